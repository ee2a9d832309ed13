"""Contacts that nobody may see yet, or any more: a list on its way in, or being taken back.

Every question that walks contacts has to leave them out; there is at most one such range.
"""


def shown(pk: str = "pk") -> str:
    """Return the condition that a contact may be seen, for the column with its number."""
    hidden = "(SELECT {} FROM hidden_contact)"
    return f"{pk} NOT BETWEEN {hidden.format('first_pk')} AND {hidden.format('last_pk')}"
