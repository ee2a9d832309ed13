"""How far an import is: a strip above the lists, which stay usable meanwhile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ui.background import Step
from ui.scaling import keep_width
from ui.theme import px
from ui.widgets import ElidedLabel, KeyButton, Role


class ProgressStrip(QFrame):
    """Emits `cancelled` when the person no longer wants it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kemajuan impor"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.name = ElidedLabel("", Role.STRONG)
        row.addWidget(self.name, 2)
        self.words = ElidedLabel("")
        row.addWidget(self.words, 5)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Kemajuan"))
        keep_width(self.bar, 200)
        row.addWidget(self.bar)
        self.cancel = KeyButton(self.tr("Batalkan"), "Ctrl+Delete")
        self.cancel.clicked.connect(self._cancel)
        row.addWidget(self.cancel)
        self.hide()

    def begin(self, name: str, words: str, *, may_cancel: bool = True) -> None:
        """Something begins; how long it takes is not known yet."""
        self.name.setText(name)
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setVisible(may_cancel)
        self.show()

    def show_step(self, now: Step) -> None:
        """Say how far it is."""
        if self.cancel.isEnabled():
            self.words.setText(now.what)
        if now.total:
            self.bar.setRange(0, now.total)
            self.bar.setValue(now.done)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(self.tr("Membatalkan. Tidak ada baris yang disimpan."))
        self.bar.setRange(0, 0)
        self.cancelled.emit()
