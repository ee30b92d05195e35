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
from explorer.scene.seats import Seat

LONG_ROWS: Final = 24
"""Long bars beyond so many rows of one lane fold."""
_ALL_ROWS: Final = (1 << LONG_ROWS) - 1
_STRETCH_SHIFT: Final = 3
_MOST_BARS: Final = LONG_ROWS << _STRETCH_SHIFT
_FAR_MS: Final = 2**63 - 1
_ENDLESS_SPAN: Final = (-(4 << ENDLESS), 4 << ENDLESS)
"""Two thousand years to each side of 1970: there most bars without an end are."""
_KEPT: Final = 20_000


class Bar(NamedTuple):
    """A placed bar: its place in the index, its row, its outer bounds (open ones very far)."""

    place: int
    row: int
    start: int
    end: int


class _BarRows:
    """Rows in which bars of one class look for room, all of them within a closed span.

    A bar of class k touches a multiple of 2**k. The rows that are taken at each multiple are known as bits:
    most bars of a crowd find no row, and that is told at once.
    """

    def __init__(self, k: int, span: Seat) -> None:
        self._k = k
        self._first = -(-span[0] >> k)
        self._last = span[1] >> k
        self._rows = Rows(LONG_ROWS)
        self._taken = [0] * (self._last - self._first + 1)

    def take(self, row: int, start: int, end: int) -> None:
        """Take a closed span of a row."""
        self._rows.take(row, start, end)
        first, last, bit = -(-start >> self._k), end >> self._k, 1 << row
        first = first if first > self._first else self._first
        last = last if last < self._last else self._last
        for at in range(first - self._first, last - self._first + 1):
            self._taken[at] |= bit

    def first_free(self, start: int, end: int) -> int:
        """Give the topmost row where a closed span is free, -1 where none is."""
        first, last = -(-start >> self._k) - self._first, (end >> self._k) - self._first
        taken = 0
        for bits in self._taken[first if first > 0 else 0 : last + 1 if last >= 0 else 0]:
            taken |= bits
        if taken == _ALL_ROWS:
            return -1
        is_free = self._rows.is_free
        for row in range(LONG_ROWS):
            if not taken >> row & 1 and is_free(row, start, end):
                return row
        return -1


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
            found = self._placed(
                self._index.by_class[at[0] : at[1]].astype(np.int64), _BarRows(ENDLESS, _ENDLESS_SPAN)
            )
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
                rows = _BarRows(k, (first_ms, last_ms + (2 << k)))
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

    def _placed(self, places: Int64s, rows: _BarRows) -> tuple[Bar, ...]:
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
