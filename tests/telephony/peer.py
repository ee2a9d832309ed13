"""The other end of the line: sipp plays a telephone server, by a scenario written here."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = "127.0.0.1"

needs_sipp = pytest.mark.skipif(shutil.which("sipp") is None, reason="sipp is not installed")

_HEADERS = """[last_Via:]
[last_From:]
[last_To:]{tag}
[last_Call-ID:]
[last_CSeq:]
{more}Content-Length: [len]

{body}"""
_CONTACT = "Contact: <sip:server@[local_ip]:[local_port];transport=[transport]>\n"
_SDP = """v=0
o=server 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-16
"""
_TAG = ";tag=[pid]-[call_number]"
_REQUEST = """{method} [next_url] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:server@[local_ip]:[local_port]>{tag}
To: [$1]
[last_Call-ID:]
CSeq: {number} {method}
Max-Forwards: 70
{more}Content-Length: [len]

{body}"""


def send(status: str, *, sdp: bool = False, tag: bool = True, more: str = "") -> str:
    """A reply to the last request, e.g. `180 Ringing`."""
    content = "Content-Type: application/sdp\n" if sdp else ""
    text = _HEADERS.format(
        tag=_TAG if tag else "", more=_CONTACT + more + content, body=_SDP if sdp else ""
    )
    return f"<send><![CDATA[\nSIP/2.0 {status}\n{text}\n]]></send>"


def ask(method: str, number: int, *, sdp: bool = False) -> str:
    """A request in the dialog."""
    content = _CONTACT + ("Content-Type: application/sdp\n" if sdp else "")
    text = _REQUEST.format(
        method=method, number=number, tag=_TAG, more=content, body=_SDP if sdp else ""
    )
    return f"<send><![CDATA[\n{text}\n]]></send>"


def receive(method: str) -> str:
    """Wait for a request; the caller's address is kept from an INVITE."""
    kept = (
        '<action><ereg regexp=".*" search_in="hdr" header="From:" assign_to="1"/></action>'
        if method == "INVITE"
        else ""
    )
    return f'<recv request="{method}" rrs="true">{kept}</recv>'


def reply(status: int) -> str:
    """Wait for a reply to our own request."""
    return f'<recv response="{status}"/>'


def pause(milliseconds: int) -> str:
    """Do nothing for a while."""
    return f'<pause milliseconds="{milliseconds}"/>'


INVITED = receive("INVITE")
TRYING = send("100 Trying", tag=False)
RINGING = send("180 Ringing")
PICKED_UP = (send("200 OK", sdp=True), receive("ACK"))
HUNG_UP_THERE = (ask("BYE", 2), reply(200))
HUNG_UP_HERE = (receive("BYE"), send("200 OK"))
HELD = (receive("INVITE"), send("200 OK", sdp=True), receive("ACK"))


def refused(status: str) -> tuple[str, ...]:
    """A call that is refused after it was taken note of."""
    return (INVITED, TRYING, RINGING, send(status), receive("ACK"))


def registering(*steps: str) -> tuple[str, ...]:
    """Steps of a call for a server that also takes registrations, in any order."""
    return (
        '<recv request="REGISTER" optional="true" next="1"/>',
        *steps,
        '<nop next="3"/>',
        '<label id="1"/>',
        send("200 OK", more="Expires: 300\n"),
        '<label id="3"/>',
    )


class Peer:
    """A server on a port of its own; `calls` many calls are played at most."""

    def __init__(self, folder: Path, steps: Sequence[str], calls: int = 1) -> None:
        self.port = _free_port()
        scenario = folder / f"peer-{self.port}.xml"
        used = '<Reference variables="1"/>' if INVITED in steps else ""
        scenario.write_text(
            '<?xml version="1.0" encoding="ISO-8859-1"?>\n<scenario name="peer">\n'
            + "\n".join(steps)
            + f"\n{used}</scenario>\n",
            encoding="latin-1",
        )
        sipp = ["sipp", "-sf", str(scenario), "-i", HERE, "-p", str(self.port)]
        media = ["-mp", str(_free_port() & ~1), "-rtp_echo"]
        self._process = subprocess.Popen(
            [*sipp, *media, "-m", str(calls), "-nostdin", "-timeout", "60s"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _until_bound(self.port)

    @property
    def server(self) -> str:
        """Where it listens."""
        return f"{HERE}:{self.port}"

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def finished_well(self) -> bool:
        """Whether everything went as the scenario has it; waits for its end."""
        return self._process.wait(20) == 0


@contextmanager
def peer(folder: Path, *steps: str, calls: int = 1) -> Iterator[Peer]:
    """A server that plays these steps."""
    made = Peer(folder, steps, calls)
    try:
        yield made
    finally:
        made.kill()


def silent_port() -> int:
    """A port at which nobody listens."""
    return _free_port()


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.bind((HERE, 0))
        return int(asking.getsockname()[1])


def _until_bound(port: int) -> None:
    """Wait until somebody listens: a second socket cannot have the port any more."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            try:
                asking.bind((HERE, port))
            except OSError:
                return
        time.sleep(0.01)
    raise TimeoutError(f"no server on port {port}")
