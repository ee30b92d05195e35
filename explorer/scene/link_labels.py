"""Where a link's relation is written: on its arc or beside it, and never over anything that is told.

A label lies on one arc only, so that none can be read as another's. One that finds no room is left out; the
arc and its arrow still tell that there is a link, and the panes tell which.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

import numpy as np

from explorer.scene.arcs import points_at
from explorer.scene.measure import Measure
from explorer.scene.primitives import Floats
from explorer.scene.scene import Scene
from explorer.scene.sheet import Box, Sheet

PILL_PX: Final = 18.0
_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Along the arc, from its middle outwards."""
_ASIDE_PX: Final = (0.0, -6.0, 6.0, -11.0, 11.0)
"""Above the arc and below it; a label further away would belong to none."""
_APART_PX: Final = 2.0
_FROM_OTHERS_PX: Final = 4.0
"""How far a label keeps from the arcs of other links."""


def obstacles_of(scene: Scene, halos: Sheet, measure: Measure) -> list[Box]:
    """Give what labels keep off: marks, titles, folds, what bands say, and the pills of the selected."""
    boxes = pills_of(halos)
    boxes += [Box(text.x, text.y - 14, measure.width(text.text, text.font), PILL_PX) for text in halos.texts]
    for mark in scene.marks:
        boxes.append(mark.box)
        if mark.title is not None and not mark.title.is_inside:
            boxes.append(mark.title.box)
    boxes += [hit.box for hit in scene.hits if hit.kind == "fold"]
    boxes += scene.band_words
    return boxes


def pills_of(halos: Sheet) -> list[Box]:
    """Give the boxes of the pills around what is selected or hovered."""
    return [Box(*box) for look, drawn in halos.rects.items() if look.radius_px for box in drawn]


def place_label(
    scene: Scene, arc: Floats, width_px: float, taken: Sequence[Box], others: Floats
) -> Box | None:
    """Give the place nearest to the middle of an arc where a label crosses nothing; None where none is.

    `arc` holds the four points of its curve, `others` points on the arcs of other links.
    """
    left, right = scene.header_px + 2, scene.width_px - width_px - 2
    top, bottom = scene.axis_px + 1, scene.height_px - PILL_PX - 1
    if right < left:
        return None
    places = list(_places_on(arc, width_px, (left, right), (top, bottom)))
    if not places:
        return None
    region = reduce(Box.joined, places)
    near, bands = ([box for box in boxes if box.crosses(region)] for boxes in (taken, scene.bands))
    free = [place for place in places if not _hits(place, near) and not _is_near(place, others)]
    beside_bands = (place for place in free if not _hits(place, bands))
    return next(beside_bands, next(iter(free), None))


def _places_on(
    arc: Floats, width_px: float, sides: tuple[float, float], heights: tuple[float, float]
) -> Iterator[Box]:
    """Give the places on an arc and beside it that lie in view, the best first."""
    points = points_at(arc, np.array(_SHARES)).tolist()
    for aside in _ASIDE_PX:
        for middle_x, middle_y in points:
            x, y = middle_x - width_px / 2, middle_y - PILL_PX / 2 + aside
            if sides[0] <= x <= sides[1] and heights[0] <= y <= heights[1]:
                yield Box(x, y, width_px, PILL_PX)


def _hits(place: Box, others: Sequence[Box]) -> bool:
    wide = Box(place.x - _APART_PX, place.y, place.width + 2 * _APART_PX, place.height)
    return any(wide.crosses(other) for other in others)


def _is_near(place: Box, points: Floats) -> bool:
    """Tell whether a point lies in a place or close to it."""
    off = _FROM_OTHERS_PX
    x, y = points[:, 0], points[:, 1]
    inside = (place.x - off < x) & (x < place.x + place.width + off)
    inside &= (place.y - off < y) & (y < place.y + place.height + off)
    return bool(inside.any())
