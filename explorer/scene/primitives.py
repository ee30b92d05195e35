"""What a scene is made of: plain shapes in pixels, with colours by role, in painting order.

Nothing here knows Qt. x grows to the right and y downwards, in logical pixels from the scene's top left
corner, as float64. Everything is already clipped to the area it belongs to: the painter never clips, so
that PNG, SVG and PDF show the same. A colour is a `Colour`: a token of the theme ("text", "line",
"in_force_ground"), "actor:N" for the Nth colour in turn, or "#rrggbb"; the painter resolves each once.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Colour = str


class Font(StrEnum):
    """The few roles that text plays, each with its size and weight in the theme."""

    TITLE = "title"  # 20/26 semibold: the title of an exported picture
    TEXT = "text"  # 13/18: titles of marks
    TEXT_STRONG = "text_strong"  # 13/18 semibold: lane names, important titles
    SECOND = "second"  # 12/16: headlines, ticks
    SECOND_STRONG = "second_strong"  # 12/16 semibold: upper ticks, words inside bands
    SMALL = "small"  # 11/14: counts, legend
    SMALL_STRONG = "small_strong"  # 11/14 semibold: flags


class Shape(StrEnum):
    """The outline of a mark, drawn around its centre."""

    DISC = "disc"
    SPEECH = "speech"
    DIAMOND = "diamond"
    LOCK = "lock"
    HALF_DISC = "half_disc"  # the left halves, drawn over hollow marks of what is disputed
    HALF_SPEECH = "half_speech"
    HALF_DIAMOND = "half_diamond"
    MET = "met"  # verdicts on commitments, each a disc with a sign of its own
    PARTLY_MET = "partly_met"
    BROKEN = "broken"
    JUDGED_DISPUTED = "judged_disputed"
    PENDING = "pending"
    DUE = "due"  # a flag at a deadline
    OVERDUE = "overdue"  # a hollow flag: the deadline has passed, and nobody has judged


class Fill(StrEnum):
    """How a rectangle is filled."""

    SOLID = "solid"
    HATCH = "hatch"  # diagonal stripes at 45 degrees, 2 px lines every 6 px, anchored to the scene's origin
    FADE_IN = "fade_in"  # from transparent at the left to the colour at the right
    FADE_OUT = "fade_out"  # from the colour at the left to transparent at the right


@dataclass(frozen=True, slots=True)
class Rects:
    """Rectangles of one look: `boxes` is (n, 4) of x, y, width, height; radius 0 draws them in one call.

    Where there is an outline, the inside is fainter than it by `fill_opacity`.
    """

    boxes: Floats
    colour: Colour
    fill: Fill = Fill.SOLID
    radius_px: float = 0.0
    outline: Colour | None = None
    outline_px: float = 1.0
    is_dashed: bool = False
    opacity: float = 1.0
    fill_opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines of one look: `ends` is (n, 4) of x1, y1, x2, y2."""

    ends: Floats
    colour: Colour
    width_px: float = 1.0
    is_dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of one shape and look: `centres` is (n, 2); a hollow one has a panel-coloured inside."""

    centres: Floats
    shape: Shape
    colour: Colour
    size_px: float = 10.0
    is_hollow: bool = False
    is_dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """An open cubic Bézier curve: `points` is (n, 2): start, control, control, end, and so on."""

    points: Floats
    colour: Colour
    width_px: float = 1.5
    has_arrow: bool = False
    opacity: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: `x`, `y` is the left end of its baseline; it is already elided to fit."""

    x: float
    y: float
    text: str
    font: Font
    colour: Colour
    opacity: float = 1.0


Primitive = Rects | Lines | Marks | Path | Text
