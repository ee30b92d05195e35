"""What is hovered and selected, and the links of the selected: a small scene drawn over the big one.

It is drawn on screen only; a picture that is exported lacks it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from explorer.model.ids import RecordId
from explorer.scene.measure import Measure
from explorer.scene.primitives import Colour, Font, Path, Primitive
from explorer.scene.scene import DrawnMark, Scene
from explorer.scene.sheet import Box, RectLook, Sheet

_OPPOSING: Final = frozenset({"reverses", "contradicts", "violates"})
_LOW_ARC_PX: Final = 16.0
_HIGH_ARC_PX: Final = 56.0
_PILL_PX: Final = 18.0
_LONGEST_PX: Final = 420.0


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link to draw as an arc, with its relation as told; `from_ms` and `to_ms` say where an end lies
    that is not drawn on its own.
    """

    from_record: RecordId
    to_record: RecordId
    relation: str
    from_ms: int | None = None
    to_ms: int | None = None
    is_opposing: bool | None = None


def build_overlay(
    scene: Scene,
    measure: Measure,
    *,
    hovered: RecordId | None = None,
    selected: Iterable[RecordId] = (),
    titles: Mapping[int, str] | None = None,
    links: Iterable[SeenLink] = (),
) -> tuple[Primitive, ...]:
    """Build what lies over a scene: halos and strong titles of the hovered and the selected, and arcs."""
    arcs, halos, words = Sheet(), Sheet(), Sheet()
    for link in links:
        _draw_link(scene, measure, link, arcs, words)
    chosen = frozenset(selected)
    for mark in scene.marks:
        if mark.record in chosen:
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=True)
        elif mark.record == hovered:
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=False)
    return (*arcs.primitives(), *halos.primitives(), *words.primitives())


def _draw_halo(
    scene: Scene,
    measure: Measure,
    mark: DrawnMark,
    sheet: Sheet,
    titles: Mapping[int, str],
    *,
    is_selected: bool,
) -> None:
    """Draw a pill around the mark and its title, and both again on top of it, the title stronger."""
    look = RectLook(
        "accent_ground" if is_selected else "panel",
        radius_px=6,
        outline="accent" if is_selected else "strong_line",
        outline_px=1.5 if is_selected else 1.0,
    )
    middle = mark.box.y + mark.box.height / 2
    if middle < scene.axis_px:
        return
    text, x = _title_of(scene, measure, mark, titles)
    width = measure.width(text, Font.TEXT_STRONG)
    is_inside = mark.title is not None and mark.title.is_inside
    ring = Box(mark.box.x - 2, middle - 11, mark.box.width + 4, 22)
    if mark.look is None or is_inside:
        _draw_bar_halo(mark, sheet, is_selected=is_selected)
        if text and not is_inside:
            sheet.rect((x - 6, middle - 11, width + 12, 22), look)
    else:
        left, right = min(ring.x, x - 6 if text else ring.x), ring.x + ring.width
        right = max(right, x + width + 6 if text else right)
        sheet.rect((left, ring.y, right - left, ring.height), look)
        sheet.mark([_centre(mark)], mark.look)
    if text and not is_inside:
        sheet.text(x, middle + 4.5, text, Font.TEXT_STRONG, "text")


def _draw_bar_halo(mark: DrawnMark, sheet: Sheet, *, is_selected: bool) -> None:
    x, y, width, height = mark.box
    outline = "accent" if is_selected else "second"
    for inset in (1.0, 2.0) if is_selected else (1.0,):
        sides = (
            (x - inset, y - inset, width + 2 * inset, 1.0),
            (x - inset, y + height + inset - 1, width + 2 * inset, 1.0),
            (x - inset, y - inset, 1.0, height + 2 * inset),
            (x + width + inset - 1, y - inset, 1.0, height + 2 * inset),
        )
        for side in sides:
            sheet.rect(side, RectLook(outline))


def _title_of(
    scene: Scene, measure: Measure, mark: DrawnMark, titles: Mapping[int, str]
) -> tuple[str, float]:
    """Give the title and its x: where it stands, or right of the mark (left near the edge) if it has none."""
    if mark.title is not None:
        strong = mark.title.full
        room = _LONGEST_PX if mark.title.text == strong else mark.title.box.width + 8
        text = measure.elided(strong, Font.TEXT_STRONG, room)
        width = measure.width(text, Font.TEXT_STRONG)
        is_left = mark.title.box.x < mark.box.x
        return text, mark.title.box.x + (mark.title.box.width - width if is_left else 0.0)
    full = titles.get(mark.record, "")[:160]
    text = measure.elided(
        full if full.isprintable() else " ".join(full.split()), Font.TEXT_STRONG, _LONGEST_PX
    )
    width = measure.width(text, Font.TEXT_STRONG)
    x = mark.box.x + mark.box.width + 4
    if x + width + 6 > scene.width_px and mark.box.x - width - 4 > scene.header_px:
        x = mark.box.x - width - 4
    return text, x


def _centre(mark: DrawnMark) -> tuple[float, float]:
    """Give the middle of the mark itself, which stands at the left inside a bar."""
    x = mark.mark_x if mark.mark_x is not None else mark.box.x + mark.box.width / 2
    return x, mark.box.y + mark.box.height / 2


def _draw_link(scene: Scene, measure: Measure, link: SeenLink, arcs: Sheet, words: Sheet) -> None:
    ends = _ends(scene, link)
    if ends is None:
        return
    (x1, y1), (x2, y2) = ends
    is_opposing = link.relation in _OPPOSING if link.is_opposing is None else link.is_opposing
    colour: Colour = "withdrawn" if is_opposing else "accent"
    rise = min(max(abs(x2 - x1) * 0.25, _LOW_ARC_PX), _HIGH_ARC_PX)
    top = max(min(y1, y2) - rise, scene.axis_px + _PILL_PX / 2)
    start, end = y1 - 8, y2 - 8
    control = top - (min(start, end) - top) / 3
    shift = (x2 - x1) * 0.12
    points = np.array(
        [(x1, start), (x1 + shift, control), (x2 - shift, control), (x2, end)], dtype=np.float64
    )
    arcs.paths.append(Path(points, colour, 1.5, has_arrow=True))

    width = measure.width(link.relation, Font.SMALL_STRONG) + 18
    middle = 0.125 * (start + end) + 0.75 * control
    left = (x1 + x2) / 2 - width / 2
    left = min(max(left, scene.header_px + 2), scene.width_px - width - 2)
    words.rect((left, middle - _PILL_PX / 2, width, _PILL_PX), RectLook("panel", radius_px=9, outline=colour))
    words.text(left + 9, middle + 4, link.relation, Font.SMALL_STRONG, colour)


def _ends(scene: Scene, link: SeenLink) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Give where an arc begins and ends: at the nearest marks of both records, or beyond the edge."""
    starts = [_centre(mark) for mark in scene.marks_of(link.from_record)]
    stops = [_centre(mark) for mark in scene.marks_of(link.to_record)]
    if starts and stops:
        pairs = ((one, other) for one in starts for other in stops)
        return min(pairs, key=lambda pair: (abs(pair[0][1] - pair[1][1]), abs(pair[0][0] - pair[1][0])))
    if starts and link.to_ms is not None:
        return starts[0], (_x_beyond(scene, link.to_ms), starts[0][1])
    if stops and link.from_ms is not None:
        return (_x_beyond(scene, link.from_ms), stops[0][1]), stops[0]
    return None


def _x_beyond(scene: Scene, ms: int) -> float:
    if scene.scale is None:
        return scene.header_px
    return min(max(scene.header_px + scene.scale.x_at(ms), scene.header_px + 4), scene.width_px - 4)
