"""Lanes that close up: as high as what is in view needs, and never lower."""

import numpy as np
import pytest
from scene_records import Crowd, columns_of, membership_of, scene_of, view_of

from explorer.model.calendar import day_first_ms, day_of
from explorer.scene.density import AXIS_PX, MEASURES, Density
from explorer.scene.headers import HIDDEN_ROW_PX
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Text
from explorer.scene.rows_in_view import MOST_LANES
from explorer.scene.scene import Scene
from explorer.scene.time_scale import TimeScale

VIEW = view_of((2019, 1, 1), (2019, 3, 1))
CROWDED = tuple({"when": f"2019-03-{day:02}"} for day in range(2, 9))
"""Seven days just beyond the view, in the same tiles as its last days."""


def scene_of_crowd(**changes: object) -> Scene:
    """One mark in view, and a crowd just beyond."""
    columns = columns_of({"when": "2019-02-01"}, *CROWDED)
    groups = {50: ("A treaty", tuple(range(1, len(CROWDED) + 2)))}
    return scene_of(
        columns, VIEW, lanes_by=LanesBy.AGREEMENT, membership=membership_of(columns, groups), **changes
    )


def test_a_lane_keeps_no_room_for_what_lies_beyond_the_view() -> None:
    """One mark in view takes one row, whatever waits beside it."""
    assert scene_of_crowd(closes_up=False).lanes[0].rows > 1
    lane = scene_of_crowd(closes_up=True).lanes[0]
    assert lane.rows == 1
    assert lane.height < scene_of_crowd(closes_up=False).lanes[0].height


def test_days_just_before_and_after_the_view_take_no_row() -> None:
    """A week in view keeps no room for the day that ends as it begins, or begins as it ends."""
    days = [{"when": f"2019-02-{day}"} for day in (20, 21, 21, 22, 23)] + [{"when": "2019-03-01"}] * 2
    columns = columns_of(*days)
    groups = {50: ("A treaty", tuple(range(1, len(days) + 1)))}
    membership = membership_of(columns, groups)
    scene = scene_of(
        columns,
        view_of((2019, 2, 22), (2019, 3, 1)),
        lanes_by=LanesBy.AGREEMENT,
        membership=membership,
        closes_up=True,
    )
    marks = [mark for mark in scene.marks if mark.is_bar]
    assert len(marks) == 2
    assert scene.lanes[0].rows == len({mark.box.y for mark in marks})


def test_while_something_moves_lanes_only_grow() -> None:
    """What came into view keeps its row until all stands still."""
    high = scene_of_crowd(closes_up=False)
    moving = scene_of_crowd(closes_up=True, memory=high.memory, is_moving=True)
    assert moving.lanes[0].rows == high.lanes[0].rows
    assert scene_of_crowd(closes_up=True, memory=high.memory).lanes[0].rows == 1


def test_a_lane_without_a_record_in_view_gives_way() -> None:
    """Its records just beyond do not keep it; nor is it gone while something moves."""
    columns = columns_of({"when": "2019-02-01"}, *CROWDED)
    groups = {50: ("Here", (1,)), 51: ("Beyond", (2, 3))}
    changes = {"lanes_by": LanesBy.AGREEMENT, "membership": membership_of(columns, groups), "closes_up": True}
    before = scene_of(columns, VIEW.panned(-400.0), **changes)
    assert [lane.name for lane in before.lanes][:2] == ["Here", "Beyond"]
    assert [lane.name for lane in scene_of(columns, VIEW, **changes).lanes] == ["Here"]
    moving = scene_of(columns, VIEW, **changes, memory=before.memory, is_moving=True)
    assert [lane.name for lane in moving.lanes][:2] == ["Here", "Beyond"]


def busy_lanes(count: int, **changes: object) -> Scene:
    """Lanes that wish for more rows than there are, and how they stand."""
    days = [f"2019-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29) for _ in range(4)]
    columns = columns_of(*({"when": day} for day in days for _ in range(count)))
    groups = {
        50 + lane: (f"Lane {lane}", tuple(range(1 + lane, len(days) * count + 1, count)))
        for lane in range(count)
    }
    return scene_of(
        columns,
        VIEW,
        lanes_by=LanesBy.ACTOR,
        membership=membership_of(columns, groups),
        closes_up=True,
        **changes,
    )


@pytest.mark.parametrize("height_px", [700.0, 1300.0])
def test_hiding_one_lane_leaves_the_rest_as_they_were(height_px: float) -> None:
    """Of five crowded lanes each has its share of the height; with one or two hidden nobody takes more."""
    every = busy_lanes(5, height_px=height_px, scroll_y_px=0.0)
    assert every.layout is not None
    rows = every.layout.rows.tolist()
    for shown in (4, 3):
        order = np.arange(shown, dtype=np.int64)
        fewer = busy_lanes(5, height_px=height_px, order=order)
        assert fewer.layout is not None
        assert fewer.layout.rows.tolist() == rows[:shown]
    assert rows[0] > 5
    assert all(top.height <= (height_px - every.axis_px) / 3 for top in every.lanes[:3])


def test_one_lane_alone_has_the_whole_height() -> None:
    """Whoever shows only this lane wants to see all of it."""
    alone = busy_lanes(5, order=np.arange(1, dtype=np.int64))
    assert alone.layout is not None
    several = busy_lanes(5)
    assert several.layout is not None
    assert alone.layout.rows[0] >= 2 * several.layout.rows[0]


def words_of(scene: Scene) -> list[str]:
    """All that is written."""
    return [one.text for one in scene.primitives if isinstance(one, Text)]


def few_of_many(picked: int) -> dict[str, object]:
    """Many lanes of one record each, a month apart, of which the first ones are picked."""
    columns = columns_of(*({"when": f"{2000 + at // 12}-{at % 12 + 1:02}-15"} for at in range(30)))
    groups = {50 + at: (f"Lane {at}", (at + 1,)) for at in range(30)}
    return {
        "columns": columns,
        "scale": view_of((2000, 1, 1), (2000, 3, 1)),
        "lanes_by": LanesBy.ACTOR,
        "membership": membership_of(columns, groups),
        "closes_up": True,
        "order": np.arange(picked, dtype=np.int64),
        "hidden_lanes": 30 - picked,
    }


def test_a_lane_that_was_picked_keeps_a_line_without_a_record() -> None:
    """Of five picked out of thirty none goes, and those without a record in view take one line."""
    scene = scene_of(**few_of_many(5))
    assert [lane.name for lane in scene.lanes] == [f"Lane {at}" for at in range(5)]
    assert [lane.is_idle for lane in scene.lanes] == [False, False, True, True, True]
    assert {lane.height for lane in scene.lanes if lane.is_idle} == {28.0}


def test_lanes_that_give_way_are_counted() -> None:
    """A last row tells how many lanes have nothing here, beside those that are hidden."""
    scene = scene_of(**few_of_many(28))
    assert [lane.name for lane in scene.lanes] == ["Lane 0", "Lane 1"]
    assert "26 with nothing here" in words_of(scene)
    assert "2 lanes hidden" in words_of(scene)
    bottom = scene.lanes[-1].y + scene.lanes[-1].height
    hits = [scene.hit(20, bottom + HIDDEN_ROW_PX * row + 10) for row in (0, 1)]
    assert [hit.kind if hit else "" for hit in hits] == ["idle_lanes", "hidden_lanes"]
    assert scene.content_height_px == bottom - scene.axis_px + 2 * HIDDEN_ROW_PX


@pytest.mark.parametrize("picked", [5, 30])
def test_where_nothing_is_in_view_headers_stay_and_the_way_to_something_is_told(picked: int) -> None:
    """Zoomed in too far the page is not empty: lanes are named, and a click leads to the nearest record."""
    changes = few_of_many(picked) | {"scale": view_of((2000, 1, 20), (2000, 1, 21))}
    scene = scene_of(**changes, height_px=700.0)
    assert len(scene.layout.numbers if scene.layout else ()) == picked
    assert {"← Before: 15 Jan 2000", "Nothing here", "After: 15 Feb 2000 →"} <= set(words_of(scene))
    elsewhere = [hit for hit in scene.hits if hit.kind == "elsewhere"]
    assert [hit.first_ms for hit in elsewhere] == [
        day_first_ms(day_of(2000, 1, 15)),
        day_first_ms(day_of(2000, 2, 15)),
    ]
    assert all(hit.box.y >= AXIS_PX and hit.box.y + hit.box.height <= 700 for hit in elsewhere)
    first = scene_of(**(changes | {"scale": view_of((1999, 1, 1), (1999, 2, 1))}))
    assert "After: 15 Jan 2000 →" in words_of(first)
    assert not any(words.startswith("←") for words in words_of(first))


def test_something_in_view_needs_no_way_elsewhere() -> None:
    """The line is there only where no lane has a record in view."""
    assert "Nothing here" not in words_of(scene_of(**few_of_many(5)))


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    """Real journeys, few enough lanes to close up."""
    found = Crowd.of_travels()
    assert len(found.lanes) > 40
    return found


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("years", [0.2, 1.0, 5.0])
def test_no_row_of_a_lane_is_empty(crowd: Crowd, density: Density, years: float) -> None:
    """At rest a lane has no row, inside or at its end, that is kept for what lies beyond the view."""
    order = np.arange(min(len(crowd.lanes), MOST_LANES), dtype=np.int64)
    middle = int(crowd.columns.start_earliest[len(crowd.columns) // 2])
    ms_per_px = years * 31_556_952_000 / 1200
    seen = 0
    for step in (-900, 0, 512):
        scale = TimeScale(middle - round(600 * ms_per_px), ms_per_px, 1200.0).panned(float(step))
        scene = crowd.scene(scale, density=density, closes_up=True, order=order)
        boxes = [(mark.lane, mark.box) for mark in scene.marks]
        boxes += [(hit.lane or 0, hit.box) for hit in scene.hits if hit.kind == "fold"]
        row_px = MEASURES[density].row_px
        for lane in scene.lanes:
            rows = {
                int((box.y + box.height / 2 - lane.rows_y) // row_px) for key, box in boxes if key == lane.key
            }
            assert rows == set(range(lane.rows))
            seen += lane.rows
    assert seen


@pytest.mark.parametrize("density", Density)
@pytest.mark.parametrize("years", [0.2, 1.0, 5.0, 30.0, 150.0])
def test_no_mark_lies_below_its_lane(crowd: Crowd, density: Density, years: float) -> None:
    """However one looks at real journeys, each mark and fold stands inside the lane that closed up."""
    order = np.arange(min(len(crowd.lanes), MOST_LANES), dtype=np.int64)
    middle = int(crowd.columns.start_earliest[len(crowd.columns) // 2])
    ms_per_px = years * 31_556_952_000 / 1200
    for step in (-900, -333, 0, 77, 512):
        scale = TimeScale(middle - round(600 * ms_per_px), ms_per_px, 1200.0).panned(float(step))
        scene = crowd.scene(scale, density=density, closes_up=True, order=order)
        tops = {lane.key: (lane.y, lane.y + lane.height) for lane in scene.lanes}
        for mark in scene.marks:
            top, bottom = tops[mark.lane]
            assert top <= mark.box.y
            assert mark.box.y + mark.box.height <= bottom
        for fold in (hit for hit in scene.hits if hit.kind == "fold"):
            top, bottom = tops[fold.lane or 0]
            assert top <= fold.box.y
            assert fold.box.y + fold.box.height <= bottom + 1
