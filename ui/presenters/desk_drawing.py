"""Drawing the panels of the desk from the contact at hand and what was done for it."""

from datetime import datetime

from dialer.hours import CallingHours
from dialer.refusal import Refusal
from ui.presenters.call_line import CallLine
from ui.presenters.call_view import CallGround, CallView, call_view
from ui.presenters.contact_card import ContactCard, contact_card, number_rows
from ui.presenters.desk_case import Case, CaseWork
from ui.presenters.desk_idle import refusal_sentence
from ui.presenters.outcome_view import FormState, FormView, form_view


def draw_call(
    case: Case, line: CallLine, refusal: Refusal | None, *, records: bool = False
) -> CallView:
    """The call bar."""
    view, contact = case.view, case.view.contact
    return call_view(
        line.line,
        CallGround(
            name=contact.name,
            visit=case.visit,
            numbers=number_rows(view, line.line.chosen),
            number=case.number(line.line.chosen),
            backends=line.backends,
            says_outcome=line.says_outcome,
            refusal=refusal_sentence(refusal, view.window, contact.zone),
            asks_override=refusal is Refusal.OUTSIDE_HOURS,
            reach=line.reach,
            has_keys=line.keys is not None,
            muted=line.muted,
            pressed=line.pressed,
            records=records,
        ),
    )


def draw_contact(case: Case, chosen: str, now: datetime) -> ContactCard:
    """The left column."""
    return contact_card(case.view, case.ground.rulebook, chosen, case.session, now)


def draw_form(case: Case, work: CaseWork, hours: CallingHours) -> FormView:
    """The right column."""
    editor, talk = work.editor, work.talk
    state = FormState(
        session=case.session,
        confirmed=talk.confirmed,
        hours=hours,
        faults=editor.faults,
        doubts=editor.doubts,
        carried=work.carried,
        left_out=tuple(talk.left_out(work.given).values()),
    )
    return form_view(case.ground, editor.form, state)
