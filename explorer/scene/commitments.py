"""The row of an agreement's commitments: deadlines and what was judged of them, as small marks by verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from explorer.model.beside import CommitmentMark
from explorer.model.calendar import day_last_ms
from explorer.scene.inputs import SceneInput
from explorer.scene.layout import PARTIES_TOP_PX, has_commitments_row, parties_in_view
from explorer.scene.primitives import Colour, Font, Shape
from explorer.scene.scene import Hit, LaneGeometry
from explorer.scene.sheet import Box, LineLook, MarkLook, Sheet

MARK_PX: Final = 11.0
_STEP_PX: Final = 13.0
"""Marks of one day stand side by side, so far apart."""
_FARTHEST_PX: Final = 40.0
"""A mark that would have to stand further from its day than this is counted instead."""
_HIT_PX: Final = 16.0
LOOKS: Final[dict[str, tuple[Shape, Colour]]] = {
    "met": (Shape.MET, "in_force"),
    "partly met": (Shape.PARTLY_MET, "in_force"),
    "broken": (Shape.BROKEN, "withdrawn"),
    "disputed": (Shape.JUDGED_DISPUTED, "suspended"),
    "pending": (Shape.PENDING, "second"),
}
"""How each verdict looks; a deadline is a flag."""


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: CommitmentMark
    x: float
    more: int = 0


def middle_of_row(given: SceneInput, lane: LaneGeometry) -> float | None:
    """Give the height of the middle of a lane's row of commitments; None where it has none."""
    if not has_commitments_row(given, lane.key):
        return None
    measures = given.measures
    top = lane.y + (measures.above_px + measures.row_px if measures.is_band_behind else PARTIES_TOP_PX)
    has_parties = lane.key in given.unfolded and lane.key in given.bands
    above = len(parties_in_view(given, lane.key)) if has_parties else 0
    return top + (above + 0.5) * measures.party_px


def draw_commitments(
    given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet, words: Sheet
) -> list[Hit]:
    """Draw the rows of the lanes on screen; gives what can be pointed at."""
    hits: list[Hit] = []
    line_ms = None if given.as_of is None else day_last_ms(given.as_of)
    for lane in lanes:
        middle = middle_of_row(given, lane)
        if middle is None or not given.axis_px + 8 <= middle <= given.height_px - 8:
            continue
        for placed in _placed(given, given.beside.commitments[lane.key]):
            mark, x = placed.mark, placed.x
            shape, colour = _look_of(mark, line_ms)
            is_later = line_ms is not None and mark.verdict is not None and mark.first_ms > line_ms
            sheet.mark([(x, middle)], MarkLook(shape, colour, MARK_PX, opacity=0.45 if is_later else 1.0))
            if placed.more:
                words.text(x + 8, middle + 4, f"+{placed.more}", Font.SMALL, "third")
            box = Box(x - _HIT_PX / 2, middle - _HIT_PX / 2, _HIT_PX, _HIT_PX)
            hits.append(
                Hit("commitment", box, mark.record, lane.key, mark.first_ms, mark.last_ms, 1 + placed.more)
            )
    return hits


def name_row(given: SceneInput, lane: LaneGeometry, sheet: Sheet, words_end: float) -> None:
    """Name the row in the column of the lanes' names, below what stands there already."""
    middle = middle_of_row(given, lane)
    if middle is None or middle < words_end + 7:
        return
    name = given.measure.elided("Commitments", Font.SECOND, given.header_px - 36)
    sheet.text(24, middle + 4, name, Font.SECOND, "third")
    sheet.line((14, middle, 20, middle), LineLook("line"))


def _look_of(mark: CommitmentMark, line_ms: int | None) -> tuple[Shape, Colour]:
    if mark.verdict is not None:
        return LOOKS.get(mark.verdict, LOOKS["pending"])
    return (Shape.OVERDUE, "suspended") if mark.is_open_on(line_ms) else (Shape.DUE, "second")


def _placed(given: SceneInput, marks: Sequence[CommitmentMark]) -> Iterator[_Placed]:
    """Give the marks in view in order of time, side by side where several share a day."""
    scale, left, right = given.scale, given.header_px + MARK_PX / 2, given.width_px - MARK_PX / 2
    last_x, waiting = left - _STEP_PX, None
    for mark in marks:
        middle_ms = mark.last_ms if mark.verdict is None else (mark.first_ms + mark.last_ms) // 2
        x = given.header_px + scale.x_at(middle_ms)
        if not left <= x <= right:
            continue
        at = max(x, last_x + _STEP_PX)
        if at - x > _FARTHEST_PX or at > right:
            if waiting is not None:
                waiting = _Placed(waiting.mark, waiting.x, waiting.more + 1)
            continue
        if waiting is not None:
            yield waiting
        last_x, waiting = at, _Placed(mark, at)
    if waiting is not None:
        yield waiting
