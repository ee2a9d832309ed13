"""Tables over an array of ids: rows are fetched by page when they come into view.

OFFSET paging costs seconds at 900k rows; an id array with fetch-by-id costs nothing until
a row is looked at, and the order is whatever the store sorted the ids by.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.theme import Tone, px, scale, tokens

PAGE: Final = 128
PAGES_KEPT: Final = 24
LEAST_NAME: Final = 150
LEAST: Final = 88
"""Pixels at scale 1 below which a column that shares the width is not squeezed."""
R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its heading and how a row's cell reads.

    `number` aligns right; `strong` is for names; `width` in pixels at scale 1, 0 lets the
    column share the rest of the width, `least` pixels at least; `sort_key` makes the heading
    clickable. Where the table is too narrow for all, those with a `spare` go, the highest first.
    """

    title: str
    text: Callable[[R], str]
    number: bool = False
    strong: bool = False
    width: int = 0
    tone: Callable[[R], Tone | None] | None = None
    sort_key: str = ""
    least: int = 0
    spare: int = 0


class IdModel(QAbstractTableModel, Generic[R]):
    """`fetch` gets at most 128 ids and returns the rows it found, by id."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[Any]], Mapping[Any, R]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch = fetch
        self._ids: Sequence[Hashable] = ()
        self._pages: OrderedDict[int, Mapping[Any, R]] = OrderedDict()

    @property
    def ids(self) -> Sequence[Hashable]:
        """All ids in the order shown."""
        return self._ids

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns in the order shown."""
        return self._columns

    def set_ids(self, ids: Sequence[Hashable]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Fetch again what is on screen; the ids stay."""
        self._pages.clear()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> R | None:
        """The row at a place, fetched with its page; None when the store lost it."""
        page = number // PAGE
        found = self._pages.get(page)
        if found is None:
            found = self._fetch(self._ids[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = found
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return found.get(self._ids[number])

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
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.row(index.row())
            return "" if row is None else column.text(row)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            row = self.row(index.row())
            tone = None if row is None else column.tone(row)
            return None if tone is None else QBrush(QColor(tokens().tone(tone)))
        if role == Qt.ItemDataRole.FontRole and column.strong:
            font = QFont()
            font.setPixelSize(px(13))
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _least(column: Column[Any]) -> int:
    """How narrow a column that shares the width may get."""
    return px(column.least or (LEAST_NAME if column.strong else LEAST))


def set_up_table(table: QTableView, name: str) -> None:
    """What every table has: whole rows, no grid, no editing, smooth scrolling, a spoken name."""
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)


class Table(QTableView, Generic[R]):
    """30 px rows, no vertical lines, one row selected; arrows move, Enter opens.

    `nothing` stands in the middle while there are no rows: what belongs here, what to do.
    """

    selected = Signal(object)
    opened = Signal(object)
    sort_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Callable[[Sequence[Any]], Mapping[Any, R]],
        name: str,
        parent: QWidget | None = None,
        *,
        nothing: str = "",
    ) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._model: IdModel[R] = IdModel(columns, fetch, self)
        self._sorted: tuple[str, bool] = ("", True)
        self._scale = scale()
        self._put_away: set[int] = set()
        self.setModel(self._model)
        set_up_table(self, name)
        self._lay_out()
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.selected.emit(self._id(now)) if now.isValid() else None
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(self._id(index)))

    def _lay_out(self) -> None:
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top = self.horizontalHeader()
        top.setHighlightSections(False)
        top.setSectionsClickable(any(c.sort_key for c in self._model.columns))
        top.sectionClicked.connect(self._sort)
        self._measure()

    def _measure(self) -> None:
        """Row height and column widths at the zoom in force."""
        side = self.verticalHeader()
        side.setMinimumSectionSize(px(30))
        side.setDefaultSectionSize(px(30))
        for number, column in enumerate(self._model.columns):
            if column.width:
                self.setColumnWidth(number, px(column.width))
        self._share()

    def _share(self) -> None:
        """Let the columns without a width share what is left; names never get too narrow to read.

        Where that does not fit, columns that can be spared go; then the table scrolls sideways.
        """
        columns = {
            number: column
            for number, column in enumerate(self._model.columns)
            if number not in self._put_away
        }
        least = {number: _least(column) for number, column in columns.items() if not column.width}
        room = self.viewport().width() - sum(least.values())
        taken = sum(px(column.width) for column in columns.values())
        for number in sorted(columns, key=lambda one: columns[one].spare, reverse=True):
            spared = taken > room and columns[number].spare > 0
            taken -= px(columns[number].width) if spared else 0
            super().setColumnHidden(number, spared)
        tight = taken > room
        mode = QHeaderView.ResizeMode.Interactive if tight else QHeaderView.ResizeMode.Stretch
        for number, width in least.items():
            self.horizontalHeader().setSectionResizeMode(number, mode)
            if tight:
                self.setColumnWidth(number, width)

    @override
    def setColumnHidden(self, column: int, hide: bool) -> None:
        (self._put_away.add if hide else self._put_away.discard)(column)
        super().setColumnHidden(column, hide)
        self._share()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._nothing and not self._model.ids:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(tokens().muted))
            room = self.viewport().rect().adjusted(px(24), px(12), -px(24), -px(12))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._nothing)
            painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._scale != scale():
            self._scale = scale()
            self._measure()

    @property
    def ids(self) -> Sequence[Hashable]:
        """All ids in the order shown."""
        return self._model.ids

    @property
    def current(self) -> object | None:
        """The id of the selected row."""
        index = self.currentIndex()
        return self._id(index) if index.isValid() else None

    def set_ids(self, ids: Sequence[Hashable], keep: bool = True) -> None:
        """Show these rows; the selected id stays selected when it is among the first 5,000."""
        before = self.current if keep else None
        self._model.set_ids(ids)
        if before is not None and before in ids[:5000]:
            self.select(before)

    def refresh(self) -> None:
        """Fetch again what is on screen."""
        self._model.forget()

    def select(self, wanted: object) -> None:
        """Select a row by id and bring it into view; an unknown id changes nothing."""
        try:
            number = self._model.ids.index(wanted)
        except ValueError:
            return
        self.select_row(number)

    def select_row(self, number: int) -> None:
        """Select a row by its place."""
        index = self._model.index(number, 0)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def row(self, number: int) -> R | None:
        """The row at a place."""
        return self._model.row(number)

    def _id(self, index: _Index) -> object:
        return self._model.ids[index.row()]

    def _sort(self, section: int) -> None:
        key = self._model.columns[section].sort_key
        if not key:
            return
        ascending = not self._sorted[1] if self._sorted[0] == key else True
        self._sorted = (key, ascending)
        top = self.horizontalHeader()
        top.setSortIndicatorShown(True)
        top.setSortIndicator(
            section, Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        )
        self.sort_requested.emit(key, ascending)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
            return
        super().keyPressEvent(event)
