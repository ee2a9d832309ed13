"""A call that only tries the telephone never reaches a contact, and is written down."""

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.telephony.changing import trial_number
from dialer.telephony.port import Backend
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take

FIRST, SECOND, HEARD = "+6281234567890", "+6281234567891", "+6281234567892"


def test_number_of_nobody_is_tried_and_written_down(workstation: Workstation) -> None:
    take(workstation, member(f"{FIRST}1"))  # its number only begins like the other
    assert trial_number(workstation, "0812-3456-7890", "os:ani", Backend.SIP) == FIRST
    (entry,) = workstation.store.audit_trail(1)
    assert (entry.actor, entry.action, entry.detail) == ("os:ani", "test_call", "sip")


@pytest.mark.parametrize("hours", [0, 12])  # at 09.00 in the contact's place, and at 21.00
@pytest.mark.parametrize("number", [FIRST, SECOND, HEARD])
def test_number_of_a_contact_is_for_the_desk_alone(
    workstation: Workstation, officer: Officer, clock: HandClock, number: str, hours: int
) -> None:
    take(workstation, member(FIRST, SECOND))
    workstation.desk.add_number(officer, "c1", HEARD)
    clock.forward(hours=hours)
    with pytest.raises(RefusedError, match="Telepon dari Meja"):
        trial_number(workstation, number, "os:ani", Backend.SIP)
    (entry,) = workstation.store.audit_trail(1)
    assert (entry.action, entry.subject) == ("test_call_refused", "c1")


@pytest.mark.parametrize(
    "typed", ["0812345678\r\n90", "081234567890; rm", "0812-3456-7890 / 1", "Ani"]
)
def test_what_is_not_plainly_one_number_is_not_tried(workstation: Workstation, typed: str) -> None:
    with pytest.raises(BadInputError, match="bukan satu nomor"):
        trial_number(workstation, typed, "os:ani", Backend.SIP)


def test_contact_that_wants_no_calls_is_said_to(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    _, one = take(workstation, member(FIRST, contact_id="c1"), member(FIRST, contact_id="c2"))
    wish = OutcomeEntry("objects_to_calls", "self", note="jangan")
    workstation.desk.save(officer, call(one, clock(), wish))
    with pytest.raises(RefusedError, match="tidak dihubungi lagi"):
        trial_number(workstation, FIRST, "os:ani", Backend.SIP)
