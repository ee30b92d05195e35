"""Databases for tests: real files, each in a folder of its own."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from explorer.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def counting_uids() -> Callable[[], str]:
    """Uids that are the same in every run: uid-1, uid-2, …"""
    numbers = count(1)
    return lambda: f"uid-{next(numbers)}"


def ticking_clock() -> Callable[[], str]:
    """A clock that is a second later at each look, the same in every run."""
    seconds = count()
    return lambda: "2026-01-01T{:02}:{:02}:{:02}Z".format(*_hands(next(seconds)))


def _hands(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600 % 24, seconds // 60 % 60, seconds % 60


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where `store` keeps its file."""
    return tmp_path / "records.db"


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """A new, empty database, open for reading and writing."""
    with Store.create(store_path, clock=ticking_clock(), new_uid=counting_uids()) as opened:
        yield opened
