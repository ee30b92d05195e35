"""The rows of long bars: packed longest class first, so that a bar keeps its row at every zoom.

The bars of one class are packed in stretches eight times as long as the shortest of them, even stretches
on their own, odd ones around their two neighbours; what has no end, or lasts centuries, is packed once.
"""

from collections import OrderedDict
from typing import Final, NamedTuple

import numpy as np

from explorer.model.columns import OPEN_END, OPEN_START, Int64s
from explorer.scene.lanes import ENDLESS, LaneIndex
from explorer.scene.rows import Rows

LONG_ROWS: Final = 24
"""Long bars beyond so many rows of one lane fold."""
_STRETCH_SHIFT: Final = 3
_MOST_BARS: Final = LONG_ROWS << _STRETCH_SHIFT
_FAR_MS: Final = 2**63 - 1
_KEPT: Final = 20_000


class Bar(NamedTuple):
    """A placed bar: its place in the index, its row, its outer bounds (open ones very far)."""

    place: int
    row: int
    start: int
    end: int


class LongBars:
    """Gives every bar from a class on its row, and remembers it; belongs to one thread."""

    def __init__(self, index: LaneIndex) -> None:
        self._index = index
        self._stretches: OrderedDict[tuple[int, int, int], tuple[Bar, ...]] = OrderedDict()
        self._endless: dict[int, tuple[Bar, ...]] = {}

    def touching(self, lane: int, least: int, first_ms: int, last_ms: int) -> list[Bar]:
        """Give the placed bars of class `least` and above that touch a closed span."""
        bars = [bar for bar in self._endless_of(lane) if bar.start <= last_ms and bar.end >= first_ms]
        offsets = self._index.class_offsets
        base = lane * (ENDLESS + 1)
        present = np.flatnonzero(np.diff(offsets[base + least : base + ENDLESS + 1])) + least
        for k in reversed(present.tolist()):
            shift = k + _STRETCH_SHIFT
            for number in range((first_ms - (2 << k)) >> shift, (last_ms >> shift) + 1):
                bars += [
                    bar
                    for bar in self._stretch(lane, k, number)
                    if bar.start <= last_ms and bar.end >= first_ms
                ]
        return bars

    def _endless_of(self, lane: int) -> tuple[Bar, ...]:
        found = self._endless.get(lane)
        if found is None:
            at = self._index.class_offsets[lane * (ENDLESS + 1) + ENDLESS :]
            found = self._placed(self._index.by_class[at[0] : at[1]].astype(np.int64), Rows(LONG_ROWS))
            self._endless[lane] = found
        return found

    def _stretch(self, lane: int, k: int, number: int) -> tuple[Bar, ...]:
        """Give the bars of class k anchored in one stretch."""
        key = (lane, k, number)
        found = self._stretches.get(key)
        if found is None:
            shift = k + _STRETCH_SHIFT
            first_ms, last_ms = number << shift, (number + 1) << shift
            places = self._index.of_class(lane, k, first_ms, last_ms)
            found = ()
            if len(places):
                rows = Rows(LONG_ROWS)
                for bar in self.touching(lane, k + 1, first_ms, last_ms + (2 << k)):
                    rows.take(bar.row, bar.start, bar.end)
                if number % 2:
                    for bar in self._stretch(lane, k, number - 1) + self._stretch(lane, k, number + 1):
                        rows.take(bar.row, bar.start, bar.end)
                found = self._placed(places, rows)
            self._stretches[key] = found
            if len(self._stretches) > _KEPT:
                self._stretches.popitem(last=False)
        return found

    def _placed(self, places: Int64s, rows: Rows) -> tuple[Bar, ...]:
        """Place bars into the topmost free rows, the most important first."""
        index = self._index
        places = places[np.argsort(-index.importance[places].astype(np.int64), kind="stable")][:_MOST_BARS]
        placed = []
        for place, start, end in zip(
            places.tolist(), index.starts_of(places).tolist(), index.ends_of(places).tolist(), strict=True
        ):
            start = -_FAR_MS if start == OPEN_START else start
            end = _FAR_MS if end == OPEN_END else end
            row = rows.first_free(start, end)
            if row >= 0:
                rows.take(row, start, end)
                placed.append(Bar(place, row, start, end))
        return tuple(placed)
