"""Walking through a text before it is published, in the practice of scripts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scripts_call.library import Library
from scripts_call.model import Script
from ui.session import Session
from ui.theme import px
from ui.widgets import KeyButton, Role, label


class TrialPage(QWidget):
    """Holds one walk at a time; nothing of it is kept."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.walk: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        bar = QHBoxLayout()
        bar.setSpacing(px(12))
        self.back = KeyButton(self.tr("Kembali ke teks"), "F5")
        self.back.clicked.connect(self.closed)
        bar.addWidget(self.back)
        self.heading = label("", Role.MUTED)
        bar.addWidget(self.heading, 1)
        self._column.addLayout(bar)

    def show_script(self, script: Script) -> None:
        """Begin a walk through this script."""
        from ui.practice.walk import WalkPage  # the room of that page holds this one

        self.put_away()
        self.heading.setText(self.tr("Mencoba “{0}” sebelum terbit").format(script.title))
        walk = WalkPage(self._session, Library({script.id: script}))
        self._column.addWidget(walk, 1)
        self.walk = walk

    def put_away(self) -> None:
        """End the walk."""
        if self.walk is not None:
            self.walk.hide()
            self.walk.deleteLater()
            self.walk = None
