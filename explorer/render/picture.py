"""A picture for a report: title, timeline, legend and stamp put together from a request, ready to be drawn.

The timeline is the window's own scene. A size is a promise: where not all lanes find room, they stand
closer, and what still finds none is said on the picture and in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from math import ceil
from typing import Final

import numpy as np
from PySide6.QtGui import QPainter

from explorer import __version__
from explorer.model.columns import Int64s
from explorer.model.day_words import day_iso
from explorer.render.captions import (
    MANY_YEARS_MS,
    left_out_in_words,
    no_room_in_words,
    no_sources_in_words,
    private_in_words,
    range_in_edtf,
    range_in_words,
    stamp,
    subtitle,
    undated_in_words,
    years_in_words,
)
from explorer.render.errors import PictureError
from explorer.render.fonts import QtMeasure
from explorer.render.legend import (
    LINE_PX,
    LegendEntry,
    entries_for,
    frequent_actors,
    legend_height_px,
    legend_primitives,
)
from explorer.render.paint import paint
from explorer.render.request import PictureRequest
from explorer.render.selected import Selected
from explorer.render.sources import (
    NO_SOURCES,
    MarkedMeasure,
    SourceList,
    list_sources,
    numbers_of,
    source_primitives,
    with_marks,
)
from explorer.render.theme import Theme, load_theme
from explorer.render.timeline import Arranged, Timeline, arrange, build_timeline
from explorer.scene.primitives import Fill, Font, Lines, Primitive, Rects, Text

MARGIN_PX: Final = 14.0
_TITLE_LINE_PX: Final = 26.0
_SUBTITLE_LINE_PX: Final = 18.0
_STAMP_LINE_PX: Final = 16.0
_ABOVE_TITLE_PX: Final = 14.0
_BELOW_TITLE_PX: Final = 12.0
_AROUND_FOOT_PX: Final = 10.0
_BETWEEN_PX: Final = 4.0
"""Between legend, sources and stamp."""
_ROUNDS: Final = 3
_GROWTHS: Final = 4
_MOST_TITLE_LINES: Final = 3
_BACKGROUNDS: Final = frozenset({"ground", "panel", "lane_selected"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A composed picture: `draw` draws it, `saving.save_picture` saves it.

    `width_px` and `height_px` are logical; `size_px` is what the file has. `chunks` are the text chunks
    of a PNG. `is_text_drawn` is for SVG: letters as shapes. `records` counts those shown,
    `private_left_out` those that are private and left out, `left_out` names the lanes that found no room; a
    logical height of `enough_px` holds them all, 0 where none does, None where
    it was not looked for. `undated_left_out` counts those without
    a date where all dates were asked for, `filtered_out` those in the range that the filter keeps back,
    `hidden_out` those in it that stand only in hidden lanes.
    """

    width_px: float
    height_px: float
    scale: float
    dpi: float
    theme: Theme
    is_transparent: bool
    is_text_drawn: bool
    primitives: tuple[Primitive, ...]
    timeline: Timeline
    timeline_y_px: float
    title: str
    subtitle: str
    chunks: dict[str, str]
    records: int
    private_left_out: int
    left_out: tuple[str, ...]
    legend: tuple[tuple[LegendEntry, ...], ...]
    sources: SourceList = NO_SOURCES
    undated_left_out: int = 0
    filtered_out: int = 0
    hidden_out: int = 0
    enough_px: int | None = None

    @property
    def size_px(self) -> tuple[int, int]:
        """The width and height of the file in pixels."""
        return round(self.width_px * self.scale), round(self.height_px * self.scale)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the picture lacks, one sentence each, for whoever asked for it."""
        return self.notes_with(lambda height_px: f"A height of {height_px:,} px holds them all.")

    def notes_with(self, hint: Callable[[int], str]) -> tuple[str, ...]:
        """The notes, with the sentence that `hint` makes of the logical height that holds all lanes."""
        notes = []
        if self.private_left_out:
            verb = "is" if self.private_left_out == 1 else "are"
            notes.append(private_in_words(self.private_left_out).replace(" left", f" {verb} left") + ".")
        if self.undated_left_out:
            notes.append(undated_in_words(self.undated_left_out))
        if self.sources.left_out:
            told = hint(max(ceil(self.sources.enough_px), self.enough_px or 0))
            notes.append(f"{no_sources_in_words(self.sources.left_out, self.sources.count)} {told}")
        if self.left_out:
            notes.append(f"{no_room_in_words(self.left_out)} {self._way_out(hint)}".rstrip())
        return tuple(notes)

    @property
    def enough_for_all_px(self) -> int:
        """A logical height that holds all lanes and sources; 0 where this one does, or none is known."""
        if self.left_out and not self.enough_px:
            return 0
        return max(ceil(self.sources.enough_px), self.enough_px or 0)

    def _way_out(self, hint: Callable[[int], str]) -> str:
        """Say which height holds all lanes, where that was looked for."""
        if self.enough_px is None:
            return ""
        return hint(self.enough_px) if self.enough_px else "No height holds them all: show less."


def compose(
    request: PictureRequest, measure: QtMeasure | None = None, arranged: Arranged | None = None
) -> Picture:
    """Put a picture together; needs a Qt application, no display. Raises PictureError with the reason.

    `arranged` spares the work where only size, look or words have changed since it was made.
    """
    measure = measure or QtMeasure()
    arranged = arranged or arrange(request)
    picture = compose_quickly(request, measure, arranged)
    return replace(picture, enough_px=enough_px(request, picture, measure, arranged))


class LastTimeline:
    """Keeps the timeline that was built last: whoever types a title letter by letter moves no mark."""

    def __init__(self) -> None:
        self._asked: tuple[PictureRequest, Arranged, float] | None = None
        self._built: tuple[_Foot, Timeline] | None = None

    def foot_and_timeline(
        self, request: PictureRequest, arranged: Arranged, head_px: float, measure: QtMeasure
    ) -> "tuple[_Foot, Timeline]":
        """Give the one that was kept where it is the same for this request, else a new one."""
        bare = replace(request, title="", subtitle="")
        if self._built is None or not self._is_for(bare, arranged, head_px):
            self._built = _foot_and_timeline(request, arranged, head_px, measure)
            self._asked = bare, arranged, head_px
        return self._built

    def _is_for(self, bare: PictureRequest, arranged: Arranged, head_px: float) -> bool:
        if self._asked is None or self._asked[1] is not arranged or self._asked[2] != head_px:
            return False
        before = self._asked[0]
        if before.data is not bare.data:
            return False
        names = [one.name for one in fields(PictureRequest) if one.name != "data"]
        return all(getattr(before, name) == getattr(bare, name) for name in names)


def compose_quickly(
    request: PictureRequest, measure: QtMeasure, arranged: Arranged, last: LastTimeline | None = None
) -> Picture:
    """Put a picture together without looking for a height that would hold all lanes."""
    request.refuse_impossible()
    return _composed(request, measure, arranged, last)


def enough_px(request: PictureRequest, picture: Picture, measure: QtMeasure, arranged: Arranged) -> int:
    """Find a height that holds all lanes by trying it: the legend may need a line more for them.

    0 where this one does, or none.
    """
    if not picture.left_out:
        return 0
    if picture.sources.left_out:
        return _enough_with_sources_px(request, picture, measure, arranged)
    lines_px = range(0, 3 * LINE_PX, LINE_PX) if request.has_legend else (0,)
    for lacking_px in picture.timeline.lacking_px:
        for more_px in lines_px:
            higher = replace(request, height_px=ceil(request.height_px + lacking_px) + more_px)
            tried = _tried(higher, measure, arranged)
            if tried is None:
                break
            if not tried.left_out:
                return round(higher.height_px)
    return 0


def _enough_with_sources_px(
    request: PictureRequest, picture: Picture, measure: QtMeasure, arranged: Arranged
) -> int:
    """Grow step by step: a higher picture has room for more lanes, and these for more sources beneath."""
    tried: Picture | None = picture
    height_px = request.height_px
    for _ in range(_GROWTHS):
        if tried is None or not tried.timeline.lacking_px:
            return 0
        height_px = ceil(max(height_px + tried.timeline.lacking_px[0], tried.sources.enough_px))
        tried = _tried(replace(request, height_px=height_px), measure, arranged)
        if tried is not None and not tried.left_out:
            return round(height_px)
    return 0


def _tried(request: PictureRequest, measure: QtMeasure, arranged: Arranged) -> Picture | None:
    """Put a picture together without looking further; None where it can't be had."""
    try:
        request.refuse_impossible()
        return _composed(request, measure, arranged)
    except PictureError:
        return None


def _composed(
    request: PictureRequest, measure: QtMeasure, arranged: Arranged, last: LastTimeline | None = None
) -> Picture:
    theme = load_theme(request.theme)
    selected = arranged.selected
    below = subtitle_of(request, selected) if request.subtitle is None else request.subtitle
    title_lines = wrapped(request.title, Font.TITLE, request.width_px - 2 * MARGIN_PX, measure)
    head_px = _head_height_px(title_lines, below)
    last = last or LastTimeline()
    foot, timeline = last.foot_and_timeline(request, arranged, head_px, measure)
    primitives = [
        *_head(request, title_lines, below, head_px, measure),
        *_foot_primitives(request, selected, timeline, foot, measure),
    ]
    return Picture(
        width_px=request.width_px,
        height_px=request.height_px,
        scale=request.scale,
        dpi=request.dpi,
        theme=theme,
        is_transparent=request.is_transparent,
        is_text_drawn=request.is_text_drawn,
        primitives=tuple(primitives),
        timeline=timeline,
        timeline_y_px=head_px,
        title=request.title,
        subtitle=below,
        chunks=_chunks(request, selected, timeline, below),
        records=timeline.records,
        private_left_out=selected.private_left_out,
        left_out=timeline.left_out,
        legend=foot.legend,
        sources=foot.sources,
        undated_left_out=request.data.undated if selected.is_everything else 0,
        filtered_out=selected.filtered_out,
        hidden_out=selected.hidden_out,
    )


@dataclass(frozen=True, slots=True)
class _Foot:
    """What stands beneath the timeline, and how high it is."""

    legend: tuple[tuple[LegendEntry, ...], ...] = ()
    legend_px: float = 0.0
    sources: SourceList = NO_SOURCES
    height_px: float = 0.0


def _foot_and_timeline(
    request: PictureRequest, arranged: Arranged, head_px: float, measure: QtMeasure
) -> tuple[_Foot, Timeline]:
    """Settle what stands beneath the timeline, which depends on what finds room in it, and that on this."""
    room_px = request.width_px - 2 * MARGIN_PX
    data = request.data

    def numbered(rows: Int64s) -> dict[int, int]:
        if not request.has_sources:
            return {}
        return numbers_of(data, rows, include_private=request.include_private)

    every = numbered(np.flatnonzero(arranged.selected.is_shown))
    numbers, legend_px, rounds = every, 0.0, 0
    while True:
        listed = list_sources(data, numbers, room_px, request.height_px, measure)
        foot = _Foot(
            legend_px=legend_px, sources=listed, height_px=_foot_height_px(request, legend_px, listed)
        )
        marked = with_marks(request, numbers)
        height_px = request.height_px - head_px - foot.height_px
        timeline = build_timeline(marked, arranged, height_px, MarkedMeasure(measure) if numbers else measure)
        legend = _legend_of(request, arranged.selected, timeline) if request.has_legend else ()
        needed_px = legend_height_px(legend, measure, room_px)
        drawn = numbered(timeline.rows)
        rounds += 1
        is_settled = drawn == numbers or rounds > _ROUNDS  # then `numbers` are those of all that may be drawn
        if needed_px <= legend_px and is_settled:
            return replace(foot, legend=legend), timeline
        legend_px = max(legend_px, needed_px)
        numbers = drawn if rounds < _ROUNDS else every


def draw(painter: QPainter, picture: Picture) -> None:
    """Draw a picture with its top left corner at the painter's origin, in logical pixels."""
    for shift_px, primitives in layers(picture):
        painter.save()
        painter.translate(0.0, shift_px)
        paint(painter, primitives, picture.theme)
        painter.restore()


def layers(picture: Picture) -> tuple[tuple[float, Sequence[Primitive]], ...]:
    """Give everything that a picture is drawn from, in painting order, each part with its top."""
    scene: Sequence[Primitive] = picture.timeline.scene.primitives
    ground: Sequence[Primitive] = ()
    if picture.is_transparent:
        scene = [primitive for primitive in scene if not _is_background(primitive)]
    else:
        page = np.array([[0.0, 0.0, picture.width_px, picture.height_px]])
        ground = [Rects(page, "panel"), _ground_of(picture)]
    return (0.0, ground), (picture.timeline_y_px, scene), (0.0, picture.primitives)


def told_range(selected: Selected) -> str:
    """Say the range of a picture; everything, and decades that a window happens to show, by years alone."""
    told = selected.told_ms
    is_shorter = told != (selected.first_ms, selected.last_ms)
    is_of_decades = is_shorter and selected.last_ms - selected.first_ms > MANY_YEARS_MS
    return (years_in_words if selected.is_everything or is_of_decades else range_in_words)(*told)


def subtitle_of(request: PictureRequest, selected: Selected) -> str:
    """Write the subtitle of a request that has none of its own."""
    return subtitle(
        selected.kinds,
        told_range(selected),
        request.as_of,
        has_agreements=selected.has_agreements,
        compared=request.compared,
    )


def wrapped(text: str, font: Font, width_px: float, measure: QtMeasure) -> list[str]:
    """Break text into lines at spaces; the last of three is shortened where even they do not suffice."""
    lines: list[str] = []
    rest = text.split()
    while rest:
        if len(lines) == _MOST_TITLE_LINES - 1:
            lines.append(measure.elided(" ".join(rest), font, width_px))
            break
        taken = 1
        while taken < len(rest) and measure.width(" ".join(rest[: taken + 1]), font) <= width_px:
            taken += 1
        lines.append(measure.elided(" ".join(rest[:taken]), font, width_px))
        rest = rest[taken:]
    return lines


def _ground_of(picture: Picture) -> Rects:
    scene = picture.timeline.scene
    box = [scene.header_px, picture.timeline_y_px + scene.axis_px]
    size = [scene.width_px - scene.header_px, scene.height_px - scene.axis_px]
    return Rects(np.array([[*box, *size]]), "ground")


def _is_background(primitive: Primitive) -> bool:
    return (
        isinstance(primitive, Rects)
        and primitive.colour in _BACKGROUNDS
        and primitive.fill is Fill.SOLID
        and primitive.outline is None
        and not primitive.radius_px
    )


def _head_height_px(title_lines: Sequence[str], below: str) -> float:
    if not title_lines and not below:
        return 0.0
    lines_px = _TITLE_LINE_PX * len(title_lines) + (_SUBTITLE_LINE_PX if below else 0.0)
    return _ABOVE_TITLE_PX + lines_px + _BELOW_TITLE_PX


def _head(
    request: PictureRequest, title_lines: Sequence[str], below: str, head_px: float, measure: QtMeasure
) -> list[Primitive]:
    made: list[Primitive] = []
    if not head_px:
        return made
    y = _ABOVE_TITLE_PX
    for line in title_lines:
        made.append(Text(MARGIN_PX, y + 19, line, Font.TITLE, "text"))
        y += _TITLE_LINE_PX
    if below:
        room_px = request.width_px - 2 * MARGIN_PX
        words = measure.elided(below, Font.TEXT, room_px)
        made.append(Text(MARGIN_PX, y + 13, words, Font.TEXT, "second"))
    made.append(Lines(np.array([[0.0, head_px - 0.5, request.width_px, head_px - 0.5]]), "line"))
    return made


def _foot_height_px(request: PictureRequest, legend_px: float, listed: SourceList) -> float:
    parts = [legend_px, listed.height_px, _STAMP_LINE_PX if request.has_stamp else 0.0]
    parts = [part for part in parts if part]
    return sum(parts) + _BETWEEN_PX * (len(parts) - 1) + 2 * _AROUND_FOOT_PX if parts else 0.0


def _foot_primitives(
    request: PictureRequest, selected: Selected, timeline: Timeline, foot: _Foot, measure: QtMeasure
) -> list[Primitive]:
    """Draw legend, sources and stamp, and above them the line that says which lanes found no room."""
    made: list[Primitive] = []
    top = request.height_px - foot.height_px
    width_px, room_px = request.width_px, request.width_px - 2 * MARGIN_PX
    if timeline.left_out:
        strip = np.array([[0.0, top - timeline.strip_px, width_px, timeline.strip_px]])
        words = measure.elided(left_out_in_words(timeline.left_out), Font.SECOND, room_px)
        if not request.is_transparent:
            made.append(Rects(strip, "panel"))
        made.append(Text(MARGIN_PX, top - timeline.strip_px + 16, words, Font.SECOND, "third"))
    if not foot.height_px:
        return made
    made.append(Lines(np.array([[0.0, top + 0.5, width_px, top + 0.5]]), "line"))
    y = top + _AROUND_FOOT_PX
    if foot.legend_px:
        made += legend_primitives(foot.legend, measure, room_px, MARGIN_PX, y)
        y += foot.legend_px + _BETWEEN_PX
    if foot.sources.count:
        made += source_primitives(foot.sources, room_px, MARGIN_PX, y, measure)
        y += foot.sources.height_px + _BETWEEN_PX
    if request.has_stamp:
        left_out = selected.private_left_out
        words = stamp(request.as_of, timeline.records, left_out, request.compared)
        words = measure.elided(words, Font.SMALL, room_px)
        made.append(Text(MARGIN_PX, y + 12, words, Font.SMALL, "third"))
    return made


def _legend_of(
    request: PictureRequest, selected: Selected, timeline: Timeline
) -> tuple[tuple[LegendEntry, ...], ...]:
    data = request.data
    actors = frequent_actors(selected.actors, data.names, data.colours)
    has_folds = any(hit.kind == "fold" for hit in timeline.scene.hits)
    return entries_for(timeline.scene.primitives, has_folds=has_folds, actors=actors)


def _chunks(request: PictureRequest, selected: Selected, timeline: Timeline, below: str) -> dict[str, str]:
    """Write the text chunks: what the picture shows, never which database it comes from."""
    view = f"{range_in_edtf(selected.first_ms, selected.last_ms)}, lanes by {request.lanes_by}"
    chunks = {
        "Title": request.title,
        "Description": below,
        "View": view,
        "As-of": "" if request.as_of is None else day_iso(request.as_of),
        "Compared-with": "" if request.compared is None else day_iso(request.compared),
        "Software": f"Timeline Explorer {__version__}",
        "Records": str(timeline.records),
    }
    return {key: words for key, words in chunks.items() if words}
