"""A workstation that knows two members."""

import pytest

from dialer.workstation import Workstation
from tests.payments.making import CUT_CARD, POCUT_CARD, known


@pytest.fixture
def station(workstation: Workstation) -> Workstation:
    known(workstation, "cut", CUT_CARD)
    known(workstation, "pocut", POCUT_CARD)
    return workstation
