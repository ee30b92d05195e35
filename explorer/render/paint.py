"""The one painter: primitives in, pixels (or SVG, or PDF) out; what is drawn is decided in `scene`.

It never clips, sets no composition mode and uses no cosmetic pens, so that every device shows the same.
Straight edges that lie along the axes are drawn without antialiasing, on whole device pixels; everything
else is smooth.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple, TypeVar, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QStaticText, QTextOption

from explorer.render.fonts import QtMeasure, font, one_line
from explorer.render.shapes import curve, hatch, mark_outline
from explorer.render.theme import Theme
from explorer.scene.primitives import Fill, Floats, Font, Lines, Marks, Path, Primitive, Rects, Shape, Text

FARTHEST_PX: Final = 1e6
"""Coordinates beyond this are pulled in: Qt drops shapes that reach too far out."""
_TEXTS_KEPT: Final = 8_000
_PENS_KEPT: Final = 2_000
_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)
DASHES_PX: Final = (3.5, 2.5)
MARK_DASHES_PX: Final = (2.0, 1.4)
PATH_DASHES_PX: Final = (5.0, 3.5)
HOLLOW_LINE_PX: Final = 1.6
DASHED_FILL: Final = 0.22

Whole = TypeVar("Whole", QRectF, QLineF, QPointF)


def paint(painter: QPainter, primitives: Iterable[Primitive], theme: Theme) -> None:
    """Draw the primitives in their order and leave the painter as it was found."""
    everything = tuple(primitives)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing, on=False)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    hand = _Hand(painter)
    texts = _TextPen(hand, theme)
    px = _device_px(painter)
    boxes = iter(_Boxes.of([one for one in everything if isinstance(one, Rects)], px))
    lines = iter(_Boxes.along([one for one in everything if isinstance(one, Lines)], px))
    for primitive in everything:
        match primitive:
            case Text():
                texts.draw(primitive)
            case Rects():
                _paint_rects(hand, primitive, next(boxes), theme)
            case Lines():
                _paint_lines(hand, primitive, next(lines), theme)
            case Marks():
                _paint_marks(hand, primitive, theme)
            case Path():
                _paint_path(hand, primitive, theme)
    painter.restore()


class _Hand:
    """A painter with what it has in hand: nothing is taken up twice."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._is_smooth = False
        self._pen: QPen | QColor | None = None

    def smooth(self, is_smooth: bool) -> None:
        if is_smooth is not self._is_smooth:
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)
            self._is_smooth = is_smooth

    def take(self, pen: QPen | QColor, brush: QBrush | QColor | None = None) -> None:
        """Take up a pen, and a brush where one is given."""
        if pen is not self._pen:
            self.painter.setPen(pen)
            self._pen = pen
        if brush is not None:
            self.painter.setBrush(brush)


def _wrapped(kind: type[Whole], numbers: Floats) -> Whole:
    """See a float64 array as the C array of Qt values that it is; the array must outlive the call."""
    return cast(Whole, shiboken6.wrapInstance(numbers.__array_interface__["data"][0], kind))


def _device_px(painter: QPainter) -> float:
    """How many device pixels one logical pixel takes."""
    return abs(painter.combinedTransform().m11()) or 1.0


# Boxes and lines of all primitives, worked out at once: a few numbers each, one by one they would take longer


class _Boxes(NamedTuple):
    """What one primitive draws, as rows of four numbers in reach of Qt.

    `numbers` are boxes, or the ends of lines. `whole` are boxes that take a device pixel at least, for lines
    those along the axes; None where a line runs aslant.
    """

    numbers: Floats
    whole: Floats | None

    @classmethod
    def of(cls, rects: Sequence[Rects], device_px: float) -> Iterator["_Boxes"]:
        numbers, bounds = _joined([one.boxes for one in rects])
        numbers[:, 2:] += numbers[:, :2]
        np.clip(numbers, -FARTHEST_PX, FARTHEST_PX, out=numbers)
        numbers[:, 2:] -= numbers[:, :2]
        whole = _at_least(numbers.copy(), 1 / device_px)
        for first, end in pairwise(bounds):
            yield cls(numbers[first:end], whole[first:end])

    @classmethod
    def along(cls, lines: Sequence[Lines], device_px: float) -> Iterator["_Boxes"]:
        ends, bounds = _joined([one.ends for one in lines])
        np.clip(ends, -FARTHEST_PX, FARTHEST_PX, out=ends)
        upright = ends[:, 0] == ends[:, 2]
        is_aslant = ~(upright | (ends[:, 1] == ends[:, 3]))
        widths = np.repeat([one.width_px for one in lines], np.diff(bounds))
        whole = _at_least(_on_pixels(ends, upright, widths, device_px), 1 / device_px)
        aslant_before = [0, *np.cumsum(is_aslant).tolist()]
        for first, end in pairwise(bounds):
            is_straight = aslant_before[first] == aslant_before[end]
            yield cls(ends[first:end], whole[first:end] if is_straight else None)


def _joined(parts: Sequence[Floats]) -> tuple[Floats, list[int]]:
    """Give a copy of all rows of four, one part after another, and where each begins and the last ends."""
    bounds = list(accumulate((len(part) for part in parts), initial=0))
    if not bounds[-1]:
        return np.empty((0, 4)), bounds
    return np.concatenate([part for part in parts if len(part)], dtype=np.float64), bounds


def _at_least(boxes: Floats, thinnest: float) -> Floats:
    """Let a box thinner than one device pixel still take one."""
    sizes = boxes[:, 2:]
    np.copyto(sizes, thinnest, where=(sizes > 0) & (sizes < thinnest))
    return boxes


def _on_pixels(
    ends: Floats, upright: np.ndarray[tuple[int], np.dtype[np.bool_]], widths_px: Floats, scale: float
) -> Floats:
    """Turn lines along the axes into boxes of whole device pixels: all hairlines are equally thin."""
    widths = np.maximum(1.0, np.floor(widths_px * scale + 0.5)) / scale
    low, high = np.minimum(ends[:, :2], ends[:, 2:]), np.maximum(ends[:, :2], ends[:, 2:])
    snapped = np.floor((low - widths[:, np.newaxis] / 2) * scale + 0.5) / scale
    boxes = np.empty_like(ends)
    boxes[:, 0] = np.where(upright, snapped[:, 0], low[:, 0])
    boxes[:, 1] = np.where(upright, low[:, 1], snapped[:, 1])
    boxes[:, 2] = np.where(upright, widths, high[:, 0] - low[:, 0])
    boxes[:, 3] = np.where(upright, high[:, 1] - low[:, 1], widths)
    return boxes


def _paint_plain(hand: _Hand, boxes: Floats, colour: QColor) -> None:
    """Fill whole pixels."""
    hand.smooth(False)
    hand.take(_NO_PEN, colour)
    hand.painter.drawRects(_wrapped(QRectF, boxes), len(boxes))


# Rectangles


def _paint_rects(hand: _Hand, rects: Rects, boxes: _Boxes, theme: Theme) -> None:
    if not len(boxes.numbers):
        return
    colour = theme.colour(rects.colour, rects.opacity)
    if rects.fill is Fill.HATCH:
        _paint_hatch(hand, boxes.numbers, colour)
    elif rects.fill is not Fill.SOLID:
        _paint_fades(hand, boxes.numbers, colour, is_in=rects.fill is Fill.FADE_IN)
    elif rects.radius_px > 0 or rects.outline is not None or rects.is_dashed or boxes.whole is None:
        _paint_outlined(hand, boxes.numbers, rects, theme)
    else:
        _paint_plain(hand, boxes.whole, colour)


def _paint_outlined(hand: _Hand, boxes: Floats, rects: Rects, theme: Theme) -> None:
    """Draw boxes one by one, rounded, the outline inside the box."""
    inset = 0.0
    pen = _NO_PEN
    if rects.outline is not None or rects.is_dashed:
        outline = theme.colour(rects.outline or rects.colour, rects.opacity)
        pen = _pen(outline, rects.outline_px, DASHES_PX if rects.is_dashed else ())
        inset = rects.outline_px / 2
    hand.smooth(rects.radius_px > 0 or pen is not _NO_PEN)
    hand.take(pen, theme.colour(rects.colour, rects.opacity * rects.fill_opacity))
    draw, most = hand.painter.drawRoundedRect, max(rects.radius_px - inset, 0.0)
    for x, y, width, height in boxes.tolist():
        width, height = max(width - 2 * inset, 0.0), max(height - 2 * inset, 0.0)
        radius = min(most, width / 2, height / 2)
        draw(QRectF(x + inset, y + inset, width, height), radius, radius)


def _paint_hatch(hand: _Hand, boxes: Floats, colour: QColor) -> None:
    painter = hand.painter
    hand.smooth(True)
    hand.take(_NO_PEN, colour)
    for box in boxes.tolist():
        stripes = hatch(*box)
        for x, y, run in stripes.runs:
            painter.translate(x, y)
            painter.drawPath(run)
            painter.translate(-x, -y)
        for stripe in stripes.cut:
            painter.drawConvexPolygon(stripe)


def _paint_fades(hand: _Hand, boxes: Floats, colour: QColor, *, is_in: bool) -> None:
    nothing = QColor(colour)
    nothing.setAlphaF(0.0)
    hand.smooth(False)
    for x, y, width, height in boxes.tolist():
        gradient = QLinearGradient(x, 0.0, x + width, 0.0)
        gradient.setColorAt(0.0, nothing if is_in else colour)
        gradient.setColorAt(1.0, colour if is_in else nothing)
        hand.take(_NO_PEN, QBrush(gradient))
        hand.painter.drawRect(QRectF(x, y, width, height))


# Lines, marks, curves


def _pen(colour: QColor, width_px: float, dashes_px: tuple[float, ...] = ()) -> QPen:
    """Give a pen for a colour of a theme; asking again costs a look-up. It is shared: don't change it."""
    key = (id(colour), width_px, dashes_px)
    found = _pens.get(key)
    if found is None or found[0] is not colour:
        pen = QPen(colour, width_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes_px:
            pen.setDashPattern([dash / width_px for dash in dashes_px])  # Qt counts in widths of the pen
        if len(_pens) > _PENS_KEPT:
            _pens.clear()
        found = _pens[key] = (colour, pen)
    return found[1]


_pens: Final[dict[tuple[int, float, tuple[float, ...]], tuple[QColor, QPen]]] = {}
"""Pens by the identity of their colour, which is kept beside each."""


def _paint_lines(hand: _Hand, lines: Lines, boxes: _Boxes, theme: Theme) -> None:
    ends, colour = boxes.numbers, theme.colour(lines.colour, lines.opacity)
    if not len(ends):
        return
    if not lines.is_dashed and boxes.whole is not None:
        _paint_plain(hand, boxes.whole, colour)
        return
    hand.smooth(boxes.whole is None)
    hand.take(_pen(colour, lines.width_px, DASHES_PX if lines.is_dashed else ()), _NO_BRUSH)
    hand.painter.drawLines(_wrapped(QLineF, ends), len(ends))


def _paint_marks(hand: _Hand, marks: Marks, theme: Theme) -> None:
    painter = hand.painter
    colour = theme.colour(marks.colour, marks.opacity)
    hand.smooth(True)
    size_px = marks.size_px
    if marks.is_hollow or marks.is_dashed:
        size_px -= HOLLOW_LINE_PX
        inside = theme.colour("panel", marks.opacity)
        hand.take(
            _pen(colour, HOLLOW_LINE_PX, MARK_DASHES_PX if marks.is_dashed else ()),
            inside if marks.is_hollow else theme.colour(marks.colour, marks.opacity * DASHED_FILL),
        )
    else:
        hand.take(_NO_PEN, colour)
    centres = [
        (min(max(x, -FARTHEST_PX), FARTHEST_PX), min(max(y, -FARTHEST_PX), FARTHEST_PX))
        for x, y in marks.centres.tolist()
    ]
    if marks.shape is Shape.DISC:
        half = size_px / 2
        for x, y in centres:
            painter.drawEllipse(QRectF(x - half, y - half, size_px, size_px))
        return
    outline = mark_outline(marks.shape, size_px)
    for x, y in centres:
        painter.translate(x, y)
        painter.drawPath(outline)
        painter.translate(-x, -y)


def _paint_path(hand: _Hand, path: Path, theme: Theme) -> None:
    points = np.clip(np.asarray(path.points, dtype=np.float64).reshape(-1, 2), -FARTHEST_PX, FARTHEST_PX)
    if len(points) < 4:
        return
    colour = theme.colour(path.colour, path.opacity)
    line, head = curve(points, has_arrow=path.has_arrow)
    hand.smooth(True)
    pen = _pen(colour, path.width_px)
    if path.is_dashed:
        pen = QPen(pen)
        pen.setDashPattern([dash / path.width_px for dash in PATH_DASHES_PX])
    hand.take(pen, _NO_BRUSH)
    hand.painter.drawPath(line)
    if head is not None:
        hand.take(_NO_PEN, colour)
        hand.painter.drawPolygon(head)


# Text


class _TextPen:
    """Draws text and remembers which font the painter has in hand."""

    def __init__(self, hand: _Hand, theme: Theme) -> None:
        self._hand = hand
        self._draw = hand.painter.drawStaticText
        self._theme = theme
        self._font: Font | None = None

    def draw(self, text: Text) -> None:
        x, role = text.x, text.font
        if not text.text or not -FARTHEST_PX < x < FARTHEST_PX:
            return
        if role is not self._font:
            self._hand.painter.setFont(font(role))
            self._font = role
        self._hand.take(self._theme.colour(text.colour, text.opacity))
        static, ascent = _static_text(text.text, role)
        self._draw(QPointF(x, text.y - ascent), static)


class _Texts(threading.local):
    """The text that one thread has laid out: drawing it lays it out anew where the scale is another."""

    def __init__(self) -> None:
        self.laid_out: dict[tuple[str, Font], QStaticText] = {}
        self.ascents: dict[Font, float] = {}


_texts: Final = _Texts()


def _static_text(text: str, role: Font) -> tuple[QStaticText, float]:
    """Give text that is laid out already, and how far above its baseline it begins."""
    laid_out, ascents = _texts.laid_out, _texts.ascents
    if not ascents:
        measure = QtMeasure()
        ascents.update({each: measure.ascent(each) for each in Font})
    key = (text, role)
    static = laid_out.get(key)
    if static is None:
        if len(laid_out) >= _TEXTS_KEPT:
            laid_out.clear()
        static = QStaticText(one_line(text))
        static.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        static.setTextOption(option)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid_out[key] = static
    return static, ascents[role]
