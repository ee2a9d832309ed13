"""A lead's and a petugas's session over a branch that has worked."""

import pytest

from dialer.people import Officer, Role
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer
from tests.ui.review.working import Branch, make_branch


@pytest.fixture
def branch(workstation: Workstation, clock: HandClock) -> Branch:
    return make_branch(workstation, clock)


@pytest.fixture
def other(workstation: Workstation) -> Officer:
    return add_officer(workstation, "Nurhaliza Harahap", Role.AGENT)
