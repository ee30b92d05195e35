"""Time to pixels and back: a small value with a table test, and no knowledge of what is drawn."""

from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np

from explorer.model.columns import Int64s
from explorer.scene.primitives import Floats

YEAR_MS: Final = 31_556_952_000
"""The mean Gregorian year of 365.2425 days."""
SHORTEST_SPAN_MS: Final = 60_000
LONGEST_SPAN_MS: Final = 10_000 * YEAR_MS

_INT64: Final = np.iinfo(np.int64)
_REACH_MS: Final = 2**61
_FARTHEST_PX: Final = 1e7
"""Shapes beyond some 1e10 px are lost by the painter; nothing visible lies so far away."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A stretch of time laid over a width in pixels.

    `start_ms` is the time at x = 0, `width_px` the width of the area that shows marks; x counts from
    that area's left edge. The span across the width stays within one minute and ten thousand years.
    """

    start_ms: int
    ms_per_px: float
    width_px: float

    @classmethod
    def fitting(cls, first_ms: int, last_ms: int, width_px: float, margin_px: float = 24.0) -> Self:
        """Show `first_ms` to `last_ms` across the width, with a margin at both sides."""
        room_px = max(width_px - 2 * margin_px, 1.0)
        ms_per_px = _limited((last_ms - first_ms) / room_px, width_px)
        middle_ms = (first_ms + last_ms) // 2
        return cls(_startable(middle_ms - round(ms_per_px * width_px / 2)), ms_per_px, width_px)

    @property
    def span_ms(self) -> int:
        return round(self.ms_per_px * self.width_px)

    @property
    def end_ms(self) -> int:
        """The time at the right edge."""
        return self.start_ms + self.span_ms

    @property
    def within(self) -> tuple[int, int]:
        """The first and the last ms inside the edges: what only touches one of them is not in view."""
        return self.start_ms + 1, self.end_ms - 1

    def x_of(self, ms: Int64s) -> Floats:
        """Give the pixels of an array of times, far ones clamped; OPEN_START and OPEN_END are far ones.

        The start is subtracted as int64, so that a minute in the year -10000 is as sharp as one today.
        """
        low = max(int(_INT64.min), self.start_ms - _REACH_MS)
        high = min(int(_INT64.max), self.start_ms + _REACH_MS)
        offsets = np.clip(ms, low, high) - np.int64(self.start_ms)
        return np.clip(offsets / self.ms_per_px, -_FARTHEST_PX, _FARTHEST_PX)

    def x_at(self, ms: int) -> float:
        """Give the pixel of one time, clamped like those of `x_of`."""
        return min(max((ms - self.start_ms) / self.ms_per_px, -_FARTHEST_PX), _FARTHEST_PX)

    def ms_at(self, x: float) -> int:
        """Give the time under a pixel, to the nearest millisecond."""
        return self.start_ms + round(x * self.ms_per_px)

    def zoomed(self, factor: float, at_x: float) -> Self:
        """Zoom in by `factor` (out, where it is below 1), keeping the time under `at_x` where it is."""
        ms_per_px = _limited(self.ms_per_px / factor, self.width_px)
        start_ms = self.start_ms + round(at_x * (self.ms_per_px - ms_per_px))
        return replace(self, start_ms=_startable(start_ms), ms_per_px=ms_per_px)

    def panned(self, dx: float) -> Self:
        """Move what is shown by `dx` pixels to the right."""
        return replace(self, start_ms=_startable(self.start_ms - round(dx * self.ms_per_px)))

    def resized(self, width_px: float) -> Self:
        """Take another width, keeping the left edge and, within the limits, the scale."""
        return replace(self, width_px=width_px, ms_per_px=_limited(self.ms_per_px, width_px))


def _limited(ms_per_px: float, width_px: float) -> float:
    width_px = max(width_px, 1.0)
    return min(max(ms_per_px, SHORTEST_SPAN_MS / width_px), LONGEST_SPAN_MS / width_px)


def _startable(start_ms: int) -> int:
    """Keep the view's own arithmetic inside int64."""
    low, high = int(_INT64.min) + LONGEST_SPAN_MS, int(_INT64.max) - 2 * LONGEST_SPAN_MS
    return min(max(start_ms, low), high)
