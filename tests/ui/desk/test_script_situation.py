"""What is known of a contact decides which script the desk opens."""

from datetime import date, timedelta

import pytest

from dialer.contact import Contact
from dialer.desk import Wish
from dialer.facts import Channel
from dialer.hours import local
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.rulebook import Asks
from dialer.workstation import Workstation
from scripts_call.model import Situation
from tests.conftest import HandClock
from tests.making import call, employer, member, take
from tests.ui.desk.at_the_desk import Desk, library
from tests.ui.desk.conftest import OpenRoom
from ui.presenters.contact_card import contact_card
from ui.presenters.queue_reasons import reason
from ui.presenters.script_situation import situation_of

DUE_IN = timedelta(days=2)


def seen(
    workstation: Workstation, officer: Officer, contact: Contact, channel: Channel = Channel.PHONE
) -> Situation:
    view = workstation.desk.open(officer, contact.contact_id)
    today = local(workstation.now(), contact.zone).date()
    return situation_of(view, channel, today, workstation.rulebook)


def after(
    workstation: Workstation, officer: Officer, clock: HandClock, contact: Contact, *codes: str
) -> Situation:
    """What the call is about after attempts that ended so, the oldest first."""
    [taken] = take(workstation, contact)
    for code in codes:
        asked = Asks.NEXT_STEP in workstation.rulebook.outcomes[code].asks
        tomorrow = local(workstation.now(), taken.zone).date() + timedelta(days=1)
        entry = OutcomeEntry(
            code, next_step="call_again" if asked else "", next_on=tomorrow if asked else None
        )
        workstation.desk.save(officer, call(taken, workstation.now(), entry))
        clock.forward(days=1)
    return seen(workstation, officer, taken)


def promised(workstation: Workstation, officer: Officer) -> Contact:
    [taken] = take(workstation, member())
    due: date = local(workstation.now(), taken.zone).date() + DUE_IN
    entry = OutcomeEntry("promise", promise=PromiseEntry(250_000, due, "bri"))
    workstation.desk.save(officer, call(taken, workstation.now(), entry))
    return taken


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((), Situation.FIRST_CALL),
        (("no_answer",), Situation.SECOND_ROUND),
        (("cannot_afford",), Situation.SECOND_ROUND),
        (("third_party_message",), Situation.THIRD_PARTY),
        (("third_party_message", "no_answer"), Situation.THIRD_PARTY),
        (("third_party_message", "cannot_afford"), Situation.SECOND_ROUND),
        (("wants_rehab",), Situation.SECOND_ROUND),
        (("in_rehab",), Situation.REHAB_INSTALMENT),
        (("in_rehab", "no_answer"), Situation.REHAB_INSTALMENT),
        (("wants_rehab", "declines_rehab"), Situation.SECOND_ROUND),
        (("moved_segment",), Situation.SWITCHER),
    ],
)
def test_a_member_is_called_about_what_was_said_last(
    workstation: Workstation,
    officer: Officer,
    clock: HandClock,
    codes: tuple[str, ...],
    expected: Situation,
) -> None:
    assert after(workstation, officer, clock, member(), *codes) is expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((), Situation.BU_NEW),
        (("pic_absent",), Situation.BU_NEW),
        (("registered_no_payment",), Situation.BU_UNPAID),
        (("registered_no_payment", "pic_absent"), Situation.BU_UNPAID),
        (("already_registered",), Situation.BU_DATA_UPDATE),
        (("data_updated",), Situation.BU_DATA_UPDATE),
        (("closed",), Situation.BU_INACTIVE),
        (("asks_for_visit",), Situation.CANVASSING_APPOINTMENT),
    ],
)
def test_an_employer_is_called_about_what_was_said_last(
    workstation: Workstation,
    officer: Officer,
    clock: HandClock,
    codes: tuple[str, ...],
    expected: Situation,
) -> None:
    assert after(workstation, officer, clock, employer(), *codes) is expected


def test_a_visit_to_an_employer_has_the_guide_for_visits_and_no_other(
    workstation: Workstation, officer: Officer
) -> None:
    [taken] = take(workstation, employer())
    assert seen(workstation, officer, taken, Channel.VISIT) is Situation.CANVASSING_VISIT
    desk = Desk(workstation, officer)
    desk.presenter.show_contact(taken.contact_id, Channel.VISIT)
    assert desk.view.script is not None
    assert [name for name, _ in desk.view.script.scripts] == ["canvassing_kunjungan"]


def test_a_visit_to_a_member_has_no_script(workstation: Workstation, officer: Officer) -> None:
    [taken] = take(workstation, member())
    desk = Desk(workstation, officer)
    desk.presenter.show_contact(taken.contact_id, Channel.VISIT)
    assert desk.view.script is None


def test_a_promise_is_due_until_its_grace_is_over(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    contact = promised(workstation, officer)
    assert seen(workstation, officer, contact) is Situation.PROMISE_DUE
    clock.forward(days=5)
    assert seen(workstation, officer, contact) is Situation.PROMISE_DUE
    clock.forward(days=1)
    assert seen(workstation, officer, contact) is Situation.BROKEN_PROMISE


def test_a_broken_promise_opens_its_script_with_date_and_amount_once_confirmed(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    promised(workstation, officer)
    clock.forward(days=7)
    desk = Desk(workstation, officer)
    assert desk.view.script is not None
    assert desk.view.script.script_id == "janji_ingkar"
    assert len(desk.view.script.scripts) > 1
    said = []
    for _ in range(3):
        said.append(desk.view.script.say)
        desk.answers(1)
    said.append(desk.view.script.say)
    before, confirmed = " ".join(said[:-1]), said[-1]
    assert "November 2026" in confirmed
    assert "November 2026" not in before
    assert "Rp250.000" not in before


def test_another_script_of_the_kind_can_still_be_chosen(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, member())
    desk = Desk(workstation, officer)
    desk.presenter.talk.choose_script("rehab_tawaran")
    assert desk.view.script is not None
    assert desk.view.script.title
    assert desk.view.script.script_id == library().scripts["rehab_tawaran"].id


def test_the_room_shows_the_script_of_the_broken_promise(
    workstation: Workstation, officer: Officer, clock: HandClock, open_room: OpenRoom
) -> None:
    promised(workstation, officer)
    clock.forward(days=7)
    shown = open_room().presenter.view.script
    assert shown is not None
    assert shown.script_id == "janji_ingkar"


def test_of_an_instalment_nobody_says_that_it_was_promised(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    [taken] = take(workstation, member())
    plan = OutcomeEntry("registered_rehab", "self", rehab_stages=6)
    workstation.desk.save(officer, call(taken, clock(), plan))
    for days in (3, 15):
        clock.forward(days=days)
        workstation.desk.save(officer, call(taken, clock(), OutcomeEntry("refuses", "self")))
    said: list[tuple[str, str]] = []
    for days in (1, 2, 5):
        clock.forward(days=days)
        assert seen(workstation, officer, taken) is Situation.REHAB_INSTALMENT
        view = workstation.desk.open(officer, taken.contact_id)
        card = contact_card(view, workstation.rulebook, "", 1, clock())
        (item,) = workstation.desk.queue(officer, Wish(), 9, later=not said)
        why = workstation.desk.why(item)
        said.append((card.why, reason(why, item, workstation.rulebook, clock())))
        assert "anji" not in f"{said[-1]} {card.why_sentence}"
    assert said == [
        ("Belum waktunya", "Menunggu tanggal cicilan REHAB Rp340.000"),
        ("Cicilan jatuh tempo", "Cicilan REHAB Rp340.000 jatuh tempo"),
        ("Cicilan belum dibayar", "Cicilan REHAB Rp340.000 belum dibayar"),
    ]
    script = Desk(workstation, officer).view.script
    assert script is not None
    assert script.script_id == "rehab_cicilan"
