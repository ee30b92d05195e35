"""The form of a commitment: what one party undertook under an agreement."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from explorer.model.drafts import CommitmentDraft, Draft, NewActor, Reference
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.fields import TextField, line_field
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.forms.choices import (
    Names,
    actor_of,
    choices_for,
    citation_choices,
    only,
    reference_of,
)
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept_or_none, one_line


class CommitmentForm(RecordForm):
    """The fields of a commitment."""

    KIND = RecordKind.COMMITMENT

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        theme, colour_of = context.theme, context.colour_of
        self._base = CommitmentDraft("", "", "")
        self.agreement = ChipsField(RecordKind.AGREEMENT, "Agreement", theme, most=1)
        self.obligor = ChipsField(RecordKind.ACTOR, "Obligor", theme, most=1, colour_of=colour_of)
        self.text = TextField("Text", 64, "What it undertook, in a sentence")
        self.owed_to = ChipsField(
            RecordKind.ACTOR, "Owed to", theme, most=1, hint="One party, if not all", colour_of=colour_of
        )
        self.article = line_field("Article", "Article IV, paragraph 2")
        self.condition = line_field("Condition", "Only if, only once …")
        self.due = self.when_box("Due")
        self.citations = self.citations_field()
        self.add_row("agreement", "A&greement", self.agreement)
        self.add_row("obligor", "O&bligor", self.obligor)
        self.add_row("text", "Te&xt", self.text)
        self.add_row("owed_to", "Owed &to", self.owed_to)
        self.add_row("article", "A&rticle", self.article)
        self.add_row("condition", "Co&ndition", self.condition)
        self.add_row("due", "D&ue", self.due)
        self.add_citations_row(self.citations)
        self.common = CommonFields(
            actors=self.obligor,
            agreements=self.agreement,
            citations=self.citations,
            description=self.text,
        )

    def first_field(self) -> QWidget:
        """What is still to be said first."""
        if not self.agreement.choices():
            return self.agreement.line
        return self.text if self.obligor.choices() else self.obligor.line

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, CommitmentDraft)
        self._base = draft
        self.agreement.set_choices(choices_for([draft.agreement], RecordKind.AGREEMENT, names))
        self.obligor.set_choices(choices_for([draft.obligor], RecordKind.ACTOR, names))
        self.text.set_text(draft.text)
        self.owed_to.set_choices(choices_for([draft.owed_to], RecordKind.ACTOR, names))
        self.article.setText(one_line(draft.article or ""))
        self.condition.setText(one_line(draft.condition or ""))
        self.due.set_when(draft.due or When(""))
        self.citations.show_citations(citation_choices(draft.citations, names))

    def draft(self) -> CommitmentDraft:
        """The commitment as it now stands."""
        owed_to, due = only(self.owed_to.choices()), self.due.when()
        return replace(
            self._base,
            agreement=self._agreement(),
            obligor=self._obligor(),
            text=self.text.text(),
            owed_to=None if owed_to is None else actor_of(owed_to),
            article=kept_or_none(self.article.text(), self._base.article),
            condition=kept_or_none(self.condition.text(), self._base.condition),
            due=due if due.text or due.is_dated else None,
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """Somebody undertakes something under an agreement."""
        found = {}
        if not self.agreement.choices() and not self.agreement.pending():
            found["agreement"] = "Say under which agreement."
        if not self.obligor.choices() and not self.obligor.pending():
            found["obligor"] = "Say who undertook it."
        if not self.text.text().strip():
            found["text"] = "Say what was undertaken."
        return found

    def next_draft(self) -> CommitmentDraft:
        """Agreement and obligor stay."""
        return CommitmentDraft(self._agreement(), self._obligor(), "")

    def _agreement(self) -> Reference:
        agreement = only(self.agreement.choices())
        return "" if agreement is None else reference_of(agreement)

    def _obligor(self) -> Reference | NewActor:
        obligor = only(self.obligor.choices())
        return "" if obligor is None else actor_of(obligor)
