"""Where a link's relation is written: on its arc or beside it, and never over anything that is told.

A label that finds no room is left out; the arc and its arrow still tell that there is a link, and the
panes tell which.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

import numpy as np

from explorer.scene.measure import Measure
from explorer.scene.primitives import Floats
from explorer.scene.scene import Scene
from explorer.scene.sheet import Box, Sheet

PILL_PX: Final = 18.0
_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Along the arc, from its middle outwards."""
_ASIDE_PX: Final = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0, -26.0, 26.0)
"""Above the arc and below it; a label further away would belong to none."""
_APART_PX: Final = 2.0


def obstacles_of(scene: Scene, halos: Sheet, measure: Measure) -> list[Box]:
    """Give what labels keep off: marks, titles, folds, what bands say, and the pills of the selected."""
    boxes = [Box(*box) for look, drawn in halos.rects.items() if look.radius_px for box in drawn]
    boxes += [Box(text.x, text.y - 14, measure.width(text.text, text.font), PILL_PX) for text in halos.texts]
    for mark in scene.marks:
        boxes.append(mark.box)
        if mark.title is not None and not mark.title.is_inside:
            boxes.append(mark.title.box)
    boxes += [hit.box for hit in scene.hits if hit.kind == "fold"]
    boxes += scene.band_words
    return boxes


def place_label(scene: Scene, arc: Floats, width_px: float, taken: list[Box]) -> Box | None:
    """Give the place nearest to the middle of an arc where a label crosses nothing; None where none is.

    `arc` holds the four points of its curve.
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
    free = [place for place in places if not _hits(place, near)]
    beside_bands = (place for place in free if not _hits(place, bands))
    return next(beside_bands, next(iter(free), None))


def _places_on(
    arc: Floats, width_px: float, sides: tuple[float, float], heights: tuple[float, float]
) -> Iterator[Box]:
    """Give the places on an arc and beside it that lie in view, the best first."""
    for aside in _ASIDE_PX:
        for share in _SHARES:
            x, y = _point(arc, share)
            x, y = x - width_px / 2, y - PILL_PX / 2 + aside
            if sides[0] <= x <= sides[1] and heights[0] <= y <= heights[1]:
                yield Box(x, y, width_px, PILL_PX)


def _hits(place: Box, others: Sequence[Box]) -> bool:
    wide = Box(place.x - _APART_PX, place.y, place.width + 2 * _APART_PX, place.height)
    return any(wide.crosses(other) for other in others)


def _point(arc: Floats, share: float) -> tuple[float, float]:
    """Give a point of a cubic curve."""
    rest = 1 - share
    weights = np.array([rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3])
    x, y = weights @ arc
    return float(x), float(y)
