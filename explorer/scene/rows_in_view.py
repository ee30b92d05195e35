"""How many rows lanes need for what is in view, told from the tiles as they are packed."""

from typing import Final

import numpy as np

from explorer.model.calendar import day_last_ms
from explorer.model.columns import Int64s
from explorer.scene.inputs import SceneInput
from explorer.scene.levels import Level
from explorer.scene.singles import MARK_PX
from explorer.scene.tiles import Packing

MOST_LANES: Final = 80
"""Of more lanes not every tile is packed for its rows alone: those beside the screen go by their wishes."""


def rows_in_view(
    given: SceneInput, packing: Packing, level: Level, numbers: Int64s, limits: Int64s
) -> Int64s:
    """Give the rows that marks and folds in view take in the lanes `numbers`, each of at most `limits` rows.

    A tile reaches beyond the view, and its marks there need no room yet.
    """
    scale, index = given.scale, given.lanes
    first_ms, last_ms = scale.start_ms, scale.end_ms
    half_ms = level.px(MARK_PX) // 2
    line_ms = None if given.as_of is None else day_last_ms(given.as_of) + 1
    tiles = level.tiles_over(first_ms, last_ms)
    rows = np.zeros(len(numbers), dtype=np.int64)
    for at, (lane, limit) in enumerate(zip(numbers.tolist(), limits.tolist(), strict=True)):
        most = 0
        for number in tiles:
            tile = packing.tile(lane, level, number, limit, line_ms)
            for place, row, middle, is_bar in zip(
                tile.places, tile.rows, tile.middles, tile.bars, strict=True
            ):
                if row < most:
                    continue
                start, end = index.span_of(place) if is_bar else (middle - half_ms, middle + half_ms)
                if start <= last_ms and end >= first_ms:
                    most = row + 1
            for fold in tile.folds:
                if fold.row >= most and fold.seat[0] <= last_ms and fold.seat[1] >= first_ms:
                    most = fold.row + 1
        for bar in packing.long_bars(lane, level, limit, first_ms, last_ms):
            most = max(most, bar.row + 1)
        rows[at] = most
    return rows
