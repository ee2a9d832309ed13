"""The lines that go between the window and the softphone's process: one JSON object each.

What comes in is checked, since numbers and names end up in SIP headers: nothing but the letters
that belong there, never a line break.
"""

import json
import re
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Final

from dialer.calls import EndedBy, LineOutcome
from dialer.errors import BadInputError, SambungError

LONGEST: Final = 20_000

_NUMBER: Final = re.compile(r"\+?[0-9*#]{1,24}\Z")
_DIGITS: Final = re.compile(r"[0-9*#A-D]{1,32}\Z")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?\Z")
_USER: Final = re.compile(r"[A-Za-z0-9._+-]{1,64}\Z")


class WireError(SambungError):
    """A line that is no command or event."""


class Op(StrEnum):
    """What the window may ask."""

    ACCOUNT = "account"
    DIAL = "dial"
    HANG_UP = "hang_up"
    HOLD = "hold"
    RESUME = "resume"
    MUTE = "mute"
    UNMUTE = "unmute"
    DTMF = "dtmf"
    RECORD = "record"
    QUIT = "quit"


class Ev(StrEnum):
    """What the process reports; ALIVE is said all the while."""

    ALIVE = "alive"
    READY = "ready"
    REGISTERED = "registered"
    NOT_REGISTERED = "not_registered"
    DIALED = "dialed"
    RANG = "rang"
    EARLY_MEDIA = "early_media"
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    ENDED = "ended"
    HEADSET_LOST = "headset_lost"
    HEADSET_BACK = "headset_back"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Account:
    """Where the telephone registers. `server` is `host` or `host:port`; UDP on the LAN."""

    server: str
    user: str
    password: str = ""
    register: bool = True

    def checked(self) -> "Account":
        """Return itself. Raises BadInputError with what is wrong."""
        if not _HOST.match(self.server):
            raise BadInputError(
                f"Alamat server SIP “{self.server[:60]}” tidak sah. Tulis seperti 192.168.1.10 "
                "atau pbx.kantor.lan:5060."
            )
        if not _USER.match(self.user):
            raise BadInputError(
                f"Nama pengguna SIP “{self.user[:60]}” tidak sah. Gunakan huruf dan angka saja."
            )
        if any(ord(sign) < 32 for sign in self.password):
            raise BadInputError("Kata sandi SIP memuat tanda yang tidak dapat dikirim.")
        return self


@dataclass(frozen=True, slots=True)
class Command:
    """A line to the process; `call` names the call, `text` is the number, digits or file."""

    op: Op
    call: str = ""
    text: str = ""
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A line from the process. `at` is its clock in seconds since the epoch, for measuring.

    At the end of a call: RTP packets that came, those lost, and the worst jitter.
    """

    ev: Ev
    call: str = ""
    status: int = 0
    line: LineOutcome = LineOutcome.UNKNOWN
    ended_by: EndedBy = EndedBy.LOCAL
    why: str = ""
    at: float = 0.0
    packets: int = 0
    lost: int = 0
    jitter_ms: float = 0.0


def sip_user(number: str) -> str:
    """Return a dialled number as the user part of a SIP address (`#` is `%23` there).

    Raises BadInputError for anything but digits, a leading +, * and #.
    """
    if not _NUMBER.match(number):
        raise BadInputError("Nomor ini memuat tanda yang tidak dapat ditelepon. Periksa nomornya.")
    return number.replace("#", "%23")


def dtmf_digits(text: str) -> str:
    """Return keys to be sent during a call. Raises BadInputError."""
    if not _DIGITS.match(text):
        raise BadInputError("Hanya angka, * dan # yang dapat dikirim selama panggilan.")
    return text


def write_command(command: Command) -> bytes:
    """Return the line."""
    return _line({key: value for key, value in asdict(command).items() if value})


def read_command(line: bytes) -> Command:
    """Return the command of a line. Raises WireError."""
    told = _object(line)
    account = told.pop("account", None)
    try:
        return Command(
            Op(told["op"]),
            str(told.get("call", "")),
            str(told.get("text", "")),
            Account(**account) if account else None,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise WireError("Perintah untuk softphone tidak dikenali.") from error


def write_event(event: Event) -> bytes:
    """Return the line."""
    return _line({key: value for key, value in asdict(event).items() if value or key == "ev"})


def read_event(line: bytes) -> Event:
    """Return the event of a line; fields that only a newer process knows are passed over.

    Raises WireError.
    """
    told = _object(line)
    known = {one.name for one in fields(Event)}
    try:
        kept: dict[str, Any] = {key: value for key, value in told.items() if key in known}
        kept["ev"] = Ev(kept["ev"])
        kept["line"] = LineOutcome(kept.get("line", LineOutcome.UNKNOWN))
        kept["ended_by"] = EndedBy(kept.get("ended_by", EndedBy.LOCAL))
        return Event(**kept)
    except (KeyError, ValueError, TypeError) as error:
        raise WireError("Laporan softphone tidak dikenali.") from error


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise WireError("Baris softphone terlalu panjang.")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WireError("Baris softphone bukan JSON.") from error
    if not isinstance(told, dict):
        raise WireError("Baris softphone bukan objek JSON.")
    return told
