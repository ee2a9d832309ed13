"""The lead's figures of promises: rupiah and counts, rates with what they are of."""

from datetime import date

from pytestqt.qtbot import QtBot

from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from ui.promise_figures_page import PromiseFiguresPage
from ui.session import Session


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
