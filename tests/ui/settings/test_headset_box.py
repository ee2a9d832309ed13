"""The headset is chosen by name; one that is not plugged in is said, with what happens instead."""

import pytest
from pytestqt.qtbot import QtBot

from ui.settings.headset import HeadsetBox
from ui.theme import Theme

LISTED = "tests.telephony.listed_devices"
THERE = ("usb-mic", "built-in-mic", "usb-ear", "speaker")


def looked(qtbot: QtBot, microphone: str, ear: str) -> HeadsetBox:
    box = HeadsetBox(microphone, ear, probe=LISTED)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.listed):
        box.look()
    return box


@pytest.mark.parametrize(("microphone", "ear"), [("usb-mic", "usb-ear"), ("", "speaker")])
def test_a_headset_that_is_there_is_named_and_nothing_is_said(
    theme: Theme, qtbot: QtBot, microphone: str, ear: str
) -> None:
    box = looked(qtbot, microphone, ear)
    assert box.chosen == (microphone, ear)
    assert box.said.text() == ""
    assert box.known == THERE


def test_a_headset_that_is_not_there_stays_chosen_and_what_is_used_instead_is_said(
    theme: Theme, qtbot: QtBot
) -> None:
    box = looked(qtbot, "old-mic", "usb-ear")
    assert box.chosen == ("old-mic", "usb-ear")
    assert "tidak terpasang" in box.microphone.control.currentText()
    assert "yang baru dipasang" in box.said.text()
    assert not box.known
    box.microphone.control.setCurrentIndex(box.microphone.control.findData("built-in-mic"))
    assert box.known == THERE
