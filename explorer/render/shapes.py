"""The outlines that the painter draws: marks around their centre, hatches, arrow heads; geometry only."""

import threading
from math import ceil, floor, hypot, sqrt
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from explorer.render.verdict_shapes import VERDICT_SHAPES, verdict_outline
from explorer.scene.primitives import Floats, Shape

HATCH_PERIOD_PX: Final = 6.0
HATCH_LINE_PX: Final = 1.5
ARROW_PX: Final = 7.0
_RUNS_KEPT: Final = 256
_LONGEST_RUN: Final = 2
"""Qt fills one path of many stripes far slower than many paths of two."""


_WHOLES: Final = {
    Shape.HALF_DISC: Shape.DISC,
    Shape.HALF_SPEECH: Shape.SPEECH,
    Shape.HALF_DIAMOND: Shape.DIAMOND,
}


class _Outlines(threading.local):
    """The outlines of one thread: Qt keeps in a path what it has found out while drawing it."""

    def __init__(self) -> None:
        self.of_marks: dict[tuple[Shape, float], QPainterPath] = {}
        self.of_runs: dict[tuple[float, int], QPainterPath] = {}


_outlines: Final = _Outlines()


def mark_outline(shape: Shape, size_px: float) -> QPainterPath:
    """Give the outline of a mark around (0, 0). The result is shared within the thread: don't change it.

    A disc is `size_px` wide; the others are drawn to weigh the same to the eye.
    """
    key = (shape, size_px)
    outline = _outlines.of_marks.get(key)
    if outline is None:
        outline = _outlines.of_marks[key] = _mark_outline(shape, size_px)
    return outline


def _mark_outline(shape: Shape, size_px: float) -> QPainterPath:
    half = size_px / 2
    if shape in VERDICT_SHAPES:
        return verdict_outline(shape, size_px)
    match shape:
        case Shape.DISC:
            path = QPainterPath()
            path.addEllipse(QRectF(-half, -half, size_px, size_px))
            return path
        case Shape.DIAMOND:
            return _diamond(size_px * 0.66, size_px * 0.1)
        case Shape.SPEECH:
            return _speech(size_px)
        case Shape.LOCK:
            return _lock(size_px)
        case Shape.HALF_DISC | Shape.HALF_SPEECH | Shape.HALF_DIAMOND:
            left = QPainterPath()
            left.addRect(QRectF(-2 * size_px, -2 * size_px, 2 * size_px, 4 * size_px))
            return _mark_outline(_WHOLES[shape], size_px).intersected(left)
        case _:
            raise ValueError(f"{shape} has no outline")


def _diamond(reach: float, rounding: float) -> QPainterPath:
    """A square on its corner, the corners rounded by cutting `rounding` off each side."""
    path = QPainterPath()
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    share = rounding / (reach * sqrt(2))
    for index, (x, y) in enumerate(corners):
        (before_x, before_y), (after_x, after_y) = corners[index - 1], corners[(index + 1) % 4]
        enter = QPointF(x + (before_x - x) * share, y + (before_y - y) * share)
        leave = QPointF(x + (after_x - x) * share, y + (after_y - y) * share)
        if index:
            path.lineTo(enter)
        else:
            path.moveTo(enter)
        path.quadTo(QPointF(x, y), leave)
    path.closeSubpath()
    return path


def _speech(size: float) -> QPainterPath:
    """A speech bubble with its tail at the lower left, one outline."""
    left, right, top, bottom = -0.75 * size, 0.75 * size, -0.55 * size, 0.38 * size
    radius = 0.26 * size
    tail_left, tail_right, tip = left + 0.34 * size, left + 0.72 * size, bottom + 0.36 * size
    path = QPainterPath(QPointF(left + radius, top))
    path.lineTo(right - radius, top)
    path.quadTo(right, top, right, top + radius)
    path.lineTo(right, bottom - radius)
    path.quadTo(right, bottom, right - radius, bottom)
    path.lineTo(tail_right, bottom)
    path.lineTo(tail_left, tip)
    path.lineTo(tail_left, bottom)
    path.lineTo(left + radius, bottom)
    path.quadTo(left, bottom, left, bottom - radius)
    path.lineTo(left, top + radius)
    path.quadTo(left, top, left + radius, top)
    path.closeSubpath()
    return path


def _lock(size: float) -> QPainterPath:
    """A padlock: a body and a shackle."""
    body = QPainterPath()
    body.addRoundedRect(QRectF(-0.38 * size, -0.06 * size, 0.76 * size, 0.56 * size), 0.1 * size, 0.1 * size)
    shackle = QPainterPath(QPointF(-0.23 * size, 0.0))
    shackle.lineTo(-0.23 * size, -0.22 * size)
    shackle.arcTo(QRectF(-0.23 * size, -0.45 * size, 0.46 * size, 0.46 * size), 180, -180)
    shackle.lineTo(0.23 * size, 0.0)
    stroker = QPainterPathStroker()
    stroker.setWidth(0.14 * size)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    return body.united(stroker.createStroke(shackle))


class Hatch(NamedTuple):
    """What fills a rectangle with stripes: `runs` of whole ones, each a place and a path, and cut ones."""

    runs: list[tuple[float, float, QPainterPath]]
    cut: list[QPolygonF]


def hatch(left: float, top: float, width: float, height: float) -> Hatch:
    """Give the stripes that fill a rectangle, cut exactly at its edges, anchored to the origin.

    The stripes rise to the right at 45 degrees: on each, x + y lies between c and c + thickness. Those
    that reach from the bottom to the top are all alike, and drawn in runs; the others touch a side.
    """
    step, thick = HATCH_PERIOD_PX * sqrt(2), HATCH_LINE_PX * sqrt(2)
    right, bottom = left + width, top + height
    first, last = floor((left + top - thick) / step), floor((right + bottom) / step)
    first_whole = ceil((left + bottom) / step)
    end_whole = max(floor((right + top - thick) / step) + 1, first_whole)
    runs = []
    at = first_whole
    while at < end_whole:
        count = min(1 << (end_whole - at).bit_length() - 1, _LONGEST_RUN)
        runs.append((at * step - top, top, _whole_stripes(height, count)))
        at += count
    sides = [*range(first, min(first_whole, last + 1)), *range(end_whole, last + 1)]
    cut = [_cut_stripe(number * step, left, top, right, bottom) for number in sides]
    return Hatch(runs, [stripe for stripe in cut if stripe is not None])


def _whole_stripes(height: float, count: int) -> QPainterPath:
    """Give a run of stripes of a height, the first one's upper left corner at the origin."""
    runs = _outlines.of_runs
    run = runs.get((height, count))
    if run is None:
        if len(runs) >= _RUNS_KEPT:
            runs.clear()
        run = runs[height, count] = _make_stripes(height, count)
    return run


def _make_stripes(height: float, count: int) -> QPainterPath:
    step, thick = HATCH_PERIOD_PX * sqrt(2), HATCH_LINE_PX * sqrt(2)
    path = QPainterPath()
    for x in (number * step for number in range(count)):
        path.moveTo(x, 0.0)
        path.lineTo(x + thick, 0.0)
        path.lineTo(x + thick - height, height)
        path.lineTo(x - height, height)
        path.closeSubpath()
    return path


def _cut_stripe(c: float, left: float, top: float, right: float, bottom: float) -> QPolygonF | None:
    """Cut the stripe that begins at x + y = c out of a rectangle, None where it lies outside."""
    start = max(c, left + top)
    end = min(c + HATCH_LINE_PX * sqrt(2), right + bottom)
    if end <= start:
        return None
    points = [_upper(start, right, top)]
    if start < right + top < end:
        points.append(QPointF(right, top))
    points += [_upper(end, right, top), _lower(end, left, bottom)]
    if start < left + bottom < end:
        points.append(QPointF(left, bottom))
    points.append(_lower(start, left, bottom))
    return QPolygonF(points)


def _upper(c: float, right: float, top: float) -> QPointF:
    """Where the line x + y = c leaves a rectangle at its top or right."""
    return QPointF(c - top, top) if c - top <= right else QPointF(right, c - right)


def _lower(c: float, left: float, bottom: float) -> QPointF:
    """Where the line x + y = c enters a rectangle at its bottom or left."""
    return QPointF(c - bottom, bottom) if c - bottom >= left else QPointF(left, c - left)


def curve(points: Floats, *, has_arrow: bool) -> tuple[QPainterPath, QPolygonF | None]:
    """Make a path of cubic pieces and, where asked, the arrow head at its end; the path stops at its base."""
    pieces = np.asarray(points, dtype=np.float64)
    head = None
    if has_arrow and len(pieces) >= 4:
        pieces, head = _with_arrow(pieces)
    path = QPainterPath(QPointF(*pieces[0]))
    for i in range(1, len(pieces) - 2, 3):
        path.cubicTo(QPointF(*pieces[i]), QPointF(*pieces[i + 1]), QPointF(*pieces[i + 2]))
    return path, head


def _with_arrow(points: Floats) -> tuple[Floats, QPolygonF]:
    """Shorten the last piece by the arrow's length; give the rest and the head."""
    *before, a, b, c, d = (tuple(map(float, point)) for point in points)
    polygon = _distance(a, b) + _distance(b, c) + _distance(c, d)
    chord = _distance(a, d)
    share = max(0.0, 1 - 0.8 * ARROW_PX / max((polygon + chord) / 2, 1e-9))
    ab, bc, cd = _between(a, b, share), _between(b, c, share), _between(c, d, share)
    abc, bcd = _between(ab, bc, share), _between(bc, cd, share)
    base = _between(abc, bcd, share)
    length = _distance(base, d) or 1.0
    along_x, along_y = (d[0] - base[0]) / length, (d[1] - base[1]) / length
    back_x, back_y = d[0] - along_x * ARROW_PX, d[1] - along_y * ARROW_PX
    half = ARROW_PX * 0.5
    head = QPolygonF(
        [
            QPointF(*d),
            QPointF(back_x - along_y * half, back_y + along_x * half),
            QPointF(back_x + along_x * 1.2, back_y + along_y * 1.2),
            QPointF(back_x + along_y * half, back_y - along_x * half),
        ]
    )
    return np.array([*before, a, ab, abc, base]), head


def _between(start: tuple[float, ...], end: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(s + (e - s) * share for s, e in zip(start, end, strict=True))


def _distance(start: tuple[float, ...], end: tuple[float, ...]) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])
