"""The PDF as it is handed in, read back."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from operator import mul
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from dialer.contacts.money import format_rupiah
from dialer.errors import BadInputError
from dialer.reports.model import EmployerRow, Promise, ReportFrame, Signer
from dialer.reports.paper import LANDSCAPE
from dialer.reports.pdf import write_canvassing, write_telecollecting, write_telemarketing
from dialer.reports.summary import format_count, summarise_arrears
from tests.reports.drawn import astray, covered, drawn
from tests.reports.samples import (
    FRAME,
    LETTERHEAD,
    START,
    arrears,
    employer,
    pages_of,
    text_of,
)

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


def test_every_page_is_numbered_and_every_row_is_there_once(path: Path) -> None:
    telemarketing([employer(n) for n in range(1, 301)], path)
    pages = pages_of(path)
    assert len(pages) > 10
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
    words = text_of(path).split()
    for number in range(1, 301):
        assert words.count("Sentosa") == 300
        assert f"Sentosa {number} " in " ".join(words)


def test_the_column_heads_are_repeated_on_every_page_of_the_table(path: Path) -> None:
    write_telecollecting(path, LETTERHEAD, FRAME, [arrears(n) for n in range(1, 120)])
    pages = pages_of(path)
    assert all("Nama peserta" in page and "Cicilan REHAB" in page for page in pages[1:])


@pytest.mark.parametrize("count", range(1, 40))
def test_signatures_never_stand_on_a_page_without_a_row(path: Path, count: int) -> None:
    telemarketing([employer(n) for n in range(1, count + 1)], path)
    last = pages_of(path)[-1]
    assert f"PT Maju Sentosa {count} " in last
    assert f"Jumlah: {count} percobaan" in last
    assert "Mengetahui, Ketua Tim" in last


def test_markup_and_formulas_in_names_stay_text(path: Path) -> None:
    name = "<b>PT Tebal</b> & Co"
    note = '=HYPERLINK("file:///etc/passwd") <img src="file:///etc/hostname"/> &amp;'
    frame = replace(FRAME, title="Laporan <i>miring</i>", officer="<u>Rina</u>")
    write_telemarketing(path, LETTERHEAD, frame, [replace(employer(1), employer=name, note=note)])
    text = text_of(path)
    for said in (name, note, "Laporan <i>miring</i>", "<u>Rina</u>"):
        assert said in text


def test_characters_without_a_glyph_do_not_stop_a_report(path: Path) -> None:
    odd = "Toko \ud800 漢字 😀 مرحبا \x00\u202e A\u0308"
    frame = replace(
        FRAME,
        title=odd,
        list_name=odd,
        filter_text=odd,
        city=odd,
        signers=(Signer(odd), Signer(odd, odd, odd)),
    )
    row = replace(employer(1), employer=odd, note=odd, officer=odd)
    write_telemarketing(path, replace(LETTERHEAD, institution=odd), frame, [row])
    assert "Toko \ufffd" in text_of(path)


def test_a_very_long_note_goes_on_on_the_next_pages_word_by_word(path: Path) -> None:
    note = " ".join(f"kata{n}" for n in range(3000))
    rows = [employer(1), replace(employer(2), note=note), employer(3)]
    telemarketing(rows, path)
    pages = pages_of(path)
    text = " ".join(pages).split()
    assert [word for word in text if word.startswith("kata")] == note.split()
    middle = [page for page in pages[2:-1] if "kata" in page]
    assert middle
    assert all("2 · PT Maju Sentosa 2 (lanjutan)" in page for page in middle)


def test_a_field_too_long_for_its_cell_is_printed_in_full_below(path: Path) -> None:
    name = " ".join(f"nama{n}" for n in range(120))
    telemarketing([replace(employer(1), employer=name)], path)
    assert f"Nama BU: {name}" in text_of(path)


def test_a_filter_too_long_for_its_column_is_printed_in_full_below(path: Path) -> None:
    chosen = ", ".join(f"Kecamatan {n}" for n in range(60))
    write_telemarketing(path, LETTERHEAD, replace(FRAME, filter_text=chosen), [employer(1)])
    assert f"Saringan: {chosen}" in text_of(path)


def repeated(alphabet: str, most: int) -> st.SearchStrategy[str]:
    """Short texts and long ones, with and without places to break."""
    return st.builds(mul, st.text(alphabet, max_size=12), st.integers(1, most))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(repeated("aW i.@-", 30), repeated("aW i.\n", 400), st.integers(0, 10**15)),
        min_size=1,
        max_size=12,
    )
)
def test_nothing_is_drawn_outside_the_margins_or_over_something_else(
    path: Path, given_rows: list[tuple[str, str, int]]
) -> None:
    rows = [
        replace(
            arrears(n),
            name=text,
            subdistrict=text[::-1],
            spoke_to=text,
            note=note,
            amount=amount,
            promise=Promise(date(2026, 12, 1), amount, text),
        )
        for n, (text, note, amount) in enumerate(given_rows)
    ]
    write_telecollecting(path, LETTERHEAD, FRAME, rows)
    for page in drawn(path):
        assert astray(page, LANDSCAPE) == []
        assert covered(page) == []


def test_amounts_end_at_one_edge(path: Path) -> None:
    amounts = [9_000, 150_000, 1_234_567, 98_765_432]
    rows = [replace(arrears(n), amount=amount) for n, amount in enumerate(amounts, start=1)]
    write_telecollecting(path, LETTERHEAD, FRAME, rows)
    printed = {format_rupiah(amount) for amount in amounts}
    ends = [piece.right for page in drawn(path) for piece in page if piece.text in printed]
    assert len(ends) == len(amounts)
    assert max(ends) - min(ends) < 0.02


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


def calls_made(work: Callable[[], object]) -> int:
    """How many Python functions are called: work counted without a clock."""
    count = 0

    def tick(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_four_times_the_rows_are_four_times_the_work_and_the_pages(path: Path) -> None:
    few = [employer(n) for n in range(500)]
    many = [employer(n) for n in range(2000)]
    telemarketing(few, path)
    small = calls_made(lambda: telemarketing(few, path))
    small_pages, small_size = len(PdfReader(path).pages), path.stat().st_size
    large = calls_made(lambda: telemarketing(many, path))
    assert large < 4.2 * small
    assert len(PdfReader(path).pages) < 4.2 * small_pages
    assert path.stat().st_size < 4.2 * small_size
