"""Bars of intervals: solid where certain, fading to their outer bounds, open at an end that is not known."""

from typing import Final

from explorer.model.columns import (
    APPROXIMATE,
    CANCELLED,
    DISPUTED,
    OPEN_END,
    OPEN_START,
    PLANNED,
    UNCERTAIN,
)
from explorer.scene.drawn import DrawnRecord
from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Fill
from explorer.scene.sheet import LineLook, RectLook, Sheet

OPACITY: Final = 0.36
"""The inside of a bar; its outline has the full colour, so that it is seen on any ground."""
FADING_OPACITY: Final = 0.42
"""What fades is stronger where it is certain, for it is weak elsewhere."""
ARROW_ROOM_PX: Final = 10.0
"""Room that an arrow at an open start takes from the title."""
_FADE_PX: Final = 18.0
_OPACITY_STEPS: Final = 50
_OPEN: Final = (OPEN_START, OPEN_END)


def draw_bar(given: SceneInput, drawn: DrawnRecord, sheet: Sheet) -> None:
    """Draw an interval: planned is hollow, disputed half so, uncertain dashed around, the rest is filled."""
    height = given.measures.bar_px
    box = (drawn.x0, drawn.y - height / 2, max(drawn.x1 - drawn.x0, 1.0), height)
    is_dashed = bool(drawn.flags & UNCERTAIN)
    if drawn.flags & (PLANNED | CANCELLED | DISPUTED):
        if any(drawn.is_cut):  # an edge there would seem to be its end
            sheet.rect(box, RectLook("panel", opacity=drawn.opacity))
            _draw_outline(sheet, box, drawn, is_dashed=is_dashed)
        else:
            look = RectLook("panel", radius_px=4, outline=drawn.colour, is_dashed=is_dashed)
            sheet.rect(box, look._replace(opacity=drawn.opacity))
        if drawn.flags & DISPUTED:  # half full, half hollow, as its mark would be
            half = (box[0] + 1, drawn.y, max(box[2] - 2, 1.0), height / 2 - 1)
            sheet.rect(half, RectLook(drawn.colour, opacity=OPACITY * drawn.opacity))
    elif is_dashed:
        sheet.rect(box, RectLook(drawn.colour, radius_px=4, opacity=OPACITY * drawn.opacity))
        _draw_outline(sheet, box, drawn, is_dashed=True)
    else:
        _draw_filled(given, drawn, box, sheet)
    _draw_arrows(given, drawn, sheet)


def _draw_outline(
    sheet: Sheet, box: tuple[float, float, float, float], drawn: DrawnRecord, *, is_dashed: bool = False
) -> None:
    """Draw the edges of a bar, none where it goes on beyond the time area."""
    x, y, width, height = box
    look = LineLook(drawn.colour, is_dashed=is_dashed, opacity=drawn.opacity)
    sheet.line((x, y, x + width, y), look)
    sheet.line((x, y + height, x + width, y + height), look)
    for side, is_cut in zip((x, x + width), drawn.is_cut, strict=True):
        if not is_cut:
            sheet.line((side, y, side, y + height), look)


def _draw_filled(
    given: SceneInput, drawn: DrawnRecord, box: tuple[float, float, float, float], sheet: Sheet
) -> None:
    outer = _outer_span(given, drawn)
    first, last = _certain_span(given, drawn, outer)
    if first - outer[0] < 1 and outer[1] - last < 1:
        if any(drawn.is_cut):
            sheet.rect(box, RectLook(drawn.colour, opacity=OPACITY * drawn.opacity))
            _draw_outline(sheet, box, drawn)
            return
        edged = RectLook(
            drawn.colour, radius_px=4, outline=drawn.colour, opacity=drawn.opacity, fill_opacity=OPACITY
        )
        sheet.rect(box, edged)
        return
    _, top, _, height = box
    opacity = FADING_OPACITY * drawn.opacity
    _draw_fade(sheet, drawn, (outer[0], first), (top, height), opacity, Fill.FADE_IN)
    low, high = max(first, drawn.x0), min(last, drawn.x1)
    if high > low:
        sheet.rect((low, top, high - low, height), RectLook(drawn.colour, opacity=opacity))
    _draw_fade(sheet, drawn, (last, outer[1]), (top, height), opacity, Fill.FADE_OUT)
    look = LineLook(drawn.colour, opacity=drawn.opacity)
    if drawn.flags & APPROXIMATE:  # a foot without caps, as long as the bar does not fade
        if high > low:
            sheet.line((low, top + height, high, top + height), look)
        return
    for x, is_cut in zip((drawn.x0, drawn.x1), drawn.is_cut, strict=True):
        if not is_cut:
            sheet.line((x, top, x, top + height), look)
    # a line joins the caps, so that what fades is seen over all of its length
    sheet.line((drawn.x0, top + height, drawn.x1, top + height), look)


def _outer_span(given: SceneInput, drawn: DrawnRecord) -> tuple[float, float]:
    """Give where a bar begins and ends, in view or not; an open side lies at the edge of the view."""
    start, end = given.lanes.span_of(drawn.place)
    return (
        drawn.x0 if start == OPEN_START else given.header_px + given.scale.x_at(start),
        drawn.x1 if end == OPEN_END else given.header_px + given.scale.x_at(end),
    )


def _certain_span(given: SceneInput, drawn: DrawnRecord, outer: tuple[float, float]) -> tuple[float, float]:
    """Give where the certain part begins and ends; where no part is certain the two meet in the middle."""
    if drawn.flags & APPROXIMATE:
        fade = min(_FADE_PX, (outer[1] - outer[0]) / 3)
        start, end = given.lanes.span_of(drawn.place)
        return (
            outer[0] if start == OPEN_START else outer[0] + fade,
            outer[1] if end == OPEN_END else outer[1] - fade,
        )
    columns, row = given.columns, drawn.row_number
    start_latest, end_earliest = columns.inner_bounds(row)
    first = outer[0] if start_latest in _OPEN else given.header_px + given.scale.x_at(start_latest)
    last = outer[1] if end_earliest in _OPEN else given.header_px + given.scale.x_at(end_earliest)
    if first > last:
        first = last = (outer[0] + outer[1]) / 2
    return max(first, outer[0]), min(last, outer[1])


def _draw_fade(
    sheet: Sheet,
    drawn: DrawnRecord,
    span: tuple[float, float],
    rows: tuple[float, float],
    opacity: float,
    fill: Fill,
) -> None:
    """Draw the visible part of a fade as it would look if all of it were seen.

    A part is an even ground of the weaker end's opacity with a fade from nothing over it.
    """
    low, high = max(span[0], drawn.x0), min(span[1], drawn.x1)
    if high - low < 0.5:
        return
    length = span[1] - span[0]
    shares = ((low - span[0]) / length, (high - span[0]) / length)
    weak, strong = shares if fill is Fill.FADE_IN else (1 - shares[1], 1 - shares[0])
    base = _stepped(weak * opacity)
    box = (low, rows[0], high - low, rows[1])
    if base > 0:
        sheet.rect(box, RectLook(drawn.colour, opacity=base))
    over = _stepped((strong * opacity - base) / (1 - base))
    if over > 0:
        sheet.rect(box, RectLook(drawn.colour, fill, opacity=over))


def _stepped(opacity: float) -> float:
    """Keep the number of looks small: opacities go in steps too fine to be seen."""
    return round(opacity * _OPACITY_STEPS) / _OPACITY_STEPS


def _draw_arrows(given: SceneInput, drawn: DrawnRecord, sheet: Sheet) -> None:
    """Draw an arrow where a bar has no end, or no beginning."""
    look = LineLook(drawn.colour, 1.5, opacity=drawn.opacity)
    if given.columns.end_latest[drawn.row_number] == OPEN_END:
        x = drawn.x1 - 3
        sheet.line((x - 5, drawn.y - 4, x, drawn.y), look)
        sheet.line((x - 5, drawn.y + 4, x, drawn.y), look)
    if given.columns.start_earliest[drawn.row_number] == OPEN_START:
        x = drawn.x0 + 3
        sheet.line((x + 5, drawn.y - 4, x, drawn.y), look)
        sheet.line((x + 5, drawn.y + 4, x, drawn.y), look)
