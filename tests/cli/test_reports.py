"""`sambung report`, `send-day` and `letterhead`."""

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from dialer.errors import ExitCode
from dialer.report_kinds import TITLES, ReportKind
from tests.cli.running import sambung

PERIOD = ("--from", "2026-11-01", "--to", "2026-11-20")


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_kind_is_written_as_pdf_and_xlsx(
    data: Path, tmp_path: Path, kind: ReportKind
) -> None:
    for suffix in (".pdf", ".xlsx"):
        out = tmp_path / f"laporan{suffix}"
        answer = sambung(data, "report", kind.value, *PERIOD, "--weekly", "--out", out)
        assert answer.code == ExitCode.OK, answer.sentence
    assert TITLES[kind] in PdfReader(tmp_path / "laporan.pdf").pages[0].extract_text()
    names = CalamineWorkbook.from_path(str(tmp_path / "laporan.xlsx")).sheet_names
    assert names[:2] == ["Ringkasan", "Data"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "laporan.doc"), "akhiri nama berkas"),
        (("--out", "laporan.pdf", "--weekly", "--monthly"), "Pilih satu"),
        (("--out", "laporan.pdf", "--photos"), "hanya untuk laporan canvassing"),
        (("--out", "laporan.pdf", "--list", "tidak-ada"), "Tidak ada daftar"),
        (("--out", "laporan.pdf", "--officer", "Siapa"), "Tidak ada petugas"),
    ],
)
def test_what_cannot_be_asked_for_is_said(data: Path, words: tuple[str, ...], said: str) -> None:
    answer = sambung(data, "report", "telekolekting", *PERIOD, *words)
    assert answer.code == ExitCode.BAD_INPUT
    assert said in answer.sentence


def test_send_day_writes_the_files_and_prints_the_text(data: Path, tmp_path: Path) -> None:
    words = ("send-day", "--to", tmp_path, "--day", "2026-11-20", "--json")
    answer = sambung(data, *words)
    assert answer.code == ExitCode.OK, answer.sentence
    found = answer.one()
    assert found["files"] == ["2026-11-20 Ringkasan.pdf", "2026-11-20 Ringkasan.xlsx"]
    assert found["waiting"] == []
    assert "Jumat, 20 November 2026" in found["message"]
    assert all((tmp_path / name).is_file() for name in found["files"])


def test_a_folder_that_is_away_keeps_the_files_here(data: Path, tmp_path: Path) -> None:
    away = tmp_path / "jaringan"
    answer = sambung(data, "send-day", "--to", away, "--day", "2026-11-19")
    assert answer.code == ExitCode.BAD_INPUT
    assert "tidak dapat dijangkau" in answer.sentence
    assert "0 dari 2 berkas" in answer.out
    away.mkdir()
    assert sambung(data, "send-day", "--to", away, "--day", "2026-11-20").code == ExitCode.OK
    assert (away / "2026-11-19 Ringkasan.pdf").is_file()


def test_the_logo_is_set_and_taken_away(data: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (200, 100), "#00796B").save(logo)
    assert sambung(data, "letterhead", "--logo", logo).out.strip().endswith("· logo")
    logo.write_bytes(b"bukan gambar")
    assert sambung(data, "letterhead", "--logo", logo).code == ExitCode.BAD_INPUT
    assert sambung(data, "letterhead", "--no-logo").out.strip().endswith("· tanpa logo")


def test_dues_billed_and_received_come_in_and_are_reported(data: Path, tmp_path: Path) -> None:
    table = tmp_path / "kolektibilitas.csv"
    table.write_text(
        "Segmen;Wilayah;Ditagih;Diterima\nPBPU;Banda Sakti;1000000;674400\n", encoding="utf-8"
    )
    answer = sambung(data, "collectibility", table, "--month", "2026-11")
    assert answer.code == ExitCode.OK, answer.sentence
    assert "1 baris" in answer.out
    out = tmp_path / "laporan.pdf"
    assert sambung(data, "report", "kolektibilitas", *PERIOD, "--out", out).code == ExitCode.OK
    assert "67,4 %" in PdfReader(out).pages[0].extract_text()
    assert sambung(data, "collectibility", table, "--month", "Nov").code == ExitCode.BAD_INPUT
