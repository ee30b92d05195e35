"""A pane's small timeline as shapes: bands, a row of marks for each kind, the as-of line; no widgets.

Its cost follows pixels: marks that would stand on one another are drawn as one, however many they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Final

import numpy as np

from explorer.model.calendar import DAY_MS, day_first_ms, day_last_ms, day_of_ms
from explorer.model.columns import ACT, CANCELLED, EVENT, PLANNED, STATEMENT, Int64s
from explorer.model.ids import Day, RecordId
from explorer.model.pane_marks import PaneMarks
from explorer.model.wording import day_short
from explorer.scene.measure import Measure
from explorer.scene.primitives import Fill, Floats, Font, Primitive, Shape
from explorer.scene.sheet import Box, LineLook, MarkLook, RectLook, Sheet
from explorer.scene.time_scale import YEAR_MS, TimeScale
from explorer.ui.panes.life_bands import LifeBand

SIDE_PX: Final = 18.0
_TOP_PX: Final = 10.0
_WHOLE_PX: Final = 16.0
_PARTY_PX: Final = 5.0
_GAP_PX: Final = 3.0
_ROW_PX: Final = 16.0
_AXIS_PX: Final = 20.0
_LABEL_PX: Final = 5.0
"""So far a word on a band stays from its ends and from the as-of line."""
_FOLD_PX: Final = 11.0
"""Marks that stand within so many pixels are drawn as one; what is drawn then touches no other."""
_FOLD_REACH_PX: Final = 3.0
_MARK_PX: Final = 8.0
_TALLEST_PX: Final = 10.0
"""Several marks drawn as one are no higher, so that those of rows above one another stay apart."""
_SHAPES: Final = {EVENT: Shape.DISC, STATEMENT: Shape.SPEECH, ACT: Shape.DIAMOND}
_SIZES: Final = {EVENT: 8.0, STATEMENT: 7.0, ACT: 7.5}
_NO_ACTOR: Final = "third"
_SHORTEST_BAND_PX: Final = 3.0
_LEAST_SPAN_PX: Final = 12.0
_AS_OF_REACH: Final = 0.25
"""The as-of day is shown beyond the records by so much of their span; farther off, an arrow points to it."""


@dataclass(frozen=True, slots=True)
class SmallHit:
    """What lies under a pixel: records, the latest last, or a band with its words."""

    box: Box
    records: tuple[RecordId, ...] = ()
    words: str = ""
    first_ms: int = 0
    last_ms: int = 0


@dataclass(frozen=True, slots=True)
class SmallScene:
    """What is drawn, how high it is, and what can be pointed at, the uppermost last."""

    primitives: tuple[Primitive, ...]
    height_px: float
    hits: tuple[SmallHit, ...]

    def hit(self, x: float, y: float) -> SmallHit | None:
        """What lies under a pixel; None over empty ground."""
        return next((hit for hit in reversed(self.hits) if hit.box.contains(x, y)), None)


@dataclass(frozen=True, slots=True)
class SmallInput:
    """What the small timeline is built from; `bands` are the whole's, then the parties'."""

    marks: PaneMarks
    bands: tuple[tuple[LifeBand, ...], ...]
    as_of: Day
    width_px: float
    measure: Measure


def small_height_px(marks: PaneMarks, bands: Sequence[Sequence[LifeBand]]) -> float:
    """How high the small timeline is; 0 where there is nothing to show."""
    if not _has_something(marks, bands):
        return 0.0
    parties = max(len(bands) - 1, 0)
    bands_px = (_WHOLE_PX + _GAP_PX if bands else 0.0) + parties * (_PARTY_PX + _GAP_PX)
    return _TOP_PX + bands_px + len(_kinds(marks)) * _ROW_PX + _AXIS_PX


def _has_something(marks: PaneMarks, bands: Sequence[Sequence[LifeBand]]) -> bool:
    """One record alone tells nothing by its place."""
    return bool(bands) or len(marks) > 1


def _kinds(marks: PaneMarks) -> list[int]:
    return [kind for kind in (ACT, EVENT, STATEMENT) if bool((marks.kinds == kind).any())]


def build_small_scene(given: SmallInput) -> SmallScene:
    """Lay everything out in the width; an empty scene where there is nothing to show."""
    height_px = small_height_px(given.marks, given.bands)
    if not height_px:
        return SmallScene((), 0.0, ())
    return _Builder(given, height_px).built()


class _Builder:
    """Puts the layers together: ground, bands, marks, words."""

    def __init__(self, given: SmallInput, height_px: float) -> None:
        self._given = given
        self._height_px = height_px
        self._bands, self._lines, self._marks = Sheet(), Sheet(), Sheet()
        self._hits: list[SmallHit] = []
        self._left, self._right = SIDE_PX, max(given.width_px - SIDE_PX, SIDE_PX + 1)
        self._scale = _scale(given, self._right - self._left)
        self._day_end_ms = day_last_ms(given.as_of)

    def built(self) -> SmallScene:
        y = _TOP_PX
        for at, row in enumerate(self._given.bands):
            row_px = _PARTY_PX if at else _WHOLE_PX
            for band in row:
                self._draw_band(band, y, row_px)
            y += row_px + _GAP_PX
        for kind in _kinds(self._given.marks):
            self._draw_row(kind, y)
            y += _ROW_PX
        self._draw_axis(y)
        layers = (self._bands, self._lines, self._marks)
        return SmallScene(
            tuple(one for layer in layers for one in layer.primitives()), self._height_px, tuple(self._hits)
        )

    def _x(self, ms: int) -> float:
        return min(max(self._left + self._scale.x_at(ms), self._left), self._right)

    def _draw_band(self, band: LifeBand, y: float, row_px: float) -> None:
        right = self._right if band.end_ms is None else self._x(band.end_ms)
        left = min(self._x(band.start_ms), right - _SHORTEST_BAND_PX)
        tone = "in_force" if band.is_suspended else band.tone
        box = (left, y, right - left, row_px)
        radius = 3.0 if row_px > _PARTY_PX else 2.0
        self._bands.rect(
            box, RectLook(f"{tone}_ground", radius_px=radius, opacity=0.6 if band.is_uncertain else 1.0)
        )
        if band.is_suspended:
            self._bands.rect(box, RectLook("suspended", Fill.HATCH, opacity=0.8))
        if band.label and not band.is_suspended:
            self._draw_label(band, left + _LABEL_PX, right - _LABEL_PX, y)
        self._hits.append(SmallHit(Box(left, y - 1, right - left, row_px + 2), words=band.word))

    def _draw_label(self, band: LifeBand, left: float, right: float, y: float) -> None:
        """Write what a band says left of the as-of line, else right of it: the line crosses no word."""
        line_x, has_line = self._as_of_x()
        rooms = [(left, right)]
        if has_line and left < line_x + _LABEL_PX and right > line_x - _LABEL_PX:
            rooms = [(left, line_x - _LABEL_PX), (max(left, line_x + _LABEL_PX), right)]
        for words in (band.label, band.label.split(" since ")[0]):
            for start, end in rooms:
                if self._given.measure.width(words, Font.SMALL_STRONG) <= end - start:
                    self._bands.text(start, y + 12, words, Font.SMALL_STRONG, f"{band.tone}_text")
                    return

    def _draw_row(self, kind: int, y: float) -> None:
        marks = self._given.marks
        rows = np.flatnonzero(marks.kinds == kind)
        middle = y + _ROW_PX / 2
        self._draw_spans(rows, middle)
        x = np.clip(self._left + self._scale.x_of(marks.at_ms[rows]), self._left, self._right)
        order = np.argsort(x, kind="stable")
        rows, x = rows[order], x[order]
        first = 0
        while first < len(rows):
            after = int(np.searchsorted(x, x[first] + _FOLD_PX, "right"))
            self._draw_mark(kind, rows[first:after], x[first:after], middle)
            first = after

    def _draw_spans(self, rows: Int64s, middle: float) -> None:
        """Draw what lasts as faint bars, those that touch as one."""
        marks = self._given.marks
        left = np.clip(self._left + self._scale.x_of(marks.first_ms[rows]), self._left, self._right)
        right = np.clip(self._left + self._scale.x_of(marks.last_ms[rows]), self._left, self._right)
        is_long = right - left > _LEAST_SPAN_PX
        for start, end in _joined(left[is_long], right[is_long]):
            box = (start, middle - 2, end - start, 4.0)
            self._bands.rect(box, RectLook("strong_line", radius_px=2.0))

    def _draw_mark(self, kind: int, rows: Int64s, x: Floats, middle: float) -> None:
        marks = self._given.marks
        at, count = min(float(x[0] + x[-1]) / 2, float(x[0]) + _FOLD_REACH_PX), len(rows)
        chosen = rows[0]
        if marks.own is not None and int(marks.own) in marks.ids[rows]:
            chosen = rows[np.flatnonzero(marks.ids[rows] == int(marks.own))[0]]
            at = float(x[np.flatnonzero(rows == chosen)[0]])
            self._lines.mark(((at, middle),), MarkLook(Shape.DISC, "accent_ground", 17.0))
            self._lines.mark(((at, middle),), MarkLook(Shape.DISC, "accent", 17.0, opacity=0.25))
        colour = "text" if kind == ACT else marks.colours.get(int(marks.actors[chosen]), _NO_ACTOR)
        is_open = bool(marks.flags[chosen] & (PLANNED | CANCELLED))
        is_hollow = is_open or int(marks.at_ms[chosen]) > self._day_end_ms
        if count == 1 or (marks.own is not None and int(marks.ids[chosen]) == int(marks.own)):
            self._marks.mark(((at, middle),), MarkLook(_SHAPES[kind], colour, _SIZES[kind], is_hollow))
        else:
            height = min(5.0 + log2(count), _TALLEST_PX)
            several = len(set(marks.actors[rows].tolist())) > 1 and kind != ACT
            look = RectLook("second" if several else colour, radius_px=2.5)
            self._marks.rect((at - 2.5, middle - height / 2, 5.0, height), look)
        reach = _MARK_PX / 2
        self._hits.append(
            SmallHit(
                Box(at - reach, middle - _ROW_PX / 2, 2 * reach, _ROW_PX),
                records=tuple(RecordId(one) for one in marks.ids[rows].tolist()),
                first_ms=int(marks.first_ms[rows].min()),
                last_ms=int(marks.last_ms[rows].max()),
            )
        )

    def _draw_axis(self, y: float) -> None:
        baseline = y + 2.5
        self._lines.line((self._left, baseline, self._right, baseline), LineLook("line"))
        ends = [(self._left, self._scale.start_ms), (self._right, self._scale.end_ms)]
        first, last = (_end_words(ms, self._scale.span_ms) for _, ms in ends)
        measure, words = self._given.measure, day_short(self._given.as_of)
        day_x, has_line = self._as_of_x()
        words_px = measure.width(words, Font.SMALL_STRONG)
        words_left = min(max(day_x - words_px / 2, self._left), self._right - words_px)
        text_y = y + 15
        first_px, last_px = (measure.width(text, Font.SMALL) for text in (first, last))
        if words_left > self._left + first_px + 8:
            self._lines.text(self._left, text_y, first, Font.SMALL, "third")
        if words_left + words_px < self._right - last_px - 8:
            self._lines.text(self._right - last_px, text_y, last, Font.SMALL, "third")
        self._marks.text(words_left, text_y, words, Font.SMALL_STRONG, "as_of")
        if has_line:
            self._lines.line((day_x, 4.0, day_x, baseline), LineLook("as_of", 1.5))
        else:
            inwards = -5.0 if day_x > self._left else 5.0
            for lift in (-4.0, 4.0):
                ends_at = (day_x + inwards, baseline + lift, day_x, baseline)
                self._lines.line(ends_at, LineLook("as_of", 1.5))

    def _as_of_x(self) -> tuple[float, bool]:
        """Where the as-of line stands, and whether it does; outside, the end beyond which it would."""
        ms = day_first_ms(self._given.as_of) + DAY_MS // 2
        if ms < self._scale.start_ms:
            return self._left, False
        if ms > self._scale.end_ms:
            return self._right, False
        return self._x(ms), True


def _scale(given: SmallInput, width_px: float) -> TimeScale:
    """Fit the records and the beginnings of the bands, and the as-of day where it is not far off."""
    marks = given.marks
    starts = [band.start_ms for row in given.bands for band in row]
    firsts = [*starts, *([int(marks.at_ms.min())] if len(marks) else [])]
    lasts = [*starts, *([int(marks.at_ms.max())] if len(marks) else [])]
    first, last = min(firsts), max(lasts)
    reach = (last - first) * _AS_OF_REACH if not starts else (last - first) * 4 * _AS_OF_REACH
    day = day_last_ms(given.as_of)
    if last < day <= last + reach:
        last = day
    elif first - reach <= day < first:
        first = day
    return TimeScale.fitting(first, max(last, first + DAY_MS), width_px, margin_px=6.0)


def _joined(left: Floats, right: Floats) -> list[tuple[float, float]]:
    """Join spans that touch into as few as they are to the eye."""
    spans: list[tuple[float, float]] = []
    whole: Floats = np.unique(np.column_stack((np.floor(left), np.ceil(right))), axis=0)
    for start, end in whole.tolist():
        if spans and start <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _end_words(ms: int, span_ms: int) -> str:
    """The time at an end of the axis: a year, or a day where the whole of it is short."""
    words = day_short(day_of_ms(ms))
    if span_ms < YEAR_MS // 6:
        return words
    return words.split(" ", 1)[1] if span_ms < 3 * YEAR_MS else words.split(" ", 2)[-1]
