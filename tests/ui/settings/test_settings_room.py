"""Pengaturan: branch, people, own PIN, look; a petugas sees only what is theirs."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer, Role, SignIn
from dialer.telephony.setup import load_telephony
from dialer.workstation import Workstation
from tests.conftest import PIN, HandClock
from tests.making import call, member, take
from tests.ui.showing import show_in_front
from ui.background import Background, Errors
from ui.session import News, Session
from ui.settings.room import SettingsRoom
from ui.telephones import Telephones
from ui.theme import Theme, ThemeMode

Open = Callable[[Officer], SettingsRoom]


@pytest.fixture
def room_of(
    workstation: Workstation, theme: Theme, clock: HandClock, qtbot: QtBot, tmp_path: Path
) -> Iterator[Open]:
    background = Background(Errors(clock))
    built: list[SettingsRoom] = []

    def build(officer: Officer) -> SettingsRoom:
        session = Session(workstation, officer, background, News(), tmp_path)
        telephones = Telephones(partial(load_telephony, workstation.store))
        room = SettingsRoom(session, theme, telephones, known=lambda scheme: scheme == "tel")
        qtbot.addWidget(room)
        room.show()
        built.append(room)
        return room

    yield build
    background.shutdown()


def test_the_branch_is_kept_and_unreadable_days_are_named(
    room_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = room_of(lead).branch
    assert card is not None
    card.city.control.setText("Jayapura")
    card.zone.control.setCurrentText("WIT")
    card.target.control.setValue(60)
    card.closed.control.setText("31/12/2026, kapan-kapan")
    card.save.click()
    assert "kapan-kapan" in card.closed.error
    assert workstation.branch().city == ""
    card.closed.control.setText("31/12/2026; 2 Januari 2027")
    card.save.click()
    kept = workstation.branch()
    assert (kept.city, kept.zone, kept.daily_target) == ("Jayapura", "Asia/Jayapura", 60)
    assert kept.extra_holidays == ("2026-12-31", "2027-01-02")
    again = room_of(lead).branch
    assert again is not None
    assert again.closed.control.text() == "31 Des 2026, 2 Jan 2027"
    again.save.click()
    assert workstation.branch() == kept


def test_a_day_that_is_closed_here_moves_the_callbacks_of_that_day(
    room_of: Open, lead: Officer, workstation: Workstation, qtbot: QtBot
) -> None:
    (contact,) = take(workstation, member())
    workstation.calling_rules.put_to_work()
    monday = workstation.now() + timedelta(days=3)
    asked = OutcomeEntry("callback_requested", callback=CallbackEntry(monday))
    workstation.desk.save(lead, call(contact, workstation.now(), asked))
    card = room_of(lead).branch
    assert card is not None
    card.closed.control.setText(f"{monday:%d/%m/%Y}")
    card.save.click()

    def moved() -> None:
        standing = workstation.store.standing(contact.contact_id)
        assert standing is not None
        assert standing.due_at == monday + timedelta(days=1)

    qtbot.waitUntil(moved)


def test_the_palette_turns_to_a_part_of_the_page(
    room_of: Open, lead: Officer, qtbot: QtBot
) -> None:
    room = room_of(lead)
    qtbot.waitExposed(room)
    (found,) = room.commands("penanda")
    found.action()
    assert room.signing is not None
    assert room.area.verticalScrollBar().value() > 0
    top = room.signing.mapTo(room, QPoint(0, 0)).y()
    assert 0 <= top < room.height() / 2
    assert room.signing.isAncestorOf(room.focusWidget())
    assert len(room.commands("")) == 9


def test_the_contents_lead_to_a_part_and_follow_the_page(
    room_of: Open, lead: Officer, qtbot: QtBot
) -> None:
    room = room_of(lead)
    show_in_front(qtbot, room)

    def marked() -> object:
        return room.contents.value

    QTest.keyClick(room, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert room.rules is not None
    assert room.rules.isAncestorOf(room.focusWidget())
    assert marked() is room.rules
    room.area.verticalScrollBar().setValue(0)
    assert marked() is room.branch


def test_a_short_page_has_no_contents(room_of: Open, officer: Officer, qtbot: QtBot) -> None:
    room = room_of(officer)
    show_in_front(qtbot, room)
    assert not room.contents.isVisible()


def test_an_area_code_that_cannot_be_dialled_is_not_kept(
    room_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = room_of(lead).branch
    assert card is not None
    card.area_code.control.setText("645")
    card.save.click()
    assert "0645" in card.area_code.error
    card.area_code.control.setText("0645")
    card.save.click()
    assert not card.area_code.error
    assert workstation.branch().area_code == "0645"


def test_a_lead_adds_somebody_who_can_then_sign_in(
    room_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = room_of(lead).people
    assert card is not None
    card.name.control.setText("Tini")
    card.new_pin.control.setText("123456")
    card.add.click()
    assert "PIN" in card.notice.sentence
    card.new_pin.control.setText(PIN)
    card.add.click()
    added = next(one for one in workstation.accounts.officers() if one.name == "Tini")
    assert added.role is Role.AGENT
    assert workstation.accounts.sign_in(added.officer_id, PIN).result is SignIn.OK
    assert added.officer_id in card.table.ids


def test_a_lead_lifts_a_lock_and_gives_a_new_pin(
    room_of: Open, lead: Officer, officer: Officer, workstation: Workstation
) -> None:
    for _ in range(5):
        workstation.accounts.sign_in(officer.officer_id, "111222")
    card = room_of(lead).people
    assert card is not None
    card.table.select(officer.officer_id)
    card.unlock.click()
    assert workstation.accounts.sign_in(officer.officer_id, PIN).result is SignIn.OK
    card.pin.control.setText("739204")
    card.set_pin.click()
    assert workstation.accounts.sign_in(officer.officer_id, "739204").result is SignIn.OK


def test_the_last_lead_is_not_let_go_and_the_reason_is_said(
    room_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = room_of(lead).people
    assert card is not None
    card.table.select(lead.officer_id)
    card.leave.click()
    assert "terakhir" in card.notice.sentence
    kept = workstation.store.officer(lead.officer_id)
    assert kept is not None
    assert kept.active


def test_a_petugas_changes_only_their_own_pin(
    room_of: Open, officer: Officer, workstation: Workstation
) -> None:
    room = room_of(officer)
    assert room.branch is None
    assert room.people is None
    room.own_pin.pin.control.setText("739204")
    room.own_pin.again.control.setText("739205")
    room.own_pin.change.click()
    assert room.own_pin.again.error
    room.own_pin.again.control.setText("739204")
    room.own_pin.change.click()
    assert workstation.accounts.sign_in(officer.officer_id, "739204").result is SignIn.OK


def test_light_and_dark_are_chosen_here(room_of: Open, officer: Officer, theme: Theme) -> None:
    room = room_of(officer)
    room.look.modes.chosen.emit(ThemeMode.DARK)
    assert theme.mode is ThemeMode.DARK


def test_it_says_which_links_this_computer_can_open(room_of: Open, officer: Officer) -> None:
    said = " ".join(room_of(officer).telephone.sentences)
    assert "tel: ada program" in said
    assert "sip: belum ada program" in said
    assert "callto: " in said


def test_who_signs_the_reports_is_kept(
    room_of: Open, lead: Officer, workstation: Workstation
) -> None:
    card = room_of(lead).signing
    assert card is not None
    card.head_name.control.setText("  dr. Cut  Meutia ")
    card.head_title.control.setText("Pps. Kepala Cabang")
    card.head_nip.control.setText("19750312")
    card.save.click()
    kept = workstation.branch()
    assert (kept.head_name, kept.head_title, kept.head_nip) == (
        "dr. Cut Meutia",
        "Pps. Kepala Cabang",
        "19750312",
    )
    assert card.notice.isVisible()
