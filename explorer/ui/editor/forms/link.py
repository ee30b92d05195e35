"""The form of a link: one record and another, and what the one does to the other."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.model.draft_kinds import NOT_CHOSEN
from explorer.model.drafts import Draft, LinkDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import LINK_RELATIONS, RecordKind
from explorer.ui.editor.beginning import LINKED_KINDS
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.fields import ListField, TextField, button
from explorer.ui.editor.forms.base import FormContext, RecordForm, certainty_field, optional_text
from explorer.ui.editor.forms.choices import Names, actor_of, choices_for, citation_choices, only
from explorer.ui.editor.forms.common import CommonFields

_TITLE_LETTERS: Final = 70
_HINT: Final = "Choose two records, and how the one bears on the other."
_RELATION_PX: Final = 170


class LinkForm(RecordForm):
    """The fields of a link, with the sentence that it amounts to."""

    KIND = RecordKind.LINK

    def __init__(self, context: FormContext) -> None:
        super().__init__(context)
        self._base = LinkDraft(NOT_CHOSEN, NOT_CHOSEN, "")
        self.from_record = self._record_field("From")
        self.relation = ListField(LINK_RELATIONS, "Relation", hint="Choose one")
        self.relation.setFixedWidth(_RELATION_PX)
        self.turn_button = button("T&urn round", "link")
        self.turn_button.setToolTip("Let the second record come first")
        self.to_record = self._record_field("To")
        self.sentence = QLabel()
        self.asserted_by = ChipsField(
            RecordKind.ACTOR,
            "Asserted by",
            context.theme,
            most=1,
            hint="Who says so, if it is not plain",
            colour_of=context.colour_of,
        )
        self.certainty = certainty_field()
        self.citations = self.citations_field()
        self.note = TextField("Note", 52)
        self._lay_out()

    def _record_field(self, name: str) -> ChipsField:
        first, *others = LINKED_KINDS
        return ChipsField(
            first,
            name,
            self.context.theme,
            most=1,
            other_kinds=others,
            hint="Type words of a title: event, statement, act, agreement",
        )

    def _lay_out(self) -> None:
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("The link in words")
        self.sentence.setContentsMargins(0, 7, 0, 0)
        self.sentence.setMinimumHeight(44)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.add_row("from_record", "Fro&m", self.from_record)
        self.add_row("relation", "&Relation", self.relation, self.turn_button)
        self.add_row("to_record", "&To", self.to_record)
        self.add_row("sentence", "Reads", self.sentence)
        self.add_row("asserted_by", "&Asserted by", self.asserted_by)
        self.add_row("certainty", "Certaint&y", self.certainty)
        self.add_citations_row(self.citations)
        self.add_row("note", "&Note", self.note)
        self.common = CommonFields(
            actors=self.asserted_by,
            citations=self.citations,
            description=self.note,
            certainty=self.certainty,
        )
        self.turn_button.clicked.connect(self._turn_round)
        self.changed.connect(self._tell)

    def first_field(self) -> QWidget:
        """Where it begins, or where it leads to if that is all that is open."""
        return self.to_record.line if self.from_record.choices() else self.from_record.line

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        assert isinstance(draft, LinkDraft)
        self._base = draft
        self.from_record.set_choices(choices_for([draft.from_record], RecordKind.EVENT, names))
        self.to_record.set_choices(choices_for([draft.to_record], RecordKind.EVENT, names))
        self.relation.set_word(draft.relation)
        self.asserted_by.set_choices(choices_for([draft.asserted_by], RecordKind.ACTOR, names))
        self.certainty.set_word(draft.certainty)
        self.citations.show_citations(citation_choices(draft.citations, names))
        self.note.set_text(draft.note or "")
        self._tell()

    def draft(self) -> LinkDraft:
        """The link as it now stands."""
        asserted_by = only(self.asserted_by.choices())
        return replace(
            self._base,
            from_record=_record(self.from_record),
            to_record=_record(self.to_record),
            relation=self.relation.word(),
            asserted_by=None if asserted_by is None else actor_of(asserted_by),
            certainty=self.certainty.word(),
            note=optional_text(self.note.text()),
            citations=self.citations.citations(),
        )

    def missing(self) -> dict[str, str]:
        """A link has two ends, and the one does something to the other."""
        ends = (
            ("from_record", self.from_record, "Say which record the link starts from."),
            ("to_record", self.to_record, "Say which record it leads to."),
        )
        found = {
            name: sentence for name, chips, sentence in ends if not chips.choices() and not chips.pending()
        }
        if not self.relation.word():
            found["relation"] = "Say how the one bears on the other."
        if _record(self.from_record) == _record(self.to_record) != NOT_CHOSEN:
            found["to_record"] = "A record can't be linked to itself; choose another."
        return found

    def next_draft(self) -> LinkDraft:
        """The record that links start from stays; each link is a claim of its own."""
        return LinkDraft(_record(self.from_record), NOT_CHOSEN, "", certainty="reported")

    def _turn_round(self) -> None:
        first, second = self.from_record.choices(), self.to_record.choices()
        self.from_record.set_choices(second)
        self.to_record.set_choices(first)
        self.changed.emit()

    def _tell(self) -> None:
        """Say the link as a sentence."""
        ends = [only(chips.choices()) for chips in (self.from_record, self.to_record)]
        first, second = ("…" if end is None else f"“{_shortened(end.name)}”" for end in ends)
        by = only(self.asserted_by.choices())
        says = "" if by is None else f", says {_shortened(by.name)}"
        if not any(ends) and not self.relation.word():
            self.sentence.setText(_HINT)
            return
        self.sentence.setText(f"{first} {self.relation.word() or '…'} {second}{says}")


def _record(chips: ChipsField) -> RecordId:
    choice = only(chips.choices())
    return NOT_CHOSEN if choice is None or choice.record is None else choice.record


def _shortened(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _TITLE_LETTERS else f"{line[: _TITLE_LETTERS - 1].rstrip()}…"
