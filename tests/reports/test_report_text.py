"""Measuring and wrapping: nothing lost, nothing wider than its place, nothing crashes."""

from hypothesis import given
from hypothesis import strategies as st

from dialer.reports.paper import BASE, STRONG
from dialer.reports.typeface import FOREIGN, SYMBOL, clean, load_faces, shorten, text_width, wrap

WIDTH = 96.0


@given(st.text())
def test_wrapping_loses_no_character(text: str) -> None:
    cleaned = clean(text)
    assert "".join("".join(wrap(cleaned, BASE, WIDTH)).split()) == "".join(cleaned.split())


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x17F)))
def test_no_line_is_wider_than_its_column(text: str) -> None:
    for line in wrap(clean(text), STRONG, WIDTH):
        assert text_width(line, STRONG) <= WIDTH + 1e-6


@given(st.text())
def test_cleaned_text_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_markup_and_formulas_stay_text() -> None:
    for text in ("<b>PT</b> & Co", '=HYPERLINK("file:///etc/passwd")', "&amp;", "<img src='x'/>"):
        assert clean(text) == text


def test_characters_without_a_glyph_leave_a_visible_mark() -> None:
    assert clean("Toko 漢字 😀🙏\ufe0f") == f"Toko {FOREIGN} {SYMBOL}"


def test_decorated_letters_of_telephones_are_drawn_as_the_letters_they_are() -> None:
    assert clean("𝓢𝓲𝓽𝓲 Ｒａｈｍａ ①") == "Siti Rahma 1"


def test_marks_that_turn_the_reading_direction_are_dropped() -> None:
    assert clean("PT \u202ejaya\u202c\u200b\x00") == "PT jaya"


def test_a_name_in_parts_is_composed() -> None:
    assert clean("Ame\u0301lie") == "Amélie"


def test_a_long_address_breaks_after_a_sign() -> None:
    lines = wrap("zaenab.hasibuan@perusahaan-maju.example", BASE, WIDTH)
    assert lines == ["zaenab.hasibuan@", "perusahaan-maju.", "example"]


def test_a_long_word_begins_on_the_line_of_its_label() -> None:
    lines = wrap("Email: " + "a" * 60, BASE, WIDTH)
    assert lines[0].startswith("Email: aaa")


def test_line_breaks_are_kept_and_blank_lines_go() -> None:
    assert wrap(clean("satu\r\n\r\n dua\u2028tiga"), BASE, WIDTH) == ["satu", "dua", "tiga"]


def test_shortened_text_fits_and_says_that_it_goes_on() -> None:
    line = shorten("Kecamatan Banda Sakti dan Muara Dua", BASE, WIDTH)
    assert line.endswith("…")
    assert text_width(line, BASE) <= WIDTH


def test_all_figures_are_equally_wide_so_that_sums_stand_under_each_other() -> None:
    load_faces()
    for style in (BASE, STRONG):
        assert len({text_width(digit, style) for digit in "0123456789"}) == 1
