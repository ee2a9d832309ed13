"""The Pantau room: the call log with its figures, one attempt beside it, corrections."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.errors import SambungError
from dialer.hours import local
from dialer.people import Right
from scripts_call.library import Library, load_library
from ui.background import Progress
from ui.figure_strip import FigureStrip
from ui.icons import Icon
from ui.live import LiveRoom
from ui.presenters.attempt_page import attempt_page
from ui.presenters.log_wish import LogChoices, LogWish, log_choices
from ui.presenters.periods import Quick
from ui.presenters.review import (
    LogRow,
    LogView,
    log_row,
    nothing,
    read_log,
    undone_row,
    undone_sentence,
)
from ui.review.attempt import AttemptPanel
from ui.review.correction import CorrectionPanel
from ui.review.filters import LogFilterBar
from ui.review.listening import Listening
from ui.review.work_time import KEY as WORK_TIME_KEY
from ui.review.work_time import WorkTimePanel
from ui.session import Session
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import Column, EmptyState, Notice, Role, Table, bind, label

FOLLOW = 120
"""Milliseconds the selection must rest before an open panel follows it."""


class ReviewRoom(LiveRoom):
    """The log; Enter opens an attempt beside it, and a lead corrects it with Ctrl+E."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        library: Callable[[], Library] = load_library,
    ) -> None:
        super().__init__(session.news, parent)
        self._session = session
        self._load_library = library
        self._library: Library | None = None
        self._view: LogView | None = None
        self._reading = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(8))
        column.setSpacing(px(8))
        self.filters = LogFilterBar(
            self._today,
            session.workstation.rulebook,
            all_officers=session.officer.may(Right.SEE_ALL),
        )
        self.filters.changed.connect(self.reload)
        column.addWidget(self.filters)
        self.figures = FigureStrip(self.tr("Angka percobaan yang tampil"))
        column.addWidget(self.figures)
        self.notice = Notice()
        self.notice.hide()
        column.addWidget(self.notice)
        self.work_time = WorkTimePanel(session)
        self.work_time.hide()
        column.addWidget(self.work_time)
        bind(self, WORK_TIME_KEY, self.tr("Waktu kerja"), self.turn_work_time)
        column.addLayout(self._build_middle(), 1)
        self.foot = label(role=Role.LABEL)
        column.addWidget(self.foot)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW)
        self._follow.timeout.connect(self._follow_selection)

    def _build_middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self._front = QStackedWidget()
        self.table: Table[LogRow] = Table(self._columns(), self._rows, self.tr("Log percobaan"))
        self.table.opened.connect(lambda attempt_id: self.open_attempt(str(attempt_id)))
        self.table.selected.connect(lambda _id: self._selected())
        self._front.addWidget(self.table)
        self._empty: EmptyState | None = None
        row.addWidget(self._front, 1)
        self.attempt = AttemptPanel()
        self.attempt.hear_asked.connect(self._hear)
        self.listening = Listening(self)
        self.listening.failed.connect(self._cannot_play)
        self.attempt.close_asked.connect(self.close_attempt)
        self.attempt.correct_asked.connect(self.correct)
        self.attempt.hide()
        row.addWidget(self.attempt)
        self.correction = CorrectionPanel(self._session)
        self.correction.saved.connect(self._corrected)
        self.correction.closed.connect(self._correction_over)
        self.correction.hide()
        row.addWidget(self.correction)
        self._measure()
        return row

    def _measure(self) -> None:
        self.attempt.setMinimumWidth(px(580))
        self.correction.setFixedWidth(px(430))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def _columns(self) -> list[Column[LogRow]]:
        made: list[Column[LogRow]] = [
            Column(self.tr("Waktu"), lambda row: row.when, width=116),
            Column(self.tr("Kontak"), lambda row: row.contact, strong=True),
            Column(
                self.tr("Hasil"),
                lambda row: row.outcome,
                width=210,
                tone=lambda row: tone_of(row.shade),
            ),
            Column(self.tr("Tindak lanjut / janji"), lambda row: row.agreed, least=160),
            Column(self.tr("Saluran"), lambda row: row.channel, width=92, spare=1),
            Column(self.tr("Bicara"), lambda row: row.talk, number=True, width=72),
            Column(
                self.tr("Koreksi"), lambda row: row.corrected, width=92, tone=lambda _row: Tone.WARN
            ),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.insert(1, Column(self.tr("Petugas"), lambda row: row.officer, width=140))
        return made

    # -- the log -----------------------------------------------------------------------

    def _today(self) -> date:
        station = self._session.workstation
        return local(station.now(), station.branch().zone).date()

    def reload(self) -> None:
        """Read the log again beside the window; a newer wish makes an older answer void."""
        self.filters.period.follow()
        if not self.work_time.isHidden():
            self.work_time.reload()
        station, officer, wish = self._session.workstation, self._session.officer, self.filters.wish
        self._reading = number = self._reading + 1

        def read(_progress: Progress) -> tuple[LogChoices, LogView]:
            return log_choices(station, officer, wish.kind), read_log(station, officer, wish)

        self._session.background.run(
            read,
            lambda found: self._show(*found) if number == self._reading else None,
            self._failed,
            owner=self,
        )

    def turn_work_time(self) -> None:
        """Show how everybody worked today above the log, or put it away."""
        self.work_time.setVisible(self.work_time.isHidden())
        if not self.work_time.isHidden():
            self.work_time.reload()

    def entered(self) -> None:
        """Stand on the table, so that arrows and Enter work at once."""
        if not self.correcting:
            self.table.setFocus()

    def _show(self, choices: LogChoices, view: LogView) -> None:
        before, self._view = self._view, view
        self.notice.hide()
        self.filters.offer(choices)
        self.figures.show_figures(view.figures)
        self.table.set_ids(view.ids)
        opened = self.attempt.page
        if opened is not None and self.attempt.isVisible() and not self.correcting:
            asked_anew = before is not None and before.wish != view.wish
            gone = asked_anew and opened.attempt_id not in view.entries
            if gone or opened.attempt_id in view.undone:
                self._fold_attempt()
            else:
                self.open_attempt(opened.attempt_id)
        if self.attempt.isHidden() and self.table.current is None and view.ids:
            self.table.select_row(0)
        self._show_front(view)
        self._tell_foot(view)

    def _show_front(self, view: LogView) -> None:
        before, self._empty = self._empty, None
        if view.ids:
            self._front.setCurrentWidget(self.table)
        else:
            self._empty = self._nothing(view.wish)
            self._front.addWidget(self._empty)
            self._front.setCurrentWidget(self._empty)
        if before is not None:  # only now: the page in front takes the cursor over from it
            self._front.removeWidget(before)
            before.deleteLater()

    def _nothing(self, wish: LogWish) -> EmptyState:
        words = nothing(wish, self._today())
        made = EmptyState(words.title, words.sentence, words.button, "Ctrl+Return", Icon.MONITOR)
        made.asked.connect(lambda: self._help(words.room, narrow=wish.narrow))
        return made

    @property
    def empty(self) -> EmptyState | None:
        """What stands in place of the table while there is nothing to show."""
        return self._empty

    def _help(self, room: str, *, narrow: bool) -> None:
        if room:
            self._session.news.room_wanted.emit(room)
        elif narrow:
            self.filters.reset()
        else:
            self.filters.period.choose(Quick.TODAY)

    def _tell_foot(self, view: LogView) -> None:
        words = self.tr("Enter membuka percobaan; panah atas dan bawah berpindah.")
        if view.cut:
            words = self.tr(
                "Hanya {0} percobaan terbaru yang dimuat dan dihitung. Persempit periode."
            ).format(len(view.entries))
        self.foot.setText(words)
        self.foot.setVisible(bool(view.ids) and not self.correcting)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            self.notice.tell(Tone.BAD, self.tr("Log tidak dapat dimuat."))
            self.notice.show()
            raise error
        self.notice.tell(Tone.BAD, error.sentence)
        self.notice.show()

    def _rows(self, ids: Sequence[str]) -> Mapping[str, LogRow]:
        view, rulebook = self._view, self._session.workstation.rulebook
        if view is None:
            return {}
        return {
            one: undone_row(view, view.undone[one], rulebook)
            if one in view.undone
            else log_row(view, view.entries[one], rulebook)
            for one in ids
        }

    # -- one attempt -------------------------------------------------------------------

    def open_attempt(self, attempt_id: str) -> None:
        """Show an attempt beside the log; of one that was undone, say what it was."""
        view = self._view
        if view is not None and attempt_id in view.undone:
            self._fold_attempt()
            book = self._session.workstation.rulebook
            self.notice.tell(Tone.INFO, undone_sentence(view, view.undone[attempt_id], book))
            self.notice.show()
            return
        if self._library is None:
            self._library = self._load_library()
        station, officer = self._session.workstation, self._session.officer
        try:
            page = attempt_page(station, officer, attempt_id, self._library)
        except SambungError as error:
            self.notice.tell(Tone.WARN, error.sentence)
            self.notice.show()
            return
        self.attempt.show_page(page)
        if self.attempt.isHidden():
            self._narrow_table(narrow=True)
            self.attempt.show()

    def _hear(self, recording: str) -> None:
        """Play a recording, or stop the one that plays; that it was heard is written down."""
        page, station = self.attempt.page, self._session.workstation
        if page is None or station.recordings is None:
            return
        if self.listening.playing:
            self.listening.stop()
            return
        try:
            view = station.review.open(self._session.officer, page.attempt_id)
            call = next(one for one in view.calls if one.recording == recording)
            sound = station.recordings.hear(self._session.officer, page.attempt_id, call)
        except SambungError as error:
            self.notice.tell(Tone.WARN, error.sentence)
            self.notice.show()
            return
        self.listening.play(sound)

    def _cannot_play(self) -> None:
        self.notice.tell(
            Tone.WARN, self.tr("Komputer ini tidak mempunyai pengeras suara atau headset.")
        )
        self.notice.show()

    def close_attempt(self) -> None:
        """Give the log its full width again."""
        self._fold_attempt()
        self.table.setFocus()

    def _fold_attempt(self) -> None:
        self._follow.stop()
        self.listening.stop()
        self.attempt.hide()
        self._narrow_table(narrow=False)

    def _narrow_table(self, *, narrow: bool) -> None:
        """Beside an open attempt the log keeps time, contact and outcome."""
        kept = {self.tr("Waktu"), self.tr("Kontak"), self.tr("Hasil")}
        for place, column in enumerate(self._columns()):
            self.table.setColumnHidden(place, narrow and column.title not in kept)

    def _selected(self) -> None:
        if self.attempt.isVisible() and not self.correcting:
            self._follow.start()

    def _follow_selection(self) -> None:
        current, page = self.table.current, self.attempt.page
        if self.attempt.isVisible() and current and (page is None or page.attempt_id != current):
            self.open_attempt(str(current))

    # -- correcting --------------------------------------------------------------------

    @property
    def correcting(self) -> bool:
        """Whether a correction is being written."""
        return not self.correction.isHidden()

    def correct(self) -> None:
        """Put the outcome form beside the attempt; the log waits."""
        page = self.attempt.page
        if page is None or not page.may_correct or self.correcting:
            return
        self._follow.stop()
        if not self.correction.open(page.attempt_id):
            return
        self._make_room(correcting=True)
        self.correction.start()

    def _make_room(self, *, correcting: bool) -> None:
        for part in (self.filters, self.figures, self._front, self.foot):
            part.setVisible(not correcting)
        self.attempt.set_correcting(correcting=correcting)
        self.correction.setVisible(correcting)

    def _correction_over(self) -> None:
        self._make_room(correcting=False)
        self.foot.setVisible(bool(self.table.ids))
        self.table.setFocus()

    def _corrected(self, attempt_id: str) -> None:
        self._correction_over()
        self.open_attempt(attempt_id)
        self._session.news.notice.emit(
            "good", self.tr("Koreksi tersimpan. Hasil yang lama tetap terlihat.")
        )
        self._session.news.facts_changed.emit()

    def may_close(self) -> bool:
        """A correction that is half written is pointed out first."""
        if self.correcting and self.correction.touched:
            self.correction.point_out()
            return False
        return True
