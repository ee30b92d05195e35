"""Making a new database file, whole or not at all."""

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path

from explorer.store.blame import shown
from explorer.store.errors import CannotCreate
from explorer.store.opening import companion
from explorer.store.schema import migrate


def create_file(path: Path, clock: Callable[[], str]) -> None:
    """Make an empty database of ours; a file that is there is never overwritten.

    It is made under another name beside and takes its own when it is whole.
    """
    if os.path.lexists(path):
        raise _there_already(path)
    folder = path.absolute().parent
    if not os.path.isdir(folder):
        raise CannotCreate(f"There is no folder “{shown(folder)}”; make it or choose another.")
    unfinished = folder / f".{secrets.token_hex(8)}.new"
    try:
        unfinished.open("xb").close()
        _build(unfinished, clock)
        _take_name(unfinished, path)
    except FileExistsError:
        raise _there_already(path) from None
    except (OSError, ValueError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotCreate(
            f"“{shown(path)}” can't be made: {reason}; choose another folder or name."
        ) from error
    finally:
        for left in (unfinished, companion(unfinished, "-wal"), companion(unfinished, "-shm")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _there_already(path: Path) -> CannotCreate:
    return CannotCreate(f"“{shown(path)}” is there already; choose another name.")


def _build(path: Path, clock: Callable[[], str]) -> None:
    from sqlite_utils import Database  # takes long to load, and only who makes a file needs it

    connection = sqlite3.connect(path)
    try:
        database = Database(connection, execute_plugins=False)
        migrate(database)
        with database.atomic():
            connection.execute("update _sqlite_migrations set applied_at = ?", (clock(),))
        connection.execute("pragma journal_mode = wal").fetchone()
    finally:
        connection.close()


def _take_name(unfinished: Path, path: Path) -> None:
    """Give the file its name without ever replacing one: by a hard link, by renaming where there are none."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError from None
        unfinished.rename(path)
