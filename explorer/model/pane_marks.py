"""The records of a pane's small timeline as columns: when each was, of which kind, in whose colour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from explorer.model.columns import Int64s, Uint8s
from explorer.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class PaneMarks:
    """Dated events, statements and acts, one array a property, sorted by `first_ms`.

    `kinds` and `flags` as in `Columns`; `first_ms` and `last_ms` the outer bounds in milliseconds, an open
    side drawn to the other; `at_ms` where the mark stands; `actors` the first actor or speaker, 0 where
    none, with its colour in `colours`. `own` is the record that is shown among its neighbours.
    `every` is 1 where all records are here, N where only every Nth is.
    """

    ids: Int64s
    kinds: Uint8s
    flags: Uint8s
    first_ms: Int64s
    last_ms: Int64s
    at_ms: Int64s
    actors: Int64s
    colours: Mapping[int, str] = field(default_factory=dict)
    own: RecordId | None = None
    every: int = 1

    def __len__(self) -> int:
        return len(self.ids)


_NOTHING = np.empty(0, np.int64)
NO_MARKS = PaneMarks(
    _NOTHING, np.empty(0, np.uint8), np.empty(0, np.uint8), _NOTHING, _NOTHING, _NOTHING, _NOTHING
)
