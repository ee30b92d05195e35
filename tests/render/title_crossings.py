"""What a scene's titles cross, told from its primitives alone: the code that placed them is not asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from explorer.render.fonts import QtMeasure
from explorer.render.shapes import mark_outline
from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Fill, Font, Lines, Marks, Primitive, Rects, Text
from explorer.scene.scene import Scene

_ABOVE_PX, _BELOW_PX = 11.0, 4.0
"""How far letters of 13 px reach above and below their baseline."""
TITLE_FONTS = (Font.TEXT, Font.TEXT_STRONG)
_TOUCH_PX = 0.5


@dataclass(frozen=True, slots=True)
class Extent:
    """A drawn thing: what it is and the pixels that it covers."""

    what: str
    x0: float
    y0: float
    x1: float
    y1: float

    def crosses(self, other: "Extent") -> bool:
        """Tell whether two things share more than a hair's breadth."""
        return (
            self.x0 < other.x1 - _TOUCH_PX
            and other.x0 < self.x1 - _TOUCH_PX
            and self.y0 < other.y1 - _TOUCH_PX
            and other.y0 < self.y1 - _TOUCH_PX
        )

    def holds(self, other: "Extent", spare_px: float = 1.5) -> bool:
        """Tell whether another lies within this one, give or take `spare_px`."""
        return (
            self.x0 - spare_px <= other.x0
            and other.x1 <= self.x1 + spare_px
            and self.y0 - spare_px <= other.y0
            and other.y1 <= self.y1 + spare_px
        )


def crossings(scene: Scene, given: SceneInput) -> list[str]:
    """Name everything that a title crosses: titles, marks, folds, words, as-of line and flag, and edges.

    A title may lie on the bar of its own record, and on nothing else; while the view moves, titles may slide
    out of it with their marks.
    """
    content = list(takewhile(lambda one: not _is_column(one, given), scene.primitives))
    titles, words = _texts(content)
    shapes = _shapes(content, titles)
    bars = [_bar_of(mark.record, given, mark.box.y, mark.box.height) for mark in scene.marks if mark.is_bar]
    flags = [
        Extent("flag", x, y, x + width, y + height)
        for one in scene.primitives
        if isinstance(one, Rects) and one.colour == "as_of"
        for x, y, width, height in one.boxes.tolist()
    ]
    found = []
    for at, title in enumerate(titles):
        if title.y1 <= given.axis_px or title.y0 >= given.height_px:
            continue
        if title.x0 < given.header_px or title.x1 > given.width_px:
            if not given.is_moving:
                found.append(f"{title.what} leaves the time area")
            x0, x1 = max(title.x0, given.header_px), min(title.x1, given.width_px)  # what is seen of it
            title = replace(title, x0=x0, x1=x1)
        own = [bar for bar in bars if bar.holds(title)]
        others = [*titles[at + 1 :], *words, *flags, *shapes]
        found += [
            f"{title.what} crosses {other.what}"
            for other in others
            if title.crosses(other)
            and not (other.what in ("bar", "line") and any(b.holds(other) for b in own))
        ]
    return found


def _is_column(primitive: Primitive, given: SceneInput) -> bool:
    """Tell whether a primitive is the ground of the lanes' names or of the axis: it ends the content."""
    return (
        isinstance(primitive, Rects)
        and primitive.colour == "panel"
        and any(
            x == 0 and width in (given.header_px, given.width_px)
            for x, _, width, _ in primitive.boxes.tolist()
        )
    )


def _texts(content: Sequence[Primitive]) -> tuple[list[Extent], list[Extent]]:
    """Give the titles of marks and folds, and all other words in the lanes."""
    measure = QtMeasure()
    titles: list[Extent] = []
    words: list[Extent] = []
    for one in content:
        if isinstance(one, Text):
            width = measure.width(one.text, one.font)
            extent = Extent(f"“{one.text}”", one.x, one.y - _ABOVE_PX, one.x + width, one.y + _BELOW_PX)
            (titles if one.font in TITLE_FONTS else words).append(extent)
    return titles, words


def _shapes(content: Sequence[Primitive], titles: Sequence[Extent]) -> list[Extent]:
    """Give marks, folds, bars with their fades, their caps and arrows, and the as-of line."""
    found = []
    for one in content:
        match one:
            case Marks():
                box = mark_outline(one.shape, one.size_px).boundingRect()
                found += [
                    Extent(one.shape, x + box.left(), y + box.top(), x + box.right(), y + box.bottom())
                    for x, y in one.centres.tolist()
                ]
            case Rects() if one.outline == "accent" and one.colour == "accent_ground":
                found += [Extent("fold", x, y, x + w, y + h) for x, y, w, h in one.boxes.tolist()]
            case Rects() if not _is_ground(one):
                found += [Extent("bar", x, y, x + w, y + h) for x, y, w, h in one.boxes.tolist()]
            case Lines() if one.colour in ("as_of",):
                found += [Extent("as-of line", x - 1, y0, x + 1, y1) for x, y0, _, y1 in one.ends.tolist()]
            case Lines() if one.colour not in ("line", "faint_line", "today"):
                found += [line for line in _lines(one) if not _strikes(line, titles)]
            case _:
                pass
    return found


def _is_ground(rects: Rects) -> bool:
    """Tell whether rectangles are the ground of a lane or the band of an agreement or a party."""
    is_hatch = rects.fill is Fill.HATCH
    return is_hatch or rects.colour == "lane_selected" or rects.colour.endswith("_ground")


def _lines(lines: Lines) -> list[Extent]:
    half = lines.width_px / 2
    return [
        Extent("line", min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half)
        for x0, y0, x1, y1 in lines.ends.tolist()
    ]


def _strikes(line: Extent, titles: Sequence[Extent]) -> bool:
    """Tell whether a line is the one through the title of what was called off."""
    return any(
        abs(line.x0 - title.x0) < 1 and abs(line.x1 - title.x1) < 1 and title.holds(line) for title in titles
    )


def _bar_of(record: int, given: SceneInput, top: float, height: float) -> Extent:
    """Give the bar of a record as its dates say, cut to the time area."""
    columns = given.columns
    (row,) = (columns.ids == record).nonzero()[0].tolist()
    x0 = given.header_px + given.scale.x_at(int(columns.start_earliest[row]))
    x1 = given.header_px + given.scale.x_at(int(columns.end_latest[row]))
    return Extent(f"bar of {record}", max(x0, given.header_px), top, min(x1, given.width_px), top + height)
