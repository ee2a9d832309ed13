"""The rooms of the window in the order of the rail; built and imported on their first visit."""

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dialer.people import Right
from ui.icons import Icon
from ui.session import Session
from ui.shell import Room
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.presenters.script_shelf import ScriptShelf
    from ui.telephones import Telephones


NOTE_AFTER_MS: Final = 5_000
"""The texts of the program are put by when the first window has long been painted."""

RULES_AGAIN_MS: Final = 30 * 60 * 1_000


def put_by_later(session: Session, scripts: "ScriptShelf") -> None:
    """Keep the texts of this program in the store, so that they outlive its next version."""

    def put_by() -> None:
        if not session.background.closed:
            session.background.run(lambda _progress: scripts.note_shipped(), lambda _count: None)

    QTimer.singleShot(NOTE_AFTER_MS, session.news, put_by)


def put_rules_to_work(session: Session) -> None:
    """Order the queue by the rules of today, some time after the first window was painted.

    A window that stays open over night looks again: a rule may hold from the new day on.
    """

    def work() -> None:
        if not session.background.closed:
            rules = session.workstation.calling_rules
            session.background.run(
                lambda progress: rules.put_to_work(progress.report), lambda _count: None
            )

    QTimer.singleShot(NOTE_AFTER_MS, session.news, work)
    again = QTimer(session.news)
    again.setInterval(RULES_AGAIN_MS)
    again.timeout.connect(work)
    again.start()


def tell_of_broken_scripts(session: Session, scripts: "ScriptShelf") -> None:
    """A lead hears of published scripts that cannot be used; officers simply have others."""
    if scripts.broken and session.officer.may(Right.EDIT_SCRIPTS):
        session.news.notice.emit("warn", scripts.broken[0].sentence)


def send_by_itself(session: Session) -> None:
    """Let reports go at their time from now on, when the first window has long been painted."""

    def begin() -> None:
        if not session.background.closed:
            from ui.reports.daily import DailySending

            DailySending(session, session.news).look()

    QTimer.singleShot(NOTE_AFTER_MS, session.news, begin)


def build_rooms(session: Session, theme: Theme, telephones: "Telephones") -> tuple[Room, ...]:
    """Return the specs of all rooms for one signed-in person."""
    send_by_itself(session)

    put_rules_to_work(session)

    @cache
    def shelf() -> "ScriptShelf":
        from scripts_call.library import load_library
        from ui.presenters.script_shelf import ScriptShelf

        made = ScriptShelf(session.workstation, load_library())
        session.news.scripts_changed.connect(made.refresh)
        put_by_later(session, made)
        return made

    def desk() -> QWidget:
        from ui.desk.room import DeskRoom
        from ui.undo import add_undo_at_the_desk

        scripts = shelf()
        room = DeskRoom(session, telephones.ways, scripts.library, scripts.version)
        session.news.scripts_changed.connect(lambda: room.presenter.use_scripts(scripts.library))
        tell_of_broken_scripts(session, scripts)
        add_undo_at_the_desk(room, session)
        return room

    def queue() -> QWidget:
        from ui.queue import QueueRoom

        return QueueRoom(session)

    def lists() -> QWidget:
        from ui.lists.room import ListsRoom

        return ListsRoom(session)

    def promises() -> QWidget:
        from ui.promises import PromisesRoom

        return PromisesRoom(session)

    def visits() -> QWidget:
        from ui.visits import VisitsRoom

        return VisitsRoom(session)

    def review() -> QWidget:
        from ui.review.room import ReviewRoom
        from ui.undo import add_undo_in_the_log

        room = ReviewRoom(session)
        add_undo_in_the_log(room, session, lambda: room.table.current)
        return room

    def reports() -> QWidget:
        from ui.reports.room import ReportsRoom

        return ReportsRoom(session)

    def practice() -> QWidget:
        from ui.practice import PracticeRoom

        scripts = shelf()
        room = PracticeRoom(session, scripts.library, scripts)
        session.news.scripts_changed.connect(lambda: room.use_scripts(scripts.library))
        return room

    def settings() -> QWidget:
        from ui.settings.room import SettingsRoom

        return SettingsRoom(session, theme, telephones)

    return (
        Room("meja", "Meja", Icon.DESK, desk),
        Room("antrean", "Antrean", Icon.QUEUE, queue),
        Room("daftar", "Daftar", Icon.LISTS, lists),
        Room("janji", "Janji", Icon.PROMISE, promises),
        Room("kunjungan", "Kunjungan", Icon.VISIT, visits),
        Room("pantau", "Pantau", Icon.MONITOR, review),
        Room("laporan", "Laporan", Icon.REPORT, reports),
        Room("latihan", "Latihan", Icon.PRACTICE, practice),
        Room("pengaturan", "Pengaturan", Icon.SETTINGS, settings),
    )
