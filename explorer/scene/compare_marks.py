"""A second day beside the as-of day: its line and flag, the stretch between, what changed in it."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from explorer.model.calendar import DAY_MS, day_first_ms
from explorer.model.day_words import day_short
from explorer.scene.drawn import InView
from explorer.scene.inputs import SceneInput
from explorer.scene.marks import mark_x_of
from explorer.scene.primitives import Font
from explorer.scene.scene import Hit, LaneGeometry
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet

_FLAG_PX: Final = 22.0
_FLAG_TOP_PX: Final = 4.0
_ROOM_PX: Final = 12.0
_ARROWS: Final = ("← ", " →")
_GAP_PX: Final = 4.0
FAINT: Final = 0.023
CHANGED: Final = 0.047
"""More would take the contrast from titles that stand on it."""
_AXIS_BAR_PX: Final = 3.0
_EDGE_PX: Final = 3.0
"""Width of the bar before the name of a lane in which something changed."""
_RING_PX: Final = 19.0
_MOST_MEMBERS: Final = 500
"""Larger crowds are not looked through for an act."""


def draw_stretch(given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet) -> None:
    """Tint the stretch between the two days, more where something changed."""
    stretch = _stretch(given)
    if given.compared is None or stretch is None:
        return
    left, width = stretch
    height = given.height_px - given.axis_px
    sheet.rect((left, given.axis_px, width, height), RectLook("as_of", opacity=FAINT))
    if given.lit is not None and not given.compared.acts <= given.lit:
        return  # something else is chosen: dimmed titles need the plain ground
    for lane in lanes:
        top = max(lane.y, given.axis_px)
        bottom = min(lane.y + lane.height, given.height_px)
        if lane.key in given.compared.lanes and bottom > top:
            sheet.rect((left, top, width, bottom - top), RectLook("as_of", opacity=CHANGED))


def draw_compare_line(given: SceneInput, sheet: Sheet) -> None:
    """Draw the line of the second day, under the marks."""
    x = compare_x_of(given)
    if x is not None:
        look = LineLook("as_of", 1.5, is_dashed=True)
        sheet.line((x, given.axis_px, x, given.height_px), look)


def draw_changed_lanes(given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet) -> None:
    """Set a bar before the names of the lanes in which something changed."""
    if given.compared is None:
        return
    for lane in lanes:
        top, bottom = max(lane.y, given.axis_px), min(lane.y + lane.height - 1, given.height_px)
        if lane.key in given.compared.lanes and bottom > top:
            sheet.rect((0, top, _EDGE_PX, bottom - top), RectLook("as_of"))


def draw_deciding(given: SceneInput, in_view: InView, sheet: Sheet) -> None:
    """Ring the acts that brought changes about, and the folds that hold some."""
    acts = given.marked if given.compared is None else given.marked | given.compared.acts
    if not acts:
        return
    look = RectLook("as_of", radius_px=_RING_PX / 2, outline="as_of", fill_opacity=0.0, outline_px=1.5)
    for drawn in in_view.records:
        if drawn.record in acts and drawn.y > given.axis_px:
            x = mark_x_of(drawn)
            sheet.rect((x - _RING_PX / 2, drawn.y - _RING_PX / 2, _RING_PX, _RING_PX), look)
    index = given.lanes
    wanted = np.fromiter(acts, np.int64, len(acts))
    for one in in_view.folds:
        low, high = one.fold.places
        if high - low > _MOST_MEMBERS or one.box.y < given.axis_px:
            continue
        if np.isin(index.columns.ids[index.rows[low:high]], wanted).any():
            x, y, width, height = one.box
            around = RectLook("as_of", radius_px=height / 2 + 2, outline="as_of", fill_opacity=0.0)
            sheet.rect((x - 2, y - 2, width + 4, height + 4), around._replace(outline_px=1.5))


def compare_x_of(given: SceneInput) -> float | None:
    """Give the x of the end of the second day, None where it is not in view."""
    if given.compared is None:
        return None
    x = _x_of(given)
    return x if given.header_px <= x <= given.width_px else None


def draw_compare_flag(given: SceneInput, taken: Box | None, sheet: Sheet) -> Hit | None:
    """Draw the second day's flag beside the as-of flag; out of view it is told at its edge of the axis."""
    if given.compared is None or not given.axis_px:
        return None
    x, words = _x_of(given), day_short(given.compared.day)
    is_left, is_right = x < given.header_px, x > given.width_px
    if (is_left or is_right) and not given.pins_flag:
        return None
    words = _ARROWS[0] + words if is_left else words + _ARROWS[1] if is_right else words
    width = given.measure.width(words, Font.SECOND_STRONG) + 2 * _ROOM_PX
    least, most = given.header_px + 2, given.width_px - width - 2
    if most < least:
        return None
    box = Box(min(max(x - width / 2, least), most), _FLAG_TOP_PX, width, _FLAG_PX)
    if taken is not None and box.crosses(taken):
        before, behind = taken.x - width - _GAP_PX, taken.x + taken.width + _GAP_PX
        is_before = given.as_of is None or given.compared.day < given.as_of
        wished = (before, behind) if is_before else (behind, before)
        fitting = [one for one in wished if least <= one <= most]
        if not fitting:
            return None
        box = box._replace(x=fitting[0])
    if not is_left and not is_right:
        sheet.line((x, _FLAG_TOP_PX + _FLAG_PX, x, given.axis_px), LineLook("as_of", 1.5, is_dashed=True))
    sheet.rect(box, RectLook("panel", radius_px=6, outline="as_of", outline_px=1.5))
    sheet.text(box.x + _ROOM_PX, _FLAG_TOP_PX + 15.5, words, Font.SECOND_STRONG, "as_of")
    return Hit("compare_beyond" if is_left or is_right else "compare", box)


def draw_axis_stretch(given: SceneInput, sheet: Sheet) -> None:
    """Join the two days along the foot of the axis."""
    stretch = _stretch(given)
    if stretch is not None and given.axis_px:
        left, width = stretch
        top = given.axis_px - _AXIS_BAR_PX
        sheet.rect((left, top, width, _AXIS_BAR_PX), RectLook("as_of", opacity=0.55))


def _x_of(given: SceneInput) -> float:
    assert given.compared is not None
    return given.header_px + given.scale.x_at(day_first_ms(given.compared.day) + DAY_MS)


def _stretch(given: SceneInput) -> tuple[float, float] | None:
    """Give the left edge and the width of what is in view between the two days."""
    if given.compared is None or given.as_of is None:
        return None
    ends = (_x_of(given), given.header_px + given.scale.x_at(day_first_ms(given.as_of) + DAY_MS))
    left, right = max(min(ends), given.header_px), min(max(ends), given.width_px)
    return (left, right - left) if right > left else None
