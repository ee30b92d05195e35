"""Builds one frame of the timeline from columns, lanes and a time scale; knows no Qt and no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.ids import RecordId
from explorer.scene.axis import as_of_x_of, draw_axis, draw_day_lines, draw_grid
from explorer.scene.commitments import draw_commitments
from explorer.scene.compare_marks import draw_changed_lanes, draw_compare_line, draw_deciding, draw_stretch
from explorer.scene.drawn import InView
from explorer.scene.edges import begun_in
from explorer.scene.folding import Fold
from explorer.scene.headers import draw_headers, draw_rows_below, rows_below_px
from explorer.scene.inputs import SceneInput
from explorer.scene.layout import lanes_on_screen, lay_out, remembered_rows, rows_limit
from explorer.scene.levels import Level
from explorer.scene.marks import draw_folds, draw_records, gather, hit_box, mark_x_of
from explorer.scene.nested_lanes import whole_key
from explorer.scene.nothing_here import draw_nothing_here
from explorer.scene.primitives import Primitive
from explorer.scene.said_dates import draw_said
from explorer.scene.scene import DrawnMark, Hit, LaneGeometry, Scene
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet
from explorer.scene.standing_bands import draw_bands
from explorer.scene.ticks import ticks
from explorer.scene.tiles import packing_of
from explorer.scene.titles import PlacedTitles, place_titles, title_widths

__all__ = ["SceneInput", "build_scene"]

_FEW_MEMBERS: Final = 500
"""Links lead to folds of at most so many records: looking through crowds would take long."""
_MOST_MEMBERS: Final = 1_000
"""A longer list nobody reads."""


def build_scene(given: SceneInput) -> Scene:
    """Build the scene; the cost follows the pixels, not the number of records."""
    packing = packing_of(given.lanes, title_widths(given))
    level = Level.at(given.scale.ms_per_px)
    layout = lay_out(given, packing, level)
    lanes = lanes_on_screen(given, layout)
    in_view = gather(given, packing, level, lanes)
    as_of_x = as_of_x_of(given)
    tick_rows = ticks(given.scale, given.measure)

    ground, bands, band_words, bars, marks, titles = (Sheet() for _ in range(6))
    _draw_ground(given, lanes, ground)
    draw_grid(given, tick_rows, ground)
    draw_stretch(given, lanes, ground)
    band_boxes, word_boxes = draw_bands(given, lanes, as_of_x, bands, band_words)
    draw_day_lines(given, bands)
    draw_compare_line(given, bands)
    draw_records(given, in_view.records, bars, marks)
    draw_folds(given, in_view.folds, marks)
    beside_hits = [*draw_commitments(given, lanes, marks, titles), *draw_said(given, in_view.records, bars)]
    draw_deciding(given, in_view, titles)
    placed = place_titles(given, in_view, as_of_x, titles)
    placed.memory.rows = remembered_rows(layout)

    columns, column_words, axis, axis_words, flag = (Sheet() for _ in range(5))
    chrome_hits: list[Hit] = []
    if given.header_px:
        chrome_hits += draw_headers(given, lanes, columns, column_words)
        draw_changed_lanes(given, lanes, columns)
        lanes_end = given.axis_px + float(layout.tops[-1]) - given.scroll_y_px
        chrome_hits += draw_rows_below(given, layout, lanes_end, column_words)
        lanes_end += rows_below_px(given, layout)
        chrome_hits += draw_nothing_here(given, layout, lanes_end, column_words)
    if given.axis_px:
        chrome_hits += draw_axis(given, tick_rows, axis, axis_words, flag)
    sheets = (
        *(ground, bands, band_words, bars, marks, titles),
        *(columns, column_words, axis, axis_words, flag),
    )
    primitives: tuple[Primitive, ...] = tuple(one for sheet in sheets for one in sheet.primitives())
    return Scene(
        primitives=primitives,
        width_px=given.width_px,
        height_px=given.height_px,
        drawn=_Drawn(given, in_view, placed, tuple(beside_hits), tuple(chrome_hits)),
        scale=given.scale,
        header_px=given.header_px,
        axis_px=given.axis_px,
        lanes=lanes,
        layout=layout,
        content_height_px=float(layout.tops[-1]) + rows_below_px(given, layout),
        bands=tuple(band_boxes),
        band_words=tuple(word_boxes),
        wanted_titles=tuple(dict.fromkeys(placed.wanted)),
        memory=placed.memory,
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a frame drew, kept to answer what lies where."""

    given: SceneInput
    in_view: InView
    placed: PlacedTitles
    beside_hits: tuple[Hit, ...]
    chrome_hits: tuple[Hit, ...]

    def hits(self) -> tuple[Hit, ...]:
        """Give the hits of titles, folds, marks, and of the header and axis that lie over them."""
        index, row_px = self.given.lanes, self.given.measures.row_px
        of_titles, of_marks = [], []
        for i, drawn in enumerate(self.in_view.records):
            span = index.span_of(drawn.place)
            record, lane = RecordId(drawn.record), drawn.lane.key
            of_marks.append(Hit("record", hit_box(drawn, row_px), record, lane, *span, 1))
            title = self.placed.of_records.get(i)
            if title is not None:
                of_titles.append(Hit("record", title.box, record, lane, *span, 1))
        of_folds = []
        for i, one in enumerate(self.in_view.folds):
            fold, title = one.fold, self.placed.of_folds.get(i)
            box = one.box if title is None else one.box.joined(title.box)
            members = self._members(fold) if fold.has_places else ()
            span = (fold.first_ms, fold.last_ms) if fold.has_places else self._begun_in(one.lane.number)
            of_folds.append(Hit("fold", box, None, one.lane.key, *span, fold.count, members))
        return (*of_titles, *of_folds, *self.beside_hits, *of_marks, *self.chrome_hits)

    def marks(self) -> tuple[DrawnMark, ...]:
        """Give every record that is drawn alone."""
        return tuple(self._mark(i) for i in range(len(self.in_view.records)))

    def marks_of(self, record: RecordId) -> tuple[DrawnMark, ...]:
        """Give one record as drawn, once for each lane in which it stands alone."""
        return tuple(self._mark(i) for i, drawn in enumerate(self.in_view.records) if drawn.record == record)

    def folded(self) -> Mapping[int, tuple[Box, ...]]:
        """Give for each record in a fold the discs of those that hold it, crowds apart."""
        found: dict[int, tuple[Box, ...]] = {}
        for one in self.in_view.folds:
            for record in self._folded_in(one.fold, _FEW_MEMBERS):
                found[record] = (*found.get(record, ()), one.box)
        return found

    def _begun_in(self, lane: int) -> tuple[int, int]:
        """Give from when until when what is counted at the left edge of a lane has begun."""
        alone = np.array([drawn.place for drawn in self.in_view.records], dtype=np.int64)
        return begun_in(self.given.lanes, lane, self.given.scale.within, alone)

    def _members(self, fold: Fold) -> tuple[RecordId, ...]:
        """Give the records of a fold that stand at one instant, unless a zoom shows all who stand there."""
        index, (low, high) = self.given.lanes, fold.places
        if index.anchors[low] != index.anchors[high - 1] or fold.count > _MOST_MEMBERS:
            return ()
        lane = index.lane_of(low)
        block = index.anchors[index.offsets[lane] : index.offsets[lane + 1]]
        there = np.searchsorted(block, index.anchors[low], "right") - np.searchsorted(
            block, index.anchors[low]
        )
        limit = self.given.most_rows_of.get(index.lanes[lane].key, rows_limit(self.given))
        is_close = self.given.scale.span_ms <= 2 * (fold.last_ms - fold.first_ms)
        if there <= limit and not is_close:
            return ()
        return tuple(RecordId(number) for number in self._folded_in(fold, _MOST_MEMBERS))

    def _folded_in(self, fold: Fold, most: int) -> list[int]:
        """Give the numbers of the records in a fold of at most so many places, in their order."""
        low, high = fold.places
        if high - low > 2 * most:
            return []
        index = self.given.lanes
        alone = {drawn.place for drawn in self.in_view.records if low <= drawn.place < high}
        numbers = index.columns.ids[index.rows[low:high]].tolist()
        return [number for place, number in enumerate(numbers, low) if place not in alone]

    def _mark(self, i: int) -> DrawnMark:
        drawn, height = self.in_view.records[i], self.given.measures.bar_px
        box = Box(drawn.x0, drawn.y - height / 2, drawn.x1 - drawn.x0, height)
        mark_x = mark_x_of(drawn) if drawn.look is not None else None
        record, lane = RecordId(drawn.record), drawn.lane.key
        title = self.placed.of_records.get(i)
        is_dimmed = drawn.opacity < 1
        return DrawnMark(record, lane, box, drawn.look, title, mark_x, drawn.is_bar, is_dimmed)


def _draw_ground(given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet) -> None:
    """Draw the ground of the selected lane and the lines between lanes."""
    for lane in lanes:
        if whole_key(lane.key) == given.selected_lane:
            top = max(lane.y, given.axis_px)
            bottom = min(lane.y + lane.height, given.height_px)
            sheet.rect(
                (given.header_px, top, given.width_px - given.header_px, bottom - top),
                RectLook("lane_selected"),
            )
        edge = lane.y + lane.height - 0.5
        if given.axis_px < edge < given.height_px:
            sheet.line((given.header_px, edge, given.width_px, edge), LineLook("line"))
