"""Dialling by the program the system has for `tel:`, `sip:` or `callto:`.

Nothing comes back from such a program, and opening "succeeds" even when there is none; so the
handler is looked for first and the person says what happened.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Final

from dialer.errors import RefusedError
from dialer.telephony.handset import tel_uri
from dialer.telephony.port import Backend, OnEvent

OpenUri = Callable[[str], bool]
SCHEMES: Final[Mapping[Backend, str]] = {
    Backend.TEL_URI: "tel",
    Backend.SIP_URI: "sip",
    Backend.CALLTO_URI: "callto",
}
"""The scheme that a way of calling hands its numbers to."""

NO_HANDLER = (
    "Komputer ini belum punya program untuk tautan {scheme}. Pasang softphone atau pilih "
    "cara menelepon lain di Pengaturan. Belum ada panggilan yang dibuat."
)


if sys.platform == "win32":
    import winreg

    def handler_exists(scheme: str) -> bool | None:
        """Say whether Windows has a program for a scheme."""
        try:
            with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, scheme) as key:
                winreg.QueryValueEx(key, "URL Protocol")
        except OSError:
            return False
        return True

else:

    def handler_exists(scheme: str) -> bool | None:
        """Say whether the system has a program for a scheme; None where it cannot be known."""
        tool = shutil.which("xdg-mime")
        if tool is None:
            return None
        try:
            asked = subprocess.run(
                [tool, "query", "default", f"x-scheme-handler/{scheme}"],
                capture_output=True,
                text=True,
                timeout=5,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return bool(asked.stdout.strip())


class UriTelephone:
    """Hands the number to another program. `open_uri` is given by the window."""

    says_outcome = False

    def __init__(
        self,
        backend: Backend,
        open_uri: OpenUri,
        exists: Callable[[str], bool | None] = handler_exists,
        sip_domain: str = "",
    ) -> None:
        self.backend = backend
        self._open_uri = open_uri
        self._exists = exists
        self._sip_domain = sip_domain

    def dial(self, e164: str, _on_event: OnEvent, /) -> None:
        """Open the link. Raises RefusedError when no program takes it."""
        scheme = SCHEMES[self.backend]
        number = tel_uri(e164).removeprefix("tel:")
        at = f"@{self._sip_domain}" if scheme == "sip" and self._sip_domain else ""
        link = f"{scheme}:{number}{at}"
        if self._exists(scheme) is False or not self._open_uri(link):
            raise RefusedError(NO_HANDLER.format(scheme=scheme))

    def hang_up(self) -> None:
        """Do nothing: the other program holds the line."""
