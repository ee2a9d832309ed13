"""Lists in words, without a window."""

from pathlib import Path

import pytest

from dialer.call_lists import CallList
from dialer.errors import BadInputError
from dialer.importing import Intake, IntakeState, Progress
from dialer.intake.staging import WARNINGS_KEPT
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.received.model import FileKind
from tests.conftest import HandClock
from tests.ui.rooms.working import ARREARS, MESSY, Office, payments_file, write_csv
from ui.presenters.list_intake import (
    IntakeOrder,
    Offer,
    Taken,
    inspect_offer,
    progress_words,
    take_in,
)
from ui.presenters.list_left import left_ids, left_lines
from ui.presenters.list_summary import summary_view
from ui.presenters.list_warnings import warnings_view
from ui.presenters.lists import (
    aside_lines,
    contacts_view,
    list_rows,
    number,
    pairs,
    result_sentence,
    suggested_name,
    totals,
)


def never() -> None:
    """Nobody gives up."""


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


def taken_list(office: Office, officer: Officer, order: IntakeOrder) -> CallList:
    taken = take_in(office.workstation, officer, order)
    assert isinstance(taken, Taken)
    return taken.call_list


def test_what_a_file_is_is_guessed_from_what_it_holds(office: Office) -> None:
    station = office.workstation
    guesses = [
        inspect_offer(station, Offer(path), never).guess
        for path in (office.arrears_file(MESSY), office.bu_file(), payments_file(office.folder))
    ]
    assert guesses == [ListKind.ARREARS, ListKind.BU, FileKind.PAYMENTS]


@pytest.mark.parametrize(
    ("head", "guess"),
    [
        (("No VA", "Nama Peserta", "Tgl Jatuh Tempo", "Total Tunggakan"), ListKind.ARREARS),
        (("No VA", "Nama", "Tgl Bayar Terakhir", "Jml Tunggakan"), ListKind.ARREARS),
        (("No VA", "Nama", "Tanggal Transaksi", "Jumlah Bayar"), FileKind.PAYMENTS),
        (("No VA", "Nama", "Tgl Bayar", "Nominal"), FileKind.PAYMENTS),
    ],
)
def test_what_is_owed_is_not_taken_for_what_was_paid(
    office: Office, head: tuple[str, ...], guess: ListKind | FileKind
) -> None:
    rows = [(f"888880123456700{n}", f"Peserta {n}", "10/11/2026", "500000") for n in range(1, 6)]
    path = write_csv(office.folder / "mirip.csv", head, rows)
    assert inspect_offer(office.workstation, Offer(path), never).guess is guess


def test_results_written_elsewhere_are_recognised(office: Office) -> None:
    head = ("No Kartu", "Nama", "Tanggal", "Jam", "Petugas", "Hasil", "Catatan")
    row = ("0001234567001", "Siti Rahma", "19/11/2026", "09.15", "Budi", "Tidak diangkat", "")
    path = write_csv(office.folder / "hasil.csv", head, [row])
    assert inspect_offer(office.workstation, Offer(path), never).guess is FileKind.RESULTS


def test_a_file_that_is_no_list_is_guessed_as_neither(office: Office) -> None:
    path = office.folder / "surat.csv"
    path.write_text("Dengan hormat,\nbersama ini kami sampaikan\n", encoding="utf-8")
    assert inspect_offer(office.workstation, Offer(path), never).guess is None


def test_a_list_given_to_somebody_becomes_theirs(office: Office, officer: Officer) -> None:
    order = IntakeOrder(
        Offer(office.arrears_file()), ListKind.ARREARS, " Pekan ini ", officer.officer_id
    )
    assert taken_list(office, officer, order).name == "Pekan ini"
    assert {one.officer_id for one in office.workstation.store.contacts()} == {officer.officer_id}


def test_an_import_assigns_to_nobody_unless_asked(office: Office, officer: Officer) -> None:
    taken_list(office, officer, IntakeOrder(Offer(office.arrears_file()), ListKind.ARREARS))
    assert {one.officer_id for one in office.workstation.store.contacts()} == {""}


def test_a_missing_file_is_refused_with_a_sentence(office: Office, officer: Officer) -> None:
    order = IntakeOrder(Offer(Path("tidak-ada.xlsx")), ListKind.BU)
    with pytest.raises(BadInputError):
        take_in(office.workstation, officer, order)
    assert list_rows(office.workstation) == {}


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Progress(IntakeState.STAGING, 0, 0, 0.0, None), "Membaca dan menyimpan"),
        (
            Progress(IntakeState.STAGING, 12_000, 90_000, 4_321.0, 18.0),
            "Membaca dan menyimpan: 12.000 dari 90.000 baris · 4.321 baris/detik"
            " · sekitar 20 detik lagi",
        ),
        (
            Progress(IntakeState.PUBLISHING, 5, 10, 0.5, 130.0),
            "Memperbarui kontak yang sudah ada: 5 dari 10 baris · sekitar 2 menit lagi",
        ),
        (
            Progress(IntakeState.REMOVING, 10, 10, 9.0, 0.0),
            "Mengembalikan keadaan semula: 10 dari 10 baris · 9 baris/detik",
        ),
    ],
)
def test_progress_says_what_how_far_how_quickly_and_how_long(now: Progress, words: str) -> None:
    assert progress_words(now) == words


def test_warnings_lead_to_their_rows_with_the_cell_before_and_after(
    office: Office, officer: Officer
) -> None:
    rows = [*ARREARS[:3], ("4", "1234567004", *ARREARS[3][2:])]
    taken = office.take_arrears(officer, rows)
    view = warnings_view(office.workstation, taken.list_id)
    assert view is not None
    assert {group.code: group.count for group in view.groups}["card_padded"] == "1"
    (padded,) = [line for line in view.lines.values() if line.code == "card_padded"]
    assert (padded.row, padded.field) == ("5", "Nomor kartu")
    assert (padded.before, padded.after) == ("••••••7004", "•••••••••7004")
    (unreachable,) = [line for line in view.lines.values() if line.code == "no_phone"]
    assert (unreachable.before, unreachable.after) == ("tidak ada", "–")


def test_the_first_warnings_are_kept_and_go_with_the_list(office: Office, officer: Officer) -> None:
    station, many = office.workstation, WARNINGS_KEPT + 100
    rows = [
        (str(n), f"{n:013d}", f"P {n}", "", "-", "3", "1", "4", "35000") for n in range(1, many)
    ]
    taken = office.take_arrears(officer, rows)
    view = warnings_view(station, taken.list_id)
    assert view is not None
    assert len(view.lines) == WARNINGS_KEPT
    assert view.sentence.startswith("5.000 peringatan pertama dari ")
    station.intake.undo(officer.officer_id, taken.list_id)
    assert list(station.store.list_warnings(taken.list_id)) == []


def test_who_left_by_a_newer_list_is_shown_on_both(office: Office, officer: Officer) -> None:
    station = office.workstation
    earlier = office.take_arrears(officer)
    later = station.intake.take_in(
        officer.officer_id,
        office.arrears_file(ARREARS[:3]),
        ListKind.ARREARS,
        intake=Intake(name="Desember", replaces=earlier.list_id),
    )
    for list_id in (earlier.list_id, later.list_id):
        lines = left_lines(station, left_ids(station, officer, list_id)).values()
        assert [(one.name, one.amount) for one in lines] == [("Rudi Hartono", "Rp140.000")]
    view = summary_view(station, list_rows(station)[later.list_id])
    assert view is not None
    assert view.effects == "1 kontak dari “tunggakan” lunas atau keluar"


def test_the_file_of_rows_put_aside_gets_a_name_every_system_takes(
    office: Office, officer: Officer
) -> None:
    offer = Offer(office.arrears_file(MESSY))
    taken = taken_list(office, officer, IntakeOrder(offer, ListKind.ARREARS, "Kelas 1/2: Nov?"))
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
