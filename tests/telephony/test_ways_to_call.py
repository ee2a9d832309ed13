"""Handset and URI: what is shown, what is handed to another program, what is refused."""

import sys
from pathlib import Path

import pytest

from dialer.errors import RefusedError
from dialer.telephony.handset import tel_uri, whatsapp_link
from dialer.telephony.port import Backend, LineReport
from dialer.telephony.uri import UriTelephone, handler_exists


def ignore(_report: LineReport) -> None:
    """Nothing comes back from these telephones."""


def test_links_carry_the_number_and_the_encoded_text() -> None:
    assert tel_uri("+6281234567890") == "tel:+6281234567890"
    assert whatsapp_link("+6281234567890") == "https://wa.me/6281234567890"
    link = whatsapp_link("+6281234567890", "Yth. Bapak & Ibu\nTagihan?")
    assert link.endswith("?text=Yth.%20Bapak%20%26%20Ibu%0ATagihan%3F")


@pytest.mark.parametrize(
    "number",
    [
        "",
        "08123",
        "+62812\r\nX: y",
        "+6281234567890;phone-context=x",
        "+６２８１２３４５６７８９",
        "+62",
    ],
)
def test_anything_but_a_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"E\.164"):
        tel_uri(number)


def test_the_number_goes_to_the_program_of_the_scheme() -> None:
    opened: list[str] = []

    def open_link(link: str) -> bool:
        opened.append(link)
        return True

    asked: list[str] = []

    def exists(scheme: str) -> bool:
        asked.append(scheme)
        return True

    for backend in (Backend.TEL_URI, Backend.SIP_URI, Backend.CALLTO_URI):
        UriTelephone(backend, open_link, exists, "pbx.contoh.id").dial("+62811123456", ignore)
    assert opened == [
        "tel:+62811123456",
        "sip:+62811123456@pbx.contoh.id",
        "callto:+62811123456",
    ]
    assert asked == ["tel", "sip", "callto"]


def test_without_a_program_nothing_is_opened_and_the_sentence_says_so() -> None:
    opened: list[str] = []

    def open_link(link: str) -> bool:
        opened.append(link)
        return True

    telephone = UriTelephone(Backend.TEL_URI, open_link, lambda _scheme: False)
    with pytest.raises(RefusedError) as refused:
        telephone.dial("+62811123456", ignore)
    assert "tel" in refused.value.sentence
    assert opened == []


def test_an_opener_that_fails_is_said_even_when_the_handler_is_unknown() -> None:
    telephone = UriTelephone(Backend.TEL_URI, lambda _link: False, lambda _scheme: None)
    with pytest.raises(RefusedError):
        telephone.dial("+62811123456", ignore)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by its registry")
def test_a_broken_desktop_tool_leaves_the_answer_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "xdg-mime"
    broken.write_bytes(b"\x00 no program")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert handler_exists("tel") is None
