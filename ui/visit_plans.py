"""The first page of the Kunjungan room: visits by day and area, beside them who could get one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from dialer.errors import SambungError
from dialer.facts import Channel
from dialer.hours import local
from dialer.people import Right
from dialer.visiting import MOST_CANDIDATES
from ui.background import Progress
from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.visits import (
    PlanRow,
    PlansView,
    Span,
    candidates_view,
    plans_view,
    read_plans,
    span_of,
    span_words,
)
from ui.session import Session
from ui.theme import Tone, px
from ui.visit_card import PlanCard
from ui.visit_form import PlanForm
from ui.visit_papers import PaperBar
from ui.visit_photos import PhotoStrip
from ui.widgets import (
    Column,
    ElidedLabel,
    EmptyState,
    KeyButton,
    Role,
    SearchBox,
    Table,
    Variant,
    label,
)


class PlansPage(QWidget):
    """Plans above, candidates below, the chosen employer or its form on the right.

    `loaded` comes when what `reload` has read stands there.
    """

    loaded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: PlansView | None = None
        self._plans: Sequence[PlanRow] = ()
        self._candidates: Mapping[str, PlanRow] = {}
        self._asked = 0
        self._planned_now = ""
        self._span, self._day = Span.ALL, self._today()
        self._reading = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._build_top())
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addLayout(self._build_tables(), 1)
        self.details = PlanCard(PhotoStrip(session))
        self.form = PlanForm(session)
        self._side = QStackedWidget()
        self._side.setFixedWidth(self.details.minimumWidth())
        self._side.addWidget(self.details)
        self._side.addWidget(self.form)
        row.addWidget(self._side)
        self._front.addWidget(both)
        self._wire()
        self.empty = EmptyState(
            self.tr("Tidak ada badan usaha yang menunggu kunjungan"),
            self.tr(
                "Impor daftar badan usaha, atau catat hasil “Minta dikunjungi” saat menelepon di"
                " Meja. Badan usahanya lalu muncul di sini."
            ),
            self.tr("Buka Meja"),
            "Ctrl+Return",
            Icon.VISIT,
        )
        self.empty.asked.connect(lambda: session.news.room_wanted.emit("meja"))
        self._front.addWidget(self.empty)

    def _today(self) -> date:
        station = self._session.workstation
        return local(station.now(), station.branch().zone).date()

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.before = KeyButton("", "Alt+Left", Variant.QUIET, Icon.LEFT)
        self.before.setAccessibleName(self.tr("Sebelumnya"))
        self.before.clicked.connect(lambda: self._move(-1))
        self.after = KeyButton("", "Alt+Right", Variant.QUIET, Icon.RIGHT)
        self.after.setAccessibleName(self.tr("Berikutnya"))
        self.after.clicked.connect(lambda: self._move(1))
        self.span = KeyButton("", "Ctrl+G", icon=Icon.CALENDAR)
        self.span.setAccessibleDescription(self.tr("Ganti rentang: semua, minggu, hari"))
        self.span.clicked.connect(self._turn_span)
        self.counts = ElidedLabel("", Role.MUTED)
        self.papers = PaperBar(self._session, self._day_chosen)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.span)
        row.addWidget(self.counts, 1)
        row.addWidget(self.papers)
        return row

    def _build_tables(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(6))
        self.table: Table[PlanRow] = Table(
            self._columns(),
            self._rows,
            self.tr("Badan usaha yang perlu dikunjungi"),
            nothing=self.tr(
                "Tidak ada kunjungan yang menunggu di sini. Pilih calon di bawah, lalu Ctrl+N"
                " untuk merencanakannya."
            ),
        )
        column.addWidget(self.table, 3)
        top = QHBoxLayout()
        self._candidate_title = label("", Role.STRONG)
        self.search = SearchBox(self.tr("Cari nama, alamat, PIC"), "Ctrl+F")
        self.search.setMinimumWidth(px(320))
        top.addWidget(self._candidate_title, 1)
        top.addWidget(self.search)
        column.addLayout(top)
        self.candidates: Table[PlanRow] = Table(
            [
                Column(self.tr("Calon kunjungan"), lambda row: row.name, strong=True),
                Column(self.tr("Kecamatan"), lambda row: row.kecamatan, width=120),
                Column(self.tr("Alamat"), lambda row: row.address),
                Column(self.tr("Potensi"), lambda row: row.workers, width=92),
                Column(self.tr("Hasil terakhir"), lambda row: row.outcome, width=170),
            ],
            lambda ids: {one: self._candidates[one] for one in ids if one in self._candidates},
            self.tr("Calon kunjungan"),
        )
        column.addWidget(self.candidates, 2)
        return column

    def _columns(self) -> list[Column[PlanRow]]:
        made: list[Column[PlanRow]] = [
            Column(
                self.tr("Tanggal"),
                lambda row: row.day,
                width=156,
                tone=lambda row: Tone.WARN if row.late else None,
            ),
            Column(self.tr("Jam"), lambda row: row.hours.split(" ")[0], width=104),
            Column(
                self.tr("Jarak"),
                lambda row: row.how_far,
                width=92,
                tone=lambda row: Tone.WARN if row.late else None,
            ),
            Column(self.tr("Badan usaha"), lambda row: row.name, strong=True),
            Column(self.tr("Kecamatan"), lambda row: row.kecamatan, width=112),
            Column(self.tr("Siap"), lambda row: row.ready, number=True, width=52),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.append(Column(self.tr("Petugas"), lambda row: row.officer, width=112))
        return made

    def _wire(self) -> None:
        self.table.selected.connect(self._chosen)
        self.table.opened.connect(lambda contact_id: self._want(contact_id, Channel.VISIT))
        self.candidates.selected.connect(self._chosen)
        for table in (self.table, self.candidates):
            table.installEventFilter(self)
        self.candidates.opened.connect(lambda _id: self.start_plan())
        self.search.searched.connect(lambda _text: self.reload())
        details = self.details
        details.record.clicked.connect(lambda: self._want_shown(Channel.VISIT))
        details.call.clicked.connect(lambda: self._want_shown(Channel.PHONE))
        details.plan.clicked.connect(self.start_plan)
        details.give_up.clicked.connect(self.give_up)
        details.ticked.connect(self._tick)
        details.step_set.connect(self._set_step)
        self.form.saved.connect(self._planned)
        self.form.left.connect(self._leave_form)

    # -- what is shown ------------------------------------------------------------------

    def reload(self) -> None:
        """Read plans and candidates again, beside the window."""
        station, officer, text = self._session.workstation, self._session.officer, self._text
        self._asked = number = self._asked + 1

        def read(_progress: Progress) -> tuple[Sequence[PlanRow], Mapping[str, PlanRow]]:
            return read_plans(station, officer), candidates_view(station, officer, text)

        def show(found: tuple[Sequence[PlanRow], Mapping[str, PlanRow]]) -> None:
            if number == self._asked:
                self._plans, self._candidates = found
                self._draw()
                self.loaded.emit()

        self._session.background.run(read, show, owner=self)

    @property
    def _text(self) -> str:
        return " ".join(self.search.text().split())

    def _draw(self) -> None:
        bounds = span_of(self._span, self._day)
        view = self._view = plans_view(self._plans, bounds)
        self.span.setText(span_words(self._span, self._day))
        self.before.setEnabled(bounds is not None)
        self.after.setEnabled(bounds is not None)
        self.counts.setText(view.words)
        self._reading = True  # a table that puts its cursor somewhere is nobody's choice
        show_ids(self.table, tuple(view.rows))
        self.setFocusProxy(self.table if view.rows else self.candidates)
        ids = tuple(one for one in self._candidates if one not in view.rows)
        show_ids(self.candidates, ids)
        self._candidate_title.setText(_candidates_words(len(ids)))
        if self._planned_now in view.rows:
            self.table.select(self._planned_now)
        self._reading = False
        shown = self._planned_now or (self.details.row.contact_id if self.details.row else "")
        self._planned_now = ""
        if self._known(shown) is not None:
            self._show(shown)
        else:
            self._show(self.table.current or self.candidates.current)
        some = bool(view.rows or self._candidates or self._text)
        self._front.setCurrentIndex(0 if some else 1)

    def _rows(self, ids: Sequence[str]) -> Mapping[str, PlanRow]:
        return {one: self._view.rows[one] for one in ids} if self._view else {}

    def _known(self, contact_id: object) -> PlanRow | None:
        if self._view is not None and contact_id in self._view.rows:
            return self._view.rows[str(contact_id)]
        return self._candidates.get(str(contact_id))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and watched in (self.table, self.candidates):
            self._show(self.table.current if watched is self.table else self.candidates.current)
        return super().eventFilter(watched, event)

    def _chosen(self, contact_id: object) -> None:
        if not self._reading:
            self._show(contact_id)

    def _show(self, contact_id: object) -> None:
        row = self._known(contact_id)
        if row is None:
            return
        before = self.details.row
        self.details.show_plan(row)
        if before is None or before.contact_id != row.contact_id:
            self.details.photos.show_contact(row.contact_id)
            self._side.setCurrentWidget(self.details)

    def _turn_span(self) -> None:
        order = (Span.ALL, Span.WEEK, Span.DAY)
        self._span = order[(order.index(self._span) + 1) % len(order)]
        self._day = self._today()
        self._draw()

    def _move(self, way: int) -> None:
        if self._span is not Span.ALL:
            self._day += timedelta(days=way * (7 if self._span is Span.WEEK else 1))
            self._draw()

    def _day_chosen(self) -> date:
        row = self.details.row
        if self._span is Span.DAY or row is None or row.visit_on is None:
            return self._day
        return row.visit_on

    # -- what is done -------------------------------------------------------------------

    def start_plan(self) -> None:
        """Open the form for the employer shown."""
        row = self.details.row
        if row is None:
            return
        plan = self._session.workstation.visiting.plan_of(row.contact_id)
        self.form.show_for(row.contact_id, row.name, plan)
        self._side.setCurrentWidget(self.form)
        self.form.setFocus()

    def _planned(self, contact_id: str) -> None:
        self._leave_form()
        self._planned_now = contact_id
        self._session.news.facts_changed.emit()
        self._session.news.notice.emit("good", self.tr("Rencana kunjungan disimpan."))

    def _leave_form(self) -> None:
        self._side.setCurrentWidget(self.details)
        self.table.setFocus()

    def give_up(self) -> None:
        """Ask why, then give the visit up."""
        row = self.details.row
        if row is None or not row.visit_id:
            return
        why, said = QInputDialog.getText(
            self, self.tr("Batalkan rencana"), self.tr("Mengapa kunjungan ini dibatalkan?")
        )
        if said:
            self.give_up_because(why)

    def give_up_because(self, why: str) -> None:
        """Give the visit shown up."""
        row = self.details.row
        visiting, officer = self._session.workstation.visiting, self._session.officer
        if row is not None and self._do(lambda: visiting.cancel(officer, row.contact_id, why)):
            self._session.news.notice.emit("good", self.tr("Rencana kunjungan dibatalkan."))

    def _tick(self, item: str, done: bool) -> None:
        row = self.details.row
        visiting, officer = self._session.workstation.visiting, self._session.officer
        if row is not None:
            self._do(lambda: visiting.tick(officer, row.contact_id, item, done=done))

    def _set_step(self, code: str, reached: bool) -> None:
        row = self.details.row
        visiting, officer = self._session.workstation.visiting, self._session.officer
        if row is not None:
            self._do(lambda: visiting.set_milestone(officer, row.contact_id, code, reached=reached))

    def _do(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except SambungError as error:
            self._session.news.notice.emit("bad", error.sentence)
            self.reload()
            return False
        self._session.news.facts_changed.emit()
        return True

    def _want_shown(self, channel: Channel) -> None:
        if self.details.row is not None:
            self._want(self.details.row.contact_id, channel)

    def _want(self, contact_id: object, channel: Channel) -> None:
        if contact_id is not None:
            self._session.news.contact_wanted.emit(str(contact_id), channel)


def _candidates_words(count: int) -> str:
    if count >= MOST_CANDIDATES:
        return f"Belum dijadwalkan: {MOST_CANDIDATES} calon teratas, cari untuk yang lain"
    return f"Belum dijadwalkan: {count} calon"
