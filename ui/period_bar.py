"""Choosing the days to look at: one key for the usual periods, or two days typed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.presenters.periods import QUICK_WORDS, Period, Quick, quick_period, which_quick
from ui.theme import px
from ui.widgets import Choice, ChoiceList, DayLine, FlowLayout, label


class PeriodBar(QWidget):
    """`changed` comes when other days are meant. A quick period moves on with the day.

    `stacked` puts the two days below the quick periods; `modifier` is for their number keys.
    """

    changed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        offered: Sequence[Quick],
        *,
        stacked: bool = False,
        modifier: str = "Ctrl+",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._quick: Quick | None = Quick.TODAY
        self._period = quick_period(Quick.TODAY, today())
        self._setting = False
        self.quick = ChoiceList(
            [Choice(quick.value, QUICK_WORDS[quick]) for quick in offered],
            modifier=modifier,
            checkable=True,
            columns=len(offered),
        )
        self.quick.setAccessibleName(self.tr("Periode"))
        self.quick.chosen.connect(lambda value: self.choose(Quick(str(value))))
        self.first = DayLine(today)
        self.first.setAccessibleName(self.tr("Dari tanggal"))
        self.last = DayLine(today)
        self.last.setAccessibleName(self.tr("Sampai tanggal"))
        for line in (self.first, self.last):
            line.value_changed.connect(lambda _day: self._typed())
        between = QWidget()
        days = QHBoxLayout(between)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(px(8))
        days.addWidget(self.first, 1)
        days.addWidget(label(self.tr("s.d.")))
        days.addWidget(self.last, 1)
        box: QLayout = QVBoxLayout(self) if stacked else FlowLayout(self, spacing=px(8), wide=True)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.quick)
        box.addWidget(between)
        self._show()

    @property
    def period(self) -> Period:
        """The days meant now."""
        return quick_period(self._quick, self._today()) if self._quick else self._period

    def choose(self, quick: Quick) -> None:
        """Take one of the usual periods."""
        self._quick, self._period = quick, quick_period(quick, self._today())
        self._show()
        self.changed.emit()

    def choose_days(self, period: Period) -> None:
        """Take any two days."""
        self._quick, self._period = which_quick(period, self._today()), period
        self._show()
        self.changed.emit()

    def follow(self) -> None:
        """The day may have changed: show what the quick period means now."""
        if self._quick is not None and self.period != self._period:
            self._period = self.period
            self._show()

    def _typed(self) -> None:
        first, last = self.first.value, self.last.value
        if self._setting or first is None or last is None:
            return
        period = Period(first, last)
        if period != self.period:
            self._quick, self._period = which_quick(period, self._today()), period
            self.quick.set_value(self._quick.value if self._quick else None)
            self.changed.emit()

    def _show(self) -> None:
        self._setting = True
        self.quick.set_value(self._quick.value if self._quick else None)
        for line, day in ((self.first, self._period.first), (self.last, self._period.last)):
            if line.value != day:
                line.set_value(day)
        self._setting = False
