"""The call bar as it is drawn: name, number, state, what may be pressed and why not."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from dialer.calls import CallState
from dialer.contact import ContactNumber
from dialer.contacts.dialable import dialable
from dialer.telephony.handset import tel_uri
from dialer.telephony.port import Backend
from ui.presenters.call_line import Line
from ui.presenters.contact_card import NumberRow
from ui.presenters.words import BACKENDS, CALL_STATES

WRAP_TARGET: Final = 60
"""Seconds after a call within which its result should be entered; then the timer warns."""

NO_HOLD: Final = "Tahan dan bisu ada pada telepon atau aplikasi yang dipakai menelepon."


class CallStage(Enum):
    """What the bar shows; the values are those of the control's line states."""

    READY = "ready"
    DIALING = "dialing"
    RINGING = "ringing"
    CONNECTED = "connected"
    HELD = "held"
    WRAP_UP = "wrap_up"


_STAGES: Final = {
    CallState.READY: CallStage.READY,
    CallState.DIALING: CallStage.DIALING,
    CallState.RINGING: CallStage.RINGING,
    CallState.EARLY_MEDIA: CallStage.RINGING,
    CallState.CONNECTED: CallStage.CONNECTED,
    CallState.HELD: CallStage.HELD,
    CallState.ENDED: CallStage.WRAP_UP,
}


@dataclass(frozen=True, slots=True)
class DialPanelView:
    """What to dial by hand: the number, the text of the QR code ("" for none)."""

    number: str
    note: str
    qr: str
    hint: str


@dataclass(frozen=True, slots=True)
class CallView:
    """The bar. `since` is when the running timer began, None for none; `late_after` its target.

    `dial_why` and `hold_why` say why a button is off. `refusal` is shown beneath the number;
    `asks_override` offers to work anyway.
    """

    name: str
    number: str
    number_note: str
    stage: CallStage
    word: str
    since: datetime | None
    late_after: int | None
    can_dial: bool
    dial_why: str
    hangs_up: bool
    can_connect: bool
    hold_why: str
    backends: tuple[tuple[str, str], ...]
    backend: str
    refusal: str
    asks_override: bool
    visit: bool
    panel: DialPanelView | None = None

    def seconds(self, now: datetime) -> int | None:
        """What the timer shows, None for nothing."""
        return None if self.since is None else max(0, int((now - self.since).total_seconds()))

    def late(self, now: datetime) -> bool:
        """Whether the timer is past its target."""
        seconds = self.seconds(now)
        return self.late_after is not None and seconds is not None and seconds > self.late_after


@dataclass(frozen=True, slots=True)
class CallGround:
    """What the bar is made from. `refusal` is the sentence why nothing may be dialled, or ""."""

    name: str
    numbers: tuple[NumberRow, ...]
    number: ContactNumber | None
    backends: tuple[Backend, ...]
    says_outcome: bool
    refusal: str
    asks_override: bool
    visit: bool


def clock(seconds: int) -> str:
    """`03.07`, with hours when there are any."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02d}.{rest:02d}" if hours else f"{minutes:02d}.{rest:02d}"


def call_view(line: Line, ground: CallGround) -> CallView:
    """Draw the bar for a contact."""
    stage, since, target = _stage(line)
    live = line.live is not None
    blocked = "Hasil kunjungan dicatat tanpa menelepon." if ground.visit else ground.refusal
    return CallView(
        name=ground.name,
        number=dialable(ground.number.phone.e164) if ground.number else "Tanpa nomor",
        number_note=_number_note(ground),
        stage=stage,
        word=_word(stage, line, visit=ground.visit),
        since=since,
        late_after=target,
        can_dial=live or not blocked,
        dial_why="" if live else blocked,
        hangs_up=live,
        can_connect=live and not line.connected and not ground.says_outcome,
        hold_why=NO_HOLD,
        backends=tuple((one.value, BACKENDS[one]) for one in ground.backends),
        backend=line.backend.value,
        refusal="" if live or ground.visit else ground.refusal,
        asks_override=ground.asks_override and not live and not ground.visit,
        visit=ground.visit,
        panel=_panel(line, ground),
    )


def _stage(line: Line) -> tuple[CallStage, datetime | None, int | None]:
    if line.live is not None:
        return _STAGES[line.live.state], line.live.connected_at or line.live.started_at, None
    if line.calls:
        return CallStage.WRAP_UP, line.calls[-1].ended_at, WRAP_TARGET
    return CallStage.READY, None, None


def _word(stage: CallStage, line: Line, *, visit: bool) -> str:
    if visit:
        return "Mencatat kunjungan"
    if stage is CallStage.WRAP_UP:
        return "Mencatat hasil"
    return CALL_STATES[line.live.state] if line.live else "Siap"


def _number_note(ground: CallGround) -> str:
    for place, row in enumerate(ground.numbers, start=1):
        if ground.number is not None and row.number_id == ground.number.number_id:
            several = f"{place} dari {len(ground.numbers)}" if len(ground.numbers) > 1 else ""
            return " · ".join(part for part in (several, row.note, row.state) if part)
    return ""


def _panel(line: Line, ground: CallGround) -> DialPanelView | None:
    """Shown from dialling until somebody answers, where the person dials or another program."""
    number = ground.number
    if line.live is None or line.connected or ground.says_outcome or number is None:
        return None
    e164 = number.phone.e164
    if line.backend is Backend.HANDSET:
        hint = "Tekan nomor ini di telepon, atau pindai kodenya dengan HP."
    else:
        hint = "Nomor sudah dikirim ke aplikasi telepon. Selesaikan panggilan di sana."
    return DialPanelView(
        number=dialable(e164),
        note=_number_note(ground),
        qr=tel_uri(e164) if line.backend is Backend.HANDSET else "",
        hint=hint,
    )
