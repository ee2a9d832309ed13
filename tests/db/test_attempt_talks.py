from dataclasses import replace
from datetime import date, timedelta

from dialer.facts import ObjectionRaised, ScriptStep
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.script_figures import ScriptedAttempt
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take

FRIDAY = date(2026, 11, 20)
REFUSES = OutcomeEntry("refuses", "self", "service")
SAYS_PAID = OutcomeEntry("says_paid", "self", note="lewat minimarket")


def test_an_attempt_comes_with_its_way_and_objections(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    workstation.desk.save(officer, call(contact, clock(), REFUSES))
    assert list(workstation.store.attempt_facts(FRIDAY, FRIDAY)) == [
        ScriptedAttempt(
            kind=ListKind.ARREARS,
            script_id="telekolekting_awal",
            script_version="1",
            code="refuses",
            path=(ScriptStep("salam", "1"),),
            objections=(ObjectionRaised("belum_mampu", "rehab", resolved=True),),
        )
    ]


def test_the_outcome_is_the_corrected_one(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    saved = workstation.desk.save(officer, call(contact, clock(), REFUSES))
    clock.forward(minutes=5)
    workstation.review.correct(lead, saved, SAYS_PAID, "salah pilih")
    (found,) = workstation.store.attempt_facts(FRIDAY, FRIDAY)
    assert found.code == "says_paid"


def test_attempts_without_a_script_are_left_out(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    (contact,) = take(workstation, member())
    bare = replace(
        call(contact, clock(), REFUSES), script_id="", script_version="", path=(), objections=()
    )
    workstation.desk.save(officer, bare)
    assert not workstation.store.attempt_facts(FRIDAY, FRIDAY)


def test_both_days_of_the_period_are_inside(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    first, second = take(workstation, member(), member("+6281234567891", contact_id="c2"))
    workstation.desk.save(officer, call(first, clock(), REFUSES))
    clock.forward(days=1)
    workstation.desk.save(officer, call(second, clock(), SAYS_PAID))
    day = timedelta(days=1)

    def codes(first_day: date, last_day: date) -> list[str]:
        return [one.code for one in workstation.store.attempt_facts(first_day, last_day)]

    assert codes(FRIDAY, FRIDAY + day) == ["refuses", "says_paid"]
    assert codes(FRIDAY, FRIDAY) == ["refuses"]
    assert codes(FRIDAY + day, FRIDAY + day) == ["says_paid"]
    assert codes(FRIDAY - day, FRIDAY - day) == []
