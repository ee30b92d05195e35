"""What is hovered and selected, and the links of the selected: a small scene drawn over the big one.

It is drawn on screen only; a picture that is exported lacks it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.records import Link
from explorer.scene.link_arcs import (
    OPPOSING,
    DrawnLink,
    LinksShown,
    WantedLinks,
    centre_of,
    draw_links,
    time_area,
    words_of,
)
from explorer.scene.measure import Measure
from explorer.scene.primitives import Font, Primitive
from explorer.scene.scene import DrawnMark, Scene
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet

__all__ = [
    "OPPOSING",
    "LinksShown",
    "Overlay",
    "build_overlay",
    "knob_of",
    "overlay_of",
    "time_area",
    "words_of",
]

_LONGEST_PX: Final = 560.0
_EDGE_PX: Final = 8.0
"""How far a pill's words keep from the edges of the time area."""
_SHORTEST_PX: Final = 40.0
TRIED_IN_MOTION: Final = 12
"""For so many links of what is not chosen a way is sought while the view moves: each frame is to be short."""
KNOB_PX: Final = 16.0
"""The handle of a selected mark that links are drawn from."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over a scene: its shapes, and the links that are drawn among them."""

    primitives: tuple[Primitive, ...]
    links: tuple[DrawnLink, ...] = ()


def build_overlay(
    scene: Scene,
    measure: Measure,
    *,
    hovered: RecordId | None = None,
    selected: Iterable[RecordId] = (),
    titles: Mapping[int, str] | None = None,
    links: Iterable[Link] = (),
    read: RecordId | None = None,
) -> tuple[Primitive, ...]:
    """Give the shapes of what lies over a scene."""
    overlay = overlay_of(
        scene, measure, hovered=hovered, selected=selected, titles=titles, links=links, read=read
    )
    return overlay.primitives


def overlay_of(
    scene: Scene,
    measure: Measure,
    *,
    hovered: RecordId | None = None,
    selected: Iterable[RecordId] = (),
    titles: Mapping[int, str] | None = None,
    links: Iterable[Link] = (),
    read: RecordId | None = None,
    shown: LinksShown = LinksShown.SELECTION,
    has_knob: bool = False,
    is_moving: bool = False,
) -> Overlay:
    """Build what lies over a scene: halos and strong titles of the hovered and the selected, and arcs.

    Links of the selected and the hovered are drawn with their relation where both their records are, alone
    or in folds; a few others thin, without words, between marks that stand alone. `titles` serve marks that
    found no room for theirs. The record that is `read` in a pane gets a quiet ring. `hovered` may be a link,
    which is drawn strong. With `has_knob` one selected record has the handle that links are drawn from.
    """
    halos = Sheet()
    chosen = dict.fromkeys(selected)
    for record in chosen:
        for mark in scene.marks_of(record):
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=True)
    if has_knob and len(chosen) == 1:
        for mark in scene.marks_of(next(iter(chosen))):
            knob = knob_of(scene, measure, mark, titles or {})
            if knob is not None:
                _draw_knob(knob, halos)
    if hovered is not None and hovered not in chosen:
        for mark in scene.marks_of(hovered):
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=False)
    if read is not None and read != hovered and read not in chosen:
        for mark in scene.marks_of(read):
            _draw_ring(scene, mark, halos)
    wanted = WantedLinks(tuple(links), frozenset(chosen) | ({hovered} if hovered is not None else set()))
    if shown is LinksShown.NONE or not wanted.links:
        return Overlay(tuple(halos.primitives()))
    tried = TRIED_IN_MOTION if is_moving else wanted.most_tried
    wanted = replace(wanted, is_all=shown is LinksShown.ALL, hovered=hovered, most_tried=tried)
    found = draw_links(scene, measure, wanted, halos)
    if wanted.is_all and found.wanted > len(found.drawn):
        _tell_left_out(scene, measure, len(found.drawn), found.wanted, found.words)
    primitives = (*found.arcs.primitives(), *halos.primitives(), *found.words.primitives())
    return Overlay(primitives, found.drawn)


def knob_of(scene: Scene, measure: Measure, mark: DrawnMark, titles: Mapping[int, str]) -> Box | None:
    """Give the handle that a link is drawn from: at the end of the pill of a selected mark, or in its bar."""
    x, y, width, height = mark.box
    middle = y + height / 2
    if middle - KNOB_PX / 2 < scene.axis_px:
        return None
    right = x + width
    is_inside = mark.title is not None and mark.title.is_inside
    if is_inside:
        right -= KNOB_PX + 6
    else:
        text, title_x = _title_of(scene, measure, mark, titles)
        ends = title_x + measure.width(text, Font.TEXT_STRONG) + 6 if text else right
        right = max(right + 2, ends)
    right = min(right, scene.width_px - KNOB_PX - 4)
    return Box(right + 2, middle - KNOB_PX / 2, KNOB_PX, KNOB_PX)


def _draw_knob(box: Box, sheet: Sheet) -> None:
    sheet.rect(box, RectLook("panel", radius_px=KNOB_PX / 2, outline="accent", outline_px=1.5))
    x, y = box.x + KNOB_PX / 2, box.y + KNOB_PX / 2
    look = LineLook("accent", 1.5)
    sheet.line((x - 3.5, y + 3, x + 3, y - 3), look)
    sheet.line((x - 1.5, y - 3, x + 3, y - 3), look)
    sheet.line((x + 3, y - 3, x + 3, y + 1.5), look)


def _tell_left_out(scene: Scene, measure: Measure, drawn: int, wanted: int, sheet: Sheet) -> None:
    """Say in the corner of the time area how many of the links in view are drawn."""
    words = f"{drawn} of {wanted:,} links drawn"
    width = measure.width(words, Font.SMALL) + 16
    box = Box(scene.width_px - width - 8, scene.height_px - 28, width, 20)
    sheet.rect(box, RectLook("panel", radius_px=6, outline="line"))
    sheet.text(box.x + 8, box.y + 14, words, Font.SMALL, "second")


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
        right = min(max(right, x + width + 6 if text else right), scene.width_px)
        left = max(left, scene.header_px)
        sheet.rect((left, ring.y, right - left, ring.height), look)
        sheet.mark([centre_of(mark)], mark.look)
    if text and not is_inside:
        sheet.text(x, middle + 4.5, text, Font.TEXT_STRONG, "text")


def _draw_bar_halo(mark: DrawnMark, sheet: Sheet, *, is_selected: bool) -> None:
    x, y, width, height = mark.box
    outline = 2.0 if is_selected else 1.0
    look = RectLook(
        "accent" if is_selected else "second",
        radius_px=5,
        outline="accent" if is_selected else "second",
        outline_px=outline,
        fill_opacity=0.0,
    )
    sheet.rect((x - outline, y - outline, width + 2 * outline, height + 2 * outline), look)


def _draw_ring(scene: Scene, mark: DrawnMark, sheet: Sheet) -> None:
    """Draw a quiet ring around the mark of what is read in a pane and not selected."""
    x, y, width, height = mark.box
    if y < scene.axis_px:
        return
    box = Box(x - 2, y - 2, width + 4, height + 4)
    if not mark.is_bar:
        middle_x, middle_y = centre_of(mark)
        side = max(width, 12.0) + 7
        box = Box(middle_x - side / 2, middle_y - side / 2, side, side)
    look = RectLook(
        "accent", radius_px=box.height / 2 if not mark.is_bar else 6, outline="accent", fill_opacity=0.0
    )
    sheet.rect(box, look)


def _title_of(
    scene: Scene, measure: Measure, mark: DrawnMark, titles: Mapping[int, str]
) -> tuple[str, float]:
    """Give the title and its x: whole where it stands or at the other side, else cut to the wider room."""
    if mark.title is not None:
        text, is_left = mark.title.full, mark.title.box.x < mark.box.x
        gap = mark.box.x - mark.title.box.x - mark.title.box.width
        gap = gap if is_left else mark.title.box.x - mark.box.x - mark.box.width
        gap = max(gap, 4.0)
    else:
        full = titles.get(mark.record, "")[:160]
        text, is_left, gap = full if full.isprintable() else " ".join(full.split()), False, 4.0
    text = measure.elided(text, Font.TEXT_STRONG, _LONGEST_PX)
    width = measure.width(text, Font.TEXT_STRONG)
    right = mark.box.x + mark.box.width + gap
    left = mark.box.x - gap
    rooms = {False: scene.width_px - _EDGE_PX - right, True: left - scene.header_px - _EDGE_PX}
    if width > rooms[is_left]:
        is_left = not is_left if width <= rooms[not is_left] else rooms[True] > rooms[False]
        if width > rooms[is_left]:
            if rooms[is_left] < _SHORTEST_PX:
                return "", right
            text = measure.elided(text, Font.TEXT_STRONG, rooms[is_left])
            width = measure.width(text, Font.TEXT_STRONG)
    return text, left - width if is_left else right
