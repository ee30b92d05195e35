"""The one painter: primitives in, pixels (or SVG, or PDF) out; what is drawn is decided in `scene`.

It never clips, sets no composition mode and uses no cosmetic pens, so that every device shows the same.
Straight edges that lie along the axes are drawn without antialiasing, on whole device pixels; everything
else is smooth.
"""

import threading
from collections.abc import Iterable
from math import floor
from typing import Final, TypeVar, cast

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
_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)
DASHES_PX: Final = (3.5, 2.5)
MARK_DASHES_PX: Final = (2.0, 1.4)
HOLLOW_LINE_PX: Final = 1.6
DASHED_FILL: Final = 0.22

Whole = TypeVar("Whole", QRectF, QLineF, QPointF)


def paint(painter: QPainter, primitives: Iterable[Primitive], theme: Theme) -> None:
    """Draw the primitives in their order and leave the painter as it was found."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing, on=False)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    texts = _TextPen(painter, theme)
    for primitive in primitives:
        match primitive:
            case Text():
                texts.draw(primitive)
            case Rects():
                _paint_rects(painter, primitive, theme)
                texts.forget_pen()
            case Lines():
                _paint_lines(painter, primitive, theme)
                texts.forget_pen()
            case Marks():
                _paint_marks(painter, primitive, theme)
                texts.forget_pen()
            case Path():
                _paint_path(painter, primitive, theme)
                texts.forget_pen()
    painter.restore()


def _wrapped(kind: type[Whole], numbers: Floats) -> Whole:
    """See a float64 array as the C array of Qt values that it is; the array must outlive the call."""
    return cast(Whole, shiboken6.wrapInstance(numbers.ctypes.data, kind))


def _smooth(painter: QPainter, is_smooth: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_smooth)


def _device_px(painter: QPainter) -> float:
    """How many device pixels one logical pixel takes."""
    return abs(painter.combinedTransform().m11()) or 1.0


# Rectangles


def _inside(boxes: Floats) -> Floats:
    """Boxes with their edges pulled in to where Qt can draw them; a contiguous copy."""
    near = np.array(boxes, dtype=np.float64, order="C").reshape(-1, 4)
    near[:, 2:] += near[:, :2]
    np.clip(near, -FARTHEST_PX, FARTHEST_PX, out=near)
    near[:, 2:] -= near[:, :2]
    return near


def _paint_rects(painter: QPainter, rects: Rects, theme: Theme) -> None:
    boxes = _inside(rects.boxes)
    if not len(boxes):
        return
    colour = theme.colour(rects.colour, rects.opacity)
    if rects.fill is Fill.HATCH:
        _paint_hatch(painter, boxes, colour)
    elif rects.fill is not Fill.SOLID:
        _paint_fades(painter, boxes, colour, is_in=rects.fill is Fill.FADE_IN)
    elif rects.radius_px > 0 or rects.outline is not None or rects.is_dashed:
        _paint_outlined(painter, boxes, rects, theme)
    else:
        _paint_plain(painter, boxes, colour)


def _paint_plain(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    """Fill whole pixels; a box thinner than one still takes one."""
    thinnest = 1 / _device_px(painter)
    sizes = boxes[:, 2:]
    np.copyto(sizes, thinnest, where=(sizes > 0) & (sizes < thinnest))
    _smooth(painter, False)
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    painter.drawRects(_wrapped(QRectF, boxes), len(boxes))


def _paint_outlined(painter: QPainter, boxes: Floats, rects: Rects, theme: Theme) -> None:
    """Draw boxes one by one, rounded, the outline inside the box."""
    is_round = rects.radius_px > 0
    _smooth(painter, is_round)
    inset = 0.0
    if rects.outline is not None or rects.is_dashed:
        outline = theme.colour(rects.outline or rects.colour, rects.opacity)
        painter.setPen(_pen(outline, rects.outline_px, DASHES_PX if rects.is_dashed else ()))
        inset = rects.outline_px / 2
        _smooth(painter, True)
    else:
        painter.setPen(_NO_PEN)
    painter.setBrush(theme.colour(rects.colour, rects.opacity * rects.fill_opacity))
    for x, y, width, height in boxes.tolist():
        box = QRectF(x + inset, y + inset, max(width - 2 * inset, 0.0), max(height - 2 * inset, 0.0))
        radius = min(max(rects.radius_px - inset, 0.0), box.width() / 2, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)


def _paint_hatch(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    _smooth(painter, True)
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    for box in boxes.tolist():
        stripes = hatch(*box)
        for x, y, run in stripes.runs:
            painter.translate(x, y)
            painter.drawPath(run)
            painter.translate(-x, -y)
        for stripe in stripes.cut:
            painter.drawConvexPolygon(stripe)


def _paint_fades(painter: QPainter, boxes: Floats, colour: QColor, *, is_in: bool) -> None:
    nothing = QColor(colour)
    nothing.setAlphaF(0.0)
    _smooth(painter, False)
    painter.setPen(_NO_PEN)
    for x, y, width, height in boxes.tolist():
        gradient = QLinearGradient(x, 0.0, x + width, 0.0)
        gradient.setColorAt(0.0, nothing if is_in else colour)
        gradient.setColorAt(1.0, colour if is_in else nothing)
        painter.setBrush(QBrush(gradient))
        painter.drawRect(QRectF(x, y, width, height))


# Lines, marks, curves


def _pen(colour: QColor, width_px: float, dashes_px: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour, width_px)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes_px:
        pen.setDashPattern([dash / width_px for dash in dashes_px])  # Qt counts in widths of the pen
    return pen


def _paint_lines(painter: QPainter, lines: Lines, theme: Theme) -> None:
    ends = np.clip(
        np.array(lines.ends, dtype=np.float64, order="C").reshape(-1, 4), -FARTHEST_PX, FARTHEST_PX
    )
    if not len(ends):
        return
    colour = theme.colour(lines.colour, lines.opacity)
    upright, level = ends[:, 0] == ends[:, 2], ends[:, 1] == ends[:, 3]
    if not lines.is_dashed and bool((upright | level).all()):
        _paint_plain(painter, _on_pixels(ends, upright, lines.width_px, _device_px(painter)), colour)
        return
    _smooth(painter, not bool((upright | level).all()))
    painter.setPen(_pen(colour, lines.width_px, DASHES_PX if lines.is_dashed else ()))
    painter.setBrush(_NO_BRUSH)
    painter.drawLines(_wrapped(QLineF, ends), len(ends))


def _on_pixels(
    ends: Floats, upright: np.ndarray[tuple[int], np.dtype[np.bool_]], width_px: float, scale: float
) -> Floats:
    """Turn lines along the axes into boxes of whole device pixels: all hairlines are equally thin."""
    width = max(1, floor(width_px * scale + 0.5)) / scale
    low, high = np.minimum(ends[:, :2], ends[:, 2:]), np.maximum(ends[:, :2], ends[:, 2:])
    snapped = np.floor((low - width / 2) * scale + 0.5) / scale
    boxes = np.empty_like(ends)
    boxes[:, 0] = np.where(upright, snapped[:, 0], low[:, 0])
    boxes[:, 1] = np.where(upright, low[:, 1], snapped[:, 1])
    boxes[:, 2] = np.where(upright, width, high[:, 0] - low[:, 0])
    boxes[:, 3] = np.where(upright, high[:, 1] - low[:, 1], width)
    return boxes


def _paint_marks(painter: QPainter, marks: Marks, theme: Theme) -> None:
    centres = np.clip(np.asarray(marks.centres, dtype=np.float64).reshape(-1, 2), -FARTHEST_PX, FARTHEST_PX)
    colour = theme.colour(marks.colour, marks.opacity)
    _smooth(painter, True)
    size_px = marks.size_px
    if marks.is_hollow or marks.is_dashed:
        size_px -= HOLLOW_LINE_PX
        painter.setPen(_pen(colour, HOLLOW_LINE_PX, MARK_DASHES_PX if marks.is_dashed else ()))
        inside = theme.colour("panel", marks.opacity)
        painter.setBrush(
            inside if marks.is_hollow else theme.colour(marks.colour, marks.opacity * DASHED_FILL)
        )
    else:
        painter.setPen(_NO_PEN)
        painter.setBrush(colour)
    if marks.shape is Shape.DISC:
        half = size_px / 2
        for x, y in centres.tolist():
            painter.drawEllipse(QRectF(x - half, y - half, size_px, size_px))
        return
    outline = mark_outline(marks.shape, size_px)
    for x, y in centres.tolist():
        painter.translate(x, y)
        painter.drawPath(outline)
        painter.translate(-x, -y)


def _paint_path(painter: QPainter, path: Path, theme: Theme) -> None:
    points = np.clip(np.asarray(path.points, dtype=np.float64).reshape(-1, 2), -FARTHEST_PX, FARTHEST_PX)
    if len(points) < 4:
        return
    colour = theme.colour(path.colour, path.opacity)
    line, head = curve(points, has_arrow=path.has_arrow)
    _smooth(painter, True)
    painter.setPen(_pen(colour, path.width_px))
    painter.setBrush(_NO_BRUSH)
    painter.drawPath(line)
    if head is not None:
        painter.setPen(_NO_PEN)
        painter.setBrush(colour)
        painter.drawPolygon(head)


# Text


class _TextPen:
    """Draws text and remembers which font and colour the painter has in hand."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        self._font: Font | None = None
        self._pen: QColor | None = None

    def forget_pen(self) -> None:
        """Something else has set the painter's pen since."""
        self._pen = None

    def draw(self, text: Text) -> None:
        if not text.text or not -FARTHEST_PX < text.x < FARTHEST_PX:
            return
        if text.font is not self._font:
            self._painter.setFont(font(text.font))
            self._font = text.font
        colour = self._theme.colour(text.colour, text.opacity)
        if colour is not self._pen:
            self._painter.setPen(colour)
            self._pen = colour
        static, ascent = _static_text(text.text, text.font)
        self._painter.drawStaticText(QPointF(text.x, text.y - ascent), static)


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
