"""What a call shows of a line goes for everybody with the number; whose it is, does not."""

import pytest

from db.store import SqlStore
from dialer.facts import NumberState
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take

SHARED = "+6281200000001"


def state(workstation: Workstation, contact_id: str) -> tuple[Stage, list[NumberState]]:
    standing = workstation.store.standing(contact_id)
    assert standing is not None
    return standing.stage, [one for _, one in standing.numbers]


@pytest.mark.parametrize(
    ("code", "talk", "stage", "known"),
    [
        ("invalid_number", 0, Stage.NEEDS_NUMBER, NumberState.INVALID),
        ("blocked", 0, Stage.NEEDS_NUMBER, NumberState.BLOCKED),
        ("switched_off", 0, Stage.RETRY, NumberState.SWITCHED_OFF),
        ("wrong_person", 60, Stage.RETRY, NumberState.UNTRIED),
        ("no_answer", 0, Stage.RETRY, NumberState.UNTRIED),
    ],
)
def test_what_a_call_showed_of_the_line_is_known_of_who_shares_it(
    workstation: Workstation,
    store: SqlStore,
    officer: Officer,
    clock: HandClock,
    code: str,
    talk: int,
    stage: Stage,
    known: NumberState,
) -> None:
    one, _ = take(workstation, member(SHARED), member(SHARED, contact_id="c2"))
    workstation.desk.save(officer, call(one, clock(), OutcomeEntry(code), talk=talk))
    assert state(workstation, "c2") == (stage, [known])
    assert store.rebuild(workstation.shipped) == 2
    assert state(workstation, "c2") == (stage, [known])


def test_a_line_lives_again_for_all_when_somebody_answers_or_the_word_is_taken_back(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    one, two = take(workstation, member(SHARED), member(SHARED, contact_id="c2"))
    workstation.desk.save(officer, call(one, clock(), OutcomeEntry("invalid_number"), talk=0))
    clock.forward(days=3)
    workstation.desk.save(officer, call(two, clock(), OutcomeEntry("hung_up", "self")))
    assert state(workstation, "c1")[1] == [NumberState.UNTRIED]
    clock.forward(days=3)
    attempt_id = workstation.desk.save(
        officer, call(two, clock(), OutcomeEntry("invalid_number"), talk=0)
    )
    assert state(workstation, "c1") == (Stage.NEEDS_NUMBER, [NumberState.INVALID])
    workstation.review.correct(lead, attempt_id, OutcomeEntry("no_answer"), "salah pilih")
    assert state(workstation, "c1")[1] == [NumberState.UNTRIED]
