"""What the branch says of itself, and what follows from changing it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dialer.desk import Idle, Wish
from dialer.errors import RefusedError
from dialer.people import Officer
from dialer.refusal import Refusal
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import member, take


def test_only_who_may_changes_the_branch(workstation: Workstation, officer: Officer) -> None:
    before = workstation.branch()
    with pytest.raises(RefusedError):
        workstation.set_branch(officer, replace(before, office="Kantor lain"))
    assert workstation.branch() == before


def test_a_zone_set_right_holds_for_the_contacts_that_are_there(
    workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock
) -> None:
    eastern = replace(member(contact_id="c2"), zone="Asia/Jayapura")
    take(workstation, member(), eastern, replace(member(contact_id="c3"), list_id="l2"))
    clock.at = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)  # 19.30 WIB, 21.30 WIT
    assert workstation.desk.open(officer, "c1").refusal is None
    workstation.set_branch(lead, replace(workstation.branch(), zone="Asia/Jayapura"))
    assert workstation.desk.open(officer, "c1").refusal is Refusal.OUTSIDE_HOURS
    assert workstation.desk.next(officer, Wish()).idle is Idle.OUTSIDE_HOURS
    clock.forward(hours=12)
    assert workstation.desk.today(officer, Wish()).counts.new == 3
    assert workstation.desk.today(officer, Wish(list_id="l1")).counts.new == 2
    found = {item.contact_id for item in workstation.desk.queue(officer, Wish(), 10, later=False)}
    assert found == {"c1", "c2", "c3"}
