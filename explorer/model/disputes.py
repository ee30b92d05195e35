"""Which citations of a record say otherwise, another date or that it is not so, and how many vouch for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.model.records import Citation
from explorer.model.when import When


@dataclass(frozen=True, slots=True)
class Disputed:
    """The citations of a record parted: those that bear it out, and those that say otherwise.

    `otherwise` contradict it, or give a date that can't be the same; `agreeing` support or mention it.
    """

    agreeing: tuple[Citation, ...]
    otherwise: tuple[Citation, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether any source says otherwise."""
        return bool(self.otherwise)


def disputed(citations: Iterable[Citation], when: When | None) -> Disputed:
    """Part the citations of a record of that date by whether they say otherwise."""
    every = tuple(citations)
    otherwise = tuple(one for one in every if says_otherwise(one, when))
    return Disputed(tuple(one for one in every if one not in otherwise), otherwise)


def says_otherwise(citation: Citation, when: When | None) -> bool:
    """Whether a source contradicts a record or gives a date that shares no day with the record's."""
    return citation.stance == "contradicts" or gives_another_date(citation, when)


def gives_another_date(citation: Citation, when: When | None) -> bool:
    """Whether the date that a source gives can't be the record's; a vaguer or a closer one can."""
    said = citation.says_when
    if said is None or when is None or not said.is_dated or not when.is_dated:
        return False
    return _ends_before(said, when) or _ends_before(when, said)


def _ends_before(one: When, other: When) -> bool:
    return (
        one.end_latest is not None
        and other.start_earliest is not None
        and one.end_latest < other.start_earliest
    )


def lone_source(citations: Sequence[Citation]) -> bool:
    """Whether all that is cited for a record comes from one source, however often it is cited."""
    return len({one.source.id for one in citations}) == 1
