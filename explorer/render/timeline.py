"""The timeline of a picture: the window's scene, as dense and with as many lanes as the height allows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from explorer.model.calendar import day_last_ms
from explorer.model.columns import Int64s, Membership
from explorer.model.records import Link
from explorer.render.errors import PictureError
from explorer.render.request import PictureRequest
from explorer.render.selected import Selected, select
from explorer.scene.build import build_scene
from explorer.scene.density import AXIS_PX, HEADER_PX, Density
from explorer.scene.inputs import SceneInput
from explorer.scene.lane_choice import arranged
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.layout import lay_out
from explorer.scene.levels import Level
from explorer.scene.link_arcs import LinksShown
from explorer.scene.measure import Measure
from explorer.scene.nested_lanes import is_part, opened, whole_key
from explorer.scene.primitives import Font
from explorer.scene.scene import Layout, Scene
from explorer.scene.selection import overlay_of
from explorer.scene.standing_bands import tone_of
from explorer.scene.tiles import packing_of
from explorer.scene.time_scale import TimeScale
from explorer.scene.titles import title_widths

STRIP_PX: Final = 24.0
"""Height of the line that says which lanes found no room."""
_DENSER: Final = (Density.ROOMY, Density.NORMAL, Density.COMPACT)
_WIDEST_HEADER_PX: Final = 280.0
_BESIDE_PX: Final = 8.0
"""Between a lane's name and what stands beside it."""
_HEADER_SHARE: Final = 0.3
_TITLE_ROUNDS: Final = 4
_MARGIN_PX: Final = 24.0
_MOST_ROWS: Final = 40
_TONES: Final = ("in_force", "signed", "ended", "withdrawn")
"""How agreements stand, those first that a picture should show where it can't show all."""
_LEAST_ROWS: Final = {Density.ROOMY: 2, Density.NORMAL: 2, Density.COMPACT: 1}
"""Fewer rows a lane than this, and a denser timeline tells more."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A scene with what it shows: the rows of its records, its density, the lanes that found no room.

    `lacking_px` are guesses, the smallest first, at how much more height would hold all lanes.
    """

    scene: Scene
    density: Density
    rows: Int64s
    left_out: tuple[str, ...]
    lacking_px: tuple[float, ...] = ()

    @property
    def records(self) -> int:
        """How many records stand in its lanes."""
        return len(self.rows)

    @property
    def strip_px(self) -> float:
        """Height of the line that says which lanes found no room."""
        return STRIP_PX if self.left_out else 0.0


@dataclass(frozen=True, slots=True)
class Arranged:
    """The records that a picture shows, in their lanes; the same for every size and look of a picture."""

    selected: Selected
    index: LaneIndex


def arrange(request: PictureRequest) -> Arranged:
    """Select and arrange the records of a request; raises PictureError where there are none."""
    selected = select(request)
    return Arranged(selected, _index(request, selected, frozenset()))


def build_timeline(
    request: PictureRequest, arranged: Arranged, height_px: float, measure: Measure
) -> Timeline:
    """Build the scene for a height; raises PictureError where not even one lane finds room.

    Lanes with a band alone are kept where all find room without standing closest; else they give way to
    the records, and come back while there is room, those that matter most first. Only then lanes with
    records are left out, those with the fewest first.
    """
    selected, every = arranged.selected, arranged.index
    densities = _DENSER[1:] if request.density is None else _DENSER[_DENSER.index(request.density) :]
    idle = _idle_lanes(_given(request, selected, every, height_px, densities[-1], measure))
    roomier = densities[:-1] if idle and len(densities) > 1 else densities
    low = dict.fromkeys(idle, 0)  # without a row for records that lie just beyond the range
    for density in roomier:
        given = replace(_given(request, selected, every, height_px, density, measure), most_rows_of=low)
        rows = _most_rows(given)
        if rows is not None:
            return _timeline(request, selected, replace(given, most_rows=rows), ())
    whole = _given(request, selected, every, height_px, roomier[-1], measure)
    whole = replace(whole, most_rows=_LEAST_ROWS[roomier[-1]], most_rows_of=low)
    lacking_px = [_height_px(whole) - height_px]
    if densities[-1] is not roomier[-1]:
        closest = _given(request, selected, every, height_px, densities[-1], measure)
        closest = replace(closest, most_rows=_LEAST_ROWS[densities[-1]], most_rows_of=low)
        lacking_px.insert(0, _height_px(closest) - height_px)
    guesses = tuple(guess for guess in lacking_px if guess > 0)

    dropped = set(idle)
    room_px = height_px - STRIP_PX
    index = _index(request, selected, idle) if idle else every
    for density in densities if idle else ():
        given = _given(request, selected, index, room_px, density, measure)
        rows = _most_rows(given)
        if rows is not None:
            given = _with_more_rows(replace(given, most_rows=rows))
            given, without = _with_idle_lanes(request, selected, every, given, idle, height_px)
            return _timeline(request, selected, given, _names(every, without), guesses)
    least_rows = _LEAST_ROWS[densities[-1]]
    while True:
        given = _given(request, selected, index, room_px, densities[-1], measure)
        given = replace(given, most_rows=least_rows)
        layout = _layout_of(given)
        if AXIS_PX + layout.tops[-1] <= room_px:
            break
        more = _least_needed(layout, index, room_px - AXIS_PX)
        if len(more) >= int((~is_part(index)[layout.numbers]).sum()):
            raise PictureError("The height has no room for even one lane: make the picture higher.", "height")
        dropped.update(more)
        index = _index(request, selected, frozenset(dropped))
    given = replace(given, most_rows=_most_rows(given) or least_rows)
    return _timeline(request, selected, given, _names(every, dropped), guesses)


def _timeline(
    request: PictureRequest,
    selected: Selected,
    given: SceneInput,
    left_out: tuple[str, ...],
    lacking_px: tuple[float, ...] = (),
) -> Timeline:
    """Build the scene with its titles, and tell the records that stand in its lanes."""
    scene = _linked(_titled(_with_more_rows(given), request), given.measure, request.data.links)
    index = given.lanes
    rows: Int64s = np.unique(index.rows[selected.is_shown[index.rows]])
    return Timeline(scene, given.density, rows, left_out, lacking_px)


def _linked(scene: Scene, measure: Measure, links: tuple[Link, ...]) -> Scene:
    """Draw links over a scene, as the window does where all are wanted."""
    if not links:
        return scene
    overlay = overlay_of(scene, measure, links=links, shown=LinksShown.ALL)
    return replace(scene, primitives=(*scene.primitives, *overlay.primitives))


def _idle_lanes(given: SceneInput) -> frozenset[int]:
    """Find the lanes that would show a band and no record; none where no lane has a record."""
    shown = [given.lanes.lanes[number] for number in _layout_of(given).numbers.tolist()]
    idle = frozenset(lane.key for lane in shown if not lane.count)
    return idle if len(idle) < len(shown) else frozenset()


def _with_idle_lanes(
    request: PictureRequest,
    selected: Selected,
    every: LaneIndex,
    given: SceneInput,
    idle: frozenset[int],
    height_px: float,
) -> tuple[SceneInput, frozenset[int]]:
    """Put lanes with a band alone back while they find room; gives those that still find none.

    All of them may have the room of the line that would name the missing ones.
    """

    def with_lanes(index: LaneIndex, room_px: float) -> SceneInput:
        wider = _given(request, selected, index, room_px, given.density, given.measure)
        rows = {**dict.fromkeys(idle, 0), **given.most_rows_of}
        return replace(wider, most_rows=given.most_rows, most_rows_of=rows)

    def excess_px(tried: SceneInput) -> float:
        return _height_px(tried) - tried.height_px

    whole = with_lanes(every, height_px)
    layout = _layout_of(whole)
    if excess_px(whole) <= 0:
        return whole, frozenset()
    heights = dict(zip(layout.numbers.tolist(), np.diff(layout.tops).tolist(), strict=True))
    spare_px = -excess_px(given)
    back: list[int] = []
    for key in _most_relevant_first(request, selected, every, idle):
        needed_px = heights.get(every.number_of[key], 0.0)
        if needed_px <= spare_px:
            back.append(key)
            spare_px -= needed_px
    while back:
        without = idle - frozenset(back)
        tried = with_lanes(_index(request, selected, without), given.height_px)
        if excess_px(tried) <= 0:
            return tried, without
        back.pop()  # longer names take width from the time area, and so records a row more
    return given, idle


def _most_relevant_first(
    request: PictureRequest, selected: Selected, index: LaneIndex, idle: Iterable[int]
) -> list[int]:
    """Order lanes with a band alone: what changes in the range, what is in force, what has most records."""
    day_end_ms = selected.last_ms if request.as_of is None else day_last_ms(request.as_of)
    until_ms = max(min(selected.last_ms, day_end_ms), selected.first_ms)
    of_lanes = np.zeros(0, np.int64) if selected.membership is None else selected.membership.groups
    records = dict(zip(*(found.tolist() for found in np.unique(of_lanes, return_counts=True)), strict=True))

    def rank(key: int) -> tuple[bool, int, int, int]:
        known = [band for band in request.data.bands[key].whole if band.start_ms <= until_ms]
        changes = any(band.start_ms >= selected.first_ms for band in known)
        tone = tone_of(known[-1].standing) if known else ""
        place = _TONES.index(tone) if tone in _TONES else len(_TONES)
        return not changes, place, -records.get(key, 0), index.number_of[key]

    return sorted(idle, key=rank)


def _names(index: LaneIndex, keys: Iterable[int]) -> tuple[str, ...]:
    """Name lanes in their order."""
    return tuple(index.lanes[number].name for number in sorted(index.number_of[key] for key in keys))


def _least_needed(layout: Layout, index: LaneIndex, room_px: float) -> list[int]:
    """Choose the lanes to leave out: those without records first, then those with the fewest, from below."""
    heights: dict[int, float] = {}
    for number, height in zip(layout.numbers.tolist(), np.diff(layout.tops).tolist(), strict=True):
        key = whole_key(index.lanes[number].key)  # a lane goes with its parts
        heights[key] = heights.get(key, 0.0) + height
    excess = sum(heights.values()) - room_px
    place = {key: at for at, key in enumerate(heights)}
    chosen: list[int] = []
    for key in sorted(heights, key=lambda key: (index.lanes[index.number_of[key]].count, -place[key])):
        if excess <= 0:
            break
        chosen.append(key)
        excess -= heights[key]
    return chosen


def _index(request: PictureRequest, selected: Selected, dropped: frozenset[int]) -> LaneIndex:
    """Arrange what is drawn into lanes without the dropped ones; a lane counts the records in the range."""
    columns = request.data.columns
    is_drawn, membership = selected.is_drawn, selected.membership
    if request.lanes_by in (LanesBy.KIND, LanesBy.NONE):
        membership = None
    if dropped:
        is_drawn, membership = _without(selected, membership, dropped, columns.kinds)
    drawn_ids = np.sort(columns.ids[is_drawn])
    index = index_lanes(
        columns, request.lanes_by, membership, keep=lambda ids: np.isin(ids, drawn_ids, assume_unique=True)
    )
    before = np.concatenate(([0], np.cumsum(selected.is_shown[index.rows])))
    counts = np.diff(before[index.offsets])
    lanes = tuple(
        replace(lane, count=int(count)) for lane, count in zip(index.lanes, counts.tolist(), strict=True)
    )
    return opened(replace(index, lanes=lanes), request.unfolded)


def _without(
    selected: Selected, membership: Membership | None, dropped: frozenset[int], kinds: np.ndarray
) -> tuple[np.ndarray, Membership | None]:
    """Take lanes away together with the records that stand in no other."""
    is_drawn = selected.is_drawn.copy()
    is_grouped = np.zeros(len(is_drawn), dtype=np.bool_)
    is_kept = is_grouped.copy()
    kept = membership
    if membership is not None:
        is_dropped = np.isin(membership.groups, np.fromiter(dropped, np.int64))
        is_grouped[membership.rows] = True
        is_kept[membership.rows[~is_dropped]] = True
        kept = Membership(membership.rows[~is_dropped], membership.groups[~is_dropped], membership.names)
    by_kind = np.isin(-1 - kinds.astype(np.int64), np.fromiter(dropped, np.int64))
    is_drawn &= np.where(is_grouped, is_kept, ~by_kind)
    return is_drawn, kept


def _most_rows(given: SceneInput) -> int | None:
    """Find how many rows a lane may have so that all lanes fill the height; None where they don't fit."""
    least, most = _LEAST_ROWS[given.density], _MOST_ROWS

    def fits(rows: int) -> bool:
        return _height_px(replace(given, most_rows=rows)) <= given.height_px

    if not fits(least):
        return None
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if fits(middle) else (least, middle - 1)
    return least


def _with_more_rows(given: SceneInput) -> SceneInput:
    """Give the room that is left, row by row, to the lane that lacks the most for what it has."""
    common = given.most_rows or 1
    now, wished = (_layout_of(replace(given, most_rows=rows)) for rows in (common, _MOST_ROWS))
    spare_px = given.height_px - AXIS_PX - float(now.tops[-1])
    keys = [given.lanes.lanes[number].key for number in now.numbers.tolist()]
    lacking = dict(zip(keys, (wished.rows - now.rows).tolist(), strict=True))
    rows = {key: common for key, missing in lacking.items() if missing > 0}
    while rows and spare_px >= given.measures.row_px:
        key = max(rows, key=lambda key: lacking[key] / rows[key])
        if lacking[key] <= 0:
            break
        rows[key] += 1
        lacking[key] -= 1
        spare_px -= given.measures.row_px
    more = replace(given, most_rows_of={**given.most_rows_of, **rows})
    return more if _height_px(more) <= given.height_px else given


def _layout_of(given: SceneInput) -> Layout:
    """Lay the lanes out without drawing them."""
    return lay_out(given, packing_of(given.lanes, title_widths(given)), Level.at(given.scale.ms_per_px))


def _height_px(given: SceneInput) -> float:
    """Give how high a timeline is with all its lanes."""
    return AXIS_PX + float(_layout_of(given).tops[-1])


def _titled(given: SceneInput, request: PictureRequest) -> Scene:
    """Build the scene, asking for titles until all that are drawn are known."""
    titles: dict[int, str] = {}
    scene = build_scene(given)
    for _ in range(_TITLE_ROUNDS):
        unknown = [record for record in scene.wanted_titles if record not in titles]
        if not unknown:
            break
        titles.update(request.data.titles_of(unknown))
        scene = build_scene(replace(given, titles=titles))
    return scene


def _given(
    request: PictureRequest,
    selected: Selected,
    index: LaneIndex,
    height_px: float,
    density: Density,
    measure: Measure,
) -> SceneInput:
    """Say what the scene is built from, all but its rows and titles."""
    data = request.data
    header_px = _header_px(request, index, density, measure)
    width_px = max(request.width_px - header_px, 1.0)
    return SceneInput(
        columns=data.columns,
        lanes=index,
        scale=_scale(request, selected, width_px),
        width_px=request.width_px,
        height_px=height_px,
        measure=measure,
        header_px=header_px,
        density=density,
        colours=data.colours,
        bands={key: bands for key, bands in data.bands.items() if key in selected.banded},
        headlines=data.headlines,
        names=data.names,
        pending=data.pending,
        beside=data.beside,
        as_of=request.as_of,
        compared=data.compared,
        pins_flag=data.compared is not None,  # of two days neither may be missing
        order=arranged(index, request.lanes),
        unfolded=request.unfolded & selected.banded,
    )


def _header_px(request: PictureRequest, index: LaneIndex, density: Density, measure: Measure) -> float:
    """Give the lanes' names the room they need, within bounds; compact lanes tell all in one line."""
    lines = request.data.headlines
    needed = 0.0
    for lane in index.lanes:
        name_px = measure.width(lane.name, Font.TEXT_STRONG)
        line = lines.get(lane.key)
        line_px = 0.0 if line is None else measure.width(line.text, Font.SECOND)
        beside_px = name_px + line_px + _BESIDE_PX if line is not None else name_px
        needed = max(needed, beside_px if density is Density.COMPACT else max(name_px, line_px))
    most = min(_WIDEST_HEADER_PX, request.width_px * _HEADER_SHARE)
    return float(round(min(max(needed + 60.0, HEADER_PX), max(most, 96.0))))


def _scale(request: PictureRequest, selected: Selected, width_px: float) -> TimeScale:
    """Lay the range over the width, with a margin at a side where none was asked for."""
    before_px = _MARGIN_PX if request.first_ms is None else 0.0
    after_px = _MARGIN_PX if request.last_ms is None else 0.0
    first_ms, last_ms = selected.first_ms, selected.last_ms + 1
    ms_per_px = (last_ms - first_ms) / max(width_px - before_px - after_px, 1.0)
    return TimeScale.fitting(
        first_ms - round(before_px * ms_per_px),
        last_ms + round(after_px * ms_per_px),
        width_px,
        margin_px=0.0,
    )
