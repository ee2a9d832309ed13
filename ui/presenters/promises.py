"""What the Janji room shows: promises in force with what came for them, and the REHAB offers."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dialer.contacts.dates import format_date, format_datetime
from dialer.contacts.money import format_rupiah
from dialer.hours import local
from dialer.instalments import instalment_of
from dialer.log import LogEntry, LogFilter, LogLine
from dialer.people import Officer, Right
from dialer.ports import PromiseLine, ShareLine
from dialer.promises import PromiseState
from dialer.rehab_offers import REGISTERED_REHAB
from dialer.rulebook import Asks
from dialer.workstation import Workstation
from ui.presenters.days import how_far
from ui.presenters.words import PROMISE_STATES, REPLACED, Shade

STATES = (
    PromiseState.DUE,
    PromiseState.BROKEN,
    PromiseState.PARTIAL,
    PromiseState.OPEN,
    PromiseState.KEPT,
    PromiseState.CANCELLED,
)
"""The states a promise can have, the pressing ones first."""

_SETTLED = (PromiseState.KEPT, PromiseState.CANCELLED)


@dataclass(frozen=True, slots=True)
class StateSum:
    """How many promises stand in a state, and their rupiah together.

    `instalments` are those among them that belong to registered plans.
    """

    count: int
    amount: int
    instalments: int = 0

    @property
    def words(self) -> str:
        """The sum in words."""
        promises = self.count - self.instalments
        parts = [f"{promises} janji"] if promises or not self.instalments else []
        parts += [f"{self.instalments} cicilan"] if self.instalments else []
        return f"{', '.join(parts)} · {format_rupiah(self.amount)}"


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise in words; `contact_id` opens it on the desk.

    `paid_by` is one short text, `payments` are all of them, each with its part.
    """

    promise_id: str
    contact_id: str
    name: str
    standing: PromiseState
    state: str
    shade: Shade
    due: str
    how_far: str
    amount: str
    received: str
    paid_by: str
    payments: tuple[str, ...]
    channel: str
    made: str
    officer: str
    cancelled: bool
    may_cancel: bool
    may_remind: bool


@dataclass(frozen=True, slots=True)
class PromisesView:
    """All promises in force an officer may see, by date; sums by state, None for all.

    `to_remind` is what is near its date and nobody was reminded of.
    """

    rows: Mapping[str, PromiseRow]
    sums: Mapping[PromiseState | None, StateSum]
    to_remind: StateSum

    def of(self, state: PromiseState) -> Mapping[str, PromiseRow]:
        """Return those of one state."""
        return {key: row for key, row in self.rows.items() if row.standing is state}

    @property
    def near(self) -> Mapping[str, PromiseRow]:
        """Those to remind of."""
        return {key: row for key, row in self.rows.items() if row.may_remind}


def promises_view(workstation: Workstation, officer: Officer) -> PromisesView:
    """Read the promises in force."""
    promises = workstation.promises
    today = promises.today()
    lines = promises.lines(officer)
    judged = [(line, line.state(today)) for line in lines]
    judged.sort(key=lambda pair: (pair[0].due_on, pair[0].contact_name))
    near = promises.to_remind(officer, lines)
    own = "" if officer.may(Right.SEE_ALL) else officer.officer_id
    shares: defaultdict[str, list[ShareLine]] = defaultdict(list)
    for share in workstation.store.promise_shares(own):
        shares[share.promise_id].append(share)
    rulebook = workstation.rulebook
    words = _Words(
        today,
        workstation.branch().zone,
        rulebook.payment_channels,
        rulebook.spoke_to,
        frozenset(line.promise_id for line in near),
    )
    by_state: defaultdict[PromiseState, list[PromiseLine]] = defaultdict(list)
    for line, state in judged:
        by_state[state].append(line)
    return PromisesView(
        rows={
            line.promise_id: _row(line, state, shares[line.promise_id], words)
            for line, state in judged
        },
        sums={None: _sum(lines), **{state: _sum(by_state[state]) for state in STATES}},
        to_remind=_sum(near),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """What a row is put into words with."""

    today: date
    zone: str
    channels: Mapping[str, str]
    spoke_to: Mapping[str, str]
    near: frozenset[str]


def _sum(lines: Sequence[PromiseLine]) -> StateSum:
    return StateSum(
        len(lines),
        sum(line.amount for line in lines),
        sum(instalment_of(line.promise_id) is not None for line in lines),
    )


def _row(
    line: PromiseLine, state: PromiseState, shares: Sequence[ShareLine], words: _Words
) -> PromiseRow:
    came = line.received + line.late
    return PromiseRow(
        promise_id=line.promise_id,
        contact_id=line.contact_id,
        name=line.contact_name,
        standing=state,
        state=REPLACED if line.replaced else PROMISE_STATES[state][0],
        shade=PROMISE_STATES[state][1],
        due=format_date(line.due_on),
        how_far="–" if state in _SETTLED else how_far(line.due_on, words.today),
        amount=format_rupiah(line.amount),
        received=format_rupiah(came) if came else "–",
        paid_by=_paid_by(shares, words.channels),
        payments=tuple(_payment(one, words.channels) for one in shares),
        channel=_channel(line, words.channels),
        made=_made(line, words),
        officer=line.officer_name,
        cancelled=state is PromiseState.CANCELLED,
        may_cancel=state is not PromiseState.KEPT,
        may_remind=line.promise_id in words.near,
    )


def _made(line: PromiseLine, words: _Words) -> str:
    """When it was made, and by whom where somebody said so."""
    who = words.spoke_to.get(line.promised_by, "")
    day = format_date(local(line.made_at, words.zone))
    return f"{day} oleh {who}" if who else day


def _channel(line: PromiseLine, channels: Mapping[str, str]) -> str:
    """The channel that was promised, or which instalment of a plan it is."""
    plan = instalment_of(line.promise_id)
    return f"REHAB cicilan {plan[1]}" if plan else channels.get(line.channel, line.channel)


def _paid_by(shares: Sequence[ShareLine], channels: Mapping[str, str]) -> str:
    """The payment that settled it, or the last of several."""
    if not shares:
        return "–"
    last = shares[-1]
    text = f"{format_date(last.paid_on)} {channels.get(last.channel, last.channel)}".strip()
    return text if len(shares) == 1 else f"{len(shares)} × · {text}"


def _payment(share: ShareLine, channels: Mapping[str, str]) -> str:
    parts = [format_rupiah(share.amount), format_date(share.paid_on)]
    parts.append(channels.get(share.channel, share.channel))
    parts.append(f"ref. {share.reference}" if share.reference else "")
    parts.append("dicocokkan dengan tangan" if share.matched_by == "hand" else "")
    parts.append("terlambat" if share.late else "")
    return ", ".join(part for part in parts if part)


class Span(Enum):
    """How far back to look; the value is in days, 0 for everything."""

    MONTH = 30
    QUARTER = 90
    ALL = 0


@dataclass(frozen=True, slots=True)
class RehabRow:
    """One REHAB offer in words."""

    attempt_id: str
    contact_id: str
    day: str
    name: str
    accepted: bool
    answer: str
    stages: str
    instalment: str
    callback: str
    officer: str
    note: str


@dataclass(frozen=True, slots=True)
class RehabView:
    """The offers made in a span, newest first."""

    rows: Mapping[str, RehabRow]
    registered: int
    accepted: int
    declined: int

    @property
    def words(self) -> str:
        """The counts in words, with their base."""
        made = self.registered + self.accepted + self.declined
        registered = f"{self.registered} terdaftar, " if self.registered else ""
        return f"{made} tawaran: {registered}{self.accepted} berminat, {self.declined} menolak."


def rehab_view(workstation: Workstation, officer: Officer, span: Span) -> RehabView:
    """Read the plans that were offered, from the log (an officer's own; a lead sees all)."""
    zone = workstation.branch().zone
    today = local(workstation.now(), zone).date()
    since = today - timedelta(days=span.value - 1) if span.value else None
    entries = [
        entry
        for rule in workstation.rulebook.outcomes.values()
        if Asks.REHAB in rule.asks
        for entry in workstation.review.log(officer, LogFilter(day_from=since, code=rule.code))
        if entry.line.rehab_accepted is not None
    ]
    entries.sort(key=lambda entry: entry.line.started_at, reverse=True)
    rows = {entry.line.attempt_id: _rehab_row(entry, zone) for entry in entries}
    answers = Counter(row.answer for row in rows.values())
    return RehabView(
        rows=rows,
        registered=answers["Terdaftar"],
        accepted=answers["Berminat"],
        declined=answers["Menolak"],
    )


def _answer(line: LogLine) -> str:
    if line.code == REGISTERED_REHAB:
        return "Terdaftar"
    return "Berminat" if line.rehab_accepted else "Menolak"


def _rehab_row(entry: LogEntry, zone: str) -> RehabRow:
    line = entry.line
    instalment = line.rehab_instalment
    return RehabRow(
        attempt_id=line.attempt_id,
        contact_id=line.contact_id,
        day=format_date(line.day),
        name=entry.contact_name,
        accepted=bool(line.rehab_accepted),
        answer=_answer(line),
        stages=f"{line.rehab_stages} tahap" if line.rehab_stages else "–",
        instalment=format_rupiah(instalment) if instalment is not None else "–",
        callback=format_datetime(local(line.callback_at, zone)) if line.callback_at else "–",
        officer=entry.officer_name,
        note=" ".join(line.note.split()),
    )
