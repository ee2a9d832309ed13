"""Rows of the rules of calling that hold on certain days: seasons and breaks, and rounds."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.calling_faults import SHORTEST_MONTH, round_fault, season_fault
from dialer.contacts.dates import DAYS
from dialer.ordering import Round
from dialer.rulebook import Season
from ui.presenters.calling_rules import order_words
from ui.theme import Tone, px
from ui.widgets import DayLine, FlowLayout, NumberEdit, Role, TimeLine, label

SHORT = 3
"""Letters of the name of a day."""


class _NameLine(QLineEdit):
    """Wide enough for most names."""

    @override
    def sizeHint(self) -> QSize:
        widest = self.fontMetrics().horizontalAdvance("Jam Ramadan 2028 lagi")
        return QSize(widest + px(24), super().sizeHint().height())


class _Row(QWidget):
    """One line, and below it what is wrong with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.line = FlowLayout(spacing=px(8), wide=True)
        column.addLayout(self.line)
        self.fault = label("", Role.MUTED, tone=Tone.BAD, wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)

    def _put(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.line.addWidget(widget)

    def _tell(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def _add_days(self, name: str, chosen: Collection[int]) -> list[QCheckBox]:
        boxes = []
        for place, day in enumerate(DAYS):
            box = QCheckBox(day[:SHORT])
            box.setAccessibleName(f"{name}: {day}")
            box.setChecked(place in chosen)
            self.line.addWidget(box)
            boxes.append(box)
        return boxes


class SeasonRow(_Row):
    """Hours on days of the week, or from a day to a day; `is_break` when nobody is called then."""

    def __init__(
        self,
        season: Season,
        today: Callable[[], date],
        *,
        is_break: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._season = season
        self.is_break = is_break
        self.on = QCheckBox()
        self.on.setAccessibleName(self.tr("Pakai {0}").format(season.name))
        self.on.setChecked(season.on)
        self.name = _NameLine(season.name)
        self.name.setAccessibleName(self.tr("Nama masa khusus"))
        self.name.setPlaceholderText(self.tr("mis. Jam Ramadan 2028"))
        self.start, self.end = TimeLine(season.start), TimeLine(season.end)
        self.start.setAccessibleName(self.tr("{0}: mulai").format(season.name))
        self.end.setAccessibleName(self.tr("{0}: sampai").format(season.name))
        self._put(self.on, self.name, self.start, label("-"), self.end)
        self.first, self.last = DayLine(today, season.first), DayLine(today, season.last)
        self.days: list[QCheckBox] = []
        if season.first is None and season.last is None:
            self.days = self._add_days(season.name, season.weekdays)
        else:
            for line, name in (
                (self.first, self.tr("tanggal awal")),
                (self.last, self.tr("akhir")),
            ):
                line.setAccessibleName(f"{season.name}: {name}")
            self._put(self.first, label("-"), self.last)
        if is_break:
            self._put(label(self.tr("tidak menelepon"), Role.MUTED))

    def _named(self, sentence: str) -> str:
        return f"{self.name.text().strip() or self.tr('Masa khusus')}: {sentence}"

    def value(self) -> Season | None:
        """What the row says; None while it cannot be used, which is said below it."""
        start, end = self.start.value, self.end.value
        if start is None or end is None:
            self._tell(self._named(self.tr("tulis jam, misalnya 08.00.")))
            return None
        dated = self.first.value is not None or self.last.value is not None
        if not (self.days or dated) or not (self.first.readable and self.last.readable):
            self._tell(self._named(self.tr("tulis tanggal awal dan akhir, misalnya 18/2/2028.")))
            return None
        made = replace(
            self._season,
            name=self.name.text().strip(),
            on=self.on.isChecked(),
            start=start,
            end=end,
            weekdays=_chosen(self.days) if self.days else self._season.weekdays,
            first=self.first.value,
            last=self.last.value,
        )
        fault = season_fault(made)
        self._tell(fault)
        return None if fault else made


class RoundRow(_Row):
    """Days of a round, with its order in words."""

    def __init__(self, one: Round, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._round = one
        self.on = QCheckBox(one.name)
        self.on.setChecked(one.on)
        self.on.setMinimumWidth(px(200))
        self._put(self.on)
        self.days: list[QCheckBox] = []
        self.last_days: NumberEdit | None = None
        if one.weekdays or not one.last_days:
            self.days = self._add_days(one.name, one.weekdays)
        if one.last_days:
            self.last_days = NumberEdit(1, SHORTEST_MONTH, one.last_days)
            self.last_days.setAccessibleName(self.tr("{0}: hari terakhir").format(one.name))
            self._put(self.last_days, label(self.tr("hari terakhir tiap bulan"), Role.MUTED))
        self.order = label(order_words(one), Role.MUTED, wrap=True)
        self.order.setContentsMargins(px(28), 0, 0, 0)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.order)

    def value(self) -> Round | None:
        """What the row says; None while it cannot be used, which is said below it."""
        made = replace(
            self._round,
            on=self.on.isChecked(),
            weekdays=_chosen(self.days),
            last_days=self.last_days.value() if self.last_days is not None else 0,
        )
        fault = round_fault(made)
        self._tell(fault)
        return None if fault else made


class SeasonRows(QWidget):
    """All seasons and breaks of the hours; another season can be added."""

    def __init__(
        self,
        seasons: Collection[Season],
        breaks: Collection[Season],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.rows: list[SeasonRow] = []
        for one in seasons:
            self._add(SeasonRow(one, today))
        for one in breaks:
            self._add(SeasonRow(one, today, is_break=True))

    def _add(self, row: SeasonRow) -> None:
        self.rows.append(row)
        self._column.addWidget(row)

    def add(self, season: Season) -> None:
        """Put another season at the end, ready to be named."""
        row = SeasonRow(season, self._today)
        self._add(row)
        row.name.setFocus()

    def value(self) -> tuple[tuple[Season, ...], tuple[Season, ...]] | None:
        """The seasons and the breaks; None while one cannot be used, which is said at its row."""
        found = [(row.is_break, row.value()) for row in self.rows]
        if any(one is None for _, one in found):
            return None
        seasons = tuple(one for is_break, one in found if one is not None and not is_break)
        return seasons, tuple(one for is_break, one in found if one is not None and is_break)


def _chosen(boxes: Collection[QCheckBox]) -> frozenset[int]:
    return frozenset(place for place, box in enumerate(boxes) if box.isChecked())
