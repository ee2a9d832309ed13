"""Dues billed and received: by hand, from a table, before and after."""

from pathlib import Path

import pytest
import xlsxwriter

from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer
from dialer.workstation import Workstation


def test_what_is_entered_again_takes_the_place_of_the_old(
    workstation: Workstation, lead: Officer
) -> None:
    use = workstation.collectibility
    use.enter(lead, "2026-10", "PBPU", "Banda Sakti", 1_000, 600)
    use.enter(lead, "2026-10", " PBPU ", "Banda  Sakti", 1_000, 700)
    (line,) = use.of("2026-10")
    assert (line.received, line.entered_by, line.source) == (700, lead.officer_id, "")
    use.drop(lead, "2026-10", "PBPU", "Banda Sakti")
    assert use.months() == []


def test_two_months_stand_side_by_side(workstation: Workstation, lead: Officer) -> None:
    use = workstation.collectibility
    use.enter(lead, "2026-10", "PBPU", "", 1_000, 600)
    use.enter(lead, "2026-11", "PBPU", "", 1_000, 700)
    use.enter(lead, "2026-11", "PPU BU", "", 500, 500)
    found = use.compare("2026-10", "2026-11")
    assert [(one.segment, one.before is None) for one in found] == [
        ("PBPU", False),
        ("PPU BU", True),
    ]
    assert use.months() == ["2026-11", "2026-10"]


def test_a_workbook_is_taken_in_whole(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = tmp_path / "kolek.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Kolektibilitas Oktober"])
        sheet.write_row(2, 0, ["Segmen", "Wilayah", "Iuran Ditagih", "Iuran Diterima"])
        sheet.write_row(3, 0, ["PBPU", "=1+1", 1_500_000, 1_000_000])
        sheet.write_row(4, 0, ["PPU", "Lhokseumawe", "Rp2.000.000", "Rp 1.900.000,00"])
        sheet.write_row(5, 0, ["Total", "", 3_500_000, 2_900_000])
    use = workstation.collectibility
    done = use.take_in(lead, "2026-10", path)
    assert (done.rows, done.taken, done.sums, done.units) == (3, 2, (6,), (1, 1))
    assert [(one.segment, one.billed, one.received) for one in use.of("2026-10")] == [
        ("PBPU", 1_500_000, 1_000_000),
        ("PPU", 2_000_000, 1_900_000),
    ]
    assert {one.source for one in use.of("2026-10")} == {"kolek.xlsx"}


@pytest.mark.parametrize("bad", ["PBPU;A;tidak ada;5", "PBPU;A;5;-5", "PBPU;X;5;5\nPBPU;X;6;6"])
def test_one_bad_row_leaves_everything_as_it_was(
    workstation: Workstation, lead: Officer, tmp_path: Path, bad: str
) -> None:
    path = tmp_path / "kolek.csv"
    path.write_text(f"Segmen;Wilayah;Ditagih;Diterima\nPPU;A;5;5\n{bad}\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="Baris"):
        workstation.collectibility.take_in(lead, "2026-10", path)
    assert workstation.collectibility.months() == []


def table(path: Path, *lines: str, titles: str = "") -> Path:
    heads = "Segmen;Wilayah;Ditagih;Diterima"
    path.write_text("\n".join([titles or heads, *lines]) + "\n", encoding="utf-8")
    return path


def lines_of(workstation: Workstation) -> list[tuple[str, str, int, int]]:
    found = workstation.collectibility.of("2026-10")
    return [(one.segment, one.area, one.billed, one.received) for one in found]


def test_every_row_of_a_table_with_merged_cells_and_sums_is_accounted_for(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "k.csv",
        "PBPU;Banda Sakti;1000;600",
        ";Muara Dua;2000;900",
        ";Jumlah;3000;1500",
        "ppu bu;Banda Sakti;500;500",
        "Sub Total;;500;500",
        ";;3500;2000",
        ";;;",
        "Sumber: keuangan;;;",
    )
    done = workstation.collectibility.take_in(lead, "2026-10", path)
    assert lines_of(workstation) == [
        ("PBPU", "Banda Sakti", 1000, 600),
        ("PBPU", "Muara Dua", 2000, 900),
        ("PPU BU", "Banda Sakti", 500, 500),
    ]
    assert (done.rows, done.taken, done.sums, done.without) == (7, 3, (4, 6, 7), (9,))


@pytest.mark.parametrize(
    ("titles", "billed", "received"),
    [
        ("Kolektibilitas (dalam ribuan rupiah)\nSegmen;Wilayah;Ditagih;Diterima", 10**6, 6 * 10**5),
        ("Segmen;Wilayah;Ditagih (juta);Diterima (ribu)", 10**9, 6 * 10**5),
        ("Segmen;Wilayah;Ditagih;Diterima\n;;(Rp juta);(Rp juta)", 10**9, 6 * 10**8),
        ("Segmen;Wilayah;% Diterima;Ditagih;Diterima\n1;2;3;4;5", 600, 0),
        ("Segmen;Wilayah;Beban Iuran;Tertagih", 1000, 600),
    ],
)
def test_figures_are_in_the_unit_and_the_columns_that_the_heading_names(
    workstation: Workstation,
    lead: Officer,
    tmp_path: Path,
    titles: str,
    billed: int,
    received: int,
) -> None:
    path = table(tmp_path / "k.csv", "PBPU;A;1000;600;0", titles=titles)
    workstation.collectibility.take_in(lead, "2026-10", path)
    assert lines_of(workstation) == [("PBPU", "A", billed, received)]


def test_a_corrected_file_takes_the_place_of_the_first_and_lines_by_hand_stay(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    use = workstation.collectibility
    use.enter(lead, "2026-10", "pbpu", "Blang Mangat", 70, 7)
    use.enter(lead, "2026-09", "PBPU", "Bnda Sakti", 1, 1)
    use.take_in(lead, "2026-10", table(tmp_path / "a.csv", "PBPU;Bnda Sakti;1000;600"))
    corrected = table(
        tmp_path / "b.csv", "PBPU;Banda Sakti;1000;700", "Pbpu;blang mangat;80;8", "PPU;;5;5"
    )
    done = use.take_in(lead, "2026-10", corrected)
    assert lines_of(workstation) == [
        ("PBPU", "Banda Sakti", 1000, 700),
        ("PBPU", "Blang Mangat", 70, 7),
        ("PPU", "", 5, 5),
    ]
    assert (done.rows, done.taken, done.by_hand, done.replaced) == (3, 2, (3,), 1)
    assert len(use.of("2026-09")) == 1


def test_all_rows_that_are_not_understood_are_named(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = table(tmp_path / "k.csv", ";X;5;5", "PBPU;A;5;5", "pbpu;a;6;6", "PBPU;B;?;6")
    with pytest.raises(BadInputError) as refused:
        workstation.collectibility.take_in(lead, "2026-10", path)
    said = refused.value.sentence
    assert "3 dari 4 baris" in said
    assert all(f"Baris {row}: " in said for row in (2, 4, 5))


def test_a_table_without_the_columns_is_refused(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("Nama;Alamat\nCut;Jl. Melati\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="Segmen"):
        workstation.collectibility.take_in(lead, "2026-10", path)


def test_only_a_lead_enters_figures(workstation: Workstation, officer: Officer) -> None:
    with pytest.raises(RefusedError):
        workstation.collectibility.enter(officer, "2026-10", "PBPU", "", 1, 1)


@pytest.mark.parametrize("month", ["2026-13", "10-2026", ""])
def test_a_month_is_a_month(workstation: Workstation, lead: Officer, month: str) -> None:
    with pytest.raises(BadInputError, match="2026-11"):
        workstation.collectibility.enter(lead, month, "PBPU", "", 1, 1)
    with pytest.raises(BadInputError, match=r"^Bulan"):
        workstation.collectibility.take_in(lead, month, Path("tidak-ada.csv"))
