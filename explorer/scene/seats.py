"""Where the fold of each bucket stands: at its records, moved only as far as its neighbours need.

A fold that stands aside tells a wrong day. So a seat is the middle of the bucket's records; where the seats
of two neighbours would touch, both keep to their own buckets, and at a tile's edge it keeps to the tile.
"""

from typing import Final

from explorer.model.columns import Int64s
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import BUCKETS, Level

_WIDTHS: Final = ((100, 20), (1_000, 27))
"""Room in px for a fold of fewer than so many records."""
_WIDEST_PX: Final = 32
"""Room for every other; two thirds of a bucket at most, or seats that keep to their buckets could touch."""

Seat = tuple[int, int]


def seats_of(index: LaneIndex, level: Level, at: Int64s, first_ms: int) -> list[Seat | None]:
    """Give for each bucket of a tile the closed span of time that its fold takes, None where it is empty.

    `at` are the places at which the buckets begin, and the one at which the last of them ends; `first_ms`
    is the tile's first ms.
    """
    middles: dict[int, int] = {}
    halves: dict[int, int] = {}
    for number in range(BUCKETS):
        low, high = int(at[number]), int(at[number + 1])
        if low == high:
            continue
        width_px = next((px for most, px in _WIDTHS if high - low < most), _WIDEST_PX)
        halves[number] = half = level.px(width_px) // 2
        wish = (_middle(index, level, low) + _middle(index, level, high - 1)) // 2
        middles[number] = min(max(wish, first_ms + half), first_ms + level.tile_ms - 1 - half)
    close = [
        number
        for number, middle in middles.items()
        if _touches(middles, halves, number, middle, number - 1)
        or _touches(middles, halves, number, middle, number + 1)
    ]
    for number in close:
        start = first_ms + number * level.bucket_ms
        half = halves[number]
        middles[number] = min(max(middles[number], start + half), start + level.bucket_ms - 1 - half)
    return [
        (middles[number] - halves[number], middles[number] + halves[number]) if number in middles else None
        for number in range(BUCKETS)
    ]


def _middle(index: LaneIndex, level: Level, place: int) -> int:
    """Give where a record is drawn as a point, or where it begins if it is longer than a bucket."""
    start, end = int(index.anchors[place]), int(index.ends[place])
    return start + (end - start) // 2 if end - start < level.bucket_ms else start


def _touches(middles: dict[int, int], halves: dict[int, int], number: int, middle: int, other: int) -> bool:
    if other not in middles:
        return False
    return abs(middles[other] - middle) <= halves[number] + halves[other]
