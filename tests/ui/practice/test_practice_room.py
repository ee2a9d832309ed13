from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from scripts_call.library import Library, load_library
from scripts_call.model import ScriptKind
from scripts_call.practice.shelf import load_shelf
from tests.ui.practice.conftest import Show
from ui.practice import PracticeRoom
from ui.presenters.script_shelf import ScriptShelf
from ui.session import Session
from ui.tabs import KeyTabs

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(room: PracticeRoom, show: Show, qtbot: QtBot) -> KeyTabs:
    """The tabs of a room that has been entered."""
    show(room)
    room.entered()
    qtbot.waitUntil(lambda: room.tabs is not None)
    assert room.tabs is not None
    return room.tabs


def titles(tabs: KeyTabs) -> list[str]:
    return [tabs.tabText(place).replace("&&", "&") for place in range(tabs.count())]


def small_library() -> Library:
    """The scripts for the first call of each kind."""
    whole = load_library()
    scripts = [whole.script_for(kind) for kind in ScriptKind]
    return Library({script.id: script for script in scripts})


def test_a_petugas_practises_and_sees_their_own(session: Session, show: Show, qtbot: QtBot) -> None:
    shelf = ScriptShelf(session.workstation, small_library())
    room = PracticeRoom(session, shelf.library, shelf)
    tabs = opened(room, show, qtbot)
    assert titles(tabs) == ["Teman latihan", "Telusuri naskah", "Kemajuan"]


def test_a_lead_also_has_the_figures_and_the_editor(
    lead_session: Session, show: Show, qtbot: QtBot
) -> None:
    shelf = ScriptShelf(lead_session.workstation, small_library())
    room = PracticeRoom(lead_session, shelf.library, shelf)
    tabs = opened(room, show, qtbot)
    assert titles(tabs)[3:] == ["Naskah & keberatan", "Naskah"]
    assert room.may_close()


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QObject] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_part_flashes_as_a_window_while_the_room_is_built(
    lead_session: Session, show: Show, qtbot: QtBot, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    shelf = ScriptShelf(lead_session.workstation, small_library())
    room = PracticeRoom(lead_session, shelf.library, shelf)
    tabs = opened(room, show, qtbot)
    for place in range(tabs.count()):
        tabs.turn_to(place)
        qapp.processEvents()
    qapp.removeEventFilter(windows)
    assert windows.shown == [room]


def test_tabs_are_turned_by_key_and_the_page_gets_the_keyboard(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    room = PracticeRoom(session, small_library())
    tabs = opened(room, show, qtbot)
    for key, page in (
        (Qt.Key.Key_3, room.progress),
        (Qt.Key.Key_2, room.walk),
        (Qt.Key.Key_1, room.partner),
    ):
        QTest.keyClick(room, key, CTRL)
        assert tabs.currentWidget() is page
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is page or page.isAncestorOf(focus)


def test_what_is_published_is_walked_through_at_once(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    library = small_library()
    room = PracticeRoom(session, library)
    opened(room, show, qtbot)
    QTest.keyClick(room, Qt.Key.Key_2, CTRL)
    members = library.script_for(ScriptKind.ARREARS)
    room.use_scripts(Library({members.id: members}))
    assert room.walk.choice.count() == 1
    assert room.walk.choice.value == members.id


def test_a_branchs_script_without_objections_keeps_nobody_from_practising(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    library = small_library()
    bare = {name: replace(script, objections={}) for name, script in library.scripts.items()}
    room = PracticeRoom(session, Library(bare))
    opened(room, show, qtbot)
    assert list(room.partner.presenter.shelf.personas) == list(load_shelf().personas)
