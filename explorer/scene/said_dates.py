"""Dates that a citation gives otherwise: a bracket at the other bounds, joined to the record's own mark."""

from collections.abc import Sequence
from typing import Final

from explorer.model.ids import RecordId
from explorer.scene.drawn import DrawnRecord
from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Colour
from explorer.scene.scene import Hit
from explorer.scene.sheet import Box, LineLook, Sheet

COLOUR: Final[Colour] = "suspended"
CAP_PX: Final = 1.4
"""How strong a bracket is; nothing else has lines like it."""
_CAPS_PX: Final = 5.0
_ABOVE_NEXT_PX: Final = 1.5
"""A bracket lies beneath the letters of titles, at the foot of its row."""
_LEAST_PX: Final = 5.0
"""A bracket narrower than this is drawn so wide: its two caps are to be told apart."""
_LEAST_APART_PX: Final = 4.0
"""Bounds nearer to the mark than this can't be told from its own."""


def draw_said(given: SceneInput, records: Sequence[DrawnRecord], sheet: Sheet) -> list[Hit]:
    """Draw what is said otherwise of the records that stand alone; gives what can be pointed at."""
    hits: list[Hit] = []
    if not given.beside.said:
        return hits
    left, right = given.header_px, given.width_px
    for drawn in records:
        for said in given.beside.said.get(drawn.record, ()):
            x0, x1 = (left + given.scale.x_at(ms) for ms in (said.first_ms, said.last_ms + 1))
            if x1 - x0 < _LEAST_PX:
                x0, x1 = (x0 + x1) / 2 - _LEAST_PX / 2, (x0 + x1) / 2 + _LEAST_PX / 2
            is_apart = x0 - drawn.x1 >= _LEAST_APART_PX or drawn.x0 - x1 >= _LEAST_APART_PX
            if x1 < left or x0 > right or (not is_apart and not drawn.is_bar):
                continue
            dashed = LineLook(COLOUR, 1.2, is_dashed=True, opacity=drawn.opacity)
            solid = LineLook(COLOUR, CAP_PX, opacity=drawn.opacity)
            foot = drawn.y + given.measures.row_px / 2 - _ABOVE_NEXT_PX
            top = foot - _CAPS_PX
            if is_apart:
                near, at = (x0, drawn.x1) if x0 >= drawn.x1 else (x1, drawn.x0)
                at = (drawn.x0 + drawn.x1) / 2 if not drawn.is_bar else at
                if left <= at <= right:
                    sheet.line((at, min(drawn.y + given.measures.mark_px / 2 + 1, top), at, foot), solid)
                sheet.line((_within(at, left, right), foot, _within(near, left, right), foot), dashed)
            for x in (x0, x1):
                if left <= x <= right:
                    sheet.line((x, top, x, foot), solid)
            sheet.line((_within(x0, left, right), foot, _within(x1, left, right), foot), solid)
            first, last = _within(x0, left, right), _within(x1, left, right)
            box = Box(first - 3, top - 3, last - first + 6, foot - top + 6)
            hits.append(
                Hit("said", box, RecordId(drawn.record), drawn.lane.key, said.first_ms, said.last_ms, 1)
            )
    return hits


def _within(x: float, left: float, right: float) -> float:
    return max(left, min(x, right))
