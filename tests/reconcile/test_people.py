"""People of two files: who is one, who is not, and what only a person can tell."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.reconcile.likeness import compare_names, folded_words
from dialer.reconcile.match import decide, reconcile
from dialer.reconcile.model import Column, How, Note, ReconcileKind, Result, Why
from dialer.reconcile.reading import labels_of, read_source
from tests.reconcile.truth_people import make_files, write

PEOPLE = ReconcileKind.PEOPLE
LEFT = ("NIK", "Nama", "Tgl Lahir", "Perusahaan")
RIGHT = ("No Kartu", "Nama Peserta", "Tanggal Lahir", "Badan Usaha")
CARD = "0001234567890"
FIRM = "PT Maju Jaya"
Compare = Callable[..., Result]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    def compared(
        left: list[tuple[object, ...]],
        right: list[tuple[object, ...]],
        heads: tuple[tuple[str, ...], tuple[str, ...]] = (LEFT, RIGHT),
    ) -> Result:
        one = write(tmp_path / "a.xlsx", [heads[0], *left])
        two = write(tmp_path / "b.xlsx", [heads[1], *right])
        return reconcile(read_source(one, PEOPLE, "A"), read_source(two, PEOPLE, "B"), PEOPLE)

    return compared


@pytest.mark.parametrize("seed", [7, 21, 33])
def test_nobody_is_matched_wrongly_and_nine_of_ten_are_found(tmp_path: Path, seed: int) -> None:
    truth = make_files(tmp_path, seed=seed)
    result = reconcile(
        read_source(truth.left, PEOPLE, "TK"), read_source(truth.right, PEOPLE, "Kes"), PEOPLE
    )
    found = [
        (truth.left_of[pair.left.number], truth.right_of[pair.right.number])
        for pair in result.matched
    ]
    assert [pair for pair in found if pair[0] != pair[1]] == []
    assert len(found) / len(truth.both) >= 0.88
    lost = [row for row in result.only_left if truth.left_of[row.number] in truth.both]
    assert len(lost) <= 4  # the others wait among the doubtful


def test_the_rows_of_both_files_add_up(tmp_path: Path) -> None:
    truth = make_files(tmp_path)
    result = reconcile(
        read_source(truth.left, PEOPLE, "TK"), read_source(truth.right, PEOPLE, "Kes"), PEOPLE
    )
    for share in (result.left_share, result.right_share):
        assert share.rows == 460
        assert share.rows == share.matched + share.only + share.doubtful + share.unusable


def test_a_nik_matches_in_spite_of_a_misspelt_name(compare: Compare) -> None:
    nik = "1108011203900001"
    result = compare(
        [(nik, "Fatimah Zahra", "12-03-1990", FIRM)],
        [(nik, "FATIMAH ZAHARA", "12-03-1990", FIRM)],
        (LEFT, ("NIK", *RIGHT[1:])),
    )
    (pair,) = result.matched
    assert pair.how is How.NIK
    assert pair.differs == (Column.NAME,)


def test_a_nik_under_another_name_is_left_to_a_person(compare: Compare) -> None:
    nik = "1108011203900001"
    result = compare(
        [(nik, "Fatimah Zahra", "12-03-1990", FIRM)],
        [(nik, "Bambang Sutrisno", "12-03-1990", FIRM)],
        (LEFT, ("NIK", *RIGHT[1:])),
    )
    assert not result.matched
    assert [one.why for one in result.doubtful] == [Why.ID_NAME_DIFFERS]


def test_a_nik_damaged_by_excel_does_not_match(compare: Compare) -> None:
    nik = "1108011203900001"
    result = compare(
        [(float(nik), "Fatimah Zahra", "12-03-1990", FIRM)],
        [(nik, "Siti Rahma", "01-02-1988", FIRM)],
        (LEFT, ("NIK", *RIGHT[1:])),
    )
    assert not result.matched
    assert result.only_left[0].notes == (Note.NIK_DAMAGED,)


def test_one_name_and_birth_date_under_two_niks_are_two_people(compare: Compare) -> None:
    result = compare(
        [("1108011203900001", "Siti Aminah", "12-03-1990", FIRM)],
        [("1371065203900042", "Siti Aminah", "12-03-1990", FIRM)],
        (LEFT, ("NIK", *RIGHT[1:])),
    )
    assert (len(result.only_left), len(result.only_right)) == (1, 1)


def test_a_nik_that_differs_by_a_digit_is_left_to_a_person(compare: Compare) -> None:
    result = compare(
        [("1108015203900001", "Siti Aminah", "12-03-1990", FIRM)],
        [("1108015203900007", "Siti Aminah", "12-03-1990", FIRM)],
        (LEFT, ("NIK", *RIGHT[1:])),
    )
    assert [one.why for one in result.doubtful] == [Why.NIK_NEAR]


def test_two_of_one_name_and_birth_date_in_a_firm_are_never_told_apart(compare: Compare) -> None:
    result = compare(
        [
            ("1108015203900001", "Siti Aminah", "12-03-1990", FIRM),
            ("1108015203900099", "Siti Aminah", "12-03-1990", FIRM),
        ],
        [(CARD, "SITI AMINAH", "12-03-1990", "MAJU JAYA, PT")],
    )
    assert not result.matched
    assert {one.why for one in result.doubtful} == {Why.TIE}
    assert result.left_share.doubtful == 2
    assert result.right_share.doubtful == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rina Wati", "Rani Wati"),
        ("Hasan Basri", "Husen Basri"),
        ("Andi Putra", "Andri Putra"),
        ("Dwi Supriyanto", "Dwi Supriyanti"),
        ("Yanto", "Yanti"),
        ("Nur Aisyah", "Nur Asiah Rahma"),
    ],
)
def test_names_of_brothers_and_sisters_are_not_spellings(one: str, other: str) -> None:
    assert compare_names(*map(folded_words, (one.casefold(), other.casefold()))) < 90


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muhammad Rizky", "Mohd Riski"),
        ("Noer Aini", "Nur Aini"),
        ("Abdul Rahman Saleh", "Saleh Abdulrahman"),
        ("Fatimah Wahyuni", "Fatima Wahyunni"),
        ("Ahmad Kurniawan Lubis", "Ahmad Kurniawan L"),
        ("Dewi Lestari Harahap", "Dewi Lestari"),
        ("Sri Wahyuningsih", "Sri Wahyuningish"),
    ],
)
def test_spellings_of_one_name_are_sure(one: str, other: str) -> None:
    assert compare_names(*map(folded_words, (one.casefold(), other.casefold()))) >= 90


def test_titles_do_not_matter_and_the_birth_date_may_come_from_the_nik(compare: Compare) -> None:
    result = compare(
        [("1108015203900001", "Hj. Siti Aminah, S.E.", "", FIRM)],
        [(CARD, "siti aminah", date(1990, 3, 12), FIRM)],
    )
    (pair,) = result.matched
    assert pair.how is How.PERSON
    assert pair.score == 100


def test_a_birth_date_that_the_nik_contradicts_is_only_a_warning(compare: Compare) -> None:
    nik = "1108015203900001"
    result = compare(
        [(nik, "Siti Aminah", "13-03-1990", FIRM)],
        [(nik, "Siti Aminah", "13-03-1990", FIRM)],
        (LEFT, ("NIK", *RIGHT[1:])),
    )
    assert result.matched[0].left.notes == (Note.BIRTH_NOT_OF_NIK,)


def test_another_firm_or_a_missing_birth_date_is_doubtful(compare: Compare) -> None:
    result = compare(
        [
            ("", "Siti Aminah", "12-03-1990", FIRM),
            ("", "Bambang Sutrisno", "", FIRM),
        ],
        [
            (CARD, "Siti Aminah", "12-03-1990", "CV Lain Sekali"),
            ("0001234567891", "Bambang Sutrisno", "01-02-1980", FIRM),
        ],
    )
    assert [one.why for one in result.doubtful] == [Why.FIRM_DIFFERS, Why.BIRTH_MISSING]


def test_files_of_one_firm_need_no_firm_column(compare: Compare) -> None:
    result = compare(
        [("1108015203900001", "Siti Aminah", "12-03-1990")],
        [(CARD, "Siti Aminnah", "12-03-1990")],
        (LEFT[:3], RIGHT[:3]),
    )
    assert result.one_firm
    assert len(result.matched) == 1


def test_repeats_inside_a_file_are_told_and_counted(compare: Compare) -> None:
    row = ("1108015203900001", "Siti Aminah", "12-03-1990", FIRM)
    result = compare([row, row, ("", "", "12-03-1990", "PT Kosong")], [(CARD, *row[1:])])
    assert [(one.number, one.of_row) for one in result.left.unfit] == [(3, 2), (4, 0)]
    assert result.left_share.repeats == 1
    assert len(result.matched) == 1


def test_totals_titles_and_signatures_are_no_rows(compare: Compare) -> None:
    row = ("1108015203900001", "Siti Aminah", "12-03-1990", FIRM)
    left = [row, (), LEFT, ("TOTAL", "1 orang"), ("", "Medan, 20 November 2026"), ("", "Budi")]
    right = [("1", CARD, *row[1:]), ("TOTAL", "", "", "", "", "999999"), ("2",)]
    result = compare(left, right, (LEFT, ("No", *RIGHT, "Upah")))
    assert (result.left_share.rows, result.right_share.rows) == (1, 1)


def test_a_person_decides_and_the_rows_still_add_up(compare: Compare) -> None:
    result = compare(
        [
            ("1108015203900001", "Siti Aminah", "12-03-1990", FIRM),
            ("1108015203900099", "Siti Aminah", "12-03-1990", FIRM),
        ],
        [(CARD, "SITI AMINAH", "12-03-1990", FIRM)],
    )
    same = decide(result, {(2, 2): True})
    assert [(pair.left.number, pair.how) for pair in same.matched] == [(2, How.DECIDED)]
    assert [row.number for row in same.only_left] == [3]
    different = decide(result, {(2, 2): False, (3, 2): False})
    assert (len(different.only_left), len(different.only_right)) == (2, 1)


def test_a_file_without_any_known_column_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [("Warna", "Ukuran"), ("merah", "besar")])
    with pytest.raises(BadInputError, match="NIK, nomor kartu, atau nama"):
        read_source(path, PEOPLE, "A")


def test_two_files_of_one_name_get_different_names() -> None:
    assert labels_of(Path("a/x.xlsx"), Path("b/x.xlsx"), "", "") == ("x (A)", "x (B)")
    assert labels_of(Path("a.xlsx"), Path("b.xlsx"), "BPJS TK", "") == ("BPJS TK", "b")
