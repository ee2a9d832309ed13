"""A lead's and a petugas's session over a branch that has worked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dialer.people import Officer, Role
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer
from tests.ui.review.working import Branch, make_branch
from ui.background import Background, Errors
from ui.session import News, Session
from ui.theme import Theme


@pytest.fixture
def branch(workstation: Workstation, clock: HandClock) -> Branch:
    return make_branch(workstation, clock)


@pytest.fixture
def other(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Nurhaliza Harahap", Role.AGENT)


@pytest.fixture
def background(qapp: QApplication, clock: HandClock) -> Iterator[Background]:
    worker = Background(Errors(clock))
    yield worker
    worker.shutdown()


@pytest.fixture
def news(qapp: QApplication) -> News:
    return News()


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


@pytest.fixture
def own_session(
    theme: Theme,
    workstation: Workstation,
    officer: Officer,
    background: Background,
    news: News,
    tmp_path: Path,
) -> Session:
    return Session(workstation, officer, background, news, tmp_path)
