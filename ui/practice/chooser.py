"""Choosing whom to practise with, and the seed that makes the talk repeatable."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.practice_partner import SEEDS
from ui.presenters.practice_people import ANYBODY, PersonRow
from ui.scaling import keep_width
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import (
    Card,
    Column,
    Field,
    KeyButton,
    Notice,
    NumberEdit,
    Role,
    Table,
    Variant,
    label,
)


class Chooser(QWidget):
    """Emits who was chosen ("" for anybody) and the seed."""

    chosen = Signal(str, int)
    new_seed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Mapping[str, PersonRow] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        left = QVBoxLayout()
        left.setSpacing(px(8))
        self.notice = Notice(
            Tone.INFO,
            self.tr("Ini latihan: tidak ada yang ditelepon dan tidak ada kontak yang dicatat."),
            self.tr("Lawan bicara dan datanya karangan; hanya skor latihan yang disimpan."),
            closable=False,
        )
        left.addWidget(self.notice)
        self.people: Table[PersonRow] = Table(self._columns(), self._rows, self.tr("Teman latihan"))
        self.people.selected.connect(lambda _id: self._show_person())
        self.people.opened.connect(lambda _id: self._start())
        left.addWidget(self.people, 1)
        row.addLayout(left, 1)
        row.addWidget(self._build_side())
        self.setFocusProxy(self.people)

    def _build_side(self) -> QWidget:
        card = Card()
        keep_width(card, 360)
        self.name = label("", Role.SECTION, wrap=True)
        self.kind = label("", Role.MUTED, wrap=True)
        self.briefing = label("", wrap=True)
        card.body.addWidget(self.name)
        card.body.addWidget(self.kind)
        card.body.addSpacing(px(4))
        card.body.addWidget(self.briefing)
        card.body.addStretch(1)
        self.seed = NumberEdit(1, SEEDS, 1)
        hint = self.tr("Nomor yang sama mengulang percakapan yang sama.")
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(Field(self.tr("Nomor latihan"), self.seed, hint), 1)
        self.draw = KeyButton(self.tr("Undi nomor"), "F3")
        self.draw.clicked.connect(self.new_seed)
        card.body.addLayout(line)
        card.body.addWidget(self.draw)
        self.begin = KeyButton(self.tr("Mulai latihan"), "F2", Variant.PRIMARY)
        self.begin.clicked.connect(self._start)
        card.body.addWidget(self.begin)
        return card

    def _columns(self) -> list[Column[PersonRow]]:
        return [
            Column(self.tr("Teman latihan"), lambda one: one.title, strong=True, least=240),
            Column(self.tr("Siapa"), lambda one: one.kind, width=180, spare=2),
            Column(self.tr("Tingkat"), lambda one: one.level, width=90),
            Column(self.tr("Latihan"), lambda one: one.runs, number=True, width=72, spare=1),
            Column(self.tr("Terbaik"), lambda one: one.best, number=True, width=76),
            Column(
                self.tr("Hasil"), lambda one: one.state, width=110, tone=lambda r: tone_of(r.shade)
            ),
        ]

    def show_people(self, people: Mapping[str, PersonRow]) -> None:
        """Show who can be practised with; the one selected stays so."""
        self._people = people
        self.people.set_ids(list(people))
        if self.people.current is None and people:
            self.people.select_row(0)
        self._show_person()

    def _show_person(self) -> None:
        person = self._people.get(str(self.people.current))
        if person is not None:
            self.name.setText(person.title)
            self.kind.setText(person.kind)
            self.briefing.setText(person.briefing)

    def _start(self) -> None:
        chosen = str(self.people.current)
        if chosen in self._people:
            self.chosen.emit("" if chosen == ANYBODY else chosen, self.seed.value())

    def _rows(self, ids: Sequence[str]) -> Mapping[str, PersonRow]:
        return {one: self._people[one] for one in ids}
