"""The strip below the timeline: all there is over all time, with the window that is shown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scene_records import columns_of, view_of

from explorer.model.calendar import DAY_MS, day_of
from explorer.scene.lanes import LaneIndex, LanesBy, index_lanes
from explorer.scene.measure import FixedMeasure
from explorer.scene.overview import build_overview, densities
from explorer.scene.primitives import Lines, Rects, Text
from explorer.scene.scene import Scene
from explorer.scene.time_scale import TimeScale

MEASURE = FixedMeasure()
ALL = view_of((1950, 1, 1), (2030, 1, 1), 1000.0)


def lanes() -> LaneIndex:
    return index_lanes(
        columns_of(*({"when": f"{year}-06-01"} for year in (1953, 1988, 1988, 1988, 1988, 2019))),
        LanesBy.NONE,
    )


def overview(first: tuple[int, int, int], last: tuple[int, int, int], **changes: object) -> Scene:
    window = view_of(first, last, 1000.0)
    return build_overview(
        lanes(),
        ALL,
        window=(window.start_ms, window.end_ms),
        measure=MEASURE,
        **changes,  # type: ignore[arg-type]
    )


@given(st.lists(st.integers(-(10**13), 10**13)), st.integers(-(10**13), 10**13), st.floats(1e3, 1e10))
def test_densities_count_what_lies_in_each_stretch(times: list[int], start_ms: int, ms_per_px: float) -> None:
    """The counts are those of a histogram with the same edges, whatever the times."""
    anchors = np.sort(np.array(times, dtype=np.int64))
    scale = TimeScale(start_ms, ms_per_px, 400.0)
    counts = densities(anchors, scale)
    last_ms = start_ms + round(100 * 4 * ms_per_px)
    assert len(counts) == 100
    assert counts.sum() == sum(start_ms <= ms < last_ms for ms in times)


def test_more_records_make_higher_bars() -> None:
    """Four records of one year stand higher than one of another; where there are none is nothing."""
    bars = next(one for one in overview((2018, 1, 1), (2020, 1, 1)).primitives if _is_density(one))
    heights = {round(x): height for x, _, _, height in bars.boxes.tolist()}
    assert len(heights) == 3
    assert max(heights, key=lambda x: heights[x]) == min(heights, key=lambda x: abs(x - 480))


def _is_density(one: object) -> bool:
    return isinstance(one, Rects) and one.colour == "density"


def test_the_window_has_two_handles() -> None:
    """Its edges can be gripped, its middle dragged, the ground around it clicked."""
    scene = overview((1990, 1, 1), (2010, 1, 1))
    kinds = {x: scene.hit(x, 40) for x in (100.0, 500.0, 625.0, 750.0, 900.0)}
    assert [hit.kind for hit in kinds.values() if hit is not None] == [
        *("ground", "window_left", "window", "window_right", "ground")
    ]


def test_a_narrow_window_can_still_be_gripped() -> None:
    """A window of a day, narrower than a pixel, keeps a width that can be seen, and both handles."""
    scene = overview((2000, 1, 1), (2000, 1, 2))
    x = ALL.x_at(day_of(2000, 1, 1) * DAY_MS)
    found = {hit.kind for at in np.arange(x - 9, x + 9, 0.5) if (hit := scene.hit(float(at), 40)) is not None}
    assert {"window_left", "window_right"} <= found


def test_a_window_out_of_sight_is_not_drawn() -> None:
    """Beyond all records there is nothing to grip."""
    scene = overview((2100, 1, 1), (2110, 1, 1))
    assert {hit.kind for hit in scene.hits} == {"ground"}


def test_the_as_of_day_is_marked() -> None:
    """The as-of day has its line here too, and years are told below."""
    scene = overview((1990, 1, 1), (2010, 1, 1), as_of=day_of(2019, 2, 22))
    assert any(one.colour == "as_of" for one in scene.primitives if isinstance(one, Lines))
    assert "1990" in [one.text for one in scene.primitives if isinstance(one, Text)]


def test_without_records_there_is_only_ground() -> None:
    """An empty database has a strip without bars."""
    empty = index_lanes(columns_of(), LanesBy.NONE)
    scene = build_overview(empty, ALL, window=(0, 1000), measure=MEASURE)
    assert not any(_is_density(one) for one in scene.primitives)
