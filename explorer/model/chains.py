"""The chain that a record stands in, or the history of a position: steps in time, and what joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.link_words import relation_back, relation_words
from explorer.model.records import Citation, Link, Named, Source
from explorer.model.when import UNDATED, When

OF_POSITIONS: Final = ("reverses", "contradicts", "reaffirms", "responds to")
"""The relations between what is said and said again; the others tell what came of something."""
MOST_STEPS: Final = 100
"""A longer chain nobody reads; what is left out is counted."""


@dataclass(frozen=True, slots=True)
class ChainOf:
    """What a chain is asked about: the record it goes through, or a topic and whoever took a position on it.

    A `topic` is a tag or an agreement. With `has_voices` an `actor` speaks as well through its organs and
    through whoever held an office in it on the day. `is_wide` follows every relation, else OF_POSITIONS.
    """

    record: RecordId | None = None
    topic: RecordId | None = None
    actor: RecordId | None = None
    has_voices: bool = True
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One record of a chain: who, when, and the words quoted where there are any.

    `is_beside` tells what is no position of the topic itself, but linked with one.
    """

    record: Named
    when: When = UNDATED
    who: tuple[Named, ...] = ()
    quote: str | None = None
    mode: str | None = None
    certainty: str = "established"
    sequence: int = 0
    private: bool = False
    citations: tuple[Citation, ...] = ()
    is_beside: bool = False

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Where it stands in time: by its beginning, undated records last, in the order of one day."""
        bounds = (self.when.start_earliest, self.when.end_earliest, self.when.end_latest)
        known = next((one for one in bounds if one is not None), None)
        return (known is None, known or 0, self.sequence, self.record.id)


@dataclass(frozen=True, slots=True)
class Bond:
    """A link as a step tells it: of itself and another record, which is the step `number` where it is one."""

    link: Link
    other: Named
    is_back: bool
    """Whether the link starts from the other record, so that it is told the other way round."""
    number: int | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def words(self) -> str:
        """The relation, as surely as it is known: `seems to reverse`, `is reversed by`."""
        tell = relation_back if self.is_back else relation_words
        return tell(self.link.relation, self.link.certainty)


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps in the order of time, and the links between them."""

    asked: ChainOf
    about: Named | None = None
    """The record, or the topic."""
    actor: Named | None = None
    steps: tuple[ChainStep, ...] = ()
    links: tuple[Link, ...] = ()
    cited: Mapping[RecordId, tuple[Citation, ...]] = field(default_factory=dict)
    """The sources of the links themselves."""
    sources: Mapping[RecordId, Source] = field(default_factory=dict)
    """Every source that is cited, in full."""
    left_out: int = 0
    """How many steps more there are at least."""
    is_wide: bool = False
    """Whether every relation was followed: also where nothing but those leads on from the record."""

    @property
    def records(self) -> frozenset[RecordId]:
        """The records of all steps."""
        return frozenset(step.record.id for step in self.steps)

    def bonds_of(self, number: int) -> tuple[Bond, ...]:
        """Tell how step `number`, counted from 0, is joined to what came before it.

        A link with a record that is no step is told where it starts from.
        """
        here = self.steps[number].record.id
        places = {step.record.id: at for at, step in enumerate(self.steps)}
        found = []
        for link in self.links:
            if here not in (link.from_record.id, link.to_record.id):
                continue
            is_back = link.to_record.id == here
            other = link.from_record if is_back else link.to_record
            at = places.get(other.id)
            if (at is None and not is_back) or (at is not None and at < number):
                number_of_other = None if at is None else at + 1
                found.append(Bond(link, other, is_back, number_of_other, self.cited.get(link.id, ())))
        return tuple(sorted(found, key=lambda bond: (bond.number is None, -(bond.number or 0), bond.link.id)))


def in_order(steps: list[ChainStep]) -> tuple[ChainStep, ...]:
    """Put steps into the order of time."""
    return tuple(sorted(steps, key=lambda step: step.order))
