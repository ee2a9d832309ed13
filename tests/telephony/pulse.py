"""A real sound server of its own, whose devices come and go as a test wants."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_pulse = pytest.mark.skipif(
    shutil.which("pulseaudio") is None, reason="there is no PulseAudio here"
)

MICROPHONE, EAR = "headset_in", "headset_out"
_PLUGGED = {
    MICROPHONE: f"module-remap-source source_name={MICROPHONE} master=voice.monitor",
    EAR: f"module-null-sink sink_name={EAR}",
}


class Pulse:
    """Loudspeaker and microphone of the computer, and a headset, which the system prefers.

    Somebody hums into the headset.
    """

    def __init__(self, folder: Path) -> None:
        self.server = f"unix:{folder / 'native'}"
        self._cli = folder / "cli"
        modules = (
            f"module-native-protocol-unix auth-anonymous=1 socket={folder / 'native'}",
            f"module-cli-protocol-unix socket={self._cli}",
            "module-null-sink sink_name=loudspeaker",
            "module-null-source source_name=built_in",
            "module-null-sink sink_name=voice",
            "module-sine sink=voice",
            *_PLUGGED.values(),
        )
        loaded = [part for one in modules for part in ("-L", one)]
        options = "-n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --high-priority=no"
        self._process = subprocess.Popen(
            ["pulseaudio", *options.split(), *loaded],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)},
        )
        until = time.monotonic() + 10
        while not self._cli.exists():
            assert time.monotonic() < until, "PulseAudio did not start"
            time.sleep(0.02)
        for kind, device in (("source", MICROPHONE), ("sink", EAR)):
            self.say(f"set-default-{kind} {device}")

    def say(self, command: str) -> str:
        """Give a command; return the answer."""
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(5)
            asking.connect(str(self._cli))
            asking.sendall(f"{command}\n".encode())
            asking.shutdown(socket.SHUT_WR)
            answer = b""
            while data := asking.recv(65_536):
                answer += data
        return answer.decode()

    def pull_out(self, device: str) -> None:
        """Take a device of the headset away."""
        number = ""
        for line in self.say("list-modules").splitlines():
            if line.strip().startswith("index:"):
                number = line.split(":")[1].strip()
            elif f"_name={device}" in line:
                self.say(f"unload-module {number}")
                return
        raise LookupError(device)

    def plug_in(self, device: str) -> None:
        """Give it back."""
        self.say(f"load-module {_PLUGGED[device]}")

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


@contextmanager
def pulse(folder: Path) -> Iterator[Pulse]:
    """A sound server for the time of a test."""
    made = Pulse(folder)
    try:
        yield made
    finally:
        made.close()
