"""The form of an actor."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from explorer.model.drafts import ActorDraft, Draft
from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.vocabulary import ACTOR_KINDS, RecordKind
from explorer.store.queries.names import find_all_named, fold
from explorer.store.queries.parts import ties_of
from explorer.store.store import Store
from explorer.ui.editor.aliases_field import AliasesField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.colour_field import ColourField
from explorer.ui.editor.fields import TextField, line_field, shortened, small_label
from explorer.ui.editor.forms.base import FormContext, RecordForm, optional_text
from explorer.ui.editor.forms.choices import Names, choice_for
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept, kept_or_none, one_line
from explorer.ui.editor.segmented import Segmented
from explorer.ui.editor.tie_fields import ShownTie
from explorer.ui.editor.ties_field import TiesField


class ActorForm(RecordForm):
    """The fields of an actor, with the ties that lead from it."""

    KIND = RecordKind.ACTOR

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        self._base = ActorDraft("")
        self.name = line_field("Name")
        self.short_name = line_field("Short name", "As lanes and lists have it: U.S.")
        self.kind = Segmented(ACTOR_KINDS, "Kind of actor")
        self.colour = ColourField(context.theme)
        self.aliases = AliasesField(
            context.theme,
            is_datable=True,
            hint="Type another name; Enter adds it",
            date_order=context.date_order,
        )
        self.ties = TiesField(
            context.theme,
            date_order=context.date_order,
            reference=context.reference,
            colour_of=context.colour_of,
        )
        self.description = TextField("Description", 64)
        self.remark = small_label("")
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        self.add_row("name", "&Name", self.name)
        self.add_row("remark", "", self.remark)
        self.show_row("remark", False)
        self.name.textChanged.connect(self._ask_who_is_called_so)
        self.add_row("short_name", "Sh&ort name", self.short_name)
        self.add_row("kind", "&Is a", self.kind)
        self.add_row("aliases", "&Aliases", self.aliases)
        self.add_row("ties", "&Ties", self.ties)
        self.add_row("colour", "&Colour", self.colour)
        self.add_row("description", "&Description", self.description)
        self.common = CommonFields(title=self.name, description=self.description)

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, ActorDraft)
        self._base = draft
        self.name.setText(one_line(draft.name))
        self.name.setCursorPosition(0)
        self.short_name.setText(one_line(draft.short_name or ""))
        self.kind.set_word(draft.kind)
        self.colour.set_colour(draft.colour, self._automatic_colour(draft))
        self.aliases.set_aliases(one if isinstance(one, Alias) else Alias(one) for one in draft.aliases)
        self.ties.show_ties(
            ShownTie(None if tie.to_actor is None else choice_for(tie.to_actor, RecordKind.ACTOR, names), tie)
            for tie in draft.ties or ()
        )
        self.description.set_text(draft.description or "")
        self.ties.tell_others(0)
        record = self.record
        if record is not None:
            self.context.worker.ask(partial(_ties_of_others, record=record), self.ties.tell_others)

    def draft(self) -> ActorDraft:
        """The actor as it now stands."""
        return replace(
            self._base,
            name=kept(self.name.text(), self._base.name),
            short_name=kept_or_none(self.short_name.text(), self._base.short_name),
            kind=self.kind.word(),
            colour=self.colour.colour(),
            aliases=self.aliases.aliases(),
            ties=self.ties.ties(),
            description=optional_text(self.description.text()),
        )

    def missing(self) -> dict[str, str]:
        """An actor needs a name."""
        return {} if self.name.text().strip() else {"name": "Give the actor a name."}

    def next_draft(self) -> ActorDraft:
        """Actors written one after the other are often of one kind."""
        return ActorDraft("", kind=self.kind.word())

    def _ask_who_is_called_so(self, name: str) -> None:
        ask = partial(_called_so, name=name, own=self.record)
        self.context.worker.ask(ask, self._tell_who_is_called_so, slot=f"called so {id(self)}")

    def _tell_who_is_called_so(self, sentence: str) -> None:
        """Say quietly that a name leads to another actor as well; it may be meant all the same."""
        if sentence != self.remark.text():
            self.remark.setText(sentence)
            self.show_row("remark", bool(sentence))
            self.walk_changed.emit()

    def _automatic_colour(self, draft: ActorDraft) -> str | None:
        """The colour that the actor has in turn, where it is there already."""
        record = self.record
        if record is None or draft.colour is not None:
            return None
        return self.context.colour_of(Choice(draft.name, record))


def _called_so(store: Store, name: str, own: RecordId | None) -> str:
    """Name the actor that has this name for a short name or an alias; empty where none has."""
    key = fold(name)
    for one in find_all_named(store, RecordKind.ACTOR, name):
        surname = "".join(one.name.split()[-1:])  # a name from elsewhere may be mere space
        if one.id != own and key not in (fold(one.name), fold(surname), str(one.id)):
            return (
                f"{shortened(one.name)} is also called {shortened(name.strip())}: the name will be ambiguous."
            )
    return ""


def _ties_of_others(store: Store, record: RecordId) -> int:
    """How many ties lead to an actor from others."""
    return sum(1 for tie in ties_of(store, record) if tie.actor.id != record)
