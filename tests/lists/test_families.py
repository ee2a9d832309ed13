"""Rows of one family in one list, and what the family owes."""

from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.lists.matching import match_keys
from dialer.lists.model import ContactRow, ListKind, ParsedList, RowDoubt
from dialer.lists.parse import parse_list
from tests.lists.making import write_xlsx

KK, OTHER_KK = "1173012005100001", "1173012005100002"
DUES = {1: 150_000, 2: 100_000, 3: 35_000}
HEADER: list[Cell] = [
    "Nama", "No Kartu", "No KK", "No VA", "Kelas", "Jml Anggota", "Bulan Menunggak",
    "Total Tunggakan", "No HP",
]  # fmt: skip


def card(number: int) -> str:
    return f"00012345{number:05}"


def va(number: int) -> str:
    return "88888" + card(number)[-11:]


def member(number: int, amount: Cell, **other: Cell) -> list[Cell]:
    cells: dict[str, Cell] = {"kk": KK, "va": None, "klass": 3, "members": None, "months": 10}
    cells |= {"card": card(number), "phone": None} | other
    return [
        f"Anggota {chr(64 + number % 26)}", cells["card"], cells["kk"], cells["va"],
        cells["klass"], cells["members"], cells["months"], amount, cells["phone"],
    ]  # fmt: skip


def parsed(tmp_path: Path, *rows: list[Cell], dues: dict[int, int] | None = None) -> ParsedList:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *rows])
    return parse_list(path, ListKind.ARREARS, dues=DUES if dues is None else dues)


def families(result: ParsedList) -> list[tuple[int, int, int | None]]:
    return [(row.row_number, row.of_row, row.family_amount) for row in result.joined]


def doubts(result: ParsedList) -> dict[str, int]:
    return {
        code: count for code, count in result.warning_counts.items() if code.startswith("family")
    }


def test_rows_with_one_kk_are_one_family_of_the_first_row(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        member(1, 350_000),
        member(2, 350_000, kk=OTHER_KK),
        member(3, 350_000, phone="081234567890"),
    )
    assert [contact.row_number for contact in result.contacts] == [2, 3]
    (joined,) = result.joined
    assert (joined.row_number, joined.of_row) == (4, 2)
    assert (joined.member.name, joined.member.card) == ("Anggota C", card(3))
    assert (joined.member.amount, joined.member.months) == (350_000, 10)
    assert [phone.e164 for phone in joined.contact.phones] == ["+6281234567890"]
    assert result.rows == 3


def test_rows_with_one_va_are_one_family_whoever_comes_first(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        member(2, 350_000, kk=None, va=va(1)),
        member(1, 350_000, kk=None, va=va(1)),
        member(3, 350_000, kk=None, va=va(1)),
        member(4, 350_000, kk=None, va=va(4)),
    )
    assert [contact.row_number for contact in result.contacts] == [2, 5]
    assert families(result) == [(3, 2, 700_000), (4, 2, 1_050_000)]


def test_a_wrong_va_does_not_join_a_strangers_family(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        member(1, 350_000, va=va(1)),
        member(2, 350_000, kk=OTHER_KK, va=va(1)),
        member(3, 350_000, va=va(1)),
    )
    assert [contact.row_number for contact in result.contacts] == [2, 3]
    assert families(result) == [(4, 2, 700_000)]
    said = [one for one in result.warnings if one.code is RowDoubt.FAMILY_DOUBTFUL]
    assert [(one.row_number, one.field, one.before) for one in said] == [(3, "va", va(1))]


@pytest.mark.parametrize(
    "other",
    [
        {"klass": 2, "amount": 1_000_000},
        {"members": 4, "amount": 1_400_000},
        {"months": 7, "amount": 735_000},
        {"place": "Mon Geudong"},
    ],
    ids=["class", "size", "another total", "place"],
)
def test_a_shared_va_alone_joins_only_what_agrees(tmp_path: Path, other: dict[str, Cell]) -> None:
    place, amount = other.pop("place", "Banjar"), other.pop("amount", 1_050_000)
    header = [*HEADER, "Kelurahan"]
    first = [*member(1, 1_050_000, kk=None, va=va(1), members=3), "Banjar"]
    cells: dict[str, Cell] = {"kk": None, "va": va(1), "members": 3}
    second = [*member(2, amount, **cells | other), place]
    path = write_xlsx(tmp_path / "a.xlsx", [header, first, second])
    result = parse_list(path, ListKind.ARREARS, dues=DUES)
    assert (len(result.contacts), len(result.joined)) == (2, 0)
    assert doubts(result) == {"family_doubtful": 1}


@pytest.mark.parametrize("other", [{"klass": 2}, {"members": 4}, {"va": va(9)}])
def test_a_shared_kk_joins_nobody_of_another_class_size_or_va(
    tmp_path: Path, other: dict[str, Cell]
) -> None:
    first = member(1, 350_000, va=va(1), members=3)
    cells: dict[str, Cell] = {"va": va(1), "members": 3}
    second = member(2, 350_000, **cells | other)
    result = parsed(tmp_path, first, second)
    assert (len(result.contacts), len(result.joined)) == (2, 0)
    assert doubts(result) == {"family_doubtful": 1}


def test_members_who_each_have_the_va_of_their_own_card_are_one_family(tmp_path: Path) -> None:
    result = parsed(tmp_path, *(member(number, 350_000, va=va(number)) for number in (1, 2, 3)))
    assert families(result) == [(3, 2, 700_000), (4, 2, 1_050_000)]
    assert doubts(result) == {}


def test_a_family_is_found_behind_a_stranger_who_has_its_va(tmp_path: Path) -> None:
    result = parsed(
        tmp_path,
        member(7, 900_000, kk=None, klass=1, months=6, va=va(1)),
        member(1, 350_000, kk=None, va=va(1)),
        member(2, 350_000, kk=None, va=va(1)),
    )
    assert families(result) == [(4, 3, 700_000)]
    assert doubts(result) == {"family_doubtful": 1}


def test_the_same_card_stays_a_duplicate(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, 350_000), member(1, 350_000), member(2, 350_000))
    assert [row.row_number for row in result.duplicates] == [3]
    assert families(result) == [(4, 2, 700_000)]


def test_a_member_that_comes_twice_is_a_duplicate_too(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, 350_000), member(2, 350_000), member(2, 350_000))
    assert [row.of_row for row in result.duplicates] == [3]
    assert families(result) == [(3, 2, 700_000)]


def test_a_row_that_is_put_aside_begins_no_family(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, "cek"), member(2, 350_000), member(3, 350_000))
    assert [row.row_number for row in result.quarantined] == [2]
    assert families(result) == [(4, 3, 700_000)]


def test_dues_of_one_head_on_each_row_add_up(tmp_path: Path) -> None:
    result = parsed(tmp_path, *(member(number, 350_000, members=3) for number in (1, 2, 3)))
    assert families(result)[-1] == (4, 2, 1_050_000)
    assert doubts(result) == {}


def test_months_may_differ_within_a_family(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, 350_000), member(2, 70_000, months=2))
    assert families(result) == [(3, 2, 420_000)]
    assert doubts(result) == {}


@pytest.mark.parametrize("said", [3, None])
def test_the_family_total_on_each_row_is_not_doubled(said: int | None, tmp_path: Path) -> None:
    result = parsed(tmp_path, *(member(number, 1_050_000, members=said) for number in (1, 2, 3)))
    assert [amount for _, _, amount in families(result)] == [1_050_000, 1_050_000]
    assert doubts(result) == {}


def test_a_repeated_amount_that_fits_nothing_is_taken_once_with_a_doubt(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, 333_000), member(2, 333_000))
    assert families(result) == [(3, 2, 333_000)]
    assert doubts(result) == {"family_amount_repeated": 1}


def test_without_a_tariff_a_repeated_amount_is_taken_once_with_a_doubt(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, 350_000), member(2, 350_000), dues={})
    assert families(result) == [(3, 2, 350_000)]
    assert doubts(result) == {"family_amount_repeated": 1}


def test_different_amounts_that_fit_nothing_add_up_with_a_doubt(tmp_path: Path) -> None:
    result = parsed(tmp_path, member(1, 333_000), member(2, 111_000))
    assert families(result) == [(3, 2, 444_000)]
    assert doubts(result) == {"family_amount_summed": 1}


def test_a_kk_on_too_many_rows_is_damage_and_joins_nobody(tmp_path: Path) -> None:
    result = parsed(tmp_path, *(member(number, 350_000) for number in range(1, 21)))
    assert len(result.contacts) == 20
    assert result.joined == ()
    assert doubts(result) == {"family_crowded": 20}
    assert {contact.kk for contact in result.contacts} == {None}
    assert {contact.extra["No KK"] for contact in result.contacts} == {KK}


def test_a_va_on_too_many_rows_is_damage_and_joins_nobody(tmp_path: Path) -> None:
    rows = (member(number, 350_000, kk=None, va=va(99)) for number in range(1, 21))
    result = parsed(tmp_path, *rows)
    assert len(result.contacts) == 20
    assert doubts(result) == {"family_crowded": 20}


def test_fifteen_members_are_still_a_family(tmp_path: Path) -> None:
    result = parsed(tmp_path, *(member(number, 350_000) for number in range(1, 16)))
    assert families(result)[-1] == (16, 2, 15 * 350_000)


def test_the_kk_is_a_key_by_which_a_family_is_found_again() -> None:
    row = ContactRow(ListKind.ARREARS, 2, "Budi", card=card(1), kk=KK)
    assert match_keys(row) == (f"card:{card(1)}", f"va:{va(1)}", f"kk:{KK}")
