"""Thousands of lanes: those on the screen close up, others cost nothing, and scrolling moves none of them."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.model.columns import EVENT, Columns, Membership
from explorer.scene.build import build_scene
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.measure import FixedMeasure
from explorer.scene.scene import Scene
from explorer.scene.tiles import packing_of
from explorer.scene.time_scale import TimeScale
from explorer.scene.titles import title_widths

DAY_MS = 86_400_000
YEAR_MS = 365 * DAY_MS


def lanes_of(count: int) -> LaneIndex:
    """So many actors: each with records within four years, every fifth with some over all years too."""
    random = np.random.default_rng(3)
    times, actors = [], []
    for actor in range(count):
        busy = int(random.integers(0, 80)) * YEAR_MS + random.integers(0, 4 * 365, 300) * DAY_MS
        wide = random.integers(0, 80 * 365, 12) * DAY_MS if actor % 5 == 0 else np.empty(0, np.int64)
        both = np.concatenate((busy, wide))
        times.append(both)
        actors.append(np.full(len(both), 1_000_000 + actor))
    starts, groups = np.concatenate(times), np.concatenate(actors)
    order = np.argsort(starts, kind="stable")
    starts, groups = starts[order], groups[order]
    rows = np.arange(len(starts), dtype=np.int64)
    small = np.full(len(rows), 3, np.uint8)
    columns = Columns.of(
        rows + 1,
        np.full(len(rows), EVENT, np.uint8),
        *(starts, starts, starts + DAY_MS - 1, starts + DAY_MS - 1),
        importance=small,
        flags=np.zeros(len(rows), np.uint8),
        actors=np.zeros(len(rows), np.int64),
    )
    names = {1_000_000 + actor: f"Actor {actor}" for actor in range(count)}
    return index_lanes(columns, LanesBy.ACTOR, Membership.of(rows, groups, names))


@pytest.fixture(scope="module")
def many() -> SceneInput:
    """Four hundred lanes, all of them in view in time."""
    return given(lanes_of(400))


def given(index: LaneIndex) -> SceneInput:
    """A window on all years, at the first lanes."""
    titles = {int(number): f"Meeting number {number}" for number in index.columns.ids.tolist()}
    return SceneInput(
        columns=index.columns,
        lanes=index,
        scale=TimeScale.fitting(-YEAR_MS, 81 * YEAR_MS, 1_200.0),
        width_px=1400.0,
        height_px=900.0,
        measure=FixedMeasure(),
        closes_up=True,
        titles=titles,
    )


def rows_in_use(scene: Scene, lane: int) -> int:
    """How many heights marks and folds of a lane stand at."""
    row_px = {
        round(hit.box.y + hit.box.height / 2)
        for hit in scene.hits
        if hit.kind in ("record", "fold") and hit.lane == lane
    }
    return len(row_px)


@pytest.mark.parametrize("scroll", [0.0, 3_000.0, 20_000.0])
def test_no_lane_on_the_screen_has_an_empty_row(many: SceneInput, scroll: float) -> None:
    """Each lane that is seen whole has as many rows as marks and folds stand in."""
    scene = build_scene(replace(many, scroll_y_px=scroll))
    whole = [lane for lane in scene.lanes if lane.y >= scene.axis_px and lane.y + lane.height <= 900]
    assert len(whole) >= 2
    assert [rows_in_use(scene, lane.key) for lane in whole] == [lane.rows for lane in whole]


def test_what_was_seen_stays_as_high_while_one_scrolls(many: SceneInput) -> None:
    """Scrolled back to, lanes stand where they stood."""
    first = build_scene(many)
    build_scene(replace(many, scroll_y_px=2_000.0))
    again = build_scene(many)
    assert [(lane.key, lane.y, lane.height) for lane in again.lanes] == [
        (lane.key, lane.y, lane.height) for lane in first.lanes
    ]


@pytest.mark.parametrize("count", [150, 3_000])
def test_a_frame_costs_what_is_on_the_screen(count: int) -> None:
    """However many lanes there are, what is packed and drawn is of the lanes on the screen."""
    one = given(lanes_of(count))
    scene = build_scene(one)
    assert scene.layout is not None
    assert len(scene.layout.numbers) == count
    seen = len(scene.lanes)
    assert seen < 40
    assert packing_of(one.lanes, title_widths(one)).packed < 16 * seen
    assert len(scene.primitives) < 40 * seen
