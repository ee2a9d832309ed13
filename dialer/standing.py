"""Where a contact stands, worked out from its facts: the one place where outcomes have effects.

`work_out` is a pure fold. Saving, correcting and undoing all end here, so a corrected outcome
re-runs its effects on queue, callback, promise, numbers and do-not-contact by itself: facts that
belong to a superseded outcome simply no longer count.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

from dialer.agreed import (
    OpenPromise,
    Said,
    follow_at,
    followed,
    next_agreed,
    paid_off_on,
    promises_in_force,
    retry_after_cancelling,
)
from dialer.contact import Contact
from dialer.facts import (
    DEAD_NUMBERS,
    Callback,
    Channel,
    DoNotContact,
    Fact,
    NumberEvidence,
    NumberState,
)
from dialer.hours import CallingHours, local, start_of_day
from dialer.lines_known import LineWord, OwnWord, known_of_all
from dialer.lists.model import ListKind
from dialer.payments import received
from dialer.resting import (
    CallHistory,
    NumberCall,
    calls_by_number,
    shared_rest,
    within_limits,
)
from dialer.retrying import hour_in_vain, retry_at
from dialer.rulebook import Rulebook
from dialer.verdicts import Verdict, verdicts
from dialer.visits import VisitPlan, visit_plan
from dialer.written import before_messages, callback_owed


class Stage(IntEnum):
    """Why a contact is in the queue, in the order in which the queue is worked off.

    The last three are out of the queue.
    """

    CALLBACK = 0
    PROMISE = 1
    NEW = 2
    RETRY = 3
    NEEDS_NUMBER = 10
    CLOSED = 11
    STOPPED = 12


WORKABLE = (Stage.CALLBACK, Stage.PROMISE, Stage.NEW, Stage.RETRY)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the queue and the desk need to know; `due_at` is None when nothing is due by time.

    `tried_hour` is the hour of the day of the last try in vain: it is not tried then again.
    `owner_id` is who alone gets the contact (a personal callback), or empty. `promises` are all in
    force, kept and taken back ones too, in the order they were made.
    """

    stage: Stage
    due_at: datetime | None
    owner_id: str = ""
    attempts: int = 0
    last_attempt_at: datetime | None = None
    last_code: str = ""
    callback: Callback | None = None
    promises: tuple[OpenPromise, ...] = ()
    numbers: tuple[tuple[str, NumberState], ...] = ()
    tried_hour: int | None = None

    @property
    def anyones(self) -> bool:
        """Whether it waits for a callback that anyone may make, whoever has the contact."""
        return self.stage is Stage.CALLBACK and self.callback is not None and not self.owner_id

    @property
    def followed(self) -> tuple[OpenPromise, ...]:
        """The promises that the contact comes back for, the soonest due first."""
        return followed(self.promises)


def work_out(
    facts: Sequence[Fact],
    contact: Contact,
    rulebook: Rulebook,
    others: Sequence[NumberCall] = (),
    unwanted: Collection[str] = (),
    lines: Sequence[LineWord] = (),
) -> Standing:
    """Fold all facts of one contact into its standing.

    A contact that had no next step comes back as new when it stands on a newer list; one that a
    newer list left out waits for nothing but a callback or a promise. Money in force settles the
    promises; when it covers the arrears of the list, nothing is left to call about. Who refuses as
    often as an outcome allows rests for good, but promises and instalments agreed before still come
    on their days, once each: no source says that a refusal cancels a plan. Only an outcome that
    `ends_agreed`, the last money, a newer plan or a stop does. An employer with a visit on a day is
    due on that day, with who goes there, and is not called as new or again before it. `unwanted`
    are numbers (E.164) of others who asked not to be called again, `lines` what calls for others
    showed of its numbers.
    """
    zone = contact.zone
    number_ids = [number.number_id for number in contact.numbers]
    history = verdicts(facts)
    in_force = {one.outcome_id: place for place, one in enumerate(history)}
    e164s = {number.number_id: number.phone.e164 for number in contact.numbers}
    numbers = known_of_all(_numbers(facts, number_ids, in_force), e164s, lines)
    money = received(facts)
    said = {
        one.outcome_id: Said(place, local(one.attempt.started_at, zone).date())
        for place, one in enumerate(history)
    }
    promises = promises_in_force(facts, said, money, zone, rulebook)
    callback, agreed_at, due_at = _callback(facts, history, rulebook, zone)
    if callback is not None:
        stage = Stage.CALLBACK
    else:
        agreed = before_messages(history, promises, rulebook, zone)
        stage, due_at = _stage(agreed, promises, rulebook, zone)
    if stage is Stage.CLOSED and contact.listed_at > history[-1].attempt.ended_at:
        stage, due_at = Stage.NEW, None
    visit = visit_plan(facts, history, rulebook) if contact.kind is ListKind.BU else None
    if visit is not None and stage is not Stage.CALLBACK:
        ahead = _visit_ahead(visit, history, zone)
        if ahead is not None:
            stage, due_at = Stage.RETRY, ahead
    if contact.left_at is not None and stage not in (Stage.CALLBACK, Stage.PROMISE):
        stage, due_at = Stage.CLOSED, None
    paid_on = paid_off_on(contact, money)
    if paid_on is not None and not _talked_since(paid_on, history, stage, agreed_at, zone):
        stage, due_at = Stage.CLOSED, None
    if _stopped(facts, history, in_force, rulebook):
        stage, due_at = Stage.STOPPED, None
    wanted = without_unwanted(numbers, contact, unwanted)
    if stage in WORKABLE and all(state in DEAD_NUMBERS for _, state in wanted):
        stage, due_at = Stage.NEEDS_NUMBER, None
    if stage in WORKABLE:
        called = call_history(facts, history, contact, wanted, others)
        stage, due_at = _in_its_time(stage, due_at, called, rulebook, contact.listed_at)
    last = history[-1] if history else None
    return Standing(
        stage=stage,
        due_at=due_at,
        owner_id=_owner_id(stage, callback, visit),
        attempts=len(history),
        last_attempt_at=last.attempt.ended_at if last else None,
        last_code=last.outcome.code if last else "",
        callback=callback,
        promises=promises,
        numbers=numbers,
        tried_hour=hour_in_vain(history, due_at, rulebook, zone) if stage is Stage.RETRY else None,
    )


def _visit_ahead(visit: VisitPlan, history: Sequence[Verdict], zone: str) -> datetime | None:
    """Return when the day of a visit begins; None where it has begun or no day was agreed.

    Once somebody called on that day or after it, the rest that the call asks for counts again.
    """
    if visit.visit_on is None:
        return None
    begins = start_of_day(visit.visit_on, zone)
    return None if history and history[-1].attempt.ended_at >= begins else begins


def _owner_id(stage: Stage, callback: Callback | None, visit: VisitPlan | None) -> str:
    """Whose alone the contact is: who is to call back, or who is to visit."""
    if callback is not None and stage is Stage.CALLBACK:
        return callback.owner_id
    return visit.officer_id if visit is not None and visit.by_hand else ""


def _numbers(
    facts: Sequence[Fact], number_ids: Sequence[str], in_force: Mapping[str, int]
) -> Mapping[str, OwnWord]:
    """Return the last evidence of each number, in the order of the attempts.

    That somebody answers says less than that it was the right party once.
    """
    evidence = [
        (fact.body, fact.occurred_at)
        for fact in facts
        if isinstance(fact.body, NumberEvidence) and fact.body.outcome_id in in_force
    ]
    found = {number_id: OwnWord(NumberState.UNTRIED) for number_id in number_ids}
    for one, at in sorted(evidence, key=lambda pair: in_force[pair[0].outcome_id]):
        if one.number_id in found:
            known, answers = found[one.number_id].state, NumberState.ANSWERS
            keeps = known is NumberState.RIGHT_PARTY and one.state is answers
            found[one.number_id] = OwnWord(known if keeps else one.state, at)
    return found


def _talked_since(
    day: date,
    history: Sequence[Verdict],
    stage: Stage,
    agreed_at: datetime | None,
    zone: str,
) -> bool:
    """Say whether something was agreed in a talk after all had been paid: that still counts.

    `agreed_at` is when the talk about a callback ended.
    """
    if stage not in (Stage.CALLBACK, Stage.PROMISE):
        return False
    return local(agreed_at or history[-1].attempt.ended_at, zone).date() > day


def _callback(
    facts: Sequence[Fact], history: Sequence[Verdict], rulebook: Rulebook, zone: str
) -> tuple[Callback | None, datetime | None, datetime | None]:
    """Return the callback that is owed, when it was agreed on, and when it is due.

    A try in vain before its time changes nothing; after one at its time or later it is due again
    after the rest of that try. Whoever was tried in vain as often as an outcome allows is owed
    nothing any more.
    """
    owed = callback_owed(facts, history, rulebook)
    if owed is None:
        return None, None, None
    callback, made_by = owed
    hours = CallingHours(rulebook)
    due_at = hours.agreed_from(callback.at, zone)
    last = history[-1]
    if last is not made_by and last.attempt.started_at >= callback.at:
        again = retry_at(history, rulebook.outcomes.get(last.outcome.code), rulebook, zone)
        if again is None:
            return None, None, None
        due_at = hours.allowed_from(max(due_at, again), zone)
    return callback, made_by.attempt.ended_at, due_at


def _stopped(
    facts: Sequence[Fact],
    history: Sequence[Verdict],
    in_force: Mapping[str, int],
    rulebook: Rulebook,
) -> bool:
    """Say whether somebody asked not to be called and no lead has cleared it since.

    In the order in which it became known, also for what was written down elsewhere: a lead cannot
    have cleared what nobody here had heard of.
    """
    stopping = {
        one.outcome_id
        for one in history
        if (rule := rulebook.outcomes.get(one.outcome.code)) is not None and rule.stop
    }
    stopped = False
    for fact in facts:
        body = fact.body
        if fact.fact_id in stopping:
            stopped = True
        elif isinstance(body, DoNotContact):
            if body.cleared:
                stopped = False
            elif body.outcome_id in in_force or not body.outcome_id:
                stopped = True
    return stopped


def _stage(
    history: Sequence[Verdict],
    promises: Sequence[OpenPromise],
    rulebook: Rulebook,
    zone: str,
) -> tuple[Stage, datetime | None]:
    if not history:
        return Stage.NEW, None
    last = history[-1]
    rule = rulebook.outcomes.get(last.outcome.code)
    again = retry_at(history, rule, rulebook, zone)
    if again is not None or rule is None or _made_by(promises, last):
        rest_until = again or last.attempt.ended_at + timedelta(hours=27)
        due_at = follow_at(promises, last.attempt_id, rest_until, zone)
        if due_at is not None and not (again and again < due_at and _only_plan(promises)):
            return Stage.PROMISE, due_at
    again = again or retry_after_cancelling(promises, last.attempt_id, zone)
    if again is None and rule is not None and not rule.ends_agreed:
        agreed = next_agreed(promises, local(last.attempt.ended_at, zone).date(), zone)
        if agreed is not None:
            return Stage.PROMISE, agreed
    return (Stage.CLOSED, None) if again is None else (Stage.RETRY, again)


def _only_plan(promises: Sequence[OpenPromise]) -> bool:
    """Whether nothing but instalments is followed: a call agreed before the first still comes."""
    return all(one.instalment for one in followed(promises))


def _made_by(promises: Sequence[OpenPromise], last: Verdict) -> bool:
    return any(one.attempt_id == last.attempt_id for one in promises)


def without_unwanted(
    numbers: Sequence[tuple[str, NumberState]], contact: Contact, unwanted: Collection[str]
) -> tuple[tuple[str, NumberState], ...]:
    """Return the numbers that nobody asked not to be called at, as given: id and state."""
    e164s = {number.number_id: number.phone.e164 for number in contact.numbers}
    return tuple(one for one in numbers if e164s[one[0]] not in unwanted)


def call_history(
    facts: Sequence[Fact],
    history: Sequence[Verdict],
    contact: Contact,
    numbers: Sequence[tuple[str, NumberState]],
    others: Sequence[NumberCall],
) -> CallHistory:
    """Return what the limits count of a contact; `others` as in `work_out`."""
    e164s = {number.number_id: number.phone.e164 for number in contact.numbers}
    usable = [number_id for number_id, state in numbers if state not in DEAD_NUMBERS]
    return CallHistory(
        zone=contact.zone,
        attempts=tuple(
            one.attempt.started_at for one in history if one.attempt.channel is Channel.PHONE
        ),
        by_number=calls_by_number(facts, e164s, others),
        shared=tuple(one.at for one in others),
        usable=frozenset(usable),
    )


def _in_its_time(
    stage: Stage,
    due_at: datetime | None,
    called: CallHistory,
    rulebook: Rulebook,
    listed_at: datetime,
) -> tuple[Stage, datetime | None]:
    """Let a contact rest after calls to a number it shares, and as long as the limits ask."""
    if stage in (Stage.NEW, Stage.RETRY):
        due_at = shared_rest(due_at, called, rulebook)
    agreed = stage is Stage.CALLBACK
    may_be_called, due_at = within_limits(due_at, called, rulebook, listed_at, agreed=agreed)
    if not may_be_called:
        return Stage.CLOSED, None
    return (Stage.RETRY if stage is Stage.NEW and due_at is not None else stage), due_at
