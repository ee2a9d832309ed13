"""The printed reports: head, rows, signatures, and what the file says."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from dialer.contacts.money import format_rupiah
from dialer.errors import BadInputError
from dialer.reports.model import EmployerRow, ReportFrame, Signer
from dialer.reports.summary import format_count, summarise_arrears
from tests.reports.drawn import drawn
from tests.reports.samples import FRAME, LETTERHEAD, START, arrears, employer, pages_of, text_of
from tests.reports.writing import write_canvassing, write_telecollecting, write_telemarketing

EMPTY = "Tidak ada percobaan pada periode ini."
Writer = Callable[[Path], None]


def telemarketing(rows: Sequence[EmployerRow], path: Path) -> Path:
    write_telemarketing(path, LETTERHEAD, FRAME, rows)
    return path


def telemarketing_of(frame: ReportFrame, path: Path) -> None:
    write_telemarketing(path, LETTERHEAD, frame, [employer(3)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "laporan.pdf"


WRITERS: list[Writer] = [
    partial(write_telemarketing, letterhead=LETTERHEAD, frame=FRAME, rows=[employer(3)]),
    partial(write_canvassing, letterhead=LETTERHEAD, frame=FRAME, rows=[employer(3)]),
    partial(write_telecollecting, letterhead=LETTERHEAD, frame=FRAME, rows=[arrears(5)]),
]


@pytest.mark.parametrize("write", WRITERS)
def test_the_head_says_who_what_when_and_by_which_filter(path: Path, write: Writer) -> None:
    write(path)
    text = pages_of(path)[0]
    for said in (
        "BPJS Kesehatan",
        "Kantor Cabang Lhokseumawe",
        "Jl. Merdeka No. 51, Lhokseumawe · (0645) 43217",
        "Laporan Hasil Telekolekting",
        "1 Nov 2026 – 30 Nov 2026",
        "Rina Marlina",
        "Tunggakan November",
        "Kecamatan Banda Sakti",
        "17 dari 20 meja terkini",
        "Dibuat 30 Nov 2026 16.05",
    ):
        assert said in text


def test_without_filters_the_head_says_that_all_are_meant(path: Path) -> None:
    frame = replace(
        FRAME, officer=None, list_name=None, filter_text="", period_to=date(2026, 11, 1)
    )
    write_telecollecting(path, LETTERHEAD, frame, [arrears()])
    said = "Periode 1 Nov 2026 Petugas Semua petugas Daftar Semua daftar Saringan Tidak ada"
    assert said in pages_of(path)[0]


@pytest.mark.parametrize("write", WRITERS)
def test_both_sign_at_the_place_and_on_the_day(path: Path, write: Writer) -> None:
    write(path)
    text = pages_of(path)[-1]
    for said in (
        "Mengetahui, Ketua Tim",
        "Hj. Nurhayati, S.E.",
        "Lhokseumawe, 30 November 2026 Petugas",
        "Rina Marlina, A.Md.",
    ):
        assert said in text


def test_the_head_of_branch_signs_beside_both_with_a_number(path: Path) -> None:
    head = Signer("Pps. Kepala Cabang", "dr. Cut Meutia, M.Kes.", "NPP 01234")
    frame = replace(FRAME, signers=(head, *FRAME.signers))
    telemarketing_of(frame, path)
    (page,) = drawn(path)[-1:]
    at = {piece.text: piece for piece in page}
    names = [at[one] for one in (head.name, *(signer.name for signer in FRAME.signers))]
    assert len({piece.base for piece in names}) == 1
    assert [piece.left for piece in names] == sorted(piece.left for piece in names)
    assert at["NPP 01234"].left == at[head.name].left
    assert at["Menyetujui,"].base == at["Mengetahui,"].base


def test_an_empty_period_is_one_complete_page_that_says_so(path: Path) -> None:
    telemarketing([], path)
    (page,) = pages_of(path)
    assert EMPTY in page
    assert "belum ada percobaan" in page
    assert "Mengetahui, Ketua Tim" in page
    assert "Halaman 1 dari 1" in page


def test_the_planning_columns_keep_their_names(path: Path) -> None:
    telemarketing([replace(employer(3), note="Minta dihubungi sore.")], path)
    text = text_of(path)
    for label in (
        "No", "Nama BU", "Alamat", "Potensi Peserta", "Sumber data", "Telepon", "Email",
        "Nama PIC", "Nomor HP PIC", "Keterangan", "Tanggal", "Petugas", "Hasil", "Tindak lanjut",
    ):  # fmt: skip
        assert label in text
    for value in (
        "PT Maju Sentosa 3", "Jl. Laswi No. 156, Banda Sakti", "Disnaker", "(0645) 43-217",
        "kontak@maju-sentosa.example", "Siti Rahmawati", "+62 812-6900-1122", "belum dihubungi",
        "2 Nov 2026 08.31", "Minta penawaran", "Kirim penawaran", "Catatan: Minta dihubungi sore.",
    ):  # fmt: skip
        assert value in text


def test_a_telecollecting_row_shows_arrears_promise_and_plan(path: Path) -> None:
    row = replace(arrears(35), note="Menunggu gajian.")
    write_telecollecting(path, LETTERHEAD, FRAME, [row])
    text = text_of(path)
    for value in (
        "Cut Zulaika 35", "•••••••••2349", "Banda Sakti", "19", "Rp5.250.000", "Janji bayar",
        "Peserta", "Rp2.625.000", "3 Des 2026, Indomaret", "Rp60.035", "6 tahap",
        "Catatan: Menunggu gajian.",
    ):  # fmt: skip
        assert value in text


def test_keys_of_contacts_are_never_printed(path: Path) -> None:
    write_telecollecting(path, LETTERHEAD, FRAME, [arrears(n) for n in range(1, 30)])
    assert "kunci-peserta" not in text_of(path)


def test_the_page_shows_the_figures_of_the_summary(path: Path) -> None:
    rows = [arrears(n) for n in range(1, 61)]
    write_telecollecting(path, LETTERHEAD, FRAME, rows)
    summary = summarise_arrears(rows)
    first = pages_of(path)[0]
    for rate in (summary.contact_rate, summary.right_party_rate, summary.promise_rate):
        assert f"{rate.label} {rate.share} {rate.basis}" in first
    for tally in summary.outcomes:
        assert f"{tally.label} {format_count(tally.count)} (" in first
    assert format_rupiah(summary.promised_amount) in first
    assert format_rupiah(summary.arrears_amount) in first
    assert (
        f"Jumlah: 60 percobaan pada 60 peserta berbeda; {summary.promises} janji bayar senilai "
        f"{format_rupiah(summary.promised_amount)}; {summary.rehab_offers} tawaran REHAB."
    ) in text_of(path)


def test_a_preview_in_memory_is_the_report_on_disk(path: Path) -> None:
    rows = [arrears(n) for n in range(1, 30)]
    preview = BytesIO()
    write_telecollecting(preview, LETTERHEAD, FRAME, rows)
    write_telecollecting(path, LETTERHEAD, FRAME, rows)
    shown = " ".join(page.extract_text() for page in PdfReader(preview).pages)
    assert " ".join(shown.split()) == text_of(path)


def test_the_file_says_what_it_is(path: Path) -> None:
    write_telecollecting(path, LETTERHEAD, FRAME, [arrears()])
    reader = PdfReader(path)
    about = reader.metadata
    assert about is not None
    assert about.title == "Laporan Hasil Telekolekting 1 Nov 2026 – 30 Nov 2026"
    assert about.author == "BPJS Kesehatan, Kantor Cabang Lhokseumawe"
    assert about.subject is not None
    assert "Rina Marlina" in about.subject
    assert about.creator == "Sambung"
    assert about.creation_date is not None
    assert about.creation_date.replace(tzinfo=None) == FRAME.generated_at.replace(tzinfo=None)
    assert str(reader.root_object["/Lang"]) == "id-ID"


def test_the_outline_leads_to_the_sections_and_the_days(path: Path) -> None:
    rows = [replace(employer(n), attempted_at=START + timedelta(days=n)) for n in range(3)]
    telemarketing(rows, path)
    outline = PdfReader(path).outline
    sections = [entry.title for entry in outline if isinstance(entry, Destination)]
    assert sections == ["Ringkasan", "Hasil percobaan", "Rincian percobaan", "Tanda tangan"]
    (days,) = [entry for entry in outline if isinstance(entry, list)]
    assert [day.title for day in days if isinstance(day, Destination)] == [
        "2 November 2026",
        "3 November 2026",
        "4 November 2026",
    ]


def test_rows_out_of_order_by_day_get_no_days_in_the_outline(path: Path) -> None:
    days = (0, 1, 0)
    rows = [
        replace(employer(n), attempted_at=START + timedelta(days=d)) for n, d in enumerate(days)
    ]
    telemarketing(rows, path)
    assert all(isinstance(entry, Destination) for entry in PdfReader(path).outline)


def test_all_fonts_are_embedded(path: Path) -> None:
    telemarketing([employer(n) for n in range(60)], path)
    names: set[str] = set()
    for page in PdfReader(path).pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = reference.get_object()
            names.add(str(font["/BaseFont"]))
            assert "/FontFile2" in font["/FontDescriptor"].get_object()
    assert {name.split("+")[1] for name in names} == {"NotoSans-Regular", "NotoSans-Bold"}


def logo_of(width: int, height: int) -> bytes:
    content = BytesIO()
    Image.effect_noise((width, height), 64).save(content, "PNG")
    return content.getvalue()


def test_the_logo_is_on_the_first_page(path: Path) -> None:
    letterhead = replace(LETTERHEAD, logo=logo_of(400, 100))
    write_telemarketing(path, letterhead, FRAME, [employer(n) for n in range(60)])
    pages = PdfReader(path).pages
    assert [len(page.images) for page in pages] == [1] + [0] * (len(pages) - 1)


@pytest.mark.parametrize("logo", [b"bukan gambar", b"", logo_of(400, 100)[:-300]])
def test_a_logo_that_is_no_whole_picture_is_refused_and_the_old_report_stays(
    path: Path, logo: bytes
) -> None:
    path.write_bytes(b"old")
    letterhead = replace(LETTERHEAD, logo=logo)
    with pytest.raises(BadInputError, match="Logo"):
        write_telemarketing(path, letterhead, FRAME, [employer(1)])
    assert path.read_bytes() == b"old"


def test_a_logo_of_many_megapixels_does_not_swell_the_report(path: Path) -> None:
    letterhead = replace(LETTERHEAD, logo=logo_of(3000, 3000))
    write_telemarketing(path, letterhead, FRAME, [employer(1)])
    assert path.stat().st_size < 2_000_000
