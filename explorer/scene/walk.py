"""Walking from record to record, in time within a lane and from lane to lane; folded records too."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from explorer.model.ids import RecordId
from explorer.scene.lanes import LaneIndex


class Way(StrEnum):
    """Where to walk."""

    PREVIOUS = "previous"
    NEXT = "next"
    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LAST = "last"


class Stop(NamedTuple):
    """A record in a lane, and where in time it is anchored."""

    record: RecordId
    lane: int
    ms: int


def walk(lanes: LaneIndex, way: Way, record: RecordId | None = None, lane: int | None = None) -> Stop | None:
    """Give the next stop from a record in a lane (by key), None at the end.

    PREVIOUS and NEXT stay in the lane; UP and DOWN go to the record of the neighbouring lane that is
    nearest in time; FIRST and LAST are the first and last of all. Without a record one begins at the first.
    """
    if not len(lanes.rows):
        return None
    if way in (Way.FIRST, Way.LAST) or record is None:
        return _stop(lanes, int(lanes.by_time[-1 if way is Way.LAST else 0]))
    places = lanes.places_of(record).tolist()
    if not places:
        return _stop(lanes, int(lanes.by_time[0]))
    here = next((one for one in places if lanes.lanes[int(lanes.lane_of[one])].key == lane), places[0])
    number = int(lanes.lane_of[here])
    if way in (Way.PREVIOUS, Way.NEXT):
        there = here + (1 if way is Way.NEXT else -1)
        inside = int(lanes.offsets[number]) <= there < int(lanes.offsets[number + 1])
        return _stop(lanes, there) if inside else None
    other = number + (1 if way is Way.DOWN else -1)
    if not 0 <= other < len(lanes):
        return None
    return _stop(lanes, nearest_place(lanes, other, int(lanes.anchors[here])))


def nearest_place(lanes: LaneIndex, number: int, ms: int) -> int:
    """Give the place in lane `number` whose anchor is nearest to a time."""
    low, high = int(lanes.offsets[number]), int(lanes.offsets[number + 1])
    at = low + int(np.searchsorted(lanes.anchors[low:high], ms))
    candidates = [place for place in (at - 1, at) if low <= place < high]
    return min(candidates, key=lambda place: abs(int(lanes.anchors[place]) - ms))


def _stop(lanes: LaneIndex, place: int) -> Stop:
    record = RecordId(int(lanes.columns.ids[lanes.rows[place]]))
    return Stop(record, lanes.lanes[int(lanes.lane_of[place])].key, int(lanes.anchors[place]))
