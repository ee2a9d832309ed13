"""Where a call stands in its script, and the way it came: one immutable value.

A `Walk` is the script plus the moves made so far; everything else in it follows from these two.
That is why going back is exact and a draft is only a short list of moves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scripts_call.captures import known_value
from scripts_call.conditions import Name, Subject, Value
from scripts_call.contact_facts import NOTHING_KNOWN, ContactFact, ContactFacts
from scripts_call.model import Answer, Capture, Objection, Script, Step


class MoveKind(StrEnum):
    """What the officer can do; the values are written into drafts."""

    ANSWER = "answer"
    RAISE = "raise"
    LEAVE = "leave"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Move:
    """One move; `number` is the place of the answer in the script, `name` the objection or step.

    `to` is the step an answer led to when conditions led it elsewhere than its `goto`. So a walk
    is made again from its moves without asking any condition again.
    """

    kind: MoveKind
    number: int = 0
    name: str = ""
    to: str = ""


class Arrival(StrEnum):
    """How a step was come to."""

    START = "start"
    ANSWER = "answer"
    OBJECTION = "objection"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Visit:
    """A step on the path. `answer` is the place (from 1) among all answers of the step, those
    hidden by conditions too; None while it is open or when it was jumped from."""

    step: str
    arrival: Arrival
    answer: int | None = None


class Response(StrEnum):
    """What came of an objection.

    OPEN        it is on screen now.
    ACCEPTED    answered, and the person accepted it.
    NOT_ACCEPTED answered, and the person did not.
    LEFT        put away without choosing an answer.
    HELD        the right party was not confirmed, so it was put off.
    """

    OPEN = "open"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    LEFT = "left"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Raised:
    """An objection raised at a step, the answer that was used (its place), what came of it.

    `held`: it was raised before confirmation and its answer was kept back (see `model.Hold`).
    """

    objection: str
    at_step: str
    held: bool
    answer: int | None = None
    response: Response = Response.OPEN

    @property
    def resolved(self) -> bool:
        """True when it was answered and accepted."""
        return self.response is Response.ACCEPTED


@dataclass(frozen=True, slots=True)
class Walk:
    """A call on its way through a script.

    `step` is the step one stands on or will return to; `open_objections` indexes `raised`, the
    innermost last; `path` has every step in order, the current one last; `captured` holds what
    was asked on the way, as typed, and `notes` what was noted, by step. `facts` are those of the
    contact when the walk began; `before` is the walk before the last move, for going back.
    Only `stepper` makes these.
    """

    script: Script
    moves: tuple[Move, ...]
    step: str
    confirmed: bool
    path: tuple[Visit, ...]
    raised: tuple[Raised, ...] = ()
    open_objections: tuple[int, ...] = ()
    captured: Mapping[str, str] = field(default_factory=dict, hash=False)
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)
    facts: ContactFacts = NOTHING_KNOWN
    before: "Walk | None" = field(default=None, compare=False, repr=False)

    @property
    def current_step(self) -> Step:
        """The step one stands on, beneath any open objection."""
        return self.script.steps[self.step]

    @property
    def current_raised(self) -> Raised | None:
        """The innermost open objection as it was raised."""
        return self.raised[self.open_objections[-1]] if self.open_objections else None

    @property
    def current_objection(self) -> Objection | None:
        """The innermost open objection."""
        raised = self.current_raised
        return self.script.objections[raised.objection] if raised else None

    @property
    def step_answers(self) -> tuple[Answer, ...]:
        """The answers of the step one stands on whose conditions hold now."""
        return self.shown(self.current_step.answers)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the keys 1-9 mean now: of the objection in front, else of the step."""
        raised = self.current_raised
        if raised is None:
            return self.step_answers
        if raised.held:
            hold = self.script.hold
            assert hold is not None, "the loader refuses held objections without a hold"
            return (Answer(hold.answer, goto=None, accepts=False),)
        return self.shown(self.script.objections[raised.objection].answers)

    def shown(self, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        """Those whose condition holds now, in their order."""
        return tuple(one for one in answers if one.when is None or one.when.holds(self.value_of))

    @property
    def asked(self) -> dict[str, Capture]:
        """The fields of the steps gone through, by name: what may be missed when it is empty."""
        steps = self.script.steps
        return {
            one.name: self.script.fields[one.name]
            for visit in self.path
            for one in steps[visit.step].captures
        }

    def value_of(self, name: Name) -> Value | None:
        """What a name in a condition stands for now; None when it is not known."""
        match name.subject:
            case Subject.CONTACT:
                fact = ContactFact(name.key)
                return self.confirmed if fact is ContactFact.CONFIRMED else self.facts.value(fact)
            case Subject.FIELD:
                text = self.captured.get(name.key)
                return known_value(self.script.fields[name.key], text) if text else None
            case Subject.ANSWER:
                return self._answer_id(name.key)
            case Subject.VISITED:
                return any(visit.step == name.key for visit in self.path)
            case Subject.RAISED:
                return any(one.objection == name.key for one in self.raised)
            case Subject.ACCEPTED:
                return any(one.objection == name.key and one.resolved for one in self.raised)

    def _answer_id(self, step: str) -> str | None:
        """The id of the answer given last at a step."""
        for visit in reversed(self.path):
            if visit.step == step and visit.answer is not None:
                return self.script.steps[step].answers[visit.answer - 1].id or None
        return None

    @property
    def outcome(self) -> str | None:
        """The suggested outcome code when the walk has come to an ending, else None."""
        return None if self.open_objections else self.current_step.ending

    @property
    def ended(self) -> bool:
        """True on a last step, with no objection open."""
        return self.outcome is not None
