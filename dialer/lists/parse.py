"""From a file to contacts: read, find the columns, clean, set duplicates and bad rows aside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from dialer.errors import BadInputError
from dialer.lists.choice import Choice, choose_layout
from dialer.lists.columns import Layout
from dialer.lists.hidden import hidden_warnings
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import ListKind, ParsedList, RowDoubt, RowWarning
from dialer.lists.packing import chunk_of
from dialer.lists.pasted import pasted_tables
from dialer.lists.reader import read_tables
from dialer.lists.reading import Chunk, ColumnChoice, ListHead, ReadOrder
from dialer.lists.rows import Parcel, RowReader
from dialer.lists.sheet_names import ROWS_OF_A_SHEET, together
from dialer.lists.together import left_words

T = TypeVar("T")


@dataclass(slots=True)
class OpenList:
    """A list of this process, read once: as parcels of values, or as chunks of records."""

    head: ListHead
    reader: RowReader
    choice: Choice
    path: Path | None = None

    def parcels(self) -> Iterator[Parcel]:
        """The rows as they come. Raises BadInputError when there are none below the header."""
        warnings = [
            RowWarning(RowDoubt.OTHER_SHEETS, 0, "", left_words(name, why))
            for name, why in self.choice.left
        ]
        if self.path is not None:
            for number, layout in enumerate(self.choice.parts):
                warnings += hidden_warnings(self.path, layout, number * ROWS_OF_A_SHEET)
        if warnings:
            yield Parcel(warnings=warnings)
        rows = 0
        for parcel in self.reader:
            rows += parcel.rows
            yield parcel
        if not rows:
            raise BadInputError(
                f"Berkas “{self.head.file}” memiliki judul kolom tetapi tidak ada baris data di "
                "bawahnya. Tidak ada data yang diimpor. Periksa apakah ini berkas yang dimaksud."
            )

    def __iter__(self) -> Iterator[Chunk]:
        return map(chunk_of, self.parcels())


def open_list(order: ReadOrder) -> OpenList:
    """The list of a file in this process: its head is known, its rows are cleaned as it is read.

    Raises BadInputError with a sentence when the file is no list of this kind, at once or, when
    there is nothing below the header, at the end.
    """
    tables = read_tables(order.path) if order.pasted is None else pasted_tables(order.pasted)
    choice = choose_layout(
        tables,
        order.kind,
        order.path.name,
        sheet=order.sheet,
        choice=order.choice,
        mappings=order.mappings,
    )
    del tables  # the sheets that are not read must not stay in memory
    reader = RowReader(choice.parts, order.kind, area_code=order.area_code, dues=order.dues or None)
    path = order.path if order.pasted is None else None
    head = _head_of(choice.parts, reader.headers, order.kind, order.path.name)
    return OpenList(head, reader, choice, path)


def parse_list(
    path: Path,
    kind: ListKind,
    *,
    area_code: str | None = None,
    dues: Mapping[int, int] | None = None,
    sheet: str | None = None,
    choice: ColumnChoice | None = None,
    mappings: tuple[ColumnMapping, ...] = (),
) -> ParsedList:
    """Everything a list file says, collected; see `open_list`."""
    order = ReadOrder(path, kind, area_code, dues or {}, sheet, choice, mappings)
    reading = open_list(order)
    return collected(reading.head, reading)


def clean_layout(
    layout: Layout,
    kind: ListKind,
    file: str,
    *,
    area_code: str | None = None,
    dues: Mapping[int, int] | None = None,
) -> ParsedList:
    """The rows below the header, collected."""
    reader = RowReader([layout], kind, area_code=area_code, dues=dues)
    return collected(_head_of([layout], reader.headers, kind, file), map(chunk_of, reader))


def collected(head: ListHead, chunks: Iterable[Chunk]) -> ParsedList:
    """A whole list in one piece."""
    taken = list(chunks)
    return ParsedList(
        kind=head.kind,
        file=head.file,
        sheet=head.sheet,
        header_row=head.header_row,
        headers=head.headers,
        columns=head.columns,
        rows=sum(chunk.rows for chunk in taken),
        contacts=_joined(chunk.contacts for chunk in taken),
        duplicates=_joined(chunk.duplicates for chunk in taken),
        quarantined=_joined(chunk.quarantined for chunk in taken),
        warnings=_joined(chunk.warnings for chunk in taken),
        joined=_joined(chunk.joined for chunk in taken),
    )


def _joined(parts: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(parts))


def _head_of(
    layouts: Sequence[Layout], headers: tuple[str, ...], kind: ListKind, file: str
) -> ListHead:
    first = layouts[0]
    below = (len(layout.table.rows) - layout.header.row_index - 1 for layout in layouts)
    return ListHead(
        kind=kind,
        file=file,
        sheet=together([layout.table.sheet for layout in layouts]),
        header_row=first.header.row_index + 1,
        headers=headers,
        columns=first.columns,
        most_rows=sum(max(rows, 0) for rows in below),
    )
