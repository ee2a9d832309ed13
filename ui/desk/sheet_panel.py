"""A sheet to read aloud: large sentences, one lit at a time, with the tables below."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.presenters.desk_sheets import Grid, SheetPage
from ui.theme import Tone, px, set_state, tabular
from ui.widgets import (
    Card,
    Kbd,
    KeyButton,
    MoneyEdit,
    Notice,
    NumberEdit,
    Role,
    ScriptText,
    Variant,
    label,
)

LONG: Final = 28
"""A longer text in a table is wrapped."""

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SheetPanel(Card):
    """Stands in the script's place. Down goes to the next sentence, up back, Esc to the script."""

    stages_tried = Signal(int)
    cost_given = Signal(object)
    message_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setSpacing(px(8))
        self._page: SheetPage | None = None
        self._at = 0
        self.body.addLayout(self._build_top())
        self.notice = Notice(Tone.WARN, closable=False)
        self.body.addWidget(self.notice)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area, 1)
        self.sentences: list[ScriptText] = []
        self._marks: list[QLabel] = []
        self.foot = label("", Role.LABEL, wrap=True)
        self.body.addWidget(self.foot)
        self.body.addLayout(self._build_buttons())

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.title = label("", Role.SECTION)
        row.addWidget(self.title)
        row.addStretch(1)
        self._stages_name = label(self.tr("Tahap"), Role.LABEL)
        self.stages = NumberEdit(1, 36, 1)
        self.stages.setAccessibleName(self.tr("Jumlah tahap"))
        self.stages.valueChanged.connect(self.stages_tried)
        self._cost_name = label(self.tr("Perkiraan biaya"), Role.LABEL)
        self.cost = MoneyEdit()
        self.cost.setAccessibleName(self.tr("Perkiraan biaya rawat inap (INA-CBG)"))
        self.cost.setFixedWidth(px(150))
        self.cost.value_changed.connect(self.cost_given)
        for part in (self._stages_name, self.stages, self._cost_name, self.cost):
            row.addWidget(part)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.next = KeyButton(self.tr("Kalimat berikutnya"), "", Variant.PRIMARY)
        self.next.setToolTip(self.tr("Panah bawah; panah atas kembali"))
        self.next.clicked.connect(lambda: self.go(1))
        self.message = KeyButton(self.tr("Pesan WhatsApp"), "", Variant.QUIET)
        self.message.clicked.connect(self.message_requested)
        self.close_button = KeyButton(self.tr("Tutup"), "", Variant.QUIET)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.next)
        self._next_key = Kbd("Down")
        row.addWidget(self._next_key)
        row.addWidget(self.message)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(Kbd("Esc"))
        return row

    @property
    def lit(self) -> str:
        """The sentence being read, "" for none."""
        return self.sentences[self._at].plain if self.sentences else ""

    def show_page(self, page: SheetPage) -> None:
        """Show a sheet; the same again changes nothing, and one's place is kept while it fits."""
        before, self._page = self._page, page
        if page == before:
            return
        self.setAccessibleName(page.title)
        self.title.setText(page.title)
        if before is None or before.sheet is not page.sheet:
            self._at = 0
        self._at = min(self._at, max(0, len(page.sentences) - 1))
        self.notice.setVisible(bool(page.notice))
        if page.notice:
            self.notice.tell(Tone.WARN, page.notice)
        self.stages.blockSignals(True)
        self.stages.setRange(1, max(1, page.most))
        self.stages.setValue(max(1, page.stages))
        self.stages.blockSignals(False)
        self._stages_name.setVisible(page.most > 1)
        self.stages.setVisible(page.most > 1)
        self._cost_name.setVisible(page.asks_cost)
        self.cost.setVisible(page.asks_cost)
        self._fill(page)
        self.foot.setText(page.foot)
        self.foot.setVisible(bool(page.foot))
        self.next.setVisible(bool(page.sentences))
        self._next_key.setVisible(bool(page.sentences))
        self.message.setVisible(page.most > 0)
        self._light()

    def go(self, step: int) -> None:
        """Read on, or back."""
        if self.sentences:
            self._at = min(max(0, self._at + step), len(self.sentences) - 1)
            self._light()
            self.area.ensureWidgetVisible(self.sentences[self._at], 0, px(40))

    def forget_cost(self) -> None:
        """Another contact, another cost."""
        self.cost.blockSignals(True)
        self.cost.set_value(None)
        self.cost.blockSignals(False)

    def _fill(self, page: SheetPage) -> None:
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(4))
        self.sentences = [ScriptText(text) for text in page.sentences]
        self._marks = [label("", Role.STRONG, tone=Tone.ACCENT) for _ in page.sentences]
        for mark, sentence in zip(self._marks, self.sentences, strict=True):
            column.addLayout(_marked(mark, sentence))
        for grid in page.grids:
            column.addSpacing(px(8))
            column.addWidget(label(grid.title, Role.STRONG))
            column.addLayout(grid_of(grid))
        column.addStretch(1)
        at = self.area.verticalScrollBar().value()
        self.area.setWidget(content)
        self.area.verticalScrollBar().setValue(at)

    def _light(self) -> None:
        for place, sentence in enumerate(self.sentences):
            lit = place == self._at
            self._marks[place].setText("▸" if lit else "")
            set_state(sentence, "tone", Tone.ACCENT.value if lit else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DOWN:
            self.go(1)
        elif event.key() == Qt.Key.Key_Up:
            self.go(-1)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self.area.verticalScrollBar()
            step = bar.pageStep() if event.key() == Qt.Key.Key_PageDown else -bar.pageStep()
            bar.setValue(bar.value() + step)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _marked(mark: QLabel, sentence: ScriptText) -> QHBoxLayout:
    """The mark stands before the sentence being read: colour is not the only sign."""
    row = QHBoxLayout()
    row.setSpacing(px(4))
    mark.setFixedWidth(px(14))
    sentence.setMinimumHeight(1)  # its own hint is for a narrow column: the page would grow tall
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(sentence, 1)
    return row


def grid_of(grid: Grid) -> QGridLayout:
    """A small table drawn in text; the marked line is strong, money stands at the right."""
    made = QGridLayout()
    made.setHorizontalSpacing(px(12))
    made.setVerticalSpacing(px(2))
    columns = list(enumerate(zip(*grid.lines[1:], strict=True)))
    money = {place for place, texts in columns if all(_is_money(text) for text in texts)}
    for number, line in enumerate(grid.lines):
        role = Role.LABEL if number == 0 else Role.BODY
        role = Role.STRONG if number and number == grid.marked else role
        for place, text in enumerate(line if any(line) else ()):
            _put(made, (number, place), text, role, at_right=place in money)
    long = [place for place, texts in columns if any(len(text) > LONG for text in texts)]
    for place in long or [len(grid.lines[0])]:
        made.setColumnStretch(place, 1)
    return made


def _is_money(text: str) -> bool:
    return text.startswith("Rp") or text == "–"


def _put(made: QGridLayout, at: tuple[int, int], text: str, role: Role, *, at_right: bool) -> None:
    wide = len(text) > LONG
    cell = label(text, role, wrap=wide)
    cell.setFont(tabular(cell.font()))
    if wide:
        cell.setMinimumHeight(1)
        made.addWidget(cell, *at)
    else:
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        made.addWidget(cell, *at, Qt.AlignmentFlag.AlignTop | side)
