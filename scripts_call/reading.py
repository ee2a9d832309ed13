"""Take typed values out of a parsed TOML table and write down every fault on the way.

A reader never stops: a value that cannot be used becomes its empty form, and the fault is kept.
So one pass over a file finds all of them.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from rapidfuzz import fuzz, process

from scripts_call.faults import Fault, FaultCode
from scripts_call.toml_lines import LineIndex, Path
from scripts_call.toml_source import Document

_ABSENCE: Final = frozenset(
    {
        FaultCode.MISSING_KEY,
        FaultCode.MISSING_TARGET,
        FaultCode.AMBIGUOUS_ANSWER,
        FaultCode.DEAD_END,
        FaultCode.UNREACHABLE,
        FaultCode.NO_WAY_OUT,
        FaultCode.NO_RETURN,
        FaultCode.NO_HOLD,
        FaultCode.SAID_TOO_EARLY,
        FaultCode.MISSING_FACT,
        FaultCode.CONDITION_NAME,
        FaultCode.HIDDEN_ANSWERS,
        FaultCode.DEBT_TOO_EARLY,
        FaultCode.NO_GREETING,
        FaultCode.NO_OFFICER_NAME,
        FaultCode.NO_INSTITUTION,
        FaultCode.NO_CLOSING,
    }
)
"""Faults that rest on something being absent; unknowable while blocks of the file are unread."""

_NEAR: Final = 60.0
"""Likeness in percent from which a name is offered as the one that was meant."""

_COMPARED: Final = 1000
"""Names compared with; a script has a few hundred at most."""

_TYPE_WORDS: Final[Mapping[type, str]] = {
    int: "bilangan bulat",
    str: "teks di antara tanda kutip",
    bool: "true atau false",
    list: "daftar [...]",
    dict: "tabel",
    date: "tanggal seperti 2026-01-31",
}


class Findings:
    """Collects the faults of one document, each with its place in the source."""

    def __init__(self, document: Document) -> None:
        self._index: LineIndex = document.index
        self._whole = document.whole
        self._faults: list[Fault] = list(document.faults)

    @property
    def faults(self) -> list[Fault]:
        """What was found so far, in the order of finding."""
        return list(self._faults)

    @property
    def count(self) -> int:
        """How many were found so far."""
        return len(self._faults)

    def add(
        self,
        path: Path,
        code: FaultCode,
        message: str,
        fix: str,
        *,
        needle: str | None = None,
        letter: int | None = None,
    ) -> None:
        """A fault at the key of `path`, or inside its value: at `needle`, or at the letter that
        has `letter` others (white space not counted) before it."""
        if code in _ABSENCE and not self._whole:
            return
        if letter is not None:
            place = self._index.letter(path, letter)
        else:
            place = self._index.find(path, needle) if needle else self._index.place(path)
        self._faults.append(Fault(place.line, place.column, code, message, fix))


def meant(word: str, known: list[str]) -> str:
    """` Mungkin maksudnya “x”.` for a near miss, else an empty string."""
    close = process.extractOne(word, known[:_COMPARED], scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f" Mungkin maksudnya “{close[0]}”." if close else ""


class Table:
    """A table being read; remembers which keys it was asked for, so the rest are unknown."""

    def __init__(self, data: Mapping[str, object], path: Path, findings: Findings) -> None:
        self._data = data
        self._asked: dict[str, None] = {}
        self.path = path
        self.findings = findings

    def at(self, key: str) -> Path:
        """The path of a key of this table."""
        return (*self.path, key)

    def has(self, key: str) -> bool:
        """Whether the key was written, whatever its value; it counts as asked for."""
        self._asked[key] = None
        return key in self._data

    def text(self, key: str, *, required: bool = True) -> str:
        """A text without the line breaks around it; empty when absent or unusable."""
        value = self._value(key, str, required=required)
        if not isinstance(value, str):
            return ""
        if not value.strip():
            self._empty(self.at(key))
        return value.strip()

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts; elements of another type are faults and left out."""
        found: list[str] = []
        for number, value in enumerate(self._list(key, required=required)):
            path = (*self.at(key), number)
            if not isinstance(value, str):
                self._wrong_type(path, key, str)
            elif not value.strip():
                self._empty(path)
            else:
                found.append(value.strip())
        return tuple(found)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false; the default when absent or unusable."""
        value = self._value(key, bool, required=False)
        return value if isinstance(value, bool) else default

    def number(self, key: str) -> int | None:
        """A whole number, None when absent or unusable."""
        value = self._value(key, int, required=False)
        return value if isinstance(value, int) else None

    def day(self, key: str, *, required: bool = True) -> date | None:
        """A date without a time."""
        value = self._value(key, date, required=required)
        return value if isinstance(value, date) else None

    def tables(self, key: str, *, required: bool = False) -> list["Table"]:
        """A list of tables (`[[...]]` or inline)."""
        found: list[Table] = []
        for number, value in enumerate(self._list(key, required=required)):
            path = (*self.at(key), number)
            if isinstance(value, dict):
                found.append(Table(value, path, self.findings))
            else:
                self._wrong_type(path, key, dict)
        return found

    def table(self, key: str) -> "Table | None":
        """One sub-table, None when absent or unusable."""
        value = self._value(key, dict, required=False)
        return Table(value, self.at(key), self.findings) if isinstance(value, dict) else None

    def named_tables(self, key: str, *, required: bool = True) -> Iterator[tuple[str, "Table"]]:
        """The sub-tables `[key.name]` in the order of the file."""
        value = self._value(key, dict, required=required)
        if not isinstance(value, dict):
            return
        for name, inner in value.items():
            if isinstance(inner, dict):
                yield name, Table(inner, (*self.at(key), name), self.findings)
            else:
                self._wrong_type((*self.at(key), name), name, dict)

    def named_lists(self, key: str) -> Iterator[tuple[str, list["Table"]]]:
        """The arrays of tables `[[key.name]]` in the order of the file."""
        value = self._value(key, dict, required=True)
        if not isinstance(value, dict):
            return
        outer = Table(value, self.at(key), self.findings)
        for name in value:
            yield name, outer.tables(name)

    def done(self) -> None:
        """Say which keys nobody asked for; call it last."""
        for key in self._data:
            if key not in self._asked:
                self.findings.add(
                    self.at(key),
                    FaultCode.UNKNOWN_KEY,
                    f"Kunci “{key}” tidak dikenal.{meant(key, list(self._asked))}",
                    f"Kunci yang dikenal di sini: {', '.join(self._asked)}.",
                )

    def _list(self, key: str, *, required: bool) -> list[object]:
        value = self._value(key, list, required=required)
        return value if isinstance(value, list) else []

    def _value(self, key: str, kind: type, *, required: bool) -> object:
        self._asked[key] = None
        if key not in self._data:
            if required:
                self.findings.add(
                    self.path,
                    FaultCode.MISSING_KEY,
                    f"Kunci “{key}” belum diisi.",
                    f"Tambahkan {key} = ... berupa {_TYPE_WORDS[kind]}.",
                )
            return None
        value = self._data[key]
        wrong = isinstance(value, datetime if kind is date else bool) and kind in (date, int)
        if wrong or not isinstance(value, kind):
            self._wrong_type(self.at(key), key, kind)
            return None
        return value

    def _wrong_type(self, path: Path, key: str, kind: type) -> None:
        self.findings.add(
            path,
            FaultCode.WRONG_TYPE,
            f"Isi “{key}” salah jenis.",
            f"Tulis {_TYPE_WORDS[kind]}.",
        )

    def _empty(self, path: Path) -> None:
        self.findings.add(
            path,
            FaultCode.EMPTY_TEXT,
            f"Teks “{path[-1]}” kosong." if isinstance(path[-1], str) else "Ada teks yang kosong.",
            "Isi teksnya, atau hapus kunci ini bila memang tidak diperlukan.",
        )
