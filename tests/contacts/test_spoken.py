"""Numbers as one says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialer.contacts.spoken import spoken_date, spoken_number, spoken_rupiah


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (40, "empat puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (2_019, "dua ribu sembilan belas"),
        (306_667, "tiga ratus enam ribu enam ratus enam puluh tujuh"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (30_000_000, "tiga puluh juta"),
        (1_000_000_000, "satu miliar"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert spoken_number(number) == words


def test_rupiah_and_days() -> None:
    assert spoken_rupiah(140_000) == "seratus empat puluh ribu rupiah"
    assert spoken_date(date(2026, 12, 10)) == "tanggal 10 Desember 2026"


@pytest.mark.parametrize("number", [-1, 10**15])
def test_no_words_outside_the_range(number: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        spoken_number(number)


ONES = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
VALUES = {word: value for value, word in enumerate(ONES.split())}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def heard(words: str) -> int:
    """The number a listener would write down."""
    total = part = 0
    last = 0
    for word in words.split():
        if word == "seribu":
            total += 1000
        elif word in SCALES:
            total, part, last = total + (part + last) * SCALES[word], 0, 0
        elif word == "seratus":
            part += 100
        elif word == "ratus":
            part, last = part + last * 100, 0
        elif word == "puluh":
            part, last = part + last * 10, 0
        elif word == "belas":
            part, last = part + last + 10, 0
        else:
            last = VALUES[word]
    return total + part + last


@given(st.integers(0, 10**15 - 1))
def test_what_is_said_is_heard(number: int) -> None:
    assert heard(spoken_number(number)) == number
