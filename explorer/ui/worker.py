"""The thread that owns the database: questions and edits go in, answers come back on the window's thread."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from explorer.model.changes import Changes
from explorer.model.errors import UserError
from explorer.store.array_cache import FileState
from explorer.store.store import Store

T = TypeVar("T")
Answer = Callable[[], None]
"""What runs on the window's thread once a piece of work is finished."""

POLL_S: Final = 1.0
"""How often the worker looks whether another program has written to the file."""
REST_S: Final = 0.2
"""How long closing waits for the file's time to be told from that of a later write."""
CLOSE_S: Final = 10.0
"""How long closing waits for the work at hand before it gives up on it."""

BUG_SENTENCE: Final = (
    "Something went wrong inside the program; nothing was changed, and the details are in its log file."
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The database that a worker has opened."""

    path: Path
    read_only_because: str | None = None

    @property
    def is_read_only(self) -> bool:
        """Whether edits are refused."""
        return self.read_only_because is not None


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """One piece of work: `run` is called on the worker's thread and returns what to do on the window's."""

    run: Callable[[Store], Answer]
    failed: Callable[[UserError], None] | None
    slot: str | None
    generation: int


class Worker(QObject):
    """A thread with a connection of its own; it answers short queries and, if it may, carries out edits.

    `opener` is called on the thread, so that the connection belongs to it. Answers run on the thread that
    made the worker. A worker must be closed; closing waits for the edit at hand and leaves the file alone
    as the document.

    Signals:
        opened(OpenedFile): the database is open and questions are being answered.
        refused(UserError): the database can't be opened; the thread has ended.
        changed(Changes): an edit, an undo or a redo has changed the database.
        changed_elsewhere(): another program has written to the database.
        failed(str): a question or an edit failed and nobody asked to be told; one sentence.
        settled(FileState): what was written lies in the file, which is in this state, and nobody else has
            written anything that was not told of.
        idled(bool): whether edits are waiting or being written: False while they are.
    """

    opened = Signal(object)
    refused = Signal(object)
    changed = Signal(object)
    changed_elsewhere = Signal()
    failed = Signal(str)
    settled = Signal(object)
    idled = Signal(bool)
    _posted = Signal(object)

    def __init__(
        self,
        opener: Callable[[], Store],
        parent: QObject | None = None,
        *,
        watches: bool = True,
        poll_s: float = POLL_S,
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self._watches = watches
        self._poll_s = poll_s
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._generations: dict[str, int] = {}
        self._edits_waiting = 0
        self._has_written = False
        self._is_settling = False
        self._last_state: FileState | None = None
        self._changes_seen = self._changes_told = 0
        self._is_closed = False
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)

    def start(self) -> None:
        """Open the database on the thread; `opened` or `refused` tells the outcome."""
        self._thread.start()

    def close(self) -> None:
        """Finish the work that waits, close the database, and drop every answer still on its way."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(CLOSE_S)

    @property
    def last_state(self) -> FileState | None:
        """The state of the file after the last edit, once closed.

        None where no edit was new, or a change has not been told of: by `changed` or `changed_elsewhere`.
        """
        return self._last_state if self._changes_told == self._changes_seen else None

    def ask(
        self,
        query: Callable[[Store], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        slot: str | None = None,
    ) -> None:
        """Run `query` on the thread and `done` with its answer on the window's.

        A later question with the same `slot` makes this one stale: it is not run any more, or its answer is
        dropped. A `UserError` goes to `failed`; without it, and for every other error, the `failed` signal
        tells of it. An answer for a widget that is gone is dropped.
        """

        def run(store: Store) -> Answer:
            answer = query(store)
            return lambda: done(answer) if _is_there(done) else None

        self._put(run, failed, slot)

    def edit(
        self,
        deed: Callable[[Store], Changes],
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Carry out `deed` on the thread, then emit `changed` and call `done`; edits keep their order."""
        self._edits_waiting += 1
        if self._edits_waiting == 1:
            self.idled.emit(False)

        def run(store: Store) -> Answer:
            try:
                changes = deed(store)
                self._has_written = True
                self._changes_seen += 1
            finally:
                self._post(self._count_edit_off)

            def tell() -> None:
                self._changes_told += 1
                self.changed.emit(changes)
                if done is not None and _is_there(done):
                    done(changes)

            return tell

        self._put(run, failed, None)

    def forget(self, slot: str) -> None:
        """Drop the answer that `slot` is waiting for."""
        self._generations[slot] = self._generations.get(slot, 0) + 1

    def _put(
        self, run: Callable[[Store], Answer], failed: Callable[[UserError], None] | None, slot: str | None
    ) -> None:
        if self._is_closed:
            return
        generation = 0
        if slot is not None:
            generation = self._generations[slot] = self._generations.get(slot, 0) + 1
        self._jobs.put(_Job(run, failed, slot, generation))

    def _count_edit_off(self) -> None:
        self._edits_waiting -= 1
        if self._edits_waiting == 0:
            self.idled.emit(True)

    def _tell_elsewhere(self) -> None:
        self._changes_told += 1
        self.changed_elsewhere.emit()

    def _deliver(self, answer: Answer) -> None:
        if not self._is_closed:
            answer()

    def _is_stale(self, job: _Job) -> bool:
        return job.slot is not None and self._generations.get(job.slot) != job.generation

    # From here on: the worker's own thread.

    def _post(self, answer: Answer) -> None:
        self._posted.emit(answer)

    def _serve(self) -> None:
        try:
            store = self._opener()
        except UserError as error:
            self._post(lambda error=error: self.refused.emit(error))  # type: ignore[misc]  # a default binds it
            return
        except Exception:
            logger.exception("the database could not be opened")
            self._post(lambda: self.refused.emit(UserError(BUG_SENTENCE)))
            return
        try:
            version = store.data_version()  # before anybody can read what is to be kept for the next opening
            opened = OpenedFile(store.path, store.read_only_because)
            self._post(lambda: self.opened.emit(opened))
            self._answer_questions(store, version)
        finally:
            store.close()

    def _answer_questions(self, store: Store, version: int) -> None:
        next_look = time.monotonic() + self._poll_s
        while True:
            try:
                wait_s = max(0.0, next_look - time.monotonic()) if self._watches else None
                job = self._jobs.get(timeout=wait_s)
            except queue.Empty:
                state = None
                if self._has_written:
                    self._has_written, self._is_settling = False, True
                    store.checkpoint()
                elif self._is_settling:  # before the look at the version: a later write changes the state
                    state = FileState.of(store.path)
                if store.catch_up():
                    self._has_written = True
                next_look = time.monotonic() + self._poll_s
                now = store.data_version()
                if now != version:
                    version = now
                    self._changes_seen += 1
                    self._post(self._tell_elsewhere)
                elif state is not None and not state.is_fresh and not self._has_written:
                    self._is_settling = False
                    self._post(partial(self.settled.emit, state))
                continue
            if job is None:
                if self._has_written or self._is_settling:
                    self._last_state = _state_at_rest(store, version)
                return
            self._carry_out(store, job)

    def _carry_out(self, store: Store, job: _Job) -> None:
        if self._is_stale(job):
            return
        try:
            with store.blaming():
                answer = job.run(store)
        except UserError as error:
            self._post(self._failure(job, error))
        except Exception:
            logger.exception("a question to the database failed")
            self._post(self._failure(job, UserError(BUG_SENTENCE)))
        else:
            self._post(lambda: None if self._is_stale(job) else answer())

    def _failure(self, job: _Job, error: UserError) -> Answer:
        def tell() -> None:
            if self._is_stale(job):
                return
            if job.failed is None:
                self.failed.emit(str(error))
            elif _is_there(job.failed):
                job.failed(error)

        return tell


def _state_at_rest(store: Store, version: int) -> FileState | None:
    """Bring the file to rest and give its state; None where others have written, or still read or write."""
    store.checkpoint()
    until = time.monotonic() + REST_S
    while time.monotonic() < until:
        state = FileState.of(store.path)
        if state is None or store.data_version() != version:
            return None
        if not state.is_fresh:
            return state
        time.sleep(0.01)
    return None


def _is_there(receiver: Callable[..., None]) -> bool:
    """Whether the widget whose method `receiver` is still exists."""
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
