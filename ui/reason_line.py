"""One line at the foot of a room that asks for a reason; Enter takes what stands there."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from ui.theme import px
from ui.widgets import Card, Kbd, Role, label

MOST_LETTERS = 200
_OWN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


class ReasonEdit(QLineEdit):
    """Keeps Enter and Esc from the keys of the room behind it."""

    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in _OWN
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReasonLine(Card):
    """Lies over the foot of `room` while it asks; Esc leaves everything as it was."""

    def __init__(self, room: QWidget) -> None:
        super().__init__(parent=room)
        self._room = room
        self._before: QWidget | None = None
        self._then: Callable[[str], object] | None = None
        self.setAutoFillBackground(True)
        self.setProperty("role", "floating")
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.question = label("", Role.STRONG)
        row.addWidget(self.question)
        self.why = ReasonEdit()
        self.why.setMaxLength(MOST_LETTERS)
        self.why.returnPressed.connect(self._answered)
        self.why.left.connect(self.leave)
        row.addWidget(self.why, 1)
        for key, word in (("Return", _tr("Urungkan")), ("Esc", _tr("Biarkan"))):
            row.addWidget(Kbd(key))
            row.addWidget(label(word, Role.MUTED))
        self.body.addLayout(row)
        room.installEventFilter(self)
        self.hide()

    def ask(self, question: str, then: Callable[[str], object]) -> None:
        """Ask; `then` gets the reason, "Salah simpan" where nothing else was written."""
        if self.isHidden():
            self._before = self._room.window().focusWidget()
        self._then = then
        self.question.setText(question)
        self.why.setAccessibleName(question)
        self.why.setText(_tr("Salah simpan"))
        self.why.selectAll()
        self._lay()
        self.show()
        self.raise_()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop asking and stand where one stood before."""
        self._then = None
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self) -> None:
        then, why = self._then, " ".join(self.why.text().split()) or _tr("Salah simpan")
        self.leave()
        if then is not None:
            then(why)

    def _lay(self) -> None:
        tall, edge = self.sizeHint().height(), px(12)
        room = self._room.rect()
        self.setGeometry(edge, room.height() - tall, room.width() - 2 * edge, tall)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._lay()
        return super().eventFilter(watched, event)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReasonLine", text)
