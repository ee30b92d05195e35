"""The compact form of a link that was drawn: its relation, who asserts it, a note; the rest in the editor."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.edit import add_link
from explorer.edit.errors import FieldError
from explorer.model.changes import Changes
from explorer.model.drafts import LinkDraft
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.render.theme import Theme
from explorer.ui.editor.editor_style import editor_style
from explorer.ui.editor.fields import button
from explorer.ui.editor.forms.base import FormContext
from explorer.ui.editor.forms.link import LinkForm
from explorer.ui.worker import Worker

WIDTH_PX: Final = 460
SENTENCE_PX: Final = 82
"""Room for two titles in words."""


class LinkPopup(QDialog):
    """Asks how one record bears on another; Enter adds the link, Esc leaves all as it was.

    Signals:
        added(Changes): the link is written.
        more_requested(LinkDraft): the editor is to go on with the draft.
        failed(str): why it was not written.
    """

    added = Signal(object)
    more_requested = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        worker: Worker,
        theme: Theme,
        ends: tuple[Named, Named],
        parent: QWidget,
        date_order: str = "dmy",
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._ends = ends
        self.setWindowTitle("Add link")
        self.setStyleSheet(editor_style(theme))
        self.form = LinkForm(FormContext(worker, theme, None, date_order, lambda _choice: None))
        names = {one.id: one for one in ends}
        self.form.show_draft(LinkDraft(ends[0].id, ends[1].id, "", certainty="reported"), names)
        for row in ("from_record", "to_record", "citations"):
            self.form.show_row(row, False)
        self.add_button = button("Add link", "primary")
        self.add_button.setDefault(True)
        self.more_button = button("&More…")
        self.more_button.setToolTip("Go on in the editor, with sources and both ends")
        self.cancel_button = button("Cancel")
        self.form.sentence.setMinimumHeight(SENTENCE_PX)
        self._lay_out()
        self._is_waiting = False
        self.form.changed.connect(self.form.take_back_errors)
        self.form.chips_settled.connect(self._take_settled)
        self.add_button.clicked.connect(self.save)
        self.more_button.clicked.connect(self._ask_more)
        self.cancel_button.clicked.connect(self.reject)

    def open_at(self, where: QPoint) -> None:
        """Open beside a point of the screen, wholly on it."""
        self.adjustSize()
        screen = (QGuiApplication.screenAt(where) or self.screen()).availableGeometry()
        left = max(min(where.x() + 12, screen.right() - self.width() - 8), screen.left() + 8)
        top = max(min(where.y() + 12, screen.bottom() - self.height() - 40), screen.top() + 8)
        self.move(left, top)
        self.open()
        self.form.relation.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write the link in one step; what is missing is said beside its field."""
        if self._is_waiting:
            return
        self._is_waiting = self.form.asserted_by.finish()
        if not self._is_waiting:
            self._write()

    def _write(self) -> None:
        wrong = self.form.unfinished()
        if wrong:
            self.form.show_errors(wrong)
            self.adjustSize()
            return
        draft = self.form.draft()
        self.setEnabled(False)
        self._worker.edit(lambda store: add_link(store, draft), self._take_written, self._refuse)

    def _take_written(self, changes: Changes) -> None:
        self.accept()
        self.added.emit(changes)

    def _refuse(self, error: Exception) -> None:
        self.setEnabled(True)
        is_told = isinstance(error, FieldError) and self.form.show_errors({error.field: str(error)})
        if not is_told:
            self.failed.emit(str(error))

    def _take_settled(self, _chips: object) -> None:
        if self._is_waiting:
            self._is_waiting = False
            self._write()

    def _ask_more(self) -> None:
        draft = self.form.draft()
        self.reject()
        self.more_requested.emit(draft)

    @property
    def ends(self) -> tuple[RecordId, RecordId]:
        """The records that the link leads from and to, as it was drawn."""
        return self._ends[0].id, self._ends[1].id

    def _lay_out(self) -> None:
        foot = QFrame(self)
        foot.setProperty("role", "dialog_foot")
        answers = QHBoxLayout(foot)
        answers.setContentsMargins(20, 12, 20, 12)
        answers.setSpacing(8)
        answers.addWidget(self.more_button)
        answers.addStretch(1)
        answers.addWidget(self.cancel_button)
        answers.addWidget(self.add_button)
        fields = QVBoxLayout()
        fields.setContentsMargins(20, 16, 20, 14)
        fields.addWidget(self.form)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(fields)
        lines.addWidget(foot)
        self.setFixedWidth(WIDTH_PX)
