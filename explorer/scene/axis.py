"""The axis with its two rows of ticks, the grid, the as-of line with its flag, and today."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from explorer.model.calendar import DAY_MS, day_first_ms
from explorer.model.day_words import day_short
from explorer.model.ids import Day
from explorer.scene.compare_marks import compare_x_of, draw_axis_stretch, draw_compare_flag
from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Font
from explorer.scene.scene import Hit
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet
from explorer.scene.ticks import Tick, Ticks

FLAG_PX: Final = 22.0
_FLAG_TOP_PX: Final = 4.0
_UPPER_PX: Final = 28.0
_PIN_ROOM_PX: Final = 9.0
_PIN_ARROW_PX: Final = 10.0
_PIN_HEAD_PX: Final = 3.5
_TICK_FONT: Final = Font.SECOND


def as_of_x_of(given: SceneInput) -> float | None:
    """Give the x of the end of the as-of day, None where it is not in view."""
    return None if given.as_of is None else _day_x(given, given.as_of, DAY_MS)


def _day_x(given: SceneInput, day: Day, offset_ms: int) -> float | None:
    x = given.header_px + given.scale.x_at(day_first_ms(day) + offset_ms)
    return x if given.header_px <= x <= given.width_px else None


def draw_grid(given: SceneInput, ticks: Ticks, sheet: Sheet) -> None:
    """Draw faint lines at the ticks, below everything."""
    upper = {tick.ms for tick in ticks.upper}
    for tick in ticks.lower:
        x = _crisp(given.header_px + tick.x)
        colour = "line" if tick.ms in upper else "faint_line"
        sheet.line((x, given.axis_px, x, given.height_px), LineLook(colour))


def draw_day_lines(given: SceneInput, sheet: Sheet) -> None:
    """Draw today and the as-of day, under the marks."""
    if given.today is not None:
        x = _day_x(given, given.today, DAY_MS // 2)
        if x is not None:
            sheet.line(
                (_crisp(x), given.axis_px, _crisp(x), given.height_px), LineLook("today", is_dashed=True)
            )
    x = as_of_x_of(given)
    if x is not None:
        sheet.line((x, given.axis_px, x, given.height_px), LineLook("as_of", 2.0))


def draw_axis(given: SceneInput, ticks: Ticks, sheet: Sheet, words: Sheet, flag: Sheet) -> list[Hit]:
    """Draw the axis over the lanes; gives the hits of the axis and of the as-of flag."""
    left = given.header_px
    sheet.rect((0, 0, given.width_px, given.axis_px), RectLook("panel"))
    sheet.line((0, given.axis_px - 0.5, given.width_px, given.axis_px - 0.5), LineLook("line"))
    if left:
        sheet.line((left - 0.5, 0, left - 0.5, given.axis_px), LineLook("line"))
    hits = [Hit("axis", Box(left, 0, given.width_px - left, given.axis_px))]
    flag_box, stem_x = _draw_flag(given, flag)
    if flag_box is not None:
        hits.append(Hit("as_of", flag_box))
    elif given.pins_flag:
        flag_box = _draw_pinned_flag(given, flag)
        if flag_box is not None:
            hits.append(Hit("as_of_beyond", flag_box))
    draw_axis_stretch(given, sheet)
    second = draw_compare_flag(given, flag_box, flag)
    hits += [] if second is None else [second]
    upper = {tick.ms for tick in ticks.upper}
    for tick in ticks.upper:
        if tick.x > 0:
            x = _crisp(left + tick.x)
            sheet.line((x, 0, x, given.axis_px), LineLook("line"))
    flags = [box for box in (flag_box, None if second is None else second.box) if box is not None]
    for tick in _beside_flags(given, ticks.upper, flags):
        _write(given, tick, Font.SECOND_STRONG, "text", 19.0, (), words)
    stems = [
        Box(x - 2, _UPPER_PX, 4, given.axis_px - _UPPER_PX)
        for x in (stem_x, compare_x_of(given))
        if x is not None
    ]
    for tick in ticks.lower:
        if tick.ms not in upper:
            x = _crisp(left + tick.x)
            sheet.line((x, _UPPER_PX, x, given.axis_px), LineLook("line"))
        _write(given, tick, _TICK_FONT, "second", 44.0, stems, words)
    _name_today(given, flags, words)
    return hits


def _name_today(given: SceneInput, flags: Sequence[Box], sheet: Sheet) -> None:
    """Write “today” over its line, unless something is written there already."""
    x = None if given.today is None else _day_x(given, given.today, DAY_MS // 2)
    if x is None:
        return
    width = given.measure.width("today", Font.SMALL)
    box = Box(min(max(x - width / 2, given.header_px + 4), given.width_px - width - 4), 8.0, width, 14.0)
    taken = [
        Box(text.x - 6, 4, given.measure.width(text.text, text.font) + 12, 20)
        for text in sheet.texts
        if text.y < 30
    ]
    taken += flags
    if not any(box.crosses(other) for other in taken):
        sheet.text(box.x, 19.0, "today", Font.SMALL, "today")


def _write(
    given: SceneInput,
    tick: Tick,
    font: Font,
    colour: str,
    baseline: float,
    taken: Sequence[Box],
    sheet: Sheet,
) -> None:
    """Write a tick's label unless a flag or its stem lies over it."""
    if not tick.label:
        return
    x, width = given.header_px + tick.label_x, given.measure.width(tick.label, font)
    box = Box(x - 3, baseline - 12, width + 6, 16)
    if not any(one.crosses(box) for one in taken):
        sheet.text(x, baseline, tick.label, font, colour)


def _beside_flags(given: SceneInput, row: Sequence[Tick], flags: Sequence[Box]) -> Iterator[Tick]:
    """Move labels of the upper row to the right of flags that would cover them, where there is room."""
    ends = [given.header_px + tick.x for tick in row[1:]] + [given.width_px]
    for tick, end in zip(row, ends, strict=False):
        x = started = given.header_px + tick.label_x
        width = given.measure.width(tick.label, Font.SECOND_STRONG)
        for flag in sorted(flags):
            if flag.crosses(Box(x - 3, 7, width + 6, 16)):
                x = flag.x + flag.width + 8
        if x == started:
            yield tick
        elif x + width + 4 <= end:
            yield replace(tick, label_x=x - given.header_px)


def _draw_flag(given: SceneInput, sheet: Sheet) -> tuple[Box | None, float | None]:
    x = as_of_x_of(given)
    if x is None or given.as_of is None:
        return None, None
    words = day_short(given.as_of)
    width = given.measure.width(words, Font.SECOND_STRONG) + 24
    flag_x = min(max(x - width / 2, given.header_px + 2), given.width_px - width - 2)
    box = Box(flag_x, _FLAG_TOP_PX, width, FLAG_PX)
    sheet.line((x, _FLAG_TOP_PX + FLAG_PX, x, given.axis_px), LineLook("as_of", 2.0))
    sheet.rect(box, RectLook("as_of", radius_px=6))
    sheet.text(flag_x + 12, _FLAG_TOP_PX + 15.5, words, Font.SECOND_STRONG, "as_of_text")
    return box, x


def _draw_pinned_flag(given: SceneInput, sheet: Sheet) -> Box | None:
    """Tell at its edge of the axis that the as-of day lies beyond; gives the flag's box."""
    if given.as_of is None:
        return None
    words = day_short(given.as_of)
    words_px = given.measure.width(words, Font.SMALL_STRONG)
    width = words_px + 2 * _PIN_ROOM_PX + _PIN_ARROW_PX + 6
    if width + 8 > given.width_px - given.header_px:
        return None
    is_left = given.scale.x_at(day_first_ms(given.as_of) + DAY_MS) < 0
    x = given.header_px + 4 if is_left else given.width_px - width - 4
    box = Box(x, _FLAG_TOP_PX + 1, width, FLAG_PX - 2)
    middle = box.y + box.height / 2
    sheet.rect(box, RectLook("panel", radius_px=6, outline="as_of"))
    look = LineLook("as_of", 1.5)
    if is_left:
        tip, step, words_x = x + _PIN_ROOM_PX, 1.0, x + width - _PIN_ROOM_PX - words_px
    else:
        tip, step, words_x = x + width - _PIN_ROOM_PX, -1.0, x + _PIN_ROOM_PX
    sheet.line((tip + step * _PIN_ARROW_PX, middle, tip + step, middle), look)
    for end in (-_PIN_HEAD_PX, _PIN_HEAD_PX):
        sheet.line((tip, middle, tip + step * _PIN_HEAD_PX, middle + end), look)
    sheet.text(words_x, middle + 4, words, Font.SMALL_STRONG, "as_of")
    return box


def _crisp(x: float) -> float:
    """Put a hairline onto whole pixels."""
    return float(np.floor(x)) + 0.5
