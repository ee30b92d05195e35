"""What a built scene is: primitives in painting order, and what lies under a pixel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

import numpy as np

from explorer.model.columns import Int64s
from explorer.model.ids import RecordId
from explorer.scene.primitives import Floats, Primitive
from explorer.scene.sheet import Box, MarkLook
from explorer.scene.time_scale import TimeScale

HitKind = Literal[
    "record",
    "commitment",
    "said",
    "fold",
    "lane",
    "hidden_lanes",
    "show_lanes",
    "idle_lanes",
    "elsewhere",
    "as_of",
    "as_of_beyond",
    "compare",
    "compare_beyond",
    "axis",
    "window",
    "window_left",
    "window_right",
    "ground",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a pixel.

    `lane` is the key of the lane. A fold gives its `count` and the closed span of its records, a record
    the span between its outer bounds (OPEN_START, OPEN_END where a side is open). `members` are the records
    of a fold that no zoom can open, for they all stand at one instant.
    """

    kind: HitKind
    box: Box
    record: RecordId | None = None
    lane: int | None = None
    first_ms: int | None = None
    last_ms: int | None = None
    count: int = 0
    members: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class LaneGeometry:
    """Where a lane lies in the scene; `y` may be above the visible part. `rows` begin at `rows_y`.

    `count` is how many of its records overlap the range in view. An idle one has no record in view, and is
    no higher than its band and a line of text need. `used` are the packed rows that have a row, as bits.
    """

    number: int
    key: int
    name: str
    y: float
    height: float
    rows: int
    rows_y: float
    count: int
    is_unfolded: bool = False
    is_idle: bool = False
    used: int = -1

    def row_of(self, packed: int) -> int:
        """Give the row in which stands what was packed into the row `packed`."""
        return (self.used & ((1 << packed) - 1)).bit_count()


@dataclass(frozen=True, slots=True)
class Layout:
    """All lanes that are shown, in their order, on screen or not: `numbers` in the index, `rows`, and `tops`.

    `tops` in px has one entry more, the bottom of the last lane; it counts from the top of the content,
    before scrolling. `used` tells which of the rows that a lane was packed into have a row here, as bits:
    those without anything in view may have none. `left_out` counts the lanes that are left out because they
    have no record in view.
    """

    numbers: Int64s
    rows: Int64s
    tops: Floats
    used: tuple[int, ...]
    left_out: int = 0

    def top_of(self, lane: int) -> float | None:
        """Give the top of lane number `lane`, None where it is not shown."""
        at = np.flatnonzero(self.numbers == lane)
        return float(self.tops[at[0]]) if len(at) else None

    def height_of(self, lane: int) -> float:
        """Give the height of lane number `lane`, 0 where it is not shown."""
        at = np.flatnonzero(self.numbers == lane)
        return float(self.tops[at[0] + 1] - self.tops[at[0]]) if len(at) else 0.0


@dataclass(slots=True)
class LabelMemory:
    """What a frame remembers for the next, so that titles neither flicker nor jump.

    `sides` tells for each record and lane where its title stood, `untold` which found no room for theirs,
    `rows` which rows a lane had, as bits.
    """

    sides: dict[tuple[int, int], str] = field(default_factory=dict)
    untold: frozenset[tuple[int, int]] = frozenset()
    rows: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Titled:
    """A title as drawn: its box, text, and whether it is whole."""

    box: Box
    text: str
    full: str
    is_inside: bool


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A record as drawn in one lane: its box, the look of its mark and where that stands, its title.

    A bar without a mark of its own has no `look`; one with a mark has it at `mark_x`. A dimmed one does not
    belong to what is chosen.
    """

    record: RecordId
    lane: int
    box: Box
    look: MarkLook | None
    title: Titled | None = None
    mark_x: float | None = None
    is_bar: bool = False
    is_dimmed: bool = False


class Drawn(Protocol):
    """Tells what was drawn where; it is asked only when somebody points at the scene."""

    def hits(self) -> tuple[Hit, ...]:
        """Give everything that can be pointed at, what lies on top last."""
        ...

    def marks(self) -> tuple[DrawnMark, ...]:
        """Give every record that is drawn alone."""
        ...

    def marks_of(self, record: RecordId) -> tuple[DrawnMark, ...]:
        """Give one record as drawn, once for each lane in which it stands alone."""
        ...

    def folded(self) -> Mapping[int, tuple[Box, ...]]:
        """Give for each record in a fold the discs of those that hold it, crowds apart."""
        ...


@dataclass(frozen=True)
class Scene:
    """A picture of the timeline in pixels.

    `primitives` are in painting order; `lanes` are those on screen; `layout` holds all that are shown;
    `bands` are the boxes of whole agreements' bands, `band_words` of what they say;
    `wanted_titles` are the records that are drawn alone and whose title is not known yet; `memory` goes
    into the next frame.
    """

    primitives: tuple[Primitive, ...]
    width_px: float
    height_px: float
    drawn: Drawn
    scale: TimeScale | None = None
    header_px: float = 0.0
    axis_px: float = 0.0
    lanes: tuple[LaneGeometry, ...] = ()
    layout: Layout | None = None
    content_height_px: float = 0.0
    bands: tuple[Box, ...] = ()
    band_words: tuple[Box, ...] = ()
    wanted_titles: tuple[int, ...] = ()
    memory: LabelMemory = field(default_factory=LabelMemory)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Everything that can be pointed at, what lies on top last."""
        return self.drawn.hits()

    @cached_property
    def marks(self) -> tuple[DrawnMark, ...]:
        """Every record that is drawn alone."""
        return self.drawn.marks()

    @cached_property
    def _folded(self) -> Mapping[int, tuple[Box, ...]]:
        return self.drawn.folded()

    @cached_property
    def _hit_boxes(self) -> Floats:
        return np.array([hit.box for hit in self.hits], dtype=np.float64).reshape(-1, 4)

    def hit(self, x: float, y: float) -> Hit | None:
        """Give the topmost thing under a pixel, None over empty ground."""
        boxes = self._hit_boxes
        is_under = (
            (boxes[:, 0] <= x)
            & (x <= boxes[:, 0] + boxes[:, 2])
            & (boxes[:, 1] <= y)
            & (y <= boxes[:, 1] + boxes[:, 3])
        )
        under = np.flatnonzero(is_under)
        return self.hits[under[-1]] if len(under) else None

    def marks_of(self, record: RecordId) -> tuple[DrawnMark, ...]:
        """Give a record as drawn, once for each lane in which it stands alone."""
        return self.drawn.marks_of(record)

    def folds_of(self, record: RecordId) -> tuple[Box, ...]:
        """Give the discs of the folds that hold a record, those of crowds apart."""
        return self._folded.get(int(record), ())

    def box_of(self, record: RecordId) -> Box | None:
        """Give the box of a record's first mark, None where it is folded or out of sight."""
        return next((mark.box for mark in self.marks_of(record)), None)

    def lane_at(self, y: float) -> LaneGeometry | None:
        """Give the lane at a height."""
        return next((lane for lane in self.lanes if lane.y <= y < lane.y + lane.height), None)

    def lane(self, key: int) -> LaneGeometry | None:
        """Give the lane of a key, None where it is not on screen."""
        return next((lane for lane in self.lanes if lane.key == key), None)


def steady_scroll(before: Scene, after: Scene, at_y: float | None = None) -> float | None:
    """Give the scroll at which a lane of `before` stays where it was.

    That is the lane at the height `at_y`, which stays at that height even where it became lower; without it
    the topmost on screen, or, where that is shown no more, the next below it. Both scenes are of the same
    lanes. None where nothing was scrolled and no height is given, or where no lane on screen is left.
    """
    if before.layout is None or after.layout is None:
        return None
    held = None if at_y is None else before.lane_at(at_y)
    lanes = before.lanes if held is None else before.lanes[before.lanes.index(held) :]
    for lane in lanes:
        top_before, top_after = before.layout.top_of(lane.number), after.layout.top_of(lane.number)
        if top_before is None or top_after is None:
            continue
        scroll = top_before + before.axis_px - lane.y
        if held is None:
            return max(scroll + top_after - top_before, 0.0) if scroll > 0 else None
        height = after.layout.height_of(lane.number)
        inside = (at_y or 0.0) - lane.y if lane is held else 0.0
        return max(scroll + top_after - top_before - max(inside - height + 1, 0.0), 0.0)
    return None
