"""The outlines of what is told of commitments: a sign of its own for each verdict, flags for deadlines."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from explorer.scene.primitives import Shape

VERDICT_SHAPES: Final = frozenset(
    {
        *(Shape.MET, Shape.PARTLY_MET, Shape.BROKEN, Shape.JUDGED_DISPUTED, Shape.PENDING),
        *(Shape.DUE, Shape.OVERDUE),
    }
)
_Points = tuple[tuple[float, float], ...]
_CHECK: Final[_Points] = ((-0.26, 0.02), (-0.07, 0.21), (0.27, -0.2))
_CROSS: Final[tuple[_Points, ...]] = (((-0.2, -0.2), (0.2, 0.2)), ((-0.2, 0.2), (0.2, -0.2)))
_PLAINT: Final[tuple[_Points, ...]] = (((0.0, -0.26), (0.0, 0.06)), ((0.0, 0.24), (0.0, 0.26)))
_DOTS: Final[tuple[_Points, ...]] = tuple(((x, 0.0), (x + 0.01, 0.0)) for x in (-0.22, 0.0, 0.22))
_FLAG: Final[_Points] = ((-0.3, -0.55), (0.5, -0.28), (-0.3, 0.0))


def verdict_outline(shape: Shape, size_px: float) -> QPainterPath:
    """Give the outline of a verdict or a deadline around (0, 0), `size_px` wide."""
    disc = QPainterPath()
    disc.addEllipse(QRectF(-size_px / 2, -size_px / 2, size_px, size_px))
    ring = _stroked(disc.simplified(), size_px * 0.13)
    match shape:
        case Shape.MET:
            return disc.subtracted(_line(_CHECK, size_px))
        case Shape.BROKEN:
            return disc.subtracted(_lines(_CROSS, size_px))
        case Shape.PARTLY_MET:
            left = QPainterPath()
            left.addRect(QRectF(-size_px, -size_px, size_px, 2 * size_px))
            return ring.united(disc.intersected(left))
        case Shape.JUDGED_DISPUTED:
            return ring.united(_lines(_PLAINT, size_px))
        case Shape.PENDING:
            return ring.united(_lines(_DOTS, size_px))
        case _:
            return _flag(shape, size_px)


def _flag(shape: Shape, size_px: float) -> QPainterPath:
    pole = _line(((-0.3, -0.6), (-0.3, 0.6)), size_px)
    cloth = QPainterPath(QPointF(_FLAG[0][0] * size_px, _FLAG[0][1] * size_px))
    for x, y in _FLAG[1:]:
        cloth.lineTo(x * size_px, y * size_px)
    cloth.closeSubpath()
    if shape is Shape.DUE:
        return pole.united(cloth)
    return pole.united(_stroked(cloth, size_px * 0.14))


def _lines(lines: tuple[_Points, ...], size_px: float) -> QPainterPath:
    path = QPainterPath()
    for points in lines:
        path = path.united(_line(points, size_px))
    return path


def _line(points: _Points, size_px: float) -> QPainterPath:
    path = QPainterPath(QPointF(points[0][0] * size_px, points[0][1] * size_px))
    for x, y in points[1:]:
        path.lineTo(x * size_px, y * size_px)
    return _stroked(path, size_px * 0.15)


def _stroked(path: QPainterPath, width_px: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width_px)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path).simplified()
