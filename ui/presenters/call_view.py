"""The call bar as it is drawn: name, number, state, what may be pressed and why not."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from dialer.calls import CallState, LineOutcome
from dialer.contact import ContactNumber
from dialer.contacts.dialable import dialable
from dialer.telephony.handset import tel_uri
from dialer.telephony.line import Line as Reach
from dialer.telephony.port import Backend
from scripts_call.announcing import ANNOUNCEMENT
from ui.presenters.call_line import Line
from ui.presenters.contact_card import NumberRow
from ui.presenters.words import BACKENDS, CALL_STATES, LINE_OUTCOMES, LINES, Shade

WRAP_TARGET: Final = 60
"""Seconds after a call within which its result should be entered; then the timer warns."""

RECORDED: Final = "Percakapan direkam"
SAY_RECORDED: Final = (
    f"Sampaikan di awal: “{ANNOUNCEMENT}” Bila keberatan, akhiri lalu pilih cara lain."
)
HEADSET_OUT: Final = (
    "Headset terlepas, jadi Anda dan lawan bicara tidak saling mendengar. Panggilan tetap"
    " tersambung; pasang kembali headset dan suara pulih sendiri."
)
NOT_YET: Final = "Dapat dipakai setelah tersambung."

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


_SAID: Final = {
    one.value: LINE_OUTCOMES[one]
    for one in (
        LineOutcome.BUSY,
        LineOutcome.NO_ANSWER,
        LineOutcome.INVALID_NUMBER,
        LineOutcome.REJECTED,
        LineOutcome.UNREACHABLE,
    )
}
"""What the line said of a call that nobody answered, by its code."""


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
    `asks_override` offers to work anyway. `reach` is the word for the line of this way of calling
    ("" for one without a line of its own), `reach_todo` what to do while it is not ready.
    `can_hold` goes for hold, mute and digits; `pressed` are the digits sent. `recorded` says that
    the call is taken down, `say` the words for the other side.
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
    reach: str = ""
    reach_shade: Shade = Shade.NEUTRAL
    reach_todo: str = ""
    can_hold: bool = False
    held: bool = False
    muted: bool = False
    has_keys: bool = False
    says_outcome: bool = False
    pressed: str = ""
    recorded: str = ""
    say: str = ""

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
    reach: Reach = Reach.READY
    has_keys: bool = False
    muted: bool = False
    pressed: str = ""
    records: bool = False


def call_view(line: Line, ground: CallGround) -> CallView:
    """Draw the bar for a contact."""
    stage, since, target = _stage(line)
    live = line.live is not None
    blocked = "Hasil kunjungan dicatat tanpa menelepon." if ground.visit else ground.refusal
    word, shade, todo = LINES[ground.reach]
    blocked = blocked or todo
    deaf = live and ground.reach is Reach.NO_HEADSET
    records = ground.records and not ground.visit
    return CallView(
        name=ground.name,
        number=dialable(ground.number.phone.e164) if ground.number else "Tanpa nomor",
        number_note=_number_note(ground),
        stage=stage,
        word=_word(stage, line, visit=ground.visit) + (" · headset terlepas" if deaf else ""),
        since=since,
        late_after=target,
        can_dial=live or not blocked,
        dial_why="" if live else blocked,
        hangs_up=live,
        can_connect=live and not line.connected and not ground.says_outcome,
        hold_why=("" if line.connected else NOT_YET) if ground.has_keys else NO_HOLD,
        backends=tuple((one.value, BACKENDS[one]) for one in ground.backends),
        backend=line.backend.value,
        refusal="" if live or ground.visit else ground.refusal,
        asks_override=ground.asks_override and not live and not ground.visit,
        visit=ground.visit,
        panel=_panel(line, ground),
        reach=word if ground.says_outcome and not ground.visit else "",
        reach_shade=shade,
        reach_todo="" if ground.visit else HEADSET_OUT if deaf else todo,
        can_hold=ground.has_keys and line.connected,
        held=live and line.live is not None and line.live.state is CallState.HELD,
        muted=ground.muted,
        has_keys=ground.has_keys,
        says_outcome=ground.says_outcome,
        pressed=ground.pressed,
        recorded=RECORDED if records else "",
        say=SAY_RECORDED if records and live and not deaf else "",
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
        said = _SAID.get(line.calls[-1].line) if line.calls and not line.calls[-1].trouble else None
        return f"{said} · mencatat hasil" if said else "Mencatat hasil"
    if line.live is not None and line.live.state is CallState.EARLY_MEDIA:
        return "Nada atau pesan operator"
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
