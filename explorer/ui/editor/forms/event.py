"""The form of an event."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from explorer.model.drafts import Draft, EventDraft
from explorer.model.vocabulary import EVENT_ROLES, EVENT_STATUSES, RecordKind
from explorer.model.when import When
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.fields import TextField, line_field
from explorer.ui.editor.forms.base import (
    FormContext,
    RecordForm,
    certainty_field,
    certainty_fields,
    importance_field,
    optional_text,
    sequence_field,
)
from explorer.ui.editor.forms.choices import (
    Names,
    choices_for,
    citation_choices,
    only,
    reference_of,
    role_choices,
    role_of,
)
from explorer.ui.editor.forms.common import CommonFields
from explorer.ui.editor.one_line import kept, kept_or_none, one_line
from explorer.ui.editor.segmented import Segmented


class EventForm(RecordForm):
    """The fields of an event."""

    KIND = RecordKind.EVENT
    ROW_OF: ClassVar[Mapping[str, str]] = {
        "actors": "people",
        "kind": "status",
        "importance": "certainty",
        "sequence": "certainty",
    }

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._base = EventDraft("")
        self.title = line_field("Title")
        self.when = self.when_box()
        self.people = ChipsField(
            RecordKind.ACTOR, "Actors", theme, roles=EVENT_ROLES, colour_of=context.colour_of
        )
        self.agreements = ChipsField(RecordKind.AGREEMENT, "Agreements", theme)
        self.place = ChipsField(RecordKind.PLACE, "Place", theme, most=1, hint="Type a place")
        self.tags = ChipsField(RecordKind.TAG, "Tags", theme, hint="Type a tag")
        self.citations = self.citations_field()
        self.description = TextField("Description", 64)
        self.status = Segmented(EVENT_STATUSES, "Status")
        self.kind = line_field("Kind of event", "Kind: summit, test, visit")
        self.announced = self.small_when_box("Announced", "When it was announced")
        self.certainty = certainty_field()
        self.importance = importance_field()
        self.sequence = sequence_field()
        self.add_row("title", "&Title", self.title)
        self.add_when_row(self.when)
        self.add_row("people", "&Actors", self.people)
        self.add_row("agreements", "Agreeme&nts", self.agreements)
        self.add_row("place", "&Place", self.place)
        self.add_row("tags", "Ta&gs", self.tags)
        self.add_citations_row(self.citations)
        self.add_row("description", "&Description", self.description)
        self.add_row("status", "Stat&us", self.status, self.kind)
        self.add_row("announced", "Announc&ed", self.announced)
        certainty_fields(self, self.certainty, self.importance, self.sequence)
        self.common = CommonFields(
            title=self.title,
            when=self.when,
            actors=self.people,
            agreements=self.agreements,
            tags=self.tags,
            citations=self.citations,
            description=self.description,
            certainty=self.certainty,
            importance=self.importance,
            sequence=self.sequence,
        )
        self.status.chosen.connect(lambda _word: self._show_announced())
        self._show_announced()

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, EventDraft)
        self._base = draft
        self.title.setText(one_line(draft.title))
        self.title.setCursorPosition(0)
        self.when.set_when(draft.when)
        self.people.set_choices(role_choices(draft.actors, names))
        self.agreements.set_choices(choices_for(draft.agreements, RecordKind.AGREEMENT, names))
        self.place.set_choices(choices_for([draft.place], RecordKind.PLACE, names))
        self.tags.set_choices(choices_for(draft.tags, RecordKind.TAG, names))
        self.citations.show_citations(citation_choices(draft.citations, names))
        self.description.set_text(draft.description or "")
        self.status.set_word(draft.status)
        self.kind.setText(one_line(draft.kind or ""))
        self.announced.set_when(draft.announced or When(""))
        self._show_announced()
        self.certainty.set_word(draft.certainty)
        self.importance.set_word(str(draft.importance))
        self.sequence.setValue(draft.sequence)

    def draft(self) -> EventDraft:
        """The event as it now stands."""
        place, announced = only(self.place.choices()), self.announced.when()
        is_announced = self.has_row("announced") and bool(announced.text or announced.is_dated)
        return replace(
            self._base,
            title=kept(self.title.text(), self._base.title),
            when=self.when.when(),
            description=optional_text(self.description.text()),
            place=None if place is None else reference_of(place),
            status=self.status.word(),
            kind=kept_or_none(self.kind.text(), self._base.kind),
            announced=announced if is_announced else None,
            certainty=self.certainty.word(),
            importance=int(self.importance.word()),
            sequence=self.sequence.value(),
            actors=tuple(role_of(choice, EVENT_ROLES[0]) for choice in self.people.choices()),
            agreements=tuple(reference_of(choice) for choice in self.agreements.choices()),
            tags=tuple(reference_of(choice) for choice in self.tags.choices()),
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """An event needs a title."""
        return {} if self.title.text().strip() else {"title": "Give the event a title."}

    def _show_announced(self) -> None:
        """Ask when it was announced where it has not simply happened, or where that is known."""
        is_wanted = self.status.word() != EVENT_STATUSES[0] or self._base.announced is not None
        if is_wanted != self.has_row("announced"):
            self.show_row("announced", is_wanted)
            self.walk_changed.emit()

    def next_draft(self) -> EventDraft:
        """How sure the reporting is stays."""
        return EventDraft("", certainty=self.certainty.word())
