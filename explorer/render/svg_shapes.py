"""Rectangles, lines, marks and curves written as SVG, each as `paint` draws it; text is in `svg`."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from explorer.render.paint import (
    DASHED_FILL,
    DASHES_PX,
    FARTHEST_PX,
    HOLLOW_LINE_PX,
    MARK_DASHES_PX,
    PATH_DASHES_PX,
)
from explorer.render.shapes import curve, hatch, mark_outline
from explorer.render.theme import Theme
from explorer.scene.primitives import Colour, Fill, Floats, Lines, Marks, Path, Primitive, Rects, Shape

_CRISP: Final = ' shape-rendering="crispEdges"'
_A_BOX: Final = 4
_MOVE, _LINE, _CURVE, _CURVE_GOES_ON = 0, 1, 2, 3
"""The elements of a QPainterPath."""


class SvgShapes:
    """Writes shapes in the colours of a theme; `gradients` are what they refer to."""

    def __init__(self, theme: Theme, scale: float) -> None:
        self.gradients: list[str] = []
        self._theme = theme
        self._thinnest_px = 1 / scale
        self._gradient_of: dict[tuple[str, float, bool], str] = {}

    def of(self, primitive: Primitive) -> list[str]:
        """Write one primitive; text is none of them."""
        match primitive:
            case Rects():
                return self._rects(primitive)
            case Lines():
                return self._lines(primitive)
            case Marks():
                return self._marks(primitive)
            case Path():
                return self._path(primitive)
            case _:
                raise TypeError(f"{type(primitive).__name__} is no shape")

    def fill(self, colour: Colour, opacity: float = 1.0) -> str:
        """The attributes that fill with a colour."""
        return self._painted("fill", colour, opacity)

    def _stroke(
        self, colour: Colour, opacity: float, width_px: float, dashes_px: Iterable[float] = ()
    ) -> str:
        dashes = " ".join(number(dash) for dash in dashes_px)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        width = f' stroke-width="{number(width_px)}" stroke-linejoin="round"'
        return self._painted("stroke", colour, opacity) + width + dashed

    def _painted(self, what: str, colour: Colour, opacity: float) -> str:
        resolved = self._theme.colour(colour, opacity)
        alpha = resolved.alphaF()
        seen = "" if alpha >= 1 else f' {what}-opacity="{number(alpha)}"'
        return f' {what}="{resolved.name()}"{seen}'

    def _rects(self, rects: Rects) -> list[str]:
        boxes = _near(rects.boxes)
        if not len(boxes):
            return []
        if rects.fill is Fill.HATCH:
            stripes = "".join(_stripes(box) for box in boxes.tolist())
            return [f'<path d="{stripes}"{self.fill(rects.colour, rects.opacity)}/>'] if stripes else []
        if rects.fill is not Fill.SOLID:
            gradient = self._gradient(rects.colour, rects.opacity, is_in=rects.fill is Fill.FADE_IN)
            return [
                f'<path d="{_outline(boxes)}" fill="url(#{gradient})"{_CRISP}/>' for boxes in _each(boxes)
            ]
        if rects.radius_px > 0 or rects.outline is not None or rects.is_dashed:
            return self._outlined(boxes, rects)
        sizes = boxes[:, 2:]
        np.copyto(sizes, self._thinnest_px, where=(sizes > 0) & (sizes < self._thinnest_px))
        return [f'<path d="{_outline(boxes)}"{self.fill(rects.colour, rects.opacity)}{_CRISP}/>']

    def _outlined(self, boxes: Floats, rects: Rects) -> list[str]:
        look = self.fill(rects.colour, rects.opacity * rects.fill_opacity)
        inset = 0.0
        if rects.outline is not None or rects.is_dashed:
            inset = rects.outline_px / 2
            dashes = DASHES_PX if rects.is_dashed else ()
            look += self._stroke(rects.outline or rects.colour, rects.opacity, rects.outline_px, dashes)
        written = []
        for x, y, width, height in boxes.tolist():
            wide, high = max(width - 2 * inset, 0.0), max(height - 2 * inset, 0.0)
            radius = min(max(rects.radius_px - inset, 0.0), wide / 2, high / 2)
            rounded = f' rx="{number(radius)}"' if radius else ""
            written.append(
                f'<rect x="{number(x + inset)}" y="{number(y + inset)}" width="{number(wide)}"'
                f' height="{number(high)}"{rounded}{look}/>'
            )
        return written

    def _gradient(self, colour: Colour, opacity: float, *, is_in: bool) -> str:
        key = (colour, opacity, is_in)
        name = self._gradient_of.get(key)
        if name is None:
            name = self._gradient_of[key] = f"fade{len(self._gradient_of) + 1}"
            resolved = self._theme.colour(colour, opacity)
            first, last = (0.0, resolved.alphaF()) if is_in else (resolved.alphaF(), 0.0)
            stops = "".join(
                f'<stop offset="{at}" stop-color="{resolved.name()}" stop-opacity="{number(alpha)}"/>'
                for at, alpha in ((0, first), (1, last))
            )
            self.gradients.append(f'<linearGradient id="{name}">{stops}</linearGradient>')
        return name

    def _lines(self, lines: Lines) -> list[str]:
        ends = np.clip(np.asarray(lines.ends, dtype=np.float64).reshape(-1, 4), -FARTHEST_PX, FARTHEST_PX)
        if not len(ends):
            return []
        is_straight = bool(((ends[:, 0] == ends[:, 2]) | (ends[:, 1] == ends[:, 3])).all())
        d = "".join(
            f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" for x1, y1, x2, y2 in ends.tolist()
        )
        dashes = DASHES_PX if lines.is_dashed else ()
        crisp = _CRISP if is_straight else ""
        return [f'<path d="{d}"{self._stroke(lines.colour, lines.opacity, lines.width_px, dashes)}{crisp}/>']

    def _marks(self, marks: Marks) -> list[str]:
        centres = np.clip(
            np.asarray(marks.centres, dtype=np.float64).reshape(-1, 2), -FARTHEST_PX, FARTHEST_PX
        )
        size_px = marks.size_px
        if marks.is_hollow or marks.is_dashed:
            size_px -= HOLLOW_LINE_PX
            look = (
                self.fill("panel", marks.opacity)
                if marks.is_hollow
                else self.fill(marks.colour, marks.opacity * DASHED_FILL)
            )
            dashes = MARK_DASHES_PX if marks.is_dashed else ()
            look += self._stroke(marks.colour, marks.opacity, HOLLOW_LINE_PX, dashes)
        else:
            look = self.fill(marks.colour, marks.opacity)
        if marks.shape is Shape.DISC:
            radius = number(size_px / 2)
            return [
                f'<circle cx="{number(x)}" cy="{number(y)}" r="{radius}"{look}/>' for x, y in centres.tolist()
            ]
        d = drawn_as(mark_outline(marks.shape, size_px))
        return [
            f'<path transform="translate({number(x)} {number(y)})" d="{d}"{look}/>'
            for x, y in centres.tolist()
        ]

    def _path(self, path: Path) -> list[str]:
        points = np.clip(np.asarray(path.points, dtype=np.float64).reshape(-1, 2), -FARTHEST_PX, FARTHEST_PX)
        if len(points) < _A_BOX:
            return []
        line, head = curve(points, has_arrow=path.has_arrow)
        dashes = PATH_DASHES_PX if path.is_dashed else ()
        look = self._stroke(path.colour, path.opacity, path.width_px, dashes)
        written = [f'<path d="{drawn_as(line)}" fill="none"{look}/>']
        if head is not None:
            written.append(f'<path d="{_polygon(head)}"{self.fill(path.colour, path.opacity)}/>')
        return written


def number(value: float) -> str:
    """Write a length with three decimals at most, and no more than it needs."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def drawn_as(path: QPainterPath, dx: float = 0.0, dy: float = 0.0) -> str:
    """Write a path as the `d` of an SVG path, moved by dx and dy."""
    parts: list[str] = []
    start = last = (0.0, 0.0)
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        here, kind = (element.x, element.y), element.type.value
        if kind == _MOVE:
            if parts and start == last:
                parts.append("z")
            start = here
        last = here
        letter = {_MOVE: "M", _LINE: "L", _CURVE: "C", _CURVE_GOES_ON: " "}[kind]
        parts.append(f"{letter}{number(here[0] + dx)} {number(here[1] + dy)}")
    if parts and start == last:
        parts.append("z")
    return "".join(parts)


def _near(boxes: Floats) -> Floats:
    near = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    near[:, 2:] += near[:, :2]
    np.clip(near, -FARTHEST_PX, FARTHEST_PX, out=near)
    near[:, 2:] -= near[:, :2]
    return near


def _each(boxes: Floats) -> list[Floats]:
    return [boxes[at : at + 1] for at in range(len(boxes))]


def _outline(boxes: Floats) -> str:
    return "".join(
        f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"
        for x, y, width, height in boxes.tolist()
        if width > 0 and height > 0
    )


def _stripes(box: list[float]) -> str:
    stripes = hatch(*box)
    runs = (drawn_as(run, x, y) for x, y, run in stripes.runs)
    return "".join(runs) + "".join(_polygon(one) for one in stripes.cut)


def _polygon(polygon: QPolygonF) -> str:
    points: list[QPointF] = polygon.toList()
    return "M" + "L".join(f"{number(point.x())} {number(point.y())}" for point in points) + "z"
