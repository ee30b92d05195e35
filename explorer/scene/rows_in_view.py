"""Which rows lanes need for what is in view, told from the tiles as they are packed."""

import math
from typing import Final

import numpy as np

from explorer.model.calendar import day_last_ms
from explorer.model.columns import Int64s
from explorer.scene.inputs import SceneInput
from explorer.scene.levels import Level
from explorer.scene.tiles import Packing

MOST_LANES: Final = 80
"""Of more lanes not every tile is packed for its rows alone: those beside the screen go by their wishes."""


def rows_in_view(
    given: SceneInput, packing: Packing, level: Level, numbers: Int64s, limits: Int64s
) -> list[int]:
    """Give the rows that marks and folds in view take in the lanes `numbers`, each of at most `limits` rows.

    A lane's rows are the bits of a number, the topmost the lowest. A tile reaches beyond the view, and its
    marks there need no room yet.
    """
    scale, index = given.scale, given.lanes
    px_ms = math.ceil(scale.ms_per_px)  # what lies at the very edge may be drawn by rounding
    first_ms, last_ms = scale.start_ms - px_ms, scale.end_ms + px_ms
    line_ms = None if given.as_of is None else day_last_ms(given.as_of) + 1
    tiles = level.tiles_over(first_ms, last_ms)
    rows = []
    for lane, limit in zip(numbers.tolist(), limits.tolist(), strict=True):
        used = 0
        for number in tiles:
            tile = packing.tile(lane, level, number, limit, line_ms)
            for place, row, middle, is_bar in zip(
                tile.places, tile.rows, tile.middles, tile.bars, strict=True
            ):
                if used >> row & 1:
                    continue
                start, end = index.span_of(place)
                is_drawn = start < scale.end_ms and end > scale.start_ms
                if is_drawn and not is_bar and index.classes[place] >= level.long:
                    is_drawn = scale.start_ms < middle < scale.end_ms
                if is_drawn:
                    used |= 1 << row
            for fold in tile.folds:
                if first_ms <= fold.seat[0] + (fold.seat[1] - fold.seat[0]) // 2 <= last_ms:
                    used |= 1 << fold.row
        for bar in packing.long_bars(lane, level, limit, first_ms, last_ms):
            used |= 1 << bar.row
        rows.append(used)
    idle = np.flatnonzero(np.array(rows) == 0)
    for at in idle[index.counts_in(numbers[idle], *scale.within) > 0].tolist():
        rows[at] = 1  # for the count of what has begun before the view and folds
    return rows
