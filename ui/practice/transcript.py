"""The talk as a calm transcript: the partner on the left with a mood, the officer on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.icons import Icon, IconView
from ui.presenters.practice_call import Spoken
from ui.presenters.words import Shade
from ui.theme import px, tokens
from ui.tones import tone_of
from ui.widgets import Role, label

SIGNS = {
    Shade.BAD: Icon.BAD,
    Shade.WARN: Icon.WARN,
    Shade.INFO: Icon.INFO,
    Shade.GOOD: Icon.GOOD,
}
"""Beside the word of a mood, so that colour is never the only sign."""


class Bubble(QWidget):
    """One sentence with who said it."""

    def __init__(self, one: Spoken, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine = one.mine
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(6), px(12), px(8))
        column.setSpacing(px(2))
        who = self.tr("Anda · giliran {0}").format(one.number)
        if not one.mine:
            who = self.tr("Lawan bicara")
        top = QHBoxLayout()
        top.setSpacing(px(4))
        top.addWidget(label(who, Role.LABEL))
        if not one.mine:
            top.addSpacing(px(8))
            top.addWidget(IconView(SIGNS.get(one.shade, Icon.INFO), tone_of(one.shade), 14))
            top.addWidget(label(one.mood, Role.LABEL, tone=tone_of(one.shade)))
        top.addStretch(1)
        column.addLayout(top)
        self.text = label(one.text, wrap=True)
        column.addWidget(self.text)
        if one.note:
            column.addWidget(label(one.note, Role.LABEL, wrap=True))
        self.setAccessibleName(f"{who}: {one.text}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.line))
        painter.setBrush(QColor(t.selected if self._mine else t.ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(8), px(8))
        painter.end()


class Transcript(QScrollArea):
    """Shows what was said; what is new is added below and brought into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Percakapan"))
        self.setWidgetResizable(True)
        self._shown: list[Spoken] = []
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(px(12), px(12), px(16), px(12))
        self._column.setSpacing(px(8))
        self._column.addStretch(1)
        self.setWidget(page)
        self._down = QTimer(self)
        self._down.setSingleShot(True)
        self._down.timeout.connect(self._to_end)
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._down.start(0))

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """What is shown."""
        return tuple(self._shown)

    def show_spoken(self, spoken: Sequence[Spoken]) -> None:
        """Show a talk; of the same talk only what is new is added."""
        if list(spoken[: len(self._shown)]) != self._shown:
            self._clear()
        for one in spoken[len(self._shown) :]:
            self._column.addLayout(_aligned(Bubble(one), mine=one.mine))
            self._shown.append(one)

    def _clear(self) -> None:
        self._shown = []
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            row = item.layout() if item is not None else None
            while row is not None and row.count():
                inside = row.takeAt(0)
                old = inside.widget() if inside is not None else None
                if old is not None:
                    old.hide()
                    old.deleteLater()

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())


def _aligned(bubble: Bubble, *, mine: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    if mine:
        row.addStretch(1)
    row.addWidget(bubble, 4)
    if not mine:
        row.addStretch(1)
    return row
