"""What every widget test stands on: one theme, no screen, no thread left behind."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from ui.background import Background, Errors
from ui.session import News, Session
from ui.theme import Theme, ThemeMode

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager to talk to, and says so."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


PATIENCE_MS = 30_000


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits half a minute where a test names no time: a busy machine is no fault."""
    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session")
def the_theme(qapp: QApplication) -> Theme:
    """The one theme of the test process."""
    return Theme(qapp, ThemeMode.LIGHT)


@pytest.fixture
def theme(the_theme: Theme) -> Iterator[Theme]:
    """The theme, light and at scale 1 before and after."""
    yield the_theme
    the_theme.set_mode(ThemeMode.LIGHT)
    the_theme.set_scale(1.0)


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """A test that leaves a thread behind fails."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads left behind: {left}"


@pytest.fixture(autouse=True)
def no_window_stays() -> Iterator[None]:
    """What a test deleted is gone before the next; else a change of theme restyles it for ever."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def background(qapp: QApplication, clock: HandClock) -> Iterator[Background]:
    worker = Background(Errors(clock))
    yield worker
    worker.shutdown()


@pytest.fixture
def news(qapp: QApplication) -> News:
    return News()


@pytest.fixture
def session(
    theme: Theme,
    workstation: Workstation,
    officer: Officer,
    background: Background,
    news: News,
    tmp_path: Path,
) -> Session:
    """An officer who is signed in."""
    return Session(workstation, officer, background, news, tmp_path)


@pytest.fixture
def lead_session(
    theme: Theme,
    workstation: Workstation,
    lead: Officer,
    background: Background,
    news: News,
    tmp_path: Path,
) -> Session:
    """A team lead who is signed in."""
    return Session(workstation, lead, background, news, tmp_path)
