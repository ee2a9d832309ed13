"""A row of a file as it is compared: canonical identifiers, folded name, birth date, firm."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dialer.contacts.cells import Cell, clean_text, identifier_digits, is_blank
from dialer.contacts.doubts import Doubt, Reading
from dialer.contacts.identity import clean_card, clean_kk, clean_nib, clean_nik, clean_npwp
from dialer.contacts.names import address_key, display_name, firm_key, person_key
from dialer.contacts.phone import clean_phones
from dialer.reconcile.columns import birth_of
from dialer.reconcile.likeness import folded_words
from dialer.reconcile.model import Column, Note, ReconcileKind, Row
from dialer.reconcile.sheet import Sheet

_LOST = (Doubt.EXCEL_PRECISION, Doubt.SCIENTIFIC)
_LEAST_FOR_DAMAGE = 10
_PLACES = (Column.ADDRESS, Column.KELURAHAN, Column.KECAMATAN)
_FORMS = {"pt": "pt", "cv": "cv", "ud": "ud", "pd": "pd", "koperasi": "kop", "kop": "kop",
          "yayasan": "yys", "yys": "yys", "firma": "fa", "fa": "fa"}  # fmt: skip
_MALE = frozenset(("l", "lk", "laki", "pria", "m", "male", "1"))
_FEMALE = frozenset(("p", "pr", "perempuan", "wanita", "f", "female", "w", "2"))
Reader = Callable[[Cell], Reading[str]]


class RowMaker:
    """Turns the cells of one sheet into rows."""

    def __init__(self, kind: ReconcileKind, sheet: Sheet) -> None:
        self._columns: Mapping[Column, int] = sheet.columns
        self._people = kind is ReconcileKind.PEOPLE
        self._nik_damaged = _ends_in_zero(sheet, Column.NIK)

    def make(self, number: int, cells: tuple[Cell, ...]) -> Row:
        """The row; without ids and words it says nothing."""
        return self._person(number, cells) if self._people else self._employer(number, cells)

    def _cell(self, cells: Sequence[Cell], column: Column) -> Cell:
        index = self._columns.get(column)
        return None if index is None or index >= len(cells) else cells[index]

    def _person(self, number: int, cells: tuple[Cell, ...]) -> Row:
        notes: list[Note] = []
        ids: dict[Column, str] = {}
        nik_cell, card_cell = self._cell(cells, Column.NIK), self._cell(cells, Column.CARD)
        nik, card = person_ids(nik_cell, card_cell, notes)
        if nik and self._nik_damaged:
            nik = ""
            notes.append(Note.NIK_DAMAGED)
        if nik:
            ids[Column.NIK] = nik
        if card:
            ids[Column.CARD] = card
        self._take(cells, Column.KK, clean_kk, Note.KK_INVALID, ids, notes)
        self._take(cells, Column.NPWP, clean_npwp, Note.NPWP_INVALID, ids, notes)
        self._take_code(cells, ids)
        birth_cell = self._cell(cells, Column.BIRTH)
        birth = birth_of(birth_cell)
        if birth is None and not is_blank(birth_cell):
            notes.append(Note.BIRTH_UNREADABLE)
        by_nik = birth_of_nik(nik, birth) if nik else None
        if birth and by_nik and birth != by_nik:
            notes.append(Note.BIRTH_NOT_OF_NIK)
        name = display_name(self._cell(cells, Column.NAME)) or ""
        firm = display_name(self._cell(cells, Column.FIRM)) or ""
        return Row(
            number=number,
            cells=cells,
            name=name,
            words=folded_words(person_key(name)),
            ids=ids,
            birth=birth or by_nik,
            born_by_nik=by_nik if birth and by_nik != birth else None,
            sex=sex_of(self._cell(cells, Column.SEX)) or sex_of_nik(nik),
            firm=firm_key(firm) if firm else "",
            notes=tuple(notes),
        )

    def _employer(self, number: int, cells: tuple[Cell, ...]) -> Row:
        notes: list[Note] = []
        ids: dict[Column, str] = {}
        self._take(cells, Column.NPWP, clean_npwp, Note.NPWP_INVALID, ids, notes)
        self._take(cells, Column.NIB, clean_nib, Note.NIB_INVALID, ids, notes)
        self._take_code(cells, ids)
        name = display_name(self._cell(cells, Column.NAME)) or ""
        key = firm_key(name) if name else ""
        places = [clean_text(self._cell(cells, one)) for one in _PLACES]
        address = places[0] or " ".join(one for one in places[1:] if one)
        return Row(
            number=number,
            cells=cells,
            name=name,
            words=tuple(sorted(key.split())),
            ids=ids,
            firm=key,
            place=address_key(address) if address else "",
            form=legal_form(name),
            phones=self._phones(cells),
            notes=tuple(notes),
        )

    def _phones(self, cells: Sequence[Cell]) -> frozenset[str]:
        cell = self._cell(cells, Column.PHONE)
        if is_blank(cell):
            return frozenset()
        return frozenset(phone.e164 for phone in clean_phones(cell).phones)

    def _take(
        self,
        cells: Sequence[Cell],
        column: Column,
        clean: Reader,
        invalid: Note,
        ids: dict[Column, str],
        notes: list[Note],
    ) -> None:
        reading = clean(self._cell(cells, column))
        if reading.value:
            ids[column] = reading.value
        elif reading.doubts:
            notes.append(invalid)

    def _take_code(self, cells: Sequence[Cell], ids: dict[Column, str]) -> None:
        code = clean_text(self._cell(cells, Column.KODE_BU))
        if code:
            ids[Column.KODE_BU] = code.casefold().replace(" ", "")


def person_ids(nik_cell: Cell, card_cell: Cell, notes: list[Note]) -> tuple[str, str]:
    """NIK and card, '' where there is none; each is also found in the other's column."""
    nik, card = clean_nik(nik_cell), clean_card(card_cell)
    nik_text, card_text = nik.value or "", card.value or ""
    if not nik_text and not card_text:
        moved_nik, moved = clean_nik(card_cell), identifier_digits(nik_cell).text
        nik_text = moved_nik.value or ""
        if len(moved) == 13:
            card_text = clean_card(nik_cell).value or ""
    if not nik_text and nik.doubts and not (card_text and card.value is None):
        lost = any(doubt in _LOST for doubt in nik.doubts)
        notes.append(Note.NIK_DAMAGED if lost else Note.NIK_INVALID)
    if not card_text and card.doubts and not nik_text:
        notes.append(Note.CARD_INVALID)
    if card_text and Doubt.CARD_PADDED in card.doubts:
        notes.append(Note.CARD_PADDED)
    return nik_text, card_text


def birth_of_nik(nik: str, near: date | None = None) -> date | None:
    """The birth date inside a NIK; women have 40 added to the day.

    The century is not written: that of `near`, else the one that gives an age under 100 in 2030.
    """
    day, month, year = int(nik[6:8]) % 40, int(nik[8:10]), int(nik[10:12])
    century = 2000 if year <= 25 else 1900
    if near is not None and near.year % 100 == year:
        century = near.year - year
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def sex_of_nik(nik: str) -> str:
    """L or P by the day inside a NIK, '' without one."""
    if not nik:
        return ""
    return "P" if int(nik[6:8]) > 40 else "L"


def sex_of(cell: Cell) -> str:
    """L or P as lists write it, '' when it cannot be told."""
    text = (clean_text(cell) or "").casefold()
    word = text.replace("-", " ").split(" ")[0].rstrip(".")
    if word in _MALE:
        return "L"
    return "P" if word in _FEMALE else ""


def legal_form(name: str) -> str:
    """The legal form written with a firm's name, '' when none is."""
    words = name.casefold().replace(".", "").replace(",", " ").split()
    ends = [_FORMS[word] for word in (*words[:1], *words[-1:]) if word in _FORMS]
    return ends[0] if ends else ""


def _ends_in_zero(sheet: Sheet, column: Column) -> bool:
    """Whether ten or more 16-digit texts all end in 0: Excel rounded them before."""
    index = sheet.columns.get(column)
    if index is None:
        return False
    ended = 0
    for row in sheet.table.rows[sheet.heading.row_index + 1 :]:
        cell = row[index] if index < len(row) else None
        digits = identifier_digits(cell).text if isinstance(cell, str) else ""
        if len(digits) == 16:
            if digits[-1] != "0":
                return False
            ended += 1
    return ended >= _LEAST_FOR_DAMAGE
