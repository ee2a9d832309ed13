"""The partner's answer to one sentence: pure, the same for the same state and move."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scripts_call.errors import ScriptCallError
from scripts_call.practice.acts import SLIPS, Act, Ending, Parameter
from scripts_call.practice.hearing import Ear, Heard, listen
from scripts_call.practice.persona import Need
from scripts_call.practice.session import (
    LONGEST,
    Move,
    Pick,
    Say,
    Session,
    Turn,
    choose,
    fill,
    offered,
)


class PracticeRefusedError(ScriptCallError):
    """The move is not possible: the call is over, the sentence not offered now or too long."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a sentence changes: the acts as judged, whether the scene is done, the mood's step."""

    acts: frozenset[Act]
    done: bool
    soothed: bool
    step: int
    stalls: int


def respond(state: Session, move: Move) -> Session:
    """The call one move further. Raises PracticeRefusedError; ValueError when time runs back."""
    if state.ending is not None:
        raise PracticeRefusedError("Percakapan latihan ini sudah selesai. Mulailah yang baru.")
    if move.at < state.at:
        raise ValueError(f"time runs back: {move.at} after {state.at}")
    said, heard = _hear(state, move)
    if not heard.understood:
        line = _say(state, state.case.persona.group.unclear, "unclear")
        return _timed(_record(state, move, said, heard, state, line))
    effect = _judge(state, heard.acts)
    after = replace(
        state,
        at=move.at,
        heard=state.heard | effect.acts,
        greeted=state.greeted or Act.GREET in effect.acts,
        step=effect.step,
        stalls=effect.stalls,
    )
    after, line = _answer(state, after, effect)
    heard = Heard(effect.acts, heard.words)
    return _timed(_record(state, move, said, heard, after, line))


def _hear(state: Session, move: Move) -> tuple[str, Heard]:
    if isinstance(move, Pick):
        for option in offered(state):
            if option.id == move.option_id:
                return fill(state.case, option.text), Heard(option.acts, ())
        raise PracticeRefusedError("Pilihan itu tidak tersedia pada bagian ini.")
    said = " ".join(move.text.split())
    if len(said) > LONGEST:
        raise PracticeRefusedError(f"Kalimat terlalu panjang. Paling banyak {LONGEST} huruf.")
    scene = state.scene
    ear = Ear(
        values=state.case.values,
        protected=state.case.persona.group.protected,
        hears=scene.hears,
        wrong=scene.wrong,
        first=not state.greeted,
        last=state.place == len(state.case.persona.scenes) - 1,
        facts=Parameter.FACT in scene.marks,
    )
    return said, listen(said, ear, state.case.acts)


def _judge(state: Session, said: frozenset[Act]) -> _Effect:
    persona = state.case.persona
    acts = set(said)
    if state.confirmed:  # the data were compared already; to repeat them gives nothing away
        acts.discard(Act.READ_OUT)
    if Act.DISCLOSE in acts and not state.confirmed:
        acts.add(Act.TOO_EARLY)
    if state.interrupted and Act.LISTEN not in acts:
        acts.add(Act.INTERRUPT)
    now = frozenset(acts)
    done = state.interrupted or met(state.scene.needs, state.heard | now)
    soothed = bool(now & persona.soothed_by) and not state.heard & persona.soothed_by
    harm = sum(state.case.acts[act].harm for act in now)
    harm += 1 if now & persona.irritated_by else 0
    stalls = state.stalls
    if not done and not soothed:
        stalls += 1
        if stalls >= persona.patience:
            harm, stalls = harm + 1, 0
    step = state.step + (1 if soothed else 0) - harm
    return _Effect(now, done, soothed, min(step, len(persona.ladder) - 1), stalls)


def met(needs: Iterable[Need], acts: frozenset[Act]) -> bool:
    """Whether of every need at least one act was done."""
    return all(need & acts for need in needs)


def _answer(before: Session, after: Session, effect: _Effect) -> tuple[Session, str]:
    """The partner's words, and the call as it stands after them."""
    persona = before.case.persona
    reaction = _reaction(before, effect.acts)
    if after.step < 0:
        leaving = _say(before, persona.leaving, "leaving")
        return replace(after, ending=persona.leaves), _joined(reaction, leaving)
    if effect.done:
        after, line = _onward(before, after)
        return after, _joined(reaction, line)
    if Act.FAREWELL in effect.acts:
        line = _say(before, persona.group.cut_short, "cut_short")
        return replace(after, ending=Ending.CUT_SHORT), _joined(reaction, line)
    return after, _joined(reaction, _stuck(after))


def _onward(before: Session, after: Session) -> tuple[Session, str]:
    persona = before.case.persona
    if before.interrupted:
        return _enter(replace(after, interrupted=False, heard=before.heard))
    confirmed = after.confirmed or before.scene.confirms
    place = before.place + 1
    after = replace(after, place=place, confirmed=confirmed, heard=frozenset(), stalls=0)
    if place == len(persona.scenes):
        return replace(after, ending=Ending.AGREED), _say(before, persona.farewell, "farewell")
    if place in before.case.plan and persona.interlude is not None:
        after = replace(after, interrupted=True)
        return after, _interruption(after)
    return _enter(after)


def _interruption(state: Session) -> str:
    """Another one each time, as long as there are others."""
    persona, plan = state.case.persona, sorted(state.case.plan)
    lines = persona.interruptions
    first = choose(f"{persona.id}:{state.case.seed}:interruption", tuple(range(len(lines))))
    return fill(state.case, lines[(first + plan.index(state.place)) % len(lines)])


def _enter(state: Session) -> tuple[Session, str]:
    """A matter that upsets the partner spoils the mood, but does not by itself end the call."""
    scene = state.scene
    state = replace(state, step=max(0, state.step - scene.upsets))
    return state, _say(state, scene.moods.get(state.mood) or scene.line, f"line:{scene.name}")


def _stuck(state: Session) -> str:
    return _say(state, state.scene.stuck or state.case.persona.group.stuck[state.mood], "stuck")


def _reaction(state: Session, acts: frozenset[Act]) -> str:
    """To the worst slip only; a person does not answer three things at once."""
    reactions = state.case.persona.group.reactions
    slips = [act for act in Act if act in acts & SLIPS and act in reactions]
    if not slips:
        return ""
    worst = max(slips, key=lambda act: state.case.acts[act].harm)
    return _say(state, reactions[worst], f"reaction:{worst}")


def _timed(state: Session) -> Session:
    """Time pressure: the partner grows impatient, and at last the call is over."""
    case, persona = state.case, state.case.persona
    if state.ending is not None:
        return state
    if state.at >= case.budget.most_seconds or len(state.turns) >= case.budget.most_turns:
        return replace(state, ending=Ending.TIME_OUT)
    limit = persona.impatient_after
    if state.hurried or limit is None or state.at < limit:
        return state
    hurry = _say(state, persona.group.hurry, "hurry")
    state = replace(state, hurried=True, step=state.step - 1)
    if state.step < 0:
        line = _joined(hurry, _say(state, persona.leaving, "leaving"))
        return _relined(replace(state, ending=persona.leaves), line)
    return _relined(state, _joined(state.line, hurry))


def _relined(state: Session, line: str) -> Session:
    last = replace(state.turns[-1], line=line, mood=state.mood, step=state.step)
    return replace(state, turns=(*state.turns[:-1], last))


def _record(
    before: Session, move: Move, said: str, heard: Heard, after: Session, line: str
) -> Session:
    turn = Turn(
        number=len(before.turns) + 1,
        move=move,
        said=said,
        scene=before.scene.name,
        interlude=before.interrupted,
        acts=heard.acts,
        words=heard.words if isinstance(move, Say) else (),
        understood=heard.understood,
        mood=after.mood,
        step_before=before.step,
        step=after.step,
        line=line,
    )
    return replace(after, at=move.at, turns=(*before.turns, turn))


def _say(state: Session, lines: tuple[str, ...], what: str) -> str:
    key = f"{state.case.persona.id}:{state.case.seed}:{len(state.turns)}:{what}"
    return fill(state.case, choose(key, lines))


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip()
