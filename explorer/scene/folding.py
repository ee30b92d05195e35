"""What a tile's buckets don't show one by one, folded: where each fold stands, and who gives way to it.

A fold stands at its records in the lowest row that is free there, where it can beside all titles. Where no
row is free, folds share the last one and move aside as little as they can, and marks in their way fold too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from explorer.model.columns import Int64s
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import BUCKETS, Level
from explorer.scene.rows import Rows
from explorer.scene.seats import Seat, seat_around, spread, wishes_of
from explorer.scene.singles import LANDMARK, NO_SIDE, Single, singles_at

_SMALL: Final = 40
"""Of a fold from so few records the most important is told."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Records drawn as one: how many, the time that its disc takes, and the span of time to see them in.

    `places` are the first place of its buckets and the first after them; some of them may be shown alone.
    `top` is the place of the most important of a small fold, -1 for a large one. A fold without places holds
    what has begun before the view: both are the first place of its lane.
    """

    row: int
    seat: Seat
    count: int
    first_ms: int
    last_ms: int
    places: tuple[int, int]
    top: int = -1

    @property
    def has_places(self) -> bool:
        return self.places[0] < self.places[1]


@dataclass(frozen=True, slots=True)
class Ground:
    """A tile to fold: its lane's records, from `first_ms`, and where its buckets begin and the last ends.

    Folds stay between `edges_ms`; `marks` are the spans taken by marks of others, `outer` also those of their
    titles, `kept` those of all.
    """

    index: LaneIndex
    level: Level
    first_ms: int
    at: Int64s
    edges_ms: Seat
    marks: Rows
    outer: Rows
    kept: Rows


def fold(ground: Ground, singles: list[Single], shown: set[int]) -> tuple[Fold, ...]:
    """Fold what is not in `shown`; takes those who give way out of `singles`, and adds who stays alone."""
    folding = _Folding(ground, singles, shown)
    folding.find_rows()
    folding.settle_lonely()
    folding.clear_titles()
    return folding.folds()


class _Folding:
    """The folds of one tile while they find their rows, by the numbers of their buckets."""

    def __init__(self, ground: Ground, singles: list[Single], shown: set[int]) -> None:
        index, level = ground.index, ground.level
        self._ground = ground
        self._singles = singles
        self._shown = shown
        anchors = np.array([index.anchors[place] for place in shown], dtype=np.int64)
        inside = anchors[(anchors >= ground.first_ms) & (anchors < ground.first_ms + level.tile_ms)]
        buckets = (inside - ground.first_ms) >> level.bucket
        self._left = (np.diff(ground.at) - np.bincount(buckets, minlength=BUCKETS)).tolist()
        self._wishes: list[Seat] = [seat or (0, 0) for seat in wishes_of(index, level, ground.at)]
        self._seats = list(self._wishes)
        self._rows: dict[int, int] = {}
        at = ground.at.tolist()
        self._places = list(pairwise(at))

    def find_rows(self) -> None:
        """Give each bucket that has something left a fold with a row and a seat."""
        waiting = [number for number, count in enumerate(self._left) if count]
        last_row = len(self._ground.marks) - 1
        while waiting:
            number = waiting.pop()
            if number in self._rows:
                continue
            self._seats[number] = self._wishes[number]
            row = self._row_for(number)
            self._rows[number] = last_row if row < 0 else row
            moved = [number]
            if row < 0:
                moved = sorted(other for other, its_row in self._rows.items() if its_row == last_row)
                apart = spread([self._wishes[other] for other in moved], self._ground.edges_ms)
                for other, seat in zip(moved, apart, strict=True):
                    self._seats[other] = seat
            taken = [self._seats[other] for other in moved]
            for single in [one for one in self._singles if one.row == self._rows[number]]:
                if any(single.hits(*seat) for seat in taken):
                    bucket = self._drop(single)
                    self._left[bucket] += 1
                    waiting.append(bucket)

    def _row_for(self, number: int) -> int:
        """Give the lowest row that is free at a fold's seat, if there is one without a title; -1 for none."""
        start, end = self._seats[number]
        beside = {row for other, row in self._rows.items() if _touch(self._seats[other], (start, end))}
        rows = [row for row in range(len(self._ground.marks) - 1, -1, -1) if row not in beside]
        for taken in (self._ground.kept, self._ground.outer, self._ground.marks):
            for row in rows:
                if taken.is_free(row, start, end):
                    return row
        return -1

    def _drop(self, single: Single) -> int:
        """Let a record fold; gives the number of its bucket."""
        self._singles.remove(single)
        self._shown.discard(single.place)
        return (single.anchor - self._ground.first_ms) >> self._ground.level.bucket

    def settle_lonely(self) -> None:
        """Let no fold have one record only: it joins the next fold, stands alone, or another joins it.

        Where none of these can be, it lies over its neighbour, as two marks of one day do.
        """
        for number in sorted(number for number in self._rows if self._left[number] == 1):
            if self._left[number] != 1 or number not in self._rows:  # another has joined it meanwhile
                continue
            beside = [other for other in (number - 1, number + 1) if other in self._rows]
            if beside:
                self._join(number, max(beside, key=lambda other: self._left[other]))
                continue
            row = self._rows.pop(number)
            place = next(place for place in range(*self._places[number]) if place not in self._shown)
            (lonely,) = singles_at(self._ground.index, self._ground.level, np.array([place], dtype=np.int64))
            taken = self._taken()
            beside_titles = self._with_folds(self._ground.kept)
            free = beside_titles.first_free(lonely.first, lonely.last)
            free = free if free >= 0 else taken.first_free(lonely.first, lonely.last)
            is_narrow = free < 0 or len(taken) == 1  # in a single row it could hardly have its title
            if is_narrow and self._fold_with_neighbour(lonely, number):
                continue
            lonely.is_over = free < 0
            lonely.is_bar = lonely.is_bar and free >= 0
            lonely.stand(free if free >= 0 else row)
            self._singles.append(lonely)
            self._shown.add(place)
            self._left[number] = 0

    def _join(self, number: int, other: int) -> None:
        """Let the fold of one bucket take in what is left of the next."""
        self._left[other] += self._left[number]
        self._left[number] = 0
        del self._rows[number]
        self._places[other] = _around(self._places[number], self._places[other])

    def _fold_with_neighbour(self, lonely: Single, number: int) -> bool:
        """Make a fold of a record and the nearest that stands alone, where there is a row for it."""
        reach = self._ground.level.bucket_ms
        near = sorted(self._singles, key=lambda one: abs(one.middle - lonely.middle))[:2]
        for single in near:
            if abs(single.middle - lonely.middle) > reach or single.importance >= LANDMARK:
                continue
            taken = self._taken(but=single)
            seat = seat_around(self._ground.level, (lonely.middle + single.middle) // 2)
            row = single.row if taken.is_free(single.row, *seat) else taken.first_free(*seat)
            if row >= 0:
                bucket = self._drop(single)
                self._places[number] = _around(self._places[number], self._places[bucket])
                self._left[number], self._rows[number], self._seats[number] = 2, row, seat
                return True
        return False

    def _taken(self, but: Single | None = None) -> Rows:
        """Give what is taken by marks and folds, titles apart."""
        taken = self._with_folds(self._ground.marks)
        for one in self._singles:
            if one is not but:
                taken.take(one.row, one.first, one.last)
        return taken

    def _with_folds(self, rows: Rows) -> Rows:
        """Give taken spans together with those of the folds."""
        taken = rows.copy()
        for number, row in self._rows.items():
            taken.take(row, *self._seats[number])
        return taken

    def clear_titles(self) -> None:
        """Keep no room for a title where a fold or a lonely mark has come to stand."""
        spans = [(row, self._seats[number]) for number, row in self._rows.items()]
        spans += [(one.row, (one.first, one.last)) for one in self._singles if one.side == NO_SIDE]
        for single in self._singles:
            if single.side and any(row == single.row and _touch(span, single.room) for row, span in spans):
                single.side, single.room = NO_SIDE, (single.first, single.last)

    def folds(self) -> tuple[Fold, ...]:
        """Give the folds as they stand."""
        index = self._ground.index
        made = []
        for number, row in sorted(self._rows.items()):
            low, high = self._places[number]
            first, last = int(index.anchors[low]), int(index.anchors[high - 1])
            if first == last:  # a range to zoom into: the span of one of them
                last = max(first, min(index.span_of(int(low))[1], first + self._ground.level.bucket_ms))
            top = self._top(range(low, high))
            made.append(Fold(row, self._seats[number], self._left[number], first, last, (low, high), top))
        return tuple(made)

    def _top(self, places: Sequence[int]) -> int:
        """Give the most important place that is not shown, -1 among many: one name says little of a crowd."""
        if len(places) > _SMALL:
            return -1
        importance = self._ground.index.importance
        hidden = (place for place in places if place not in self._shown)
        return max(hidden, key=lambda one: int(importance[one]))


def _touch(one: Seat, other: Seat) -> bool:
    return one[0] <= other[1] and one[1] >= other[0]


def _around(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """Give the stretch of places around two."""
    return min(one[0], other[0]), max(one[1], other[1])
