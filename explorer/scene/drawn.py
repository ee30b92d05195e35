"""Records and folds on their way to the sheets: where they stand in pixels and how they look."""

from dataclasses import dataclass

from explorer.scene.folding import Fold
from explorer.scene.primitives import Colour
from explorer.scene.scene import LaneGeometry
from explorer.scene.sheet import Box, MarkLook


@dataclass(slots=True)
class DrawnRecord:
    """One record in one lane, on its way to the sheets: `x0`, `x1` are clipped to the time area.

    `strip` is the lane's position on screen and the row; `y` the middle of the row.
    """

    place: int
    record: int
    row_number: int
    lane: LaneGeometry
    strip: tuple[int, int]
    y: float
    x0: float
    x1: float
    is_bar: bool
    kind: int
    flags: int
    importance: int
    colour: Colour
    opacity: float
    is_cut: tuple[bool, bool] = (False, False)
    """Whether a bar goes on beyond the time area at its left, at its right."""
    look: MarkLook | None = None
    icon_px: float = 0.0
    """Room for the mark inside a bar."""
    lead_px: float = 0.0
    """Room for an arrow at a bar's left, before the mark."""
    haze_px: float = 0.0
    """How far a point fades to both sides."""
    side: int = 0
    """Where room is kept for its title: RIGHT or LEFT of it, NO_SIDE where none is."""
    room: tuple[float, float] = (0.0, 0.0)
    """From where to where mark and title have their room."""


@dataclass(slots=True)
class DrawnFold:
    """One fold in one lane."""

    fold: Fold
    lane: LaneGeometry
    strip: tuple[int, int]
    box: Box
    words: str
    opacity: float


@dataclass(slots=True)
class InView:
    """Everything that is drawn in the lanes: records one by one, and folds."""

    records: list[DrawnRecord]
    folds: list[DrawnFold]
