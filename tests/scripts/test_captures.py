"""What is typed into a field while listening becomes one form of it, or a sentence says why not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.captures import (
    MAX_TEXT,
    SENTENCES,
    CaptureFault,
    known_value,
    read_capture,
)
from scripts_call.model import Capture, CaptureType
from tests.scripts.samples import DAY

F = CaptureFault
T = CaptureType


def field(kind: CaptureType, least: int | None = None, most: int | None = None) -> Capture:
    """A field of a kind."""
    choices = ("lupa", "sulit") if kind is T.CHOICE else ()
    return Capture("isian", "Isian", kind, choices, least=least, most=most)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (T.DATE, "2026-11-25", "2026-11-25"),
        (T.DATE, "25/11/2026", "2026-11-25"),
        (T.DATE, "25-11-26", "2026-11-25"),
        (T.DATE, "25 November 2026", "2026-11-25"),
        (T.DATE, "25 Nov", "2026-11-25"),
        (T.DATE, "5/1", "2027-01-05"),
        (T.DATE, "20/11", "2026-11-20"),
        (T.DATE, "17 Agt 2027", "2027-08-17"),
        (T.TIME, "9", "09:00"),
        (T.TIME, "09.30", "09:30"),
        (T.TIME, "pukul 13:05 WIB", "13:05"),
        (T.RUPIAH, "150000", "150000"),
        (T.RUPIAH, "Rp1.234.567", "1234567"),
        (T.RUPIAH, "Rp 1.234.567,00", "1234567"),
        (T.RUPIAH, "1,234,567", "1234567"),
        (T.RUPIAH, "35rb", "35000"),
        (T.RUPIAH, "1,2jt", "1200000"),
        (T.RUPIAH, "2 juta rupiah", "2000000"),
        (T.NUMBER, "12", "12"),
        (T.NUMBER, "1.200", "1200"),
        (T.NUMBER, "0", "0"),
        (T.CHOICE, "lupa", "lupa"),
        (T.PHONE, "0812-3456-7890", "+6281234567890"),
        (T.PHONE, "+62 (0)812 3456 7890", "+6281234567890"),
        (T.PHONE, "81234567890", "+6281234567890"),
        (T.PHONE, "(0645) 12345", "+6264512345"),
        (T.NIB, "1234 5678 90123", "1234567890123"),
        (T.NPWP, "01.234.567.8-901.000", "012345678901000"),
        (T.NPWP, "0012345678901000", "0012345678901000"),
        (T.TEXT, "  minta surat  ", "minta surat"),
        (T.TEXT, "", ""),
    ],
)
def test_what_people_write_becomes_one_form(kind: CaptureType, text: str, value: str) -> None:
    read = read_capture(field(kind), text, DAY)

    assert (read.value, read.fault) == (value, None)
    assert read_capture(field(kind), read.value, DAY).value == value


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (T.DATE, "31/2/2026", F.NOT_A_DATE),
        (T.DATE, "besok", F.NOT_A_DATE),
        (T.DATE, "2026-13-01", F.NOT_A_DATE),
        (T.TIME, "24.00", F.NOT_A_TIME),
        (T.TIME, "9.60", F.NOT_A_TIME),
        (T.TIME, "pagi", F.NOT_A_TIME),
        (T.RUPIAH, "1.23", F.NOT_AN_AMOUNT),
        (T.RUPIAH, "-5000", F.NOT_AN_AMOUNT),
        (T.RUPIAH, "lima puluh", F.NOT_AN_AMOUNT),
        (T.RUPIAH, "9" * 13, F.TOO_MUCH),
        (T.NUMBER, "1e3", F.NOT_A_NUMBER),
        (T.NUMBER, "١٢", F.NOT_A_NUMBER),
        (T.NUMBER, "1.5", F.NOT_A_NUMBER),
        (T.CHOICE, "Lupa", F.NOT_A_CHOICE),
        (T.PHONE, "165", F.NOT_A_PHONE),
        (T.PHONE, "0812345678xx", F.NOT_A_PHONE),
        (T.PHONE, "0812", F.NOT_A_PHONE),
        (T.NIB, "123456789012", F.WRONG_LENGTH),
        (T.NIB, "12345678901234", F.WRONG_LENGTH),
        (T.NIB, "123456789012a", F.WRONG_LENGTH),
        (T.NPWP, "12345678901234", F.WRONG_LENGTH),
        (T.TEXT, "x" * (MAX_TEXT + 1), F.TOO_LONG),
        (T.TEXT, "a\u202eb", F.UNPRINTABLE),
        (T.DATE, "1/1\x00", F.UNPRINTABLE),
    ],
)
def test_what_is_no_value_is_told_with_a_sentence(
    kind: CaptureType, text: str, fault: CaptureFault
) -> None:
    read = read_capture(field(kind), text, DAY)

    assert (read.value, read.fault) == ("", fault)
    assert read.sentence.startswith("Isian")
    assert "{" not in read.sentence


def test_bounds_are_said_in_the_units_of_the_field() -> None:
    amount = field(T.RUPIAH, least=35_000, most=1_000_000)

    assert read_capture(amount, "35rb").value == "35000"
    assert read_capture(amount, "34999").sentence == "Isian: paling sedikit Rp35.000."
    assert read_capture(amount, "1jt").value == "1000000"
    assert read_capture(amount, "1.000.001").sentence == "Isian: paling banyak Rp1.000.000."
    assert read_capture(field(T.NUMBER, most=0), "1").fault is F.TOO_MUCH


def test_a_required_field_left_empty_is_told() -> None:
    assert read_capture(Capture("a", "Alasan", T.TEXT, required=True), "  ").fault is F.MISSING
    assert read_capture(Capture("b", "Bulan", T.NUMBER), "").fault is None


def test_a_date_without_a_year_needs_a_day_to_count_from() -> None:
    assert read_capture(field(T.DATE), "25/11").fault is F.NOT_A_DATE
    assert read_capture(field(T.DATE), "29/2", date(2026, 3, 1)).value == "2028-02-29"


def test_conditions_compare_numbers_and_leave_unreadable_text_unknown() -> None:
    assert known_value(field(T.RUPIAH), "35rb") == 35_000
    assert known_value(field(T.RUPIAH), "entah") is None
    assert known_value(field(T.CHOICE), "sulit") == "sulit"
    assert known_value(field(T.DATE), "besok") == "besok"


@given(st.sampled_from(list(CaptureType)), st.text(max_size=40))
def test_any_text_is_a_value_or_has_a_sentence(kind: CaptureType, text: str) -> None:
    read = read_capture(field(kind), text, DAY)

    assert (read.fault is None) == (read.sentence == "")
    assert read.fault is None or not read.value
    if read.value:
        assert read_capture(field(kind), read.value, DAY).value == read.value


def test_every_fault_has_a_sentence() -> None:
    assert set(SENTENCES) == set(CaptureFault)
