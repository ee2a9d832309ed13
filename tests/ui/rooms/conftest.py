"""A session of one officer over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dialer.people import Officer
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.ui.rooms.working import Office
from ui.background import Background, Errors
from ui.session import News, Session
from ui.theme import Theme


@pytest.fixture
def office(workstation: Workstation, tmp_path: Path) -> Office:
    folder = tmp_path / "berkas"
    folder.mkdir()
    return Office(workstation, folder)


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
    return Session(workstation, lead, background, news, tmp_path)
