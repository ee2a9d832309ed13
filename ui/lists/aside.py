"""Page "Disisihkan" of a list: quarantined rows and duplicates, why, and how to mend them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.presenters.lists import AsideLine
from ui.theme import Tone, px
from ui.widgets import (
    Choice,
    ChoiceList,
    Column,
    EmptyState,
    KeyButton,
    Role,
    Table,
    label,
)

ALL, HELD, DOUBLE = "all", "held", "double"


class AsidePage(QWidget):
    """A table of the rows, the whole of the selected one below, and saving them as XLSX.

    `mended_asked`: the saved workbook was corrected and comes in again.
    """

    save_asked = Signal()
    mended_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Mapping[int, AsideLine] = {}
        self._wanted = ALL
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.which = ChoiceList(checkable=True, columns=3)
        self.which.setAccessibleName(self.tr("Baris yang disisihkan"))
        self.which.chosen.connect(self._choose)
        row.addWidget(self.which)
        row.addStretch(1)
        self.save = KeyButton(self.tr("Simpan sebagai XLSX"), "Ctrl+S", icon=Icon.EXPORT)
        self.save.clicked.connect(self.save_asked)
        row.addWidget(self.save)
        self.mended = KeyButton(self.tr("Impor hasil perbaikan"), "Ctrl+P", icon=Icon.IMPORT)
        self.mended.clicked.connect(self.mended_asked)
        row.addWidget(self.mended)
        self._bar = QWidget()
        self._bar.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        self.table: Table[AsideLine] = Table(
            self._columns(), self._rows, self.tr("Baris yang disisihkan")
        )
        self.table.selected.connect(self._show)
        inside.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.content = label(role=Role.MUTED, wrap=True)
        self.content.setAccessibleName(self.tr("Isi baris"))
        inside.addWidget(self.content)
        self._front.addWidget(filled)
        self.empty = EmptyState(
            self.tr("Tidak ada baris yang disisihkan"),
            self.tr("Semua baris berkas ini menjadi kontak."),
            icon=Icon.GOOD,
        )
        self._front.addWidget(self.empty)

    def _columns(self) -> list[Column[AsideLine]]:
        return [
            Column(self.tr("Baris"), lambda line: line.number, number=True, width=132),
            Column(
                self.tr("Keadaan"),
                lambda line: line.what,
                width=90,
                tone=lambda line: None if line.duplicate else Tone.WARN,
            ),
            Column(self.tr("Nama"), lambda line: line.name, strong=True, width=200),
            Column(self.tr("Alasan"), lambda line: line.reason),
            Column(self.tr("Perbaikan"), lambda line: line.fix),
        ]

    def show_lines(self, lines: Mapping[int, AsideLine]) -> None:
        """Show the rows of another list."""
        self._lines = lines
        self._wanted = ALL
        double = sum(1 for line in lines.values() if line.duplicate)
        self.which.set_choices(
            [
                Choice(ALL, self.tr("Semua ({0})").format(len(lines))),
                Choice(HELD, self.tr("Ditahan ({0})").format(len(lines) - double)),
                Choice(DOUBLE, self.tr("Ganda ({0})").format(double)),
            ]
        )
        self._bar.setVisible(bool(lines))
        self._refresh()

    def _choose(self, value: object) -> None:
        self._wanted = str(value)
        self._refresh()

    def _refresh(self) -> None:
        self.which.set_value(self._wanted)
        wanted = {ALL: (True, False), HELD: (False,), DOUBLE: (True,)}[self._wanted]
        ids = [place for place, line in self._lines.items() if line.duplicate in wanted]
        self.table.set_ids(ids, keep=False)
        self.content.clear()
        if ids:
            self.table.select_row(0)
        self._front.setCurrentIndex(0 if self._lines else 1)

    def _rows(self, ids: Sequence[int]) -> Mapping[int, AsideLine]:
        return {one: self._lines[one] for one in ids}

    def _show(self, place: object) -> None:
        line = self._lines.get(place) if isinstance(place, int) else None
        self.content.setText(f"{line.advice}\n{line.content}" if line else "")
