"""A table over an array of numbers whose lines come later: nothing waits for the store.

A line that is not here yet is shown as a placeholder and asked for; a scroll bar dragged over a
million rows asks for the pages where it rests, not for all that it passed.
"""

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont
from typing_extensions import override

from dialer.browsing import Column
from ui.presenters.browse import NUMBERS, BrowseRow
from ui.presenters.browse_words import TITLES
from ui.theme import px, tokens
from ui.tones import tone_of

PAGE: Final = 64
"""Lines read at once: two screens full, each line from another place of a large file."""

PAGES_KEPT: Final = 80
PAGES_ASKED: Final = 3
"""Pages that are asked for at once; of more, those looked at last."""

WAITING: Final = "…"
_Index = QModelIndex | QPersistentModelIndex


class BrowseModel(QAbstractTableModel):
    """`missing` says that lines are looked at which are not here; `take_missing` tells which."""

    missing = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, Mapping[int, BrowseRow]] = OrderedDict()
        self._asked: OrderedDict[int, None] = OrderedDict()
        self._old: Mapping[int, BrowseRow] = {}

    @property
    def ids(self) -> "array[int]":
        """The contacts' own numbers in the order shown."""
        return self._ids

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order shown."""
        return self._columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def set_ids(self, ids: "array[int]") -> None:
        """Show other rows; when they go on from those that are here, nothing on screen moves."""
        before = len(self._ids)
        if before and len(ids) >= before and ids[:before] == self._ids:
            self._pages.pop((before - 1) // PAGE, None)
            if len(ids) > before:
                self.beginInsertRows(QModelIndex(), before, len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
            self.forget()
            return
        self.beginResetModel()
        self._keep_old()
        self._ids = ids
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Ask again for what is on screen; until it comes, what was there stays."""
        self._keep_old()
        self._pages.clear()
        self._asked.clear()
        if self._ids and self._columns:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _keep_old(self) -> None:
        self._old = {pk: row for page in self._pages.values() for pk, row in page.items()}

    def take_missing(self) -> list[tuple[int, "array[int]"]]:
        """Return the pages that were looked at last with their numbers; they count as asked."""
        wanted = list(self._asked)[-PAGES_ASKED:]
        self._asked.clear()
        return [(page, self._ids[page * PAGE : (page + 1) * PAGE]) for page in wanted]

    def put(self, page: int, ids: "array[int]", rows: Mapping[int, BrowseRow]) -> None:
        """Take lines that came; those of an order that is no longer shown are dropped."""
        start = page * PAGE
        if self._ids[start : start + PAGE] != ids or not ids:
            return
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = self.index(start + len(ids) - 1, len(self._columns) - 1)
        self.dataChanged.emit(self.index(start, 0), last)

    def row(self, number: int) -> BrowseRow | None:
        """Return the line at a place, or None while it is on its way (or gone from the store)."""
        page, pk = number // PAGE, self._ids[number]
        found = self._pages.get(page)
        if found is not None:
            return found.get(pk)
        new = page not in self._asked
        self._asked[page] = None
        self._asked.move_to_end(page)
        if new:
            self.missing.emit()
        return self._old.get(pk)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = column in NUMBERS
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.row(index.row())
            return WAITING if row is None else row.cells[column]
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.STAGE:
            row = self.row(index.row())
            tone = None if row is None else tone_of(row.shade)
            return None if tone is None else QBrush(QColor(tokens().tone(tone)))
        if role == Qt.ItemDataRole.FontRole and column is Column.NAME:
            font = QFont()
            font.setPixelSize(px(13))
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = column in NUMBERS
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
