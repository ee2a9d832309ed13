"""Text by role: labels, the script's sentence, text that may be cut, hidden ids."""

from enum import Enum
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.icons import Icon, paint
from ui.theme import Tone, px, set_state, tabular, tokens
from ui.widgets.keys import paint_focus

_LINE: Final = 65


class Role(Enum):
    """Type roles; sizes stand in the style sheet."""

    BODY = ""
    TITLE = "title"
    SECTION = "section"
    LABEL = "label"
    MUTED = "muted"
    STRONG = "strong"
    PHONE = "phone"
    SCRIPT = "script"


def label(
    text: str = "",
    role: Role = Role.BODY,
    *,
    tone: Tone | None = None,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A plain-text label of a role; figures of a PHONE are tabular."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role.value)
    if tone is not None:
        made.setProperty("tone", tone.value)
    made.setWordWrap(wrap)
    if role is Role.PHONE:
        made.setFont(tabular(made.font()))
    return made


def set_tone(target: QLabel, tone: Tone | None) -> None:
    """Colour a label by meaning, or return it to its role's colour."""
    set_state(target, "tone", tone.value if tone else None)


class ScriptText(QLabel):
    """What to say now: 15 px, line height 1.5, at most 65 characters a line."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self.setProperty("role", Role.SCRIPT.value)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_text(text)

    @property
    def plain(self) -> str:
        """The text without markup."""
        return self._plain

    def set_text(self, text: str) -> None:
        """Show plain text; blank lines part paragraphs, nothing in it is markup."""
        self._plain = text
        parts = [part.strip() for part in text.split("\n\n")]
        self.setText(
            "".join(
                f'<p style="line-height:150%; margin:0 0 8px 0">'
                f"{escape(part).replace(chr(10), '<br>')}</p>"
                for part in parts
                if part
            )
        )
        self.setAccessibleName(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._narrow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        widest = self.fontMetrics().averageCharWidth() * _LINE
        self.setContentsMargins(0, 0, max(0, self.width() - widest), 0)


class ElidedLabel(QLabel):
    """One line that shortens itself with an ellipsis and shows the whole as a tip."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fitted = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        self.setToolTip(self.text() if fitted != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), fitted)
        painter.end()


class SecretLabel(QWidget):
    """A masked id. Holding the pointer or Space shows it; `revealed` is for the log.

    The secret is shown only while held, and hidden again when the focus leaves.
    """

    revealed = Signal()

    def __init__(
        self, masked: str = "", secret: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._masked, self._secret, self._name = masked, secret, name
        self._open = False
        self._label = QLabel(masked, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setFont(tabular(self._label.font()))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), 0, px(26), 0)
        row.addWidget(self._label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Tahan untuk melihat. Setiap pembukaan dicatat."))
        self.set_secret(masked, secret)

    @property
    def shown(self) -> str:
        """The text now on screen."""
        return self._label.text()

    def set_secret(self, masked: str, secret: str) -> None:
        """Show another id, masked."""
        self._masked, self._secret = masked, secret
        self._hide()
        self.setEnabled(bool(secret))
        self.setAccessibleName(f"{self._name} {masked}".strip())

    def _show(self) -> None:
        if not self._open and self._secret:
            self._open = True
            self._label.setText(self._secret)
            self.update()
            self.revealed.emit()

    def _hide(self) -> None:
        self._open = False
        self._label.setText(self._masked)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._show()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._hide()
        else:
            super().keyReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hide()
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        widest = max(
            self._label.fontMetrics().horizontalAdvance(text)
            for text in (self._masked, self._secret)
        )
        return QSize(widest + px(34), px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        if self._secret:
            area = self.rect().adjusted(self.width() - px(20), 0, -px(4), 0)
            paint(painter, Icon.REVEAL if self._open else Icon.HIDE, area, t.muted)
        if self.hasFocus():
            paint_focus(painter, self.rect().toRectF(), t)
        painter.end()
