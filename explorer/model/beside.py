"""What the timeline tells beside its records: commitments, their assessments, and dates given otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class CommitmentMark:
    """A deadline, or an assessment of the commitment: `verdict` tells which, None for a deadline.

    `first_ms` and `last_ms` are its outer bounds, an open side drawn to the other. A deadline holds the
    moments from which on the commitment is judged, other than pending: `judged_ms`, None where it never is.
    """

    record: RecordId
    commitment: RecordId
    first_ms: int
    last_ms: int
    verdict: str | None = None
    judged_ms: int | None = None

    def is_open_on(self, last_ms: int | None) -> bool:
        """Tell whether the deadline had passed unjudged at a moment, the end of a day; None: of no day."""
        if last_ms is None or self.verdict is not None or self.last_ms > last_ms:
            return False
        return self.judged_ms is None or self.judged_ms > last_ms


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """The bounds that a citation gives to a record, where they are others than the record's own."""

    first_ms: int
    last_ms: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The marks of each agreement's commitments, and what is said otherwise of each record's date.

    Commitments have a row in the lanes that are unfolded, with `is_everywhere` in all that have any.
    """

    commitments: Mapping[int, tuple[CommitmentMark, ...]] = field(default_factory=dict)
    is_everywhere: bool = False
    said: Mapping[int, tuple[SaidWhen, ...]] = field(default_factory=dict)

    def without(self, hidden: frozenset[int]) -> "Beside":
        """Give the same without what is not to be shown: agreements, commitments, assessments, records."""
        if not hidden:
            return self
        return Beside(
            {
                key: tuple(mark for mark in marks if not {mark.record, mark.commitment} & hidden)
                for key, marks in self.commitments.items()
                if key not in hidden
            },
            self.is_everywhere,
            {record: said for record, said in self.said.items() if record not in hidden},
        )


NOTHING_BESIDE = Beside()
