"""Reports as workbooks: live totals that agree with the rows, text that stays text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dialer.reports.collected import Collected, CollectedRow
from dialer.reports.overview import Overview
from dialer.reports.summary import summarise_arrears, summarise_employers
from dialer.reports.workbook import write_workbook
from dialer.reports.workbook_model import Workbook
from dialer.reports.workbooks import (
    arrears_workbook,
    collectibility_workbook,
    employer_workbook,
    overview_workbook,
    promises_workbook,
)
from tests.reports.formulas import OURS, formulas, worked_out
from tests.reports.samples import FRAME, LETTERHEAD, arrears
from tests.reports.worked import employers_worked, members_worked, promises_made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "laporan.xlsx"


def written(path: Path, content: Workbook) -> dict[str, list[list[Any]]]:
    write_workbook(path, LETTERHEAD, FRAME, content)
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def figure(sheet: list[list[Any]], label: str) -> list[Any]:
    return next(row for row in sheet if row[0] == label)[1:]


def test_totals_carry_the_figures_of_the_report(path: Path) -> None:
    rows = members_worked(300)
    summary = summarise_arrears(rows)
    sheet = written(path, arrears_workbook(FRAME, rows))["Ringkasan"]
    assert figure(sheet, "Percobaan")[0] == 300
    assert figure(sheet, "Peserta berbeda")[0] == summary.contacts
    assert figure(sheet, "Nilai janji bayar")[0] == summary.promised_amount
    assert figure(sheet, "Total tunggakan peserta yang dihubungi")[0] == summary.arrears_amount
    part, whole, share = figure(sheet, "Rasio janji bayar")[:3]
    assert (part, whole) == (summary.promises, summary.right_party)
    assert share == pytest.approx(summary.promises / summary.right_party)


def test_parts_of_the_summary_add_up_to_their_sum(path: Path) -> None:
    rows = employers_worked(200)
    sheet = written(path, employer_workbook(FRAME, rows))["Ringkasan"]
    starts = [at for at, row in enumerate(sheet) if str(row[0]).startswith("Menurut")]
    assert len(starts) == 3
    for start in starts:
        end = next(at for at in range(start, len(sheet)) if sheet[at][0] == "Jumlah")
        for column in range(1, 6):
            parts = sum(row[column] for row in sheet[start + 2 : end])
            assert parts == sheet[end][column]
    assert figure(sheet, "Potensi peserta")[0] == summarise_employers(rows).potential_workers


def test_the_table_has_one_row_an_attempt_with_numbers_and_dates_as_such(path: Path) -> None:
    rows = members_worked(50)
    sheets = written(path, arrears_workbook(FRAME, rows))
    head, *data = sheets["Data"]
    assert len(data) == 50
    at = {title: place for place, title in enumerate(head)}
    for row, cells in zip(rows, data, strict=True):
        assert cells[at["Tanggal"]] == row.attempted_at.date()
        assert cells[at["Percobaan"]] == 1
        assert cells[at["Nilai janji"]] == (row.promise.amount if row.promise else 0)
        assert cells[at["Terhubung"]] == row.result.connected
    with ZipFile(path) as parts:
        table = parts.read("xl/tables/table1.xml").decode("utf-8")
    assert 'displayName="Percobaan"' in table
    assert 'ref="A1:AH51"' in table
    head, *printed = sheets["Rincian"]
    at = {title: place for place, title in enumerate(head)}
    for row, cells in zip(rows, printed, strict=True):
        assert cells[at["Bulan menunggak"]] == ("" if row.months is None else row.months)
        assert cells[at["Jumlah tunggakan"]] == ("" if row.amount is None else row.amount)
        assert cells[at["Janji bayar"]] == (row.promise.amount if row.promise else "")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(["=", "+", "-", "@", "\t=", "{="]), st.text("A()!|\"'x1", max_size=20))
def test_what_people_wrote_never_becomes_a_formula(path: Path, sign: str, text: str) -> None:
    typed = f"{sign}{text}"
    row = replace(
        arrears(5), name=typed, subdistrict=typed, officer=typed, note=typed, spoke_to=typed,
        reason=typed, result=replace(arrears(5).result, label=typed, group=typed),
    )  # fmt: skip
    sheets = written(path, arrears_workbook(FRAME, [row]))
    assert all(OURS.fullmatch(one) for one in formulas(path))
    assert typed.strip() in {str(cell).strip() for cell in sheets["Data"][1]}


def test_more_areas_than_are_listed_are_put_together(path: Path) -> None:
    rows = [replace(row, subdistrict=f"Desa {n}") for n, row in enumerate(members_worked(230))]
    sheet = written(path, arrears_workbook(FRAME, rows))["Ringkasan"]
    assert figure(sheet, "Lainnya (30)")[0] == 30
    assert all(OURS.fullmatch(one) for one in formulas(path))


BOOKS: dict[str, Callable[[int, int], Workbook]] = {
    "telekolekting": lambda count, seed: arrears_workbook(FRAME, members_worked(count, seed)),
    "telemarketing": lambda count, seed: employer_workbook(FRAME, employers_worked(count, seed)),
    "canvassing": lambda count, seed: employer_workbook(
        FRAME,
        [
            replace(row, confirmed_workers=n % 9 or None)
            for n, row in enumerate(employers_worked(count, seed))
        ],
        visited=True,
    ),
    "janji": lambda count, seed: promises_workbook(FRAME, promises_made(count, seed), []),
    "ringkasan": lambda count, seed: overview_workbook(
        FRAME, Overview(employers_worked(count, seed), (), members_worked(count, seed))
    ),
    "kolektibilitas": lambda count, seed: collectibility_workbook(
        [
            CollectedRow(f"S{n % 3}", f"W{n % 5}", Collected(900 + n, seed % 700), None)
            for n in range(count)
        ]
    ),
}


@pytest.mark.parametrize("kind", BOOKS)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(count=st.integers(0, 60), seed=st.integers(0, 10**6))
def test_every_total_is_the_sum_of_its_column_as_written(
    path: Path, kind: str, count: int, seed: int
) -> None:
    content = BOOKS[kind](count, seed)
    sheet = written(path, content)["Ringkasan"]
    carried, found = worked_out(path)
    assert carried == found
    start = next(at for at, row in enumerate(sheet) if row[0] == "Angka") + 1
    for at, rate in enumerate(content.rates):
        table = content.table(rate.table)
        assert sheet[start + at][1] == table.total(rate.part)
        if rate.whole:
            assert sheet[start + at][2] == table.total(rate.whole)
    for parts in content.parts:
        first = next(at for at, row in enumerate(sheet) if row[0] == parts.heading) + 2
        last = next(at for at in range(first, len(sheet)) if sheet[at][0] == "Jumlah")
        for column, one in enumerate(parts.sums, start=1):
            total = content.table(one.table).total(one.column)
            assert sum(row[column] for row in sheet[first:last]) == total
            assert sheet[last][column] == total
    assert all(OURS.fullmatch(one) for one in formulas(path))


ODD = ("Banda  Sakti", "banda sakti", " Banda Sakti ", "=1+1", "Lainnya", "", "3", 'a"b', "~*x")


def odd(count: int, seed: int) -> Workbook:
    """Words that differ by blanks and capitals only, and such as a formula could mistake."""
    return arrears_workbook(
        FRAME,
        [
            replace(
                row,
                subdistrict=ODD[(n + seed) % len(ODD)],
                officer=ODD[(n + 3) % len(ODD)],
                reason=ODD[(n + 5) % len(ODD)],
            )
            for n, row in enumerate(members_worked(count, seed))
        ],
    )


@pytest.mark.parametrize("kind", [*BOOKS, "ganjil"])
def test_every_formula_comes_to_the_figure_it_carries(path: Path, kind: str) -> None:
    write_workbook(path, LETTERHEAD, FRAME, {**BOOKS, "ganjil": odd}[kind](230, 5))
    carried, found = worked_out(path)
    assert carried == found
    assert formulas(path)
