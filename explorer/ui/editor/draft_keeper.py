"""Keeps what is being written in the database's own drafts, so that a crash loses next to nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer

from explorer.model.draft_kinds import kind_of
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.store.queries.names import named_all
from explorer.store.queries.settings import drop_draft, list_drafts, save_draft
from explorer.store.store import Store
from explorer.ui.editor.draft_json import KeptDraft, kept_as_json, kept_from_json
from explorer.ui.worker import Worker

PAUSE_MS: Final = 1500
"""How long the writer has to pause before the draft is kept."""


class DraftKeeper(QObject):
    """One draft of one dialog; it writes off the window's thread, one write at a time.

    A database that can't be written keeps no draft; that is no error, for nothing could be saved either.
    """

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._number: int | None = None
        self._next: Callable[[], KeptDraft | None] | None = None
        self._is_writing = False
        self._is_dropped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._write)

    def keep_soon(self, draft: Callable[[], KeptDraft | None]) -> None:
        """Keep what `draft` gives once the writer pauses; None where nothing was written."""
        self._next = draft
        self._timer.start()

    def keep_now(self, draft: Callable[[], KeptDraft | None]) -> None:
        """Keep what `draft` gives at once."""
        self._next = draft
        self._write()

    def drop(self) -> None:
        """Forget the draft: it was saved or is not wanted. What is written from now on is another one."""
        self._timer.stop()
        self._next = None
        if self._is_writing:
            self._is_dropped = True
        elif self._number is not None:
            number, self._number = self._number, None
            self._worker.ask(lambda store: drop_draft(store, number), _nothing, _overlook)

    def take_over(self, number: int) -> None:
        """Go on with a draft that was kept before."""
        self._number = number

    def _write(self) -> None:
        self._timer.stop()
        if self._next is None or self._is_writing:
            return
        kept, self._next = self._next(), None
        if kept is None:
            return
        self._is_writing = True
        number = self._number
        kind = kind_of(kept.draft).value
        content = kept_as_json(kept)
        self._worker.ask(
            lambda store: save_draft(store, kind, content, number), self._take_number, self._give_up
        )

    def _take_number(self, number: int) -> None:
        self._is_writing = False
        self._number = number
        if self._is_dropped:
            self._is_dropped = False
            self.drop()
        elif self._next is not None:
            self._write()

    def _give_up(self, error: UserError) -> None:  # noqa: ARG002  # the reason would help nobody here
        self._is_writing = False


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A draft that was kept and never saved, with its number among the drafts."""

    number: int
    kept: KeptDraft


def last_left_behind(store: Store) -> LeftBehind | None:
    """The latest draft that was not saved and still can be; None where there is none."""
    if store.read_only_because is not None:
        return None
    for saved in reversed(list_drafts(store)):
        kept = kept_from_json(saved.content)
        if kept is not None and (kept.record is None or named_all(store, [kept.record])):
            return LeftBehind(saved.id, kept)
    return None


def left_behind(store: Store, record: RecordId | None) -> LeftBehind | None:
    """The latest draft that was not saved, of a new record or of `record`; None where there is none."""
    for saved in reversed(list_drafts(store)):
        kept = kept_from_json(saved.content)
        if kept is not None and kept.record == record:
            return LeftBehind(saved.id, kept)
    return None


def forget(worker: Worker, number: int) -> None:
    """Forget a draft that was left behind."""
    worker.ask(lambda store: drop_draft(store, number), _nothing, _overlook)


def _nothing(answer: None) -> None:  # noqa: ARG001  # the answer to a question without one
    return


def _overlook(error: UserError) -> None:  # noqa: ARG001  # a draft that stays harms nobody
    return
