"""What stands where in a lane: records packed into rows, tile by tile, and folds of what does not fit.

Tiles are packed when they come into view and kept. Even tiles are packed on their own, odd ones around
their two neighbours: no mark crosses another, no tile waits for a row of others, and neither panning
nor the order of looking changes who stands where.

Three kinds of marks, by how wide they are at a level: points (drawn as discs and the like), short bars
(packed together with the points, with room for a title beside them), and long bars (their titles go
inside; `long_bars` gives their rows).
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.columns import Int64s
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import BUCKETS, LONG_SHIFT, Level, kept
from explorer.scene.long_bars import Bar, LongBars
from explorer.scene.rows import Rows
from explorer.scene.seats import REACH_PX, Seat, spread, wishes_of

MARK_PX: Final = 16
"""Room kept for a point."""
TITLE_PX: Final = 150
"""Room kept for a title beside a mark where titles are not known."""
MOST_TITLE_PX: Final = 200
"""Room kept for a title at most: with a short bar before it, it reaches into the next tile only."""
_GAP_PX: Final = 4
_GRID: Final = BUCKETS
"""Stretches of a tile in which the wish for rows is counted."""
_CROWD: Final = 5
"""So many candidates for each row are looked at where a tile is crowded; more could hardly be told."""
_SMALL: Final = 40
"""Of a fold from so few records the most important is told."""
_KEPT: Final = 8_000


@dataclass(slots=True)
class _Single:
    """A point or short bar on its way into a row: the mark's span, and up to where its title may reach."""

    place: int
    anchor: int
    middle: int
    first: int
    last: int
    row: int = -1
    reserved: int = 0
    is_bar: bool = False
    is_over: bool = False
    """Whether it lies over another, for want of room."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Records drawn as one: how many, the time that its disc takes, and the span of time to see them in.

    `places` are the first place of its bucket and the first after it; some of them may be shown alone.
    `top` is the place of the most important of a small fold, -1 for a large one.
    """

    row: int
    seat: Seat
    count: int
    first_ms: int
    last_ms: int
    places: tuple[int, int]
    top: int = -1


@dataclass(frozen=True, slots=True)
class Tile:
    """What one tile of one lane shows: points and short bars one by one, the rest folded.

    `places`, `rows`, `middles` (the time at which a point is drawn) and `bars` (whether it is a short bar)
    are of one length; `spans` holds what is taken for the neighbours: row, first and last ms of the mark,
    last ms of its title.
    """

    places: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    middles: tuple[int, ...] = ()
    bars: tuple[bool, ...] = ()
    folds: tuple[Fold, ...] = ()
    spans: tuple[tuple[int, int, int, int], ...] = ()


_EMPTY: Final = Tile()


TitleWidth = Callable[[int], float]
"""Gives about how wide in px the title of the record at a place is."""


def packing_of(index: LaneIndex, title_width: TitleWidth | None = None) -> "Packing":
    """Give the packing of an index: one for when titles are not known, and one for when all are.

    Without `title_width` every title is taken to be as wide as the next.
    """
    name = "packing" if title_width is None else "packing with titles"
    packing = index.kept.get(name)
    if not isinstance(packing, Packing):
        packing = index.kept[name] = Packing(index, title_width)
    return packing


class Packing:
    """Packs the lanes of an index, and remembers what it packed; belongs to one thread."""

    def __init__(self, index: LaneIndex, title_width: TitleWidth | None = None) -> None:
        self.index = index
        self._title_width = title_width
        self._long_bars = LongBars(index)
        self._tiles: OrderedDict[tuple[int, int, int, int], Tile] = OrderedDict()
        self._needs: OrderedDict[tuple[int, int], Int64s] = OrderedDict()

    def tile(self, lane: int, level: Level, number: int, rows_limit: int) -> Tile:
        """Give what a tile of a lane shows in as many rows as it wishes for, at most `rows_limit`."""
        key = (lane, level.bucket, number, rows_limit)
        found = self._tiles.get(key)
        if found is None:
            found = self._tiles[key] = self._packed(lane, level, number, rows_limit)
            if len(self._tiles) > _KEPT:
                self._tiles.popitem(last=False)
        return found

    def long_bars(self, lane: int, level: Level, rows_limit: int, first_ms: int, last_ms: int) -> list[Bar]:
        """Give the long bars that are drawn and touch a closed span; those in further rows fold.

        Where there are several rows, the last is left to folds.
        """
        bars = self._long_bars.touching(lane, level.long, first_ms, last_ms)
        return [bar for bar in bars if bar.row < max(rows_limit - 1, 1)]

    def needs(self, level: Level, number: int) -> Int64s:
        """Give how many rows each lane would like in a tile, so that titles can stand beside marks."""
        key = (level.bucket, number)
        found = self._needs.get(key)
        if found is None:
            found = self._needs[key] = self._needs_of(level, number)
            if len(self._needs) > 256:
                self._needs.popitem(last=False)
        return found

    def _needs_of(self, level: Level, number: int) -> Int64s:
        index = self.index
        lanes = len(index)
        first_ms, last_ms = level.span_of(number)
        shift = level.bucket
        wider = _GRID + 3  # a title reaches over four buckets, some of them in the neighbours
        before_ms = kept(first_ms - level.bucket_ms)
        low, high = np.searchsorted(index.time_anchors, (before_ms, kept(last_ms + 2 * level.bucket_ms)))
        places = index.by_time[low:high]
        places = places[index.classes[places] < level.long]
        cells = index.lane_of[places] * wider + ((index.anchors[places] - before_ms) >> shift)
        counts = np.bincount(cells, minlength=lanes * wider).reshape(lanes, wider)
        wishes = counts[:, :-3] + counts[:, 1:-2] + counts[:, 2:-1] + counts[:, 3:]

        covers = np.zeros((lanes, _GRID + 1), dtype=np.int64)
        for k in range(level.long, len(index.class_places)):
            places = index.class_places[k]
            if k < len(index.class_places) - 1:
                anchors = index.class_place_anchors[k]
                low, high = np.searchsorted(anchors, (max(first_ms - (2 << k), -(2**63)), last_ms))
                places = places[low:high]
            places = places[(index.ends[places] >= first_ms) & (index.starts[places] < last_ms)]
            if not len(places):
                continue
            starts = np.clip(index.starts[places], first_ms, last_ms - 1)
            ends = np.clip(index.ends[places], first_ms, last_ms - 1)
            np.add.at(covers, (index.lane_of[places], (starts - first_ms) >> shift), 1)
            np.add.at(covers, (index.lane_of[places], ((ends - first_ms) >> shift) + 1), -1)
        covered = np.cumsum(covers, axis=1)[:, :-1]
        needs: Int64s = (wishes + covered).max(axis=1, initial=0).astype(np.int64)
        for lane in np.flatnonzero(covered.any(axis=1)).tolist():
            for bar in self._long_bars.touching(lane, level.long, first_ms, last_ms - 1):
                needs[lane] = max(int(needs[lane]), bar.row + 1)
        return needs

    def _packed(self, lane: int, level: Level, number: int, rows_limit: int) -> Tile:
        index = self.index
        first_ms, last_ms = level.span_of(number)
        block = index.anchors[index.offsets[lane] : index.offsets[lane + 1]]
        edges = first_ms + np.arange(BUCKETS + 1, dtype=np.int64) * level.bucket_ms
        at = np.searchsorted(block, edges) + int(index.offsets[lane])
        total = int(at[-1] - at[0])
        if not total:
            return _EMPTY

        row_count = min(int(self.needs(level, number)[lane]), rows_limit)
        marks = Rows(row_count)
        shown: set[int] = set()
        gap = level.px(_GAP_PX)
        reach_ms = last_ms + (level.bucket_ms << LONG_SHIFT) + level.px(MOST_TITLE_PX)
        for bar in self.long_bars(lane, level, rows_limit, first_ms - level.bucket_ms, reach_ms):
            shown.add(bar.place)
            if bar.row < row_count:
                marks.take(bar.row, bar.start - gap, bar.end + gap)
        taken = marks.copy()
        reach = level.px(REACH_PX)
        edges_ms = [kept(first_ms - reach), kept(last_ms - 1 + reach)]
        if number % 2:
            for side, neighbour in enumerate((number - 1, number + 1)):
                tile = self.tile(lane, level, neighbour, rows_limit)
                for row, first, last, reserved in tile.spans:
                    if row < row_count:
                        marks.take(row, first, last)
                        taken.take(row, first, reserved)
                for fold in tile.folds:
                    if fold.row == row_count - 1 and side:
                        edges_ms[1] = min(edges_ms[1], fold.seat[0] - 1)
                    elif fold.row == row_count - 1:
                        edges_ms[0] = max(edges_ms[0], fold.seat[1] + 1)

        is_crowded = total > row_count * _CROWD
        limit = row_count * _CROWD if is_crowded else total
        candidates = self._candidates(lane, level, (first_ms, last_ms), limit)
        singles = self._placed(level, candidates, taken, is_crowded=is_crowded)
        shown.update(single.place for single in singles)
        return self._folded(level, at, (edges_ms[0], edges_ms[1]), first_ms, singles, shown, marks)

    def _candidates(self, lane: int, level: Level, span: tuple[int, int], limit: int) -> list[_Single]:
        """Give points and short bars anchored in [first, last), the most important first, about `limit`."""
        index = self.index
        found: list[Int64s] = []
        count = 0
        for block in range(6):
            if count >= limit:
                break
            low, high = index.importance_offsets[lane * 6 + block :][:2]
            anchors = index.importance_anchors[low:high]
            first, last = np.searchsorted(anchors, span)
            places = index.by_importance[low + first : low + last]
            if len(places) > 2 * limit:
                edges = span[0] + np.arange(BUCKETS, dtype=np.int64) * level.bucket_ms
                firsts = np.unique(np.searchsorted(anchors[first:last], edges))
                places = places[firsts[firsts < len(places)]]
            found.append(places[index.classes[places] < level.long])
            count += len(found[-1])
        return self._singles(level, np.concatenate(found)[:limit])

    def _singles(self, level: Level, places: Int64s) -> list[_Single]:
        """Give the span that each record's mark takes: a bar its own, a point that of its mark."""
        index = self.index
        half, gap = level.px(MARK_PX) // 2, level.px(_GAP_PX)
        singles = []
        for place, anchor, start, end, k in zip(
            places.tolist(),
            index.anchors[places].tolist(),
            index.starts[places].tolist(),
            index.ends[places].tolist(),
            index.classes[places].tolist(),
            strict=True,
        ):
            if level.bars <= k < level.long:
                single = _Single(place, anchor, (start + end) // 2, start - gap, end + gap, is_bar=True)
            else:
                middle = (start + end) // 2 if k < level.long else anchor
                single = _Single(place, anchor, middle, middle - half, middle + half)
            singles.append(single)
        return singles

    def _placed(
        self, level: Level, candidates: list[_Single], taken: Rows, *, is_crowded: bool
    ) -> list[_Single]:
        """Place candidates in their order: with room for a title first, then the others beside them.

        In a crowd those others fold: many marks without a title tell less than their count.
        """
        width = self._title_width
        title = level.px(TITLE_PX)
        placed, squeezed = [], []
        for single in candidates:
            if width is not None:
                title = level.px(min(width(single.place), MOST_TITLE_PX) + 10)
            single.reserved = single.last + title
            single.row = taken.first_free(single.first, single.reserved)
            if single.row >= 0:
                taken.take(single.row, single.first, single.reserved)
                placed.append(single)
            else:
                squeezed.append(single)
        for single in () if is_crowded else squeezed:
            single.reserved = single.last
            single.row = taken.first_free(single.first, single.last)
            if single.row >= 0:
                taken.take(single.row, single.first, single.last)
                placed.append(single)
        return placed

    def _folded(
        self,
        level: Level,
        at: Int64s,
        edges_ms: Seat,
        first_ms: int,
        singles: list[_Single],
        shown: set[int],
        marks: Rows,
    ) -> Tile:
        """Fold what each bucket does not show; a fold stands at its records in the lowest row free there.

        Where no row is, folds share the last one and move aside as little as they can, inside `edges_ms`.
        """
        index = self.index
        shown_at = np.array([index.anchors[place] for place in shown], dtype=np.int64)
        inside = shown_at[(shown_at >= first_ms) & (shown_at < first_ms + level.tile_ms)]
        counts = np.diff(at) - np.bincount((inside - first_ms) >> level.bucket, minlength=BUCKETS)
        left = counts.tolist()
        wishes = [seat or (0, 0) for seat in wishes_of(index, level, at)]
        seats = list(wishes)
        rows_of: dict[int, int] = {}
        waiting = [number for number, count in enumerate(left) if count]
        last_row = len(marks) - 1
        while waiting:
            number = waiting.pop()
            if number in rows_of:
                continue
            seats[number] = wishes[number]
            row = _row_for(number, seats, rows_of, marks)
            rows_of[number] = last_row if row < 0 else row
            moved = [number]
            if row < 0:
                moved = sorted(other for other, its_row in rows_of.items() if its_row == last_row)
                apart = spread([wishes[other] for other in moved], edges_ms)
                for other, seat in zip(moved, apart, strict=True):
                    seats[other] = seat
            row = rows_of[number]
            taken = [seats[other] for other in moved]
            for single in [
                one
                for one in singles
                if one.row == row and any(one.first <= end and one.last >= start for start, end in taken)
            ]:
                singles.remove(single)
                shown.discard(single.place)
                bucket = (single.anchor - first_ms) >> level.bucket
                left[bucket] += 1
                waiting.append(bucket)

        self._settle_lonely(level, at, (first_ms, rows_of, left), seats, singles, shown, marks)
        folds = []
        for number, row in sorted(rows_of.items()):
            low, high = int(at[number]), int(at[number + 1])
            first, last = int(index.anchors[low]), int(index.anchors[high - 1])
            if first == last:  # a range to zoom into: the span of one of them
                last = max(first, min(int(index.ends[low]), first + level.bucket_ms))
            top = self._top(range(low, high), shown)
            folds.append(Fold(row, seats[number], left[number], first, last, (low, high), top))
        spans = [(one.row, one.first, one.last, one.reserved) for one in singles if not one.is_over]
        spans += [(fold.row, *fold.seat, fold.seat[1]) for fold in folds]
        return Tile(
            tuple(one.place for one in singles),
            tuple(one.row for one in singles),
            tuple(one.middle for one in singles),
            tuple(one.is_bar for one in singles),
            tuple(folds),
            tuple(spans),
        )

    def _top(self, places: range, shown: set[int]) -> int:
        """Give the most important place that is not shown, -1 among many: one name says little of a crowd."""
        if len(places) > _SMALL:
            return -1
        importance = self.index.importance
        return max((place for place in places if place not in shown), key=lambda one: int(importance[one]))

    def _settle_lonely(
        self,
        level: Level,
        at: Int64s,
        folded: tuple[int, dict[int, int], list[int]],
        seats: list[Seat],
        singles: list[_Single],
        shown: set[int],
        marks: Rows,
    ) -> None:
        """Let no fold have one record only: it stands alone where there is room, or another joins it.

        Where neither can be, it lies over its neighbour, as two marks of one day do.
        """
        first_ms, rows_of, left = folded
        for number in sorted(number for number in rows_of if left[number] == 1):
            taken = marks.copy()
            for one in singles:
                taken.take(one.row, one.first, one.last)
            for other, row in rows_of.items():
                if other != number:
                    taken.take(row, *seats[other])
            place = next(place for place in range(int(at[number]), int(at[number + 1])) if place not in shown)
            (lonely,) = self._singles(level, np.array([place], dtype=np.int64))
            lonely.row = taken.first_free(lonely.first, lonely.last)
            if lonely.row < 0 and lonely.is_bar:
                half = level.px(MARK_PX) // 2
                lonely = _Single(
                    place, lonely.anchor, lonely.middle, lonely.middle - half, lonely.middle + half
                )
                lonely.row = taken.first_free(lonely.first, lonely.last)
            lonely.reserved = lonely.last
            near = [one for one in singles if (one.anchor - first_ms) >> level.bucket == number]
            if lonely.row >= 0:
                singles.append(lonely)
                shown.add(place)
                del rows_of[number]
            elif near:
                singles.remove(near[-1])
                shown.discard(near[-1].place)
                left[number] = 2
            else:
                lonely.row, lonely.is_bar, lonely.is_over = rows_of.pop(number), False, True
                singles.append(lonely)
                shown.add(place)


def _row_for(number: int, seats: Sequence[Seat], rows_of: Mapping[int, int], marks: Rows) -> int:
    """Give the lowest row in which no mark and no other fold touches a fold's seat, -1 where none is."""
    start, end = seats[number]
    beside = {row for other, row in rows_of.items() if seats[other][0] <= end and seats[other][1] >= start}
    rows = range(len(marks) - 1, -1, -1)
    return next((row for row in rows if row not in beside and marks.is_free(row, start, end)), -1)
