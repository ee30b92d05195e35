"""The column at the left with each lane's name, its headline and its count; it stays while panning."""

from collections.abc import Sequence
from typing import Final

from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Colour, Font
from explorer.scene.scene import Hit, LaneGeometry
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet
from explorer.scene.standing_bands import draw_party_names

LEFT_PX: Final = 14.0
_GAP_PX: Final = 8.0


def draw_headers(given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet, words: Sheet) -> list[Hit]:
    """Draw the column over whatever reaches into it; gives a hit for each lane's header."""
    top, bottom = given.axis_px, given.height_px
    sheet.rect((0, top, given.header_px, bottom - top), RectLook("panel"))
    hits = []
    for lane in lanes:
        y0, y1 = max(lane.y, top), min(lane.y + lane.height, bottom)
        if y1 <= y0:
            continue
        if lane.key == given.selected_lane:
            sheet.rect((0, y0, given.header_px, y1 - y0), RectLook("lane_selected"))
        if lane.y + lane.height <= bottom:
            edge = lane.y + lane.height
            sheet.line((0, edge - 0.5, given.header_px, edge - 0.5), LineLook("line"))
        _write(given, lane, words)
        box = Box(0, y0, given.header_px, y1 - y0)
        hits.append(Hit("lane", box, lane=lane.key, count=lane.count))
    x = given.header_px - 0.5
    sheet.line((x, 0, x, bottom), LineLook("line"))
    return hits


def _write(given: SceneInput, lane: LaneGeometry, sheet: Sheet) -> None:
    measure, measures = given.measure, given.measures
    text, colour = _headline(given, lane)
    count = f"{lane.count:,}" if lane.count else ""
    count_px = measure.width(count, Font.SMALL)
    right = given.header_px - 12
    is_one_line = measures.least_px < 40
    least = 20.0 if is_one_line else 44.0
    top = min(max(lane.y, given.axis_px), lane.y + lane.height - least)
    room = right - LEFT_PX - count_px - _GAP_PX
    baseline = top + (18.5 if is_one_line else 20.5)
    sheet.text(right - count_px, baseline, count, Font.SMALL, "third")
    if is_one_line:
        name = measure.elided(lane.name, Font.TEXT_STRONG, room)
        sheet.text(LEFT_PX, baseline, name, Font.TEXT_STRONG, "text")
        used = measure.width(name, Font.TEXT_STRONG) + _GAP_PX
        if text and room - used >= 36:
            sheet.text(
                LEFT_PX + used, baseline, measure.elided(text, Font.SECOND, room - used), Font.SECOND, colour
            )
    else:
        sheet.text(
            LEFT_PX, baseline, measure.elided(lane.name, Font.TEXT_STRONG, room), Font.TEXT_STRONG, "text"
        )
        if text:
            line = measure.elided(text, Font.SECOND, right - LEFT_PX)
            sheet.text(LEFT_PX, baseline + 17, line, Font.SECOND, colour)
    if lane.is_unfolded:
        draw_party_names(given, lane, sheet)


def _headline(given: SceneInput, lane: LaneGeometry) -> tuple[str, Colour]:
    headline = given.headlines.get(lane.key)
    if headline is not None and lane.key > 0:
        return headline.text, f"{headline.tone}_text"
    return given.lanes.lanes[lane.number].note, "third"
