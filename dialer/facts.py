"""What happened: append-only facts about a contact.

Everything the program knows of a contact's calls is worked out from these (see `standing`); nothing
is ever changed, a correction is a new fact that supersedes an old one. A fact refers to people and
numbers by id only; personal data sits in tables that can be erased.

Effects (promise, callback, ...) name the outcome they came from by `outcome_id`, so that
superseding the outcome takes its effects back without touching them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dialer.rehab_rules import Segment
from dialer.visit_facts import (
    MilestoneSet,
    VisitCancelled,
    VisitChanged,
    VisitPlanned,
    VisitPrepared,
    WorkersConfirmed,
)


class FactKind(StrEnum):
    """The kinds of fact a desk writes."""

    ATTEMPT = "attempt"
    CALL = "call"
    OUTCOME = "outcome"
    CORRECTION = "correction"
    PROMISE = "promise"
    REHAB_OFFER = "rehab_offer"
    CALLBACK = "callback"
    NOTE = "note"
    NUMBER_STATE = "number_state"
    DO_NOT_CONTACT = "do_not_contact"
    PAYMENT = "payment"
    PAYMENT_REVERSED = "payment_reversed"
    PROMISE_CANCELLED = "promise_cancelled"
    PROMISE_REMINDED = "promise_reminded"
    OUTCOME_UNDONE = "outcome_undone"
    NUMBER_HEARD = "number_heard"
    VISIT_PLANNED = "visit_planned"
    VISIT_CHANGED = "visit_changed"
    VISIT_CANCELLED = "visit_cancelled"
    VISIT_PREPARED = "visit_prepared"
    MILESTONE_SET = "milestone_set"
    WORKERS_CONFIRMED = "workers_confirmed"


class Channel(StrEnum):
    """How the contact was approached."""

    PHONE = "phone"
    VISIT = "visit"
    WHATSAPP = "whatsapp"


class NumberState(StrEnum):
    """What is known of a telephone number, by evidence."""

    UNTRIED = "untried"
    ANSWERS = "answers"
    RIGHT_PARTY = "right_party"
    WRONG_PERSON = "wrong_person"
    INVALID = "invalid"
    BLOCKED = "blocked"
    SWITCHED_OFF = "switched_off"
    WHATSAPP_ONLY = "whatsapp_only"


UNUSABLE_NUMBERS = frozenset(
    {NumberState.WRONG_PERSON, NumberState.INVALID, NumberState.BLOCKED, NumberState.WHATSAPP_ONLY}
)
"""States in which a number is not offered for a call any more."""

DEAD_NUMBERS = UNUSABLE_NUMBERS - {NumberState.WHATSAPP_ONLY}
"""States in which a number reaches nobody; one with WhatsApp only still takes a message."""


@dataclass(frozen=True, slots=True)
class ScriptStep:
    """One step of the script as it was walked: where one stood and which answer was picked."""

    step_id: str
    answer: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    """An objection, the answer the officer used, and whether it settled the matter."""

    objection_id: str
    answer: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One work session on a contact. Times are aware UTC, durations whole seconds.

    `talk_seconds` leaves out what the member waited on hold (`hold_seconds`). Handling time, of
    which the average (AHT) is reported, is talk, hold and wrap-up together.
    `elsewhere` is true for one that was written down outside the program (on paper, in a sheet
    during an outage) and came in later: it counts at its time, not when it became known.
    """

    started_at: datetime
    ended_at: datetime
    channel: Channel
    list_id: str | None
    talk_seconds: int
    wrap_seconds: int
    right_party_confirmed: bool
    override_reason: str = ""
    script_id: str = ""
    path: tuple[ScriptStep, ...] = ()
    objections: tuple[ObjectionRaised, ...] = ()
    elsewhere: bool = False
    hold_seconds: int = 0

    @property
    def handle_seconds(self) -> int:
        """Talk, hold and wrap-up."""
        return self.talk_seconds + self.hold_seconds + self.wrap_seconds


@dataclass(frozen=True, slots=True)
class Call:
    """One dialled number inside an attempt.

    `trouble` is what was wrong on our own side (`calls.Trouble`), "" for nothing. `recording`
    names the file in which the call was taken down, "" for none.
    """

    number_id: str
    backend: str
    started_at: datetime
    connected_at: datetime | None
    ended_at: datetime | None
    line: str
    ended_by: str
    hold_seconds: int = 0
    trouble: str = ""
    recording: str = ""

    @property
    def ring_seconds(self) -> int:
        """Seconds until somebody answered, or the call was over."""
        until = self.connected_at or self.ended_at
        return 0 if until is None else max(0, int((until - self.started_at).total_seconds()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt; `code` is one of the rulebook's outcome codes."""

    code: str
    spoke_to: str = ""
    reason: str = ""
    next_step: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A new outcome in place of an older one (`Fact.supersedes`); the older stays visible.

    `restores` is the fact that holds again where a correction was undone, so that undoing once
    more goes on from there.
    """

    why: str
    code: str
    spoke_to: str = ""
    reason: str = ""
    next_step: str = ""
    next_on: date | None = None
    restores: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to pay, in whole rupiah, by a date, through a channel code.

    With `replaces` it takes the place of those of the contact that were open then.
    """

    outcome_id: str
    amount: int
    due_on: date
    channel: str
    promised_by: str = ""
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class RehabOffer:
    """A payment plan that was worked out in the call, and what the member said to it.

    `months`, `members` and `care_class` are what the list said on that day (None: nothing), so that
    a later correction works with the arrears of that time.
    """

    outcome_id: str
    accepted: bool
    stages: int
    arrears: int
    first_instalment: int
    total: int
    rule_version: str
    segment: Segment = Segment.SELF_PAYING
    registered: bool = False
    months: int | None = None
    members: int | None = None
    care_class: int | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """An agreed time to call again; `owner_id` empty means anyone may."""

    outcome_id: str
    at: datetime
    owner_id: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Free words of the officer."""

    outcome_id: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberEvidence:
    """What an outcome said of the number that was dialled."""

    outcome_id: str
    number_id: str
    state: NumberState


@dataclass(frozen=True, slots=True)
class DoNotContact:
    """The contact may not be called again; only a lead clears it."""

    outcome_id: str
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that arrived, by a payments file; belongs to no attempt (`Fact.attempt_id` is "").

    Whole rupiah, the day as the file has it, the channel's code or "". Account, payer and
    reference are personal data and stand with `payment_id` in the store only.
    """

    payment_id: str
    amount: int
    paid_on: date
    channel: str
    file_id: str
    row_number: int


@dataclass(frozen=True, slots=True)
class PaymentReversed:
    """A payment that does not count any more, named by the id of its fact; and why."""

    payment_fact_id: str
    why: str


@dataclass(frozen=True, slots=True)
class PromiseCancelled:
    """A promise, named by the id of its fact, taken back and why; with `restored` it holds again.

    The last word counts. It stands in the attempt of the promise.
    """

    promise_id: str
    why: str
    restored: bool = False


@dataclass(frozen=True, slots=True)
class PromiseReminded:
    """Somebody was reminded of a promise before its date; `channel` is a `Channel`'s value."""

    promise_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class OutcomeUndone:
    """The save of an attempt taken back: `Fact.supersedes` is the outcome that counts no more."""

    why: str


@dataclass(frozen=True, slots=True)
class NumberHeard:
    """A number that was given on the telephone; belongs to no attempt (`Fact.attempt_id` is "").

    The number itself is personal data and stands with `number_id` in the store only.
    """

    number_id: str


Body = (
    Attempt
    | Call
    | Outcome
    | Correction
    | Promise
    | RehabOffer
    | Callback
    | Note
    | NumberEvidence
    | DoNotContact
    | Payment
    | PaymentReversed
    | VisitPlanned
    | VisitChanged
    | VisitCancelled
    | VisitPrepared
    | MilestoneSet
    | WorkersConfirmed
    | PromiseCancelled
    | PromiseReminded
    | OutcomeUndone
    | NumberHeard
)

KINDS: dict[type[Body], FactKind] = {
    Attempt: FactKind.ATTEMPT,
    Call: FactKind.CALL,
    Outcome: FactKind.OUTCOME,
    Correction: FactKind.CORRECTION,
    Promise: FactKind.PROMISE,
    RehabOffer: FactKind.REHAB_OFFER,
    Callback: FactKind.CALLBACK,
    Note: FactKind.NOTE,
    NumberEvidence: FactKind.NUMBER_STATE,
    DoNotContact: FactKind.DO_NOT_CONTACT,
    Payment: FactKind.PAYMENT,
    PaymentReversed: FactKind.PAYMENT_REVERSED,
    VisitPlanned: FactKind.VISIT_PLANNED,
    VisitChanged: FactKind.VISIT_CHANGED,
    VisitCancelled: FactKind.VISIT_CANCELLED,
    VisitPrepared: FactKind.VISIT_PREPARED,
    MilestoneSet: FactKind.MILESTONE_SET,
    WorkersConfirmed: FactKind.WORKERS_CONFIRMED,
    PromiseCancelled: FactKind.PROMISE_CANCELLED,
    PromiseReminded: FactKind.PROMISE_REMINDED,
    OutcomeUndone: FactKind.OUTCOME_UNDONE,
    NumberHeard: FactKind.NUMBER_HEARD,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its envelope as far as the rules see it; the store adds desk and sequence."""

    fact_id: str
    contact_id: str
    attempt_id: str
    officer_id: str
    occurred_at: datetime
    body: Body
    supersedes: str | None = None
    script_version: str = field(default="")

    @property
    def kind(self) -> FactKind:
        """The kind that belongs to the body."""
        return KINDS[type(self.body)]
