"""The line in the canvas where no record is in view: when the nearest ones before and after are."""

from typing import Final

import numpy as np

from explorer.model.calendar import day_of_ms
from explorer.model.wording import day_short
from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Font
from explorer.scene.scene import Hit, Layout
from explorer.scene.sheet import Box, RectLook, Sheet

_HEIGHT_PX: Final = 32.0
_MARGIN_PX: Final = 14.0
_GAP_PX: Final = 16.0
_BELOW_PX: Final = 28.0
"""How far it lies below the last lane, where there is room."""
_LOWEST: Final = 0.6
"""It lies no lower than this share of the height: messages cover the lower edge."""


def nearest_elsewhere(given: SceneInput) -> tuple[int | None, int | None]:
    """Give the anchors of the last record before the view and the first after it, in lanes that are shown."""
    index, scale = given.lanes, given.scale
    order = np.arange(len(index), dtype=np.int64) if given.order is None else given.order
    before, after = index.firsts_at(scale.start_ms)[order], index.firsts_at(scale.end_ms + 1)[order]
    earlier = index.anchors[before[before > index.offsets[order]] - 1]
    later = index.anchors[after[after < index.offsets[order + 1]]]
    return int(earlier.max()) if len(earlier) else None, int(later.min()) if len(later) else None


def draw_nothing_here(given: SceneInput, layout: Layout, lanes_end: float, sheet: Sheet) -> list[Hit]:
    """Say, at rest, that no lane has a record in view, and where there are some: a click leads there."""
    if given.is_moving or not (given.closes_up and given.tells_nearest) or layout.rows.any():
        return []
    before_ms, after_ms = nearest_elsewhere(given)
    if before_ms is None and after_ms is None:
        return []
    parts: list[tuple[str, int | None]] = []
    if before_ms is not None:
        parts.append((f"← Before: {day_short(day_of_ms(before_ms))}", before_ms))
    parts.append(("Nothing here", None))
    if after_ms is not None:
        parts.append((f"After: {day_short(day_of_ms(after_ms))} →", after_ms))
    fonts = [Font.SECOND if at_ms is None else Font.SECOND_STRONG for _, at_ms in parts]
    widths = [given.measure.width(words, font) for (words, _), font in zip(parts, fonts, strict=True)]
    width = sum(widths) + _GAP_PX * (len(parts) - 1) + 2 * _MARGIN_PX
    x = given.header_px + max((given.width_px - given.header_px - width) / 2, 0.0)
    room_px = given.height_px - given.axis_px - _HEIGHT_PX
    y = max(min(lanes_end + _BELOW_PX, given.axis_px + room_px * _LOWEST), given.axis_px + 4)
    sheet.rect(
        Box(x, y, width, _HEIGHT_PX), RectLook("panel", radius_px=_HEIGHT_PX / 2, outline="strong_line")
    )
    hits = []
    x += _MARGIN_PX
    for (words, at_ms), font, words_px in zip(parts, fonts, widths, strict=True):
        sheet.text(x, y + _HEIGHT_PX / 2 + 4.5, words, font, "third" if at_ms is None else "accent")
        if at_ms is not None:
            box = Box(x - _GAP_PX / 2, y, words_px + _GAP_PX, _HEIGHT_PX)
            hits.append(Hit("elsewhere", box, first_ms=at_ms, last_ms=at_ms))
        x += words_px + _GAP_PX
    return hits
