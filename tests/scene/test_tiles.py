"""Packing: everyone is counted, nobody crosses another, and looking about changes nothing."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_records import Crowd

from benchmarks.generated import DAYS, FIRST_DAY
from explorer.model.calendar import DAY_MS
from explorer.scene.lanes import LaneIndex
from explorer.scene.levels import Level
from explorer.scene.long_bars import LONG_ROWS, Bar, LongBars
from explorer.scene.tiles import Packing, Tile

LIMIT = 4


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    """Three thousand records in lanes."""
    return Crowd.made(3_000)


levels = st.builds(Level, st.integers(24, 40), st.integers(0, 1))
shares = st.floats(0.0, 1.0)
lanes = st.integers(0, 13)


def tile_at(level: Level, share: float) -> int:
    return level.tile_of(round((FIRST_DAY + share * DAYS) * DAY_MS))


def anchored(index: LaneIndex, lane: int, span: tuple[int, int]) -> list[int]:
    low, high = int(index.offsets[lane]), int(index.offsets[lane + 1])
    first, last = np.searchsorted(index.anchors[low:high], span)
    return list(range(low + int(first), low + int(last)))


def spans_of(packing: Packing, level: Level, lane: int, number: int) -> list[tuple[int, int, int]]:
    """Give the row, first and last ms of all that a tile draws, without the titles' room."""
    tile = packing.tile(lane, level, number, LIMIT)
    return [(row, first, last) for row, first, last, *_ in tile.spans]


@settings(max_examples=60, deadline=None)
@given(levels, shares, lanes)
def test_every_record_is_shown_or_counted(crowd: Crowd, level: Level, share: float, lane: int) -> None:
    """What a tile shows alone, its long bars and the counts of its folds add up to what is anchored in it."""
    packing = Packing(crowd.lanes)
    number = tile_at(level, share)
    tile = packing.tile(lane, level, number, LIMIT)
    span = level.span_of(number)
    everyone = anchored(crowd.lanes, lane, span)
    long_bars = {bar.place for bar in packing.long_bars(lane, level, LIMIT, *span)} & set(everyone)
    assert len(set(tile.places)) == len(tile.places)
    assert set(tile.places) <= set(everyone)
    assert not set(tile.places) & long_bars
    assert len(tile.places) + len(long_bars) + sum(fold.count for fold in tile.folds) == len(everyone)


@settings(max_examples=40, deadline=None)
@given(levels, shares, lanes)
def test_no_mark_crosses_another(crowd: Crowd, level: Level, share: float, lane: int) -> None:
    """In a row of a lane, points and short bars of neighbouring tiles keep out of each other's way."""
    packing = Packing(crowd.lanes)
    number = tile_at(level, share)
    drawn = sorted(
        span for at in (number - 1, number, number + 1) for span in spans_of(packing, level, lane, at)
    )
    folds = {
        (fold.row, *fold.seat)
        for at in (number - 1, number, number + 1)
        for fold in packing.tile(lane, level, at, LIMIT).folds
    }
    for before, after in pairwise(drawn):
        if before[0] == after[0] and not {before, after} & folds:
            assert before[2] < after[1]


@settings(max_examples=25, deadline=None)
@given(levels, shares, lanes, st.permutations(range(5)))
def test_the_order_of_looking_does_not_matter(
    crowd: Crowd, level: Level, share: float, lane: int, order: list[int]
) -> None:
    """Whichever tile comes into view first, each shows the same: panning never moves a mark."""
    number = tile_at(level, share)
    one, other = Packing(crowd.lanes), Packing(crowd.lanes)
    straight: dict[int, Tile] = {at: one.tile(lane, level, number + at, LIMIT) for at in range(5)}
    assert {at: other.tile(lane, level, number + at, LIMIT) for at in order} == straight


@settings(max_examples=25, deadline=None)
@given(levels, shares, lanes)
def test_long_bars_keep_their_rows_at_every_zoom(crowd: Crowd, level: Level, share: float, lane: int) -> None:
    """A bar that is long at two levels stands in the same row at both, and no two of a row overlap."""
    packing = Packing(crowd.lanes)
    span = level.span_of(tile_at(level, share))
    bars = packing.long_bars(lane, level, 99, *span)
    closer = {bar.place: bar.row for bar in packing.long_bars(lane, Level(level.bucket - 1), 99, *span)}
    for bar in bars:
        assert closer[bar.place] == bar.row
    ordered = sorted((bar.row, bar.start, bar.end) for bar in bars)
    for before, after in pairwise(ordered):
        assert before[0] != after[0] or before[2] < after[1]


def test_a_crowd_wishes_for_rows_without_placing_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where others fill more rows than long bars ever take, rows are told by counting alone."""
    index = Crowd.made(60_000).lanes
    level = Level.at(90 * DAY_MS / 1400)
    number = tile_at(level, 0.9)
    straight = Packing(index).needs(level, number)
    placed = []
    touching = LongBars.touching

    def counted(bars: LongBars, lane: int, *span: int) -> list[Bar]:
        placed.append(lane)
        return touching(bars, lane, *span)

    monkeypatch.setattr(LongBars, "touching", counted)
    needs = Packing(index).needs(level, number)
    assert set(placed) & set(np.flatnonzero(needs < LONG_ROWS).tolist()) == set(placed)
    assert np.array_equal(needs, straight)
    assert (needs >= LONG_ROWS).any()


def test_the_important_are_shown_alone() -> None:
    """Where most fold, a record that stands alone is as important as any that folds, bar crowded places."""
    index = Crowd.made(20_000).lanes
    packing = Packing(index)
    level = Level.at(30 * 365 * DAY_MS / 1400)
    shown, folded = [], 0
    for number in range(tile_at(level, 0), tile_at(level, 1) + 1):
        tile = packing.tile(0, level, number, LIMIT)
        shown += [int(index.importance[place]) for place in tile.places]
        folded += sum(fold.count for fold in tile.folds)
    assert folded > len(shown)
    assert np.mean(shown) > 3.5
