"""What is in view while its place is not, counted at the edge beyond which that lies: so counts add up.

A fold is cut to those of its records that begin in view. What has begun before the view and goes on in it
without room of its own is counted at the left edge, what folds just beyond the right edge at the right one.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from explorer.model.columns import OPEN_START, Int64s
from explorer.scene.drawn import DrawnFold, DrawnRecord
from explorer.scene.folding import Fold
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import ENDLESS, LaneIndex
from explorer.scene.scene import LaneGeometry
from explorer.scene.sheet import Box

LEAST_BAR_PX: Final = 22.0
"""A narrower bar has no room for its mark, and is drawn as the mark alone: what it is matters more."""
EDGE_PX: Final = 3.0
"""Between a disc and the edge."""
_APART_PX: Final = 2.0
_MOST_ASIDE_PX: Final = 60.0
"""Further from the edge it would not be read as lying beyond it."""

Folded = tuple[Fold, int]
"""A fold, and the position of its lane on screen."""


def cut_to_view(given: SceneInput, folds: Sequence[Folded], alone: Int64s) -> list[Folded]:
    """Give the folds with those of their records that begin in view; `alone` are all who stand alone."""
    if not folds:
        return []
    index, (first_ms, last_ms) = given.lanes, given.scale.within
    bounds = np.array([fold.places for fold, _ in folds], dtype=np.int64)
    is_whole = (index.anchors[bounds[:, 0]] >= first_ms) & (index.anchors[bounds[:, 1] - 1] <= last_ms)
    if is_whole.all():
        return list(folds)
    alone = np.sort(alone)
    cut = []
    for (fold, position), whole in zip(folds, is_whole.tolist(), strict=True):
        kept = fold if whole else _cut(index, fold, (first_ms, last_ms), alone)
        if kept is not None:
            cut.append((kept, position))
    return cut


def _cut(index: LaneIndex, fold: Fold, within: tuple[int, int], alone: Int64s) -> Fold | None:
    low, high = fold.places
    edges = np.searchsorted(index.anchors[low:high], (within[0], within[1] + 1))
    first, end = (low + edges).tolist()
    beside = np.searchsorted(alone, (first, end))
    count = min(end - first - int(beside[1] - beside[0]), fold.count)
    if count <= 0:
        return None
    return replace(
        fold,
        count=count,
        first_ms=int(index.anchors[first]),
        last_ms=int(index.anchors[end - 1]),
        places=(first, end),
        top=fold.top if first <= fold.top < end else -1,
    )


def counted_at_edges(
    given: SceneInput,
    lanes: Sequence[LaneGeometry],
    records: Sequence[DrawnRecord],
    folds: Sequence[DrawnFold],
    beyond: Sequence[Folded],
) -> list[tuple[Fold, int, bool]]:
    """Give folds of what each lane has in view beside its marks and folds, and whether each lies at the left.

    `beyond` are folds with records in view whose own places are not. A fold without places holds what has
    begun before the view.
    """
    offsets = given.lanes.offsets
    left = [lane.count if offsets[lane.number] < offsets[lane.number + 1] else 0 for lane in lanes]
    for drawn in records:
        left[drawn.strip[0]] -= 1
    for one in folds:
        left[one.strip[0]] -= one.fold.count
    middle_ms = (given.scale.start_ms + given.scale.end_ms) // 2
    found: list[tuple[Fold, int, bool]] = []
    for position in sorted({position for _, position in beyond}):
        sides: tuple[list[Fold], list[Fold]] = ([], [])
        for fold, its_position in beyond:
            if its_position == position:
                sides[fold.seat[0] < middle_ms].append(fold)
        for is_left, held in enumerate(sides):
            if held and (not is_left or left[position] <= sum(fold.count for fold in held)):
                found.append((_joined(held), position, bool(is_left)))
                left[position] -= found[-1][0].count
    for position, count in enumerate(left):
        if count > 0:
            start_ms, place = given.scale.start_ms, int(offsets[lanes[position].number])
            fold = Fold(0, (start_ms, start_ms), count, start_ms, start_ms, (place, place))
            found.append((fold, position, True))
    return found


def _joined(folds: list[Fold]) -> Fold:
    """Make one fold of several that lie beside each other."""
    return replace(
        folds[0],
        count=sum(fold.count for fold in folds),
        first_ms=min(fold.first_ms for fold in folds),
        last_ms=max(fold.last_ms for fold in folds),
        places=(min(fold.places[0] for fold in folds), max(fold.places[1] for fold in folds)),
        top=-1,
    )


def box_at(
    given: SceneInput,
    lane: LaneGeometry,
    size: tuple[float, float],
    beside: Sequence[DrawnRecord | DrawnFold],
    *,
    x: float,
) -> tuple[int, Box]:
    """Give row and box, from `x` on, for what has no row of its own in a lane; `beside` is drawn there.

    It takes the lowest row that is free, else one whose bar goes on beyond the edge and can give way, else
    the one in which it has to stand aside least; where that is too far, it lies over the last.
    """
    width, height = size
    is_left = x + width / 2 < (given.header_px + given.width_px) / 2
    rows = max(lane.rows, 1)
    taken: list[list[DrawnRecord | DrawnFold]] = [[] for _ in range(rows)]
    for one in beside:
        x0, x1 = _span_of(one)
        if x0 < x + width + _APART_PX and x1 > x - _APART_PX and one.strip[1] < rows:
            taken[one.strip[1]].append(one)
    from_below = range(rows - 1, -1, -1)
    row, aside_px = next((row for row in from_below if not taken[row]), -1), 0.0
    if row < 0:
        row = next((row for row in from_below if _gives_way(taken[row], x, width, is_left)), -1)
        if row < 0:
            asides = [(abs(_aside(beside, row, x, width, is_left) - x), row) for row in from_below]
            aside_px, row = min(asides, key=lambda one: one[0])
            if aside_px > _MOST_ASIDE_PX:
                aside_px, row = 0.0, rows - 1
            x += aside_px if is_left else -aside_px
        for one in taken[row] if aside_px == 0 else ():
            if isinstance(one, DrawnRecord) and _gives_way([one], x, width, is_left):
                if is_left:
                    one.x0 = x + width + _APART_PX
                else:
                    one.x1 = x - _APART_PX
    row_px = given.measures.row_px
    return row, Box(x, lane.rows_y + (row + 0.5) * row_px - height / 2, width, height)


def _aside(
    beside: Sequence[DrawnRecord | DrawnFold], row: int, x: float, width: float, is_left: bool
) -> float:
    """Give the x nearest to the edge at which nothing of the row is crossed."""
    spans = sorted((_span_of(one) for one in beside if one.strip[1] == row), reverse=not is_left)
    for x0, x1 in spans:
        if x0 < x + width + _APART_PX and x1 > x - _APART_PX:
            x = x1 + _APART_PX if is_left else x0 - _APART_PX - width
    return x


def _span_of(one: DrawnRecord | DrawnFold) -> tuple[float, float]:
    return (one.x0, one.x1) if isinstance(one, DrawnRecord) else (one.box.x, one.box.x + one.box.width)


def _gives_way(taken: Sequence[DrawnRecord | DrawnFold], x: float, width: float, is_left: bool) -> bool:
    """Tell whether all of them are bars that go on beyond the edge and are long enough to begin later."""
    return all(
        isinstance(one, DrawnRecord)
        and one.is_bar
        and one.is_cut[0 if is_left else 1]
        and (one.x1 - x - width if is_left else x - one.x0) >= _APART_PX + LEAST_BAR_PX + one.lead_px
        for one in taken
    )


def begun_before(index: LaneIndex, lane: int, within: tuple[int, int]) -> Int64s:
    """Give the places of a lane's records that are in the closed range but are not anchored in it."""
    first_ms, last_ms = within
    blocks = index.class_offsets[lane * (ENDLESS + 1) : (lane + 1) * (ENDLESS + 1) + 1]
    found = [index.by_class[blocks[ENDLESS] : blocks[ENDLESS + 1]].astype(np.int64)]
    classes = np.flatnonzero(np.diff(blocks[: ENDLESS + 1])).tolist()
    found += [index.of_class(lane, k, first_ms - (2 << k), first_ms) for k in classes]
    places = np.concatenate(found)
    anchors = index.anchors[places]
    is_seen = (index.starts_of(places) <= last_ms) & (index.ends_of(places) >= first_ms)
    return places[is_seen & ((anchors < first_ms) | (anchors > last_ms))]


def begun_in(index: LaneIndex, lane: int, within: tuple[int, int], alone: Int64s) -> tuple[int, int]:
    """Give from when until when what has begun before the range has begun, apart from who stands alone."""
    places = begun_before(index, lane, within)
    starts = index.starts_of(places[~np.isin(places, alone)])
    starts = starts[starts != OPEN_START]
    if not len(starts):
        return within[0], within[0]
    return int(starts.min()), max(int(starts.min()), min(int(starts.max()), within[0]))
