"""Titles of real records at hundreds of views: they cross nothing, wherever one looks."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from title_crossings import TITLE_FONTS, crossings
from worlds import World, has_journeys, journeys_world, sample_world

from explorer.model.calendar import DAY_MS
from explorer.model.ids import Day
from explorer.scene.build import build_scene
from explorer.scene.density import Density
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import LanesBy
from explorer.scene.primitives import Text

VIEWS = 200
LANES = (LanesBy.AGREEMENT, LanesBy.ACTOR, LanesBy.KIND, LanesBy.NONE)


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


def random_views(world: World, count: int) -> Iterator[SceneInput]:
    """Give views from one day to everything, the same ones in each run."""
    chosen = random.Random(2019)
    anchors = world.lanes[LanesBy.NONE].times
    first_ms, last_ms = int(anchors[0]), int(anchors[-1]) + DAY_MS
    for _ in range(count):
        span_ms = round(DAY_MS * ((last_ms - first_ms) / DAY_MS) ** chosen.random())
        middle_ms = int(anchors[chosen.randrange(len(anchors))]) + round(span_ms * chosen.uniform(-0.4, 0.4))
        density = chosen.choice(list(Density))
        lanes_by = chosen.choice(LANES)
        as_of = None
        if chosen.random() < 0.7:
            as_of = Day((middle_ms + round(span_ms * chosen.uniform(-0.5, 0.5))) // DAY_MS)
        bands = world.standings(as_of)[0]
        unfolded = frozenset(agreement for agreement in bands if chosen.random() < 0.3)
        yield world.input(
            lanes_by,
            middle_ms - span_ms // 2,
            middle_ms + span_ms // 2,
            width_px=chosen.choice((700.0, 1000.0, 1400.0, 1600.0, 2560.0)),
            height_px=chosen.choice((600.0, 900.0, 1400.0)),
            density=density,
            as_of=as_of,
            unfolded=unfolded,
            scroll_y_px=chosen.choice((0.0, 0.0, 37.0, 400.0, 1300.0)),
        )


def test_titles_cross_nothing_anywhere(world: World) -> None:
    """At 200 random views no title crosses a title, a mark, a fold, a word, the as-of line or its flag."""
    crossed = [
        (at, words)
        for at, given in enumerate(random_views(world, VIEWS))
        for words in crossings(build_scene(given), given)
    ]
    assert not crossed


def test_there_are_titles_to_look_at(world: World) -> None:
    """The views of the test above are full of titles: it does not pass for want of them."""
    told = [
        sum(mark.title is not None for mark in build_scene(given).marks) for given in random_views(world, 40)
    ]
    assert sum(count > 10 for count in told) > 15


def test_crossings_are_seen(world: World) -> None:
    """The test above has eyes: titles that are pushed aside do cross something, in most views."""
    crossed = []
    for given in random_views(world, 40):
        scene = build_scene(given)
        pushed = tuple(
            replace(one, x=one.x - 40) if isinstance(one, Text) and one.font in TITLE_FONTS else one
            for one in scene.primitives
        )
        crossed.append(bool(crossings(replace(scene, primitives=pushed), given)))
    assert sum(crossed) > 20
