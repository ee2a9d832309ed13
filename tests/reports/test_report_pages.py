"""However many rows and however long their words: pages, margins, nothing lost."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from operator import mul
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from dialer.contacts.money import format_rupiah
from dialer.reports.model import EmployerRow, Promise, Signer
from dialer.reports.paper import LANDSCAPE
from tests.reports.drawn import astray, covered, drawn
from tests.reports.samples import FRAME, LETTERHEAD, arrears, employer, pages_of, text_of
from tests.reports.writing import write_telecollecting, write_telemarketing


def telemarketing(rows: Sequence[EmployerRow], path: Path) -> Path:
    write_telemarketing(path, LETTERHEAD, FRAME, rows)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "laporan.pdf"


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
    assert "Toko [simbol] [huruf asing]" in text_of(path)


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
