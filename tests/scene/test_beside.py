"""What the timeline tells beside its records: the row of commitments, and dates that are given otherwise."""

import pytest
from scene_records import columns_of, membership_of, scene_of, view_of

from explorer.model.bands import AgreementBands, Band
from explorer.model.beside import Beside, CommitmentMark, SaidWhen
from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.ids import RecordId
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Lines, Marks, Shape, Text
from explorer.scene.said_dates import COLOUR
from explorer.scene.scene import Hit, Scene

VIEW = view_of((2019, 1, 1), (2019, 6, 1))
BAND = (Band(day_first_ms(day_of(1988, 6, 1)), None, "in force", "In force"),)
VERDICT_SHAPES = {Shape.MET, Shape.BROKEN, Shape.DUE, Shape.OVERDUE}


def on(month: int, day: int) -> int:
    return day_first_ms(day_of(2019, month, day))


def told(record: int, at_ms: int, verdict: str | None = None, judged_ms: int | None = None) -> CommitmentMark:
    return CommitmentMark(RecordId(record), RecordId(900), at_ms, at_ms + DAY_MS - 1, verdict, judged_ms)


MARKS = (told(900, on(3, 1)), told(901, on(4, 1), "met"), told(902, on(4, 1), "broken"))


def treaty(marks: tuple[CommitmentMark, ...] = MARKS, **changes: object) -> Scene:
    columns = columns_of({"when": "2019-02-20"}, {"when": "2019-02-21"})
    wishes: dict[str, object] = {"unfolded": frozenset({50}), "beside": Beside({50: marks})}
    return scene_of(
        columns,
        VIEW,
        lanes_by=LanesBy.AGREEMENT,
        membership=membership_of(columns, {50: ("River Treaty", (1, 2))}),
        bands={50: AgreementBands(BAND, ((RecordId(1), BAND),))},
        names={1: "Northland"},
        **(wishes | changes),
    )


def verdicts(scene: Scene) -> list[tuple[Shape, float, float]]:
    return [
        (one.shape, *centre)
        for one in scene.primitives
        if isinstance(one, Marks) and one.shape in VERDICT_SHAPES
        for centre in one.centres.tolist()
    ]


def hits(scene: Scene, kind: str) -> list[Hit]:
    return [one for one in scene.hits if one.kind == kind]


@pytest.mark.parametrize("density", Density)
def test_an_unfolded_lane_has_a_row_of_its_commitments(density: Density) -> None:
    """Deadline and verdicts stand in one row between the parties' bands and the marks, and are named."""
    scene = treaty(density=density)
    found = verdicts(scene)
    assert {shape for shape, _, _ in found} == {Shape.DUE, Shape.MET, Shape.BROKEN}
    (height,) = {y for _, _, y in found}
    assert height < min(mark.box.y + mark.box.height / 2 for mark in scene.marks)
    assert "Commitments" in {one.text for one in scene.primitives if isinstance(one, Text)}


def test_a_folded_lane_shows_its_commitments_only_where_all_do() -> None:
    """Folded there is no row; where all lanes have one, it is there without the parties' bands."""
    folded = treaty(unfolded=frozenset())
    assert not verdicts(folded)
    everywhere = treaty(unfolded=frozenset(), beside=Beside({50: MARKS}, is_everywhere=True))
    assert len(verdicts(everywhere)) == 3
    assert not everywhere.lanes[0].is_unfolded
    assert everywhere.lanes[0].rows_y > folded.lanes[0].rows_y


def test_two_assessors_of_one_day_are_both_seen_and_can_be_pointed_at() -> None:
    """Verdicts of the same day stand side by side, each with a place of its own for the pointer."""
    scene = treaty()
    xs = {shape: x for shape, x, _ in verdicts(scene)}
    assert xs[Shape.BROKEN] - xs[Shape.MET] >= 12
    assert [hit.record for hit in hits(scene, "commitment")] == [900, 901, 902]
    assert scene.hit(xs[Shape.BROKEN], verdicts(scene)[0][2]) == hits(scene, "commitment")[2]


def test_a_crowd_of_verdicts_on_one_day_is_counted() -> None:
    """What would stand too far from its day is told as a number."""
    scene = treaty(tuple(told(900 + number, on(4, 1), "met") for number in range(30)))
    shown = len(verdicts(scene))
    assert shown < 8
    assert f"+{30 - shown}" in {one.text for one in scene.primitives if isinstance(one, Text)}


def test_a_deadline_that_passed_unjudged_by_the_day_is_another_flag() -> None:
    """Before the deadline and after an assessment it is a plain flag, in between one of its own."""
    due = told(900, on(2, 1), judged_ms=on(4, 1))
    for day, shape in ((day_of(2019, 1, 15), Shape.DUE), (day_of(2019, 3, 1), Shape.OVERDUE)):
        assert [one[0] for one in verdicts(treaty((due,), as_of=day))] == [shape]
    assert [one[0] for one in verdicts(treaty((due,), as_of=day_of(2019, 4, 2)))] == [Shape.DUE]


def brackets(scene: Scene) -> list[list[float]]:
    return [
        ends
        for one in scene.primitives
        if isinstance(one, Lines) and one.colour == COLOUR and not one.is_dashed
        for ends in one.ends.tolist()
    ]


@pytest.mark.parametrize("lanes_by", [LanesBy.NONE, LanesBy.KIND])
def test_a_date_given_otherwise_has_a_bracket_joined_to_the_mark(lanes_by: LanesBy) -> None:
    """The other bounds stand at their time in the row of the mark; pointed at, they tell of its record."""
    columns = columns_of({"when": "2019-02-10"})
    said = {1: (SaidWhen(on(4, 1), on(5, 1) - 1),)}
    scene = scene_of(columns, VIEW, lanes_by=lanes_by, beside=Beside(said=said))
    middle_x = scene.marks[0].box.x + scene.marks[0].box.width / 2
    upright = {ends[0] for ends in brackets(scene) if ends[0] == ends[2]}
    caps = sorted(x for x in upright if x != pytest.approx(middle_x))
    assert caps == pytest.approx(
        [scene.header_px + VIEW.x_at(on(4, 1)), scene.header_px + VIEW.x_at(on(5, 1))]
    )
    (hit,) = hits(scene, "said")
    assert hit.record == 1
    row = scene.marks[0].box
    assert row.y + row.height / 2 < hit.box.y  # beneath the letters of titles, and so no title is crossed
    joins = [
        one for one in scene.primitives if isinstance(one, Lines) and one.is_dashed and one.colour == COLOUR
    ]
    assert len(joins) == 1


def test_a_bracket_out_of_view_leaves_nothing_behind() -> None:
    """Bounds beyond the range draw no bracket, and nothing of one lies in the column of names."""
    columns = columns_of({"when": "2019-02-10"})
    for bounds in ((on(1, 1) - 900 * DAY_MS, on(1, 1) - 800 * DAY_MS), (on(1, 1) - 9 * DAY_MS, on(1, 9))):
        scene = scene_of(columns, VIEW, beside=Beside(said={1: (SaidWhen(*bounds),)}))
        assert all(min(ends[0], ends[2]) >= scene.header_px for ends in brackets(scene))
    assert brackets(scene)
