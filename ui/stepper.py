"""The steps of an employer to its first payment: dots on a line, and where it stands in words."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.presenters.steps import StepLine
from ui.theme import Tone, px, tokens
from ui.widgets import Role, label


class Dots(QWidget):
    """One dot a step: full when reached, ringed when passed by, empty when open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: StepLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: StepLine) -> None:
        """Show the steps of another employer."""
        self._line = line
        self.setAccessibleName(line.words)
        self.setToolTip("\n".join(f"{one.label}: {one.told}" for one in line.dots))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(160), px(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        t = tokens()
        done, open_ = QColor(t.tone(Tone.ACCENT)), QColor(t.edge)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dots, radius = self._line.dots, px(6)
        middle = self.height() / 2
        step = (self.width() - 2 * radius - 2) / max(1, len(dots) - 1)
        places: list[float] = [radius + 1 + place * step for place in range(len(dots))]
        for place in range(1, len(dots)):
            behind = dots[place].reached or dots[place].passed
            painter.setPen(QPen(done if behind else open_, 2))
            painter.drawLine(
                QPointF(places[place - 1] + radius, middle), QPointF(places[place] - radius, middle)
            )
        for across, one in zip(places, dots, strict=True):
            painter.setPen(QPen(done if one.reached or one.passed else open_, 2))
            painter.setBrush(done if one.reached else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(across, middle), radius - 1, radius - 1)
        painter.end()


class Stepper(QWidget):
    """Dots with the sentence below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self.dots = Dots()
        self.words = label("", Role.MUTED, wrap=True)
        column.addWidget(self.dots)
        column.addWidget(self.words)

    def show_line(self, line: StepLine | None) -> None:
        """Show the steps of another employer; None hides the stepper."""
        self.setVisible(line is not None)
        if line is not None:
            self.dots.show_line(line)
            self.words.setText(line.words)
