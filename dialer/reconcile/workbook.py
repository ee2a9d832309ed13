"""The comparison as a workbook: a summary, and a sheet for each group of rows."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dialer.contacts.cells import Cell
from dialer.contacts.dates import format_datetime
from dialer.reconcile.model import Note, Result, Row, Share, Source
from dialer.reconcile.sheets import Book, save_book
from dialer.reconcile.words import (
    HOWS,
    KINDS,
    NOTES,
    WHYS,
    columns_text,
    notes_text,
    unfit_text,
)


def write_result(result: Result, path: Path, now: datetime) -> None:
    """Write the workbook; `now` in the reader's time zone. Raises DiskFullError, BadInputError."""

    def fill(book: Book) -> None:
        left, right = result.left, result.right
        book.summary("Ringkasan", summary_lines(result, now))
        book.table(
            "Cocok",
            (
                "Cocok menurut",
                "Kemiripan nama",
                "Berbeda pada",
                "Catatan",
                *_titles(left),
                *_titles(right),
            ),
            [
                (
                    HOWS[pair.how],
                    str(pair.score),
                    columns_text(pair.differs),
                    _notes(result, pair.left, pair.right),
                    *_cells(left, pair.left),
                    *_cells(right, pair.right),
                )
                for pair in result.matched
            ],
        )
        for source, alone in ((left, result.only_left), (right, result.only_right)):
            book.table(
                f"Hanya di {source.label}",
                (*_titles(source), "Catatan"),
                [(*_cells(source, row), notes_text(row.notes)) for row in alone],
            )
        book.table(
            "Meragukan",
            ("Mengapa", "Dicari menurut", "Nilai", "Catatan", *_titles(left), *_titles(right)),
            [
                (
                    WHYS[one.why],
                    HOWS[one.how],
                    str(one.score),
                    _notes(result, one.left, one.right),
                    *_cells(left, one.left),
                    *_cells(right, one.right),
                )
                for one in result.doubtful
            ],
        )
        book.table("Tidak terpakai", *_unfit(left, right))

    save_book(path, fill)


def _titles(source: Source) -> list[str]:
    """The headers with the name of the file behind, unique: a filter needs one line of them."""
    named = [text or f"Kolom {index}" for index, text in enumerate(source.headers, 1)]
    return [f"{text} ({source.label})" for text in ("Baris", *named)]


def _cells(source: Source, row: Row) -> tuple[Cell, ...]:
    width = len(source.headers)
    return (str(row.number), *row.cells[:width], *[None] * (width - len(row.cells)))


def _notes(result: Result, left: Row, right: Row) -> str:
    """What was doubted about either row, with the name of its file."""
    told = ((result.left.label, left), (result.right.label, right))
    return "; ".join(f"{label}: {notes_text(row.notes)}" for label, row in told if row.notes)


def _unfit(left: Source, right: Source) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    width = max(len(source.headers) for source in (left, right))
    titles = ["Berkas", "Baris", "Alasan", "Catatan"]
    titles += [f"Kolom {index}" for index in range(1, width + 1)]
    rows: list[Sequence[Cell]] = [
        (
            source.label,
            str(one.number),
            unfit_text(one),
            notes_text(one.notes),
            *one.cells[: len(source.headers)],
        )
        for source in (left, right)
        for one in source.unfit
    ]
    return titles, rows


def summary_lines(result: Result, now: datetime) -> list[tuple[str, ...]]:
    """What was compared, and every row of both files in one group; percents of all rows."""
    left, right = result.left, result.right
    one, other = result.left_share, result.right_share
    lines: list[tuple[str, ...]] = [
        (f"Pencocokan dua berkas: {KINDS[result.kind].lower()}",),
        ("Dibuat", format_datetime(now)),
        (),
        ("", left.label, right.label),
        ("Berkas", left.file, right.file),
        ("Lembar", left.sheet or "-", right.sheet or "-"),
        ("Lembar lain yang tidak dibaca", _names(left), _names(right)),
        ("Baris judul kolom", str(left.header_row), str(right.header_row)),
        ("Kolom yang dikenali", columns_text(left.columns), columns_text(right.columns)),
        (),
        ("Jumlah baris",),
        *_share_lines(one, other, (left.label, right.label)),
        (),
        ("Pasangan cocok menurut",),
        *(
            (HOWS[how], str(count))
            for how in HOWS
            if (count := sum(pair.how is how for pair in result.matched))
        ),
        (),
        ("Pasangan cocok dengan isian berbeda", str(sum(bool(p.differs) for p in result.matched))),
        ("Pasangan meragukan", str(len(result.doubtful))),
        (),
        ("Catatan tentang baris",),
        *_note_lines(left, right),
        (),
        (
            "Jumlah baris setiap berkas = cocok + hanya di berkas itu + meragukan + tidak terpakai."
            " Persen dihitung dari semua baris berkas itu.",
        ),
    ]
    if result.one_firm:
        lines.append(
            (
                "Kedua berkas tidak membedakan badan usaha, sehingga semua orang dianggap berada "
                "di satu badan usaha.",
            )
        )
    return lines


def _note_lines(left: Source, right: Source) -> list[tuple[str, ...]]:
    """How often each doubt was met in each file."""
    counts = [_met(source) for source in (left, right)]
    met = [note for note in NOTES if any(count[note] for count in counts)]
    return [(NOTES[note], *(str(count[note]) for count in counts)) for note in met] or [("-", "")]


def _met(source: Source) -> Counter[Note]:
    found = Counter(note for row in source.rows for note in row.notes)
    found.update(note for row in source.unfit for note in row.notes)
    return found


def _names(source: Source) -> str:
    return ", ".join(source.other_sheets) or "-"


def _share_lines(one: Share, other: Share, labels: tuple[str, str]) -> list[tuple[str, ...]]:
    left, right = labels
    return [
        ("Semua baris", str(one.rows), str(other.rows)),
        ("Cocok", _part(one.matched, one), _part(other.matched, other)),
        (f"Hanya di {left}", _part(one.only, one), ""),
        (f"Hanya di {right}", "", _part(other.only, other)),
        ("Meragukan", _part(one.doubtful, one), _part(other.doubtful, other)),
        ("Tidak terpakai", _part(one.unusable, one), _part(other.unusable, other)),
        ("   di antaranya ganda", str(one.repeats), str(other.repeats)),
    ]


def _part(count: int, share: Share) -> str:
    percent = 100 * count / share.rows if share.rows else 0.0
    return f"{count} ({percent:.1f} %)".replace(".", ",")
