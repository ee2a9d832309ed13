"""A walk as plain JSON data and back, so a half-finished call survives a kill.

A draft holds script id, version, the moves and what was captured. It is taken up only on the
very version it began with; anything else is refused with a sentence, never guessed at.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from types import MappingProxyType

from scripts_call.contact_facts import facts_from_json
from scripts_call.errors import DraftRefusedError, MoveRefusedError
from scripts_call.model import Script
from scripts_call.stepper import replay
from scripts_call.walk import Move, MoveKind, Walk

Json = dict[str, object]


def to_draft(walk: Walk) -> Json:
    """`{"script", "version", "moves": [{"do", "number"|"name", "to"}], "captured": {name: text},
    "notes": {step: text}, "facts": {name: value}}`; the last two are absent when empty."""
    kept: Json = {"notes": dict(walk.notes), "facts": walk.facts.to_json()}
    return {
        "script": walk.script.id,
        "version": walk.script.version,
        "moves": [_written(move) for move in walk.moves],
        "captured": dict(walk.captured),
        **{name: value for name, value in kept.items() if value},
    }


def from_draft(script: Script, draft: Mapping[str, object]) -> Walk:
    """The walk of a draft; raises DraftRefusedError for another script, version, or damage."""
    if draft.get("script") != script.id or draft.get("version") != script.version:
        raise DraftRefusedError(
            "Naskah telah berganti sejak percakapan ini ditinggalkan;"
            " langkahnya tidak dapat dilanjutkan. Isian hasil panggilan tetap ada."
        )
    moves, facts = draft.get("moves"), draft.get("facts", {})
    if not isinstance(moves, list) or not isinstance(facts, dict):
        raise _damaged()
    captured = _texts(draft.get("captured", {}), script.fields)
    notes = _texts(draft.get("notes", {}), script.steps)
    try:
        walk = replay(script, tuple(_read(move) for move in moves), facts_from_json(facts))
    except (MoveRefusedError, ValueError) as error:
        raise _damaged() from error
    return replace(walk, captured=captured, notes=notes)


def _texts(kept: object, known: Container[str]) -> Mapping[str, str]:
    if not isinstance(kept, dict):
        raise _damaged()
    return MappingProxyType(
        {name: text for name, text in kept.items() if name in known and isinstance(text, str)}
    )


def to_record(walk: Walk) -> Json:
    """What is kept of a finished call: readable even when the script is long gone.

    `{"script", "version", "confirmed", "path": [{"step", "title", "arrival", "answer",
    "answer_text"}], "objections": [{"objection", "title", "at_step", "answer", "answer_text",
    "response", "held"}], "captured": {name: text}, "notes": {step: text}, "outcome"}`; answers
    are the place (from 1) among all of the step or objection, or None. Answer
    texts are the script's own, with placeholders unfilled, so no personal data is in them.
    """
    return {
        "script": walk.script.id,
        "version": walk.script.version,
        "confirmed": walk.confirmed,
        "path": _path(walk),
        "objections": _objections(walk),
        "captured": dict(walk.captured),
        "notes": dict(walk.notes),
        "outcome": walk.outcome,
    }


def _path(walk: Walk) -> list[Json]:
    return [
        {
            "step": visit.step,
            "title": walk.script.steps[visit.step].title,
            "arrival": str(visit.arrival),
            "answer": visit.answer,
            "answer_text": walk.script.steps[visit.step].answers[visit.answer - 1].text
            if visit.answer
            else None,
        }
        for visit in walk.path
    ]


def _objections(walk: Walk) -> list[Json]:
    return [
        {
            "objection": raised.objection,
            "title": walk.script.objections[raised.objection].title,
            "at_step": raised.at_step,
            "answer": raised.answer,
            "answer_text": walk.script.objections[raised.objection].answers[raised.answer - 1].text
            if raised.answer
            else None,
            "response": str(raised.response),
            "held": raised.held,
        }
        for raised in walk.raised
    ]


def _written(move: Move) -> Json:
    written: Json = {"do": str(move.kind)}
    if move.kind is MoveKind.ANSWER:
        written["number"] = move.number
        if move.to:
            written["to"] = move.to
    elif move.kind is not MoveKind.LEAVE:
        written["name"] = move.name
    return written


def _read(move: object) -> Move:
    if not isinstance(move, dict):
        raise _damaged()
    kind, number, name = move.get("do"), move.get("number", 0), move.get("name", "")
    to = move.get("to", "")
    known = {str(known) for known in MoveKind}
    if kind not in known or type(number) is not int or not isinstance(name, str):
        raise _damaged()
    if not isinstance(to, str):
        raise _damaged()
    return Move(MoveKind(kind), number, name, to)


def _damaged() -> DraftRefusedError:
    return DraftRefusedError(
        "Catatan langkah percakapan ini rusak dan tidak dapat dilanjutkan."
        " Naskah dimulai dari pembuka; isian hasil panggilan tetap ada."
    )
