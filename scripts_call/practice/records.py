"""A practice as plain JSON data and back: the start and the moves; the rest follows from them."""

from collections.abc import Mapping

from scripts_call.errors import DraftRefusedError
from scripts_call.practice.engine import PracticeRefusedError, respond
from scripts_call.practice.session import Budget, Move, Pick, Say, Session, restart
from scripts_call.practice.shelf import Shelf

Json = dict[str, object]


def to_record(session: Session) -> Json:
    """`{"persona", "version", "seed", "values", "budget", "moves": [{"pick"|"say", "at"}]}`."""
    case = session.case
    budget = case.budget
    return {
        "persona": case.persona.id,
        "version": case.persona.version,
        "seed": case.seed,
        "values": dict(case.values),
        "budget": [budget.most_turns, budget.target_seconds, budget.most_seconds],
        "moves": [_written(turn.move) for turn in session.turns],
    }


def from_record(record: Mapping[str, object], shelf: Shelf) -> Session:
    """The call of a record, played again move by move.

    Raises DraftRefusedError when the persona has changed since or the record is damaged.
    """
    persona = shelf.personas.get(str(record.get("persona")))
    if persona is None or record.get("version") != persona.version:
        raise DraftRefusedError(
            "Tokoh latihan ini telah berubah; percakapannya tidak dapat dibuka."
        )
    seed, values, moves = record.get("seed"), record.get("values"), record.get("moves")
    if not isinstance(seed, int) or not isinstance(values, dict) or not isinstance(moves, list):
        raise _damaged()
    texts = {str(key): str(value) for key, value in values.items()}
    session = restart(persona, seed, texts, _budget(record.get("budget")), shelf.acts)
    try:
        for move in moves:
            session = respond(session, _read(move))
    except (PracticeRefusedError, ValueError) as error:
        raise _damaged() from error
    return session


def _written(move: Move) -> Json:
    if isinstance(move, Pick):
        return {"pick": move.option_id, "at": move.at}
    return {"say": move.text, "at": move.at}


def _read(data: object) -> Move:
    if isinstance(data, dict) and isinstance(at := data.get("at"), int):
        if isinstance(picked := data.get("pick"), str):
            return Pick(picked, at)
        if isinstance(said := data.get("say"), str):
            return Say(said, at)
    raise _damaged()


def _budget(data: object) -> Budget:
    if isinstance(data, list) and len(data) == 3 and all(isinstance(one, int) for one in data):
        return Budget(*data)
    raise _damaged()


def _damaged() -> DraftRefusedError:
    return DraftRefusedError("Catatan latihan ini rusak dan tidak dapat dibuka kembali.")
