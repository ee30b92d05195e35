"""The editor dialog: a record of any kind is written down, or one that is there is changed."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)

from explorer.edit.errors import FieldError
from explorer.model.changes import Changes
from explorer.model.draft_kinds import empty_draft, kind_of, references_in
from explorer.model.drafts import Draft
from explorer.model.errors import UserError
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import Theme, load_theme
from explorer.scene.primitives import Colour
from explorer.store.queries.names import named
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.dialog_frame import HINT, DialogFrame
from explorer.ui.editor.draft_json import KeptDraft
from explorer.ui.editor.draft_keeper import DraftKeeper, LeftBehind, forget
from explorer.ui.editor.editor_style import editor_style
from explorer.ui.editor.fields import shortened
from explorer.ui.editor.form_page import FormPage
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.question import Answer, ask_whether_to_leave
from explorer.ui.editor.saving import Save, Start, deed_of, start_of_draft, start_of_new, start_of_record
from explorer.ui.editor.suggestions import SuggestionPopup
from explorer.ui.worker import Worker

BEGIN_WITHOUT: Final = "Ctrl+Shift+Backspace"


class EditorDialog(DialogFrame):
    """Writes a record of any kind; Ctrl+Enter saves, Ctrl+Shift+Enter begins another, Esc leaves.

    With `record` it changes that one and `draft` is not needed; with `draft` alone a new one begins with
    what the draft says; `about` is a record in it that was only selected, which one key takes out again.
    With `is_continued` it goes on at once with what was left behind.
    `reference` is the day that relative dates count from.

    Signals:
        saved(Changes): a record was written.
        added(RecordKind): it was a new one, of that kind.
        ready(): what is there has been read and the fields are filled.
    """

    saved = Signal(object)
    added = Signal(object)
    ready = Signal()

    def __init__(
        self,
        worker: Worker,
        parent: QWidget | None = None,
        *,
        kind: RecordKind = RecordKind.EVENT,
        record: RecordId | None = None,
        draft: Draft | None = None,
        about: Named | None = None,
        theme: Theme | None = None,
        reference: Day | None = None,
        date_order: str = "dmy",
        is_continued: bool = False,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._record = record
        self._theme = theme or load_theme("light")
        self._colours: dict[int, Colour] = {}
        self._begun = draft or empty_draft(kind)
        self._about = about
        self._clean: tuple[object, ...] = ()
        self._is_saving = False
        self._is_opening = False
        self._is_continued = is_continued
        self._adds_another = False
        self._unsettled: list[ChipsField] = []
        self._left_behind: LeftBehind | None = None
        self._keeper = DraftKeeper(worker, self)
        self._context = FormContext(worker, self._theme, reference, date_order, self._colour_of, record)
        self.set_page(FormPage(self._context, kind_of(self._begun)))
        self._connect()
        self._show_kind()
        self._order_tabs()
        self.setStyleSheet(editor_style(self._theme))
        self._begin()

    def _connect(self) -> None:
        self.page.kind.kind_chosen.connect(self._switch_kind)
        self.page.changed.connect(self._take_change)
        self.page.walk_changed.connect(self._take_other_rows)
        self.page.chips_settled.connect(self._settle_chips)
        self.page.edit_requested.connect(self.open_beside)
        self.private.clicked.connect(self._take_change)
        self.notice.restore_requested.connect(self._restore)
        self.notice.forget_requested.connect(self._forget_left_behind)
        self.cancel_button.clicked.connect(self.reject)
        self.another_button.clicked.connect(self.save_and_add_another)
        self.save_button.clicked.connect(self.save)
        for keys, deed in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+Shift+Return", self.save_and_add_another),
            ("Ctrl+Shift+Enter", self.save_and_add_another),
            (BEGIN_WITHOUT, self.begin_without),
        ):
            QShortcut(QKeySequence(keys), self, deed)

    @property
    def form(self) -> RecordForm:
        """The form of the kind that is being written."""
        return self.page.form

    def open_filled(self) -> None:
        """Open once the fields are filled, at the size that they need; an empty form opens at once.

        A window that grew while the desktop is still placing it could be put anywhere.
        """
        if self.isEnabled():
            self.open()
        else:
            self._is_opening = True

    def _open_if_wanted(self) -> None:
        if self._is_opening:
            self._is_opening = False
            self.open()
            first = self.form.first_field()
            if isinstance(first, QLineEdit):
                first.deselect()  # as a dialog opens, Qt selects what stands in its first line

    def save(self) -> None:
        """Write the record and close; what can't be taken is said beside its field."""
        self._save(adds_another=False)

    def save_and_add_another(self) -> None:
        """Write the record and begin another, which keeps the kind and the sources."""
        if self._record is None:
            self._save(adds_another=True)

    def begin_without(self) -> None:
        """Take out what was filled in only because it was selected; what was written stays."""
        about, self._about = self._about, None
        if about is None:
            return
        had_changes = self.has_changes()
        for chips in self.form.chips():
            chips.take_out(about.id)
        if not had_changes:
            self._clean = self._state()
        self.hint_label.setText(HINT)
        self.form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def open_beside(self, record: RecordId) -> None:
        """Open the editor of a record that this one names, on top of this one; its new name is shown here."""
        if record in self._open_records():
            self.error_label.setText("That record is open in the editor already.")
            return
        self._worker.ask(lambda store: named(store, record), self._open_on_top, self._tell_refusal)

    def _open_on_top(self, named_record: Named) -> None:
        inner = EditorDialog(
            self._worker,
            self,
            kind=named_record.kind,
            record=named_record.id,
            theme=self._theme,
            reference=self._context.reference,
            date_order=self._context.date_order,
        )
        inner.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inner.saved.connect(self._ask_names)
        inner.finished.connect(self.activateWindow)
        inner.open_filled()

    def _open_records(self) -> set[RecordId | None]:
        """This record, and those of the editors that this one stands on."""
        below = self.parentWidget()
        return {self._record} | (below._open_records() if isinstance(below, EditorDialog) else set())

    def _ask_names(self) -> None:
        draft = self._draft()
        self._worker.ask(lambda store: start_of_draft(store, draft), self._take_names, self._tell_refusal)

    def _take_names(self, start: Start) -> None:
        self._colours = dict(start.colours)
        for chips in self.form.chips():
            chips.rename(start.names)

    def has_changes(self) -> bool:
        """Whether anything was written since the fields were filled."""
        return self._clean != () and self._state() != self._clean

    def reject(self) -> None:
        """Close; where something was written, ask first."""
        if self._is_saving:
            return
        answer = ask_whether_to_leave(self) if self.has_changes() else Answer.DISCARD
        if answer is Answer.KEEP_EDITING:
            return
        if answer is Answer.KEEP_DRAFT:
            self._keeper.keep_now(self._kept)
        else:
            self._keeper.drop()
        self._clean = ()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window asks as Esc does."""
        if self.isVisible():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Close suggestions when another window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            for suggestions in self.findChildren(SuggestionPopup):
                suggestions.hide()

    def _begin(self) -> None:
        record, draft = self._record, self._begun
        if record is not None:
            self.setEnabled(False)
            self._worker.ask(lambda store: start_of_record(store, record), self._fill, self._tell_refusal)
        elif references_in(draft):
            self.setEnabled(False)
            self._worker.ask(lambda store: start_of_new(store, draft), self._fill, self._tell_refusal)
        else:
            self._show_start(Start(draft, {}, {}))
            self._worker.ask(lambda store: start_of_new(store, draft), self._learn, self._tell_refusal)

    def _fill(self, start: Start) -> None:
        self._show_start(start)
        self._learn(start)
        self.grow()
        self._open_if_wanted()

    def _learn(self, start: Start) -> None:
        """Take over what the database knows beside the fields, which may have been typed in meanwhile."""
        self._colours = dict(start.colours)
        self._left_behind = start.left_behind
        if start.left_behind is not None and self._is_continued:
            self._is_continued = False
            self._restore()
        elif start.left_behind is not None:
            self.notice.offer(start.left_behind.kept)
            self.grow()
        self.ready.emit()

    def _show_start(self, start: Start) -> None:
        self._colours = dict(start.colours)
        self.page.begin(kind_of(start.draft)).show_draft(start.draft, start.names)
        self.private.setChecked(start.draft.private)
        self._order_tabs()
        self._show_kind()
        self._settle()
        if self._about is not None:
            self.hint_label.setText(f"About {shortened(self._about.name)} · {BEGIN_WITHOUT} clears it")

    def _restore(self) -> None:
        """Go on with the draft that was left behind."""
        left = self._left_behind
        if left is not None:
            self.notice.hide()
            self._left_behind = None
            self._keeper.take_over(left.number)
            self.setEnabled(False)
            self._worker.ask(lambda store: start_of_draft(store, left.kept.draft), self._show_restored)

    def _show_restored(self, start: Start) -> None:
        self._show_start(start)
        self._clean = (None,)

    def _forget_left_behind(self) -> None:
        self.notice.hide()
        self.form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        if self._left_behind is not None:
            forget(self._worker, self._left_behind.number)
            self._left_behind = None

    def _kept(self) -> KeptDraft | None:
        """What is to be kept against a crash."""
        return KeptDraft(self._draft(), self._record) if self.has_changes() else None

    def _settle(self) -> None:
        """Take what now stands in the fields for unchanged, and begin at the first field."""
        self.setEnabled(True)
        self._clean = self._state()
        self.error_label.clear()
        self.form.show_errors({})
        self.form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrolled.verticalScrollBar().setValue(0)

    def _state(self) -> tuple[object, ...]:
        return (self.form.state(), self.private.isChecked())

    def _draft(self) -> Draft:
        return replace(self.form.draft(), private=self.private.isChecked())

    def _save(self, *, adds_another: bool) -> None:
        if self._is_saving or not self.isEnabled():
            return
        self._adds_another = adds_another
        self._unsettled = [chips for chips in self.form.chips() if chips.finish()]
        if not self._unsettled:
            self._write()

    def _settle_chips(self, chips: ChipsField) -> None:
        """Write the record once every name typed before has been taken or refused."""
        if chips in self._unsettled:
            self._unsettled.remove(chips)
            if not self._unsettled:
                self._write()

    def _write(self) -> None:
        unfinished = self.form.unfinished()
        if unfinished:
            self._tell_errors(unfinished)
            return
        self._is_saving = True
        self._show_saving()
        save = Save(self._draft(), self._record, self.form.new_agreements())
        self._worker.edit(deed_of(save), self._take_saved, self._tell_refusal)

    def _take_saved(self, changes: Changes) -> None:
        self._is_saving = False
        self._show_saving()
        self._keeper.drop()
        self.saved.emit(changes)
        if self._record is None:
            self.added.emit(self.form.KIND)
        if not self._adds_another:
            self._clean = ()
            self.accept()
            return
        self.page.begin(self.form.KIND).begin_next(changes.created)
        self.hint_label.setText(changes.done)
        self._settle()

    def _tell_refusal(self, error: UserError) -> None:
        self._is_saving = False
        self.setEnabled(True)
        self._show_saving()
        self._open_if_wanted()
        if isinstance(error, FieldError):
            self._tell_errors({error.field: str(error)})
        else:
            self.error_label.setText(str(error))

    def _tell_errors(self, sentences: dict[str, str]) -> None:
        if self.form.show_errors(sentences):
            self.error_label.clear()
            self.grow()
            focused = self.focusWidget()
            if focused is not None:
                self.scrolled.ensureWidgetVisible(focused, 0, 60)
        else:
            self.error_label.setText(next(iter(sentences.values())))

    def _take_change(self) -> None:
        self.error_label.clear()
        self.form.take_back_errors()
        self._keeper.keep_soon(self._kept)

    def _show_saving(self) -> None:
        for pressed in (self.save_button, self.another_button, self.cancel_button):
            pressed.setEnabled(not self._is_saving)

    def _switch_kind(self, kind: RecordKind) -> None:
        """Write another kind; what both have stays, and the switch alone is nothing written."""
        had_changes = self.has_changes()
        self.page.switch_to(kind)
        self._clean = (None,) if had_changes else self._state()
        self._show_kind()
        self.fit()

    def _show_kind(self) -> None:
        is_new = self._record is None
        words = f"{'Add' if is_new else 'Edit'} {self.form.KIND}"
        self.title_label.setText(words)
        self.setWindowTitle(words)
        self.page.show_switch(is_new)
        self.another_button.setVisible(is_new)

    def _take_other_rows(self) -> None:
        self._order_tabs()
        if self.isVisible():
            self.grow()

    def _order_tabs(self) -> None:
        """Let Tab walk every field as it stands on the form, then the buttons."""
        buttons = (self.private, self.cancel_button, self.another_button, self.save_button)
        for before, after in pairwise([*self.page.walked(), *buttons]):
            QWidget.setTabOrder(before, after)

    def _colour_of(self, choice: Choice) -> str | None:
        if choice.record is None or choice.record not in self._colours:
            return None
        return self._theme.hex(self._colours[choice.record])
