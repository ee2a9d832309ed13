"""The recap of deactivation requests as a workbook."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dialer.contacts.cells import Cell
from dialer.contacts.dates import MONTHS, format_datetime
from dialer.reconcile.recap_model import Recap, Request
from dialer.reconcile.sheets import Book, save_book
from dialer.reconcile.words import BY, COLUMNS, columns_text

_REQUEST = (
    "Badan usaha", "Kode BU", "NIK", "Nomor kartu", "Nama", "Alasan", "Tanggal berlaku",
    "Catatan", "Berkas", "Baris",
)  # fmt: skip


def month_text(recap: Recap) -> str:
    """`November 2026`."""
    return f"{MONTHS[recap.month.month - 1]} {recap.month.year}"


def write_recap(recap: Recap, path: Path, now: datetime) -> None:
    """Write the workbook; `now` in the reader's time zone. Raises DiskFullError, BadInputError."""

    def fill(book: Book) -> None:
        book.table("Rekap", _REQUEST, [_request(one) for one in recap.requests])
        book.summary("Ringkasan", summary_lines(recap, now))
        book.table("Per badan usaha", *_firms(recap))
        book.table(
            "Ganda",
            (*_REQUEST, "Sama dengan berkas", "Baris yang dipakai", "Sama pada", "Berbeda pada"),
            [
                (
                    *_request(one.request),
                    one.of_file,
                    str(one.of_row),
                    BY[one.by.value],
                    columns_text(one.differs),
                )
                for one in recap.repeats
            ],
        )
        book.table("Perlu diperbaiki", *_faulty(recap))

    save_book(path, fill)


def _request(one: Request) -> tuple[str, ...]:
    return (
        one.firm,
        one.kode_bu,
        one.nik,
        one.card,
        one.name,
        one.reason,
        f"{one.effective:%Y-%m-%d}" if one.effective else "",
        "Tanggal berlaku di luar bulan rekap" if one.outside_month else "",
        one.file,
        str(one.row),
    )


def _firms(recap: Recap) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    reasons = sorted({reason for one in recap.firms for reason in one.reasons})
    rows: list[Sequence[Cell]] = [
        (one.firm, str(one.requests), *(str(one.reasons.get(reason, 0)) for reason in reasons))
        for one in recap.firms
    ]
    return ("Badan usaha", "Permintaan", *reasons), rows


def _faulty(recap: Recap) -> tuple[Sequence[str], list[Sequence[Cell]]]:
    width = max((len(one.headers) for one in recap.faulty), default=0)
    titles = ("Berkas", "Baris", "Alasan", "Perbaikan", *(f"Isian {n + 1}" for n in range(width)))
    rows: list[Sequence[Cell]] = [
        (
            one.file,
            str(one.row),
            "; ".join(one.reasons),
            " ".join(one.fixes),
            *one.cells[: len(one.headers)],
        )
        for one in recap.faulty
    ]
    return titles, rows


def summary_lines(recap: Recap, now: datetime) -> list[tuple[str, ...]]:
    """Counts of each file and of all; rows = recap + repeats + to be mended."""
    lines: list[tuple[str, ...]] = [
        (f"Rekap penonaktifan {month_text(recap)}",),
        ("Dibuat", format_datetime(now)),
        (),
        ("Berkas", "Baris", "Masuk rekap", "Ganda", "Perlu diperbaiki"),
    ]
    lines += [
        (one.file, str(one.rows), str(one.requests), str(one.repeats), str(one.faulty))
        for one in recap.files
    ]
    lines.append(
        (
            "Semua berkas",
            str(recap.rows),
            str(len(recap.requests)),
            str(len(recap.repeats)),
            str(len(recap.faulty)),
        )
    )
    lines += [(), ("Baris = masuk rekap + ganda + perlu diperbaiki.",)]
    for one in recap.files:
        if one.missing:
            lines.append((f"{one.file}: kolom yang tidak ada", columns_text(one.missing)))
        if one.other_sheets:
            lines.append((f"{one.file}: lembar yang tidak dibaca", ", ".join(one.other_sheets)))
    lines += [(f"{file}: tidak terbaca", sentence) for file, sentence in recap.unread]
    wanted = ", ".join(COLUMNS[one] for one in recap.rules.required)
    either = " atau ".join(COLUMNS[one] for one in recap.rules.one_of)
    lines += [(), ("Isian wajib", f"{wanted}; {either}")]
    if recap.rules.verify_with_branch:
        lines.append(
            ("Isian wajib ini belum dipastikan dengan bentuk resmi Edabu; periksa dengan kantor.",)
        )
    return lines
