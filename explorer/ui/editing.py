"""What the window does to the data: add, edit, delete, undo, redo, each asked of the worker."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.edit import redo, undo
from explorer.model.calendar import today
from explorer.model.changes import Changes
from explorer.model.draft_kinds import empty_draft, kind_of
from explorer.model.drafts import Draft
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.journal import redo_label, undo_label
from explorer.store.queries.names import named
from explorer.store.queries.parts import pane_telling
from explorer.store.queries.settings import get_setting, list_drafts, set_setting
from explorer.store.store import Store
from explorer.ui.editor.beginning import Beginning, beginning_about, beginning_with, dated
from explorer.ui.editor.delete_dialog import DeleteDialog
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.worker import Worker

if TYPE_CHECKING:
    from explorer.ui.editor.dialog import EditorDialog
    from explorer.ui.editor.draft_json import KeptDraft

_TOLD_BY_ANOTHER: Final = frozenset(
    {RecordKind.LINK, RecordKind.TIE, RecordKind.COMMITMENT, RecordKind.ASSESSMENT}
)
"""Kinds that are read in the pane of the record they belong to: where a link starts, whose tie it is."""
LAST_KIND: Final = "editor.kind"
"""The setting of a database that says which kind of record was added last."""


class Editing(QObject):
    """Opens the editor, asks before deleting, walks the journal; every change is told by the worker itself.

    Signals:
        said(str): what was done, in one line.
        written(str): what was written, in one line; undo takes it back.
        failed(str): why something was not.
        labels_changed(str, str): what undo and redo would do; empty where there is nothing.
        closed(): the editor is closed; the focus may go back to the timeline.
        done(Changes): an edit of this window's is finished; its record may be shown.
        draft_kept(str, Callable): a draft is there from before, what it is, and what goes on with it.
        told_in(RecordId): what was edited is read in the pane of this record, to which it belongs.
    """

    said = Signal(str)
    written = Signal(str)
    failed = Signal(str)
    labels_changed = Signal(str, str)
    done = Signal(object)
    draft_kept = Signal(str, object)
    told_in = Signal(object)
    closed = Signal()

    def __init__(
        self, worker: Worker, preferences: Preferences, themes: ThemeChooser, window: QWidget
    ) -> None:
        super().__init__(window)
        self._worker = worker
        self._preferences = preferences
        self._themes = themes
        self._window = window
        self._dialog: EditorDialog | None = None
        self._last_kind = RecordKind.EVENT
        self._as_of: Callable[[], Day | None] = lambda: None
        worker.ask(partial(get_setting, name=LAST_KIND), self._take_last_kind)
        worker.ask(_kept_draft, self._tell_draft)

    @property
    def last_kind(self) -> RecordKind:
        """The kind of record that was added last, in this database."""
        return self._last_kind

    @property
    def dialog(self) -> "EditorDialog | None":
        """The editor, where one is open."""
        return self._dialog

    def count_from(self, as_of: Callable[[], Day | None]) -> None:
        """Count dates such as “last Thursday” from the as-of day that `as_of` gives, or else from today."""
        self._as_of = as_of

    def read_labels(self) -> None:
        """Ask what undo and redo would do now."""
        self._worker.ask(_labels, lambda labels: self.labels_changed.emit(*labels), slot="labels")

    def add(self, kind: RecordKind | None = None, when: When | None = None) -> None:
        """Open the editor on a new record, of the kind added last unless one is given, with its date."""
        self._open(dated(empty_draft(kind or self._last_kind), when))

    def add_selected(self, kind: RecordKind | None, selected: RecordId | None) -> None:
        """Open the editor on a new record that is about what is selected, where its kind can be about it."""
        kind = kind or self._last_kind
        if selected is None:
            self.add(kind)
        else:
            ask = partial(beginning_with, kind=kind, selected=selected)
            self._worker.ask(ask, self._open_beginning, lambda _error: self.add(kind), slot="edit")

    def add_about(self, kind: RecordKind, about: RecordId, when: When | None = None) -> None:
        """Open the editor on a new record about another, with all that follows from that one filled in."""
        ask = partial(beginning_about, kind=kind, about=about, when=when)
        self._worker.ask(ask, self._open, self._tell, slot="edit")

    def add_draft(self, draft: Draft) -> None:
        """Open the editor on a new record as far as it is written already."""
        self._open(draft)

    def add_in_lane(self, when: When, lane: RecordId | None, kind: RecordKind = RecordKind.EVENT) -> None:
        """Open the editor on a new record with its date and what its lane is made of filled in."""
        if lane is None:
            self.add(kind, when)
        else:
            self.add_about(kind, lane, when)

    def edit(self, record: RecordId) -> None:
        """Open the editor on `record`, of whatever kind it is."""
        self._worker.ask(partial(named, record=record), self._edit_named, self._tell, slot="edit")

    def delete(self, record: RecordId) -> None:
        """Ask whether `record` is to be deleted, saying what goes with it."""
        dialog = DeleteDialog(self._worker, record, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.deleted.connect(self.saved)
        dialog.open()

    def undo(self) -> None:
        """Take back the last edit."""
        self._worker.edit(undo, partial(self._tell_walked, "Undone"), self._tell)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._worker.edit(redo, partial(self._tell_walked, "Redone"), self._tell)

    def _tell_draft(self, found: "tuple[KeptDraft, str] | None") -> None:
        if found is not None:
            kept, told = found
            draft = empty_draft(kind_of(kept.draft))
            self.draft_kept.emit(told, partial(self._open, draft, kept.record, is_continued=True))

    def _edit_named(self, record: Named) -> None:
        self._open(empty_draft(record.kind), record.id)

    def _open_beginning(self, beginning: Beginning) -> None:
        self._open(beginning.draft, about=beginning.about)

    def _open(
        self,
        draft: Draft,
        record: RecordId | None = None,
        *,
        about: Named | None = None,
        is_continued: bool = False,
    ) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        from explorer.ui.editor.dialog import EditorDialog  # all forms are loaded with the first one

        dialog = EditorDialog(
            self._worker,
            self._window,
            kind=kind_of(draft),
            record=record,
            draft=draft,
            about=about,
            theme=self._themes.theme,
            reference=today() if (as_of := self._as_of()) is None else as_of,
            date_order=self._preferences.date_order,
            is_continued=is_continued,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self.saved)
        dialog.added.connect(self._remember_kind)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open_filled()

    def _take_last_kind(self, word: str | None) -> None:
        if word in set(RecordKind):
            self._last_kind = RecordKind(word)

    def _remember_kind(self, kind: RecordKind) -> None:
        """Note the kind added last in the database, where it is another one."""
        if kind is not self._last_kind:
            self._last_kind = kind
            self._worker.ask(partial(set_setting, name=LAST_KIND, value=kind.value), _nothing)

    def _forget_dialog(self) -> None:
        self._dialog = None
        self._window.activateWindow()  # a desktop may lose the way back when two dialogs close at once
        self.closed.emit()

    def saved(self, changes: Changes) -> None:
        """Tell what has been written, and have its record shown."""
        undated = ", undated: it stands on no lane" if changes.is_undated else ""
        self.written.emit(changes.done + undated)
        self._finish(changes)

    def _tell_walked(self, word: str, changes: Changes) -> None:
        self.said.emit(f"{word}: {changes.label}")
        self._finish(changes)

    def _finish(self, changes: Changes) -> None:
        """Tell that it is done; what belongs to another record is shown by that one's pane."""
        record = changes.record
        is_shown_itself = changes.kind not in _TOLD_BY_ANOTHER
        if record is None or record in changes.removed or is_shown_itself:
            self.done.emit(changes)
        else:
            self.done.emit(replace(changes, record=None))
            self._worker.ask(partial(pane_telling, record=record), self._show_told, slot="told in")

    def _show_told(self, shown: Named | None) -> None:
        if shown is not None:
            self.told_in.emit(shown.id)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(str(error))


def _labels(store: Store) -> tuple[str, str]:
    return undo_label(store) or "", redo_label(store) or ""


def _kept_draft(store: Store) -> "tuple[KeptDraft, str] | None":
    """The latest draft that was kept and not saved, and what it is in words."""
    if not list_drafts(store):
        return None
    from explorer.ui.editor.draft_json import told_draft  # only where there is one
    from explorer.ui.editor.draft_keeper import last_left_behind

    left = last_left_behind(store)
    return None if left is None else (left.kept, told_draft(left.kept))


def _nothing(answer: None) -> None:  # noqa: ARG001  # the answer to a question without one
    return
