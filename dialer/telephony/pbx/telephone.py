"""Click to call: the exchange rings the officer's telephone, then the member's.

One call at a time. The call is ours by an id that we give: it is the channel's own id (so that it
can be hung up before anything is known of it) and goes with the call as a variable, which the
dialplan repeats in its events. A connection that drops or falls silent ends the call with what is
known of it, and so does an order that nobody answers: the telephone never waits for ever.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from dialer.calls import EndedBy, LineEvent, LineOutcome, Trouble
from dialer.errors import BadInputError, RefusedError
from dialer.telephony.line import AS_HERE, DialPlan, Line
from dialer.telephony.pbx.causes import outcome_of
from dialer.telephony.pbx.messages import NotAnExchangeError, Stream, action
from dialer.telephony.port import Backend, LineReport, OnEvent
from dialer.telephony.sip.wire import sip_user

CONTEXT: Final = "sambung"
"""The context of the dialplan in `packaging/asterisk/extensions_sambung.conf`."""

RINGS_HERE_MS: Final = 20_000
"""How long the officer's own telephone rings."""

ANSWERS_WITHIN: Final = 10
"""Seconds the exchange has to answer an order to call."""

HANGS_UP_WITHIN: Final = 5
"""Seconds after which a call that was to be hung up is over here, whatever the exchange says."""

EVENTS_WITHIN: Final = 2
"""Seconds for the events of a call that is gone: they may come after the answer that says so."""

PING_EVERY: Final = 5
SILENT_AFTER: Final = 15
"""Seconds without a byte after which the exchange is asked for a sign of life, and after which it
counts as gone: a frozen one or a cut cable closes no connection."""

WHY_NOT: Final = {
    Line.OFF: "PBX belum tersambung. Isi alamat dan akun PBX di Pengaturan.",
    Line.STARTING: "PBX sedang dihubungi. Tunggu sebentar, lalu telepon lagi.",
    Line.REFUSED: "PBX menolak nama pengguna atau kata sandi. Periksa akun di Pengaturan.",
    Line.SERVER_SILENT: "PBX tidak menjawab. Periksa jaringan kantor, atau pilih cara menelepon "
    "lain.",
    Line.BROKEN: "PBX memutus sambungan. Sambungkan lagi di Pengaturan, atau pilih cara menelepon "
    "lain.",
}


class Connection(Protocol):
    """A line to the exchange whose bytes arrive in the thread that uses it.

    `on_second` is called each second, and once only for a time in which that thread was away: so
    what was not heard since is never held against the exchange.
    """

    def open(
        self,
        on_bytes: Callable[[bytes], None],
        on_closed: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None: ...
    def send(self, data: bytes) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PbxAccount:
    """Who we are to the exchange; `channel` is the officer's telephone, e.g. `PJSIP/1001`."""

    user: str
    secret: str
    channel: str

    def checked(self) -> "PbxAccount":
        """Return itself. Raises BadInputError."""
        name = self.channel.partition("/")[2]
        if not name or not all(sign.isalnum() or sign in "/_-@." for sign in self.channel):
            raise BadInputError(
                f"Saluran telepon “{self.channel[:60]}” tidak sah. Tulis seperti PJSIP/1001."
            )
        return self


class PbxTelephone:
    """Places calls through the exchange."""

    backend = Backend.PBX
    says_outcome = True

    def __init__(
        self,
        make_connection: Callable[[], Connection],
        account: PbxAccount,
        new_id: Callable[[], str],
        plan: DialPlan = AS_HERE,
        on_line: Callable[[Line], None] = lambda _line: None,
    ) -> None:
        self.line = Line.OFF
        self.trouble = Trouble.NONE
        """What was wrong on our own side in the last call."""
        self._make = make_connection
        self._account = account.checked()
        self._new_id = new_id
        self._plan = plan
        self._on_line = on_line
        self._connection: Connection | None = None
        self._stream = Stream()
        self._call = ""
        self._linked = ""
        self._answered = False
        self._hanging_up = self._gone = False
        self._unwanted = ""
        self._quiet = 0
        self._patience = 0
        self._on_event: OnEvent | None = None

    @property
    def busy(self) -> bool:
        """Whether a call is running."""
        return bool(self._call)

    def start(self) -> None:
        """Connect and sign in."""
        self.stop()
        self._stream = Stream()
        self._quiet = 0
        connection = self._connection = self._make()
        self._put_line(Line.STARTING)
        connection.open(
            lambda data: self._heard(connection, data),
            lambda: self._closed(connection),
            lambda: self._second(connection),
        )
        self._send(
            action(
                "Login",
                Username=self._account.user,
                Secret=self._account.secret,
                Events="call,user",
                ActionID="login",
            )
        )

    def stop(self) -> None:
        """Hang up and disconnect."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.send(action("Logoff"))
            connection.close()
        self._put_line(Line.OFF)

    def dial(self, e164: str, on_event: OnEvent, /) -> None:
        """Let the exchange call. Raises RefusedError with what stands in the way."""
        if self.line is not Line.READY:
            raise RefusedError(f"{WHY_NOT[self.line]} Belum ada panggilan yang dibuat.")
        if self._call:
            raise RefusedError("Masih ada panggilan yang berjalan. Tutup dulu panggilan itu.")
        number = self._plan.dialled(e164)
        sip_user(number)
        call = f"sambung-{self._new_id()}"
        order = action(
            "Originate",
            Channel=self._account.channel,
            ChannelId=call,
            Context=CONTEXT,
            Exten=number,
            Priority="1",
            Timeout=str(RINGS_HERE_MS),
            CallerID=f"Sambung <{number}>",
            Variable=f"__SAMBUNG_CALL={call}",
            Async="true",
            ActionID=call,
        )
        self._call, self._linked, self._answered = call, "", False
        self._hanging_up = self._gone = False
        self._patience = ANSWERS_WITHIN
        self.trouble = Trouble.NONE
        self._on_event = on_event
        self._send(order)

    def hang_up(self) -> None:
        """End the call, if there is one; the end is told when the exchange says so, or is late."""
        if self._call and not self._hanging_up:
            self._hanging_up, self._patience = True, HANGS_UP_WITHIN
            self._unwanted = self._call
            self._put_down(self._call)

    # -- what comes ------------------------------------------------------------------------------

    def _heard(self, connection: Connection, data: bytes) -> None:
        if connection is not self._connection:
            return
        self._quiet = 0
        try:
            for message in self._stream.feed(data):
                self._take(message)
        except NotAnExchangeError:
            self._closed(connection)

    def _closed(self, connection: Connection) -> None:
        if connection is not self._connection:
            return
        self._connection = None
        connection.close()
        before = self.line
        if self._call:
            line = LineOutcome.ANSWERED if self._answered else LineOutcome.UNKNOWN
            self._end(line, EndedBy.ENGINE_CRASH, Trouble.CONNECTION)
        if before is not Line.REFUSED:
            self._put_line(Line.SERVER_SILENT if before is Line.STARTING else Line.BROKEN)

    def _second(self, connection: Connection) -> None:
        if connection is not self._connection:
            return
        self._quiet += 1
        if self._quiet >= SILENT_AFTER:
            self._closed(connection)
            return
        if self.line is Line.READY and self._quiet % PING_EVERY == 0:
            self._send(action("Ping", ActionID="ping"))
        if self._call and self._patience:
            self._patience -= 1
            if not self._patience:
                self._give_up()

    def _give_up(self) -> None:
        """Nobody said what became of the call: it ends here, and there as soon as it shows."""
        if not self._hanging_up:
            self._put_down(self._call)
        self._unwanted = self._call
        if self._gone:
            self._own_telephone_is_down()
            return
        line = LineOutcome.ANSWERED if self._answered else LineOutcome.UNKNOWN
        self._end(line, EndedBy.TIMEOUT, Trouble.CONNECTION)

    def _put_down(self, call: str) -> None:
        self._send(action("Hangup", Channel=call, Cause="16", ActionID=f"end-{call}"))

    def _take(self, message: Mapping[str, str]) -> None:
        asked = message.get("actionid", "")
        if asked == "login" and "response" in message:
            accepted = message["response"] == "Success"
            self._put_line(Line.READY if accepted else Line.REFUSED)
            return
        if self._unwanted and self._unwanted in (message.get("uniqueid"), message.get("call")):
            self._unwanted_shows(message)
        if not self._call:
            return
        if asked == f"end-{self._call}":
            self._hung_up(message)
        elif asked == self._call:
            self._originated(message)
        elif message.get("event") == "UserEvent":
            self._dialplan_says(message)
        elif message.get("event") == "DialState":
            self._rings(message)
        elif message.get("event") == "Hangup" and message.get("uniqueid") == self._call:
            self._own_telephone_is_down()

    def _originated(self, message: Mapping[str, str]) -> None:
        refused = message.get("response") == "Error" or message.get("response") == "Failure"
        if refused and not self._linked and self._hanging_up:
            self._own_telephone_is_down()
        elif refused and not self._linked:
            self._end(LineOutcome.FAILED, EndedBy.LOCAL, Trouble.OWN_TELEPHONE)
        elif not self._linked and not self._hanging_up:
            self._patience = RINGS_HERE_MS // 1_000 + ANSWERS_WITHIN

    def _hung_up(self, message: Mapping[str, str]) -> None:
        """Where the exchange has no such channel the call is over, or has not begun yet."""
        self._gone = message.get("response") == "Error"
        self._patience = EVENTS_WITHIN if self._gone else HANGS_UP_WITHIN

    def _unwanted_shows(self, message: Mapping[str, str]) -> None:
        """A call that was given up begins or goes on all the same: nobody may be called by it."""
        if message.get("event") == "Hangup":
            self._unwanted = ""
        elif message.get("event") == "Newchannel" or message.get("userevent") == "SambungDialing":
            self._put_down(self._unwanted)

    def _dialplan_says(self, message: Mapping[str, str]) -> None:
        if message.get("call") != self._call:
            return
        what = message.get("userevent", "")
        if what == "SambungDialing":
            self._linked = message.get("linkedid", "") or self._call
            self._patience = self._patience if self._hanging_up else 0
        elif what == "SambungAnswered":
            self._answered = True
            self._tell(LineEvent.ANSWERED)
        elif what == "SambungEnded":
            line = outcome_of(message.get("status", ""), message.get("cause", ""))
            if self._answered:
                line = LineOutcome.ANSWERED
            by = EndedBy.LOCAL if message.get("by") == "caller" else EndedBy.REMOTE
            refused = line is LineOutcome.FAILED
            self._end(line, by, Trouble.SERVER_REFUSED if refused else Trouble.NONE)

    def _rings(self, message: Mapping[str, str]) -> None:
        if not self._linked or message.get("destlinkedid") != self._linked:
            return
        state = message.get("dialstatus", "")
        if state == "RINGING":
            self._tell(LineEvent.RANG)
        elif state == "PROGRESS":
            self._tell(LineEvent.EARLY_MEDIA)

    def _own_telephone_is_down(self) -> None:
        """The officer's telephone is down and the dialplan said nothing: it was never picked up."""
        if not self._linked:
            trouble = Trouble.NONE if self._hanging_up else Trouble.OWN_TELEPHONE
            self._end(LineOutcome.CANCELLED, EndedBy.LOCAL, trouble)
        else:
            line = LineOutcome.ANSWERED if self._answered else LineOutcome.UNKNOWN
            self._end(line, EndedBy.LOCAL)

    def _tell(self, event: LineEvent) -> None:
        if self._on_event is not None:
            self._on_event(LineReport(event))

    def _end(self, line: LineOutcome, by: EndedBy, trouble: Trouble = Trouble.NONE) -> None:
        told, self._on_event, self._call = self._on_event, None, ""
        self.trouble = trouble
        if told is not None:
            told(LineReport(LineEvent.ENDED, line, by, trouble))

    def _send(self, data: bytes) -> None:
        if self._connection is not None:
            self._connection.send(data)

    def _put_line(self, line: Line) -> None:
        if line is not self.line:
            self.line = line
            self._on_line(line)
