"""The telephone of the desk: which number, which way of calling, the call that runs, those made.

`Line` is a value that goes into the draft; `CallLine` places calls and takes reports. A report of
an earlier call is not listened to.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from dialer.calls import CallState, EndedBy, LineEvent, LineOutcome, LiveCall, dial, step
from dialer.contact import ContactNumber
from dialer.facts import DEAD_NUMBERS, UNUSABLE_NUMBERS
from dialer.outcomes import CallEntry
from dialer.telephony.port import Backend, LineReport, Telephone

LONGEST_AWAY: Final = timedelta(hours=1)
"""A call nobody looked at for so long is over; the talk is counted until it was last seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """What has been done on the telephone for one contact. `chosen` is a number's id, or ""."""

    backend: Backend
    chosen: str = ""
    live: LiveCall | None = None
    calls: tuple[CallEntry, ...] = ()

    @property
    def used(self) -> bool:
        """Whether anything was dialled."""
        return self.live is not None or bool(self.calls)

    @property
    def connected(self) -> bool:
        """Whether somebody is on the line now."""
        return self.live is not None and self.live.state in (CallState.CONNECTED, CallState.HELD)

    def all_calls(self, now: datetime) -> tuple[CallEntry, ...]:
        """The calls as they would be recorded if the running one ended now."""
        if self.live is None:
            return self.calls
        return (*self.calls, recorded(step(self.live, LineEvent.ENDED, now)))


def recorded(call: LiveCall) -> CallEntry:
    """An ended call as it is entered."""
    return CallEntry(
        number_id=call.number_id,
        backend=call.backend,
        started_at=call.started_at,
        connected_at=call.connected_at,
        ended_at=call.ended_at,
        line=call.line.value,
        ended_by=call.ended_by.value,
    )


def first_usable(numbers: Sequence[ContactNumber]) -> str:
    """The number to begin with: one to dial, else one with WhatsApp, else any, else ""."""
    usable = [one.number_id for one in numbers if one.state not in UNUSABLE_NUMBERS]
    alive = [one.number_id for one in numbers if one.state not in DEAD_NUMBERS]
    return (usable or alive or [one.number_id for one in numbers] or [""])[0]


class CallLine:
    """Places calls through the telephones there are. `changed` is called after every change."""

    def __init__(
        self,
        telephones: Mapping[Backend, Telephone],
        now: Callable[[], datetime],
        changed: Callable[[], None],
    ) -> None:
        self._telephones = telephones
        self._now = now
        self._changed = changed
        self._serial = 0
        self.line = Line(next(iter(telephones)))

    @property
    def backends(self) -> tuple[Backend, ...]:
        """The ways to call, in the order given."""
        return tuple(self._telephones)

    @property
    def says_outcome(self) -> bool:
        """Whether the line reports by itself what happens on it."""
        return self._telephones[self.line.backend].says_outcome

    def open(self, numbers: Sequence[ContactNumber]) -> None:
        """Begin with a contact's numbers; the way of calling stays."""
        self._serial += 1
        self.line = Line(self.line.backend, first_usable(numbers))

    def restore(self, line: Line, at: datetime) -> None:
        """Take up a line from a draft, last seen at `at`.

        A telephone that reports by itself has lost its call with the program; any other call may
        still be going on in the person's hand, but not after `LONGEST_AWAY`.
        """
        self._serial += 1
        backend = line.backend if line.backend in self._telephones else self.line.backend
        self.line = replace(line, backend=backend)
        over = self.says_outcome or self._now() - at > LONGEST_AWAY
        if self.line.live is not None and over:
            self._end(at, LineOutcome.UNKNOWN, EndedBy.ENGINE_CRASH)

    def choose_number(self, number_id: str) -> None:
        """Take another number; not during a call."""
        if self.line.live is None and number_id != self.line.chosen:
            self.line = replace(self.line, chosen=number_id)
            self._changed()

    def choose_backend(self, backend: Backend) -> None:
        """Call another way; not during a call."""
        if self.line.live is None and backend in self._telephones:
            self.line = replace(self.line, backend=backend)
            self._changed()

    def dial(self, number: ContactNumber) -> None:
        """Place a call. Raises RefusedError (nothing happened) when it cannot be placed."""
        self._serial += 1
        serial = self._serial
        before = self.line
        self.line = replace(
            before,
            chosen=number.number_id,
            live=dial(number.number_id, before.backend, self._now()),
        )
        try:
            self._telephones[before.backend].dial(
                number.phone.e164, lambda report: self._reported(serial, report)
            )
        except Exception:
            self.line = before
            raise
        self._changed()

    def connect(self) -> None:
        """Somebody answered, says the person; a line that reports by itself knows better."""
        live = self.line.live
        if live is not None and not self.says_outcome and not self.line.connected:
            self.line = replace(self.line, live=step(live, LineEvent.ANSWERED, self._now()))
            self._changed()

    def hang_up(self) -> None:
        """End the running call; what came of it is said by the outcome."""
        if self.line.live is not None:
            self._serial += 1
            self._telephones[self.line.backend].hang_up()
            self._end(self._now(), LineOutcome.UNKNOWN, EndedBy.LOCAL)
            self._changed()

    def release(self) -> None:
        """Let go of the line after its calls were recorded; nobody needs to be told."""
        self._serial += 1
        if self.line.live is not None:
            self._telephones[self.line.backend].hang_up()
        self.line = Line(self.line.backend)

    def _reported(self, serial: int, report: LineReport) -> None:
        live = self.line.live
        if serial != self._serial or live is None:
            return
        if report.event is LineEvent.ENDED:
            self._end(self._now(), report.line, report.ended_by)
        else:
            self.line = replace(self.line, live=step(live, report.event, self._now()))
        self._changed()

    def _end(self, at: datetime, line: LineOutcome, ended_by: EndedBy) -> None:
        assert self.line.live is not None
        ended = step(self.line.live, LineEvent.ENDED, at, line, ended_by)
        self.line = replace(self.line, live=None, calls=(*self.line.calls, recorded(ended)))
