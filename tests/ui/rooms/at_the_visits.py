"""What one does at the visits: asked for, planned, saved."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from tests.ui.rooms.working import Office
from ui.presenters.visits import PlansView, plans_view, read_plans
from ui.visits import VisitsRoom

Key = Qt.Key
TUESDAY = date(2026, 11, 24)


def planned(office: Office, officer: Officer) -> PlansView:
    """What stands above when that officer looks at all plans."""
    return plans_view(read_plans(office.workstation, officer))


def ask_visit(office: Office, officer: Officer, name: str, on: date | None = TUESDAY) -> None:
    outcome = OutcomeEntry(
        "asks_for_visit", next_step="visit", next_on=on, note="Lantai dua, pintu samping"
    )
    office.save(officer, name, outcome)


def plan_on(room: VisitsRoom, day: date | None, start: time | None = time(9)) -> None:
    """Fill the form in."""
    form = room.plans.form
    form.day.control.set_value(day)
    form.start.control.set_value(start)
    form.confirmed.control.offer([("pic", "PIC / HRD")], "pic")


def start_planning(room: VisitsRoom, name: str, office: Office) -> None:
    """Stand on a candidate and open the form by keyboard."""
    room.plans.candidates.setFocus()
    room.plans.candidates.select(office.contact(name).contact_id)
    QTest.keyClick(room.plans.candidates, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert room.plans.form.isVisible()


def keep(qtbot: QtBot, room: VisitsRoom) -> None:
    with qtbot.waitSignal(room.plans.loaded):
        save(room)


def save(room: VisitsRoom) -> None:
    QTest.keyClick(room.plans.form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
