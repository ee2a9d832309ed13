"""Half-written work as plain JSON data and back, so that it survives a kill.

`{"version": 1, "session": {...}, "line": {...}, "form": {...}, "script": {...}|null}`, moments as
ISO with zone, days as ISO. Reading is tolerant: what is missing or damaged falls back to empty, a
draft of a newer program is not taken up (None), and nothing ever raises.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar

from dialer.calls import CallState, LiveCall
from dialer.facts import Channel
from dialer.outcomes import CallEntry
from dialer.rehab_rules import Segment
from dialer.telephony.port import Backend
from ui.presenters.call_line import Line
from ui.presenters.outcome_form import OutcomeForm

VERSION: Final = 1
Json = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DeskDraft:
    """What the desk needs to stand where it stood. `script` is the script room's own draft.

    `override_reason` is that for which it was called outside the hours, "" within them.
    `confirmed_on` is the number at which the right party was confirmed, `messaged` whether a
    written message was prepared.
    """

    channel: Channel
    started_at: datetime
    override_reason: str
    line: Line
    form: OutcomeForm
    script: Mapping[str, object] | None
    confirmed_on: str = ""
    messaged: bool = False


def to_json(draft: DeskDraft) -> Json:
    """The draft as JSON data."""
    return {
        "version": VERSION,
        "session": {
            "channel": draft.channel.value,
            "started_at": draft.started_at.isoformat(),
            "override_reason": draft.override_reason,
            "confirmed_on": draft.confirmed_on,
            "messaged": draft.messaged,
        },
        "line": _line_to(draft.line),
        "form": _form_to(draft.form),
        "script": dict(draft.script) if draft.script is not None else None,
    }


def from_json(body: Mapping[str, Any], saved_at: datetime) -> DeskDraft | None:
    """The draft again; None when it was written by a newer program. `saved_at` fills a gap."""
    version = body.get("version")
    if not isinstance(version, int) or version > VERSION:
        return None
    session, script = _table(body.get("session")), body.get("script")
    return DeskDraft(
        channel=_enum(Channel, session.get("channel")) or Channel.PHONE,
        started_at=_moment(session.get("started_at")) or saved_at,
        override_reason=_text(session.get("override_reason")),
        line=_line_from(_table(body.get("line"))),
        form=_form_from(_table(body.get("form"))),
        script=script if isinstance(script, dict) else None,
        confirmed_on=_text(session.get("confirmed_on")),
        messaged=session.get("messaged") is True,
    )


def _line_to(line: Line) -> Json:
    live = line.live
    return {
        "backend": line.backend.value,
        "chosen": line.chosen,
        "calls": [
            {
                "number_id": call.number_id,
                "backend": call.backend,
                "started_at": call.started_at.isoformat(),
                "connected_at": _iso(call.connected_at),
                "ended_at": _iso(call.ended_at),
                "line": call.line,
                "ended_by": call.ended_by,
                "hold_seconds": call.hold_seconds,
                "trouble": call.trouble,
                "recording": call.recording,
            }
            for call in line.calls
        ],
        "live": None
        if live is None
        else {
            "number_id": live.number_id,
            "backend": live.backend,
            "state": live.state.value,
            "started_at": live.started_at.isoformat(),
            "connected_at": _iso(live.connected_at),
            "held_at": _iso(live.held_at),
            "held": int(live.held.total_seconds()),
            "recording": live.recording,
        },
    }


def _line_from(table: Json) -> Line:
    calls = (_call_from(_table(one)) for one in _list(table.get("calls")))
    return Line(
        backend=_enum(Backend, table.get("backend")) or Backend.HANDSET,
        chosen=_text(table.get("chosen")),
        live=_live_from(_table(table.get("live"))),
        calls=tuple(call for call in calls if call is not None),
    )


def _call_from(table: Json) -> CallEntry | None:
    started_at = _moment(table.get("started_at"))
    if started_at is None or not _text(table.get("number_id")):
        return None
    return CallEntry(
        number_id=_text(table.get("number_id")),
        backend=_text(table.get("backend")),
        started_at=started_at,
        connected_at=_moment(table.get("connected_at")),
        ended_at=_moment(table.get("ended_at")),
        line=_text(table.get("line")) or "unknown",
        ended_by=_text(table.get("ended_by")) or "local",
        hold_seconds=_number(table.get("hold_seconds")) or 0,
        trouble=_text(table.get("trouble")),
        recording=_text(table.get("recording")),
    )


def _live_from(table: Json) -> LiveCall | None:
    started_at, state = _moment(table.get("started_at")), _enum(CallState, table.get("state"))
    if started_at is None or state is None or state is CallState.ENDED:
        return None
    return LiveCall(
        number_id=_text(table.get("number_id")),
        backend=_text(table.get("backend")),
        state=state,
        started_at=started_at,
        connected_at=_moment(table.get("connected_at")),
        held_at=_moment(table.get("held_at")),
        held=timedelta(seconds=_number(table.get("held")) or 0),
        recording=_text(table.get("recording")),
    )


def _form_to(form: OutcomeForm) -> Json:
    return {
        "code": form.code,
        "spoke_to": form.spoke_to,
        "reason": form.reason,
        "amount": form.amount,
        "due_on": _iso(form.due_on),
        "pay_channel": form.pay_channel,
        "replaces": form.replaces,
        "stages": form.stages,
        "segment": form.segment.value if form.segment else "",
        "callback_open": form.callback_open,
        "callback_at": _iso(form.callback_at),
        "callback_anyone": form.callback_anyone,
        "next_step": form.next_step,
        "next_on": _iso(form.next_on),
        "note_open": form.note_open,
        "note": form.note,
    }


def _form_from(table: Json) -> OutcomeForm:
    return OutcomeForm(
        code=_text(table.get("code")),
        spoke_to=_text(table.get("spoke_to")),
        reason=_text(table.get("reason")),
        amount=_number(table.get("amount")),
        due_on=_day(table.get("due_on")),
        pay_channel=_text(table.get("pay_channel")),
        replaces=said if isinstance(said := table.get("replaces"), bool) else None,
        stages=_number(table.get("stages")),
        segment=_read(table.get("segment"), Segment),
        callback_open=table.get("callback_open") is True,
        callback_at=_moment(table.get("callback_at")),
        callback_anyone=table.get("callback_anyone") is True,
        next_step=_text(table.get("next_step")),
        next_on=_day(table.get("next_on")),
        note_open=table.get("note_open") is True,
        note=_text(table.get("note")),
    )


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _table(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _read(value: object, read: Callable[[str], T]) -> T | None:
    try:
        return read(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _day(value: object) -> date | None:
    return _read(value, date.fromisoformat)


def _moment(value: object) -> datetime | None:
    moment = _read(value, datetime.fromisoformat)
    return moment if moment is not None and moment.tzinfo is not None else None


def _enum(kind: type[E], value: object) -> E | None:
    return _read(value, kind)
