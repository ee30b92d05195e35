"""Which stretch of time the timeline shows, and how it moves to another; nothing is drawn here."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from explorer.model.calendar import DAY_MS, day_first_ms, today
from explorer.model.columns import OPEN_END, OPEN_START
from explorer.model.ids import RecordId
from explorer.scene.lanes import LaneIndex
from explorer.scene.time_scale import LONGEST_SPAN_MS, SHORTEST_SPAN_MS, TimeScale
from explorer.ui.timeline_motion import TRAVEL_MS, Motion, TimeRange
from explorer.ui.timeline_walk import places_of_all

MARGIN_SHARE: Final = 0.06
LEAST_MARGIN_PX: Final = 24.0
WHOLE_MARGIN_SHARE: Final = 0.025
"""Everything is shown with little beside it: an empty decade at either side would tell of records there."""
ZOOM_TRAVEL_MS: Final = 130
CLOSEST: Final = "One minute: no closer"
FARTHEST: Final = "Ten thousand years: no farther"
LONE_DAY_MS: Final = 30 * DAY_MS
"""What is shown at both sides where all there is lies within one day."""


class Camera(QObject):
    """Zooms, pans and travels over the time of the records in `lanes`.

    x counts from the left edge of the area with the marks. While `is_animated`, travelling takes a moment.

    Signals:
        moved(TimeRange): another range is in view.
        limit_reached(str): one wanted to zoom beyond what can be shown; says what that is.
    """

    moved = Signal(object)
    limit_reached = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_animated = True
        self._lanes: LaneIndex | None = None
        self._scale = TimeScale(day_first_ms(today()), 86_400_000.0, 800.0)
        self._has_range = self._is_whole = False
        self._pinned: tuple[float, int] | None = None
        self._motion = Motion(self._show, self)

    @property
    def scale(self) -> TimeScale:
        """The stretch of time laid over the marks' area."""
        return self._scale

    @property
    def range(self) -> TimeRange:
        """The range in view."""
        return TimeRange(self._scale.start_ms, self._scale.end_ms)

    @property
    def target(self) -> TimeRange:
        """The range that is in view once a travel under way has arrived."""
        return self._motion.target if self._motion.is_moving else self.range

    @property
    def is_moving(self) -> bool:
        """Whether a travel is under way."""
        return self._motion.is_moving

    def set_lanes(self, lanes: LaneIndex, *, is_the_rest: bool = False) -> None:
        """Move over these records; the first ones are shown whole, and so is the rest if it follows."""
        before = self.extent()
        self._lanes = lanes
        if self._is_whole and is_the_rest:
            self._show(self.whole())
        elif self._has_range and self.extent() != before:
            self._is_whole = False  # a filter, or a new record: what is shown stays where it is
        if not self._has_range and len(lanes.anchors):
            self._has_range = self._is_whole = True
            self._show(self.whole())

    def set_width(self, width_px: float) -> None:
        """Show the same range over another width; everything, as long as nobody has moved.

        A travel under way goes on: a scroll bar that comes or goes must not end it.
        """
        here = self.range
        self._scale = self._scale.resized(max(1.0, width_px))
        self._show(self.whole() if self._is_whole else here)

    def begin_at(self, shown: TimeRange) -> None:
        """Begin at a range instead of at everything."""
        self._has_range, self._is_whole = True, False
        self._show(shown)

    def whole(self) -> TimeRange:
        """The range of everything dated, with as little room beside it as marks at its ends need."""
        return self.whole_of(self.extent())

    def whole_of(self, extent: TimeRange) -> TimeRange:
        """The range that shows an extent like that of everything; of one day, the month before and after."""
        lone = LONE_DAY_MS if extent.span_ms < DAY_MS else 0
        return self._with_margin(
            extent.first_ms - lone, extent.last_ms + lone, self._scale.width_px * WHOLE_MARGIN_SHARE
        )

    def extent(self) -> TimeRange:
        """From the first to the last bound of everything dated."""
        lanes = self._lanes
        if lanes is None or not len(lanes.anchors):
            return self.range
        return TimeRange(*lanes.extent())

    def fitting(self, first_ms: int, last_ms: int) -> TimeRange:
        """The range that shows a stretch of time with a margin at both sides."""
        return self._with_margin(first_ms, last_ms, self._margin_px)

    def around(self, first_ms: int, last_ms: int, span_ms: int | None = None) -> TimeRange:
        """The range with a stretch of time in its middle, of the present length or `span_ms`.

        Where the stretch is too long for that, it is fitted.
        """
        fitted = self.fitting(first_ms, last_ms)
        span_ms = self.target.span_ms if span_ms is None else span_ms
        if fitted.span_ms > span_ms:
            return fitted
        start = first_ms + (last_ms - first_ms) // 2 - span_ms // 2
        return TimeRange(start, start + span_ms)

    def scale_of(self, shown: TimeRange) -> TimeScale:
        """The scale of a range; one that is too short or too long gives way around its middle."""
        width = self._scale.width_px
        if SHORTEST_SPAN_MS <= shown.span_ms <= LONGEST_SPAN_MS:
            return TimeScale(shown.first_ms, shown.span_ms / width, width).panned(0.0)
        return TimeScale.fitting(shown.first_ms, shown.last_ms, width, margin_px=0.0)

    def show(self, target: TimeRange, *, is_animated: bool = True, travel_ms: int = TRAVEL_MS) -> None:
        """Bring a range into view, travelling there unless told otherwise."""
        self._is_whole, self._pinned = False, None
        scale = self.scale_of(target)
        target = TimeRange(scale.start_ms, scale.end_ms)
        if is_animated and self.is_animated:
            self._motion.travel(self.range, target, travel_ms)
        else:
            self._motion.stop()
            self._show(target)

    def zoom(self, factor: float, at_x: float, *, is_animated: bool = False) -> None:
        """Zoom by `factor` keeping the time under `at_x` where it is on the screen now.

        A zoom under way goes on from what it leads to. As long as one zooms at the same place, the time
        there is the same to the millisecond, however many steps it takes.
        """
        aimed = self.scale_of(self.target)
        scale = aimed.zoomed(factor, at_x)
        pinned = self._pinned
        at_ms = pinned[1] if pinned is not None and pinned[0] == at_x else self._scale.ms_at(at_x)
        start_ms = at_ms - round(at_x * scale.ms_per_px)
        self.show(
            TimeRange(start_ms, start_ms + scale.span_ms), is_animated=is_animated, travel_ms=ZOOM_TRAVEL_MS
        )
        self._pinned = at_x, at_ms
        if factor != 1 and scale.ms_per_px == aimed.ms_per_px:
            self.limit_reached.emit(CLOSEST if factor > 1 else FARTHEST)

    def pan(self, dx_px: float, *, is_animated: bool = False) -> None:
        """Move what is shown by `dx_px` to the right; a travel under way ends where it has got to."""
        from_where = self.scale_of(self.target) if is_animated else self._scale
        scale = from_where.panned(dx_px)
        self.show(TimeRange(scale.start_ms, scale.end_ms), is_animated=is_animated)

    def hold(self) -> None:
        """End a travel under way where it has got to, as when one takes hold of the picture."""
        self._motion.stop()

    def fit(self, records: Iterable[RecordId]) -> None:
        """Fit `records`; where they are fitted already, or none is on the timeline, everything.

        A single record keeps as much room at both sides as it takes itself.
        """
        wanted = tuple(records)
        span = self.span_of(wanted)
        whole = self.whole()
        beside = span[1] - span[0] if span is not None and len(wanted) == 1 else 0
        target = whole if span is None else self.fitting(span[0] - beside, span[1] + beside)
        here = self.target
        off = abs(here.first_ms - target.first_ms) + abs(here.last_ms - target.last_ms)
        self.show(whole if off <= 2 * self._scale.ms_per_px else target)

    def go_to_end(self, record: RecordId, *, is_first: bool) -> None:
        """Show `record` at the left (`is_first`) or the right edge, at the present scale."""
        bounds = self.span_of((record,))
        if bounds is None:
            return
        span, margin = self.target.span_ms, round(self._margin_px * self.scale_of(self.target).ms_per_px)
        first = bounds[0] - margin
        if not is_first:  # of one that is longer than the view, the beginning
            first = min(bounds[1] + margin - span, first)
        self.show(TimeRange(first, first + span))

    def is_well_in_view(self, at_ms: int) -> bool:
        """Whether an instant lies in the target, not too near to its edges."""
        here = self.target
        margin = round(here.span_ms * MARGIN_SHARE)
        return here.first_ms + margin <= at_ms <= here.last_ms - margin

    def span_of(self, records: Iterable[RecordId]) -> tuple[int, int] | None:
        """The outer bounds of records, open sides left out; None where none is on the timeline."""
        lanes = self._lanes
        if lanes is None:
            return None
        places = places_of_all(lanes, records)
        if not len(places):
            return None
        anchors, starts, ends = lanes.anchors[places], lanes.starts_of(places), lanes.ends_of(places)
        firsts = np.where(starts == OPEN_START, anchors, starts)
        lasts = np.where(ends == OPEN_END, anchors, ends)
        return int(firsts.min()), int(lasts.max())

    @property
    def _margin_px(self) -> float:
        return max(LEAST_MARGIN_PX, self._scale.width_px * MARGIN_SHARE)

    def _with_margin(self, first_ms: int, last_ms: int, margin_px: float) -> TimeRange:
        scale = TimeScale.fitting(first_ms, last_ms, self._scale.width_px, margin_px=margin_px)
        return TimeRange(scale.start_ms, scale.end_ms)

    def _show(self, target: TimeRange) -> None:
        scale = self.scale_of(target)
        if scale != self._scale:
            self._scale = scale
            self.moved.emit(self.range)
