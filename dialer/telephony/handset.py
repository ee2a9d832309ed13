"""The handset: any telephone on the desk. The person dials by hand or scans the code.

Also the texts that go into the QR code and the WhatsApp link.
"""

from urllib.parse import quote

from dialer.telephony.port import Backend, OnEvent


class Handset:
    """Places nothing itself; the number stands on the screen, the person dials."""

    backend = Backend.HANDSET
    says_outcome = False

    def dial(self, _e164: str, _on_event: OnEvent, /) -> None:
        """Do nothing: the person dials."""

    def hang_up(self) -> None:
        """Do nothing: the person puts the handset down."""


def tel_uri(e164: str) -> str:
    """Return `tel:+62...`; raises ValueError for anything but + and 6-15 digits."""
    return f"tel:{_checked(e164)}"


def whatsapp_link(e164: str, text: str = "") -> str:
    """Return the wa.me link of a number with the text encoded."""
    link = f"https://wa.me/{_checked(e164)[1:]}"
    return f"{link}?text={quote(text, safe='')}" if text else link


def _checked(e164: str) -> str:
    digits = e164[1:]
    if (
        e164[:1] != "+"
        or not digits.isascii()
        or not digits.isdigit()
        or not 6 <= len(digits) <= 15
    ):
        raise ValueError("not an E.164 number")
    return e164
