"""Packing ahead: what comes into view next is packed before, a tile at a time, and looks the same."""

from dataclasses import replace
from itertools import pairwise

import pytest
from scene_records import Crowd

from explorer.model.calendar import DAY_MS
from explorer.scene.ahead import tiles_ahead
from explorer.scene.build import build_scene
from explorer.scene.inputs import SceneInput
from explorer.scene.levels import Level
from explorer.scene.tiles import packing_of
from explorer.scene.time_scale import TimeScale
from explorer.scene.titles import title_widths

AT_X = 300.0


def frame_of(scale: TimeScale) -> SceneInput:
    """A frame of three thousand records that nothing was packed for yet."""
    return Crowd.made(3_000).input(scale)


def packed_by(given: SceneInput) -> int:
    """How much has been packed for these lanes."""
    return packing_of(given.lanes, title_widths(given)).packed


def zoomed_across(scale: TimeScale, factor: float) -> TimeScale:
    """Zoom by small steps until the next level begins."""
    level = Level.at(scale.ms_per_px)
    while Level.at(scale.ms_per_px) == level:
        scale = scale.zoomed(factor, AT_X)
    return scale


def moved(scale: TimeScale, how: str) -> tuple[TimeScale, TimeScale]:
    """Give the frame before one at `scale`, and a later one of the same movement."""
    match how:
        case "closer":
            return scale.zoomed(1 / 1.05, AT_X), zoomed_across(scale, 1.05)
        case "out":
            return scale.zoomed(1.05, AT_X), zoomed_across(scale, 1 / 1.05)
    return scale.panned(40), scale.panned(-scale.width_px * 0.4)


@pytest.mark.parametrize("how", ["closer", "out", "aside"])
def test_what_a_movement_leads_to_is_there_before(how: str) -> None:
    """Once all is packed ahead, the frame that begins a new zoom level, or pans on, packs nothing itself."""
    scale = TimeScale.fitting(12_000 * DAY_MS, 15_000 * DAY_MS, 1_200.0)
    before, after = moved(scale, how)
    given = frame_of(scale)
    scene = build_scene(given)
    for _ in tiles_ahead(given, scene.layout, before):
        pass
    packed = packed_by(given)
    build_scene(replace(given, scale=after))
    assert packed_by(given) == packed


def test_packing_ahead_goes_by_small_steps_and_ends() -> None:
    """One step packs one tile with what it hangs on: input never waits for a whole level."""
    scale = TimeScale.fitting(12_000 * DAY_MS, 15_000 * DAY_MS, 1_200.0)
    given = frame_of(scale)
    scene = build_scene(given)
    counts = [packed_by(given), *(packed_by(given) for _ in tiles_ahead(given, scene.layout, None))]
    steps = [after - before for before, after in pairwise(counts)]
    assert sum(steps) > 20
    assert max(steps) <= 16
    assert not list(tiles_ahead(given, scene.layout, None)), "a second time nothing is left to pack"


@pytest.mark.parametrize("how", ["closer", "out", "aside"])
def test_packing_ahead_changes_no_picture(how: str) -> None:
    """The next level looks the same whether it was packed ahead or not."""
    scale = TimeScale.fitting(12_000 * DAY_MS, 15_000 * DAY_MS, 1_200.0)
    before, after = moved(scale, how)
    pictures = []
    for is_ahead in (False, True):
        given = frame_of(scale)
        scene = build_scene(given)
        for _ in tiles_ahead(given, scene.layout, before) if is_ahead else ():
            pass
        pictures.append(build_scene(replace(given, scale=after)).marks)
    assert pictures[0] == pictures[1]
