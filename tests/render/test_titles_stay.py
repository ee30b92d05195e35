"""Titles neither flicker while one zooms nor come and go while one pans."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from title_crossings import crossings
from worlds import World, has_journeys, journeys_world, million_world, sample_world

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.scene.build import build_scene
from explorer.scene.density import Density
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.scene import DrawnMark, Scene
from explorer.scene.sheet import Box
from explorer.scene.titles import font_of, told_in

STEPS = 60
EDGE_PX = 200.0
"""So near to the edges of the picture a title may have to go: its room leaves the picture before its mark."""
AS_OF = day_of(2019, 2, 22)
FEBRUARY = (day_first_ms(day_of(2019, 2, 1)), day_first_ms(day_of(2019, 3, 1)))
Told = dict[tuple[int, int], bool]
"""Of each mark in a lane, whether it has its title."""


@pytest.fixture(scope="module", params=["sample", "journeys"])
def world(request: pytest.FixtureRequest) -> World:
    """The sample, and 7,535 real journeys."""
    if request.param == "sample":
        return sample_world()
    if not has_journeys():
        pytest.skip(
            "the journeys of presidents, secretaries and foreign leaders are not beside this checkout"
        )
    return journeys_world()


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of a movement, and what it was built from."""

    scene: Scene
    given: SceneInput
    world: World


def zoom_into_february(world: World) -> list[tuple[int, int]]:
    """Give the ranges of sixty even steps from everything to February 2019."""
    anchors = world.lanes[LanesBy.NONE].times
    first, last = int(anchors[0]), day_first_ms(day_of(2022, 1, 1))
    span, target = last - first, FEBRUARY[1] - FEBRUARY[0]
    held = (FEBRUARY[0] - first) / (span - target)
    at = first + held * span
    spans = [span * (target / span) ** (step / STEPS) for step in range(STEPS + 1)]
    return [(round(at - held * each), round(at + (1 - held) * each)) for each in spans]


def moved(
    world: World, lanes_by: LanesBy, density: Density, ranges: Sequence[tuple[int, int]]
) -> Iterator[Frame]:
    """Build the frames of a movement as the window does."""
    memory = None
    for first_ms, last_ms in ranges:
        given = world.input(
            lanes_by,
            first_ms,
            last_ms,
            density=density,
            as_of=AS_OF,
            memory=memory,
            is_moving=memory is not None,
        )
        scene = build_scene(given)
        memory = scene.memory
        yield Frame(scene, given, world)


def is_inner(mark: DrawnMark, given: SceneInput) -> bool:
    """Tell whether a mark lies well inside the picture."""
    box = mark.box
    return given.header_px + EDGE_PX <= box.x and box.x + box.width <= given.width_px - EDGE_PX


def reaches_edge(box: Box, frame: Frame) -> bool:
    """Tell whether a title reaches to where marks leave the picture."""
    near = 60.0
    return box.x < frame.given.header_px + near or box.x + box.width > frame.given.width_px - near


def told_by_us(frame: Frame) -> Told:
    """Tell which marks have their titles."""
    return {(mark.record, mark.lane): mark.title is not None for mark in frame.scene.marks}


def told_greedily(frame: Frame) -> Told:
    """Place the titles of the same marks anew: the important first, right or left of the mark, or nowhere."""
    given, scene = frame.given, frame.scene
    columns, row_of = given.columns, frame.world.row_of
    number_of = {lane.key: lane.number for lane in scene.lanes}
    taken: dict[tuple[int, float], list[tuple[float, float]]] = {}
    for mark in scene.marks:
        strip = taken.setdefault((mark.lane, mark.box.y + mark.box.height / 2), [])
        strip.append((mark.box.x, mark.box.x + mark.box.width))
    told: Told = {}
    for mark in sorted(scene.marks, key=lambda mark: -int(columns.importance[row_of[int(mark.record)]])):
        row = row_of[int(mark.record)]
        lane = given.lanes.lanes[number_of[mark.lane]]
        text = told_in(given.lanes.lanes_by, lane, int(columns.kinds[row]), given.titles[int(mark.record)])
        width = min(given.measure.width(text, font_of(int(columns.importance[row]))), 560.0) + 6
        x0, x1 = mark.box.x, mark.box.x + mark.box.width
        strip = taken[mark.lane, mark.box.y + mark.box.height / 2]
        rooms = [(x1, x1 + width), (x0 - width, x0)]
        if mark.is_bar and x1 - x0 > width + 20:
            told[mark.record, mark.lane] = True
            continue
        room = next((room for room in rooms if _is_free(room, strip, given)), None)
        told[mark.record, mark.lane] = room is not None
        if room is not None:
            strip.append(room)
    return told


def _is_free(room: tuple[float, float], strip: list[tuple[float, float]], given: SceneInput) -> bool:
    start, end = room
    return (
        start >= given.header_px
        and end <= given.width_px
        and all(end <= other[0] or start >= other[1] for other in strip)
    )


def flips(frames: Sequence[Told]) -> int:
    """Count the titles that come or go while their marks stay, anywhere in the picture."""
    return sum(
        before[key] != after[key]
        for before, after in pairwise(frames)
        for key in before.keys() & after.keys()
    )


@pytest.mark.parametrize("lanes_by", [LanesBy.AGREEMENT, LanesBy.ACTOR, LanesBy.KIND])
def test_titles_do_not_flicker_while_zooming(world: World, lanes_by: LanesBy) -> None:
    """Zooming 60 steps into February 2019 and out, a fifth as many titles come or go as greedily placed."""
    ours = greedy = 0
    ranges = zoom_into_february(world)
    for density in Density:
        for way in (ranges, ranges[::-1]):
            frames = list(moved(world, lanes_by, density, way))
            ours += flips([told_by_us(frame) for frame in frames])
            greedy += flips([told_greedily(frame) for frame in frames])
            assert not crossings(frames[STEPS // 2].scene, frames[STEPS // 2].given)
    assert ours <= greedy / 5


def test_titles_do_not_flicker_among_a_million() -> None:
    """Zooming 60 steps over a million records, a fifth as many come or go, and none crosses another.

    As in the window, titles are read as they are wanted.
    """
    ours = greedy = 0
    world = million_world()
    known: dict[int, str] = {}
    ranges = zoom_into_february(world)
    for way in (ranges, ranges[::-1]):
        told: list[Told] = []
        anew: list[Told] = []
        for frame in moved(replace(world, titles=known), LanesBy.AGREEMENT, Density.NORMAL, way):
            if frame.scene.wanted_titles:
                known |= {record: world.titles[record] for record in frame.scene.wanted_titles}
                frame = replace(frame, scene=build_scene(frame.given))
            told.append(told_by_us(frame))
            anew.append(told_greedily(frame))
            assert not crossings(frame.scene, frame.given)
        ours += flips(told)
        greedy += flips(anew)
    assert greedy > STEPS
    assert ours <= greedy / 5


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("lanes_by", [LanesBy.AGREEMENT, LanesBy.ACTOR, LanesBy.KIND])
def test_titles_stay_while_panning(world: World, lanes_by: LanesBy, density: Density) -> None:
    """While one pans, no title comes or goes except at the edges of the picture."""
    start = day_first_ms(day_of(2017, 6, 1))
    ranges = [(start + step * 9 * DAY_MS, start + (step * 9 + 500) * DAY_MS) for step in range(24)]
    frames = list(moved(world, lanes_by, density, ranges))
    flipped = []
    for before, after in pairwise(frames):
        ours, theirs = (
            {(mark.record, mark.lane): mark for mark in one.scene.marks} for one in (before, after)
        )
        for key in ours.keys() & theirs.keys():
            titles = ours[key].title, theirs[key].title
            told = titles[0] or titles[1]
            is_edge = not (is_inner(ours[key], before.given) and is_inner(theirs[key], after.given))
            if None in titles and told is not None and not is_edge and not reaches_edge(told.box, after):
                flipped.append(told.text)
    assert not flipped


def test_titles_slide_out_with_their_marks(world: World) -> None:
    """While one pans, titles leave with their marks, cut by the edge; at rest none is cut."""
    start = day_first_ms(day_of(1992, 1, 1))
    ranges = [(start + step * 60 * DAY_MS, start + (step * 60 + 2_500) * DAY_MS) for step in range(24)]
    cut = 0
    frames = list(moved(world, LanesBy.AGREEMENT, Density.NORMAL, ranges))
    for (first_ms, last_ms), (before, after) in zip(ranges[1:], pairwise(frames), strict=True):
        told = {(mark.record, mark.lane): mark.title for mark in after.scene.marks}
        gone = [
            mark.title.text
            for mark in before.scene.marks
            if mark.title is not None and told.get((mark.record, mark.lane), mark.title) is None
        ]
        assert not gone
        cut += len(beyond_edges(after))
        rest = world.input(LanesBy.AGREEMENT, first_ms, last_ms, density=Density.NORMAL, as_of=AS_OF)
        assert not beyond_edges(Frame(build_scene(rest), rest, world))
    assert cut


def beyond_edges(frame: Frame) -> list[str]:
    """Give the titles that reach out of the time area."""
    return [
        mark.title.text
        for mark in frame.scene.marks
        if mark.title is not None
        and not frame.given.header_px
        <= mark.title.box.x
        <= mark.title.box.x + mark.title.box.width
        <= frame.given.width_px
    ]
