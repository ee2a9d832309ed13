"""The three parts of the rules of calling as forms: order, limits and rests, hours."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dialer.contacts.dates import DAYS
from dialer.limits import LimitsRule
from dialer.ordering import Group, OrderRule
from dialer.rulebook import HoursRule, Season
from ui.presenters.calling_rules import (
    CHANCES,
    GROUPS,
    LIMITS,
    RESTS,
    WEIGHTS,
    HoursForm,
    OrderForm,
    hours_form,
    limits_form,
    looser,
    order_form,
)
from ui.settings.calling_days import RoundRow, SeasonRows
from ui.theme import Tone, px
from ui.widgets import Field, FlowLayout, KeyButton, NumberEdit, Role, TimeLine, Variant, label

COLUMNS = 3
Numbers = dict[str, Field[NumberEdit]]


class _Part(QWidget):
    """A column of titles with what belongs under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(8), 0, 0)
        self._column.setSpacing(px(8))

    def _title(self, text: str) -> None:
        self._column.addWidget(label(text, Role.STRONG))

    def _numbers(self, words: Mapping[str, str], values: Mapping[str, int], most: int) -> Numbers:
        least = 1 if words is LIMITS else 0
        made = {
            name: Field(word, NumberEdit(least, most, values[name])) for name, word in words.items()
        }
        self._lay_out(tuple(made.values()))
        return made

    def _lay_out(self, fields: Sequence[QWidget]) -> None:
        columns = 4 if len(fields) == 4 else COLUMNS  # no lonely field in a row of its own
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for place in range(columns):
            grid.setColumnStretch(place, 1)
        for place, field in enumerate(fields):
            grid.addWidget(field, place // columns, place % columns)
        self._column.addLayout(grid)


class OrderPart(_Part):
    """Which group comes first, and what weighs among new contacts."""

    def __init__(self, rule: OrderRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = order_form(rule)
        self._title(self.tr("Urutan kelompok dalam antrean"))
        self.groups = QListWidget()
        self.groups.setAccessibleName(self.tr("Urutan kelompok"))
        for group in shown.groups:
            row = QListWidgetItem(GROUPS[group])
            row.setSizeHint(QSize(0, px(30)))
            row.setData(Qt.ItemDataRole.UserRole, group.value)
            self.groups.addItem(row)
        self.groups.setCurrentRow(0)
        self.groups.setFixedHeight(px(30 * len(GROUPS)))
        self._column.addWidget(self.groups)
        self.up = KeyButton(self.tr("Naikkan"), "Ctrl+Up", Variant.QUIET)
        self.down = KeyButton(self.tr("Turunkan"), "Ctrl+Down", Variant.QUIET)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        buttons = QHBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self._title(self.tr("Putaran: hari dengan urutan lain"))
        self.rounds = {one.name: RoundRow(one) for one in rule.rounds}
        for days in self.rounds.values():
            self._column.addWidget(days)
        self._title(self.tr("Bobot di antara kontak baru (0-100)"))
        self.weights = self._numbers(WEIGHTS, shown.weights, 100)
        self._title(self.tr("Peluang dijawab menurut keadaan nomor (0-100)"))
        self.chances = self._numbers(CHANCES, shown.chances, 100)
        self.overdue = Field(
            self.tr("Telepon ulang menjadi milik semua setelah (menit)"),
            NumberEdit(0, 9_999, shown.overdue_minutes),
        )
        self._lay_out((self.overdue,))

    @property
    def faults(self) -> list[str]:
        """What was found to be wrong with it."""
        return [row.fault.text() for row in self.rounds.values() if row.fault.text()]

    def value(self) -> OrderForm | None:
        """What the form says; None while a round cannot be used, which is said at its row."""
        rounds = [row.value() for row in self.rounds.values()]
        if any(one is None for one in rounds):
            return None
        rows = range(self.groups.count())
        return OrderForm(
            groups=[Group(self.groups.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows],
            weights=_values(self.weights),
            chances=_values(self.chances),
            overdue_minutes=self.overdue.control.value(),
            rounds=[one for one in rounds if one is not None],
        )

    def _move(self, step: int) -> None:
        row = self.groups.currentRow()
        if 0 <= row + step < self.groups.count():
            self.groups.insertItem(row + step, self.groups.takeItem(row))
            self.groups.setCurrentRow(row + step)


class LimitsPart(_Part):
    """How often somebody may be called, and the rests in between."""

    def __init__(self, rule: LimitsRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = limits_form(rule)
        self._title(self.tr("Batas percobaan dan jeda"))
        self.limits = self._numbers(LIMITS, shown, 999)
        self.rests = self._numbers(RESTS, shown, 999)

    def value(self) -> dict[str, int]:
        """What the form says."""
        return _values({**self.limits, **self.rests})


class HoursPart(_Part):
    """Days and hours of calling, in the contact's own time."""

    def __init__(
        self,
        rule: HoursRule,
        safe: HoursRule,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._safe = safe
        self._today = today
        shown = hours_form(rule)
        self._title(self.tr("Jam menelepon, menurut waktu setempat kontak"))
        row = FlowLayout(spacing=px(16), wide=True)
        self.days = [QCheckBox(day) for day in DAYS]
        for place, box in enumerate(self.days):
            box.setChecked(place in shown.days)
            box.toggled.connect(self._warn)
            row.addWidget(box)
        self._column.addLayout(row)
        self.start = Field(self.tr("Mulai"), TimeLine(shown.start))
        self.end = Field(self.tr("Sampai"), TimeLine(shown.end))
        self._lay_out((self.start, self.end))
        for clock in (self.start, self.end):
            clock.control.value_changed.connect(self._warn)
        self.holidays = QCheckBox(self.tr("Tidak menelepon pada libur nasional dan cuti bersama"))
        self.holidays.setChecked(shown.holidays)
        self.holidays.toggled.connect(self._warn)
        self._column.addWidget(self.holidays)
        self._title(self.tr("Jam dan jeda pada hari tertentu (yang dicentang berlaku)"))
        self.seasons = SeasonRows(shown.seasons, shown.breaks, today)
        self._column.addWidget(self.seasons)
        self.another = KeyButton(self.tr("Tambah masa khusus"), variant=Variant.QUIET)
        self.another.clicked.connect(self._add_season)
        self._column.addWidget(self.another, alignment=Qt.AlignmentFlag.AlignLeft)
        self.warning = label("", Role.MUTED, tone=Tone.WARN, wrap=True)
        self._column.addWidget(self.warning)
        self._warn()

    @property
    def faults(self) -> list[str]:
        """What was found to be wrong with it."""
        rows = (row.fault.text() for row in self.seasons.rows)
        return [fault for fault in (self.start.error, self.end.error, *rows) if fault]

    def value(self) -> HoursForm | None:
        """What the form says; None while an hour cannot be read, which is said at its field."""
        start, end = self.start.control.value, self.end.control.value
        for field in (self.start, self.end):
            missing = field.control.value is None
            field.set_error(self.tr("Tulis jam, misalnya 08.00.") if missing else "")
        dated = self.seasons.value()
        if start is None or end is None or dated is None:
            return None
        seasons, breaks = dated
        return HoursForm(
            days=[place for place, box in enumerate(self.days) if box.isChecked()],
            start=start,
            end=end,
            holidays=self.holidays.isChecked(),
            seasons=seasons,
            breaks=breaks,
        )

    def _add_season(self) -> None:
        start, end = self.start.control.value, self.end.control.value
        today = self._today()
        hours = (start or self._safe.start, end or self._safe.end)
        self.seasons.add(Season("", *hours, first=today, last=today))

    def _warn(self) -> None:
        shown = self.value()
        words = looser(shown, self._safe) if shown is not None else ""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))


def _values(fields: Numbers) -> dict[str, int]:
    return {name: field.control.value() for name, field in fields.items()}
