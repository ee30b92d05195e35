"""The strip below the timeline: how dense everything is over all time, and the window that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.calendar import DAY_MS, day_first_ms
from explorer.model.columns import Int64s
from explorer.model.ids import Day, RecordId
from explorer.scene.lanes import LaneIndex
from explorer.scene.measure import Measure
from explorer.scene.primitives import Font, Primitive
from explorer.scene.scene import DrawnMark, Hit, Scene
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet
from explorer.scene.ticks import ticks
from explorer.scene.time_scale import TimeScale

HEIGHT_PX: Final = 92.0
_PITCH_PX: Final = 4.0
_BAR_PX: Final = 3.0
_TOP_PX: Final = 10.0
_LABELS_PX: Final = 22.0
_HANDLE_PX: Final = (7.0, 20.0)
_GRIP_PX: Final = 14.0
"""How wide the ground is on which a handle can be gripped, half of it inside where the window has room."""
_LEAST_WINDOW_PX: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Strip:
    """What the parts of the overview are drawn from."""

    scale: TimeScale
    window: tuple[int, int]
    width_px: float
    height_px: float
    measure: Measure


def build_overview(
    lanes: LaneIndex,
    scale: TimeScale,
    *,
    window: tuple[int, int],
    measure: Measure,
    height_px: float = HEIGHT_PX,
    as_of: Day | None = None,
    today: Day | None = None,
) -> Scene:
    """Build the strip for what the lanes hold, over all time as `scale` lays it out.

    `window` is the first and last ms that the timeline shows. The hits are the two handles, the window
    between them, and the ground.
    """
    strip = _Strip(scale, window, scale.width_px, height_px, measure)
    ground, bars, words, frame = Sheet(), Sheet(), Sheet(), Sheet()
    ground.rect((0, 0, strip.width_px, height_px), RectLook("panel"))
    ground.line((0, 0.5, strip.width_px, 0.5), LineLook("line"))
    _draw_density(strip, lanes.times, bars)
    _draw_ticks(strip, words)
    _draw_day(strip, today, LineLook("today", is_dashed=True), bars)
    _draw_day(strip, as_of, LineLook("as_of", 2.0), bars)
    hits = [Hit("ground", Box(0, 0, strip.width_px, height_px)), *_draw_window(strip, frame)]
    primitives: tuple[Primitive, ...] = tuple(
        one for sheet in (ground, bars, words, frame) for one in sheet.primitives()
    )
    return Scene(
        primitives=primitives,
        width_px=strip.width_px,
        height_px=height_px,
        drawn=_Handles(tuple(hits)),
        scale=scale,
        content_height_px=height_px,
    )


@dataclass(frozen=True, slots=True)
class _Handles:
    """What can be gripped; the strip draws no record alone."""

    gripped: tuple[Hit, ...]

    def hits(self) -> tuple[Hit, ...]:
        """Give the ground, the window and its handles."""
        return self.gripped

    def marks(self) -> tuple[DrawnMark, ...]:
        """Give nothing."""
        return ()

    def marks_of(self, record: RecordId) -> tuple[DrawnMark, ...]:  # noqa: ARG002 no record is drawn alone
        """Give nothing."""
        return ()

    def folded(self) -> Mapping[int, tuple[Box, ...]]:
        """Give none: nothing is folded here."""
        return {}


def densities(anchors: Int64s, scale: TimeScale) -> Int64s:
    """Count the records of each stretch of `_PITCH_PX` pixels; costs two searches a stretch."""
    count = max(int(scale.width_px // _PITCH_PX), 1)
    offsets = np.round(np.arange(count + 1) * (_PITCH_PX * scale.ms_per_px)).astype(np.int64)
    return np.diff(np.searchsorted(anchors, scale.start_ms + offsets)).astype(np.int64)


def _draw_density(given: _Strip, anchors: Int64s, sheet: Sheet) -> None:
    counts = densities(anchors, given.scale)
    most = int(counts.max(initial=0))
    if not most:
        return
    room = given.height_px - _TOP_PX - _LABELS_PX
    heights = np.maximum(np.sqrt(counts / most) * room, 2.0)
    look = RectLook("density")
    bottom = _TOP_PX + room
    for i in np.flatnonzero(counts).tolist():
        sheet.rect((i * _PITCH_PX, bottom - heights[i], _BAR_PX, heights[i]), look)


def _draw_ticks(given: _Strip, sheet: Sheet) -> None:
    rows = ticks(given.scale, given.measure, pad_px=0.0)
    reach = 0.0
    for tick in rows.lower:
        width = given.measure.width(tick.label, Font.SECOND)
        x = tick.x - width / 2
        if tick.label and x >= reach and x + width <= given.width_px - 4:
            sheet.text(x, given.height_px - 7, tick.label, Font.SECOND, "third")
            reach = x + width + 36


def _draw_day(given: _Strip, day: Day | None, look: LineLook, sheet: Sheet) -> None:
    if day is None:
        return
    x = given.scale.x_at(day_first_ms(day) + DAY_MS)
    if 0 <= x <= given.width_px:
        sheet.line((x, _TOP_PX - 4, x, given.height_px - _LABELS_PX), look)


def _draw_window(given: _Strip, sheet: Sheet) -> list[Hit]:
    """Draw the window with a handle at each side; it is never too narrow to be seen and gripped."""
    x0, x1 = (given.scale.x_at(ms) for ms in given.window)
    if x1 - x0 < _LEAST_WINDOW_PX:
        middle = (x0 + x1) / 2
        x0, x1 = middle - _LEAST_WINDOW_PX / 2, middle + _LEAST_WINDOW_PX / 2
    left, right = max(x0, 0.0), min(x1, given.width_px)
    if right <= left:
        return []
    top, bottom = 4.0, given.height_px - _LABELS_PX + 2
    sheet.rect((left, top, right - left, bottom - top), RectLook("accent", radius_px=3, opacity=0.12))
    edge = RectLook("accent")
    sheet.rect((left, top, right - left, 1.5), edge)
    sheet.rect((left, bottom - 1.5, right - left, 1.5), edge)
    hits = [
        Hit(
            "window",
            Box(left, 0, right - left, given.height_px),
            first_ms=given.window[0],
            last_ms=given.window[1],
        )
    ]
    width, height = _HANDLE_PX
    for kind, x in (("window_left", x0), ("window_right", x1)):
        if 0 <= x <= given.width_px:
            sheet.rect((x - 0.75, top, 1.5, bottom - top), edge)
            middle = (top + bottom) / 2
            sheet.rect((x - width / 2, middle - height / 2, width, height), RectLook("accent", radius_px=3.5))
            inside = min(_GRIP_PX / 2, (right - left) / 4)
            start = x - _GRIP_PX + inside if kind == "window_left" else x - inside
            box = Box(start, 0, _GRIP_PX, given.height_px)
            hits.append(Hit("window_left" if kind == "window_left" else "window_right", box))
    return hits
