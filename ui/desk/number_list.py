"""The numbers of a contact, one of them chosen: each with its note and what is known of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.presenters.contact_card import NumberRow
from ui.theme import Tone, px, tabular, tokens
from ui.widgets.keys import paint_focus


class NumberButton(QAbstractButton):
    """One number: a ring that is filled when chosen, the number, its state in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: NumberRow | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def row(self) -> NumberRow | None:
        """The number shown."""
        return self._row

    def show_row(self, row: NumberRow) -> None:
        """Show a number."""
        self._row = row
        self.setText(row.text)
        self.setChecked(row.chosen)
        words = " ".join(part for part in (row.text, row.note, row.state) if part)
        self.setAccessibleName(words)
        self.setToolTip(row.note)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(200), px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        row, t = self._row, tokens()
        if row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.selected if row.chosen else t.hover))
            painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        self._paint_ring(painter, chosen=row.chosen)
        left = px(28)
        half = self.height() // 2
        painter.setFont(tabular(self.font()))
        painter.setPen(QColor(t.text if row.usable else t.muted))
        upper = self.rect().adjusted(left, px(3), -px(8), -half + px(2))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, row.text)
        font = self.font()
        font.setPixelSize(px(11))
        painter.setFont(font)
        lower = self.rect().adjusted(left, half - px(1), -px(8), -px(3))
        painter.setPen(QColor(t.tone(Tone(row.shade.value))))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, row.state)
        if row.note:
            used = QFontMetrics(font).horizontalAdvance(row.state) + px(6)
            painter.setPen(QColor(t.muted))
            rest = lower.adjusted(used, 0, 0, 0)
            note = QFontMetrics(font).elidedText(
                f"· {row.note}", Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, note)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), t)
        painter.end()

    def _paint_ring(self, painter: QPainter, *, chosen: bool) -> None:
        t = tokens()
        side = px(14)
        ring = QRectF(px(8), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(t.accent if chosen else t.edge), 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent))
            inner = ring.adjusted(px(4), px(4), -px(4), -px(4))
            painter.drawEllipse(inner)


class NumberList(QWidget):
    """Shows as many as there are; buttons are kept and filled anew with every contact."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(2))
        self._buttons: list[NumberButton] = []

    @property
    def buttons(self) -> tuple[NumberButton, ...]:
        """The numbers on screen."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def show_rows(self, rows: Sequence[NumberRow]) -> None:
        """Show these numbers."""
        while len(self._buttons) < len(rows):
            button = NumberButton()
            button.clicked.connect(lambda _on=False, b=button: self._pick(b))
            self._column.addWidget(button)
            self._buttons.append(button)
        for button, row in zip(self._buttons, rows, strict=False):
            button.show_row(row)
            button.show()
        for button in self._buttons[len(rows) :]:
            button.hide()

    def _pick(self, button: NumberButton) -> None:
        if button.row is not None:
            button.setChecked(button.row.chosen)
            self.chosen.emit(button.row.number_id)
