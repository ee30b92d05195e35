"""The form of a tie: a dated relation between two actors."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from explorer.model.drafts import Draft, TieDraft
from explorer.model.vocabulary import TIE_RELATIONS, RecordKind
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.fields import line_field
from explorer.ui.editor.forms.base import FormContext, RecordForm
from explorer.ui.editor.forms.choices import Names, actor_of, choices_for, citation_choices, only
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept_or_none, one_line
from explorer.ui.editor.segmented import Segmented
from explorer.ui.editor.tie_fields import OFFICE


class TieForm(RecordForm):
    """The fields of a tie; an office has a title, and what it is an office of may be left out."""

    KIND = RecordKind.TIE

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        theme, colour_of = context.theme, context.colour_of
        self._base = TieDraft("", OFFICE)
        self.actor = ChipsField(RecordKind.ACTOR, "Actor", theme, most=1, colour_of=colour_of)
        self.relation = Segmented(TIE_RELATIONS, "Relation")
        self.title = line_field("Title of the office", "Secretary of State")
        self.to_actor = ChipsField(RecordKind.ACTOR, "Tied to", theme, most=1, colour_of=colour_of)
        self.when = self.when_box()
        self.citations = self.citations_field()
        self.add_row("actor", "&Actor", self.actor)
        self.add_row("relation", "&Relation", self.relation)
        self.add_row("title", "T&itle", self.title)
        self.add_row("to_actor", "Of who&m", self.to_actor)
        self.add_when_row(self.when)
        self.add_citations_row(self.citations)
        self.common = CommonFields(when=self.when, actors=self.actor, citations=self.citations)
        self.relation.chosen.connect(lambda _word: self._show_relation())

    def first_field(self) -> QWidget:
        """Whose tie it is, or what it is where that is known."""
        return self.relation.taken() if self.actor.choices() else self.actor.line

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, TieDraft)
        self._base = draft
        self.actor.set_choices(choices_for([draft.actor], RecordKind.ACTOR, names))
        self.relation.set_word(draft.relation)
        self.title.setText(one_line(draft.title or ""))
        self.to_actor.set_choices(choices_for([draft.to_actor], RecordKind.ACTOR, names))
        self.when.set_when(draft.when)
        self.citations.show_citations(citation_choices(draft.citations, names))
        self._show_relation()

    def draft(self) -> TieDraft:
        """The tie as it now stands."""
        actor, to_actor = only(self.actor.choices()), only(self.to_actor.choices())
        has_title = self.has_row("title")
        return replace(
            self._base,
            actor="" if actor is None else actor_of(actor),
            relation=self.relation.word(),
            to_actor=None if to_actor is None else actor_of(to_actor),
            title=kept_or_none(self.title.text(), self._base.title) if has_title else None,
            when=self.when.when(),
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """An actor is tied to another, or holds an office that has a title."""
        found = {}
        is_tied = bool(self.to_actor.choices() or self.to_actor.pending())
        if not self.actor.choices() and not self.actor.pending():
            found["actor"] = "Say whose tie it is."
        if not is_tied and not self.title.text().strip():
            if self.relation.word() == OFFICE:
                found["title"] = "Say which office: its title, or whose office it is."
            else:
                found["to_actor"] = "Say whom it is tied to."
        return found

    def next_draft(self) -> TieDraft:
        """Actor and relation stay."""
        actor = only(self.actor.choices())
        return TieDraft("" if actor is None else actor_of(actor), self.relation.word())

    def _show_relation(self) -> None:
        """Ask for a title where there is one."""
        is_office = self.relation.word() == OFFICE
        self.show_row("title", is_office or self._base.title is not None)
        self.walk_changed.emit()
