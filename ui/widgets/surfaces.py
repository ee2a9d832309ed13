"""Where things stand: cards, empty states and notices in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import Icon, IconView
from ui.theme import Tone, px, set_state
from ui.widgets.keys import KeyButton, Variant
from ui.widgets.text import Role, label

_SIGNS = {
    Tone.NEUTRAL: Icon.INFO,
    Tone.ACCENT: Icon.INFO,
    Tone.INFO: Icon.INFO,
    Tone.GOOD: Icon.GOOD,
    Tone.WARN: Icon.WARN,
    Tone.BAD: Icon.BAD,
}


class Card(QFrame):
    """A flat surface on the ground. Put content into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(12), px(16), px(16))
        self.body.setSpacing(px(8))
        self.heading = label(title, Role.SECTION)
        self.body.addWidget(self.heading)
        self.heading.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)


def lift(widget: QWidget) -> None:
    """The one soft shadow, for what floats above a room."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(px(32))
    shadow.setOffset(0, px(6))
    shadow.setColor(QColor(0, 0, 0, 90))
    widget.setGraphicsEffect(shadow)


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline, where space alone does not part things."""
    made = QFrame(parent)
    made.setProperty("role", "rule")
    made.setFixedHeight(1)
    return made


class EmptyState(QWidget):
    """An empty room says what belongs there and offers the button."""

    asked = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        button: str = "",
        key: str = "",
        icon: Icon = Icon.EMPTY,
        parent: QWidget | None = None,
        *,
        beside: KeyButton | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconView(icon, Tone.NEUTRAL, 40), alignment=middle)
        column.addSpacing(px(4))
        column.addWidget(label(title, Role.SECTION), alignment=middle)
        text = label(sentence, Role.MUTED, wrap=True)
        text.setAlignment(middle)
        text.setMaximumWidth(px(420))
        row = QHBoxLayout()  # an aligned item would be cut to its first line
        row.addStretch(1)
        row.addWidget(text, 1000)
        row.addStretch(1)
        column.addLayout(row)
        self.button = KeyButton(button, key, Variant.PRIMARY)
        self.button.clicked.connect(self.asked)
        column.addSpacing(px(8))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        if beside is not None:
            buttons.addWidget(beside)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.button.setVisible(bool(button))
        column.addStretch(3)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)


class Notice(QFrame):
    """What happened, what is safe, what to do: in place, with an icon and in words."""

    action_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        tone: Tone = Tone.INFO,
        happened: str = "",
        safe: str = "",
        todo: str = "",
        action: str = "",
        *,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(8), px(8))
        row.setSpacing(px(8))
        self._sign = IconView(_SIGNS[tone], tone, 20)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        self._happened = label(wrap=True)
        self._rest = label(role=Role.MUTED, wrap=True)
        words.addWidget(self._happened)
        words.addWidget(self._rest)
        row.addLayout(words, 1)
        self.action = KeyButton("", variant=Variant.QUIET)
        self.action.clicked.connect(self.action_requested)
        row.addWidget(self.action)
        self.close_button = KeyButton("", variant=Variant.QUIET, icon=Icon.CLOSE)
        self.close_button.setAccessibleName(self.tr("Tutup pemberitahuan"))
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.close_button.setVisible(closable)
        self.tell(tone, happened, safe, todo, action)

    @property
    def tone(self) -> Tone:
        """The meaning shown now."""
        return self._tone

    @property
    def sentence(self) -> str:
        """Everything it says, as one text."""
        return " ".join(part for part in (self._happened.text(), self._rest.text()) if part)

    def tell(
        self, tone: Tone, happened: str, safe: str = "", todo: str = "", action: str = ""
    ) -> None:
        """Say something else."""
        self._tone = tone
        set_state(self, "tone", tone.value)
        self._sign.show_icon(_SIGNS[tone], tone)
        self._happened.setText(happened)
        rest = " ".join(part for part in (safe, todo) if part)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(self.sentence)

    def dismiss(self) -> None:
        """Hide and say so."""
        self.hide()
        self.closed.emit()
