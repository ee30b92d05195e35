"""The timeline's records as numpy columns: the one place where rows become arrays.

A row is one dated or undated event, statement or act. Rows are sorted by outer start, then by
sequence within a day, then by number, so that a window of time is found by binary search.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Int64s = npt.NDArray[np.int64]
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


@dataclass(frozen=True, slots=True)
class Columns:
    """The dated records of a database, one array a property, all of length n.

    `ids` record numbers; `kinds` EVENT, STATEMENT or ACT; the four bounds in milliseconds, inclusive,
    with OPEN_START and OPEN_END where a side is open; `importance` 1 to 5; `flags` the bits above;
    `actors` the number of the record's first actor (statement: speaker; act: party), 0 where none;
    `undated` counts the records that have no date and so no row.
    """

    ids: Int64s
    kinds: Uint8s
    start_earliest: Int64s
    start_latest: Int64s
    end_earliest: Int64s
    end_latest: Int64s
    importance: Uint8s
    flags: Uint8s
    actors: Int64s
    undated: int = 0

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Undated:
    """The records that have no date, and so no row in the columns, by number; arrays of one length."""

    ids: Int64s
    kinds: Uint8s
    importance: Uint8s

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Membership:
    """Which rows stand in which group (an actor, an agreement, a place, a tag): pairs of equal length.

    `rows` are positions in the `Columns`, `groups` record numbers of the group. A record with several
    actors has a pair for each. `names` gives each group's name to show.
    """

    rows: Int64s
    groups: Int64s
    names: dict[int, str]
