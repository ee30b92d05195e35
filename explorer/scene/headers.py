"""The column at the left with each lane's name, headline and count in view; it stays while panning."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from explorer.model.columns import Int64s
from explorer.model.headline import Headline
from explorer.scene.commitments import name_row
from explorer.scene.density import HEADER_PX
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LaneIndex, LanesBy
from explorer.scene.measure import Measure
from explorer.scene.nested_lanes import full_name, openable, whole_key
from explorer.scene.primitives import Colour, Font, Shape
from explorer.scene.scene import Hit, LaneGeometry, Layout
from explorer.scene.sheet import Box, LineLook, MarkLook, RectLook, Sheet
from explorer.scene.standing_bands import draw_party_names

WIDEST_HEADER_PX: Final = 240.0
"""The column is no wider than this, however long the names."""
LEFT_PX: Final = 14.0
_RIGHT_PX: Final = 12.0
_GAP_PX: Final = 8.0
_FIRST_PX: Final = 20.5
"""Where the first line's baseline lies below a lane's top."""
_LINE_PX: Final = 17.0
_DESCENT_PX: Final = 4.0
_ARROW_PX: Final = 10.0
_PART_PX: Final = 12.0
"""How far the name of a part is set in."""
_DOT_PX: Final = 7.0
"""The dot before an actor's name: the colour of what it says and does."""
_SHORTEST_PX: Final = 36.0
_TELLING_SHARE: Final = 0.55
"""Where less than this of a headline has room behind a name, it is left out: "in…" tells nothing."""
_SHOW_ALL: Final = "Show all"
_GUEST: Final = "hidden · shown for the selection"
_ONE_LINE_PX: Final = 28.0
HIDDEN_ROW_PX: Final = 32.0
"""Height of the last row, which tells how many lanes are hidden, and of the one for those left out."""
_TWO_LINES_PX: Final = 40.0
"""A lane that is lower has room for one line; a high one tells more, even where its neighbours are low."""


def header_px_for(
    lanes: LaneIndex, headlines: Mapping[int, Headline], measure: Measure, order: Int64s | None = None
) -> float:
    """Give how wide the column must be for names and headlines of these lanes to be whole, within bounds.

    Depends on the lanes of `order` (None: all) and their headlines, not on what is in view.
    """
    needed, left_px = HEADER_PX, names_left_px(lanes)
    for lane in lanes.lanes if order is None else (lanes.lanes[number] for number in order.tolist()):
        if needed >= WIDEST_HEADER_PX:
            break
        count_px = measure.width(lanes.told(lane.count), Font.SMALL) + _GAP_PX
        line_px = left_px + measure.width(lane.name, Font.TEXT_STRONG) + count_px + _RIGHT_PX
        headline = headlines.get(lane.key) if lanes.lanes_by is LanesBy.AGREEMENT else None
        text = lane.note if headline is None else headline.text
        if text:  # in a low lane it stands behind the name
            line_px += _GAP_PX + measure.width(text, Font.SECOND)
        needed = max(needed, line_px)
    return float(math.ceil(min(needed, WIDEST_HEADER_PX)))


def names_left_px(lanes: LaneIndex) -> float:
    """Give where names begin: an actor's dot and the arrow of what can be opened need room side by side."""
    has_both = lanes.lanes_by is LanesBy.ACTOR and bool(openable(lanes))
    return LEFT_PX + (_ARROW_PX if has_both else 0.0)


def _left_px(given: SceneInput) -> float:
    """Give where names begin in a scene; only a window, whose lanes close up, has arrows to click."""
    return names_left_px(given.lanes) if given.closes_up else LEFT_PX


def draw_headers(given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet, words: Sheet) -> list[Hit]:
    """Draw the column over whatever reaches into it; gives a hit for each lane's header."""
    top, bottom = given.axis_px, given.height_px
    sheet.rect((0, top, given.header_px, bottom - top), RectLook("panel"))
    hits = []
    for lane in lanes:
        y0, y1 = max(lane.y, top), min(lane.y + lane.height, bottom)
        if y1 <= y0:
            continue
        if whole_key(lane.key) == given.selected_lane:
            sheet.rect((0, y0, given.header_px, y1 - y0), RectLook("lane_selected"))
        if lane.y + lane.height <= bottom:
            edge = lane.y + lane.height
            sheet.line((0, edge - 0.5, given.header_px, edge - 0.5), LineLook("line"))
        _write(given, lane, words)
        box = Box(0, y0, given.header_px, y1 - y0)
        hits.append(Hit("lane", box, lane=whole_key(lane.key), count=lane.count))
    x = given.header_px - 0.5
    sheet.line((x, 0, x, bottom), LineLook("line"))
    return hits


def rows_below_px(given: SceneInput, layout: Layout) -> float:
    """Give the height of the rows below the last lane: for hidden lanes, and for those left out."""
    return HIDDEN_ROW_PX * (bool(given.hidden_lanes) + bool(layout.left_out))


def draw_rows_below(given: SceneInput, layout: Layout, bottom: float, sheet: Sheet) -> list[Hit]:
    """Tell below the last lane, which ends at `bottom`, how many lanes are not shown and why."""
    hits = []
    if layout.left_out and given.axis_px <= bottom < given.height_px:
        words = f"{layout.left_out:,} with nothing here"
        baseline, room = bottom + HIDDEN_ROW_PX / 2 + 4.5, given.header_px - LEFT_PX - _RIGHT_PX
        words = given.measure.elided(words, Font.SECOND, room)
        sheet.text(LEFT_PX, baseline, words, Font.SECOND, "third")
        box = Box(0, bottom, given.header_px, HIDDEN_ROW_PX)
        hits.append(Hit("idle_lanes", box, count=layout.left_out))
    return hits + _draw_hidden_row(given, bottom + HIDDEN_ROW_PX * bool(layout.left_out), sheet)


def _draw_hidden_row(given: SceneInput, bottom: float, sheet: Sheet) -> list[Hit]:
    """Tell in the last row, from `bottom` on, how many are hidden; "Show all" where it has room."""
    top, room = bottom, given.header_px - LEFT_PX - _RIGHT_PX
    if not given.hidden_lanes or not given.axis_px <= top < given.height_px:
        return []
    count = given.hidden_lanes
    measure, baseline = given.measure, top + HIDDEN_ROW_PX / 2 + 4.5
    text = f"{count:,} {'lane' if count == 1 else 'lanes'} hidden"
    text_px, all_px = measure.width(text, Font.SECOND), measure.width(_SHOW_ALL, Font.SECOND_STRONG)
    sheet.text(LEFT_PX, baseline, measure.elided(text, Font.SECOND, room), Font.SECOND, "third")
    hits = [Hit("hidden_lanes", Box(0, top, given.header_px, HIDDEN_ROW_PX), count=count)]
    if text_px + _GAP_PX + all_px <= room:
        x = given.header_px - _RIGHT_PX - all_px
        sheet.text(x, baseline, _SHOW_ALL, Font.SECOND_STRONG, "accent")
        hits.append(Hit("show_lanes", Box(x - 6, top, all_px + 12, HIDDEN_ROW_PX), count=count))
    return hits


def _write(given: SceneInput, lane: LaneGeometry, sheet: Sheet) -> None:
    count = given.lanes.told(lane.count) if lane.count else ""
    count_px = given.measure.width(count, Font.SMALL)
    right = given.header_px - _RIGHT_PX
    left = _left_px(given)
    if given.lanes.lanes[lane.number].part_of is not None:
        _write_part(given, lane, count, sheet)
        return
    # where the band lies behind the first row, the parties' names begin beneath the first line
    if lane.height < _TWO_LINES_PX or (given.measures.is_band_behind and lane.is_unfolded):
        top = min(max(lane.y, given.axis_px), lane.y + lane.height - 20)
        baseline = top + min(lane.height, _ONE_LINE_PX) / 2 + 4.5
        words_end = baseline + _DESCENT_PX
        _write_one_line(given, lane, baseline, left, right - count_px - _GAP_PX, sheet)
    else:
        names, told = _lines(given, lane, right - left, count_px + _GAP_PX if count else 0.0)
        height = _FIRST_PX + _LINE_PX * (len(names) + len(told) - 1) + 6
        top = min(max(lane.y, given.axis_px), lane.y + lane.height - height)
        baseline = top + _FIRST_PX
        for number, line in enumerate(names):
            sheet.text(left, baseline + number * _LINE_PX, line, Font.TEXT_STRONG, "text")
        colour = _headline(given, lane)[1]
        for number, line in enumerate(told, len(names)):
            sheet.text(left, baseline + number * _LINE_PX, line, Font.SECOND, colour)
        words_end = baseline + (len(names) + len(told) - 1) * _LINE_PX + _DESCENT_PX
    if count:
        sheet.text(right - count_px, baseline, count, Font.SMALL, "third")
    if given.lanes.lanes_by is LanesBy.ACTOR and lane.key in given.colours:
        dot = MarkLook(Shape.DISC, given.colours[lane.key], _DOT_PX)
        sheet.mark([(left - _DOT_PX, baseline - 4.5)], dot)
    if lane.is_unfolded and lane.key in given.bands:
        draw_party_names(given, lane, sheet, words_end)
    name_row(given, lane, sheet, words_end)


def _write_part(given: SceneInput, lane: LaneGeometry, count: str, sheet: Sheet) -> None:
    """Name a part beneath the lane it belongs to, and say of which, once that is scrolled out of sight."""
    measure, index = given.measure, given.lanes
    left = _left_px(given) + _PART_PX
    right = given.header_px - _RIGHT_PX - measure.width(count, Font.SMALL)
    top = min(max(lane.y, given.axis_px), lane.y + lane.height - _ONE_LINE_PX)
    baseline = top + min(lane.height, _ONE_LINE_PX) / 2 + 4.5
    name = lane.name if lane.y >= given.axis_px else full_name(index, lane.number)
    sheet.text(left, baseline, measure.elided(name, Font.TEXT, right - left - _GAP_PX), Font.TEXT, "second")
    if count:
        sheet.text(right, baseline, count, Font.SMALL, "third")


def _write_one_line(
    given: SceneInput, lane: LaneGeometry, baseline: float, left: float, right: float, sheet: Sheet
) -> None:
    """Write the name and, where more than its beginning has room, the headline behind it."""
    measure = given.measure
    text, colour = _headline(given, lane)
    name = measure.elided(lane.name, Font.TEXT_STRONG, right - left)
    sheet.text(left, baseline, name, Font.TEXT_STRONG, "text")
    x = left + measure.width(name, Font.TEXT_STRONG) + _GAP_PX
    told = _shortened(measure, text, right - x)
    if told:
        sheet.text(x, baseline, told, Font.SECOND, colour)


def _shortened(measure: Measure, text: str, room: float) -> str:
    """Shorten a headline to what still tells something: most of it, else its first part, else nothing."""
    if not text or room < _SHORTEST_PX:
        return ""
    if room >= measure.width(text, Font.SECOND) * _TELLING_SHARE:
        return measure.elided(text, Font.SECOND, room)
    first = text.split(" · ", 1)[0] + " …"
    return first if len(first) < len(text) and measure.width(first, Font.SECOND) <= room else ""


def _lines(
    given: SceneInput, lane: LaneGeometry, room: float, count_px: float
) -> tuple[list[str], list[str]]:
    """Break name and headline into the lines that the lane has room for; the headline breaks at its dot."""
    measure = given.measure
    text, _ = _headline(given, lane)
    most = 2 if lane.is_unfolded else max(1 + int((lane.height - _FIRST_PX - 4) // _LINE_PX), 2)
    told = [text] if text else []
    if measure.width(text, Font.SECOND) > room and most > 2 and " · " in text:
        first, rest = text.split(" · ", 1)
        told = [first, rest]
    names = [lane.name]
    if measure.width(lane.name, Font.TEXT_STRONG) > room - count_px and most > len(told) + 1:
        names = _two_lines(measure, lane.name, room - count_px)
    rooms = [room - count_px, room]
    return (
        [measure.elided(name, Font.TEXT_STRONG, space) for name, space in zip(names, rooms, strict=False)],
        [measure.elided(line, Font.SECOND, room) for line in told],
    )


def _two_lines(measure: Measure, name: str, room: float) -> list[str]:
    """Break a name at the last space before it grows too wide."""
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        if measure.width(first, Font.TEXT_STRONG) <= room:
            return [first, " ".join(words[count:])]
    return [name]


def _headline(given: SceneInput, lane: LaneGeometry) -> tuple[str, Colour]:
    if lane.key in given.guests:
        return _GUEST, "third"
    headline = given.headlines.get(lane.key)
    if headline is not None and lane.key > 0:
        return headline.text, f"{headline.tone}_text"
    return given.lanes.lanes[lane.number].note, "third"
