"""The page Naskah: edit, check, compare, try and publish the scripts. For leads.

The presenter holds the logic. Checking runs beside the window a moment after the last letter;
what is typed is kept in the store soon after, and whenever the page is left.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.errors import SambungError
from scripts_call.faults import Fault
from scripts_call.loader import check_source
from ui.background import Task
from ui.presenters.script_editor import ScriptEditor
from ui.presenters.script_editor_view import EditorView
from ui.presenters.script_examining import Check
from ui.presenters.script_shelf import ScriptShelf
from ui.scripts.editing import EditingPage
from ui.scripts.files import (
    ChooseFile,
    ask_source,
    ask_target,
    read_script_file,
    write_script_file,
)
from ui.scripts.note_bar import Deed, NoteBar
from ui.scripts.top_bar import TopBar
from ui.scripts.trial import TrialPage
from ui.scripts.versions_page import VersionsPage
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Command, Notice, RoomPage

CHECK_AFTER_MS: Final = 300
KEEP_AFTER_MS: Final = 800


def structure_only(source: str, _name: str) -> Sequence[Fault]:
    """The check of the loader alone."""
    return check_source(source)


class ScriptsPage(RoomPage):
    """`shelf` is the one the desk uses, so that what is published reaches it.

    `wanted` asks whoever holds the page to bring it on screen.
    """

    wanted = Signal()

    def __init__(
        self,
        session: Session,
        shelf: ScriptShelf,
        parent: QWidget | None = None,
        *,
        check: Check = structure_only,
        choose_source: ChooseFile | None = None,
        choose_target: ChooseFile | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._choose_source = choose_source or ask_source(self)
        self._choose_target = choose_target or ask_target(self)
        self._view: EditorView | None = None
        self._checking: Task | None = None
        self.editor = ScriptEditor(session.workstation, session.officer, shelf, check)
        self.setAccessibleName(self.tr("Naskah"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        self.top = TopBar()
        self.told = Notice(Tone.WARN, closable=False)
        self.notice = Notice()
        self.pages = QStackedWidget()
        self.note_bar = NoteBar()
        for widget in (self.top, self.told, self.notice):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.note_bar)
        self.told.hide()
        self.notice.hide()
        self.editing = EditingPage(self.editor)
        self.versions = VersionsPage(self.editor.compare)
        self.trial = TrialPage(session)
        for page in (self.editing, self.versions, self.trial):
            self.pages.addWidget(page)
        self._check_timer = self._timer(CHECK_AFTER_MS, self._check)
        self._keep_timer = self._timer(KEEP_AFTER_MS, self._keep)
        self._listen()
        self.setFocusProxy(self.editing)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _listen(self) -> None:
        self.editor.listener = self._show
        self.editor.published = self._session.news.scripts_changed.emit
        self.editing.text.typed.connect(self._typed)
        self.top.scripts.picked.connect(self._open)
        self.top.bring_in.clicked.connect(self._bring_in)
        self.top.take_out.clicked.connect(self._take_out)
        self.top.versions.clicked.connect(self.show_versions)
        self.top.try_out.clicked.connect(self.show_trial)
        self.top.save.clicked.connect(partial(self._ask, Deed.SAVE))
        self.top.publish.clicked.connect(partial(self._ask, Deed.PUBLISH))
        self.note_bar.given.connect(self._do)
        self.note_bar.closed.connect(self._close_note)
        self.versions.taken.connect(self._take_version)
        self.versions.withdraw_asked.connect(partial(self._ask, Deed.WITHDRAW))
        self.versions.closed.connect(self.show_editing)
        self.trial.closed.connect(self.show_editing)

    # -- being looked at ---------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._view is None:
            self._attempt(self.editor.open)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep()

    @override
    def left(self) -> None:
        self._keep()

    @override
    def may_close(self) -> bool:
        self._keep()
        return not self.editor.due

    @override
    def commands(self, query: str) -> list[Command]:
        wanted = query.casefold()
        return [
            Command(
                self.tr("Sunting naskah: {0}").format(one.title),
                partial(self.edit, one.script_id),
            )
            for one in (self._view.scripts if self._view else ())
            if wanted in one.title.casefold()
        ]

    def edit(self, script_id: str) -> None:
        """Open a script, wherever the person is."""
        self.wanted.emit()
        self._open(script_id)

    def show_editing(self) -> None:
        """Back to the text."""
        self._turn_to(self.editing)
        self.trial.put_away()

    def show_versions(self) -> None:
        """The versions of the open script."""
        self._keep()
        self._turn_to(self.versions)
        self._list_versions()

    def show_trial(self) -> None:
        """Walk through the text as it stands, with an invented contact."""
        script = self.editor.script()
        if script is None:
            self._tell(
                Tone.WARN,
                self.tr("Naskah ini belum dapat dicoba."),
                todo=self.tr("Perbaiki dahulu kesalahan di daftar temuan (F3)."),
            )
            return
        self.trial.show_script(script)
        self._turn_to(self.trial)

    # -- intents -----------------------------------------------------------------------------

    def _open(self, script_id: str) -> None:
        if self._attempt(lambda: self.editor.open(script_id)):
            self.show_editing()

    def _typed(self, source: str) -> None:
        self.editor.type(source)
        self._check_timer.start()
        self._keep_timer.start()

    def _keep(self) -> None:
        self._keep_timer.stop()
        self._attempt(self.editor.keep)

    def _check(self) -> None:
        """Look the text over beside the window; one look at a time, the last word by the newest."""
        if self._checking is None:
            work = self.editor.work()
            self._checking = self._session.background.run(
                lambda _progress: work(),
                self.editor.examined,
                ended=lambda _state: self._check_again(),
                owner=self,
            )

    def _check_again(self) -> None:
        self._checking = None
        if self._view is not None and not self._view.examined and not self._check_timer.isActive():
            self._check()

    def _ask(self, deed: Deed) -> None:
        view = self._view
        if view is not None:
            self.top.setEnabled(False)
            self.note_bar.ask(deed, self._title(view))

    def _close_note(self) -> None:
        self.note_bar.hide()
        self.top.setEnabled(True)
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def _do(self, deed: object, note: str) -> None:
        try:
            happened = self._done(deed, note)
        except SambungError as error:
            self.note_bar.refuse(error.sentence)
            return
        self.note_bar.done()
        self._close_note()
        self.show_editing()
        self._tell(Tone.GOOD, happened)

    def _done(self, deed: object, note: str) -> str:
        if deed is Deed.PUBLISH:
            title = self.editor.publish(note)
            return self.tr("“{0}” terbit dan dipakai mulai kontak berikutnya.").format(title)
        if deed is Deed.WITHDRAW:
            self.editor.withdraw(note)
            return self.tr("Naskah bawaan dipakai lagi. Versi terbitan tetap tersimpan.")
        self.editor.save(note)
        return self.tr("Teks disimpan sebagai versi. Naskah yang dipakai tidak berubah.")

    def _take_version(self, version_id: str) -> None:
        if self._attempt(lambda: self.editor.take_version(version_id)):
            self.show_editing()
            self._tell(
                Tone.INFO,
                self.tr("Teks versi itu sudah di layar dan belum terbit."),
                self.tr("Teks yang sedang disunting sebelumnya tersimpan di Versi."),
            )

    def _bring_in(self) -> None:
        chosen = self._choose_source(self._session.export_dir)
        if chosen is None:
            return
        if self._attempt(lambda: self.editor.bring_in(read_script_file(chosen))):
            told = self.tr("Berkas {0} dibuka untuk disunting dan belum terbit.")
            self._tell(Tone.INFO, told.format(chosen.name))

    def _take_out(self) -> None:
        suggested = self._session.export_dir / f"{self.editor.script_id}.toml"
        chosen = self._choose_target(suggested)
        if chosen is None:
            return
        if self._attempt(lambda: write_script_file(chosen, self.editor.source)):
            self._tell(Tone.GOOD, self.tr("Teks disimpan ke {0}.").format(chosen))

    # -- inside ------------------------------------------------------------------------------

    def _show(self, view: EditorView) -> None:
        before, self._view = self._view, view
        self.top.show_state(view)
        self.editing.show_view(view)
        self.told.setVisible(bool(view.told))
        if view.told:
            self.told.tell(Tone.WARN, " ".join(view.told))
        if before is None or before.session != view.session:
            self._check()

    def _turn_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.top.setVisible(page is self.editing)
        self.notice.hide()
        page.setFocus()

    def _list_versions(self) -> None:
        if self._view is not None:
            self.versions.show_versions(
                self._title(self._view), self.editor.rows(), can_withdraw=self._view.can_withdraw
            )

    def _title(self, view: EditorView) -> str:
        titles = {one.script_id: one.title for one in view.scripts}
        return titles.get(view.script_id, view.script_id)

    def _attempt(self, what: Callable[[], object]) -> bool:
        """Do it; what keeps it from being done is told in place. Say whether it was done."""
        try:
            what()
        except SambungError as error:
            self._tell(Tone.BAD, error.sentence, self.tr("Teks tetap ada di layar ini."))
            return False
        return True

    def _tell(self, tone: Tone, happened: str, safe: str = "", todo: str = "") -> None:
        self.notice.tell(tone, happened, safe, todo)
        self.notice.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.versions:
            self.show_editing()
        else:
            super().keyPressEvent(event)
