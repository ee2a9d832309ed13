"""Rules of calling: the order of the queue, limits, options of the hours; a change has a date."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from dialer.calling_rules import Part
from dialer.errors import SambungError
from dialer.limits import COUNTS
from dialer.ordering import Group
from ui.presenters.calling_rules import (
    GROUPS,
    LIMITS,
    WEIGHTS,
    hours_table,
    limits_table,
    order_table,
    season_words,
)
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, DateEdit, Field, KeyButton, Notice, NumberEdit, Role, Variant, label

COLUMNS = 3


class CallingRulesCard(Card):
    """What is in force today, and a version of it that holds from a day on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Aturan menelepon"), parent)
        self._session = session
        station = session.workstation
        today = station.calling_rules.today()
        book = station.rulebook
        self._order, self._limits = book.order_on(today), book.limits_on(today)
        self._hours = book.hours_on(today)
        source = self.tr("Berlaku sekarang: {0}").format(self._order.source)
        self.body.addWidget(label(source, Role.MUTED, wrap=True))
        self.body.addWidget(label(self.tr("Urutan kelompok dalam antrean"), Role.STRONG))
        self.groups = QListWidget()
        self.groups.setAccessibleName(self.tr("Urutan kelompok"))
        for group in self._order.groups:
            row = QListWidgetItem(GROUPS[group])
            row.setSizeHint(QSize(0, px(30)))
            row.setData(Qt.ItemDataRole.UserRole, group.value)
            self.groups.addItem(row)
        self.groups.setCurrentRow(0)
        self.groups.setFixedHeight(px(30 * len(GROUPS)))
        self.body.addWidget(self.groups)
        self.up = KeyButton(self.tr("Naikkan"), "", Variant.QUIET)
        self.down = KeyButton(self.tr("Turunkan"), "", Variant.QUIET)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        buttons = QHBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        weights = self._order.weights
        self.weights = {
            name: Field(word, NumberEdit(0, 100, getattr(weights, name)))
            for name, word in WEIGHTS.items()
        }
        minutes = int(self._order.overdue / timedelta(minutes=1))
        self.overdue = Field(self.tr("Terlewat setelah (menit)"), NumberEdit(0, 9_999, minutes))
        self._lay_out((*self.weights.values(), self.overdue))
        self.body.addWidget(label(self.tr("Batas percobaan"), Role.STRONG))
        self.limits = {
            name: Field(LIMITS[name], NumberEdit(1, 999, getattr(self._limits, name)))
            for name in COUNTS
        }
        self._lay_out(tuple(self.limits.values()))
        self.body.addWidget(label(self.tr("Pilihan jam dan putaran"), Role.STRONG))
        self.options = {
            one.name: self._option(season_words(one), on=one.on)
            for one in (*self._hours.seasons, *self._hours.breaks)
        }
        self.rounds = {one.name: self._option(one.name, on=one.on) for one in self._order.rounds}
        self.valid_from = Field(
            self.tr("Berlaku mulai"), DateEdit(station.calling_rules.today, value=today)
        )
        self.body.addWidget(self.valid_from)
        self.notice = Notice()
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.save = KeyButton(self.tr("Simpan aturan"), "", Variant.PRIMARY)
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self, fields: tuple[QWidget, ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for place, field in enumerate(fields):
            grid.addWidget(field, place // COLUMNS, place % COLUMNS)
        self.body.addLayout(grid)

    def _option(self, text: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(on)
        self.body.addWidget(box)
        return box

    def _move(self, step: int) -> None:
        row = self.groups.currentRow()
        if 0 <= row + step < self.groups.count():
            self.groups.insertItem(row + step, self.groups.takeItem(row))
            self.groups.setCurrentRow(row + step)

    def _save(self) -> None:
        day = self.valid_from.control.value
        if day is None:
            self.valid_from.set_error(self.tr("Isi tanggal mulai berlaku."))
            return
        self.valid_from.clear_error()
        officer = self._session.officer
        groups = [
            Group(self.groups.item(row).data(Qt.ItemDataRole.UserRole))
            for row in range(self.groups.count())
        ]
        order = order_table(
            self._order,
            day,
            officer.name,
            groups,
            _numbers(self.weights),
            self.overdue.control.value(),
            {name: box.isChecked() for name, box in self.rounds.items()},
        )
        options = {name: box.isChecked() for name, box in self.options.items()}
        rules = self._session.workstation.calling_rules
        try:
            rules.change(officer, Part.ORDER, order)
            limits = limits_table(self._limits, day, officer.name, _numbers(self.limits))
            rules.change(officer, Part.LIMITS, limits)
            rules.change(officer, Part.HOURS, hours_table(self._hours, day, officer.name, options))
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, self.tr("Aturan tersimpan; antrean disusun ulang."))
            self._session.background.run(
                lambda _progress: rules.put_to_work(),
                lambda _count: self._session.news.settings_changed.emit(),
            )
        self.notice.show()


def _numbers(fields: Mapping[str, Field[NumberEdit]]) -> dict[str, int]:
    return {name: field.control.value() for name, field in fields.items()}
