"""One row of the table: a record as its cells tell it; no I/O, no Qt, no SQL."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When


class Field(StrEnum):
    """What a column of the table tells of a record."""

    WHEN = "when"
    KIND = "kind"
    TITLE = "title"
    ACTORS = "actors"
    AGREEMENTS = "agreements"
    PLACE = "place"
    TAGS = "tags"
    STATUS = "status"
    CERTAINTY = "certainty"
    IMPORTANCE = "importance"
    SOURCES = "sources"
    CONFIDENCE = "confidence"
    PRIVATE = "private"
    ENTERED = "entered"


CLAIMED: Final = "claimed"
"""What stands for the certainty of an act that one side claims; other acts have none."""
TAG_BREAK: Final = ";"
"""Stands between the tags of a record where they are written in one line."""

_EVERYWHERE: Final = frozenset({Field.WHEN, Field.IMPORTANCE, Field.PRIVATE})
_CHANGEABLE: Final = {
    RecordKind.EVENT: _EVERYWHERE | {Field.TITLE, Field.PLACE, Field.TAGS, Field.STATUS, Field.CERTAINTY},
    RecordKind.STATEMENT: _EVERYWHERE | {Field.TITLE, Field.TAGS, Field.CERTAINTY},
    RecordKind.ACT: _EVERYWHERE,
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """An event, a statement or an act with what the table tells of it.

    `title` of a statement is its summary, of an act put together; `actors` (a statement's speakers first) and
    `agreements` by short name where they have one; `status` only of events, `certainty` of events and
    statements, or CLAIMED; `sources` counts the sources cited, `confidence` is the best of their citations,
    None where there is none; `entered` the moment in UTC as ISO 8601.
    """

    id: RecordId
    kind: RecordKind
    title: str
    when: When
    actors: tuple[str, ...]
    agreements: tuple[str, ...]
    place: Named | None
    tags: tuple[Named, ...]
    status: str | None
    certainty: str | None
    importance: int
    sources: int
    confidence: int | None
    private: bool
    entered: str


def is_changeable(kind: RecordKind, field: Field) -> bool:
    """Whether a field of such a record can be written in its cell; the others need the editor."""
    return field in _CHANGEABLE[kind]
