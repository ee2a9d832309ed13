"""Our dialplan in a real Asterisk, sipp as the officer's telephone and as the member."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from dialer.calls import CallState, EndedBy, LineOutcome, Trouble
from dialer.telephony.line import Line
from dialer.telephony.pbx.telephone import SILENT_AFTER
from tests.telephony import asterisk
from tests.telephony import peer as other
from tests.telephony.peer import needs_sipp, peer
from tests.telephony.test_click_to_call import Desk

pytestmark = [
    needs_sipp,
    pytest.mark.skipif(not asterisk.is_here(), reason="there is no Asterisk here"),
]

PICKED_UP_HERE = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
"""The officer's telephone: it is picked up, and hung up by the exchange."""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="asterisk-"))
    made.chmod(0o777)
    yield made
    shutil.rmtree(made)


@contextmanager
def calling(
    folder: Path,
    member: Sequence[str],
    officer: Sequence[str] = PICKED_UP_HERE,
    second: float = 1.0,
) -> Iterator[tuple[Desk, asterisk.Asterisk]]:
    """A desk whose exchange reaches these two."""
    with peer(folder, *officer) as here, peer(folder, *member) as there:
        exchange = asterisk.Asterisk(folder, here.server, there.server)
        desk = Desk(exchange.manager_port, asterisk.SECRET, user="sambung", second=second)
        try:
            desk.ready()
            desk.dial()
            yield desk, exchange
        finally:
            desk.phone.stop()
            exchange.close()


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("486 Busy Here", LineOutcome.BUSY),
        ("404 Not Found", LineOutcome.INVALID_NUMBER),
        ("603 Decline", LineOutcome.REJECTED),
        ("480 Temporarily Unavailable", LineOutcome.NO_ANSWER),  # Asterisk makes it cause 19
        ("503 Service Unavailable", LineOutcome.FAILED),
    ],
)
def test_refused_call_ends_as_what_the_trunk_said(
    folder: Path, status: str, line: LineOutcome
) -> None:
    with calling(folder, other.refused(status)) as (desk, _):
        assert desk.end == (line, EndedBy.REMOTE)


def test_answered_call_that_the_member_ends(folder: Path) -> None:
    member = (other.INVITED, other.RINGING, *other.PICKED_UP, other.pause(500))
    with calling(folder, (*member, *other.HUNG_UP_THERE)) as (desk, _):
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.REMOTE)
        assert desk.states == [
            CallState.DIALING,
            CallState.RINGING,
            CallState.CONNECTED,
            CallState.ENDED,
        ]


def test_answered_call_that_is_hung_up_at_the_desk(folder: Path) -> None:
    member = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with calling(folder, member) as (desk, _):
        desk.until(lambda: desk.states[-1] is CallState.CONNECTED)
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.LOCAL)


def test_number_that_rings_out_was_not_answered(folder: Path) -> None:
    member = (other.INVITED, other.RINGING, other.receive("CANCEL"), other.send("200 OK"))
    with calling(folder, member) as (desk, _):
        assert desk.end == (LineOutcome.NO_ANSWER, EndedBy.REMOTE)


def test_own_telephone_that_refuses_says_nothing_of_the_member(folder: Path) -> None:
    with calling(folder, (other.INVITED,), other.refused("486 Busy Here")) as (desk, _):
        line, by = desk.end
        assert (line, by) in {
            (LineOutcome.FAILED, EndedBy.LOCAL),
            (LineOutcome.CANCELLED, EndedBy.LOCAL),
        }
        assert desk.phone.trouble is Trouble.OWN_TELEPHONE


@pytest.mark.parametrize("rang", [False, True])
def test_call_that_is_given_up_before_it_is_picked_up_here_reaches_nobody(
    folder: Path, rang: bool
) -> None:
    """At once the exchange has no such channel yet, and the call would go on without a word."""
    officer = (other.INVITED, other.RINGING, other.receive("CANCEL"), other.send("200 OK"))
    with calling(folder, (other.INVITED,), officer, second=0.2) as (desk, _):
        if rang:
            desk.connections[-1].listen(0.5)
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.CANCELLED, EndedBy.LOCAL)
        assert desk.phone.trouble is Trouble.NONE


def test_exchange_that_freezes_in_a_call_counts_as_gone(folder: Path) -> None:
    member = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with calling(folder, member, second=0.2) as (desk, exchange):
        desk.until(lambda: desk.states[-1] is CallState.CONNECTED)
        desk.connections[-1].listen((SILENT_AFTER + 1) * 0.2)
        assert desk.states[-1] is CallState.CONNECTED  # it answers when it is asked
        exchange.freeze()
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.TIMEOUT)
        desk.until(lambda: desk.phone.line is Line.BROKEN)
