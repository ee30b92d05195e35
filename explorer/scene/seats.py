"""Where the fold of each bucket stands: at its records, moved only as far as its neighbours need.

A fold that stands aside tells a wrong day. So its seat is the middle of its bucket's records, in whichever
row is free there; only where several must share a row do they move apart, all as little as they can.
"""

from collections.abc import Sequence
from typing import Final

from explorer.model.columns import Int64s
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import BUCKETS, Level, kept

_WIDTHS: Final = ((10, 20), (100, 23), (1_000, 29))
"""Room in px for a fold of fewer than so many records."""
_WIDEST_PX: Final = 34
"""Room for every other; less than a bucket, so that a row has room for the folds of all its buckets."""
REACH_PX: Final = _WIDEST_PX // 2
"""So far a fold may reach out of its tile."""

Seat = tuple[int, int]


def wishes_of(index: LaneIndex, level: Level, at: Int64s) -> list[Seat | None]:
    """Give for each bucket of a tile the closed span that its fold would take, None where it is empty.

    `at` are the places at which the buckets begin, and the one at which the last of them ends.
    """
    wishes: list[Seat | None] = []
    for number in range(BUCKETS):
        low, high = int(at[number]), int(at[number + 1])
        if low == high:
            wishes.append(None)
            continue
        width_px = next((px for most, px in _WIDTHS if high - low < most), _WIDEST_PX)
        half = level.px(width_px) // 2
        aside = (high - low) // 4  # a few far ones do not draw it away from the many
        middle = (_middle(index, level, low + aside) + _middle(index, level, high - 1 - aside)) // 2
        wishes.append((kept(middle - half), kept(middle + half)))
    return wishes


def seat_around(level: Level, middle: int) -> Seat:
    """Give the closed span of a small fold around a time."""
    half = level.px(_WIDTHS[0][1]) // 2
    return kept(middle - half), kept(middle + half)


def spread(wishes: Sequence[Seat], edges_ms: Seat) -> list[Seat]:
    """Move closed spans apart, in their order, by as little as can be, and keep them between two edges.

    Those that would overlap stand side by side around the middle of what they wish for.
    """
    groups: list[tuple[int, int]] = []  # how many, and the sum of their wished starts less the widths before
    before = 0
    for start, end in wishes:
        count, total = 1, start - before
        while groups and groups[-1][1] // groups[-1][0] > total // count:
            others, sum_of_others = groups.pop()
            count, total = count + others, total + sum_of_others
        groups.append((count, total))
        before += end - start + 1
    starts = [total // count for count, total in groups for _ in range(count)]
    first, last = edges_ms[0], edges_ms[1] + 1 - before
    seats: list[Seat] = []
    before = 0
    for wished, (start, end) in zip(starts, wishes, strict=True):
        moved = max(min(wished, last), first) + before
        seats.append((moved, moved + end - start))
        before += end - start + 1
    return seats


def _middle(index: LaneIndex, level: Level, place: int) -> int:
    """Give where a record is drawn as a point, or where it begins if it is longer than a bucket."""
    start, end = int(index.anchors[place]), index.span_of(place)[1]
    return start + (end - start) // 2 if end - start < level.bucket_ms else start
