"""Which form belongs to which kind: the only place that names them all."""

from collections.abc import Mapping
from typing import Final

from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.forms.act import ActForm
from explorer.ui.editor.forms.actor import ActorForm
from explorer.ui.editor.forms.agreement import AgreementForm
from explorer.ui.editor.forms.assessment import AssessmentForm
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.forms.commitment import CommitmentForm
from explorer.ui.editor.forms.event import EventForm
from explorer.ui.editor.forms.link import LinkForm
from explorer.ui.editor.forms.place import PlaceForm
from explorer.ui.editor.forms.source import SourceForm
from explorer.ui.editor.forms.statement import StatementForm
from explorer.ui.editor.forms.tag import TagForm
from explorer.ui.editor.forms.tie import TieForm

FORMS: Final[Mapping[RecordKind, type[RecordForm]]] = {
    RecordKind.EVENT: EventForm,
    RecordKind.STATEMENT: StatementForm,
    RecordKind.ACT: ActForm,
    RecordKind.ACTOR: ActorForm,
    RecordKind.AGREEMENT: AgreementForm,
    RecordKind.SOURCE: SourceForm,
    RecordKind.PLACE: PlaceForm,
    RecordKind.LINK: LinkForm,
    RecordKind.TIE: TieForm,
    RecordKind.COMMITMENT: CommitmentForm,
    RecordKind.ASSESSMENT: AssessmentForm,
    RecordKind.TAG: TagForm,
}
"""The kinds that the editor writes, in the order in which they are offered."""


def make_form(kind: RecordKind, context: FormContext) -> RecordForm:
    """Make the form of a kind; KeyError for a kind that has none."""
    return FORMS[kind](context)
