"""After the call: where it went wrong, what would have been better there, and what was hidden."""

from dataclasses import dataclass

from scripts_call.practice.acts import ENDING_WORDS, Ending, Parameter
from scripts_call.practice.rubric import Rubric
from scripts_call.practice.scoring import Item, Loss, Score, losses, score
from scripts_call.practice.session import Session, Turn, choose, fill


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could have been better.

    `turn` counts from 1 (None when nothing was said at all); `heard` is what the partner had said
    just before, `said` the officer's sentence, `better` a model sentence for that place. `points`
    is what it cost, of 100; `instant`: it failed the practice by itself.
    """

    turn: int | None
    scene: str
    parameter: Parameter
    label: str
    why: str
    heard: str
    said: str
    better: str
    note: str
    points: int
    instant: bool


@dataclass(frozen=True, slots=True)
class Debrief:
    """What the officer reads after the call.

    `turning_point` is the finding that weighed most (what failed at once comes first); `findings`
    are all of them in the order of the call; `went_well` the parameters with full points;
    `not_understood` the typed sentences no rule recognised, which were not judged.
    """

    ending: Ending
    ending_words: str
    score: Score
    truth: str
    persuades: str
    goal: str
    turning_point: Finding | None
    findings: tuple[Finding, ...]
    went_well: tuple[Item, ...]
    not_understood: tuple[str, ...]


def debrief(session: Session, rubric: Rubric) -> Debrief:
    """Judge and explain a call; a call still going on counts as taken leave of."""
    judged = score(session, rubric)
    found = tuple(_finding(session, rubric, loss) for loss in losses(session, rubric))
    ending = session.ending or Ending.CUT_SHORT
    persona = session.case.persona
    worst = max(found, key=lambda one: (one.instant, one.points, -(one.turn or 0)), default=None)
    return Debrief(
        ending=ending,
        ending_words=ENDING_WORDS[ending],
        score=judged,
        truth=persona.truth,
        persuades=persona.persuades,
        goal=persona.goal,
        turning_point=worst,
        findings=_together(found),
        went_well=tuple(item for item in judged.items if item.points == item.weight),
        not_understood=tuple(turn.said for turn in session.turns if not turn.understood),
    )


def _finding(session: Session, rubric: Rubric, loss: Loss) -> Finding:
    rule = rubric.parameters[loss.parameter]
    turn = session.turns[loss.turn - 1] if loss.turn else None
    return Finding(
        turn=loss.turn,
        scene=loss.scene.title,
        parameter=loss.parameter,
        label=rule.label,
        why=loss.sentence,
        heard=_before(session, turn),
        said=turn.said if turn else "",
        better=better(session, loss),
        note=_note(loss, turn),
        points=max(1, round(rule.weight * loss.share)),
        instant=loss.instant,
    )


def better(session: Session, loss: Loss) -> str:
    """A model sentence for the place of the loss, the same for the same session."""
    case = session.case
    key = f"{case.persona.id}:{case.seed}:better:{loss.scene.name}"
    return fill(case, choose(key, loss.scene.model_answers).text)


def _before(session: Session, turn: Turn | None) -> str:
    if turn is None or turn.number == 1:
        return session.opening
    return session.turns[turn.number - 2].line


def _note(loss: Loss, turn: Turn | None) -> str:
    """What the author of the offered sentence says about it."""
    if turn is None:
        return ""
    picked = getattr(turn.move, "option_id", None)
    return next((option.note for option in loss.scene.options if option.id == picked), "")


def _together(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One finding for a parameter at a turn, with the points of all of them."""
    merged: dict[tuple[int | None, Parameter, str], Finding] = {}
    for one in found:
        key = (one.turn, one.parameter, one.why)
        other = merged.get(key)
        if other is None:
            merged[key] = one
    return tuple(merged.values())
