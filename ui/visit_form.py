"""Planning a visit: day, hours, officer, who agreed, directions; doubts are asked about once."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.hours import local
from dialer.people import Right
from dialer.visiting import VisitEntry, VisitFinding
from dialer.visits import VisitPlan
from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.visit_words import DATE_PROBLEMS, TIME_PROBLEMS, visit_sentences
from ui.scaling import keep_width
from ui.session import Session
from ui.theme import Tone, px
from ui.visit_card import WIDTH
from ui.widgets import Card, DateEdit, Field, KeyButton, Notice, TimeLine, Variant

CONFIRMING = ("owner", "pic", "staff")


class PlanForm(Card):
    """The plan of one employer; `saved` and `left` say how it ended."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        keep_width(self, WIDTH)
        self.heading.setWordWrap(True)
        self._session = session
        self._contact_id = ""
        self._asked: VisitEntry | None = None
        self.day = Field(self.tr("Tanggal kunjungan"), DateEdit(self._today), required=True)
        self.start = Field(self.tr("Mulai"), TimeLine())
        self.end = Field(self.tr("Sampai"), TimeLine())
        self.officer = Field(self.tr("Petugas"), Picker(self.tr("Petugas")))
        self.confirmed = Field(
            self.tr("Kesediaan dipastikan oleh"),
            Picker(self.tr("Kesediaan dipastikan oleh"), self.tr("Belum dipastikan")),
        )
        self.place = Field(self.tr("Petunjuk alamat"), QLineEdit())
        self.why = Field(self.tr("Alasan perubahan"), QLineEdit())
        hours = QHBoxLayout()
        hours.setSpacing(px(8))
        hours.addWidget(self.start)
        hours.addWidget(self.end)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(self.day)
        column.addLayout(hours)
        for field in (self.officer, self.confirmed, self.place, self.why):
            column.addWidget(field)
        self.body.addLayout(column)
        self.notice = Notice(Tone.WARN, closable=False)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self.save = KeyButton(
            self.tr("Simpan rencana"), "Ctrl+Return", Variant.PRIMARY, Icon.CALENDAR
        )
        self.save.clicked.connect(self.keep)
        self.body.addWidget(self.save)
        self.leave = KeyButton(self.tr("Tutup tanpa menyimpan"), "Escape", Variant.QUIET)
        self.leave.clicked.connect(self.left)
        self.body.addWidget(self.leave)
        self.setFocusProxy(self.day.control)

    def _today(self) -> date:
        station = self._session.workstation
        return local(station.now(), station.branch().zone).date()

    def show_for(self, contact_id: str, name: str, plan: VisitPlan | None) -> None:
        """Begin with what is planned already, or with nothing."""
        self._contact_id, self._asked = contact_id, None
        self.heading.setText(name)
        self.day.control.set_value(plan.visit_on if plan else None)
        self.start.control.set_value(_clock(plan.from_minute if plan else None))
        self.end.control.set_value(_clock(plan.until_minute if plan else None))
        self.place.control.setText(plan.place_note if plan else "")
        self.why.control.clear()
        self.why.setVisible(plan is not None and plan.by_hand)
        station, me = self._session.workstation, self._session.officer
        people = [(one.officer_id, one.name) for one in station.store.officers() if one.active]
        if not me.may(Right.ASSIGN):
            people = [one for one in people if one[0] == me.officer_id]
        self.officer.control.offer(people, plan.officer_id if plan else me.officer_id)
        words = station.rulebook.spoke_to
        known = [(code, words[code]) for code in CONFIRMING if code in words]
        self.confirmed.control.offer(known, plan.confirmed_by if plan else "")
        self._clear()

    def _clear(self) -> None:
        for field in (self.day, self.start, self.officer):
            field.clear_error()
        self.notice.hide()
        self.save.setText(self.tr("Simpan rencana"))

    @property
    def entry(self) -> VisitEntry:
        """The plan as filled in."""
        return VisitEntry(
            contact_id=self._contact_id,
            visit_on=self.day.control.value,
            officer_id=self.officer.control.value,
            from_minute=_minute(self.start.control.value),
            until_minute=_minute(self.end.control.value),
            place_note=self.place.control.text(),
            confirmed_by=self.confirmed.control.value,
            why=self.why.control.text(),
        )

    def keep(self) -> None:
        """Keep the plan; faults stay in the form, doubts are overruled by saving again."""
        entry = self.entry
        self._clear()
        visiting = self._session.workstation.visiting
        try:
            faults, doubts = visiting.check(entry)
            if faults:
                self._show_faults(faults)
                return
            if doubts and entry != self._asked:
                self._asked = entry
                self.notice.tell(
                    Tone.WARN,
                    visit_sentences(doubts),
                    todo=self.tr("Perbaiki, atau simpan sekali lagi bila memang begitu."),
                )
                self.notice.show()
                self.save.setText(self.tr("Simpan juga"))
                return
            visiting.plan(self._session.officer, entry)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
            self.notice.show()
            return
        self.saved.emit(self._contact_id)

    def _show_faults(self, faults: Sequence[VisitFinding]) -> None:
        day = [one for one in faults if one.problem in DATE_PROBLEMS]
        hours = [one for one in faults if one.problem in TIME_PROBLEMS]
        rest = [one for one in faults if one not in day and one not in hours]
        self.day.set_error(visit_sentences(day))
        self.start.set_error(visit_sentences(hours))
        if rest:
            self.notice.tell(Tone.BAD, visit_sentences(rest))
            self.notice.show()
        if day:
            self.day.control.setFocus()


def _clock(minute: int | None) -> time | None:
    return None if minute is None else time(minute // 60 % 24, minute % 60)


def _minute(clock: time | None) -> int | None:
    return None if clock is None else clock.hour * 60 + clock.minute
