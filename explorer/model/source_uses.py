"""Everything that cites a source, as numbers: in the order of time, by kind, and how sure; no I/O here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.columns import Int64s
from explorer.model.subject_order import NOTHING, SubjectOrder

CITING: Final = ("event", "statement", "act")
"""The kinds of what cites a source and stands on the timeline, in the order of their codes."""
OTHERS: Final = "others"
"""What cites a source and stands on no timeline: ties, commitments, actors and so on."""


@dataclass(frozen=True, slots=True, eq=False)
class SourceUses:
    """The citations of a source; `orders` and `others` hold numbers of citations, not of records.

    `orders` has those by events, statements and acts of each kind, and under "" of all three; `others` the
    rest. `confidences` counts the citations of each confidence from 1 to 5, `records` who cites it.
    """

    orders: Mapping[str, SubjectOrder]
    others: Int64s
    confidences: tuple[int, ...]
    records: int

    @classmethod
    def of(cls, rows: Int64s) -> "SourceUses":
        """Arrange rows of citation, record, beginning, whether undated, kind's code, confidence."""
        on_timeline = rows[rows[:, 4] < len(CITING)]
        as_listed = on_timeline[:, [0, 2, 1, 3]]
        orders = {"": SubjectOrder.of(as_listed)}
        for code, kind in enumerate(CITING):
            orders[kind] = SubjectOrder.of(as_listed[on_timeline[:, 4] == code])
        others = rows[rows[:, 4] == len(CITING)]
        others = others[np.lexsort((others[:, 0], others[:, 1]))]
        counts = tuple(int((rows[:, 5] == confidence).sum()) for confidence in range(1, 6))
        return cls(orders, others[:, 0], counts, len(np.unique(rows[:, 1])))

    @property
    def total(self) -> int:
        """How many citations there are."""
        return len(self.orders[""]) + len(self.others)

    def count(self, kind: str) -> int:
        """How many citations there are by records of a kind, all of them where it is empty."""
        if not kind:
            return self.total
        return len(self.others) if kind == OTHERS else len(self.orders[kind])

    def of_kind(self, kind: str) -> tuple[SubjectOrder, Int64s]:
        """Give the citations of a kind: those that have a place in time, and the others."""
        if kind == OTHERS:
            return NOTHING, self.others
        return self.orders[kind], self.others if not kind else self.others[:0]
