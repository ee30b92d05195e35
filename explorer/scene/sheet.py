"""Collects shapes while a scene is built and hands them out as few primitives, one for each look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from explorer.scene.primitives import (
    Colour,
    Fill,
    Floats,
    Font,
    Lines,
    Marks,
    Path,
    Primitive,
    Rects,
    Shape,
    Text,
)


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def crosses(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def joined(self, other: "Box") -> "Box":
        """Give the smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Box(x, y, right - x, bottom - y)


class RectLook(NamedTuple):
    """What rectangles of one primitive share."""

    colour: Colour
    fill: Fill = Fill.SOLID
    radius_px: float = 0.0
    outline: Colour | None = None
    is_dashed: bool = False
    opacity: float = 1.0
    outline_px: float = 1.0
    fill_opacity: float = 1.0


class LineLook(NamedTuple):
    """What lines of one primitive share."""

    colour: Colour
    width_px: float = 1.0
    is_dashed: bool = False
    opacity: float = 1.0


class MarkLook(NamedTuple):
    """What marks of one primitive share."""

    shape: Shape
    colour: Colour
    size_px: float = 10.0
    is_hollow: bool = False
    is_dashed: bool = False
    opacity: float = 1.0
    is_split: bool = False
    """Whether one half is full and the other hollow, as what is disputed is drawn."""


_HALVES: Final = {
    Shape.DISC: Shape.HALF_DISC,
    Shape.SPEECH: Shape.HALF_SPEECH,
    Shape.DIAMOND: Shape.HALF_DIAMOND,
}


@dataclass
class Sheet:
    """One layer of a scene: rectangles under lines under marks under paths under text."""

    rects: dict[RectLook, list[Sequence[float]]] = field(default_factory=dict)
    lines: dict[LineLook, list[Sequence[float]]] = field(default_factory=dict)
    marks: dict[MarkLook, list[Floats]] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def rect(self, box: Sequence[float], look: RectLook) -> None:
        self.rects.setdefault(look, []).append(box)

    def line(self, ends: Sequence[float], look: LineLook) -> None:
        self.lines.setdefault(look, []).append(ends)

    def mark(self, centres: Floats | Sequence[Sequence[float]], look: MarkLook) -> None:
        points = np.asarray(centres, dtype=np.float64).reshape(-1, 2)
        if look.is_split:
            half = MarkLook(_HALVES[look.shape], look.colour, look.size_px, opacity=look.opacity)
            self.marks.setdefault(look._replace(is_split=False, is_hollow=True), []).append(points)
            self.marks.setdefault(half, []).append(points)
        else:
            self.marks.setdefault(look, []).append(points)

    def text(self, x: float, y: float, text: str, font: Font, colour: Colour, opacity: float = 1.0) -> None:
        self.texts.append(Text(x, y, text, font, colour, opacity))

    def primitives(self) -> Iterable[Primitive]:
        """Give the layer's primitives in painting order."""
        for rect_look, boxes in self.rects.items():
            yield Rects(
                np.array(boxes, dtype=np.float64),
                rect_look.colour,
                rect_look.fill,
                rect_look.radius_px,
                rect_look.outline,
                rect_look.outline_px,
                rect_look.is_dashed,
                rect_look.opacity,
                rect_look.fill_opacity,
            )
        for line_look, ends in self.lines.items():
            yield Lines(np.array(ends, dtype=np.float64), *line_look)
        for mark_look, centres in self.marks.items():
            yield Marks(np.concatenate(centres), *mark_look[:-1])
        yield from self.paths
        yield from self.texts
