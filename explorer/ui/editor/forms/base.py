"""What the form of every kind is and does, so that the dialog needs to know no kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.model.changes import CreatedRecord
from explorer.model.draft_kinds import empty_draft
from explorer.model.drafts import AgreementDraft, Draft
from explorer.model.ids import Day, RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import CERTAINTIES, RecordKind
from explorer.render.theme import Theme
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.citation_fields import CitationsField
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import ListField, NumberField, shortened, small_label
from explorer.ui.editor.form_grid import FormGrid, FormRow
from explorer.ui.editor.forms.any_field import grows, show_wrong, tell_changes, walked
from explorer.ui.editor.forms.choices import Names
from explorer.ui.editor.forms.common import Carried, CommonFields
from explorer.ui.editor.suggesting import suggest_names
from explorer.ui.editor.suggestions import ColourOf
from explorer.ui.editor.when_box import WhenBox
from explorer.ui.worker import Worker

CERTAINTY_PX: Final = 140
IMPORTANCE_PX: Final = 68
SEQUENCE_PX: Final = 72


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form is made with; `reference` is the day that relative dates count from.

    `record` is the one that is changed, None where one is added.
    """

    worker: Worker
    theme: Theme
    reference: Day | None
    date_order: str
    colour_of: ColourOf
    record: RecordId | None = None


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """An agreement to be made with the save, and the draft's field that names it."""

    field: str
    draft: AgreementDraft


class RecordForm(QWidget):
    """The fields of one kind, in the order in which they are told and walked by Tab.

    A form of a kind makes its fields, puts them into rows with `add_row`, says in `common` which of them hold
    what other kinds have too, and answers `show_draft`, `draft`, `missing` and `next_draft`. A row has the
    name of the draft's field that it shows; `ROW_OF` tells the row of a field that shares one with another.

    Signals:
        changed(): something was typed or chosen.
        walk_changed(): Tab has another way to go.
        chips_settled(ChipsField): what was typed in a field of names has been taken or refused.
        edit_requested(RecordId): a record that a field names is to be opened in its own editor.
    """

    KIND: ClassVar[RecordKind]
    ROW_OF: ClassVar[Mapping[str, str]] = {}

    changed = Signal()
    walk_changed = Signal()
    chips_settled = Signal(object)
    edit_requested = Signal(object)

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self.context = context
        self.common = CommonFields()
        self._rows: dict[str, FormRow] = {}
        self._fields: dict[str, tuple[QWidget, ...]] = {}
        self._left_out: set[str] = set()
        self._served: set[ChipsField] = set()
        self._grid = FormGrid(edge_px=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._grid)
        layout.addStretch(1)

    @property
    def record(self) -> RecordId | None:
        """The record that is changed; None while a new one is written."""
        return self.context.record

    # What the form of a kind answers

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields; what they do not show of the draft is kept for `draft`."""
        raise NotImplementedError

    def draft(self) -> Draft:
        """The draft as the fields have it; whether it is private is not theirs to say."""
        raise NotImplementedError

    def missing(self) -> dict[str, str]:
        """What is still to be filled in: a sentence for each row concerned."""
        return {}

    def next_draft(self) -> Draft:
        """What stays for the next record of a series, without its citations."""
        return empty_draft(self.KIND)

    # What a form is made of

    def add_row(self, name: str, label: str, *fields: QWidget) -> FormRow:
        """Add a row with one field, or several side by side; labels may stand among them.

        The row's label, whose mnemonic `&` marks, leads to the first field.
        """
        held = fields[0] if len(fields) == 1 else beside(fields)
        row = self._grid.add_row(label, held, _first_of(fields[0]))
        self._rows[name] = row
        self._fields[name] = tuple(one for one in fields if not isinstance(one, QLabel))
        for field in self._fields[name]:
            tell_changes(field, self.changed.emit)
            if isinstance(field, CompoundField):
                field.grown.connect(self._take_growth)
        self._serve_chips()
        return row

    def show_row(self, name: str, is_shown: bool) -> None:
        """Show a row, or leave it out: what is left out is not asked for and can't be wrong."""
        self._rows[name].set_shown(is_shown)
        if is_shown:
            self._left_out.discard(name)
        else:
            self._left_out.add(name)

    def has_row(self, name: str) -> bool:
        """Whether a row shows."""
        return name not in self._left_out

    def when_box(self, name: str = "When") -> WhenBox:
        """A box for a date with a drawing of its bounds."""
        context = self.context
        return WhenBox(context.theme, name, reference=context.reference, date_order=context.date_order)

    def small_when_box(self, name: str, hint: str) -> WhenBox:
        """A box for a second date, without drawing."""
        context = self.context
        return WhenBox(
            context.theme,
            name,
            reference=context.reference,
            date_order=context.date_order,
            is_drawn=False,
            hint=hint,
        )

    def citations_field(self) -> CitationsField:
        """The fields of the sources cited."""
        return CitationsField(self.context.theme, self.context.date_order)

    def add_when_row(self, when: WhenBox) -> FormRow:
        """The row of the date, whose label every form has alike."""
        return self.add_row("when", "&When", when)

    def add_citations_row(self, citations: CitationsField) -> FormRow:
        """The row of the sources."""
        return self.add_row("citations", "S&ource", citations)

    # What the dialog asks of every form

    def first_field(self) -> QWidget:
        """Where writing begins."""
        return self.walked()[0]

    def walked(self) -> list[QWidget]:
        """Every field in the order in which Tab walks them."""
        return [stop for fields in self._fields.values() for field in fields for stop in walked(field)]

    def chips(self) -> list[ChipsField]:
        """Every field of names that is shown."""
        return [one for name in self._shown_rows() for one in self._chips_in(name)]

    def state(self) -> tuple[object, ...]:
        """What is compared to tell whether anything was written."""
        return (self.draft(), tuple(chips.pending() for chips in self.chips()))

    def carried(self, before: Carried) -> Carried:
        """What other kinds have as well, as it now stands."""
        return self.common.carried(before)

    def carry_on(self, carried: Carried) -> None:
        """Take over what was written of another kind."""
        self.common.show(carried)

    def begin_next(self, made: Iterable[CreatedRecord]) -> None:
        """Empty the fields for the next record of a series; the sources cited stay, and `next_draft`."""
        citations = self.common.citations
        kept = [] if citations is None else citations.kept_sources(made)
        self.show_draft(self.next_draft(), self._names_in_fields())
        if citations is not None:
            citations.show_citations(kept)

    def new_agreements(self) -> tuple[NewAgreement, ...]:
        """The agreements that are to be made with the save."""
        return tuple(
            NewAgreement(name, AgreementDraft(choice.name, kind=choice.new_kind or "treaty"))
            for name in self._shown_rows()
            for chips in self._chips_in(name)
            if chips.kind is RecordKind.AGREEMENT
            for choice in chips.choices()
            if choice.is_new
        )

    def set_right_margin(self, margin_px: int) -> None:
        """Leave so many pixels at the right of the fields."""
        self._grid.set_right_margin(margin_px)

    # What is wrong

    def unfinished(self) -> dict[str, str]:
        """What can't be saved as it stands: a sentence for each row concerned."""
        found = {name: sentence for name, sentence in self.missing().items() if name not in self._left_out}
        for name in self._shown_rows():
            for field in self._fields[name]:
                if isinstance(field, WhenBox) and field.echo.outcome == "impossible":
                    found[name] = field.echo.words
                elif isinstance(field, ChipsField) and field.pending():
                    found[name] = (
                        f"“{shortened(field.pending())}” is not chosen yet:"
                        " pick a name from the list, or empty the line."
                    )
                elif isinstance(field, CompoundField) and (wrong := field.wrong()) is not None:
                    found[name] = wrong.sentence
        return found

    def show_errors(self, sentences: Mapping[str, str]) -> bool:
        """Say beside each field what is wrong with it, go to the first; False where one has no place here."""
        rows = {self.ROW_OF.get(name, name): sentence for name, sentence in sentences.items()}
        first: QWidget | None = None
        for name, row in self._rows.items():
            row.set_error("" if self._is_echoed(name) else rows.get(name, ""))
            if name in rows and first is None:
                wrong = self._wrong_part(name)
                first = wrong.field if wrong is not None else row.label.buddy() or row.field
        self._mark_wrong(rows)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return all(name in self._rows and self.has_row(name) for name in rows)

    def take_back_errors(self) -> None:
        """Say no more of what has been mended."""
        if any(row.error.text() for row in self._rows.values()):
            left = self.unfinished()
            for name, row in self._rows.items():
                if row.error.text():
                    row.set_error("" if self._is_echoed(name) else left.get(name, ""))
            self._mark_wrong(name for name, row in self._rows.items() if row.error.text())

    def error_of(self, name: str) -> str:
        """What is said to be wrong beside the row `name`."""
        return self._rows[name].error.text()

    def _is_echoed(self, name: str) -> bool:
        """Whether what is wrong in the row `name` is said already by a date box in it."""
        wrong = self._wrong_part(name)
        return wrong is not None and wrong.is_echoed

    def _wrong_part(self, name: str) -> WrongPart | None:
        """The field within a row that is wrong."""
        for field in self._fields[name]:
            if isinstance(field, WhenBox) and field.echo.outcome == "impossible":
                return WrongPart(field.echo.words, field.line, is_echoed=True)
            if isinstance(field, CompoundField) and (wrong := field.wrong()) is not None:
                return wrong
        return None

    def _mark_wrong(self, names: Iterable[str]) -> None:
        """Give the fields of these rows a red border, and no others."""
        wrong = set(names)
        for name, fields in self._fields.items():
            for place, field in enumerate(fields):
                show_wrong(field, name in wrong and place == 0)

    # Chips

    def _shown_rows(self) -> list[str]:
        return [name for name in self._fields if name not in self._left_out]

    def _chips_in(self, name: str) -> list[ChipsField]:
        found: list[ChipsField] = []
        for field in self._fields[name]:
            if isinstance(field, ChipsField):
                found.append(field)
            elif isinstance(field, CompoundField):
                found += field.chips()
        return found

    def _take_growth(self) -> None:
        self._serve_chips()
        self.walk_changed.emit()

    def _serve_chips(self) -> None:
        """Let each field of names ask the database for suggestions."""
        present = {one for name in self._fields for one in self._chips_in(name)}
        for chips in present - self._served:
            suggest_names(self.context.worker, chips)
            chips.settled.connect(lambda chips=chips: self.chips_settled.emit(chips))
            chips.edit_requested.connect(self.edit_requested)
        self._served = present

    def _names_in_fields(self) -> Names:
        return {
            choice.record: Named(choice.record, chips.kind, choice.name)
            for chips in self.chips()
            for choice in chips.choices()
            if choice.record is not None
        }


def certainty_fields(
    form: RecordForm, certainty: ListField | None, importance: ListField, sequence: NumberField
) -> None:
    """Add the last row of what stands on the timeline: certainty, importance, and its order in the day."""
    beside: list[QWidget] = [
        *([] if certainty is None else [certainty, label_of("&Importance", importance)]),
        importance,
        label_of("Order in the day", sequence),
        sequence,
    ]
    if certainty is None:
        form.add_row("importance", "&Importance", *beside)
    else:
        form.add_row("certainty", "Certaint&y", *beside)


def certainty_field() -> ListField:
    """How certain it is."""
    field = ListField(CERTAINTIES, "Certainty")
    field.setFixedWidth(CERTAINTY_PX)
    return field


def importance_field() -> ListField:
    """How important it is, 1 to 5."""
    field = ListField([str(number) for number in range(1, 6)], "Importance, 1 to 5")
    field.setFixedWidth(IMPORTANCE_PX)
    return field


def sequence_field() -> NumberField:
    """Its place among records of the same day."""
    field = NumberField("Order among records of the same day", -999, 999)
    field.setFixedWidth(SEQUENCE_PX)
    return field


def label_of(text: str, buddy: QWidget) -> QLabel:
    """A label between fields of one row."""
    label = small_label(text)
    label.setBuddy(buddy)
    label.setContentsMargins(8, 0, 0, 0)
    return label


def optional_text(text: str) -> str | None:
    """What was typed, None where it is only space."""
    return text if text.strip() else None


def _first_of(field: QWidget) -> QWidget:
    """What a label leads to in a field; chips and segments hand the keyboard on themselves."""
    if isinstance(field, CompoundField):
        return field.first()
    return field.line if isinstance(field, WhenBox) else field


def beside(widgets: Iterable[QWidget]) -> QWidget:
    """Put widgets side by side; those that may grow share the room, and without one it stays empty."""
    held = QWidget()
    layout = QHBoxLayout(held)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    has_stretch = False
    for widget in widgets:
        layout.addWidget(widget, 1 if grows(widget) else 0)
        has_stretch = has_stretch or grows(widget)
    if not has_stretch:
        layout.addStretch(1)
    return held
