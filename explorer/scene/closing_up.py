"""Lanes that close up around what is in view where there are too many to pack them all: those on the screen.

A lane that was on the screen keeps the rows that it was seen to need until it is seen anew; one that was not
yet has the rows that its tiles wish for. So what is scrolled past stays as high as it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from explorer.model.columns import Int64s
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import Bools
from explorer.scene.levels import Level
from explorer.scene.primitives import Floats
from explorer.scene.rows_in_view import rows_in_view
from explorer.scene.tiles import Packing

_ROUNDS: Final = 6
"""As lanes close up, more come onto the screen: so often at most are the next ones packed for a frame."""
_MOST_AT_ONCE: Final = 40


@dataclass(slots=True)
class _Seen:
    """The rows, as bits, of lanes that have been on the screen; `now` are those seen in `shown`."""

    shown: object = None
    rows: dict[int, int] = field(default_factory=dict)
    now: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Closed:
    """The rows of lanes as bits, and which lanes are known to have nothing in view."""

    used: list[int]
    is_empty: Bools


def close_up_near(
    given: SceneInput,
    packing: Packing,
    level: Level,
    numbers: Int64s,
    limits: Int64s,
    wishes: Int64s,
    held: Mapping[int, int],
    heights_of: Callable[[Int64s, Bools], Floats],
) -> Closed:
    """Give the rows of the lanes `numbers`: on the screen those in use, elsewhere those known or wished for.

    `limits` and `wishes` are of the same lanes; `held` are rows that lanes keep while something moves.
    `heights_of` gives heights from rows and a mask of what is empty.
    """
    seen = _seen(given, int(limits.max(initial=0)))
    lanes = numbers.tolist()
    known = {lane: bits | held.get(lane, 0) for lane, bits in seen.rows.items()}
    used = [known.get(lane, (1 << wish) - 1) for lane, wish in zip(lanes, wishes.tolist(), strict=True)]
    is_empty = np.array([lane in seen.now and not seen.rows[lane] for lane in lanes], np.bool_)
    page_px = given.height_px - given.axis_px
    for _ in range(_ROUNDS):
        rows = np.array([one.bit_count() for one in used], dtype=np.int64)
        tops = np.concatenate(([0.0], np.cumsum(heights_of(rows, is_empty))))
        first = int(np.searchsorted(tops[1:], given.scroll_y_px, side="right"))
        last = int(np.searchsorted(tops[:-1], given.scroll_y_px + page_px))
        near = [at for at in range(first, last) if lanes[at] not in seen.now][:_MOST_AT_ONCE]
        if not near:
            break
        packed = rows_in_view(given, packing, level, numbers[near], limits[near])
        for at, bits in zip(near, packed, strict=True):
            lane = lanes[at]
            used[at] = bits | (held.get(lane, 0) if lane in known else 0)
            seen.rows[lane] = bits
            seen.now.add(lane)
            is_empty[at] = not used[at]
    return Closed(used, is_empty)


def _seen(given: SceneInput, limit: int) -> _Seen:
    seen = given.lanes.kept.get("closed up")
    if not isinstance(seen, _Seen):
        seen = given.lanes.kept["closed up"] = _Seen()
    shown = (given.scale, limit, given.as_of, given.density)
    if seen.shown != shown:
        seen.shown = shown
        seen.now.clear()
    return seen
