"""Whether a file is a database of ours, found out without leaving a trace on disk."""

import os
import sqlite3
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from explorer.store.blame import blamed, damaged, shown
from explorer.store.errors import CannotOpen, Damaged
from explorer.store.schema import (
    APPLICATION_ID,
    columns_of,
    guarded_objects,
    is_too_new,
    our_columns,
    our_objects,
)

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER_BYTES: Final = 100


@dataclass(frozen=True, slots=True)
class Access:
    """How a file may be used: why it can't be written (None where it can), and whether it is still.

    A still file is opened with `immutable`, which needs no `-wal` and leaves nothing behind.
    """

    read_only_because: str | None
    is_still: bool = False


def uri_of(path: Path, options: str) -> str:
    """The URI by which SQLite opens `path` with such options."""
    return f"file:{quote(str(path.absolute()))}?{options}"


def companion(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside a database: `-wal`, `-shm` or `-journal`; links are followed."""
    return Path(os.path.realpath(path) + suffix)


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def inspect(path: Path) -> Access:
    """Refuse with one sentence whatever is not a database of ours; say how it may be used if it is.

    Header bytes first, then the schema through an immutable connection: neither changes the file, its times
    or its folder. Where a crashed or running program has left a `-wal`, the schema is read with it.
    """
    header = _read_header(path)
    _check_header(path, header)
    has_unfinished_work = _has_unfinished_work(path)
    if not has_unfinished_work:
        try:
            _inspect_schema(path, "mode=ro&immutable=1")
        except Damaged:
            has_unfinished_work = _has_unfinished_work(path)  # or somebody began to write while we looked
            if not has_unfinished_work:
                raise
    if has_unfinished_work:
        _inspect_with_unfinished_work(path)
    return _access(path, has_unfinished_work)


def _has_unfinished_work(path: Path) -> bool:
    return _holds_something(companion(path, "-wal")) or _holds_something(companion(path, "-journal"))


def _inspect_schema(path: Path, options: str) -> None:
    try:
        connection = sqlite3.connect(uri_of(path, options), uri=True)
        try:
            connection.execute("pragma trusted_schema = off")
            refuse_foreign_schema(connection, path)
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise (blamed(error, path) or damaged(path, error)) from error


def _inspect_with_unfinished_work(path: Path) -> None:
    """Read the schema as it is with the work in a `-wal`, which an immutable connection would not see.

    A reading connection leaves the `-wal` as it is; a `-shm` that was not there before goes again where
    the file is refused. A `-journal` is left to the real opening, which rolls it back.
    """
    if not _holds_something(companion(path, "-wal")):
        return
    shared_memory = companion(path, "-shm")
    was_there = shared_memory.exists()
    try:
        _inspect_schema(path, "mode=ro")
    except CannotOpen:
        if not was_there:
            shared_memory.unlink(missing_ok=True)
        raise


def _read_header(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise CannotOpen(f"“{shown(path)}” is a folder; name the database file in it.")
        if not stat.S_ISREG(mode):
            raise CannotOpen(f"“{shown(path)}” is not a file; name a database file.")
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise CannotOpen(
            f"There is no file “{shown(path)}”; check the name, or make a database with “new”."
        ) from None
    except NotADirectoryError:
        raise CannotOpen(f"“{shown(path)}” lies in something that is not a folder; check the name.") from None
    except PermissionError:
        raise CannotOpen(
            f"“{shown(path)}” may not be read by you; ask its owner for permission to read it."
        ) from None
    except (OSError, ValueError) as error:
        raise CannotOpen(f"“{shown(path)}” can't be read: {_reason(error)}; check the name.") from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _check_header(path: Path, header: bytes) -> None:
    if not header:
        raise CannotOpen(f"“{shown(path)}” is empty; choose a database, or make one with “new”.")
    if not header.startswith(_MAGIC[: len(header)]):
        raise CannotOpen(f"“{shown(path)}” is not a timeline database; choose another file.")
    if len(header) < _HEADER_BYTES:
        raise CannotOpen(f"“{shown(path)}” is cut off within its first bytes; take a copy or a backup of it.")
    application_id = int.from_bytes(header[68:72])
    if application_id != APPLICATION_ID:
        raise CannotOpen(f"“{shown(path)}” is a database of another program; choose a timeline database.")
    if is_too_new(int.from_bytes(header[60:64])):
        raise _too_new(path)
    page_size = int.from_bytes(header[16:18])
    page_size = 65_536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32]) if header[24:28] == header[92:96] else 0
    if _has_unfinished_work(path):
        return  # the file may be growing at this moment, by what lies beside it
    size = path.stat().st_size
    if size < pages * page_size:
        raise Damaged(
            f"“{shown(path)}” is cut off: {size:,} of {pages * page_size:,} bytes are there;"
            " take a copy or a backup of it."
        )


def _too_new(path: Path) -> CannotOpen:
    return CannotOpen(
        f"“{shown(path)}” was made by a newer version of this program; update the program to open it."
    )


def refuse_foreign_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a newer database, one whose tables are missing, and triggers, views and virtual tables not ours.

    Ours are known by their exact SQL. Tables, columns and plain indexes that are not ours are left alone.
    """
    version = connection.execute("pragma user_version").fetchone()[0]
    if is_too_new(version):
        raise _too_new(path)
    for type_, name, _sql in sorted(guarded_objects(connection) - our_objects()):
        word = "virtual table" if type_ == "table" else type_
        is_ours_by_name = any(name == ours for _, ours, _ in our_objects())
        complaint = "is not as this program made it" if is_ours_by_name else "is not this program's"
        raise CannotOpen(
            f"“{shown(path)}” has a {word} “{name}” that {complaint} and could run unasked;"
            " open a copy without it, or remove it with another program."
        )
    for table in ("records", "events", "statements", "acts", "actors", "agreements", "sources", "journal"):
        present = columns_of(connection, table)
        missing = [column for column in our_columns()[table] if column not in present]
        if not present or (missing and version >= 1000):
            lack = f"column “{missing[0]}” of the table “{table}”" if present else f"table “{table}”"
            raise CannotOpen(f"“{shown(path)}” lacks the {lack}; take a copy or a backup of it.")


def _access(path: Path, has_unfinished_work: bool) -> Access:
    """Write permission is read from the mode bits too: to an administrator every file looks writable."""
    is_file_writable = os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)
    if not is_file_writable:
        return Access(f"“{shown(path)}” is read-only", is_still=not has_unfinished_work)
    if not os.access(os.path.dirname(os.path.realpath(path)), os.W_OK):
        return Access(f"the folder of “{shown(path)}” is read-only", is_still=not has_unfinished_work)
    return Access(None)
