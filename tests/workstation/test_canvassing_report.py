"""The report on canvassing: what came of the employers, and pictures only where asked for."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from dialer.facts import Channel
from dialer.outcomes import AttemptEntry, OutcomeEntry
from dialer.people import Officer
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.reporting import Report, as_pdf, figures_of, workbook_of
from dialer.reports.model import Step
from dialer.visit_store import VisitPhoto
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import employer, take

DAY, NEXT = date(2026, 11, 20), date(2026, 11, 21)
VISITS = ReportOrder(ReportKind.CANVASSING, DAY, DAY)
PICTURED = ReportOrder(ReportKind.CANVASSING, DAY, DAY, photos=True)


@pytest.fixture
def photo(workstation: Workstation, officer: Officer, tmp_path: Path) -> VisitPhoto:
    """A visit on which 17 workers were counted and a card was photographed."""
    take(workstation, employer())
    outcome = OutcomeEntry(
        "registered_partly", "pic", next_step="help_edabu", next_on=date(2026, 11, 27)
    )
    visit = AttemptEntry("b1", Channel.VISIT, workstation.now(), (), outcome)
    workstation.desk.save(officer, visit)
    workstation.visiting.confirm_workers(officer, "b1", 17)
    path = tmp_path / "kartu.jpg"
    Image.effect_noise((1600, 1000), 90).convert("RGB").save(path, "JPEG")
    return workstation.visit_photos.add(officer, "b1", path, "Kartu nama PIC")


def pages_of(report: Report) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(report)))


def looks(workstation: Workstation) -> int:
    return sum(one.action == "photo_seen" for one in workstation.store.audit_trail(100))


def test_what_came_of_an_employer_stands_in_the_row_and_the_figures(
    workstation: Workstation, officer: Officer, photo: VisitPhoto
) -> None:
    report = workstation.reporting.prepare(officer, VISITS)
    (row,) = report.employers
    assert (row.confirmed_workers, row.step) == (17, Step(3, "Terdaftar", DAY))
    (figure,) = [one for one in figures_of(report) if one.label == "Pekerja terkonfirmasi"]
    assert (figure.value, figure.basis) == ("17", "pada 1 dari 1 Badan Usaha")
    text = " ".join(" ".join(page.extract_text().split()) for page in pages_of(report).pages)
    for said in ("17 pasti", "Tahap: Terdaftar", "Hasil pendaftaran Tahap"):
        assert said in text
    assert workbook_of(report).tidy.total("Terkonfirmasi dihitung") == 17


def test_what_came_later_is_not_in_the_report_of_a_day(
    workstation: Workstation, officer: Officer, photo: VisitPhoto, clock: HandClock
) -> None:
    clock.forward(days=1)
    workstation.visiting.confirm_workers(officer, "b1", 40)
    workstation.visiting.set_milestone(officer, "b1", "workers_entered", reached=True)
    (row,) = workstation.reporting.prepare(officer, VISITS).employers
    assert (row.confirmed_workers, row.step) == (17, Step(3, "Terdaftar", DAY))
    longer = ReportOrder(ReportKind.CANVASSING, DAY, NEXT)
    (row,) = workstation.reporting.prepare(officer, longer).employers
    assert (row.confirmed_workers, row.step) == (40, Step(4, "Pekerja masuk", NEXT))


def test_pictures_are_behind_the_report_only_where_asked_for_and_leave_a_trace(
    workstation: Workstation, officer: Officer, photo: VisitPhoto
) -> None:
    plain = pages_of(workstation.reporting.prepare(officer, VISITS))
    assert not any(page.images for page in plain.pages)
    assert looks(workstation) == 0
    shown = pages_of(workstation.reporting.prepare(officer, PICTURED))
    assert len(shown.pages) == len(plain.pages) + 1
    (image,) = shown.pages[-1].images
    assert image.image is not None
    assert max(image.image.size) <= 800
    text = " ".join(shown.pages[-1].extract_text().split())
    assert "Lampiran: foto kunjungan" in text
    assert "1 · CV Widodo Kartu nama PIC · 20 Nov 2026" in text
    assert looks(workstation) == 1


def test_a_picture_taken_away_meanwhile_is_said_to_be_gone(
    workstation: Workstation, officer: Officer, photo: VisitPhoto
) -> None:
    report = workstation.reporting.prepare(officer, PICTURED)
    workstation.visit_photos.remove(officer, photo.photo_id)
    assert "tidak dapat dibaca" in pages_of(report).pages[-1].extract_text()


def test_without_visits_the_report_says_so_on_one_page(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, employer())
    report = workstation.reporting.prepare(officer, PICTURED)
    assert report.photos == ()
    (page,) = pages_of(report).pages
    assert "Tidak ada percobaan pada periode ini." in page.extract_text()
