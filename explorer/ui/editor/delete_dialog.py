"""Deleting a record: what goes with it is told first, and that undo brings it back."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer import edit
from explorer.edit.checking import shortened
from explorer.model.changes import Changes
from explorer.model.details import DeletionAccount
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.ui.editor.question import Question
from explorer.ui.worker import Worker

_TITLE_LETTERS: Final = 120
_MOST_LETTERS: Final = 600


class DeleteDialog(Question):
    """Asks whether to delete a record and deletes it; Enter keeps it unless one has gone to Delete.

    Signals:
        deleted(Changes): it is gone.
        ready(): what goes with it has been found out.
    """

    deleted = Signal(object)
    ready = Signal()

    def __init__(self, worker: Worker, record: RecordId, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Delete", "Looking up what goes with it…")
        self._worker = worker
        self._record = record
        self.keep_button = self.add_answer("&Keep")
        self.delete_button = self.add_answer("&Delete", "danger")
        self.keep_button.clicked.connect(self.reject)
        self.delete_button.clicked.connect(self._delete)
        self.delete_button.setEnabled(False)
        self.keep_button.setDefault(True)
        self.keep_button.setFocus()
        worker.ask(lambda store: edit.deletion_account(store, record), self._tell, self._tell_refusal)

    def _tell(self, account: DeletionAccount) -> None:
        kind, name = account.record.kind.value, " ".join(account.record.name.split())
        told = account_in_words(account)
        if len(name) <= _TITLE_LETTERS:
            self.set_title(f"Delete {kind} “{name}”?")
        else:
            self.set_title(f"Delete {kind} “{shortened(name, _TITLE_LETTERS)}”?")
            told = f"“{shortened(name, _MOST_LETTERS)}”\n{told}"
        self.setWindowTitle(f"Delete {kind}")  # a title bar shortens a name in its middle
        self.set_text(told)
        if account.refused_because is None:
            self.delete_button.setEnabled(True)
        else:
            self._offer_nothing()
        self.ready.emit()

    def _offer_nothing(self) -> None:
        """There is nothing to decide."""
        self.delete_button.hide()
        self.keep_button.setText("&Close")

    def _delete(self) -> None:
        record = self._record
        self.delete_button.setEnabled(False)
        self._worker.edit(
            lambda store: edit.delete_record(store, record), self._take_deleted, self._tell_refusal
        )

    def _take_deleted(self, changes: Changes) -> None:
        self.deleted.emit(changes)
        self.accept()

    def _tell_refusal(self, error: UserError) -> None:
        self.set_text(str(error))
        self._offer_nothing()
        self.ready.emit()


def account_in_words(account: DeletionAccount) -> str:
    """Say what goes with the record, or why it can't be deleted."""
    if account.refused_because is not None:
        return account.refused_because
    goes = account.goes_with_it
    sentences = [f"{part}." for part in account.loses_it]
    if goes:
        listed = goes[0] if len(goes) == 1 else f"{', '.join(goes[:-1])} and {goes[-1]}"
        is_one = len(goes) == 1 and goes[0].startswith("1 ")
        sentences.insert(0, f"{listed} {'goes' if is_one else 'go'} with it.")
    elif not sentences:
        sentences.append("Nothing else goes with it.")
    return " ".join([*sentences, "Undo brings it back."])
