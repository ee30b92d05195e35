"""What several kinds of record have, and how it goes from one form to another when the kind is switched."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit

from explorer.model.when import UNDATED, When
from explorer.ui.editor.chips_field import ChipsField
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.citation_fields import CitationsField, ShownCitation
from explorer.ui.editor.fields import ListField, NumberField, TextField
from explorer.ui.editor.when_box import WhenBox


@dataclass(frozen=True, slots=True)
class Carried:
    """What has been written of that which several kinds have."""

    title: str = ""
    when: When = UNDATED
    typed: str = ""
    """The date as it stands in its line, readable or not."""
    actors: tuple[Choice, ...] = ()
    agreements: tuple[Choice, ...] = ()
    tags: tuple[Choice, ...] = ()
    citations: tuple[ShownCitation, ...] = ()
    description: str = ""
    certainty: str | None = None
    importance: str | None = None
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class CommonFields:
    """Which of a form's fields hold what other kinds have as well; None for what this kind does not have."""

    title: QLineEdit | None = None
    when: WhenBox | None = None
    actors: ChipsField | None = None
    agreements: ChipsField | None = None
    tags: ChipsField | None = None
    citations: CitationsField | None = None
    description: TextField | None = None
    certainty: ListField | None = None
    importance: ListField | None = None
    sequence: NumberField | None = None

    def carried(self, before: Carried) -> Carried:
        """What stands in the fields; what this kind has not, or not all of, stays as it was `before`."""
        return Carried(
            title=before.title if self.title is None else self.title.text(),
            when=before.when if self.when is None else self.when.when(),
            typed=before.typed if self.when is None else self.when.line.text(),
            actors=_chosen(self.actors, before.actors),
            agreements=_chosen(self.agreements, before.agreements),
            tags=_chosen(self.tags, before.tags),
            citations=before.citations if self.citations is None else tuple(self.citations.shown()),
            description=before.description if self.description is None else self.description.text(),
            certainty=before.certainty if self.certainty is None else self.certainty.word(),
            importance=before.importance if self.importance is None else self.importance.word(),
            sequence=before.sequence if self.sequence is None else self.sequence.value(),
        )

    def show(self, carried: Carried) -> None:
        """Fill the fields with what was written of another kind."""
        if self.title is not None:
            self.title.setText(carried.title)
        if self.when is not None:
            self.when.set_when(carried.when if carried.when.is_dated else UNDATED)
            self.when.line.setText(carried.typed)
        for chips, choices in (
            (self.actors, carried.actors),
            (self.agreements, carried.agreements),
            (self.tags, carried.tags),
        ):
            if chips is not None:
                chips.set_choices([_in_its_role(one, chips) for one in choices[: chips.most]])
        if self.citations is not None:
            self.citations.show_citations(carried.citations)
        if self.description is not None:
            self.description.set_text(carried.description)
        if self.certainty is not None and carried.certainty is not None:
            self.certainty.set_word(carried.certainty)
        if self.importance is not None and carried.importance is not None:
            self.importance.set_word(carried.importance)
        if self.sequence is not None:
            self.sequence.setValue(carried.sequence)


def _chosen(chips: ChipsField | None, before: Sequence[Choice]) -> tuple[Choice, ...]:
    """The names in a field, with those before that it had no room for."""
    if chips is None:
        return tuple(before)
    rest = () if chips.most is None else tuple(before[chips.most :])
    return (*chips.choices(), *rest)


def _in_its_role(choice: Choice, chips: ChipsField) -> Choice:
    """A name in the role that it had in the field before, or in the usual one."""
    roles = (one.role for one in chips.choices() if one.is_same(choice))
    return choice.in_role(next(roles, chips.usual_role))
