"""Correcting a REHAB talk later works with the arrears of its day, not with today's list."""

import csv
from pathlib import Path

import pytest

from dialer.facts import RehabOffer
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.review import outcome_of
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from ui.presenters.correction import CorrectionDesk

HEADER = ["Nama", "No Kartu", "Bulan Menunggak", "Total Tunggakan", "Kelas", "Anggota", "No HP"]
CUT = ["Cut Meutia", "0001234567890"]
REST = ["3", "4", "081234567890"]
BEFORE = OutcomeEntry("wants_rehab", "self", rehab_stages=6)


def take_in(workstation: Workstation, path: Path, months: str, amount: str) -> None:
    """Take a list in that has this member alone."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=";").writerows([HEADER, [*CUT, months, amount, *REST]])
    workstation.intake.take_in("os:uji", path, ListKind.ARREARS)


def offers(workstation: Workstation, contact_id: str) -> list[RehabOffer]:
    """The plans that were written down, oldest first."""
    facts = workstation.store.facts_of(contact_id)
    return [fact.body for fact in facts if isinstance(fact.body, RehabOffer)]


@pytest.fixture
def attempt_id(workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path) -> str:
    """A plan for 12 months in November; in December the list has 5 months left."""
    take_in(workstation, tmp_path / "november.csv", "12", "1680000")
    (contact,) = workstation.store.contacts()
    saved = workstation.desk.save(officer, call(contact, clock(), BEFORE))
    clock.forward(days=25)
    take_in(workstation, tmp_path / "desember.csv", "5", "700000")
    return saved


def test_the_plan_keeps_what_the_list_said_on_its_day(
    workstation: Workstation, attempt_id: str
) -> None:
    (contact,) = workstation.store.contacts()
    (plan,) = offers(workstation, contact.contact_id)
    assert (plan.arrears, plan.months, plan.members, plan.care_class) == (1_680_000, 12, 4, 3)
    assert contact.details.amount == 700_000


def test_a_correction_splits_the_arrears_of_that_day(
    workstation: Workstation, lead: Officer, attempt_id: str
) -> None:
    (contact,) = workstation.store.contacts()
    wanted = OutcomeEntry("registered_rehab", "self", rehab_stages=6)
    workstation.review.correct(lead, attempt_id, wanted, "ternyata sudah mendaftar")
    first, second = offers(workstation, contact.contact_id)
    assert (second.arrears, second.total, second.months) == (first.arrears, first.total, 12)
    assert (first.registered, second.registered) == (False, True)
    workstation.review.correct(lead, attempt_id, BEFORE, "belum mendaftar")
    assert offers(workstation, contact.contact_id)[2].arrears == 1_680_000


def test_stages_beyond_those_of_today_are_no_fault(
    workstation: Workstation, lead: Officer, attempt_id: str
) -> None:
    view = workstation.review.open(lead, attempt_id)
    assert view.contact.details.amount == 1_680_000
    faults, _doubts = workstation.review.check(view, outcome_of(view))
    assert faults == ()


def test_the_form_of_a_correction_shows_the_plan_of_that_day(
    workstation: Workstation, lead: Officer, attempt_id: str
) -> None:
    desk = CorrectionDesk(workstation, lead, lambda: None)
    desk.open(attempt_id)
    assert desk.view.form.rehab is not None
    assert desk.view.form.rehab.arrears == "Rp1.680.000"
    assert not desk.touched


def test_a_talk_that_was_no_rehab_at_first_is_corrected_with_the_list_of_its_day(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock, tmp_path: Path
) -> None:
    take_in(workstation, tmp_path / "november.csv", "12", "1680000")
    (contact,) = workstation.store.contacts()
    said = OutcomeEntry("cannot_afford", "self")
    attempt_id = workstation.desk.save(officer, call(contact, clock(), said))
    clock.forward(days=25)
    take_in(workstation, tmp_path / "desember.csv", "5", "700000")
    workstation.review.correct(lead, attempt_id, BEFORE, "sebenarnya berminat REHAB")
    (plan,) = offers(workstation, contact.contact_id)
    assert (plan.arrears, plan.months, plan.stages) == (1_680_000, 12, 6)
