"""How closely lanes and rows stand: the measures of the three densities, on a grid of 4 px."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

AXIS_PX: Final = 52.0
"""Height of the axis: two rows of ticks."""
HEADER_PX: Final = 172.0
"""Usual width of the column with the lanes' names."""


class Density(StrEnum):
    COMPACT = "compact"
    NORMAL = "normal"
    ROOMY = "roomy"


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in pixels of what makes a lane, from its top to its bottom.

    Where `is_band_behind`, the band lies behind the first row instead of above it. A lane without a record
    in view is `idle_px` high, others at least `least_px`. `rows` bounds the rows of marks in a lane where
    there are many lanes; `mark_px` is the size of a mark.
    """

    above_px: float
    band_px: float
    after_band_px: float
    party_px: float
    row_px: float
    bar_px: float
    below_px: float
    least_px: float
    idle_px: float
    rows: int
    mark_px: float = 10.0
    is_band_behind: bool = False


MEASURES: Final = {
    Density.COMPACT: Measures(4, 20, 0, 16, 20, 14, 4, 28, 28, rows=1, is_band_behind=True),
    Density.NORMAL: Measures(12, 16, 6, 20, 24, 16, 6, 60, 28, rows=5),
    Density.ROOMY: Measures(16, 20, 8, 24, 28, 18, 12, 68, 36, rows=8),
}
