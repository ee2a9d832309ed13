"""A page that one leaves by Esc."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.icons import Icon
from ui.widgets import KeyButton, Variant, bind


class Leavable(QWidget):
    """Emits `left` by its button, or by an Esc that no field and no work wanted for itself."""

    left = Signal()

    def way_back(self, text: str) -> KeyButton:
        """Make the button; it shows the key, which comes by way of the page."""
        made = KeyButton(
            text,
            "Escape",
            Variant.QUIET,
            Icon.LEFT,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        made.clicked.connect(self.left)
        bind(made, "Alt+Left", text, made.click)
        return made

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
