"""Small parts of the page of all contacts: which columns, and a name for a view."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from dialer.browsing import USUAL, Column
from dialer.saved_views import MAX_NAME
from ui.presenters.browse_words import HEADINGS
from ui.theme import px
from ui.widgets import KeyButton, Variant

ACROSS = 3


class ColumnChooser(QFrame):
    """All columns with a tick for those that are shown; emits `changed` with them, in order."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Pilih kolom"))
        self._columns: tuple[Column, ...] = USUAL
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(12), px(16), px(12))
        grid.setHorizontalSpacing(px(16))
        self.boxes: dict[Column, QCheckBox] = {}
        deep = -(-len(Column) // ACROSS)
        for place, column in enumerate(Column):
            box = QCheckBox(HEADINGS[column])
            box.setEnabled(column is not Column.NAME)
            box.clicked.connect(self._choose)
            grid.addWidget(box, place % deep, place // deep)
            self.boxes[column] = box
        usual = KeyButton(self.tr("Kolom biasa"), "", Variant.QUIET)
        usual.clicked.connect(lambda: self._show(USUAL))
        grid.addWidget(usual, deep, ACROSS - 1)

    def open_at(self, place: QPoint, columns: Sequence[Column]) -> None:
        """Open with these ticked."""
        self._tick(tuple(columns))
        self.move(place)
        self.show()
        self.boxes[Column.KIND].setFocus()

    def _tick(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        for column, box in self.boxes.items():
            box.setChecked(column in columns)

    def _choose(self) -> None:
        """Keep the order in which columns stand; a new one comes before the next in the usual."""
        ticked = [one for one, box in self.boxes.items() if box.isChecked()]
        kept = [one for one in self._columns if one in ticked]
        usual = list(Column)
        for column in ticked:
            if column not in kept:
                after = [
                    at for at, one in enumerate(kept) if usual.index(one) > usual.index(column)
                ]
                kept.insert(after[0] if after else len(kept), column)
        self._show(tuple(kept))

    def _show(self, columns: tuple[Column, ...]) -> None:
        self._tick(columns)
        self.changed.emit(columns)


class NameBar(QFrame):
    """Asks for the name of a view; emits `named` with it and whether all are to see it."""

    named = Signal(str, bool)
    closed = Signal()

    def __init__(self, may_share: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Nama tampilan"))
        self.name.setAccessibleName(self.tr("Nama tampilan"))
        self.name.setMaxLength(MAX_NAME)
        self.name.setMaximumWidth(px(320))
        self.name.returnPressed.connect(self._say)
        row.addWidget(self.name)
        self.shared = QCheckBox(self.tr("Untuk semua petugas"))
        row.addWidget(self.shared)
        self.shared.setVisible(may_share)
        save = KeyButton(self.tr("Simpan"), "", Variant.PRIMARY)
        save.clicked.connect(self._say)
        row.addWidget(save)
        cancel = KeyButton(self.tr("Batal"), "", Variant.QUIET)
        cancel.clicked.connect(self._close)
        row.addWidget(cancel)
        row.addStretch(1)
        self.hide()

    def ask(self, name: str, shared: bool) -> None:
        """Ask, beginning with this name."""
        self.name.setText(name)
        self.shared.setChecked(shared)
        self.show()
        self.name.setFocus()
        self.name.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        self.named.emit(self.name.text(), self.shared.isChecked())

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
