"""What is left of a call's sound: how well it came, and a recording that a kill cuts short."""

import io
import os
import signal
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from dialer.calls import CallState
from dialer.telephony.sip.recording import sound_of
from tests.telephony import peer as other
from tests.telephony.peer import needs_sipp, peer
from tests.telephony.softphone_desk import Telephone

pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
pytestmark = needs_sipp

TALK = (other.INVITED, *other.PICKED_UP, *other.HUNG_UP_HERE)


def test_killed_engine_leaves_a_recording_that_can_be_heard(
    tmp_path: Path,
    at_desk: Callable[..., Telephone],
) -> None:
    key, path = bytes(range(32)), tmp_path / "rekaman"
    with peer(tmp_path, *TALK, calls=2) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        desk.phone.record(f"{key.hex()}:{path}")
        desk.until(lambda: path.exists() and path.stat().st_size > 33_000)
        os.kill(desk.processes[0].pid, signal.SIGKILL)
        desk.state_is(CallState.ENDED)
    with wave.open(io.BytesIO(sound_of(path, key))) as sound:
        assert sound.getnframes() >= 2 * sound.getframerate()


def test_end_of_a_call_says_how_well_its_sound_came(
    tmp_path: Path,
    at_desk: Callable[..., Telephone],
) -> None:
    with peer(tmp_path, *TALK) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        desk.processes[0].listen(1.0)
        desk.phone.hang_up()
        desk.state_is(CallState.ENDED)
    assert desk.phone.last.packets > 20
    assert desk.phone.last.lost < desk.phone.last.packets / 2
