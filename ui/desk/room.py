"""The Meja: the room where the day is spent. Wires the panels to the presenter, nothing else.

The presenter holds all logic; every change comes back as one frozen view, and each panel draws its
part of it only when that part differs. Keys are on the controls themselves; digits go to the
script unless a text field has the focus.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.facts import Channel
from dialer.hours import local
from dialer.telephony.port import Backend, Telephone
from scripts_call.library import Library
from ui.desk.call_bar import CallBar
from ui.desk.columns import Columns
from ui.desk.contact_panel import ContactPanel
from ui.desk.foot import Foot
from ui.desk.idle_page import IdlePage
from ui.desk.middle import Middle
from ui.desk.outcome_panel import OutcomePanel
from ui.desk.overtime_box import OvertimeBox
from ui.desk.script_panel import WITH_LETTERS
from ui.desk.writing import Writing
from ui.presenters.desk import DeskPresenter
from ui.presenters.desk_idle import EVERYTHING
from ui.presenters.desk_view import DeskView, IdleAction
from ui.presenters.script_talk import OtherVersion, only_in_use
from ui.session import Session
from ui.tab_order import tab_through
from ui.theme import px
from ui.widgets import Command, KeyHint, RoomPage, bind, hints_of

KEEP_AFTER_MS = 250
"""Half-written work is kept so long after the last change."""

FIRST_KEYS = ("F9", "F10", "1–9", "A–Z", *(f"Ctrl+{n}" for n in range(1, 8)), "Ctrl+Enter", "F2")
"""Named first in the help: what every call needs, in the order of a call."""

LOOK_AGAIN_MS = 30_000
"""How often an idle desk looks whether somebody is due."""


class DeskRoom(RoomPage):
    """The desk of one officer."""

    def __init__(
        self,
        session: Session,
        telephones: Mapping[Backend, Telephone],
        scripts: Library,
        other_version: OtherVersion = only_in_use,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._started = False
        self._view: DeskView | None = None
        self.presenter = DeskPresenter(
            session.workstation, session.officer, telephones, scripts, other_version
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Meja"))
        self._build()
        self._listen()
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.presenter.keep)
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(LOOK_AGAIN_MS)
        self._look_timer.timeout.connect(self._look_again)

    def _now(self) -> datetime:
        """Now, on the clock of the contact at hand."""
        return local(self._session.workstation.now(), self.presenter.zone)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self.idle = IdlePage()
        self.work = QWidget()
        self.pages.addWidget(self.idle)
        self.pages.addWidget(self.work)
        self.foot = Foot()
        column.addWidget(self.foot)
        inside = QVBoxLayout(self.work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        self.call_bar = CallBar(self.presenter.line.moment)
        inside.addWidget(self.call_bar)
        self.contact = ContactPanel()
        self.outcome = OutcomePanel(self.presenter.editor, self._now)
        self.middle = middle = Middle(self.presenter, lambda: self._now().date())
        self.notice, self.overtime = middle.notice, middle.overtime
        self.script, self.skip = middle.script, middle.skip
        self.messages, self.sheets = middle.messages, middle.sheets
        self.writing = Writing(self.presenter, middle.messages, self)
        self.columns = Columns(self.contact, middle, self.outcome)
        inside.addWidget(self.columns, 1)

    def _listen(self) -> None:
        presenter = self.presenter
        presenter.listener = self._show
        presenter.saved = self._saved
        self.call_bar.dial_requested.connect(self._dial)
        self.call_bar.connected.connect(presenter.line.connect)
        self.call_bar.skip_requested.connect(presenter.ask_skip)
        self.call_bar.number_step.connect(self._next_number)
        self.call_bar.hold_requested.connect(presenter.line.hold)
        self.call_bar.mute_requested.connect(presenter.line.mute)
        self.call_bar.digits_pressed.connect(presenter.press)
        self.call_bar.settled.connect(self.setFocus)
        self.call_bar.backend_chosen.connect(
            lambda code: presenter.line.choose_backend(Backend(code))
        )
        self.contact.revealed.connect(presenter.reveal)
        self.contact.number_chosen.connect(presenter.line.choose_number)
        self.contact.new_number.given.connect(self._add_number)
        self.contact.new_number.left.connect(self.setFocus)
        self.writing.settled.connect(self.setFocus)
        bind(self.work, "Ctrl+W", self.tr("Pesan WhatsApp"), self.writing.write)
        self.contact.message_wanted.connect(self.writing.write)
        self.overtime.given.connect(partial(self._work_anyway, self.overtime))
        self.idle.overtime.given.connect(partial(self._work_anyway, self.idle.overtime))
        self.idle.asked.connect(self._idle_asked)
        self.idle.next_requested.connect(presenter.refresh)
        self.notice.closed.connect(presenter.dismiss)
        self.script.answered.connect(self._answer)
        self.script.went_back.connect(presenter.talk.back)
        self.script.objection_wanted.connect(presenter.talk.raise_objection)
        self.script.objection_left.connect(presenter.talk.leave_objection)
        self.script.captured.connect(presenter.note_captured)
        self.script.script_chosen.connect(presenter.choose_script)
        self.script.noted.connect(presenter.jot)
        self.script.settled.connect(self.setFocus)
        self.skip.chosen.connect(presenter.skip)
        self.skip.cancelled.connect(presenter.cancel_skip)
        self.outcome.save_requested.connect(self._save)
        self.sheets.listen(self.outcome, self.work, self.writing.write)
        self.sheets.changed.connect(lambda: self._show(self.presenter.view))
        self.sheets.settled.connect(self.setFocus)
        self.foot.work_chosen.connect(self._choose_work)
        news = self._session.news
        news.contact_wanted.connect(self.show_contact)
        news.lists_changed.connect(self._look_again)
        news.settings_changed.connect(self._look_again)
        news.telephones_changed.connect(presenter.line.telephones_changed)

    # -- coming and going ----------------------------------------------------------------

    @override
    def entered(self) -> None:
        if not self._started:
            self._started = True
            self.presenter.start()
        else:
            self.presenter.refresh()
        self._look_timer.start()
        self.setFocus()

    @override
    def left(self) -> None:
        self.presenter.keep()
        self._look_timer.stop()

    @override
    def may_close(self) -> bool:
        self.presenter.keep()
        return True

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.presenter.keep()
        super().hideEvent(event)

    def show_contact(self, contact_id: str, channel: Channel = Channel.PHONE) -> None:
        """Put a certain contact on the desk, to call or to record a visit."""
        if not self._started:
            self._started = True
            self.presenter.start()
        self.presenter.show_contact(contact_id, channel)
        self.presenter.count()
        self.setFocus()

    @override
    def commands(self, query: str) -> list[Command]:
        """Objections of the script: the palette (Ctrl+K) finds them like everything else."""
        if self._view is None or self._view.script is None or not query.strip():
            return []
        return [
            Command(hit.title, partial(self._raise, hit.objection), self.tr("Keberatan"))
            for hit in self.presenter.talk.find(query)
        ]

    @override
    def keys(self) -> list[KeyHint]:
        """The answers of the moment are one line of the help: which they are, the script shows."""
        own = [hint for hint in hints_of(self) if not hint.key.isdigit()]
        digits = KeyHint("1–9", self.tr("Pilih jawaban naskah"))
        letters = KeyHint("A–Z", self.tr("Cari keberatan dengan dua huruf pertamanya"))
        escape = KeyHint("Esc", self.tr("Tinggalkan isian, keberatan atau pertanyaan"))
        hints = [*own, digits, letters, escape]
        return sorted(hints, key=lambda hint: (*FIRST_KEYS, hint.key).index(hint.key))

    # -- drawing -------------------------------------------------------------------------

    def _show(self, view: DeskView) -> None:
        before, self._view = self._view, view
        if view.idle is not None:
            self.idle.show_view(view.idle)
            self.pages.setCurrentWidget(self.idle)
        self.middle.show_message(view.message)
        if view.call and view.contact and view.form:
            elsewhere = bool(view.form.code or view.writing)
            self.call_bar.show_view(view.call, to_save=elsewhere)
            self.contact.show_view(view.contact)
            self.outcome.keep_quiet(view.writing is not None)
            self.outcome.show_view(view.form)
            self.outcome.hint_undo(view.undoable and not view.form.code)
            self.middle.show_view(view, view.call)
            self.pages.setCurrentWidget(self.work)
            if before is None or before.form is None or before.form.session != view.form.session:
                self.setFocus()
        self.foot.show_view(view.foot, view.work, view.chosen_work, view.saved)
        if self.presenter.draft_due:
            self._keep_timer.start()

    # -- intents that also move the focus ------------------------------------------------

    def _dial(self) -> None:
        self.presenter.dial_or_hang_up()
        view = self._view
        if view is not None and view.call is not None and view.call.asks_override:
            self.overtime.start()

    def _next_number(self, step: int) -> None:
        if self._view is not None and self._view.writing is not None:
            self.presenter.next_recipient(step)
        else:
            self.presenter.choose_next_number(step)

    def _add_number(self, text: str) -> None:
        refused = self.presenter.add_number(text)
        if refused:
            self.contact.new_number.refuse(refused)
        else:
            self.contact.new_number.close_line()
            self.setFocus()

    def _work_anyway(self, box: OvertimeBox, reason: str) -> None:
        if self.presenter.work_anyway(reason):
            self.setFocus()
        else:
            box.refuse()

    def _answer(self, number: int) -> None:
        if not self._mine():
            return
        before = self._view.script.suggested if self._view and self._view.script else ""
        self.presenter.answer(number)
        script = self._view.script if self._view else None
        if script is not None and script.suggested and script.suggested != before:
            self.outcome.focus_first()
        else:
            self.setFocus()  # the answer that was clicked is gone, and the next is a digit

    def _save(self) -> None:
        if not self.presenter.save():
            self.outcome.focus_fault()

    def _raise(self, objection: str) -> None:
        self.presenter.talk.raise_objection(objection)
        self.setFocus()

    def _choose_work(self, choice: object) -> None:
        chosen = (
            next((one for one in self._view.work if one == choice), None) if self._view else None
        )
        if chosen is not None:
            self.presenter.choose_work(chosen)
            self.setFocus()

    def _idle_asked(self, action: IdleAction) -> None:
        news = self._session.news
        match action:
            case IdleAction.LISTS:
                news.room_wanted.emit("daftar")
            case IdleAction.QUEUE:
                news.room_wanted.emit("antrean")
            case IdleAction.VISITS:
                news.room_wanted.emit("kunjungan")
            case IdleAction.EVERYTHING:
                self.presenter.choose_work(EVERYTHING)
            case IdleAction.SHOW_SKIPPED:
                self.presenter.show_skipped()

    def _saved(self) -> None:
        """Tell the other rooms once the next contact is on the screen."""
        QTimer.singleShot(0, self, self._after_painting)

    def _after_painting(self) -> None:
        self.presenter.count()
        self._session.news.facts_changed.emit()

    def _look_again(self) -> None:
        if self._started and self.isVisible():
            self.presenter.refresh()

    def _mine(self) -> bool:
        """Whether the keys are meant for this room: not while the palette or the help is open."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~WITH_LETTERS
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain
        left = event.key() == Qt.Key.Key_Escape and self._escape()
        if left or (enter and self._enter()):
            event.accept()
        elif plain and event.text().isalpha() and self.script.isVisible():
            self.script.open_search(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """The answers and outcomes of the moment were made last; Tab finds them where they are."""
        panels = (self.idle, self.call_bar, self.contact, self.middle, self.outcome, self.foot)
        return tab_through(self, panels, forward=forward)

    def _enter(self) -> bool:
        """What stands in front takes Enter, unless it was typed into a field beside it."""
        focus = QApplication.focusWidget()
        if not (focus is None or focus is self or self.middle.pages.isAncestorOf(focus)):
            return False
        if self._view is not None and self._view.writing is not None:
            self.writing.open()
        elif self.script.isVisible() and self.script.objecting:
            self.presenter.talk.leave_objection()
        else:
            return False
        return True

    def _at_rest(self, focus: QWidget | None) -> bool:
        """Whether nothing outside the page in the middle has the cursor."""
        return focus is None or focus is self or self.messages.isAncestorOf(focus)

    def _escape(self) -> bool:
        """Leave what is in front: a question, an objection, a field. Nothing is lost."""
        focus = QApplication.focusWidget()
        if self._view is not None and self._view.skip_asked:
            self.presenter.cancel_skip()
        elif self._view is not None and self._view.writing is not None and self._at_rest(focus):
            self.presenter.stop_writing()
        elif self.sheets.panel.isVisible():
            self.sheets.leave()
        elif focus is not None and focus is not self:
            self.setFocus()
        elif self.script.isVisible() and self.script.searching:
            self.script.close_search()
        elif self.script.objecting:
            self.presenter.talk.leave_objection()
        elif self._view is not None and self._view.message is not None:
            self.presenter.dismiss()
        else:
            return False
        return True
