"""What stands where in a lane: records packed into rows, tile by tile, and folds of what does not fit.

Tiles are packed when they come into view and kept. Even tiles are packed on their own, odd ones around
their two neighbours: no mark crosses another, no tile waits for a row of others, and neither panning
nor the order of looking changes who stands where.

Three kinds of marks, by how wide they are at a level: points (drawn as discs and the like), short bars
(packed together with the points, with room for a title beside them), and long bars (their titles go
inside; `long_bars` gives their rows).
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.columns import Int64s, ranges
from explorer.model.view import MOST_IMPORTANCE
from explorer.scene.folding import Fold, Ground, fold
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import BUCKETS, Level, kept
from explorer.scene.long_bars import LONG_ROWS, Bar, LongBars
from explorer.scene.rows import Rows
from explorer.scene.seats import REACH_PX, Seat
from explorer.scene.singles import (
    GAP_PX,
    LANDMARK,
    MARK_PX,
    NO_SIDE,
    Limits,
    Single,
    TitleWidth,
    Wish,
    place_singles,
    reach_ms,
    singles_at,
)

_GRID: Final = BUCKETS
"""Stretches of a tile in which the wish for rows is counted."""
_CROWD: Final = 5
"""So many candidates for each row are looked at where a tile is crowded; more could hardly be told."""
_GENERATIONS: Final = 4
"""Rows are handed down through so many levels of zoom, then found anew: nobody waits for a longer line."""
_USUAL_PX: Final = 1_400.0
"""How wide the time area usually is."""
_MOST_HEIRS: Final = 2_000
"""Tiles with more records hand nothing down: nearly all that they show is new one level closer."""
_CROWDED: Final = 1 << 14
"""A lane with more records in a tile than that is counted by search alone."""
_KEPT: Final = 8_000


@dataclass(frozen=True, slots=True)
class Tile:
    """What one tile of one lane shows: points and short bars one by one, the rest folded.

    `places`, `rows`, `middles` (the time at which a point is drawn), `bars` (whether it is a short bar),
    `sides` (where its title has room) and `rooms` (from when until when) are of one length; `spans` holds
    what is taken for the neighbours: row, first and last ms of the mark, then of mark and title.
    """

    places: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    middles: tuple[int, ...] = ()
    bars: tuple[bool, ...] = ()
    sides: tuple[int, ...] = ()
    rooms: tuple[Seat, ...] = ()
    folds: tuple[Fold, ...] = ()
    spans: tuple[tuple[int, int, int, int, int], ...] = ()


_EMPTY: Final = Tile()


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
        self.packed = 0
        """How many tiles and wishes for rows have been worked out, to count the work."""
        self._title_width = title_width
        self._long_bars = LongBars(index)
        self._tiles: OrderedDict[tuple[int, Level, int, int, int | None], Tile] = OrderedDict()
        times = index.times
        self._ends_ms = (int(times[0]), int(times[-1])) if len(times) else (0, 0)
        # where everything is in view, rows are found anew: so the first picture is soon there
        self._first_generation = Level.at(max(self._ends_ms[1] - self._ends_ms[0], 1) / _USUAL_PX).bucket
        self._needs: OrderedDict[tuple[int, int], Int64s] = OrderedDict()

    def tile(self, lane: int, level: Level, number: int, rows_limit: int, line_ms: int | None = None) -> Tile:
        """Give what a tile of a lane shows in as many rows as it wishes for, at most `rows_limit`.

        Titles keep off the as-of line at `line_ms`; it moves nobody who is not in its way.
        """
        if line_ms is not None:
            (first_ms, last_ms), reach = level.span_of(number), reach_ms(level)
            if not first_ms - reach <= line_ms <= last_ms + reach:
                line_ms = None
        key = (lane, level, number, rows_limit, line_ms)
        found = self._tiles.get(key)
        if found is None:
            clear = None if line_ms is None else self._clear_tile(lane, level, number, rows_limit, line_ms)
            found = clear or self._packed(lane, level, number, rows_limit, line_ms)
            self._tiles[key] = found
            self.packed += 1
            if len(self._tiles) > _KEPT:
                self._tiles.popitem(last=False)
        return found

    def _clear_tile(self, lane: int, level: Level, number: int, rows_limit: int, line_ms: int) -> Tile | None:
        """Give a tile as it stands without the as-of line, None where the line would be in somebody's way."""
        tile, near = self.tile(lane, level, number, rows_limit), level.px(MARK_PX)
        if any(first - near <= line_ms <= last + near for first, last in tile.rooms):
            return None
        for neighbour in (number - 1, number + 1) if number % 2 else ():
            with_line = self.tile(lane, level, neighbour, rows_limit, line_ms)
            if with_line is not self.tile(lane, level, neighbour, rows_limit):
                return None
        return tile

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
            self.packed += 1
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
        counts = self._counts(level, before_ms, kept(last_ms + 2 * level.bucket_ms), wider)
        wishes = counts[:, :-3] + counts[:, 1:-2] + counts[:, 2:-1] + counts[:, 3:]

        covers = np.zeros((lanes, _GRID + 1), dtype=np.int64)
        places = index.touching(level.long, first_ms, last_ms)
        starts = np.clip(index.starts_of(places), first_ms, last_ms - 1)
        ends = np.clip(index.ends_of(places), first_ms, last_ms - 1)
        lane_of = index.lanes_of(places)
        np.add.at(covers, (lane_of, (starts - first_ms) >> shift), 1)
        np.add.at(covers, (lane_of, ((ends - first_ms) >> shift) + 1), -1)
        covered = np.cumsum(covers, axis=1)[:, :-1]
        needs: Int64s = (wishes + covered).max(axis=1, initial=0).astype(np.int64)
        # where others wish for as many rows as long bars ever take, nobody needs to know which they take
        for lane in np.flatnonzero(covered.any(axis=1) & (needs < LONG_ROWS)).tolist():
            for bar in self._long_bars.touching(lane, level.long, first_ms, last_ms - 1):
                needs[lane] = max(int(needs[lane]), bar.row + 1)
        return needs

    def _counts(self, level: Level, first_ms: int, end_ms: int, cells: int) -> Int64s:
        """Count points and short bars for each lane in cells as wide as a bucket, from `first_ms` on.

        In a crowd long bars are counted as well: it wishes for more rows than there are anyway.
        """
        index = self.index
        lows, highs = index.firsts_at(first_ms), index.firsts_at(end_ms)
        is_crowded = highs - lows > _CROWDED
        places = ranges(lows[~is_crowded], highs[~is_crowded])
        places = places[index.classes[places] < level.long]
        at = index.lanes_of(places) * cells + ((index.anchors[places] - first_ms) >> level.bucket)
        counts: Int64s = np.bincount(at, minlength=len(index) * cells).reshape(len(index), cells)
        edges = [kept(first_ms + number * level.bucket_ms) for number in range(1, cells)]
        for lane in np.flatnonzero(is_crowded).tolist():
            low, high = int(lows[lane]), int(highs[lane])
            inner = np.searchsorted(index.anchors[low:high], edges)
            counts[lane] = np.diff(inner, prepend=0, append=high - low)
        return counts

    def _packed(self, lane: int, level: Level, number: int, rows_limit: int, line_ms: int | None) -> Tile:
        index = self.index
        first_ms, last_ms = level.span_of(number)
        at = self._buckets(lane, level, number)
        total = int(at[-1] - at[0])
        if not total:
            return _EMPTY

        row_count = min(int(self.needs(level, number)[lane]), rows_limit)
        marks = Rows(row_count)
        shown: set[int] = set()
        gap = level.px(GAP_PX)
        before_ms, after_ms = first_ms - reach_ms(level), last_ms + reach_ms(level)
        for bar in self.long_bars(lane, level, rows_limit, before_ms, after_ms):
            shown.add(bar.place)
            if bar.row < row_count:
                marks.take(bar.row, bar.start - gap, bar.end + gap)
        taken = marks.copy()
        reach = level.px(REACH_PX)
        edges_ms = [kept(first_ms - reach), kept(last_ms - 1 + reach)]
        if number % 2:
            for side, neighbour in enumerate((number - 1, number + 1)):
                tile = self.tile(lane, level, neighbour, rows_limit, line_ms)
                for row, first, last, *room in tile.spans:
                    if row < row_count:
                        marks.take(row, first, last)
                        taken.take(row, room[0], room[1])
                for one in tile.folds:
                    if one.row == row_count - 1 and side:
                        edges_ms[1] = min(edges_ms[1], one.seat[0] - 1)
                    elif one.row == row_count - 1:
                        edges_ms[0] = max(edges_ms[0], one.seat[1] + 1)

        outer = taken.copy()
        wishes = self._wishes(lane, level, number, rows_limit, line_ms)
        limit = min(row_count * _CROWD, total)
        if total <= limit:
            candidates = self._everyone(level, at)
        else:
            candidates = self._candidates(lane, level, (first_ms, last_ms), limit, wishes)
        limits = Limits(level, line_ms, *self._ends_ms)
        singles = place_singles(candidates, taken, self._title_width, wishes, limits)
        begin, end = int(at[0]), int(at[-1])
        shown.update(single.place for single in singles)
        if sum(begin <= place < end for place in shown) == total:
            return _tile_of(singles, ())
        for single in singles:
            if single.importance >= LANDMARK:
                marks.take(single.row, single.first, single.last)
        ground = Ground(index, level, first_ms, at, (edges_ms[0], edges_ms[1]), marks, outer, taken)
        return _tile_of(singles, fold(ground, singles, shown))

    def _buckets(self, lane: int, level: Level, number: int) -> Int64s:
        """Give the places at which the buckets of a tile begin, and the one at which the last ends."""
        index = self.index
        block = index.anchors[index.offsets[lane] : index.offsets[lane + 1]]
        edges = level.span_of(number)[0] + np.arange(BUCKETS + 1, dtype=np.int64) * level.bucket_ms
        at: Int64s = np.searchsorted(block, edges) + int(index.offsets[lane])
        return at

    def _wishes(
        self, lane: int, level: Level, number: int, rows_limit: int, line_ms: int | None
    ) -> dict[int, Wish]:
        """Give the rows and sides of those who stand alone one level further out: they wish to stay there.

        So marks keep their rows while one zooms in, and titles that are told stay told. Near the as-of line
        everybody wishes for the row that it has without it.
        """
        wishes: dict[int, Wish] = {}
        if line_ms is not None:
            undisturbed = _stands(self.tile(lane, level, number, rows_limit))
            wishes = {place: (row, NO_SIDE) for place, (row, _) in undisturbed.items()}
        if not level.half and (level.bucket - self._first_generation) % _GENERATIONS == 0:
            return wishes
        further, parent = level.outer, number if level.half else number >> 1
        at = self._buckets(lane, further, parent)
        if int(at[-1] - at[0]) <= _MOST_HEIRS:
            wishes |= _stands(self.tile(lane, further, parent, rows_limit, line_ms))
        return wishes

    def _everyone(self, level: Level, at: Int64s) -> list[Single]:
        """Give all points and short bars of a tile, the most important first."""
        index = self.index
        places = np.arange(at[0], at[-1], dtype=np.int64)
        places = places[index.classes[places] < level.long]
        order = np.argsort(-index.importance[places].astype(np.int64), kind="stable")
        return singles_at(index, level, places[order])

    def _candidates(
        self, lane: int, level: Level, span: tuple[int, int], limit: int, wishes: dict[int, Wish]
    ) -> list[Single]:
        """Give points and short bars anchored in [first, last), the most important first, about `limit`."""
        index = self.index
        low, high = index.between(lane, *span)
        importance = index.importance[low:high]
        found: list[Int64s] = []
        count = 0
        for rank in range(MOST_IMPORTANCE, -1, -1):
            if count >= limit:
                break
            places = np.flatnonzero(importance == rank).astype(np.int64)
            if len(places) > 2 * limit:
                edges = span[0] + np.arange(BUCKETS, dtype=np.int64) * level.bucket_ms
                begins = np.searchsorted(index.anchors[low:high], edges)
                firsts = np.unique(np.searchsorted(places, begins))
                places = places[firsts[firsts < len(places)]]
            places += low
            found.append(places[index.classes[places] < level.long])
            count += len(found[-1])
        chosen = np.concatenate(found)[:limit]
        if wishes:
            heirs = np.array(list(wishes), dtype=np.int64)
            anchors = index.anchors[heirs]
            is_here = (anchors >= span[0]) & (anchors < span[1]) & (index.classes[heirs] < level.long)
            chosen = np.unique(np.concatenate((heirs[is_here], chosen)))
            chosen = chosen[np.argsort(-index.importance[chosen].astype(np.int64), kind="stable")]
        return singles_at(index, level, chosen)


def _stands(tile: Tile) -> dict[int, Wish]:
    """Give the row and the title's side of those who stand alone with a title."""
    stands = zip(tile.places, tile.rows, tile.sides, strict=True)
    return {place: (row, side) for place, row, side in stands if side != NO_SIDE}


def _tile_of(singles: list[Single], folds: tuple[Fold, ...]) -> Tile:
    spans = [(one.row, one.first, one.last, *one.room) for one in singles if not one.is_over]
    spans += [(one.row, *one.seat, *one.seat) for one in folds]
    return Tile(
        tuple(one.place for one in singles),
        tuple(one.row for one in singles),
        tuple(one.middle for one in singles),
        tuple(one.is_bar for one in singles),
        tuple(one.side for one in singles),
        tuple(one.room for one in singles),
        folds,
        tuple(spans),
    )
