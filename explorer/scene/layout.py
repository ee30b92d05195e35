"""How high each lane is and where it stands: from what its tiles in view wish for."""

from typing import Final

import numpy as np

from explorer.model.bands import Band
from explorer.model.columns import OPEN_END, OPEN_START, Int64s
from explorer.model.ids import RecordId
from explorer.scene.closing_up import close_up_near
from explorer.scene.density import Measures
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import Bools, LanesBy
from explorer.scene.levels import Level
from explorer.scene.nested_lanes import counts_with_parts, is_opened, is_part, with_wholes
from explorer.scene.primitives import Floats
from explorer.scene.rows_in_view import MOST_LANES, rows_in_view
from explorer.scene.scene import LaneGeometry, Layout
from explorer.scene.tiles import Packing

_MOST_ROWS: Final = 64
"""More rows than this no screen shows."""
_FEW_PICKED: Final = 24
"""Up to so many lanes that were picked keep a line each, also where they have no record in view."""
_SHARERS: Final = 3
"""A lane takes a third of the height at most, more where fewer are shown: hiding one of many moves none."""
PARTIES_TOP_PX: Final = 46.0
"""Parties' bands begin below the lane's name and headline."""


def lay_out(given: SceneInput, packing: Packing, level: Level) -> Layout:
    """Give the lanes that are shown in their order, with rows and tops.

    Depends on the tiles in view only, and, where lanes close up, on what of them is in view.
    """
    measures = given.measures
    tiles = level.tiles_over(given.scale.start_ms, given.scale.end_ms)
    needs = np.zeros(len(given.lanes), dtype=np.int64)
    for number in tiles:
        needs = np.maximum(needs, packing.needs(level, number))
    has_band, is_banded_now = _banded(given)
    held = given.memory.rows if given.memory is not None and given.is_moving else {}
    for lane, held_rows in held.items():
        if lane < len(needs):
            needs[lane] = max(int(needs[lane]), held_rows.bit_length())
    hides_idle = given.hides_idle_lanes and not _is_picked(given)
    is_shown = (needs > 0) | is_banded_now if hides_idle else np.ones(len(needs), dtype=bool)
    for lane in held:
        if lane < len(needs):
            is_shown[lane] = True
    is_shown = with_wholes(given.lanes, is_shown)
    order = np.arange(len(needs), dtype=np.int64) if given.order is None else given.order
    numbers = order[is_shown[order]]

    common = rows_limit(given)
    limits = np.full(len(needs), common, dtype=np.int64)
    for key, most in given.most_rows_of.items():
        if key in given.lanes.number_of:
            limits[given.lanes.number_of[key]] = most
    rows: Int64s = np.minimum(needs, limits)[numbers]
    used = [(1 << count) - 1 for count in rows.tolist()]
    if given.closes_up and len(numbers) <= MOST_LANES:
        seen = rows_in_view(given, packing, level, numbers, limits[numbers])
        used = [now | held.get(lane, 0) for now, lane in zip(seen, numbers.tolist(), strict=True)]
        rows = np.array([one.bit_count() for one in used], dtype=np.int64)
        if hides_idle:
            stays = (rows > 0) | is_banded_now[numbers] | np.isin(numbers, list(held))
            is_shown[numbers] = stays
            stays = with_wholes(given.lanes, is_shown)[numbers]
            numbers, rows = numbers[stays], rows[stays]
            used = [one for one, stay in zip(used, stays.tolist(), strict=True) if stay]
    elif given.closes_up:
        counts = _party_counts(given, numbers)
        can_go = ~(is_banded_now | is_opened(given.lanes))[numbers] & ~np.isin(numbers, list(held))

        def heights_of(rows: Int64s, is_empty: Bools) -> Floats:
            heights = lane_heights(measures, rows, has_band[numbers], counts)
            return np.where(is_empty & can_go, 0.0, heights)

        closed = close_up_near(given, packing, level, numbers, limits[numbers], rows, held, heights_of)
        used = closed.used
        rows = np.array([one.bit_count() for one in used], dtype=np.int64)
        if hides_idle:
            is_shown[numbers] = ~(closed.is_empty & can_go)
            stays = with_wholes(given.lanes, is_shown)[numbers]
            numbers, rows = numbers[stays], rows[stays]
            used = [one for one, stay in zip(used, stays.tolist(), strict=True) if stay]
    if given.closes_up and not len(numbers):  # nothing is in view: an empty page would be no way back
        numbers = order[:MOST_LANES]
        rows, used = np.zeros(len(numbers), dtype=np.int64), [0] * len(numbers)
    parties = _party_counts(given, numbers)
    heights = lane_heights(measures, rows, has_band[numbers], parties)
    tops = np.concatenate(([0.0], np.cumsum(heights)))
    left_out = _without_parts(given, order) - _without_parts(given, numbers) if given.closes_up else 0
    return Layout(numbers, rows, tops, tuple(used), left_out)


def _without_parts(given: SceneInput, numbers: Int64s) -> int:
    return len(numbers) - int(is_part(given.lanes)[numbers].sum())


def lane_heights(measures: Measures, rows: Int64s, has_band: np.ndarray, parties: Int64s) -> np.ndarray:
    """Give the heights of lanes in px."""
    body = rows * measures.row_px
    if measures.is_band_behind:
        # unfolded, the band keeps a row of its own: marks on a party's band would seem to be that party's
        body = np.where(parties > 0, rows + 1, np.maximum(rows, 1)) * measures.row_px
        heights = measures.above_px + body + parties * measures.party_px + measures.below_px
    else:
        above = np.where(has_band, measures.band_px + measures.after_band_px, 0.0) + measures.above_px
        above = np.where(
            parties > 0, np.maximum(above, PARTIES_TOP_PX) + parties * measures.party_px + 4, above
        )
        heights = above + body + measures.below_px
    is_idle = (rows == 0) & (parties == 0)
    return np.where(is_idle, measures.idle_px, np.maximum(heights, measures.least_px))


def lanes_on_screen(given: SceneInput, layout: Layout) -> tuple[LaneGeometry, ...]:
    """Give the geometry of the lanes that are at least partly on screen."""
    measures = given.measures
    first = int(np.searchsorted(layout.tops[1:], given.scroll_y_px, side="right"))
    last = int(np.searchsorted(layout.tops[:-1], given.scroll_y_px + given.height_px - given.axis_px))
    parties = _party_counts(given, layout.numbers)
    counts = counts_with_parts(given.lanes, layout.numbers[first:last], *given.scale.within).tolist()
    lanes = []
    for at, count in zip(range(first, last), counts, strict=True):
        number = int(layout.numbers[at])
        lane = given.lanes.lanes[number]
        y = given.axis_px + float(layout.tops[at]) - given.scroll_y_px
        rows_y = y + measures.above_px
        has_band = _has_band(given, lane.key)
        if measures.is_band_behind:
            if parties[at]:
                rows_y += measures.row_px + int(parties[at]) * measures.party_px
        else:
            if has_band:
                rows_y += measures.band_px + measures.after_band_px
            if parties[at]:
                rows_y = max(rows_y, y + PARTIES_TOP_PX) + int(parties[at]) * measures.party_px + 4
        lanes.append(
            LaneGeometry(
                number,
                lane.key,
                lane.name,
                y,
                float(layout.tops[at + 1] - layout.tops[at]),
                int(layout.rows[at]),
                rows_y,
                count,
                bool((parties[at] and lane.key in given.unfolded) or is_opened(given.lanes)[number]),
                is_idle=not layout.rows[at] and not parties[at],
                used=layout.used[at],
            )
        )
    return tuple(lanes)


def remembered_rows(layout: Layout) -> dict[int, int]:
    """Give what a frame keeps of the layout for the next."""
    return dict(zip(layout.numbers.tolist(), layout.used, strict=True))


def rows_limit(given: SceneInput) -> int:
    """Give the most rows of a lane: what its share of the height holds, at least those of the density.

    Depends neither on what is in view, for panning must not change who folds, nor, from three lanes on, on
    how many are shown: what is hidden changes nothing about the rest. Only compact lanes share the height
    among all of them, to be seen together.
    """
    if given.most_rows is not None:
        return given.most_rows
    measures = given.measures
    sharers = max(given.lane_count, 1)
    if not measures.is_band_behind:
        sharers = min(sharers, _SHARERS)
    room_px = (given.height_px - given.axis_px) / sharers
    room_px -= measures.above_px + measures.below_px
    if given.lanes.lanes_by is LanesBy.AGREEMENT and not measures.is_band_behind:
        room_px -= measures.band_px + measures.after_band_px
    return min(max(measures.rows, int(room_px // measures.row_px)), _MOST_ROWS)


def _is_picked(given: SceneInput) -> bool:
    """Tell whether a few lanes were picked out of many: whoever did so misses those that go."""
    return given.closes_up and given.lane_count <= _FEW_PICKED and given.hidden_lanes > given.lane_count


def _has_band(given: SceneInput, key: int) -> bool:
    """Tell whether a lane keeps room for a band: agreements do, also before their bands are known."""
    is_agreement = given.lanes.lanes_by is LanesBy.AGREEMENT and key > 0
    return is_agreement and (not given.bands or key in given.bands)


def _banded(given: SceneInput) -> tuple[np.ndarray, np.ndarray]:
    """Tell which lanes have bands at all, and which have one in view; worked out once for each `bands`.

    Until bands are known, an agreement is taken to have one from its first record on: nothing may jump when
    they come.
    """
    kept = given.lanes.kept.get("banded")
    if not (isinstance(kept, tuple) and kept[0] is given.bands):
        starts = np.full(len(given.lanes), OPEN_END, dtype=np.int64)
        ends = np.full(len(given.lanes), OPEN_START, dtype=np.int64)
        has_band = np.array([_has_band(given, lane.key) for lane in given.lanes.lanes], dtype=bool)
        for number in np.flatnonzero(has_band).tolist():
            bands = given.bands.get(given.lanes.lanes[number].key)
            if not given.bands:
                starts[number] = given.lanes.anchors[given.lanes.offsets[number]]
                ends[number] = OPEN_END
            elif bands is not None and bands.whole:
                starts[number] = bands.whole[0].start_ms
                end_ms = bands.whole[-1].end_ms
                ends[number] = OPEN_END if end_ms is None else end_ms
        kept = given.lanes.kept["banded"] = (given.bands, has_band, starts, ends)
    _, has_band, starts, ends = kept
    return has_band, (starts <= given.scale.end_ms) & (ends >= given.scale.start_ms)


def _party_counts(given: SceneInput, numbers: Int64s) -> Int64s:
    """Count the rows between a lane's band and its marks: parties, and one of commitments."""
    counts = np.zeros(len(numbers), dtype=np.int64)
    if given.lanes.lanes_by is LanesBy.AGREEMENT:
        number_of = given.lanes.number_of
        for key in given.unfolded | (
            given.beside.commitments.keys() if given.beside.is_everywhere else set()
        ):
            if key in number_of:
                has_bands = key in given.unfolded and key in given.bands
                rows = len(parties_in_view(given, key)) if has_bands else 0
                counts[numbers == number_of[key]] = rows + has_commitments_row(given, key)
    return counts


def has_commitments_row(given: SceneInput, key: int) -> bool:
    """Tell whether a lane shows its commitments: where it has any, unfolded or where all do."""
    is_asked = given.beside.is_everywhere or key in given.unfolded
    is_agreement = given.lanes.lanes_by is LanesBy.AGREEMENT and key > 0
    return is_asked and is_agreement and bool(given.beside.commitments.get(key))


def parties_in_view(given: SceneInput, agreement: int) -> tuple[tuple[RecordId, tuple[Band, ...]], ...]:
    """Give the parties that stand somehow in the tiles in view: one that left long before has no row."""
    level = Level.at(given.scale.ms_per_px)
    first_ms = level.span_of(level.tile_of(given.scale.start_ms))[0]
    last_ms = level.span_of(level.tile_of(given.scale.end_ms))[1]
    return tuple(
        (actor, bands)
        for actor, bands in given.bands[agreement].parties
        if any(band.start_ms < last_ms and (band.end_ms is None or band.end_ms >= first_ms) for band in bands)
    )
