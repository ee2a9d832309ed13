"""One call placed from the command line, for setting a branch up."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from dialer.calls import CallState, LineEvent, LineOutcome, LiveCall
from dialer.calls import dial as dialled
from dialer.calls import step as stepped
from dialer.errors import RefusedError
from dialer.telephony.handset import tel_uri
from dialer.telephony.line import Line
from dialer.telephony.port import Backend, LineReport, Telephone
from dialer.telephony.setup import TelephonySetup, load_telephony
from ui.commands.context import Data, Json, account, opened, print_json

_SLICE = 0.05


def add_to(app: typer.Typer) -> None:
    """Add `dial`."""
    app.command(
        "dial",
        help="Lakukan satu panggilan uji dan cetak kejadiannya; nomor kontak ditolak.",
    )(dial)


@dataclass(slots=True)
class _Trial:
    """A telephone that is tried, with how one lets it work and which line it has."""

    telephone: Telephone
    listen: Callable[[float], None]
    line: Callable[[], Line]
    stop: Callable[[], None]


def dial(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Nomor telepon, mis. 081234567890.")],
    backend: Annotated[Backend, typer.Option("--backend", help="Cara menelepon.")],
    seconds: Annotated[
        int, typer.Option("--seconds", min=1, max=600, help="Tutup setelah sekian detik bicara.")
    ] = 20,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Place one call and print what happens; the audit trail has it, no contact is called."""
    from dialer.telephony.changing import trial_number

    with opened(context, data) as at:
        setup = load_telephony(at.workstation.store)
        e164 = trial_number(at.workstation, number, account(), backend)
    trial = _trial(backend, setup)
    try:
        _until(trial, lambda: trial.line() is not Line.STARTING, 10.0)
        _call(trial, e164, seconds, as_json=as_json)
    finally:
        trial.stop()


def _call(trial: _Trial, e164: str, seconds: int, *, as_json: bool) -> None:
    call: LiveCall = dialled("", trial.telephone.backend.value, datetime.now(UTC))

    def tell(**more: Any) -> None:
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), **more}
        if as_json:
            print_json(line)
        else:
            typer.echo("  ".join(f"{value}" for value in line.values()))

    def heard(report: LineReport) -> None:
        nonlocal call
        before = call.state
        call = stepped(
            call, report.event, datetime.now(UTC), report.line, report.ended_by, report.trouble
        )
        if call.state is CallState.ENDED and before is not CallState.ENDED:
            trouble = {"trouble": call.trouble} if call.trouble else {}
            tell(state=call.state, outcome=call.line, ended_by=call.ended_by, **trouble)
        elif call.state is not before:
            tell(state=call.state)

    trial.telephone.dial(e164, heard)
    silent = {"line": Line.NO_HEADSET} if trial.line() is Line.NO_HEADSET else {}
    tell(state=call.state, number=e164, backend=trial.telephone.backend, **silent)
    if not trial.telephone.says_outcome:
        tell(state=CallState.ENDED, outcome=LineOutcome.UNKNOWN, uri=tel_uri(e164))
        return
    _until(trial, lambda: call.state in (CallState.CONNECTED, CallState.ENDED), 120.0)
    _until(trial, lambda: call.state is CallState.ENDED, float(seconds))
    if call.state is not CallState.ENDED:
        trial.telephone.hang_up()
        _until(trial, lambda: call.state is CallState.ENDED, 5.0)
    if call.state is not CallState.ENDED:
        heard(LineReport(LineEvent.ENDED))


def _until(trial: _Trial, met: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not met() and time.monotonic() < end:
        trial.listen(_SLICE)


def _trial(backend: Backend, setup: TelephonySetup) -> _Trial:
    if backend is Backend.SIP:
        return _softphone(setup)
    if backend is Backend.PBX:
        return _exchange(setup)
    from dialer.telephony.handset import Handset
    from dialer.telephony.uri import UriTelephone

    made: Telephone = (
        Handset()
        if backend is Backend.HANDSET
        else UriTelephone(backend, _open_link, sip_domain=setup.sip_domain)
    )
    return _Trial(made, lambda _seconds: None, lambda: Line.READY, lambda: None)


def _open_link(link: str) -> bool:
    return typer.launch(link) == 0


def _softphone(setup: TelephonySetup) -> _Trial:
    from dialer.telephony.sip.pipe import PipedProcess
    from dialer.telephony.sip.softphone import Softphone

    if not setup.sip.server:
        raise RefusedError("Akun SIP belum diisi. Isi di Pengaturan, bagian Telepon.")
    processes: list[PipedProcess] = []

    def make() -> PipedProcess:
        processes.append(PipedProcess(setup.sip.settings()))
        return processes[-1]

    def listen(seconds: float) -> None:
        processes[-1].listen(seconds)  # the last: one that died was replaced

    phone = Softphone(make, setup.sip.account, setup.plan)
    phone.start()
    return _Trial(phone, listen, lambda: phone.line, phone.stop)


def _exchange(setup: TelephonySetup) -> _Trial:
    from dialer.telephony.pbx.socket_line import SocketLine
    from dialer.telephony.pbx.telephone import PbxTelephone

    if not setup.pbx.host:
        raise RefusedError("PBX belum diisi. Isi di Pengaturan, bagian Telepon.")
    line = SocketLine(setup.pbx.host, setup.pbx.port)
    numbers = itertools.count(int(time.time()))
    phone = PbxTelephone(lambda: line, setup.pbx.account, lambda: str(next(numbers)), setup.plan)
    phone.start()
    return _Trial(phone, line.listen, lambda: phone.line, phone.stop)
