"""The REHAB part of the form: may it be offered, how many stages, what to read aloud."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.desk.picker import Picker
from ui.presenters.rehab_offer import InstalmentRow, RehabView
from ui.presenters.rehab_sheet import SEGMENTS
from ui.theme import Tone, px, tabular
from ui.widgets import Field, Kbd, KeyButton, Notice, NumberEdit, Role, Variant, label

SHEET_KEY: Final = "F3"
PENALTY_KEY: Final = "F5"


class RehabBox(QWidget):
    """Renders a `RehabView`; emits the number of stages and the segment chosen."""

    stages_chosen = Signal(int)
    segment_chosen = Signal(str)
    sheet_requested = Signal()
    penalty_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.segment = Picker(self.tr("Segmen sekarang"))
        self.segment_field = Field(self.tr("Segmen sekarang"), self.segment)
        self.segment.picked.connect(self.segment_chosen)
        column.addWidget(self.segment_field)
        self.refusal = Notice(Tone.WARN, closable=False)
        column.addWidget(self.refusal)
        self.closed = label("", Role.LABEL, tone=Tone.WARN, wrap=True)
        column.addWidget(self.closed)
        self._plan = QWidget()
        column.addWidget(self._plan)
        inside = QVBoxLayout(self._plan)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        self.stages = NumberEdit(1, 36, 1)
        self.field = Field(self.tr("Jumlah tahap"), self.stages)
        self.stages.valueChanged.connect(self.stages_chosen)
        top.addWidget(self.field)
        self._first = _figure(self.tr("Cicilan pertama"))
        self._total = _figure(self.tr("Total dibayar"))
        for title, value in (self._first, self._total):
            box = QVBoxLayout()
            box.setSpacing(px(4))
            box.addWidget(title)
            box.addWidget(value)
            box.addStretch(1)
            top.addLayout(box)
        inside.addLayout(top)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(px(8))
        self._table.setVerticalSpacing(px(2))
        inside.addLayout(self._table)
        self._cells: list[QLabel] = []
        self.aloud = label("", Role.STRONG, wrap=True)
        inside.addWidget(self.aloud)
        self.when = label("", Role.LABEL, wrap=True)
        inside.addWidget(self.when)
        self.caveat = label("", Role.LABEL, wrap=True)
        inside.addWidget(self.caveat)
        self.warning = label("", Role.LABEL, tone=Tone.WARN, wrap=True)
        column.addWidget(self.warning)
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        """The keys work anywhere on the desk, so the buttons only show them."""
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.sheet = KeyButton(self.tr("Lembar"), "", Variant.QUIET)
        self.sheet.setAccessibleName(self.tr("Lembar REHAB untuk dibacakan"))
        self.sheet.clicked.connect(self.sheet_requested)
        self.penalty = KeyButton(self.tr("Denda"), "", Variant.QUIET)
        self.penalty.setAccessibleName(self.tr("Penjelasan denda pelayanan"))
        self.penalty.clicked.connect(self.penalty_requested)
        for button, key in ((self.sheet, SHEET_KEY), (self.penalty, PENALTY_KEY)):
            row.addWidget(button)
            row.addWidget(Kbd(key))
        row.addStretch(1)
        return row

    @property
    def rows(self) -> tuple[str, ...]:
        """The table as it reads, line by line."""
        texts = [cell.text() for cell in self._cells]
        return tuple(" ".join(texts[at : at + 4]) for at in range(0, len(texts), 4))

    def show_view(self, view: RehabView) -> None:
        """Show the plan, or why there is none."""
        self.segment_field.setVisible(view.asks_segment)
        self.segment.offer(tuple((one.value, text) for one, text in SEGMENTS), view.segment.value)
        self.warning.setText("\n".join(view.warnings))
        self.warning.setVisible(bool(view.warnings))
        self.closed.setText(view.closed)
        self.closed.setVisible(bool(view.closed))
        self.refusal.setVisible(bool(view.refusal))
        self._plan.setVisible(view.most > 0)
        if view.refusal:
            not_offered = self.tr("REHAB belum dapat ditawarkan.")
            registered = self.tr("Di luar ketentuan; isi tahapnya bila memang sudah terdaftar.")
            title = registered if view.most else not_offered
            self.refusal.tell(Tone.WARN, title, view.refusal)
        if not view.most:
            return
        self.stages.blockSignals(True)
        self.stages.setRange(1, max(1, view.most))
        self.stages.setValue(view.stages or 1)
        self.stages.blockSignals(False)
        self._first[1].setText(view.first)
        self._total[1].setText(view.total)
        self._show_rows(view.rows)
        self.aloud.setText(f"“{view.aloud}”" if view.aloud else "")
        when = self.tr("Jatuh tempo {0}. Kartu aktif {1}.").format(view.span, view.active)
        self.when.setText(when)
        self.when.setVisible(bool(view.span))
        self.caveat.setText(f"{view.limit} {view.caveat}")

    def _show_rows(self, rows: Sequence[InstalmentRow]) -> None:
        heads = (self.tr("Tahap"), self.tr("Tunggakan"), self.tr("Iuran"), self.tr("Dibayar"))
        texts = [*heads]
        for row in rows:
            texts += [row.stages, row.arrears, row.dues, row.amount]
        while len(self._cells) < len(texts):
            place = len(self._cells)
            cell = label("", Role.LABEL if place < len(heads) else Role.BODY)
            cell.setFont(tabular(cell.font()))
            at_right = Qt.AlignmentFlag.AlignRight if place % 4 else Qt.AlignmentFlag.AlignLeft
            self._table.addWidget(cell, place // 4, place % 4, at_right)
            self._cells.append(cell)
        for place, cell in enumerate(self._cells):
            cell.setText(texts[place] if place < len(texts) else "")
            cell.setVisible(place < len(texts))


def _figure(title: str) -> tuple[QLabel, QLabel]:
    value = label("", Role.STRONG)
    value.setFont(tabular(value.font()))
    value.setAccessibleName(title)
    return label(title, Role.LABEL), value
