"""What a script may ask about the contact on the desk, and that the desk asks it."""

from datetime import timedelta

import pytest

from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.contact_facts import ContactFacts
from scripts_call.library import load_library
from scripts_call.loader import load_source
from tests.conftest import HandClock
from tests.making import call, employer, member, take
from tests.ui.desk.at_the_desk import Desk
from ui.presenters.outcome_form import FormGround
from ui.presenters.script_facts import contact_facts
from ui.presenters.script_talk import ScriptTalk

COLLECTING = load_library().scripts["telekolekting_awal"].source
ONLY_LATE = 'text = "Ya, saya sendiri"\nwhen = "months >= 12 and not in_rehab"\n'


def facts_of(workstation: Workstation, officer: Officer, contact_id: str) -> ContactFacts:
    """The facts a script would be given for this contact now."""
    view = workstation.desk.open(officer, contact_id, by_hand=True)
    ground = FormGround(view.contact, workstation.rulebook, workstation.now().date())
    return contact_facts(view, ground)


def test_new_member_is_known_from_the_list(workstation: Workstation, officer: Officer) -> None:
    take(workstation, member(months=12, amount=1_200_000))

    assert facts_of(workstation, officer, "c1") == ContactFacts(
        kind="tunggakan",
        months=12,
        amount=1_200_000,
        care_class=3,
        members=4,
        has_va=False,
        has_pic=False,
        attempts=0,
        open_promise=False,
        broken_promise=False,
        rehab_eligible=True,
        rehab_ruled_out=False,
        in_rehab=False,
        segment_moved=False,
    )


def test_employer_has_a_person_and_potential_and_no_debt(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, employer())

    found = facts_of(workstation, officer, "b1")

    assert (found.kind, found.has_pic, found.potential_workers) == ("bu", True, 5)
    assert (found.months, found.amount, found.rehab_eligible) == (None, None, False)


def test_what_came_of_earlier_calls_is_known(workstation: Workstation, officer: Officer) -> None:
    (contact,) = take(workstation, member())
    began = workstation.now() - timedelta(minutes=2)
    outcome = OutcomeEntry("moved_segment", spoke_to="self")
    workstation.desk.save(officer, call(contact, began, outcome))

    found = facts_of(workstation, officer, "c1")

    assert (found.attempts, found.last_outcome, found.segment_moved) == (1, "moved_segment", True)


def test_talk_on_the_desk_shows_only_answers_whose_condition_holds() -> None:
    source = COLLECTING.replace('text = "Ya, saya sendiri"\n', ONLY_LATE, 1)
    script = load_source(source, "uji")
    talk = ScriptTalk(lambda: None)

    talk.open([script], {}, {}, ContactFacts(months=12))
    late = talk.view(1)
    talk.open([script], {}, {}, ContactFacts(months=3))
    early = talk.view(1)

    assert late is not None
    assert early is not None
    assert late.answers[0] == "Ya, saya sendiri"
    assert late.answers[1:] == early.answers


@pytest.mark.parametrize(
    ("months", "title"),
    [
        (3, "Di luar ketentuan REHAB"),
        (4, "Menawarkan REHAB"),
        (24, "Menawarkan REHAB"),
        (25, "Di luar ketentuan REHAB"),
    ],
)
def test_rehab_is_offered_only_to_who_is_within_its_rule(
    workstation: Workstation, officer: Officer, months: int, title: str
) -> None:
    take(workstation, member(months=months))
    desk = Desk(workstation, officer)
    desk.answers(1, 1, 1, 1, 2)

    script = desk.view.script

    assert script is not None
    assert script.title == title


def test_after_the_last_day_of_the_month_rehab_is_still_spoken_of(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    take(workstation, member(months=12))
    clock.forward(days=10)

    found = facts_of(workstation, officer, "c1")

    assert (found.rehab_eligible, found.rehab_ruled_out) == (False, False)
