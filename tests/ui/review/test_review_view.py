"""The log in words: rows, figures, choices, and what an empty log means."""

from datetime import date

from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.reports.summary import format_length
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.ui.review.working import PROMISE, Branch, play_the_day
from ui.presenters.log_wish import LogWish, log_choices
from ui.presenters.periods import Period
from ui.presenters.review import LogRow, log_row, nothing, read_log

TODAY = date(2026, 11, 20)
DAY = Period(TODAY, TODAY)


def rows(branch: Branch, actor: Officer, wish: LogWish) -> list[LogRow]:
    view = read_log(branch.workstation, actor, wish)
    return [log_row(view, one, branch.workstation.rulebook) for one in view.entries.values()]


def test_a_row_says_when_who_what_and_what_was_agreed(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE, talk=84)
    (row,) = rows(branch, lead, LogWish(DAY))
    assert (row.when, row.officer, row.contact) == ("09.00", "Budi Santoso", "Siti Rahma")
    assert (row.outcome, row.channel, row.talk) == ("Janji bayar", "Telepon", "1:24")
    assert row.agreed.startswith("Rp600.000 untuk 25 Nov 2026, BRI")
    assert row.corrected == ""


def test_over_several_days_the_day_stands_before_the_time(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    (row,) = rows(branch, lead, LogWish(Period(date(2026, 11, 16), TODAY)))
    assert row.when == "20 Nov 09.00"


def test_the_newest_stands_first(branch: Branch, officer: Officer, other: Officer) -> None:
    play_the_day(branch, officer, other)
    assert [row.contact for row in rows(branch, officer, LogWish(DAY))] == [
        "PT Sinar Laut",
        "CV Maju Jaya",
        "Siti Rahma",
        "Siti Rahma",
    ]


def test_the_figures_carry_their_denominators(
    branch: Branch, officer: Officer, other: Officer, lead: Officer
) -> None:
    play_the_day(branch, officer, other)
    view = read_log(branch.workstation, lead, LogWish(DAY))
    assert [(one.label, one.value, one.basis) for one in view.figures] == [
        ("Percobaan", "8", "5 kontak berbeda"),
        ("Rasio terhubung", "75 %", "6 dari 8 percobaan"),
        ("Terhubung dengan peserta atau PIC", "50 %", "4 dari 8 percobaan"),
        ("Nilai janji bayar", "Rp600.000", "1 janji bayar"),
        ("Tawaran REHAB", "1", "pada 8 percobaan"),
        ("Waktu penanganan (AHT)", "1:48", "per panggilan, 5 dijawab"),
    ]
    assert not view.cut


def test_only_a_lead_chooses_an_officer(
    branch: Branch, officer: Officer, other: Officer, lead: Officer
) -> None:
    names = [name for _, name in log_choices(branch.workstation, lead, None).officers]
    assert names == ["Semua petugas", "Budi Santoso", "Nurhaliza Harahap", "Sri Rahayu"]
    assert log_choices(branch.workstation, officer, None).officers == ()


def test_lists_and_outcomes_follow_the_kind(branch: Branch, lead: Officer) -> None:
    choices = log_choices(branch.workstation, lead, ListKind.BU)
    assert [value for value, _ in choices.lists] == ["", "l2"]
    codes = {value for value, _ in choices.outcomes}
    assert "willing_to_register" in codes
    assert "promise" not in codes


def test_an_outcome_of_the_other_kind_is_dropped_with_the_kind(workstation: Workstation) -> None:
    wish = LogWish(DAY, code="promise")
    assert wish.of_kind(ListKind.BU, workstation.rulebook).code == ""
    assert wish.of_kind(ListKind.ARREARS, workstation.rulebook).code == "promise"


def test_an_empty_log_says_what_to_do() -> None:
    assert nothing(LogWish(DAY), TODAY).room == "meja"
    assert nothing(LogWish(DAY, text="x"), TODAY).button == "Hapus saringan"
    earlier = Period(date(2026, 10, 1), date(2026, 10, 2))
    assert nothing(LogWish(earlier), TODAY).button == "Kembali ke hari ini"
    backwards = Period(TODAY, date(2026, 11, 1))
    assert nothing(LogWish(backwards), TODAY).title == "Periode terbalik"


def test_lengths_read_like_a_clock(clock: HandClock) -> None:
    assert [format_length(s) for s in (0, 65, 3600)] == ["0:00", "1:05", "1:00:00"]
