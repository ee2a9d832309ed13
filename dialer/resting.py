"""When a contact comes back at the earliest: rests, limits, and calls to numbers it shares.

Pure: what was called when goes in, a moment comes out. The clock of the contact decides days.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from dialer.facts import Call, Fact
from dialer.hours import CallingHours, local, start_of_day
from dialer.limits import Counted, LimitsRule, of_contact, of_number
from dialer.rulebook import Rulebook

ONE_DAY = timedelta(days=1)
ALL_HOURS = range(24)


@dataclass(frozen=True, slots=True)
class NumberCall:
    """A call to a number at a moment, for whichever contact."""

    e164: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallHistory:
    """What the limits count of one contact; all moments are aware.

    `attempts` are its sessions by telephone, `by_number` the calls to each of its numbers, of which
    the `usable` may still lead to somebody, `shared` those that were made for other contacts.
    """

    zone: str
    attempts: tuple[datetime, ...] = ()
    by_number: Mapping[str, Sequence[datetime]] = field(default_factory=dict)
    shared: tuple[datetime, ...] = ()
    usable: frozenset[str] = frozenset()

    def days(self, moments: Iterable[datetime]) -> list[date]:
        """Return the moments as days of the contact."""
        return [local(moment, self.zone).date() for moment in moments]

    @property
    def last(self) -> datetime | None:
        """When it, or a number of it, was called last."""
        moments = (*self.attempts, *self.shared)
        return max(moments) if moments else None

    def with_calls(self, calls: Iterable[tuple[str, datetime]]) -> "CallHistory":
        """Return it with further calls to its numbers, each the number's id and the moment."""
        found = {number: list(moments) for number, moments in self.by_number.items()}
        for number, moment in calls:
            if number in found:
                found[number].append(moment)
        return replace(self, by_number=found)

    def until(self, now: datetime) -> "CallHistory":
        """Return it with nothing after `now`: what seems to be ahead was by a clock set back.

        It counts as of now, so that the limits of a day do not begin anew; what is ahead by more
        than a day was by a clock that was wrong then, and does not count yet.
        """

        def known(moments: Iterable[datetime]) -> list[datetime]:
            return [min(one, now) for one in moments if one - now <= ONE_DAY]

        return replace(
            self,
            attempts=tuple(known(self.attempts)),
            by_number={number: known(moments) for number, moments in self.by_number.items()},
        )

    def first_day(self, day: date, rulebook: Rulebook) -> date | None:
        """Return the first day from `day` on with room for a call; None when there will be none."""
        contact = Counted(self.days(self.attempts))
        numbers = [
            Counted(self.days(moments))
            for one, moments in self.by_number.items()
            if one in self.usable
        ]
        while not _has_room(day, contact, numbers, rulebook.limits_on(day)):
            if _spent(contact, numbers, rulebook.limits_on(day)):
                return None
            day += ONE_DAY
        return day

    def full_numbers(self, day: date, rulebook: Rulebook) -> frozenset[str]:
        """Return the numbers that have had their calls on that day."""
        limit = of_number(rulebook.limits_on(day))
        return frozenset(
            number
            for number, moments in self.by_number.items()
            if not Counted(self.days(moments)).has_room(day, limit)
        )


def _has_room(day: date, contact: Counted, numbers: Sequence[Counted], rule: LimitsRule) -> bool:
    if not contact.has_room(day, of_contact(rule)):
        return False
    return not numbers or any(one.has_room(day, of_number(rule)) for one in numbers)


def _spent(contact: Counted, numbers: Sequence[Counted], rule: LimitsRule) -> bool:
    if contact.spent(of_contact(rule)):
        return True
    return bool(numbers) and all(one.spent(of_number(rule)) for one in numbers)


def calls_by_number(
    facts: Sequence[Fact],
    numbers: Mapping[str, str],
    others: Sequence[NumberCall],
) -> Mapping[str, Sequence[datetime]]:
    """Return the calls to each number of a contact, those for other contacts included.

    `numbers` is number id -> E.164.
    """
    found: dict[str, list[datetime]] = {number_id: [] for number_id in numbers}
    for fact in facts:
        if isinstance(fact.body, Call) and fact.body.number_id in found:
            found[fact.body.number_id].append(fact.body.started_at)
    for number_id, moments in found.items():
        moments += [one.at for one in others if one.e164 == numbers[number_id]]
    return found


def rest_until(
    ended_at: datetime,
    tried: Sequence[int],
    answered: frozenset[int],
    rulebook: Rulebook,
    zone: str,
) -> datetime:
    """Return when a contact may be called after an unanswered try, at another hour of the day.

    The rest is `rest_hours` of the limits of its day, and goes on until the hours are open. `tried`
    are the hours of the day of the unanswered tries in a row, the last one last: theirs are passed
    over, or only that of the last where no other is left. An hour in which somebody answered before
    is taken first, if it comes between the least and the most, counted from the opening on.
    """
    rule = rulebook.limits_on(local(ended_at, zone).date())
    hours = CallingHours(rulebook)
    begin = hours.allowed_from(ended_at + timedelta(hours=rule.rest_from), zone)
    upto = begin + timedelta(hours=rule.rest_to - rule.rest_from)

    def first(passed_over: Collection[int]) -> datetime | None:
        among = _hour_by_hour(begin, hours, zone)
        return next((one for one in among if local(one, zone).hour not in passed_over), None)

    last = tried[-1:]
    others = frozenset(ALL_HOURS) - answered
    known = first({*last, *others}) if answered else None
    if known is not None and known <= upto:
        return known
    return first(tried) or first(last) or begin


def near_answer(
    moment: datetime, answered: frozenset[int], rulebook: Rulebook, zone: str
) -> datetime:
    """Return a moment, or one soon after it at an hour of the day in which somebody answered.

    Soon is as long as a rest after an unanswered try may differ, from the opening on.
    """
    rule, hours = rulebook.limits_on(local(moment, zone).date()), CallingHours(rulebook)
    begin = hours.allowed_from(moment, zone)
    upto = begin + timedelta(hours=rule.rest_to - rule.rest_from)
    among = _hour_by_hour(begin, hours, zone) if answered else ()
    known = (one for one in among if local(one, zone).hour in answered and one <= upto)
    return next(known, moment)


def has_other_hours(moment: datetime, hour: int, rulebook: Rulebook, zone: str) -> bool:
    """Say whether calling is open from a moment on at another hour of the day than this one."""
    if local(moment, zone).hour != hour:
        return True
    later = _hour_by_hour(moment, CallingHours(rulebook), zone)
    return any(local(one, zone).hour != hour for one in later)


def _hour_by_hour(begin: datetime, hours: CallingHours, zone: str) -> Iterator[datetime]:
    """Yield `begin`, then the full hours after it that are open, a day round at least."""
    moment = begin
    for _ in ALL_HOURS:
        yield moment
        full = local(moment, zone).replace(minute=0, second=0, microsecond=0)
        moment = hours.allowed_from(full + timedelta(hours=1), zone)


def shared_rest(
    due_at: datetime | None, history: CallHistory, rulebook: Rulebook
) -> datetime | None:
    """Return `due_at`, or later when a number was called for somebody else since the last try."""
    if not history.shared:
        return due_at
    called = max(history.shared)
    if history.attempts and max(history.attempts) >= called:
        return due_at
    hours = rulebook.limits_on(local(called, history.zone).date()).shared_rest
    rested = called + timedelta(hours=hours)
    return rested if due_at is None else max(due_at, rested)


def within_limits(
    due_at: datetime | None,
    history: CallHistory,
    rulebook: Rulebook,
    since: datetime,
    *,
    agreed: bool = False,
) -> tuple[bool, datetime | None]:
    """Say whether a contact may ever be called again, and from when (None is at once).

    What is due at once is so from `since` on. A moment that was `agreed` keeps its hour on the
    first day with room; anything else waits for that day to open.
    """
    last = history.last
    if last is None:
        return True, due_at
    from_day = max(history.days((last, since if due_at is None else due_at)))
    day = history.first_day(from_day, rulebook)
    if day is None:
        return False, None
    if day == from_day:
        return True, due_at
    hours, zone = CallingHours(rulebook), history.zone
    if agreed and due_at is not None:
        there = local(due_at, zone)
        moved = datetime.combine(day, there.time(), tzinfo=there.tzinfo)
        return True, hours.agreed_from(moved, zone)
    return True, hours.allowed_from(start_of_day(day, zone), zone)
