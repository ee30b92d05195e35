"""Titles: beside their marks, and never over anything else."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_records import TRAVELS, Crowd, membership_of, scene_of, view_of
from scene_records import columns_of as small_columns_of

from benchmarks.generated import DAYS, FIRST_DAY
from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.columns import ACT, CANCELLED, PRIVATE, STATEMENT, Membership
from explorer.model.ids import Day, RecordId
from explorer.scene.axis import as_of_x_of
from explorer.scene.build import build_scene
from explorer.scene.density import HEADER_PX, Density
from explorer.scene.describe import describe_scene
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.levels import Level
from explorer.scene.primitives import Lines, Marks, Text
from explorer.scene.scene import Scene
from explorer.scene.sheet import Box
from explorer.scene.time_scale import TimeScale


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    """Four thousand made-up records in lanes by agreement."""
    return Crowd.made(4_000)


@pytest.fixture(scope="module")
def journeys() -> Crowd:
    """Real journeys, in lanes by traveller."""
    if not TRAVELS.exists():
        pytest.skip("the journeys of presidents and secretaries are not beside this checkout")
    return Crowd.of_travels()


views = st.builds(
    lambda share, days, width: TimeScale.fitting(
        round((FIRST_DAY + share * DAYS) * DAY_MS),
        round((FIRST_DAY + share * DAYS + days) * DAY_MS),
        width,
        0.0,
    ),
    st.floats(-0.1, 1.1),
    st.floats(0.5, 4.3).map(lambda power: 10**power),
    st.floats(300.0, 1800.0),
)


def built(crowd: Crowd, scale: TimeScale, **changes: object) -> tuple[Scene, SceneInput]:
    given_input = crowd.input(scale, **changes)
    return build_scene(given_input), given_input


def crossings(boxes: Iterable[tuple[str, Box]]) -> list[tuple[str, str]]:
    """Give each pair of boxes that share more than an edge."""
    found = []
    ordered = sorted(boxes, key=lambda one: one[1].x)
    for at, (name, box) in enumerate(ordered):
        for other_name, other in ordered[at + 1 :]:
            if other.x >= box.x + box.width:
                break
            if box.crosses(other):
                found.append((name, other_name))
    return found


def check_titles(scene: Scene, given_input: SceneInput) -> None:
    """Assert that no title crosses a title, another's mark, a fold, the as-of line or, at rest, the edges."""
    boxes: list[tuple[str, Box]] = []
    for mark in scene.marks:
        name = f"{mark.record} in {mark.lane}"
        if mark.title is None:
            boxes.append((f"mark {name}", mark.box))
            continue
        box = mark.title.box
        if not given_input.is_moving:  # while the view moves, titles slide out with their marks
            assert box.x >= scene.header_px
            assert box.x + box.width <= scene.width_px
        if mark.title.is_inside:
            # at an edge a bar ends with the picture, and its title slides on
            assert mark.box.x <= box.x or (given_input.is_moving and mark.box.x == scene.header_px)
            end = mark.box.x + mark.box.width
            assert box.x + box.width <= end or (given_input.is_moving and end == scene.width_px)
            boxes.append((f"mark {name}", mark.box))
        else:
            boxes += [(f"mark {name}", mark.box), (f"title {name}", box)]
    boxes += [(f"fold {hit.first_ms} in {hit.lane}", hit.box) for hit in scene.hits if hit.kind == "fold"]
    crossed = crossings(boxes)
    assert not [pair for pair in crossed if any(name.startswith("title") for name in pair)]
    x = as_of_x_of(given_input)
    if x is not None:
        for mark in scene.marks:
            if mark.title is not None:
                box = mark.title.box
                assert not box.x < x < box.x + box.width


@settings(max_examples=80, deadline=None)
@given(views, st.sampled_from(Density), st.one_of(st.none(), st.floats(0.0, 1.0)))
def test_titles_never_cross_anything(
    crowd: Crowd, scale: TimeScale, density: Density, as_of_share: float | None
) -> None:
    """Over random views of a crowd, no title crosses anything but the ground."""
    as_of = None if as_of_share is None else Day(round(scale.ms_at(as_of_share * scale.width_px) / DAY_MS))
    check_titles(*built(crowd, scale, density=density, as_of=as_of))


@settings(max_examples=40, deadline=None)
@given(views, st.sampled_from(Density))
def test_titles_of_real_journeys_never_cross(journeys: Crowd, scale: TimeScale, density: Density) -> None:
    """The same over real journeys, with their intervals and long titles."""
    check_titles(*built(journeys, scale, density=density, as_of=day_of(2010, 5, 1)))


@settings(max_examples=20, deadline=None)
@given(views)
def test_titles_keep_their_side_while_zooming(crowd: Crowd, scale: TimeScale) -> None:
    """Zooming slowly within a level changes few titles: most keep their side from frame to frame."""
    scene, _ = built(crowd, scale)
    for _ in range(3):
        scale = scale.zoomed(1.01, scale.width_px / 2)
        after, given_input = built(crowd, scale, memory=scene.memory, is_moving=True)
        check_titles(after, given_input)
        kept = set(scene.memory.sides.items()) & set(after.memory.sides.items())
        if level_of(scene) == level_of(after):
            assert len(kept) >= 0.8 * len(scene.memory.sides) - 5
        scene = after


@settings(max_examples=20, deadline=None)
@given(views, views)
def test_at_rest_the_past_plays_no_part(crowd: Crowd, scale: TimeScale, before: TimeScale) -> None:
    """Wherever one comes from, a view at rest is the same: the picture of it too."""
    memory = crowd.scene(before).memory
    assert describe_scene(crowd.scene(scale, memory=memory)) == describe_scene(crowd.scene(scale))


def level_of(scene: Scene) -> int:
    assert scene.scale is not None
    return Level.at(scene.scale.ms_per_px).bucket


def test_a_title_moves_to_the_left_near_the_edge() -> None:
    """A title stands right of its mark, or left of it where the edge is near."""
    columns = small_columns_of({"when": "2019-02-02"}, {"when": "2019-05-30"})
    scene = scene_of(columns, view_of((2019, 1, 1), (2019, 6, 1)))
    first, last = (scene.marks_of(record)[0] for record in columns.ids)  # type: ignore[arg-type]
    assert first.title is not None
    assert last.title is not None
    assert first.title.box.x > first.box.x
    assert last.title.box.x + last.title.box.width < last.box.x


def test_a_title_stands_inside_its_bar_pinned_to_what_is_visible() -> None:
    """An interval that began before the view has its title at the left edge."""
    scene = scene_of(small_columns_of({"when": "2010/2025"}), view_of((2019, 1, 1), (2019, 6, 1)))
    title = scene.marks[0].title
    assert title is not None
    assert title.is_inside
    assert title.box.x == HEADER_PX + 7


def test_a_title_does_not_cross_the_as_of_line() -> None:
    """Beside a near as-of line the title stands beyond it rather than being cut."""
    columns = small_columns_of({"when": "2019-02-20"})
    scene = scene_of(columns, view_of((2019, 1, 1), (2019, 6, 1)), as_of=day_of(2019, 2, 22))
    title = scene.marks[0].title
    assert title is not None
    assert title.text == "Record 1"


@pytest.mark.parametrize("day", [12, 14, 16, 18, 27, 28])
def test_a_title_is_not_detached_by_the_as_of_line(day: int) -> None:
    """Where the as-of line stands well away from a mark, its title stands on the mark's side of the line."""
    columns = small_columns_of({"when": f"2019-02-{day}"}, {"when": "2019-01-31"}, {"when": "2019-04-01"})
    titles = dict.fromkeys(range(1, 4), "A title that is too long for one side of it")
    scene = scene_of(
        columns, view_of((2019, 1, 1), (2019, 6, 1)), as_of=day_of(2019, 2, 22), titles=titles, most_rows=1
    )
    for mark in scene.marks:
        if mark.title is not None and not mark.title.is_inside:
            left, right = mark.box.x, mark.box.x + mark.box.width
            title = mark.title.box
            assert min(abs(title.x - right), abs(left - title.x - title.width)) <= 15


def test_a_long_title_leaves_its_neighbour_room() -> None:
    """Beside another record in its row, a long title is shortened so that the other's is told whole."""
    columns = small_columns_of(
        {"when": "2019-02-10"}, {"when": "2019-03-12"}, {"when": "2018-01-31"}, {"when": "2020-01-31"}
    )
    titles = {1: "A title so long that it can only be shortened, wherever it stands", 2: "Short one"}
    scene = scene_of(columns, view_of((2019, 1, 1), (2019, 6, 1)), titles=titles, most_rows=1)
    long, short = (scene.marks_of(RecordId(number))[0].title for number in (1, 2))
    assert long is not None
    assert short is not None
    assert long.text.endswith("…")
    assert short.text == "Short one"


@pytest.mark.parametrize("span_days", [6, 10, 16, 25])
def test_a_short_bar_is_told_beside_where_there_is_room(span_days: int) -> None:
    """The title of a bar that is too narrow for it stands whole beside the bar, not shortened inside."""
    start = day_first_ms(day_of(2019, 2, 20))
    scale = TimeScale.fitting(start, start + span_days * DAY_MS, 1200.0, 0.0)
    columns = small_columns_of({"when": "2019-02-22"}, {"when": "2019-02-22", "kind": STATEMENT})
    told = "A title that is somewhat longer than one day"
    scene = scene_of(columns, scale, titles={1: told, 2: told}, as_of=day_of(2019, 2, 22))
    for mark in scene.marks:
        assert mark.is_bar
        assert mark.title is not None
        assert mark.title.text == told
        assert not mark.title.is_inside


def test_what_is_not_known_is_wanted() -> None:
    """A scene reports the records it draws without knowing their titles, and no others."""
    columns = small_columns_of({"when": "2019-02-20"}, {"when": "2019-03-20"}, {"when": "2030"})
    scene = scene_of(columns, view_of((2019, 1, 1), (2019, 6, 1)), titles={1: "Known"})
    assert scene.wanted_titles == (2,)


def test_an_act_is_told_short_in_its_agreements_lane() -> None:
    """In the lane of its agreement an act does not repeat it, in its party's lane not the party."""
    columns = small_columns_of({"when": "2019-02-02", "kind": ACT})
    membership: Membership = membership_of(columns, {9: ("Russia", (1,))})
    titles = {1: "Russia · suspended · INF Treaty"}
    for lanes_by, told in (
        (LanesBy.AGREEMENT, "Russia suspended"),
        (LanesBy.ACTOR, "Suspended · INF Treaty"),
        (LanesBy.KIND, "Russia · suspended · INF Treaty"),
    ):
        scene = scene_of(
            columns,
            view_of((2019, 1, 1), (2019, 6, 1)),
            lanes_by=lanes_by,
            membership=membership,
            titles=titles,
        )
        title = scene.marks[0].title
        assert title is not None
        assert title.text == told


def test_a_lock_has_room_before_the_title() -> None:
    """A private record's lock stands between its mark and its title."""
    plain, private = (
        scene_of(
            small_columns_of({"when": "2019-02-02", "flags": flags}), view_of((2019, 1, 1), (2019, 6, 1))
        )
        for flags in (0, PRIVATE)
    )
    before, after = plain.marks[0].title, private.marks[0].title
    assert before is not None
    assert after is not None
    assert after.box.x - before.box.x == 14


@pytest.mark.parametrize("text", ["a\nb\tc", "x" * 100_000, "שלום עולם", "🕊 peace", "<b>bold</b>"])
def test_any_text_makes_a_title(text: str) -> None:
    """Line breaks, very long text, other scripts and markup become one line that fits."""
    scene = scene_of(
        small_columns_of({"when": "2019-02-02"}), view_of((2019, 1, 1), (2019, 6, 1)), titles={1: text}
    )
    title = scene.marks[0].title
    assert title is not None
    assert "\n" not in title.text
    assert title.box.width <= 560


def test_the_selected_is_told_whole_and_its_neighbours_make_room() -> None:
    """The title of what is selected is whole, and no other lies under its pill."""
    columns = small_columns_of({"when": "2018-05-12"}, {"when": "2018-06-12"}, {"when": "2018-11-12"})
    titles = {1: "a" * 40, 2: "b" * 60, 3: "c" * 60}
    view = view_of((2018, 3, 1), (2019, 4, 1), 900.0)
    for record in (1, 2, 3):
        scene = scene_of(columns, view, titles=titles, selected=(record,), most_rows=1)
        shown = [mark for mark in scene.marks if mark.title is not None]
        told = {int(mark.record): mark.title for mark in shown if mark.title is not None}
        assert told[record].text == titles[record]
        pill = told[record].box
        others = [title.box for number, title in told.items() if number != record]
        assert not any(pill.crosses(other) for other in others)
        assert scene.header_px <= pill.x
        assert pill.x + pill.width <= scene.width_px


def test_a_dimmed_cancelled_event_stays_struck_through() -> None:
    """Dimming takes away colour, not that an event did not take place."""
    columns = small_columns_of({"when": "2018-06-12", "flags": CANCELLED}, {"when": "2018-11-12"})
    scene = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), lit=frozenset({2}))
    (struck,) = (one for one in scene.primitives if isinstance(one, Lines) and one.colour == "third")
    assert struck.opacity == 1


def test_a_cancelled_event_is_struck_through_from_its_day_on() -> None:
    """Before that it is still to come: as of an earlier day it is hollow, and nothing more."""
    columns = small_columns_of({"when": "2018-06-12", "flags": CANCELLED})
    for month, is_struck in ((5, False), (7, True)):
        scene = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), as_of=day_of(2018, month, 1))
        struck = [one for one in scene.primitives if isinstance(one, Lines) and one.colour == "third"]
        assert bool(struck) is is_struck
        (mark,) = (one for one in scene.primitives if isinstance(one, Marks) and len(one.centres))
        assert mark.is_hollow


def test_letters_in_a_bar_keep_off_its_edges() -> None:
    """Inside a bar neither capitals nor descenders touch the border."""
    columns = small_columns_of({"when": "2018-04-01/2019-01-20"})
    for density in Density:
        scene = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), density=density)
        (mark,) = scene.marks
        (told,) = (one for one in scene.primitives if isinstance(one, Text) and one.text == "Record 1")
        cap_px, descender_px = 0.66 * 13, 0.21 * 13
        assert told.y - cap_px >= mark.box.y + 1
        assert told.y + descender_px <= mark.box.y + mark.box.height - 1
