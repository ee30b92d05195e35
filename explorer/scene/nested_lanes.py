"""Lanes opened into parts: the events, the statements and the acts of an actor, beneath its name.

A part is a lane of its own with a block of places, so that nothing else need know of it: it folds, counts
and packs as others do. The lane that is opened keeps its name and an empty block; its parts follow it.
"""

from collections.abc import Collection
from typing import Final

import numpy as np

from explorer.model.columns import Int64s, ranges
from explorer.scene.lanes import ENDLESS, Bools, Lane, LaneIndex, LanesBy

NESTED: Final = frozenset({LanesBy.ACTOR, LanesBy.PLACE, LanesBy.TAG})
"""The groupings whose lanes open into kinds; an agreement's opens into its parties."""
_NAMES: Final = ("Events", "Statements", "Acts")
_STRIDE: Final = 4
_KINDS: Final = len(_NAMES)
_CLASSES: Final = ENDLESS + 1


def part_key(key: int, kind: int) -> int:
    """Give the key of the part of a group's lane that holds a kind: below those of all lanes by kind."""
    return -(_STRIDE * key + kind) - _STRIDE


def whole_key(key: int) -> int:
    """Give the key of the lane that a part belongs to; of a lane that is no part its own."""
    return key if key > -2 * _STRIDE else (-key - _STRIDE) // _STRIDE


def openable(index: LaneIndex) -> frozenset[int]:
    """Give the keys of the lanes that hold more than one kind; looks at every place once."""
    found = index.kept.get("openable")
    if not isinstance(found, frozenset):
        found = index.kept["openable"] = _openable(index)
    return found


def opened(index: LaneIndex, keys: Collection[int]) -> LaneIndex:
    """Open those of the lanes `keys` that hold more than one kind; the index itself where there is none.

    Copies the arrays of places, and belongs off the window's thread.
    """
    if index.lanes_by not in NESTED:
        return index
    can_open = openable(index)
    numbers = sorted(index.number_of[key] for key in keys if key in can_open)
    if not numbers:
        return index
    rows, anchors = index.rows.copy(), index.anchors.copy()
    classes, importance = index.classes.copy(), index.importance.copy()
    by_class = index.by_class.copy()
    lanes: list[Lane] = []
    sizes: list[Int64s] = []
    done = 0
    all_sizes = np.diff(index.class_offsets).reshape(-1, _CLASSES)
    for number in numbers:
        lanes += index.lanes[done : number + 1]
        sizes += [all_sizes[done:number], np.zeros((1, _CLASSES), np.int64)]
        done = number + 1
        first, end = int(index.offsets[number]), int(index.offsets[number + 1])
        kinds = index.columns.kinds[index.rows[first:end]]
        order = np.argsort(kinds, kind="stable") + first
        for array, of in (
            (rows, index.rows),
            (anchors, index.anchors),
            (classes, index.classes),
            (importance, index.importance),
        ):
            array[first:end] = of[order]
        blocks = kinds[order - first].astype(np.int64) * _CLASSES + classes[first:end]
        by_class[first:end] = np.argsort(blocks, kind="stable") + first
        counts = np.bincount(blocks, minlength=_KINDS * _CLASSES).reshape(_KINDS, _CLASSES)
        whole = index.lanes[number]
        for kind in np.flatnonzero(counts.sum(axis=1)).tolist():
            count = int(counts[kind].sum())
            lanes.append(Lane(part_key(whole.key, kind), _NAMES[kind], "", count, whole.key))
            sizes.append(counts[kind : kind + 1])
    lanes += index.lanes[done:]
    table = np.concatenate([*sizes, all_sizes[done:]])
    return LaneIndex(
        columns=index.columns,
        lanes_by=index.lanes_by,
        lanes=tuple(lanes),
        offsets=_offsets(table.sum(axis=1)),
        rows=rows,
        anchors=anchors,
        classes=classes,
        importance=importance,
        by_class=by_class,
        class_offsets=_offsets(table.ravel()),
        times=index.times,
        number_of={lane.key: number for number, lane in enumerate(lanes)},
        kept={"openable": can_open},
    )


def is_part(index: LaneIndex) -> Bools:
    """Tell which lanes are parts of another."""
    found = index.kept.get("is part")
    if isinstance(found, np.ndarray):
        return found
    parts: Bools = np.array([lane.part_of is not None for lane in index.lanes], np.bool_)
    index.kept["is part"] = parts
    return parts


def is_opened(index: LaneIndex) -> Bools:
    """Tell which lanes have parts."""
    parts = is_part(index)
    have_parts: Bools = ~parts & np.append(parts[1:], False)
    return have_parts


def full_name(index: LaneIndex, number: int) -> str:
    """Give the name of a lane; of a part together with that of the lane it belongs to."""
    lane = index.lanes[number]
    if lane.part_of is None:
        return lane.name
    return f"{index.lanes[index.number_of[lane.part_of]].name} · {lane.name}"


def counts_with_parts(index: LaneIndex, lanes: Int64s, first_ms: int, last_ms: int) -> Int64s:
    """Give how many records of each of these lanes, its parts among them, overlap a closed range."""
    counts = index.counts_in(lanes, first_ms, last_ms)
    for at in np.flatnonzero(is_opened(index)[lanes]).tolist():
        counts[at] = index.counts_in(parts_of(index, int(lanes[at])), first_ms, last_ms).sum()
    return counts


def with_parts(index: LaneIndex, numbers: Int64s) -> Int64s:
    """Put behind each of these lanes, none of them a part, its own parts."""
    parts = is_part(index)
    if not parts.any():
        return numbers
    wholes = np.append(np.flatnonzero(~parts), len(parts))
    ends = wholes[np.searchsorted(wholes, numbers, side="right")]
    return ranges(numbers, ends)


def parts_of(index: LaneIndex, number: int) -> Int64s:
    """Give the numbers of the parts of a lane, in their order; none where it is not opened."""
    return with_parts(index, np.array([number], np.int64))[1:]


def with_wholes(index: LaneIndex, is_shown: Bools) -> Bools:
    """Show of the lanes that are opened those of which a part is shown."""
    parts = is_part(index)
    if not parts.any():
        return is_shown
    whole_of = np.maximum.accumulate(np.where(parts, -1, np.arange(len(parts))))
    is_shown = is_shown.copy()
    is_shown[whole_of[parts]] = False
    is_shown[whole_of[parts & is_shown]] = True
    return is_shown


def _openable(index: LaneIndex) -> frozenset[int]:
    if index.lanes_by not in NESTED or not len(index):
        return frozenset()
    held = np.bitwise_or.reduceat(np.uint8(1) << index.columns.kinds[index.rows], index.offsets[:-1])
    has_several = (held & (held - np.uint8(1))) != 0
    lanes = (index.lanes[number] for number in np.flatnonzero(has_several).tolist())
    return frozenset(lane.key for lane in lanes if lane.key > 0)


def _offsets(counts: Int64s) -> Int64s:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
