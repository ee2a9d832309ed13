"""Several columns of money: which one is what is owed, and in which unit."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dialer.contacts.cells import Cell
from dialer.lists.model import Field, ListKind, ParsedList, RowDoubt
from dialer.lists.parse import parse_list
from dialer.lists.periods import in_time
from dialer.lists.proposal import propose
from dialer.workstation import Workstation
from tests.lists.making import write_xlsx

ARREARS = ListKind.ARREARS


def _list(path: Path, *amounts: str) -> Path:
    """Amounts of the first column are 350,000 and up, those of the next a million more."""
    rows: list[Sequence[Cell]] = [["Nama", "No Kartu", *amounts, "HP"]]
    for row in range(8):
        money = [350_000 + row + 1_000_000 * at for at in range(len(amounts))]
        rows.append([f"Budi {row}", f"00012000000{row:02}", *money, f"08134000000{row}"])
    return write_xlsx(path / "daftar.xlsx", rows)


def _told(result: ParsedList, code: RowDoubt) -> str:
    return " ".join(warning.text for warning in result.warnings if warning.code is code)


@pytest.mark.parametrize(
    ("headers", "later"),
    [
        (("Tunggakan 2025", "Tunggakan 2026"), 1),
        (("Tunggakan 2026", "Tunggakan 2025"), 0),
        (("Tgk Okt", "Tgk Nov"), 1),
        (("Tunggakan Des", "Tunggakan Jan"), 1),
        (("Tunggakan Nov 2026", "Tunggakan Okt 2026"), 0),
    ],
)
def test_the_later_of_two_equal_amounts_is_taken_with_a_doubt(
    tmp_path: Path, headers: tuple[str, str], later: int
) -> None:
    path = _list(tmp_path, *headers)
    result = parse_list(path, ARREARS)
    assert result.contacts[0].amount == 350_000 + 1_000_000 * later
    assert all(header in _told(result, RowDoubt.AMOUNT_RIVALS) for header in headers)
    assert not propose(path, ARREARS).columns[2 + later].sure


def test_a_total_beside_its_years_is_taken_for_sure(tmp_path: Path) -> None:
    path = _list(tmp_path, "Tunggakan 2025", "Tunggakan 2026", "Total Tunggakan")
    result = parse_list(path, ARREARS)
    assert result.contacts[0].amount == 2_350_000
    assert not result.warnings


def test_months_follow_each_other_round_the_year() -> None:
    assert in_time(["Tgk Jan", "Tgk Nov", "Tgk Des"]) == [1, 2, 0]
    assert in_time(["Tgk Jan 2027", "Tgk Des 2026"]) == [1, 0]
    assert in_time(["Tgk", "Tgk"]) == [0, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Tunggakan 2025", "Tunggakan 2026"), ("Tunggakan 2026", "Tunggakan 2027")),
        (
            ("Tunggakan s.d. Okt", "Tunggakan s.d. Nov"),
            ("Tunggakan s.d. Nov", "Tunggakan s.d. Des"),
        ),
        (("Tgk Nov", "Tgk Des"), ("Tgk Des", "Tgk Jan")),
    ],
)
def test_a_remembered_choice_between_equal_amounts_holds_next_month(
    workstation: Workstation, tmp_path: Path, first: tuple[str, str], second: tuple[str, str]
) -> None:
    for chosen in (2, 3):
        fields = {0: Field.NAME, 1: Field.CARD, chosen: Field.AMOUNT, 4: Field.PHONE}
        headers = ["Nama", "No Kartu", *first, "HP"]
        workstation.mappings.remember("boss", ARREARS, "Bulanan", headers, fields)
        mappings = tuple(workstation.mappings.all(ARREARS))
        result = parse_list(_list(tmp_path, *second), ARREARS, mappings=mappings)
        assert result.columns["amount"] == second[chosen - 2]
        assert _told(result, RowDoubt.COLUMN_REMEMBERED)


def test_a_remembered_column_whose_cells_are_no_money_is_not_believed(
    workstation: Workstation, tmp_path: Path
) -> None:
    headers = ["Nama", "No Kartu", "Tagihan", "Bulan"]
    fields = dict(enumerate((Field.NAME, Field.CARD, Field.AMOUNT, Field.MONTHS)))
    workstation.mappings.remember("boss", ARREARS, "Bulanan", headers, fields)
    rows: list[Sequence[Cell]] = [headers]
    rows += [[f"Budi {i}", f"000120000000{i}", 10 + i, 350_000 + i] for i in range(8)]
    path = write_xlsx(tmp_path / "tukar.xlsx", rows)
    result = parse_list(path, ARREARS, mappings=tuple(workstation.mappings.all(ARREARS)))
    assert "“Tagihan”" in _told(result, RowDoubt.COLUMN_FORGOTTEN)
    assert not _told(result, RowDoubt.COLUMN_REMEMBERED)


def test_two_columns_under_each_others_header_are_told(tmp_path: Path) -> None:
    rows: list[Sequence[Cell]] = [["Nama", "No Kartu", "NIK", "Tunggakan"]]
    rows += [
        [f"Budi {i}", f"117301{10 + i}01800001", f"000120000000{i}", 350_000] for i in range(8)
    ]
    result = parse_list(write_xlsx(tmp_path / "tukar.xlsx", rows), ARREARS)
    assert result.contacts[0].card == "0001200000000"
    assert "“No Kartu” dan “NIK”" in _told(result, RowDoubt.COLUMNS_SWAPPED)


def test_a_title_names_the_unit_of_small_figures_only(tmp_path: Path) -> None:
    def read(amount: int) -> ParsedList:
        rows: list[Sequence[Cell]] = [["DAFTAR TUNGGAKAN (dalam ribuan rupiah)"]]
        rows += [["Nama", "No Kartu", "Total Tunggakan"]]
        rows += [[f"Budi {i}", f"000120000000{i}", amount + i] for i in range(8)]
        return parse_list(write_xlsx(tmp_path / "ribu.xlsx", rows), ARREARS)

    small, large = read(350), read(350_000)
    assert small.contacts[1].amount == 351_000
    assert "ribuan" in _told(small, RowDoubt.AMOUNT_UNIT)
    assert large.contacts[1].amount == 350_001
    assert not _told(large, RowDoubt.AMOUNT_UNIT)
