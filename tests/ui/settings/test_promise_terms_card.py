"""The lead's terms of promises: read with their meaning, changed from a later day on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from ui.background import Background, Errors
from ui.session import News, Session
from ui.settings.promise_terms import PromiseTermsCard
from ui.theme import Theme

TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 21)


@pytest.fixture
def card(
    workstation: Workstation,
    lead: Officer,
    clock: HandClock,
    tmp_path: Path,
    theme: Theme,
    qtbot: QtBot,
) -> Iterator[PromiseTermsCard]:
    background = Background(Errors(clock))
    made = PromiseTermsCard(Session(workstation, lead, background, News(), tmp_path))
    qtbot.addWidget(made)
    yield made
    background.shutdown()


def test_terms_begin_tomorrow_at_the_earliest_and_are_said_in_a_sentence(
    card: PromiseTermsCard, workstation: Workstation
) -> None:
    assert "seluruh jumlahnya masuk sampai 3 hari setelah" in card.now.text()
    card.grace.control.setValue(5)
    card.threshold.control.setValue(80)
    assert "sedikitnya 80% dari jumlahnya masuk sampai 5 hari" in card.preview.text()
    card.save.click()
    rules = workstation.promises.rules()
    assert rules.promises_on(TODAY).terms.grace_days == 3
    assert rules.promises_on(TOMORROW).terms.threshold_percent == 80
    assert "21 Nov 2026" in card.later.text()
    assert "Sri Rahayu" in card.later.text()


def test_terms_from_today_are_refused_with_the_reason(
    card: PromiseTermsCard, workstation: Workstation
) -> None:
    before = workstation.promises.rules()
    card.valid_from.control.set_value(TODAY)
    card.save.click()
    assert "besok" in card.notice.sentence
    assert workstation.promises.rules() == before
