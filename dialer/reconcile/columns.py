"""Which column of a file is which, for lists of people, employers and deactivation requests.

Headers are read in the vocabulary of the lists (`header_words`); what those lists do not have, such
as a birth date or a wage, has patterns of its own here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dialer.contacts.cells import Cell, cell_text, is_blank
from dialer.contacts.dates import parse_date
from dialer.contacts.words import word_set
from dialer.lists.header_rules import NEUTRAL, OTHERS, header_weights
from dialer.lists.header_words import header_text, header_words
from dialer.lists.model import Field, ListKind
from dialer.lists.shapes import filled_cells, fit, sample_rows
from dialer.reconcile.model import Column


class Vocabulary(Enum):
    """Which columns are looked for."""

    PEOPLE = "people"
    EMPLOYERS = "employers"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True)
class Heading:
    """A header found: texts by column, the row it ends on and begins on (from 0)."""

    texts: tuple[str, ...]
    row_index: int
    lines: tuple[tuple[str, ...], ...]
    named: int


@dataclass(frozen=True, slots=True)
class _Rule:
    column: Column
    words: frozenset[str]
    without: frozenset[str]
    weight: int


_TAGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern, re.IGNORECASE))
    for word, pattern in (
        ("+lahir", r"lahir|birth|\bdob\b|\bttl\b|\blhr\b"),
        ("+tempat", r"\btempat\b|\btmp?t\b|\bplace\b"),
        ("+upah", r"upah|gaji|\bwages?\b|salary|penghasilan"),
        ("+sex", r"kelamin|\bj\W?k\b|gender|\bsex\b|\bl\s?/\s?p\b"),
        ("+status", r"status"),
        ("+alasan", r"alasan|sebab|reason"),
        (
            "+efektif",
            r"efektif|effective|\btmt\b|(?:tgl|tanggal|date)\W*(?:non\W?aktif|berhenti|keluar"
            r"|resign|phk|akhir|penonaktifan|out|off)",
        ),
    )
)
_TTL = re.compile(r"\bttl\b|tgl|tanggal|date|/", re.IGNORECASE)


def _rules(column: Column, without: str, *entries: tuple[str, int]) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(column, word_set(words), word_set(without), weight) for words, weight in entries
    )


_PEOPLE: tuple[_Rule, ...] = (
    *_rules(
        Column.NAME,
        "bu pic pihaklain alamat kelurahan kecamatan kota provinsi email kode kepala keluarga "
        "sumber hp telp kontak jabatan tgl status kartu nik kk",
        ("nama peserta", 100), ("nama pekerja", 98), ("nama lengkap", 94), ("nama", 86),
        ("nama anggota", 80),
    ),
    *_rules(
        Column.NAME,
        "bu no jml kode alamat nik kartu kk kelas hp telp wa status tgl uang iuran jabatan",
        ("pekerja", 55), ("peserta", 55),
    ),
    *_rules(Column.NIK, "nama kepala pihaklain", ("nik", 98), ("no identitas", 65),
            ("identitas", 60)),
    *_rules(
        Column.CARD,
        "kk hp telp nama va jml pihaklain tgl status bu kelas identitas",
        ("kartu", 88), ("no kartu", 96), ("no peserta", 75), ("no jkn", 85), ("jkn", 55),
        ("no anggota", 50),
    ),
    *_rules(Column.KK, "nama kepala jml nik", ("kk", 90), ("no kk", 97)),
    *_rules(Column.BIRTH, "nama", ("+lahir", 95)),
    *_rules(Column.SEX, "nama", ("+sex", 95)),
    *_rules(
        Column.FIRM,
        "kode npwp nib no alamat telp hp pic jml email identitas +lahir tgl kontak",
        ("nama bu", 100), ("bu", 82),
    ),
    *_rules(Column.KODE_BU, "nama alamat", ("kode bu", 98), ("identitas bu", 82)),
    *_rules(Column.NPWP, "pekerja peserta", ("npwp", 95), ("npwp bu", 98)),
    *_rules(Column.CARE_CLASS, "alamat nama", ("kelas", 95)),
    *_rules(Column.WAGE, "tgl no", ("+upah", 92)),
    *_rules(Column.STATUS, "nama", ("+status", 60)),
    *_rules(Column.PHONE, "email alamat jml pic bu", ("hp", 95), ("wa", 92), ("telp", 95)),
    *_rules(Column.EMAIL, "", ("email", 98)),
    *_rules(Column.ADDRESS, "email kelurahan kecamatan kota nama bu", ("alamat", 90)),
    *_rules(Column.COUNTER, "", ("urut", 90), ("no urut", 95)),
)  # fmt: skip

_REQUESTS: tuple[_Rule, ...] = (
    *(rule for rule in _PEOPLE if rule.column is not Column.STATUS),
    *_rules(Column.REASON, "nama", ("+alasan", 98), ("ket", 55)),
    *_rules(Column.EFFECTIVE, "nama +lahir", ("+efektif", 95)),
)

_SHAPED = {
    Column.NIK: Field.NIK,
    Column.CARD: Field.CARD,
    Column.KK: Field.KK,
    Column.NPWP: Field.NPWP,
    Column.NIB: Field.NIB,
    Column.PHONE: Field.PHONE,
    Column.EMAIL: Field.EMAIL,
    Column.NAME: Field.NAME,
}
_BY_CONTENT: tuple[tuple[Column, float, float], ...] = (
    (Column.NIK, 66, 0.8),
    (Column.CARD, 64, 0.85),
)
_LEAST = 18.0
_SURE = 45
_SEARCHED_ROWS = 300
_MOST_DIGITS = 4
_PENALTY = 6


def header_says(text: str) -> frozenset[str]:
    """The plain words of a header, and with a `+` what only these files have."""
    words = header_words(text)
    if not words:
        return words
    plain = text.replace("_", " ")
    tags = {word for word, pattern in _TAGS if pattern.search(plain)}
    if {"+lahir", "+tempat"} <= tags and not _TTL.search(plain):
        tags.discard("+lahir")
    return words | tags


def column_weights(text: str, vocabulary: Vocabulary) -> dict[Column, float]:
    """Column -> weight 0-100 of the best rule the header satisfies."""
    if vocabulary is Vocabulary.EMPLOYERS:
        found = header_weights(header_words(text), ListKind.BU)
        return {Column(one.value): weight for one, weight in found.items() if one in _KNOWN}
    words = header_says(text)
    if words == {"no"}:
        return {Column.COUNTER: 90}
    weights: dict[Column, float] = {}
    foreign = words & OTHERS
    tags = frozenset(word for word in words if word.startswith("+"))
    for rule in _PEOPLE if vocabulary is Vocabulary.PEOPLE else _REQUESTS:
        tagged = bool(rule.words & tags)
        if not rule.words <= words or rule.without & words or (foreign and not tagged):
            continue
        unexplained = 0 if tagged else len(words - rule.words - NEUTRAL)
        weight = rule.weight - _PENALTY * unexplained
        weights[rule.column] = max(weight, weights.get(rule.column, 0))
    return weights


_KNOWN = frozenset(one for one in Field if one.value in set(Column))


def find_heading(rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary) -> Heading | None:
    """The row, or the pair of rows, that names most columns; None when none names a name or an id.

    The first of equals, so that a header repeated on each page begins the list.
    """
    width = max((len(row) for row in rows[:_SEARCHED_ROWS]), default=0)
    best: Heading | None = None
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        if not _may_be_header(row):
            continue
        upper = _texts(row, width)
        single = Heading(upper, index, (upper,), _named(upper, vocabulary))
        for found in (single, _over_two(rows, single, width, vocabulary)):
            if found is not None and (best is None or found.named > best.named):
                best = found
    return best if best is not None and best.named >= (1 if width <= 1 else 2) else None


def _texts(row: Sequence[Cell], width: int) -> tuple[str, ...]:
    return tuple(" ".join(cell_text(cell).split()) for cell in row) + ("",) * (width - len(row))


def _may_be_header(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    short = [
        text
        for text in map(header_text, filled)
        if text and sum(map(str.isdigit, text)) <= _MOST_DIGITS
    ]
    return bool(filled) and len(short) * 3 >= len(filled) * 2


def _named(texts: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many different columns the texts name; 0 when neither a name nor an identifier."""
    found: set[Column] = set()
    for text in texts:
        weights = column_weights(text, vocabulary)
        if weights:
            column = max(weights, key=lambda one: weights[one])
            if weights[column] >= _SURE:
                found.add(column)
    return len(found - {Column.COUNTER}) if found & _KEYS else 0


_KEYS = frozenset((Column.NAME, Column.NIK, Column.CARD, Column.NPWP, Column.NIB, Column.KODE_BU))


def _over_two(
    rows: Sequence[Sequence[Cell]], upper: Heading, width: int, vocabulary: Vocabulary
) -> Heading | None:
    """`Perusahaan` over `Kode` and `Nama`: the upper text stands before each lower one."""
    index = upper.row_index + 1
    if index >= len(rows) or not _may_be_header(rows[index]):
        return None
    lower = _texts(rows[index], width)
    digits = max(sum(map(str.isdigit, text)) for text in (*upper.texts, *lower))
    both = sum(bool(over and under) for over, under in zip(upper.texts, lower, strict=True))
    either = sum(bool(over or under) for over, under in zip(upper.texts, lower, strict=True))
    if digits > _MOST_DIGITS or both * 2 > either:
        return None
    combined: list[str] = []
    above = ""
    for over, under in zip(upper.texts, lower, strict=True):
        above = over or (above if under else "")
        combined.append(f"{above} {under}".strip() if under else over)
    named = _named(combined, vocabulary)
    if named <= max(upper.named, _named(lower, vocabulary)):
        return None
    return Heading(tuple(combined), index, (upper.texts, lower), named)


def assign_columns(
    heading: Heading, rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary
) -> dict[Column, int]:
    """Best pairs of column and meaning first; each meaning once."""
    body = sample_rows(rows, heading.row_index + 1)
    scores: list[tuple[float, int, Column]] = []
    for index, text in enumerate(heading.texts):
        cells = filled_cells([row[index] if index < len(row) else None for row in body])
        weights = {
            column: weight * _trust(column, cells)
            for column, weight in column_weights(text, vocabulary).items()
        }
        if vocabulary is not Vocabulary.EMPLOYERS and len(cells) >= 3:
            for column, weight, least in _BY_CONTENT:
                share = fit(_SHAPED[column], cells)
                if share >= least and not header_says(text) & {"kk", "va", "npwp", "pihaklain"}:
                    weights[column] = max(weights.get(column, 0.0), weight * share)
        scores.extend((-score, index, column) for column, score in weights.items())
    taken: dict[Column, int] = {}
    for score, index, column in sorted(scores):
        if -score >= _LEAST and column not in taken and index not in taken.values():
            taken[column] = index
    return taken


def _trust(column: Column, cells: Sequence[Cell]) -> float:
    """How far the cells bear a header out, 0.3 to 1."""
    if not cells:
        return 0.75
    if column in (Column.BIRTH, Column.EFFECTIVE):
        dates = sum(birth_of(cell) is not None for cell in cells)
        return 0.4 + 0.6 * dates / len(cells)
    shape = _SHAPED.get(column)
    return 1.0 if shape is None else 0.3 + 0.7 * fit(shape, cells)


def birth_of(cell: Cell) -> date | None:
    """The date of a cell; also of `Medan, 12-03-1990`."""
    found = parse_date(cell)
    if found is None and isinstance(cell, str) and "," in cell:
        return parse_date(cell.rsplit(",", 1)[1])
    return found
