"""The small arrows beside lanes' names that tell whether their parties or kinds are shown one by one."""

from collections.abc import Callable
from typing import Final

import numpy as np

from explorer.scene.density import AXIS_PX
from explorer.scene.primitives import Lines, Primitive
from explorer.scene.scene import Scene

NAME_LINE_PX: Final = 28
"""Height of the line with a lane's name: a click on it opens the pane, one below it the parties' bands."""
ARROW_PX: Final = 14
"""How far from the left edge a click is meant for the arrow."""
LEFT_PX: Final = 4.5
MIDDLE_PX: Final = 16.0
SQUEEZED_PX: Final = 64.0
"""Where less of a lane is left on screen its name moves up, out of the way."""


def lane_chevrons(scene: Scene, can_unfold: Callable[[int], bool], header_px: float) -> tuple[Primitive, ...]:
    """Draw one for each lane on screen that can be unfolded: to the right, downwards where it is."""
    if not header_px:
        return ()
    ends: list[tuple[float, float, float, float]] = []
    for lane in scene.lanes:
        y = max(lane.y, AXIS_PX) + MIDDLE_PX
        is_squeezed = lane.y < AXIS_PX and lane.y + lane.height - AXIS_PX < SQUEEZED_PX
        if not can_unfold(lane.key) or is_squeezed or y > scene.height_px - 4:
            continue
        if lane.is_unfolded:
            tip = (LEFT_PX + 3, y + 1.5)
            starts = ((LEFT_PX, y - 1.5), (LEFT_PX + 6, y - 1.5))
        else:
            tip = (LEFT_PX + 4, y)
            starts = ((LEFT_PX + 1, y - 3), (LEFT_PX + 1, y + 3))
        ends += [(*start, *tip) for start in starts]
    return (Lines(np.array(ends, dtype=np.float64), "third", 1.3),) if ends else ()
