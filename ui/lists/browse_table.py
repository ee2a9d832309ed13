"""The table of all contacts as it is seen: headings that sort, rows that open."""

from array import array
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from dialer.browsing import Column, ContactView
from ui.lists.browse_model import BrowseModel
from ui.presenters.browse import SORTED_BY
from ui.theme import px, scale
from ui.widgets import set_up_table

WIDTHS: Final = {
    Column.NAME: 202,
    Column.CARD: 124,
    Column.PHONES: 150,
    Column.MONTHS: 72,
    Column.AMOUNT: 124,
    Column.KELURAHAN: 116,
    Column.STAGE: 136,
    Column.LAST_CODE: 140,
    Column.ATTEMPTS: 94,
    Column.LIST: 66,
    Column.ADDRESS: 220,
    Column.LAST_ATTEMPT: 156,
    Column.NUMBER_STATE: 150,
    Column.EMAIL: 190,
    Column.NOTE: 220,
    Column.CARE_CLASS: 64,
    Column.KIND: 104,
    Column.MEMBERS: 76,
    Column.WORKERS: 76,
}
"""At scale 1; the last column takes the rest, so that the usual ones fill 1366 pixels."""

USUAL_WIDTH: Final = 130


class BrowseTable(QTableView):
    """Emits `sort_requested` with an order's value and `opened` with a contact's id."""

    sort_requested = Signal(str)
    opened = Signal(str)

    def __init__(self, view: ContactView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BrowseModel(view.columns, self)
        self._view = view
        self._scale = scale()
        self.setModel(self._model)
        set_up_table(self, self.tr("Semua kontak"))
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top = self.horizontalHeader()
        top.setHighlightSections(False)
        top.setSectionsClickable(True)
        top.setStretchLastSection(True)
        top.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._measure()
        self.show_view(view)

    @property
    def model_of_contacts(self) -> BrowseModel:
        """The rows behind it."""
        return self._model

    def show_view(self, view: ContactView) -> None:
        """Show the columns of a view, and by which of them it is sorted."""
        self._view = view
        if view.columns != self._model.columns:
            self._model.set_columns(view.columns)
            self._measure()
        top = self.horizontalHeader()
        sorting = [one for one in view.columns if SORTED_BY.get(one) is view.order]
        top.setSortIndicatorShown(bool(sorting))
        if sorting:
            down = Qt.SortOrder.DescendingOrder
            up = Qt.SortOrder.AscendingOrder
            top.setSortIndicator(view.columns.index(sorting[0]), down if view.descending else up)

    def show_ids(self, ids: "array[int]", *, anew: bool) -> None:
        """Show these contacts; `anew` goes back to the first row."""
        self._model.set_ids(ids)
        if anew or not self.currentIndex().isValid():
            self.select_row(0)

    def select_row(self, number: int) -> None:
        """Stand on a row and bring it into view."""
        if not 0 <= number < len(self._model.ids):
            return
        index = self._model.index(number, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def _measure(self) -> None:
        side = self.verticalHeader()
        side.setMinimumSectionSize(px(30))
        side.setDefaultSectionSize(px(30))
        for place, column in enumerate(self._model.columns):
            self.setColumnWidth(place, px(WIDTHS.get(column, USUAL_WIDTH)))

    def _sort(self, section: int) -> None:
        order = SORTED_BY.get(self._model.columns[section])
        if order is not None:
            self.sort_requested.emit(order.value)

    def _open(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            self.opened.emit(row.contact_id)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._scale != scale():
            self._scale = scale()
            self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self._open(here.row())
            return
        super().keyPressEvent(event)
