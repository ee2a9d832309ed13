"""What was noted in the script goes to its place in the outcome form, so nothing is typed twice.

A script names its fields; the names here are those the form knows. Whatever finds no place there,
or is not asked for by the outcome in the end, joins the note (`ScriptTalk.unfiled`).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from dialer.rulebook import Asks
from ui.presenters.outcome_form import FormGround, OutcomeForm, asks, asks_spoke_to

_PLACES: Final[Mapping[str, Asks]] = {
    "promise_date": Asks.PROMISE,
    "promise_amount": Asks.PROMISE,
    "promise_channel": Asks.PROMISE,
    "reason": Asks.REASON,
    "callback_date": Asks.CALLBACK,
    "callback_time": Asks.CALLBACK,
    "next_step": Asks.NEXT_STEP,
    "next_on": Asks.NEXT_STEP,
    "visit_date": Asks.NEXT_STEP,
}

_NEXT_DAYS: Final = ("next_on", "visit_date")


def iso_date(text: str) -> date | None:
    """A day as the script keeps it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def iso_time(text: str) -> time | None:
    """A time of day as the script keeps it; None for anything else."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def choice_words(ground: FormGround) -> dict[str, Mapping[str, str]]:
    """The words for the codes of a script's choices, by the name of the field."""
    book = ground.rulebook
    return {
        "spoke_to": book.spoke_to,
        "reason": book.arrears_reasons,
        "promise_channel": book.payment_channels,
        "paid_channel": book.payment_channels,
        "next_step": book.next_steps,
    }


def file_captured(
    ground: FormGround, form: OutcomeForm, captured: Mapping[str, str], name: str
) -> OutcomeForm:
    """The form after the field `name` of the script was filled in."""
    text = captured.get(name, "")
    if name == "promise_date":
        return replace(form, due_on=iso_date(text) or form.due_on)
    if name == "promise_amount" and text.isdigit():
        return replace(form, amount=int(text))
    if name in ("callback_date", "callback_time"):
        return _with_callback(form, _callback(captured, ground))
    if name in ("next_on", "visit_date"):
        step = "visit" if name == "visit_date" else ""
        return replace(
            form, next_on=iso_date(text) or form.next_on, next_step=form.next_step or step
        )
    return _coded(ground, form, name, text)


def filed_names(
    ground: FormGround, form: OutcomeForm, captured: Mapping[str, str]
) -> frozenset[str]:
    """The fields whose content the outcome takes along; the rest must not get lost."""
    wanted = asks(ground, form)
    found = {name for name, place in _PLACES.items() if place in wanted}
    if asks_spoke_to(ground, form):
        found.add("spoke_to")
    found &= {name for name in captured if _readable(ground, name, captured)}
    return frozenset(found - _crowded_out(form, captured))


def _crowded_out(form: OutcomeForm, captured: Mapping[str, str]) -> set[str]:
    """Of a day for the next step and a day for the visit the form has room for one only."""
    days = {name: iso_date(captured[name]) for name in _NEXT_DAYS if name in captured}
    return {name for name, day in days.items() if len(days) > 1 and day != form.next_on}


def given_names(form: OutcomeForm) -> frozenset[str]:
    """The fields whose value stands in the form already, wherever it was entered."""
    values: Mapping[str, object] = {
        "promise_date": form.due_on,
        "promise_amount": form.amount,
        "promise_channel": form.pay_channel,
        "reason": form.reason,
        "spoke_to": form.spoke_to,
        "callback_date": form.callback_at,
        "callback_time": form.callback_at,
        "next_step": form.next_step,
        "next_on": form.next_on,
        "visit_date": form.next_on,
    }
    return frozenset(name for name, value in values.items() if value)


def with_line(note: str, before: str, line: str) -> str:
    """The note with `line` in the place of the line `before`, else at its end; "" takes it out."""
    lines = note.split("\n") if note else []
    if before and before in lines:
        at = lines.index(before)
        lines[at : at + 1] = [line] if line else []
    elif line:
        lines.append(line)
    return "\n".join(lines)


def _with_callback(form: OutcomeForm, at: datetime | None) -> OutcomeForm:
    """An agreed time opens the callback, whatever the outcome will be."""
    return replace(form, callback_at=at, callback_open=True) if at else form


def _coded(ground: FormGround, form: OutcomeForm, name: str, text: str) -> OutcomeForm:
    if text not in choice_words(ground).get(name, {}):
        return form
    if name == "spoke_to":
        return replace(form, spoke_to=text)
    if name == "reason":
        return replace(form, reason=text)
    if name == "promise_channel":
        return replace(form, pay_channel=text)
    if name == "next_step":
        return replace(form, next_step=text)
    return form


def _readable(ground: FormGround, name: str, captured: Mapping[str, str]) -> bool:
    text = captured[name]
    if name in ("promise_date", "next_on", "visit_date"):
        return iso_date(text) is not None
    if name == "promise_amount":
        return text.isdigit()
    if name in ("callback_date", "callback_time"):
        return _callback(captured, ground) is not None
    return text in choice_words(ground).get(name, {})


def _callback(captured: Mapping[str, str], ground: FormGround) -> datetime | None:
    day = iso_date(captured.get("callback_date", ""))
    clock = iso_time(captured.get("callback_time", ""))
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, tzinfo=ZoneInfo(ground.contact.zone))
