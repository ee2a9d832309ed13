"""The card at the desk: promises with their state and payments, and what came since the list."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.errors import RefusedError
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.payments.making import CUT_CARD, known, paid, take_in, write
from tests.ui.showing import show_in_front
from ui.desk.contact_panel import ContactPanel
from ui.presenters.contact_card import ContactCard, contact_card
from ui.presenters.promises import promises_view
from ui.presenters.words import Shade
from ui.theme import Theme


def promised(workstation: Workstation, officer: Officer, clock: HandClock) -> None:
    """One promise of 500.000 made on the 20th for the 25th; card of the member "cut"."""
    contact = known(workstation, "cut", CUT_CARD)
    made = PromiseEntry(500_000, date(2026, 11, 25), "bri")
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("promise", promise=made)))


def card(workstation: Workstation, officer: Officer) -> ContactCard:
    view = workstation.desk.open(officer, "cut")
    return contact_card(view, workstation.rulebook, "", 1, workstation.now())


def test_an_unpaid_promise_says_its_date_and_state(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    promised(workstation, officer, clock)
    (row,) = card(workstation, officer).promises
    assert (row.label, row.when, row.detail) == (
        "Janji Rp500.000: belum jatuh tempo",
        "untuk 25 Nov 2026",
        "",
    )
    assert row.shade is Shade.NEUTRAL


def test_a_promise_whose_place_another_took_says_so(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    promised(workstation, officer, clock)
    contact = workstation.store.contact("cut")
    assert contact is not None
    moved = PromiseEntry(500_000, date(2026, 11, 30), "bri", replaces=True)
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("promise", promise=moved)))
    labels = [row.label for row in card(workstation, officer).promises]
    assert labels == ["Janji Rp500.000: belum jatuh tempo", "Janji Rp500.000: diganti"]
    rows = promises_view(workstation, officer).rows.values()
    assert [row.state for row in rows] == ["Diganti", "Belum jatuh tempo"]
    old = next(row.promise_id for row in rows if row.cancelled)
    with pytest.raises(RefusedError, match="diganti janji yang lebih baru"):
        workstation.promises.restore(officer, old, "keliru")


def test_money_that_came_stands_with_its_day_and_the_imported_amount_stays(
    workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promised(workstation, officer, clock)
    rows = [
        paid(day="2026-11-20", amount=amount, reference=amount) for amount in ("200000", "300000")
    ]
    take_in(workstation, write(tmp_path / "a.csv", *rows))
    shown = card(workstation, officer)
    assert shown.promises[0].detail == "Masuk Rp500.000 (20 Nov 2026, 20 Nov 2026)"
    assert shown.promises[0].label.endswith("ditepati")
    assert shown.headline == "Rp1.200.000"
    assert shown.headline_note.endswith("masuk Rp500.000, sisa Rp700.000")


def test_paid_off_is_said(
    workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    promised(workstation, officer, clock)
    take_in(workstation, write(tmp_path / "a.csv", paid(day="2026-11-20", amount="1200000")))
    assert card(workstation, officer).headline_note.endswith("lunas, masuk Rp1.200.000")


def test_the_panel_shows_promises_only_where_there_are_any(
    qtbot: QtBot, theme: Theme, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    promised(workstation, officer, clock)
    panel = ContactPanel()
    show_in_front(qtbot, panel)
    shown = card(workstation, officer)
    panel.show_view(shown)
    assert [line.outcome.text() for line in panel.promises] == [shown.promises[0].label]
