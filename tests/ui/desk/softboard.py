"""A softphone for the desk's tests: it says what it is told to say."""

from dataclasses import dataclass, field

from dialer.calls import EndedBy, LineEvent, LineOutcome, Trouble
from dialer.telephony.line import Line
from dialer.telephony.port import Backend, LineReport
from tests.ui.desk.at_the_desk import Switchboard


@dataclass(slots=True)
class Softboard(Switchboard):
    """A switchboard with keys, a line of its own, and an ear for what is asked of it."""

    backend: Backend = Backend.SIP
    line: Line = Line.READY
    busy: bool = False
    asked: list[str] = field(default_factory=list)

    def hold(self, *, on: bool) -> None:
        self.report(LineEvent.HELD if on else LineEvent.RESUMED)

    def mute(self, *, on: bool) -> None:
        self.asked.append("mute" if on else "unmute")

    def press(self, digits: str) -> None:
        self.asked.append(digits)

    def record(self, order: str) -> None:
        self.asked.append(order)

    def end(
        self, line: LineOutcome, trouble: Trouble = Trouble.NONE, by: EndedBy = EndedBy.REMOTE
    ) -> None:
        """Say that the call is over."""
        assert self.on_event is not None
        self.on_event(LineReport(LineEvent.ENDED, line, by, trouble))
