"""The log and the report of the same slice show the same figures, down to the paper."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.report_kinds import ReportKind
from tests.ui.review.working import PROMISE, REFUSES, Branch, play_the_day
from ui.presenters.log_wish import LogWish
from ui.presenters.periods import Period
from ui.presenters.reports import ReportWish, prepare_report
from ui.presenters.review import read_log

DAY = Period(date(2026, 11, 20), date(2026, 11, 20))
SLICES = (
    (ReportKind.TELECOLLECTING, ListKind.ARREARS, None, 4),
    (ReportKind.TELEMARKETING, ListKind.BU, Channel.PHONE, 3),
    (ReportKind.CANVASSING, ListKind.BU, Channel.VISIT, 1),
)


def paper(branch: Branch, actor: Officer, wish: ReportWish) -> str:
    content = branch.workstation.reporting.render(actor, wish.order)
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize(("kind", "list_kind", "channel", "attempts"), SLICES)
def test_every_figure_of_the_log_is_on_the_report(
    branch: Branch,
    officer: Officer,
    other: Officer,
    lead: Officer,
    kind: ReportKind,
    list_kind: ListKind,
    channel: Channel | None,
    attempts: int,
) -> None:
    play_the_day(branch, officer, other)
    log = read_log(branch.workstation, lead, LogWish(DAY, kind=list_kind, channel=channel))
    wish = ReportWish(kind, DAY)
    report = prepare_report(branch.workstation, lead, wish)
    assert len(log.entries) == attempts
    shared = {one.label: one for one in report.figures}
    compared = [one for one in log.figures if one.label in shared]
    assert len(compared) >= 3
    printed = paper(branch, lead, wish)
    for figure in compared:
        ours, theirs = figure, shared[figure.label]
        assert ours.value == theirs.value
        if figure.label != "Percobaan":  # the log says "kontak", the report what they are
            assert ours.basis == theirs.basis
        assert theirs.value in printed
        assert theirs.basis in printed


def test_a_correction_moves_both_alike(branch: Branch, officer: Officer, lead: Officer) -> None:
    wrong = branch.attempt(officer, "Siti Rahma", REFUSES)
    branch.workstation.review.correct(lead, wrong, PROMISE, "salah pilih")
    log = read_log(branch.workstation, lead, LogWish(DAY))
    report = prepare_report(branch.workstation, lead, ReportWish(ReportKind.TELECOLLECTING, DAY))
    promised = [one for one in log.figures if one.label == "Nilai janji bayar"]
    assert promised == [one for one in report.figures if one.label == "Nilai janji bayar"]
    assert (promised[0].value, promised[0].basis) == ("Rp600.000", "1 janji bayar")


def test_one_officer_and_one_list_narrow_both_alike(
    branch: Branch, officer: Officer, other: Officer, lead: Officer
) -> None:
    play_the_day(branch, officer, other)
    for officer_id, list_id, attempts in ((other.officer_id, "", 2), ("", "l1", 4), ("", "l2", 0)):
        log = read_log(
            branch.workstation,
            lead,
            LogWish(DAY, officer_id, list_id, ListKind.ARREARS),
        )
        wish = ReportWish(ReportKind.TELECOLLECTING, DAY, officer_id, list_id)
        report = prepare_report(branch.workstation, lead, wish)
        assert len(log.entries) == len(report.report.members) == attempts
        assert [one.value for one in log.figures[:3]] == [one.value for one in report.figures[:3]]


def test_a_petugas_reports_on_their_own_work_only(
    branch: Branch, officer: Officer, other: Officer
) -> None:
    play_the_day(branch, officer, other)
    wish = ReportWish(ReportKind.TELECOLLECTING, DAY, officer_id=other.officer_id)
    report = prepare_report(branch.workstation, officer, wish)
    assert {row.officer for row in report.report.members} == {"Budi Santoso"}
    assert report.officers == ()
