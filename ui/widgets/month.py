"""A month to pick a day from, as a popup under a date line."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.contacts.dates import DAYS, MONTHS
from ui.icons import Icon
from ui.theme import px, tokens
from ui.widgets.keys import KeyButton, Variant
from ui.widgets.text import Role, label
from ui.widgets.when import add_months, show_date, show_weekday

_WEEKS: Final = 6


class DayGrid(QWidget):
    """Six weeks from Monday; arrows move, Page Up and Down change the month."""

    picked = Signal(object)
    moved = Signal()

    def __init__(self, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._today = day, today
        self._pressed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.go(day)

    @property
    def day(self) -> date:
        """The marked day."""
        return self._day

    def go(self, day: date) -> None:
        """Mark another day and show its month."""
        self._day = day
        self.setAccessibleName(f"{show_weekday(day)}, {show_date(day)}")
        self.moved.emit()
        self.update()

    def day_at(self, column: int, week: int) -> date:
        """The day in a cell."""
        first = self._day.replace(day=1)
        return first + timedelta(days=week * 7 + column - first.weekday())

    @override
    def sizeHint(self) -> QSize:
        return QSize(7 * px(36), (_WEEKS + 1) * px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, tall = self.width() / 7, self.height() / (_WEEKS + 1)
        plain = self.font()
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        for column, name in enumerate(DAYS):
            painter.setPen(QColor(t.muted))
            head = QRectF(column * wide, 0, wide, tall)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name[:3])
            for week in range(_WEEKS):
                day = self.day_at(column, week)
                cell = QRectF(column * wide, (week + 1) * tall, wide, tall).adjusted(2, 2, -2, -2)
                ink = t.text if day.month == self._day.month else t.faint
                if day.weekday() == 6 and day.month == self._day.month:
                    ink = t.bad
                painter.setPen(Qt.PenStyle.NoPen)
                if day == self._day:
                    ink = t.on_accent
                    painter.setBrush(QColor(t.accent))
                    painter.drawRoundedRect(cell, px(6), px(6))
                elif day == self._today:
                    painter.setPen(QPen(QColor(t.accent), 1))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(cell, px(6), px(6))
                painter.setFont(bold if day == self._day else plain)
                painter.setPen(QColor(ink))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))
                painter.setFont(plain)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, False
        if not pressed:  # the end of the click that opened the popup
            return
        column = int(event.position().x() * 7 / max(1, self.width()))
        week = int(event.position().y() * (_WEEKS + 1) / max(1, self.height())) - 1
        if 0 <= column < 7 and 0 <= week < _WEEKS:
            self.picked.emit(self.day_at(column, week))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, Callable[[date], date]] = {
            Qt.Key.Key_Left: lambda d: d - timedelta(days=1),
            Qt.Key.Key_Right: lambda d: d + timedelta(days=1),
            Qt.Key.Key_Up: lambda d: d - timedelta(days=7),
            Qt.Key.Key_Down: lambda d: d + timedelta(days=7),
            Qt.Key.Key_PageUp: lambda d: add_months(d, -1),
            Qt.Key.Key_PageDown: lambda d: add_months(d, 1),
            Qt.Key.Key_Home: lambda d: d.replace(day=1),
            Qt.Key.Key_End: lambda d: d.replace(day=monthrange(d.year, d.month)[1]),
        }
        if event.key() in steps:
            self.go(steps[event.key()](self._day))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)


class MonthPopup(QWidget):
    """The grid with the month's name and a button to either side; Esc closes it."""

    picked = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(4))
        top = QHBoxLayout()
        self.grid = DayGrid(day, today)
        self.back = KeyButton("", variant=Variant.QUIET, icon=Icon.LEFT)
        self.back.setAccessibleName(self.tr("Bulan sebelumnya"))
        self.forth = KeyButton("", variant=Variant.QUIET, icon=Icon.RIGHT)
        self.forth.setAccessibleName(self.tr("Bulan berikutnya"))
        self.title = label("", Role.STRONG)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back.clicked.connect(lambda: self.grid.go(add_months(self.grid.day, -1)))
        self.forth.clicked.connect(lambda: self.grid.go(add_months(self.grid.day, 1)))
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        top.addWidget(self.forth)
        column.addLayout(top)
        column.addWidget(self.grid)
        self.grid.moved.connect(self._name)
        self.grid.picked.connect(self._pick)
        self.setFocusProxy(self.grid)
        self._name()

    def _name(self) -> None:
        day = self.grid.day
        self.title.setText(f"{MONTHS[day.month - 1]} {day.year}")

    def _pick(self, day: date) -> None:
        self.picked.emit(day)
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setPen(QColor(t.edge))
        painter.setBrush(QColor(t.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
