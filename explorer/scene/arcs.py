"""The arcs of links: from the edge of one mark to that of another, cut wherever something else is told.

An arc passes behind titles, marks, folds and pills: it is left out where they stand, with a little room, so
that neither the arc nor what it passes needs a ground of its own. Of a few ways that it could take, it takes
the one that hides least of it and lets its arrow be seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

import numpy as np

from explorer.scene.primitives import Colour, Floats, Path
from explorer.scene.sheet import Box

_STEPS: Final = 96
_LOW_PX: Final = 16.0
_HIGH_PX: Final = 56.0
_FAN_PX: Final = 27.0
"""Further links between the same two records rise higher by this: each has room for its label."""
_SAME_ROW_PX: Final = 12.0
_LEAN_PX: Final = 10.0
"""Within a row arcs leave and reach marks steeply, past the titles at their sides."""
_OFF_PX: Final = 2.0
"""How far an arc keeps from what it passes, and from the mark where it ends."""
_LEAST_PIECE_PX: Final = 6.0
_ARROW_ROOM_PX: Final = 8.0
_NO_ARROW_PX: Final = 80.0
"""What hiding the arrow counts for, in pixels of a hidden line."""
_LATER_WAY_PX: Final = 5.0
"""What each later way counts for: the first is the usual one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an arc begins or ends: the middle of a mark, and the box at whose edge it stops."""

    x: float
    y: float
    box: Box


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc as drawn: its whole `curve` of four points, the `pieces` that are seen, and points on those."""

    curve: Floats
    pieces: tuple[Floats, ...]
    seen: Floats
    has_arrow: bool
    hidden_share: float

    def paths(
        self, colour: Colour, width_px: float, opacity: float, *, is_dashed: bool = False
    ) -> Iterator[Path]:
        """Give what is painted: the last piece bears the arrow."""
        for at, piece in enumerate(self.pieces, 1):
            has_arrow = self.has_arrow and at == len(self.pieces)
            yield Path(piece, colour, width_px, has_arrow=has_arrow, opacity=opacity, is_dashed=is_dashed)

    def passes(self, x: float, y: float, within_px: float) -> bool:
        """Tell whether what is seen of it passes a point so near."""
        near = np.hypot(self.seen[:, 0] - x, self.seen[:, 1] - y)
        at = int(near.argmin())
        # between two points of the curve it may pass nearer than at either
        beside = self.seen[max(at - 1, 0) : at + 2]
        steps = np.diff(beside, axis=0)
        away = beside[:-1] - np.array([x, y])
        length = np.maximum((steps**2).sum(axis=1), 1e-9)
        share = np.clip(-(away * steps).sum(axis=1) / length, 0.0, 1.0)[:, None]
        return bool(np.hypot(*(away + share * steps).T).min(initial=float(near[at])) <= within_px)


def arc_between(start: Spot, end: Spot, area: Box, obstacles: Sequence[Box], repeat: int = 0) -> Arc | None:
    """Give the arc from one spot to another within `area`; None where nothing of it would be seen.

    `repeat` tells how many arcs there are between the two already.
    """
    found: list[tuple[float, Arc]] = []
    for at, curve in enumerate(_ways(start, end, repeat)):
        boxes = [box for box in obstacles if box.crosses(_around(curve))]
        drawn = _cut(curve, start, end, area, boxes)
        if drawn is not None:
            hidden_px, arc = drawn
            found.append((hidden_px + at * _LATER_WAY_PX, arc))
    return min(found, key=lambda one: one[0])[1] if found else None


def _ways(start: Spot, end: Spot, repeat: int) -> Iterator[Floats]:
    """Give the curves an arc could take: over or under a row, to one side or the other between two rows."""
    dx, dy = end.x - start.x, end.y - start.y
    length = hypot(dx, dy) or 1.0
    rise = min(max(length * 0.25, _LOW_PX), _HIGH_PX) + repeat * _FAN_PX
    if abs(dy) < _SAME_ROW_PX:
        lean = min(max(dx * 0.12, -_LEAN_PX), _LEAN_PX)
        for y in (min(start.y, end.y) - 8 - rise, max(start.y, end.y) + 8 + rise):
            yield _curve(start, (start.x + lean, y), (end.x - lean, y), end)
        return
    rise = min(max(length * 0.18, _LOW_PX / 2), _HIGH_PX) + repeat * _FAN_PX
    across_x, across_y = dy / length, -dx / length
    if across_y > 0 or (across_y == 0 and across_x < 0):
        across_x, across_y = -across_x, -across_y
    for bow in (rise, -rise, rise * 0.4, -rise * 0.4, rise * 2.2, -rise * 2.2):
        yield _curve(
            start,
            (start.x + dx * 0.25 + across_x * bow, start.y + dy * 0.25 + across_y * bow),
            (start.x + dx * 0.75 + across_x * bow, start.y + dy * 0.75 + across_y * bow),
            end,
        )
    if not repeat:
        yield _curve(start, (start.x, start.y + dy * 0.6), (end.x, end.y - dy * 0.6), end)
        yield _curve(start, (start.x + dx * 0.6, start.y), (end.x - dx * 0.6, end.y), end)


def _curve(start: Spot, control: tuple[float, float], other: tuple[float, float], end: Spot) -> Floats:
    return np.array([(start.x, start.y), control, other, (end.x, end.y)], dtype=np.float64)


def _around(curve: Floats) -> Box:
    (x, y), (right, bottom) = curve.min(axis=0), curve.max(axis=0)
    return Box(float(x) - 4, float(y) - 4, float(right - x) + 8, float(bottom - y) + 8)


def _cut(
    curve: Floats, start: Spot, end: Spot, area: Box, obstacles: Sequence[Box]
) -> tuple[float, Arc] | None:
    """Cut a curve to what is seen of it; gives how much is hidden, in px, with the arc."""
    shares = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, _STEPS + 1))  # closer at both ends
    points = points_at(curve, shares)
    in_start = np.flatnonzero(_in_any(points, [start.box]))
    in_end = np.flatnonzero(_in_any(points, [end.box]))
    first = int(in_start[-1]) + 1 if len(in_start) else 0
    last = int(in_end[0]) - 1 if len(in_end) else _STEPS
    if last - first < 2:
        return None
    is_seen = ~_in_any(points, [box for box in obstacles if box not in (start.box, end.box)])
    is_seen &= (area.x <= points[:, 0]) & (points[:, 0] <= area.x + area.width)
    is_seen &= (area.y <= points[:, 1]) & (points[:, 1] <= area.y + area.height)
    is_seen[:first] = is_seen[last + 1 :] = False
    steps = np.hypot(*np.diff(points, axis=0).T)
    whole_px = float(steps[first:last].sum())
    pieces, seen, seen_px, has_arrow = [], [], 0.0, False
    for low, high in _runs(is_seen):
        length = float(steps[low:high].sum())
        if length < _LEAST_PIECE_PX:
            continue
        pieces.append(part_of(curve, float(shares[low]), float(shares[high])))
        seen.append(points[low : high + 1])
        seen_px += length
        has_arrow = high == last and length >= _ARROW_ROOM_PX
    if not pieces:
        return None
    hidden_px = max(whole_px - seen_px, 0.0)
    arc = Arc(curve, tuple(pieces), np.concatenate(seen), has_arrow, hidden_px / max(whole_px, 1.0))
    return hidden_px + (0.0 if has_arrow else _NO_ARROW_PX), arc


def _in_any(points: Floats, boxes: Sequence[Box]) -> np.ndarray:
    """Tell which points lie in a box, or so near that an arc keeps off."""
    if not boxes:
        return np.zeros(len(points), dtype=bool)
    x, y, width, height = np.array(boxes, dtype=np.float64).T
    px, py = points[:, :1], points[:, 1:]
    inside = (
        (x - _OFF_PX < px) & (px < x + width + _OFF_PX) & (y - _OFF_PX < py) & (py < y + height + _OFF_PX)
    )
    found: np.ndarray = inside.any(axis=1)
    return found


def _runs(is_seen: np.ndarray) -> Iterator[tuple[int, int]]:
    """Give the first and the last step of each stretch that is seen."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_seen.astype(np.int8), [0]))))
    for low, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield low, end - 1


def points_at(curve: Floats, shares: Floats) -> Floats:
    """Give the points of a cubic curve at these shares of its way."""
    rest = 1 - shares
    weights = np.stack([rest**3, 3 * rest**2 * shares, 3 * rest * shares**2, shares**3], axis=1)
    found: Floats = weights @ curve
    return found


def part_of(curve: Floats, low: float, high: float) -> Floats:
    """Give the part of a cubic curve between two shares of its way, as four points again."""

    def blossom(*shares: float) -> Floats:
        points: Floats = curve
        for share in shares:
            points = points[:-1] * (1 - share) + points[1:] * share
        found: Floats = points[0]
        return found

    return np.array(
        [blossom(low, low, low), blossom(low, low, high), blossom(low, high, high), blossom(high, high, high)]
    )
