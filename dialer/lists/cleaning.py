"""One row of cells into a contact, with everything that was doubted on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialer.contacts.cells import Cell, cell_text, clean_text, is_blank
from dialer.contacts.counts import parse_class, parse_count, parse_months
from dialer.contacts.doubts import Doubt, Reading
from dialer.contacts.identity import (
    clean_card,
    clean_kk,
    clean_nib,
    clean_nik,
    clean_npwp,
    clean_va,
    va_fits_card,
)
from dialer.contacts.mail import clean_email
from dialer.contacts.money import parse_rupiah
from dialer.contacts.names import display_name
from dialer.contacts.phone import Phone, clean_phones
from dialer.lists.columns import Layout
from dialer.lists.model import Code, ContactRow, Field, ListKind, Reason, RowDoubt, RowWarning
from dialer.lists.warnings import warn

_IDENTITY_CLEANERS = (
    (Field.CARD, clean_card),
    (Field.NIK, clean_nik),
    (Field.VA, clean_va),
)


@dataclass(slots=True)
class CleanedRow:
    """A row after cleaning: the contact (also when it is not fit to be called) and the verdict.

    `reason` says why it must be put aside, None when it may be called.
    """

    contact: ContactRow
    reason: Reason | None
    warnings: list[RowWarning]


@dataclass(slots=True)
class _Values:
    """The cells of one row by field, collecting doubts."""

    cells: Sequence[Cell]
    fields: Mapping[Field, tuple[int, ...]]
    doubts: list[tuple[Code, str]] = field(default_factory=list)

    def cell(self, name: Field) -> Cell:
        columns = self.fields.get(name)
        if not columns or columns[0] >= len(self.cells):
            return None
        return self.cells[columns[0]]

    def text(self, name: Field) -> str | None:
        cell = self.cell(name)
        return None if cell is None or cell == "" else clean_text(cell)

    def take(self, name: Field, reading: Reading[str]) -> str | None:
        self.doubts.extend((doubt, name.value) for doubt in reading.doubts)
        return reading.value

    def count(self, name: Field, value: int | None, unreadable: Doubt) -> int | None:
        if value is None and self.text(name) is not None:
            self.doubts.append((unreadable, name.value))
        return value


@dataclass(frozen=True, slots=True)
class RowCleaner:
    """Cleans the rows of one layout.

    `area_code` is the branch's (`0645`); `dues` gives rupiah per head and month by class and only
    serves a warning; `damaged` are identifier columns whose last digits Excel has lost.
    """

    kind: ListKind
    layout: Layout
    area_code: str | None = None
    dues: Mapping[int, int] | None = None
    damaged: frozenset[Field] = frozenset()

    def clean(self, cells: Sequence[Cell], row_number: int) -> CleanedRow:
        """The contact of a row. Never raises, whatever the cells hold."""
        values = _Values(cells, self.layout.fields)
        phones, kept = self._phones(values)
        extra = self._extra(cells) | kept
        name = display_name(values.cell(Field.NAME))
        contact = (
            self._arrears(values, row_number, name or "", phones, extra)
            if self.kind is ListKind.ARREARS
            else self._employer(values, row_number, name or "", phones, extra)
        )
        if not phones:
            values.doubts.append((RowDoubt.NO_PHONE, Field.PHONE.value))
        warnings = [
            warning
            for code, column in values.doubts
            for warning in warn((code,), row_number, column)
        ]
        return CleanedRow(contact, _verdict(contact), warnings)

    def _arrears(
        self,
        values: _Values,
        row_number: int,
        name: str,
        phones: tuple[Phone, ...],
        extra: Mapping[str, str],
    ) -> ContactRow:
        card, nik, va = self._identities(values)
        amount = parse_rupiah(values.cell(Field.AMOUNT), factor=self.layout.amount_factor)
        months = values.count(
            Field.MONTHS, parse_months(values.cell(Field.MONTHS)), Doubt.MONTHS_UNREADABLE
        )
        care_class = values.count(
            Field.CARE_CLASS, parse_class(values.cell(Field.CARE_CLASS)), Doubt.CLASS_UNREADABLE
        )
        members = values.count(
            Field.MEMBERS,
            parse_count(values.cell(Field.MEMBERS), least=1, most=50),
            Doubt.MEMBERS_UNREADABLE,
        )
        if self._differs(amount, months, care_class, members):
            values.doubts.append((RowDoubt.AMOUNT_DIFFERS, Field.AMOUNT.value))
        return ContactRow(
            kind=self.kind,
            row_number=row_number,
            name=name,
            phones=phones,
            card=card,
            nik=nik,
            kk=self._kk(values),
            va=va,
            amount=amount,
            months=months,
            care_class=care_class,
            members=members,
            address=values.text(Field.ADDRESS),
            kelurahan=values.text(Field.KELURAHAN),
            kecamatan=values.text(Field.KECAMATAN),
            city=values.text(Field.CITY),
            province=values.text(Field.PROVINCE),
            email=values.take(Field.EMAIL, clean_email(values.cell(Field.EMAIL))),
            note=values.text(Field.NOTE),
            extra=extra,
        )

    def _employer(
        self,
        values: _Values,
        row_number: int,
        name: str,
        phones: tuple[Phone, ...],
        extra: Mapping[str, str],
    ) -> ContactRow:
        npwp = self._undamaged(Field.NPWP, clean_npwp(values.cell(Field.NPWP)))
        return ContactRow(
            kind=self.kind,
            row_number=row_number,
            name=name,
            phones=phones,
            npwp=values.take(Field.NPWP, npwp),
            nib=values.take(Field.NIB, clean_nib(values.cell(Field.NIB))),
            kode_bu=values.text(Field.KODE_BU),
            address=values.text(Field.ADDRESS),
            kelurahan=values.text(Field.KELURAHAN),
            kecamatan=values.text(Field.KECAMATAN),
            city=values.text(Field.CITY),
            province=values.text(Field.PROVINCE),
            potential_workers=values.count(
                Field.WORKERS, parse_count(values.cell(Field.WORKERS)), Doubt.WORKERS_UNREADABLE
            ),
            data_source=values.text(Field.DATA_SOURCE),
            email=values.take(Field.EMAIL, clean_email(values.cell(Field.EMAIL))),
            pic_name=values.text(Field.PIC_NAME),
            note=values.text(Field.NOTE),
            extra=extra,
        )

    def _kk(self, values: _Values) -> str | None:
        if Field.KK not in values.fields:
            return None
        return values.take(Field.KK, self._undamaged(Field.KK, clean_kk(values.cell(Field.KK))))

    def _undamaged(self, name: Field, reading: Reading[str]) -> Reading[str]:
        if name in self.damaged and reading.value is not None:
            return Reading(None, (Doubt.EXCEL_PRECISION,))
        return reading

    def _identities(self, values: _Values) -> tuple[str | None, str | None, str | None]:
        """Card, NIK and VA; one that stands in another's column is put where it belongs."""
        found: dict[Field, str | None] = {}
        unread: list[tuple[Field, Reading[str]]] = []
        for name, cleaner in _IDENTITY_CLEANERS:
            cell = values.cell(name)
            if is_blank(cell):
                continue
            reading = self._undamaged(name, cleaner(cell))
            found[name] = reading.value
            if reading.value is None and name not in self.damaged:
                unread.append((name, reading))
            else:
                values.take(name, reading)
        for name, reading in unread:
            if not self._found_elsewhere(values, name, found):
                values.take(name, reading)
        card, va = found.get(Field.CARD), found.get(Field.VA)
        if card and va and not va_fits_card(va, card):
            values.doubts.append((RowDoubt.VA_CARD_MISMATCH, Field.VA.value))
        return card, found.get(Field.NIK), va

    def _found_elsewhere(
        self, values: _Values, source: Field, found: dict[Field, str | None]
    ) -> bool:
        """Whether the cell holds another identity, e.g. a NIK in the card column."""
        for target, cleaner in _IDENTITY_CLEANERS:
            moved = cleaner(values.cell(source))
            if moved.value is not None and not moved.doubts and target not in self.damaged:
                found[target] = found.get(target) or moved.value
                values.doubts.append((RowDoubt.IDENTITY_MOVED, source.value))
                return True
        return False

    def _differs(
        self, amount: int | None, months: int | None, care_class: int | None, members: int | None
    ) -> bool:
        if not self.dues or not amount or not months or not care_class or not members:
            return False
        dues = self.dues.get(care_class)
        return dues is not None and dues * months * members != amount

    def _phones(self, values: _Values) -> tuple[tuple[Phone, ...], dict[str, str]]:
        """The callable numbers of all phone columns, and the raw text of those that are not."""
        phones: dict[str, Phone] = {}
        kept: dict[str, str] = {}
        for column in self.layout.fields.get(Field.PHONE, ()):
            cell = values.cells[column] if column < len(values.cells) else None
            if cell is None or cell == "":
                continue
            result = clean_phones(cell, area_code=self.area_code)
            for phone in result.phones:
                phones.setdefault(phone.e164, phone)
            if result.doubts or result.refused:
                values.doubts.extend((doubt, Field.PHONE.value) for doubt in result.doubts)
                values.doubts.extend((bad.reason, Field.PHONE.value) for bad in result.refused)
            if result.refused:
                kept[self.layout.labels[column]] = cell_text(cell)
        return tuple(phones.values()), kept

    def _extra(self, cells: Sequence[Cell]) -> dict[str, str]:
        """The cells of columns nobody knows, as text, by their header."""
        return {
            label: text
            for column, label in self.layout.unknown
            if column < len(cells) and (text := cell_text(cells[column]))
        }


def _verdict(contact: ContactRow) -> Reason | None:
    """The first rule the row breaks: a name; for arrears also an identity and an amount."""
    if not contact.name:
        return Reason.NAME
    if contact.kind is ListKind.BU:
        return None
    if not (contact.card or contact.nik or contact.va):
        return Reason.IDENTITY
    return None if contact.amount else Reason.AMOUNT
