"""CSV, TSV and the like: encoding, delimiter and quoting found out from the content."""

import codecs
import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dialer.contacts.cells import is_blank
from dialer.lists.quoting import may_have_swallowed, mended_records, usual_width
from dialer.lists.sniff import MOST_COLUMNS, refuse, too_wide, utf16_without_bom
from dialer.lists.stored_rows import Row, filled_length

if TYPE_CHECKING:
    import _csv

_CHUNK = 1 << 20
_LONGEST_LINE = 1_000_000
"""Characters of a line; a cell of Excel holds 32,767."""

_SAMPLE_CHARS = 65_536
_DELIMITERS = ";,\t|"
_NONE = "\x1f"
_LEAST_SHARE = 3
"""One line in so many must be cut; the others may be titles."""

_SEP_LINE = re.compile(r"sep=(.)\r?\n?\Z", re.IGNORECASE)


def find_encoding(path: Path) -> str:
    """UTF-8 and UTF-16 with or without a mark; else cp1252, what Windows calls ANSI here."""
    with path.open("rb") as file:
        head = file.read(4096)
        if head.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        wide = utf16_without_bom(head)
        if wide is not None:
            return wide
        decoder = codecs.getincrementaldecoder("utf-8")()
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def find_delimiter(sample: str) -> str:
    """The delimiter that cuts most lines of the sample into the same number of fields.

    Commas that cut only few lines are none: they stand in a list of names only.
    """
    best, best_score = _NONE, 0
    for delimiter in _DELIMITERS:
        records = parse_lines(sample.splitlines(keepends=True), delimiter)
        widths = Counter(len(record) for record in records if record)
        cut = {width: count for width, count in widths.items() if width > 1}
        score = max(((width - 1) * count for width, count in cut.items()), default=0)
        prose = delimiter == "," and sum(cut.values()) * _LEAST_SHARE < widths.total()
        if score > best_score and not prose:
            best, best_score = delimiter, score
    return best


def open_text(path: Path) -> tuple[Callable[[], Iterator[Row]], int]:
    """A way to go through the records of the file as often as needed, and how many are filled.

    Blank lines are (). Raises BadInputError if there is nothing at all.
    """
    encoding = find_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(_SAMPLE_CHARS)
        declared = _SEP_LINE.match(first)
        start = len(first) if declared else 0
        sample = first[start:] + file.read(_SAMPLE_CHARS)
    if not sample:
        raise refuse(path, "kosong", "Periksa apakah ini berkas yang dimaksud.")
    delimiter = declared.group(1) if declared else find_delimiter(sample)
    width = usual_width(parse_lines(sample.splitlines(keepends=True), delimiter))
    text = _Text(path, encoding, delimiter, bool(declared), width)
    length = _filled_length(text)
    if length is None:
        return (lambda: _mended(text)), filled_length(_mended(text))
    return (lambda: _records(text)), length


@dataclass(frozen=True, slots=True)
class _Text:
    """A file and what was found out about it."""

    path: Path
    encoding: str
    delimiter: str
    skip_first: bool
    width: int


def _filled_length(text: _Text) -> int | None:
    """How many records there are up to the last filled one.

    None when csv cannot read it through, or a stray quote may have eaten rows.
    """
    before = last = 0
    try:
        with _reader(text) as reader:
            for number, record in enumerate(reader, 1):
                line = reader.line_num
                if line - before > 1 and may_have_swallowed(record, line - before, text.delimiter):
                    return None
                before = line
                row = _row(text, record) if len(record) > MOST_COLUMNS else record
                if row and not (is_blank(row[0]) and all(map(is_blank, row))):
                    last = number
    except csv.Error:
        return None
    return last


def _row(text: _Text, fields: Sequence[str]) -> Row:
    """The fields as a row; a line of nothing but delimiters is blank, however long."""
    if not any(fields):
        return ()
    if len(fields) > MOST_COLUMNS:
        width = max(place for place, field in enumerate(fields, 1) if field)
        if width > MOST_COLUMNS:
            raise too_wide(text.path)
        return tuple(fields[:width])
    return tuple(fields)


def _records(text: _Text) -> Iterator[Row]:
    with _reader(text) as reader:
        for record in reader:
            yield _row(text, record)


@contextlib.contextmanager
def _reader(text: _Text) -> Iterator["_csv.Reader"]:
    with text.path.open(encoding=text.encoding, errors="replace", newline="") as file:
        if text.skip_first:
            file.readline()
        yield csv.reader(file, delimiter=text.delimiter)


def _mended(text: _Text) -> Iterator[Row]:
    """The records of a file with stray quotes: such a one stays in its own line."""
    with text.path.open(encoding=text.encoding, errors="replace", newline=None) as file:
        if text.skip_first:
            file.readline()
        lines = (_checked(text.path, line) for line in file)
        for fields in mended_records(lines, text.delimiter, text.width):
            yield _row(text, fields)


def _checked(path: Path, line: str) -> str:
    if len(line) > _LONGEST_LINE:
        raise refuse(
            path,
            "memiliki baris yang terlalu panjang untuk sebuah daftar",
            "Buka di Excel, simpan ulang sebagai .xlsx, lalu impor kembali.",
        )
    return line


def parse_lines(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    """The records of some lines; cut at every delimiter where the quoting is broken."""
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in io.StringIO("".join(lines))]
