"""Judge a practice as a real call is judged: ten parameters, together 0-100 points.

What earns points stands in the persona's scenes (`marks`), what costs points in the rubric. A
parameter nobody can earn by a sentence (language, time) counts by how far the call came, so that
hanging up early is no way to keep a clean sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scripts_call.practice.acts import Act, Ending, Parameter
from scripts_call.practice.persona import Need, Scene
from scripts_call.practice.rubric import Rubric
from scripts_call.practice.session import Session, Turn


@dataclass(frozen=True, slots=True)
class Loss:
    """Why points were lost and where. `turn` counts from 1; None when no turn was made at all.

    `share` is the part of the parameter's weight. `need`: what was missing, None for a slip.
    `reached`: False when the call ended before its scene began.
    """

    parameter: Parameter
    turn: int | None
    scene: Scene
    share: Fraction
    sentence: str
    need: Need | None = None
    slip: Act | None = None
    instant: bool = False
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One parameter: `points` of `weight`, and the reason in Indonesian."""

    parameter: Parameter
    label: str
    weight: int
    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """The whole judgement.

    `subtotal` is the sum of the items. `total` is the same, but 0 when something failed at once,
    and below the pass mark when no next step was agreed: such a call is never passed.
    """

    items: tuple[Item, ...]
    subtotal: int
    total: int
    failed: tuple[Loss, ...]
    passed: bool
    on_target: bool


def score(session: Session, rubric: Rubric) -> Score:
    """Judge a call; one that is still going on is judged as if it broke off here."""
    found = losses(session, rubric)
    items = tuple(_item(session, parameter, rubric, found) for parameter in rubric.parameters)
    subtotal = sum(item.points for item in items)
    failed = tuple(loss for loss in found if loss.instant)
    agreed = session.ending is Ending.AGREED
    reached = subtotal if agreed else min(subtotal, rubric.pass_mark - 1)
    total = 0 if failed else max(0, reached)
    return Score(
        items=items,
        subtotal=subtotal,
        total=total,
        failed=failed,
        passed=total >= rubric.pass_mark,
        on_target=total >= rubric.target,
    )


def losses(session: Session, rubric: Rubric) -> tuple[Loss, ...]:
    """Everything that cost points, in the order of the call."""
    found = [*_missing(session, rubric), *_slips(session, rubric), *_late(session, rubric)]
    return tuple(sorted(found, key=lambda loss: loss.turn or 0))


def _item(session: Session, parameter: Parameter, rubric: Rubric, found: tuple[Loss, ...]) -> Item:
    rule = rubric.parameters[parameter]
    own = [loss for loss in found if loss.parameter is parameter]
    share = max(Fraction(0), 1 - sum((loss.share for loss in own), Fraction(0)))
    points = min(rule.weight, int(rule.weight * share + Fraction(1, 2)))
    asked = parameter in (Parameter.LANGUAGE, Parameter.TIME) or any(
        parameter in scene.marks for _, scene in _played(session)
    )
    clean = rule.full if asked else rubric.not_needed
    worst = max(own, key=lambda loss: (loss.instant, loss.share), default=None)
    return Item(parameter, rule.label, rule.weight, points, worst.sentence if worst else clean)


def _missing(session: Session, rubric: Rubric) -> Iterator[Loss]:
    """Marks of every scene that were not earned; of scenes not reached too."""
    last = session.turns[-1].number if session.turns else None
    for parameter, rule in rubric.parameters.items():
        marks = [
            (place, scene, need)
            for place, scene in _played(session)
            for need in scene.marks.get(parameter, ())
        ]
        if not marks:
            yield from _not_reached(session, parameter, rubric.broken_off, last)
        for place, scene, need in marks:
            turns = _turns_of(session, place, scene)
            if any(need & turn.acts for turn in turns):
                continue
            yield Loss(
                parameter,
                turns[0].number if turns else last,
                scene,
                Fraction(1, len(marks)),
                rule.missed if turns else rubric.broken_off,
                need=need,
                reached=bool(turns),
            )


def _played(session: Session) -> Iterator[tuple[int, Scene]]:
    """All scenes in order, an interruption before the scene it is planned for."""
    persona = session.case.persona
    for place, scene in enumerate(persona.scenes):
        if place in session.case.plan and persona.interlude is not None:
            yield place, persona.interlude
        yield place, scene


def _turns_of(session: Session, place: int, scene: Scene) -> list[Turn]:
    persona = session.case.persona
    name, interlude = persona.scenes[place].name, scene is persona.interlude
    return [turn for turn in session.turns if turn.scene == name and turn.interlude == interlude]


def _not_reached(
    session: Session, parameter: Parameter, sentence: str, last: int | None
) -> Iterator[Loss]:
    scenes = len(session.case.persona.scenes)
    share = Fraction(scenes - min(session.place, scenes), scenes)
    if share:
        yield Loss(parameter, last, session.scene, share, sentence, reached=False)


def _slips(session: Session, rubric: Rubric) -> Iterator[Loss]:
    for turn in session.turns:
        for act in Act:
            if act not in turn.acts:
                continue
            scene = scene_of(session, turn)
            if act in rubric.instant:
                instant = rubric.instant[act]
                yield Loss(
                    instant.parameter,
                    turn.number,
                    scene,
                    Fraction(1),
                    instant.sentence,
                    slip=act,
                    instant=True,
                )
            elif act in rubric.slips:
                slip = rubric.slips[act]
                share = Fraction(slip.cost, 100)
                yield Loss(slip.parameter, turn.number, scene, share, slip.sentence, slip=act)


def scene_of(session: Session, turn: Turn) -> Scene:
    """The scene a sentence was said in; the interruption, when the partner was interrupting."""
    persona = session.case.persona
    if turn.interlude and persona.interlude is not None:
        return persona.interlude
    return next(scene for scene in persona.scenes if scene.name == turn.scene)


def _late(session: Session, rubric: Rubric) -> Iterator[Loss]:
    """Full time points up to the target, none at the end of the budget, evenly in between."""
    budget = session.case.budget
    over = session.at - budget.target_seconds
    if over <= 0 or not session.turns:
        return
    room = max(1, budget.most_seconds - budget.target_seconds)
    late = next(turn for turn in session.turns if turn.move.at > budget.target_seconds)
    share = min(Fraction(1), Fraction(over, room))
    rule = rubric.parameters[Parameter.TIME]
    yield Loss(Parameter.TIME, late.number, scene_of(session, late), share, rule.missed)
