"""The first rows of a file under what its columns were taken for; each header is a choice."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.icons import Icon, paint
from ui.lists.field_picker import FieldPicker
from ui.presenters.import_wizard import ColumnView
from ui.presenters.words import Shade
from ui.theme import px, tokens
from ui.tones import tone_of
from ui.widgets import set_up_table

_Index = QModelIndex | QPersistentModelIndex
_SIGNS = {Shade.GOOD: Icon.GOOD, Shade.WARN: Icon.WARN, Shade.INFO: Icon.EDIT}
LEAST, MOST = 132, 240
_SHOWN = 8


class _Rows(QAbstractTableModel):
    """The cells as texts; the headers carry `ColumnView`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: Sequence[ColumnView] = ()
        self.cells: Sequence[Sequence[str]] = ()
        self.numbers: Sequence[int] = ()

    def show(
        self,
        columns: Sequence[ColumnView],
        cells: Sequence[Sequence[str]],
        numbers: Sequence[int],
    ) -> None:
        """Show other rows, or only other headers."""
        same = self.cells is cells and len(self.columns) == len(columns)
        if same:
            self.columns = columns
            if columns:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            return
        self.beginResetModel()
        self.columns, self.cells, self.numbers = columns, cells, numbers
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cells)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.cells[index.row()]
            return row[index.column()] if index.column() < len(row) else ""
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            shown = role == Qt.ItemDataRole.DisplayRole and section < len(self.numbers)
            return str(self.numbers[section]) if shown else None
        if section >= len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.spoken
        return column.word if role == Qt.ItemDataRole.DisplayRole else None


class FieldHeader(QHeaderView):
    """Three lines a column: what it is taken for, its own header, how surely."""

    asked = Signal(int)

    def __init__(self, rows: _Rows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.may_choose = True
        self.marked = -1
        self.setMouseTracking(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(80))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        near_edge = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        if event.button() is Qt.MouseButton.LeftButton and place >= 0 and not near_edge:
            self.asked.emit(place)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if logicalIndex >= len(self._rows.columns):
            return
        t, column = tokens(), self._rows.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, QColor(t.surface))
        box = QRectF(rect).adjusted(px(4), px(4), -px(4), 0)
        box.setHeight(px(28))
        left, width = box.left() + px(8), box.width() - px(16)
        on = self.marked == logicalIndex
        if self.may_choose:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(t.accent if on else t.edge), 2 if on else 1))
            painter.setBrush(QColor(t.surface))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
            arrow = QRectF(box.right() - px(24), box.top() + px(6), px(16), px(16))
            paint(painter, Icon.DOWN, arrow, t.muted)
        font = self.font()
        font.setPixelSize(px(13))
        font.setWeight(font.Weight.DemiBold if column.field else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(t.text if column.field or not self.may_choose else t.muted))
        room = width - (px(18) if self.may_choose else 0)
        self._line(painter, column.word, QRectF(left, box.top(), room, box.height()))
        font.setPixelSize(px(12))
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(t.muted))
        self._line(painter, column.header, QRectF(left, box.bottom(), width, px(22)))
        if column.sign:
            self._paint_sign(painter, column, QRectF(left, box.bottom() + px(20), width, px(20)))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_sign(self, painter: QPainter, column: ColumnView, area: QRectF) -> None:
        tone = tone_of(column.shade)
        colour = tokens().tone(tone) if tone else tokens().muted
        icon = _SIGNS.get(column.shade)
        if icon is not None:
            paint(painter, icon, QRectF(area.left(), area.top() + px(3), px(14), px(14)), colour)
            area = area.adjusted(px(18), 0, 0, 0)
        painter.setPen(QColor(colour))
        self._line(painter, column.sign, area)

    def _line(self, painter: QPainter, text: str, area: QRectF) -> None:
        fitting = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(area.width())
        )
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(side), fitting)


class PreviewTable(QTableView):
    """`field_chosen` carries the column's index and the code; `column_told` what is said of it.

    Left and right go from column to column, Enter opens the choice of the one that is marked.
    """

    field_chosen = Signal(int, str)
    column_told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self._options: Sequence[tuple[str, str]] = ()
        self._asked = 0
        self.setModel(self._rows)
        self.header = FieldHeader(self._rows, self)
        self.setHorizontalHeader(self.header)
        self.header.asked.connect(self.ask)
        self.header.setMinimumSectionSize(px(64))
        self.picker = FieldPicker(self)
        self.picker.chosen.connect(self._chosen)
        self.picker.closed.connect(self._back)
        set_up_table(self, self.tr("Dua puluh baris pertama"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.selectionModel().currentColumnChanged.connect(lambda *_both: self._tell())
        self._measure()

    def _measure(self) -> None:
        side = self.verticalHeader()
        side.setMinimumSectionSize(px(26))
        side.setDefaultSectionSize(px(26))
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(px(80 + 26 * 4))

    @property
    def columns(self) -> Sequence[ColumnView]:
        """The columns shown."""
        return self._rows.columns

    @property
    def current(self) -> int:
        """The index of the marked column, -1 for none."""
        return self.currentIndex().column()

    def show_rows(
        self,
        columns: Sequence[ColumnView],
        cells: Sequence[Sequence[str]],
        numbers: Sequence[int],
        options: Sequence[tuple[str, str]],
    ) -> None:
        """Show other rows or headers; without options nothing can be chosen."""
        before = self.current
        again = self._rows.cells is not cells or len(self._rows.columns) != len(columns)
        self._options = options
        self.header.may_choose = bool(options)
        self._rows.show(columns, cells, numbers)
        if again:
            self._fit(columns, cells)
        else:
            self._widen(columns)
        if cells and columns:
            first = next((one.index for one in columns if one.sign == "Periksa"), 0)
            place = before if 0 <= before < len(columns) and not again else first
            self.setCurrentIndex(self._rows.index(0, place))
        self._tell()

    def _fit(self, columns: Sequence[ColumnView], cells: Sequence[Sequence[str]]) -> None:
        metrics = QFontMetrics(self.font())
        strong = self._strong()
        for place, column in enumerate(columns):
            least = max(px(LEAST), strong.horizontalAdvance(column.word) + px(52))
            texts = [column.header, *(row[place] for row in cells[:_SHOWN] if place < len(row))]
            wide = max(map(metrics.horizontalAdvance, texts), default=0) + px(24)
            self.setColumnWidth(place, max(least, min(wide, px(MOST))))

    def _strong(self) -> QFontMetrics:
        strong = self.font()
        strong.setPixelSize(px(13))
        strong.setWeight(strong.Weight.DemiBold)
        return QFontMetrics(strong)

    def _widen(self, columns: Sequence[ColumnView]) -> None:
        """A longer word never makes a column narrower than it was."""
        strong = self._strong()
        for place, column in enumerate(columns):
            needed = strong.horizontalAdvance(column.word) + px(52)
            if self.columnWidth(place) < needed:
                self.setColumnWidth(place, needed)

    def _tell(self) -> None:
        place = self.current
        self.header.marked = place
        self.header.viewport().update()
        known = 0 <= place < len(self.columns)
        self.column_told.emit(self.columns[place].spoken if known else "")

    def ask(self, place: int) -> None:
        """Open the choice of a column."""
        if not self._options or not 0 <= place < len(self.columns):
            return
        self._asked = place
        if self._rows.cells:
            self.setCurrentIndex(self._rows.index(0, place))
        self.scrollTo(self._rows.index(0, place))
        corner = QPoint(self.header.sectionViewportPosition(place) + px(4), px(34))
        below = self.header.viewport().mapToGlobal(corner)
        field = self.columns[place].field
        self.picker.ask(self._options, field.value if field else "", below)

    def _back(self) -> None:
        self.window().activateWindow()
        self.setFocus()

    def _chosen(self, code: str) -> None:
        self.field_chosen.emit(self._asked, code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.ask(self.current)
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self._measure()
            self._fit(self._rows.columns, self._rows.cells)
