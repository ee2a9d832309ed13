"""What the probe prints where a headset and a loudspeaker are there: `python -m` this module."""

import json
import sys

DEVICES = {
    "microphones": {"usb-mic": "Headset USB", "built-in-mic": "Mikrofon laptop"},
    "ears": {"usb-ear": "Headset USB", "speaker": "Pengeras laptop"},
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(DEVICES) + "\n")
