"""How many records are about an actor, an agreement or the like in a range of time, counted by search."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from explorer.model.columns import Columns, Int64s


@dataclass(frozen=True, slots=True)
class Uses:
    """The rows of the columns by what they are about: one contiguous block a subject.

    `subjects` are record numbers in ascending order; the block of `subjects[i]` is
    `offsets[i]:offsets[i + 1]`, in which `rows` are positions in the columns, and `starts` and `ends` their
    outer bounds, each sorted on its own.
    """

    columns: Columns
    subjects: Int64s
    offsets: Int64s
    rows: Int64s
    starts: Int64s
    ends: Int64s

    @classmethod
    def of(cls, columns: Columns, rows: Int64s, subjects: Int64s) -> Self:
        """Arrange pairs of a row and its subject; a pair that comes twice counts once."""
        order = np.lexsort((rows, subjects))
        rows, subjects = rows[order], subjects[order]
        if len(rows):
            is_new = np.ones(len(rows), np.bool_)
            is_new[1:] = (rows[1:] != rows[:-1]) | (subjects[1:] != subjects[:-1])
            rows, subjects = rows[is_new], subjects[is_new]
        return cls._arranged(columns, rows, subjects)

    @classmethod
    def _arranged(cls, columns: Columns, rows: Int64s, subjects: Int64s) -> Self:
        starts, ends = columns.start_earliest[rows], columns.end_latest[rows]
        unique, first = np.unique(subjects, return_index=True)
        return cls(
            columns,
            unique,
            np.append(first, len(rows)).astype(np.int64),
            rows,
            starts[np.lexsort((starts, subjects))],
            ends[np.lexsort((ends, subjects))],
        )

    def among(self, mask: npt.NDArray[np.bool_] | None) -> Self:
        """Only the uses by rows that a mask over the columns keeps; None keeps all."""
        if mask is None:
            return self
        subjects = np.repeat(self.subjects, np.diff(self.offsets))
        is_kept = mask[self.rows]
        return self._arranged(self.columns, self.rows[is_kept], subjects[is_kept])

    def count(self, subject: int) -> int:
        """How many rows are about `subject`."""
        first, end = self._block(subject)
        return end - first

    def count_in(self, subject: int, first_ms: int, last_ms: int) -> int:
        """How many rows about `subject` overlap a closed range, by two binary searches."""
        first, end = self._block(subject)
        begun = int(np.searchsorted(self.starts[first:end], last_ms, side="right"))
        return begun - int(np.searchsorted(self.ends[first:end], first_ms, side="left"))

    def latest(self, subject: int) -> int | None:
        """The end of the last of the rows about `subject`, in ms; None where there is none."""
        first, end = self._block(subject)
        return int(self.ends[end - 1]) if end > first else None

    def _block(self, subject: int) -> tuple[int, int]:
        at = int(np.searchsorted(self.subjects, subject))
        if at == len(self.subjects) or int(self.subjects[at]) != subject:
            return 0, 0
        return int(self.offsets[at]), int(self.offsets[at + 1])
