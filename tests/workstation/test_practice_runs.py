"""Practising: whose runs one sees, when the course is passed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer, Role
from dialer.ports import PracticeRunRow
from dialer.practice_runs import Course
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer


def practise(
    workstation: Workstation, officer: Officer, persona: str, score: int, *, passed: bool = True
) -> PracticeRunRow:
    at = workstation.now()
    run = PracticeRunRow(
        workstation.new_id(),
        officer.officer_id,
        persona,
        1,
        score,
        passed,
        at,
        at + timedelta(minutes=3),
        {},
    )
    workstation.practice_runs.keep(officer, run)
    return run


def test_course_counts_each_persona_once_at_its_score(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    for persona, score in (("ragu", 89), ("ragu", 95), ("ragu", 97), ("sibuk", 90)):
        practise(workstation, officer, persona, score)
        clock.forward(minutes=5)
    practise(workstation, officer, "marah", 99, passed=False)
    progress = workstation.practice_runs.progress(officer)
    assert progress.passed == ("ragu", "sibuk")
    assert (progress.runs, progress.best, progress.required) == (5, 99, 5)
    assert not progress.done


def test_course_is_passed_with_the_personas_the_lead_chose(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    runs = workstation.practice_runs
    runs.set_course(lead, Course(2, 80, ("ragu", "sibuk")))
    practise(workstation, officer, "ragu", 80)
    practise(workstation, officer, "marah", 100)
    assert not runs.progress(officer).done
    practise(workstation, officer, "sibuk", 81)
    assert runs.progress(officer).done


def test_course_is_the_usual_one_until_a_lead_sets_it(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    runs = workstation.practice_runs
    assert runs.course() == Course(5, 90, ())
    with pytest.raises(RefusedError):
        runs.set_course(officer, Course(1, 10))
    runs.set_course(lead, Course(3, 85, ("a", "b", "c")))
    assert runs.course() == Course(3, 85, ("a", "b", "c"))


@pytest.mark.parametrize("course", [Course(3, 90, ("a",)), Course(-1), Course(5, 101)])
def test_course_nobody_can_pass_is_refused(
    workstation: Workstation, lead: Officer, course: Course
) -> None:
    with pytest.raises(BadInputError):
        workstation.practice_runs.set_course(lead, course)
    assert workstation.practice_runs.course() == Course()


def test_lead_sees_how_far_everybody_active_is(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    gone = add_officer(workstation, "Adi Lama", Role.AGENT)
    workstation.accounts.set_active(lead, gone.officer_id, active=False)
    practise(workstation, officer, "ragu", 95)
    found = workstation.practice_runs.everybody(lead)
    assert [(one.officer.name, one.runs, one.best) for one in found] == [
        ("Budi Santoso", 1, 95),
        ("Sri Rahayu", 0, None),
    ]
    with pytest.raises(RefusedError):
        workstation.practice_runs.everybody(officer)


def test_officer_sees_only_own_practice(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    own, hers = practise(workstation, officer, "ragu", 70), practise(workstation, lead, "ragu", 90)
    runs = workstation.practice_runs
    assert runs.runs(officer) == [own]
    assert runs.runs(lead, officer.officer_id) == [own]
    assert {run.run_id for run in runs.runs(lead)} == {own.run_id, hers.run_id}
    with pytest.raises(RefusedError):
        runs.runs(officer, lead.officer_id)


def test_nobody_practises_for_somebody_else_or_above_a_hundred(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    run = practise(workstation, officer, "ragu", 70)
    with pytest.raises(RefusedError):
        workstation.practice_runs.keep(lead, replace(run, run_id="r2"))
    with pytest.raises(BadInputError):
        workstation.practice_runs.keep(officer, replace(run, run_id="r3", score=101))
    assert workstation.practice_runs.runs(lead) == [run]
