"""What the window does to the data: add, edit, delete, undo, redo, each asked of the worker."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.edit import redo, undo
from explorer.model.changes import Changes
from explorer.model.drafts import EventDraft, RoleDraft, StatementDraft
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import EVENT_ROLES, RecordKind
from explorer.model.when import When
from explorer.store.queries.journal import redo_label, undo_label
from explorer.store.queries.names import article, named
from explorer.store.store import Store
from explorer.ui.editor.delete_dialog import DeleteDialog
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.worker import Worker

EDITABLE: Final = (RecordKind.EVENT, RecordKind.STATEMENT)


class Editing(QObject):
    """Opens the editor, asks before deleting, walks the journal; every change is told by the worker itself.

    Signals:
        said(str): what was done, in one line.
        failed(str): why something was not.
        labels_changed(str, str): what undo and redo would do; empty where there is nothing.
        closed(): the editor is closed; the focus may go back to the timeline.
        done(Changes): an edit of this window's is finished; its record may be shown.
    """

    said = Signal(str)
    failed = Signal(str)
    labels_changed = Signal(str, str)
    done = Signal(object)
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

    @property
    def dialog(self) -> EditorDialog | None:
        """The editor, where one is open."""
        return self._dialog

    def read_labels(self) -> None:
        """Ask what undo and redo would do now."""
        self._worker.ask(_labels, lambda labels: self.labels_changed.emit(*labels), slot="labels")

    def add_in_lane(self, when: When, lane: RecordId | None) -> None:
        """Open the editor on a new event, with its date and what its lane is made of filled in."""
        if lane is None:
            self.add(RecordKind.EVENT, when)
        else:
            opened = partial(self._add_about, when)
            self._worker.ask(partial(named, record=lane), opened, self._tell, slot="edit")

    def _add_about(self, when: When, subject: Named) -> None:
        self._open(RecordKind.EVENT, None, event_about(when, subject))

    def add(self, kind: RecordKind, when: When | None = None) -> None:
        """Open the editor on a new record, with its date filled in where one is given."""
        draft: EventDraft | StatementDraft | None = None
        if when is not None:
            draft = EventDraft("", when) if kind is RecordKind.EVENT else StatementDraft("", when)
        self._open(kind, None, draft)

    def edit(self, record: RecordId) -> None:
        """Open the editor on `record`, or say why it has none."""
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

    def _edit_named(self, record: Named) -> None:
        if record.kind in EDITABLE:
            self._open(record.kind, record.id, None)
        else:
            name = f"{article(record.kind)} {record.kind}"
            self.failed.emit(f"“{record.name}” is {name}: only events and statements have an editor so far.")

    def _open(
        self, kind: RecordKind, record: RecordId | None, draft: EventDraft | StatementDraft | None
    ) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        dialog = EditorDialog(
            self._worker,
            self._window,
            kind=kind,
            record=record,
            draft=draft,
            theme=self._themes.theme,
            date_order=self._preferences.date_order,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self.saved)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None
        self.closed.emit()

    def saved(self, changes: Changes) -> None:
        """Tell what has been written, and have its record shown."""
        undated = ", undated: it stands on no lane" if changes.is_undated else ""
        self.said.emit(changes.done + undated)
        self.done.emit(changes)

    def _tell_walked(self, word: str, changes: Changes) -> None:
        self.said.emit(f"{word}: {changes.label}")
        self.done.emit(changes)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(str(error))


def event_about(when: When, subject: Named) -> EventDraft:
    """Begin an event that belongs to an agreement, actor, place or tag."""
    draft = EventDraft("", when)
    if subject.kind is RecordKind.AGREEMENT:
        return replace(draft, agreements=(subject.id,))
    if subject.kind is RecordKind.ACTOR:
        return replace(draft, actors=(RoleDraft(subject.id, EVENT_ROLES[0]),))
    if subject.kind is RecordKind.PLACE:
        return replace(draft, place=subject.id)
    return replace(draft, tags=(subject.id,)) if subject.kind is RecordKind.TAG else draft


def _labels(store: Store) -> tuple[str, str]:
    return undo_label(store) or "", redo_label(store) or ""
