"""Files dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.widgets import Card, Role, label


class FileDrop(QObject):
    """Takes local files dropped anywhere on `target`; `dropped` carries their paths.

    While files are held over it, `sign` says so in its middle.
    """

    dropped = Signal(object)

    def __init__(self, target: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.sign = Card(parent=target)
        self.sign.setProperty("role", "floating")
        self.sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.sign.body.addWidget(label(self.tr("Lepaskan berkas untuk membukanya"), Role.SECTION))
        self.sign.hide()
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def release(self) -> None:
        """Take no more files from the target."""
        self._target.removeEventFilter(self)
        self._target.setAcceptDrops(False)
        self.sign.hide()
        self.sign.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (paths := dropped_files(event)):
            event.acceptProposedAction()
            if isinstance(event, QDragMoveEvent):
                self._show_sign()
            else:
                self.sign.hide()
                self.dropped.emit(paths)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self.sign.hide()
        return super().eventFilter(watched, event)

    def _show_sign(self) -> None:
        if self.sign.isVisible():
            return
        self.sign.adjustSize()
        middle = self._target.rect().center() - self.sign.rect().center()
        self.sign.move(middle)
        self.sign.show()
        self.sign.raise_()


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files an event carries; nothing when any of them is no local file."""
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]
