"""The softphone against a real server: set-up, events to the window, a killed engine, RTP gaps.

Events and gaps are taken twice: with nothing beside, and while this process takes a list in as the
window does (a thread of its own, and the process that reads the file).

Floors: an event needs at least a pipe and a turn of the event loop (`floor_ms` is an empty line
through the same kind of process); sound cannot have smaller gaps than the 20 ms of its frames.
Gaps are taken between the arrivals that the kernel noted, where it does.
"""

import argparse
import os
import secrets
import signal
import socket
import struct
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QProcess, QTimer
from PySide6.QtTest import QTest

from db.keys import StoreKey
from db.store import open_store
from dialer.calls import LineEvent
from dialer.ids import IdSource
from dialer.importing import Progress
from dialer.lists.model import ListKind
from dialer.telephony.line import Line
from dialer.telephony.port import LineReport
from dialer.telephony.sip.softphone import Softphone
from dialer.telephony.sip.wire import Account, WireError, read_event
from dialer.workstation import Workstation
from tests.bench.listed import write_csv
from tests.bench.store import Clock
from tests.bench.timing import Times
from tests.telephony import peer as other
from tests.telephony.peer import peer
from ui.telephone_links import ProcessLink

NUMBER: Final = "+6281234567890"
GAP_MS: Final = 40.0
FRAME_MS: Final = 20.0
PATIENCE: Final = 20.0
_TIMESTAMP: Final = 35  # SO_TIMESTAMPNS of Linux


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures."""
    parser = argparse.ArgumentParser(prog="tests.bench phone")
    parser.add_argument("--calls", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rows", type=int, default=100_000)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        set_up = _set_up(wanted.calls)
        events, restart = _events(here, wanted.calls), _restart(here)
        gaps = _gaps(here, wanted.seconds)
        list_file = write_csv(here / "daftar.csv", wanted.rows)
        with _importing(here, list_file) as rows_of_events:
            events_beside = _events(here, wanted.calls)
        with _importing(here, list_file) as rows_of_gaps:
            gaps_beside = _gaps(here, wanted.seconds)
    del application
    return {
        "bench": "phone",
        "calls": wanted.calls,
        "load_1min": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "floor_ms": {"line": _line_floor().at(0.5), "rtp_frame": FRAME_MS},
        "order_to_wire": {**set_up.as_json(), "p95_ms": set_up.at(0.95)},
        "event_to_window": {**events.as_json(), "p95_ms": events.at(0.95)},
        "engine_killed": restart,
        "rtp_gap": gaps,
        "while_importing": {
            "event_to_window": {**events_beside.as_json(), "p95_ms": events_beside.at(0.95)},
            "rows_during_events": rows_of_events[0],
            "rtp_gap": gaps_beside,
            "rows_during_gaps": rows_of_gaps[0],
        },
    }


@contextmanager
def _importing(folder: Path, path: Path) -> Iterator[list[int]]:
    """Take a list in again and again beside what is measured; the list given counts the rows."""
    here = Path(tempfile.mkdtemp(dir=folder))
    clock, over = Clock(), threading.Event()
    store = open_store(here, StoreKey(os.urandom(32)), clock)
    station = Workstation(store, clock, IdSource(clock, secrets.token_bytes))
    begun, rows, before = threading.Event(), [0], [0]

    def told(progress: Progress) -> None:
        if progress.rows_done < before[0]:  # another phase, or the list once more
            before[0] = 0
        rows[0] += progress.rows_done - before[0]
        before[0] = progress.rows_done
        begun.set()
        if over.is_set():
            raise _EnoughError

    def take_in() -> None:
        with suppress(_EnoughError):
            while True:
                station.intake.take_in("os:bench", path, ListKind.ARREARS, on_progress=told)

    worker = threading.Thread(target=take_in)
    worker.start()
    try:
        begun.wait(PATIENCE)
        yield rows
    finally:
        over.set()
        worker.join()
        store.close()


class _EnoughError(Exception):
    """What was measured is over; the list need not come in whole."""


class _Timed(ProcessLink):
    """A link that notes how long each event was under way."""

    taken: list[float]

    def __init__(self) -> None:
        super().__init__({"sound": "tone", "bind": other.HERE})
        self.taken = []

    def start(
        self,
        on_line: Callable[[bytes], None],
        on_exit: Callable[[], None],
        on_second: Callable[[], None],
    ) -> None:
        """Begin."""

        def note(line: bytes) -> None:
            arrived = time.time()
            try:
                event = read_event(line)
            except WireError:
                return
            if event.call:
                self.taken.append((arrived - event.at) * 1000)
            on_line(line)

        super().start(note, on_exit, on_second)


class _Bench:
    """A softphone in an event loop."""

    def __init__(self, server: str) -> None:
        self.links: list[_Timed] = []
        self.phone = Softphone(self._made, Account(server, "meja1", register=False))
        self.seen: list[LineEvent] = []
        self.phone.start()
        self.until(lambda: self.phone.line is Line.READY)

    def _made(self) -> ProcessLink:
        self.links.append(_Timed())
        return self.links[-1]

    def until(self, met: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Let the loop run until something is so."""
        end = time.monotonic() + seconds
        application = QCoreApplication.instance()
        assert application is not None
        while not met():
            if time.monotonic() > end:
                raise TimeoutError(f"{self.phone.line} {self.seen} {self.phone.last}")
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def dial(self) -> None:
        """Place a call and wait for the answer."""
        self.seen = []
        self.phone.dial(NUMBER, self.told)
        self.until(lambda: LineEvent.ANSWERED in self.seen)

    def told(self, report: LineReport) -> None:
        """Take note of an event."""
        self.seen.append(report.event)

    def ended(self) -> None:
        """Wait for the end of the call."""
        self.until(lambda: LineEvent.ENDED in self.seen)

    def close(self) -> None:
        """Stop the process and wait for its end."""
        self.phone.stop()
        for link in self.links:
            link.finish()


class _Busy(threading.Thread):
    """A server that is busy for everybody; notes when each call reached the wire."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((other.HERE, 0))
        self._socket.settimeout(0.2)
        self.server = f"{other.HERE}:{self._socket.getsockname()[1]}"
        self.calls: dict[bytes, float] = {}
        self.over = False

    def run(self) -> None:
        """Refuse each call, and take no notice of what else is said."""
        while not self.over:
            try:
                asked, sender = self._socket.recvfrom(65_535)
            except TimeoutError:
                continue
            at = time.perf_counter()
            if not asked.startswith(b"INVITE "):
                continue
            heads = (b"via:", b"from:", b"to:", b"call-id:", b"cseq:")
            kept = [one for one in asked.split(b"\r\n") if one.lower().startswith(heads)]
            call = next(one for one in kept if one.lower().startswith(b"call-id:"))
            self.calls.setdefault(call, at)
            to_tag = [b"%s;tag=1" % one if one.lower().startswith(b"to:") else one for one in kept]
            answer = [b"SIP/2.0 486 Busy Here", *to_tag, b"Content-Length: 0", b"", b""]
            self._socket.sendto(b"\r\n".join(answer), sender)
        self._socket.close()


def _set_up(calls: int) -> Times:
    """From the order in the window's thread until the call stands on the wire."""
    busy = _Busy()
    busy.start()
    bench, taken = _Bench(busy.server), []
    for number in range(calls):
        bench.seen = []
        start = time.perf_counter()
        bench.phone.dial(NUMBER, bench.told)
        bench.ended()
        taken.append((list(busy.calls.values())[number] - start) * 1000)
        QTest.qWait(60)
    bench.close()
    busy.over = True
    busy.join()
    return Times(tuple(sorted(taken)))


def _events(folder: Path, calls: int) -> Times:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_THERE)
    with peer(folder, *steps, calls=calls + 1) as server:
        bench = _Bench(server.server)
        for _ in range(calls):
            bench.dial()
            bench.ended()
            QTest.qWait(60)  # no person dials faster
        taken = [one for link in bench.links for one in link.taken]
        bench.close()
    return Times(tuple(sorted(taken)))


def _restart(folder: Path) -> dict[str, float]:
    steps = (other.INVITED, other.RINGING, *other.PICKED_UP, *other.HUNG_UP_HERE)
    told, ready = [], []
    with peer(folder, *steps, calls=9) as server:
        bench = _Bench(server.server)
        for _ in range(3):
            bench.dial()
            start = time.monotonic()
            os.kill(bench.links[-1].pid, signal.SIGKILL)
            bench.ended()
            told.append((time.monotonic() - start) * 1000)
            bench.until(lambda: bench.phone.line is Line.READY)
            ready.append((time.monotonic() - start) * 1000)
        bench.close()
    return {"told_ms": round(max(told), 1), "ready_ms": round(max(ready), 1), "kills": 3}


class _Ear(threading.Thread):
    """Takes the RTP of one call and notes when each packet came."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((other.HERE, 0))
        self._socket.settimeout(0.2)
        if sys.platform == "linux":
            self._socket.setsockopt(socket.SOL_SOCKET, _TIMESTAMP, 1)
        self.port: int = self._socket.getsockname()[1]
        self.arrivals: list[float] = []
        self.over = False

    def run(self) -> None:
        """Listen, and send back what came, so that the other side hears something."""
        while not self.over:
            try:
                data, more, _flags, sender = self._socket.recvmsg(2048, 256)
            except TimeoutError:
                continue
            at = time.monotonic()
            for _level, kind, stamp in more:
                if kind == _TIMESTAMP:
                    seconds, nanos = struct.unpack("ll", stamp[:16])
                    at = seconds + nanos / 1e9
            self.arrivals.append(at)
            self._socket.sendto(data, sender)
        self._socket.close()


def _gaps(folder: Path, seconds: float) -> dict[str, float]:
    ear = _Ear()
    sdp = other.send("200 OK", sdp=True).replace("[media_port]", str(ear.port))
    steps = (other.INVITED, sdp, other.receive("ACK"), *other.HUNG_UP_HERE)
    with peer(folder, *steps) as server:
        bench = _Bench(server.server)
        ear.start()
        bench.dial()
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        bench.phone.hang_up()
        bench.ended()
        last = bench.phone.last
        bench.close()
    ear.over = True
    ear.join()
    found = sorted(
        (late - early) * 1000 for early, late in zip(ear.arrivals, ear.arrivals[1:], strict=False)
    )
    times = Times(tuple(found))
    return {
        **times.as_json(),
        "packets": len(ear.arrivals),
        "over_40_ms": sum(one > GAP_MS for one in found),
        "lost": last.lost,
        "jitter_ms": last.jitter_ms,
    }


def _line_floor() -> Times:
    """A line out of a process that does nothing else, into an event loop."""
    process = QProcess()
    program = "import sys,time\nfor line in sys.stdin: print(time.time(), flush=True)"
    process.start(sys.executable, ["-u", "-c", program])
    process.waitForStarted()
    taken = []
    for _ in range(50):
        process.write(b"x\n")
        while not process.canReadLine():
            process.waitForReadyRead(1000)
        told = float(bytes(process.readLine().data()))
        taken.append((time.time() - told) * 1000)
    process.closeWriteChannel()
    process.waitForFinished()
    return Times(tuple(sorted(taken)))
