"""Page "Angka": what was promised, fell due, was kept, and liquidation, for a lead."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from ui.background import Progress
from ui.figure_strip import FigureStrip
from ui.live import show_ids
from ui.period_bar import PeriodBar
from ui.presenters.periods import Quick
from ui.presenters.promise_figures import BY_WORDS, By, FiguresRow, FiguresView, figures_view
from ui.session import Session
from ui.theme import px
from ui.widgets import Column, KeyButton, Table

_LIQUIDATION = 8
"""The column; no list says what is owed by months in arrears."""


class PromiseFiguresPage(QWidget):
    """Figures of a period, of all and by officer, list or months; read beside the window."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: FiguresView | None = None
        self._by = By.OFFICER
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(12))
        today = session.workstation.promises.today
        self.period = PeriodBar(today, tuple(Quick), modifier="")
        self.period.choose(Quick.MONTH)
        self.period.changed.connect(self.reload)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.period, 1)
        self.by = KeyButton(BY_WORDS[self._by], "Ctrl+G")
        self.by.setAccessibleDescription(self.tr("Ganti rincian: petugas, daftar, bulan menunggak"))
        self.by.clicked.connect(self._turn)
        row.addWidget(self.by, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.figures = FigureStrip(self.tr("Angka janji"))
        column.addWidget(self.figures)
        self.table: Table[FiguresRow] = Table(
            [
                Column(self.tr("Nama"), lambda row: row.name, strong=True),
                Column(self.tr("Dijanjikan"), lambda row: row.promised, width=120),
                Column(self.tr("Jatuh tempo"), lambda row: row.due, width=120),
                Column(self.tr("Ditepati"), lambda row: row.kept, width=110),
                Column(self.tr("Sebagian"), lambda row: row.partial, width=110),
                Column(self.tr("Ingkar"), lambda row: row.broken, width=110),
                Column(self.tr("Masa tenggang"), lambda row: row.in_grace, width=110),
                Column(self.tr("Janji ditepati"), lambda row: row.kept_rate, width=120),
                Column(self.tr("Likuidasi"), lambda row: row.liquidation, width=160),
            ],
            self._rows,
            self.tr("Angka janji dan likuidasi"),
        )
        for number in range(1, _LIQUIDATION + 1):
            self.table.horizontalHeader().setSectionResizeMode(
                number, QHeaderView.ResizeMode.ResizeToContents
            )
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def follow(self) -> None:
        """Work them out again if somebody is looking."""
        if self.isVisible():
            self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.reload()

    def reload(self) -> None:
        """Work the figures out again."""
        self.period.follow()
        station, officer = self._session.workstation, self._session.officer
        period, by = self.period.period, self._by

        def read(_progress: Progress) -> FiguresView:
            return figures_view(station, officer, period, by)

        self._session.background.run(read, self._show, owner=self)

    def _turn(self) -> None:
        order = tuple(By)
        self._by = order[(order.index(self._by) + 1) % len(order)]
        self.by.setText(BY_WORDS[self._by])
        self.reload()

    def _show(self, view: FiguresView) -> None:
        if view.by is not self._by:
            return
        self._view = view
        self.figures.show_figures(view.figures)
        self.table.setColumnHidden(_LIQUIDATION, view.by is By.MONTHS)
        show_ids(self.table, tuple(view.rows))

    def _rows(self, ids: Sequence[str]) -> Mapping[str, FiguresRow]:
        return {one: self._view.rows[one] for one in ids} if self._view else {}
