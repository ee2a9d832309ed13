"""People over a real store: first lead, sign-in, locks that survive a restart."""

import pytest

from dialer.errors import RefusedError
from dialer.people import LOCK_TIME, Officer, Role, SignIn
from dialer.workstation import Workstation
from tests.conftest import PIN, HandClock


def test_the_first_start_makes_one_lead_and_only_one(workstation: Workstation) -> None:
    accounts = workstation.accounts
    assert accounts.needs_first_lead()
    made = accounts.create_first_lead("  Sri   Rahayu ", PIN)
    assert (made.name, made.role) == ("Sri Rahayu", Role.LEAD)
    assert not accounts.needs_first_lead()
    with pytest.raises(RefusedError):
        accounts.create_first_lead("Lain", PIN)


def test_five_wrong_pins_lock_and_the_lock_is_in_the_store(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    results = [workstation.accounts.sign_in(officer.officer_id, "111222") for _ in range(5)]
    assert [one.tries_left for one in results[:4]] == [4, 3, 2, 1]
    assert results[4].result is SignIn.LOCKED
    kept = workstation.store.officer(officer.officer_id)
    assert kept is not None
    assert kept.locked_until == clock() + LOCK_TIME
    assert workstation.accounts.sign_in(officer.officer_id, PIN).result is SignIn.LOCKED
    clock.forward(minutes=16)
    assert workstation.accounts.sign_in(officer.officer_id, PIN).result is SignIn.OK


def test_a_lead_unlocks_and_a_petugas_cannot(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    for _ in range(5):
        workstation.accounts.sign_in(officer.officer_id, "111222")
    with pytest.raises(RefusedError):
        workstation.accounts.unlock(officer, officer.officer_id)
    workstation.accounts.unlock(lead, officer.officer_id)
    assert workstation.accounts.sign_in(officer.officer_id, PIN).result is SignIn.OK


def test_officers_are_added_with_a_name_of_their_own_and_a_good_pin(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    accounts = workstation.accounts
    for name, pin in (("budi santoso", PIN), ("", PIN), ("Tini", "123456")):
        with pytest.raises(RefusedError):
            accounts.add(lead, name, Role.AGENT, pin)
    with pytest.raises(RefusedError):
        accounts.add(officer, "Tini", Role.AGENT, PIN)
    accounts.add(lead, "Tini", Role.AGENT, PIN)
    assert {one.name for one in accounts.officers()} == {"Sri Rahayu", "Budi Santoso", "Tini"}


def test_everybody_changes_their_own_pin_but_only_a_lead_anothers(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    workstation.accounts.set_pin(officer, officer.officer_id, "739204")
    assert workstation.accounts.sign_in(officer.officer_id, "739204").result is SignIn.OK
    with pytest.raises(RefusedError):
        workstation.accounts.set_pin(officer, lead.officer_id, "739204")


def test_the_last_lead_stays(workstation: Workstation, officer: Officer, lead: Officer) -> None:
    with pytest.raises(RefusedError):
        workstation.accounts.set_active(lead, lead.officer_id, active=False)
    workstation.accounts.set_active(lead, officer.officer_id, active=False)
    gone = workstation.accounts.sign_in(officer.officer_id, PIN)
    assert gone.result is SignIn.INACTIVE
    assert gone.officer is None
