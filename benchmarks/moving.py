"""How the benchmarks move: the time scales of one frame after another, the same for every size and peer."""

from collections.abc import Iterator
from typing import Final

from benchmarks.generated import DAYS, FIRST_DAY
from explorer.model.calendar import DAY_MS
from explorer.scene.density import HEADER_PX
from explorer.scene.time_scale import TimeScale

WIDTH_PX: Final = 1600
HEIGHT_PX: Final = 1000
STEP_PX: Final = 40
TIME_PX: Final = WIDTH_PX - HEADER_PX
FIRST_MS: Final = FIRST_DAY * DAY_MS
LAST_MS: Final = (FIRST_DAY + DAYS) * DAY_MS
_HALF: Final = 30
_WIDER: Final = 2.0
_MARGINS: Final = 1.5
_FRAMES: Final = 120


def whole() -> TimeScale:
    """Everything in view."""
    return TimeScale.fitting(FIRST_MS, LAST_MS, TIME_PX)


def all_in_view() -> Iterator[TimeScale]:
    """Zoom out to twice everything and back in, then pan to either edge: 120 frames, all in view."""
    scale = whole()
    for factor in (_WIDER ** (1 / _HALF), _WIDER ** (-1 / _HALF)):
        for _ in range(_HALF):
            scale = scale.zoomed(1 / factor, TIME_PX * 0.5)
            yield scale
    span_ms = int((LAST_MS - FIRST_MS) * _MARGINS)
    middle_ms = (FIRST_MS + LAST_MS) // 2
    wide = TimeScale.fitting(middle_ms - span_ms // 2, middle_ms + span_ms // 2, TIME_PX, 0)
    reach = int(TIME_PX * (1 - 1 / _MARGINS) / 2 / STEP_PX)
    for frame in range(2 * _HALF):
        yield wide.panned(STEP_PX * _swing(frame, reach))


def zooming_in() -> Iterator[TimeScale]:
    """Zoom from everything to a year, at a pointer right of the middle, in 120 frames."""
    scale = whole()
    factor = (scale.span_ms / (365 * DAY_MS)) ** (1 / _FRAMES)
    for _ in range(_FRAMES):
        scale = scale.zoomed(factor, TIME_PX * 0.7)
        yield scale


def panning(years: int) -> Iterator[TimeScale]:
    """Pan by 40 px a frame with so many years in view, 120 frames."""
    first_ms = (FIRST_DAY + DAYS // 3) * DAY_MS
    scale = TimeScale.fitting(first_ms, first_ms + years * 365 * DAY_MS, TIME_PX, 0)
    for _ in range(_FRAMES):
        scale = scale.panned(-STEP_PX)
        yield scale


def _swing(step: int, reach: int) -> int:
    """Give where something stands that goes from 0 to `reach`, to -`reach` and back, a unit a step."""
    at = step % (4 * reach) if reach else 0
    if at <= reach:
        return at
    return 2 * reach - at if at <= 3 * reach else at - 4 * reach
