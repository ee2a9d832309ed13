"""Files dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FileDrop(QObject):
    """Takes local files dropped anywhere on `target`; `dropped` carries their paths."""

    dropped = Signal(object)

    def __init__(self, target: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._target = target
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def release(self) -> None:
        """Take no more files from the target."""
        self._target.removeEventFilter(self)
        self._target.setAcceptDrops(False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (paths := dropped_files(event)):
            event.acceptProposedAction()
            if not isinstance(event, QDragMoveEvent):
                self.dropped.emit(paths)
            return True
        return super().eventFilter(watched, event)


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files an event carries; nothing when any of them is no local file."""
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]
