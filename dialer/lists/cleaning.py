"""One row of cells into the values of a contact, with everything that was doubted on the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialer.contacts.cells import Cell, cell_text, clean_text
from dialer.contacts.counts import parse_class, parse_count, parse_months
from dialer.contacts.doubts import Doubt, Reading
from dialer.contacts.identity import clean_kk, clean_nib, clean_npwp
from dialer.contacts.mail import clean_email
from dialer.contacts.money import parse_rupiah
from dialer.contacts.names import area_name, display_name
from dialer.contacts.numbering import mobile_doubts
from dialer.contacts.phone import PhoneKind, clean_phones, usual_mobile
from dialer.lists.cellreaders import Remembering
from dialer.lists.columns import Layout
from dialer.lists.identities import IdentityReader
from dialer.lists.model import (
    REPORT_COLUMNS,
    Code,
    ContactRow,
    Field,
    ListKind,
    Reason,
    RowDoubt,
)
from dialer.lists.officeholders import names_function, person_in
from dialer.lists.values import (
    AMOUNT,
    CARD,
    CARE_CLASS,
    EXTRA,
    KIND,
    MEMBERS,
    MONTHS,
    NAME,
    NIK,
    PHONES,
    PIC_NAME,
    PLACES,
    ROW_NUMBER,
    VA,
    contact_of,
    phone_values,
)

_PHONE = Field.PHONE.value
_MOBILE = PhoneKind.MOBILE.value

_TEXTS = (Field.ADDRESS, Field.CITY, Field.PROVINCE, Field.NOTE)
_AREAS = (Field.KELURAHAN, Field.KECAMATAN)
_TEXTS_OF = {
    ListKind.ARREARS: _TEXTS,
    ListKind.BU: (*_TEXTS, Field.KODE_BU, Field.DATA_SOURCE, Field.PIC_NAME),
}
_Count = tuple[Field, Callable[[Cell], int | None], Doubt]
_COUNTS_OF: Mapping[ListKind, tuple[_Count, ...]] = {
    ListKind.ARREARS: (
        (Field.MONTHS, parse_months, Doubt.MONTHS_UNREADABLE),
        (Field.CARE_CLASS, parse_class, Doubt.CLASS_UNREADABLE),
        (
            Field.MEMBERS,
            lambda cell: parse_count(cell, least=1, most=50),
            Doubt.MEMBERS_UNREADABLE,
        ),
    ),
    ListKind.BU: ((Field.WORKERS, parse_count, Doubt.WORKERS_UNREADABLE),),
}
_Reader = Callable[[Cell], Reading[str]]
_CHECKED_OF: Mapping[ListKind, tuple[tuple[Field, _Reader], ...]] = {
    ListKind.ARREARS: ((Field.KK, clean_kk), (Field.EMAIL, clean_email)),
    ListKind.BU: ((Field.NPWP, clean_npwp), (Field.NIB, clean_nib), (Field.EMAIL, clean_email)),
}


@dataclass(slots=True)
class CleanedRow:
    """A row after cleaning: its values (also when it is not fit to be called) and the verdict.

    `reason` says why it must be put aside, None when it may be called; `doubts` are codes with
    the field they concern.
    """

    values: list[Any]
    reason: Reason | None
    doubts: list[tuple[Code, str]]

    @property
    def contact(self) -> ContactRow:
        """The row as a record."""
        return contact_of(self.values)


class RowCleaner:
    """Cleans the rows of one layout.

    `area_code` is the branch's (`0645`); `dues` gives rupiah per head and month by class and only
    serves a warning; `damaged` are identifier columns whose last digits Excel has lost.
    Which columns there are is worked out once, so that a row costs only what it holds.
    """

    def __init__(
        self,
        kind: ListKind,
        layout: Layout,
        *,
        area_code: str | None = None,
        dues: Mapping[int, int] | None = None,
        damaged: frozenset[Field] = frozenset(),
    ) -> None:
        self._kind = kind
        self._dues = dues or {}
        self._least_dues = min(self._dues.values(), default=0)
        self._area_code = area_code
        self._damaged = damaged
        self._labels = layout.labels
        columns = {field: found[0] for field, found in layout.fields.items() if found}
        self._name = columns.get(Field.NAME)
        self._phones = layout.fields.get(Field.PHONE, ())
        self._amount = columns.get(Field.AMOUNT) if kind is ListKind.ARREARS else None
        factor = layout.amount_factor
        self._rupiah = Remembering(lambda cell: parse_rupiah(cell, factor=factor))
        self._text = Remembering(clean_text)
        self._texts = [
            (PLACES[field.value], columns[field], self._text)
            for field in _TEXTS_OF[kind]
            if field in columns
        ]
        area = Remembering(area_name)
        self._texts += [
            (PLACES[field.value], columns[field], area) for field in _AREAS if field in columns
        ]
        self._counts = [
            (PLACES[field.value], columns[field], Remembering(parse), (doubt, field.value))
            for field, parse, doubt in _COUNTS_OF[kind]
            if field in columns
        ]
        self._checked = [
            (PLACES[field.value], columns[field], read, field)
            for field, read in _CHECKED_OF[kind]
            if field in columns
        ]
        self._identities = IdentityReader(columns, damaged) if kind is ListKind.ARREARS else None
        self._unknown = [
            (column, label, Remembering(cell_text))
            for column, label in layout.unknown
            if label not in REPORT_COLUMNS
        ]
        pic = columns.get(Field.PIC_NAME)
        with_function = pic is not None and names_function(layout.headers[pic])
        self._pic = pic if with_function else None
        self._pic_header = layout.headers[pic] if pic is not None else ""
        self._width = 1 + max(
            (column for found in layout.fields.values() for column in found), default=0
        )
        self._width = max(self._width, len(layout.labels))
        self._blank: list[Any] = [None] * len(PLACES)
        self._blank[KIND] = kind
        self._blank[PHONES] = ()

    def clean(self, cells: Sequence[Cell], row_number: int) -> CleanedRow:
        """The values of a row. Never raises, whatever the cells hold."""
        if len(cells) < self._width:
            cells = (*cells, *[None] * (self._width - len(cells)))
        values = self._blank.copy()
        doubts: list[tuple[Code, str]] = []
        extra: dict[str, str] = {}
        values[ROW_NUMBER] = row_number
        values[EXTRA] = extra
        values[NAME] = (display_name(cells[self._name]) or "") if self._name is not None else ""
        if self._unknown:
            self._keep_unknown(cells, extra)
        if self._phones:
            self._read_phones(cells, values, doubts)
        if self._identities is not None:
            self._identities.read(cells, values, doubts)
        self._read_columns(cells, values, doubts)
        if self._pic is not None and values[PIC_NAME]:
            self._part_function(self._pic, values, extra)
        if self._amount is not None:
            values[AMOUNT] = self._rupiah.of(cells[self._amount])
            if self._dues:
                self._doubt_amount(values, doubts)
        if not values[PHONES]:
            doubts.append((RowDoubt.NO_PHONE, _PHONE))
        return CleanedRow(values, self._verdict(values), doubts)

    def _keep_unknown(self, cells: Sequence[Cell], extra: dict[str, str]) -> None:
        """The cells of columns nobody knows, as text, by their header."""
        for column, label, shown in self._unknown:
            cell = cells[column]
            if cell is not None and cell != "" and (text := shown.of(cell)):
                extra[label] = text

    def _part_function(self, column: int, values: list[Any], extra: dict[str, str]) -> None:
        """Leave the function of the PIC beside the contact, with the name as it was written."""
        text = values[PIC_NAME]
        values[PIC_NAME] = person_in(text, self._pic_header)
        if values[PIC_NAME] != text:
            extra[self._labels[column]] = text

    def _read_columns(
        self, cells: Sequence[Cell], values: list[Any], doubts: list[tuple[Code, str]]
    ) -> None:
        """Words, small numbers, and numbers with a form of their own."""
        for place, column, text in self._texts:
            cell = cells[column]
            if cell is not None and cell != "":
                values[place] = text.of(cell)
        for place, column, count, unreadable in self._counts:
            cell = cells[column]
            if cell is not None and cell != "":
                value = values[place] = count.of(cell)
                if value is None and self._text.of(cell) is not None:
                    doubts.append(unreadable)
        for place, column, read, field in self._checked:
            cell = cells[column]
            if cell is not None and cell != "":
                values[place] = self._take(read(cell), field, doubts)

    def _take(
        self, reading: Reading[str], field: Field, doubts: list[tuple[Code, str]]
    ) -> str | None:
        """The value of a checked cell, nothing from a column that Excel has damaged."""
        if field in self._damaged and reading.value is not None:
            reading = Reading(None, (Doubt.EXCEL_PRECISION,))
        doubts.extend([(doubt, field.value) for doubt in reading.doubts])
        return reading.value

    def _doubt_amount(self, values: Sequence[Any], doubts: list[tuple[Code, str]]) -> None:
        """The amount of the list is the official one; what cannot be dues is only pointed out."""
        if 0 < (values[AMOUNT] or 0) < self._least_dues:
            doubts.append((RowDoubt.AMOUNT_SMALL, Field.AMOUNT.value))
        elif self._differs(values):
            doubts.append((RowDoubt.AMOUNT_DIFFERS, Field.AMOUNT.value))

    def _differs(self, values: Sequence[Any]) -> bool:
        """Whether the amount is not what dues, months and members come to."""
        amount, months, members = values[AMOUNT], values[MONTHS], values[MEMBERS]
        if not amount or not months or not members:
            return False
        dues = self._dues.get(values[CARE_CLASS])
        return dues is not None and bool(dues * months * members != amount)

    def _read_phones(
        self, cells: Sequence[Cell], values: list[Any], doubts: list[tuple[Code, str]]
    ) -> None:
        """The callable numbers of all phone columns; the raw text of the others becomes extra."""
        found: dict[str, tuple[Any, ...]] = {}
        for column in self._phones:
            cell = cells[column]
            if cell is None or cell == "":
                continue
            national = usual_mobile(cell) if isinstance(cell, str) else None
            if national is not None and not mobile_doubts(national):
                e164 = f"+62{national}"
                if e164 not in found:
                    found[e164] = (e164, cell, _MOBILE, None, None)
                continue
            result = clean_phones(cell, area_code=self._area_code)
            for phone in result.phones:
                found.setdefault(phone.e164, phone_values(phone))
            if result.doubts:
                doubts.extend([(doubt, _PHONE) for doubt in result.doubts])
            if result.refused:
                doubts.extend([(bad.reason, _PHONE) for bad in result.refused])
                values[EXTRA][self._labels[column]] = cell_text(cell)
        values[PHONES] = tuple(found.values())

    def _verdict(self, values: Sequence[Any]) -> Reason | None:
        """The first rule the row breaks: a name; for arrears also an identity and an amount."""
        if not values[NAME]:
            return Reason.NAME
        if self._kind is ListKind.BU:
            return None
        if not (values[CARD] or values[NIK] or values[VA]):
            return Reason.IDENTITY
        return None if values[AMOUNT] else Reason.AMOUNT
