"""A row of a payments file read: a payment, a reversal, or why it can be neither.

Nothing is guessed: a number that Excel has damaged, a day in the future, an amount that can be read
in two ways put the row aside with the reason and the fix.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from dialer.contacts.cells import Cell, cell_text, clean_text, identifier_digits, is_blank
from dialer.contacts.doubts import Doubt
from dialer.contacts.identity import (
    VA_PREFIXES,
    clean_card,
    clean_va,
    is_va,
    va_fits_card,
    va_of_card,
)
from dialer.file_kinds import PaymentField
from dialer.lists.header_words import unit_factor
from dialer.payments_amount import signed_rupiah
from dialer.payments_channels import channel_code
from dialer.payments_words import Fault, PaymentDoubt, StatusWord, status_word
from dialer.received.dates import day_of, month_first
from dialer.received.form import Sheet
from dialer.received.row_kinds import RowSorter

LATE = timedelta(days=62)
"""A payment of another year that is older than this is taken, with a warning: perhaps the year is
mistyped. In January those of December are as they should be."""

_LEAST_FOR_DAMAGE = 10
_LONGEST_TEXT = 200


class Undoing(StrEnum):
    """What makes a row a reversal."""

    NOT = ""
    NEGATIVE = "negative"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A row that says something about money; `amount` is negative for a reversal.

    `channel` is a code or "", `channel_text` the file's words. `likeness` is account, day, amount
    and channel: the same payment, whatever its reference number; `fingerprint` is what makes two
    rows the same payment. A reversal by status is not its payment.
    """

    row_number: int
    account: str
    card: str
    paid_on: date
    amount: int
    channel: str
    channel_text: str
    payer: str
    reference: str
    undoing: Undoing
    doubts: tuple[PaymentDoubt, ...]
    cells: tuple[Cell, ...]
    likeness: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken before somebody mends it."""

    row_number: int
    faults: tuple[Fault, ...]
    cells: tuple[Cell, ...]


class PaymentReader:
    """Reads the rows of one sheet; `today` is the branch's day, `channels` code -> label."""

    def __init__(self, sheet: Sheet, today: date, channels: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._today = today
        self._sorter = RowSorter(
            sheet,
            (PaymentField.ACCOUNT, PaymentField.CARD),
            PaymentField.PAID_ON,
            (PaymentField.AMOUNT,),
        )
        days = sheet.columns.get(PaymentField.PAID_ON, 0)
        self.months_first = month_first(row[days] for _, row in sheet.rows() if days < len(row))
        self.damaged = _is_damaged(sheet)
        amount = sheet.columns.get(PaymentField.AMOUNT)
        self._factor = 1 if amount is None else unit_factor(sheet.titles[amount])
        self._way = lru_cache(maxsize=512)(lambda text: channel_code(text, channels))
        self._day_of = lru_cache(maxsize=2_048, typed=True)(
            lambda cell: day_of(cell, months_first=self.months_first)
        )
        self._rupiah = lru_cache(maxsize=2_048, typed=True)(
            lambda cell: signed_rupiah(cell, factor=self._factor)
        )

    def __iter__(self) -> Iterator[PaymentRow | BadRow]:
        """Go through the rows in the order of the file; titles and totals are no rows."""
        for row_number, cells in self._sheet.rows():
            if self._sorter.is_data(cells):
                yield self._read(row_number, cells)

    def _read(self, row_number: int, cells: Sequence[Cell]) -> PaymentRow | BadRow:
        faults: list[Fault] = []
        doubts: list[PaymentDoubt] = []
        account, card = self._account(cells, faults, doubts)
        paid_on = self._day(cells, faults, doubts)
        amount = self._amount(cells, faults)
        status = status_word(clean_text(self._sheet.cell(cells, PaymentField.STATUS)) or "")
        if status is StatusWord.NOT_PAID:
            faults.append(Fault.NOT_PAID)
        if faults or paid_on is None or amount is None:
            return BadRow(row_number, tuple(faults), self._sheet.as_listed(cells))
        undoing = Undoing.NEGATIVE if amount < 0 else Undoing.NOT
        if status is StatusWord.REVERSED and amount > 0:
            undoing, amount = Undoing.STATUS, -amount
        way = self._text(cells, PaymentField.CHANNEL)
        channel = self._way(way)
        reference = self._text(cells, PaymentField.REFERENCE)
        same = (account, paid_on.isoformat(), str(amount), channel or way.casefold())
        likeness = "|".join(same)
        return PaymentRow(
            row_number=row_number,
            account=account,
            card=card,
            paid_on=paid_on,
            amount=amount,
            channel=channel,
            channel_text=way,
            payer=self._text(cells, PaymentField.PAYER),
            reference=reference,
            undoing=undoing,
            doubts=tuple(doubts),
            cells=self._sheet.as_listed(cells),
            likeness=likeness,
            fingerprint="|".join((likeness, reference.casefold(), undoing.value)),
        )

    def _text(self, cells: Sequence[Cell], field: PaymentField) -> str:
        cell = self._sheet.cell(cells, field)
        return "" if cell is None else (clean_text(cell) or "")[:_LONGEST_TEXT]

    def _account(
        self, cells: Sequence[Cell], faults: list[Fault], doubts: list[PaymentDoubt]
    ) -> tuple[str, str]:
        """Account (88888 form) and card. Either column may hold either number."""
        found: list[_Identity] = []
        for field in (PaymentField.ACCOUNT, PaymentField.CARD):
            cell = self._sheet.cell(cells, field)
            if not is_blank(cell):
                one = _identity(cell)
                spoilt = one.va and field is PaymentField.ACCOUNT and self.damaged
                found.append(replace(one, va="", fault=Fault.ACCOUNT_DAMAGED) if spoilt else one)
        va = next((one.va for one in found if one.va), "")
        card = next((one.card for one in found if one.card), "")
        problems = [one.fault for one in found if one.fault is not None]
        if not va and not card:
            faults.append(problems[0] if problems else Fault.ACCOUNT_MISSING)
            return "", ""
        doubts += [doubt for one in found for doubt in one.doubts]
        if problems:
            doubts.append(PaymentDoubt.OTHER_NUMBER_USED)
        if va and card and not va_fits_card(va, card):
            doubts.append(PaymentDoubt.VA_CARD_MISMATCH)
        return (VA_PREFIXES[0] + va[5:] if va else va_of_card(card)), card

    def _day(
        self, cells: Sequence[Cell], faults: list[Fault], doubts: list[PaymentDoubt]
    ) -> date | None:
        cell = self._sheet.cell(cells, PaymentField.PAID_ON)
        day = self._day_of(cell)
        if day is None:
            faults.append(Fault.DAY_MISSING if _says_none(cell) else Fault.DAY_UNREADABLE)
        elif day > self._today:
            faults.append(Fault.DAY_IN_FUTURE)
        elif day.year != self._today.year and day < self._today - LATE:
            doubts.append(PaymentDoubt.OTHER_YEAR)
        return day

    def _amount(self, cells: Sequence[Cell], faults: list[Fault]) -> int | None:
        cell = self._sheet.cell(cells, PaymentField.AMOUNT)
        amount = None if isinstance(cell, date) else self._rupiah(cell)
        if amount == 0:
            faults.append(Fault.AMOUNT_ZERO)
        elif amount is None:
            faults.append(Fault.AMOUNT_MISSING if _says_none(cell) else Fault.AMOUNT_UNREADABLE)
        return amount


@dataclass(frozen=True, slots=True)
class _Identity:
    va: str = ""
    card: str = ""
    fault: Fault | None = None
    doubts: tuple[PaymentDoubt, ...] = ()


def _identity(cell: Cell) -> _Identity:
    """The VA or card of a cell, or what is wrong with it."""
    digits = identifier_digits(cell)
    if {Doubt.EXCEL_PRECISION, Doubt.SCIENTIFIC} & set(digits.doubts):
        return _Identity(fault=Fault.ACCOUNT_DAMAGED)
    repaired = (PaymentDoubt.LETTER_AS_DIGIT,) if digits.doubts else ()
    if is_va(digits.text):
        return _Identity(va=digits.text, doubts=repaired)
    listed = clean_va(cell).value
    if listed:
        return _Identity(va=listed)
    card = clean_card(cell)
    if card.value:
        padded = (PaymentDoubt.CARD_PADDED,) if Doubt.CARD_PADDED in card.doubts else ()
        return _Identity(card=card.value, doubts=(*repaired, *padded))
    if not digits.text and _says_none(cell):
        return _Identity()
    return _Identity(fault=Fault.ACCOUNT_INVALID)


def _says_none(cell: Cell) -> bool:
    return is_blank(cell) or (isinstance(cell, str) and clean_text(cell) is None)


def _is_damaged(sheet: Sheet) -> bool:
    """Whether all VAs typed as text end in 0: Excel rounded them before they became text.

    One in ten numbers ends so by chance; ten in a row do not.
    """
    at = sheet.columns.get(PaymentField.ACCOUNT)
    if at is None:
        return False
    ended = 0
    for row in islice(sheet.table.rows, sheet.first_row, None):
        text = cell_text(row[at]) if at < len(row) and isinstance(row[at], str) else ""
        if len(text) == 16 and is_va(text):
            ended += 1
            if text[-1] != "0":
                return False
    return ended >= _LEAST_FOR_DAMAGE
