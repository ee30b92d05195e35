"""Marks and counts together are what a lane has in view: nothing is lost, nothing told twice."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scene_records import columns_of, input_of, membership_of, scene_of, view_of

from benchmarks.generated import DAYS, FIRST_DAY, generate
from benchmarks.generated import columns_of as generated_columns
from explorer.model.calendar import DAY_MS
from explorer.model.columns import Columns, Membership
from explorer.scene.build import build_scene
from explorer.scene.density import Density
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.nested_lanes import openable, opened
from explorer.scene.overview import densities
from explorer.scene.scene import Scene
from explorer.scene.time_scale import TimeScale


class Lanes:
    """An index with a short name for failing tests."""

    def __init__(self, index: LaneIndex, name: str) -> None:
        self.index = index
        self.name = name

    def __repr__(self) -> str:
        return self.name


def all_lanes() -> list[Lanes]:
    """Five thousand made-up records by agreement, by actor, by kind, filtered, and opened into kinds."""
    columns, by_agreement = generated_columns(generate(5_000))
    by_actor = Membership.of(np.arange(len(columns)), columns.actors.astype(np.int64), {})
    every_third = lambda ids: np.asarray(ids) % 3 == 0  # noqa: E731 - a filter as the index takes it
    actors = index_lanes(columns, LanesBy.ACTOR, by_actor)
    return [
        Lanes(index_lanes(columns, LanesBy.AGREEMENT, by_agreement), "by agreement"),
        Lanes(
            index_lanes(columns, LanesBy.AGREEMENT, by_agreement, keep=every_third), "a third, by agreement"
        ),
        Lanes(actors, "by actor"),
        Lanes(opened(actors, sorted(openable(actors))[:6]), "by actor, six opened into kinds"),
        Lanes(index_lanes(columns, LanesBy.KIND), "by kind"),
        Lanes(index_lanes(columns, LanesBy.NONE), "all in one"),
    ]


LANES = all_lanes()
TALL_PX = 200_000.0

scales = st.builds(
    lambda share, power: TimeScale.fitting(
        round((FIRST_DAY + share * DAYS) * DAY_MS),
        round((FIRST_DAY + share * DAYS) * DAY_MS + 10**power),
        1200.0,
        0.0,
    ),
    st.floats(-0.05, 1.0),
    st.floats(4.8, 12.2),
)


def shown_in(scene: Scene, lane: int) -> Counter[int]:
    """How often each record of a lane is drawn, and under 0 how many its folds tell of."""
    told = Counter(int(mark.record) for mark in scene.marks if mark.lane == lane)
    told[0] = sum(hit.count for hit in scene.hits if hit.kind == "fold" and hit.lane == lane)
    return told


def members_in(index: LaneIndex, lane: int, scale: TimeScale) -> set[int]:
    """The records of a lane that are in view, looked at one by one."""
    columns: Columns = index.columns
    rows = index.rows[index.offsets[lane] : index.offsets[lane + 1]]
    is_seen = (columns.start_earliest[rows] < scale.end_ms) & (columns.end_latest[rows] > scale.start_ms)
    return set(columns.ids[rows[is_seen]].tolist())


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(LANES),
    scales,
    st.sampled_from(Density),
    st.sampled_from([None, 1, 2, 6]),
    st.booleans(),
    st.sampled_from([0, 7, -260]),
)
def test_marks_and_folds_of_a_lane_add_up_to_its_members_in_view(
    lanes: Lanes, scale: TimeScale, density: Density, rows: int | None, closes_up: bool, moved_px: int
) -> None:
    """At any zoom and place, at rest and moving, each member in view is drawn once or counted once."""
    index = lanes.index
    moving: dict[str, Any] = {}
    if moved_px:
        before = build_scene(input_of(index.columns, scale.panned(-moved_px), lanes=index, height_px=TALL_PX))
        moving = {"memory": before.memory, "is_moving": True}
    scene = build_scene(
        input_of(
            *(index.columns, scale),
            lanes=index,
            density=density,
            most_rows=rows,
            closes_up=closes_up,
            height_px=TALL_PX,
            **moving,
        )
    )
    counts = {lane.number: lane.count for lane in scene.lanes}
    for number, lane in enumerate(index.lanes):
        members = members_in(index, number, scale)
        assert counts.get(number, 0) >= len(members)  # a lane opened into parts counts theirs
        if number not in counts:
            continue
        told = shown_in(scene, lane.key)
        folded = told.pop(0)
        assert set(told) <= members
        assert max(told.values(), default=1) == 1
        assert len(told) + folded == len(members)
        if index.offsets[number] < index.offsets[number + 1]:
            assert counts[number] == len(members)


@settings(max_examples=60, deadline=None)
@given(scales)
def test_a_fold_at_an_edge_tells_of_two_at_least(scale: TimeScale) -> None:
    """Also what is counted at an edge is several records; one alone is drawn as itself."""
    scene = build_scene(input_of(LANES[0].index.columns, scale, lanes=LANES[0].index))
    for hit in (hit for hit in scene.hits if hit.kind == "fold"):
        assert hit.count >= 2
        assert hit.first_ms is not None
        assert hit.last_ms is not None
        assert hit.first_ms <= hit.last_ms
        assert scene.header_px <= hit.box.x
        assert hit.box.x + hit.box.width <= scene.width_px + 0.01


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANES), st.floats(200.0, 3000.0))
@example(LANES[0], 1201.5)
def test_the_overview_counts_every_record_once(lanes: Lanes, width_px: float) -> None:
    """All bars of the overview together are all records that the filter keeps, in however many lanes."""
    first, last = lanes.index.extent()
    margin = (last - first) * 3 // 40
    scale = TimeScale.fitting(first - margin, last + margin, width_px, 0.0)
    kept = len(np.unique(lanes.index.rows))
    assert int(densities(lanes.index.times, scale).sum()) == kept == len(lanes.index.times)


def test_what_began_before_the_view_is_counted_at_its_edge() -> None:
    """A month in the midst of ninety talks that go on for years tells of all: bars and one count."""
    columns = columns_of(*({"when": f"2015-{1 + n % 12:02}/2020-{1 + n % 12:02}"} for n in range(90)))
    scene = scene_of(columns, view_of((2018, 5, 1), (2018, 6, 1)), most_rows=6)
    (fold,) = (hit for hit in scene.hits if hit.kind == "fold")
    assert len(scene.marks) + fold.count == 90
    assert fold.box.x == pytest.approx(scene.header_px, abs=4)
    assert fold.first_ms is not None
    assert fold.first_ms < scene.scale.start_ms  # type: ignore[union-attr]  # a timeline has a scale
    bars = [mark.box for mark in scene.marks]
    assert not any(fold.box.crosses(box) for box in bars)


def test_a_count_at_the_edge_stands_beside_another_there() -> None:
    """Where there is one row only, what began before the view is not written over what begins at its edge."""
    before = [{"when": "2018-05-01/2018-05-20"} for _ in range(5)]
    at_edge = [{"when": "2018-05-11"} for _ in range(5)]
    scene = scene_of(columns_of(*before, *at_edge), view_of((2018, 5, 10), (2018, 8, 10)), most_rows=1)
    folds = [hit for hit in scene.hits if hit.kind == "fold"]
    assert sum(fold.count for fold in folds) + len(scene.marks) == 10
    assert len(folds) == 2
    assert not folds[0].box.crosses(folds[1].box)


def test_a_lane_with_nothing_but_what_went_before_keeps_a_row() -> None:
    """A lane in which all that goes on has begun before and folds is no empty one."""
    days = [{"when": f"2018-05-{1 + n % 9:02}/2018-05-20"} for n in range(200)]
    columns = columns_of(*days)
    membership = membership_of(columns, {900: ("Talks", tuple(range(1, 201)))})
    scale = view_of((2018, 5, 18), (2018, 5, 19))
    scene = scene_of(
        columns, scale, lanes_by=LanesBy.ACTOR, membership=membership, closes_up=True, most_rows=2
    )
    (lane,) = scene.lanes
    told = shown_in(scene, 900)
    assert lane.rows >= 1
    assert lane.count == 200 == len(told) - 1 + told[0]
