"""The help with all keys (F1)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import px
from ui.widgets.keys import Kbd, KeyButton, KeyHint
from ui.widgets.surfaces import lift
from ui.widgets.text import Role, label

ONE_COLUMN: Final = 16
"""More keys of a room than this stand in two columns."""


class HelpOverlay(QFrame):
    """All keys of the room in front, and those that work everywhere."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "floating")
        self._hints: list[KeyHint] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(12))
        top = QHBoxLayout()
        self._title = label("", Role.TITLE)
        top.addWidget(self._title)
        top.addStretch(1)
        self.close_button = KeyButton(
            self.tr("Tutup"), "Escape", context=Qt.ShortcutContext.WidgetShortcut
        )
        self.close_button.clicked.connect(self.close_it)
        top.addWidget(self.close_button)
        column.addLayout(top)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        column.addWidget(self._area, 1)
        lift(self)
        self.hide()

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The keys shown now."""
        return tuple(self._hints)

    def open(self, title: str, groups: Sequence[tuple[str, Sequence[KeyHint]]]) -> None:
        """Show the keys in groups."""
        self._title.setText(title)
        self._hints = [hint for _name, hints in groups for hint in hints]
        page = QWidget()
        page.setProperty("role", "page")
        page.setAutoFillBackground(False)
        columns = QHBoxLayout(page)
        columns.setSpacing(px(24))
        columns.setContentsMargins(0, 0, px(8), 0)
        (name, own), *others = groups
        half = (len(own) + 1) // 2 if len(own) > ONE_COLUMN else len(own)
        for part in ([(name, own[:half])], [("", own[half:])], others):
            if any(hints for _name, hints in part):
                columns.addLayout(_column(part), 1)
        self._area.setWidget(page)
        self.show()
        self.raise_()
        self.close_button.setFocus()

    def close_it(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        """Letters, digits and Esc stay here; F keys go on (hanging up must always work)."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            plain = event.text().isprintable() and bool(event.text())
            if plain or event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)


def _column(groups: Sequence[tuple[str, Sequence[KeyHint]]]) -> QGridLayout:
    """Groups below each other: key at the left, what it does beside it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(6))
    grid.setColumnStretch(1, 1)
    for name, hints in groups:
        if grid.rowCount() > 1:
            grid.setRowMinimumHeight(grid.rowCount(), px(8))
        grid.addWidget(label(name, Role.SECTION), grid.rowCount(), 0, 1, 2)
        for hint in hints:
            row = grid.rowCount()
            grid.addWidget(Kbd(hint.key), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(hint.what, wrap=True), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid
