"""A real Asterisk with our dialplan, on ports of its own.

`SAMBUNG_ASTERISK` says how it is started when it is not simply `asterisk`, for example
`chroot /srv/asterisk asterisk`; the folder of the tests must then be visible inside.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.telephony.peer import HERE, silent_port

STARTED = os.environ.get("SAMBUNG_ASTERISK", "asterisk").split()
DIALPLAN = Path(__file__).parents[2] / "packaging" / "asterisk" / "extensions_sambung.conf"
SECRET = "rahasia-uji"

_FOLDERS = (
    "astetcdir",
    "astvarlibdir",
    "astdbdir",
    "astkeydir",
    "astspooldir",
    "astrundir",
    "astlogdir",
    "astcachedir",
)

_MODULES = """[modules]
autoload=no
load=app_dial.so
load=app_stack.so
load=app_userevent.so
load=bridge_simple.so
load=bridge_native_rtp.so
load=chan_pjsip.so
load=codec_alaw.so
load=codec_ulaw.so
load=func_logic.so
load=func_strings.so
load=pbx_config.so
load=res_pjproject.so
load=res_pjsip.so
load=res_pjsip_caller_id.so
load=res_pjsip_dtmf_info.so
load=res_pjsip_endpoint_identifier_ip.so
load=res_pjsip_endpoint_identifier_user.so
load=res_pjsip_nat.so
load=res_pjsip_outbound_authenticator_digest.so
load=res_pjsip_pubsub.so
load=res_pjsip_rfc3326.so
load=res_pjsip_sdp_rtp.so
load=res_pjsip_session.so
load=res_rtp_asterisk.so
load=res_sorcery_astdb.so
load=res_sorcery_config.so
load=res_sorcery_memory.so
load=res_timing_timerfd.so
"""


def is_here() -> bool:
    """Whether there is an Asterisk to start."""
    return shutil.which(STARTED[0]) is not None and (
        STARTED != ["asterisk"] or shutil.which("asterisk") is not None
    )


class Asterisk:
    """An exchange with one officer's telephone (1001) and a trunk, both played by sipp."""

    def __init__(self, folder: Path, officer: str, trunk: str) -> None:
        self.manager_port = _free_tcp()
        sip_port = silent_port()
        settings = {
            "asterisk.conf": "[directories]\n"
            + "".join(f"{name} => {folder}\n" for name in _FOLDERS),
            "modules.conf": _MODULES,
            "logger.conf": "[general]\n[logfiles]\nmessages => notice,warning,error\n",
            "rtp.conf": "[general]\nrtpstart=20000\nrtpend=20100\n",
            "manager.conf": f"[general]\nenabled=yes\nport={self.manager_port}\n"
            f"bindaddr={HERE}\n[sambung]\nsecret={SECRET}\nread=call,user\n"
            "write=originate,call\n",
            "pjsip.conf": f"[udp]\ntype=transport\nprotocol=udp\nbind={HERE}:{sip_port}\n"
            + _endpoint("1001", officer)
            + _endpoint("trunk", trunk),
            "extensions.conf": "[globals]\nSAMBUNG_TRUNK=trunk\nSAMBUNG_RING=2\n"
            + DIALPLAN.read_text(encoding="utf-8"),
        }
        for name, text in settings.items():
            (folder / name).write_text(text, encoding="utf-8")
        self._process = subprocess.Popen(
            [*STARTED, "-f", "-C", str(folder / "asterisk.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _until_open(self.manager_port)

    def freeze(self) -> None:
        """Let it stand still, with its connections open."""
        self._process.send_signal(signal.SIGSTOP)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


def _endpoint(name: str, contact: str) -> str:
    return (
        f"[{name}]\ntype=endpoint\ncontext=nowhere\ndisallow=all\nallow=alaw\n"
        f"direct_media=no\naors={name}\n[{name}]\ntype=aor\ncontact=sip:{name}@{contact}\n"
    )


def _free_tcp() -> int:
    with socket.create_server((HERE, 0)) as asking:
        return int(asking.getsockname()[1])


def _until_open(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            with socket.create_connection((HERE, port), 1) as asked:
                if asked.recv(8) == b"Asterisk":
                    time.sleep(0.5)  # the trunk is read a moment after the manager listens
                    return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("Asterisk did not start")
