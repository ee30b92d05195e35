"""Whose error it is: from what SQLite complains of to the sentence that the user can act on."""

import sqlite3
from pathlib import Path

from explorer.store.errors import CannotOpen, CannotWrite, Damaged, Locked, ReadOnly, StoreError


def shown(path: Path) -> str:
    """A path as a sentence quotes it: on one line, its name kept where it is long."""
    text = str(path).replace("\x00", "�").replace("\n", "�")
    return text if len(text) <= 300 else f"…{text[-299:]}"


def blamed(error: BaseException, path: Path) -> StoreError | None:
    """What the user can mend about an error of SQLite's: a lock, a full disk, damage; None for our bugs.

    Where SQLite complains of damage in words that are no UTF-8, Python raises UnicodeDecodeError instead.
    """
    if isinstance(error, UnicodeDecodeError) and b"malformed" in error.object:
        return damaged(path, error.object.decode("utf-8", "replace"))
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    name = shown(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Locked(f"Another program is writing to “{name}”; wait for it, then try again.")
    if code == sqlite3.SQLITE_FULL:
        return CannotWrite(f"The disk that holds “{name}” is full; nothing was changed: make room first.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ReadOnly(
            f"“{name}” can't be written ({_reason(error)}); nothing was changed: check its permissions."
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return CannotOpen(
            f"“{name}” can't be opened ({_reason(error)}); check its permissions and its folder's."
        )
    if code == sqlite3.SQLITE_IOERR:
        return CannotWrite(f"“{name}” can't be read or written ({_reason(error)}); check the disk.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, error)
    return None


def _reason(error: BaseException | str) -> str:
    """SQLite's own words, on one line, without what can't be shown."""
    words = "".join(c if c.isprintable() else "�" for c in " ".join(str(error).split()))
    return words if len(words) <= 200 else f"{words[:199]}…"


def damaged(path: Path, error: BaseException | str) -> CannotOpen:
    """The refusal of a file that SQLite can't read, with SQLite's own reason.

    A check or default of somebody's table that calls a function not known to be harmless is told apart.
    """
    if "unsafe use" in str(error):
        return CannotOpen(
            f"“{shown(path)}” has a table of another program with a rule that can't be run safely"
            f" ({_reason(error)}); open a copy without that table."
        )
    return Damaged(f"“{shown(path)}” is damaged ({_reason(error)}); take a copy or a backup of it.")
