"""Databases for tests: real files, each in a folder of its own."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from explorer.store.store import Store


def counting_uids() -> Callable[[], str]:
    """Uids that are the same in every run: uid-1, uid-2, …"""
    numbers = count(1)
    return lambda: f"uid-{next(numbers)}"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where `store` keeps its file."""
    return tmp_path / "records.db"


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """A new, empty database, open for reading and writing."""
    with Store.create(store_path) as opened:
        yield opened
