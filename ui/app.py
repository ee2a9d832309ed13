"""The window's composition root: opens the store, asks who is there, builds the rooms.

Order of the first window: theme, shell, store, then a cover (passphrase, first run or sign-in).
Rooms are built when first visited. Expected failures at the start stand in the window as sentences;
the process then ends with their exit code.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication

from db.keys import KeyState
from dialer.branch import Branch
from dialer.errors import ExitCode, KeyRefusedError, SambungError
from dialer.hours import local
from dialer.people import Officer, SignIn
from dialer.ports import Now
from dialer.telephony.setup import load_telephony
from dialer.workstation import Workstation
from ui.background import BUGS, Background, ErrorReport, Errors
from ui.compose import Opened, asked_key, given_passphrase, open_workstation, utc_now
from ui.entry.first_run import FirstRun, FirstRunPage
from ui.entry.passphrase import PassphrasePage
from ui.entry.sign_in import SignInPage
from ui.entry.trouble import TroublePage
from ui.finding import contact_provider
from ui.pausing import Pausing
from ui.presenters.words import role_word
from ui.reminding import Reminding
from ui.rooms import build_rooms
from ui.session import News, Session
from ui.shell import Shell
from ui.theme import Theme, ThemeMode, Tone

if TYPE_CHECKING:
    from ui.telephones import Telephones

LAST_OFFICER = "last_officer"
LOOK = "look"
"""The setting that keeps light or dark and the size of the letters on this desk."""


class Program(QObject):
    """One running workstation: from the first cover to the last commit."""

    def __init__(self, theme: Theme, data: Path | None, now: Now = utc_now) -> None:
        super().__init__()
        self.theme = theme
        self.exit_code = ExitCode.OK
        self._data = data
        self._now = now
        self._stack = ExitStack()
        self._opened: Opened | None = None
        self._zone = Branch().zone
        self.officer: Officer | None = None
        self.errors = Errors(self.local_now, self)
        self.errors.reported.connect(self._tell)
        self.background = Background(self.errors, parent=self)
        self.telephones: Telephones | None = None
        self.pausing: Pausing | None = None
        self.reminding: Reminding | None = None
        self._look: dict[str, object] = {}
        self.shell = Shell((), theme, self.local_now)

    @property
    def workstation(self) -> Workstation:
        """The open workstation; asking before the store is open is a bug."""
        assert self._opened is not None
        return self._opened.workstation

    def local_now(self) -> datetime:
        """The time of the branch. Never asks the store, which may be what just failed."""
        return local(self._now(), self._zone)

    def start(self) -> None:
        """Show the window and open the store, or say why it cannot be opened."""
        self.shell.show()
        try:
            state = asked_key(self._data)
        except SambungError as error:
            self._say_trouble(error)
            return
        if given_passphrase() is None and state is not KeyState.KEYSTORE:
            self._ask_passphrase(choose=state is KeyState.PASSPHRASE_TO_CHOOSE)
        else:
            self.open_store(given_passphrase())

    def open_store(self, passphrase: str | None, page: PassphrasePage | None = None) -> None:
        """Open the store and ask who is there; what goes wrong is said in the window."""
        try:
            opening = open_workstation(self._data, passphrase, self._now)
            self._opened = self._stack.enter_context(opening)
        except SambungError as error:
            self.exit_code = error.exit_code
            if page is not None and isinstance(error, KeyRefusedError):
                page.show_error(error.sentence)
            else:
                self._say_trouble(error)
            return
        self.exit_code = ExitCode.OK
        self._stack.enter_context(error_log(self._opened.data_dir))
        self._zone = self.workstation.branch().zone
        self._take_up_look()
        recordings = self.workstation.recordings
        if recordings is not None:
            self.background.run(lambda _told: recordings.sweep(), lambda _gone: None)
        if self.workstation.store.unsettled_import() is not None:
            self.background.run(lambda _told: self.workstation.intake.settle(), lambda _done: None)
        if self.workstation.accounts.needs_first_lead():
            self._ask_first_lead()
        else:
            self.ask_sign_in()

    def ask_sign_in(self) -> None:
        """Cover the window until somebody signs in."""
        officers = [one for one in self.workstation.accounts.officers() if one.active]
        page = SignInPage(officers, self.workstation.store.setting(LAST_OFFICER) or "")
        page.tried.connect(lambda officer_id, pin: self._try_pin(page, officer_id, pin))
        self.shell.cover(page)

    def enter(self, officer: Officer) -> None:
        """Let somebody in: their rooms as they left them, or fresh ones for somebody else."""
        if self.officer is not None and self.officer.officer_id == officer.officer_id:
            self.shell.uncover()
            return
        with self.workstation.store.writing() as writer:
            writer.put_setting(LAST_OFFICER, officer.officer_id)
        self.officer = officer
        before = self.shell
        self.shell = self._shell_of(officer)
        self.shell.setGeometry(before.geometry())
        self.shell.setWindowState(before.windowState())
        self.shell.show()
        before.hide()
        before.deleteLater()
        self.shell.open_room("meja")

    def close(self) -> None:
        """Say that the officer leaves, stop the clocks, telephones and threads, close the store."""
        for clock in self.shell.findChildren(QTimer):
            clock.stop()  # none of them may ask a store that is closed
        if self.pausing is not None:
            try:
                self.pausing.leave()
            except Exception as error:
                self.errors.report_error(error)
            self.pausing = None
        if self.telephones is not None:
            self.telephones.close()
        self.background.shutdown()
        self._stack.close()

    def _take_up_look(self) -> None:
        """Show light or dark and the size of the letters as this desk had them last."""
        kept = self.workstation.store.setting(LOOK)
        if isinstance(kept, dict):
            self._look = kept
            self.theme.set_mode(ThemeMode(kept["mode"]))
            self.theme.set_scale(kept["scale"])
        self.theme.changed.connect(self._keep_look)
        self._stack.callback(self.theme.changed.disconnect, self._keep_look)

    def _keep_look(self) -> None:
        look: dict[str, object] = {"mode": self.theme.mode.value, "scale": self.theme.scale}
        if look != self._look:
            self._look = look
            with self.workstation.store.writing() as writer:
                writer.put_setting(LOOK, look)

    def _shell_of(self, officer: Officer) -> Shell:
        news = News()
        downloads = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        session = Session(self.workstation, officer, self.background, news, Path(downloads))
        telephones = self._telephones_of(news)
        shell = Shell(build_rooms(session, self.theme, telephones), self.theme, self.local_now)
        news.setParent(shell)
        shell.add_provider(contact_provider(session))
        news.room_wanted.connect(shell.open_room)
        news.contact_wanted.connect(lambda *_wanted: shell.open_room("meja"))
        news.notice.connect(lambda tone, text: shell.show_notice(Tone[tone.upper()], text))
        news.work.connect(shell.header.show_work)
        news.settings_changed.connect(lambda: self._follow_settings(shell))
        self.reminding = Reminding(shell, session)
        self.pausing = Pausing(shell, self.workstation, officer, self.local_now)
        shell.lock_requested.connect(self.ask_sign_in)
        shell.show_officer(officer.name, role_word(officer.role))
        return shell

    def _telephones_of(self, news: News) -> "Telephones":
        """The telephones of this desk; what has a server looks for it beside the window."""
        from ui.telephones import Telephones

        if self.telephones is None:
            self.telephones = Telephones(partial(load_telephony, self.workstation.store), self)
        made = self.telephones
        made.changed.connect(news.telephones_changed)
        news.settings_changed.connect(made.rebuild)
        made.rebuild()
        return made

    def _follow_settings(self, shell: Shell) -> None:
        assert self.officer is not None
        self._zone = self.workstation.branch().zone
        officer = self.workstation.store.officer(self.officer.officer_id)
        if officer is not None:
            shell.show_officer(officer.name, role_word(officer.role))

    def _ask_passphrase(self, *, choose: bool) -> None:
        page = PassphrasePage(choose=choose)
        page.given.connect(lambda passphrase: self.open_store(passphrase, page))
        self.shell.cover(page)

    def _ask_first_lead(self) -> None:
        page = FirstRunPage(self.workstation.branch())
        page.submitted.connect(lambda asked: self._make_first_lead(page, asked))
        self.shell.cover(page)

    def _make_first_lead(self, page: FirstRunPage, asked: FirstRun) -> None:
        try:
            lead = self.workstation.accounts.create_first_lead(asked.name, asked.pin)
        except SambungError as error:
            page.show_error(error.sentence)
            return
        self.workstation.set_branch(lead, replace(asked.branch, lead_name=lead.name))
        self._zone = asked.branch.zone
        self.enter(lead)

    def _try_pin(self, page: SignInPage, officer_id: str, pin: str) -> None:
        answer = self.workstation.accounts.sign_in(officer_id, pin)
        if answer.officer is not None and answer.result is SignIn.OK:
            self.enter(answer.officer)
        else:
            page.show_result(answer, self.local_now())

    def _say_trouble(self, error: SambungError) -> None:
        self.exit_code = error.exit_code
        page = TroublePage(error.sentence)
        page.retry_requested.connect(self.start)
        page.close_requested.connect(self.shell.close)
        self.shell.cover(page)

    def _tell(self, report: ErrorReport) -> None:
        """In the shell of the moment; it is another one for each officer."""
        self.shell.show_error(report)


@contextmanager
def error_log(data_dir: Path) -> Iterator[None]:
    """Write bugs (types and places, never values) to `sambung.log` beside the data."""
    handler = RotatingFileHandler(
        data_dir / "sambung.log", maxBytes=256_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger(BUGS)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


def run_window(data: Path | None, started: float | None = None) -> int:
    """Open the workstation and run until it is closed; return the exit code.

    `started` (seconds of perf_counter) prints how long the way to the first painted window took.
    """
    phases = [("imports", perf_counter())]
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Sambung")
    application.setOrganizationName("Sambung")
    theme = Theme(application)
    phases.append(("qt", perf_counter()))
    program = Program(theme, data)
    program.errors.install()
    program.shell.resize(1280, 720)
    program.shell.setWindowState(Qt.WindowState.WindowMaximized)  # all of a small screen
    phases.append(("shell", perf_counter()))
    program.start()
    phases.append(("store", perf_counter()))
    if started is not None:
        QTimer.singleShot(0, lambda: _print_timing(started, phases))
    try:
        code = application.exec()
    finally:
        program.close()
    return int(program.exit_code) or code


def _print_timing(started: float, phases: list[tuple[str, float]]) -> None:
    QApplication.processEvents()
    phases.append(("painted", perf_counter()))
    before = started
    for name, at in phases:
        sys.stdout.write(f"{name:>8} {(at - before) * 1000:7.0f} ms\n")
        before = at
    sys.stdout.write(f"{'first window':>8} {(before - started) * 1000:7.0f} ms\n")
    sys.stdout.flush()
