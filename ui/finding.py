"""What the command palette (Ctrl+K) finds besides rooms: contacts by name or number."""

from functools import partial
from itertools import islice

from dialer.contacts.mask import mask_id
from dialer.facts import Channel
from dialer.lists.model import ContactRow, ListKind
from ui.presenters.lists import not_shown_to
from ui.presenters.words import LIST_KINDS
from ui.session import Session
from ui.widgets import Command, Provider

SHORTEST = 3
"""Letters or digits before the store is asked; fewer would fit half of a list."""

LOOKED_AT = 200
"""Contacts the store is asked for: colleagues' contacts among them are left out."""

SHOWN = 12


def contact_provider(session: Session) -> Provider:
    """Return the provider for one officer: only contacts that this officer may see."""

    def find(query: str) -> list[Command]:
        if len(query.strip()) < SHORTEST:
            return []
        want = session.news.contact_wanted.emit
        hidden = not_shown_to(session.workstation, session.officer)
        found = session.workstation.store.find_contacts(query, LOOKED_AT)
        return [
            Command(one.name, partial(want, one.contact_id, Channel.PHONE), _which(one.details))
            for one in islice((one for one in found if one.officer_id not in hidden), SHOWN)
        ]

    return find


def _which(row: ContactRow) -> str:
    """Tell people of the same name apart without showing a whole number."""
    if row.kind is ListKind.BU:
        return " · ".join(part for part in (LIST_KINDS[row.kind.value], row.pic_name) if part)
    number = row.card or row.va or row.nik
    return f"Peserta · {mask_id(number)}" if number else "Peserta"
