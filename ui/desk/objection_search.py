"""Finding an objection while the person is still speaking: a letter or two, then Enter or a digit.

Three keystrokes reach any answer: a letter typed on the desk opens the search, so that two letters
and Enter are enough; a digit takes what stands at that place.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.presenters.script_talk import ObjectionHit
from ui.theme import px
from ui.widgets import Kbd, KeyHint, Role, label


class ObjectionSearch(QWidget):
    """Emits the objection chosen, or that it was given up; the search itself is handed in."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(
        self, find: Callable[[str], Sequence[ObjectionHit]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._hits: tuple[ObjectionHit, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(label(self.tr("Cari keberatan"), Role.SECTION))
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Ketik dua huruf: ma, pe, ti …"))
        self.box.setAccessibleName(self.tr("Cari keberatan"))
        self.box.textChanged.connect(self._search)
        self.box.installEventFilter(self)
        column.addWidget(self.box)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Keberatan yang cocok"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._take())
        column.addWidget(self.list, 1)
        self._none = label(
            self.tr("Belum ada keberatan seperti itu. Coba kata lain, atau Esc untuk kembali."),
            Role.MUTED,
            wrap=True,
        )
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._none, 1)
        hints = QHBoxLayout()
        hints.setSpacing(px(4))
        for hint in (
            KeyHint("Up", ""),
            KeyHint("Down", self.tr("pilih")),
            KeyHint("Return", self.tr("buka")),
            KeyHint("1–9", self.tr("buka nomor itu")),
            KeyHint("Escape", self.tr("kembali")),
        ):
            hints.addWidget(Kbd(hint.key))
            if hint.what:
                hints.addWidget(label(hint.what, Role.LABEL))
                hints.addSpacing(px(8))
        hints.addStretch(1)
        column.addLayout(hints)

    @property
    def titles(self) -> tuple[str, ...]:
        """What is found now, best first."""
        return tuple(hit.title for hit in self._hits)

    def start(self, letters: str = "") -> None:
        """Begin anew with the letters typed so far; without any, objections are listed."""
        self.box.setText(letters)
        self._search(letters)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)  # what is typed stays unselected

    def _search(self, text: str) -> None:
        self._hits = tuple(self._find(text.strip()))
        self.list.clear()
        for place, hit in enumerate(self._hits, start=1):
            shown = f"{place}   {hit.title}"
            if hit.matched.casefold() != hit.title.casefold() and text.strip():
                shown = f"{shown}   ·   {hit.matched}"
            item = QListWidgetItem(shown, self.list)
            item.setSizeHint(QSize(0, px(32)))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._hits))
        self._none.setVisible(not self._hits)

    def _take_place(self, row: int) -> None:
        """A digit picks a line; where there is none it is no letter either."""
        if row < len(self._hits):
            self.list.setCurrentRow(row)
            self._take()

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            self.chosen.emit(self._hits[row].objection)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._take_place(key - Qt.Key.Key_1)
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key is Qt.Key.Key_Down else -1
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        if key is Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False
