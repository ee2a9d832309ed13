"""Entering a day or a moment: typed as people say it, stepped by arrows, or one click."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.callback_words import read_moment
from ui.icons import Icon, paint
from ui.theme import px, set_state, tokens
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import KeyButton, Variant
from ui.widgets.month import MonthPopup
from ui.widgets.when import (
    add_months,
    next_weekday,
    read_date,
    read_time,
    show_date,
    show_time,
    show_weekday,
)


@dataclass(frozen=True, slots=True)
class QuickDay:
    """A button that sets a day reckoned from today."""

    text: str
    day: Callable[[date], date]


def usual_days() -> tuple[QuickDay, ...]:
    """Besok, Lusa and next Senin, the answers most people give."""
    return (
        QuickDay("Besok", lambda today: today + timedelta(days=1)),
        QuickDay("Lusa", lambda today: today + timedelta(days=2)),
        QuickDay("Senin", lambda today: next_weekday(today, 0)),
    )


class DayLine(QLineEdit):
    """One line for a day: "20", "20/11", "besok", "senin", "+3"; arrows step by days."""

    value_changed = Signal(object)

    def __init__(
        self, today: Callable[[], date], value: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._value: date | None = None
        self.setPlaceholderText(self.tr("mis. 20/11, besok, senin"))
        self._pad()
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._tidy)
        self.set_value(value)

    @property
    def value(self) -> date | None:
        """The day, None when empty or unreadable."""
        return self._value

    @property
    def readable(self) -> bool:
        """False when something stands there that is no day."""
        return self._value is not None or not self.text().strip()

    def set_value(self, value: date | None) -> None:
        """Show a day."""
        self.setText("" if value is None else f"{show_weekday(value)}, {show_date(value)}")
        set_state(self, "state", None)
        self._keep(value)

    def take(self, value: date) -> None:
        """Hold a day and leave the words alone; they give way to it when they are finished."""
        self._keep(value)

    def _keep(self, value: date | None) -> None:
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _typed(self, text: str) -> None:
        self._keep(read_date(text.partition(",")[2] or text, self._today()))

    def _tidy(self) -> None:
        if self._value is not None:
            self.set_value(self._value)
        set_state(self, "state", None if self.readable else "bad")

    def _step(self, move: Callable[[date], date]) -> None:
        self.set_value(move(self._value or self._today()))
        self.selectAll()

    def _pad(self) -> None:
        self.setTextMargins(0, 0, px(24), 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._pad()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, Callable[[date], date]] = {
            Qt.Key.Key_Up: lambda d: d + timedelta(days=1),
            Qt.Key.Key_Down: lambda d: d - timedelta(days=1),
            Qt.Key.Key_PageUp: lambda d: add_months(d, 1),
            Qt.Key.Key_PageDown: lambda d: add_months(d, -1),
        }
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
            self.open_calendar()
        elif event.key() in steps and not event.modifiers():
            self._step(steps[event.key()])
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - px(30):
            self.open_calendar()
        else:
            super().mousePressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to pick from, below the line."""
        popup = MonthPopup(self._value or self._today(), self._today(), self)
        popup.picked.connect(self._picked)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + px(2))))
        popup.show()
        popup.setFocus()

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.setFocus()

    @override
    def sizeHint(self) -> QSize:
        widest = self.fontMetrics().horizontalAdvance("Minggu, 30 Nov 2026")
        return QSize(widest + px(52), super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRectF(self.width() - px(26), 0, px(18), self.height())
        paint(painter, Icon.CALENDAR, area, QColor(tokens().muted))
        painter.end()


def _quick_button(text: str) -> KeyButton:
    """For the mouse alone: Tab goes on to the next field, words say the same as the button."""
    made = KeyButton(text, variant=Variant.QUIET)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


class DateEdit(QWidget):
    """A day with quick buttons below it. `today` is passed in."""

    value_changed = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        value: date | None = None,
        quick: Sequence[QuickDay] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = DayLine(today, value)
        self.line.value_changed.connect(self.value_changed)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.line)
        row = FlowLayout(spacing=px(4))
        self.quick: list[KeyButton] = []
        for choice in usual_days() if quick is None else quick:
            button = _quick_button(choice.text)
            button.clicked.connect(lambda _on=False, c=choice: self.line.set_value(c.day(today())))
            row.addWidget(button)
            self.quick.append(button)
        if self.quick:
            column.addLayout(row)

    @property
    def value(self) -> date | None:
        """The day, None when empty or unreadable."""
        return self.line.value

    def set_value(self, value: date | None) -> None:
        """Show a day."""
        self.line.set_value(value)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)


class TimeLine(QLineEdit):
    """One line for a time of day: "10", "1015", "10.15"; arrows step by 15 minutes."""

    value_changed = Signal(object)

    def __init__(self, value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: time | None = None
        self.setPlaceholderText(self.tr("mis. 10.15"))
        self.setAccessibleName(self.tr("Jam"))
        self.textEdited.connect(lambda text: self._keep(read_time(text)))
        self.editingFinished.connect(self._tidy)
        self.set_value(value)

    @property
    def value(self) -> time | None:
        """The time, None when empty or unreadable."""
        return self._value

    def set_value(self, value: time | None) -> None:
        """Show a time."""
        self.setText("" if value is None else show_time(value))
        set_state(self, "state", None)
        self._keep(value)

    def _keep(self, value: time | None) -> None:
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _tidy(self) -> None:
        if self._value is not None:
            self.set_value(self._value)
        elif self.text().strip():
            set_state(self, "state", "bad")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            now = self._value or time(9)
            step = 15 if event.key() == Qt.Key.Key_Up else -15
            minutes = (now.hour * 60 + now.minute + step) % 1440
            self.set_value(time(minutes // 60, minutes % 60))
            self.selectAll()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(84), super().sizeHint().height())


class DateTimeEdit(QWidget):
    """A moment in the zone of `now`, with quick buttons (in an hour, tomorrow morning)."""

    value_changed = Signal(object)

    def __init__(
        self,
        now: Callable[[], datetime],
        value: datetime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._last: datetime | None = None
        self._clock_of_words = False
        self.day = DayLine(lambda: now().date())
        self.clock = TimeLine()
        self.day.setToolTip(self.tr("Boleh ditulis: besok 10, senin sore, 2 jam lagi, tgl 25"))
        self.day.textEdited.connect(self._said)
        self.clock.textEdited.connect(self._clocked)
        self.day.value_changed.connect(lambda _value: self._tell())
        self.clock.value_changed.connect(lambda _value: self._tell())
        self.setFocusProxy(self.day)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.day, 5)
        line.addWidget(self.clock, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(line)
        row = FlowLayout(spacing=px(4))
        self.quick: list[KeyButton] = []
        for text, moment in self._moments():
            button = _quick_button(text)
            button.clicked.connect(lambda _on=False, m=moment: self.set_value(m(self._now())))
            row.addWidget(button)
            self.quick.append(button)
        column.addLayout(row)
        self.set_value(value)

    def _moments(self) -> tuple[tuple[str, Callable[[datetime], datetime]], ...]:
        def tomorrow(hour: int) -> Callable[[datetime], datetime]:
            return lambda now: (now + timedelta(days=1)).replace(
                hour=hour, minute=0, second=0, microsecond=0
            )

        def later(now: datetime) -> datetime:
            moved = now + timedelta(hours=1, minutes=4)
            return moved.replace(minute=moved.minute // 5 * 5, second=0, microsecond=0)

        return (
            (self.tr("1 jam lagi"), later),
            (self.tr("Besok 09.00"), tomorrow(9)),
            (self.tr("Besok 14.00"), tomorrow(14)),
        )

    @property
    def value(self) -> datetime | None:
        """The moment with the zone of `now`; None until day and time are both there."""
        day, clock = self.day.value, self.clock.value
        if day is None or clock is None:
            return None
        return datetime.combine(day, clock, tzinfo=self._now().tzinfo)

    def set_value(self, value: datetime | None) -> None:
        """Show a moment, in the zone of `now`."""
        shown = None if value is None else value.astimezone(self._now().tzinfo)
        self.day.set_value(shown.date() if shown else None)
        self.clock.set_value(shown.time().replace(second=0, microsecond=0) if shown else None)

    @property
    def first_open(self) -> QWidget:
        """The half that is not filled in yet, the day when both are alike."""
        return self.clock if self.day.value is not None and self.clock.value is None else self.day

    def _said(self, text: str) -> None:
        """Take a whole moment that is written where the day stands; the time shows it at once.

        A time that came from words goes with them, so that none stays behind of half a sentence.
        """
        moment = None
        if read_date(text.partition(",")[2] or text, self._now().date()) is None:
            moment = read_moment(text, self._now())
        if moment is not None:
            self.clock.set_value(moment.time().replace(second=0, microsecond=0))
            self.day.take(moment.date())
        elif self._clock_of_words:
            self.clock.set_value(None)
        self._clock_of_words = moment is not None

    def _clocked(self, _text: str) -> None:
        self._clock_of_words = False

    def _tell(self) -> None:
        if self.value != self._last:
            self._last = self.value
            self.value_changed.emit(self._last)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)
