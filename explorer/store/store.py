"""One open database: its connection, its transactions, its end. What is asked of it lives in `queries`."""

import sqlite3
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from explorer.store.blame import blamed, damaged, shown
from explorer.store.creating import create_file
from explorer.store.errors import CannotOpen, ReadOnly
from explorer.store.freshening import FEW, freshen, has_few_stale
from explorer.store.opening import Access, inspect, refuse_foreign_schema, uri_of
from explorer.store.schema import is_older, migrate
from explorer.store.writer import Writer

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS: Final = 5.0
"""How long a write waits for another program's before it gives up."""


def utc_now() -> str:
    """This second in UTC, as ISO 8601: `2026-03-01T12:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def random_uid() -> str:
    """A name for a record that no other database will use."""
    return str(uuid.uuid4())


class Store:
    """An open database; one for each thread.

    `clock` gives the time for `created`, `changed` and the journal, `new_uid` the records' uids: the
    sample is built with fixed ones. `bulk_writer` is the writer of a bulk under way, whose deeds then
    share its transaction and leave no journal. `is_writing` is set inside `writing`.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        read_only_because: str | None,
        *,
        clock: Callable[[], str] = utc_now,
        new_uid: Callable[[], str] = random_uid,
    ) -> None:
        self.path = path
        self.connection = connection
        self.read_only_because = read_only_because
        self.clock = clock
        self.new_uid = new_uid
        self.bulk_writer: Writer | None = None
        self.is_writing = False

    @cached_property
    def db(self) -> "Database":
        """The same connection as sqlite-utils sees it: for migrations."""
        from sqlite_utils import Database  # takes long to load, and is seldom needed

        return Database(self.connection, execute_plugins=False)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        clock: Callable[[], str] = utc_now,
        new_uid: Callable[[], str] = random_uid,
    ) -> Self:
        """Open a database of ours and bring it to our schema.

        What is not ours, newer, damaged or missing is refused with one sentence and left as it is on disk.
        """
        access = inspect(path)
        store: Self | None = None
        try:
            connection, reason = _connect(path, access, read_only=read_only)
            store = cls(path, connection, reason, clock=clock, new_uid=new_uid)
            refuse_foreign_schema(connection, path)
            if reason is None:
                store._prepare_for_writing()
            elif is_older(connection):
                raise CannotOpen(
                    f"“{shown(path)}” was made by an older version of this program and can't be brought up to"
                    " date where it can only be read; work on a copy."
                )
        except BaseException as error:
            if store is not None:
                store.connection.close()
            if isinstance(error, sqlite3.Error | UnicodeDecodeError):
                raise (blamed(error, path) or damaged(path, error)) from error
            raise
        return store

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        clock: Callable[[], str] = utc_now,
        new_uid: Callable[[], str] = random_uid,
    ) -> Self:
        """Make a new, empty database and open it; a file that is there is never overwritten."""
        create_file(path, clock)
        return cls.open(path, clock=clock, new_uid=new_uid)

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused."""
        return self.read_only_because is not None

    def data_version(self) -> int:
        """A number that changes when somebody else has written to the file."""
        version = self.connection.execute("pragma data_version").fetchone()[0]
        return int(version)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let several queries see one and the same state of the file."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("begin")
        try:
            yield
        finally:
            self.connection.rollback()

    @contextmanager
    def blaming(self) -> Iterator[None]:
        """Tell SQLite's complaints that the user can mend (locked, disk full, damaged) in one sentence."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            told = blamed(error, self.path)
            if told is None:
                raise
            raise told from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make what is done inside one transaction: all of it is kept, or nothing.

        Search and name keys are brought up to date in it, unless they are far behind a foreign write.
        """
        self.refuse_if_read_only()
        with self.blaming():
            self.connection.execute("begin immediate")
            self.is_writing = True
            try:
                yield
                freshen(self.connection, FEW)
                self.connection.execute("commit")
            finally:
                self.is_writing = False
                self.connection.rollback()

    def refuse_if_read_only(self) -> None:
        """Refuse an edit of a database that can only be read, saying why."""
        if self.read_only_because is not None:
            raise ReadOnly(
                f"Nothing was changed, because {self.read_only_because}; work on a copy, or make it writable."
            )

    def checkpoint(self) -> None:
        """Move everything into the file itself and empty its `-wal`, without waiting for others."""
        if self.is_read_only or self.connection.in_transaction:
            return
        self.connection.execute("pragma busy_timeout = 0")
        try:
            self.connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        except sqlite3.DatabaseError:
            return  # somebody reads or writes: the next idle moment, or the last to close, will do it
        finally:
            self._wait_for_others()

    def catch_up(self, limit: int = 1_000) -> int:
        """Bring search up to date by a slice after a large foreign write; for idle moments, never waits.

        How many records were brought up to date: fewer than `limit` means that nothing is left, or that
        somebody else is writing.
        """
        if self.is_read_only or self.connection.in_transaction:
            return 0
        if self.connection.execute("select 1 from stale limit 1").fetchone() is None:
            return 0
        self.connection.execute("pragma busy_timeout = 0")
        try:
            self.connection.execute("begin immediate")
            done = freshen(self.connection, limit)
            self.connection.execute("commit")
        except sqlite3.OperationalError:
            return 0
        finally:
            self.connection.rollback()
            self._wait_for_others()
        return done

    def _wait_for_others(self) -> None:
        self.connection.execute(f"pragma busy_timeout = {int(BUSY_SECONDS * 1000)}")

    def close(self) -> None:
        """Close the database; where nobody else has it open, the file alone is then the document."""
        try:
            self.connection.rollback()
            # emptying the log looks like a change to others that watch the file: only who wrote does it
            if self.connection.total_changes:
                self.checkpoint()
        except sqlite3.ProgrammingError:
            return  # closed already
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        told = None if error is None else blamed(error, self.path)
        if told is not None:
            raise told from error

    def _prepare_for_writing(self) -> None:
        self.connection.execute("pragma journal_mode = wal").fetchone()
        if is_older(self.connection):
            with self.writing():
                migrate(self.db)
        if has_few_stale(self.connection):
            with self.writing():
                pass


def _connect(path: Path, access: Access, *, read_only: bool) -> tuple[sqlite3.Connection, str | None]:
    """Open `path`; the second value says why it can't be written, if so.

    A reader of a writable file keeps a writable connection that refuses to write (`query_only`): it
    takes part in WAL and leaves nothing behind, as `mode=ro` would.
    """
    if access.read_only_because is not None:
        options = "mode=ro&immutable=1" if access.is_still else "mode=ro"
    else:
        options = "mode=rw"
    try:
        connection = sqlite3.connect(uri_of(path, options), uri=True, timeout=BUSY_SECONDS)
    except sqlite3.OperationalError as error:
        raise CannotOpen(f"“{shown(path)}” can't be opened ({error}); check its permissions.") from error
    reason = access.read_only_because
    if read_only and reason is None:
        reason = f"“{shown(path)}” was opened for reading only"
    try:
        _settle(connection, is_read_only=reason is not None)
    except BaseException:
        connection.close()
        raise
    return connection, reason


def _settle(connection: sqlite3.Connection, *, is_read_only: bool) -> None:
    """Give a connection the settings of safety before anything is read through it."""
    connection.row_factory = sqlite3.Row
    connection.text_factory = _text
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma cell_size_check = on")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma temp_store = memory")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    if is_read_only:
        connection.execute("pragma query_only = on")


def _text(stored: bytes) -> str:
    """Text as stored; bytes that are no UTF-8, which only another program can have put there, show as �."""
    return stored.decode("utf-8", "replace")
