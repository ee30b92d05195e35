"""Builds one frame of the timeline from columns, lanes and a time scale; knows no Qt and no database."""

from collections.abc import Sequence

import numpy as np

from explorer.model.ids import RecordId
from explorer.scene.axis import as_of_x_of, draw_axis, draw_day_lines, draw_grid
from explorer.scene.headers import draw_headers
from explorer.scene.inputs import SceneInput
from explorer.scene.layout import lanes_on_screen, lay_out, remembered_rows
from explorer.scene.levels import Level
from explorer.scene.marks import DrawnRecord, InView, draw_folds, draw_records, gather, hit_box, mark_x_of
from explorer.scene.primitives import Primitive
from explorer.scene.scene import DrawnMark, Hit, LaneGeometry, Scene, Titled
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet
from explorer.scene.standing_bands import draw_bands
from explorer.scene.ticks import ticks
from explorer.scene.tiles import packing_of
from explorer.scene.titles import place_titles, title_widths

__all__ = ["SceneInput", "build_scene"]


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
    draw_bands(given, lanes, as_of_x, bands, band_words)
    draw_day_lines(given, bands)
    draw_records(given, in_view.records, bars, marks)
    draw_folds(given, in_view.folds, marks)
    titled, wanted, memory = place_titles(given, in_view, as_of_x, titles)
    memory.rows = remembered_rows(layout)

    columns, column_words, axis, axis_words, flag = (Sheet() for _ in range(5))
    hits = _mark_hits(given, in_view, titled)
    if given.header_px:
        hits += draw_headers(given, lanes, columns, column_words)
    if given.axis_px:
        hits += draw_axis(given, tick_rows, axis, axis_words, flag)
    sheets = (
        *(ground, bands, band_words, bars, marks, titles),
        *(columns, column_words, axis, axis_words, flag),
    )
    primitives: tuple[Primitive, ...] = tuple(one for sheet in sheets for one in sheet.primitives())
    return Scene(
        primitives=primitives,
        width_px=given.width_px,
        height_px=given.height_px,
        scale=given.scale,
        header_px=given.header_px,
        axis_px=given.axis_px,
        lanes=lanes,
        layout=layout,
        content_height_px=float(layout.tops[-1]),
        wanted_titles=tuple(wanted),
        memory=memory,
        marks=tuple(_drawn_mark(given, record, titled.get(i)) for i, record in enumerate(in_view.records)),
        hits=tuple(hits),
        hit_boxes=np.array([hit.box for hit in hits], dtype=np.float64).reshape(-1, 4),
    )


def _draw_ground(given: SceneInput, lanes: Sequence[LaneGeometry], sheet: Sheet) -> None:
    """Draw the ground of the selected lane and the lines between lanes."""
    for lane in lanes:
        if lane.key == given.selected_lane:
            top = max(lane.y, given.axis_px)
            bottom = min(lane.y + lane.height, given.height_px)
            sheet.rect(
                (given.header_px, top, given.width_px - given.header_px, bottom - top),
                RectLook("lane_selected"),
            )
        edge = lane.y + lane.height - 0.5
        if given.axis_px < edge < given.height_px:
            sheet.line((given.header_px, edge, given.width_px, edge), LineLook("line"))


def _mark_hits(given: SceneInput, in_view: InView, titled: dict[int, Titled]) -> list[Hit]:
    """Give the hits of titles, folds and marks, what is drawn on top last."""
    index = given.lanes
    of_titles, of_marks = [], []
    for i, drawn in enumerate(in_view.records):
        span = int(index.starts[drawn.place]), int(index.ends[drawn.place])
        box = hit_box(drawn, given.measures.row_px)
        record, lane = RecordId(drawn.record), drawn.lane.key
        of_marks.append(Hit("record", box, record, lane, *span, 1))
        if i in titled:
            of_titles.append(Hit("record", titled[i].box, record, lane, *span, 1))
    of_folds = [
        Hit("fold", one.box, None, one.lane.key, one.fold.first_ms, one.fold.last_ms, one.fold.count)
        for one in in_view.folds
    ]
    return [*of_titles, *of_folds, *of_marks]


def _drawn_mark(given: SceneInput, drawn: DrawnRecord, titled: Titled | None) -> DrawnMark:
    height = given.measures.bar_px
    box = Box(drawn.x0, drawn.y - height / 2, drawn.x1 - drawn.x0, height)
    mark_x = mark_x_of(drawn) if drawn.look is not None else None
    return DrawnMark(RecordId(drawn.record), drawn.lane.key, box, drawn.look, titled, mark_x, drawn.is_bar)
