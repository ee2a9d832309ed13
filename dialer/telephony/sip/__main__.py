"""The softphone's process: `python -m dialer.telephony.sip [SETTINGS as JSON]`.

Commands come on stdin, events go out on what was stdout; whatever the library prints goes to
stderr instead. It ends when stdin ends, so it never outlives the window. A thread that waits for
nothing says four times a second that the process lives; a frozen one is known by its silence.
"""

import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from dialer.telephony.sip.sound import Silence, Sound, Tone
from dialer.telephony.sip.watch import Limits
from dialer.telephony.sip.wire import Ev, Event, Op, WireError, read_command, write_event

_END: Final = b""
BEAT: Final = 0.25
"""Seconds between two signs of life; on a busy machine they come some 20 ms late."""

STUCK: Final = 30.0
"""Seconds after which the library has hung itself up; looking a server's name up may take 20."""


class Pulse:
    """Says that the process lives as long as its main thread goes round."""

    def __init__(self, report: Callable[[Event], None]) -> None:
        self._report = report
        self._turned_at = time.monotonic()
        threading.Thread(target=self._beat, daemon=True).start()

    def turned(self) -> None:
        """Note that the main thread went round."""
        self._turned_at = time.monotonic()

    def _beat(self) -> None:
        with suppress(OSError):  # nobody reads any more: the process is about to end
            while time.monotonic() - self._turned_at < STUCK:
                self._report(Event(Ev.ALIVE))
                time.sleep(BEAT)


def main(arguments: list[str]) -> None:
    """Serve one window."""
    settings = json.loads(arguments[0]) if arguments else {}
    out = os.dup(1)
    os.dup2(2, 1)

    def report(event: Event) -> None:
        os.write(out, write_event(event))

    from dialer.telephony.sip.engine import Engine

    _come_first()
    sound = _sound(settings)
    engine = Engine(report, sound, _limits(settings), settings.get("bind", ""))
    pulse = Pulse(report)
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    while True:
        engine.turn()
        pulse.turned()
        while not lines.empty():
            line = lines.get()
            if line == _END:
                engine.close()
                os._exit(0)  # tearing the interpreter down with the library alive crashes it
            try:
                command = read_command(line)
            except WireError:
                continue
            if command.op is Op.QUIT:
                lines.put(_END)
            else:
                engine.handle(command)


def _come_first() -> None:
    """Sound every 20 ms must not wait for a list that comes in; where the system lets us."""
    if sys.platform == "win32":
        import ctypes

        above_normal = 0x8000
        own = ctypes.windll.kernel32.GetCurrentProcess()
        ctypes.windll.kernel32.SetPriorityClass(own, above_normal)
    else:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, -10)


def _listen(lines: "queue.SimpleQueue[bytes]") -> None:
    for line in sys.stdin.buffer:
        lines.put(line)
    lines.put(_END)


def _sound(settings: dict[str, object]) -> Sound:
    wanted = settings.get("sound", "headset")
    if wanted == "headset":
        try:
            from dialer.telephony.sip.headset import Headset
        except ImportError:  # the system lacks what Qt needs for sound
            return Silence(lost=True)
        known = settings.get("known")
        return Headset(
            str(settings.get("microphone", "")),
            str(settings.get("ear", "")),
            [str(one) for one in known] if isinstance(known, list) else (),
        )
    return Tone() if wanted == "tone" else Silence()


def _limits(settings: dict[str, object]) -> Limits:
    told = settings.get("limits", {})
    return Limits(**told) if isinstance(told, dict) else Limits()


if __name__ == "__main__":
    main(sys.argv[1:])
