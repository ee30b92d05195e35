"""A name chosen in a field: a record that is known, or one to be made with the save."""

from dataclasses import dataclass, field, replace
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import ACTOR_KINDS, AGREEMENT_KINDS, RecordKind

NEW_KINDS: Final = {
    RecordKind.ACTOR: ACTOR_KINDS,
    RecordKind.AGREEMENT: AGREEMENT_KINDS,
    RecordKind.PLACE: ("place",),
    RecordKind.TAG: ("tag",),
    RecordKind.SOURCE: ("source",),
}
"""What a name that is not known can be made into, by the kind of record that the field takes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One name in a field; without `record` it is to be made, as `new_kind`, or else only a word of a list.

    `note` is what the list of suggestions tells beside the name, `is_meant` whether what is typed is its
    name, short name or alias and no other's; neither is a part of the choice.
    """

    name: str
    record: RecordId | None = None
    new_kind: str | None = None
    role: str | None = None
    note: str = field(default="", compare=False)
    is_meant: bool = field(default=False, compare=False)

    @property
    def is_new(self) -> bool:
        """Whether it is to be made: there is no record of it yet, and it says what it would become."""
        return self.record is None and self.new_kind is not None

    def in_role(self, role: str | None) -> "Choice":
        """The same in another role."""
        return replace(self, role=role)

    def is_same(self, other: "Choice") -> bool:
        """Whether both mean the same record, whatever the role."""
        if self.record is not None or other.record is not None:
            return self.record == other.record
        return self.name.casefold() == other.name.casefold()


def choice_of(named: Named, role: str | None = None) -> Choice:
    """A known record as a choice."""
    return Choice(named.name, named.id, None, role)
