"""What an officer enters after an attempt: what is missing, what is doubtful.

Codes only; the sentences for them belong to the screen. Nothing said is lost: a fault keeps the
form open, a doubt is pointed out once and may be overruled.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialer.calls import LineOutcome
from dialer.contact import Contact
from dialer.contacts.money import LIMIT
from dialer.facts import Channel, ObjectionRaised, ScriptStep
from dialer.hours import CallingHours
from dialer.rehab import NotEligible, most_stages
from dialer.rehab_offers import (
    DECLINES_REHAB,
    against,
    most_stages_of,
    segment_in,
)
from dialer.rehab_rules import Segment
from dialer.rulebook import Asks, OutcomeRule, Reached, Rulebook

FARTHEST = timedelta(days=5 * 365)
"""Nothing is agreed on for a day further off: the longest plan takes three years."""

RIGHT_PARTIES = frozenset({"self", "pic", "owner"})
"""Who of `spoke_to` is the intended person (domain section 8)."""

_WITHOUT_RIGHT_PARTY = (1, 2)
"""Groups of results in which the intended person was not on the line (`rules/outcomes.toml`)."""


class Part(StrEnum):
    """A part of the form a problem belongs to."""

    OUTCOME = "outcome"
    PROMISE_AMOUNT = "promise_amount"
    PROMISE_DATE = "promise_date"
    PROMISE_CHANNEL = "promise_channel"
    REHAB_STAGES = "rehab_stages"
    CALLBACK_AT = "callback_at"
    NEXT_STEP = "next_step"
    NEXT_ON = "next_on"
    NOTE = "note"


class Problem(StrEnum):
    """What is wrong (faults) or looks wrong (doubts)."""

    MISSING = "missing"
    NOT_FOR_THIS_CONTACT = "not_for_this_contact"
    NOT_POSITIVE = "not_positive"
    IN_THE_PAST = "in_the_past"
    OUT_OF_RANGE = "out_of_range"
    TOO_MUCH = "too_much"
    TOO_FAR = "too_far"
    UNKNOWN_CHOICE = "unknown_choice"
    # doubts
    MOVED = "moved"
    OVER_LIMIT = "over_limit"
    MORE_THAN_OWED = "more_than_owed"
    ON_A_SUNDAY = "on_a_sunday"
    ON_A_HOLIDAY = "on_a_holiday"
    FAR_AWAY = "far_away"
    NOT_ELIGIBLE = "not_eligible"
    NOT_CONFIRMED = "not_confirmed"
    SOMEBODY_ELSE = "somebody_else"
    WAS_CONFIRMED = "was_confirmed"
    NO_TALK = "no_talk"
    NO_CALL = "no_call"
    TALKED = "talked"
    LINE_DISAGREES = "line_disagrees"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and where it is; `why` a plan is `NOT_ELIGIBLE`, `at` to when one is `MOVED`.

    `at` is on the clock of the contact.
    """

    part: Part
    problem: Problem
    why: NotEligible | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    """Whole rupiah, local date, code of a payment channel; None where nothing was entered.

    `replaces` says whether it takes the place of promises that are still open.
    """

    amount: int | None
    due_on: date | None
    channel: str = ""
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class CallbackEntry:
    """When to call again (aware), and whether anyone may."""

    at: datetime | None
    anyone: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """The outcome form as filled in. Parts the outcome does not ask for are ignored."""

    code: str
    spoke_to: str = ""
    reason: str = ""
    promise: PromiseEntry | None = None
    rehab_stages: int | None = None
    rehab_segment: Segment | None = None
    callback: CallbackEntry | None = None
    next_step: str = ""
    next_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallEntry:
    """One dialled number: what the telephone knows of it."""

    number_id: str
    backend: str
    started_at: datetime
    connected_at: datetime | None = None
    ended_at: datetime | None = None
    line: str = "unknown"
    ended_by: str = "local"
    hold_seconds: int = 0
    trouble: str = ""
    recording: str = ""

    @property
    def talk_seconds(self) -> int:
        """Seconds somebody was on the line and not on hold."""
        if self.connected_at is None or self.ended_at is None:
            return 0
        connected = int((self.ended_at - self.connected_at).total_seconds())
        return max(0, connected - self.hold_seconds)


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """Everything of one attempt, ready to be saved. Moments are aware UTC.

    `wrap_seconds` is None where nobody measured it; it is worked out from the moments then.
    """

    contact_id: str
    channel: Channel
    started_at: datetime
    calls: tuple[CallEntry, ...]
    outcome: OutcomeEntry
    right_party_confirmed: bool = False
    override_reason: str = ""
    script_id: str = ""
    script_version: str = ""
    path: tuple[ScriptStep, ...] = ()
    objections: tuple[ObjectionRaised, ...] = ()
    wrap_seconds: int | None = None

    @property
    def talk_seconds(self) -> int:
        """Seconds somebody was on the line and not on hold."""
        return sum(call.talk_seconds for call in self.calls)

    @property
    def hold_seconds(self) -> int:
        """Seconds somebody waited on the line."""
        return sum(call.hold_seconds for call in self.calls)


def faults(
    entry: OutcomeEntry, contact: Contact, rulebook: Rulebook, now: datetime, today: date
) -> tuple[Finding, ...]:
    """Return what must be mended before the outcome can be saved. `today` is the contact's day."""
    rule = rulebook.outcomes.get(entry.code)
    if rule is None:
        return (Finding(Part.OUTCOME, Problem.MISSING),)
    if contact.kind not in rule.kinds:
        return (Finding(Part.OUTCOME, Problem.NOT_FOR_THIS_CONTACT),)
    found: list[Finding] = []
    if Asks.PROMISE in rule.asks:
        found += _promise_faults(entry.promise, rulebook, today)
    if Asks.REHAB in rule.asks and entry.rehab_stages is not None:
        segment = segment_in(entry.rehab_segment, contact)
        most = most_stages_of(entry.code, segment, contact, rulebook, today)
        if not 1 <= entry.rehab_stages <= most:
            found.append(Finding(Part.REHAB_STAGES, Problem.OUT_OF_RANGE))
    if entry.callback is not None or (rule.asks & {Asks.CALLBACK} and _callback_needed(rule)):
        found += _callback_faults(entry.callback, now)
    if Asks.NEXT_STEP in rule.asks:
        if not entry.next_step:
            found.append(Finding(Part.NEXT_STEP, Problem.MISSING))
        elif entry.next_step not in rulebook.next_steps:
            found.append(Finding(Part.NEXT_STEP, Problem.UNKNOWN_CHOICE))
        if entry.next_on is not None and entry.next_on < today:
            found.append(Finding(Part.NEXT_ON, Problem.IN_THE_PAST))
        elif entry.next_on is not None and entry.next_on > today + FARTHEST:
            found.append(Finding(Part.NEXT_ON, Problem.TOO_FAR))
    return tuple(found)


def doubts(
    entry: AttemptEntry,
    contact: Contact,
    rulebook: Rulebook,
    today: date,
    hours: CallingHours | None = None,
) -> tuple[Finding, ...]:
    """Return what contradicts itself: pointed out once, then the person decides.

    `hours` know the branch's own days off and working days; None takes the country's alone.
    """
    rule = rulebook.outcomes[entry.outcome.code]
    found: list[Finding] = []
    promise = entry.outcome.promise if Asks.PROMISE in rule.asks else None
    if promise is not None and promise.amount and promise.due_on:
        owed = contact.details.amount
        if owed is not None and promise.amount > owed:
            found.append(Finding(Part.PROMISE_AMOUNT, Problem.MORE_THAN_OWED))
        if promise.due_on.weekday() == 6:
            found.append(Finding(Part.PROMISE_DATE, Problem.ON_A_SUNDAY))
        elif (hours or CallingHours(rulebook)).holiday_on(promise.due_on):
            found.append(Finding(Part.PROMISE_DATE, Problem.ON_A_HOLIDAY))
        if promise.due_on > today + timedelta(days=60):
            found.append(Finding(Part.PROMISE_DATE, Problem.FAR_AWAY))
    if Asks.REHAB in rule.asks:
        found += _plan_doubts(entry.outcome, contact, rulebook, today)
    found += _party_doubts(entry, rule)
    if entry.channel is Channel.PHONE:
        found += _telephone_doubts(entry, rule)
        if _line_disagrees(entry, rule, rulebook, contact):
            found.append(Finding(Part.OUTCOME, Problem.LINE_DISAGREES))
    return tuple(found)


def _plan_doubts(
    entry: OutcomeEntry, contact: Contact, rulebook: Rulebook, today: date
) -> list[Finding]:
    """What speaks against a plan that was not declined."""
    if entry.code == DECLINES_REHAB or entry.rehab_stages is None:
        return []
    segment = segment_in(entry.rehab_segment, contact)
    reason = against(segment, contact, rulebook, today)
    if reason is not None:
        return [Finding(Part.REHAB_STAGES, Problem.NOT_ELIGIBLE, reason)]
    details, rule = contact.details, rulebook.rehab_on(today, segment)
    if entry.rehab_stages > most_stages(details.months or 0, rule, details.amount):
        return [Finding(Part.REHAB_STAGES, Problem.OUT_OF_RANGE)]
    return []


def _party_doubts(entry: AttemptEntry, rule: OutcomeRule) -> list[Finding]:
    """Whom the officer spoke to, by the result, by the form and by the script."""
    found: list[Finding] = []
    if rule.reached is Reached.RIGHT_PARTY:
        if entry.outcome.spoke_to and entry.outcome.spoke_to not in RIGHT_PARTIES:
            found.append(Finding(Part.OUTCOME, Problem.SOMEBODY_ELSE))
        if entry.channel is not Channel.VISIT and not entry.right_party_confirmed:
            found.append(Finding(Part.OUTCOME, Problem.NOT_CONFIRMED))
    elif entry.right_party_confirmed and rule.group in _WITHOUT_RIGHT_PARTY:
        found.append(Finding(Part.OUTCOME, Problem.WAS_CONFIRMED))
    return found


def _line_disagrees(
    entry: AttemptEntry, rule: OutcomeRule, rulebook: Rulebook, contact: Contact
) -> bool:
    """Say whether the line itself said something else of the last call (busy, invalid ...)."""
    if not entry.calls or entry.talk_seconds > 0 or entry.calls[-1].trouble:
        return False
    if rule.reached is not Reached.NOBODY:
        return False  # pointed out already: there was no talk
    line = entry.calls[-1].line
    if line == LineOutcome.ANSWERED:
        return True
    said = rulebook.outcome_of_line(contact.kind, line)
    return bool(said and rule.lines) and line not in rule.lines


def _telephone_doubts(entry: AttemptEntry, rule: OutcomeRule) -> list[Finding]:
    """What the telephone knows and the outcome contradicts."""
    if not entry.calls:
        return [Finding(Part.OUTCOME, Problem.NO_CALL)]
    answered = any(one.line == LineOutcome.ANSWERED for one in entry.calls)
    hardly = rule.reached is Reached.SOMEBODY and answered  # answered and gone within the second
    if rule.reached is not Reached.NOBODY and entry.talk_seconds == 0 and not hardly:
        return [Finding(Part.OUTCOME, Problem.NO_TALK)]
    if rule.reached is Reached.NOBODY and entry.talk_seconds > 0:
        return [Finding(Part.OUTCOME, Problem.TALKED)]
    return []


def _callback_needed(rule: OutcomeRule) -> bool:
    """A callback is what the outcome is about; elsewhere it is offered and may stay empty."""
    return rule.asks <= {Asks.CALLBACK}


def _promise_faults(promise: PromiseEntry | None, rulebook: Rulebook, today: date) -> list[Finding]:
    if promise is None:
        return [Finding(Part.PROMISE_AMOUNT, Problem.MISSING)]
    found: list[Finding] = []
    if promise.amount is None:
        found.append(Finding(Part.PROMISE_AMOUNT, Problem.MISSING))
    elif promise.amount <= 0:
        found.append(Finding(Part.PROMISE_AMOUNT, Problem.NOT_POSITIVE))
    elif promise.amount >= LIMIT:
        found.append(Finding(Part.PROMISE_AMOUNT, Problem.TOO_MUCH))
    if promise.due_on is None:
        found.append(Finding(Part.PROMISE_DATE, Problem.MISSING))
    elif promise.due_on < today:
        found.append(Finding(Part.PROMISE_DATE, Problem.IN_THE_PAST))
    elif promise.due_on > today + FARTHEST:
        found.append(Finding(Part.PROMISE_DATE, Problem.TOO_FAR))
    if not promise.channel:
        found.append(Finding(Part.PROMISE_CHANNEL, Problem.MISSING))
    elif promise.channel not in rulebook.payment_channels:
        found.append(Finding(Part.PROMISE_CHANNEL, Problem.UNKNOWN_CHOICE))
    return found


def _callback_faults(callback: CallbackEntry | None, now: datetime) -> list[Finding]:
    if callback is None or callback.at is None:
        return [Finding(Part.CALLBACK_AT, Problem.MISSING)]
    if callback.at <= now:
        return [Finding(Part.CALLBACK_AT, Problem.IN_THE_PAST)]
    if callback.at > now + FARTHEST:
        return [Finding(Part.CALLBACK_AT, Problem.TOO_FAR)]
    return []
