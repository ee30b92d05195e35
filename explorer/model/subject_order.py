"""The records of one subject in the order of time, so that any day parts them by search; no I/O here."""

from dataclasses import dataclass
from typing import Final, Literal, Self

import numpy as np

from explorer.model.columns import Int64s

ListOrder = Literal["newest", "oldest"]

OPEN_START: Final = -(2**63)
"""The beginning of a record that has none: before every other."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Where a page of a list is to be found: record numbers of either side of a day, and all of each."""

    first: tuple[int, ...]
    total: int
    later: tuple[int, ...] = ()
    later_total: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SubjectOrder:
    """Records oldest first, the undated last: their numbers, and of the dated the beginnings (ms)."""

    ids: Int64s
    starts: Int64s

    @classmethod
    def of(cls, rows: Int64s) -> Self:
        """Put rows of number, beginning, sequence and whether undated (0 or 1) in order."""
        rows = rows[np.lexsort((rows[:, 0], rows[:, 2], rows[:, 1], rows[:, 3]))]
        dated = int(np.searchsorted(rows[:, 3], 1))
        return cls(np.ascontiguousarray(rows[:, 0]), np.ascontiguousarray(rows[:dated, 1]))

    def __len__(self) -> int:
        return len(self.ids)

    def page(self, order: ListOrder, rows: int, day_end_ms: int | None = None, later_rows: int = 0) -> Slice:
        """Give the first `rows` in either order, and apart from them the first that begin after a day.

        The undated stand last on the first side, whichever the order.
        """
        dated = len(self.starts)
        split = dated if day_end_ms is None else int(np.searchsorted(self.starts, day_end_ms, "right"))
        before, after = self.ids[:split], self.ids[split:dated]
        undated = self.ids[dated:]
        if order == "newest":
            before, after, undated = before[::-1], after[::-1], undated[::-1]
        first = [*before[:rows].tolist(), *undated[: max(rows - len(before), 0)].tolist()]
        return Slice(tuple(first), len(before) + len(undated), tuple(after[:later_rows].tolist()), len(after))


NOTHING: Final = SubjectOrder(np.empty(0, np.int64), np.empty(0, np.int64))
"""The order of no records."""
