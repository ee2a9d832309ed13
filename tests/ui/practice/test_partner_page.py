import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.practice.acts import Grade
from tests.conftest import HandClock
from tests.ui.practice.conftest import Show
from tests.ui.practice.playing import WARY, number_of, play_out, shelf
from tests.ui.showing import show_beside_a_rail
from ui.practice.partner import PartnerPage
from ui.presenters.practice_people import ANYBODY
from ui.session import Session


@pytest.fixture
def page(session: Session, show: Show) -> PartnerPage:
    made = PartnerPage(session, shelf(), dice=lambda _below: 6)
    show(made)
    made.setFocus()
    return made


def press(*keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
        QApplication.processEvents()


def digit(number: int) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_0.value + number)


def begin(page: PartnerPage, persona: str = WARY) -> None:
    page.chooser.people.select(persona)
    press(Qt.Key.Key_F2)


def test_everybody_can_be_chosen_and_anybody_comes_first(page: PartnerPage) -> None:
    assert list(page.chooser.people.ids) == [ANYBODY, *shelf().personas]


def test_it_says_that_nobody_is_called(page: PartnerPage) -> None:
    assert "tidak ada yang ditelepon" in page.chooser.notice.sentence


def test_enter_on_a_person_begins_with_the_number_shown(page: PartnerPage) -> None:
    page.chooser.people.select(WARY)
    press(Qt.Key.Key_Return)
    assert page.pages.currentWidget() is page.call
    assert page.call.seed.text() == "Nomor latihan 7"
    assert page.call.name.text() == shelf().persona(WARY).title


def test_digits_say_an_offered_sentence(page: PartnerPage, clock: HandClock) -> None:
    begin(page)
    number = number_of(page.presenter, Grade.GOOD)
    sentence = page.call.offers.buttons[number - 1].choice.text
    clock.forward(seconds=12)
    press(digit(number))
    mine = [one for one in page.call.transcript.spoken if one.mine]
    assert [one.text for one in mine] == [sentence]
    assert not page.call.transcript.spoken[-1].mine


def test_after_a_sentence_by_mouse_the_digits_go_on(
    page: PartnerPage, clock: HandClock, qtbot: QtBot
) -> None:
    show_beside_a_rail(qtbot, page)
    begin(page)
    clock.forward(seconds=5)
    QTest.mouseClick(page.call.offers.buttons[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    clock.forward(seconds=5)
    press(Qt.Key.Key_1)
    assert len([one for one in page.call.transcript.spoken if one.mine]) == 2


def test_ones_own_words_are_typed_with_their_digits_and_escape_leaves_the_field(
    page: PartnerPage,
) -> None:
    begin(page)
    press(Qt.Key.Key_Slash)
    assert page.call.own.hasFocus()
    QTest.keyClicks(page.call.own, "Selamat pagi, 165")
    press(Qt.Key.Key_Return)
    mine = [one.text for one in page.call.transcript.spoken if one.mine]
    assert mine == ["Selamat pagi, 165"]
    assert page.call.own.text() == ""
    press(Qt.Key.Key_Escape, digit(1))
    assert len([one for one in page.call.transcript.spoken if one.mine]) == 2


def test_the_mood_is_a_word(page: PartnerPage) -> None:
    begin(page)
    assert page.presenter.call is not None
    assert page.call.mood.accessibleName() == page.presenter.call.mood == "Curiga"


def test_time_that_runs_out_is_seen(page: PartnerPage, clock: HandClock) -> None:
    begin(page)
    clock.forward(seconds=65)
    page.call.tick()
    assert page.call.time.text() == "1:05"
    assert "Waktu wajar sampai 4:00" in page.call.pressure.text()
    clock.forward(minutes=4)
    page.call.tick()
    assert "Melewati waktu wajar" in page.call.pressure.text()


def test_an_interruption_is_pointed_out_until_it_is_answered(
    page: PartnerPage, clock: HandClock
) -> None:
    begin(page)
    seen = []
    while page.presenter.calling:
        clock.forward(seconds=5)
        session = page.presenter.session
        assert session is not None
        assert page.call.interruption.isVisible() is session.interrupted
        seen.append(session.interrupted)
        press(digit(number_of(page.presenter, Grade.GOOD)))
    assert True in seen
    assert seen[0] is seen[-1] is False


def test_advice_is_there_for_who_asks_and_goes_with_its_part(
    page: PartnerPage, clock: HandClock
) -> None:
    begin(page)
    assert page.call.advice.isHidden()
    press(Qt.Key.Key_F4)
    assert page.call.advice.isVisible()
    clock.forward(seconds=5)
    press(digit(number_of(page.presenter, Grade.GOOD)))
    assert page.call.advice.isHidden()


def test_the_judgement_shows_score_turning_point_and_the_talk(
    page: PartnerPage, clock: HandClock
) -> None:
    begin(page)
    clock.forward(seconds=10)
    press(digit(number_of(page.presenter, Grade.GOOD)))
    play_out(page.presenter, clock, Grade.BAD)
    result = page.presenter.result
    assert result is not None
    assert page.pages.currentWidget() is page.result
    assert page.result.score.text() == result.score
    assert page.result.verdict.accessibleName() == "Belum lulus"
    press(Qt.Key.Key_F4)
    assert page.result.transcript.isVisible()
    assert page.result.transcript.spoken == result.spoken


def test_f2_repeats_the_same_call(page: PartnerPage, clock: HandClock) -> None:
    begin(page)
    opening = page.call.transcript.spoken[0]
    play_out(page.presenter, clock, Grade.GOOD)
    press(Qt.Key.Key_F2)
    assert page.pages.currentWidget() is page.call
    assert page.call.transcript.spoken == (opening,)


def test_after_the_judgement_the_list_knows_the_best_score(
    page: PartnerPage, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    begin(page)
    play_out(page.presenter, clock, Grade.GOOD)
    press(Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.chooser
    (run,) = workstation.practice_runs.runs(officer)
    row = page.chooser.people.row(list(page.chooser.people.ids).index(WARY))
    assert row is not None
    assert (row.runs, row.best, row.state) == ("1", str(run.score), "Lulus")


def test_f9_stops_without_a_score(
    page: PartnerPage, workstation: Workstation, officer: Officer
) -> None:
    begin(page)
    press(digit(1), Qt.Key.Key_F9)
    assert page.pages.currentWidget() is page.chooser
    assert not workstation.practice_runs.runs(officer)
