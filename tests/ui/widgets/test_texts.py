"""Secrets, scripts, long lines, states and badges."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.widgets.placing import on_screen
from ui.theme import Theme, Tone
from ui.widgets import Badge, ElidedLabel, LineState, ScriptText, SecretLabel, StateLine, StatusDot


def test_secret_shows_only_while_held_and_reports_it(qtbot: QtBot, theme: Theme) -> None:
    secret = SecretLabel("••••4321", "0001234564321", "No. Kartu")
    on_screen(qtbot, secret)
    assert secret.shown == "••••4321"
    with qtbot.waitSignal(secret.revealed):
        QTest.mousePress(secret, Qt.MouseButton.LeftButton)
    assert secret.shown == "0001234564321"
    QTest.mouseRelease(secret, Qt.MouseButton.LeftButton)
    assert secret.shown == "••••4321"
    secret.setFocus()
    with qtbot.waitSignal(secret.revealed):
        QTest.keyPress(secret, Qt.Key.Key_Space)
    assert secret.shown == "0001234564321"
    QTest.keyRelease(secret, Qt.Key.Key_Space)
    assert secret.shown == "••••4321"
    assert "0001234564321" not in secret.accessibleName()


def test_secret_hides_when_another_contact_comes(qtbot: QtBot, theme: Theme) -> None:
    secret = SecretLabel("••••4321", "0001234564321")
    on_screen(qtbot, secret)
    QTest.mousePress(secret, Qt.MouseButton.LeftButton)
    secret.set_secret("••••9999", "0009999999999")
    assert secret.shown == "••••9999"
    QTest.mouseRelease(secret, Qt.MouseButton.LeftButton)


def test_script_text_never_becomes_markup(qtbot: QtBot, theme: Theme) -> None:
    text = ScriptText("Halo <b>Ibu</b> <img src='file:///x'> & terima kasih")
    on_screen(qtbot, text)
    assert "&lt;b&gt;Ibu&lt;/b&gt;" in text.text()
    assert "<img" not in text.text()
    assert text.plain.startswith("Halo <b>")


def test_script_lines_hold_at_most_65_characters(qtbot: QtBot, theme: Theme) -> None:
    words = "tagihan iuran jaminan kesehatan nasional keluarga " * 12
    text = ScriptText(words)
    page = on_screen(qtbot, text)
    page.resize(1300, 600)
    qtbot.waitUntil(lambda: text.width() > 1000)
    widest = text.fontMetrics().horizontalAdvance("e" * 65)
    assert text.contentsRect().width() <= widest
    assert text.contentsRect().width() > widest * 0.7


def test_long_line_is_shortened_with_its_whole_as_a_tip(qtbot: QtBot, theme: Theme) -> None:
    line = ElidedLabel("PT Maju Mundur Sejahtera Bersama Selalu")
    page = on_screen(qtbot, line)
    line.setFixedWidth(80)
    page.grab()
    assert line.toolTip() == "PT Maju Mundur Sejahtera Bersama Selalu"
    line.setFixedWidth(500)
    page.grab()
    assert line.toolTip() == ""


@pytest.mark.parametrize(
    ("state", "tone", "pulsing"),
    [
        (LineState.READY, Tone.NEUTRAL, False),
        (LineState.DIALING, Tone.INFO, True),
        (LineState.RINGING, Tone.INFO, True),
        (LineState.CONNECTED, Tone.GOOD, False),
        (LineState.HELD, Tone.WARN, False),
        (LineState.WRAP_UP, Tone.ACCENT, False),
        (LineState.ENDED, Tone.NEUTRAL, False),
    ],
)
def test_call_state_has_its_colour_and_word(
    qtbot: QtBot, theme: Theme, state: LineState, tone: Tone, pulsing: bool
) -> None:
    dot, line = StatusDot(), StateLine()
    on_screen(qtbot, line, dot)
    dot.set_state(state, "Keadaan")
    line.set_state(state)
    assert (dot.tone, line.tone, dot.pulsing) == (tone, tone, pulsing)
    assert dot.accessibleName() == "Keadaan"


def test_badge_grows_with_its_word(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge("Ingkar", Tone.BAD)
    qtbot.addWidget(badge)
    before = badge.sizeHint().width()
    badge.tell("Ditepati sebagian", Tone.WARN)
    assert badge.sizeHint().width() > before
    assert badge.accessibleName() == "Ditepati sebagian"
