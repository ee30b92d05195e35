"""The sources cited for a record: where in each, a short excerpt, its confidence and the date it gives."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.model.changes import CreatedRecord
from explorer.model.drafts import CitationDraft
from explorer.model.vocabulary import DEFAULT_CONFIDENCE, STANCES, RecordKind
from explorer.model.when import When
from explorer.render.theme import Theme
from explorer.store.folding import fold
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.confidence_box import ConfidenceBox
from explorer.ui.editor.fields import ListField, button, line_field, shortened
from explorer.ui.editor.when_box import WhenBox


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A citation as its fields show it; `draft` keeps what they do not show."""

    source: Choice | None = None
    draft: CitationDraft | None = None


class CitationFields(QWidget):
    """The fields of one citation.

    Signals:
        changed(): something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, date_order: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: CitationDraft | None = None
        self.source = ChipsField(
            RecordKind.SOURCE, "Source", theme, most=1, hint="Type a title, known or new"
        )
        self.locator = line_field("Where in the source", "Where: page, paragraph")
        self.excerpt = line_field("Short excerpt", "Short excerpt")
        self.confidence = ConfidenceBox(theme)
        self.says_when = WhenBox(
            theme,
            "Date that the source gives",
            date_order=date_order,
            is_drawn=False,
            hint="Date that it gives, if another",
        )
        self.stance = ListField(STANCES, "What the source does to this record")
        self.stance.setFixedWidth(140)
        self.locator.setMinimumWidth(120)
        self._details = QWidget()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.locator, 3)
        first.addWidget(self.excerpt, 5)
        first.addWidget(self.confidence)
        second.setSpacing(8)
        second.addWidget(self.says_when, 1)
        second.addWidget(self.stance, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self._details)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(first)
        rows.addLayout(second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.source)
        layout.addWidget(self._details)
        self.source.changed.connect(self._show_details)
        for line in (self.locator, self.excerpt):
            line.textEdited.connect(self.changed)
        self.says_when.changed.connect(self.changed)
        self.confidence.changed.connect(self.changed)
        self.stance.activated.connect(self.changed)
        self._show_details()

    def walked(self) -> list[QWidget]:
        """The fields in the order in which Tab walks them."""
        says_when = self.says_when.line
        return [self.source.line, self.locator, self.excerpt, self.confidence, says_when, self.stance]

    def show_citation(self, shown: ShownCitation) -> None:
        """Fill the fields."""
        draft = shown.draft
        self._draft = draft
        self.source.set_choices([] if shown.source is None else [shown.source])
        self.locator.setText("" if draft is None else draft.locator or "")
        self.excerpt.setText("" if draft is None else draft.excerpt or "")
        self.confidence.set_confidence(DEFAULT_CONFIDENCE if draft is None else draft.confidence)
        self.stance.set_word(STANCES[0] if draft is None else draft.stance)
        self.says_when.set_when(When("") if draft is None or draft.says_when is None else draft.says_when)
        self._show_details()

    def shown(self) -> ShownCitation:
        """What stands in the fields."""
        return ShownCitation(next(iter(self.source.choices()), None), self.citation())

    def is_empty(self) -> bool:
        """Whether no source was chosen and nothing is written about one."""
        return not (
            self.source.choices()
            or self.source.pending()
            or self.locator.text().strip()
            or self.excerpt.text().strip()
            or self.says_when.line.text().strip()
        )

    def wrong(self) -> WrongPart | None:
        """What is wrong first, from the top; None where it can be saved."""
        pending = self.source.pending()
        if pending:
            sentence = (
                f"“{shortened(pending)}” is not chosen yet: pick a source from the list, or empty the line."
            )
            return WrongPart(sentence, self.source.line)
        if not self.is_empty() and not self.source.choices():
            sentence = "Something is written about a source that is not named: name it, or empty its fields."
            return WrongPart(sentence, self.source.line)
        if self.says_when.echo.outcome == "impossible":
            return WrongPart(self.says_when.echo.words, self.says_when.line, is_echoed=True)
        return None

    def citation(self) -> CitationDraft | None:
        """The citation as it stands; None without a source."""
        choices = self.source.choices()
        if not choices:
            return None
        source = choices[0]
        says = self.says_when.when()
        base = self._draft or CitationDraft(source.name)
        return replace(
            base,
            source=source.record if source.record is not None else source.name,
            locator=_kept(self.locator.text(), base.locator),
            excerpt=_kept(self.excerpt.text(), base.excerpt),
            confidence=self.confidence.confidence(),
            stance=self.stance.word(),
            says_when=says if says.text or says.is_dated else None,
        )

    def _show_details(self) -> None:
        self._details.setVisible(not self.is_empty())
        self.changed.emit()


class CitationsField(CompoundField):
    """All citations of a record, one beneath the other."""

    def __init__(self, theme: Theme, date_order: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._date_order = date_order
        self._shown: list[CitationFields] = []
        self.more_button = button("+ Another sour&ce", "link")
        self.more_button.clicked.connect(self._add_and_go)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._add()

    def fields(self) -> list[CitationFields]:
        """The fields of each citation."""
        return list(self._shown)

    def chips(self) -> list[ChipsField]:
        """The field of each source."""
        return [fields.source for fields in self._shown]

    def shown(self) -> list[ShownCitation]:
        """What stands in the fields of each citation that has a source."""
        return [fields.shown() for fields in self._shown if fields.source.choices()]

    def show_citations(self, shown: Iterable[ShownCitation]) -> None:
        """Show these citations, or empty fields for one."""
        wanted = list(shown) or [ShownCitation()]
        while len(self._shown) > len(wanted):
            gone = self._shown.pop()
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._shown) < len(wanted):
            self._add()
        for fields, citation in zip(self._shown, wanted, strict=True):
            fields.show_citation(citation)
        self._show_more()

    def walked(self) -> list[QWidget]:
        """Every field in the order in which Tab walks them."""
        return [widget for fields in self._shown for widget in fields.walked()] + [self.more_button]

    def citations(self) -> tuple[CitationDraft, ...]:
        """The citations that have a source."""
        return tuple(citation for fields in self._shown if (citation := fields.citation()) is not None)

    def wrong(self) -> WrongPart | None:
        """What is wrong with the first citation that can't be saved."""
        return next((wrong for fields in self._shown if (wrong := fields.wrong()) is not None), None)

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Give the source that is wrong a red border, and no other; a date says of itself what is wrong."""
        for fields in self._shown:
            fields.source.set_wrong(wrong is not None and wrong.field is fields.source.line)

    def kept_sources(self, made: Iterable[CreatedRecord]) -> list[ShownCitation]:
        """What stays for the next record of a series: each source and how far it is trusted.

        A source that was `made` with the last record is a known one by now.
        """
        known = {fold(one.name): one.id for one in made if one.kind == RecordKind.SOURCE}
        kept = []
        for fields in self._shown:
            for choice in fields.source.choices():
                source = Choice(choice.name, choice.record or known.get(fold(choice.name)), choice.new_kind)
                kept.append(
                    ShownCitation(
                        source, CitationDraft(source.name, confidence=fields.confidence.confidence())
                    )
                )
        return kept

    def _add(self) -> CitationFields:
        fields = CitationFields(self._theme, self._date_order)
        fields.changed.connect(self._tell)
        self._layout.insertWidget(len(self._shown), fields)
        self._shown.append(fields)
        self.grown.emit()
        return fields

    def _add_and_go(self) -> None:
        self._add().show()
        self._shown[-1].source.line.setFocus()
        self._show_more()

    def _tell(self) -> None:
        self._show_more()
        self.changed.emit()

    def _show_more(self) -> None:
        self.more_button.setVisible(all(fields.source.choices() for fields in self._shown))


def _kept(typed: str, before: str | None) -> str | None:
    """The text typed, or None where it is empty; what a one-line field can't show whole stays as it was."""
    if before is not None and typed == " ".join(before.split("\n")):
        return before
    return typed.strip() or None
