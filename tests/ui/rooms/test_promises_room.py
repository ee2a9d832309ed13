"""Promises and REHAB offers: the sums in words, and the room by keyboard."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialer.facts import Channel
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.promises import PromiseState
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from tests.ui.showing import show_in_front
from ui.presenters.promises import Span, promises_view, rehab_view
from ui.promises import PromisesRoom
from ui.session import News, Session

Key = Qt.Key
OpenRoom = Callable[[], PromisesRoom]


def promise(
    office: Office, officer: Officer, name: str, amount: int, due_on: date, who: str = ""
) -> None:
    entry = PromiseEntry(amount, due_on, "bri")
    office.save(officer, name, OutcomeEntry("promise", promise=entry, spoke_to=who))


@pytest.fixture
def promised(office: Office, officer: Officer, clock: HandClock) -> Office:
    """Three promises made on Monday 2 November, looked at on the 20th."""
    office.take_arrears(officer)
    clock.forward(days=-18)
    promise(office, officer, "Siti Rahma", 500_000, date(2026, 11, 10))
    promise(office, officer, "Andi Pratama", 200_000, date(2026, 11, 19))
    promise(office, officer, "Dewi Lestari", 1_000_000, date(2026, 11, 25))
    clock.forward(days=18)
    return office


@pytest.fixture
def open_room(qtbot: QtBot, session: Session) -> OpenRoom:
    def opened() -> PromisesRoom:
        room = PromisesRoom(session)
        with qtbot.waitSignal(room.promises.loaded):
            show_in_front(qtbot, room)
        room.entered()
        return room

    return opened


def test_who_promised_is_told_where_somebody_said_so(office: Office, officer: Officer) -> None:
    office.take_arrears(officer)
    promise(office, officer, "Siti Rahma", 500_000, date(2026, 11, 25), "spouse")
    promise(office, officer, "Dewi Lestari", 500_000, date(2026, 11, 26))
    made = [row.made for row in promises_view(office.workstation, officer).rows.values()]
    assert made == ["20 Nov 2026 oleh Suami / istri", "20 Nov 2026"]


def test_sums_by_state_add_up_to_all(promised: Office, officer: Officer) -> None:
    view = promises_view(promised.workstation, officer)
    assert {state: (one.count, one.amount) for state, one in view.sums.items()} == {
        None: (3, 1_700_000),
        PromiseState.OPEN: (1, 1_000_000),
        PromiseState.DUE: (1, 200_000),
        PromiseState.BROKEN: (1, 500_000),
        PromiseState.PARTIAL: (0, 0),
        PromiseState.KEPT: (0, 0),
        PromiseState.CANCELLED: (0, 0),
    }
    assert view.sums[None].words == "3 janji · Rp1.700.000"


def test_promises_stand_by_date_with_the_distance_in_words(
    promised: Office, officer: Officer
) -> None:
    rows = promises_view(promised.workstation, officer).rows.values()
    assert [(row.name, row.state, row.how_far) for row in rows] == [
        ("Siti Rahma", "Ingkar", "lewat 10 hari"),
        ("Andi Pratama", "Jatuh tempo", "lewat 1 hari"),
        ("Dewi Lestari", "Belum jatuh tempo", "5 hari lagi"),
    ]


def test_an_agent_does_not_see_the_promises_of_another(
    promised: Office, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    office = promised
    office.save(lead, "Rudi Hartono", OutcomeEntry("promise", promise=PromiseEntry(
        100_000, date(2026, 11, 30), "bri")))  # fmt: skip
    assert promises_view(office.workstation, officer).sums[None].count == 3
    assert promises_view(office.workstation, lead).sums[None].count == 4


def test_a_corrected_promise_is_no_longer_in_force(
    promised: Office, officer: Officer, lead: Officer
) -> None:
    station = promised.workstation
    line = next(one for one in station.store.promises() if one.contact_name == "Siti Rahma")
    station.review.correct(lead, line.attempt_id, OutcomeEntry("refuses"), "salah pilih hasil")
    names = {row.name for row in promises_view(station, officer).rows.values()}
    assert names == {"Andi Pratama", "Dewi Lestari"}


def test_rehab_offers_say_how_many_were_taken_up(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("wants_rehab", rehab_stages=6))
    office.save(officer, "Dewi Lestari", OutcomeEntry("declines_rehab", rehab_stages=10))
    view = rehab_view(office.workstation, officer, Span.MONTH)
    assert view.words == "2 tawaran: 1 berminat, 1 menolak."
    row = next(one for one in view.rows.values() if one.name == "Siti Rahma")
    # 1.680.000 over six stages, plus the dues of four people in class III.
    assert (row.stages, row.instalment) == ("6 tahap", "Rp420.000")


def test_older_offers_are_found_by_looking_further_back(
    office: Office, officer: Officer, clock: HandClock
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("wants_rehab", rehab_stages=6))
    clock.at += timedelta(days=60)
    assert len(rehab_view(office.workstation, officer, Span.MONTH).rows) == 0
    assert len(rehab_view(office.workstation, officer, Span.QUARTER).rows) == 1


def test_3_shows_the_broken_promises_and_enter_opens_one(
    qtbot: QtBot, promised: Office, news: News, open_room: OpenRoom
) -> None:
    room = open_room()
    page = room.promises
    assert len(page.table.ids) == 3
    QTest.keyClick(page.table, Key.Key_3)
    assert len(page.table.ids) == 1
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(page.table, Key.Key_Return)
    assert asked.args == [promised.contact("Siti Rahma").contact_id, Channel.PHONE]


def test_the_filter_carries_the_sums(promised: Office, open_room: OpenRoom) -> None:
    choices = [button.choice for button in open_room().promises.states.buttons]
    assert [(one.text, one.detail) for one in choices] == [
        ("Semua janji", "3 janji · Rp1.700.000"),
        ("Jatuh tempo", "1 janji · Rp200.000"),
        ("Ingkar", "1 janji · Rp500.000"),
        ("Sebagian", "0 janji · Rp0"),
        ("Belum jatuh tempo", "1 janji · Rp1.000.000"),
        ("Ditepati", "0 janji · Rp0"),
        ("Dibatalkan", "0 janji · Rp0"),
        ("Perlu diingatkan", "0 janji · Rp0"),
    ]


def test_a_new_promise_appears_while_one_looks(
    qtbot: QtBot, promised: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    room = open_room()
    promise(promised, officer, "Rudi Hartono", 140_000, date(2026, 11, 27))
    with qtbot.waitSignal(room.promises.loaded):
        news.facts_changed.emit()
    assert len(room.promises.table.ids) == 4


def test_without_promises_the_room_leads_to_the_desk(
    qtbot: QtBot, news: News, open_room: OpenRoom
) -> None:
    room = open_room()
    assert room.promises.empty.isVisible()
    with qtbot.waitSignal(news.room_wanted) as asked:
        QTest.keyClick(room, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["meja"]


def test_ctrl_2_turns_to_the_offers_and_enter_opens_one(
    qtbot: QtBot, office: Office, officer: Officer, news: News, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("wants_rehab", rehab_stages=6))
    room = open_room()
    QTest.keyClick(room, Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert room.rehab.isVisible()
    with qtbot.waitSignal(news.contact_wanted) as asked:
        QTest.keyClick(room.rehab.table, Key.Key_Return)
    assert asked.args == [office.contact("Siti Rahma").contact_id, Channel.PHONE]


def test_a_promise_is_taken_back_with_a_reason_and_put_back(
    qtbot: QtBot, promised: Office, open_room: OpenRoom
) -> None:
    room = open_room()
    page = room.promises
    QTest.keyClick(page.table, Key.Key_Delete)
    assert page.ask.isVisible()
    QTest.keyClick(page.why, Key.Key_Return)
    assert page.ask.isVisible()  # not without a reason
    QTest.keyClicks(page.why, "Pindah segmen")
    with qtbot.waitSignal(page.loaded):
        QTest.keyClick(page.why, Key.Key_Return)
    assert not page.ask.isVisible()
    cancelled = [one.cancelled_on is not None for one in promised.workstation.store.promises()]
    assert cancelled == [True, False, False]
    assert page.cancel.text() == "Pulihkan janji"
    QTest.keyClick(page.table, Key.Key_Delete)
    QTest.keyClicks(page.why, "Keliru")
    with qtbot.waitSignal(page.loaded):
        QTest.keyClick(page.why, Key.Key_Return)
    assert all(one.cancelled_on is None for one in promised.workstation.store.promises())


def test_escape_leaves_the_promise_as_it_is(promised: Office, open_room: OpenRoom) -> None:
    room = open_room()
    page = room.promises
    QTest.keyClick(page.table, Key.Key_Delete)
    QTest.keyClicks(page.why, "Pindah")
    QTest.keyClick(page.why, Key.Key_Escape)
    assert not page.ask.isVisible()
    assert page.foot.isVisible()
    assert all(one.cancelled_on is None for one in promised.workstation.store.promises())


def test_the_day_before_a_promise_one_works_through_the_reminders(
    qtbot: QtBot, promised: Office, session: Session, clock: HandClock, open_room: OpenRoom
) -> None:
    clock.forward(days=4)
    room = open_room()
    page = room.promises
    QTest.keyClick(page.table, Key.Key_8)
    row = page.table.row(0)
    assert row is not None
    assert row.name == "Dewi Lestari"
    assert page.payments.text().startswith("Dijanjikan 2 Nov 2026. ")
    with qtbot.waitSignal(session.news.contact_wanted) as wanted:
        QTest.keyClick(page.table, Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [row.contact_id, Channel.WHATSAPP]
    with qtbot.waitSignal(page.loaded):
        page.remind.click()
    assert len(page.table.ids) == 0
    assert page.payments.text() == "Tidak ada janji dalam pilihan ini."


def test_a_registered_plan_is_told_from_interest_and_its_instalments_from_promises(
    office: Office, officer: Officer
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("registered_rehab", rehab_stages=6))
    office.save(officer, "Dewi Lestari", OutcomeEntry("wants_rehab", rehab_stages=10))
    promise(office, officer, "Andi Pratama", 200_000, date(2026, 11, 25))
    offers = rehab_view(office.workstation, officer, Span.MONTH)
    assert offers.words == "2 tawaran: 1 terdaftar, 1 berminat, 0 menolak."
    view = promises_view(office.workstation, officer)
    assert view.sums[None].words == "1 janji, 6 cicilan · Rp2.720.000"
    assert view.sums[PromiseState.KEPT].words == "0 janji · Rp0"


def test_an_instalment_is_called_by_its_name_and_taken_back_alone(
    qtbot: QtBot, office: Office, officer: Officer, session: Session, open_room: OpenRoom
) -> None:
    office.take_arrears(officer)
    office.save(officer, "Siti Rahma", OutcomeEntry("registered_rehab", "self", rehab_stages=3))
    page = open_room().promises
    said = page.payments.text()
    assert said.startswith("Cicilan rencana ")
    assert said.endswith("Belum ada pembayaran untuk cicilan ini.")
    assert page.cancel.text() == "Batalkan cicilan"
    QTest.keyClick(page.table, Key.Key_Delete)
    QTest.keyClicks(page.why, "Sudah lunas di kantor")
    told: list[str] = []
    session.news.notice.connect(lambda _tone, sentence: told.append(sentence))
    with qtbot.waitSignal(page.loaded):
        QTest.keyClick(page.why, Key.Key_Return)
    assert told == ["Cicilan Siti Rahma dibatalkan; cicilan lainnya tetap ditunggu."]
    gone = [one.cancelled_on is not None for one in office.workstation.store.promises()]
    assert gone == [True, False, False]
