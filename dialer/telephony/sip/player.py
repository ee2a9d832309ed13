"""A short process that plays a WAV file from its standard input, and ends when it is over.

It ends with 1 where there is nothing to play it on, with 2 for what is no sound.
"""

import io
import sys
import wave

from dialer.telephony.sip.headset import play_out


def main() -> int:
    """Play what comes in."""
    try:
        with wave.open(io.BytesIO(sys.stdin.buffer.read())) as file:
            frames, rate = file.readframes(file.getnframes()), file.getframerate()
    except (wave.Error, EOFError):
        return 2
    return 0 if play_out(frames, rate) else 1


if __name__ == "__main__":
    sys.exit(main())
