"""The softphone itself: pjsua2 in the main thread of the child process, and nowhere else.

Learnt the hard way: all calls into the library come from one thread; every reference to a call is
dropped before `libDestroy`; a call that was hung up may still be answered by the other side and is
hung up again; a server that is down answers only after 32 seconds, so own timers decide (`watch`).
"""

import gc
import time
from collections import deque
from collections.abc import Callable
from typing import Final

import pjsua2 as pj

from dialer.calls import EndedBy, LineOutcome
from dialer.telephony.sip.causes import outcome_of
from dialer.telephony.sip.media import Heard, RecordingPort, SoundPort, heard, settings
from dialer.telephony.sip.recording import Recorder
from dialer.telephony.sip.sound import Sound
from dialer.telephony.sip.watch import GiveUp, Limits, Watch
from dialer.telephony.sip.wire import Account, Command, Ev, Event, Op, dtmf_digits, sip_user

POLL_MS: Final = 10
LOOK_EVERY: Final = 0.25
"""Seconds between two looks at the timers."""

MOST_AT_ONCE: Final = 20
"""Calls within a second: the library aborts when it is out of sockets, and frees them late."""

CODECS: Final = {"PCMA/8000/1": 255, "PCMU/8000/1": 254}
"""G.711 only: what every PBX of a branch speaks, and what needs no licence."""

_AUTHENTICATION: Final = (401, 407)
_WRONG_PASSWORD: Final = (401, 403, 407)
_ACTIVE: Final = (pj.PJSUA_CALL_MEDIA_ACTIVE, pj.PJSUA_CALL_MEDIA_REMOTE_HOLD)

_NOTHING: Final = Heard()

Report = Callable[[Event], None]


class _Call(pj.Call):  # type: ignore[misc]
    """A call that tells its engine what becomes of it."""

    def __init__(self, engine: "Engine", account: pj.Account, name: str) -> None:
        super().__init__(account)
        self.name = name
        self.watch = Watch(time.monotonic())
        self.audio: pj.AudioMedia | None = None
        self.stream = -1
        self.heard = Heard()
        self.reported = False
        self.muted = False
        self.on_hold = False
        self.early = False
        self._engine = engine

    def onCallState(self, _change: object) -> None:  # noqa: N802
        """The dialog went on."""
        self._engine.call_changed(self)

    def onCallMediaState(self, _change: object) -> None:  # noqa: N802
        """Media came, went or was held."""
        self._engine.media_changed(self)


class _Account(pj.Account):  # type: ignore[misc]
    """The registration."""

    def __init__(self, engine: "Engine") -> None:
        super().__init__()
        self._engine = engine

    def onRegState(self, change: pj.OnRegStateParam) -> None:  # noqa: N802
        """The server answered a registration, or did not."""
        self._engine.registration_changed(change.code, change.expiration)


class Engine:
    """A telephone line. `handle` takes commands, `turn` lets the library work for a moment."""

    def __init__(self, report: Report, sound: Sound, limits: Limits, bind: str = "") -> None:
        self._report = report
        self._limits = limits
        self._sound = sound
        self._sound_lost = False
        self._calls: dict[str, _Call] = {}
        self._gone: list[_Call] = []
        self._account: _Account | None = None
        self._server = ""
        self._recordings: dict[str, tuple[RecordingPort, Recorder]] = {}
        self._looked_at = 0.0
        self._dialled: deque[float] = deque(maxlen=MOST_AT_ONCE)
        self._asked_at: float | None = None
        self._library = pj.Endpoint()
        self._library.libCreate()
        self._library.libInit(settings())
        transport = pj.TransportConfig()
        transport.boundAddress = bind
        self._transport = self._library.transportCreate(pj.PJSIP_TRANSPORT_UDP, transport)
        self._library.libStart()
        self._library.audDevManager().setNullDev()
        for codec in self._library.codecEnum2():
            self._library.codecSetPriority(codec.codecId, CODECS.get(codec.codecId, 0))
        self._headset = SoundPort(sound)
        self._tell(Ev.READY)

    # -- commands ----------------------------------------------------------------------------

    def handle(self, command: Command) -> None:
        """Do what the window asks. What fails is reported, never raised."""
        try:
            self._do(command)
        except pj.Error as error:
            self._failed(command, error.reason)

    def _do(self, command: Command) -> None:
        call = self._calls.get(command.call)
        if command.op is Op.ACCOUNT and command.account is not None:
            self._register(command.account.checked())
        elif command.op is Op.DIAL:
            self._dial(command.call, sip_user(command.text))
        elif call is None:
            return
        elif command.op is Op.HANG_UP:
            self._hang_up(call, EndedBy.LOCAL, "")
        elif command.op is Op.DTMF:
            keys = pj.CallSendDtmfParam()
            keys.digits = dtmf_digits(command.text)
            keys.method = pj.PJSUA_DTMF_METHOD_RFC2833
            call.sendDtmf(keys)
        elif command.op is Op.RECORD:
            self._record(call, Recorder.make(command.text))
        elif command.op in (Op.HOLD, Op.RESUME):
            self._hold(call, on=command.op is Op.HOLD)
        elif command.op in (Op.MUTE, Op.UNMUTE):
            call.muted = command.op is Op.MUTE
            self._wire(call)

    def _failed(self, command: Command, why: str) -> None:
        if command.op is Op.DIAL:
            self._tell(Ev.ENDED, command.call, line=LineOutcome.FAILED, why=why)
        else:
            self._tell(Ev.TROUBLE, command.call, why=why)

    def _register(self, account: Account) -> None:
        self._forget_account()
        config = pj.AccountConfig()
        config.idUri = f"sip:{account.user}@{account.server}"
        config.regConfig.registerOnAdd = account.register
        if account.register:
            config.regConfig.registrarUri = f"sip:{account.server}"
            config.regConfig.timeoutSec = 300
            config.regConfig.retryIntervalSec = 30
        if account.password:
            config.sipConfig.authCreds.append(
                pj.AuthCredInfo("digest", "*", account.user, 0, account.password)
            )
        config.callConfig.timerUse = pj.PJSUA_SIP_TIMER_OPTIONAL
        made = _Account(self)
        made.create(config)
        self._account, self._server = made, account.server
        self._asked_at = time.monotonic() if account.register else None

    def _dial(self, name: str, user: str) -> None:
        if self._account is None:
            self._tell(Ev.ENDED, name, line=LineOutcome.FAILED, why="no_account")
            return
        now = time.monotonic()
        if len(self._dialled) == MOST_AT_ONCE and now - self._dialled[0] < 1.0:
            self._tell(Ev.ENDED, name, line=LineOutcome.FAILED, why="too_fast")
            return
        self._dialled.append(now)
        call = _Call(self, self._account, name)
        self._calls[name] = call
        self._tell(Ev.DIALED, name)
        try:
            call.makeCall(f"sip:{user}@{self._server}", pj.CallOpParam(True))
        except pj.Error:
            self._calls.pop(name, None)
            raise

    def _hold(self, call: _Call, *, on: bool) -> None:
        how = pj.CallOpParam(True)
        if on:
            call.setHold(how)
        else:
            how.opt.flag = pj.PJSUA_CALL_UNHOLD
            call.reinvite(how)

    def _hang_up(self, call: _Call, by: EndedBy, why: str, line: LineOutcome | None = None) -> None:
        """End a call and say so at once: the other side may be dead and never answer."""
        answered = call.watch.answered_at is not None
        self._ended(
            call, line or (LineOutcome.ANSWERED if answered else LineOutcome.CANCELLED), by, 0, why
        )
        _put_down(call)

    def _record(self, call: _Call, recorder: Recorder) -> None:
        self._recordings[call.name] = (RecordingPort(recorder), recorder)
        self._wire(call)

    # -- what the line says --------------------------------------------------------------------

    def registration_changed(self, status: int, expiration: int) -> None:
        """Say whether the telephone can be reached."""
        self._asked_at = None
        if status // 100 == 2 and expiration > 0:
            self._tell(Ev.REGISTERED)
        elif status // 100 != 2:
            wrong = status in _WRONG_PASSWORD
            self._tell(Ev.NOT_REGISTERED, status=status, why="password" if wrong else "server")

    def call_changed(self, call: _Call) -> None:
        """Follow a call."""
        info = call.getInfo()
        now = time.monotonic()
        if info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self._disconnected(call, info.lastStatusCode)
            return
        if call.reported:
            if info.state == pj.PJSIP_INV_STATE_CONFIRMED:
                _put_down(call)  # answered while it was being cancelled
            return
        if info.lastStatusCode >= 100 or info.state == pj.PJSIP_INV_STATE_EARLY:
            call.watch = call.watch.heard(now)
        if info.state == pj.PJSIP_INV_STATE_EARLY and not call.early:
            self._tell(Ev.RANG, call.name, status=info.lastStatusCode)
        elif info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            call.watch = call.watch.answered(now)
            self._tell(Ev.ANSWERED, call.name, status=info.lastStatusCode)

    def media_changed(self, call: _Call) -> None:
        """Join a call to the headset, or say that it is held."""
        info = call.getInfo()
        for index, media in enumerate(info.media):
            if media.type != pj.PJMEDIA_TYPE_AUDIO:
                continue
            call.stream = index
            if media.status in _ACTIVE:
                call.audio = call.getAudioMedia(index)
                self._wire(call)
            self._held(call, media.status)
        if info.state == pj.PJSIP_INV_STATE_EARLY and call.audio is not None and not call.early:
            call.early = True
            call.watch = call.watch.heard(time.monotonic())
            self._tell(Ev.EARLY_MEDIA, call.name)

    def _held(self, call: _Call, status: int) -> None:
        now = time.monotonic()
        quiet = status != pj.PJSUA_CALL_MEDIA_ACTIVE
        if quiet != call.watch.held:
            call.watch = call.watch.hold(now, on=quiet)
        here = status == pj.PJSUA_CALL_MEDIA_LOCAL_HOLD
        if here != call.on_hold:
            call.on_hold = here
            self._tell(Ev.HELD if here else Ev.RESUMED, call.name)

    def _disconnected(self, call: _Call, status: int) -> None:
        answered = call.watch.answered_at is not None
        line = LineOutcome.ANSWERED if answered else outcome_of(status)
        why = "password" if not answered and status in _AUTHENTICATION else ""
        self._ended(call, line, EndedBy.REMOTE, 0 if answered else status, why)
        self._calls.pop(call.name, None)
        call.audio = None
        self._gone.append(call)

    def _ended(self, call: _Call, line: LineOutcome, by: EndedBy, status: int, why: str) -> None:
        if call.reported:
            return
        call.reported = True
        self._stop_recording(call.name)
        came = (heard(call, call.stream) if call.stream >= 0 else None) or call.heard
        self._tell(Ev.ENDED, call.name, status=status, line=line, ended_by=by, why=why, came=came)

    # -- sound ---------------------------------------------------------------------------------

    def _wire(self, call: _Call) -> None:
        if call.audio is None:
            return
        call.audio.startTransmit(self._headset)
        if call.muted:
            self._headset.stopTransmit(call.audio)
        else:
            self._headset.startTransmit(call.audio)
        recording = self._recordings.get(call.name)
        if recording is not None:
            call.audio.startTransmit(recording[0])
            self._headset.startTransmit(recording[0])

    def _stop_recording(self, name: str) -> None:
        port, recorder = self._recordings.pop(name, (None, None))
        if recorder is not None:
            recorder.close()
        del port

    # -- time ----------------------------------------------------------------------------------

    def turn(self) -> None:
        """Let the library work, for at most `POLL_MS`, then look at the timers."""
        self._library.libHandleEvents(POLL_MS)
        self._sound.work()
        if self._sound.lost is not self._sound_lost:
            self._sound_lost = self._sound.lost
            self._tell(Ev.HEADSET_LOST if self._sound_lost else Ev.HEADSET_BACK)
        self._gone.clear()
        now = time.monotonic()
        if now - self._looked_at >= LOOK_EVERY:
            self._looked_at = now
            self._look(now)

    def _look(self, now: float) -> None:
        if self._asked_at is not None and now - self._asked_at >= self._limits.first_word:
            self._asked_at = None
            self._tell(Ev.NOT_REGISTERED, why="server")
        for call in [one for one in self._calls.values() if not one.reported]:
            if call.watch.heard_at is None and call.getInfo().lastStatusCode >= 100:
                call.watch = call.watch.heard(now)  # a 100 changes no state
            if call.watch.answered_at is not None and call.stream >= 0:
                call.heard = heard(call, call.stream) or call.heard
                call.watch = call.watch.counted(call.heard.packets, now)
            overdue = call.watch.overdue(now, self._limits)
            if overdue is not None:
                self._hang_up(call, EndedBy.TIMEOUT, overdue.value, _GIVEN_UP[overdue])

    def close(self) -> None:
        """End all calls, say goodbye to the server, and let go of the library."""
        for call in list(self._calls.values()):
            self._hang_up(call, EndedBy.LOCAL, "")
        self._library.hangupAllCalls()
        for _ in range(20):
            self._library.libHandleEvents(POLL_MS)
        self._calls.clear()
        self._gone.clear()
        self._forget_account()
        self._sound.close()
        gc.collect()

    def _forget_account(self) -> None:
        if self._account is not None:
            self._account.shutdown()
            self._account = None

    def _tell(
        self,
        ev: Ev,
        call: str = "",
        *,
        status: int = 0,
        line: LineOutcome = LineOutcome.UNKNOWN,
        ended_by: EndedBy = EndedBy.LOCAL,
        why: str = "",
        came: Heard = _NOTHING,
    ) -> None:
        packets, lost, jitter = came.packets, came.lost, round(came.jitter_ms, 1)
        now = time.time()
        self._report(Event(ev, call, status, line, ended_by, why, now, packets, lost, jitter))


_GIVEN_UP: Final = {
    GiveUp.NO_REPLY: LineOutcome.UNREACHABLE,
    GiveUp.RANG_OUT: LineOutcome.NO_ANSWER,
    GiveUp.MEDIA_LOST: LineOutcome.ANSWERED,
}


def _put_down(call: _Call) -> None:
    try:
        call.hangup(pj.CallOpParam())
    except pj.Error:
        return  # it is over already
