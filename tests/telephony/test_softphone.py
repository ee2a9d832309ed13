"""The softphone against a real server (sipp): every end of a call is told as what it was."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dialer.calls import CallState, EndedBy, LineOutcome
from dialer.errors import BadInputError, RefusedError
from dialer.telephony.line import DialPlan, Line
from dialer.telephony.sip.recording import sound_of
from dialer.telephony.sip.softphone import SILENT_AFTER
from dialer.telephony.sip.wire import Account
from tests.telephony import peer as other
from tests.telephony.ear import Ear
from tests.telephony.peer import needs_sipp, peer
from tests.telephony.softphone_desk import NUMBER, Telephone

pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
pytestmark = needs_sipp


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("486 Busy Here", LineOutcome.BUSY),
        ("600 Busy Everywhere", LineOutcome.BUSY),
        ("404 Not Found", LineOutcome.INVALID_NUMBER),
        ("484 Address Incomplete", LineOutcome.INVALID_NUMBER),
        ("403 Forbidden", LineOutcome.REJECTED),
        ("603 Decline", LineOutcome.REJECTED),
        ("480 Temporarily Unavailable", LineOutcome.UNREACHABLE),
        ("503 Service Unavailable", LineOutcome.FAILED),
        ("408 Request Timeout", LineOutcome.NO_ANSWER),
    ],
)
def test_refused_call_ends_as_what_the_server_said(
    tmp_path: Path, at_desk: Callable[..., Telephone], status: str, line: LineOutcome
) -> None:
    with peer(tmp_path, *other.refused(status)) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        assert desk.end == (line, EndedBy.REMOTE)
        assert server.finished_well()


def test_answered_call_is_hung_up_by_the_other_side(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, other.pause(300), *other.HUNG_UP_THERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.REMOTE)
        assert desk.states == [
            CallState.DIALING,
            CallState.RINGING,
            CallState.CONNECTED,
            CallState.ENDED,
        ]
        assert server.finished_well()


def test_answered_call_is_hung_up_here(tmp_path: Path, at_desk: Callable[..., Telephone]) -> None:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.LOCAL)
        assert server.finished_well()


def test_ringing_call_that_is_given_up_here_is_cancelled(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (
        other.INVITED,
        other.RINGING,
        other.receive("CANCEL"),
        other.send("200 OK"),
    )
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.RINGING)
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.CANCELLED, EndedBy.LOCAL)
        assert server.finished_well()


def test_number_that_rings_out_was_not_answered(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (other.INVITED, other.RINGING, other.receive("CANCEL"), other.send("200 OK"))
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        assert desk.end == (LineOutcome.NO_ANSWER, EndedBy.TIMEOUT)


def test_announcement_before_the_answer_is_early_media(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    announced = other.send("183 Session Progress", sdp=True)
    steps = (other.INVITED, announced, other.pause(300), *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        assert CallState.EARLY_MEDIA in desk.states
        desk.phone.hang_up()
        assert server.finished_well()


def test_server_that_is_killed_in_a_call_ends_it_by_the_silence(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        server.kill()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.TIMEOUT)
        assert desk.phone.last.why == "media_lost"


def test_server_that_is_down_is_unreachable_long_before_the_library_says_so(
    at_desk: Callable[..., Telephone],
) -> None:
    desk = at_desk(f"{other.HERE}:{other.silent_port()}")
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.UNREACHABLE, EndedBy.TIMEOUT)
    assert desk.phone.last.why == "no_reply"


def test_call_is_held_and_taken_up_again(tmp_path: Path, at_desk: Callable[..., Telephone]) -> None:
    steps = (other.INVITED, *other.PICKED_UP, *other.HELD, *other.HELD, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        desk.phone.hold(on=True)
        desk.state_is(CallState.HELD)
        desk.phone.hold(on=False)
        desk.state_is(CallState.CONNECTED)
        desk.phone.hang_up()
        assert server.finished_well()


def test_server_that_asks_again_in_a_call_is_answered_and_the_call_goes_on(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (
        other.INVITED,
        *other.PICKED_UP,
        other.pause(200),
        other.ask("INVITE", 2, sdp=True),
        '<recv response="100" optional="true"/>',
        other.reply(200),
        other.ask("ACK", 2),
        other.pause(200),
        other.ask("BYE", 3),
        other.reply(200),
    )
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.REMOTE)
        assert desk.states[-2:] == [CallState.CONNECTED, CallState.ENDED]
        assert server.finished_well()


def test_wrong_password_is_told_and_nothing_is_dialled(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    asked = 'WWW-Authenticate: Digest realm="kantor", nonce="47ebe028"\n'
    steps = (
        other.receive("REGISTER"),
        other.send("401 Unauthorized", more=asked),
        other.receive("REGISTER"),
        other.send("403 Forbidden"),
    )
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server, Account(server.server, "meja1", "salah"))
        desk.phone.start()
        desk.until(lambda: desk.phone.line is Line.REFUSED)
        with pytest.raises(RefusedError, match="kata sandi"):
            desk.dial()
        assert server.finished_well()


def test_registered_telephone_is_ready(tmp_path: Path, at_desk: Callable[..., Telephone]) -> None:
    steps = (other.receive("REGISTER"), other.send("200 OK", more="Expires: 300\n"))
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server, Account(server.server, "meja1", "rahasia"))
        desk.ready()
        assert desk.lines == [Line.STARTING, Line.READY]


def test_registration_with_a_dead_server_is_told(at_desk: Callable[..., Telephone]) -> None:
    server = f"{other.HERE}:{other.silent_port()}"
    desk = at_desk(server, Account(server, "meja1", "rahasia"))
    desk.phone.start()
    desk.until(lambda: desk.phone.line is Line.SERVER_SILENT)
    with pytest.raises(RefusedError, match="tidak menjawab"):
        desk.dial()


def test_killed_process_ends_the_call_as_what_is_known_and_comes_back(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps, calls=2) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        os.kill(desk.processes[0].pid, signal.SIGKILL)
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.ENGINE_CRASH)
        desk.until(lambda: desk.phone.line is Line.READY)
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        desk.phone.hang_up()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is not stopped by a signal there")
def test_frozen_process_is_found_out_by_its_silence_and_replaced(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server, second=0.5)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        frozen = desk.processes[0].pid
        os.kill(frozen, signal.SIGSTOP)
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.ENGINE_CRASH)
        with pytest.raises(ProcessLookupError):
            os.kill(frozen, 0)
        desk.until(lambda: desk.phone.line is Line.READY)
        assert len(desk.processes) == 2


def test_process_with_nothing_to_say_is_left_alone(at_desk: Callable[..., Telephone]) -> None:
    second = 0.4  # signs of life come by the clock
    desk = at_desk(f"{other.HERE}:{other.silent_port()}", second=second)
    desk.ready()
    desk.processes[0].listen((SILENT_AFTER + 1) * second)
    assert desk.phone.line is Line.READY
    assert len(desk.processes) == 1


def test_keys_reach_the_other_side_and_a_mute_is_silence(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    with Ear() as ear:
        answered = other.send("200 OK", sdp=True).replace("[media_port]", str(ear.port))
        steps = (other.INVITED, answered, other.receive("ACK"), *other.HUNG_UP_HERE)
        with peer(tmp_path, *steps) as server:
            desk = at_desk(server.server)
            desk.ready()
            desk.dial()
            desk.state_is(CallState.CONNECTED)
            desk.until(lambda: len(ear.sound) > 5)
            assert len(set(b"".join(ear.sound))) > 1
            desk.phone.press("12#")
            desk.until(lambda: ear.keys == [1, 2, 11])
            desk.phone.mute(on=True)
            desk.until(lambda: len(set(b"".join(ear.sound[-10:]))) == 1)
            muted = len(ear.sound)
            desk.until(lambda: len(ear.sound) >= muted + 20)
            assert len(set(b"".join(ear.sound[muted:]))) == 1
            desk.phone.mute(on=False)
            desk.until(lambda: len(set(ear.sound[-1])) > 1)
            desk.phone.hang_up()
            assert desk.end == (LineOutcome.ANSWERED, EndedBy.LOCAL)
            assert server.finished_well()


def test_recording_is_encrypted_and_holds_both_sides(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    key, path = bytes(range(32)), tmp_path / "rekaman"
    steps = (other.INVITED, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        desk.phone.record(f"{key.hex()}:{path}")
        desk.until(lambda: path.exists() and path.stat().st_size > 16_000)
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.LOCAL)
    whole = sound_of(path, key)
    assert b"RIFF" not in path.read_bytes()
    assert max(whole[44:]) > 0
    with pytest.raises(BadInputError, match="komputer lain"):
        sound_of(path, bytes(32))


def test_number_with_line_breaks_or_letters_is_never_dialled(
    tmp_path: Path, at_desk: Callable[..., Telephone]
) -> None:
    with peer(tmp_path, other.INVITED) as server:
        desk = at_desk(server.server)
        desk.ready()
        for bad in ("+62811\r\nX: y", "+62abc", "", "sip:x@y"):
            with pytest.raises(BadInputError, match="tidak dapat ditelepon"):
                desk.phone.dial(bad, lambda _report: None)


def test_numbers_are_dialled_as_the_exchange_wants_them() -> None:
    assert DialPlan().dialled("+62811223344") == "0811223344"
    assert DialPlan(prefix="9").dialled("+62811223344") == "90811223344"
    assert DialPlan(national=False).dialled("+62811223344") == "+62811223344"
    assert DialPlan().dialled("+6591234567") == "+6591234567"


def test_second_call_waits_for_the_first(tmp_path: Path, at_desk: Callable[..., Telephone]) -> None:
    steps = (other.INVITED, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps) as server:
        desk = at_desk(server.server)
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        with pytest.raises(RefusedError, match="Tutup dulu"):
            desk.phone.dial(NUMBER, lambda _report: None)


def test_switched_off_telephone_says_what_to_do(at_desk: Callable[..., Telephone]) -> None:
    desk = at_desk(f"{other.HERE}:5060")
    with pytest.raises(RefusedError, match="Pengaturan"):
        desk.dial()
