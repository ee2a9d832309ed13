"""The telephone of the desk: which number, which way of calling, the call that runs, those made.

`Line` is a value that goes into the draft; `CallLine` places calls and takes reports. A report of
an earlier call is not listened to.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from dialer.calls import CallState, EndedBy, LineEvent, LineOutcome, LiveCall, Trouble, dial, step
from dialer.contact import ContactNumber
from dialer.errors import RefusedError
from dialer.number_choice import Tries, first_usable
from dialer.outcomes import CallEntry
from dialer.telephony.line import Line as Reach
from dialer.telephony.port import Backend, Keys, Lined, LineReport, Recording, Telephone
from ui.presenters.words import LINES

CLOCK_SLACK: Final = timedelta(seconds=5)
"""So much two clocks may differ before one of them was set."""

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
        hold_seconds=int(call.held.total_seconds()),
        trouble=call.trouble.value,
        recording=call.recording,
    )


Record = Callable[[], tuple[str, str] | None]
"""Gives the name of a new recording and the order for the telephone; None when none is wanted."""


class CallLine:
    """Places calls through the telephones there are. `changed` is called after every change.

    How long a call takes is counted by `ticks`, a clock that nobody can set; `now` says when it
    began. `trouble` is what was wrong on our own side in the last call.
    """

    def __init__(
        self,
        telephones: Mapping[Backend, Telephone],
        now: Callable[[], datetime],
        changed: Callable[[], None],
        ticks: Callable[[], float] | None = None,
        record: Record = lambda: None,
    ) -> None:
        self._telephones = telephones
        self._now = now
        self._ticks = ticks or (lambda: now().timestamp())
        self._changed = changed
        self._record = record
        self._serial = 0
        self._anchor: tuple[datetime, float] | None = None
        self._ended_tick: float | None = None
        self._preferred = next(iter(telephones))
        self.line = Line(self._preferred)
        self.muted = False
        self.pressed = ""
        self.trouble = Trouble.NONE

    @property
    def backends(self) -> tuple[Backend, ...]:
        """The ways to call, in the order given."""
        return tuple(self._telephones)

    @property
    def says_outcome(self) -> bool:
        """Whether the line reports by itself what happens on it."""
        return self._telephones[self.line.backend].says_outcome

    @property
    def keys(self) -> Keys | None:
        """Hold, mute and digits, where the telephone has them."""
        telephone = self._telephones[self.line.backend]
        return telephone if isinstance(telephone, Keys) else None

    @property
    def reach(self) -> Reach:
        """Whether one can telephone this way; what has no line of its own always can."""
        telephone = self._telephones[self.line.backend]
        return telephone.line if isinstance(telephone, Lined) else Reach.READY

    @property
    def records(self) -> bool:
        """Whether calls this way can be taken down."""
        return isinstance(self._telephones[self.line.backend], Recording)

    def moment(self) -> datetime:
        """Now: while a call is at hand, by the clock that nobody can set."""
        if self._anchor is None:
            return self._now()
        at, tick = self._anchor
        return at + timedelta(seconds=self._ticks() - tick)

    @property
    def clock_went_back(self) -> bool:
        """Whether the computer's clock was set back since the call began."""
        return self._anchor is not None and self.moment() - self._now() > CLOCK_SLACK

    def wrap_seconds(self) -> int | None:
        """Seconds since the last call ended; None when nobody has counted them."""
        return None if self._ended_tick is None else int(self._ticks() - self._ended_tick)

    def telephones_changed(self) -> None:
        """The ways of calling, or the line of one, are others now; a running call stays."""
        preferred = next(iter(self._telephones))
        wanted = preferred if preferred is not self._preferred else self.line.backend
        self._preferred = preferred
        if self.line.live is None:
            known = wanted if wanted in self._telephones else preferred
            self.line = replace(self.line, backend=known)
        self._changed()

    def open(
        self,
        numbers: Sequence[ContactNumber],
        full: Collection[str] = (),
        tries: Mapping[str, Tries] | None = None,
    ) -> None:
        """Begin with a contact's numbers, chosen by `first_usable`; the way of calling stays."""
        self._serial += 1
        self._begin_anew()
        self.line = Line(self.line.backend, first_usable(numbers, full, tries))

    def _begin_anew(self) -> None:
        self._anchor = self._ended_tick = None
        self.muted, self.pressed, self.trouble = False, "", Trouble.NONE

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
            self._ended_tick = None  # nobody counted while the program was away

    def choose_number(self, number_id: str) -> None:
        """Take another number; not during a call."""
        if self.line.live is None and number_id != self.line.chosen:
            self.trouble = Trouble.NONE
            self.line = replace(self.line, chosen=number_id)
            self._changed()

    def choose_backend(self, backend: Backend) -> None:
        """Call another way; not during a call."""
        if self.line.live is None and backend in self._telephones:
            self.trouble = Trouble.NONE
            self.line = replace(self.line, backend=backend)
            self._changed()

    def dial(self, number: ContactNumber) -> None:
        """Place a call. Raises RefusedError (nothing happened) when it cannot be placed.

        Nobody is called who would hear nothing.
        """
        if self.reach is Reach.NO_HEADSET:
            raise RefusedError(LINES[Reach.NO_HEADSET][2])
        self._serial += 1
        serial = self._serial
        before = self.line
        self._begin_anew()
        self._anchor = (self._now(), self._ticks())
        self.line = replace(
            before,
            chosen=number.number_id,
            live=dial(number.number_id, before.backend, self.moment()),
        )
        try:
            self._telephones[before.backend].dial(
                number.phone.e164, lambda report: self._reported(serial, report)
            )
        except Exception:
            self.line, self._anchor = before, None
            raise
        self._changed()

    def connect(self) -> None:
        """Somebody answered, says the person; a line that reports by itself knows better."""
        live = self.line.live
        if live is not None and not self.says_outcome and not self.line.connected:
            self.line = replace(self.line, live=step(live, LineEvent.ANSWERED, self.moment()))
            self._changed()

    def hang_up(self) -> None:
        """End the running call; what came of it is said by the outcome."""
        if self.line.live is not None:
            self._serial += 1
            self._telephones[self.line.backend].hang_up()
            given_up = self.says_outcome and not self.line.connected
            line = LineOutcome.CANCELLED if given_up else LineOutcome.UNKNOWN
            self._end(self.moment(), line, EndedBy.LOCAL)
            self._changed()

    def hold(self) -> None:
        """Let the other side wait, or go on talking; the line says when it is so."""
        live = self.line.live
        if self.keys is not None and live is not None and self.line.connected:
            self.keys.hold(on=live.state is CallState.CONNECTED)

    def mute(self) -> None:
        """Let the other side hear nothing, or hear again."""
        if self.keys is not None and self.line.connected:
            self.muted = not self.muted
            self.keys.mute(on=self.muted)
            self._changed()

    def press(self, digits: str) -> None:
        """Send keys to the other side. Raises BadInputError for anything but keys."""
        if self.keys is not None and self.line.connected:
            self.keys.press(digits)
            self.pressed += digits
            self._changed()

    def release(self) -> None:
        """Let go of the line after its calls were recorded; nobody needs to be told."""
        self._serial += 1
        if self.line.live is not None:
            self._telephones[self.line.backend].hang_up()
        self._begin_anew()
        self.line = Line(self.line.backend)

    def _reported(self, serial: int, report: LineReport) -> None:
        live = self.line.live
        if serial != self._serial or live is None:
            return
        if report.event is LineEvent.ENDED:
            self._end(self.moment(), report.line, report.ended_by, report.trouble)
        else:
            self.line = replace(self.line, live=step(live, report.event, self.moment()))
            if report.event is LineEvent.ANSWERED:
                self._take_down()
        self._changed()

    def _take_down(self) -> None:
        """Record the call that was answered, where that is wanted and the telephone can."""
        telephone, live = self._telephones[self.line.backend], self.line.live
        if live is None or live.recording or not isinstance(telephone, Recording):
            return
        ordered = self._record()
        if ordered is not None:
            name, order = ordered
            self.line = replace(self.line, live=replace(live, recording=name))
            telephone.record(order)

    def _end(
        self,
        at: datetime,
        line: LineOutcome,
        ended_by: EndedBy,
        trouble: Trouble = Trouble.NONE,
    ) -> None:
        assert self.line.live is not None
        ended = step(self.line.live, LineEvent.ENDED, at, line, ended_by, trouble)
        self.line = replace(self.line, live=None, calls=(*self.line.calls, recorded(ended)))
        self.muted, self.trouble = False, trouble
        self._ended_tick = self._ticks()
