"""One attempt as it is reviewed: what was said of it, the calls, the way through the script."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.mask import mask_phone
from dialer.contacts.money import format_rupiah
from dialer.facts import (
    Attempt,
    Body,
    Call,
    Callback,
    Channel,
    Correction,
    Note,
    Outcome,
    Promise,
    RehabOffer,
)
from dialer.hours import local, zone_short
from dialer.log import LogEntry, log_lines
from dialer.people import Officer, Right
from dialer.reports.summary import format_length
from dialer.review import AttemptView, Change
from dialer.rulebook import Rulebook
from dialer.undone import undone_saves
from dialer.workstation import Workstation
from scripts_call.library import Library
from ui.presenters.attempt_talk import TalkView, talk_view
from ui.presenters.contact_history import SHADES, HistoryRow, history_row, with_undone
from ui.presenters.review import DASH
from ui.presenters.words import BACKENDS, CHANNELS, LINE_OUTCOMES, LIST_KINDS, Shade

Facts = tuple[tuple[str, str], ...]
"""Label and text."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """One dialled number, masked: when, how long somebody was on the line, what the line said.

    `recording` names what may be heard of it, "" for nothing.
    """

    when: str
    number: str
    talk: str
    line: str
    backend: str
    recording: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One word on the outcome, with what it led to. Not `in_force`: it was corrected since."""

    what: str
    who: str
    label: str
    shade: Shade
    facts: Facts
    why: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """Everything of one attempt in words; `changes` newest first, `history` without this one."""

    attempt_id: str
    name: str
    about: str
    facts: Facts
    changes: tuple[ChangeRow, ...]
    calls: tuple[CallRow, ...]
    talk: TalkView | None
    history: tuple[HistoryRow, ...]
    may_correct: bool


def attempt_page(
    workstation: Workstation, actor: Officer, attempt_id: str, library: Library
) -> AttemptPage:
    """Open an attempt, which leaves a trace. Raises SambungError when it cannot be shown."""
    view = workstation.review.open(actor, attempt_id, by_hand=True)
    book = workstation.rulebook
    changes = [_change(place, one, view, book) for place, one in enumerate(view.changes)]
    entry, zone = view.entry, view.contact.zone
    about = (
        f"{format_datetime(local(view.attempt.started_at, zone))} {zone_short(zone)}",
        CHANNELS[view.attempt.channel],
        entry.officer_name,
        LIST_KINDS[view.contact.kind.value],
        f"daftar {entry.list_name}" if entry.list_name else "",
    )
    return AttemptPage(
        attempt_id=attempt_id,
        name=view.contact.name,
        about=" · ".join(part for part in about if part),
        facts=_facts(view.attempt),
        changes=tuple(reversed(changes)),
        calls=tuple(_call(one, view, _heard(one, workstation, actor)) for one in view.calls),
        talk=talk_view(view, library),
        history=_history(workstation, view),
        may_correct=actor.may(Right.CORRECT_OTHERS),
    )


def _facts(attempt: Attempt) -> Facts:
    found = []
    if attempt.channel is Channel.PHONE:
        confirmed = "dikonfirmasi" if attempt.right_party_confirmed else "belum dikonfirmasi"
        found = [
            ("Lama bicara", format_length(attempt.talk_seconds)),
            *((("Ditahan", format_length(attempt.hold_seconds)),) if attempt.hold_seconds else ()),
            ("Pencatatan", format_length(attempt.wrap_seconds)),
            ("Identitas", confirmed),
        ]
    if attempt.override_reason:
        found.append(("Alasan di luar jam", attempt.override_reason))
    return tuple(found)


def _change(place: int, change: Change, view: AttemptView, book: Rulebook) -> ChangeRow:
    outcome, zone = change.outcome, view.contact.zone
    rule = book.outcomes.get(outcome.code)
    when = format_datetime(local(change.at, zone))
    return ChangeRow(
        what=f"Koreksi {place}" if isinstance(outcome, Correction) else "Hasil pertama",
        who=f"{change.officer_name}, {when}",
        label=rule.label if rule else outcome.code,
        shade=SHADES[rule.reached] if rule else Shade.NEUTRAL,
        facts=(*_said(outcome, book), *_led_to(change.effects, zone, book)),
        why=change.why,
        in_force=change.in_force,
    )


def _said(outcome: Outcome | Correction, book: Rulebook) -> Facts:
    found = []
    if outcome.spoke_to:
        found.append(("Berbicara dengan", book.spoke_to.get(outcome.spoke_to, outcome.spoke_to)))
    if outcome.reason:
        found.append(("Alasan", book.arrears_reasons.get(outcome.reason, outcome.reason)))
    if outcome.next_step:
        step = book.next_steps.get(outcome.next_step, outcome.next_step)
        on = f", {format_date(outcome.next_on)}" if outcome.next_on else ""
        found.append(("Tindak lanjut", step + on))
    return tuple(found)


def _led_to(effects: Sequence[Body], zone: str, book: Rulebook) -> Facts:
    """What followed; number states and the stop follow from the label itself."""
    found = []
    for effect in effects:
        match effect:
            case Promise(amount=amount, due_on=due_on, channel=channel):
                by = book.payment_channels.get(channel, channel)
                text = f"{format_rupiah(amount)} untuk {format_date(due_on)}, {by}"
                found.append(("Janji bayar", text))
            case RehabOffer(stages=stages, first_instalment=first):
                answer = "ditolak" if not effect.accepted else "diterima"
                answer = "terdaftar" if effect.registered else answer
                found.append(("REHAB", f"{stages} tahap × {format_rupiah(first)}, {answer}"))
            case Callback(at=at, owner_id=owner):
                who = "" if owner else ", siapa saja"
                found.append(("Telepon ulang", f"{format_datetime(local(at, zone))}{who}"))
            case Note(text=text):
                found.append(("Catatan", text))
            case _:
                pass
    return tuple(found)


def _heard(call: Call, workstation: Workstation, actor: Officer) -> str:
    """The recording of a call, for who may hear it and while it is kept."""
    kept = workstation.recordings
    if kept is None or not actor.may(Right.HEAR_RECORDINGS) or not kept.exists(call.recording):
        return ""
    return call.recording


def _call(call: Call, view: AttemptView, recording: str) -> CallRow:
    phones = {one.number_id: one.phone.e164 for one in view.contact.numbers}
    known = phones.get(call.number_id)
    backends: dict[str, str] = {backend.value: word for backend, word in BACKENDS.items()}
    lines: dict[str, str] = {line.value: word for line, word in LINE_OUTCOMES.items()}
    return CallRow(
        when=_clock(call.started_at, call.ended_at, view.contact.zone),
        number=mask_phone(known) if known else "nomor yang sudah dihapus",
        talk=format_length(_seconds(call)) if call.connected_at else DASH,
        line=lines.get(call.line, call.line),
        backend=backends.get(call.backend, call.backend),
        recording=recording,
    )


def _clock(start: datetime, end: datetime | None, zone: str) -> str:
    begun = f"{local(start, zone):%H.%M.%S}"
    return f"{begun} – {local(end, zone):%H.%M.%S}" if end else begun


def _seconds(call: Call) -> int:
    if call.connected_at is None or call.ended_at is None:
        return 0
    return int((call.ended_at - call.connected_at).total_seconds())


def _history(workstation: Workstation, view: AttemptView) -> tuple[HistoryRow, ...]:
    contact, book = view.contact, workstation.rulebook
    names = {one.officer_id: one.name for one in workstation.store.officers()}
    facts = workstation.store.facts_of(contact.contact_id)
    rows = []
    for line in reversed(log_lines(facts, contact)):
        if line.attempt_id == view.entry.line.attempt_id:
            continue
        entry = LogEntry(line, contact.name, names.get(line.officer_id, ""), "")
        rows.append((line.started_at, history_row(entry, contact.zone, book)))
    return with_undone(rows, undone_saves(facts, contact, names, ""), contact.zone, book)
