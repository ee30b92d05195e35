"""How large, how fine and how small a picture can be, and the refusal of what can't."""

from math import isfinite
from typing import Final

from explorer.render.errors import PictureError

SMALLEST_PX: Final = (320, 200)
"""Less room than this, in logical pixels, shows no timeline."""
SCALES: Final = (1.0, 4.0)
DPIS: Final = (30, 2400)
LONGEST_SIDE_PX: Final = 200_000
"""Pictures up to this width were seen to come out right."""
MOST_BYTES: Final = 2 * 1024**3
"""What the image may take in memory while it is drawn."""
_BYTES_A_PIXEL: Final = 4
_COUNTED_PX: Final = 10**9


def refuse_layout(width_px: float, height_px: float, scale: float, dpi: float) -> None:
    """Raise PictureError where a picture of this logical size, scale or resolution can't be had."""
    if not SCALES[0] <= scale <= SCALES[1]:
        raise PictureError(f"The scale goes from 1 to 4, not {scale:g}.", "scale")
    if not DPIS[0] <= dpi <= DPIS[1]:
        raise PictureError(f"The resolution goes from {DPIS[0]} to {DPIS[1]} dpi, not {dpi:g}.", "dpi")
    for side, least, field in ((width_px, SMALLEST_PX[0], "width"), (height_px, SMALLEST_PX[1], "height")):
        if not isfinite(side * scale):
            raise PictureError(f"The {field} must be a finite number of pixels, not {side:g}.", field)
        if side < least:
            before = " before scaling" if scale != 1 else ""
            raise PictureError(
                f"A {field} of {side:,.0f} px{before} has no room for a timeline: {least:,} px is the least.",
                field,
                limit_px=least,
            )
    refuse_size(round(width_px * scale), round(height_px * scale), scale)


def refuse_size(width: int, height: int, scale: float = 1.0) -> None:
    """Raise PictureError where a file of so many pixels can't be had, naming the side and the limit."""
    for side, field in ((width, "width"), (height, "height")):
        if side < 1:
            raise PictureError(f"The {field} must be at least 1 px, not {side:,}.", field)
        if side > LONGEST_SIDE_PX:
            raise PictureError(
                f"A file of {_told(width)} × {_told(height)} px is too large: "
                f"a side can have {LONGEST_SIDE_PX:,} px at most.",
                field,
                limit_px=LONGEST_SIDE_PX / scale,
            )
    needed = width * height * _BYTES_A_PIXEL
    if needed > MOST_BYTES:
        raise PictureError(
            f"{width:,} × {height:,} px would take {needed / 1024**3:.1f} GB of memory, "
            f"and {MOST_BYTES // 1024**3} GB are the most: make one side or the scale smaller.",
            "width",
        )


def _told(side: int) -> str:
    """Write a number of pixels; one that nobody would count by its digits, by its power of ten."""
    return f"{side:,}" if side < _COUNTED_PX else f"{side:.0e}"
