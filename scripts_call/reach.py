"""Walk every path of a script at once, on states (step, right party confirmed?).

Conditions are taken as they might be: whatever a contact's facts, earlier answers and fields could
make of them is walked. So what holds on every path here holds in every real call.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from scripts_call.conditions import Condition, Name, Subject
from scripts_call.contact_facts import ContactFact
from scripts_call.model import Answer, Script, Step
from scripts_call.truth import can_be, one_always_holds

_CONFIRMED: Final = Name(Subject.CONTACT, ContactFact.CONFIRMED.value)
_ALWAYS: Final = frozenset({True})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a walk may stand. `closed`: it has passed a step marked as closing."""

    step: str
    confirmed: bool
    closed: bool = False


def reachable(script: Script) -> dict[Standing, Standing | None]:
    """Every standing a walk can come to without jumping, with the one before it."""
    came_from: dict[Standing, Standing | None] = {}
    waiting: deque[Standing] = deque()

    def come(target: str, confirmed: bool, before: Standing | None) -> None:
        for step in landings(script, target, confirmed):
            closed = script.steps[step].closing or (before is not None and before.closed)
            there = Standing(step, confirmed, closed)
            if there not in came_from:
                came_from[there] = before
                waiting.append(there)

    come(script.start, False, None)
    leaps = _leaps(script)
    leapt: set[tuple[bool, bool]] = set()
    while waiting:
        here = waiting.popleft()
        for target, confirmed in _onward(script, here):
            come(target, confirmed, here)
        if (here.confirmed, here.closed) in leapt:
            continue  # from every such standing the objections lead to the same places
        leapt.add((here.confirmed, here.closed))
        for target, confirmed_only in leaps:
            if here.confirmed or not confirmed_only:
                come(target, here.confirmed, here)
    return came_from


def landings(script: Script, target: str, confirmed: bool) -> Iterator[str]:
    """The steps one may stand on when `target` is gone to: itself, or what takes its place."""
    seen: set[str] = set()
    here: str | None = target
    while here is not None and here in script.steps and here not in seen:
        seen.add(here)
        step = script.steps[here]
        truths = _truths(step.when, confirmed)
        if True in truths:
            yield here
        if False not in truths:
            return
        here = step.skip_to


def route(standing: Standing, came_from: Mapping[Standing, Standing | None], most: int = 8) -> str:
    """The way to a standing as `a → b → c`; only its end when it is long."""
    way: list[str] = []
    here: Standing | None = standing
    while here is not None and len(way) < most:
        way.append(here.step)
        here = came_from[here]
    return " → ".join([*(["…"] if here else []), *reversed(way)])


def steps_with_a_way_out(script: Script) -> set[str]:
    """Steps from which answers alone lead to an ending, whatever the conditions turn out to be.

    A target that does not exist counts as an ending: it is a fault of its own.
    """
    before: dict[str, set[str]] = {}
    for name, step in script.steps.items():
        for answer in step.answers:
            for target in answer.targets:
                for landing in chain(script, target):
                    before.setdefault(landing, set()).add(name)
    out: set[str] = set()
    waiting = deque(reversed(list(script.steps)))
    while waiting:
        name = waiting.popleft()
        if name not in out and _leads_out(script, script.steps[name], out):
            out.add(name)
            waiting.extend(before.get(name, ()))
    return out


def always_answerable(step: Step) -> bool:
    """Whether in every case one of its answers is on screen."""
    if any(answer.when is None for answer in step.answers):
        return True
    return one_always_holds([answer.when for answer in step.answers if answer.when])


def _onward(script: Script, here: Standing) -> Iterator[tuple[str, bool]]:
    for answer in script.steps[here.step].answers:
        if True not in _truths(answer.when, here.confirmed):
            continue
        confirmed = here.confirmed or answer.confirms
        for target in _led_to(answer, confirmed):
            yield target, confirmed


def _led_to(answer: Answer, confirmed: bool) -> Iterator[str]:
    for branch in answer.branches:
        truths = _truths(branch.when, confirmed)
        if True in truths:
            yield branch.goto
        if False not in truths:
            return
    if answer.goto is not None:
        yield answer.goto


def _leaps(script: Script) -> list[tuple[str, bool]]:
    """Steps an objection may lead to, and whether only after confirmation."""
    found: dict[tuple[str, bool], None] = {}
    for objection in script.objections.values():
        for answer in objection.answers:
            found.update(dict.fromkeys((one, objection.confirmed_only) for one in answer.targets))
    return list(found)


def _truths(condition: Condition | None, confirmed: bool) -> frozenset[bool]:
    return _ALWAYS if condition is None else can_be(condition, {_CONFIRMED: confirmed})


def chain(script: Script, target: str) -> Iterator[str]:
    """A target and all that may take its place."""
    seen: set[str] = set()
    here: str | None = target
    while here is not None and here not in seen:
        seen.add(here)
        yield here
        step = script.steps.get(here)
        here = step.skip_to if step and step.when else None


def _leads_out(script: Script, step: Step, out: set[str]) -> bool:
    if not step.answers:
        return True

    def sure(answer: Answer) -> bool:
        return all(
            landing in out or landing not in script.steps
            for target in answer.targets
            for landing in chain(script, target)
        )

    certain = [answer for answer in step.answers if answer.when is None]
    if certain:
        return any(sure(answer) for answer in certain)
    return all(sure(answer) for answer in step.answers)
