"""The axis: calendar-aware ticks in two rows, from ten thousand years to a minute."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_records import view_of

from explorer.model.calendar import day_first_ms, day_of
from explorer.scene.measure import FixedMeasure
from explorer.scene.primitives import Font
from explorer.scene.ticks import LEVELS, ticks, typical_ms
from explorer.scene.time_scale import TimeScale

MEASURE = FixedMeasure()


@pytest.mark.parametrize(
    ("first", "last", "upper", "lower"),
    [
        ((2018, 3, 1), (2019, 4, 1), "2018 2019", "Mar Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar"),
        ((2019, 2, 1), (2019, 2, 15), "February 2019", "Fri 1|Sat 2|Sun 3|Mon 4|Tue 5|Wed 6|Thu 7"),
        ((2018, 12, 20), (2019, 1, 10), "December 2018|January 2019", "Thu 20|Fri 21|Sat 22"),
        ((2019, 2, 22), (2019, 2, 23), "Fri 22 February 2019", "00:00 01:00 02:00 03:00"),
        ((1953, 1, 1), (2021, 1, 1), "20th century|21st century", "1955 1960 1965 1970"),
        ((-5, 1, 1), (12, 1, 1), "10–1 BC|1–9|10s", "6 BC|5 BC|4 BC|3 BC|2 BC|1 BC|1|2|3|4"),
        (
            (-300, 1, 1),
            (500, 1, 1),
            "3rd century BC|2nd century BC|1st century BC|1st century",
            "300 BC|250 BC|200 BC|150 BC",
        ),
        ((-8000, 1, 1), (1900, 1, 1), "BC AD", "8000 BC|7000 BC|6000 BC|5000 BC"),
    ],
)
def test_a_span_has_its_ticks(
    first: tuple[int, int, int], last: tuple[int, int, int], upper: str, lower: str
) -> None:
    """Each span of time gets the units that people would count it in."""
    rows = ticks(view_of(first, last), MEASURE)
    for row, expected in ((rows.upper, upper), (rows.lower, lower)):
        labels = [tick.label for tick in row if tick.label]
        wanted = (
            expected.split("|")
            if "|" in expected or expected.startswith(("Fri", "Feb"))
            else expected.split()
        )
        assert labels[: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("first", "last", "width_px", "label"),
    [
        ((2018, 12, 28), (2019, 3, 5), 1100.0, "Fri 1 Mar"),
        ((2019, 2, 1), (2019, 3, 2), 1500.0, "1 Mar"),
        ((2019, 2, 20), (2019, 3, 12), 1500.0, "Fri 1"),
    ],
)
def test_a_month_without_room_above_is_told_below(
    first: tuple[int, int, int], last: tuple[int, int, int], width_px: float, label: str
) -> None:
    """Where the upper row has no room for a new month or year, the tick beneath names it, room permitting."""
    rows = ticks(view_of(first, last, width_px), FixedMeasure())
    below = {tick.ms: tick.label for tick in rows.lower}
    begun = next(tick for tick in reversed(rows.upper) if below.get(tick.ms))
    assert below[begun.ms] == label
    assert (begun.label == "") == (label != "Fri 1")


def test_the_upper_label_is_pinned() -> None:
    """The month whose first day lies left of the view is told at the left edge."""
    rows = ticks(view_of((2019, 2, 20), (2019, 2, 26)), MEASURE)
    assert rows.upper[0].label == "February 2019"
    assert rows.upper[0].x < 0
    assert rows.upper[0].label_x == 6.0


def test_levels_run_from_fine_to_coarse() -> None:
    """The table of levels is in order, so that the finest that fits is found first."""
    steps = [typical_ms(level.unit, level.step) for level in LEVELS]
    assert steps == sorted(steps)


views = st.builds(
    lambda year, share, width: TimeScale.fitting(
        day_first_ms(day_of(year, 1, 1)),
        day_first_ms(day_of(year, 1, 1)) + round(60_000 * 5e9**share),
        width,
        0.0,
    ),
    st.one_of(st.integers(-12_000, 12_000), st.integers(-100, 100)),
    st.floats(0.0, 1.0),
    st.floats(300.0, 3000.0),
)


@given(views)
def test_labels_never_cross(scale: TimeScale) -> None:
    """No label crosses the next one or the next tick, in any year and at any zoom."""
    rows = ticks(scale, MEASURE)
    for row, font in ((rows.lower, Font.SECOND), (rows.upper, Font.SECOND_STRONG)):
        for tick, after in pairwise(row):
            assert tick.ms < after.ms
            if tick.label:
                assert tick.label_x + MEASURE.width(tick.label, font) <= after.x
        assert all(" 0" not in f" {tick.label} ".replace(" 00:", " ") for tick in row if tick.label == "0")


@given(views)
def test_there_are_ticks_but_not_too_many(scale: TimeScale) -> None:
    """Every view has at least one tick in each row, and the rows stay readable."""
    rows = ticks(scale, MEASURE)
    assert rows.upper
    assert len(rows.lower) <= scale.width_px / 24 + 3


@given(st.integers(-30, 30), st.floats(300.0, 2000.0))
def test_no_year_0_is_shown(year: int, width_px: float) -> None:
    """1 BC is followed by 1."""
    start = day_first_ms(day_of(year, 1, 1))
    rows = ticks(TimeScale.fitting(start, start + 20 * 31_556_952_000, width_px, 0.0), MEASURE)
    labels = [tick.label for tick in (*rows.lower, *rows.upper)]
    assert "0" not in labels
    assert not any(label.startswith(("0 ", "-", "0–")) for label in labels)
