"""How far an employer has come, on the desk's card; who visits may open the contact."""

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from dialer.visiting import VisitEntry
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, employer, member, take
from ui.desk.contact_panel import ContactPanel
from ui.presenters.contact_card import ContactCard, contact_card
from ui.theme import Theme


def card(workstation: Workstation, officer: Officer, contact_id: str) -> ContactCard:
    view = workstation.desk.open(officer, contact_id)
    return contact_card(view, workstation.rulebook, "", 1, workstation.now())


def test_the_card_of_an_employer_shows_its_steps_and_one_of_a_member_none(
    qtbot: QtBot, theme: Theme, workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    firm, _ = take(workstation, employer("b1"), member(contact_id="c1"))
    said = OutcomeEntry("asks_for_offer", next_step="send_kit")
    workstation.desk.save(officer, call(firm, clock(), said))
    panel = ContactPanel()
    qtbot.addWidget(panel)
    panel.show_view(card(workstation, officer, "b1"))
    assert panel.steps.words.text() == "Sampai tahap Berminat, berikutnya Berkas."
    assert not panel.steps.isHidden()
    panel.show_view(card(workstation, officer, "c1"))
    assert panel.steps.isHidden()


def test_a_corrected_outcome_takes_the_step_off_the_card(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (firm,) = take(workstation, employer("b1"))
    said = OutcomeEntry("asks_for_offer", next_step="send_kit")
    attempt_id = workstation.desk.save(officer, call(firm, clock(), said))
    workstation.review.correct(lead, attempt_id, OutcomeEntry("hung_up"), "salah pilih")
    steps = card(workstation, lead, "b1").steps
    assert steps is not None
    assert steps.words == "Tahap pertama: Dihubungi."


def test_who_is_to_visit_may_open_a_contact_that_another_is_to_call_back(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (firm,) = take(workstation, employer("b1"), officer_id=lead.officer_id)
    visit = VisitEntry("b1", date(2026, 11, 24), officer.officer_id, confirmed_by="pic")
    workstation.visiting.plan(lead, visit)
    later = OutcomeEntry("callback_requested", callback=CallbackEntry(clock() + timedelta(days=1)))
    workstation.desk.save(lead, call(firm, clock(), later))
    assert workstation.desk.open(officer, "b1").contact.name == "CV Widodo"
