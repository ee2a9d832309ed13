"""The lead's figures of promises: rupiah and counts, rates with what they are of."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.reporting import figures_of
from tests.conftest import HandClock
from tests.ui.rooms.working import PAYMENTS, PAYMENTS_HEAD, Office, write_csv
from tests.ui.showing import show_in_front
from ui.promise_figures_page import PromiseFiguresPage
from ui.session import Session


def reported(office: Office, lead: Officer, first: date, last: date) -> dict[str, tuple[str, str]]:
    """The key figures of the report on promises."""
    order = ReportOrder(ReportKind.PROMISES, first, last)
    found = figures_of(office.workstation.reporting.prepare(lead, order))
    return {one.label: (one.value, one.basis) for one in found}


def test_a_broken_promise_and_liquidation_are_told_with_their_denominators(
    qtbot: QtBot, office: Office, officer: Officer, lead_session: Session, clock: HandClock
) -> None:
    office.take_arrears(officer)
    entry = PromiseEntry(500_000, date(2026, 11, 23), "bri")
    office.save(officer, "Siti Rahma", OutcomeEntry("promise", promise=entry))
    clock.forward(days=8)
    page = PromiseFiguresPage(lead_session)
    qtbot.addWidget(page)
    page.reload()
    qtbot.waitUntil(lambda: bool(page.figures.figures))
    told = {one.label: (one.value, one.basis) for one in page.figures.figures}
    assert told["Dijanjikan"] == told["Ingkar"] == ("Rp500.000", "1 janji")
    assert told["Janji ditepati"][1] == "0 dari 1 jatuh tempo"
    assert told["Likuidasi"][1].startswith("Rp0 dari tunggakan Rp")
    assert officer.officer_id in page.table.ids
    same = reported(office, lead_session.officer, page.period.period.first, page.period.period.last)
    assert same["Janji jatuh tempo"][0] == told["Jatuh tempo"][0]
    assert same["Janji ditepati"][0] == told["Janji ditepati"][0] == "0 %"
    value, basis = same["Likuidasi"]
    assert told["Likuidasi"] == (value, f"{basis}; pembayaran sejak masuk daftar")


def test_liquidation_is_told_by_list(
    qtbot: QtBot, office: Office, officer: Officer, lead_session: Session
) -> None:
    office.take_arrears(officer)
    row_today = (PAYMENTS[0][0], "20/11/2026", *PAYMENTS[0][2:])
    file = write_csv(office.folder / "hari ini.csv", PAYMENTS_HEAD, [row_today])
    office.workstation.payments.take_in(officer.officer_id, file)
    page = PromiseFiguresPage(lead_session)
    show_in_front(qtbot, page)
    QTest.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (lists,) = office.workstation.store.call_lists()
    qtbot.waitUntil(lambda: page.table.ids == (lists.call_list.list_id,))
    row = page.table.row(0)
    assert row is not None
    assert row.name == "tunggakan"
    (told,) = (one for one in page.figures.figures if one.label == "Likuidasi")
    assert told.basis.startswith("Rp500.000 dari tunggakan")
    assigned = told.basis.partition(";")[0].partition("dari tunggakan ")[2]
    assert row.liquidation == f"{told.value} dari {assigned}"


def test_promises_in_their_days_of_grace_have_a_column_and_no_figure_is_cut(
    qtbot: QtBot, office: Office, officer: Officer, lead_session: Session, clock: HandClock
) -> None:
    office.take_arrears(officer)
    entry = PromiseEntry(123_456_789, date(2026, 11, 23), "bri")
    office.save(officer, "Siti Rahma", OutcomeEntry("promise", promise=entry))
    clock.forward(days=4)
    page = PromiseFiguresPage(lead_session)
    page.resize(1262, 600)
    show_in_front(qtbot, page)
    qtbot.waitUntil(lambda: officer.officer_id in page.table.ids)
    row = page.table.row(page.table.ids.index(officer.officer_id))
    assert row is not None
    assert (row.due, row.kept, row.partial, row.broken) == ("1 · Rp123.456.789", "–", "–", "–")
    assert row.in_grace == row.due
    (kept,) = (one for one in page.figures.figures if one.label == "Janji ditepati")
    assert kept.basis == "0 dari 1 jatuh tempo, 1 masih masa tenggang"
    model, metrics = page.table.model(), page.table.fontMetrics()
    for column in range(1, model.columnCount()):
        words = [str(model.index(at, column).data()) for at in range(model.rowCount())]
        needed = max(map(metrics.horizontalAdvance, words))
        assert page.table.columnWidth(column) >= needed
