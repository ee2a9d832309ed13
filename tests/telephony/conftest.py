"""Softphones that are switched off at the end of a test."""

from collections.abc import Callable, Iterator

import pytest

from dialer.telephony.sip.wire import Account
from tests.telephony.softphone_desk import Telephone


@pytest.fixture
def at_desk() -> Iterator[Callable[..., Telephone]]:
    made: list[Telephone] = []

    def make(server: str, account: Account | None = None, second: float = 1.0) -> Telephone:
        made.append(Telephone(server, account, second=second))
        return made[-1]

    yield make
    for one in made:
        one.phone.stop()
