"""What the Daftar room shows: lists with counts that add up, what was put aside, contacts."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dialer.call_lists import Aside, AsideRow, CallList, ListProgress
from dialer.contact import Contact
from dialer.contacts.dates import format_datetime
from dialer.contacts.dialable import dialable
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.lists.sheet_names import row_words
from dialer.people import Officer, Right
from dialer.workstation import Workstation
from ui.presenters.words import LIST_KINDS

DASH: Final = "–"
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
FIRST: Final = 500
"""Contacts shown of a list before anything is searched for."""
FOUND: Final = 200
"""Contacts a search shows at most."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list in the overview, in words; numbers that add up stay numbers."""

    list_id: str
    name: str
    kind: str
    taken: str
    rows: int
    accepted: int
    updated: int
    duplicates: int
    quarantined: int
    contacts: int
    attempted: int
    without_number: int
    imported_by: str = ""

    @property
    def progress(self) -> str:
        """How far the list has been worked, with its base."""
        return f"{number(self.attempted)} dari {number(self.contacts)} ({self.percent} %)"

    @property
    def percent(self) -> int:
        """Attempted of all contacts, rounded down: 100 only when all are."""
        return self.attempted * 100 // self.contacts if self.contacts else 0

    @property
    def aside(self) -> int:
        """Rows that were put aside."""
        return self.duplicates + self.quarantined


def number(value: int) -> str:
    """Return a whole number with dots between the thousands."""
    return f"{value:,}".replace(",", ".")


def list_rows(workstation: Workstation) -> Mapping[str, ListRow]:
    """Read all lists, the newest first."""
    zone = workstation.branch().zone
    lists = sorted(
        workstation.store.call_lists(), key=lambda one: one.call_list.imported_at, reverse=True
    )
    return {one.call_list.list_id: _list_row(one, zone) for one in lists}


def _list_row(progress: ListProgress, zone: str) -> ListRow:
    one = progress.call_list
    return ListRow(
        list_id=one.list_id,
        name=one.name,
        kind=LIST_KINDS[one.kind.value],
        taken=format_datetime(local(one.imported_at, zone)),
        rows=one.rows,
        accepted=one.accepted,
        updated=one.updated,
        duplicates=one.duplicates,
        quarantined=one.quarantined,
        contacts=progress.contacts,
        attempted=progress.attempted,
        without_number=progress.without_number,
        imported_by=one.imported_by,
    )


def may_undo(officer: Officer, row: ListRow) -> bool:
    """Whether an officer may take a list back: their own, or everybody's for a lead."""
    return row.imported_by == officer.officer_id or officer.may(Right.SEE_ALL)


def totals(one: ListRow | CallList) -> tuple[tuple[int, str, str], ...]:
    """Return the sum of a list as (number, word, what it means): the first is all others."""
    return (
        (one.rows, "baris", "Semua baris berisi data dalam berkas"),
        (one.accepted, "baru", "Menjadi kontak baru"),
        (one.updated, "diperbarui", "Kontak yang sudah ada, datanya diperbarui"),
        (one.duplicates, "ganda", "Sudah ada pada baris lain dalam berkas yang sama"),
        (one.quarantined, "ditahan", "Belum dapat dipakai; alasannya disebutkan"),
    )


def result_sentence(call_list: CallList) -> str:
    """Say what became of a list that was taken in."""
    parts = " + ".join(f"{number(count)} {word}" for count, word, _ in totals(call_list)[1:])
    return f"{call_list.name}: {number(call_list.rows)} baris = {parts}."


@dataclass(frozen=True, slots=True)
class AsideLine:
    """One row that was put aside, in words."""

    number: str
    what: str
    duplicate: bool
    name: str
    reason: str
    fix: str
    content: str

    @property
    def advice(self) -> str:
        """Reason and fix as running text."""
        return f"{self.reason.rstrip('.')}. {self.fix}"


SECRET: Final = frozenset({"card", "nik", "kk", "va", "npwp", "nib"})
"""Fields that are masked wherever they are shown."""


def aside_lines(aside: Aside, columns: Mapping[str, str]) -> Mapping[int, AsideLine]:
    """Put rows aside into words, by their place; the key stays when they are filtered.

    `columns` (field to heading) tells which cells hold the name and which are masked.
    """
    secret = {header for field, header in columns.items() if field in SECRET}
    name = columns.get("name", "")
    return {
        place: _aside_line(row, pairs(aside.header, row.cells), name, secret, aside.sheet)
        for place, row in enumerate(aside.rows)
    }


def _aside_line(
    row: AsideRow, cells: Sequence[tuple[str, str]], name: str, secret: Set[str], sheet: str | None
) -> AsideLine:
    return AsideLine(
        number=row_words(row.row_number, sheet),
        what="Ganda" if row.duplicate else "Ditahan",
        duplicate=row.duplicate,
        name=next((cell for title, cell in cells if title == name), DASH),
        reason=row.reason,
        fix=row.fix or DASH,
        content=" · ".join(
            f"{title}: {mask_id(cell) if title in secret else cell}" for title, cell in cells
        ),
    )


def pairs(header: Sequence[str], cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the filled cells of a row with the heading each stood under."""
    titles = [*header, *(f"Kolom {place}" for place in range(len(header) + 1, len(cells) + 1))]
    return tuple(
        (title.strip() or f"Kolom {place}", cell)
        for place, (title, cell) in enumerate(zip(titles, cells, strict=False), start=1)
        if cell.strip()
    )


def suggested_name(row: ListRow) -> str:
    """Return a name for a workbook of the rows put aside, one that every system takes."""
    return f"{_UNSAFE.sub('-', row.name).strip(' .') or 'daftar'} - disisihkan.xlsx"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact of a list, in words; ids are masked."""

    contact_id: str
    name: str
    identity: str
    phone: str
    months: str
    worth: str
    place: str
    list_name: str


@dataclass(frozen=True, slots=True)
class ContactsView:
    """The contacts shown, and the sentence that says what part of all they are."""

    rows: Mapping[str, ContactLine]
    sentence: str


def contacts_view(
    workstation: Workstation, officer: Officer, row: ListRow, text: str
) -> ContactsView:
    """Read the first contacts of a list, or those that match a text (this list's first).

    Contacts that belong to another officer are left out unless everybody's may be seen.
    """
    store = workstation.store
    hidden = not_shown_to(workstation, officer)
    names = {one.call_list.list_id: one.call_list.name for one in store.call_lists()}
    if not text:
        contacts = [
            one
            for one in islice(store.contacts(row.list_id), FIRST)
            if one.officer_id not in hidden
        ]
        part = len(contacts) < row.contacts
        sentence = (
            f"{number(len(contacts))} dari {number(row.contacts)} kontak. Ketik untuk mencari."
            if part
            else f"{number(len(contacts))} kontak."
        )
    else:
        found = [one for one in store.find_contacts(text, FOUND) if one.officer_id not in hidden]
        contacts = sorted(found, key=lambda one: one.list_id != row.list_id)
        here = sum(1 for one in found if one.list_id == row.list_id)
        sentence = f"{here} ditemukan di daftar ini, {len(found) - here} di daftar lain."
    return ContactsView(
        {one.contact_id: _contact_line(one, names.get(one.list_id, "")) for one in contacts},
        sentence,
    )


def not_shown_to(workstation: Workstation, officer: Officer) -> Set[str]:
    """Return whose contacts an officer does not see: of others who still work here."""
    if officer.may(Right.SEE_ALL):
        return frozenset()
    people = workstation.store.officers()
    return {one.officer_id for one in people if one.active} - {officer.officer_id}


def _contact_line(contact: Contact, list_name: str) -> ContactLine:
    details = contact.details
    bu = contact.kind is ListKind.BU
    identity = details.card or details.va or details.nik
    numbers = contact.numbers
    more = f" +{len(numbers) - 1}" if len(numbers) > 1 else ""
    if bu:
        worth = (
            f"{number(details.potential_workers)} pekerja" if details.potential_workers else DASH
        )
    else:
        worth = format_rupiah(details.amount) if details.amount is not None else DASH
    place = [details.address, details.kelurahan, details.kecamatan, details.city]
    return ContactLine(
        contact_id=contact.contact_id,
        name=contact.name,
        identity=(details.pic_name or DASH) if bu else mask_id(identity) if identity else DASH,
        phone=f"{dialable(numbers[0].phone.e164)}{more}" if numbers else "Tanpa nomor",
        months=str(details.months) if details.months is not None else DASH,
        worth=worth,
        place=", ".join(part for part in place if part) or DASH,
        list_name=list_name,
    )
