"""Move through a script: pure functions from one `Walk` to the next.

No move is silently ignored: what cannot be done from here raises MoveRefusedError with a
sentence. The one exception is raising the objection that is already in front, and going back at
the very start: both leave the walk as it is.
"""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from scripts_call.contact_facts import NOTHING_KNOWN, ContactFacts
from scripts_call.errors import MoveRefusedError
from scripts_call.model import Answer, Script
from scripts_call.reach import chain
from scripts_call.walk import Arrival, Move, MoveKind, Raised, Response, Visit, Walk

MAX_NOTE: Final = 2000
"""Characters of one note; what is longer belongs to the outcome form."""


def start(script: Script, facts: ContactFacts = NOTHING_KNOWN) -> Walk:
    """A walk on the first step, nobody confirmed yet. The facts stay as they are to its end."""
    walk = Walk(script=script, moves=(), step=script.start, confirmed=False, path=(), facts=facts)
    first = _landing(walk, script.start)
    return replace(walk, step=first, path=(Visit(first, Arrival.START),))


def answer(walk: Walk, number: int) -> Walk:
    """Choose answer 1-9 of what is on screen: the objection in front, else the step."""
    answers = walk.answers
    if not 1 <= number <= len(answers):
        raise MoveRefusedError(
            f"Jawaban nomor {number} tidak ada di sini."
            if answers
            else "Percakapan sudah sampai di akhir naskah; tidak ada jawaban lagi."
        )
    chosen = answers[number - 1]
    every = _all_answers(walk)
    place = (
        number if every is None else 1 + next(at for at, one in enumerate(every) if one is chosen)
    )
    return _answered(walk, chosen, place, None)


def raise_objection(walk: Walk, name: str) -> Walk:
    """Open an objection over whatever is on screen; its answers lead back here.

    Before the right party is confirmed an objection that speaks of the debt is *held*: the
    script's `Hold` is shown, and the only answer goes back.
    """
    objection = walk.script.objections.get(name)
    if objection is None:
        raise MoveRefusedError(f"Keberatan “{name}” tidak ada dalam naskah ini.")
    front = walk.current_raised
    if front and front.objection == name:
        return walk
    held = objection.confirmed_only and not walk.confirmed
    raised = (*walk.raised, Raised(name, walk.step, held))
    opened = replace(walk, raised=raised, open_objections=(*walk.open_objections, len(raised) - 1))
    return _moved(opened, Move(MoveKind.RAISE, name=name), walk)


def leave_objection(walk: Walk) -> Walk:
    """Put the objection in front away without an answer and return to where one was."""
    front = walk.current_raised
    if front is None:
        raise MoveRefusedError("Tidak ada keberatan yang sedang terbuka.")
    response = Response.HELD if front.held else Response.LEFT
    return _moved(_close_front(walk, None, response), Move(MoveKind.LEAVE), walk)


def jump(walk: Walk, step: str) -> Walk:
    """Go to any step. Open objections are put away; confirmation is neither won nor lost."""
    if step not in walk.script.steps:
        raise MoveRefusedError(f"Langkah “{step}” tidak ada dalam naskah ini.")
    return _moved(
        _arrive(_put_away(walk), step, Arrival.JUMP), Move(MoveKind.JUMP, name=step), walk
    )


def back(walk: Walk) -> Walk:
    """Undo the last move exactly; what was captured stays, for it was said."""
    if walk.before is None:
        return walk
    return replace(walk.before, captured=walk.captured, notes=walk.notes)


def capture(walk: Walk, name: str, text: str) -> Walk:
    """Keep what was typed into a field of this script; an empty text clears it."""
    if name not in walk.script.fields:
        raise MoveRefusedError(f"Isian “{name}” tidak ada dalam naskah ini.")
    captured = {key: value for key, value in walk.captured.items() if key != name}
    if text.strip():
        captured[name] = text
    return replace(walk, captured=MappingProxyType(captured))


def note(walk: Walk, text: str) -> Walk:
    """Keep what the officer notes at the step one stands on; an empty text clears it."""
    notes = {step: kept for step, kept in walk.notes.items() if step != walk.step}
    if text.strip():
        notes[walk.step] = text[:MAX_NOTE]
    return replace(walk, notes=MappingProxyType(notes))


def replay(script: Script, moves: tuple[Move, ...], facts: ContactFacts = NOTHING_KNOWN) -> Walk:
    """Make the moves one after another from the start; raises MoveRefusedError as they would.

    Where an answer led is taken from the move, since fields may have changed its conditions
    meanwhile; a step it cannot lead to is refused.
    """
    walk = start(script, facts)
    for move in moves:
        walk = _make(walk, move)
    return walk


def _make(walk: Walk, move: Move) -> Walk:
    match move.kind:
        case MoveKind.ANSWER:
            return _answered_again(walk, move)
        case MoveKind.RAISE:
            return raise_objection(walk, move.name)
        case MoveKind.LEAVE:
            return leave_objection(walk)
        case MoveKind.JUMP:
            return jump(walk, move.name)


def _all_answers(walk: Walk) -> tuple[Answer, ...] | None:
    """The answers in front, hidden ones too; None while an objection is held."""
    front = walk.current_raised
    if front is None:
        return walk.current_step.answers
    return None if front.held else walk.script.objections[front.objection].answers


def _answered_again(walk: Walk, move: Move) -> Walk:
    every = _all_answers(walk)
    answers = walk.answers if every is None else every
    if not 1 <= move.number <= len(answers):
        raise MoveRefusedError(f"Jawaban nomor {move.number} tidak ada di sini.")
    chosen = answers[move.number - 1]
    to = move.to or chosen.goto
    if move.to and not any(move.to in chain(walk.script, one) for one in chosen.targets):
        raise MoveRefusedError(f"Jawaban ini tidak menuju langkah “{move.to}”.")
    return _answered(walk, chosen, move.number, to)


def _answered(walk: Walk, chosen: Answer, place: int, to: str | None) -> Walk:
    """Take an answer; `to` is where it led when that is known already, else it is worked out."""
    front = walk.current_raised
    if front is not None and front.held:
        held = _close_front(walk, None, Response.HELD)
        return _moved(held, Move(MoveKind.ANSWER, number=place), walk)
    if front is not None:
        response = Response.ACCEPTED if chosen.accepts else Response.NOT_ACCEPTED
        said, arrival = _close_front(walk, place, response), Arrival.OBJECTION
    else:
        last = replace(walk.path[-1], answer=place)
        confirmed = walk.confirmed or chosen.confirms
        said = replace(walk, path=(*walk.path[:-1], last), confirmed=confirmed)
        arrival = Arrival.ANSWER
    target = to or _target(said, chosen)
    move = Move(
        MoveKind.ANSWER, number=place, to=target if target and target != chosen.goto else ""
    )
    if target is None:
        return _moved(said, move, walk)
    return _moved(_arrive(_put_away(said), target, arrival), move, walk)


def _target(walk: Walk, chosen: Answer) -> str | None:
    """Where an answer leads as things are now; None returns to where one was."""
    for branch in chosen.branches:
        if branch.when.holds(walk.value_of):
            return _landing(walk, branch.goto)
    return None if chosen.goto is None else _landing(walk, chosen.goto)


def _landing(walk: Walk, target: str) -> str:
    """The step itself, or what takes its place while its condition does not hold."""
    for name in chain(walk.script, target):
        step = walk.script.steps[name]
        if step.when is None or step.when.holds(walk.value_of):
            return name
    raise AssertionError("the loader refuses steps that hand over to each other for ever")


def _close_front(walk: Walk, number: int | None, response: Response) -> Walk:
    index = walk.open_objections[-1]
    closed = replace(walk.raised[index], answer=number, response=response)
    return replace(
        walk,
        raised=(*walk.raised[:index], closed, *walk.raised[index + 1 :]),
        open_objections=walk.open_objections[:-1],
    )


def _put_away(walk: Walk) -> Walk:
    """Close every open objection without an answer, innermost first."""
    while (front := walk.current_raised) is not None:
        walk = _close_front(walk, None, Response.HELD if front.held else Response.LEFT)
    return walk


def _arrive(walk: Walk, step: str, arrival: Arrival) -> Walk:
    return replace(walk, step=step, path=(*walk.path, Visit(step, arrival)))


def _moved(walk: Walk, move: Move, before: Walk) -> Walk:
    return replace(walk, moves=(*walk.moves, move), before=before)
