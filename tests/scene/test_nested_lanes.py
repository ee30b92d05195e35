"""Lanes opened into their kinds: every record in one part, found and counted as in other lanes."""

import numpy as np
import pytest

from explorer.model.columns import ACT, EVENT, STATEMENT, Columns, Membership
from explorer.scene.build import build_scene
from explorer.scene.inputs import SceneInput
from explorer.scene.lane_choice import LaneChoice, LaneSort, arranged, moved
from explorer.scene.lanes import ENDLESS, LaneIndex, LanesBy, index_lanes, kept_of
from explorer.scene.measure import FixedMeasure
from explorer.scene.nested_lanes import (
    counts_with_parts,
    full_name,
    is_part,
    openable,
    opened,
    part_key,
    parts_of,
    whole_key,
)
from explorer.scene.primitives import Text
from explorer.scene.time_scale import TimeScale

DAY_MS = 86_400_000
ADA, BEN, CHE = 11, 12, 13
COUNT = 600


@pytest.fixture(scope="module")
def index() -> LaneIndex:
    """Ada in two records of three, Ben in events only, Che in every fifth: some stand in several lanes."""
    random = np.random.default_rng(5)
    starts = np.sort(random.integers(0, 4_000, COUNT)) * DAY_MS
    lengths = random.choice((1, 1, 1, 20, 700), COUNT)
    kinds = random.choice((EVENT, STATEMENT, ACT), COUNT).astype(np.uint8)
    ends = starts + lengths * DAY_MS - 1
    some = np.full(COUNT, 3, np.uint8)
    columns = Columns.of(
        np.arange(COUNT, dtype=np.int64) + 100,
        kinds,
        *(starts, starts, ends, ends),
        importance=some,
        flags=np.zeros(COUNT, np.uint8),
        actors=np.zeros(COUNT, np.int64),
    )
    every = np.arange(COUNT, dtype=np.int64)
    groups = {ADA: every[every % 3 > 0], BEN: every[kinds == EVENT], CHE: every[every % 5 == 0]}
    rows = np.concatenate(list(groups.values()))
    numbers = np.repeat(list(groups), [len(one) for one in groups.values()])
    names = {ADA: "Ada", BEN: "Ben", CHE: "Che"}
    return index_lanes(columns, LanesBy.ACTOR, Membership.of(rows, numbers, names))


def test_a_part_is_called_by_its_lane_and_kind() -> None:
    """From the key of a part that of its lane is had, and other lanes are their own."""
    for key in (1, 17, 2**40):
        parts = [part_key(key, kind) for kind in (EVENT, STATEMENT, ACT)]
        assert [whole_key(part) for part in parts] == [key] * 3
        assert len({*parts, key}) == 4
    assert [whole_key(key) for key in (-3, -2, -1, 0, 5)] == [-3, -2, -1, 0, 5]


def test_what_holds_one_kind_cannot_be_opened(index: LaneIndex) -> None:
    """Only lanes with several kinds open; of the others, and of other groupings, nothing changes."""
    assert openable(index) == {ADA, CHE}
    assert opened(index, {BEN}) is index
    assert opened(index, ()) is index
    by_kind = index_lanes(index.columns, LanesBy.KIND)
    assert opened(by_kind, {ADA}) is by_kind


def test_each_record_of_an_opened_lane_stands_in_the_part_of_its_kind(index: LaneIndex) -> None:
    """Parts hold together what the lane held, each its kind, in the order of time."""
    nested = opened(index, {ADA, CHE})
    assert [full_name(nested, number) for number in range(len(nested)) if is_part(nested)[number]] == [
        f"{name} · {kind}"
        for name in (lane.name for lane in nested.lanes if lane.key in (ADA, CHE))
        for kind in ("Events", "Statements", "Acts")
    ]
    for key in (ADA, CHE):
        parts = parts_of(nested, nested.number_of[key])
        held = []
        for kind, part in zip((EVENT, STATEMENT, ACT), parts.tolist(), strict=True):
            block = slice(int(nested.offsets[part]), int(nested.offsets[part + 1]))
            assert set(nested.columns.kinds[nested.rows[block]].tolist()) == {kind}
            assert (np.diff(nested.anchors[block]) >= 0).all()
            assert nested.lanes[part].count == block.stop - block.start
            held += nested.rows[block].tolist()
        before = slice(*index.offsets[index.number_of[key] :][:2].tolist())
        assert sorted(held) == sorted(index.rows[before].tolist())


@pytest.mark.parametrize(("first", "last"), [(0, 4_000), (1_000, 1_030), (2_000, 2_000), (-50, -10)])
def test_counts_add_up(index: LaneIndex, first: int, last: int) -> None:
    """In any range the parts of a lane count together as the lane did, and the lane says the sum."""
    nested = opened(index, {ADA, CHE})
    span = first * DAY_MS, last * DAY_MS
    for key in (ADA, BEN, CHE):
        before = index.counts_in(np.array([index.number_of[key]]), *span)
        number = nested.number_of[key]
        assert counts_with_parts(nested, np.array([number]), *span).tolist() == before.tolist()
        parts = parts_of(nested, number)
        if len(parts):
            assert nested.counts_in(parts, *span).sum() == before[0]


def test_long_records_are_found_in_parts(index: LaneIndex) -> None:
    """What touches a moment, by class of duration, is the same whether lanes are opened or not."""
    nested = opened(index, {ADA})
    for least in (0, 27, 30):
        found = {
            tuple(sorted(one.rows[one.touching(least, 900 * DAY_MS, 1_100 * DAY_MS)].tolist()))
            for one in (index, nested)
        }
        assert len(found) == 1
    assert len(nested.class_offsets) == len(nested) * (ENDLESS + 1) + 1


def test_parts_follow_their_lane_in_any_order(index: LaneIndex) -> None:
    """Sorted, hidden or moved, a lane takes its parts along."""
    nested = opened(index, {ADA})

    def names(choice: LaneChoice) -> list[str]:
        return [
            nested.lanes[number].name
            for number in arranged(nested, choice).tolist()
            if nested.lanes[number].key > 0 or is_part(nested)[number]
        ]

    kinds = ["Events", "Statements", "Acts"]
    assert names(LaneChoice(LaneSort.NAME)) == ["Ada", *kinds, "Ben", "Che"]
    assert names(LaneChoice(LaneSort.NAME, hidden=frozenset({ADA}))) == ["Ben", "Che"]
    choice = moved(nested, LaneChoice(LaneSort.NAME), ADA, before=None)
    assert names(choice)[-4:] == ["Ada", *kinds]
    assert ADA in choice.order
    assert not any(whole_key(key) != key for key in choice.order)


def test_the_scene_shows_parts_beneath_their_lane(index: LaneIndex) -> None:
    """An opened lane is a line with its count; its parts follow and hold all its marks."""
    nested = opened(index, {ADA})
    scale = TimeScale.fitting(1_000 * DAY_MS, 1_300 * DAY_MS, 900.0)
    given = SceneInput(
        columns=nested.columns,
        lanes=nested,
        scale=scale,
        width_px=1100.0,
        height_px=900.0,
        measure=FixedMeasure(),
        order=arranged(nested, LaneChoice(LaneSort.NAME)),
        closes_up=True,
        selected_lane=ADA,
    )
    scene = build_scene(given)
    ada, *rest = scene.lanes
    assert (ada.key, ada.is_unfolded, ada.rows) == (ADA, True, 0)
    parts = [lane for lane in rest if whole_key(lane.key) == ADA]
    assert [lane.name for lane in parts] == ["Events", "Statements", "Acts"]
    assert sum(lane.count for lane in parts) == ada.count > 0
    assert ADA not in {mark.lane for mark in scene.marks}
    texts = {one.text for one in scene.primitives if isinstance(one, Text)}
    assert {"Ada", "Statements"} <= texts
    headers = [hit for hit in scene.hits if hit.kind == "lane" and hit.lane == ADA]
    assert len(headers) == 4
    scrolled = build_scene(
        SceneInput(
            **{**{name: getattr(given, name) for name in given.__slots__}, "scroll_y_px": ada.height + 20}
        )
    )
    assert "Ada · Events" in {one.text for one in scrolled.primitives if isinstance(one, Text)}


def test_the_lanes_of_a_filter_are_those_of_its_records_alone(index: LaneIndex) -> None:
    """Lanes made of all records' lanes and a mask equal lanes arranged of what the mask keeps."""
    random = np.random.default_rng(8)
    rows, groups = (
        index.rows,
        np.array([lane.key for lane in index.lanes])[index.lanes_of(np.arange(len(index.rows)))],
    )
    grouped = groups > 0
    names = {lane.key: lane.name for lane in index.lanes if lane.key > 0}
    membership = Membership.of(rows[grouped].astype(np.int64), groups[grouped], names)
    for share in (0.0, 0.02, 0.5, 1.0):
        mask = random.random(COUNT) < share
        made = kept_of(index, mask)
        alone = index_lanes(index.columns, LanesBy.ACTOR, membership, keep=lambda _ids, mask=mask: mask)
        assert made.lanes == alone.lanes
        assert made.number_of == alone.number_of
        for name in (
            "offsets",
            "rows",
            "anchors",
            "classes",
            "importance",
            "by_class",
            "class_offsets",
            "times",
        ):
            assert getattr(made, name).tolist() == getattr(alone, name).tolist()
