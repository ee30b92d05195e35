"""Which record stands in which lane: the columns, arranged once so that any window is found by search.

A place is a position in the arrays of a `LaneIndex`: one record in one lane. A record with several
actors has a place in each actor's lane.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from explorer.model.columns import (
    OPEN_END,
    OPEN_START,
    Columns,
    Int32s,
    Int64s,
    Membership,
    Numbers,
    Uint8s,
    known_edges,
    ranges,
    taken,
)

ENDLESS: Final = 44
"""The class of all that lasts 2**44 ms (557 years) or longer, or is open at one side."""

Bools = npt.NDArray[np.bool_]

_AT_ONCE: Final = 2**18
"""So many rows are looked at together where a copy of theirs is needed."""
_MOST_LOOKED_UP: Final = 2**25
"""Record numbers up to here are looked up in a table; larger ones are sorted."""
_LANE_NAMES: Final = ("Events", "Statements", "Acts")


class LanesBy(StrEnum):
    """What makes a lane."""

    KIND = "kind"
    ACTOR = "actor"
    AGREEMENT = "agreement"
    PLACE = "place"
    TAG = "tag"
    NONE = "none"


_WITHOUT: Final = {
    LanesBy.ACTOR: "without an actor",
    LanesBy.AGREEMENT: "tied to no agreement",
    LanesBy.PLACE: "without a place",
    LanesBy.TAG: "without a tag",
}


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: `key` is the group's record number, or negative for a lane by kind, 0 for the only one.

    `note` is the line beneath the name of a lane that has no headline of its own. `part_of` is the key of the
    lane that this one is a part of.
    """

    key: int
    name: str
    note: str = ""
    count: int = 0
    part_of: int | None = None


@dataclass(frozen=True, repr=False)
class LaneIndex:
    """Every lane with its records, one contiguous block a lane, sorted by anchor; some 18 bytes a place.

    The anchor of a record is where it starts, or where it ends if its start is open. Arrays of one
    length: `rows` (positions in the columns), `anchors` (ms), `classes` (the power of two of the
    duration, at most ENDLESS), `importance`. `offsets[i]:offsets[i + 1]` is the block of lane i; none is
    empty but that of a lane opened into parts. `by_class` lists places by lane, class and anchor, and
    `class_offsets` says where each block of one lane and class begins. `times` are the anchors of the
    records that stand in any lane, each once, sorted.
    """

    columns: Columns
    lanes_by: LanesBy
    lanes: tuple[Lane, ...]
    offsets: Int64s
    rows: Int32s
    anchors: Int64s
    classes: Uint8s
    importance: Uint8s
    by_class: Int32s
    class_offsets: Int64s
    times: Int64s
    number_of: dict[int, int]
    """The lane's number by its key."""
    share: float = 1.0
    """Which share of all records these are about; less than one while only a sample has been read."""
    kept: dict[str, object] = field(default_factory=dict, compare=False)
    """What others worked out from the index, for as long as it lives."""

    def __len__(self) -> int:
        return len(self.lanes)

    def of_all(self, count: int) -> int:
        """Give about how many of all records so many of these stand for, to two figures."""
        if self.share == 1.0:
            return count
        all_of_them = round(count / self.share)
        return round(all_of_them, min(2 - len(str(all_of_them)), 0))

    def told(self, count: int) -> str:
        """Tell a count of these; where they are a sample, about how many of all that are."""
        return f"{count:,}" if self.share == 1.0 else f"≈ {self.of_all(count):,}"

    def __repr__(self) -> str:
        return f"<{len(self.rows)} places in {len(self)} lanes by {self.lanes_by}>"

    def starts_of(self, places: Int64s) -> Int64s:
        """Give the outer starts of the records at these places in ms, OPEN_START where open."""
        return self.columns.start_earliest[self.rows[places]]

    def ends_of(self, places: Int64s) -> Int64s:
        """Give the outer ends of the records at these places in ms, OPEN_END where open."""
        return self.columns.end_latest[self.rows[places]]

    def span_of(self, place: int) -> tuple[int, int]:
        """Give the outer bounds of the record at a place in ms."""
        row = self.rows[place]
        return int(self.columns.start_earliest[row]), int(self.columns.end_latest[row])

    def lanes_of(self, places: Int64s) -> Int64s:
        """Give the number of the lane of each place."""
        return np.searchsorted(self.offsets, places, side="right").astype(np.int64) - 1

    def lane_of(self, place: int) -> int:
        """Give the number of the lane of a place."""
        return int(np.searchsorted(self.offsets, place, side="right")) - 1

    def places_of(self, record: int) -> Int64s:
        """Give the places of a record, one for each lane that it stands in."""
        return self.places_of_all((record,))

    def places_of_all(self, records: Iterable[int]) -> Int64s:
        """Give the places of any of these records, in ascending order."""
        wanted = np.fromiter(records, dtype=np.int64)
        if len(wanted) == 1:
            rows = np.flatnonzero(self.columns.ids == wanted[0])
        else:
            rows = np.flatnonzero(np.isin(self.columns.ids, wanted))
        if len(rows) == 1:
            return np.flatnonzero(self.rows == rows[0]).astype(np.int64)
        return np.flatnonzero(np.isin(self.rows, rows)).astype(np.int64)

    def extent(self) -> tuple[int, int]:
        """Give the first and the last known bound of what stands in lanes; ValueError where nothing does."""
        found = self.kept.get("extent")
        if not isinstance(found, tuple):
            edges = [known_edges(self.times)]
            for bounds in (self.columns.start_earliest, self.columns.end_latest):
                if len(self.times) == len(self.columns):  # all of them stand in lanes
                    edges.append(known_edges(bounds))
                    continue
                stretches = (self.rows[at : at + _AT_ONCE] for at in range(0, len(self.rows), _AT_ONCE))
                edges += [known_edges(bounds[rows]) for rows in stretches]
            known = [edge for edge in edges if edge is not None]
            found = min(first for first, _ in known), max(last for _, last in known)
            self.kept["extent"] = found
        return found

    def between(self, lane: int, first_ms: int, end_ms: int) -> tuple[int, int]:
        """Give the first place of a lane anchored in [first, end), and the first after them."""
        block = slice(int(self.offsets[lane]), int(self.offsets[lane + 1]))
        low, high = np.searchsorted(self.anchors[block], (first_ms, end_ms))
        return block.start + int(low), block.start + int(high)

    def firsts_at(self, ms: int) -> Int64s:
        """Give for each lane its first place anchored at `ms` or later, or its end."""
        return first_not_before(self.offsets[:-1], self.offsets[1:], ms, lambda at: self.anchors[at])

    def lanes_touching(self, first_ms: int, last_ms: int) -> Int64s:
        """Give the numbers of the lanes with a record in a closed range of time."""
        columns = self.columns
        is_seen = (columns.start_earliest <= last_ms) & (columns.end_latest >= first_ms)
        before = np.concatenate(([0], np.cumsum(is_seen[self.rows])))
        return np.flatnonzero(np.diff(before[self.offsets])).astype(np.int64)

    def counts_in(self, lanes: Int64s, first_ms: int, last_ms: int) -> Int64s:
        """Give how many records of each of these lanes overlap a closed range, by search in their blocks."""
        blocks = (lanes[:, np.newaxis] * (ENDLESS + 1) + np.arange(ENDLESS + 1)).ravel()
        blocks = blocks[self.class_offsets[blocks] < self.class_offsets[blocks + 1]]
        k = blocks % (ENDLESS + 1)
        lows, highs = self.class_offsets[blocks], self.class_offsets[blocks + 1]
        is_bound = k < ENDLESS
        begins = np.array([first_ms - min(2 << one, first_ms + 2**63) for one in range(ENDLESS + 1)])[k]

        def at(positions: Int64s) -> Int64s:
            return self.anchors[self.by_class[np.minimum(positions, len(self.by_class) - 1)]]

        # those that begin in the range are counted, those begun before, or without bounds, are looked at
        edges = np.concatenate((np.full(2 * len(k), min(last_ms, 2**63 - 2) + 1), begins))
        edges[: len(k)] = first_ms
        found = first_not_before(np.tile(lows, 3), np.tile(highs, 3), edges, at)
        inner, end, outer = found.reshape(3, -1)
        inner, outer = np.where(is_bound, inner, highs), np.where(is_bound, outer, lows)
        counts = np.where(is_bound, end - inner, 0)
        places = self.by_class[ranges(outer, inner)].astype(np.int64)
        is_seen = (self.ends_of(places) >= first_ms) & (self.starts_of(places) <= last_ms)
        block_of = np.repeat(np.arange(len(blocks)), inner - outer)
        counts = counts + np.bincount(block_of[is_seen], minlength=len(blocks))
        at_lane = np.zeros(len(self) + 1, dtype=np.int64)
        np.add.at(at_lane, blocks // (ENDLESS + 1), counts)
        return at_lane[lanes]

    def touching(self, least: int, first_ms: int, end_ms: int) -> Int64s:
        """Give the places of class `least` and above whose records touch [first, end), in all lanes."""
        blocks = np.flatnonzero(np.diff(self.class_offsets))
        k = blocks % (ENDLESS + 1)
        blocks, k = blocks[k >= least], k[k >= least]
        lows, highs = self.class_offsets[blocks], self.class_offsets[blocks + 1]
        begins = np.array([first_ms - min(2 << one, first_ms + 2**63) for one in range(ENDLESS + 1)])[k]
        is_bound = k < ENDLESS  # how long the endless ones reach is not known by their class

        def at(positions: Int64s) -> Int64s:
            return self.anchors[self.by_class[np.minimum(positions, len(self.by_class) - 1)]]

        first = np.where(is_bound, first_not_before(lows, highs, begins, at), lows)
        end = np.where(is_bound, first_not_before(lows, highs, end_ms, at), highs)
        places = self.by_class[ranges(first, end)].astype(np.int64)
        is_seen = (self.ends_of(places) >= first_ms) & (self.starts_of(places) < end_ms)
        return places[is_seen]

    def of_class(self, lane: int, k: int, first_ms: int, end_ms: int) -> Int64s:
        """Give the places of class k that a lane has anchored in [first, end), by anchor."""
        low, high = self.class_offsets[lane * (ENDLESS + 1) + k :][:2].tolist()
        edges = (
            bisect_left(range(low, high), ms, key=lambda at: int(self.anchors[self.by_class[at]]))
            for ms in (first_ms, end_ms)
        )
        first, end = (low + edge for edge in edges)
        return self.by_class[first:end].astype(np.int64)


def first_not_before(low: Int64s, high: Int64s, ms: Int64s | int, at: Callable[[Int64s], Int64s]) -> Int64s:
    """Search many sorted blocks at once: in each `low:high` the first position whose time is `ms` or later.

    `at` gives the times of positions.
    """
    low, high = low.copy(), high.copy()
    is_open = low < high
    while is_open.any():
        middle = np.where(is_open, (low + high) // 2, 0)
        is_later = at(middle) >= ms
        high = np.where(is_open & is_later, middle, high)
        low = np.where(is_open & ~is_later, middle + 1, low)
        is_open = low < high
    return low


def index_lanes(
    columns: Columns,
    lanes_by: LanesBy,
    membership: Membership | None = None,
    *,
    keep: Callable[[Numbers], np.ndarray] | None = None,
) -> LaneIndex:
    """Arrange the columns into lanes; sorts whole columns, and belongs off the window's thread.

    `membership` is needed where lanes go by actor, agreement, place or tag. `keep` takes record numbers
    and gives a mask of those to show (a filter). Lanes stand in the order of their first date; records
    that belong to no group stand in last lanes by kind.
    """
    mask = None if keep is None else np.asarray(keep(columns.ids), dtype=np.bool_)
    anchors = _anchors(columns)
    places = _grouped(columns, lanes_by, membership, mask)
    rows, numbers = places.rows, places.numbers
    is_in_order = is_sorted(anchors)
    if not is_in_order:  # an open start is anchored at its end
        by_anchor = np.argsort(anchors[rows], kind="stable")
        rows, numbers = rows[by_anchor], numbers[by_anchor]
    firsts = np.zeros(len(places.keys), np.int64)
    firsts[numbers[::-1]] = anchors[rows[::-1]]  # the last one written is the first of its lane
    order = _order(places.keys, firsts)
    rank = np.empty(len(order), _smallest(len(order)))
    rank[order] = np.arange(len(order))
    numbers = rank[numbers]
    by_lane = np.argsort(numbers, kind="stable")
    rows, numbers = rows[by_lane].astype(np.int32), numbers[by_lane]
    del by_lane
    classes = _classes(columns)[rows]
    counts = np.bincount(numbers, minlength=len(order))
    blocks = numbers.astype(_smallest(len(order) * (ENDLESS + 1))) * (ENDLESS + 1) + classes
    keys = places.keys[order].tolist()
    lanes = tuple(
        Lane(key, places.name(key), places.note(key), count)
        for key, count in zip(keys, counts.tolist(), strict=True)
    )
    return LaneIndex(
        columns=columns,
        lanes_by=lanes_by,
        lanes=lanes,
        offsets=_offsets(counts),
        rows=rows,
        anchors=anchors[rows],
        classes=classes,
        importance=columns.importance[rows],
        by_class=np.argsort(blocks, kind="stable").astype(np.int32),
        class_offsets=_offsets(np.bincount(blocks, minlength=len(lanes) * (ENDLESS + 1))),
        times=_times(anchors, mask, is_in_order=is_in_order),
        number_of={lane.key: number for number, lane in enumerate(lanes)},
    )


def kept_of(whole: LaneIndex, mask: Bools) -> LaneIndex:
    """Give the lanes of the records that a mask over the columns keeps, as if arranged of them alone.

    `whole` are the lanes of all records: what is kept stands in their order already. Belongs off the window's
    thread all the same.
    """
    places = np.flatnonzero(taken(mask, whole.rows))
    edges = np.searchsorted(places, whole.offsets)
    has_some = np.flatnonzero(np.diff(edges))
    lows, highs = edges[has_some], edges[has_some + 1]
    keys = np.array([whole.lanes[number].key for number in has_some.tolist()], np.int64)
    order = _order(keys, whole.anchors[places[lows]])
    lows, highs = lows[order], highs[order]
    if not is_sorted(lows):
        places = places[ranges(lows, highs)]
    counts = highs - lows
    lanes = tuple(
        replace(whole.lanes[number], count=count)
        for number, count in zip(has_some[order].tolist(), counts.tolist(), strict=True)
    )
    classes = whole.classes[places]
    most = len(lanes) * (ENDLESS + 1)
    blocks = np.repeat(np.arange(len(lanes), dtype=_smallest(most)) * (ENDLESS + 1), counts) + classes
    return LaneIndex(
        columns=whole.columns,
        lanes_by=whole.lanes_by,
        lanes=lanes,
        offsets=_offsets(counts),
        rows=whole.rows[places],
        anchors=whole.anchors[places],
        classes=classes,
        importance=whole.importance[places],
        by_class=np.argsort(blocks, kind="stable").astype(np.int32),
        class_offsets=_offsets(np.bincount(blocks, minlength=most)),
        times=_kept_times(whole, mask),
        number_of={lane.key: number for number, lane in enumerate(lanes)},
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Which row stands in which lane: pairs, the rows of each lane in ascending order.

    `numbers` are positions in `keys`; `name` and `note` tell a lane by its key.
    """

    rows: Int32s
    numbers: Int32s
    keys: Int64s
    name: Callable[[int], str]
    note: Callable[[int], str]


def _grouped(
    columns: Columns, lanes_by: LanesBy, membership: Membership | None, mask: Bools | None
) -> _Places:
    every = np.arange(len(columns), dtype=np.int32)
    if mask is not None:
        every = every[mask]
    if lanes_by is LanesBy.NONE:
        keys = np.zeros(min(len(every), 1), np.int64)
        return _Places(every, np.zeros(len(every), np.int32), keys, lambda _: "Everything", lambda _: "")
    if lanes_by is LanesBy.KIND:
        kinds, numbers = _numbered(columns.kinds[every])
        return _Places(every, numbers, -1 - kinds, lambda key: _LANE_NAMES[-1 - key], lambda _: "")
    if membership is None:
        raise ValueError(f"lanes by {lanes_by} need to know which records belong to which {lanes_by}")
    rows, groups = _pairs(membership, mask)
    is_alone = np.ones(len(columns), np.bool_) if mask is None else mask.copy()
    is_alone[rows] = False
    alone = np.flatnonzero(is_alone).astype(np.int32)
    named, numbers = _numbered(groups)
    kinds, kind_numbers = _numbered(columns.kinds[alone])
    names, without = membership.names, _WITHOUT[lanes_by]
    return _Places(
        np.concatenate((rows, alone)),
        np.concatenate((numbers, kind_numbers + np.int32(len(named)))),
        np.concatenate((named, -1 - kinds)),
        lambda key: _LANE_NAMES[-1 - key] if key < 0 else names.get(key, f"#{key}"),
        lambda key: without if key < 0 else "",
    )


def _pairs(membership: Membership, mask: Bools | None) -> tuple[Int32s, Numbers]:
    """Give row and group of each pair that is shown."""
    rows, groups = membership.rows, membership.groups
    if mask is not None:
        is_shown = mask[rows]
        rows, groups = rows[is_shown], groups[is_shown]
    return rows, groups


def _numbered(keys: np.ndarray) -> tuple[Int64s, Int32s]:
    """Give the different keys in ascending order, and for each key its position among them."""
    if not len(keys):
        return np.empty(0, np.int64), np.empty(0, np.int32)
    least, most = int(keys.min()), int(keys.max())
    if least < 0 or most > _MOST_LOOKED_UP:
        unique, numbers = np.unique(keys, return_inverse=True)
        return unique.astype(np.int64), numbers.astype(np.int32)
    table = np.zeros(most + 1, np.int32)
    table[keys] = 1
    unique = np.flatnonzero(table)
    table[unique] = np.arange(len(unique))
    return unique.astype(np.int64), table[keys]


def _order(keys: Int64s, firsts: Int64s) -> Int64s:
    """Give the order of lanes: groups by their first date, then what belongs to none by kind."""
    return np.lexsort((keys, np.where(keys < 0, -keys, firsts), keys < 0)).astype(np.int64)


def _smallest(count: int) -> type[np.unsignedinteger]:
    """Give the smallest type that counts so far: short numbers are sorted in one pass."""
    return np.uint16 if count <= 2**16 else np.uint32


def _offsets(counts: Int64s) -> Int64s:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)


def is_sorted(times: Int64s) -> bool:
    """Tell whether times ascend."""
    return bool((times[1:] >= times[:-1]).all())


def _times(anchors: Int64s, mask: Bools | None, *, is_in_order: bool) -> Int64s:
    shown = anchors if mask is None else anchors[mask]
    return shown if is_in_order else np.sort(shown)


def _kept_times(whole: LaneIndex, mask: Bools) -> Int64s:
    """The anchors of the rows that are kept, sorted; most of them are so already."""
    rows = np.flatnonzero(mask)
    starts = whole.columns.start_earliest
    if whole.times is starts:
        return starts[rows]
    return np.sort(_anchors(whole.columns, rows), kind="stable")


def _anchors(columns: Columns, rows: Int64s | None = None) -> Int64s:
    """Give where each row is anchored, all or some: its first known bound."""
    starts = columns.start_earliest if rows is None else columns.start_earliest[rows]
    opens = np.flatnonzero((starts == OPEN_START) | (starts == OPEN_END)).tolist()
    if not opens:
        return starts
    anchors = starts.copy()
    for at in opens:
        row = at if rows is None else int(rows[at])
        bounds = (*columns.inner_bounds(row), int(columns.end_latest[row]))
        anchors[at] = next((bound for bound in bounds if bound not in (OPEN_START, OPEN_END)), 0)
    return anchors


def _classes(columns: Columns) -> Uint8s:
    """Give for each row the power of two below its duration, ENDLESS for the open and the very long."""
    starts, ends = columns.start_earliest, columns.end_latest
    lengths = ends.astype(np.float64)
    lengths -= starts
    lengths += 1.0
    classes: Uint8s = np.clip(np.frexp(lengths)[1] - 1, 0, ENDLESS).astype(np.uint8)
    classes[(starts == OPEN_START) | (ends == OPEN_END)] = ENDLESS
    return classes
