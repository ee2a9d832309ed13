"""Page "Peringatan" of a list: each kind with its count, and the rows of the one chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.list_warnings import WarningLine, WarningsView
from ui.scaling import keep_width
from ui.theme import px
from ui.widgets import Column, EmptyState, Role, Table, label


class WarningsPage(QWidget):
    """A table of the rows with what was written and what it became."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Mapping[int, WarningLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        self._front = QStackedWidget()
        column.addWidget(self._front)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.which = Picker(self.tr("Peringatan"), self.tr("Semua peringatan"))
        self.which.picked.connect(lambda _code: self._refresh())
        keep_width(self.which, 560)
        row.addWidget(self.which)
        self.sentence = label("", Role.MUTED)
        row.addWidget(self.sentence, 1)
        inside.addLayout(row)
        self.table: Table[WarningLine] = Table(
            [
                Column(self.tr("Baris"), lambda line: line.row, number=True, width=132),
                Column(self.tr("Isian"), lambda line: line.field, width=140),
                Column(self.tr("Tertulis"), lambda line: line.before, width=190),
                Column(self.tr("Menjadi"), lambda line: line.after, width=170),
                Column(self.tr("Peringatan"), lambda line: line.words),
            ],
            self._fetch,
            self.tr("Baris dengan peringatan"),
        )
        self.table.selected.connect(self._show)
        inside.addWidget(self.table, 1)
        self.content = label("", Role.MUTED, wrap=True)
        inside.addWidget(self.content)
        self._front.addWidget(filled)
        self._front.addWidget(
            EmptyState(
                self.tr("Tidak ada peringatan"),
                self.tr("Semua isian berkas ini terbaca seperti tertulis."),
                icon=Icon.GOOD,
            )
        )
        self.setFocusProxy(self.table)

    def show_warnings(self, view: WarningsView, code: str = "") -> None:
        """Show the warnings of a list, of one kind or all."""
        self._lines = view.lines
        self.sentence.setText(view.sentence)
        self.which.offer([(one.code, f"{one.count} × {one.words}") for one in view.groups], code)
        self._front.setCurrentIndex(0 if view.groups else 1)
        self._refresh()

    def choose(self, code: str) -> None:
        """Show one kind only."""
        self.which.setCurrentIndex(max(0, self.which.findData(code)))
        self._refresh()

    def _refresh(self) -> None:
        code = self.which.value
        ids = [place for place, line in self._lines.items() if code in ("", line.code)]
        self.table.set_ids(ids, keep=False)
        self.content.clear()
        if ids:
            self.table.select_row(0)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, WarningLine]:
        return {one: self._lines[one] for one in ids}

    def _show(self, place: object) -> None:
        line = self._lines.get(place) if isinstance(place, int) else None
        self.content.setText(line.whole if line else "")
