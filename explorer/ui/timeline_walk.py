"""How the arrow keys walk: along a lane in time, and to the nearest mark of the next lane."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from explorer.model.columns import Int64s
from explorer.model.ids import RecordId
from explorer.scene.lanes import LaneIndex


def record_at(index: LaneIndex, place: int) -> RecordId:
    """The record that stands at a place."""
    return RecordId(int(index.columns.ids[index.rows[place]]))


def places_of_all(index: LaneIndex, records: Iterable[RecordId]) -> npt.NDArray[np.int64]:
    """Where any of `records` stands, in whichever lanes, in the order of the places."""
    return index.places_of_all(records)


def along(index: LaneIndex, place: int, step: int) -> int | None:
    """The place one `step` (1 or -1) further in the same lane; None at the lane's end."""
    lane = index.lane_of(place)
    further = place + step
    return further if index.offsets[lane] <= further < index.offsets[lane + 1] else None


def across(index: LaneIndex, place: int, step: int, order: Int64s) -> int | None:
    """The place nearest in time in the next lane below (1) or above (-1); None beyond the last lane.

    `order` are the numbers of the lanes that are shown, from the top.
    """
    at = np.flatnonzero(order == index.lane_of(place))
    if not len(at):
        return None
    position = int(at[0]) + step
    while 0 <= position < len(order):
        nearest = nearest_in(index, int(order[position]), int(index.anchors[place]))
        if nearest is not None:
            return nearest
        position += step
    return None


def nearest_in(index: LaneIndex, lane: int, at_ms: int) -> int | None:
    """The place in a lane whose anchor lies nearest to `at_ms`; None where the lane is empty."""
    first, end = int(index.offsets[lane]), int(index.offsets[lane + 1])
    if first == end:
        return None
    after = first + int(np.searchsorted(index.anchors[first:end], at_ms))
    candidates = [place for place in (after - 1, after) if first <= place < end]
    return min(candidates, key=lambda place: abs(int(index.anchors[place]) - at_ms))


def nearest(index: LaneIndex, at_ms: int, order: Int64s) -> int | None:
    """The place nearest to `at_ms` over the lanes of `order`, where walking begins."""
    after, offsets = index.firsts_at(at_ms)[order], index.offsets
    candidates = np.concatenate((after[after > offsets[order]] - 1, after[after < offsets[order + 1]]))
    if not len(candidates):
        return None
    return int(candidates[np.argmin(np.abs(index.anchors[candidates].astype(np.float64) - at_ms))])


def outermost(index: LaneIndex, order: Int64s, *, is_first: bool) -> int | None:
    """The place that is the first or the last in time over the lanes of `order`; None where all are empty."""
    firsts, ends = index.offsets[order], index.offsets[order + 1]
    places = (firsts if is_first else ends - 1)[firsts < ends]
    if not len(places):
        return None
    anchors = index.anchors[places]
    return int(places[np.argmin(anchors) if is_first else np.argmax(anchors)])
