"""The page of the editor that scrolls: the choice of the kind, and beneath it the form of the kind taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.model.draft_kinds import empty_draft
from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.form_grid import EDGE_PX, ROW_GAP_PX, FormGrid
from explorer.ui.editor.forms.base import FormContext, RecordForm, beside
from explorer.ui.editor.forms.common import Carried
from explorer.ui.editor.forms.table import FORMS, make_form
from explorer.ui.editor.kind_switch import KindSwitch


class FormPage(QWidget):
    """Holds a form for each kind that has been written so far; the one taken shows.

    Signals:
        changed(): something was typed or chosen.
        walk_changed(): Tab has another way to go.
        chips_settled(ChipsField): what was typed in a field of names has been taken or refused.
        edit_requested(RecordId): a record that a field names is to be opened in its own editor.
    """

    changed = Signal()
    walk_changed = Signal()
    chips_settled = Signal(object)
    edit_requested = Signal(object)

    def __init__(self, context: FormContext, kind: RecordKind) -> None:
        super().__init__()
        self.setObjectName("form_page")
        self._context = context
        self._carried = Carried()
        self._right_margin_px: int | None = None
        self._forms: dict[RecordKind, RecordForm] = {}
        self.kind = KindSwitch(FORMS)
        self._head = FormGrid(edge_px=0)
        self._head.add_row("&Kind", beside([self.kind]), self.kind)
        self._layout = QVBoxLayout(self)
        beneath_px = EDGE_PX - ROW_GAP_PX  # the last row has its gap already
        self._layout.setContentsMargins(0, EDGE_PX, 0, beneath_px)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._head)
        self.form = self._form_of(kind)
        self.show_kind(kind)

    def begin(self, kind: RecordKind) -> RecordForm:
        """Show the form of `kind`, and forget what was written of other kinds."""
        self._carried = Carried()
        for other in [one for one in self._forms if one is not kind]:
            form = self._forms.pop(other)
            self._layout.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.show_kind(kind)
        return self.form

    def show_kind(self, kind: RecordKind) -> None:
        """Show the form of `kind`."""
        self.kind.set_kind(kind)
        shown = self._form_of(kind)
        self.form = shown
        for form in self._forms.values():
            form.setVisible(form is shown)

    def show_switch(self, is_shown: bool) -> None:
        """A record keeps its kind: the switch is for new ones."""
        self._head.setVisible(is_shown)

    def walked(self) -> list[QWidget]:
        """Every field in the order in which Tab walks them."""
        return [*self.kind.segments(), *self.form.walked()]

    def set_right_margin(self, margin_px: int) -> None:
        """Leave so many pixels at the right of the fields."""
        self._right_margin_px = margin_px
        self._head.set_right_margin(margin_px)
        for form in self._forms.values():
            form.set_right_margin(margin_px)

    def switch_to(self, kind: RecordKind) -> None:
        """Write another kind: what both have stays."""
        self._carried = self.form.carried(self._carried)
        self.show_kind(kind)
        self.form.carry_on(self._carried)
        self.walk_changed.emit()

    def _form_of(self, kind: RecordKind) -> RecordForm:
        """The form of `kind`, made when it is wanted first."""
        if kind not in self._forms:
            form = make_form(kind, self._context)
            form.show_draft(empty_draft(kind), {})
            form.changed.connect(self.changed)
            form.walk_changed.connect(self.walk_changed)
            form.chips_settled.connect(self.chips_settled)
            form.edit_requested.connect(self.edit_requested)
            if self._right_margin_px is not None:
                form.set_right_margin(self._right_margin_px)
            self._layout.addWidget(form, 1)
            self._forms[kind] = form
        return self._forms[kind]
