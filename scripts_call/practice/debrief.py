"""After the call: where it went wrong, what would have been better there, and what was hidden."""

from dataclasses import dataclass, replace

from scripts_call.practice.acts import ENDING_WORDS, Ending, Parameter
from scripts_call.practice.persona import Scene
from scripts_call.practice.rubric import Rubric
from scripts_call.practice.scoring import Item, Loss, Score, losses, scene_of, score
from scripts_call.practice.session import Pick, Session, Turn, choose, fill


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could have been better.

    `turn` counts from 1 (None when nothing was said at all); `heard` is what the partner had said
    just before, `said` the officer's sentence, `better` a model sentence for that place.
    `missing` names what was left out; `note` is what the author says of the picked sentence.
    `points` is what it cost, of 100; `instant`: it failed the practice by itself.
    """

    turn: int | None
    scene: str
    parameter: Parameter
    label: str
    why: str
    heard: str
    said: str
    better: str
    missing: tuple[str, ...]
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
    lost = losses(session, rubric)
    found = _together([_finding(session, rubric, loss) for loss in lost if loss.reached])
    cut = _cut(session, rubric, [loss for loss in lost if not loss.reached])
    found = (*found, *cut)
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
        findings=found,
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
        better=better(session, loss.scene),
        missing=_labels(session, loss),
        note=_note(session, turn),
        points=max(1, round(rule.weight * loss.share)),
        instant=loss.instant,
    )


def better(session: Session, scene: Scene) -> str:
    """A model sentence for a scene, the same for the same session."""
    case = session.case
    key = f"{case.persona.id}:{case.seed}:better:{scene.name}"
    return fill(case, choose(key, scene.model_answers).text)


def _cut(session: Session, rubric: Rubric, lost: list[Loss]) -> tuple[Finding, ...]:
    """All that was lost because the call ended early, at the turn that brought the end."""
    if not lost:
        return ()
    turn = _fatal(session)
    scene = scene_of(session, turn) if turn else session.scene
    points = sum(rubric.parameters[loss.parameter].weight * loss.share for loss in lost)
    return (
        Finding(
            turn=turn.number if turn else None,
            scene=scene.title,
            parameter=Parameter.NEXT_STEP,
            label=ENDING_WORDS[session.ending or Ending.CUT_SHORT],
            why=rubric.broken_off,
            heard=_before(session, turn),
            said=turn.said if turn else "",
            better=better(session, scene),
            missing=tuple(dict.fromkeys(loss.scene.title for loss in lost)),
            note=_note(session, turn),
            points=max(1, round(points)),
            instant=False,
        ),
    )


def _fatal(session: Session) -> Turn | None:
    """Where the partner was lost: at the deepest fall of the mood, else at the last sentence."""
    if not session.turns:
        return None
    if session.ending not in (Ending.HUNG_UP, Ending.REFUSED):
        return session.turns[-1]
    return min(reversed(session.turns), key=lambda turn: turn.step - turn.step_before)


def _before(session: Session, turn: Turn | None) -> str:
    if turn is None or turn.number == 1:
        return session.opening
    return session.turns[turn.number - 2].line


def _note(session: Session, turn: Turn | None) -> str:
    """What the author of the offered sentence says about it."""
    if turn is None or not isinstance(turn.move, Pick):
        return ""
    picked = turn.move.option_id
    return next(
        (option.note for option in scene_of(session, turn).options if option.id == picked), ""
    )


def _labels(session: Session, loss: Loss) -> tuple[str, ...]:
    rules = session.case.acts
    named = sorted(loss.need or (), key=list(rules).index)
    return (" atau ".join(rules[act].label for act in named),) if named else ()


def _together(found: list[Finding]) -> tuple[Finding, ...]:
    """One finding for a parameter at a turn, with the points of all of them."""
    merged: dict[tuple[int | None, str, Parameter, str], Finding] = {}
    for one in found:
        key = (one.turn, one.scene, one.parameter, one.why)
        other = merged.get(key)
        merged[key] = one if other is None else _joined(other, one)
    return tuple(merged.values())


def _joined(one: Finding, other: Finding) -> Finding:
    missing = tuple(dict.fromkeys((*one.missing, *other.missing)))
    return replace(one, missing=missing, points=one.points + other.points)
