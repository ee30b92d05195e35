"""Where beside a mark a title may stand: between its neighbours, the edges and the as-of line."""

import math
from typing import Final

from explorer.model.columns import PRIVATE
from explorer.scene.drawn import DrawnRecord
from explorer.scene.inputs import SceneInput
from explorer.scene.strips import Strip

GAP_PX: Final = 6.0
"""Between a mark and its title."""
APART_PX: Final = 10.0
"""Between a title and the next mark."""
_LINE_PX: Final = 4.0
EDGE_PX: Final = 4.0
_NEAR_PX: Final = 15.0
"""So near to a mark its title begins where the as-of line stands between them, or it would seem detached."""
_LOCK_ROOM_PX: Final = 14.0


def span_of(drawn: DrawnRecord) -> tuple[float, float]:
    """Give what a mark takes of its row, with its haze and the lock beside it."""
    lock = _LOCK_ROOM_PX if drawn.flags & PRIVATE and not drawn.is_bar else 0.0
    return drawn.x0 - drawn.haze_px, drawn.x1 + drawn.haze_px + lock


def right_of(
    given: SceneInput,
    span: tuple[float, float],
    after: float,
    as_of_x: float | None,
    *,
    is_sliding: bool = False,
) -> list[tuple[float, float]]:
    """Give the rooms right of a mark: up to the as-of line, and beyond it where it is near."""
    start = span[1] + GAP_PX
    end = min(after - APART_PX, math.inf if is_sliding else given.width_px - EDGE_PX)
    if as_of_x is None or not span[0] - _LINE_PX <= as_of_x <= end + _LINE_PX:
        return [(start, end)]
    rooms = [(start, as_of_x - _LINE_PX)]
    if as_of_x + _LINE_PX - span[1] <= _NEAR_PX:
        rooms.append((max(start, as_of_x + _LINE_PX), end))
    return rooms


def left_of(
    given: SceneInput,
    span: tuple[float, float],
    before: float,
    as_of_x: float | None,
    *,
    is_sliding: bool = False,
) -> list[tuple[float, float]]:
    """Give the rooms left of a mark: down to the as-of line, and beyond it where it is near."""
    end = span[0] - GAP_PX
    start = max(before + APART_PX, -math.inf if is_sliding else given.header_px + EDGE_PX)
    if as_of_x is None or not start - _LINE_PX <= as_of_x <= span[1] + _LINE_PX:
        return [(start, end)]
    rooms = [(as_of_x + _LINE_PX, end)]
    if span[0] - as_of_x + _LINE_PX <= _NEAR_PX:
        rooms.append((start, min(end, as_of_x - _LINE_PX)))
    return rooms


def stretches(
    drawn: DrawnRecord, strip: Strip, as_of_x: float | None, *, sliding_px: float = 0.0
) -> list[tuple[float, float]]:
    """Give the rooms inside a bar's visible part: beside the as-of line and before whatever stands on it.

    Where the picture's edge cuts the bar, a room shorter than `sliding_px` goes on beyond the edge.
    """
    lead = drawn.lead_px + drawn.icon_px + (16.0 if drawn.flags & PRIVATE else 0.0)
    start, end = drawn.x0 + 7 + lead, drawn.x1 - 6
    next_on_it = strip.gap_after(span_of(drawn), math.inf) - GAP_PX
    if drawn.is_cut[0] and not lead and strip.gap_before(span_of(drawn), -math.inf) == -math.inf:
        start = min(start, end - sliding_px)
    if drawn.is_cut[1]:
        end = max(end, start + sliding_px)
    end = min(end, next_on_it)
    if as_of_x is None or not start - _LINE_PX < as_of_x < end + _LINE_PX:
        return [(start, end)]
    return [(start, as_of_x - _LINE_PX), (max(start, as_of_x + _LINE_PX), end)]


def meets(room: tuple[float, float], as_of_x: float | None) -> bool:
    """Tell whether a room ends at the as-of line."""
    return as_of_x is not None and (
        abs(room[0] - as_of_x) <= _LINE_PX + 0.01 or abs(room[1] - as_of_x) <= _LINE_PX + 0.01
    )
