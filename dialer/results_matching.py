"""What the store knows of a row of a results file: its firm, the number called, what was said."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from dialer.contact import Contact
from dialer.contacts.names import firm_key
from dialer.facts import Attempt, Correction, Fact, Outcome
from dialer.lists.model import ListKind
from dialer.ports import Reader
from dialer.results_rows import ResultRow

Said = tuple[str, str, datetime]
"""Officer, code of the outcome, minute."""

_MOST_NAMESAKES = 50
_MINUTE = timedelta(minutes=1)


def firm_named(reader: Reader, name: str) -> Contact | None:
    """The only employer of that name; members are never told by their names."""
    wanted = firm_key(name)
    found = [
        one
        for one in reader.find_contacts(wanted, _MOST_NAMESAKES)
        if one.kind is ListKind.BU and firm_key(one.name) == wanted
    ]
    return found[0] if len(found) == 1 else None


def dialled(row: ResultRow, contact: Contact) -> str:
    """The number that was called: the one in the row, else the contact's only one; or ""."""
    by_number = {one.phone.e164: one.number_id for one in contact.numbers}
    named = [by_number[phone] for phone in row.phones if phone in by_number]
    if named:
        return named[0]
    return contact.numbers[0].number_id if len(contact.numbers) == 1 and not row.phones else ""


def said_of(facts: Sequence[Fact], forgotten: Collection[str]) -> set[Said]:
    """Who said what of a contact in which minute; any minute from its start to its end.

    `forgotten` are attempts that were taken back with their file: they may come again.
    """
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact.body, Outcome | Correction):
            codes[fact.attempt_id].add(fact.body.code)
    said: set[Said] = set()
    for fact in facts:
        if not isinstance(fact.body, Attempt) or fact.attempt_id in forgotten:
            continue
        start = fact.body.started_at.replace(second=0, microsecond=0)
        minutes = min(60, max(0, int((fact.body.ended_at - start) / _MINUTE)))
        said.update(
            (fact.officer_id, code, start + place * _MINUTE)
            for code in codes[fact.attempt_id]
            for place in range(minutes + 1)
        )
    return said
