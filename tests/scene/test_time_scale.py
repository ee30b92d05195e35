"""Time over pixels: exact where it matters, and never beyond its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.columns import OPEN_END, OPEN_START
from explorer.scene.time_scale import LONGEST_SPAN_MS, SHORTEST_SPAN_MS, TimeScale

scales = st.builds(
    lambda start, share, width: TimeScale(
        start, (SHORTEST_SPAN_MS * (LONGEST_SPAN_MS / SHORTEST_SPAN_MS) ** share) / width, width
    ),
    st.integers(-(10**17), 10**17),
    st.floats(0.0, 1.0),
    st.floats(200.0, 4000.0),
)


@pytest.mark.parametrize(
    ("start_ms", "ms_per_px", "ms", "x"),
    [
        (0, 1000.0, 0, 0.0),
        (0, 1000.0, 500_000, 500.0),
        (-1000, 1000.0, 0, 1.0),
        (day_first_ms(day_of(2019, 2, 1)), DAY_MS / 50, day_first_ms(day_of(2019, 2, 22)), 1050.0),
        (day_first_ms(day_of(-9999, 1, 1)), 100.0, day_first_ms(day_of(-9999, 1, 1)) + 60_000, 600.0),
        (
            day_first_ms(day_of(-100_000_000, 1, 1)),
            100.0,
            day_first_ms(day_of(-100_000_000, 1, 1)) + 100,
            1.0,
        ),
    ],
)
def test_a_time_lies_where_the_table_says(start_ms: int, ms_per_px: float, ms: int, x: float) -> None:
    """A time's pixel is its distance from the left edge over the scale, exact in any year."""
    scale = TimeScale(start_ms, ms_per_px, 1000.0)
    assert scale.x_at(ms) == pytest.approx(x, abs=1e-6)
    assert scale.x_of(np.array([ms], dtype=np.int64))[0] == pytest.approx(x, abs=1e-6)
    assert scale.ms_at(x) == ms


def test_open_ends_lie_far_outside() -> None:
    """OPEN_START and OPEN_END become far pixels that can still be drawn, never an overflow."""
    for start_ms in (0, -(2**62), 2**62):
        xs = TimeScale(start_ms, 1e6, 1000.0).x_of(np.array([OPEN_START, OPEN_END], dtype=np.int64))
        assert xs[0] == -1e7
        assert xs[1] == 1e7


@given(scales, st.floats(0.02, 50.0), st.floats(0.0, 1.0))
def test_zooming_keeps_the_time_under_the_pointer(scale: TimeScale, factor: float, share: float) -> None:
    """What lies under the pointer stays there within a pixel, whatever the factor."""
    x = share * scale.width_px
    zoomed = scale.zoomed(factor, x)
    assert abs(zoomed.x_at(scale.ms_at(x)) - x) < 1.0


@given(scales, st.floats(1e-9, 1e9), st.floats(0.0, 1.0))
def test_zooming_stops_at_the_limits(scale: TimeScale, factor: float, share: float) -> None:
    """Never more than ten thousand years across the width, nor less than a minute."""
    span = scale.zoomed(factor, share * scale.width_px).span_ms
    assert SHORTEST_SPAN_MS - 1 <= span <= LONGEST_SPAN_MS + 1


@given(scales, st.integers(-2000, 2000))
def test_panning_there_and_back_returns(scale: TimeScale, dx: int) -> None:
    """A pan and its opposite end where they began, within a millisecond each."""
    assert abs(scale.panned(dx).panned(-dx).start_ms - scale.start_ms) <= 1
    assert scale.panned(dx).ms_per_px == scale.ms_per_px


@given(st.integers(-(10**15), 10**15), st.integers(0, 10**14), st.floats(200.0, 4000.0))
def test_fitting_shows_both_ends(first_ms: int, length_ms: int, width_px: float) -> None:
    """What is fitted lies inside the width, unless it is longer than the limit allows."""
    scale = TimeScale.fitting(first_ms, first_ms + length_ms, width_px)
    assert scale.x_at(first_ms) >= -1
    assert scale.x_at(first_ms + length_ms) <= width_px + 1
