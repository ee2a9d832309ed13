"""The day's reports on their way: into the folder, waiting when it is away, due, missed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from dialer.errors import BadInputError
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer, Role
from dialer.report_sending import KEPT_HERE, ReportSending
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take

DAY = date(2026, 11, 20)
PROMISE = OutcomeEntry("promise", "self", promise=PromiseEntry(600_000, date(2026, 11, 25), "bri"))
NAMES = [
    f"2026-11-20 {name}{suffix}"
    for name in (
        "Laporan Janji dan REHAB",
        "Laporan Telekolekting",
        "Laporan Telemarketing",
        "Ringkasan",
    )
    for suffix in (".pdf", ".xlsx")
]


@pytest.fixture
def sending(workstation: Workstation, tmp_path: Path) -> ReportSending:
    return ReportSending(
        workstation.store, workstation.now, workstation.reporting, tmp_path / "sini"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bersama"
    made.mkdir()
    return made


@pytest.fixture
def worked(workstation: Workstation, officer: Officer, clock: HandClock) -> None:
    contact, firm = take(workstation, member())[0], take(workstation, employer())[0]
    workstation.desk.save(officer, call(contact, clock(), PROMISE))
    workstation.desk.save(officer, call(firm, clock(), OutcomeEntry("no_answer"), talk=0))


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_the_day_goes_into_the_folder_under_names_with_its_date(
    sending: ReportSending, worked: None, lead: Officer, folder: Path
) -> None:
    sent = sending.send(lead, DAY, folder)
    assert names_in(folder) == NAMES == sorted(sent.files)
    assert sent.waiting == () == sending.waiting()
    for name in NAMES:
        if name.endswith(".pdf"):
            assert len(PdfReader(folder / name).pages) >= 1
        else:
            assert "Data" in CalamineWorkbook.from_path(str(folder / name)).sheet_names


def test_the_text_for_a_chat_has_figures_and_nobody_in_it(
    sending: ReportSending, worked: None, lead: Officer, officer: Officer, folder: Path
) -> None:
    message = sending.send(lead, DAY, folder).message
    assert "Jumat, 20 November 2026" in message
    assert "Telekolekting: 1 percobaan, 1 kontak" in message
    assert "1 janji bayar senilai Rp600.000" in message
    assert "terhubung 1 dari 1 percobaan (100 %)" in message
    for person in ("Utama Suryono", "CV Widodo", "Aisyah", "2349", "0812", officer.name):
        assert person not in message


def test_a_folder_that_is_away_loses_nothing_and_is_tried_again(
    sending: ReportSending, worked: None, lead: Officer, tmp_path: Path
) -> None:
    away = tmp_path / "jaringan"
    sent = sending.send(lead, DAY, away)
    assert sorted(sent.waiting) == NAMES == list(sending.waiting())
    assert "tidak dapat dijangkau" in sent.trouble
    assert sending.try_again(away)[0] == ()
    away.mkdir()
    moved, trouble = sending.try_again(away)
    assert (list(moved), trouble) == (NAMES, "")
    assert names_in(away) == NAMES
    assert sending.waiting() == ()


def test_a_file_that_cannot_be_replaced_holds_up_no_other(
    sending: ReportSending, worked: None, lead: Officer, folder: Path
) -> None:
    (folder / NAMES[0]).mkdir()
    sent = sending.send(lead, DAY, folder)
    assert sent.waiting == (NAMES[0],) == sending.waiting()
    assert f"“{NAMES[0]}”" in sent.trouble
    assert sent.trouble.endswith(KEPT_HERE)
    (folder / NAMES[0]).rmdir()
    assert sending.try_again(folder) == ((NAMES[0],), "")
    assert names_in(folder) == NAMES


def test_sending_twice_replaces_the_files(
    sending: ReportSending, worked: None, lead: Officer, folder: Path
) -> None:
    sending.send(lead, DAY, folder)
    sending.send(lead, DAY, folder)
    assert names_in(folder) == NAMES


def test_a_day_without_work_still_sends_its_page(
    sending: ReportSending, lead: Officer, folder: Path
) -> None:
    sent = sending.send(lead, DAY, folder)
    assert names_in(folder) == ["2026-11-20 Ringkasan.pdf", "2026-11-20 Ringkasan.xlsx"]
    assert "Tidak ada percobaan" in sent.message


def test_a_petugas_sends_their_own_work_under_their_name(
    sending: ReportSending, worked: None, officer: Officer, folder: Path
) -> None:
    sending.send(officer, DAY, folder)
    assert f"2026-11-20 Laporan Telekolekting {officer.name}.pdf" in names_in(folder)


def test_it_is_due_once_a_day_from_its_time_on(
    sending: ReportSending, worked: None, lead: Officer, folder: Path, clock: HandClock
) -> None:
    assert sending.due(lead) is None
    sending.set_up(lead, str(folder), "16.00")
    sending.send(lead, DAY, folder)
    assert sending.due(lead) is None
    clock.forward(hours=7)
    assert sending.due(lead) == DAY
    sending.send(lead, DAY, folder)
    assert sending.due(lead) is None
    clock.forward(days=1)
    assert sending.due(lead) == date(2026, 11, 21)


def test_what_an_officer_hands_in_is_not_the_branch_s(
    sending: ReportSending,
    worked: None,
    lead: Officer,
    officer: Officer,
    folder: Path,
    clock: HandClock,
) -> None:
    sending.set_up(lead, str(folder), "16:00")
    clock.forward(hours=7)
    sending.send(officer, DAY, folder)
    assert (sending.due(officer), sending.due(lead)) == (None, DAY)
    clock.forward(days=1)
    assert (sending.missed(officer), sending.missed(lead)) == (None, DAY)


def test_promises_that_fell_due_stand_under_a_heading_of_their_own(
    sending: ReportSending, worked: None, lead: Officer, folder: Path, clock: HandClock
) -> None:
    clock.forward(days=5)
    lines = sending.send(lead, date(2026, 11, 25), folder).message.splitlines()
    at = lines.index("Janji dan REHAB yang jatuh tempo:")
    assert lines[at + 1] == (
        "- Janji ditepati 0 dari 1 janji jatuh tempo (0 %), 1 masih masa tenggang; diterima Rp0"
    )


def test_a_missed_day_is_offered_until_it_is_sent(
    sending: ReportSending, worked: None, lead: Officer, folder: Path, clock: HandClock
) -> None:
    sending.set_up(lead, str(folder), "16:00")
    clock.forward(days=3)
    assert sending.missed(lead) == DAY
    assert sending.missed(replace(lead, officer_id="o9", role=Role.AGENT)) is None
    sending.send(lead, DAY, folder)
    assert sending.missed(lead) is None


def test_missed_days_are_offered_one_after_the_other(
    sending: ReportSending,
    workstation: Workstation,
    worked: None,
    lead: Officer,
    officer: Officer,
    folder: Path,
    clock: HandClock,
) -> None:
    sending.set_up(lead, str(folder), "16:00")
    clock.forward(days=3)
    (other,) = take(workstation, member(contact_id="c2"))
    workstation.desk.save(officer, call(other, clock(), OutcomeEntry("no_answer"), talk=0))
    clock.forward(days=1)
    offered = []
    while day := sending.missed(lead):
        offered.append(day.day)
        sending.send(lead, day, folder)
    assert offered == [20, 23]


def test_days_before_the_time_was_set_were_not_missed(
    sending: ReportSending, worked: None, lead: Officer, folder: Path, clock: HandClock
) -> None:
    clock.forward(days=1)
    sending.set_up(lead, str(folder), "16:00")
    assert sending.missed(lead) is None


@pytest.mark.parametrize("typed", ["sore", "25:00", "16:99"])
def test_what_is_no_time_is_said_and_nothing_changes(
    sending: ReportSending, lead: Officer, typed: str
) -> None:
    with pytest.raises(BadInputError, match="tidak terbaca"):
        sending.set_up(lead, "x", typed)
    assert sending.setup().folder == ""
