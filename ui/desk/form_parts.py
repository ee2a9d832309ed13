"""The parts of the outcome form that come and go with the outcome. Each renders its own view."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.desk.ask_field import AskField
from ui.desk.picker import Picker
from ui.presenters.outcome_view import CallbackView, NextStepView, Picked, PromiseView
from ui.theme import Tone, px
from ui.widgets import (
    DateEdit,
    DateTimeEdit,
    DayLine,
    Kbd,
    MoneyEdit,
    QuickDay,
    Role,
    bind,
    label,
    usual_days,
)
from ui.widgets.when import add_months


def pay_days() -> tuple[QuickDay, ...]:
    """The days people name when they promise to pay."""
    last = QuickDay("Akhir bulan", _month_end)
    return (*usual_days(), last)


def _month_end(today: date) -> date:
    first_of_next = add_months(today.replace(day=1), 1)
    return date.fromordinal(first_of_next.toordinal() - 1)


def show_day(line: DayLine, value: date | None) -> None:
    """Put a day into a line, unless it is there or being typed."""
    if line.value != value:
        line.set_value(value)


def offer(picker: Picker, picked: Picked) -> None:
    """Show a choice."""
    picker.offer(tuple((one.value, one.text) for one in picked.options), picked.value)


def told(line: DayLine, tell: Callable[[date | None, bool], None]) -> None:
    """Report a day whenever it is typed, stepped or clicked, and whether the text is a day."""

    def say() -> None:
        tell(line.value, line.readable)

    line.textEdited.connect(say)
    line.value_changed.connect(say)


class PromiseBox(QWidget):
    """Amount, day and channel of a promise."""

    amount_given = Signal(object)
    day_given = Signal(object, bool)
    channel_given = Signal(str)
    replaces_given = Signal(bool)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.amount = AskField(self.tr("Jumlah janji"), MoneyEdit())
        self.channel = AskField(
            self.tr("Kanal pembayaran"), Picker(self.tr("Kanal pembayaran"), self.tr("Pilih"))
        )
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.amount, 1, top)
        row.addWidget(self.channel, 1, top)
        self.day = AskField(self.tr("Tanggal janji"), DateEdit(today, quick=pay_days()))
        column.addWidget(self.day)
        column.addLayout(row)
        self.still_open = label("", Role.LABEL, wrap=True)
        self.replaces = QCheckBox(self.tr("Ganti janji itu"))
        self.replaces.clicked.connect(self.replaces_given)
        self.replaces_key = Kbd("Ctrl+G")
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.replaces)
        line.addWidget(self.replaces_key)
        line.addStretch(1)
        column.addWidget(self.still_open)
        column.addLayout(line)
        bind(
            self.replaces, "Ctrl+G", self.tr("Ganti janji yang masih terbuka"), self.replaces.click
        )
        self.amount.control.value_changed.connect(self.amount_given)
        self.channel.control.picked.connect(self.channel_given)
        told(self.day.control.line, self.day_given.emit)

    def reset(self) -> None:
        """Forget what is half typed, without reporting it."""
        self.blockSignals(True)
        self.day.control.set_value(None)
        self.blockSignals(False)

    def show_view(self, view: PromiseView) -> None:
        """Show a promise."""
        if self.amount.control.value != view.amount:
            self.amount.control.set_value(view.amount)
        self.amount.set_remark(view.owed)
        show_day(self.day.control.line, view.due_on)
        offer(self.channel.control, view.channel)
        self.still_open.setText(view.still_open)
        for one in (self.still_open, self.replaces, self.replaces_key):
            one.setVisible(bool(view.still_open))
        self.replaces.setChecked(view.replaces)


class CallbackBox(QWidget):
    """When to call again, and whether anyone may."""

    given = Signal(object, bool)
    anyone_given = Signal(bool)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.at = AskField(self.tr("Telepon ulang"), DateTimeEdit(now))
        column.addWidget(self.at)
        self.anyone = QCheckBox(self.tr("Petugas lain boleh menelepon"))
        self.anyone.clicked.connect(self.anyone_given)
        column.addWidget(self.anyone)
        edit = self.at.control
        edit.value_changed.connect(lambda _value: self._say())
        edit.day.textEdited.connect(lambda _text: self._say())
        edit.clock.textEdited.connect(lambda _text: self._say())

    def _say(self) -> None:
        edit = self.at.control
        blank = not edit.day.text().strip() and not edit.clock.text().strip()
        self.given.emit(edit.value, edit.value is not None or blank)

    def reset(self) -> None:
        """Forget what is half typed, without reporting it."""
        self.blockSignals(True)
        self.at.control.set_value(None)
        self.blockSignals(False)

    def show_view(self, view: CallbackView) -> None:
        """Show an agreed time; what is half typed stays."""
        edit = self.at.control
        self.at.set_title(self.tr("Telepon ulang (waktu {0})").format(view.clock))
        if edit.value != view.at:
            edit.set_value(view.at)
        self.anyone.setChecked(view.anyone)
        self.at.set_remark(view.moved, Tone.INFO if view.moved else None)


class NextStepBox(QWidget):
    """What was agreed with an employer, and for which day."""

    step_given = Signal(str)
    day_given = Signal(object, bool)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.step = AskField(
            self.tr("Tindak lanjut"), Picker(self.tr("Tindak lanjut"), self.tr("Pilih"))
        )
        self.day = AskField(self.tr("Tanggal tindak lanjut"), DateEdit(today))
        column.addWidget(self.step)
        column.addWidget(self.day)
        self.step.control.picked.connect(self.step_given)
        told(self.day.control.line, self.day_given.emit)

    def reset(self) -> None:
        """Forget what is half typed, without reporting it."""
        self.blockSignals(True)
        self.day.control.set_value(None)
        self.blockSignals(False)

    def show_view(self, view: NextStepView) -> None:
        """Show a next step."""
        offer(self.step.control, view.step)
        show_day(self.day.control.line, view.on)


class WhoBox(QWidget):
    """Who was on the line, and why there are arrears: side by side where both are asked."""

    spoke_to_given = Signal(str)
    reason_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        self.spoke_to = AskField(
            self.tr("Berbicara dengan"), Picker(self.tr("Berbicara dengan"), self.tr("Pilih"))
        )
        self.reason = AskField(
            self.tr("Alasan menunggak"), Picker(self.tr("Alasan menunggak"), self.tr("Pilih"))
        )
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.spoke_to, 0, 0, top)
        grid.addWidget(self.reason, 0, 1, top)
        self.spoke_to.control.picked.connect(self.spoke_to_given)
        self.reason.control.picked.connect(self.reason_given)

    def show_views(self, spoke_to: Picked | None, reason: Picked | None) -> None:
        """Show what is asked for; nothing when neither is."""
        self.spoke_to.setVisible(spoke_to is not None)
        self.reason.setVisible(reason is not None)
        if spoke_to is not None:
            offer(self.spoke_to.control, spoke_to)
        if reason is not None:
            offer(self.reason.control, reason)
        self.setVisible(spoke_to is not None or reason is not None)
