"""Blank sheets to write payments or results on while the program is out of reach.

The first row below the header is an example and begins with "Contoh": reading passes it over. Cells
are text, so that numbers keep their zeros; choices are lists to pick from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from dialer.lists.model import ListKind
from dialer.received.model import FileKind
from dialer.reports.saving import save_whole
from dialer.results_words import CHANNEL_LABELS
from dialer.rulebook import Rulebook

_ROWS = 1_000
_CHOICES_SHEET = "Pilihan"


@dataclass(frozen=True, slots=True)
class _Column:
    """Header, example, width in characters, the choices to pick from."""

    title: str
    example: str
    width: int = 16
    choices: tuple[str, ...] = ()


def save_template(path: Path, kind: FileKind, rulebook: Rulebook, officers: Sequence[str]) -> None:
    """Write a blank sheet. Raises BadInputError or DiskFullError when it cannot be written."""
    if kind is FileKind.PAYMENTS:
        title, columns = "Pembayaran", _payment_columns(rulebook)
    else:
        title, columns = "Hasil", _result_columns(rulebook, officers)
    save_whole(path, lambda target: _write(target, title, columns))


def _payment_columns(rulebook: Rulebook) -> tuple[_Column, ...]:
    return (
        _Column("No", "Contoh", 9),
        _Column("No VA", "8888801234567890", 20),
        _Column("No Kartu", "0001234567890", 18),
        _Column("Nama", "Cut Meutia", 28),
        _Column("Tanggal Bayar", "20/11/2026", 15),
        _Column("Jumlah Bayar", "350000", 15),
        _Column("Kanal", "BRI", 18, tuple(rulebook.payment_channels.values())),
        _Column("No Referensi", "A1234567", 18),
        _Column("Status", "Berhasil", 12, ("Berhasil", "Gagal", "Batal")),
    )


def _result_columns(rulebook: Rulebook, officers: Sequence[str]) -> tuple[_Column, ...]:
    labels = dict.fromkeys(
        rule.label
        for kind in (ListKind.ARREARS, ListKind.BU)
        for rule in rulebook.outcomes_of(kind)
    )
    return (
        _Column("No", "Contoh", 9),
        _Column("No Kartu / VA", "0001234567890", 20),
        _Column("NPWP", "", 18),
        _Column("Nama Peserta / BU", "Cut Meutia", 28),
        _Column("No Telepon", "081234567890", 16),
        _Column("Tanggal", "20/11/2026", 12),
        _Column("Jam", "09.15", 8),
        _Column("Petugas", officers[0] if officers else "Budi Santoso", 22, tuple(officers)),
        _Column("Kanal", "Telepon", 12, tuple(CHANNEL_LABELS.values())),
        _Column("Hasil", "Janji bayar", 34, tuple(labels)),
        _Column("Berbicara dengan", "Peserta sendiri", 20, tuple(rulebook.spoke_to.values())),
        _Column("Alasan Menunggak", "", 30, tuple(rulebook.arrears_reasons.values())),
        _Column("Janji Tanggal", "25/11/2026", 14),
        _Column("Janji Jumlah", "350000", 14),
        _Column("Janji Kanal", "BRI", 16, tuple(rulebook.payment_channels.values())),
        _Column("Tahap REHAB", "", 12),
        _Column("Telepon Ulang", "", 18),
        _Column("Tindak Lanjut", "", 30, tuple(rulebook.next_steps.values())),
        _Column("Tanggal Tindak Lanjut", "", 20),
        _Column("Catatan", "Akan bayar sesudah gajian", 40),
    )


def _write(target: BinaryIO, title: str, columns: Sequence[_Column]) -> None:
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        text = workbook.add_format({"num_format": "@"})
        head = workbook.add_format({"bold": True, "bg_color": "#DCEFE3", "border": 1})
        grey = workbook.add_format({"num_format": "@", "italic": True, "font_color": "#777777"})
        sheet = workbook.add_worksheet(title)
        choices = workbook.add_worksheet(_CHOICES_SHEET)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width, text)
            sheet.write_string(0, at, column.title, head)
            sheet.write_string(1, at, column.example, grey)
            if column.choices:
                _offer(sheet, choices, at, column)


def _offer(sheet: Any, choices: Any, at: int, column: _Column) -> None:
    """A list to pick from, kept on a sheet of its own; other words may be typed as well."""
    choices.write_string(0, at, column.title)
    for line, choice in enumerate(column.choices, start=1):
        choices.write_string(line, at, choice)
    letter = chr(ord("A") + at)
    sheet.data_validation(
        1,
        at,
        _ROWS,
        at,
        {
            "validate": "list",
            "source": f"={_CHOICES_SHEET}!${letter}$2:${letter}${len(column.choices) + 1}",
            "error_type": "information",
            "error_title": "Bukan pilihan",
            "error_message": "Pilih dari daftar, atau tulis kode atau sinonimnya.",
        },
    )
