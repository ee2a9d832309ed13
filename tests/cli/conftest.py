"""A data directory to run commands on."""

from pathlib import Path

import pytest

from tests.db.making_stores import StoreMaker


@pytest.fixture(scope="module")
def data(make_store: StoreMaker) -> Path:
    """An empty store that is closed, for all tests of a module."""
    return make_store.folder()


@pytest.fixture
def own_data(make_store: StoreMaker) -> Path:
    """An empty store that is closed, for one test."""
    return make_store.folder()
