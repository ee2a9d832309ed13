"""The softphone as the desk knows it: a telephone over a process that may die at any moment.

A process that is dead, or silent and so frozen, ends the call with what is known of it, is started
again at once, and registers again; one that keeps dying is left alone until somebody asks for it.
"""

from collections.abc import Callable
from typing import Final, Protocol

from dialer.calls import EndedBy, LineEvent, LineOutcome, Trouble
from dialer.errors import RefusedError
from dialer.telephony.line import AS_HERE, DialPlan, Line
from dialer.telephony.port import Backend, LineReport, OnEvent
from dialer.telephony.sip.wire import (
    Account,
    Command,
    Ev,
    Event,
    Op,
    WireError,
    dtmf_digits,
    read_event,
    sip_user,
    write_command,
)

DEATHS_IN_A_ROW: Final = 3
"""So often a process may die without having got a line before it is left alone."""

SILENT_AFTER: Final = 3
"""Seconds without a sign of life, a dozen of them, after which a process counts as frozen and is
killed. Its sound has stood still as long; less might be a machine that catches its breath."""

STARTS_WITHIN: Final = 30
"""The same for one that begins: a cold disk takes its time."""

WHY_NOT: Final = {
    Line.OFF: "Softphone belum dinyalakan. Isi akun SIP di Pengaturan.",
    Line.STARTING: "Softphone sedang disiapkan. Tunggu sebentar, lalu telepon lagi.",
    Line.REFUSED: "Server telepon menolak nama pengguna atau kata sandi SIP. "
    "Periksa akun di Pengaturan.",
    Line.SERVER_SILENT: "Server telepon tidak menjawab. Periksa jaringan kantor, atau pilih cara "
    "menelepon lain.",
    Line.BROKEN: "Softphone berhenti berulang kali. Nyalakan lagi di Pengaturan, atau pilih cara "
    "menelepon lain.",
}


class Process(Protocol):
    """A process whose lines arrive in the thread that uses it.

    `on_second` is called each second, and once only for a time in which that thread was away: so
    what was not heard since is never held against the process.
    """

    def start(
        self,
        on_line: Callable[[bytes], None],
        on_exit: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None: ...
    def send(self, line: bytes) -> None: ...
    def stop(self) -> None: ...
    def kill(self) -> None: ...


_EVENTS: Final = {
    Ev.RANG: LineEvent.RANG,
    Ev.EARLY_MEDIA: LineEvent.EARLY_MEDIA,
    Ev.ANSWERED: LineEvent.ANSWERED,
    Ev.HELD: LineEvent.HELD,
    Ev.RESUMED: LineEvent.RESUMED,
    Ev.ENDED: LineEvent.ENDED,
}


def trouble_of(event: Event) -> Trouble:
    """Return what was wrong on our own side when a call ended; `failed` never is the member's."""
    if event.why and event.why in set(Trouble):
        return Trouble(event.why)
    return Trouble.SERVER_REFUSED if event.line is LineOutcome.FAILED else Trouble.NONE


class Softphone:
    """Places calls by SIP; one at a time."""

    backend = Backend.SIP
    says_outcome = True

    def __init__(
        self,
        make_process: Callable[[], Process],
        account: Account,
        plan: DialPlan = AS_HERE,
        on_line: Callable[[Line], None] = lambda _line: None,
    ) -> None:
        self._signed = Line.OFF
        self._headset_lost = False
        self._make = make_process
        self._account = account.checked()
        self._plan = plan
        self._on_line = on_line
        self._process: Process | None = None
        self._deaths = 0
        self._patience = 0
        self._calls = 0
        self._call = ""
        self._answered = False
        self._on_event: OnEvent | None = None
        self.last = Event(Ev.READY)
        """The last thing the process said, for whoever sets a branch up."""

    @property
    def line(self) -> Line:
        """How the line stands; without a headset it is not ready, but a call goes on."""
        if self._signed is Line.READY and self._headset_lost:
            return Line.NO_HEADSET
        return self._signed

    @property
    def busy(self) -> bool:
        """Whether a call is running."""
        return bool(self._call)

    # -- the process -----------------------------------------------------------------------------

    def start(self) -> None:
        """Begin, or begin again after it broke."""
        self._deaths = 0
        self._begin()

    def stop(self) -> None:
        """Hang up and end the process."""
        process, self._process = self._process, None
        if process is not None:
            process.send(write_command(Command(Op.QUIT)))
            process.stop()
        self._put_line(Line.OFF)

    def _begin(self) -> None:
        process = self._make()
        self._process = process
        self._patience = STARTS_WITHIN
        self._put_line(Line.STARTING, headset_lost=False)
        process.start(
            lambda line: self._heard(process, line),
            lambda: self._died(process),
            lambda: self._second(process),
        )

    def _second(self, process: Process) -> None:
        if process is not self._process:
            return
        self._patience -= 1
        if self._patience <= 0:
            process.kill()
            self._died(process)

    def _died(self, process: Process) -> None:
        if process is not self._process:
            return
        self._process = None
        process.stop()
        if self._call:
            line = LineOutcome.ANSWERED if self._answered else LineOutcome.UNKNOWN
            self._end(LineReport(LineEvent.ENDED, line, EndedBy.ENGINE_CRASH, Trouble.ENGINE))
        self._deaths += 1
        if self._deaths > DEATHS_IN_A_ROW:
            self._put_line(Line.BROKEN)
        else:
            self._begin()

    def _heard(self, process: Process, line: bytes) -> None:
        if process is not self._process:
            return
        self._patience = SILENT_AFTER
        try:
            event = read_event(line)
        except WireError:
            return
        if event.ev is Ev.ALIVE:
            return
        self.last = event
        if event.ev in (Ev.HEADSET_LOST, Ev.HEADSET_BACK):
            self._put_line(self._signed, headset_lost=event.ev is Ev.HEADSET_LOST)
        elif event.ev is Ev.READY:
            self._send(Command(Op.ACCOUNT, account=self._account))
            if not self._account.register:
                self._got_line()
        elif event.ev is Ev.REGISTERED:
            self._got_line()
        elif event.ev is Ev.NOT_REGISTERED:
            wrong = event.why == "password"
            self._put_line(Line.REFUSED if wrong else Line.SERVER_SILENT)
        elif event.call and event.call == self._call:
            self._tell(event)

    def _got_line(self) -> None:
        self._deaths = 0
        self._put_line(Line.READY)

    def _put_line(self, signed: Line, *, headset_lost: bool | None = None) -> None:
        before = self.line
        self._signed = signed
        if headset_lost is not None:
            self._headset_lost = headset_lost
        if self.line is not before:
            self._on_line(self.line)

    def _send(self, command: Command) -> None:
        if self._process is not None:
            self._process.send(write_command(command))

    # -- a call ----------------------------------------------------------------------------------

    def dial(self, e164: str, on_event: OnEvent, /) -> None:
        """Dial. Raises RefusedError with what stands in the way.

        Trying a line out needs no headset; that a member is not called without one is for the desk
        to see to (`line`).
        """
        if self._signed is not Line.READY:
            raise RefusedError(f"{WHY_NOT[self._signed]} Belum ada panggilan yang dibuat.")
        if self._call:
            raise RefusedError("Masih ada panggilan yang berjalan. Tutup dulu panggilan itu.")
        number = self._plan.dialled(e164)
        sip_user(number)
        self._calls += 1
        self._call, self._answered, self._on_event = f"c{self._calls}", False, on_event
        self._send(Command(Op.DIAL, self._call, number))

    def hang_up(self) -> None:
        """End the call, if there is one."""
        self._send_of_call(Op.HANG_UP)

    def hold(self, *, on: bool) -> None:
        """Let the other side wait, or take the call up again."""
        self._send_of_call(Op.HOLD if on else Op.RESUME)

    def mute(self, *, on: bool) -> None:
        """Let the other side hear nothing, or hear again."""
        self._send_of_call(Op.MUTE if on else Op.UNMUTE)

    def press(self, digits: str) -> None:
        """Send keys to the other side. Raises BadInputError for anything but keys."""
        self._send_of_call(Op.DTMF, dtmf_digits(digits))

    def record(self, order: str) -> None:
        """Take the call down (`recording.Recorder.make` says what `order` is)."""
        self._send_of_call(Op.RECORD, order)

    def _send_of_call(self, op: Op, text: str = "") -> None:
        if self._call:
            self._send(Command(op, self._call, text))

    def _tell(self, event: Event) -> None:
        kind = _EVENTS.get(event.ev)
        if kind is None:
            return
        self._answered = self._answered or kind is LineEvent.ANSWERED
        trouble = trouble_of(event) if kind is LineEvent.ENDED else Trouble.NONE
        report = LineReport(kind, event.line, event.ended_by, trouble)
        if kind is LineEvent.ENDED:
            self._end(report)
        elif self._on_event is not None:
            self._on_event(report)

    def _end(self, report: LineReport) -> None:
        told, self._on_event, self._call = self._on_event, None, ""
        if told is not None:
            told(report)
