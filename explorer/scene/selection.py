"""What is hovered and selected, and the links of the selected: a small scene drawn over the big one.

It is drawn on screen only; a picture that is exported lacks it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from explorer.model.ids import RecordId
from explorer.model.link_words import relation_alone
from explorer.model.records import Link
from explorer.scene.arcs import Arc, Spot, arc_between
from explorer.scene.link_labels import PILL_PX as _PILL_PX
from explorer.scene.link_labels import obstacles_of, pills_of, place_label
from explorer.scene.measure import Measure
from explorer.scene.primitives import Colour, Font, Primitive
from explorer.scene.scene import DrawnMark, Scene
from explorer.scene.sheet import Box, RectLook, Sheet

OPPOSING: Final = frozenset({"reverses", "contradicts", "violates"})
_LONGEST_PX: Final = 560.0
_EDGE_PX: Final = 8.0
"""How far a pill's words keep from the edges of the time area."""
_SHORTEST_PX: Final = 40.0
_LETTER_TOP_PX, _LETTER_FOOT_PX = 6.0, 8.0
"""How far the letters of a title reach from its middle: arcs may pass between the titles of two rows."""
_POINT_PX: Final = 11.0
_MOST_QUIET: Final = 6
"""With an actor or an agreement chosen so many links are drawn, the shortest first: no more can be read."""
_MOST_HIDDEN: Final = 0.5
"""Of those, one that would be hidden for more than this is left out."""


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
    """Build what lies over a scene: halos and strong titles of the hovered and the selected, and arcs.

    Links of the selected and the hovered are drawn with their relation where both their records are, alone
    or in folds; a few others thin, without words, between marks that stand alone. `titles` serve marks that
    found no room for theirs. The record that is `read` in a pane gets a quiet ring.
    """
    halos = Sheet()
    chosen = dict.fromkeys(selected)
    for record in chosen:
        for mark in scene.marks_of(record):
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=True)
    if hovered is not None and hovered not in chosen:
        for mark in scene.marks_of(hovered):
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=False)
    if read is not None and read != hovered and read not in chosen:
        for mark in scene.marks_of(read):
            _draw_ring(scene, mark, halos)
    told = tuple(links)
    if not told:
        return tuple(halos.primitives())
    lit = {*chosen, hovered} if hovered is not None else set(chosen)
    arcs, words = _draw_links(scene, measure, told, lit, halos)
    return (*arcs.primitives(), *halos.primitives(), *words.primitives())


def time_area(scene: Scene) -> Box:
    """Give the area of the marks: below the axis, beside the names."""
    top = scene.axis_px
    return Box(scene.header_px, top, scene.width_px - scene.header_px, scene.height_px - top)


def words_of(link: Link) -> str:
    """Tell a link's relation as surely as it is known: "reverses", "seems to reverse"."""
    return relation_alone(link.relation, link.certainty)


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
        sheet.mark([_centre(mark)], mark.look)
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
        middle_x, middle_y = _centre(mark)
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


def _centre(mark: DrawnMark) -> tuple[float, float]:
    """Give the middle of the mark itself, which stands at the left inside a bar."""
    x = mark.mark_x if mark.mark_x is not None else mark.box.x + mark.box.width / 2
    return x, mark.box.y + mark.box.height / 2


def _draw_links(
    scene: Scene, measure: Measure, links: tuple[Link, ...], lit: set[RecordId], halos: Sheet
) -> tuple[Sheet, Sheet]:
    """Draw the links of what is selected or hovered, with their relations, and a few others thin."""
    arcs, words = Sheet(), Sheet()
    taken = obstacles_of(scene, halos, measure)
    passed, pills = _passed(scene, halos, measure), pills_of(halos)
    area = time_area(scene)
    drawn: list[tuple[Link, Arc]] = []
    quiet: list[tuple[float, int, Link, Spot, Spot]] = []
    between: dict[frozenset[tuple[float, float]], int] = {}
    for at, link in enumerate(links):
        is_lit = link.from_record.id in lit or link.to_record.id in lit
        ends = _ends(scene, link, area, pills, may_fold=is_lit)
        if ends is None:
            continue
        start, end = ends
        if not is_lit:
            quiet.append((abs(end.x - start.x) + abs(end.y - start.y), at, link, start, end))
            continue
        pair = frozenset({(start.x, start.y), (end.x, end.y)})
        arc = arc_between(start, end, area, passed, between.get(pair, 0))
        if arc is not None:
            between[pair] = between.get(pair, 0) + 1
            drawn.append((link, arc))
            arcs.paths += arc.paths(_colour_of(link), 1.5, 1.0)
    shown = 0
    for _, _, link, start, end in sorted(quiet, key=lambda one: one[:2]):
        arc = arc_between(start, end, area, passed)
        if shown < _MOST_QUIET and arc is not None and arc.has_arrow and arc.hidden_share <= _MOST_HIDDEN:
            arcs.paths += arc.paths(_colour_of(link), 1.0, 0.7)
            shown += 1
    for link, arc in drawn:
        others = np.concatenate([np.empty((0, 2)), *(one.seen for _, one in drawn if one is not arc)])
        relation = words_of(link)
        width = measure.width(relation, Font.SMALL_STRONG) + 18
        box = place_label(scene, arc.curve, width, taken, others)
        if box is not None:
            taken.append(box)
            colour = _colour_of(link)
            words.rect(box, RectLook("panel", radius_px=9, outline=colour))
            words.text(box.x + 9, box.y + _PILL_PX / 2 + 4, relation, Font.SMALL_STRONG, colour)
    return arcs, words


def _colour_of(link: Link) -> Colour:
    return "withdrawn" if link.relation in OPPOSING else "accent"


def _passed(scene: Scene, halos: Sheet, measure: Measure) -> list[Box]:
    """Give what arcs pass behind: marks, letters of titles and of bands, folds, and pills."""
    boxes = [*pills_of(halos), *scene.band_words]
    boxes += [
        Box(text.x - 2, text.y - 11, measure.width(text.text, text.font) + 4, 16) for text in halos.texts
    ]
    for mark in scene.marks:
        boxes.append(_body_of(mark))
        if mark.title is not None and not mark.title.is_inside:
            boxes.append(_letters_of(mark.title.box))
    return boxes + [hit.box for hit in scene.hits if hit.kind == "fold"]


def _body_of(mark: DrawnMark) -> Box:
    """Give what is drawn of a mark: a point is less high than a bar."""
    if mark.is_bar:
        return mark.box
    return Box(mark.box.x, mark.box.y + (mark.box.height - _POINT_PX) / 2, mark.box.width, _POINT_PX)


def _letters_of(title: Box) -> Box:
    middle = title.y + title.height / 2
    return Box(title.x - 1, middle - _LETTER_TOP_PX, title.width + 2, _LETTER_TOP_PX + _LETTER_FOOT_PX)


def _ends(
    scene: Scene, link: Link, area: Box, pills: list[Box], *, may_fold: bool
) -> tuple[Spot, Spot] | None:
    """Give where an arc begins and ends: at the nearest marks of both, or the folds that hold them."""
    starts, stops = (
        _places_of(scene, record, area, pills, may_fold=may_fold)
        for record in (link.from_record.id, link.to_record.id)
    )
    pairs = [(one, other) for one in starts for other in stops if one.box != other.box]
    if not pairs:
        return None
    return min(pairs, key=lambda pair: (abs(pair[0].y - pair[1].y), abs(pair[0].x - pair[1].x)))


def _places_of(scene: Scene, record: RecordId, area: Box, pills: list[Box], *, may_fold: bool) -> list[Spot]:
    """Give the places of a record's marks in sight; where it stands alone nowhere, of folds that hold it.

    Without `may_fold` a dimmed mark does not count either.
    """
    spots = []
    for mark in scene.marks_of(record):
        x, y = _centre(mark)
        if may_fold or not mark.is_dimmed:
            pill = next((pill for pill in pills if not mark.is_bar and pill.contains(x, y)), _body_of(mark))
            spots.append(Spot(x, y, pill))
    if not spots and may_fold:
        spots = [Spot(box.x + box.width / 2, box.y + box.height / 2, box) for box in scene.folds_of(record)]
    return [spot for spot in spots if area.contains(spot.x, spot.y)]
