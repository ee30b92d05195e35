"""What the view will probably show next, packed a tile at a time before it is asked for.

Packing depends on the tile alone, so that what is packed ahead is what would be packed later: only sooner.
"""

from collections.abc import Iterator
from typing import Final

from explorer.model.calendar import day_last_ms
from explorer.scene.inputs import SceneInput
from explorer.scene.layout import rows_limit
from explorer.scene.levels import Level
from explorer.scene.rows_in_view import MOST_LANES
from explorer.scene.scene import Layout
from explorer.scene.tiles import packing_of
from explorer.scene.time_scale import TimeScale
from explorer.scene.titles import title_widths

_STEP: Final = 1.15
"""Zooming out, the view is up to so much wider once the next level has begun."""
_NEAR: Final = 0.5
"""How far beside the view it is packed, in widths of it."""

Window = tuple[Level, int, int]
"""A zoom level, and the first and last ms in view."""


def tiles_ahead(given: SceneInput, layout: Layout | None, before: TimeScale | None) -> Iterator[None]:
    """Pack one tile at each step, until all are there that the next movements can bring into view.

    `before` is how time was shown in the last frame: what moves goes on moving, and comes first.
    """
    if layout is None:
        return
    packing = packing_of(given.lanes, title_widths(given))
    line_ms = None if given.as_of is None else day_last_ms(given.as_of) + 1
    common = rows_limit(given)
    keys = given.lanes.lanes
    limits = {lane: given.most_rows_of.get(keys[lane].key, common) for lane in _lanes(given, layout)}
    for level, first_ms, last_ms in windows_ahead(given.scale, before):
        for number in level.tiles_over(first_ms, last_ms):
            packed = packing.packed
            needs = packing.needs(level, number)
            if packing.packed > packed:
                yield
            for lane, limit in limits.items():
                packed = packing.packed
                if needs[lane]:
                    packing.tile(lane, level, number, limit, line_ms)
                if packing.packed > packed:
                    yield


def windows_ahead(scale: TimeScale, before: TimeScale | None) -> Iterator[Window]:
    """Give what may come into view next, the likeliest first: further on in time or zoom, then the rest."""
    level = Level.at(scale.ms_per_px)
    still_px = scale.width_px / 2
    is_same_width = before is not None and before.width_px == scale.width_px
    if before is not None and is_same_width and before.ms_per_px != scale.ms_per_px:
        still_px = (scale.start_ms - before.start_ms) / (before.ms_per_px - scale.ms_per_px)
        still_px = min(max(still_px, 0.0), scale.width_px)  # the time that keeps its place
    closer = scale.zoomed(max(scale.ms_per_px / level.inner.widest, 1.0), still_px)
    wider = scale.zoomed(min(scale.ms_per_px / (level.widest * _STEP), 1.0), still_px)
    zooms = [(level.inner, closer.start_ms, closer.end_ms), (level.outer, wider.start_ms, wider.end_ms)]
    aside = round(scale.span_ms * _NEAR)
    sides = [
        (level, scale.end_ms, scale.end_ms + aside),
        (level, scale.start_ms - aside, scale.start_ms),
    ]
    if before is not None and before.start_ms > scale.start_ms:
        sides.reverse()
    if before is not None and before.ms_per_px < scale.ms_per_px:
        zooms.reverse()
    is_panned = (
        before is not None and before.ms_per_px == scale.ms_per_px and before.start_ms != scale.start_ms
    )
    yield from (*sides, *zooms) if is_panned else (*zooms, *sides)


def _lanes(given: SceneInput, layout: Layout) -> list[int]:
    """Give the lanes whose tiles a frame asks for: those on screen, then others where lanes close up."""
    top = given.scroll_y_px
    bottom = top + given.height_px - given.axis_px
    on_screen = (layout.tops[1:] > top) & (layout.tops[:-1] < bottom)
    seen: list[int] = layout.numbers[on_screen].tolist()
    if given.closes_up and len(layout.numbers) <= MOST_LANES:
        seen += layout.numbers[~on_screen].tolist()
    return seen
