"""Pieces every practice file is made of: words of a closed list, needs, marks, spoken lines."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from scripts_call.faults import FaultCode
from scripts_call.model import ScriptKind
from scripts_call.practice.acts import Act, Grade, Mood, Parameter
from scripts_call.practice.persona import Lines, Need, Option
from scripts_call.reading import Table, meant
from scripts_call.toml_lines import Path
from scripts_call.wording import check_plain, check_text

_DIGIT: Final = re.compile(r"\d+")
_Word = TypeVar("_Word", bound=StrEnum)


def word(table: Table, key: str, kind: type[_Word]) -> _Word | None:
    """One word of a closed list; None, with the fault noted, when it is not in it."""
    return known_word(table, table.at(key), table.text(key), kind)


def words(table: Table, key: str, kind: type[_Word], *, required: bool = True) -> list[_Word]:
    """Several words of a closed list."""
    written = table.texts(key, required=required)
    found = (
        known_word(table, (*table.at(key), number), one, kind) for number, one in enumerate(written)
    )
    return [one for one in found if one is not None]


def known_word(table: Table, path: Path, written: str, kind: type[_Word]) -> _Word | None:
    """The member of the closed list that is written at `path`."""
    known = [str(one) for one in kind]
    if written in known:
        return kind(written)
    if written:
        table.findings.add(
            path,
            FaultCode.UNKNOWN_WORD,
            f"Kata “{written}” tidak dikenal di sini.{meant(written, known)}",
            f"Pilih salah satu: {', '.join(known)}.",
        )
    return None


def acts(table: Table, key: str, *, required: bool = True) -> frozenset[Act]:
    """A set of acts."""
    return frozenset(words(table, key, Act, required=required))


def needs(table: Table, key: str, *, required: bool = True) -> tuple[Need, ...]:
    """What must be done, each as an act or as `fact|empathy` where either will do."""
    written = table.texts(key, required=required)
    return tuple(
        need
        for number, one in enumerate(written)
        if (need := _need(table, (*table.at(key), number), one))
    )


def marks(table: Table, key: str) -> Mapping[Parameter, tuple[Need, ...]]:
    """`{ empathy = ["empathy"], fact = ["fact"] }`: what earns points, and for what."""
    inner = table.table(key)
    found: dict[Parameter, tuple[Need, ...]] = {}
    if inner is not None:
        for parameter in Parameter:
            if inner.has(parameter):
                found[parameter] = needs(inner, parameter)
        inner.done()
    return MappingProxyType(found)


def lines(
    table: Table, key: str, kind: ScriptKind | None, *, required: bool = True
) -> tuple[str, ...]:
    """What the partner may say; placeholders are checked, numbers are free."""
    found = table.texts(key, required=required)
    for number, text in enumerate(found):
        check_text(table.findings, (*table.at(key), number), text, kind)
    return tuple(" ".join(text.split()) for text in found)


def lines_by(
    table: Table, key: str, names: Iterable[_Word], kind: ScriptKind | None
) -> Mapping[_Word, Lines]:
    """Lines for each word of a closed list, as far as they are written."""
    inner = table.table(key)
    found: dict[_Word, Lines] = {}
    if inner is not None:
        for name in names:
            if inner.has(name):
                found[name] = lines(inner, name, kind)
        inner.done()
    return MappingProxyType(found)


def moods(table: Table, key: str, kind: ScriptKind | None) -> Mapping[Mood, Lines]:
    """Lines for single moods."""
    return lines_by(table, key, Mood, kind)


def spoken(table: Table, key: str, kind: ScriptKind | None) -> str:
    """A sentence of the officer: placeholders are checked and figures come only from them."""
    text = table.text(key)
    check_text(table.findings, table.at(key), text, kind)
    figure = _DIGIT.search(re.sub(r"\{[^{}]*\}", "", text))
    if figure:
        table.findings.add(
            table.at(key),
            FaultCode.FREE_NUMBER,
            f"Angka “{figure[0]}” ditulis langsung di dalam kalimat petugas.",
            "Pakai isian fakta, misalnya {fakta_denda_hari}, supaya angkanya selalu yang berlaku.",
            needle=figure[0],
        )
    return " ".join(text.split())


def options(
    table: Table, key: str, kind: ScriptKind | None, prefix: str, *, required: bool = False
) -> tuple[Option, ...]:
    """Offered sentences; ids are the prefix and the place in the file."""
    found: list[Option] = []
    for number, entry in enumerate(table.tables(key, required=required), start=1):
        grade = word(entry, "grade", Grade)
        option = Option(
            id=f"{prefix}{number}",
            text=spoken(entry, "text", kind),
            grade=grade or Grade.BAD,
            acts=acts(entry, "acts"),
            note=entry.text("note", required=grade is not Grade.GOOD),
        )
        check_plain(entry.findings, entry.at("note"), option.note)
        entry.done()
        if entry.has("acts") and not option.acts:
            table.findings.add(
                entry.at("acts"),
                FaultCode.EMPTY_TEXT,
                "Daftar “acts” kosong, sehingga kalimat ini tidak berarti apa-apa.",
                "Tulis paling sedikit satu hal yang dilakukan kalimat ini.",
            )
        found.append(option)
    return tuple(found)


def patterns(table: Table, key: str, *, required: bool = True) -> tuple[str, ...]:
    """Regular expressions; a broken one is a fault."""
    found: list[str] = []
    for number, pattern in enumerate(table.texts(key, required=required)):
        try:
            re.compile(re.sub(r"\{[a-z]+\}", "x", pattern))
        except re.error as error:
            table.findings.add(
                (*table.at(key), number),
                FaultCode.WRONG_TYPE,
                f"Pola “{pattern}” tidak dapat dibaca ({error.msg}).",
                "Betulkan polanya; setiap kurung buka memerlukan kurung tutup.",
            )
        else:
            found.append(pattern)
    return tuple(found)


def bounded(table: Table, key: str, low: int, high: int, *, required: bool = True) -> int | None:
    """A whole number within bounds, both included."""
    if not table.has(key):
        if required:
            table.findings.add(
                table.path,
                FaultCode.MISSING_KEY,
                f"Kunci “{key}” belum diisi.",
                f"Tambahkan {key} = ... berupa bilangan bulat.",
            )
        return None
    value = table.number(key)
    if value is not None and not low <= value <= high:
        table.findings.add(
            table.at(key),
            FaultCode.OUT_OF_RANGE,
            f"Nilai {value} pada “{key}” di luar batas {low} sampai {high}.",
            f"Tulis bilangan dari {low} sampai {high}.",
        )
        return None
    return value


def _need(table: Table, path: Path, written: str) -> Need:
    found = (known_word(table, path, part.strip(), Act) for part in written.split("|"))
    return frozenset(one for one in found if one is not None)
