"""The fields of the editor for an event or a statement, whichever is being written."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.model.drafts import CitationDraft
from explorer.model.ids import Day
from explorer.model.vocabulary import (
    ATTRIBUTIONS,
    CERTAINTIES,
    EVENT_ROLES,
    EVENT_STATUSES,
    MODES,
    STATEMENT_ROLES,
    RecordKind,
)
from explorer.render.theme import Theme
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.citation_fields import CitationFields, CitationsField, ShownCitation
from explorer.ui.editor.drafting import FormContent, one_line
from explorer.ui.editor.fields import (
    ListField,
    NumberField,
    TextField,
    line_field,
    mark_wrong,
    shortened,
    small_label,
)
from explorer.ui.editor.form_grid import FormGrid, FormRow
from explorer.ui.editor.segmented import Segmented
from explorer.ui.editor.suggestions import ColourOf
from explorer.ui.editor.when_box import WhenBox

KINDS: Final = (RecordKind.EVENT, RecordKind.STATEMENT)
"""The kinds that the editor writes."""

_EVENT_ROWS: Final = ("people", "place", "description", "status")
_STATEMENT_ROWS: Final = ("quote", "mode", "others", "at_event", "attribution")


class RecordForm(QWidget):
    """The fields, in the order in which they are told and walked by Tab.

    Signals:
        changed(): something was typed or chosen.
        kind_chosen(RecordKind): another kind is to be written.
        chips_added(ChipsField): a field of names was made that wants suggestions.
    """

    changed = Signal()
    kind_chosen = Signal(object)
    chips_added = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        reference: Day | None,
        date_order: str,
        colour_of: ColourOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = RecordKind.EVENT
        self._rows: dict[str, FormRow] = {}
        self._grid = FormGrid()
        self.kind = Segmented([kind.value for kind in KINDS], "Kind")
        self.title = line_field("Title")
        self.when = WhenBox(theme, "When", reference=reference, date_order=date_order)
        self.people = ChipsField(RecordKind.ACTOR, "Actors", theme, roles=EVENT_ROLES, colour_of=colour_of)
        self.speakers = ChipsField(RecordKind.ACTOR, "Speaker", theme, colour_of=colour_of)
        self.quote = TextField("Quote", 52, "The words themselves, where they are known")
        self.mode = Segmented(MODES, "Mode")
        self.others = ChipsField(
            RecordKind.ACTOR,
            "Actors spoken of",
            theme,
            roles=("about", *(role for role in STATEMENT_ROLES if role not in ("speaker", "about"))),
            colour_of=colour_of,
        )
        self.at_event = ChipsField(RecordKind.EVENT, "At event", theme, most=1, hint="Type an event’s title")
        self.attribution = ListField(ATTRIBUTIONS, "Attribution")
        self.medium = line_field("Medium", "Medium: interview, speech, post")
        self.agreements = ChipsField(RecordKind.AGREEMENT, "Agreements", theme)
        self.place = ChipsField(RecordKind.PLACE, "Place", theme, most=1, hint="Type a place")
        self.tags = ChipsField(RecordKind.TAG, "Tags", theme, hint="Type a tag")
        self.citations = CitationsField(theme, date_order)
        self.description = TextField("Description", 64)
        self.status = Segmented(EVENT_STATUSES, "Status")
        self.certainty = ListField(CERTAINTIES, "Certainty")
        self.importance = ListField([str(number) for number in range(1, 6)], "Importance, 1 to 5")
        self.sequence = NumberField("Order among records of the same day", -999, 999)
        self._lay_out()
        self._connect()
        self.set_kind(RecordKind.EVENT)

    def _lay_out(self) -> None:
        grid = self._grid
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(grid)
        layout.addStretch(1)
        self._rows = {
            "kind": grid.add_row("&Kind", self.kind),
            "title": grid.add_row("&Title", self.title),
            "speakers": grid.add_row("S&peaker", self.speakers),
            "quote": grid.add_row("&Quote", self.quote),
            "mode": grid.add_row("Mo&de", self.mode),
            "when": grid.add_row("&When", self.when, self.when.line),
            "people": grid.add_row("&Actors", self.people),
            "others": grid.add_row("A&bout", self.others),
            "at_event": grid.add_row("At &event", self.at_event),
            "agreements": grid.add_row("Agreeme&nts", self.agreements),
            "place": grid.add_row("&Place", self.place),
            "tags": grid.add_row("Ta&gs", self.tags),
            "citations": grid.add_row("S&ource", self.citations, self.citations.fields()[0].source),
            "description": grid.add_row("&Description", self.description),
            "attribution": grid.add_row(
                "Att&ribution", _beside(self.attribution, self.medium), self.attribution
            ),
            "status": grid.add_row("Stat&us", _beside(self.status), self.status),
            "certainty": grid.add_row(
                "Certaint&y",
                _beside(
                    self.certainty,
                    _small("&Importance", self.importance),
                    self.importance,
                    _small("Order in the day", self.sequence),
                    self.sequence,
                ),
                self.certainty,
            ),
        }
        self.certainty.setFixedWidth(140)
        self.importance.setFixedWidth(68)
        self.sequence.setFixedWidth(72)
        self.attribution.setFixedWidth(170)

    def set_right_margin(self, margin_px: int) -> None:
        """Leave so many pixels at the right of the fields."""
        self._grid.set_right_margin(margin_px)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda word: self.kind_chosen.emit(RecordKind(word)))
        self.title.textEdited.connect(self.changed)
        self.medium.textEdited.connect(self.changed)
        self.when.changed.connect(self.changed)
        self.quote.textChanged.connect(self.changed)
        self.description.textChanged.connect(self.changed)
        for choice in (self.mode, self.status):
            choice.chosen.connect(self.changed)
        for listed in (self.attribution, self.certainty, self.importance):
            listed.activated.connect(self.changed)
        self.sequence.valueChanged.connect(self.changed)
        for chips in self._own_chips():
            chips.changed.connect(self.changed)
        self.citations.changed.connect(self.changed)
        self.citations.citation_added.connect(self._tell_chips)

    def chips(self) -> list[ChipsField]:
        """Every field of names."""
        return [*self._own_chips(), *(fields.source for fields in self.citations.fields())]

    def _own_chips(self) -> tuple[ChipsField, ...]:
        return (
            self.people,
            self.speakers,
            self.others,
            self.at_event,
            self.agreements,
            self.place,
            self.tags,
        )

    def _tell_chips(self, fields: CitationFields) -> None:
        self.chips_added.emit(fields.source)

    def set_kind(self, kind: RecordKind) -> None:
        """Show the fields of `kind`; what both kinds have stays filled in."""
        is_event = kind == RecordKind.EVENT
        if kind != self._kind:
            if is_event:
                self.people.set_choices(one.in_role(EVENT_ROLES[0]) for one in self.speakers.choices())
            else:
                self.speakers.set_choices(one.in_role(None) for one in self.people.choices())
        self._kind = kind
        self.kind.set_word(kind.value)
        for name in _EVENT_ROWS:
            self._rows[name].set_shown(is_event)
        for name in ("speakers", *_STATEMENT_ROWS):
            self._rows[name].set_shown(not is_event)
        self._rows["title"].set_label("&Title" if is_event else "Su&mmary")
        self.title.setAccessibleName("Title" if is_event else "Summary")

    def show_kind_switch(self, is_shown: bool) -> None:
        """A record keeps its kind: the switch is for new ones."""
        self._rows["kind"].set_shown(is_shown)

    def show_content(self, content: FormContent, citations: Iterable[ShownCitation]) -> None:
        """Fill the fields."""
        self.title.setText(one_line(content.title))
        self.title.setCursorPosition(0)
        self.when.set_when(content.when)
        (self.people if self._kind == RecordKind.EVENT else self.speakers).set_choices(
            content.people
            if self._kind == RecordKind.EVENT
            else (one.in_role(None) for one in content.people)
        )
        self.others.set_choices(content.others)
        self.quote.set_text(content.quote)
        self.mode.set_word(content.mode)
        self.attribution.set_word(content.attribution)
        self.medium.setText(content.medium)
        self.at_event.set_choices([] if content.at_event is None else [content.at_event])
        self.place.set_choices([] if content.place is None else [content.place])
        self.description.set_text(content.description)
        self.status.set_word(content.status)
        self.certainty.set_word(content.certainty)
        self.importance.set_word(str(content.importance))
        self.sequence.setValue(content.sequence)
        self.agreements.set_choices(content.agreements)
        self.tags.set_choices(content.tags)
        self.citations.show_citations(citations)

    def content(self, private: bool) -> FormContent:
        """What stands in the fields."""
        is_event = self._kind == RecordKind.EVENT
        return FormContent(
            title=self.title.text(),
            when=self.when.when(),
            people=(self.people if is_event else self.speakers).choices(),
            others=self.others.choices(),
            quote=self.quote.text(),
            mode=self.mode.word(),
            attribution=self.attribution.word(),
            medium=self.medium.text(),
            at_event=next(iter(self.at_event.choices()), None),
            place=next(iter(self.place.choices()), None),
            description=self.description.text(),
            status=self.status.word(),
            certainty=self.certainty.word(),
            importance=int(self.importance.word()),
            sequence=self.sequence.value(),
            private=private,
            agreements=self.agreements.choices(),
            tags=self.tags.choices(),
        )

    def cited(self) -> tuple[CitationDraft, ...]:
        """The citations as they stand."""
        return self.citations.citations()

    def unfinished(self) -> dict[str, str]:
        """What can't be saved as it stands: a sentence for each field concerned."""
        found: dict[str, str] = {}
        if not self.title.text().strip():
            is_event = self._kind == RecordKind.EVENT
            found["title"] = "Give the event a title." if is_event else "Say in a few words what was said."
        if self.when.echo.outcome == "impossible":
            found["when"] = self.when.echo.words
        if self._kind == RecordKind.STATEMENT and not self.speakers.choices() and not self.speakers.pending():
            found["speakers"] = "Say who said it; an unnamed source can be made on the fly."
        for name, chips in self._chips_by_row().items():
            if chips.pending():
                found[name] = (
                    f"“{shortened(chips.pending())}” is not chosen yet:"
                    " pick a name from the list, or empty the line."
                )
        wrong = self.citations.wrong()
        if wrong is not None:
            found["citations"] = wrong.sentence
        return found

    def _chips_by_row(self) -> Mapping[str, ChipsField]:
        is_event = self._kind == RecordKind.EVENT
        own: dict[str, ChipsField] = {"agreements": self.agreements, "tags": self.tags}
        if is_event:
            return {"people": self.people, **own, "place": self.place}
        return {"speakers": self.speakers, "others": self.others, "at_event": self.at_event, **own}

    def show_errors(self, sentences: Mapping[str, str]) -> bool:
        """Say beside each field what is wrong with it, go to the first; False where one has no place here."""
        rows = {self._row_of(name): sentence for name, sentence in sentences.items()}
        first: QWidget | None = None
        for name, row in self._rows.items():
            row.set_error("" if self._is_echoed(name) else rows.get(name, ""))
            if name in rows and first is None:
                wrong = self.citations.wrong() if name == "citations" else None
                first = row.label.buddy() or row.field if wrong is None else wrong.field
        self._mark_wrong(rows)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return all(name in self._rows for name in rows)

    def _is_echoed(self, name: str) -> bool:
        """Whether what is wrong in the row `name` is said already by a date box in it."""
        if name == "when":
            return self.when.echo.outcome == "impossible"
        wrong = self.citations.wrong() if name == "citations" else None
        return wrong is not None and wrong.is_echoed

    def walked(self) -> list[QWidget]:
        """Every field in the order in which Tab walks them."""
        return [
            *self.kind.segments(),
            self.title,
            self.speakers.line,
            self.quote,
            *self.mode.segments(),
            self.when.line,
            self.people.line,
            self.others.line,
            self.at_event.line,
            self.agreements.line,
            self.place.line,
            self.tags.line,
            *self.citations.walked(),
            self.description,
            self.attribution,
            self.medium,
            *self.status.segments(),
            self.certainty,
            self.importance,
            self.sequence,
        ]

    def take_back_errors(self) -> None:
        """Say no more of what has been mended."""
        if any(row.error.text() for row in self._rows.values()):
            left = self.unfinished()
            for name, row in self._rows.items():
                if row.error.text():
                    row.set_error("" if self._is_echoed(name) else left.get(name, ""))
            self._mark_wrong(name for name, row in self._rows.items() if row.error.text())

    def _mark_wrong(self, names: Iterable[str]) -> None:
        """Give the fields of these rows a red border, and no others."""
        wrong = set(names)
        for name, chips in self._chips_by_row().items():
            chips.set_wrong(name in wrong)
        mark_wrong(self.title, "title" in wrong)
        self.citations.mark_wrong(self.citations.wrong() if "citations" in wrong else None)

    def error_of(self, name: str) -> str:
        """What is said to be wrong beside the row `name`."""
        return self._rows[name].error.text()

    def _row_of(self, field: str) -> str:
        """The row that shows a draft's field."""
        if field == "actors":
            return "people" if self._kind == RecordKind.EVENT else "speakers"
        return {
            "summary": "title",
            "medium": "attribution",
            "importance": "certainty",
            "sequence": "certainty",
        }.get(field, field)


def _beside(*widgets: QWidget) -> QWidget:
    held = QWidget()
    layout = QHBoxLayout(held)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    has_stretch = False
    for widget in widgets:
        grows = not isinstance(widget, QLabel | ListField | NumberField | Segmented)
        layout.addWidget(widget, 1 if grows else 0)
        has_stretch = has_stretch or grows
    if not has_stretch:
        layout.addStretch(1)
    return held


def _small(text: str, buddy: QWidget) -> QLabel:
    label = small_label(text)
    label.setBuddy(buddy)
    label.setContentsMargins(8, 0, 0, 0)
    return label
