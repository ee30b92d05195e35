"""What an actor said and did about each agreement or tag, in the order of time; no I/O here."""

from dataclasses import dataclass

from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement or an act by an actor about a subject, when it was (ms), and how it bears on another.

    `relation` is that of a link which leads from it, the most telling where there are several; empty without.
    """

    subject: RecordId
    record: RecordId
    kind: RecordKind
    at_ms: int
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Stances:
    """The stances of an actor by agreement and by tag, with their names; `is_cut` where there are more."""

    by_agreement: tuple[Stance, ...] = ()
    by_tag: tuple[Stance, ...] = ()
    subjects: tuple[Named, ...] = ()
    is_cut: bool = False
