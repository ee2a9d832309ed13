"""An empty store that is open, and a disk that fills up."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from db.store import SqlStore
from tests.db.hardship import Disk
from tests.db.making_stores import StoreMaker


@pytest.fixture
def opened(make_store: StoreMaker) -> Iterator[SqlStore]:
    store = make_store()
    yield store
    store.close()


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = Disk()
    event.listen(Engine, "connect", made.joined)
    yield made
    event.remove(Engine, "connect", made.joined)
