"""What is on screen now: the step or objection in front, filled in and guarded.

A frozen view to be drawn as it is; widgets need not know scripts, walks or placeholders.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts_call.announcing import announced
from scripts_call.model import Capture
from scripts_call.render import render
from scripts_call.walk import Walk


@dataclass(frozen=True, slots=True)
class StepCard:
    """The step one stands on. `answers` are for the keys 1-9 in order, without those
    hidden by conditions; empty at an ending, where `outcome` is the suggested code."""

    step: str
    title: str
    say: str
    hint: str
    answers: tuple[str, ...]
    captures: tuple[Capture, ...]
    outcome: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionCard:
    """The objection in front. When `held`, `empathy` carries the sentence that puts it off and
    `fact` and `next_step` are empty, since they may not be said yet."""

    objection: str
    title: str
    empathy: str
    fact: str
    next_step: str
    avoid: tuple[str, ...]
    answers: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The step, the objection over it if any, and how many objections are open."""

    step: StepCard
    objection: ObjectionCard | None
    depth: int
    confirmed: bool


def card(walk: Walk, values: Mapping[str, str], *, recorded: bool = False) -> Card:
    """The view of a walk; `values` as `values.call_values` makes them. A call that is `recorded`
    says so at the opening."""
    step = walk.current_step
    say = announced(step.say) if recorded and not walk.moves else step.say
    return Card(
        step=StepCard(
            step=step.id,
            title=step.title,
            say=render(say, values, walk.confirmed),
            hint=render(step.hint, values, walk.confirmed, aloud=False),
            answers=tuple(render(one.text, values, walk.confirmed) for one in walk.step_answers),
            captures=step.captures,
            outcome=walk.outcome,
            note=walk.notes.get(step.id, ""),
        ),
        objection=_objection(walk, values),
        depth=len(walk.open_objections),
        confirmed=walk.confirmed,
    )


def _objection(walk: Walk, values: Mapping[str, str]) -> ObjectionCard | None:
    objection, raised = walk.current_objection, walk.current_raised
    if objection is None or raised is None:
        return None

    def filled(text: str) -> str:
        return render(text, values, walk.confirmed)

    hold = walk.script.hold if raised.held else None
    return ObjectionCard(
        objection=objection.id,
        title=objection.title,
        empathy=filled(hold.say if hold else objection.empathy),
        fact="" if hold else filled(objection.fact),
        next_step="" if hold else filled(objection.next_step),
        avoid=objection.avoid,
        answers=tuple(filled(one.text) for one in walk.answers),
        held=raised.held,
    )
