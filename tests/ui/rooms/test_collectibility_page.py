"""Kolektibilitas: entered by hand, taken from a table, compared, and read by the report."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.report_kinds import ReportKind, ReportOrder
from ui.collectibility_page import CollectibilityPage
from ui.promises import PromisesRoom
from ui.session import Session


def enter(page: CollectibilityPage, segment: str, area: str, billed: int, received: int) -> None:
    page.segment.control.setText(segment)
    page.area.control.setText(area)
    page.billed.control.set_value(billed)
    page.received.control.set_value(received)
    page.save.click()


def test_a_month_entered_by_hand_stands_beside_the_one_before(
    qtbot: QtBot, lead_session: Session
) -> None:
    lead_session.workstation.collectibility.enter(
        lead_session.officer, "2026-10", "PBPU", "Banda Sakti", 1_000_000, 600_000
    )
    page = CollectibilityPage(lead_session)
    qtbot.addWidget(page)
    page.reload()
    enter(page, "PBPU", "Banda Sakti", 1_000_000, 700_000)
    (row,) = (page.table.row(place) for place in range(len(page.table.ids)))
    assert row is not None
    assert (row.billed, row.share, row.change) == ("Rp1.000.000", "70 %", "+10,0")
    assert "Rp1.000.000" in row.before
    order = ReportOrder(ReportKind.COLLECTIBILITY, date(2026, 11, 1), date(2026, 11, 20))
    reporting = lead_session.workstation.reporting
    report = reporting.prepare(lead_session.officer, order)
    assert [(one.now.billed, one.now.received) for one in report.collected] == [
        (1_000_000, 700_000)
    ]
    assert page.figures.figures[0].value == "70 %"
    page.drop.click()
    assert lead_session.workstation.collectibility.months() == ["2026-10"]
    assert page.month.control.currentText() == "November 2026"
    QTest.keyClick(page.month.control, Qt.Key.Key_Down)
    assert page.month.control.currentText() == "Oktober 2026"
    assert page.figures.figures[0].value == "60 %"


def test_a_table_is_taken_in_and_a_bad_row_is_named(
    qtbot: QtBot, lead_session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "kolek.csv"
    page = CollectibilityPage(lead_session, choose_file=lambda: path)
    qtbot.addWidget(page)
    page.reload()
    assert not page.empty.isHidden()
    path.write_text("Segmen;Wilayah;Ditagih;Diterima\nPPU;A;5;lima\n", encoding="utf-8")
    with qtbot.waitSignal(lead_session.news.notice) as said:
        page.take.click()
    assert said.args[0] == "bad"
    assert "Baris 2" in said.args[1]
    qtbot.waitUntil(lambda: page.take.text() == "Ambil dari berkas")
    path.write_text("Segmen;Wilayah;Ditagih;Diterima\nPPU;A;500;250\n", encoding="utf-8")
    with qtbot.waitSignal(lead_session.news.notice) as taken:
        page.take.click()
        assert page.take.text() == "Batalkan"
    assert taken.args == ["good", "November 2026: 1 baris = 1 diambil."]
    assert page.figures.figures[0].value == "50 %"


def test_only_a_lead_has_the_page(qtbot: QtBot, session: Session, lead_session: Session) -> None:
    own, all_of_them = PromisesRoom(session), PromisesRoom(lead_session)
    qtbot.addWidget(own)
    qtbot.addWidget(all_of_them)
    assert own.collectibility is None
    assert all_of_them.collectibility is not None
