"""Which form belongs to which kind: the only place that names them all."""

from collections.abc import Mapping
from typing import Final

from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.forms.event import EventForm
from explorer.ui.editor.forms.statement import StatementForm

FORMS: Final[Mapping[RecordKind, type[RecordForm]]] = {
    RecordKind.EVENT: EventForm,
    RecordKind.STATEMENT: StatementForm,
}
"""The kinds that the editor writes, in the order in which they are offered."""


def make_form(kind: RecordKind, context: FormContext) -> RecordForm:
    """Make the form of a kind; KeyError for a kind that has none."""
    return FORMS[kind](context)
