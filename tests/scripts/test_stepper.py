"""Walking through a script: answers lead on, objections lead back, nothing is lost or guessed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.drafts import from_draft, to_draft, to_record
from scripts_call.errors import DraftRefusedError, MoveRefusedError
from scripts_call.library import load_library
from scripts_call.loader import load_source
from scripts_call.model import Script
from scripts_call.stepper import (
    answer,
    back,
    capture,
    jump,
    leave_objection,
    raise_objection,
    start,
)
from scripts_call.walk import Arrival, Response, Walk
from tests.scripts.samples import SMALL, small_script

SCRIPTS = (small_script(), *load_library().scripts.values())


def _moves_from(walk: Walk) -> list[Walk]:
    """Every walk one move further on, whatever the move."""
    onward = [answer(walk, number) for number in range(1, len(walk.answers) + 1)]
    onward += [raise_objection(walk, name) for name in walk.script.objections]
    onward += [jump(walk, name) for name in walk.script.steps]
    if walk.open_objections:
        onward.append(leave_objection(walk))
    return [there for there in onward if there != walk]


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """A walk of up to twelve moves through one of the scripts; answers are the commonest."""
    walk = start(draw(st.sampled_from(SCRIPTS)))
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["answer", "answer", "answer", "raise", "leave", "jump"]))
        if kind == "answer" and walk.answers:
            walk = answer(walk, draw(st.integers(1, len(walk.answers))))
        elif kind == "leave" and walk.open_objections:
            walk = leave_objection(walk)
        elif kind == "jump":
            walk = jump(walk, draw(st.sampled_from(sorted(walk.script.steps))))
        else:
            walk = raise_objection(walk, draw(st.sampled_from(sorted(walk.script.objections))))
    return walk


def test_answers_lead_to_an_ending_with_its_outcome() -> None:
    walk = answer(answer(start(small_script()), 1), 1)

    assert walk.ended
    assert walk.outcome == "promise"
    assert [(visit.step, visit.answer) for visit in walk.path] == [
        ("pembuka", 1),
        ("inti", 1),
        ("janji", None),
    ]


def test_confirming_answer_confirms_and_others_do_not() -> None:
    walk = start(small_script())

    assert not answer(walk, 2).confirmed
    assert answer(walk, 1).confirmed
    assert answer(answer(walk, 1), 2).confirmed


@pytest.mark.parametrize("number", [0, -1, 4, 10])
def test_answer_that_is_not_there_is_refused_with_a_sentence(number: int) -> None:
    with pytest.raises(MoveRefusedError) as caught:
        answer(start(small_script()), number)

    assert str(number) in caught.value.sentence


def test_ending_has_no_further_answers() -> None:
    walk = answer(start(small_script()), 2)

    with pytest.raises(MoveRefusedError):
        answer(walk, 1)


@pytest.mark.parametrize("name", ["tidak_ada", ""])
def test_unknown_objection_step_and_field_are_refused(name: str) -> None:
    walk = start(small_script())

    with pytest.raises(MoveRefusedError):
        raise_objection(walk, name)
    with pytest.raises(MoveRefusedError):
        jump(walk, name)
    with pytest.raises(MoveRefusedError):
        capture(walk, name, "x")
    with pytest.raises(MoveRefusedError):
        leave_objection(walk)


def test_objection_returns_to_the_step_and_keeps_what_came_of_it() -> None:
    at_core = answer(start(small_script()), 1)

    accepted = answer(raise_objection(at_core, "mahal"), 1)
    refused = answer(raise_objection(at_core, "mahal"), 2)
    left = leave_objection(raise_objection(at_core, "mahal"))

    assert accepted.step == refused.step == left.step == "inti"
    assert [
        (walk.raised[0].answer, walk.raised[0].response, walk.raised[0].resolved)
        for walk in (accepted, refused, left)
    ] == [
        (1, Response.ACCEPTED, True),
        (2, Response.NOT_ACCEPTED, False),
        (None, Response.LEFT, False),
    ]


def test_objections_within_objections_return_one_by_one() -> None:
    at_core = answer(start(small_script()), 1)
    walk = raise_objection(raise_objection(at_core, "mahal"), "sibuk")

    inner_done = answer(walk, 1)
    outer_done = answer(inner_done, 1)

    assert inner_done.current_objection is not None
    assert inner_done.current_objection.id == "mahal"
    assert outer_done.current_objection is None
    assert outer_done.step == "inti"
    assert [raised.resolved for raised in outer_done.raised] == [True, True]


def test_objection_that_leads_to_a_step_puts_away_the_ones_beneath() -> None:
    at_core = answer(start(small_script()), 1)
    walk = answer(raise_objection(raise_objection(at_core, "sibuk"), "mahal"), 3)

    assert walk.step == "janji"
    assert walk.path[-1].arrival is Arrival.OBJECTION
    assert [raised.response for raised in walk.raised] == [Response.LEFT, Response.ACCEPTED]


def test_raising_the_objection_already_in_front_changes_nothing() -> None:
    walk = raise_objection(start(small_script()), "sibuk")

    assert raise_objection(walk, "sibuk") == walk


def test_debt_objection_is_held_until_the_person_is_confirmed() -> None:
    early = raise_objection(start(small_script()), "mahal")
    late = raise_objection(answer(start(small_script()), 1), "mahal")

    assert early.raised[0].held
    assert len(early.answers) == 1
    assert answer(early, 1).raised[0].response is Response.HELD
    assert answer(early, 1).step == "pembuka"
    assert not late.raised[0].held
    assert len(late.answers) == 3


def test_jump_neither_wins_nor_loses_confirmation() -> None:
    assert not jump(start(small_script()), "inti").confirmed
    assert jump(answer(start(small_script()), 1), "pembuka").confirmed


def test_going_back_keeps_what_was_captured() -> None:
    walk = capture(answer(start(small_script()), 1), "promise_date", "2026-11-25")

    assert back(walk).captured == {"promise_date": "2026-11-25"}
    assert capture(walk, "promise_date", " ").captured == {}


def test_going_back_at_the_start_stays_there() -> None:
    walk = start(small_script())

    assert back(walk) == walk


@given(walks())
def test_back_undoes_every_move_exactly(walk: Walk) -> None:
    for onward in _moves_from(walk):
        assert back(onward) == walk


@given(walks())
def test_going_back_often_enough_comes_to_the_start(walk: Walk) -> None:
    beginning = start(walk.script)
    for _ in walk.moves:
        walk = back(walk)
    assert walk == beginning


@given(walks(), st.data())
def test_open_objections_always_return_to_where_one_was(walk: Walk, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(walk.script.objections)))
    raised = raise_objection(walk, name)

    numbers = [n for n, one in enumerate(raised.answers, start=1) if one.goto is None]
    returned = [answer(raised, number) for number in numbers] + [leave_objection(raised)]

    assert numbers
    fresh = raised != walk
    for there in returned:
        assert (there.step, there.path, there.confirmed) == (walk.step, walk.path, walk.confirmed)
        assert len(there.open_objections) == len(walk.open_objections) - (not fresh)


@given(walks())
def test_confirmation_is_won_only_by_a_confirming_answer(walk: Walk) -> None:
    won = any(
        visit.answer is not None
        and walk.script.steps[visit.step].answers[visit.answer - 1].confirms
        for visit in walk.path
    )
    assert walk.confirmed is won


@given(walks())
def test_draft_survives_json_and_gives_the_same_walk(walk: Walk) -> None:
    draft = json.loads(json.dumps(to_draft(walk)))

    assert from_draft(walk.script, draft) == walk


@given(walks())
def test_record_is_json_and_counts_every_step_and_objection(walk: Walk) -> None:
    record = json.loads(json.dumps(to_record(walk)))

    assert [step["step"] for step in record["path"]] == [visit.step for visit in walk.path]
    assert [one["objection"] for one in record["objections"]] == [
        raised.objection for raised in walk.raised
    ]
    assert all((step["answer"] is None) == (step["answer_text"] is None) for step in record["path"])


def test_draft_keeps_what_was_captured() -> None:
    walk = capture(start(small_script()), "promise_date", "25/11")

    assert from_draft(walk.script, to_draft(walk)).captured == {"promise_date": "25/11"}


def test_draft_of_an_edited_script_is_refused() -> None:
    draft = to_draft(answer(start(small_script()), 1))
    edited = load_source(SMALL.replace("Memaksa.", "Menekan."), "kecil.toml")

    with pytest.raises(DraftRefusedError) as caught:
        from_draft(edited, draft)

    assert "berganti" in caught.value.sentence


@pytest.mark.parametrize(
    "damage",
    [
        {"moves": None},
        {"moves": ["answer"]},
        {"moves": [{"do": "dance"}]},
        {"moves": [{"do": "answer", "number": "1"}]},
        {"moves": [{"do": "answer", "number": True}]},
        {"moves": [{"do": "answer", "number": 9}]},
        {"moves": [{"do": "raise", "name": 3}]},
        {"moves": [{"do": "jump", "name": "tiada"}]},
        {"moves": [], "captured": []},
    ],
)
def test_damaged_draft_is_refused_with_a_sentence(damage: dict[str, object]) -> None:
    script: Script = small_script()
    draft = {**to_draft(start(script)), **damage}

    with pytest.raises(DraftRefusedError) as caught:
        from_draft(script, draft)

    assert "rusak" in caught.value.sentence
