"""Drawing the panels of the desk from the contact at hand and what was done for it."""

from datetime import datetime

from dialer.desk import Refusal
from dialer.hours import CallingHours, local
from scripts_call.values import greeting
from ui.presenters.call_line import CallLine
from ui.presenters.call_view import CallGround, CallView, call_view
from ui.presenters.contact_card import ContactCard, contact_card, number_rows
from ui.presenters.desk_case import Case
from ui.presenters.desk_idle import refusal_sentence
from ui.presenters.outcome_editor import OutcomeEditor
from ui.presenters.outcome_view import FormState, FormView, form_view
from ui.presenters.script_values import Speaker


def draw_call(case: Case, line: CallLine, refusal: Refusal | None, speaker: Speaker) -> CallView:
    """The call bar."""
    view, contact = case.view, case.view.contact
    live = line.line.live
    return call_view(
        line.line,
        CallGround(
            name=contact.name,
            visit=case.visit,
            numbers=number_rows(contact, view.standing, line.line.chosen),
            number=case.number(line.line.chosen),
            backends=line.backends,
            says_outcome=line.says_outcome,
            refusal=refusal_sentence(refusal, view.window, contact.zone),
            asks_override=refusal is Refusal.OUTSIDE_HOURS,
            greeting=whatsapp_greeting(speaker, live.started_at) if live else "",
        ),
    )


def draw_contact(case: Case, chosen: str, now: datetime) -> ContactCard:
    """The left column."""
    return contact_card(case.view, case.ground.rulebook, chosen, case.session, now)


def draw_form(
    case: Case, editor: OutcomeEditor, hours: CallingHours, *, confirmed: bool
) -> FormView:
    """The right column."""
    state = FormState(case.session, confirmed, hours, editor.faults, editor.doubts)
    return form_view(case.ground, editor.form, state)


def whatsapp_greeting(speaker: Speaker, at: datetime) -> str:
    """A greeting without any of the contact's data; the officer writes the rest."""
    branch = speaker.branch
    hello = greeting(local(at, branch.zone).hour)
    office = branch.office.removeprefix(branch.institution).strip()
    return f"{hello}, saya {speaker.officer} dari {branch.institution} {office}."
