"""What an edit did: which records it touched, which it made on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind

NOTHING_CHANGED: Final = "Nothing was changed"
"""The label of an edit that left everything as it was."""

_DONE: Final[Mapping[str, str]] = {
    "Add": "Added",
    "Change": "Changed",
    "Delete": "Deleted",
    "Link": "Linked",
    "Save": "Saved",
    "Replace": "Replaced",
    "Rename": "Renamed",
}


@dataclass(frozen=True, slots=True)
class CreatedRecord:
    """A record made on the fly because a name was not known."""

    kind: RecordKind
    id: RecordId
    name: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The outcome of one edit, undo or redo.

    `record` is the record that the edit was about (None after an undo that removed it),
    `touched` every record whose rows or relations changed, `removed` those that are gone,
    `step` the journal step, None where nothing changed.
    """

    label: str
    step: int | None
    touched: frozenset[RecordId]
    record: RecordId | None = None
    kind: RecordKind | None = None
    removed: frozenset[RecordId] = frozenset()
    created: tuple[CreatedRecord, ...] = ()
    is_undated: bool = False
    kinds: frozenset[RecordKind] = field(default_factory=frozenset)

    @property
    def done(self) -> str:
        """The label of an edit that is done: “Added event …” for “Add event …”."""
        verb, _, rest = self.label.partition(" ")
        return f"{_DONE.get(verb, verb)} {rest}"
