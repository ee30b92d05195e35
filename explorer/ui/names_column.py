"""How wide the column with the lanes' names is: as chosen, else as names and headlines need and allow."""

from collections.abc import Callable, Mapping
from typing import Final

from explorer.model.columns import Int64s
from explorer.model.headline import Headline
from explorer.scene.density import HEADER_PX
from explorer.scene.headers import header_px_for
from explorer.scene.lanes import LaneIndex, LanesBy
from explorer.scene.measure import Measure

NARROW_PX: Final = 620
NARROW_HEADER_PX: Final = 116.0
LEAST_PX: Final = 84.0
"""A narrower column tells no name."""
_SHARE: Final = 1 / 4
"""A wide column takes no more than this of the window."""
_MOST_SHARE: Final = 1 / 2
"""Nor does one that was made wide by hand."""


class NamesColumn:
    """Remembers how wide names and headlines were: narrower only when lanes go by something else.

    So the column keeps still while the as-of line is dragged from day to day.
    """

    def __init__(self, measure: Measure, changed: Callable[[], None]) -> None:
        self._measure, self._changed = measure, changed
        self._lanes_by: LanesBy | None = None
        self._needed_px = HEADER_PX
        self._chosen_px: float | None = None

    def choose(self, width_px: float | None) -> None:
        """Be so wide from now on; None: as wide as names and headlines need."""
        chosen_px = None if width_px is None else max(float(round(width_px)), LEAST_PX)
        if chosen_px != self._chosen_px:
            self._chosen_px = chosen_px
            self._changed()

    @property
    def chosen_px(self) -> float | None:
        """The width that was made by hand."""
        return self._chosen_px

    def fit(self, lanes: LaneIndex, order: Int64s, headlines: Mapping[int, Headline]) -> None:
        """Make room for the names of the lanes that are shown and their headlines."""
        before = self._needed_px
        if lanes.lanes_by is not self._lanes_by:
            self._lanes_by, self._needed_px = lanes.lanes_by, HEADER_PX
        needed = header_px_for(lanes, headlines, self._measure, order)
        self._needed_px = max(self._needed_px, needed)
        if self._needed_px != before:
            self._changed()

    def width_in(self, window_px: float) -> float:
        """The width of the column in a view that is `window_px` wide."""
        if self._chosen_px is not None:
            return max(min(self._chosen_px, float(round(window_px * _MOST_SHARE))), LEAST_PX)
        if window_px < NARROW_PX:
            return NARROW_HEADER_PX
        return min(self._needed_px, max(window_px * _SHARE, HEADER_PX))
