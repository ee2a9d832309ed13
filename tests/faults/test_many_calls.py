"""Two hundred calls in a row, ended by either side, refused or given up: nothing stays behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dialer.calls import CallState, EndedBy, LineOutcome
from dialer.telephony.line import Line
from tests.telephony import peer as other
from tests.telephony.peer import needs_sipp, peer
from tests.telephony.test_softphone import Telephone, at_desk

pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
pytestmark = needs_sipp

__all__ = ["at_desk"]

KINDS = (
    ((other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE), True),
    ((other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_THERE), False),
    (other.refused("486 Busy Here"), False),
    ((other.INVITED, *other.PICKED_UP, *other.HUNG_UP_HERE), True),
)
EACH = 50


def held_by(pid: int) -> tuple[int, int]:
    """Kilobytes and open files of a process, zeros where the system does not tell."""
    status, files = Path(f"/proc/{pid}/status"), Path(f"/proc/{pid}/fd")
    if not status.exists():
        return 0, 0
    lines = status.read_text(encoding="ascii").splitlines()
    size = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return size, len(list(files.iterdir()))


@pytest.mark.slow
def test_two_hundred_calls_in_a_row_leave_nothing_behind(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    desk: Telephone | None = None
    held: list[tuple[int, int]] = []
    for steps, hangs_up in KINDS:
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
                desk.processes[0].listen(0.06)  # nobody dials faster
                held.append(held_by(desk.processes[0].pid))
            assert server.finished_well()
    assert desk is not None
    assert desk.phone.line is Line.READY
    assert len(desk.processes) == 1
    early, late = held[30], held[-1]
    assert late[0] - early[0] < 6_000
    assert late[1] - early[1] <= 8
