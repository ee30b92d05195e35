"""Zoom levels: time cut into buckets and tiles whose widths are powers of two of a millisecond.

Edges lie at multiples of the width, so that panning never changes what falls together.
"""

import math
from dataclasses import dataclass, replace
from typing import Final, Self

from explorer.scene.lanes import ENDLESS

BUCKET_PX: Final = 48
"""The least width of a bucket on screen; the greatest is twice that."""
BUCKETS: Final = 8
"""Buckets in a tile."""
_TILE_SHIFT: Final = 3
_HALF: Final = math.sqrt(2)
LONG_SHIFT: Final = 2
"""A long bar is at least 2**2 buckets long."""
_BAR_SHIFT: Final = 2
"""A bar is at least a quarter of a bucket long."""
_LEAST, _MOST = -(2**63), 2**63 - 1


@dataclass(frozen=True, slots=True)
class Level:
    """A zoom level: buckets of 2**`bucket` ms, from BUCKET_PX to twice that wide on screen.

    Each has two halves, the second begins where buckets are 1.4 times as wide as they are at least: so no
    title keeps much more room than it takes.
    """

    bucket: int
    half: int = 0

    @classmethod
    def at(cls, ms_per_px: float) -> Self:
        bucket = max(math.ceil(math.log2(BUCKET_PX * ms_per_px)), 3)
        return cls(bucket, int((1 << bucket) / ms_per_px >= BUCKET_PX * _HALF))

    @property
    def outer(self) -> Self:
        """The next level further out."""
        return replace(self, half=0) if self.half else replace(self, bucket=self.bucket + 1, half=1)

    @property
    def inner(self) -> Self:
        """The next level further in."""
        return replace(self, bucket=self.bucket - 1, half=0) if self.half else replace(self, half=1)

    @property
    def widest(self) -> float:
        """The most ms per px at which this level is shown."""
        return self.bucket_ms / (BUCKET_PX * (_HALF if self.half else 1.0))

    @property
    def bars(self) -> int:
        """The class from which on a record is drawn as a bar: some 12 to 24 px, the same for each day."""
        return min(self.bucket - _BAR_SHIFT, ENDLESS)

    @property
    def long(self) -> int:
        """The class from which on a bar is long: at least 192 px."""
        return min(self.bucket + LONG_SHIFT, ENDLESS)

    @property
    def bucket_ms(self) -> int:
        return 1 << self.bucket

    @property
    def tile_ms(self) -> int:
        return 1 << (self.bucket + _TILE_SHIFT)

    def px(self, pixels: float) -> int:
        """Give the time of so many pixels where the level is drawn narrowest."""
        return round(pixels * self.bucket_ms / (BUCKET_PX * (_HALF if self.half else 1.0)))

    def tile_of(self, ms: int) -> int:
        return ms >> (self.bucket + _TILE_SHIFT)

    def span_of(self, tile: int) -> tuple[int, int]:
        """Give a tile's first ms and the first ms after it, kept inside int64."""
        return kept(tile * self.tile_ms), kept((tile + 1) * self.tile_ms)

    def tiles_over(self, first_ms: int, last_ms: int) -> range:
        """Give the tiles whose points and short bars can touch a closed span."""
        return range(self.tile_of(first_ms - (self.bucket_ms << LONG_SHIFT)), self.tile_of(last_ms) + 1)


def kept(ms: int) -> int:
    """Keep a time inside int64."""
    return min(max(ms, _LEAST), _MOST)
