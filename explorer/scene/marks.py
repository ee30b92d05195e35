"""The records in view, each with its place in pixels, its box and its look; their shapes on the sheets."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from explorer.model.calendar import day_last_ms
from explorer.model.columns import (
    ACT,
    APPROXIMATE,
    CANCELLED,
    DISPUTED,
    EVENT,
    OPEN_START,
    PLANNED,
    PRIVATE,
    UNCERTAIN,
    Int64s,
)
from explorer.scene.bars import ARROW_ROOM_PX, draw_bar
from explorer.scene.drawn import DrawnFold, DrawnRecord, InView
from explorer.scene.edges import (
    EDGE_PX,
    LEAST_BAR_PX,
    Folded,
    begun_before,
    box_at,
    counted_at_edges,
    cut_to_view,
)
from explorer.scene.folding import Fold
from explorer.scene.inputs import SceneInput
from explorer.scene.layout import rows_limit
from explorer.scene.levels import Level
from explorer.scene.primitives import Colour, Fill, Font, Shape
from explorer.scene.scene import LaneGeometry
from explorer.scene.sheet import Box, LineLook, MarkLook, RectLook, Sheet
from explorer.scene.singles import HAZE_PX, NO_SIDE
from explorer.scene.tiles import Packing

NO_ACTOR: Final = "second"
"""The colour of a record without an actor."""
DIMMED: Final = 0.22
LOCK_PX: Final = 9.0
ICON_PX: Final = 18.0
"""Room for the mark inside a bar."""
HAZE_OPACITY: Final = 0.6
BEGUN: Final = "‹ "
"""Before the count of those that have begun before the view."""
_SHAPES: Final = (Shape.DISC, Shape.SPEECH, Shape.DIAMOND)
_HALF_WIDTHS: Final = (5.0, 7.5, 6.6)
_FOLD_PX: Final = 18.0


def gather(given: SceneInput, packing: Packing, level: Level, lanes: tuple[LaneGeometry, ...]) -> InView:
    """Collect what the lanes on screen show, and where."""
    places: list[int] = []
    middles: list[int] = []
    rows: list[int] = []
    bars: list[bool] = []
    sides: list[int] = []
    rooms: list[tuple[int, int]] = []
    lane_at: list[int] = []
    folds: list[Folded] = []
    scale = given.scale
    line_ms = None if given.as_of is None else day_last_ms(given.as_of) + 1
    common = rows_limit(given)
    tiles = level.tiles_over(scale.start_ms, scale.end_ms)
    for position, lane in enumerate(lanes):
        if not lane.rows:
            continue
        limit = given.most_rows_of.get(lane.key, common)
        row_of = [lane.row_of(packed) for packed in range(limit)]
        for number in tiles:
            tile = packing.tile(lane.number, level, number, limit, line_ms)
            places += tile.places
            middles += tile.middles
            rows += [row_of[packed] for packed in tile.rows]
            bars += tile.bars
            sides += tile.sides
            rooms += tile.rooms
            lane_at += [position] * len(tile.places)
            folds += [(fold, position) for fold in tile.folds]
        long_bars = packing.long_bars(lane.number, level, limit, scale.start_ms, scale.end_ms)
        places += [bar.place for bar in long_bars]
        middles += [0] * len(long_bars)
        rows += [row_of[bar.row] for bar in long_bars]
        bars += [True] * len(long_bars)
        sides += [NO_SIDE] * len(long_bars)
        rooms += [(0, 0)] * len(long_bars)
        lane_at += [position] * len(long_bars)
    alone, *others = (np.array(column, dtype=np.int64) for column in (places, middles, rows, lane_at))
    is_bar = np.array(bars, dtype=bool)
    records = _records(given, level, lanes, alone, *others, is_bar=is_bar, titles=(sides, rooms))
    drawn_folds = _folds(given, lanes, cut_to_view(given, folds, alone), records)
    lonely = [one for one in drawn_folds if one.fold.count == 1]
    if lonely:
        drawn_folds = [one for one in drawn_folds if one.fold.count > 1]
        records += _lonely(given, level, lanes, lonely, [*records, *drawn_folds])
    return InView(records, drawn_folds)


def _lonely(
    given: SceneInput,
    level: Level,
    lanes: tuple[LaneGeometry, ...],
    folds: list[DrawnFold],
    others: list[DrawnRecord | DrawnFold],
) -> list[DrawnRecord]:
    """Give those as themselves of whose folds nobody else is in view, in a row that is free where one is."""
    index = given.lanes
    shown = np.array([one.place for one in others if isinstance(one, DrawnRecord)], dtype=np.int64)
    places = np.array([_only_place(given, one, shown) for one in folds], dtype=np.int64)
    middles = np.where(
        index.classes[places] < level.long,
        index.starts_of(places) // 2 + index.ends_of(places) // 2,
        index.anchors[places],
    )
    lane_at = np.array([one.strip[0] for one in folds], dtype=np.int64)
    rows = np.zeros(len(folds), dtype=np.int64)
    is_bar, titles = np.zeros(len(folds), dtype=bool), ([NO_SIDE] * len(folds), [(0, 0)] * len(folds))
    records = _records(
        given, level, lanes, places, middles, rows, lane_at, is_bar=is_bar, titles=titles, is_kept=True
    )
    for drawn in records:
        beside = [one for one in others if one.strip[0] == drawn.strip[0]]
        row, box = box_at(given, drawn.lane, (drawn.x1 - drawn.x0, 0.0), beside, x=drawn.x0)
        drawn.strip, drawn.y = (drawn.strip[0], row), box.y
        others.append(drawn)
    return records


def _only_place(given: SceneInput, one: DrawnFold, shown: Int64s) -> int:
    """Give the place of the only record of a fold that is in view."""
    index, fold = given.lanes, one.fold
    places = (
        np.arange(*fold.places)
        if fold.has_places
        else begun_before(index, one.lane.number, given.scale.within)
    )
    return int(places[~np.isin(places, shown)][0])


def _folds(
    given: SceneInput, lanes: tuple[LaneGeometry, ...], folds: list[Folded], records: list[DrawnRecord]
) -> list[DrawnFold]:
    """Give the folds in view, each in the middle of its seat; at the edges those whose seats are beyond.

    One is dimmed that holds no lit record.
    """
    is_lit = _holds_lit(given, [fold for fold, _ in folds], records)
    row_px = given.measures.row_px
    seats = np.array([fold.seat for fold, _ in folds], dtype=np.int64).reshape(-1, 2)
    xs = (given.scale.x_of(seats[:, 0] + (seats[:, 1] - seats[:, 0]) // 2) + given.header_px).tolist()
    drawn: list[DrawnFold] = []
    beyond: list[Folded] = []
    for (fold, position), x, lit in zip(folds, xs, is_lit, strict=True):
        if not given.header_px <= x <= given.width_px:
            beyond.append((fold, position))
            continue
        words = _words_of(given, fold)
        width, height = _disc_size(given, words)
        lane = lanes[position]
        x = max(min(x, given.width_px - width / 2), given.header_px + width / 2)  # none is cut in two
        if given.lanes.share < 1:  # how many more there are is not known yet
            fold = replace(fold, top=-1)
        row = lane.row_of(fold.row)
        box = Box(x - width / 2, lane.rows_y + (row + 0.5) * row_px - height / 2, width, height)
        drawn.append(DrawnFold(fold, lane, (position, row), box, words, 1.0 if lit else 2 * DIMMED))
    at_edges = counted_at_edges(given, lanes, records, drawn, beyond)
    return [*drawn, *_at_edges(given, lanes, records, drawn, at_edges)]


def _at_edges(
    given: SceneInput,
    lanes: tuple[LaneGeometry, ...],
    records: list[DrawnRecord],
    folds: list[DrawnFold],
    counted: list[tuple[Fold, int, bool]],
) -> list[DrawnFold]:
    """Give the discs of what is counted at the edges; bars may give way to them."""
    beside: dict[int, list[DrawnRecord | DrawnFold]] = {position: [] for _, position, _ in counted}
    everything: list[DrawnRecord | DrawnFold] = [*records, *folds] if counted else []
    for one in everything:
        if one.strip[0] in beside:
            beside[one.strip[0]].append(one)
    drawn = []
    is_lit = _holds_lit(given, [fold for fold, _, _ in counted], records)
    for (fold, position, is_left), lit in zip(counted, is_lit, strict=True):
        words = _words_of(given, fold)
        size = _disc_size(given, words)
        x = given.header_px + EDGE_PX if is_left else given.width_px - size[0] - EDGE_PX
        row, box = box_at(given, lanes[position], size, beside[position], x=x)
        opacity = 1.0 if lit else 2 * DIMMED
        drawn.append(DrawnFold(fold, lanes[position], (position, row), box, words, opacity))
        beside[position].append(drawn[-1])
    return drawn


def _words_of(given: SceneInput, fold: Fold) -> str:
    """Give the words of a disc; a sample's tells about how many of all records are there."""
    words = count_words(given.lanes.of_all(fold.count))
    words = words if given.lanes.share == 1.0 else f"≈{words}"
    return words if fold.has_places else BEGUN + words


def _disc_size(given: SceneInput, words: str) -> tuple[float, float]:
    height = min(_FOLD_PX, given.measures.row_px - 2)
    return max(height, given.measure.width(words, Font.SMALL_STRONG) + 8), height


@dataclass(frozen=True, slots=True)
class _Lit:
    """The lit records, and how many of them stand before each place."""

    records: frozenset[int]
    before: Int64s


def _holds_lit(given: SceneInput, folds: list[Fold], records: list[DrawnRecord]) -> list[bool]:
    """Tell of each fold whether a lit record is in it, beyond those of its bucket that are shown alone."""
    if given.lit is None or not folds:
        return [True] * len(folds)
    index = given.lanes
    kept = index.kept.get("lit")
    if not isinstance(kept, _Lit) or kept.records is not given.lit:
        ids = np.fromiter(given.lit, np.int64, len(given.lit))
        is_lit = np.isin(index.columns.ids[index.rows], ids)
        kept = index.kept["lit"] = _Lit(given.lit, np.concatenate([[0], np.cumsum(is_lit, dtype=np.int64)]))
    alone = np.sort([drawn.place for drawn in records if drawn.opacity == 1.0])
    bounds = np.array([fold.places for fold in folds], dtype=np.int64)
    shown = np.searchsorted(alone, bounds)
    inside = kept.before[bounds[:, 1]] - kept.before[bounds[:, 0]]
    held: list[bool] = (inside > shown[:, 1] - shown[:, 0]).tolist()
    for at, fold in enumerate(folds):
        if not fold.has_places:
            places = begun_before(index, index.lane_of(fold.places[0]), given.scale.within)
            places = places[~np.isin(places, alone)]
            held[at] = bool((kept.before[places + 1] > kept.before[places]).any())
    return held


def count_words(count: int) -> str:
    """Give a count in at most four letters."""
    if count < 1_000:
        return str(count)
    for limit, unit in ((1_000_000, "k"), (1_000_000_000, "M")):
        if count < limit:
            return f"{count * 1_000 // limit}{unit}"
    return "∞"


def _records(
    given: SceneInput,
    level: Level,
    lanes: tuple[LaneGeometry, ...],
    places: Int64s,
    middles: Int64s,
    rows: Int64s,
    lane_at: Int64s,
    *,
    is_bar: np.ndarray,
    titles: tuple[list[int], list[tuple[int, int]]],
    is_kept: bool = False,
) -> list[DrawnRecord]:
    """Work out place and look of each record; what lies beside the time area is left out.

    Where a mark `is_kept`, it stands at the edge also if where it is anchored is beyond that.
    """
    index, columns, scale = given.lanes, given.columns, given.scale
    left, right = given.header_px, given.width_px
    numbers = index.rows[places]
    kinds = columns.kinds[numbers].astype(np.int64)
    half = np.array(_HALF_WIDTHS)[kinds]
    starts, ends, anchors = index.starts_of(places), index.ends_of(places), index.anchors[places]
    starts_x, ends_x = scale.x_of(starts), scale.x_of(ends)
    is_bar = is_bar & (ends_x - starts_x >= LEAST_BAR_PX)
    first_ms, last_ms = scale.within
    is_anchored = (anchors >= first_ms) & (anchors <= last_ms)
    is_seen = (starts <= last_ms) & (ends >= first_ms)  # a mark stays at the edge while any of it is in view
    if not is_kept:
        is_seen &= is_bar | is_anchored | (index.classes[places] < level.long)
    # nothing is cut in two
    middle_x = np.clip(scale.x_of(middles) + left, left + half, np.maximum(right - half, left + half))
    x0 = np.where(is_bar, starts_x + left, middle_x - half)
    x1 = np.where(is_bar, ends_x + left, middle_x + half)
    cuts = np.stack([is_bar & (x0 < left), is_bar & (x1 > right)], axis=1)
    x0 = np.where(is_bar, np.clip(x0, left, right), x0)
    x1 = np.where(is_bar, np.clip(x1, left, right), x1)
    rooms = scale.x_of(np.array(titles[1], dtype=np.int64).reshape(-1, 2)) + left
    y = np.array([lane.rows_y for lane in lanes] or [0.0])[lane_at] + (rows + 0.5) * given.measures.row_px
    ids = columns.ids[numbers]
    later = _later_than_as_of(given, anchors)
    if given.pending:
        later = later | np.isin(ids, np.fromiter(given.pending, np.int64, len(given.pending)))
    flags = columns.flags[numbers].astype(np.int64)
    flags = np.where(later, flags & ~CANCELLED | PLANNED, flags)  # that it came to nothing is not known yet
    leads = np.where(is_bar & (columns.start_earliest[numbers] == OPEN_START), ARROW_ROOM_PX, 0.0)
    has_icon = is_bar & (kinds != EVENT) & (x1 - x0 >= LEAST_BAR_PX + leads)
    hazes = np.where(~is_bar & (flags & APPROXIMATE != 0), HAZE_PX, 0.0)

    seen = np.flatnonzero(is_seen)
    # plain lists, each made at once: taking single numbers out of the arrays would take most of a frame
    placed, record, number, at, row, kind, flag, actor = (
        column[seen].tolist()
        for column in (places, ids, numbers, lane_at, rows, kinds, flags, columns.actors[numbers])
    )
    given_colours, lit, size_px = given.colours, given.lit, given.measures.mark_px
    colour = [
        "text" if its_kind == ACT else given_colours.get(its_actor, NO_ACTOR)
        for its_kind, its_actor in zip(kind, actor, strict=True)
    ]
    opacity = [1.0 if lit is None or one in lit else DIMMED for one in record]
    look = [
        _look(*its_look, size_px) if has_look else None
        for has_look, *its_look in zip(
            (has_icon | ~is_bar)[seen].tolist(), kind, colour, flag, opacity, strict=True
        )
    ]
    return list(
        map(
            DrawnRecord,
            *(placed, record, number, [lanes[one] for one in at], zip(at, row, strict=True)),
            *(column[seen].tolist() for column in (y, x0, x1, is_bar)),
            *(kind, flag, index.importance[places][seen].tolist(), colour, opacity),
            *(map(tuple, cuts[seen].tolist()), look, np.where(has_icon, ICON_PX, 0.0)[seen].tolist()),
            *(column[seen].tolist() for column in (leads, hazes, np.array(titles[0], dtype=np.int64))),
            map(tuple, rooms[seen].tolist()),
        )
    )


def _later_than_as_of(given: SceneInput, anchors: Int64s) -> np.ndarray:
    if given.as_of is None:
        return np.zeros(len(anchors), dtype=bool)
    return anchors > day_last_ms(given.as_of)


@lru_cache(maxsize=1_000)
def _look(kind: int, colour: Colour, flags: int, opacity: float, size_px: float) -> MarkLook:
    """Give the mark of a point, and the small one at the left of a statement's or an act's bar."""
    return MarkLook(
        _SHAPES[kind],
        colour,
        size_px,
        is_hollow=bool(flags & (PLANNED | CANCELLED)),
        is_dashed=bool(flags & UNCERTAIN),
        opacity=opacity,
        is_split=bool(flags & DISPUTED),
    )


def draw_records(given: SceneInput, records: list[DrawnRecord], bars: Sheet, marks: Sheet) -> None:
    """Put the shapes of records on the sheets: bars below, marks above."""
    centres: dict[MarkLook, list[tuple[float, float]]] = {}
    for drawn in records:
        if drawn.is_bar:
            draw_bar(given, drawn, bars)
        if drawn.look is not None:
            centres.setdefault(drawn.look, []).append((mark_x_of(drawn), drawn.y))
        if drawn.haze_px:
            _draw_haze(drawn, bars)
        if drawn.flags & CANCELLED and not drawn.is_bar:
            marks.line(
                (drawn.x0 - 1, drawn.y + 5, drawn.x1 + 1, drawn.y - 5),
                LineLook(drawn.colour, 1.5, opacity=drawn.opacity),
            )
        if drawn.flags & PRIVATE:
            colour = "text" if drawn.is_bar else "third"  # on a bar's colour nothing quieter can be seen
            lock = MarkLook(Shape.LOCK, colour, LOCK_PX, opacity=drawn.opacity)
            centres.setdefault(lock, []).append((lock_x(drawn), drawn.y))
    for look, points in centres.items():
        marks.mark(points, look)


def _draw_haze(drawn: DrawnRecord, sheet: Sheet) -> None:
    """Let a point whose date is about right fade to both sides."""
    opacity = HAZE_OPACITY * drawn.opacity
    top, middle = drawn.y - HAZE_PX / 2, mark_x_of(drawn)
    left, right = drawn.x0 - drawn.haze_px, drawn.x1 + drawn.haze_px
    sheet.rect((left, top, middle - left, HAZE_PX), RectLook(drawn.colour, Fill.FADE_IN, opacity=opacity))
    sheet.rect((middle, top, right - middle, HAZE_PX), RectLook(drawn.colour, Fill.FADE_OUT, opacity=opacity))


def mark_x_of(drawn: DrawnRecord) -> float:
    """Give the middle of a record's mark, which stands at the left inside a bar."""
    return drawn.x0 + drawn.lead_px + 11 if drawn.is_bar else (drawn.x0 + drawn.x1) / 2


def lock_x(drawn: DrawnRecord) -> float:
    """Give where the lock of a private record stands: right of a mark, at the left inside a bar."""
    return drawn.x0 + drawn.lead_px + drawn.icon_px + 9 if drawn.is_bar else drawn.x1 + drawn.haze_px + 7


def draw_folds(given: SceneInput, folds: list[DrawnFold], sheet: Sheet) -> None:
    """Draw folds as counted discs."""
    for drawn in folds:
        box, words, opacity = drawn.box, drawn.words, drawn.opacity
        is_lit = opacity == 1
        if is_lit:
            look = RectLook("accent_ground", radius_px=_FOLD_PX / 2, outline="accent")
        else:  # as quiet as a dimmed mark, and its count can be read all the same
            look = RectLook("panel", radius_px=_FOLD_PX / 2, outline="strong_line")
        sheet.rect(box, look)
        x = box.x + (box.width - given.measure.width(words, Font.SMALL_STRONG)) / 2
        sheet.text(x, box.y + box.height / 2 + 4, words, Font.SMALL_STRONG, "accent" if is_lit else "third")


def hit_box(drawn: DrawnRecord, row_px: float) -> Box:
    """Give the box that answers for a record's mark, at least 16 px wide and a row high."""
    spare = max(16 - (drawn.x1 - drawn.x0), 0) / 2
    return Box(drawn.x0 - spare, drawn.y - row_px / 2, drawn.x1 - drawn.x0 + 2 * spare, row_px)
