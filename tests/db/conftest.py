"""Stores that are quick to make."""

from collections.abc import Iterator

import pytest

from db.store import SqlStore
from tests.db.making_stores import StoreMaker


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> StoreMaker:
    return StoreMaker(tmp_path_factory.mktemp("stores"))


@pytest.fixture
def opened(make_store: StoreMaker) -> Iterator[SqlStore]:
    store = make_store()
    yield store
    store.close()
