"""Which script and which answer works: counts over attempts that went through a script.

Pure counting, with every rate beside its denominator and its 95 % interval. The unit is the
conversation: an objection raised twice in one counts as one, by its last answered time.

An answer after which the objection always stood is not compared with the others: it is how the
talk ended, not a way to meet the objection. Words of the script are compared in any case.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialer.facts import ObjectionRaised, ScriptStep
from dialer.lists.model import ListKind
from dialer.rulebook import Asks, OutcomeRule, Reached, Rulebook
from dialer.script_advice import Advice, Option, Tally, advise

INTEREST_GROUP: Final = 3
"""The group of an employer's outcomes in which it is willing (rules/outcomes.toml)."""

PLAN_WANTED: Final = frozenset({"wants_rehab", "registered_rehab"})


@dataclass(frozen=True, slots=True)
class ScriptedAttempt:
    """An attempt that opened a script, with the outcome in force. `path` is empty when unused."""

    kind: ListKind
    script_id: str
    script_version: str
    code: str
    path: tuple[ScriptStep, ...]
    objections: tuple[ObjectionRaised, ...]


class End(StrEnum):
    """What an outcome is worth here. GOAL: a promise to pay, or an employer's interest."""

    GOAL = "goal"
    PLAN = "plan"
    RIGHT_PARTY = "right_party"
    OTHER = "other"


Ends = Mapping[tuple[ListKind, str], End]


@dataclass(frozen=True, slots=True)
class ObjectionFigures:
    """One objection in one script.

    `raised` counts every time, `whole` conversations. `answers` (most used first; "" was put away
    unanswered) and `wordings` (versions of the script) each add up to the whole.
    """

    objection_id: str
    raised: int
    whole: Option
    answers: tuple[Option, ...]
    wordings: tuple[Option, ...]
    answer_advice: Advice
    wording_advice: Advice


@dataclass(frozen=True, slots=True)
class DropOff:
    """Conversations without an agreement that ended at a step."""

    step_id: str
    talks: int


@dataclass(frozen=True, slots=True)
class ScriptFigures:
    """One script. `opened` counts attempts, the rest those in which it was gone through."""

    script_id: str
    kind: ListKind
    versions: tuple[str, ...]
    opened: int
    tally: Tally
    drop_off: tuple[DropOff, ...]
    objections: tuple[ObjectionFigures, ...]


def ends_of(rulebook: Rulebook) -> Ends:
    """Return what each outcome is worth, by kind and code."""
    return {
        (kind, rule.code): _end(kind, rule)
        for rule in rulebook.outcomes.values()
        for kind in rule.kinds
    }


def _end(kind: ListKind, rule: OutcomeRule) -> End:
    if rule.code in PLAN_WANTED:
        return End.PLAN
    wanted = Asks.PROMISE in rule.asks if kind is ListKind.ARREARS else rule.group == INTEREST_GROUP
    if wanted:
        return End.GOAL
    return End.RIGHT_PARTY if rule.reached is Reached.RIGHT_PARTY else End.OTHER


def script_figures(attempts: Iterable[ScriptedAttempt], ends: Ends) -> tuple[ScriptFigures, ...]:
    """Return the figures of every script that was opened, the most used first."""
    by_script: dict[tuple[str, ListKind], list[ScriptedAttempt]] = defaultdict(list)
    for one in attempts:
        by_script[one.script_id, one.kind].append(one)
    found = [_script(*key, opened, ends) for key, opened in by_script.items()]
    return tuple(sorted(found, key=lambda one: (-one.tally.talks, -one.opened, one.script_id)))


def _script(
    script_id: str, kind: ListKind, opened: Sequence[ScriptedAttempt], ends: Ends
) -> ScriptFigures:
    used = [one for one in opened if one.path]
    stopped = Counter(one.path[-1].step_id for one in used if not _agreed(one, ends))
    return ScriptFigures(
        script_id=script_id,
        kind=kind,
        versions=tuple(sorted({one.script_version for one in opened})),
        opened=len(opened),
        tally=_tally(used, ends),
        drop_off=tuple(
            DropOff(step, talks)
            for step, talks in sorted(stopped.items(), key=lambda one: (-one[1], one[0]))
        ),
        objections=_objections(used, ends),
    )


def _objections(used: Sequence[ScriptedAttempt], ends: Ends) -> tuple[ObjectionFigures, ...]:
    met: dict[str, list[tuple[ScriptedAttempt, ObjectionRaised]]] = defaultdict(list)
    raised: Counter[str] = Counter()
    for attempt in used:
        raised.update(one.objection_id for one in attempt.objections)
        for objection_id, last in _last_met(attempt).items():
            met[objection_id].append((attempt, last))
    found = []
    for objection_id, cases in met.items():
        answers = _options([(raise_.answer, case, raise_) for case, raise_ in cases], ends)
        wordings = _options([(case.script_version, case, raise_) for case, raise_ in cases], ends)
        found.append(
            ObjectionFigures(
                objection_id=objection_id,
                raised=raised[objection_id],
                whole=_option("", cases, ends),
                answers=answers,
                wordings=wordings,
                answer_advice=advise([one for one in answers if one.name and one.resolved]),
                wording_advice=advise(wordings),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.whole.tally.talks, one.objection_id)))


def _last_met(attempt: ScriptedAttempt) -> Mapping[str, ObjectionRaised]:
    """Each objection of a conversation as it was last answered, else as it was last raised."""
    found: dict[str, ObjectionRaised] = {}
    for one in attempt.objections:
        before = found.get(one.objection_id)
        if one.answer or before is None or not before.answer:
            found[one.objection_id] = one
    return found


def _options(
    cases: Sequence[tuple[str, ScriptedAttempt, ObjectionRaised]], ends: Ends
) -> tuple[Option, ...]:
    by_name: dict[str, list[tuple[ScriptedAttempt, ObjectionRaised]]] = defaultdict(list)
    for name, attempt, raised in cases:
        by_name[name].append((attempt, raised))
    found = [_option(name, these, ends) for name, these in by_name.items()]
    return tuple(sorted(found, key=lambda one: (-one.tally.talks, one.name)))


def _option(
    name: str, cases: Sequence[tuple[ScriptedAttempt, ObjectionRaised]], ends: Ends
) -> Option:
    resolved = sum(raised.resolved for _attempt, raised in cases)
    return Option(name, resolved, _tally([attempt for attempt, _raised in cases], ends))


def _tally(used: Sequence[ScriptedAttempt], ends: Ends) -> Tally:
    came = Counter(_end_of(one, ends) for one in used)
    return Tally(
        talks=len(used),
        right_party=len(used) - came[End.OTHER],
        goals=came[End.GOAL],
        plans=came[End.PLAN],
    )


def _end_of(attempt: ScriptedAttempt, ends: Ends) -> End:
    return ends.get((attempt.kind, attempt.code), End.OTHER)


def _agreed(attempt: ScriptedAttempt, ends: Ends) -> bool:
    return _end_of(attempt, ends) in (End.GOAL, End.PLAN)
