"""The form of a statement."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import ClassVar

from explorer.model.drafts import Draft, StatementDraft
from explorer.model.vocabulary import ATTRIBUTIONS, MODES, STATEMENT_ROLES, RecordKind
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.fields import ListField, TextField, line_field
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

_SPEAKER = "speaker"
_OTHER_ROLES = ("about", *(role for role in STATEMENT_ROLES if role not in (_SPEAKER, "about")))


class StatementForm(RecordForm):
    """The fields of a statement."""

    KIND = RecordKind.STATEMENT
    ROW_OF: ClassVar[Mapping[str, str]] = {
        "summary": "title",
        "actors": "speakers",
        "translator": "language",
        "medium": "attribution",
        "importance": "certainty",
        "sequence": "certainty",
    }

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        theme, colour_of = context.theme, context.colour_of
        self._base = StatementDraft("")
        self.title = line_field("Summary")
        self.speakers = ChipsField(RecordKind.ACTOR, "Speaker", theme, colour_of=colour_of)
        self.quote = TextField("Quote", 52, "The words themselves, where they are known")
        self.language = line_field("Language", "Language of the quote, if it is another")
        self.translator = line_field("Translated by", "Translated by")
        self.translation = TextField("Translation", 52)
        self.mode = Segmented(MODES, "Mode")
        self.when = self.when_box()
        self.others = ChipsField(
            RecordKind.ACTOR, "Actors spoken of", theme, roles=_OTHER_ROLES, colour_of=colour_of
        )
        self.at_event = ChipsField(RecordKind.EVENT, "At event", theme, most=1, hint="Type an event’s title")
        self.agreements = ChipsField(RecordKind.AGREEMENT, "Agreements", theme)
        self.tags = ChipsField(RecordKind.TAG, "Tags", theme, hint="Type a tag")
        self.citations = self.citations_field()
        self.attribution = ListField(ATTRIBUTIONS, "Attribution")
        self.attribution.setFixedWidth(170)
        self.medium = line_field("Medium", "Medium: interview, speech, post")
        self.certainty = certainty_field()
        self.importance = importance_field()
        self.sequence = sequence_field()
        self.add_row("title", "Su&mmary", self.title)
        self.add_row("speakers", "S&peaker", self.speakers)
        self.add_row("quote", "&Quote", self.quote)
        self.add_row("mode", "Mo&de", self.mode)
        self.add_when_row(self.when)
        self.add_row("others", "A&bout", self.others)
        self.add_row("at_event", "At &event", self.at_event)
        self.add_row("agreements", "Agreeme&nts", self.agreements)
        self.add_row("tags", "Ta&gs", self.tags)
        self.add_citations_row(self.citations)
        self.add_row("attribution", "Att&ribution", self.attribution, self.medium)
        self.add_row("language", "&Language", self.language, self.translator)
        self.add_row("translation", "&Translation", self.translation)
        certainty_fields(self, self.certainty, self.importance, self.sequence)
        self.common = CommonFields(
            title=self.title,
            when=self.when,
            actors=self.speakers,
            agreements=self.agreements,
            tags=self.tags,
            citations=self.citations,
            certainty=self.certainty,
            importance=self.importance,
            sequence=self.sequence,
        )
        self.language.textChanged.connect(self._show_translation)
        self._show_translation()

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, StatementDraft)
        self._base = draft
        people = role_choices(draft.actors, names)
        self.title.setText(one_line(draft.summary))
        self.title.setCursorPosition(0)
        self.speakers.set_choices(one.in_role(None) for one in people if one.role == _SPEAKER)
        self.quote.set_text(draft.quote or "")
        self.mode.set_word(draft.mode)
        self.language.setText(one_line(draft.language or ""))
        self.translator.setText(one_line(draft.translator or ""))
        self.translation.set_text(draft.translation or "")
        self.when.set_when(draft.when)
        self.others.set_choices(one for one in people if one.role != _SPEAKER)
        self.at_event.set_choices(choices_for([draft.at_event], RecordKind.EVENT, names))
        self.agreements.set_choices(choices_for(draft.agreements, RecordKind.AGREEMENT, names))
        self.tags.set_choices(choices_for(draft.tags, RecordKind.TAG, names))
        self.citations.show_citations(citation_choices(draft.citations, names))
        self.attribution.set_word(draft.attribution)
        self.medium.setText(one_line(draft.medium or ""))
        self.certainty.set_word(draft.certainty)
        self.importance.set_word(str(draft.importance))
        self.sequence.setValue(draft.sequence)
        self._show_translation()

    def draft(self) -> StatementDraft:
        """The statement as it now stands."""
        at_event = only(self.at_event.choices())
        speakers: Iterable[Choice] = (one.in_role(_SPEAKER) for one in self.speakers.choices())
        return replace(
            self._base,
            summary=kept(self.title.text(), self._base.summary),
            when=self.when.when(),
            quote=optional_text(self.quote.text()),
            mode=self.mode.word(),
            language=kept_or_none(self.language.text(), self._base.language),
            translation=optional_text(self.translation.text()),
            translator=kept_or_none(self.translator.text(), self._base.translator),
            attribution=self.attribution.word(),
            medium=kept_or_none(self.medium.text(), self._base.medium),
            at_event=None if at_event is None else at_event.record,
            certainty=self.certainty.word(),
            importance=int(self.importance.word()),
            sequence=self.sequence.value(),
            actors=tuple(role_of(one, "about") for one in chain(speakers, self.others.choices())),
            agreements=tuple(reference_of(choice) for choice in self.agreements.choices()),
            tags=tuple(reference_of(choice) for choice in self.tags.choices()),
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """A statement needs words and somebody who says them."""
        found = {}
        if not self.title.text().strip():
            found["title"] = "Say in a few words what was said."
        if not self.speakers.choices() and not self.speakers.pending():
            found["speakers"] = "Say who said it; an unnamed source can be made on the fly."
        return found

    def _show_translation(self) -> None:
        """Ask for translation and translator where the quote is in another language, or one is there."""
        base = self._base
        has_language = bool(self.language.text().strip())
        self.translator.setVisible(has_language or bool(base.translator))
        is_wanted = has_language or bool(base.translation)
        if is_wanted != self.has_row("translation"):
            self.show_row("translation", is_wanted)
            self.walk_changed.emit()

    def next_draft(self) -> StatementDraft:
        """How sure the reporting is stays, and whether it quotes."""
        return StatementDraft("", certainty=self.certainty.word(), mode=self.mode.word())
