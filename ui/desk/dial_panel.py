"""What to dial by hand: the number very large, and a code for the camera."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.desk.qr import QrCode
from ui.presenters.call_view import DialPanelView
from ui.theme import px, tabular
from ui.widgets import Card, Role, label


class DialPanel(Card):
    """Stands above the script until somebody answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Nomor yang dihubungi"))
        self.body.setContentsMargins(px(16), px(6), px(12), px(6))
        row = QHBoxLayout()
        row.setSpacing(px(16))
        self.body.addLayout(row)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        row.addLayout(words, 1)
        self._note = label("", Role.LABEL)
        self.number = label("", Role.PHONE)
        self._hint = label("", Role.MUTED, wrap=True)
        words.addWidget(self._note)
        words.addWidget(self.number)
        words.addWidget(self._hint)
        words.addStretch(1)
        self.code = QrCode()
        row.addWidget(self.code)
        self.hide()

    def show_view(self, view: DialPanelView | None) -> None:
        """Show what to dial, or nothing."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self.number.setText(view.number)
        self._enlarge()
        self.number.setAccessibleName(self.tr("Nomor {0}").format(view.number))
        self._hint.setText(view.hint)
        self.code.show_text(view.qr)

    def _enlarge(self) -> None:
        """As large as it fits beside the code, 40 px at most."""
        room = self.width() - self.code.sizeHint().width() - px(56)
        font = tabular(self.number.font())
        for size in (40, 34, 28, 22):
            font.setPixelSize(px(size))
            if QFontMetrics(font).horizontalAdvance(self.number.text()) <= room:
                break
        self.number.setStyleSheet(f"font-size: {font.pixelSize()}px")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._enlarge()
