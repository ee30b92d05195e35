"""The timeline's records as numpy columns: the one place where rows become arrays.

A row is one dated or undated event, statement or act. Rows are sorted by outer start, then by
sequence within a day, then by number, so that a window of time is found by binary search.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self, TypeVar

import numpy as np
import numpy.typing as npt

Int64s = npt.NDArray[np.int64]
Int32s = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int32] | npt.NDArray[np.int64]
"""Record numbers, in four bytes where they fit."""
Uint8s = npt.NDArray[np.uint8]

OPEN_START: Final = np.iinfo(np.int64).min
"""Stands in `start_earliest` and `start_latest` where the start is open or unknown."""
OPEN_END: Final = np.iinfo(np.int64).max
"""Stands in `end_earliest` and `end_latest` where the end is open or unknown."""

EVENT: Final = 0
STATEMENT: Final = 1
ACT: Final = 2
KIND_WORDS: Final = ("event", "statement", "act")

APPROXIMATE: Final = 1
UNCERTAIN: Final = 2
PLANNED: Final = 4  # status planned or postponed: drawn hollow
CANCELLED: Final = 8
DISPUTED: Final = 16
PRIVATE: Final = 32
REPORTED: Final = 64  # certainty reported
POSTPONED: Final = 128  # status postponed, beside PLANNED


_SPARSEST: Final = 16
"""Record numbers are looked up in a table where at least one of so many is a dated record's."""
_FEW: Final = 1 << 16
_STRETCH: Final = 1 << 16
Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Hazy:
    """The records whose inner bounds differ from their outer ones: arrays of one length, by row.

    `rows` are positions in the columns in ascending order; `start_latest` and `end_earliest` as in a `when`.
    """

    rows: Int32s
    start_latest: Int64s
    end_earliest: Int64s

    def __len__(self) -> int:
        return len(self.rows)


NO_HAZY: Final = Hazy(np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class Columns:
    """The dated records of a database, one array a property, all of length n; some 27 bytes a record.

    `ids` record numbers; `kinds` EVENT, STATEMENT or ACT; the outer bounds `start_earliest` and
    `end_latest` in milliseconds, inclusive, with OPEN_START and OPEN_END where a side is open; `importance`
    1 to 5; `flags` the bits above; `actors` the number of the record's first actor (statement: speaker;
    act: party), 0 where none. The inner bounds are those of `hazy` and else the outer ones. `undated`
    counts the records that have no date and so no row.
    """

    ids: Numbers
    kinds: Uint8s
    start_earliest: Int64s
    end_latest: Int64s
    importance: Uint8s
    flags: Uint8s
    actors: Numbers
    hazy: Hazy
    undated: int = 0

    @classmethod
    def of(
        cls,
        ids: Int64s,
        kinds: Uint8s,
        start_earliest: Int64s,
        start_latest: Int64s,
        end_earliest: Int64s,
        end_latest: Int64s,
        importance: Uint8s,
        flags: Uint8s,
        actors: Int64s,
        undated: int = 0,
    ) -> Self:
        """Make columns of all four bounds, a value a record; rows are sorted already."""
        rows = np.flatnonzero((start_latest != start_earliest) | (end_earliest != end_latest))
        hazy = Hazy(rows.astype(np.int32), start_latest[rows], end_earliest[rows])
        return cls(
            narrowed(ids),
            kinds,
            start_earliest,
            end_latest,
            importance,
            flags,
            narrowed(actors),
            hazy,
            undated,
        )

    def __len__(self) -> int:
        return len(self.ids)

    def extent(self) -> tuple[int, int] | None:
        """Give the first and the last known bound of all records, in ms; None where there is none."""
        bounds = (self.start_earliest, self.end_latest, self.hazy.start_latest, self.hazy.end_earliest)
        edges = [edge for part in bounds if (edge := known_edges(part)) is not None]
        return (min(first for first, _ in edges), max(last for _, last in edges)) if edges else None

    def inner_bounds(self, row: int) -> tuple[int, int]:
        """Give `start_latest` and `end_earliest` of a row, in ms."""
        rows = self.hazy.rows
        at = int(np.searchsorted(rows, rows.dtype.type(row)))  # a wider number would copy them all
        if at < len(self.hazy) and int(self.hazy.rows[at]) == row:
            return int(self.hazy.start_latest[at]), int(self.hazy.end_earliest[at])
        return int(self.start_earliest[row]), int(self.end_latest[row])


def taken(values: npt.NDArray[Value], places: Numbers) -> npt.NDArray[Value]:
    """Give the values at places, in stretches: so many places at once stay in the processor's own memory."""
    found = np.empty(len(places), values.dtype)
    for at in range(0, len(places), _STRETCH):
        stretch = slice(at, at + _STRETCH)
        found[stretch] = values[places[stretch].astype(np.intp, copy=False)]
    return found


def known_edges(bounds: Int64s) -> tuple[int, int] | None:
    """Give the first and the last known of some bounds; only where some are open, a copy is made."""
    if not len(bounds):
        return None
    first, last = int(bounds.min()), int(bounds.max())
    if first != OPEN_START and last != OPEN_END:
        return first, last
    known = bounds[(bounds != OPEN_START) & (bounds != OPEN_END)]
    return (int(known.min()), int(known.max())) if len(known) else None


def rows_of(columns: Columns, ids: Numbers) -> Int32s:
    """Give the row of each record number, -1 where it has none."""
    return row_finder(columns)(ids)


def row_finder(columns: Columns) -> Callable[[Numbers], Int32s]:
    """Give what does the same as `rows_of`, for numbers that come in several parts."""
    if not len(columns):
        return lambda ids: np.full(len(ids), -1, np.int32)
    most = int(columns.ids.max())
    if int(columns.ids.min()) >= 0 and most < _SPARSEST * len(columns) + _FEW:
        row_of = np.full(most + 2, -1, np.int32)
        row_of[columns.ids] = np.arange(len(columns), dtype=np.int32)
        return lambda ids: row_of[np.where((ids >= 0) & (ids <= most), ids, most + 1)]
    order = np.argsort(columns.ids)

    def searched(ids: Numbers) -> Int32s:
        places = order[np.minimum(np.searchsorted(columns.ids, ids, sorter=order), len(order) - 1)]
        return np.where(columns.ids[places] == ids, places, -1).astype(np.int32)

    return searched


def narrowed(numbers: Int64s) -> Numbers:
    """Give the same numbers in half the bytes where they fit."""
    if len(numbers) and (int(numbers.max()) >= 2**31 or int(numbers.min()) < -(2**31)):
        return numbers
    return numbers.astype(np.int32)


def ranges(lows: Int64s, highs: Int64s) -> Int64s:
    """Join the ranges `low:high` one after another."""
    sizes = highs - lows
    shifts = np.repeat(lows - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    return np.arange(int(sizes.sum()), dtype=np.int64) + shifts


@dataclass(frozen=True, slots=True)
class Undated:
    """The records that have no date, and so no row in the columns, by number; arrays of one length."""

    ids: Int64s
    kinds: Uint8s
    importance: Uint8s
    flags: Uint8s

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Membership:
    """Which rows stand in which group (an actor, an agreement, a place, a tag): pairs of equal length.

    `rows` are positions in the `Columns`, in ascending order, `groups` record numbers of the group. A
    record with several actors has a pair for each, and no pair comes twice. `names` gives each group's name
    to show.
    """

    rows: Int32s
    groups: Numbers
    names: dict[int, str]

    @classmethod
    def of(cls, rows: Int64s, groups: Numbers, names: dict[int, str]) -> Self:
        """Make it of pairs in any order, some perhaps twice."""
        order = np.lexsort((groups, rows))
        rows, groups = rows[order], groups[order]
        is_new = np.ones(len(rows), np.bool_)
        is_new[1:] = (rows[1:] != rows[:-1]) | (groups[1:] != groups[:-1])
        return cls(rows[is_new].astype(np.int32), groups[is_new], names)
