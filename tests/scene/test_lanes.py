"""Which record stands in which lane, and in what order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_records import columns_of, membership_of

from explorer.model.columns import ACT, EVENT, OPEN_END, OPEN_START, STATEMENT, Columns
from explorer.scene.lanes import ENDLESS, LanesBy, index_lanes
from explorer.scene.rows import Rows

STORY = (
    {"when": "2019-02-27/2019-02-28"},
    {"when": "1988-06-01", "kind": ACT},
    {"when": "2018-06-12"},
    {"when": "2019-02-21", "kind": STATEMENT},
    {"when": "2018/.."},
    {"when": "../1990"},
)


def names_and_records(
    lanes_by: LanesBy, groups: dict[int, tuple[str, tuple[int, ...]]]
) -> dict[str, list[int]]:
    columns = columns_of(*STORY)
    index = index_lanes(columns, lanes_by, membership_of(columns, groups))
    ids = columns.ids[index.rows]
    return {
        f"{lane.name} / {lane.note}".removesuffix(" / "): ids[
            index.offsets[number] : index.offsets[number + 1]
        ].tolist()
        for number, lane in enumerate(index.lanes)
    }


def test_lanes_by_agreement_end_with_what_is_tied_to_none() -> None:
    """Agreements come in the order of their first date; the rest stands in last lanes by kind."""
    groups = {50: ("Panmunjom", (3, 1)), 51: ("INF Treaty", (2,))}
    assert names_and_records(LanesBy.AGREEMENT, groups) == {
        "INF Treaty": [2],
        "Panmunjom": [3, 1],
        "Events / tied to no agreement": [6, 5],
        "Statements / tied to no agreement": [4],
    }


def test_a_record_with_several_actors_stands_in_each_lane() -> None:
    """A summit is found in the lane of everybody who took part."""
    lanes = names_and_records(LanesBy.ACTOR, {7: ("Trump", (1, 3)), 8: ("Kim", (3, 1))})
    assert lanes["Trump"] == lanes["Kim"] == [3, 1]
    assert lanes["Acts / without an actor"] == [2]


def test_lanes_by_kind_come_in_a_fixed_order() -> None:
    """Events, statements, acts, whatever came first."""
    assert list(names_and_records(LanesBy.KIND, {})) == ["Events", "Statements", "Acts"]


def test_one_lane_holds_everything_by_time() -> None:
    """Without lanes there is one, sorted by where each record is anchored; an open start by its end."""
    assert names_and_records(LanesBy.NONE, {}) == {"Everything": [2, 6, 5, 3, 4, 1]}


def test_a_lane_without_records_does_not_appear() -> None:
    """A filter that empties a lane takes it away."""
    columns = columns_of(*STORY)
    index = index_lanes(columns, LanesBy.KIND, keep=lambda ids: ids == 4)
    assert [lane.name for lane in index.lanes] == ["Statements"]
    assert not len(index_lanes(columns, LanesBy.KIND, keep=lambda ids: ids < 0))


def test_what_needs_groups_says_so() -> None:
    """Lanes by agreement can't be made without knowing the agreements."""
    with pytest.raises(ValueError, match="lanes by agreement need to know"):
        index_lanes(columns_of(*STORY), LanesBy.AGREEMENT)


def test_classes_are_powers_of_two() -> None:
    """A record's class is the power of two below its duration; open ones are endless."""
    columns = columns_of({"when": "2019-02-21"}, {"when": "2019-02"}, {"when": "2018/.."}, {"when": "1984"})
    index = index_lanes(columns, LanesBy.NONE)
    classes = dict(zip(columns.ids[index.rows].tolist(), index.classes.tolist(), strict=True))
    assert classes == {1: 26, 2: 31, 3: ENDLESS, 4: 34}


@given(st.lists(st.tuples(st.sampled_from((EVENT, STATEMENT, ACT)), st.integers(1, 5), st.integers(0, 400))))
def test_every_order_is_sorted_and_complete(made: list[tuple[int, int, int]]) -> None:
    """Whatever the records, each ordering of the index holds all places, sorted within its blocks."""
    columns = columns_of(
        *({"when": f"20{day % 30:02}-01-01", "kind": kind, "importance": rank} for kind, rank, day in made)
    )
    index = index_lanes(columns, LanesBy.KIND)
    everything = set(range(len(made)))
    assert set(index.by_class.tolist()) == everything
    assert (np.diff(index.times) >= 0).all()
    for offsets, anchors in (
        (index.offsets, index.anchors),
        (index.class_offsets, index.anchors[index.by_class]),
    ):
        for low, high in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True):
            assert (np.diff(anchors[low:high]) >= 0).all()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60), st.integers(0, 12))), st.integers(0, 60))
def test_taken_spans_are_what_was_taken(taken: list[tuple[int, int, int]], at: int) -> None:
    """A span is free exactly where none of the taken ones touches it."""
    rows = Rows(4)
    for row, first, length in taken:
        rows.take(row, first, first + length)
    for row in range(4):
        touches = any(one == row and first <= at + 3 and first + length >= at for one, first, length in taken)
        assert rows.is_free(row, at, at + 3) is not touches
    free = [row for row in range(4) if rows.is_free(row, at, at + 3)]
    assert rows.first_free(at, at + 3) == (free[0] if free else -1)


SPANS = st.tuples(
    st.integers(-(2**50), 2**50), st.integers(0, 2**48), st.sampled_from(("", "", "", "start", "end"))
)


@given(st.lists(SPANS, min_size=1, max_size=30), st.integers(-(2**50), 2**50), st.integers(0, 2**49))
def test_a_lane_counts_what_overlaps_a_range(
    spans: list[tuple[int, int, str]], first_ms: int, length_ms: int
) -> None:
    """Found by search, the count is that of looking at each record: long ones and open ones too."""
    starts = np.array([OPEN_START if side == "start" else at for at, _, side in spans], dtype=np.int64)
    ends = np.array(
        [OPEN_END if side == "end" else at + length for at, length, side in spans], dtype=np.int64
    )
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], ends[order]
    count = len(spans)
    columns = Columns.of(
        ids=np.arange(1, count + 1),
        kinds=np.arange(count).astype(np.uint8) % 3,
        start_earliest=starts,
        start_latest=starts,
        end_earliest=ends,
        end_latest=ends,
        importance=np.full(count, 3, dtype=np.uint8),
        flags=np.zeros(count, dtype=np.uint8),
        actors=np.zeros(count, dtype=np.int64),
    )
    index = index_lanes(columns, LanesBy.KIND)
    last_ms = first_ms + length_ms
    expected = []
    for number in range(len(index)):
        places = np.arange(index.offsets[number], index.offsets[number + 1])
        overlaps = (index.starts_of(places) <= last_ms) & (index.ends_of(places) >= first_ms)
        expected.append(int(overlaps.sum()))
    lanes = np.arange(len(index), dtype=np.int64)
    assert index.counts_in(lanes, first_ms, last_ms).tolist() == expected
    assert index.counts_in(lanes[-1:], first_ms, last_ms).tolist() == expected[-1:]
    assert index.counts_in(lanes[:0], first_ms, last_ms).tolist() == []
