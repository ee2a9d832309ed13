"""A line to note something at the step of the script, wherever one stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from scripts_call.stepper import MAX_NOTE
from ui.theme import px


class _Line(QLineEdit):
    """Keeps Enter to itself: what stands in front of the script must not take it as well."""

    ended = Signal()
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class StepNote(QWidget):
    """Reports what is typed; Enter goes back to the answers. What was noted comes back."""

    noted = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        self.line = _Line()
        self.line.setMaxLength(MAX_NOTE)
        self.line.setPlaceholderText(self.tr("Catatan untuk langkah ini"))
        self.line.setAccessibleName(self.tr("Catatan untuk langkah ini"))
        self.line.textEdited.connect(self.noted)
        self.line.ended.connect(self.done)
        row.addWidget(self.line, 1)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_note(self, step: str, note: str) -> None:
        """Show the note of a step; while it is the same step, what is typed stays."""
        if step != self._step or not self.line.hasFocus():
            self._step = step
            if self.line.text() != note:
                self.line.setText(note)
