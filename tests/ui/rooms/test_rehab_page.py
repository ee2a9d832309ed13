"""The page "Hitung REHAB" of the Janji room and the sheet it prints."""

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.letterhead import set_logo
from dialer.people import Officer
from ui.rehab_page import RehabCalculator
from ui.session import Session
from ui.theme import Theme


@pytest.fixture
def page(session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path) -> RehabCalculator:
    made = RehabCalculator(session, lambda suggestion: tmp_path / suggestion.name)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(page: RehabCalculator, amount: str, months: int) -> None:
    """Type the figures of a family of four in class III."""
    QTest.keyClicks(page.amount, amount)
    page.months.setValue(months)
    page.members.setValue(4)
    page.care_class.setCurrentIndex(3)
    page.care_class.picked.emit("3")


def printed(page: RehabCalculator, tmp_path: Path) -> str:
    """What stands on the only page of the sheet."""
    page.save_sheet()
    (file,) = tmp_path.glob("*.pdf")
    (only,) = PdfReader(file).pages
    return " ".join(only.extract_text().split())


def test_nothing_typed_asks_for_the_figures(page: RehabCalculator) -> None:
    assert page.title.text() == "Belum ada hitungan"
    assert not page.print.isEnabled()


def test_figures_become_a_plan(page: RehabCalculator) -> None:
    fill(page, "1680000", 12)
    assert page.title.text() == "6 tahap, cicilan pertama Rp420.000"
    assert "tiap tanggal 10, Des 2026 – Mei 2027" in page.summary.text()


def test_too_few_months_say_why_and_print_nothing(page: RehabCalculator) -> None:
    fill(page, "420000", 3)
    assert "4–24 bulan menunggak" in page.warning.text()
    assert not page.print.isEnabled()


def test_the_other_segment_has_its_own_rule(page: RehabCalculator) -> None:
    fill(page, "420000", 3)
    page.segment.picked.emit("alih_segmen")
    assert page.title.text() == "12 tahap, cicilan pertama Rp35.000"


def test_the_sheet_says_that_it_is_an_estimate(page: RehabCalculator, tmp_path: Path) -> None:
    fill(page, "1500000", 12)
    page.name.setText("<b>Siti</b> =1+1")
    text = printed(page, tmp_path)
    assert "Perkiraan; angka resmi di Mobile JKN." in text
    assert "<b>Siti</b> =1+1" in text
    assert "Yang dipakai tetap jumlah di daftar" in text
    assert "Rp390.000" in text


def test_the_sheet_carries_the_logo_of_the_branch(
    page: RehabCalculator, session: Session, tmp_path: Path, lead: Officer
) -> None:
    Image.new("RGB", (60, 20), "#00796B").save(tmp_path / "logo.png")
    station = session.workstation
    set_logo(station.store, station.now, lead, tmp_path / "logo.png")
    fill(page, "1500000", 12)
    page.save_sheet()
    (file,) = tmp_path.glob("*.pdf")
    (only,) = PdfReader(file).pages
    assert [(one.image.width, one.image.height) for one in only.images if one.image] == [(60, 20)]


def test_thirty_six_instalments_stand_on_one_page(page: RehabCalculator, tmp_path: Path) -> None:
    fill(page, "9000000", 23)
    page.segment.picked.emit("alih_segmen")
    assert page.desk.view.stages == 36
    assert "10 Nov 2029" in printed(page, tmp_path)
