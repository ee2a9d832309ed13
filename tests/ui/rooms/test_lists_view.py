"""Lists in words, without a window."""

from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.ui.rooms.working import MESSY, Office
from ui.presenters.list_intake import IntakeOrder, Preview, inspect_file, take_in
from ui.presenters.lists import (
    aside_lines,
    contacts_view,
    list_rows,
    number,
    pairs,
    result_sentence,
    suggested_name,
    summary_view,
    totals,
)


def never() -> None:
    """Nobody gives up."""


def silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


def test_the_parts_of_a_list_add_up_to_its_rows(office: Office, officer: Officer) -> None:
    office.take_arrears(officer, MESSY)
    (row,) = list_rows(office.workstation).values()
    (rows, *_), *parts = totals(row)
    assert rows == sum(count for count, _, _ in parts) == 6
    assert (row.accepted, row.updated, row.duplicates, row.quarantined) == (4, 0, 1, 1)


def test_a_list_taken_in_again_updates(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    again = office.take_arrears(officer)
    assert result_sentence(again) == (
        "tunggakan: 4 baris = 0 baru + 4 diperbarui + 0 ganda + 0 ditahan."
    )


def test_progress_counts_contacts_with_an_attempt(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("no_answer"))
    (row,) = list_rows(office.workstation).values()
    assert row.progress == "1 dari 4 (25 %)"
    assert row.without_number == 1


def test_the_newest_list_stands_first(office: Office, officer: Officer, clock: HandClock) -> None:
    office.take_arrears(officer)
    clock.forward(minutes=5)
    office.take_bu(officer)
    assert [row.kind for row in list_rows(office.workstation).values()] == [
        "Badan Usaha",
        "Tunggakan",
    ]


def test_the_summary_says_where_the_list_came_from(office: Office, officer: Officer) -> None:
    office.take_arrears(officer, MESSY)
    (row,) = list_rows(office.workstation).values()
    view = summary_view(office.workstation, row)
    assert view is not None
    assert view.source == (
        "tunggakan.csv, judul kolom di baris 1. Diimpor 20 Nov 2026 09.00 oleh Budi Santoso."
    )
    assert ("Total tunggakan", "Total Tunggakan") in view.columns
    assert ("Nama", "Nama Peserta") in view.columns


def test_rows_put_aside_say_why_and_what_they_held(office: Office, officer: Officer) -> None:
    taken = office.take_arrears(officer, MESSY)
    lines = aside_lines(office.workstation.store.aside(taken.list_id), taken.columns).values()
    assert {(line.number, line.what) for line in lines} == {("6", "Ganda"), ("7", "Ditahan")}
    held = next(line for line in lines if not line.duplicate)
    assert held.name == "Tanpa Jumlah"
    assert "Alamat: Jl. Merdeka 6" in held.content
    assert "No Kartu: •••••••••7006" in held.content
    assert held.reason
    assert held.fix


def test_cells_without_a_heading_are_named_by_their_place() -> None:
    assert pairs(("Nama", ""), ("Siti", "3", "", "lebih")) == (
        ("Nama", "Siti"),
        ("Kolom 2", "3"),
        ("Kolom 4", "lebih"),
    )


def test_contacts_of_a_list_are_masked(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    (row,) = list_rows(office.workstation).values()
    lines = contacts_view(office.workstation, officer, row, "").rows.values()
    assert len(lines) == 4
    siti = next(line for line in lines if line.name == "Siti Rahma")
    assert siti.identity == "•••••••••7001"
    assert (siti.phone, siti.months, siti.worth) == ("0812-3456-7001", "12", "Rp1.680.000")
    assert next(line for line in lines if line.name == "Rudi Hartono").phone == "Tanpa nomor"


def test_a_search_finds_in_all_lists_this_one_first(office: Office, officer: Officer) -> None:
    arrears = office.take_arrears(officer)
    office.take_bu(officer)
    row = list_rows(office.workstation)[arrears.list_id]
    view = contacts_view(office.workstation, officer, row, "sinar")
    assert [line.name for line in view.rows.values()] == ["PT Sinar Laut"]
    assert view.sentence == "0 ditemukan di daftar ini, 1 di daftar lain."


def test_contacts_of_another_officer_are_left_out(
    office: Office, officer: Officer, lead: Officer
) -> None:
    office.take_arrears(lead, assigned_to=lead.officer_id)
    (row,) = list_rows(office.workstation).values()
    assert len(contacts_view(office.workstation, officer, row, "").rows) == 0
    assert len(contacts_view(office.workstation, officer, row, "siti").rows) == 0
    assert len(contacts_view(office.workstation, lead, row, "siti").rows) == 1


def test_the_kind_of_a_file_is_guessed_from_what_it_holds(office: Office) -> None:
    arrears = inspect_file(office.workstation, office.arrears_file(MESSY), never)
    assert arrears.guess is ListKind.ARREARS
    assert arrears.readings[ListKind.ARREARS] == Preview(6, 4, 1, 1)
    assert inspect_file(office.workstation, office.bu_file(), never).guess is ListKind.BU


def test_a_file_that_is_no_list_is_guessed_as_neither(office: Office) -> None:
    path = office.folder / "surat.csv"
    path.write_text("Dengan hormat,\nbersama ini kami sampaikan\n", encoding="utf-8")
    found = inspect_file(office.workstation, path, never)
    assert found.guess is None
    assert all(isinstance(reading, str) for reading in found.readings.values())


def test_only_mine_assigns_the_contacts(office: Office, officer: Officer) -> None:
    path = office.arrears_file()
    order = IntakeOrder(path, ListKind.ARREARS, " Pekan ini ", only_mine=True)
    taken = take_in(office.workstation, officer, order, silent)
    assert taken.name == "Pekan ini"
    assert {one.officer_id for one in office.workstation.store.contacts()} == {officer.officer_id}


def test_an_import_assigns_to_nobody_unless_asked(office: Office, officer: Officer) -> None:
    order = IntakeOrder(office.arrears_file(), ListKind.ARREARS)
    take_in(office.workstation, officer, order, silent)
    assert {one.officer_id for one in office.workstation.store.contacts()} == {""}


def test_a_missing_file_is_refused_with_a_sentence(office: Office, officer: Officer) -> None:
    order = IntakeOrder(Path("tidak-ada.xlsx"), ListKind.BU)
    with pytest.raises(BadInputError):
        take_in(office.workstation, officer, order, silent)
    assert list_rows(office.workstation) == {}


def test_the_file_of_rows_put_aside_gets_a_name_every_system_takes(
    office: Office, officer: Officer
) -> None:
    order = IntakeOrder(office.arrears_file(MESSY), ListKind.ARREARS, "Kelas 1/2: Nov?")
    taken = take_in(office.workstation, officer, order, silent)
    row = list_rows(office.workstation)[taken.list_id]
    assert suggested_name(row) == "Kelas 1-2- Nov- - disisihkan.xlsx"


def test_rows_put_aside_can_be_mended_and_taken_in_again(office: Office, officer: Officer) -> None:
    taken = office.take_arrears(officer, MESSY)
    saved = office.folder / "disisihkan.xlsx"
    intake = office.workstation.intake
    assert intake.save_aside(officer.officer_id, taken.list_id, saved) == 2
    again = intake.take_in(officer.officer_id, saved, ListKind.ARREARS)
    assert (again.rows, again.quarantined) == (1, 1)


def test_a_list_without_rows_put_aside_has_nothing_to_save(
    office: Office, officer: Officer
) -> None:
    taken = office.take_arrears(officer)
    with pytest.raises(BadInputError):
        office.workstation.intake.save_aside(
            officer.officer_id, taken.list_id, office.folder / "kosong.xlsx"
        )


def test_numbers_carry_dots_between_thousands() -> None:
    assert [number(value) for value in (0, 999, 1000, 1234567)] == [
        "0",
        "999",
        "1.000",
        "1.234.567",
    ]
