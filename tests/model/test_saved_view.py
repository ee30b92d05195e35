"""A view that is kept by name, as a value: written down, and read back whoever wrote it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.calendar import day_of, today
from explorer.model.ids import Day, RecordId
from explorer.model.saved_view import DENSITIES, GROUPINGS, LANE_SORTS, SavedLanes, ViewSettings
from explorer.model.view import Filter
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneSort
from explorer.scene.lanes import LanesBy

KEYS = st.lists(st.integers(-3, 2**40), unique=True, max_size=4)
RANGES = st.tuples(st.integers(-(2**62), 2**62), st.integers(1, 2**62 - 1))
SETTINGS = st.builds(
    lambda bounds, day, is_today, lanes, selected: ViewSettings(
        bounds[0],
        bounds[0] + bounds[1],
        lanes,
        Filter(text="bases"),
        tuple(map(RecordId, selected)),
        None if is_today else day,
        is_today,
    ),
    RANGES,
    st.one_of(st.none(), st.integers(-100_000_000, 100_000_000).map(Day)),
    st.booleans(),
    st.builds(
        SavedLanes,
        st.sampled_from(GROUPINGS),
        st.sampled_from(LANE_SORTS),
        KEYS.map(tuple),
        KEYS.map(frozenset),
        KEYS.map(frozenset),
        st.one_of(st.none(), st.sampled_from(DENSITIES)),
    ),
    st.lists(st.integers(1, 2**40), unique=True, max_size=3),
)
SOUND = ViewSettings(0, 86_400_000, as_of=day_of(2019, 2, 22)).to_text()


@given(SETTINGS)
def test_a_view_survives_being_written_down(settings: ViewSettings) -> None:
    """What has been written as JSON reads as the same view."""
    assert ViewSettings.from_text(settings.to_text()) == settings


def test_a_view_can_be_read_by_anybody() -> None:
    """The as-of day stands in it as a date that people read."""
    assert json.loads(SOUND)["as_of"] == "2019-02-22"


def test_a_view_may_follow_the_calendar() -> None:
    """A view of today shows the day on which it is opened."""
    assert ViewSettings(0, 1, is_as_of_today=True).as_of_now == today()
    assert ViewSettings(0, 1).as_of_now is None


@pytest.mark.parametrize(
    "change",
    [
        {"first_ms": 9e99},
        {"first_ms": True},
        {"first_ms": 2**63},
        {"last_ms": -5},
        {"as_of": "never"},
        {"as_of": 2**62},
        {"as_of": ["2019-02-22"]},
        {"lanes": None},
        {"lanes": {"by": "agreement"}},
        {"filter": {"kinds": "event"}},
        {"selected": [0]},
        {"selected": "all"},
    ],
)
def test_what_no_program_of_ours_wrote_is_no_view(change: dict[str, object]) -> None:
    """A database is anybody's: wrong kinds, words and numbers are refused, never guessed at."""
    assert ViewSettings.from_text(json.dumps(json.loads(SOUND) | change)) is None


@pytest.mark.parametrize("text", ["", "[]", "7", "{}", "[" * 100_000, '{"first_ms": NaN}'])
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever stands there is a view or it is not."""
    assert ViewSettings.from_text(text) is None


def test_the_words_of_lanes_are_those_of_the_timeline() -> None:
    """A kept view and the timeline call groupings, orders and densities the same."""
    assert set(GROUPINGS) == {by.value for by in LanesBy}
    assert set(LANE_SORTS) == {sort.value for sort in LaneSort}
    assert set(DENSITIES) == {density.value for density in Density}
