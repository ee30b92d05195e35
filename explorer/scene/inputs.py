"""What a scene is built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.model.bands import AgreementBands
from explorer.model.beside import NOTHING_BESIDE, Beside
from explorer.model.columns import Columns, Int64s
from explorer.model.headline import Headline
from explorer.model.ids import Day
from explorer.scene.compared_day import ComparedDay
from explorer.scene.density import AXIS_PX, HEADER_PX, MEASURES, Density, Measures
from explorer.scene.lanes import LaneIndex
from explorer.scene.measure import Measure
from explorer.scene.primitives import Colour
from explorer.scene.scene import LabelMemory
from explorer.scene.time_scale import TimeScale


@dataclass(frozen=True, slots=True)
class SceneInput:
    """Everything that shapes one frame of the timeline.

    `scale` covers the time area, that is `width_px - header_px`. `titles` may lack records; what is
    wanted comes back in `Scene.wanted_titles`. `colours` are by actor, `bands` and `headlines` by
    agreement, `names` by actor; bands and headlines are for `as_of`, and so are
    the `pending` acts, which were done but are not in effect yet. `unfolded` are the agreements whose
    parties have bands of their own. With `lit`, all other records are dimmed. While `is_moving` (a pan or
    a zoom under way) lanes only grow and titles keep their sides, so that nothing jumps under the pointer;
    at rest `memory` plays no part.
    `beside` are the commitments of agreements and the dates that are given otherwise.
    `most_rows` bounds the rows of a lane, instead of the number that suits the height; `most_rows_of`
    does so for single lanes, by their keys.
    `order` are the numbers of the lanes that are shown, in their order (None: all, as the index has them);
    a last row tells of `hidden_lanes`, and of those without a record in view that are left out. `guests` are
    the keys of hidden lanes that are shown for what is selected. Where it `closes_up`, lanes are as high as
    what is in view needs; else they keep room for what lies just beyond. Where
    nothing is in view, it `tells_nearest` when there is something. With `pins_flag` an as-of day out
    of view is told at the axis' edge. The titles of the `selected` come first, and are strong.
    `compared` is a second day to compare the as-of day with; the `marked` records are ringed, as the acts of
    a day that one has just stepped to.
    """

    columns: Columns
    lanes: LaneIndex
    scale: TimeScale
    width_px: float
    height_px: float
    measure: Measure
    header_px: float = HEADER_PX
    axis_px: float = AXIS_PX
    scroll_y_px: float = 0.0
    density: Density = Density.NORMAL
    titles: Mapping[int, str] = field(default_factory=dict)
    colours: Mapping[int, Colour] = field(default_factory=dict)
    bands: Mapping[int, AgreementBands] = field(default_factory=dict)
    headlines: Mapping[int, Headline] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    pending: frozenset[int] = frozenset()
    as_of: Day | None = None
    today: Day | None = None
    unfolded: frozenset[int] = frozenset()
    lit: frozenset[int] | None = None
    selected_lane: int | None = None
    memory: LabelMemory | None = None
    is_moving: bool = False
    hides_idle_lanes: bool = True
    order: Int64s | None = None
    hidden_lanes: int = 0
    guests: frozenset[int] = frozenset()
    closes_up: bool = False
    tells_nearest: bool = True
    pins_flag: bool = False
    selected: tuple[int, ...] = ()
    beside: Beside = NOTHING_BESIDE
    most_rows: int | None = None
    most_rows_of: Mapping[int, int] = field(default_factory=dict)
    compared: ComparedDay | None = None
    marked: frozenset[int] = frozenset()

    @property
    def lane_count(self) -> int:
        """How many lanes there are to show, in view or not."""
        return len(self.lanes) if self.order is None else len(self.order)

    @property
    def measures(self) -> Measures:
        return MEASURES[self.density]
