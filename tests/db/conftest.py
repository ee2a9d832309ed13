"""An empty store that is open."""

from collections.abc import Iterator

import pytest

from db.store import SqlStore
from tests.db.making_stores import StoreMaker


@pytest.fixture
def opened(make_store: StoreMaker) -> Iterator[SqlStore]:
    store = make_store()
    yield store
    store.close()
