"""Route sheets and letters as PDF: what stands on them, however many firms and however long."""

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dialer.errors import BadInputError
from dialer.reports.letter import Firm, Letter, write_letter
from dialer.reports.model import Letterhead, Signer
from dialer.reports.route import Route, Stop, ordered, write_routes
from dialer.visit_rules import visit_rules

HEAD = Letterhead("BPJS Kesehatan", "KC Lhokseumawe", "Jl. Merdeka 12", "0645-123456")
MADE = datetime(2026, 11, 20, 9, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
TUESDAY = date(2026, 11, 24)
MARKUP = "<b>PT</b> <img src='file:///etc/passwd'/> & =HYPERLINK(1)"

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="reads pages with pdftotext"
)


def pages_of(path: Path) -> list[str]:
    """The text of each page, white space made one."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [" ".join(page.split()) for page in done.stdout.split("\f") if page.strip()]


def stop(name: str, kecamatan: str = "", kelurahan: str = "", time: str = "") -> Stop:
    return Stop(
        time=time,
        name=name,
        address="Jl. Pasar 5",
        kelurahan=kelurahan,
        kecamatan=kecamatan,
        pic="Ibu Ratna",
        phones="0813-4567-8001",
        workers=1_200,
        purpose="Minta dikunjungi",
    )


def routes(tmp_path: Path, *stops: Sequence[Stop], officer: str = "Budi") -> list[str]:
    out = tmp_path / "rute.pdf"
    made = [Route(f"{officer} {n}", TUESDAY, tuple(one), Signer("Ketua Tim", "Sri"), "Lhokseumawe")
            for n, one in enumerate(stops)]  # fmt: skip
    write_routes(out, HEAD, made, MADE)
    return pages_of(out)


def test_a_kecamatan_stays_together_and_the_clock_orders_both() -> None:
    stops = [
        stop("A", "Muara Dua", "Paya", "13.00 WIB"),
        stop("B", "Banda Sakti", "Hagu", "09.00 WIB"),
        stop("C", "Muara Dua", "Paya", "08.00 WIB"),
        stop("D", "Banda Sakti", "Jawa"),
        stop("E"),
        stop("F", "banda sakti", "hagu"),
        stop("G", "Banda Sakti", "Jawa", "10.00 WIB"),
        stop("H", "Banda Sakti", "Hagu", "11.00 WIB"),
    ]
    assert [one.name for one in ordered(stops)] == ["C", "A", "B", "G", "H", "F", "D", "E"]


@needs_poppler
def test_a_stop_carries_what_one_needs_at_the_door(tmp_path: Path) -> None:
    (page,) = routes(tmp_path, [stop("CV Maju Jaya", "Banda Sakti", "Hagu", "09.00 WIB")])
    for wanted in (
        "Lembar rute kunjungan", "Selasa, 24 November 2026", "Petugas: Budi 0",
        "Kecamatan Banda Sakti · Kelurahan/Desa Hagu", "1. CV Maju Jaya", "Jam: 09.00 WIB",
        "Alamat: Jl. Pasar 5", "PIC: Ibu Ratna", "Telepon: 0813-4567-8001",
        "Potensi: 1.200 pekerja", "Tujuan: Minta dikunjungi", "Hasil dan catatan",
        "Tanda tangan / cap", "Mengetahui,", "Halaman 1 dari 1",
    ):  # fmt: skip
        assert wanted in page


@needs_poppler
def test_a_day_without_visits_says_so(tmp_path: Path) -> None:
    (page,) = routes(tmp_path, [])
    assert "Tidak ada kunjungan yang direncanakan" in page


@needs_poppler
def test_forty_firms_are_all_there_once_and_each_officer_has_a_first_page(tmp_path: Path) -> None:
    many = [stop(f"CV Nomor {n:02} Selesai", f"Kec {n % 3}", f"Kel {n % 4}") for n in range(40)]
    pages = routes(tmp_path, many, [stop("UD Sendiri")])
    whole = " ".join(pages)
    assert all(whole.count(one.name) == 1 for one in many)
    assert [page for page in pages if "Petugas: Budi 1" in page] == [pages[-1]]
    assert "Halaman 1 dari 1" in pages[-1]
    assert "(lanjutan)" in whole


@needs_poppler
def test_markup_and_endless_text_are_printed_as_they_are(tmp_path: Path) -> None:
    long = Stop(
        "", MARKUP + " Sumber" * 200, "Jalan " * 500, "Kel " * 80, "Kec " * 80, "Bapak " * 99,
        "0812 " * 99, 10**9, "x" * 2_000, MARKUP * 60,
    )  # fmt: skip
    pages = routes(tmp_path, [long, stop("CV Sesudahnya")], officer="Nama " * 60)
    whole = " ".join(pages)
    assert "<b>PT</b> <img" in whole
    assert "root:" not in whole
    assert "CV Sesudahnya" in whole


def letter(firms: int, *, text: str = "", name: str = "CV Maju", officers: int = 1) -> Letter:
    return Letter(
        number="..../ST/P4/XI/2026",
        text=text or visit_rules().letter_text.replace("{dates}", "24 November 2026"),
        officers=tuple((f"Petugas {n}", "Petugas") for n in range(officers)),
        firms=tuple(Firm(f"{name} {n:02} Selesai", "Jl. Pasar 5", "24 Nov 2026")
                    for n in range(firms)),
        city="Lhokseumawe",
        dated=date(2026, 11, 20),
        signer=Signer("Kepala Cabang", "Sri Rahayu", "1975"),
    )  # fmt: skip


def written(tmp_path: Path, made: Letter) -> list[str]:
    out = tmp_path / "surat.pdf"
    write_letter(out, HEAD, made, MADE)
    return pages_of(out)


@needs_poppler
def test_a_letter_names_officers_firms_days_and_who_signs(tmp_path: Path) -> None:
    (page,) = written(tmp_path, letter(1, officers=2))
    for wanted in (
        "SURAT TUGAS", "Nomor: ..../ST/P4/XI/2026", "1. Petugas 0, Petugas", "2. Petugas 1",
        "24 November 2026", "CV Maju 00 Selesai", "Lhokseumawe, 20 November 2026 Kepala Cabang",
        "Sri Rahayu NIP 1975",
    ):  # fmt: skip
        assert wanted in page


@needs_poppler
@pytest.mark.parametrize("firms", [0, 1, 15, 16, 17, 18, 19, 20, 40])
def test_the_signature_never_stands_alone(tmp_path: Path, firms: int) -> None:
    pages = written(tmp_path, letter(firms))
    assert "Demikian surat tugas ini" in pages[-1]
    assert "Sri Rahayu" in pages[-1]
    whole = " ".join(pages)
    assert all(whole.count(f"CV Maju {n:02} Selesai") == 1 for n in range(firms))


@needs_poppler
def test_a_table_that_goes_on_has_its_head_again(tmp_path: Path) -> None:
    pages = written(tmp_path, letter(40))
    assert all("No. Badan usaha Alamat Waktu" in page for page in pages[:2])


@needs_poppler
def test_markup_in_text_and_names_of_a_letter_stays_text(tmp_path: Path) -> None:
    text = f"{MARKUP}\n\n{{officers}}\n\n{{firms}}\n\npanjang " + "sekali " * 3_000
    whole = " ".join(written(tmp_path, letter(3, text=text, name=MARKUP * 9)))
    assert "<b>PT</b> <img src='file:///etc/passwd'/> & =HYPERLINK(1)" in whole
    assert "root:" not in whole


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="tidak ditemukan"):
        write_letter(tmp_path / "tidak ada" / "surat.pdf", HEAD, letter(1), MADE)
