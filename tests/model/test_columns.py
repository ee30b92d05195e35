"""Looking up single rows of columns."""

import tracemalloc

import numpy as np

from explorer.model.columns import EVENT, Columns

HOUR = 3_600_000


def a_hazy_crowd(count: int) -> Columns:
    """Give records each of which starts and ends some time within an hour."""
    starts = np.arange(count, dtype=np.int64) * 24 * HOUR
    ones = np.ones(count, np.uint8)
    bounds = (starts, starts + HOUR, starts + 5 * HOUR, starts + 6 * HOUR)
    return Columns.of(
        np.arange(1, count + 1), ones * EVENT, *bounds, ones, ones * 0, np.zeros(count, np.int64)
    )


def test_the_inner_bounds_of_one_record_are_found_without_copying_those_of_all() -> None:
    """A frame asks for those of hundreds of bars: each answer takes a few bytes, of how many records ever."""
    columns = a_hazy_crowd(100_000)
    tracemalloc.start()
    found = columns.inner_bounds(54_321)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == (54_321 * 24 * HOUR + HOUR, 54_321 * 24 * HOUR + 5 * HOUR)
    assert peak < 20_000
