"""What lies over a scene: halos of the hovered and the selected, and the arcs of links."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from scene_records import columns_of, scene_of, view_of

from explorer.model.calendar import day_of
from explorer.model.columns import STATEMENT
from explorer.model.day_words import day_iso
from explorer.model.ids import Day, RecordId
from explorer.model.records import Link, Named
from explorer.model.vocabulary import RecordKind
from explorer.scene.arcs import points_at
from explorer.scene.measure import FixedMeasure
from explorer.scene.primitives import Floats, Font, Marks, Path, Primitive, Rects, Text
from explorer.scene.scene import Scene
from explorer.scene.selection import build_overlay, words_of
from explorer.scene.sheet import Box

MEASURE = FixedMeasure()


@pytest.fixture
def scene() -> Scene:
    """Two statements and an interval, all seen alone."""
    columns = columns_of(
        {"when": "2018-06-12", "kind": STATEMENT},
        {"when": "2018-11-12", "kind": STATEMENT},
        {"when": "2018-04-01/2019-01-20"},
    )
    return scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)))


def link(relation: str = "reverses", certainty: str = "established", to: int = 2) -> Link:
    ends = (Named(RecordId(number), RecordKind.STATEMENT, "") for number in (1, to))
    return Link(RecordId(9), *ends, relation, certainty=certainty)


def texts(primitives: tuple[Primitive, ...]) -> list[Text]:
    return [one for one in primitives if isinstance(one, Text)]


def test_nothing_chosen_draws_nothing(scene: Scene) -> None:
    """Without hover, selection and links there is no overlay."""
    assert build_overlay(scene, MEASURE) == ()


def test_the_selected_has_a_pill_and_a_strong_title(scene: Scene) -> None:
    """The mark is drawn again on the accent's ground, its title stronger, where it stood."""
    overlay = build_overlay(scene, MEASURE, selected=[RecordId(1)])
    mark = scene.marks_of(RecordId(1))[0]
    assert mark.title is not None
    pills = [one for one in overlay if isinstance(one, Rects)]
    assert pills[0].colour == "accent_ground"
    x, y, width, height = pills[0].boxes[0]
    assert x <= mark.box.x
    assert y <= mark.box.y
    assert x + width >= mark.title.box.x + mark.title.box.width
    assert y + height >= mark.box.y + mark.box.height
    assert [one.centres.tolist() for one in overlay if isinstance(one, Marks)] == [
        [[mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2]]
    ]
    assert [(one.text, one.font) for one in texts(overlay)] == [("Record 1", Font.TEXT_STRONG)]


def test_the_hovered_is_quieter_than_the_selected(scene: Scene) -> None:
    """Hovering what is selected changes nothing; hovering another mark lights it up without the accent."""
    both = build_overlay(scene, MEASURE, hovered=RecordId(1), selected=[RecordId(1)])
    alone = build_overlay(scene, MEASURE, selected=[RecordId(1)])
    assert len(both) == len(alone)
    hovered = build_overlay(scene, MEASURE, hovered=RecordId(2))
    assert [one.colour for one in hovered if isinstance(one, Rects)] == ["panel"]


def test_a_mark_without_room_for_its_title_shows_it_when_hovered() -> None:
    """What was untitled for want of room is told by pointing at it."""
    columns = columns_of(*({"when": "2018-06-12"} for _ in range(6)))
    crowded = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), titles={})
    record = crowded.marks[0].record
    overlay = build_overlay(crowded, MEASURE, hovered=record, titles={record: "Told at last"})
    assert [one.text for one in texts(overlay)] == ["Told at last"]


def test_a_bar_is_ringed_where_its_title_is_inside(scene: Scene) -> None:
    """A selected interval keeps its title inside and gets a ring around it."""
    overlay = build_overlay(scene, MEASURE, selected=[RecordId(3)])
    assert texts(overlay) == []
    assert {one.colour for one in overlay if isinstance(one, Rects)} == {"accent"}


def test_a_link_is_an_arc_with_its_relation(scene: Scene) -> None:
    """The arc runs from the pill of the selected to the edge of the other mark and says how they are tied."""
    overlay = build_overlay(scene, MEASURE, selected=[RecordId(1)], links=[link(certainty="reported")])
    arcs = [one for one in overlay if isinstance(one, Path)]
    assert len(arcs) == 1
    assert arcs[0].has_arrow
    assert arcs[0].colour == "withdrawn"
    (pill,) = (Box(*one.boxes[0]) for one in overlay if isinstance(one, Rects) and one.radius_px == 6)
    assert _distance(pill, arcs[0].points[0]) <= 5
    assert _distance(scene.marks_of(RecordId(2))[0].box, arcs[0].points[-1]) <= 5
    assert "seems to reverse" in [one.text for one in texts(overlay)]


def _distance(box: Box, point: Floats) -> float:
    """How far a point lies outside a box."""
    x = max(box.x - point[0], point[0] - box.x - box.width, 0.0)
    y = max(box.y - point[1], point[1] - box.y - box.height, 0.0)
    return float(np.hypot(x, y))


def test_relations_are_told_as_surely_as_they_are_known() -> None:
    """An established relation is told plainly, a reported one seems, a disputed one says so."""
    assert words_of(link("leads to")) == "leads to"
    assert words_of(link("part of", "reported")) == "seems to be part of"
    assert words_of(link("violates", "disputed")) == "is said to violate, disputed"


def test_a_link_to_what_is_not_drawn_is_left_out(scene: Scene) -> None:
    """An arc needs both its ends."""
    assert build_overlay(scene, MEASURE, links=[link(to=77)]) == ()


def labels(primitives: tuple[Primitive, ...]) -> list[Box]:
    """The boxes of the relations, which are the only round ones."""
    return [
        Box(*box)
        for one in primitives
        if isinstance(one, Rects) and one.radius_px == 9
        for box in one.boxes.tolist()
    ]


def test_words_of_several_links_keep_off_each_other(scene: Scene) -> None:
    """Relations between the same records are written beside each other, or left out; never over another."""
    relations = ("reverses", "responds to", "leads to", "implements", "part of", "violates")
    overlay = build_overlay(
        scene, MEASURE, selected=[RecordId(1)], links=[link(relation) for relation in relations]
    )
    boxes = labels(overlay)
    assert len(boxes) >= 3
    assert not any(one.crosses(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("step_days", [3, 9, 20, 40])
def test_words_of_links_cross_nothing(step_days: int) -> None:
    """Among many marks, relations are written where they cover no mark, no title and no word of a band."""
    start = day_of(2018, 4, 1)
    days = [day_iso(Day(start + at * step_days)) for at in range(9)]
    columns = columns_of(*({"when": day, "kind": STATEMENT} for day in days for _ in range(3)))
    crowded = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), as_of=day_of(2018, 7, 1))
    shown = [int(mark.record) for mark in crowded.marks]
    ties = [
        Link(RecordId(9), *(Named(RecordId(end), RecordKind.STATEMENT, "") for end in ends), "responds to")
        for ends in pairwise(shown)
    ]
    boxes = labels(build_overlay(crowded, MEASURE, selected=[RecordId(shown[0])], links=ties))
    for mark in crowded.marks:
        told = [mark.box] + ([mark.title.box] if mark.title else [])
        assert not any(box.crosses(other) for box in boxes for other in told)
    assert not any(one.crosses(other) for one, other in combinations(boxes, 2))


def test_a_link_leads_to_the_fold_that_holds_its_end() -> None:
    """Where a record is folded with others, the arc ends at their disc."""
    days = ["2018-04-02", *("2018-11-12" for _ in range(9))]
    folded = scene_of(
        columns_of(*({"when": day} for day in days)), view_of((2018, 3, 1), (2019, 4, 1)), most_rows=1
    )
    assert folded.marks_of(RecordId(5)) == ()
    overlay = build_overlay(folded, MEASURE, selected=[RecordId(1)], links=[link(to=5)])
    *_, arc = (one for one in overlay if isinstance(one, Path))
    assert arc.has_arrow
    assert _distance(folded.folds_of(RecordId(5))[0], arc.points[-1]) <= 5
    assert [one for one in build_overlay(folded, MEASURE, links=[link(to=5)]) if isinstance(one, Path)] == []


def test_a_fold_of_one_instant_tells_its_members() -> None:
    """No zoom opens a fold of one instant, so it names its records; one that can be opened does not."""
    columns = columns_of(*({"when": "2018-11-12"} for _ in range(9)))
    scene = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), most_rows=1)
    (fold,) = (hit for hit in scene.hits if hit.kind == "fold")
    assert len(fold.members) == fold.count
    columns = columns_of(*({"when": f"2018-11-{day}"} for day in (12, 13, 14)))
    scene = scene_of(columns, view_of((1990, 3, 1), (2019, 4, 1)), most_rows=1)
    assert [hit.members for hit in scene.hits if hit.kind == "fold"] == [()]


def points_of(path: Path) -> Floats:
    """Points along a drawn curve."""
    return points_at(path.points, np.linspace(0.0, 1.0, 25))


@pytest.mark.parametrize("step_days", [3, 9, 20, 40])
@pytest.mark.parametrize("chosen", [True, False])
def test_arcs_pass_behind_what_is_told(step_days: int, chosen: bool) -> None:
    """Among many marks an arc is seen on no title, no mark and no fold, and stays in the time area."""
    start = day_of(2018, 4, 1)
    days = [day_iso(Day(start + at * step_days)) for at in range(9)]
    columns = columns_of(*({"when": day, "kind": STATEMENT} for day in days for _ in range(3)))
    crowded = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), as_of=day_of(2018, 7, 1))
    shown = [int(mark.record) for mark in crowded.marks]
    ties = [
        Link(RecordId(9), *(Named(RecordId(end), RecordKind.STATEMENT, "") for end in ends), "responds to")
        for ends in zip(shown, shown[4:], strict=False)
    ]
    selected = [RecordId(number) for number in shown] if chosen else []
    arcs = [
        one
        for one in build_overlay(crowded, MEASURE, selected=selected[:3], links=ties)
        if isinstance(one, Path)
    ]
    assert arcs
    boxes = [hit.box for hit in crowded.hits if hit.kind == "fold"]
    for mark in crowded.marks:
        middle = mark.box.y + mark.box.height / 2
        boxes.append(Box(mark.box.x, middle - 5, mark.box.width, 10))
        if mark.title is not None:
            boxes.append(Box(mark.title.box.x, middle - 5, mark.title.box.width, 12))
    area = Box(crowded.header_px, crowded.axis_px, crowded.width_px, crowded.height_px)
    for arc in arcs:
        for x, y in points_of(arc).tolist():
            assert area.contains(x, y)
            assert not any(box.contains(x, y) for box in boxes)


def test_links_of_what_is_no_mark_are_few_thin_and_without_words() -> None:
    """With an agreement chosen a handful of links is drawn thin; the hovered mark's says how it is tied."""
    days = [day_iso(Day(day_of(2018, 4, 1) + at * 30)) for at in range(12)]
    scene = scene_of(columns_of(*({"when": day} for day in days)), view_of((2018, 3, 1), (2019, 4, 1)))
    ties = [
        Link(RecordId(9), *(Named(RecordId(end), RecordKind.EVENT, "") for end in ends), "leads to")
        for ends in pairwise(range(1, 13))
    ]
    quiet = build_overlay(scene, MEASURE, links=ties)
    arrows = [one for one in quiet if isinstance(one, Path) and one.has_arrow]
    assert 1 <= len(arrows) <= 6
    assert {one.width_px for one in arrows} == {1.0}
    assert texts(quiet) == []
    told = build_overlay(scene, MEASURE, hovered=RecordId(4), links=ties)
    assert "leads to" in [one.text for one in texts(told)]


def test_no_link_is_drawn_to_what_is_dimmed() -> None:
    """What does not belong to the chosen agreement is no end of an arc."""
    columns = columns_of({"when": "2018-06-12"}, {"when": "2018-11-12"})
    for lit, count in ((frozenset({1, 2}), 1), (frozenset({1}), 0)):
        scene = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)), lit=lit)
        arcs = [one for one in build_overlay(scene, MEASURE, links=[link()]) if isinstance(one, Path)]
        assert len([one for one in arcs if one.has_arrow]) == count


def test_a_label_lies_on_one_arc_only() -> None:
    """What is said of one link cannot be read as said of another that ends at the same mark."""
    columns = columns_of({"when": "2018-12-12"}, {"when": "2018-05-12"}, {"when": "2018-06-12"})
    scene = scene_of(columns, view_of((2018, 3, 1), (2019, 4, 1)))
    overlay = build_overlay(
        scene, MEASURE, selected=[RecordId(1)], links=[link(), link("leads to", "reported", to=3)]
    )
    arcs = [one for one in overlay if isinstance(one, Path)]
    boxes = labels(overlay)
    assert boxes
    for box in boxes:
        crossed = {arc.colour for arc in arcs if any(box.contains(x, y) for x, y in points_of(arc).tolist())}
        assert len(crossed) <= 1


@pytest.mark.parametrize("when", ["2018-03-05", "2018-07-12", "2019-03-28"])
def test_a_pill_stays_in_the_area_of_the_marks(when: str) -> None:
    """Wherever a mark stands, its pill is whole: at its other side, or shortened where neither has room."""
    for title in ("Short", "A title of some length that tells what it was", "x" * 150):
        scene = scene_of(
            columns_of({"when": when}),
            view_of((2018, 3, 1), (2019, 4, 1), 700.0),
            titles={1: title},
            selected=(1,),
        )
        overlay = build_overlay(scene, MEASURE, selected=[RecordId(1)], titles={1: title})
        (pill,) = (Box(*one.boxes[0]) for one in overlay if isinstance(one, Rects) and one.radius_px == 6)
        assert scene.header_px <= pill.x
        assert pill.x + pill.width <= scene.width_px
        assert title.startswith(texts(overlay)[0].text.rstrip("…"))
        if len(title) < 60:
            assert texts(overlay)[0].text == title
