"""Which record stands in which lane: the columns, arranged once so that any window is found by search.

A place is a position in the arrays of a `LaneIndex`: one record in one lane. A record with several
actors has a place in each actor's lane.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np

from explorer.model.columns import OPEN_END, OPEN_START, Columns, Int64s, Membership, Uint8s

ENDLESS: Final = 44
"""The class of all that lasts 2**44 ms (557 years) or longer, or is open at one side."""

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

    `note` is the line beneath the name of a lane that has no headline of its own.
    """

    key: int
    name: str
    note: str = ""
    count: int = 0


@dataclass(frozen=True, repr=False)
class LaneIndex:
    """Every lane with its records, one contiguous block a lane, sorted by anchor.

    The anchor of a record is where it starts, or where it ends if its start is open. Arrays of one
    length: `rows` (positions in the columns), `anchors`, `starts`, `ends` (outer bounds in ms, with
    OPEN_START and OPEN_END), `classes` (the power of two of the duration, at most ENDLESS),
    `importance`, `lane_of`. `offsets[i]:offsets[i + 1]` is the block of lane i. `by_importance` lists
    places by lane, importance (highest first) and anchor, `by_class` by lane, class and anchor,
    `by_time` by anchor alone; the anchors in each of these orders stand beside them, and
    `importance_offsets` and `class_offsets` say where each block begins.
    """

    columns: Columns
    lanes_by: LanesBy
    lanes: tuple[Lane, ...]
    offsets: Int64s
    rows: Int64s
    anchors: Int64s
    starts: Int64s
    ends: Int64s
    classes: Uint8s
    importance: Uint8s
    lane_of: Int64s
    by_importance: Int64s
    importance_anchors: Int64s
    importance_offsets: Int64s
    by_class: Int64s
    class_anchors: Int64s
    class_offsets: Int64s
    by_time: Int64s
    time_anchors: Int64s
    class_places: tuple[Int64s, ...]
    """The places of each class, by anchor over all lanes."""
    class_place_anchors: tuple[Int64s, ...]
    number_of: dict[int, int]
    """The lane's number by its key."""
    kept: dict[str, object] = field(default_factory=dict, compare=False)
    """What others worked out from the index, for as long as it lives."""

    def __len__(self) -> int:
        return len(self.lanes)

    def __repr__(self) -> str:
        return f"<{len(self.rows)} places in {len(self)} lanes by {self.lanes_by}>"

    def places_of(self, record: int) -> Int64s:
        """Give the places of a record, one for each lane that it stands in."""
        row = np.flatnonzero(self.columns.ids == record)
        return np.flatnonzero(np.isin(self.rows, row)).astype(np.int64)


def index_lanes(
    columns: Columns,
    lanes_by: LanesBy,
    membership: Membership | None = None,
    *,
    keep: Callable[[Int64s], np.ndarray] | None = None,
) -> LaneIndex:
    """Arrange the columns into lanes; costs one sort, and belongs off the window's thread.

    `membership` is needed where lanes go by actor, agreement, place or tag. `keep` takes record numbers
    and gives a mask of those to show (a filter). Lanes stand in the order of their first date; records
    that belong to no group stand in last lanes by kind.
    """
    mask = np.ones(len(columns), dtype=bool) if keep is None else np.asarray(keep(columns.ids), dtype=bool)
    rows, keys, names, notes = _grouped(columns, lanes_by, membership, mask)
    starts, ends = columns.start_earliest[rows], columns.end_latest[rows]
    anchors = _anchors(columns)[rows]
    classes = _classes(starts, ends)
    importance = columns.importance[rows]

    order = np.lexsort((np.arange(len(rows)), anchors, keys))
    rows, keys, anchors, starts, ends = rows[order], keys[order], anchors[order], starts[order], ends[order]
    classes, importance = classes[order], importance[order]
    unique_keys, first_places, counts = np.unique(keys, return_index=True, return_counts=True)
    lane_order = np.lexsort((unique_keys, anchors[first_places], unique_keys < 0))
    if lanes_by is LanesBy.KIND:
        lane_order = np.argsort(-unique_keys)
    elif any(key < 0 for key in unique_keys.tolist()):
        grouped = [i for i in lane_order.tolist() if unique_keys[i] >= 0]
        rest = sorted((i for i in lane_order.tolist() if unique_keys[i] < 0), key=lambda i: -unique_keys[i])
        lane_order = np.array(grouped + rest, dtype=np.int64)

    blocks = [np.arange(first_places[i], first_places[i] + counts[i]) for i in lane_order.tolist()]
    order = np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.int64)
    rows, anchors, starts, ends = rows[order], anchors[order], starts[order], ends[order]
    classes, importance = classes[order], importance[order]
    offsets = np.concatenate(([0], np.cumsum(counts[lane_order]))).astype(np.int64)
    lane_of = np.repeat(np.arange(len(lane_order)), counts[lane_order]).astype(np.int64)
    lanes = tuple(
        Lane(int(key), names(int(key)), notes(int(key)), int(count))
        for key, count in zip(unique_keys[lane_order], counts[lane_order], strict=True)
    )
    by_importance = np.lexsort((anchors, -importance.astype(np.int64), lane_of)).astype(np.int64)
    by_class = np.lexsort((anchors, classes, lane_of)).astype(np.int64)
    by_time = np.argsort(anchors, kind="stable").astype(np.int64)
    class_places = tuple(by_time[classes[by_time] == k] for k in range(ENDLESS + 1))
    return LaneIndex(
        columns=columns,
        lanes_by=lanes_by,
        lanes=lanes,
        offsets=offsets,
        rows=rows,
        anchors=anchors,
        starts=starts,
        ends=ends,
        classes=classes,
        importance=importance,
        lane_of=lane_of,
        by_importance=by_importance,
        importance_anchors=anchors[by_importance],
        importance_offsets=_block_offsets(
            lane_of, 5 - np.minimum(importance, 5).astype(np.int64), len(lanes), 6
        ),
        by_class=by_class,
        class_anchors=anchors[by_class],
        class_offsets=_block_offsets(lane_of, classes.astype(np.int64), len(lanes), ENDLESS + 1),
        by_time=by_time,
        time_anchors=anchors[by_time],
        class_places=class_places,
        class_place_anchors=tuple(anchors[places] for places in class_places),
        number_of={lane.key: number for number, lane in enumerate(lanes)},
    )


def _grouped(
    columns: Columns, lanes_by: LanesBy, membership: Membership | None, mask: np.ndarray
) -> tuple[Int64s, Int64s, Callable[[int], str], Callable[[int], str]]:
    """Give the row and the lane's key of each place, and how a key is named."""
    every = np.flatnonzero(mask).astype(np.int64)
    kinds = columns.kinds[every].astype(np.int64)
    if lanes_by is LanesBy.NONE:
        return every, np.zeros(len(every), dtype=np.int64), lambda _: "Everything", lambda _: ""
    if lanes_by is LanesBy.KIND:
        return every, -1 - kinds, lambda key: _LANE_NAMES[-1 - key], lambda _: ""
    if membership is None:
        raise ValueError(f"lanes by {lanes_by} need to know which records belong to which {lanes_by}")
    is_shown = mask[membership.rows]
    rows, groups = membership.rows[is_shown], membership.groups[is_shown]
    pairs = np.unique(np.stack([groups, rows], axis=1), axis=0) if len(rows) else np.zeros((0, 2), np.int64)
    is_alone = mask.copy()
    is_alone[rows] = False
    alone = np.flatnonzero(is_alone).astype(np.int64)
    names, without = membership.names, _WITHOUT[lanes_by]
    return (
        np.concatenate((pairs[:, 1], alone)).astype(np.int64),
        np.concatenate((pairs[:, 0], -1 - columns.kinds[alone].astype(np.int64))).astype(np.int64),
        lambda key: _LANE_NAMES[-1 - key] if key < 0 else names.get(key, f"#{key}"),
        lambda key: without if key < 0 else "",
    )


def _anchors(columns: Columns) -> Int64s:
    """Give where each row is anchored: its first known bound."""
    anchors = columns.start_earliest.copy()
    for later in (columns.start_latest, columns.end_earliest, columns.end_latest):
        is_open = (anchors == OPEN_START) | (anchors == OPEN_END)
        anchors[is_open] = later[is_open]
    is_open = (anchors == OPEN_START) | (anchors == OPEN_END)
    anchors[is_open] = 0
    return anchors


def _classes(starts: Int64s, ends: Int64s) -> Uint8s:
    """Give the power of two below each duration, ENDLESS for the open and the very long."""
    lengths = ends.astype(np.float64) - starts.astype(np.float64) + 1.0
    classes = np.floor(np.log2(np.maximum(lengths, 1.0))).astype(np.int64)
    is_open = (starts == OPEN_START) | (ends == OPEN_END)
    return np.where(is_open, ENDLESS, np.minimum(classes, ENDLESS)).astype(np.uint8)


def _block_offsets(lane_of: Int64s, block: Int64s, lanes: int, blocks: int) -> Int64s:
    """Give where each lane's block begins: entry lane * blocks + block, and one past the last."""
    counts = np.bincount(lane_of * blocks + block, minlength=lanes * blocks)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
