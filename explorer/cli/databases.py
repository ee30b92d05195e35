"""How a command opens the database that it is given: to read, or to write."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.store.store import Store


@contextmanager
def reading(path: Path) -> Iterator[Store]:
    """The database, for questions.

    It is brought up to date first where its schema is older or another program has written to it.
    """
    with Store.open(path) as store:
        yield store


@contextmanager
def writing(path: Path) -> Iterator[Store]:
    """The database, for edits."""
    with Store.open(path) as store:
        yield store
