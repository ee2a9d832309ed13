"""Choosing files, dropping them, opening their folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

_LISTS = "Daftar (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;Semua berkas (*)"


@dataclass(frozen=True, slots=True)
class Dialogs:
    """Where the person is asked for files; empty or None when they changed their mind."""

    files: Callable[[QWidget, str, Path], list[Path]]
    target: Callable[[QWidget, str, Path], Path | None]
    open_folder: Callable[[Path], object]


def _ask_files(parent: QWidget, title: str, folder: Path) -> list[Path]:
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), _LISTS)
    return [Path(one) for one in chosen]


def _ask_target(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    kind = "PDF (*.pdf)" if suggestion.suffix == ".pdf" else "Excel (*.xlsx)"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), kind)
    return Path(chosen) if chosen else None


def _open_folder(file: Path) -> object:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


SYSTEM = Dialogs(_ask_files, _ask_target, _open_folder)
"""The dialogs of the system."""


class DropArea(QWidget):
    """A page that takes local files dropped on it; `take_files` gets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def take_files(self, paths: list[Path]) -> None:
        """Take what was dropped."""
        raise NotImplementedError

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files an event carries; nothing when any of them is not local."""
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return []
    return [Path(url.toLocalFile()) for url in urls]
