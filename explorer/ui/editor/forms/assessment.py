"""The form of an assessment: a dated verdict by somebody on how a commitment was kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from explorer.edit import draft_of_record
from explorer.model.draft_kinds import NOT_CHOSEN
from explorer.model.drafts import AssessmentDraft, CommitmentDraft, Draft
from explorer.model.ids import RecordId
from explorer.model.records import Commitment, Named
from explorer.model.vocabulary import VERDICTS, RecordKind
from explorer.store.queries.names import named
from explorer.store.queries.parts import commitments_of
from explorer.store.store import Store
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import choice_of
from explorer.ui.editor.fields import TextField
from explorer.ui.editor.forms.base import FormContext, RecordForm, optional_text
from explorer.ui.editor.forms.choices import Names, actor_of, choices_for, citation_choices, only
from explorer.ui.editor.forms.common import Carried, CommonFields
from explorer.ui.editor.record_list import RecordList
from explorer.ui.editor.segmented import Segmented

_FIRST_AGREEMENT: Final = "Choose an agreement first"
_NO_COMMITMENT: Final = "No commitment is recorded under it"
_CHOOSE: Final = "Choose one of its commitments"


@dataclass(frozen=True, slots=True)
class _Undertaken:
    """An agreement and its commitments, each in a line."""

    agreement: Named
    commitments: tuple[tuple[RecordId, str], ...]


class AssessmentForm(RecordForm):
    """The fields of an assessment; the commitment is picked from those of an agreement."""

    KIND = RecordKind.ASSESSMENT

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._base = AssessmentDraft(NOT_CHOSEN, "", "")
        self.agreement = ChipsField(
            RecordKind.AGREEMENT, "Agreement", theme, most=1, hint="Its agreement", may_make=False
        )
        self.commitment = RecordList("Commitment")
        self.assessor = ChipsField(RecordKind.ACTOR, "Assessor", theme, most=1, colour_of=context.colour_of)
        self.verdict = Segmented(VERDICTS, "Verdict")
        self.when = self.when_box()
        self.citations = self.citations_field()
        self.note = TextField("Note", 52)
        self.add_row("agreement", "A&greement", self.agreement)
        self.add_row("commitment", "Co&mmitment", self.commitment)
        self.add_row("assessor", "&Assessor", self.assessor)
        self.add_row("verdict", "Ver&dict", self.verdict)
        self.add_when_row(self.when)
        self.add_citations_row(self.citations)
        self.add_row("note", "&Note", self.note)
        self.common = CommonFields(
            when=self.when,
            actors=self.assessor,
            agreements=self.agreement,
            citations=self.citations,
            description=self.note,
        )
        self.commitment.set_records((), _FIRST_AGREEMENT)
        self.agreement.changed.connect(self._ask_commitments)

    def first_field(self) -> QWidget:
        """What is still to be said first."""
        if self.commitment.record() != NOT_CHOSEN:
            return self.assessor.line
        return self.commitment if self.agreement.choices() else self.agreement.line

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields; the commitment's agreement is looked up."""
        assert isinstance(draft, AssessmentDraft)
        self._base = draft
        known = names.get(draft.commitment)
        if draft.commitment == NOT_CHOSEN:
            self.agreement.set_choices([])
            self.commitment.set_records((), _FIRST_AGREEMENT)
        else:
            words = f"number {draft.commitment}" if known is None else known.name
            self.commitment.set_records([(draft.commitment, words)], _CHOOSE)
            self.commitment.set_record(draft.commitment)
            self._ask(partial(_undertaken_with, commitment=draft.commitment))
        self.assessor.set_choices(choices_for([draft.assessor], RecordKind.ACTOR, names))
        self.verdict.set_word(draft.verdict)
        self.when.set_when(draft.when)
        self.citations.show_citations(citation_choices(draft.citations, names))
        self.note.set_text(draft.note or "")

    def carry_on(self, carried: Carried) -> None:
        """Take over what was written of another kind, and look up what was undertaken under its agreement."""
        super().carry_on(carried)
        self._ask_commitments()

    def draft(self) -> AssessmentDraft:
        """The assessment as it now stands."""
        assessor = only(self.assessor.choices())
        return replace(
            self._base,
            commitment=self.commitment.record(),
            assessor="" if assessor is None else actor_of(assessor),
            verdict=self.verdict.word(),
            when=self.when.when(),
            note=optional_text(self.note.text()),
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """Somebody judges one commitment, and says how it was kept."""
        found = {}
        if self.commitment.record() == NOT_CHOSEN:
            if self.agreement.choices() or self.agreement.pending():
                found["commitment"] = "Choose the commitment that is assessed."
            else:
                found["agreement"] = "Say under which agreement the commitment stands."
        if not self.assessor.choices() and not self.assessor.pending():
            found["assessor"] = "Say whose verdict it is."
        if not self.verdict.word():
            found["verdict"] = "Say how the commitment was kept."
        return found

    def next_draft(self) -> AssessmentDraft:
        """The commitment stays; each verdict is somebody's own."""
        return AssessmentDraft(self.commitment.record(), "", "")

    def _ask_commitments(self) -> None:
        """Offer the commitments of the agreement chosen."""
        agreement = only(self.agreement.choices())
        if agreement is None or agreement.record is None:
            self.commitment.set_records((), _FIRST_AGREEMENT)
        else:
            self._ask(partial(_undertaken_under, agreement=agreement.record))

    def _ask(self, query: Callable[[Store], _Undertaken]) -> None:
        self.context.worker.ask(query, self._take_undertaken, slot=f"commitments {id(self)}")

    def _take_undertaken(self, undertaken: _Undertaken) -> None:
        if not self.agreement.choices():
            self.agreement.set_choices([choice_of(undertaken.agreement)])
        chosen = only(self.agreement.choices())
        if chosen is not None and chosen.record == undertaken.agreement.id:
            self.commitment.set_records(
                undertaken.commitments, _CHOOSE if undertaken.commitments else _NO_COMMITMENT
            )


def _undertaken_with(store: Store, commitment: RecordId) -> _Undertaken:
    """The agreement of a commitment with all that was undertaken under it."""
    draft = draft_of_record(store, commitment)
    assert isinstance(draft, CommitmentDraft)
    assert isinstance(draft.agreement, int)
    return _undertaken_under(store, draft.agreement)


def _undertaken_under(store: Store, agreement: RecordId) -> _Undertaken:
    commitments = tuple((one.id, _in_a_line(one)) for one in commitments_of(store, agreement))
    return _Undertaken(named(store, agreement), commitments)


def _in_a_line(commitment: Commitment) -> str:
    article = commitment.article or ""
    named = f"Article {article}" if article[:1].isdigit() else article
    return f"{commitment.obligor.name} · {f'{named}: ' if named else ''}{commitment.text}"
