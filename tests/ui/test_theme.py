"""The tokens are legible, and a change of theme reaches what is on screen."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.icons import Icon, outline, paint
from ui.theme import (
    DARK,
    LIGHT,
    MAX_SCALE,
    MIN_SCALE,
    Theme,
    ThemeMode,
    Tokens,
    Tone,
    contrast,
    px,
    set_state,
    tokens,
)
from ui.widgets import KeyButton, Role, Variant, label

AA_TEXT = 4.5
AA_PART = 3.0
PAIRS = [
    pytest.param(front, back, id=f"{'dark' if t.dark else 'light'}: {name}")
    for t in (LIGHT, DARK)
    for name, front, back in t.text_pairs()
]


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_pair_meets_wcag_aa(front: str, back: str) -> None:
    assert contrast(front, back) >= AA_TEXT


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_outline_of_a_control_stands_out(t: Tokens) -> None:
    assert contrast(t.edge, t.surface) >= AA_PART
    assert contrast(t.edge, t.ground) >= AA_PART
    assert contrast(t.accent, t.surface) >= AA_PART


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_selection_is_told_from_its_surroundings(t: Tokens) -> None:
    assert len({t.selected, t.hover, t.surface, t.pressed}) == 4
    assert contrast(t.selected, t.surface) > contrast(t.hover, t.surface)


def test_switching_to_dark_changes_what_is_on_screen(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)
    assert tokens() is DARK
    assert page.grab().toImage().pixelColor(5, 5) == QColor(DARK.ground)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.LIGHT)
    assert tokens() is LIGHT
    assert page.grab().toImage().pixelColor(5, 5) == QColor(LIGHT.ground)


def test_same_choice_twice_does_not_restyle(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(ThemeMode.LIGHT)
        theme.set_scale(1.0)


def test_zoom_stays_within_its_limits_and_returns(theme: Theme, qtbot: QtBot) -> None:
    text = label("Sari", Role.TITLE)
    qtbot.addWidget(text)
    small = text.sizeHint().height()
    theme.zoom(1)
    assert theme.scale == pytest.approx(1.1)
    for _ in range(20):
        theme.zoom(1)
    assert theme.scale == MAX_SCALE
    assert px(10) == 16
    assert text.sizeHint().height() > small
    for _ in range(20):
        theme.zoom(-1)
    assert theme.scale == MIN_SCALE
    theme.zoom(0)
    assert theme.scale == 1.0
    assert text.sizeHint().height() == small


def test_phone_role_is_the_largest_text(theme: Theme, qtbot: QtBot) -> None:
    sizes = {}
    for role in (Role.LABEL, Role.BODY, Role.SCRIPT, Role.TITLE, Role.PHONE):
        made = label("0812", role)
        qtbot.addWidget(made)
        made.ensurePolished()
        sizes[role] = made.font().pixelSize()
    assert list(sizes.values()) == [11, 13, 15, 20, 30]


def test_bad_state_changes_the_outline_of_a_field(theme: Theme, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.resize(200, 32)
    edge = edit.grab().toImage().pixelColor(100, 0)
    set_state(edit, "state", "bad")
    assert edit.grab().toImage().pixelColor(100, 0) == QColor(LIGHT.bad)
    set_state(edit, "state", None)
    assert edit.grab().toImage().pixelColor(100, 0) == edge


def test_dark_button_is_painted_in_dark_colours(theme: Theme, qtbot: QtBot) -> None:
    button = KeyButton("Panggil", "F9", Variant.PRIMARY)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    theme.set_mode(ThemeMode.DARK)
    assert button.grab().toImage().pixelColor(5, 18) == QColor(DARK.accent)


@pytest.mark.parametrize("icon", list(Icon), ids=lambda icon: icon.name)
def test_icon_exists_and_fits_its_square(icon: Icon) -> None:
    shape = outline(icon).boundingRect()
    assert not shape.isEmpty()
    assert shape.left() >= 0
    assert shape.top() >= 0
    assert shape.right() <= 96
    assert shape.bottom() <= 96


def test_icon_takes_the_colour_it_is_given(qapp: object) -> None:
    picture = QImage(32, 32, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    paint(painter, Icon.HOLD, picture.rect(), LIGHT.tone(Tone.GOOD))
    painter.end()
    seen = {picture.pixelColor(x, 16).name().upper() for x in range(32)}
    assert LIGHT.good in seen
