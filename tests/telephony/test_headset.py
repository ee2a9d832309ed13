"""A headset that is pulled out: it is said, the call stays, and the sound comes back."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialer.calls import CallState, EndedBy, LineEvent, LineOutcome
from dialer.telephony.line import Line
from dialer.telephony.port import LineReport
from dialer.telephony.sip.pipe import PipedProcess
from dialer.telephony.sip.softphone import Softphone
from dialer.telephony.sip.sound import device_to_take, passed_over_at_start
from dialer.telephony.sip.wire import Account, Ev, Event, write_event
from tests.telephony import peer as other
from tests.telephony.peer import needs_sipp, peer
from tests.telephony.pulse import EAR, MICROPHONE, needs_pulse, pulse
from tests.telephony.softphone_desk import NUMBER, Telephone

ACCOUNT = Account("192.0.2.1", "meja1", register=False)
TOLD_WITHIN = 1.0
"""Seconds after which somebody who talks must know."""


class Engine:
    """The softphone's process as a script: the test says what it reports."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def start(
        self,
        on_line: Callable[[bytes], None],
        _on_exit: Callable[[], None],
        _on_second: Callable[[], None],
    ) -> None:
        self._on_line = on_line
        self.says(Ev.READY)

    def send(self, line: bytes) -> None:
        self.sent.append(line)

    def kill(self) -> None:
        """Nothing runs."""

    def stop(self) -> None:
        """Nothing runs."""

    def says(self, ev: Ev, call: str = "", line: LineOutcome = LineOutcome.UNKNOWN) -> None:
        self._on_line(write_event(Event(ev, call, line=line)))


def test_headset_pulled_out_in_a_call_is_a_line_without_headset_and_the_call_goes_on() -> None:
    engine = Engine()
    lines: list[Line] = []
    told: list[LineReport] = []
    phone = Softphone(lambda: engine, ACCOUNT, on_line=lines.append)
    phone.start()
    phone.dial(NUMBER, told.append)
    engine.says(Ev.ANSWERED, "c1")
    engine.says(Ev.HEADSET_LOST)
    assert phone.busy
    engine.says(Ev.HEADSET_BACK)
    engine.says(Ev.ENDED, "c1", LineOutcome.ANSWERED)
    assert told == [
        LineReport(LineEvent.ANSWERED),
        LineReport(LineEvent.ENDED, LineOutcome.ANSWERED, EndedBy.LOCAL),
    ]
    assert lines == [Line.STARTING, Line.READY, Line.NO_HEADSET, Line.READY]


def test_a_server_that_is_silent_comes_before_a_headset_that_is_not_there() -> None:
    engine = Engine()
    lines: list[Line] = []
    account = Account("192.0.2.1", "meja1", "rahasia")
    phone = Softphone(lambda: engine, account, on_line=lines.append)
    phone.start()
    for ev in (Ev.HEADSET_LOST, Ev.NOT_REGISTERED, Ev.REGISTERED):
        engine.says(ev)
    assert lines == [Line.STARTING, Line.SERVER_SILENT, Line.NO_HEADSET]


@pytest.mark.parametrize(
    ("present", "wanted", "passed_over", "taken"),
    [
        (("speaker", "headset"), "headset", ("speaker", "headset"), "headset"),
        (("speaker",), "headset", ("speaker",), ""),
        (("speaker", "new"), "headset", ("speaker",), "new"),
        (("new", "headset"), "headset", (), "headset"),
        ((), "", (), ""),
    ],
)
def test_the_same_device_is_waited_for_or_one_plugged_in_since(
    present: tuple[str, ...], wanted: str, passed_over: tuple[str, ...], taken: str
) -> None:
    assert device_to_take(present, wanted, passed_over) == taken


@pytest.mark.parametrize(
    ("present", "known", "taken"),
    [
        (("speaker", "headset"), (), "headset"),
        (("speaker", "built-in"), (), ""),
        (("speaker",), ("speaker", "headset"), ""),
        (("speaker", "new"), ("speaker", "headset"), "new"),
        (("speaker", "new", "headset"), ("speaker", "headset"), "headset"),
    ],
)
def test_at_the_start_a_headset_never_seen_before_replaces_the_chosen_one_that_is_not_there(
    present: tuple[str, ...], known: tuple[str, ...], taken: str
) -> None:
    passed_over = passed_over_at_start(present, known)
    assert device_to_take(present, "headset", passed_over) == taken


def test_headset_that_is_not_there_at_the_start_is_told() -> None:
    pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
    process = PipedProcess({"sound": "headset", "microphone": "none such", "bind": other.HERE})
    phone = Softphone(lambda: process, ACCOUNT)
    phone.start()
    until = time.monotonic() + 20
    while phone.line is not Line.NO_HEADSET:
        assert time.monotonic() < until, phone.line
        process.listen(0.05)
    phone.stop()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """The paths of sockets may have a hundred letters only."""
    made = Path(tempfile.mkdtemp(prefix="suara-"))
    yield made
    shutil.rmtree(made)


@needs_pulse
@needs_sipp
def test_real_headset_that_is_pulled_out_and_plugged_in_again(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
    steps = (other.INVITED, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with pulse(short_folder) as sound, peer(short_folder, *steps) as server:
        monkeypatch.setenv("PULSE_SERVER", sound.server)
        desk = Telephone(server.server, sound="headset")
        desk.ready()
        desk.dial()
        desk.state_is(CallState.CONNECTED)
        for device in (MICROPHONE, EAR):
            pulled = time.monotonic()
            sound.pull_out(device)
            desk.until(lambda: desk.phone.line is Line.NO_HEADSET)
            assert time.monotonic() - pulled < TOLD_WITHIN
            sound.plug_in(device)
            desk.until(lambda: desk.phone.line is Line.READY)
        assert desk.states[-1] is CallState.CONNECTED
        desk.phone.hang_up()
        assert desk.end == (LineOutcome.ANSWERED, EndedBy.LOCAL)
        desk.phone.stop()
        assert server.finished_well()


@needs_pulse
def test_real_microphone_is_heard(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pulse(short_folder) as sound:
        monkeypatch.setenv("PULSE_SERVER", sound.server)
        trying = subprocess.Popen(
            [sys.executable, "-m", "dialer.telephony.sip.probe", MICROPHONE, EAR],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert trying.stdout is not None
        with trying:
            levels = (json.loads(line)["level"] for line in trying.stdout)
            assert any(level > 0.5 for level in levels)
            trying.kill()
