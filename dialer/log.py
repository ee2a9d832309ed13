"""The call log: one line an attempt, with the outcome that counts and what was agreed.

Lines are worked out from facts like everything else; the store keeps them for filtering, and the
reports print the same lines, so that log and report can never differ.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialer.contact import Contact
from dialer.facts import Call, Callback, Channel, Fact, Note, Promise, RehabOffer
from dialer.hours import local
from dialer.lists.model import ListKind
from dialer.verdicts import verdicts


@dataclass(frozen=True, slots=True)
class LogLine:
    """An attempt as the log shows it. Moments are aware UTC, `day` is the contact's local day.

    `handled_calls` are the calls of the attempt that somebody answered.
    """

    attempt_id: str
    contact_id: str
    list_id: str
    kind: ListKind
    officer_id: str
    day: date
    started_at: datetime
    ended_at: datetime
    channel: Channel
    code: str
    spoke_to: str
    reason: str
    next_step: str
    next_on: date | None
    promise_amount: int | None
    promise_on: date | None
    promise_channel: str
    rehab_accepted: bool | None
    rehab_stages: int | None
    rehab_instalment: int | None
    callback_at: datetime | None
    note: str
    talk_seconds: int
    hold_seconds: int
    wrap_seconds: int
    handled_calls: int
    corrected: bool
    override_reason: str
    script_id: str

    @property
    def handle_seconds(self) -> int:
        """Talk, hold and wrap-up."""
        return self.talk_seconds + self.hold_seconds + self.wrap_seconds


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What of the log to show; empty fields do not narrow. Days are inclusive.

    `text` is looked for in name and note; `officer_id` is forced to their own for a petugas.
    """

    day_from: date | None = None
    day_to: date | None = None
    officer_id: str = ""
    list_id: str = ""
    kind: ListKind | None = None
    code: str = ""
    channel: Channel | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line with the words a screen or a report needs beside it."""

    line: LogLine
    contact_name: str
    officer_name: str
    list_name: str


def log_lines(facts: Sequence[Fact], contact: Contact) -> tuple[LogLine, ...]:
    """Return one line for each attempt of one contact, oldest first."""
    lines: list[LogLine] = []
    handled = Counter(
        fact.attempt_id
        for fact in facts
        if isinstance(fact.body, Call) and fact.body.connected_at is not None
    )
    for one in verdicts(facts):
        promise: Promise | None = None
        rehab: RehabOffer | None = None
        callback: Callback | None = None
        notes: list[str] = []
        for fact in facts:
            body = fact.body
            if not isinstance(body, Promise | RehabOffer | Callback | Note):
                continue
            if body.outcome_id != one.outcome_id:
                continue
            if isinstance(body, Promise):
                promise = body
            elif isinstance(body, RehabOffer):
                rehab = body
            elif isinstance(body, Callback):
                callback = body
            else:
                notes.append(body.text)
        lines.append(
            LogLine(
                attempt_id=one.attempt_id,
                contact_id=contact.contact_id,
                list_id=one.attempt.list_id or contact.list_id,
                kind=contact.kind,
                officer_id=one.officer_id,
                day=local(one.attempt.started_at, contact.zone).date(),
                started_at=one.attempt.started_at,
                ended_at=one.attempt.ended_at,
                channel=one.attempt.channel,
                code=one.outcome.code,
                spoke_to=one.outcome.spoke_to,
                reason=one.outcome.reason,
                next_step=one.outcome.next_step,
                next_on=one.outcome.next_on,
                promise_amount=promise.amount if promise else None,
                promise_on=promise.due_on if promise else None,
                promise_channel=promise.channel if promise else "",
                rehab_accepted=rehab.accepted if rehab else None,
                rehab_stages=rehab.stages if rehab else None,
                rehab_instalment=rehab.first_instalment if rehab else None,
                callback_at=callback.at if callback else None,
                note="\n".join(notes),
                talk_seconds=one.attempt.talk_seconds,
                hold_seconds=one.attempt.hold_seconds,
                wrap_seconds=one.attempt.wrap_seconds,
                handled_calls=handled[one.attempt_id],
                corrected=one.corrected,
                override_reason=one.attempt.override_reason,
                script_id=one.attempt.script_id,
            )
        )
    return tuple(lines)
