"""A form field: label above, control, then the hint or the error in place."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui.icons import Icon, paint
from ui.theme import Tone, px, set_state, tokens
from ui.widgets.keys import bind, paint_cap
from ui.widgets.text import Role, label, set_tone

W = TypeVar("W", bound=QWidget)


class Field(QWidget, Generic[W]):
    """Puts a label above `control` and an error or a hint below it."""

    def __init__(
        self,
        title: str,
        control: W,
        hint: str = "",
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        shown = title if not required else self.tr("{0} (wajib)").format(title)
        self._title = label(shown, Role.LABEL)
        self._below = label(hint, Role.LABEL, wrap=True)
        column.addWidget(self._title)
        column.addWidget(control)
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))
        control.setAccessibleName(title)
        control.setAccessibleDescription(hint)
        self.setFocusProxy(control)
        self._error = ""

    @property
    def error(self) -> str:
        """The sentence now shown, "" when the value is fine."""
        return self._error

    def set_title(self, title: str) -> None:
        """Say differently what is asked."""
        self._title.setText(title)
        self.control.setAccessibleName(title)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong below the control; "" clears it."""
        self._error = sentence
        set_state(self.control, "state", "bad" if sentence else None)
        set_tone(self._below, Tone.BAD if sentence else None)
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        self.control.setAccessibleDescription(sentence or self._hint)

    def clear_error(self) -> None:
        """The value is fine again."""
        self.set_error("")


class SearchBox(QLineEdit):
    """Search as you type: `searched` comes 120 ms after the last letter, Enter at once."""

    searched = Signal(str)

    def __init__(self, hint: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._said = ""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self._pad()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._say)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._say)
        if key:
            bind(self, key, hint, self.start)

    @property
    def key(self) -> str:
        """The key that brings the cursor here."""
        return self._key

    def start(self) -> None:
        """Take the focus and mark what stands there, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _say(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.searched.emit(text)

    def _pad(self) -> None:
        self.setTextMargins(px(22), 0, 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._pad()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = tokens()
        painter = QPainter(self)
        paint(painter, Icon.SEARCH, QRectF(px(8), 0, px(18), self.height()), t.muted)
        if self._key and not self.text() and not self.hasFocus():
            width = px(10) + self.fontMetrics().horizontalAdvance(self._key)
            area = QRectF(self.width() - width - px(8), (self.height() - px(18)) / 2, width, px(18))
            paint_cap(painter, area, self._key, QColor(t.muted), QColor(t.edge))
        painter.end()
