"""The telephones in the window's event loop: a real process, a real socket, a real server."""

import itertools
import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.calls import CallState, EndedBy, LineOutcome, dial, step
from dialer.telephony.line import Line
from dialer.telephony.pbx.telephone import PbxAccount, PbxTelephone
from dialer.telephony.port import LineReport
from dialer.telephony.sip.softphone import Softphone
from dialer.telephony.sip.wire import Account
from tests.telephony import peer as other
from tests.telephony.exchange import Exchange
from tests.telephony.peer import Peer, needs_sipp, peer
from ui.telephone_links import ProcessLink, SocketLink

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
PATIENCE = 15_000


class Seen:
    """A call as the desk would see it."""

    def __init__(self) -> None:
        self.call = dial("n1", "x", NOW)

    def told(self, report: LineReport) -> None:
        self.call = step(self.call, report.event, NOW, report.line, report.ended_by)


@pytest.fixture
def answering(tmp_path: Path) -> Iterator[Peer]:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    with peer(tmp_path, *steps, calls=3) as server:
        yield server


@needs_sipp
@pytest.mark.parametrize("how", ["SIGKILL", "SIGSTOP"])
def test_killed_or_frozen_softphone_is_told_and_replaced_while_the_window_lives(
    qtbot: QtBot, answering: Peer, how: str
) -> None:
    pytest.importorskip("pjsua2", reason="the softphone's library has no wheel for this Python")
    made: list[ProcessLink] = []

    def make() -> ProcessLink:
        made.append(ProcessLink({"sound": "tone", "bind": other.HERE}, second=0.5))
        return made[-1]

    phone = Softphone(make, Account(answering.server, "meja1", register=False))
    phone.start()
    qtbot.waitUntil(lambda: phone.line is Line.READY, timeout=PATIENCE)
    seen = Seen()
    phone.dial("+6281234567890", seen.told)
    qtbot.waitUntil(lambda: seen.call.state is CallState.CONNECTED, timeout=PATIENCE)
    os.kill(made[0].pid, getattr(signal, how))
    qtbot.waitUntil(lambda: seen.call.state is CallState.ENDED, timeout=PATIENCE)
    assert (seen.call.line, seen.call.ended_by) == (LineOutcome.ANSWERED, EndedBy.ENGINE_CRASH)
    qtbot.waitUntil(lambda: phone.line is Line.READY, timeout=PATIENCE)
    assert len(made) == 2
    with qtbot.waitSignal(made[1].destroyed, timeout=PATIENCE):
        phone.stop()


def test_exchange_is_spoken_to_without_waiting(qtbot: QtBot) -> None:
    ended = (
        "Event: UserEvent\nUserEvent: SambungEnded\nCall: {call}\nStatus: BUSY\n"
        "Cause: 17\nBy: callee"
    )
    exchange = Exchange({"Originate": ["Response: Success", ended]})
    numbers = itertools.count()
    phone = PbxTelephone(
        lambda: SocketLink("127.0.0.1", exchange.port),
        PbxAccount("meja", "rahasia", "PJSIP/1001"),
        lambda: str(next(numbers)),
    )
    phone.start()
    qtbot.waitUntil(lambda: phone.line is Line.READY, timeout=PATIENCE)
    seen = Seen()
    phone.dial("+6281234567890", seen.told)
    qtbot.waitUntil(lambda: seen.call.state is CallState.ENDED, timeout=PATIENCE)
    assert seen.call.line is LineOutcome.BUSY
    phone.stop()
    exchange.close()


def test_exchange_that_is_not_there_is_told(qtbot: QtBot) -> None:
    port = other.silent_port()
    phone = PbxTelephone(
        lambda: SocketLink("127.0.0.1", port),
        PbxAccount("meja", "rahasia", "PJSIP/1001"),
        lambda: "1",
    )
    phone.start()
    qtbot.waitUntil(lambda: phone.line is Line.SERVER_SILENT, timeout=PATIENCE)
