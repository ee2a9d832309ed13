"""A time for calling back, as it is said, becomes a moment - or nothing, never a guess."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.callback_words import read_moment

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=JAKARTA)  # a Friday


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("besok 10", (21, 10, 0)),
        ("besok jam 10.15", (21, 10, 15)),
        ("Besok pukul 8:05", (21, 8, 5)),
        ("senin sore", (23, 16, 0)),
        ("hari Senin pagi", (23, 9, 0)),
        ("senin depan jam 3", (23, 15, 0)),
        ("jum'at 10", (27, 10, 0)),
        ("nanti jam 2", (20, 14, 0)),
        ("nanti sore jam 4", (20, 16, 0)),
        ("lusa pagi", (22, 9, 0)),
        ("2 jam lagi", (20, 11, 30)),
        ("setengah jam lagi", (20, 10, 0)),
        ("sejam lagi", (20, 10, 30)),
        ("45 menit lagi", (20, 10, 15)),
        ("tiga hari lagi", (23, 9, 30)),
        ("tgl 25 jam 9", (25, 9, 0)),
        ("tanggal 25", (25, 9, 0)),
        ("tgl 25/11 sore", (25, 16, 0)),
        ("jam 9", (21, 9, 0)),
        ("jam 7 malam", (20, 19, 0)),
        ("sore", (20, 16, 0)),
        ("jam 10 besok", (21, 10, 0)),
        ("sore besok", (21, 16, 0)),
        ("jam 3 hari senin", (23, 15, 0)),
        ("jam 9 tgl 25", (25, 9, 0)),
        ("besok jam setengah 3", (21, 14, 30)),
        ("besok setengah 10 pagi", (21, 9, 30)),
        ("jam setengah 1 siang", (20, 12, 30)),
        ("25 nov", (25, 9, 0)),
        ("jam 10 25 november", (25, 10, 0)),
        ("minggu depan", (23, 9, 0)),
        ("pekan depan", (23, 9, 0)),
        ("rabu minggu depan jam 2", (25, 14, 0)),
        ("hari minggu depan", (22, 9, 0)),
        ("besok jam 12 siang", (21, 12, 0)),
        ("nanti jam 6 malam", (20, 18, 0)),
        ("sore ini", (20, 16, 0)),
        ("mlm ini", (20, 19, 0)),
        ("bsk jam 10", (21, 10, 0)),
        ("rabu dpn", (25, 9, 0)),
        ("mgg depan", (23, 9, 0)),
        ("minggu depan selasa jam 10", (24, 10, 0)),
        ("habis magrib", (20, 18, 30)),
        ("besok ba'da zuhur", (21, 13, 0)),
        ("habis sholat jumat", (20, 13, 30)),
        ("senin pulang kerja", (23, 17, 0)),
        ("besok setelah jam 5", (21, 17, 0)),
        ("sekitar jam 10 besok ya", (21, 10, 0)),
        ("satu setengah jam lagi", (20, 11, 0)),
        ("25/11 jam 10", (25, 10, 0)),
        ("25-11-2026 sore", (25, 16, 0)),
        ("besok jam 10,30", (21, 10, 30)),
    ],
)
def test_it_is_understood_as_it_is_meant(text: str, moment: tuple[int, int, int]) -> None:
    day, hour, minute = moment
    assert read_moment(text, NOW) == datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kapan-kapan",
        "besok jam 25",
        "besok 10 11",
        "besok 10-11",
        "besok senin",
        "tgl 31 februari",
        "tgl 31 februari jam 9",
        "31 februari jam 9",
        "nanti ya",
        "10.75",
        "besok jam 12 malam",
        "jam 1 malam",
        "besok jam 12 pagi",
        "jam setengah 13",
        "akhir bulan",
        "nanti",
        "hari ini",
        "tadi pagi",
        "jam 9-10",
        "senin minggu depan selasa",
        "31/02 jam 9",
    ],
)
def test_what_is_unclear_is_not_guessed(text: str) -> None:
    assert read_moment(text, NOW) is None


def test_a_date_that_is_over_is_that_of_next_year() -> None:
    assert read_moment("1 desember", NOW) == datetime(2026, 12, 1, 9, tzinfo=JAKARTA)
    assert read_moment("1/12 jam 10", NOW) == datetime(2026, 12, 1, 10, tzinfo=JAKARTA)
    assert read_moment("bulan depan", NOW) == datetime(2026, 12, 1, 9, tzinfo=JAKARTA)
    assert read_moment("tgl 5 bulan depan", NOW) == datetime(2026, 12, 5, 9, tzinfo=JAKARTA)
    assert read_moment("1 maret jam 10", NOW) == datetime(2027, 3, 1, 10, tzinfo=JAKARTA)


def test_an_hour_that_is_past_in_the_morning_is_that_of_the_evening() -> None:
    assert read_moment("jam 7", NOW) == datetime(2026, 11, 20, 19, tzinfo=JAKARTA)
    assert read_moment("jam 7", NOW.replace(hour=6)) == datetime(2026, 11, 20, 7, tzinfo=JAKARTA)
    assert read_moment("jam 9", NOW) == datetime(2026, 11, 21, 9, tzinfo=JAKARTA)


def test_the_clock_that_is_named_counts_not_that_of_the_contact() -> None:
    wit = NOW.astimezone(ZoneInfo("Asia/Jayapura"))
    assert read_moment("besok jam 10 WIB", wit) == datetime(2026, 11, 21, 10, tzinfo=JAKARTA)
    assert read_moment("besok jam 10", wit) == datetime(2026, 11, 21, 8, tzinfo=JAKARTA)
    assert read_moment("Senin 14.00 WITA", NOW) == datetime(2026, 11, 23, 13, tzinfo=JAKARTA)


@given(st.text(max_size=30))
def test_any_words_are_a_moment_or_nothing(text: str) -> None:
    moment = read_moment(text, NOW)
    assert moment is None or abs(moment - NOW) < timedelta(days=8_000)
