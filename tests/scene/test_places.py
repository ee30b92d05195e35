"""Marks stand where their dates are, at every zoom, in every age."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_records import Crowd, columns_of, input_of, membership_of, scene_of, view_of

from benchmarks.generated import DAYS, FIRST_DAY
from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.columns import ACT, EVENT, STATEMENT
from explorer.model.headline import Headline
from explorer.scene.axis import as_of_x_of
from explorer.scene.density import Density
from explorer.scene.headers import header_px_for
from explorer.scene.lanes import LanesBy, index_lanes
from explorer.scene.measure import FixedMeasure
from explorer.scene.primitives import Lines, Marks, Rects, Text
from explorer.scene.seats import spread
from explorer.scene.time_scale import TimeScale


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    """Three thousand made-up records."""
    return Crowd.made(3_000)


views = st.builds(
    lambda share, span_ms: TimeScale.fitting(
        round((FIRST_DAY + share * DAYS) * DAY_MS),
        round((FIRST_DAY + share * DAYS) * DAY_MS + span_ms),
        1200.0,
        0.0,
    ),
    st.floats(0.0, 1.0),
    st.floats(4.8, 14.4).map(lambda power: 10**power),
)


@settings(max_examples=60, deadline=None)
@given(views)
def test_a_mark_stands_where_its_date_is(crowd: Crowd, scale: TimeScale) -> None:
    """From a minute to ten thousand years: a point in the middle of its span, a bar over all of it."""
    scene = crowd.scene(scale)
    row_of = {int(record): row for row, record in enumerate(crowd.columns.ids)}
    for mark in scene.marks:
        row = row_of[int(mark.record)]
        start, end = int(crowd.columns.start_earliest[row]), int(crowd.columns.end_latest[row])
        if mark.is_bar:
            first = max(scene.header_px + scale.x_at(start), scene.header_px)
            last = min(scene.header_px + scale.x_at(end), scene.width_px)
            assert mark.box.x == pytest.approx(first, abs=0.01)
            assert mark.box.x + mark.box.width == pytest.approx(last, abs=0.01)
        else:
            assert mark.mark_x is not None
            spread = max((end - start) / 2 / scale.ms_per_px, 0.01)
            half, middle = mark.box.width / 2, scene.header_px + scale.x_at((start + end) // 2)
            whole = min(max(middle, scene.header_px + half), scene.width_px - half)
            assert abs(mark.mark_x - whole) <= spread


@settings(max_examples=40, deadline=None)
@given(views)
def test_nothing_is_cut_in_two_at_an_edge(crowd: Crowd, scale: TimeScale) -> None:
    """A mark or a fold at the edge of the time area is drawn whole."""
    scene = crowd.scene(scale)
    boxes = [mark.box for mark in scene.marks] + [hit.box for hit in scene.hits if hit.kind == "fold"]
    for box in boxes:
        assert box.x >= scene.header_px - 0.01
        assert box.x + box.width <= scene.width_px + 0.01


@settings(max_examples=40, deadline=None)
@given(views)
def test_folds_hold_several(crowd: Crowd, scale: TimeScale) -> None:
    """A fold stands for two records at least; one alone is drawn as itself."""
    assert all(hit.count > 1 for hit in crowd.scene(scale).hits if hit.kind == "fold")


@pytest.mark.parametrize("day", range(1, 28, 3))
def test_a_fold_stands_at_its_records(day: int) -> None:
    """A fold with room around it stands at the day of its records, wherever that lies in its bucket."""
    scale = view_of((2018, 6, 1), (2019, 10, 1))
    scene = scene_of(columns_of(*({"when": f"2019-02-{day:02}"} for _ in range(60))), scale)
    (fold,) = (hit for hit in scene.hits if hit.kind == "fold")
    noon = day_first_ms(day_of(2019, 2, day)) + DAY_MS // 2
    assert fold.box.x + fold.box.width / 2 == pytest.approx(scene.header_px + scale.x_at(noon), abs=0.5)


@pytest.mark.parametrize("year", [1969, 1970, 1971, 1975, 2019])
def test_a_fold_stands_at_its_records_far_out(year: int) -> None:
    """Beside the edge of a tile, as 1970 is at every zoom, a fold stands at the year of its records."""
    scale = view_of((-2000, 1, 1), (7000, 1, 1))
    scene = scene_of(columns_of(*({"when": f"{year}-02-10"} for _ in range(60))), scale)
    (fold,) = (hit for hit in scene.hits if hit.kind == "fold")
    expected = scene.header_px + scale.x_at(day_first_ms(day_of(year, 2, 10)))
    assert fold.box.x + fold.box.width / 2 == pytest.approx(expected, abs=0.5)


def test_a_fold_stands_at_the_many() -> None:
    """A few records at the far end of its stretch do not draw a fold away from the day of the others."""
    scale = view_of((2018, 6, 1), (2019, 10, 1))
    days = ["2019-02-22"] * 60 + ["2019-03-04"] * 3
    scene = scene_of(columns_of(*({"when": day} for day in days)), scale, most_rows=1)
    (fold,) = (hit for hit in scene.hits if hit.kind == "fold")
    noon = day_first_ms(day_of(2019, 2, 22)) + DAY_MS // 2
    assert fold.box.x + fold.box.width / 2 == pytest.approx(scene.header_px + scale.x_at(noon), abs=0.5)


def test_folds_that_share_a_row_move_as_little_as_they_can() -> None:
    """In the only row, two folds of neighbouring years stand side by side around their middle."""
    scale = view_of((1000, 1, 1), (11000, 1, 1))
    columns = columns_of(*({"when": f"{year}-02-10"} for year in (1950, 1990) for _ in range(60)))
    scene = scene_of(columns, scale, density=Density.COMPACT, most_rows=1)
    one, other = sorted(hit.box for hit in scene.hits if hit.kind == "fold")
    assert one.x + one.width <= other.x
    assert other.x - one.x <= 40
    for year, box in ((1950, one), (1990, other)):
        x = scene.header_px + scale.x_at(day_first_ms(day_of(year, 2, 10)))
        assert abs(box.x + box.width / 2 - x) <= 34


def test_spans_are_spread_by_the_least() -> None:
    """What is free stays, what overlaps moves half each way, and nothing leaves the edges."""
    assert spread([(0, 9), (20, 29)], (-5, 50)) == [(0, 9), (20, 29)]
    assert spread([(10, 19), (14, 23)], (-5, 50)) == [(7, 16), (17, 26)]
    assert spread([(0, 9), (2, 11), (40, 49)], (0, 45)) == [(0, 9), (10, 19), (36, 45)]


@settings(max_examples=40, deadline=None)
@given(views)
def test_folds_of_a_row_do_not_touch(crowd: Crowd, scale: TimeScale) -> None:
    """However near to their records folds stand, two in one row of a lane keep apart."""
    folds = sorted(
        (hit.box.y, hit.box.x, hit.box.width) for hit in crowd.scene(scale).hits if hit.kind == "fold"
    )
    for (y, x, width), (next_y, next_x, _) in pairwise(folds):
        assert y != next_y or x + width <= next_x + 0.01


def test_a_lane_alone_fills_the_height() -> None:
    """Where there is one lane only, nothing folds as long as there is room below."""
    columns = columns_of(*({"when": "2019-02-22"} for _ in range(200)))
    scale = view_of((2019, 1, 1), (2019, 6, 1))
    scene = scene_of(columns, scale, height_px=1100.0)
    (lane,) = scene.lanes
    assert 1100 - 30 <= lane.y + lane.height <= 1100
    low = max(hit.box.y + hit.box.height for hit in scene.hits if hit.kind == "fold")
    assert low >= 1100 - 40


def test_a_fold_of_one_day_gives_its_day_to_zoom_into() -> None:
    """Records of the same day have no span between them; the fold gives the day."""
    columns = columns_of(*({"when": "2019-02-22"} for _ in range(60)))
    scene = scene_of(columns, view_of((2019, 1, 1), (2019, 6, 1)))
    fold = next(hit for hit in scene.hits if hit.kind == "fold")
    day = day_first_ms(day_of(2019, 2, 22))
    assert (fold.first_ms, fold.last_ms) == (day, day + DAY_MS - 1)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("-0043-03-15", (-44, 1, 1), (-42, 1, 1)),
        ("-9000", (-9999, 1, 1), (-8000, 1, 1)),
        ("Y-17E5", (-1_704_000, 1, 1), (-1_695_000, 1, 1)),
        ("1066-10-14", (1, 1, 1), (2000, 1, 1)),
        ("2019-02-27T14:30", (2019, 2, 27), (2019, 2, 28)),
    ],
)
def test_every_age_is_drawn(when: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """Antiquity, prehistory and a minute of today alike have their mark, title and ticks."""
    scene = scene_of(columns_of({"when": when}), view_of(first, last))
    assert len(scene.marks) == 1
    assert scene.marks[0].title is not None
    assert any(one.y < scene.axis_px for one in scene.primitives if isinstance(one, Text))


def test_a_day_fills_the_view_when_one_is_inside_it() -> None:
    """Zoomed to a minute of its day, a day-precise record is a bar across the view, told at the left edge."""
    noon = day_first_ms(day_of(2019, 2, 22)) + DAY_MS // 2
    scene = scene_of(columns_of({"when": "2019-02-22"}), TimeScale.fitting(noon, noon + 60_000, 1200.0, 0.0))
    mark = scene.marks[0]
    assert (mark.box.x, mark.box.width) == (scene.header_px, 1200.0)
    assert mark.title is not None
    assert mark.title.is_inside


def test_the_same_fade_is_seen_from_anywhere() -> None:
    """Where a fade is cut by the edge, what is left of it is as strong as it was: panning changes nothing."""
    columns = columns_of({"when": "[2018-04-01..2018-12-12]", "actor": 7})
    whole = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), colours={7: "actor:0"})
    cut = scene_of(columns, view_of((2018, 7, 1), (2019, 8, 1)), colours={7: "actor:0"})
    grounds = [
        sum(1 for one in scene.primitives if isinstance(one, Rects) and one.colour == "actor:0")
        for scene in (whole, cut)
    ]
    assert grounds == [2, 3]  # a cut fade has an even ground beneath it


@pytest.mark.parametrize("kind", [EVENT, STATEMENT, ACT])
@pytest.mark.parametrize("px_a_day", [10, 14, 18, 21, 30, 60])
def test_a_day_keeps_its_mark(kind: int, px_a_day: int) -> None:
    """Wherever a day is too narrow for a bar with its mark inside, it is drawn as the mark alone."""
    columns = columns_of({"when": "2019-02-10", "kind": kind})
    start = day_first_ms(day_of(2019, 2, 1))
    scene = scene_of(columns, TimeScale.fitting(start, start + 1200 // px_a_day * DAY_MS, 1200.0, 0.0))
    (mark,) = scene.marks
    assert mark.is_bar == (px_a_day >= 22)
    assert (mark.look is None) == (mark.is_bar and kind == EVENT)
    if mark.look is not None:
        assert mark.mark_x is not None
        assert mark.box.x <= mark.mark_x <= mark.box.x + mark.box.width


def test_about_right_fades_to_both_sides() -> None:
    """A point whose date is approximate has a haze around it, an exact one has none."""
    for when, hazes in (("2018-06-12~", 2), ("2018-06-12", 0)):
        scene = scene_of(
            columns_of({"when": when, "actor": 7}),
            view_of((2018, 3, 1), (2019, 4, 1)),
            colours={7: "actor:0"},
        )
        shapes = [one for one in scene.primitives if isinstance(one, Rects) and one.colour == "actor:0"]
        assert len(shapes) == hazes
        assert sum(isinstance(one, Marks) for one in scene.primitives) == 1


def test_the_pinned_label_steps_aside_for_the_flag() -> None:
    """The month stays told when the as-of flag lies at the left edge."""
    given_input = input_of(
        columns_of({"when": "2019-02-20"}), view_of((2019, 2, 5), (2019, 3, 25)), as_of=day_of(2019, 2, 6)
    )
    scene = scene_of(given_input.columns, given_input.scale, as_of=given_input.as_of)
    x = as_of_x_of(given_input)
    assert x is not None
    label = next(one for one in scene.primitives if isinstance(one, Text) and one.text == "February 2019")
    assert label.x > x


def test_today_has_its_line_and_name() -> None:
    """Today is a dashed line with its name in the axis."""
    columns = columns_of({"when": "2019-02-20"})
    scene = scene_of(columns, view_of((2019, 1, 1), (2019, 6, 1)), today=day_of(2019, 4, 14))
    assert any(one.colour == "today" and one.is_dashed for one in scene.primitives if isinstance(one, Lines))
    assert any(one.text == "today" for one in scene.primitives if isinstance(one, Text))


def test_a_long_headline_breaks_at_its_dot() -> None:
    """A headline that is too wide for the column takes two lines where the lane has room."""
    columns = columns_of({"when": "2019-02-20"}, {"when": "2019-02-20"})
    scene = scene_of(
        columns,
        view_of((2019, 1, 1), (2019, 6, 1)),
        lanes_by=LanesBy.AGREEMENT,
        membership=membership_of(columns, {50: ("A treaty", (1, 2))}),
        headlines={50: Headline("in force · North Korea withdrawn", "withdrawn")},
    )
    told = [one.text for one in scene.primitives if isinstance(one, Text) and one.colour == "withdrawn_text"]
    assert told == ["in force", "North Korea withdrawn"]


@pytest.mark.parametrize(
    ("name", "headline", "expected"),
    [
        ("MDT", "in force", 172),
        ("Joint Declaration (1992)", "ended", 172 + 60),
        ("Joint Declaration (1992)", "in effect · North Korea withdrawn", 240),
    ],
)
def test_the_column_is_as_wide_as_its_names_need(name: str, headline: str, expected: float) -> None:
    """Name, headline and count fit side by side, within bounds."""
    columns = columns_of({"when": "2019-02-20"}, {"when": "2019-03-20"})
    lanes = index_lanes(columns, LanesBy.AGREEMENT, membership_of(columns, {50: (name, (1, 2))}))
    width = header_px_for(lanes, {50: Headline(headline, "in_force")}, FixedMeasure())
    assert width == pytest.approx(expected, abs=8)
    scene = scene_of(
        columns,
        view_of((2019, 1, 1), (2019, 6, 1)),
        lanes_by=LanesBy.AGREEMENT,
        membership=membership_of(columns, {50: (name, (1, 2))}),
        headlines={50: Headline(headline, "in_force")},
        header_px=width,
    )
    told = [one.text for one in scene.primitives if isinstance(one, Text) and one.x < width]
    assert name in told


FORMS = (
    *("2019-02-22", "2018", "20XX", "2018-05/..", "../2018", "/2018", "[2018-01-01..2018-12-12]"),
    *("[..2019-02-22]", "-0043-03-15", "Y-17E7", "Y17E6", "2018-04/2018-09", "1984%", "-9000/..", "2019-21"),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "when": st.sampled_from(FORMS),
                "kind": st.integers(0, 2),
                "flags": st.integers(0, 127),
                "importance": st.integers(1, 5),
            }
        ),
        max_size=40,
    ),
    st.sampled_from((2018, -43, 1, -9000, -170_000_000, 290_000_000)),
    st.floats(4.8, 14.49),
    st.sampled_from(Density),
    st.sampled_from((0.0, 50.0, 5_000.0)),
)
def test_whatever_the_dates_shapes_can_be_drawn(
    records: list[dict[str, object]], year: int, power: float, density: Density, scroll_y_px: float
) -> None:
    """Any dates, in any age, at any zoom and scroll: every shape is finite, near and of no negative size."""
    start = day_first_ms(day_of(year, 1, 1))
    scale = TimeScale.fitting(start, start + round(10**power), 900.0, 0.0)
    scene = scene_of(
        columns_of(*records),
        scale,
        lanes_by=LanesBy.KIND,
        density=density,
        as_of=day_of(2019, 2, 22),
        scroll_y_px=scroll_y_px,
    )
    assert len(scene.hits) >= 1
    for one in scene.primitives:
        if isinstance(one, Rects):
            assert (one.boxes[:, 2:] >= 0).all()
            numbers = one.boxes
        elif isinstance(one, Lines):
            numbers = one.ends
        elif isinstance(one, Marks):
            numbers = one.centres
        else:
            continue
        assert np.isfinite(numbers).all()
        assert np.abs(numbers).max() < 20_000
