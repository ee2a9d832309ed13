"""A row of a results file read: who, when, by whom, and the outcome form as it was filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from dialer.contacts.cells import Cell, clean_text, is_blank
from dialer.contacts.counts import parse_count
from dialer.contacts.dates import parse_date
from dialer.contacts.doubts import Doubt, Reading
from dialer.contacts.identity import (
    clean_card,
    clean_nib,
    clean_nik,
    clean_npwp,
    clean_va,
    va_of_card,
)
from dialer.contacts.money import parse_rupiah
from dialer.contacts.phone import clean_phones
from dialer.file_kinds import ResultField
from dialer.payments_channels import channel_code
from dialer.received.clock import parse_time
from dialer.received.dates import day_of, month_first
from dialer.received.form import Sheet
from dialer.received.row_kinds import RowSorter
from dialer.results_words import ResultFault, ResultWords

_MOST_STAGES = 60


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row as it was read; what cannot be read is in `faults`.

    `keys` are what its contact is known by, strongest first. Days and times are the contact's own.
    `names_channels` tells that the file has a column for the channel of a promise, `names_people`
    one for whom the officer spoke to.
    """

    row_number: int
    keys: tuple[str, ...]
    name: str
    phones: tuple[str, ...]
    day: date | None
    at: time | None
    officer: str
    outcome: str
    channel: str
    spoke_to: str
    reason: str
    promise_amount: int | None
    promise_on: date | None
    promise_channel: str
    names_channels: bool
    names_people: bool
    stages: int | None
    callback_on: date | None
    callback_at: time | None
    next_step: str
    next_on: date | None
    note: str
    faults: tuple[ResultFault, ...]
    cells: tuple[Cell, ...]

    @property
    def promises(self) -> bool:
        """Whether a promise was written down."""
        return self.promise_amount is not None or self.promise_on is not None


class ResultReader:
    """Reads the rows of one sheet; `channels` are the ways of paying, code -> label."""

    def __init__(
        self, sheet: Sheet, words: ResultWords, channels: Mapping[str, str], area_code: str | None
    ) -> None:
        self._sheet = sheet
        self._words = words
        self._channels = channels
        self._area_code = area_code
        identities = (ResultField.ACCOUNT, ResultField.CARD, ResultField.NIK)
        telling = (ResultField.DAY, ResultField.OFFICER, ResultField.TIME)
        self._sorter = RowSorter(sheet, identities, ResultField.OUTCOME, telling)
        days = sheet.columns.get(ResultField.DAY, 0)
        self._months_first = month_first(row[days] for _, row in sheet.rows() if days < len(row))

    def __iter__(self) -> Iterator[ResultRow]:
        """Go through the rows in the order of the file; titles and totals are no rows."""
        for row_number, cells in self._sheet.rows():
            if self._sorter.is_data(cells):
                yield self._read(row_number, cells)

    def _read(self, row_number: int, cells: Sequence[Cell]) -> ResultRow:
        faults: list[ResultFault] = []
        day_cell = self._cell(cells, ResultField.DAY)
        day = day_of(day_cell, months_first=self._months_first)
        if day is None:
            faults.append(ResultFault.DAY_UNREADABLE)
        time_cell = self._cell(cells, ResultField.TIME)
        at = parse_time(day_cell if is_blank(time_cell) else time_cell)
        if at is None:
            faults.append(ResultFault.TIME_UNREADABLE)
        callback = self._cell(cells, ResultField.CALLBACK)
        callback_on = parse_date(callback)
        if callback_on is None and clean_text(callback):
            faults.append(ResultFault.CALLBACK_UNREADABLE)
        keys = self._keys(cells, faults)
        return ResultRow(
            row_number=row_number,
            keys=keys,
            name=self._text(cells, ResultField.NAME),
            phones=self._phones(cells),
            day=day,
            at=at,
            officer=self._text(cells, ResultField.OFFICER),
            outcome=self._text(cells, ResultField.OUTCOME),
            channel=self._channel(cells, faults),
            spoke_to=self._choice(cells, ResultField.SPOKE_TO, faults),
            reason=self._choice(cells, ResultField.REASON, faults),
            promise_amount=self._promise_amount(cells, faults),
            promise_on=self._day(
                cells, ResultField.PROMISE_ON, ResultFault.PROMISE_ON_UNREADABLE, faults
            ),
            promise_channel=self._promise_channel(cells, faults),
            names_channels=ResultField.PROMISE_CHANNEL in self._sheet.columns,
            names_people=ResultField.SPOKE_TO in self._sheet.columns,
            stages=self._stages(cells, faults),
            callback_on=callback_on,
            callback_at=parse_time(callback),
            next_step=self._choice(cells, ResultField.NEXT_STEP, faults),
            next_on=self._day(cells, ResultField.NEXT_ON, ResultFault.NEXT_ON_UNREADABLE, faults),
            note=self._text(cells, ResultField.NOTE),
            faults=tuple(faults),
            cells=self._sheet.as_listed(cells),
        )

    def _cell(self, cells: Sequence[Cell], field: ResultField) -> Cell:
        return self._sheet.cell(cells, field)

    def _text(self, cells: Sequence[Cell], field: ResultField) -> str:
        return clean_text(self._cell(cells, field)) or ""

    def _keys(self, cells: Sequence[Cell], faults: list[ResultFault]) -> tuple[str, ...]:
        """`va:`, `card:`, `nik:`, `npwp:`, `nib:`; either number may stand in either column."""
        found: dict[str, str] = {}
        damaged = False
        for field in (ResultField.ACCOUNT, ResultField.CARD):
            cell = self._cell(cells, field)
            va, card = clean_va(cell), clean_card(cell)
            damaged = damaged or _is_damaged(va)
            if va.value:
                found.setdefault("va", va_of_card(va.value))
            elif card.value:
                found.setdefault("card", card.value)
        if "card" in found:
            found.setdefault("va", va_of_card(found["card"]))
        for name, field, clean in (
            ("nik", ResultField.NIK, clean_nik),
            ("npwp", ResultField.NPWP, clean_npwp),
            ("nib", ResultField.NIB, clean_nib),
        ):
            reading = clean(self._cell(cells, field))
            damaged = damaged or _is_damaged(reading)
            if reading.value:
                found[name] = reading.value
        if damaged and not found:
            faults.append(ResultFault.IDENTITY_DAMAGED)
        order = ("card", "va", "nik", "npwp", "nib")
        return tuple(f"{name}:{found[name]}" for name in order if name in found)

    def _phones(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        found = clean_phones(self._cell(cells, ResultField.PHONE), area_code=self._area_code)
        return tuple(one.e164 for one in found.phones)

    def _channel(self, cells: Sequence[Cell], faults: list[ResultFault]) -> str:
        text = self._text(cells, ResultField.CHANNEL)
        code = self._words.channels.told(text) if text else "phone"
        if not code:
            faults.append(ResultFault.CHANNEL_UNKNOWN)
        return code

    def _choice(self, cells: Sequence[Cell], field: ResultField, faults: list[ResultFault]) -> str:
        choices, fault = {
            ResultField.SPOKE_TO: (self._words.spoke_to, ResultFault.SPOKE_TO_UNKNOWN),
            ResultField.REASON: (self._words.reasons, ResultFault.REASON_UNKNOWN),
            ResultField.NEXT_STEP: (self._words.next_steps, ResultFault.NEXT_STEP_UNKNOWN),
        }[field]
        text = self._text(cells, field)
        code = choices.told(text)
        if text and not code:
            faults.append(fault)
        return code

    def _day(
        self,
        cells: Sequence[Cell],
        field: ResultField,
        fault: ResultFault,
        faults: list[ResultFault],
    ) -> date | None:
        cell = self._cell(cells, field)
        found = day_of(cell, months_first=self._months_first)
        if found is None and clean_text(cell):
            faults.append(fault)
        return found

    def _promise_amount(self, cells: Sequence[Cell], faults: list[ResultFault]) -> int | None:
        cell = self._cell(cells, ResultField.PROMISE_AMOUNT)
        amount = None if isinstance(cell, date) else parse_rupiah(cell)
        if amount is None and clean_text(cell):
            faults.append(ResultFault.PROMISE_AMOUNT_UNREADABLE)
        return amount

    def _promise_channel(self, cells: Sequence[Cell], faults: list[ResultFault]) -> str:
        text = self._text(cells, ResultField.PROMISE_CHANNEL)
        code = channel_code(text, self._channels)
        if text and not code:
            faults.append(ResultFault.PROMISE_CHANNEL_UNKNOWN)
        return code

    def _stages(self, cells: Sequence[Cell], faults: list[ResultFault]) -> int | None:
        cell = self._cell(cells, ResultField.STAGES)
        stages = parse_count(cell, most=_MOST_STAGES)
        if stages is None and clean_text(cell):
            faults.append(ResultFault.STAGES_UNREADABLE)
        return stages


def _is_damaged(reading: Reading[str]) -> bool:
    return bool({Doubt.EXCEL_PRECISION, Doubt.SCIENTIFIC} & set(reading.doubts))
