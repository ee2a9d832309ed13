"""Move through a script: pure functions from one `Walk` to the next.

No move is silently ignored: what cannot be done from here raises MoveRefusedError with a
sentence. The one exception is raising the objection that is already in front, and going back at
the very start: both leave the walk as it is.
"""

from dataclasses import replace
from types import MappingProxyType

from scripts_call.errors import MoveRefusedError
from scripts_call.model import Answer, Script
from scripts_call.walk import Arrival, Move, MoveKind, Raised, Response, Visit, Walk


def start(script: Script) -> Walk:
    """A walk on the first step, nobody confirmed yet."""
    return Walk(
        script=script,
        moves=(),
        step=script.start,
        confirmed=False,
        path=(Visit(script.start, Arrival.START),),
    )


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
    move = Move(MoveKind.ANSWER, number=number)
    if walk.open_objections:
        return _moved(_answer_objection(walk, chosen, number), move)
    last = replace(walk.path[-1], answer=number)
    answered = replace(
        walk, path=(*walk.path[:-1], last), confirmed=walk.confirmed or chosen.confirms
    )
    assert chosen.goto is not None, "the loader gives every answer of a step a target"
    return _moved(_arrive(answered, chosen.goto, Arrival.ANSWER), move)


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
    return _moved(opened, Move(MoveKind.RAISE, name=name))


def leave_objection(walk: Walk) -> Walk:
    """Put the objection in front away without an answer and return to where one was."""
    front = walk.current_raised
    if front is None:
        raise MoveRefusedError("Tidak ada keberatan yang sedang terbuka.")
    response = Response.HELD if front.held else Response.LEFT
    return _moved(_close_front(walk, None, response), Move(MoveKind.LEAVE))


def jump(walk: Walk, step: str) -> Walk:
    """Go to any step. Open objections are put away; confirmation is neither won nor lost."""
    if step not in walk.script.steps:
        raise MoveRefusedError(f"Langkah “{step}” tidak ada dalam naskah ini.")
    return _moved(_arrive(_put_away(walk), step, Arrival.JUMP), Move(MoveKind.JUMP, name=step))


def back(walk: Walk) -> Walk:
    """Undo the last move exactly; what was captured stays, for it was said."""
    if not walk.moves:
        return walk
    again = replay(walk.script, walk.moves[:-1])
    return replace(again, captured=walk.captured)


def capture(walk: Walk, name: str, text: str) -> Walk:
    """Keep what was typed into a field of this script; an empty text clears it."""
    known = {field.name for step in walk.script.steps.values() for field in step.captures}
    if name not in known:
        raise MoveRefusedError(f"Isian “{name}” tidak ada dalam naskah ini.")
    captured = {key: value for key, value in walk.captured.items() if key != name}
    if text.strip():
        captured[name] = text
    return replace(walk, captured=MappingProxyType(captured))


def replay(script: Script, moves: tuple[Move, ...]) -> Walk:
    """Make the moves one after another from the start; raises MoveRefusedError as they would."""
    walk = start(script)
    for move in moves:
        walk = _make(walk, move)
    return walk


def _make(walk: Walk, move: Move) -> Walk:
    match move.kind:
        case MoveKind.ANSWER:
            return answer(walk, move.number)
        case MoveKind.RAISE:
            return raise_objection(walk, move.name)
        case MoveKind.LEAVE:
            return leave_objection(walk)
        case MoveKind.JUMP:
            return jump(walk, move.name)


def _answer_objection(walk: Walk, chosen: Answer, number: int) -> Walk:
    front = walk.current_raised
    if front is not None and front.held:
        return _close_front(walk, None, Response.HELD)
    response = Response.ACCEPTED if chosen.accepts else Response.NOT_ACCEPTED
    closed = _close_front(walk, number, response)
    if chosen.goto is None:
        return closed
    return _arrive(_put_away(closed), chosen.goto, Arrival.OBJECTION)


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


def _moved(walk: Walk, move: Move) -> Walk:
    return replace(walk, moves=(*walk.moves, move))
