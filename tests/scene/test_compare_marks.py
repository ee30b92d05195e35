"""A second day beside the as-of day: its line, flag and stretch, and what of the lanes and acts is marked."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scene_records import columns_of, input_of, membership_of, view_of

from explorer.model.bands import AgreementBands, Band
from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.columns import ACT
from explorer.model.ids import Day
from explorer.scene.build import build_scene
from explorer.scene.compared_day import ComparedDay
from explorer.scene.density import HEADER_PX
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Font, Lines, Rects, Text
from explorer.scene.scene import Scene
from explorer.scene.sheet import Box

VIEW = view_of((2015, 1, 1), (2021, 1, 1))
AS_OF, OTHER = day_of(2019, 2, 22), day_of(2017, 1, 1)
CHANGED, SAME = 50, 51


def lanes_compared(**wishes: object) -> SceneInput:
    """Two agreements' lanes; under the first, act 1 changed something between the two days."""
    columns = columns_of({"when": "2018-05-08", "kind": ACT}, {"when": "2016-05-08", "kind": ACT})
    groups = {CHANGED: ("JCPOA", (1,)), SAME: ("NPT", (2,))}
    band = Band(day_first_ms(day_of(2015, 6, 1)), None, "in force", "In force since 1 June 2015")
    compared = ComparedDay(OTHER, frozenset({CHANGED}), frozenset({1}))
    made = input_of(
        columns, VIEW, lanes_by=LanesBy.AGREEMENT, membership=membership_of(columns, groups), as_of=AS_OF
    )
    bands = {key: AgreementBands((band,), ()) for key in (CHANGED, SAME)}
    return replace(made, **{"bands": bands, "compared": compared, **wishes})  # type: ignore[arg-type]  # a test's shorthand


def rects_of(scene: Scene, colour: str) -> list[tuple[Box, Rects]]:
    """Every rectangle of a colour with its look."""
    return [
        (Box(*map(float, box)), one)
        for one in scene.primitives
        if isinstance(one, Rects) and one.colour == colour
        for box in one.boxes
    ]


def x_of(day: Day) -> float:
    """Where a day ends on the picture."""
    return HEADER_PX + VIEW.x_at(day_first_ms(day) + DAY_MS)


def test_both_days_have_a_line_and_a_flag() -> None:
    """The second day's line is dashed, and its flag tells the day and can be gripped."""
    scene = build_scene(lanes_compared())
    dashed = [one for one in scene.primitives if isinstance(one, Lines) and one.is_dashed]
    assert any(abs(ends[0] - x_of(OTHER)) < 1 for one in dashed for ends in one.ends)
    assert {"1 Jan 2017", "22 Feb 2019"} <= {one.text for one in scene.primitives if isinstance(one, Text)}
    hit = scene.hit(x_of(OTHER), 14)
    assert hit is not None
    assert hit.kind == "compare"


def test_the_stretch_between_is_tinted_more_where_something_changed() -> None:
    """From line to line the ground is tinted, and the lane that changed twice; nothing beside it is."""
    scene = build_scene(lanes_compared())
    tinted = [(box, look) for box, look in rects_of(scene, "as_of") if look.opacity < 0.5]
    assert {(round(box.x), round(box.x + box.width)) for box, _ in tinted} == {
        (round(x_of(OTHER)), round(x_of(AS_OF)))
    }
    lane = next(lane for lane in scene.lanes if lane.key == CHANGED)
    assert [box.y for box, _ in tinted] == [scene.axis_px, lane.y]


def test_dimmed_titles_stand_on_the_plain_tint() -> None:
    """Where something else is chosen, so that titles of the lane are dimmed, it is tinted no more."""
    tinted = [look for _, look in rects_of(build_scene(lanes_compared(lit=frozenset({2}))), "as_of")]
    assert len([look for look in tinted if look.opacity < 0.5]) == 1


def test_the_lane_and_the_act_that_changed_are_marked() -> None:
    """A bar stands before the name of the lane, and a ring around the act, and around no other."""
    scene = build_scene(lanes_compared())
    lane = next(lane for lane in scene.lanes if lane.key == CHANGED)
    edges = [box for box, _ in rects_of(scene, "as_of") if box.x == 0]
    assert [(box.y, round(box.height)) for box in edges] == [(lane.y, round(lane.height) - 1)]
    rings = [box for box, look in rects_of(scene, "as_of") if look.fill_opacity == 0]
    act = next(mark for mark in scene.marks if mark.record == 1)
    assert len(rings) == 1
    assert rings[0].contains(act.box.x + act.box.width / 2, act.box.y + act.box.height / 2)


def test_other_lanes_step_back_where_that_is_wished() -> None:
    """Their bands are fainter; the words on them stay as dark as they are."""
    dimmed = lanes_compared()
    assert dimmed.compared is not None
    dimmed = replace(dimmed, compared=replace(dimmed.compared, is_dimming=True))
    faint = [look.opacity for _, look in rects_of(build_scene(dimmed), "in_force_ground")]
    full = [look.opacity for _, look in rects_of(build_scene(lanes_compared()), "in_force_ground")]
    assert sorted(faint) == [0.35, 1.0]
    assert full == [1.0, 1.0]


@pytest.mark.parametrize(
    ("day", "words"), [(day_of(1990, 1, 1), "← 1 Jan 1990"), (day_of(2030, 1, 1), "1 Jan 2030 →")]
)
def test_a_day_out_of_view_waits_at_its_edge(day: Day, words: str) -> None:
    """The flag of a day beyond an edge stands at that edge with an arrow; a picture without it has none."""
    compared = ComparedDay(day)
    scene = build_scene(lanes_compared(compared=compared, pins_flag=True))
    assert any(hit.kind == "compare_beyond" for hit in scene.hits)
    assert any(isinstance(one, Text) and one.text == words for one in scene.primitives)
    still = build_scene(lanes_compared(compared=compared))
    assert not any(hit.kind.startswith("compare") for hit in still.hits)


@settings(max_examples=60, deadline=None)
@example(as_of=16_727, other=16_222)
@given(
    as_of=st.integers(day_of(2014, 6, 1), day_of(2021, 6, 1)),
    other=st.integers(day_of(2014, 6, 1), day_of(2021, 6, 1)),
)
def test_nothing_is_written_under_a_flag(as_of: int, other: int) -> None:
    """Wherever the two days lie, their flags do not cross, and no word of the axis is hidden by one."""
    made = lanes_compared(as_of=Day(as_of), compared=ComparedDay(Day(other)), pins_flag=True)
    scene = build_scene(made)
    flags = [hit.box for hit in scene.hits if hit.kind.startswith(("as_of", "compare"))]
    assert len(flags) == 2
    assert not flags[0].crosses(flags[1])
    fonts = (Font.SECOND, Font.SECOND_STRONG, Font.SMALL)
    for one in scene.primitives:
        if isinstance(one, Text) and one.y < scene.axis_px and one.font in fonts:
            box = Box(one.x, one.y - 9, made.measure.width(one.text, one.font), 10)
            inside = [flag for flag in flags if flag.contains(one.x, one.y - 4)]
            assert inside or not any(box.crosses(flag) for flag in flags), one.text
