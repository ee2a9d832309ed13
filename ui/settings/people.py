"""Officers: who works here, new ones, PINs, locks, leaving."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.people import Officer, Role
from ui.entry.frame import secret_line
from ui.presenters.words import role_word
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, Column, Field, KeyButton, Notice, Table, Variant, label
from ui.widgets import Role as TextRole

ADDABLE = (Role.AGENT, Role.LEAD, Role.ADMIN)


def state_word(officer: Officer, now: datetime) -> str:
    """Say how an officer stands."""
    if not officer.active:
        return "Tidak aktif"
    if officer.locked_until is not None and officer.locked_until > now:
        return "Terkunci"
    return "Aktif"


class PeopleCard(Card):
    """A table of officers and a form to add one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Petugas"), parent)
        self._session = session
        self._accounts = session.workstation.accounts
        self._officers: dict[str, Officer] = {}
        self.table: Table[Officer] = Table(
            [
                Column(self.tr("Nama"), lambda one: one.name, strong=True),
                Column(self.tr("Peran"), lambda one: role_word(one.role), width=120),
                Column(self.tr("Keadaan"), self._state, width=110),
            ],
            self._fetch,
            self.tr("Petugas"),
        )
        self.table.setFixedHeight(px(30 * 6))
        self.notice = Notice()
        self.notice.hide()
        self.pin = Field(self.tr("PIN baru untuk yang dipilih"), secret_line())
        self.set_pin = KeyButton(self.tr("Ganti PIN"))
        self.set_pin.clicked.connect(self._set_pin)
        self.unlock = KeyButton(self.tr("Buka kunci"))
        self.unlock.clicked.connect(self._unlock)
        self.leave = KeyButton(self.tr("Aktif / nonaktif"))
        self.leave.clicked.connect(self._toggle)
        self.name = Field(self.tr("Nama petugas baru"), QLineEdit())
        self.role = Field(self.tr("Peran"), QComboBox())
        for role in ADDABLE:
            self.role.control.addItem(role_word(role), role.value)
        self.new_pin = Field(self.tr("PIN (6-12 angka)"), secret_line())
        self.add = KeyButton(self.tr("Tambah petugas"), "", Variant.PRIMARY)
        self.add.clicked.connect(self._add)
        self.body.addWidget(self.table)
        self.body.addWidget(self.notice)
        self.body.addLayout(_row(self.pin, self.set_pin, self.unlock, self.leave))
        self.body.addLayout(_row(self.name, self.role, self.new_pin, self.add))
        self.show_people()

    def show_people(self) -> None:
        """Read the officers again."""
        self._officers = {one.officer_id: one for one in self._accounts.officers()}
        self.table.set_ids(list(self._officers))
        self.table.refresh()
        if self.table.current is None and self._officers:
            self.table.select_row(0)

    def _fetch(self, wanted: Sequence[str]) -> Mapping[str, Officer]:
        return {one: self._officers[one] for one in wanted if one in self._officers}

    def _state(self, officer: Officer) -> str:
        return state_word(officer, self._session.workstation.now())

    def _add(self) -> None:
        self._do(
            partial(
                self._accounts.add,
                self._session.officer,
                self.name.control.text(),
                Role(self.role.control.currentData()),
                self.new_pin.control.text(),
            ),
            self.tr("Petugas ditambahkan."),
        )

    def _set_pin(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            act = partial(
                self._accounts.set_pin, self._session.officer, chosen, self.pin.control.text()
            )
            self._do(act, self.tr("PIN diganti."))

    def _unlock(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            act = partial(self._accounts.unlock, self._session.officer, chosen)
            self._do(act, self.tr("Kunci dibuka."))

    def _toggle(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            active = not self._officers[chosen].active
            act = partial(self._accounts.set_active, self._session.officer, chosen, active=active)
            self._do(act, self.tr("Keadaan petugas diubah."))

    def _chosen(self) -> str | None:
        current = self.table.current
        return current if isinstance(current, str) else None

    def _do(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, said)
            for field in (self.pin, self.name, self.new_pin):
                field.control.clear()
            self.show_people()
        self.notice.show()


class OwnPinCard(Card):
    """Anybody changes their own PIN."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("PIN saya"), parent)
        self._session = session
        self.pin = Field(self.tr("PIN baru (6-12 angka)"), secret_line())
        self.again = Field(self.tr("Sekali lagi"), secret_line())
        self.change = KeyButton(self.tr("Ganti PIN saya"))
        self.change.clicked.connect(self._change)
        self.body.addLayout(_row(self.pin, self.again, self.change))

    def _change(self) -> None:
        for field in (self.pin, self.again):
            field.clear_error()
        pin = self.pin.control.text()
        if pin != self.again.control.text():
            self.again.set_error(self.tr("Belum sama dengan PIN pertama."))
            return
        officer = self._session.officer
        try:
            self._session.workstation.accounts.set_pin(officer, officer.officer_id, pin)
        except SambungError as error:
            self.pin.set_error(error.sentence)
            return
        self.pin.control.clear()
        self.again.control.clear()
        self._session.news.notice.emit("good", self.tr("PIN Anda sudah diganti."))


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    for part in parts:
        column = QVBoxLayout()
        column.setSpacing(px(4))
        if not isinstance(part, Field):
            column.addWidget(label(" ", TextRole.LABEL))  # in line with the fields
        column.addWidget(part)
        column.addStretch(1)
        row.addLayout(column, 1 if isinstance(part, Field) else 0)
    return row
