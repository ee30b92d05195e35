"""Records that stand alone in a tile: points and short bars, each with room for its title kept beside it.

A title may stand right of its mark or left of it. What finds room at neither side does not stand alone where
it can fold with others: a mark without a title tells less than a count, and titles that come and go with each
pixel of a zoom would flicker.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from explorer.model.columns import APPROXIMATE, PRIVATE, Int64s
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import LONG_SHIFT, Level
from explorer.scene.rows import Rows

MARK_PX: Final = 16
"""Room kept for a point."""
HAZE_PX: Final = 8
"""How far a point whose date is about right fades to each side."""
LOCK_ROOM_PX: Final = 14
"""Room for the lock of a private record, right of its mark."""
GAP_PX: Final = 4
TITLE_PX: Final = 150
"""Room kept for a title beside a mark where titles are not known."""
MOST_TITLE_PX: Final = 200
"""Room kept for a title at most: with a short bar before it, it reaches into the next tile only."""
_MOST_LANDMARK_PX: Final = 270
"""That of the most important, which are few and in bold."""
_BESIDE_PX: Final = 14
"""Between a mark and its title, and after the title."""
_NEAR_PX: Final = 7
"""So near to a mark the as-of line may stand between it and its title."""
_MARGIN_PX: Final = 20
"""Room before the first and after the last record where everything is in view."""
_NARROW_PX: Final = 600
"""Where all records lie in so few pixels, there is room beside them."""
LANDMARK: Final = 5
"""Records of this importance come first, and some stand alone even where their titles find no room."""

RIGHT: Final = 1
LEFT: Final = -1
NO_SIDE: Final = 0

TitleWidth = Callable[[int], float]
"""Gives about how wide in px the title of the record at a place is."""
Wish = tuple[int, int]
"""A row, and the side of the title: where a record stood one zoom level further out."""


@dataclass(slots=True)
class Single:
    """A point or short bar on its way into a row: the mark's span, and the span with its title.

    `side` tells where the title's room is kept, NO_SIDE where there is none.
    """

    place: int
    anchor: int
    middle: int
    first: int
    last: int
    importance: int
    is_bar: bool = False
    row: int = -1
    side: int = NO_SIDE
    room: tuple[int, int] = (0, 0)
    is_over: bool = False
    """Whether it lies over another, for want of room."""

    def stand(self, row: int) -> None:
        """Take a row, without room for a title."""
        self.row, self.side, self.room = row, NO_SIDE, (self.first, self.last)

    def hits(self, first: int, last: int) -> bool:
        """Tell whether the mark touches a closed span."""
        return self.first <= last and self.last >= first


def singles_at(index: LaneIndex, level: Level, places: Int64s) -> list[Single]:
    """Give the span that each record's mark takes: a bar its own, a point that of its mark, haze and lock."""
    half, gap = level.px(MARK_PX) // 2, level.px(GAP_PX)
    haze, lock = level.px(HAZE_PX), level.px(LOCK_ROOM_PX)
    singles = []
    for place, anchor, start, end, k, importance, flags in zip(
        places.tolist(),
        index.anchors[places].tolist(),
        index.starts_of(places).tolist(),
        index.ends_of(places).tolist(),
        index.classes[places].tolist(),
        index.importance[places].tolist(),
        index.columns.flags[index.rows[places]].tolist(),
        strict=True,
    ):
        is_bar = level.bars <= k < level.long
        middle = (start + end) // 2 if k < level.long else anchor
        aside = half + (haze if flags & APPROXIMATE else 0)
        first, last = middle - aside, middle + aside
        if is_bar:  # narrower than its mark where the level is drawn narrowest, it is drawn as the mark
            first, last = min(first, start - gap), max(last, end + gap)
        last += lock if flags & PRIVATE else 0
        singles.append(Single(place, anchor, middle, first, last, importance, is_bar))
    return singles


def title_room(level: Level, single: Single, width: TitleWidth | None) -> int:
    """Give the time that a title takes beside its mark where the level is drawn narrowest."""
    most = _MOST_LANDMARK_PX if single.importance >= LANDMARK else MOST_TITLE_PX
    return level.px(TITLE_PX if width is None else min(width(single.place), most) + _BESIDE_PX)


class Limits:
    """What titles keep off: the as-of line, and time before the first and after the last record."""

    def __init__(self, level: Level, line_ms: int | None, first_ms: int, last_ms: int) -> None:
        is_narrow = last_ms - first_ms < level.px(_NARROW_PX)
        margin = level.px(MOST_TITLE_PX * 2 if is_narrow else _MARGIN_PX)
        self.level = level
        self._line_ms = line_ms
        self._near = level.px(_NEAR_PX)
        self._first_ms, self._last_ms = first_ms - margin, last_ms + margin

    def sides_of(self, single: Single, title_ms: int) -> tuple[tuple[int, tuple[int, int]], ...]:
        """Give the sides at which a title may stand and the spans with it, the better first.

        What stands close before the line is told left of it; beyond the line a title belongs to nobody.
        """
        line, near = self._line_ms, self._near
        first, last, middle = single.first, single.last, single.middle
        after = before = 0
        if line is not None and middle < line <= last + near:
            after = title_ms
        elif line is not None and first - near <= line <= middle:
            before = max(first - line, 0)
        elif line is not None:
            after, before = line - last, first - line
        right, left = last + title_ms, first - title_ms - (before if 0 < before <= near else 0)
        can_right = not 0 < after <= title_ms and right <= self._last_ms
        can_left = not near < before <= title_ms and left >= self._first_ms
        sides = ((RIGHT, (first, right)),) if can_right else ()
        return (*sides, (LEFT, (left, last))) if can_left else sides


def place_singles(
    candidates: Iterable[Single],
    taken: Rows,
    width: TitleWidth | None,
    wishes: Mapping[int, Wish],
    limits: Limits,
) -> list[Single]:
    """Place those candidates that find room with their titles, in their order, into `taken`.

    Landmarks come first, then those with a wish, where it can be to the row and side they wish for.
    """
    ordered = sorted(candidates, key=lambda one: (one.importance < LANDMARK, one.place not in wishes))
    placed = []
    bare = len(taken) // 2 or 1  # many marks without a title would tell less than their count
    for single in ordered:
        title_ms = title_room(limits.level, single, width)
        sides = limits.sides_of(single, title_ms)
        found = _found(sides, taken, wishes.get(single.place))
        if found is not None:
            single.row, single.side, single.room = found
        elif single.importance >= LANDMARK and bare:
            single.stand(_bare_row(single, title_ms, taken))
            bare -= 1
        if single.row >= 0:
            taken.take(single.row, *single.room)
            placed.append(single)
    return placed


def _found(
    sides: tuple[tuple[int, tuple[int, int]], ...], taken: Rows, wish: Wish | None
) -> tuple[int, int, tuple[int, int]] | None:
    """Give the row, side and span where mark and title find room; a better side goes before a higher row.

    A wish for a row goes before all, and within it that for a side.
    """
    if wish is not None and wish[0] < len(taken):
        for side, span in sorted(sides, key=lambda each: each[0] != wish[1]):
            if taken.is_free(wish[0], *span):
                return wish[0], side, span
    for side, span in sides:
        row = taken.first_free(*span)
        if row >= 0:
            return row, side, span
    return None


def _bare_row(single: Single, title_ms: int, taken: Rows) -> int:
    """Give the row for a landmark whose title has no room of its own: best one where it may find some yet."""
    for before, after in ((title_ms, 0), (0, title_ms), (0, 0)):
        row = taken.first_free(single.first - before, single.last + after)
        if row >= 0:
            return row
    return -1


def reach_ms(level: Level) -> int:
    """Give how far what is anchored before a tile's end can reach beyond it."""
    return (level.bucket_ms << LONG_SHIFT) + level.px(MOST_TITLE_PX + _BESIDE_PX)
