"""Page "Ringkasan" of a list: the sum, how far it is worked, columns found, warnings."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon
from ui.lists.figures import SumLine
from ui.presenters.list_summary import SummaryView
from ui.presenters.list_warnings import WarningGroup
from ui.presenters.lists import number, totals
from ui.theme import Tone, px
from ui.widgets import KeyButton, Role, Variant, label


class SummaryPage(QScrollArea):
    """One list as it was taken in. Scrolls with the arrows when it is long.

    `warning_asked` carries the code of a warning whose rows are wanted.
    """

    warning_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Ringkasan daftar"))
        inner = QWidget()
        inner.setProperty("role", "page")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, px(12), px(8), px(8))
        column.setSpacing(px(12))
        top = QHBoxLayout()
        top.setSpacing(px(24))
        self.sum = SumLine()
        top.addWidget(self.sum, 3)
        worked = QVBoxLayout()
        worked.setSpacing(px(4))
        self.progress = label()
        worked.addWidget(self.progress)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(self.tr("Kemajuan daftar"))
        worked.addWidget(self._bar)
        self.without_number = label()
        worked.addWidget(self.without_number)
        top.addLayout(worked, 2)
        column.addLayout(top)
        self.effects = label(wrap=True)
        column.addWidget(self.effects)
        self.source = label(role=Role.MUTED, wrap=True)
        column.addWidget(self.source)
        parts = QHBoxLayout()
        parts.setSpacing(px(24))
        self.columns = PairList(self.tr("Kolom yang dikenali"), self.tr("judul dalam berkas"))
        parts.addWidget(self.columns, 1)
        self.warnings = WarningList()
        self.warnings.asked.connect(self.warning_asked)
        parts.addWidget(self.warnings, 1)
        column.addLayout(parts)
        column.addStretch(1)

    def show_summary(self, view: SummaryView) -> None:
        """Show another list."""
        row = view.row
        self.sum.show_sum(totals(row))
        self.progress.setText(self.tr("Sudah dicoba {0}").format(row.progress))
        self._bar.setValue(row.percent)
        self.without_number.setText(
            self.tr("{0} kontak menunggu nomor telepon").format(number(row.without_number))
            if row.without_number
            else self.tr("Semua kontak mempunyai nomor telepon")
        )
        self.effects.setText(view.effects)
        self.effects.setVisible(bool(view.effects))
        self.source.setText(view.source)
        self.columns.show_pairs(view.columns, "")
        self.warnings.show_groups(view.warnings)


class PairList(QWidget):
    """Two columns of words under a heading."""

    def __init__(self, title: str, beside: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._title, self._beside = title, beside
        self._body = QWidget()
        column.addWidget(self._body)
        column.addStretch(1)
        self._column = column
        self._pairs: tuple[tuple[str, str], ...] | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._pairs or ()

    def show_pairs(self, pairs: Sequence[tuple[str, str]], nothing: str) -> None:
        """Show pairs, or a sentence when there are none."""
        if tuple(pairs) == self._pairs:
            return
        self._pairs = tuple(pairs)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(self._title, Role.STRONG), 0, 0)
        if pairs:
            grid.addWidget(label(self._beside, Role.LABEL), 0, 1)
        for place, (left, right) in enumerate(pairs, start=1):
            grid.addWidget(label(left, Role.MUTED), place, 0)
            grid.addWidget(label(right, wrap=True), place, 1)
        if not pairs:
            grid.addWidget(label(nothing, tone=Tone.NEUTRAL, wrap=True), 1, 0)
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body


class WarningList(QWidget):
    """Counted lines; the count is a button that leads to the rows (`asked` carries the code)."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Peringatan"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._column.addStretch(1)
        self._groups: tuple[WarningGroup, ...] | None = None
        self.buttons: list[KeyButton] = []

    def show_groups(self, groups: Sequence[WarningGroup]) -> None:
        """Show the warnings of another list."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        self.buttons = []
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(1, 1)
        title = label(self.tr("Peringatan"), Role.STRONG)
        grid.addWidget(title, 0, 0, 1, 2)
        for place, one in enumerate(groups, start=1):
            button = KeyButton(one.count, variant=Variant.QUIET, icon=Icon.RIGHT)
            button.setAccessibleName(self.tr("Lihat {0} baris: {1}").format(one.count, one.words))
            button.clicked.connect(partial(self._ask, one.code))
            self.buttons.append(button)
            grid.addWidget(button, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(one.words, Role.MUTED, wrap=True), place, 1)
        if not groups:
            nothing = self.tr("Tidak ada. Semua isian terbaca seperti tertulis.")
            grid.addWidget(label(nothing, wrap=True), 1, 0, 1, 2)
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body

    def _ask(self, code: str, _checked: bool = False) -> None:
        self.asked.emit(code)
