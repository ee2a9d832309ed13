"""Reports without the window: figures, file names, what an empty one says, bytes in memory."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dialer.errors import BadInputError
from dialer.people import Officer
from dialer.report_kinds import ReportKind
from dialer.reporting import as_pdf
from tests.ui.review.working import NO_ANSWER, PROMISE, Branch, play_the_day
from ui.presenters.periods import Period
from ui.presenters.reports import ReportWish, file_name, prepare_report

TODAY = date(2026, 11, 20)
DAY = Period(TODAY, TODAY)
MONTH = Period(date(2026, 11, 1), TODAY)


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_figures_are_those_of_the_kind(
    branch: Branch, officer: Officer, other: Officer, lead: Officer
) -> None:
    play_the_day(branch, officer, other)
    members = prepare_report(branch.workstation, lead, ReportWish(ReportKind.TELECOLLECTING, DAY))
    assert [one.label for one in members.figures] == [
        "Percobaan",
        "Rasio terhubung",
        "Terhubung dengan peserta",
        "Rasio janji bayar",
        "Nilai janji bayar",
        "Tawaran REHAB",
        "Waktu penanganan (AHT)",
        "Janji ditepati",
        "Capaian target",
    ]
    assert members.figures[3].basis == "1 dari 2 terhubung dengan peserta"
    firms = prepare_report(branch.workstation, lead, ReportWish(ReportKind.TELEMARKETING, DAY))
    assert [(one.value, one.basis) for one in firms.figures[:2]] == [
        ("3", "2 Badan Usaha berbeda"),
        ("66,7 %", "2 dari 3 percobaan"),
    ]
    assert [list_id for list_id, _ in firms.lists] == ["", "l2"]


def test_rendering_in_memory_gives_what_is_written(
    branch: Branch, officer: Officer, lead: Officer, tmp_path: Path
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    order = ReportWish(ReportKind.TELECOLLECTING, DAY).order
    content = branch.workstation.reporting.render(lead, order)
    branch.workstation.reporting.write(lead, order, tmp_path / "laporan.pdf")
    assert text_of(content) == text_of((tmp_path / "laporan.pdf").read_bytes())
    assert "Siti Rahma" in text_of(content)
    assert "0004939712349" not in text_of(content)


def test_only_writing_leaves_a_trace(
    branch: Branch, officer: Officer, lead: Officer, tmp_path: Path
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    order = ReportWish(ReportKind.TELECOLLECTING, DAY).order
    before = branch.workstation.store.audit_trail(1)
    branch.workstation.reporting.render(lead, order)
    assert branch.workstation.store.audit_trail(1) == before
    branch.workstation.reporting.write(lead, order, tmp_path / "laporan.pdf")
    assert branch.workstation.store.audit_trail(1)[0].action == "report_written"


def test_an_empty_report_says_why_and_can_still_be_drawn(branch: Branch, lead: Officer) -> None:
    view = prepare_report(branch.workstation, lead, ReportWish(ReportKind.CANVASSING, DAY))
    assert view.nothing == "Tidak ada kunjungan ke badan usaha pada 20 Nov 2026."
    assert "Tidak ada percobaan pada periode ini." in text_of(as_pdf(view.report))


def test_a_period_that_ends_before_it_begins_is_refused(branch: Branch, lead: Officer) -> None:
    backwards = ReportWish(ReportKind.CANVASSING, Period(TODAY, date(2026, 11, 1)))
    with pytest.raises(BadInputError, match="Perbaiki periode"):
        prepare_report(branch.workstation, lead, backwards)


def test_only_the_moment_of_making_does_not_count_as_a_change(
    branch: Branch, officer: Officer, lead: Officer
) -> None:
    branch.attempt(officer, "Siti Rahma", PROMISE)
    wish = ReportWish(ReportKind.TELECOLLECTING, DAY)
    first = prepare_report(branch.workstation, lead, wish)
    branch.clock.forward(minutes=5)
    later = prepare_report(branch.workstation, lead, wish)
    assert later.report != first.report
    assert later.shows_the_same(first)
    branch.attempt(officer, "Andi Pratama", NO_ANSWER, talk=0)
    assert not prepare_report(branch.workstation, lead, wish).shows_the_same(first)
    assert not first.shows_the_same(None)


def test_the_file_is_named_after_kind_period_and_officer() -> None:
    assert file_name(ReportWish(ReportKind.TELECOLLECTING, DAY)) == (
        "Laporan Telekolekting 20 Nov 2026.pdf"
    )
    assert file_name(ReportWish(ReportKind.CANVASSING, MONTH, "o1"), "A. B/C: <D>.") == (
        "Laporan Canvassing 1 Nov 2026 - 20 Nov 2026 A. B C D.pdf"
    )
