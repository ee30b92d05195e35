"""The form of an act: a dated step in an agreement's life."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.model.act_kinds import TAKES_EFFECT_LATER, ActKind
from explorer.model.drafts import ActDraft, Draft, Reference
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.act_kinds import act_kinds
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.fields import TextField
from explorer.ui.editor.forms.act_outlook import ActOutlook, outlook_of
from explorer.ui.editor.forms.base import (
    FormContext,
    RecordForm,
    certainty_fields,
    importance_field,
    optional_text,
    sequence_field,
)
from explorer.ui.editor.forms.choices import (
    Names,
    actor_of,
    choices_for,
    citation_choices,
    only,
    reference_of,
)
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.word_field import WordField

_SUCCEEDED: Final = "succeeded"
_SUPERSEDED: Final = "superseded"
_ACT_HINT: Final = "Down opens the list of acts, each with what it moves."
_HINT: Final = "Choose agreement and act to see what becomes of the standing."


class ActForm(RecordForm):
    """The fields of an act; which of them show depends on the act chosen."""

    KIND = RecordKind.ACT
    ROW_OF: ClassVar[Mapping[str, str]] = {"sequence": "importance"}

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        theme, colour_of = context.theme, context.colour_of
        self._base = ActDraft("", "")
        self._names: Names = {}
        self._kinds: Mapping[str, ActKind] = {}

        def actor_field(name: str, hint: str = "Type a name") -> ChipsField:
            return ChipsField(RecordKind.ACTOR, name, theme, most=1, hint=hint, colour_of=colour_of)

        self.agreement = ChipsField(RecordKind.AGREEMENT, "Agreement", theme, most=1)
        self.act = WordField("Act", theme, "Signed, ratified, withdrew …", rest=_ACT_HINT)
        self.actor = actor_field("Party")
        self.when = self.when_box()
        self.effect = self.small_when_box("Takes effect", "On another day than it is made, if so")
        self.predecessor = actor_field("Predecessor")
        self.other_agreement = ChipsField(RecordKind.AGREEMENT, "Superseded by", theme, most=1)
        self.claimed_by = actor_field("Claimed by", "Where one side alone says so: it moves nothing")
        self.outlook = QLabel()
        self.citations = self.citations_field()
        self.note = TextField("Note", 52)
        self.importance = importance_field()
        self.sequence = sequence_field()
        self._lay_out()
        self._ask_kinds()

    def _lay_out(self) -> None:
        self.outlook.setTextFormat(Qt.TextFormat.PlainText)
        self.outlook.setWordWrap(True)
        self.outlook.setAccessibleName("What becomes of the standing")
        self.outlook.setContentsMargins(0, 7, 0, 0)
        self.outlook.setMinimumHeight(44)
        self.outlook.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.add_row("agreement", "A&greement", self.agreement)
        self.add_row("act", "&Act", self.act)
        self.add_row("actor", "&Party", self.actor)
        self.add_when_row(self.when)
        self.add_row("effect", "Takes &effect", self.effect)
        self.add_row("predecessor", "P&redecessor", self.predecessor)
        self.add_row("other_agreement", "Superseded &by", self.other_agreement)
        self.add_row("claimed_by", "Claime&d by", self.claimed_by)
        self.add_row("outlook", "Standing", self.outlook)
        self.add_citations_row(self.citations)
        self.add_row("note", "&Note", self.note)
        certainty_fields(self, None, self.importance, self.sequence)
        self.common = CommonFields(
            when=self.when,
            actors=self.actor,
            agreements=self.agreement,
            citations=self.citations,
            description=self.note,
            importance=self.importance,
            sequence=self.sequence,
        )
        self.act.word_taken.connect(self._show_rows)
        self.changed.connect(self._foresee)

    def first_field(self) -> QWidget:
        """What is still to be said first: the agreement, the act, whose it is, or else when."""
        if not self.agreement.choices():
            return self.agreement.line
        if not self.act.word():
            return self.act.line
        is_open = not self.actor.choices() and self.has_row("actor")
        return self.actor.line if is_open else self.when.line

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, ActDraft)
        self._base, self._names = draft, names
        self.agreement.set_choices(choices_for([draft.agreement], RecordKind.AGREEMENT, names))
        self.act.set_word(draft.act)
        self.actor.set_choices(choices_for([draft.actor], RecordKind.ACTOR, names))
        self.when.set_when(draft.when)
        self.effect.set_when(draft.effect or When(""))
        self.predecessor.set_choices(choices_for([draft.predecessor], RecordKind.ACTOR, names))
        self.other_agreement.set_choices(choices_for([draft.other_agreement], RecordKind.AGREEMENT, names))
        self.claimed_by.set_choices(choices_for([draft.claimed_by], RecordKind.ACTOR, names))
        self.citations.show_citations(citation_choices(draft.citations, names))
        self.note.set_text(draft.note or "")
        self.importance.set_word(str(draft.importance))
        self.sequence.setValue(draft.sequence)
        self._show_rows()
        self._foresee()

    def draft(self) -> ActDraft:
        """The act as it now stands; what does not belong to the act chosen is left out."""
        effect = self.effect.when()
        claimed_by = only(self.claimed_by.choices())
        actor, predecessor = self._chosen("actor", self.actor), self._chosen("predecessor", self.predecessor)
        other = self._chosen("other_agreement", self.other_agreement)
        has_effect = self.has_row("effect") and bool(effect.text or effect.is_dated)
        return replace(
            self._base,
            agreement=self._agreement(),
            act=self.act.word(),
            when=self.when.when(),
            actor=None if actor is None else actor_of(actor),
            effect=effect if has_effect else None,
            predecessor=None if predecessor is None else actor_of(predecessor),
            other_agreement=None if other is None else reference_of(other),
            claimed_by=None if claimed_by is None else actor_of(claimed_by),
            note=optional_text(self.note.text()),
            importance=int(self.importance.word()),
            sequence=self.sequence.value(),
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """An act is of an agreement; what it is has to be said, and where only a party can do it, whose."""
        found = {}
        if not self.agreement.choices() and not self.agreement.pending():
            found["agreement"] = "Say of which agreement."
        word = self.act.word()
        if not word:
            found["act"] = "Choose what was done: signed, ratified, suspended …"
        elif self._kind().needs_actor and not self.actor.choices() and not self.actor.pending():
            found["actor"] = f"“{word}” is an act of one party; say whose."
        if word == _SUCCEEDED and not self.predecessor.choices() and not self.predecessor.pending():
            found["predecessor"] = "Say whose place it takes."
        return found

    def next_draft(self) -> ActDraft:
        """Parties do the same one after the other: agreement, act and day stay."""
        return ActDraft(self._agreement(), self.act.word(), self.when.when())

    def _agreement(self) -> Reference:
        agreement = only(self.agreement.choices())
        return "" if agreement is None else reference_of(agreement)

    def _chosen(self, row: str, chips: ChipsField) -> Choice | None:
        return only(chips.choices()) if self.has_row(row) else None

    # What belongs to the act chosen

    def _ask_kinds(self) -> None:
        self.context.worker.ask(act_kinds, self._take_kinds)

    def _take_kinds(self, kinds: tuple[ActKind, ...]) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self.act.set_words([Choice(kind.name, note=_moves(kind)) for kind in kinds])
        self._show_rows()

    def _kind(self) -> ActKind:
        word = self.act.word()
        return self._kinds.get(word, ActKind(word, "both", ""))

    def _show_rows(self) -> None:
        """Show the rows that make sense for the act chosen, and those in which something stood before."""
        base, kind = self._base, self._kind()
        self.show_row("actor", kind.may_have_actor or base.actor is not None)
        may_wait = not kind.name or kind.name in TAKES_EFFECT_LATER  # its room is there from the start
        self.show_row("effect", may_wait or base.effect is not None)
        self.show_row("predecessor", kind.name == _SUCCEEDED or base.predecessor is not None)
        self.show_row("other_agreement", kind.name == _SUPERSEDED or base.other_agreement is not None)
        self.walk_changed.emit()

    # What it would do

    def _foresee(self) -> None:
        """Ask what saving it would do to the standing."""
        agreement = only(self.agreement.choices())
        if agreement is None or not self.act.word():
            self._tell_outlook(_HINT, is_hint=True)
            return
        outlook = ActOutlook(self.draft(), self.record, agreement.name, _names_of(self))
        self.context.worker.ask(
            partial(outlook_of, outlook=outlook),
            self._tell_outlook,
            lambda error: self._tell_outlook(str(error)),
            slot=f"outlook {id(self)}",
        )

    def _tell_outlook(self, sentence: str, *, is_hint: bool = False) -> None:
        self.outlook.setText(sentence)
        self.outlook.setProperty("role", "third" if is_hint else "")
        self.outlook.style().unpolish(self.outlook)
        self.outlook.style().polish(self.outlook)


def _moves(kind: ActKind) -> str:
    return "moves nothing; it is shown in the life" if kind.moves == "nothing" else kind.moves


def _names_of(form: ActForm) -> dict[str | RecordId, str]:
    return {
        (choice.record if choice.record is not None else choice.name): choice.name
        for chips in (form.actor, form.predecessor)
        for choice in chips.choices()
    }
