"""The lead's rules of calling: read, changed and dated on the screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.ordering import Group
from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from ui.background import Background, Errors
from ui.session import News, Session
from ui.settings.calling import CallingRulesCard
from ui.theme import Theme

TODAY = date(2026, 11, 20)


@pytest.fixture
def session(
    workstation: Workstation, lead: Officer, clock: HandClock, tmp_path: Path
) -> Iterator[Session]:
    background = Background(Errors(clock))
    yield Session(workstation, lead, background, News(), tmp_path)
    background.shutdown()


def test_a_change_is_kept_with_its_date_and_put_to_work(
    session: Session, workstation: Workstation, theme: Theme, qtbot: QtBot
) -> None:
    card = CallingRulesCard(session)
    qtbot.addWidget(card)
    card.groups.setCurrentRow(5)
    card.up.click()
    card.limits["contact_day"].control.setValue(2)
    card.weights["amount"].control.setValue(90)
    card.options["Salat Jumat"].setChecked(True)
    card.rounds["Akhir bulan"].setChecked(True)
    with qtbot.waitSignal(session.news.settings_changed):
        card.save.click()
    book = workstation.rulebook
    assert book.order_on(TODAY).groups[4:] == (Group.RETRIES, Group.NEW)
    assert book.order_on(TODAY).round_on(date(2026, 11, 30)) is not None
    assert book.limits_on(TODAY).contact_day == 2
    assert [one.name for one in book.hours_on(TODAY).breaks_on(TODAY)] == ["Salat Jumat"]
    assert workstation.store.weights_in_use().amount == 90
