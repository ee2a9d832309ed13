"""Calls in a row, ended by either side, refused or given up: nothing stays behind.

The short form places 20 calls; `dev.py faults` (SAMBUNG_FAULTS=long) two hundred, slowly enough for
the library to let go of what it keeps of a call for half a minute (RFC 3261, timers D and H).
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dialer.calls import CallState, EndedBy, LineOutcome
from dialer.telephony.line import Line
from tests.telephony import peer as other
from tests.telephony.conftest import at_desk
from tests.telephony.peer import needs_sipp, peer
from tests.telephony.softphone_desk import Telephone

pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
pytestmark = needs_sipp

__all__ = ["at_desk"]

KINDS = (
    ((other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE), True),
    ((other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_THERE), False),
    (other.refused("486 Busy Here"), False),
    ((other.INVITED, *other.PICKED_UP, *other.HUNG_UP_HERE), True),
)
LONG = os.environ.get("SAMBUNG_FAULTS") == "long"
ROUNDS, EACH = (5, 10) if LONG else (1, 5)
BETWEEN = 0.3 if LONG else 0.06
"""Seconds between two calls: nobody dials faster, and 20 within a second are refused."""

MOST_KILOBYTES = 800 if LONG else 3_000
"""Growth after two fifths of the calls; the library keeps up to 45 kB of each for a while."""


def held_by(pid: int) -> tuple[int, int]:
    """Kilobytes and open files of a process, zeros where the system does not tell."""
    status, files = Path(f"/proc/{pid}/status"), Path(f"/proc/{pid}/fd")
    if not status.exists():
        return 0, 0
    lines = status.read_text(encoding="ascii").splitlines()
    size = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return size, len(list(files.iterdir()))


@pytest.mark.slow
def test_many_calls_in_a_row_leave_nothing_behind(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    desk: Telephone | None = None
    held: list[tuple[int, int]] = []
    for steps, hangs_up in KINDS * ROUNDS:
        with peer(tmp_path, *steps, calls=EACH) as server:
            if desk is None:
                desk = at_desk(server.server)
                desk.ready()
            else:
                desk.moves_to(server.server)
            for _ in range(EACH):
                desk.dial()
                if hangs_up:
                    desk.state_is(CallState.CONNECTED)
                    desk.phone.hang_up()
                line, by = desk.end
                assert line in (LineOutcome.ANSWERED, LineOutcome.BUSY)
                assert by is (EndedBy.LOCAL if hangs_up else EndedBy.REMOTE)
                desk.processes[0].listen(BETWEEN)
                held.append(held_by(desk.processes[0].pid))
            assert server.finished_well()
    assert desk is not None
    assert desk.phone.line is Line.READY
    assert len(desk.processes) == 1
    (early, early_files), (late, late_files) = held[len(held) * 2 // 5], held[-1]
    assert late - early < MOST_KILOBYTES
    assert late_files - early_files <= 2
