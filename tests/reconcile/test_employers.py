"""Employers of two files: by number, by name with address, and what stays doubtful."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dialer.reconcile.match import reconcile
from dialer.reconcile.model import How, ReconcileKind, Result, Why
from dialer.reconcile.reading import read_source
from tests.reconcile.truth_employers import make_firms
from tests.reconcile.truth_people import write

BU = ReconcileKind.EMPLOYERS
HEADS = ("Nama BU", "NPWP", "Alamat", "Telepon", "Jumlah Pekerja")
Compare = Callable[..., Result]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    def compared(left: list[tuple[object, ...]], right: list[tuple[object, ...]]) -> Result:
        one = write(tmp_path / "a.xlsx", [HEADS, *left])
        two = write(tmp_path / "b.xlsx", [HEADS, *right])
        return reconcile(read_source(one, BU, "Disnaker"), read_source(two, BU, "Kes"), BU)

    return compared


def test_old_and_new_npwp_are_one(compare: Compare) -> None:
    result = compare(
        [("PT Maju Jaya", "01.234.567.8-901.000", "", "")],
        [("MAJU JAYA", "0012345678901000", "", "")],
    )
    assert [pair.how for pair in result.matched] == [How.NPWP]


def test_a_number_under_another_name_is_doubtful(compare: Compare) -> None:
    npwp = "01.234.567.8-901.000"
    result = compare([("PT Maju Jaya", npwp)], [("CV Sinar Harapan", npwp)])
    assert [one.why for one in result.doubtful] == [Why.ID_NAME_DIFFERS]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("PT. Maju-Jaya", "", "Jl. Merdeka No. 5, Medan"),
            ("MAJU JAYA, PT", "", "Jalan Merdeka 05"),
        ),
        (("Toko Berkah Selalu", "", "", "061-4567890"), ("Berkah Selalu", "", "", "0614567890")),
        (
            ("CV Sinar Gemilang", "", "Jl. Sudirman No. 10"),
            ("CV Sinar Gemilangg", "", "Jalan Sudirman No 10"),
        ),
    ],
)
def test_name_with_address_or_phone_is_enough(
    compare: Compare, left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert [pair.how for pair in compare([left], [right]).matched] == [How.FIRM]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (("PT Maju Jaya", "", "Jl. Merdeka 5"), ("CV Maju Jaya", "", "Jl. Merdeka 5"),
         Why.LEGAL_FORM),
        (("PT Maju Jaya", "", "Jl. Merdeka 5"), ("PT Maju Jaya", "", "Jl. Sudirman 77"),
         Why.ADDRESS_DIFFERS),
        (("PT Maju Jaya",), ("PT Maju Jaya",), Why.ADDRESS_MISSING),
        (
            ("PT Maju Jaya", "01.234.567.8-901.000", "Jl. Merdeka 5"),
            ("PT Maju Jaya", "01.234.567.8-901.001", "Jl. Merdeka 5"),
            Why.ID_DIFFERS,
        ),
    ],
)  # fmt: skip
def test_what_speaks_against_a_pair_leaves_it_to_a_person(
    compare: Compare, left: tuple[str, ...], right: tuple[str, ...], why: Why
) -> None:
    result = compare([left], [right])
    assert not result.matched
    assert [one.why for one in result.doubtful] == [why]


def test_firms_numbered_one_and_two_are_strangers(compare: Compare) -> None:
    result = compare(
        [("PT Nusa Karya 1", "", "Jl. Merdeka 5")], [("PT Nusa Karya 2", "", "Jl. Merdeka 6")]
    )
    assert not result.matched


def test_two_firms_of_one_name_and_address_are_never_told_apart(compare: Compare) -> None:
    one = ("PT Maju Jaya", "", "Jl. Merdeka 5")
    result = compare([one], [(*one, "", "10"), (*one, "", "20")])
    assert not result.matched
    assert {each.why for each in result.doubtful} == {Why.TIE}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_firm_is_matched_wrongly_and_most_are_found(tmp_path: Path, seed: int) -> None:
    truth = make_firms(tmp_path, seed=seed)
    result = reconcile(
        read_source(truth.left, BU, "Disnaker"), read_source(truth.right, BU, "Kes"), BU
    )
    found = [
        (truth.left_of[pair.left.number], truth.right_of[pair.right.number])
        for pair in result.matched
    ]
    assert [pair for pair in found if pair[0] != pair[1]] == []
    assert len(found) / len(truth.both) >= 0.87
