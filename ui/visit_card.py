"""One employer of the Kunjungan room: where, whom to ask for, what to take along, what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.visits import PlanRow
from ui.scaling import keep_width
from ui.stepper import Stepper
from ui.theme import px
from ui.visit_photos import PhotoStrip
from ui.widgets import Card, KeyButton, Role, Variant, bind, label, rule

WIDTH = 368
NUMBERED = 9


class PlanCard(Card):
    """Renders a `PlanRow`; emits what is wanted of it."""

    ticked = Signal(str, bool)
    step_set = Signal(str, bool)

    def __init__(self, photos: PhotoStrip, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        keep_width(self, WIDTH)
        self.heading.setWordWrap(True)
        self._row: PlanRow | None = None
        self._boxes: list[QCheckBox] = []
        self._words: list[QLabel] = []
        inner = QWidget()
        inner.setProperty("role", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        column.addLayout(self._build_facts())
        self.stepper = Stepper()
        column.addWidget(self.stepper)
        self.steps = Picker(self.tr("Tandai tahap"), self.tr("Tandai tahap…"))
        self.steps.picked.connect(self._step_picked)
        column.addWidget(self.steps)
        column.addWidget(rule())
        self.checks_title = label("", Role.STRONG)
        column.addWidget(self.checks_title)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(px(6))
        column.addLayout(self._checks)
        self.photos = photos
        column.addWidget(photos)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Rincian kunjungan"))
        self.body.addWidget(scroll, 1)
        self.record = KeyButton(
            self.tr("Catat hasil kunjungan"), "Ctrl+Return", Variant.PRIMARY, Icon.EDIT
        )
        self.body.addWidget(self.record)
        both = QHBoxLayout()
        both.setSpacing(px(8))
        self.plan = KeyButton(self.tr("Rencanakan"), "Ctrl+N", icon=Icon.CALENDAR)
        self.call = KeyButton(self.tr("Telepon"), "F9", icon=Icon.PHONE)
        both.addWidget(self.plan, 1)
        both.addWidget(self.call, 1)
        self.body.addLayout(both)
        self.give_up = KeyButton(self.tr("Batalkan rencana"), "Ctrl+D", Variant.QUIET)
        self.body.addWidget(self.give_up)

    def _build_facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(4))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        for key, title in (
            ("day", self.tr("Kunjungan")),
            ("hours", self.tr("Jam")),
            ("address", self.tr("Alamat")),
            ("place", self.tr("Petunjuk")),
            ("pic", self.tr("PIC")),
            ("phones", self.tr("Telepon")),
            ("email", self.tr("Email")),
            ("workers", self.tr("Potensi")),
            ("confirmed", self.tr("Kesediaan")),
            ("outcome", self.tr("Hasil terakhir")),
            ("note", self.tr("Catatan")),
        ):
            value = label(wrap=True)
            value.setAccessibleName(title)
            name = label(title, Role.MUTED)
            name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._facts[key] = (name, value)
            form.addRow(name, value)
        return form

    @property
    def row(self) -> PlanRow | None:
        """Who is shown."""
        return self._row

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """The lines of the checklist on screen."""
        return tuple(one for one in self._boxes if not one.isHidden())

    def show_plan(self, row: PlanRow) -> None:
        """Show another employer."""
        self._row = row
        planned = bool(row.visit_id)
        self.heading.setText(row.name)
        self.setAccessibleName(row.name)
        for key, text in (
            ("day", f"{row.day} ({row.how_far})" if row.how_far != "–" else row.day),
            ("hours", row.hours),
            ("address", row.address),
            ("place", row.place),
            ("pic", row.pic),
            ("phones", ", ".join(row.phones) or "–"),
            ("email", row.email),
            ("workers", row.workers),
            ("confirmed", row.confirmed),
            ("outcome", ", ".join(part for part in (row.outcome, row.asked) if part)),
            ("note", row.note),
        ):
            name, value = self._facts[key]
            value.setText(text)
            optional = key in ("hours", "place", "email", "confirmed", "note")
            for one in (name, value):
                one.setVisible(text != "–" or not optional)
        self.stepper.show_line(row.steps)
        self._offer_steps(row)
        self._show_checks(row)
        self.plan.setText(self.tr("Ubah rencana") if planned else self.tr("Rencanakan"))
        self.give_up.setVisible(planned)

    def fact(self, key: str) -> str:
        """What stands beside a title; `key` is a field of `PlanRow`."""
        return self._facts[key][1].text()

    def _offer_steps(self, row: PlanRow) -> None:
        self.steps.setVisible(row.steps is not None)
        if row.steps is None:
            return
        options = [
            (one.code, self.tr("Batalkan: {0}").format(one.label))
            if one.reached
            else (one.code, self.tr("Tercapai: {0}").format(one.label))
            for one in row.steps.dots
        ]
        self.steps.offer(options, "")

    def _step_picked(self, code: str) -> None:
        if self._row is not None and self._row.steps is not None and code:
            reached = next(one.reached for one in self._row.steps.dots if one.code == code)
            self.step_set.emit(code, not reached)

    def _show_checks(self, row: PlanRow) -> None:
        self.checks_title.setVisible(bool(row.checks))
        self.checks_title.setText(self.tr("Daftar persiapan {0}").format(row.ready))
        while len(self._boxes) < len(row.checks):
            self._add_box()
        for box, words, check in zip(self._boxes, self._words, row.checks, strict=False):
            box.setAccessibleName(check.text)
            words.setText(check.text)
            box.setProperty("code", check.code)
            box.setChecked(check.done)
            box.show()
            words.show()
        for one in (*self._boxes[len(row.checks) :], *self._words[len(row.checks) :]):
            one.hide()

    def _add_box(self) -> None:
        box = QCheckBox()
        box.clicked.connect(
            lambda on, one=box: self.ticked.emit(str(one.property("code")), bool(on))
        )
        words = label("", wrap=True)
        words.setBuddy(box)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._boxes.append(box)
        self._words.append(words)
        self._checks.addLayout(line)
        if len(self._boxes) <= NUMBERED:
            number = str(len(self._boxes))
            bind(box, number, self.tr("Centang baris {0}").format(number), box.click)
