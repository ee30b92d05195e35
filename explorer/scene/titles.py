"""Titles beside marks and inside bars: never crossing each other, another mark, a fold or the as-of line.

A title stands to the right of its mark, or to the left where the right is taken or the edge is near, and
is shortened only where it fits at neither side. The important come first; what would be shortened comes
after whole titles that matter about as much. While the view moves, what had its title in the last frame
comes before what had none, and keeps its side; it slides out of the picture with its mark; and what found
no room gets its title only where packing keeps room for it. At rest the past plays no part, so that a picture
shows what the screen shows, and no title is cut.
"""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Final, Literal

from explorer.model.columns import ACT, CANCELLED
from explorer.scene.drawn import DrawnFold, DrawnRecord, InView
from explorer.scene.inputs import SceneInput
from explorer.scene.lanes import Lane, LanesBy
from explorer.scene.primitives import Font
from explorer.scene.scene import LabelMemory, Titled
from explorer.scene.sheet import Box, LineLook, Sheet
from explorer.scene.singles import NO_SIDE, RIGHT, TitleWidth
from explorer.scene.strips import Strip
from explorer.scene.title_rooms import APART_PX, EDGE_PX, GAP_PX, left_of, meets, right_of, span_of, stretches

LONGEST_PX: Final = 560.0
"""A title is never wider than this, so that one long one does not take a whole row."""
_SHORTEST_PX: Final = 64.0
_SHORTEST_NEW_PX: Final = 110.0
"""A title that was not told yet is shortened less: what has hardly come must not go again at once."""
_FOLD_TITLE_PX: Final = 150.0
"""A fold is told only where there is ample room."""
_BASELINE_PX: Final = 4.5
"""From the middle of a row down to the baseline: beside a mark capitals stand in the middle."""
_BASELINE_INSIDE_PX: Final = 3.0
"""In a bar letters with their descenders do, so that none touches its edge."""
_PILL_EDGE_PX: Final = 8.0
_BONUS: Final = 1.5
_YIELDING: Final = 1.01
"""A title that must be shortened lets whole ones of records go first that matter about as much."""
_MOST_TITLES: Final = 500
_STRONG: Final = 5
_SPARE_PX: Final = 4.0
"""Packing keeps a little more room than a title and its gaps take."""
_LETTER_PX: Final = 6.1
"""About the width of a letter: packing need not know more, and does not wait for fonts."""
_ROOM_STEP_PX: Final = 8
"""Titles are shortened to multiples of this, so that they don't change with every pixel."""
_MOST_SHORTENED: Final = 5_000
_LETTERS: Final = 160
"""No more letters of a title than this can be seen."""


@dataclass(slots=True)
class PlacedTitles:
    """Titles as placed: of records and of folds, by their positions in `InView`.

    `wanted` are the records whose titles are not known, `memory` is for the next frame.
    """

    of_records: dict[int, Titled] = field(default_factory=dict)
    of_folds: dict[int, Titled] = field(default_factory=dict)
    wanted: list[int] = field(default_factory=list)
    memory: LabelMemory = field(default_factory=LabelMemory)

    def put(self, i: int, drawn: DrawnRecord, titled: Titled, side: str | int) -> None:
        """Take in a placed title, and remember where it stands."""
        self.of_records[i] = titled
        name = side if isinstance(side, str) else "right" if side == RIGHT else "left"
        self.memory.sides[_key(drawn)] = name


def place_titles(given: SceneInput, in_view: InView, as_of_x: float | None, sheet: Sheet) -> PlacedTitles:
    """Put titles on the sheet: of records first, then of small folds where room is left."""
    strips: dict[tuple[int, int], Strip] = {}
    for drawn in in_view.records:
        strips.setdefault(drawn.strip, Strip()).spans.append(span_of(drawn))
    for fold in in_view.folds:
        box = fold.box
        strips.setdefault(fold.strip, Strip()).spans.append((box.x, box.x + box.width))
    for strip in strips.values():
        strip.spans.sort()

    past = given.memory if given.memory is not None and given.is_moving else LabelMemory()
    before = past.sides
    placed = PlacedTitles()
    ordered = sorted(range(len(in_view.records)), key=lambda i: _precedence(in_view.records[i], before))
    told: dict[int, str] = {}
    for i in ordered:
        drawn = in_view.records[i]
        full = given.titles.get(drawn.record)
        if full is None:
            placed.wanted.append(drawn.record)
        else:
            lane = given.lanes.lanes[drawn.lane.number]
            told[i] = told_in(given.lanes.lanes_by, lane, drawn.kind, full)
    pills: list[Box] = []
    for i, text in told.items():
        if in_view.records[i].record in given.selected:
            pills += _place_selected(given, in_view.records[i], i, text, strips, as_of_x, placed)
    if pills:  # what lies under a pill is not told
        told = {i: text for i, text in told.items() if not _is_under(in_view.records[i], pills)}
    sliding = {i for i in told if _slides(in_view.records[i], past)} if given.is_moving else set()
    short = _place_kept(given, in_view, told, strips, as_of_x, past.untold, sliding, placed)
    _place_others(given, in_view, told, strips, as_of_x, before, past.untold, sliding, placed)
    for i in short:
        _lengthen(given, in_view.records[i], i, told[i], strips, as_of_x, i in sliding, placed)
    for i, titled in placed.of_records.items():
        _draw(given, in_view.records[i], titled, sheet)
    placed.memory.untold = frozenset(_key(in_view.records[i]) for i in told if i not in placed.of_records)
    for i, fold in enumerate(in_view.folds):
        if fold.fold.top >= 0 and len(placed.of_records) + len(placed.of_folds) < _MOST_TITLES:
            _title_fold(given, i, fold, strips[fold.strip], as_of_x, placed, sheet)
    return placed


def _key(drawn: DrawnRecord) -> tuple[int, int]:
    return drawn.record, drawn.lane.key


def _slides(drawn: DrawnRecord, past: LabelMemory) -> bool:
    """Tell whether a title may slide out of a picture that moves, or into it with its mark."""
    key = _key(drawn)
    side = past.sides.get(key)
    kept = "inside" if drawn.is_bar else "right" if drawn.side == RIGHT else "left"
    return side == kept if side else key not in past.untold


def _place_kept(
    given: SceneInput,
    in_view: InView,
    told: Mapping[int, str],
    strips: Mapping[tuple[int, int], Strip],
    as_of_x: float | None,
    untold: Set[tuple[int, int]],
    sliding: Set[int],
    placed: PlacedTitles,
) -> list[int]:
    """Put titles where packing keeps room for them; gives those that had to be shortened for it.

    Such titles depend on nothing else in the view: neither panning nor zooming makes them come or go.
    """
    short = []
    for i, text in told.items():
        drawn = in_view.records[i]
        if drawn.is_bar or i in placed.of_records or len(placed.of_records) >= _MOST_TITLES:
            continue
        span, strip = span_of(drawn), strips[drawn.strip]
        if drawn.side == NO_SIDE:
            if drawn.importance >= _STRONG and _key(drawn) not in untold:
                _place_foremost(given, drawn, i, text, strip, as_of_x, placed)
            continue
        is_right = drawn.side == RIGHT
        if is_right:
            end = min(strip.gap_after(span, math.inf), drawn.room[1] + _SPARE_PX)
            rooms = right_of(given, span, end, as_of_x, is_sliding=i in sliding)
        else:
            start = max(strip.gap_before(span, -math.inf), drawn.room[0] - _SPARE_PX)
            rooms = left_of(given, span, start, as_of_x, is_sliding=i in sliding)
        font = _font_in(given, drawn)
        whole = given.measure.width(text, font)
        start, end = next((room for room in rooms if whole <= room[1] - room[0]), rooms[-1])
        shown, width = _shortened(given, text, font, min(max(end - start, 0.0), LONGEST_PX))
        if shown != text:
            is_at_edge = i not in sliding and (
                start <= given.header_px + EDGE_PX or end >= given.width_px - EDGE_PX
            )
            if width < _SHORTEST_PX or is_at_edge or len(rooms) > 1 or meets(rooms[0], as_of_x):
                continue
            short.append(i)
        x = start if is_right else end - width
        placed.put(i, drawn, _titled(given, x, drawn.y, width, shown, text, is_inside=False), drawn.side)
        strip.take(x, x + width)
    return short


def _place_selected(
    given: SceneInput,
    drawn: DrawnRecord,
    i: int,
    text: str,
    strips: Mapping[tuple[int, int], Strip],
    as_of_x: float | None,
    placed: PlacedTitles,
) -> list[Box]:
    """Put the title of what is selected: whole where it has room, else over the marks beside it.

    Gives the boxes of such marks' pills: nothing else is told there.
    """
    strip = strips[drawn.strip]
    _place_foremost(given, drawn, i, text, strip, as_of_x, placed)
    if i in placed.of_records or (drawn.is_bar and drawn.x1 - drawn.x0 > LONGEST_PX):
        return []
    font, span = _font_in(given, drawn), span_of(drawn)
    rooms = (
        given.width_px - _PILL_EDGE_PX - span[1] - GAP_PX,
        span[0] - GAP_PX - given.header_px - _PILL_EDGE_PX,
    )
    whole = given.measure.width(text, font)
    is_left = whole > rooms[0] and (whole <= rooms[1] or rooms[1] > rooms[0])
    shown, width = _shortened(given, text, font, min(rooms[is_left], LONGEST_PX))
    if rooms[is_left] < _SHORTEST_PX:
        return []
    x = span[0] - GAP_PX - width if is_left else span[1] + GAP_PX
    side = "left" if is_left else "right"
    placed.put(i, drawn, _titled(given, x, drawn.y, width, shown, text, is_inside=False), side)
    strip.take(x - _PILL_EDGE_PX, x + width + _PILL_EDGE_PX)
    return [placed.of_records[i].box]


def _is_under(drawn: DrawnRecord, pills: Sequence[Box]) -> bool:
    """Tell whether a mark lies under the pill of one that is selected."""
    return any(
        box.y < drawn.y < box.y + box.height
        and box.x - _PILL_EDGE_PX < drawn.x1
        and drawn.x0 < box.x + box.width + _PILL_EDGE_PX
        for box in pills
    )


def _place_foremost(
    given: SceneInput,
    drawn: DrawnRecord,
    i: int,
    text: str,
    strip: Strip,
    as_of_x: float | None,
    placed: PlacedTitles,
) -> None:
    """Put the whole title of what is selected or most important before others take their room."""
    found = _placed(given, drawn, text, strip, as_of_x, None, may_shorten=False)
    if found is not None and found != "later":
        titled, side = found
        placed.put(i, drawn, titled, side)
        if not titled.is_inside:
            strip.take(titled.box.x, titled.box.x + titled.box.width)


def _place_others(
    given: SceneInput,
    in_view: InView,
    told: Mapping[int, str],
    strips: Mapping[tuple[int, int], Strip],
    as_of_x: float | None,
    before: Mapping[tuple[int, int], str],
    untold: Set[tuple[int, int]],
    sliding: Set[int],
    placed: PlacedTitles,
) -> None:
    """Put the other titles where they find room, the important first: inside bars, beside edges and lines."""
    waiting = [
        (*_precedence(in_view.records[i], before), i, False, False)
        for i in told
        if i not in placed.of_records
        and (in_view.records[i].is_bar or _key(in_view.records[i]) not in untold)
    ]
    heapify(waiting)
    while waiting and len(placed.of_records) < _MOST_TITLES:
        precedence, place, i, may_shorten, may_move = heappop(waiting)
        drawn = in_view.records[i]
        strip, last_side = strips[drawn.strip], before.get(_key(drawn))
        found = _placed(
            given, drawn, told[i], strip, as_of_x, last_side, may_shorten=may_shorten, is_sliding=i in sliding
        )
        if found == "later":
            heappush(waiting, (precedence + _YIELDING, place, i, True, may_move))
        elif found is not None:
            titled, side = found
            if side != last_side and last_side and not may_move:  # those who stay where they were come first
                heappush(waiting, (precedence + _BONUS, place, i, may_shorten, True))
                continue
            placed.put(i, drawn, titled, side)
            if not titled.is_inside:
                strip.take(titled.box.x, titled.box.x + titled.box.width)


def _lengthen(
    given: SceneInput,
    drawn: DrawnRecord,
    i: int,
    text: str,
    strips: Mapping[tuple[int, int], Strip],
    as_of_x: float | None,
    is_sliding: bool,
    placed: PlacedTitles,
) -> None:
    """Let a shortened title take what is left free at its side."""
    strip, span, box = strips[drawn.strip], span_of(drawn), placed.of_records[i].box
    strip.free(box.x, box.x + box.width)
    if drawn.side == RIGHT:
        start, end = right_of(given, span, strip.gap_after(span, math.inf), as_of_x, is_sliding=is_sliding)[0]
    else:
        start, end = left_of(given, span, strip.gap_before(span, -math.inf), as_of_x, is_sliding=is_sliding)[
            0
        ]
    shown, width = _shortened(given, text, _font_in(given, drawn), min(end - start, LONGEST_PX))
    x = start if drawn.side == RIGHT else end - width
    placed.of_records[i] = _titled(given, x, drawn.y, width, shown, text, is_inside=False)
    strip.take(x, x + width)


def _title_fold(
    given: SceneInput,
    i: int,
    drawn: DrawnFold,
    strip: Strip,
    as_of_x: float | None,
    placed: PlacedTitles,
    sheet: Sheet,
) -> None:
    """Tell the most important record of a small fold and how many more there are, where there is room."""
    span = (drawn.box.x, drawn.box.x + drawn.box.width)
    before, after = strip.gap_before(span, -math.inf), strip.gap_after(span, math.inf)
    if before > span[0] or max(after - span[1], span[0] - before) < _FOLD_TITLE_PX:
        return
    rooms = [(room, "right") for room in right_of(given, span, after, as_of_x)]
    rooms += [(room, "left") for room in left_of(given, span, before, as_of_x)]
    fitting = [(room, side) for room, side in rooms if room[1] - room[0] >= _FOLD_TITLE_PX]
    if not fitting:
        return
    index = given.lanes
    row = int(index.rows[drawn.fold.top])
    record = int(index.columns.ids[row])
    full = given.titles.get(record)
    if full is None:
        placed.wanted.append(record)
        return
    more = f" and {drawn.fold.count - 1} more"
    more_px = given.measure.width(more, Font.TEXT)
    told = told_in(index.lanes_by, index.lanes[drawn.lane.number], int(index.columns.kinds[row]), full)
    width = given.measure.width(told, Font.TEXT) + more_px
    best = max(fitting, key=lambda one: one[0][1] - one[0][0])
    (start, end), side = next((one for one in fitting if width <= one[0][1] - one[0][0]), best)
    shown, shown_px = _shortened(given, told, Font.TEXT, min(end - start, LONGEST_PX) - more_px)
    width = shown_px + more_px
    x = end - width if side == "left" else start
    middle = drawn.box.y + drawn.box.height / 2
    placed.of_folds[i] = _titled(given, x, middle, width, shown + more, told + more, is_inside=False)
    strip.take(x, x + width)
    sheet.text(x, middle + _BASELINE_PX, shown + more, Font.TEXT, "second" if drawn.opacity == 1 else "third")


def _precedence(drawn: DrawnRecord, before: Mapping[tuple[int, int], str]) -> tuple[float, int]:
    bonus = _BONUS if _key(drawn) in before else 0.0
    return -(drawn.importance + bonus) * (1 if drawn.opacity == 1 else 0.01), drawn.place


def font_of(importance: int) -> Font:
    """Give the font of a title: the few most important records stand out."""
    return Font.TEXT_STRONG if importance >= _STRONG else Font.TEXT


def _font_in(given: SceneInput, drawn: DrawnRecord) -> Font:
    """Give the font of a record's title in this frame: what is selected is told strongly."""
    return Font.TEXT_STRONG if drawn.record in given.selected else font_of(drawn.importance)


def title_widths(given: SceneInput) -> TitleWidth | None:
    """Give how wide titles are, for packing; None where not all titles are known."""
    if len(given.titles) < len(given.columns):
        return None
    index, titles = given.lanes, given.titles

    def width(place: int) -> float:
        row = index.rows[place]
        full = titles.get(int(index.columns.ids[row]), "")
        lane = index.lanes[index.lane_of(place)]
        told = told_in(index.lanes_by, lane, int(index.columns.kinds[row]), full)
        return len(told) * _LETTER_PX

    return width


def told_in(lanes_by: LanesBy, lane: Lane, kind: int, full: str) -> str:
    """Give a title as told in a lane: an act repeats neither the agreement nor the actor whose lane it is."""
    text = full[:_LETTERS]
    if kind == ACT and (lane.key > 0 or lane.part_of is not None):
        parts = text.split(" · ")
        if lanes_by is LanesBy.AGREEMENT and len(parts) > 1:
            text = " ".join(parts[:-1])
        elif lanes_by is LanesBy.ACTOR and len(parts) > 2:  # the first is the actor, by its short name
            text = " · ".join(parts[1:])
    if kind == ACT:
        text = text[:1].upper() + text[1:]
    return text if text.isprintable() else " ".join(text.split())


def _placed(
    given: SceneInput,
    drawn: DrawnRecord,
    text: str,
    strip: Strip,
    as_of_x: float | None,
    last_side: str | None,
    *,
    may_shorten: bool,
    is_sliding: bool = False,
) -> tuple[Titled, str] | Literal["later"] | None:
    """Find room for a title: inside a bar, where it stood last, at the right, the left, shortened.

    What would be shortened beside its mark and may not yet is tried again later.
    A mark that stands on a bar has no title of its own.
    """
    span = span_of(drawn)
    before = strip.gap_before(span, -math.inf)
    if before > drawn.x0 + 0.01:
        return None
    font = _font_in(given, drawn)
    shown, width = _shortened(given, text, font, LONGEST_PX)
    after = strip.gap_after(span, math.inf)
    right = right_of(given, span, after, as_of_x)
    if not drawn.is_bar and last_side != "left" and width <= right[0][1] - right[0][0]:
        return _titled(given, right[0][0], drawn.y, width, shown, text, is_inside=False), "right"
    if not drawn.is_bar and max(after - span[1], span[0] - before) < _SHORTEST_PX + GAP_PX + APART_PX:
        return None
    least_px = _SHORTEST_PX if last_side else min(_SHORTEST_NEW_PX, width)
    sliding_px = least_px if is_sliding else 0.0
    rooms = {
        "right": right,
        "left": left_of(given, span, before, as_of_x),
        "inside": stretches(drawn, strip, as_of_x, sliding_px=sliding_px) if drawn.is_bar else [],
    }
    options = [(end - start, side, start, end) for side, spans in rooms.items() for start, end in spans]
    room, side, start, end = max(options)
    if room < least_px:
        return None
    sides = ("left", "right") if last_side == "left" else ("right", "left")
    wishes = [("inside", 0), ("inside", 1), *((name, far) for far in (0, 1) for name in sides)]
    for name, far in wishes:
        for first, last in rooms[name][far : far + 1]:
            if width <= last - first:
                x = last - width if name == "left" else first
                return _titled(given, x, drawn.y, width, shown, text, is_inside=name == "inside"), name
    if not may_shorten and side != "inside":
        return "later"
    shown, width = _shortened(given, text, font, room)
    x = end - width if side == "left" else start
    return _titled(given, x, drawn.y, width, shown, text, is_inside=side == "inside"), side


def _shortened(given: SceneInput, text: str, font: Font, room: float) -> tuple[str, float]:
    """Give a title as it fits into a room, and its width; what was shortened once is remembered."""
    width = given.measure.width(text, font)
    if width <= room:
        return text, width
    kept = given.lanes.kept.setdefault("shortened", {})
    assert isinstance(kept, dict)
    key = (text, font, int(room // _ROOM_STEP_PX))
    found = kept.get(key)
    if found is None:
        if len(kept) > _MOST_SHORTENED:
            kept.clear()
        shown = given.measure.elided(text, font, key[2] * _ROOM_STEP_PX)
        found = kept[key] = (shown, given.measure.width(shown, font))
    shown, width = found
    return shown, width


def _titled(
    given: SceneInput, x: float, y: float, width: float, shown: str, full: str, *, is_inside: bool
) -> Titled:
    height = min(given.measure.height(Font.TEXT), given.measures.row_px)
    return Titled(Box(x, y - height / 2, width, height), shown, full, is_inside)


def _draw(given: SceneInput, drawn: DrawnRecord, titled: Titled, sheet: Sheet) -> None:
    box = titled.box
    is_quiet = drawn.flags & CANCELLED or drawn.opacity < 1  # can be read all the same, on a bar's colour too
    quiet, baseline = ("second", _BASELINE_INSIDE_PX) if titled.is_inside else ("third", _BASELINE_PX)
    sheet.text(box.x, drawn.y + baseline, titled.text, _font_in(given, drawn), quiet if is_quiet else "text")
    if drawn.flags & CANCELLED:
        sheet.line((box.x, drawn.y, box.x + box.width, drawn.y), LineLook("third"))
