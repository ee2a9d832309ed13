"""The command palette (Ctrl+K)."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.theme import px, tokens
from ui.widgets.page import Command, Provider
from ui.widgets.surfaces import lift
from ui.widgets.text import Role, label

_MOST_FOUND: Final = 40
_SUBTITLE: Final = int(Qt.ItemDataRole.UserRole)


class _Line(QStyledItemDelegate):
    """The title, and at the right edge quietly what it is."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        subtitle = index.data(_SUBTITLE)
        if subtitle:
            painter.save()
            painter.setPen(QColor(tokens().muted))
            area = QRect(option.rect).adjusted(0, -2, -px(12), 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, right, subtitle)
            painter.restore()


class Palette(QFrame):
    """One search box that finds anything. Enter does it, Esc goes back where one was."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "floating")
        self._find: Provider = lambda _query: []
        self._found: list[Command] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(8))
        column.setSpacing(px(8))
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Cari ruang, peserta, keberatan, atau perintah"))
        self.box.setAccessibleName(self.tr("Cari apa saja"))
        self.box.textChanged.connect(self._search)
        self.box.installEventFilter(self)
        column.addWidget(self.box)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Hasil pencarian"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Line(self.list))
        self.list.itemClicked.connect(lambda _item: self.run())
        column.addWidget(self.list, 1)
        self._none = label(self.tr("Tidak ada yang cocok."), Role.MUTED)
        column.addWidget(self._none)
        lift(self)
        self.hide()

    @property
    def titles(self) -> list[str]:
        """What is offered now, best first."""
        return [command.title for command in self._found]

    def open(self, find: Provider) -> None:
        """Show itself, empty, searching with `find`."""
        self._find = find
        self.box.clear()
        self._search("")
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_it(self) -> None:
        """Go away without doing anything."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def run(self) -> None:
        """Do what is marked."""
        number = self.list.currentRow()
        if 0 <= number < len(self._found):
            command = self._found[number]
            self.close_it()
            command.action()

    def _search(self, text: str) -> None:
        self._found = self._find(text.strip())[:_MOST_FOUND]
        self.list.clear()
        for command in self._found:
            item = QListWidgetItem(self.list)
            item.setText(command.title)
            item.setData(_SUBTITLE, command.subtitle)
            item.setSizeHint(QSize(0, px(32)))
        self.list.setCurrentRow(0)
        self._none.setVisible(not self._found)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            key = Qt.Key(event.key())
            if key in steps:
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + steps[key])))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run()
                return True
            if key is Qt.Key.Key_Escape:
                self.close_it()
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return True
        return super().eventFilter(watched, event)
