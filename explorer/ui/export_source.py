"""What the window shows when a picture of it is asked for, as the export dialog takes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from explorer.model.columns import Numbers
from explorer.model.ids import Day
from explorer.render.request import PictureData
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice
from explorer.scene.lanes import LanesBy


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What the window shows when the dialog is opened; ranges are inclusive milliseconds.

    `data.titles_of` gives the titles known so far; more are asked for by `titles_wanted`, and the citations
    by `citations_wanted`. `title` is proposed, `selection_title` where the picture is of the selection.
    `hidden_lanes` counts those that the reader has hidden.
    """

    data: PictureData
    view: tuple[int, int]
    selection: tuple[int, int] | None = None
    lanes_by: LanesBy = LanesBy.AGREEMENT
    keep: Callable[[Numbers], npt.NDArray[np.bool_]] | None = None
    as_of: Day | None = None
    lanes: LaneChoice = field(default_factory=LaneChoice)
    hidden_lanes: int = 0
    unfolded: frozenset[int] = frozenset()
    density: Density | None = None
    title: str = ""
    selection_title: str = ""
    folder: Path = Path()
    name: str = "timeline"
