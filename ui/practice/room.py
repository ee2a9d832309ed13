"""The Latihan room: a partner, scripts to walk through, progress; for leads figures and editor."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dialer.hours import local
from dialer.people import Right
from scripts_call.errors import ScriptCallError
from scripts_call.faults import Fault
from scripts_call.library import Library
from scripts_call.practice.shelf import Shelf
from ui.background import Progress
from ui.practice.partner import PartnerPage
from ui.practice.progress import ProgressPage
from ui.practice.walk import WalkPage
from ui.presenters.practice_people import read_shelf
from ui.presenters.script_examining import Check
from ui.presenters.script_shelf import ScriptShelf, outcome_codes
from ui.presenters.script_values import facts_of_day
from ui.scripts_figures import ScriptFiguresPage
from ui.session import Session
from ui.tabs import KeyTabs
from ui.theme import Tone, px
from ui.widgets import Command, Notice, Role, RoomPage, label


class PracticeRoom(RoomPage):
    """Nothing done here reaches contacts, queue, log or reports; the pages say so.

    Scripts and partners are read beside the window on the first visit. `published` is the shelf
    of the desk, so that what a lead publishes here reaches it; without it there is no editor.
    """

    def __init__(
        self,
        session: Session,
        scripts: Library,
        published: ScriptShelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._scripts, self._published = session, scripts, published
        self._reading = False
        self.tabs: KeyTabs | None = None
        self.figures: ScriptFiguresPage | None = None
        self.editor: RoomPage | None = None
        self.setAccessibleName(self.tr("Latihan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        self.notice = Notice(closable=False)
        self.notice.hide()
        column.addWidget(self.notice)
        self.front = QStackedWidget()
        waiting = label(self.tr("Menyiapkan teman latihan dan naskah…"), Role.MUTED)
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.front.addWidget(waiting)
        column.addWidget(self.front, 1)

    def entered(self) -> None:
        """Read what is needed on the first visit, later stand on the page that was left."""
        if self.tabs is not None:
            self.tabs.turn_to(self.tabs.currentIndex())
        elif not self._reading:
            self._reading = True
            scripts = self._scripts

            def read(_progress: Progress) -> Shelf:
                return read_shelf(scripts)

            self._session.background.run(read, self._build, self._failed, owner=self)

    def left(self) -> None:
        """Keep what a lead has half written."""
        if self.editor is not None:
            self.editor.left()

    def may_close(self) -> bool:
        """A text that cannot be kept is not given up silently."""
        if self.editor is None or self.editor.may_close():
            return True
        self._show_editor()
        return False

    def commands(self, query: str) -> list[Command]:
        """What the editor adds."""
        return self.editor.commands(query) if self.editor is not None else []

    def use_scripts(self, scripts: Library) -> None:
        """Something was published: from now on these are walked through."""
        self._scripts = scripts
        if self.tabs is not None:
            self.walk.use_scripts(scripts)
            if self.figures is not None:
                self.figures.use_scripts(scripts)

    def _build(self, shelf: Shelf) -> None:
        session = self._session
        self.partner = PartnerPage(session, shelf)
        self.walk = WalkPage(session, self._scripts)
        self.progress = ProgressPage(session, shelf)
        pages: list[tuple[str, QWidget]] = [
            (self.tr("Teman latihan"), self.partner),
            (self.tr("Telusuri naskah"), self.walk),
            (self.tr("Kemajuan"), self.progress),
        ]
        if session.officer.may(Right.COACH):
            self.figures = ScriptFiguresPage(session, self._scripts)
            pages.append((self.tr("Naskah & keberatan"), self.figures))
        if self._published is not None and session.officer.may(Right.EDIT_SCRIPTS):
            from ui.scripts import ScriptsPage

            editor = ScriptsPage(session, self._published, check=_check(session))
            editor.wanted.connect(self._show_editor)
            self.editor = editor
            pages.append((self.tr("Naskah"), editor))
        self.tabs = KeyTabs(self.tr("Latihan"), pages)
        self.front.addWidget(self.tabs)
        self.front.setCurrentWidget(self.tabs)
        self.tabs.turn_to(0)

    def _show_editor(self) -> None:
        if self.tabs is not None and self.editor is not None:
            self.tabs.turn_to(self.tabs.indexOf(self.editor))

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self.front.hide()
        self.notice.show()
        if not isinstance(error, ScriptCallError):
            self.notice.tell(Tone.BAD, self.tr("Latihan tidak dapat dibuka."))
            raise error
        self.notice.tell(Tone.BAD, self.tr("Latihan tidak dapat dibuka."), error.sentence)


def _check(session: Session) -> Check:
    """The check of the editor: everything that is known of good scripts, with today's facts."""
    from scripts_call.lint import lint_source

    outcomes = outcome_codes(session.workstation.rulebook)

    def check(source: str, name: str) -> Sequence[Fault]:
        station = session.workstation
        today = local(station.now(), station.branch().zone).date()
        return lint_source(source, name, outcomes=outcomes, facts=facts_of_day(today))

    return check
