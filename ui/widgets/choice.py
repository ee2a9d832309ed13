"""Options picked by a number key or a click: script answers, outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import Tone, px, tokens
from ui.widgets.keys import (
    bind,
    cap_width,
    clicked_by_enter,
    key_label,
    paint_cap,
    paint_focus,
)

MAX_KEYS: Final = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One option. `value` is what `chosen` carries; `tone` marks its meaning."""

    value: object
    text: str
    detail: str = ""
    tone: Tone | None = None


class ChoiceButton(QAbstractButton):
    """One option with its number on a cap; long text wraps."""

    def __init__(self, choice: Choice, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._key = key
        self.setText(choice.text)
        self.setShortcut(QKeySequence())  # an ampersand is a letter here
        self.setAccessibleName(choice.text)
        self.setAccessibleDescription(" ".join(p for p in (key_label(key), choice.detail) if p))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def choice(self) -> Choice:
        """The option it stands for."""
        return self._choice

    @property
    def key(self) -> str:
        """The key that picks it, "" beyond the ninth."""
        return self._key

    def _small(self) -> QFont:
        font = self.font()
        font.setPixelSize(px(11))
        return font

    def _left(self) -> int:
        cap = cap_width(QFontMetrics(self._small()), self._key) + px(10) if self._key else 0
        return px(8) + cap

    def _heights(self, width: int) -> tuple[int, int]:
        """Heights of the text and of the detail in a button of that width."""
        room = max(px(40), width - self._left() - px(8))
        wrap = int(Qt.TextFlag.TextWordWrap)
        text = self.fontMetrics().boundingRect(QRect(0, 0, room, 9999), wrap, self._choice.text)
        if not self._choice.detail:
            return text.height(), 0
        small = QFontMetrics(self._small())
        detail = small.boundingRect(QRect(0, 0, room, 9999), wrap, self._choice.detail)
        return text.height(), detail.height() + px(1)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(px(32), sum(self._heights(width)) + px(12))

    @override
    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self._choice.text)
        width = min(px(360), self._left() + text + px(12))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        """Never lower than its words need at the width it has."""
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else px(360)
        return QSize(px(96), self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        fill = t.selected if on else t.pressed if self.isDown() else t.surface
        if self.underMouse() and not (on or self.isDown()) and self.isEnabled():
            fill = t.hover
        painter.setPen(QPen(QColor(t.accent if on else t.line), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, px(6), px(6))
        ink = QColor(t.text if self.isEnabled() else t.faint)
        if self._key:
            width = self._left() - px(18)
            area = QRectF(px(8), (self.height() - px(18)) / 2, width, px(18))
            paint_cap(painter, area, self._key, QColor(t.text if on else t.muted), QColor(t.edge))
        self._paint_words(painter, ink)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), t)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        t = tokens()
        text, detail = self._heights(self.width())
        room = self.width() - self._left() - px(8)
        top = (self.height() - text - detail) // 2
        tone = self._choice.tone
        painter.setPen(QColor(t.tone(tone)) if tone and self.isEnabled() else ink)
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(self._left(), top, room, text), wrap, self._choice.text)
        if detail:
            painter.setFont(self._small())
            painter.setPen(QColor(t.muted))
            area = QRect(self._left(), top + text, room, detail)
            painter.drawText(area, wrap, self._choice.detail)


class ChoiceList(QWidget):
    """Up to nine options on the number keys (more by click or Tab).

    The keys work anywhere in the window except while typing into a field, which keeps
    its digits. With `checkable` the choice stays marked (an outcome); without it the list
    only reports what was picked (a script answer). `modifier` is e.g. "Ctrl+".
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        modifier: str = "",
        checkable: bool = False,
        columns: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._modifier, self._checkable, self._columns = modifier, checkable, columns
        self._buttons: list[ChoiceButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(4))
        self.set_choices(choices)

    @property
    def buttons(self) -> tuple[ChoiceButton, ...]:
        """The options on screen, in order."""
        return tuple(self._buttons)

    @property
    def value(self) -> object | None:
        """The value of the marked option, None when none is."""
        return next((b.choice.value for b in self._buttons if b.isChecked()), None)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other options; nothing is marked."""
        for old in self._buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._buttons = []
        for number, choice in enumerate(choices, start=1):
            key = f"{self._modifier}{number}" if number <= MAX_KEYS else ""
            button = ChoiceButton(choice, key, self)
            button.setCheckable(self._checkable)
            button.clicked.connect(lambda _on=False, b=button: self._pick(b))
            if key:
                bind(button, key, choice.text, button.click)
            row, column = divmod(number - 1, self._columns)
            self._grid.addWidget(button, row, column)
            button.show()
            self._buttons.append(button)

    def set_value(self, value: object | None) -> None:
        """Mark an option without reporting it; None marks nothing."""
        for button in self._buttons:
            button.setChecked(
                self._checkable and value is not None and button.choice.value == value
            )

    def _pick(self, picked: ChoiceButton) -> None:
        if self._checkable:
            for button in self._buttons:
                button.setChecked(button is picked)
        self.chosen.emit(picked.choice.value)
