"""Counting records about a subject in a range by search, against counting them one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.columns import Columns
from explorer.model.uses import Uses

SPANS = st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 30)), min_size=1, max_size=25)


def columns_of(spans: list[tuple[int, int]]) -> Columns:
    """Columns of events with these starts and lengths, sorted by start."""
    rows = np.array(sorted((start, start + length) for start, length in spans), np.int64)
    none, zeros = np.zeros(len(rows), np.uint8), np.zeros(len(rows), np.int64)
    starts, ends = rows[:, 0].copy(), rows[:, 1].copy()
    return Columns.of(np.arange(1, len(rows) + 1), none, starts, starts, ends, ends, none + 3, none, zeros)


@given(SPANS, st.data(), st.integers(-60, 60), st.integers(0, 60))
def test_a_range_counts_what_overlaps_it(
    spans: list[tuple[int, int]], data: st.DataObject, first: int, length: int
) -> None:
    """Whatever the pairs, a subject counts each of its rows once that overlaps the closed range."""
    columns = columns_of(spans)
    row = st.integers(0, len(columns) - 1)
    pairs = data.draw(st.lists(st.tuples(row, st.integers(10, 14)), max_size=40))
    rows = np.array([one for one, _ in pairs], np.int64)
    subjects = np.array([one for _, one in pairs], np.int64)
    uses = Uses.of(columns, rows, subjects)
    last = first + length
    for subject in range(9, 16):
        own = {one for one, about in pairs if about == subject}
        inside = [
            one for one in own if columns.start_earliest[one] <= last and columns.end_latest[one] >= first
        ]
        assert uses.count(subject) == len(own)
        assert uses.count_in(subject, first, last) == len(inside)
        assert uses.latest(subject) == (max(int(columns.end_latest[one]) for one in own) if own else None)
