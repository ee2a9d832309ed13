"""A softphone as the desk has it, with everything it said."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from dialer.calls import CallState, EndedBy, LineOutcome, LiveCall, dial, step
from dialer.telephony.line import Line
from dialer.telephony.port import LineReport
from dialer.telephony.sip.pipe import PipedProcess
from dialer.telephony.sip.softphone import Softphone
from dialer.telephony.sip.wire import Account, Command, Op, write_command
from tests.telephony import peer as other

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
NUMBER = "+6281234567890"
PATIENCE = 20.0
QUICK = {"first_word": 1.5, "ringing": 1.5, "silence": 1.5}


class Telephone:
    """A softphone with everything it said, and the call as the desk would see it."""

    def __init__(
        self,
        server: str,
        account: Account | None = None,
        *,
        sound: str = "tone",
        second: float = 1.0,
    ) -> None:
        settings = {"sound": sound, "bind": other.HERE, "limits": QUICK}
        self.processes: list[PipedProcess] = []
        self.lines: list[Line] = []

        def make() -> PipedProcess:
            self.processes.append(PipedProcess(settings, second))
            return self.processes[-1]

        self.phone = Softphone(
            make, account or Account(server, "meja1", register=False), on_line=self.lines.append
        )
        self.call: LiveCall | None = None
        self.states: list[CallState] = []

    def until(self, met: Callable[[], bool]) -> None:
        """Listen until something is so."""
        end = time.monotonic() + PATIENCE
        while not met():
            assert time.monotonic() < end, (self.phone.line, self.states, self.phone.last)
            self.processes[-1].listen(0.02)

    def ready(self) -> None:
        """Switch it on and wait for the line."""
        self.phone.start()
        self.until(lambda: self.phone.line is Line.READY)

    def moves_to(self, server: str) -> None:
        """Use another server, in the same process."""
        account = Account(server, "meja1", register=False)
        self.processes[-1].send(write_command(Command(Op.ACCOUNT, account=account)))

    def dial(self, number: str = NUMBER) -> None:
        """Place a call."""
        self.call = dial("n1", "sip", NOW)
        self.states = [self.call.state]
        self.phone.dial(number, self._told)

    def _told(self, report: LineReport) -> None:
        assert self.call is not None
        self.call = step(self.call, report.event, NOW, report.line, report.ended_by)
        if self.call.state is not self.states[-1]:
            self.states.append(self.call.state)

    def state_is(self, state: CallState) -> None:
        """Wait for a state."""
        self.until(lambda: self.states[-1] is state)

    @property
    def end(self) -> tuple[LineOutcome, EndedBy]:
        """Wait for the end of the call and say how it ended."""
        self.state_is(CallState.ENDED)
        assert self.call is not None
        return self.call.line, self.call.ended_by
