"""A short process that looks at the headsets: `python -m dialer.telephony.sip.probe`.

Without more it prints one JSON object with the devices and ends. With a microphone and an ear (ids,
"" for the preferred one) it plays a tone there and prints how loud the microphone is, 10 times a
second, until its time is over. The window never opens a sound device itself.
"""

import json
import math
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

from dialer.telephony.sip.headset import Headset, devices
from dialer.telephony.sip.sound import FRAME_BYTES, FRAME_MS, Tone

SECONDS: Final = 6.0
TONE_SECONDS: Final = 1.5


def main(arguments: Sequence[str]) -> int:
    """Print the devices, or try two of them."""
    if not arguments:
        microphones, ears = devices()
        _print({"microphones": microphones, "ears": ears})
        return 0
    microphone, ear = arguments[0], arguments[1] if len(arguments) > 1 else ""
    sound = Headset(microphone, ear)
    if sound.lost:
        _print({"trouble": "no_headset"})
        return 1
    tone = Tone()
    began = last = time.monotonic()
    loudest, frame_at = 0.0, began
    while (now := time.monotonic()) - began < SECONDS:
        sound.work()
        if now >= frame_at:
            frame_at += FRAME_MS / 1000
            loudest = max(loudest, level(sound.heard_here(FRAME_BYTES)))
            if now - began < TONE_SECONDS:
                sound.play(tone.heard_here(FRAME_BYTES))
        if now - last >= 0.1:
            _print({"level": round(loudest, 3)})
            loudest, last = 0.0, now
        time.sleep(0.005)
    sound.close()
    return 0


def level(frame: bytes) -> float:
    """Return how loud a frame is: 0 for silence, 1 for as loud as it gets, in steps of the ear."""
    samples = memoryview(frame).cast("h")
    power = math.sqrt(sum(one * one for one in samples) / max(1, len(samples))) / 32_768
    return 0.0 if power <= 0.001 else min(1.0, 1 + math.log10(power) / 3)


def _print(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
