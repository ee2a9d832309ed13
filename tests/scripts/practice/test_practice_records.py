"""Practices are kept as JSON, and a course counts what was passed."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts_call.errors import DraftRefusedError
from scripts_call.practice.course import Course, PracticeRun, progress, standings
from scripts_call.practice.engine import respond
from scripts_call.practice.records import from_record, to_record
from scripts_call.practice.session import Pick, Say, offers
from tests.scripts.practice.room import begin, best, play, shelf

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
COURSE = Course("Lulus 3 tokoh", ("sibuk",), pass_score=90, min_passes=3)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(tuple(shelf().personas)),
    st.integers(0, 2**31),
    st.lists(st.integers(0, 4) | st.text(max_size=60), max_size=20),
)
def test_a_practice_comes_back_from_json_as_it_was(
    persona: str, seed: int, moves: list[int | str]
) -> None:
    session = begin(persona, seed)
    for move in moves:
        if session.ending is not None:
            break
        if isinstance(move, str):
            session = respond(session, Say(move, session.at + 9))
        else:
            options = offers(session)
            chosen = options[move % len(options)].option_id
            session = respond(session, Pick(chosen, session.at + 9))
    assert from_record(json.loads(json.dumps(to_record(session))), shelf()) == session


def test_a_record_of_a_changed_or_unknown_person_is_refused() -> None:
    record = to_record(begin("sibuk"))
    for change in ({"version": "lain"}, {"persona": "tidak_ada"}):
        with pytest.raises(DraftRefusedError):
            from_record({**record, **change}, shelf())


@pytest.mark.parametrize(
    "change",
    [
        {"moves": [{"pick": "tidak_ada", "at": 1}]},
        {"moves": [{"at": 1}]},
        {"moves": "x"},
        {"moves": [{"say": "Halo", "at": 9}, {"say": "Halo", "at": 3}]},
        {"seed": "satu"},
        {"values": []},
        {"budget": [1]},
        {"budget": None},
    ],
)
def test_a_damaged_record_is_refused_with_a_sentence(change: dict[str, object]) -> None:
    with pytest.raises(DraftRefusedError) as refused:
        from_record({**to_record(begin("sibuk")), **change}, shelf())
    assert "rusak" in refused.value.sentence


def test_a_finished_practice_fits_a_record() -> None:
    record = to_record(play(begin("sibuk"), best))
    assert set(record) == {"persona", "version", "seed", "values", "budget", "moves"}


def run(persona: str, score: int, minutes: int, officer: str = "dewi") -> PracticeRun:
    return PracticeRun(persona, minutes, score, MORNING + timedelta(minutes=minutes), officer)


def test_a_course_is_passed_with_enough_different_people_and_the_required_ones() -> None:
    runs = [run("lupa_santun", 95, 1), run("cerewet", 90, 2), run("marah_pelayanan", 92, 3)]
    open_yet = progress(runs, COURSE)
    assert not open_yet.done
    assert (open_yet.to_pass, open_yet.missing) == (("sibuk",), 1)
    done = progress([*runs, run("sibuk", 89, 4), run("sibuk", 91, 5)], COURSE)
    assert done.done_at == MORNING + timedelta(minutes=5)
    assert done.passed == ("lupa_santun", "cerewet", "marah_pelayanan", "sibuk")
    assert (done.missing, done.runs, done.best["sibuk"]) == (0, 5, 91)


def test_one_person_passed_three_times_counts_once() -> None:
    found = progress([run("sibuk", 100, n) for n in range(3)], COURSE)
    assert not found.done
    assert found.missing == 2


def test_the_order_of_the_runs_does_not_matter() -> None:
    runs = [run(name, 90 + n, n) for n, name in enumerate(("sibuk", "cerewet", "pihak_lain"))]
    assert progress(runs, COURSE) == progress(list(reversed(runs)), COURSE)


def test_nobody_has_passed_without_a_run() -> None:
    empty = progress([], COURSE)
    assert (empty.done, empty.missing, empty.runs, empty.passed) == (False, 3, 0, ())


def test_every_officer_stands_alone() -> None:
    found = standings([run("sibuk", 95, 1), run("cerewet", 95, 2, "rudi")], COURSE)
    assert {name: one.passed for name, one in found.items()} == {
        "dewi": ("sibuk",),
        "rudi": ("cerewet",),
    }


@given(st.lists(st.tuples(st.sampled_from(tuple(shelf().personas)), st.integers(0, 100))))
def test_more_practice_never_undoes_a_course(results: list[tuple[str, int]]) -> None:
    runs = [run(persona, score, n) for n, (persona, score) in enumerate(results)]
    dones = [progress(runs[:count], COURSE).done for count in range(len(runs) + 1)]
    assert dones == sorted(dones)


def test_the_bundled_course_can_be_passed_by_the_bundled_people() -> None:
    course = shelf().rubric.course
    assert set(course.required) <= set(shelf().personas)
    assert course.min_passes <= len(shelf().personas)
    assert course.pass_score == 90
