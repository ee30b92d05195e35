"""Whole scenes: what they show as text, what lies under a pixel, and what they cost."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_records import Crowd, input_of, membership_of, scene_of, view_of
from scene_records import columns_of as small_columns_of

from benchmarks.frames import shapes_in
from benchmarks.generated import DAYS, FIRST_DAY
from explorer.model.bands import AgreementBands, Band
from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.columns import (
    ACT,
    CANCELLED,
    DISPUTED,
    PLANNED,
    PRIVATE,
    STATEMENT,
)
from explorer.model.headline import Headline
from explorer.model.ids import RecordId
from explorer.scene.build import build_scene
from explorer.scene.density import HEADER_PX, Density
from explorer.scene.describe import describe_scene
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Fill, Lines, Marks, Rects, Shape, Text
from explorer.scene.scene import Scene, steady_scroll
from explorer.scene.time_scale import TimeScale

VIEW = view_of((2018, 3, 1), (2019, 4, 1))


def ms(year: int, month: int, day: int) -> int:
    return day_first_ms(day_of(year, month, day))


INF = AgreementBands(
    (Band(ms(1988, 6, 1), None, "in force", "In force since 1 June 1988"),),
    (
        (
            RecordId(61),
            (
                Band(ms(1988, 6, 1), ms(2019, 2, 2) - 1, "party", "Party since 1 June 1988"),
                Band(ms(2019, 2, 2), None, "suspended", "Suspended since 2 February 2019", suspended=True),
            ),
        ),
    ),
)


def story() -> SceneInput:
    """The INF Treaty's February, and two records tied to no agreement."""
    columns = small_columns_of(
        {"when": "2019-02-02", "kind": ACT, "importance": 4},
        {"when": "2019-08-02", "kind": ACT},
        {"when": "2019-02-27/2019-02-28", "importance": 5},
        {"when": "2019-02-22~", "kind": STATEMENT, "actor": 7},
        {"when": "[2018-06-12..2019-02-22]", "flags": 0},
        {"when": "2018-04-27"},
    )
    return input_of(
        columns,
        VIEW,
        lanes_by=LanesBy.AGREEMENT,
        membership=membership_of(columns, {50: ("INF Treaty", (1, 2))}),
        titles={
            1: "Russia · suspended · INF Treaty",
            2: "Terminated · INF Treaty",
            3: "Second summit",
            4: "“very big bites”",
            5: "China weighs its policy",
            6: "Inter-Korean summit",
        },
        bands={50: INF},
        headlines={50: Headline("in force · Russia suspended", "suspended")},
        names={61: "Russia"},
        unfolded=frozenset({50}),
        as_of=day_of(2019, 2, 22),
    )


def test_a_story_as_text() -> None:
    """Lanes, bands, marks and titles of a small story stand where they should."""
    assert describe_scene(build_scene(story())) == STORY


STORY = """\
scene 1372 × 700, content 226
axis 2018 | 2019
axis 22 Feb 2019
axis Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar
lane INF Treaty, 1: y 52, height 100, rows 1
  says In force since 1 June 1988
  says in force · Russia sus…
  says Russia
  x 1198 ◆ 1 “Russia suspended” left
lane Events, 3: y 152, height 66, rows 2
  says tied to no agreement
  x 346 ● 6 “Inter-Korean summit” right
  x 484 to 1260 ▬ 5 “China weighs its policy” inside
  x 1275 ○ 3 “Second summit” left
lane Statements, 1: y 218, height 60, rows 1
  says tied to no agreement
  x 1258 ❝ 4 ““very big bites”” left"""


def test_a_band_is_pinned_and_told() -> None:
    """A band that began long ago begins at the left edge with its word, in the colours of its standing."""
    scene = build_scene(story())
    grounds = [one for one in scene.primitives if isinstance(one, Rects) and one.colour == "in_force_ground"]
    assert grounds[0].boxes[0][0] == HEADER_PX
    words = [
        one for one in scene.primitives if isinstance(one, Text) and one.text == "In force since 1 June 1988"
    ]
    assert [word.colour for word in words] == ["in_force_text"]
    assert words[0].x == HEADER_PX + 7


def test_a_suspended_party_is_hatched_over_its_own_band_only() -> None:
    """Hatching begins on the day of the suspension, in the party's band beneath the agreement's."""
    scene = build_scene(story())
    hatched = [one for one in scene.primitives if isinstance(one, Rects) and one.fill is Fill.HATCH]
    assert len(hatched) == 1
    (x, y, _, height), *more = hatched[0].boxes
    assert not more
    assert x == pytest.approx(HEADER_PX + VIEW.x_at(ms(2019, 2, 2)))
    assert height == 10
    assert y > scene.lanes[0].y + 28


@pytest.mark.parametrize("density", list(Density))
def test_no_mark_stands_on_a_party_s_band(density: Density) -> None:
    """However closely lanes stand, an unfolded lane's marks begin beneath the bands of its parties."""
    scene = build_scene(replace(story(), density=density))
    hatched = next(one for one in scene.primitives if isinstance(one, Rects) and one.fill is Fill.HATCH)
    _, y, _, height = hatched.boxes[0]
    assert scene.lanes[0].rows_y >= y + height
    assert scene.lanes[0].rows_y + scene.lanes[0].rows * 20 <= scene.lanes[0].y + scene.lanes[0].height


def test_contested_bands_are_outlined_and_told() -> None:
    """What is contested or uncertain has a dashed outline and says so."""
    band = Band(ms(2018, 1, 1), None, "in force", "In force", contested=True, uncertain=True)
    given_input = story()
    scene = build_scene(
        input_of(
            given_input.columns,
            VIEW,
            lanes_by=LanesBy.AGREEMENT,
            membership=membership_of(given_input.columns, {50: ("INF Treaty", (1,))}),
            bands={50: AgreementBands((band,), ())},
        )
    )
    assert any(one.is_dashed for one in scene.primitives if isinstance(one, Rects))
    assert any(
        one.text == "In force · contested · uncertain" for one in scene.primitives if isinstance(one, Text)
    )


def marks_of(flags: int, when: str = "2018-06-12", kind: int = 0, **changes: object) -> list[Marks]:
    scene = scene_of(small_columns_of({"when": when, "flags": flags, "kind": kind}), VIEW, **changes)
    return [one for one in scene.primitives if isinstance(one, Marks)]


def test_kinds_have_their_shapes() -> None:
    """An event is a disc, a statement a speech mark, an act a diamond."""
    for kind, shape in enumerate((Shape.DISC, Shape.SPEECH, Shape.DIAMOND)):
        assert [mark.shape for mark in marks_of(0, kind=kind)] == [shape]


def test_marks_tell_what_is_not_plain() -> None:
    """Planned is hollow, uncertain dashed, disputed half full, private has a lock, cancelled is struck."""
    assert marks_of(PLANNED)[0].is_hollow
    assert [(one.shape, one.is_hollow) for one in marks_of(DISPUTED)] == [
        (Shape.DISC, True),
        (Shape.HALF_DISC, False),
    ]
    assert marks_of(0, when="2018-06-12?")[0].is_dashed
    assert Shape.LOCK in {mark.shape for mark in marks_of(PRIVATE)}
    assert marks_of(CANCELLED)[0].is_hollow
    scene = scene_of(small_columns_of({"when": "2018-06-12", "flags": CANCELLED}), VIEW)
    struck = [one for one in scene.primitives if isinstance(one, Lines) and one.width_px == 1.5]
    assert len(struck) == 1


def test_what_is_still_to_come_on_the_as_of_day_is_hollow() -> None:
    """An event after the as-of day is hollow, one on that day is not."""
    assert marks_of(0, as_of=day_of(2018, 6, 11))[0].is_hollow
    assert not marks_of(0, as_of=day_of(2018, 6, 12))[0].is_hollow


def test_actors_give_their_colours() -> None:
    """A record has the colour of its first actor, an act that of text."""
    columns = small_columns_of(
        {"when": "2018-06-12", "actor": 7}, {"when": "2018-09-12", "actor": 7, "kind": ACT}
    )
    scene = scene_of(columns, VIEW, colours={7: "actor:3"})
    assert {one.colour for one in scene.primitives if isinstance(one, Marks)} == {"actor:3", "text"}


def test_a_day_is_a_point_until_it_is_wide_enough() -> None:
    """A day-precise record is a disc in a year's view and a bar over its day in a week's."""
    columns = small_columns_of({"when": "2019-02-22"})
    assert not scene_of(columns, view_of((2019, 1, 1), (2019, 12, 1))).marks[0].is_bar
    close = view_of((2019, 2, 20), (2019, 2, 27))
    bar = scene_of(columns, close).marks[0]
    assert bar.is_bar
    assert bar.box.x == pytest.approx(HEADER_PX + close.x_at(ms(2019, 2, 22)))
    assert bar.box.width == pytest.approx(DAY_MS / close.ms_per_px, abs=0.01)


def fills_of(when: str) -> dict[Fill, int]:
    scene = scene_of(small_columns_of({"when": when, "actor": 7}), VIEW, colours={7: "actor:3"})
    shapes = [one for one in scene.primitives if isinstance(one, Rects) and one.colour == "actor:3"]
    return {fill: sum(len(one.boxes) for one in shapes if one.fill is fill) for fill in Fill}


def test_uncertain_bounds_fade_between_caps() -> None:
    """Some day in a span fades in and out; between known months only the ends fade; a plain span is solid."""
    assert fills_of("[2018-06-12..2019-02-22]")[Fill.FADE_IN] == 1
    assert fills_of("[2018-06-12..2019-02-22]")[Fill.SOLID] == 0
    ends = fills_of("2018-06/2019-02")
    assert (ends[Fill.FADE_IN], ends[Fill.SOLID], ends[Fill.FADE_OUT]) == (1, 1, 1)
    assert fills_of("2018-06-12/2019-02-22") == {
        Fill.SOLID: 1,
        Fill.HATCH: 0,
        Fill.FADE_IN: 0,
        Fill.FADE_OUT: 0,
    }
    scene = scene_of(small_columns_of({"when": "2018-06/2019-02", "actor": 7}), VIEW, colours={7: "actor:3"})
    caps = [one for one in scene.primitives if isinstance(one, Lines) and one.colour == "actor:3"]
    assert sum(len(one.ends) for one in caps) == 3  # and the foot that joins them


def test_an_open_end_has_an_arrow() -> None:
    """A span that goes on reaches the edge and points on; one whose start is unknown points back."""
    for when, edge in (("2018-06-12/..", HEADER_PX + VIEW.width_px), ("../2018-06-12", HEADER_PX)):
        scene = scene_of(small_columns_of({"when": when, "actor": 7}), VIEW, colours={7: "actor:3"})
        lines = [one for one in scene.primitives if isinstance(one, Lines) and one.colour == "actor:3"]
        arrows = [one for one in lines if one.width_px == 1.5]
        assert sum(len(one.ends) for one in arrows) == 2
        assert abs(arrows[0].ends[0][2] - edge) <= 4


def test_the_unlit_are_dimmed() -> None:
    """With some records lit, all others and the folds fade back."""
    columns = small_columns_of({"when": "2018-06-12"}, {"when": "2018-09-12"})
    scene = scene_of(columns, VIEW, lit=frozenset({1}))
    assert sorted(one.opacity for one in scene.primitives if isinstance(one, Marks)) == [0.22, 1.0]


@pytest.mark.parametrize(
    ("lit", "outline"), [(frozenset({1, 70}), "accent"), (frozenset({999}), "strong_line")]
)
def test_a_fold_is_lit_where_it_holds_a_lit_record(lit: frozenset[int], outline: str) -> None:
    """A fold goes back to grey with the others, unless one of the records that it stands for is lit."""
    columns = small_columns_of(*({"when": "2018-06-12"} for _ in range(80)))
    scene = scene_of(columns, VIEW, lit=lit)
    (fold,) = (hit for hit in scene.hits if hit.kind == "fold")
    assert fold.count > 1
    assert {one.outline for one in scene.primitives if isinstance(one, Rects) and one.outline} == {outline}


def test_a_lane_without_a_record_in_view_is_no_higher_than_its_band() -> None:
    """Its band and one line of text are all that an idle lane shows; with a record it has room for both."""
    given = replace(story(), unfolded=frozenset())
    quiet = build_scene(replace(given, scale=view_of((2000, 1, 1), (2001, 1, 1))))
    (lane,) = quiet.lanes
    assert (lane.name, lane.is_idle, lane.height) == ("INF Treaty", True, 28)
    busy = next(one for one in build_scene(given).lanes if one.name == "INF Treaty")
    assert not busy.is_idle
    assert busy.height >= 60


@pytest.mark.parametrize("density", list(Density))
def test_names_of_parties_stand_clear_of_the_lanes_headline(density: Density) -> None:
    """In the column of names no line is written over another, however closely lanes stand."""
    given = story()
    scene = build_scene(replace(given, density=density, unfolded=frozenset({11, 61}) | given.unfolded))
    names = sorted(one.y for one in scene.primitives if isinstance(one, Text) and one.x < 100)
    lines = sorted({round(y, 1) for y in names if y < given.axis_px + 200})
    assert len(lines) > 2
    assert all(lower - upper >= 10 for upper, lower in pairwise(lines))


def test_an_act_in_its_actors_lane_does_not_repeat_the_actor() -> None:
    """Whatever name the title gives the actor, in its own lane the act and the agreement are told."""
    columns = small_columns_of({"when": "2018-06-12", "kind": ACT, "actor": 61})
    lanes = membership_of(columns, {61: ("United States", (1,))})
    title = {1: "U.S. · withdrew · JCPOA"}
    scene = scene_of(columns, VIEW, lanes_by=LanesBy.ACTOR, membership=lanes, titles=title)
    assert "Withdrew · JCPOA" in [one.text for one in scene.primitives if isinstance(one, Text)]


def test_an_empty_database_makes_an_empty_scene() -> None:
    """Without records there are an axis and no lanes, and nothing to scroll."""
    scene = scene_of(small_columns_of(), VIEW)
    assert scene.lanes == ()
    assert scene.content_height_px == 0
    assert scene.hit(500, 300) is None
    hit = scene.hit(500, 20)
    assert hit is not None
    assert hit.kind == "axis"


def test_the_flag_of_the_as_of_line_can_be_gripped() -> None:
    """The flag lies over the axis, with the day in words."""
    scene = build_scene(story())
    x = HEADER_PX + VIEW.x_at(ms(2019, 2, 23))
    hit = scene.hit(x, 14)
    assert hit is not None
    assert hit.kind == "as_of"
    assert any(one.text == "22 Feb 2019" for one in scene.primitives if isinstance(one, Text))


def test_a_header_tells_its_lane() -> None:
    """Pointing at a lane's name gives the lane, with the number of its records that are in view."""
    hit = build_scene(story()).hit(20, 70)
    assert hit is not None
    assert (hit.kind, hit.lane, hit.count) == ("lane", 50, 1)


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    """Three thousand made-up records."""
    return Crowd.made(3_000)


def built(crowd: Crowd, scale: TimeScale, **changes: object) -> Scene:
    return crowd.scene(scale, **changes)


views = st.builds(
    lambda share, days: TimeScale.fitting(
        round((FIRST_DAY + share * DAYS) * DAY_MS),
        round((FIRST_DAY + share * DAYS + days) * DAY_MS),
        1200.0,
        0.0,
    ),
    st.floats(0.0, 1.0),
    st.floats(0.5, 4.0).map(lambda power: 10**power),
)


@settings(max_examples=40, deadline=None)
@given(views)
def test_what_is_hit_is_what_is_drawn(crowd: Crowd, scale: TimeScale) -> None:
    """The middle of each mark answers with its record, the middle of each fold with its count."""
    scene = built(crowd, scale)
    for mark in scene.marks:
        x = mark.box.x + mark.box.width / 2
        y = mark.box.y + mark.box.height / 2
        if scene.header_px < x < scene.width_px and scene.axis_px < y < scene.height_px:
            hit = scene.hit(x, y)
            assert hit is not None
            assert hit.kind in ("record", "fold")
            assert hit.record == mark.record or hit.box.crosses(mark.box)
    for fold in (hit for hit in scene.hits if hit.kind == "fold"):
        x, y = fold.box.x + fold.box.width / 2, fold.box.y + fold.box.height / 2
        if scene.header_px < x < scene.width_px and scene.axis_px < y < scene.height_px:
            hit = scene.hit(x, y)
            assert hit is not None
            assert hit.count == fold.count or hit.kind == "record"
            assert fold.first_ms is not None
            assert fold.last_ms is not None
            assert fold.first_ms <= fold.last_ms


@settings(max_examples=30, deadline=None)
@given(views, st.integers(-600, 600))
def test_panning_keeps_who_folds_with_whom(crowd: Crowd, scale: TimeScale, dx: int) -> None:
    """A fold all of which is in view before and after a pan has the same records, a mark the same row."""
    before, after = built(crowd, scale), built(crowd, scale.panned(dx))

    def folds(scene: Scene) -> dict[tuple[int | None, int, int], int]:
        assert scene.scale is not None
        return {  # one cut at an edge has another span
            (hit.lane, hit.first_ms, hit.last_ms): hit.count
            for hit in scene.hits
            if hit.kind == "fold" and hit.first_ms is not None and hit.last_ms is not None
            if hit.first_ms > scene.scale.start_ms
        }

    one, other = folds(before), folds(after)
    assert {key: one[key] for key in one.keys() & other.keys()} == {
        key: other[key] for key in one.keys() & other.keys()
    }

    def rows(scene: Scene) -> dict[tuple[int, int], float]:
        tops = {lane.key: lane.rows_y for lane in scene.lanes}
        return {
            (mark.record, mark.lane): round(mark.box.y - tops[mark.lane], 3)
            for mark in scene.marks
            if mark.lane in tops
        }

    here, there = rows(before), rows(after)
    assert {key: here[key] for key in here.keys() & there.keys()} == {
        key: there[key] for key in here.keys() & there.keys()
    }


@settings(max_examples=20, deadline=None)
@given(views, st.floats(0.0, 2000.0), st.sampled_from(Density))
def test_everything_lies_in_its_area(
    crowd: Crowd, scale: TimeScale, scroll_y_px: float, density: Density
) -> None:
    """Nothing that carries time is drawn left of the lanes' area or beyond the right edge."""
    scene = built(crowd, scale, scroll_y_px=scroll_y_px, density=density)
    for mark in scene.marks:
        if mark.is_bar:
            assert mark.box.x >= scene.header_px
            assert mark.box.x + mark.box.width <= scene.width_px + 0.01
        else:
            assert scene.header_px <= mark.box.x + mark.box.width / 2 <= scene.width_px
    for lane in scene.lanes:
        assert lane.y < scene.height_px
        assert lane.y + lane.height > scene.axis_px


@pytest.mark.parametrize("days", [DAYS, 3650, 365, 30])
def test_the_work_of_a_frame_is_bounded(days: int) -> None:
    """A frame at 100,000 records has at most 1.5 times the shapes of one at 10,000 where both are crowded."""
    first = FIRST_DAY + DAYS - days
    scale = TimeScale.fitting(first * DAY_MS, (first + days) * DAY_MS, 1428.0, 0.0)
    small, large = (built(Crowd.made(count), scale) for count in (10_000, 100_000))
    assert shapes_in(large) <= 4_000
    assert sum(isinstance(one, Text) for one in large.primitives) <= 900
    if days >= 3650:
        assert shapes_in(large) <= 1.5 * shapes_in(small)


def test_only_lanes_on_screen_are_built() -> None:
    """Scrolling moves what is built; the height of the whole content stays."""
    crowd = Crowd.made(3_000)
    scale = TimeScale.fitting(FIRST_DAY * DAY_MS, (FIRST_DAY + DAYS) * DAY_MS, 1200.0)
    top, scrolled = built(crowd, scale), built(crowd, scale, scroll_y_px=600.0)
    assert top.content_height_px == scrolled.content_height_px > 900
    assert top.lanes[0].name != scrolled.lanes[0].name
    assert scrolled.lanes[0].y <= scrolled.axis_px


def test_lanes_only_grow_while_moving() -> None:
    """During a pan no lane closes up under the pointer; afterwards they do, and idle lanes go."""
    columns = small_columns_of(
        {"when": "2018-06-12"}, {"when": "2018-06-12"}, {"when": "2025-01-01", "kind": ACT}
    )
    first = scene_of(columns, VIEW, lanes_by=LanesBy.KIND)
    far = view_of((2024, 6, 1), (2025, 6, 1))
    moving = scene_of(columns, far, lanes_by=LanesBy.KIND, memory=first.memory, is_moving=True)
    settled = scene_of(columns, far, lanes_by=LanesBy.KIND, memory=moving.memory)
    assert [lane.name for lane in first.lanes] == ["Events"]
    assert [lane.name for lane in moving.lanes] == ["Events", "Acts"]
    assert moving.lanes[0].height == first.lanes[0].height
    assert [lane.name for lane in settled.lanes] == ["Acts"]


def test_compact_shows_25_agreements_on_one_screen() -> None:
    """In a window of 1600 × 1000 at least 25 agreements stand below each other."""
    records = [{"when": f"{1990 + number}-05-01"} for number in range(30)]
    columns = small_columns_of(*records)
    groups = {100 + number: (f"Agreement {number}", (number + 1,)) for number in range(30)}
    scene = scene_of(
        columns,
        view_of((1990, 1, 1), (2021, 1, 1)),
        lanes_by=LanesBy.AGREEMENT,
        membership=membership_of(columns, groups),
        density=Density.COMPACT,
        height_px=1000.0 - 48 - 92 - 28,
        bands=dict.fromkeys(groups, INF),
    )
    whole = [lane for lane in scene.lanes if lane.y + lane.height <= scene.height_px]
    assert len(whole) >= 25


def test_lanes_on_screen_stay_when_others_come_or_go() -> None:
    """After a pan that takes lanes away above, scrolling along keeps the topmost lane where it was."""
    years = (2000, 2000, 2000, 2000, 2010, 2010, 2010, 2010, 2010)
    columns = small_columns_of(*({"when": f"{year}-06-0{day}"} for day, year in enumerate(years, 1)))
    groups = {number: (f"Lane {number}", (number,)) for number in range(1, 10)}
    changes = {
        "lanes_by": LanesBy.AGREEMENT,
        "membership": membership_of(columns, groups),
        "height_px": 200.0,
    }
    before = scene_of(columns, view_of((1999, 1, 1), (2012, 1, 1)), scroll_y_px=350.0, **changes)
    far = view_of((2009, 1, 1), (2012, 1, 1))
    scroll = steady_scroll(before, scene_of(columns, far, scroll_y_px=350.0, **changes))
    assert scroll is not None
    after = scene_of(columns, far, scroll_y_px=scroll, **changes)
    assert after.lanes[0].key == before.lanes[0].key
    assert after.lanes[0].y == pytest.approx(before.lanes[0].y)
    assert steady_scroll(scene_of(columns, far, **changes), after) is None


@pytest.mark.parametrize("density", list(Density))
def test_nothing_jumps_when_bands_come(density: Density) -> None:
    """Before standings are known, lanes of agreements stand where they will, with room for their bands."""
    given_input = replace(story(), density=density, unfolded=frozenset())
    before = build_scene(replace(given_input, bands={}, headlines={}))
    after = build_scene(given_input)
    assert [(lane.key, lane.y, lane.height, lane.rows_y) for lane in before.lanes] == [
        (lane.key, lane.y, lane.height, lane.rows_y) for lane in after.lanes
    ]


def test_an_agreement_without_acts_keeps_its_marks_inside() -> None:
    """Where no act has made a band yet, the lane keeps its room, and marks stay in their lane."""
    given_input = replace(story(), bands={50: AgreementBands((), ())}, unfolded=frozenset())
    lane = build_scene(given_input).lanes[0]
    assert lane.rows_y + lane.rows * given_input.measures.row_px <= lane.y + lane.height


def test_an_act_that_is_not_in_effect_yet_is_hollow() -> None:
    """A notice given before the as-of day that takes effect after it is hollow until then."""
    given_input = story()
    notified = build_scene(replace(given_input, pending=frozenset({1}))).marks_of(RecordId(1))[0]
    done = build_scene(given_input).marks_of(RecordId(1))[0]
    assert notified.look is not None
    assert notified.look.is_hollow
    assert done.look is not None
    assert not done.look.is_hollow
