"""An exchange for the tests: it speaks the manager interface over a real socket.

What it answers is the dialogue an Asterisk 22 has with the dialplan of packaging/asterisk; the
tests next door run against a real one where there is one.
"""

import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from dialer.telephony.pbx.messages import Stream

Answer = Callable[[Mapping[str, str]], Sequence[str]]


class Exchange:
    """Signs `meja` in with `rahasia`; answers what `script` says to each Originate and Hangup.

    DROP in a script closes the connection, SILENT leaves it open and says nothing any more.
    """

    def __init__(self, script: Mapping[str, Sequence[str]], greeting: str = "") -> None:
        self.asked: list[dict[str, str]] = []
        self.pings = 0
        self._silent = False
        self._script = script
        self._greeting = greeting or "Asterisk Call Manager/10.0.0"
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self._connected: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        try:
            connected, _ = self._server.accept()
        except OSError:
            return
        self._connected = connected
        stream = Stream()
        try:
            connected.sendall(f"{self._greeting}\r\n".encode())
            while data := connected.recv(65_536):
                for message in stream.feed(data):
                    self._answer(connected, dict(message))
        except OSError:
            return

    def _answer(self, connected: socket.socket, message: dict[str, str]) -> None:
        name = message["action"]
        if self._silent:
            return
        if name == "Ping":
            self.pings += 1
            self._send(connected, ["Response: Success", "Ping: Pong"], message)
            return
        self.asked.append(message)
        if name == "Login":
            right = message["username"] == "meja" and message["secret"] == "rahasia"
            self._send(connected, ["Response: " + ("Success" if right else "Error")], message)
            return
        for text in self._script.get(name, ()):
            if text == "DROP":
                connected.shutdown(socket.SHUT_RDWR)
                return
            if text == "SILENT":
                self._silent = True
                return
            lines = text.format(call=self._call()).split("\n")
            self._send(connected, lines, message if text.startswith("Response") else {})

    def _call(self) -> str:
        return next(one["channelid"] for one in self.asked if "channelid" in one)

    def _send(
        self, connected: socket.socket, lines: Sequence[str], asked: Mapping[str, str]
    ) -> None:
        told = [*lines, f"ActionID: {asked['actionid']}"] if "actionid" in asked else list(lines)
        connected.sendall("\r\n".join([*told, "", ""]).encode())

    def close(self) -> None:
        """End it."""
        self._server.close()
        if self._connected is not None:
            with suppress(OSError):
                self._connected.shutdown(socket.SHUT_RDWR)
            self._connected.close()
        self._thread.join(5)
