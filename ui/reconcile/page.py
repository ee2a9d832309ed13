"""Work on files that are no lists to call: comparing two, and the deactivation recap."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.leaving import Leavable
from ui.reconcile.compare import ComparePage
from ui.reconcile.files import SYSTEM, Dialogs
from ui.reconcile.recap import RecapPage
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import px
from ui.widgets import Role, label


class FilesPage(Leavable):
    """Two tabs; emits `left` when the person goes back to the lists."""

    def __init__(
        self, session: Session, dialogs: Dialogs = SYSTEM, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.back = self.way_back(self.tr("Kembali ke daftar"))
        row.addWidget(self.back)
        row.addWidget(label(self.tr("Cocokkan dan rekap berkas"), Role.MUTED))
        row.addStretch(1)
        column.addLayout(row)
        self.compare = ComparePage(session, dialogs)
        self.recap = RecapPage(session, dialogs)
        self.tabs = KeyTabs(
            self.tr("Cocokkan dan rekap berkas"),
            [
                (self.tr("Cocokkan dua berkas"), self.compare),
                (self.tr("Rekap penonaktifan"), self.recap),
            ],
        )
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)

    @property
    def busy(self) -> bool:
        """Whether work goes on."""
        return self.compare.running.busy or self.recap.running.busy

    def take_file(self, path: Path) -> None:
        """Take a file dropped on the window."""
        page = self.compare if self.tabs.currentWidget() is self.compare else self.recap
        page.take_files([path])
