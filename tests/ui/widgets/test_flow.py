"""Controls that flow into as many lines as they need."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.showing import show_in_front
from tests.ui.widgets.placing import on_screen
from ui.theme import Theme
from ui.widgets import FlowLayout, KeyButton


def test_flow_starts_a_new_line_when_full(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    flow = FlowLayout(page, spacing=4)
    buttons = [KeyButton(f"Tombol {n}") for n in range(4)]
    for button in buttons:
        flow.addWidget(button)
    show_in_front(qtbot, page, buttons[0].sizeHint().width() * 2 + 20, 300)
    tops = [button.pos().y() for button in buttons]
    assert tops[0] == tops[1] < tops[2] == tops[3]
    assert flow.heightForWidth(4000) == 32


def test_a_wide_flow_asks_for_one_line_and_wraps_where_there_is_less(
    qtbot: QtBot, theme: Theme
) -> None:
    buttons = [KeyButton(text) for text in ("Sekarang", "Nanti", "Semua")]
    inside = QWidget()
    flow = FlowLayout(inside, spacing=4, wide=True)
    for button in buttons:
        flow.addWidget(button)
    line = sum(button.sizeHint().width() for button in buttons) + 8
    assert flow.sizeHint().width() == line
    page = on_screen(qtbot, inside)
    page.resize(line + 60, 200)
    qtbot.waitUntil(lambda: buttons[2].y() == buttons[0].y())
    page.setFixedWidth(buttons[0].sizeHint().width() + 40)
    qtbot.waitUntil(lambda: buttons[2].y() > buttons[0].y())
