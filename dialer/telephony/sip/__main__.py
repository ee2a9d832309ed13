"""The softphone's process: `python -m dialer.telephony.sip [SETTINGS as JSON]`.

Commands come on stdin, events go out on what was stdout; whatever the library prints goes to
stderr instead. It ends when stdin ends, so it never outlives the window.
"""

import json
import os
import queue
import sys
import threading
from contextlib import suppress
from typing import Final

from dialer.telephony.sip.sound import Silence, Sound, Tone
from dialer.telephony.sip.watch import Limits
from dialer.telephony.sip.wire import Event, Op, WireError, read_command, write_event

_END: Final = b""


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
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    while True:
        engine.turn()
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
        return Headset(str(settings.get("microphone", "")), str(settings.get("ear", "")))
    return Tone() if wanted == "tone" else Silence()


def _limits(settings: dict[str, object]) -> Limits:
    told = settings.get("limits", {})
    return Limits(**told) if isinstance(told, dict) else Limits()


if __name__ == "__main__":
    main(sys.argv[1:])
