"""What is hovered and selected, and the links of the selected: a small scene drawn over the big one.

It is drawn on screen only; a picture that is exported lacks it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from explorer.model.ids import RecordId
from explorer.model.records import Link
from explorer.scene.link_labels import PILL_PX as _PILL_PX
from explorer.scene.link_labels import obstacles_of, place_label
from explorer.scene.measure import Measure
from explorer.scene.primitives import Colour, Font, Path, Primitive
from explorer.scene.scene import DrawnMark, Scene
from explorer.scene.sheet import Box, RectLook, Sheet

_OPPOSING: Final = frozenset({"reverses", "contradicts", "violates"})
_INFINITIVES: Final = {
    "reverses": "reverse",
    "contradicts": "contradict",
    "reaffirms": "reaffirm",
    "responds to": "respond to",
    "leads to": "lead to",
    "implements": "implement",
    "violates": "violate",
    "part of": "be part of",
}
_LOW_ARC_PX: Final = 16.0
_HIGH_ARC_PX: Final = 56.0
_OFF_PX: Final = 9.0
"""How far from a mark's middle an arc begins and ends."""
_LONGEST_PX: Final = 420.0


def build_overlay(
    scene: Scene,
    measure: Measure,
    *,
    hovered: RecordId | None = None,
    selected: Iterable[RecordId] = (),
    titles: Mapping[int, str] | None = None,
    links: Iterable[Link] = (),
) -> tuple[Primitive, ...]:
    """Build what lies over a scene: halos and strong titles of the hovered and the selected, and arcs.

    A link is drawn where both its records are, alone or in folds; `titles` serve marks that found no room
    for theirs.
    """
    arcs, halos, words = Sheet(), Sheet(), Sheet()
    chosen = dict.fromkeys(selected)
    for record in chosen:
        for mark in scene.marks_of(record):
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=True)
    if hovered is not None and hovered not in chosen:
        for mark in scene.marks_of(hovered):
            _draw_halo(scene, measure, mark, halos, titles or {}, is_selected=False)
    told = tuple(links)
    taken = obstacles_of(scene, halos, measure) if told else []
    for link in told:
        _draw_link(scene, measure, link, arcs, words, taken)
    return (*halos.primitives(), *arcs.primitives(), *words.primitives())


def words_of(link: Link) -> str:
    """Tell a link's relation as surely as it is known: "reverses", "seems to reverse"."""
    if link.certainty == "reported":
        return f"seems to {_INFINITIVES.get(link.relation, link.relation)}"
    return f"{link.relation} (disputed)" if link.certainty == "disputed" else link.relation


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


def _draw_link(
    scene: Scene, measure: Measure, link: Link, arcs: Sheet, words: Sheet, taken: list[Box]
) -> None:
    ends = _ends(scene, link)
    if ends is None:
        return
    (x1, y1), (x2, y2) = ends
    colour: Colour = "withdrawn" if link.relation in _OPPOSING else "accent"
    rise = min(max(abs(x2 - x1) * 0.25, _LOW_ARC_PX), _HIGH_ARC_PX)
    start, end = y1 - _OFF_PX, y2 - _OFF_PX
    top = max(min(start, end) - rise, scene.axis_px + _PILL_PX / 2 + 2)
    shift = (x2 - x1) * 0.12
    points = np.array([(x1, start), (x1 + shift, top), (x2 - shift, top), (x2, end)], dtype=np.float64)
    arcs.paths.append(Path(points, colour, 1.5, has_arrow=True))
    relation = words_of(link)
    width = measure.width(relation, Font.SMALL_STRONG) + 18
    box = place_label(scene, points, width, taken)
    if box is not None:
        taken.append(box)
        words.rect(box, RectLook("panel", radius_px=9, outline=colour))
        words.text(box.x + 9, box.y + _PILL_PX / 2 + 4, relation, Font.SMALL_STRONG, colour)


def _ends(scene: Scene, link: Link) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Give where an arc begins and ends: at the nearest marks of both, or the folds that hold them."""
    starts, stops = (_places_of(scene, record) for record in (link.from_record.id, link.to_record.id))
    pairs = [(one, other) for one in starts for other in stops if one != other]
    if not pairs:
        return None
    return min(pairs, key=lambda pair: (abs(pair[0][1] - pair[1][1]), abs(pair[0][0] - pair[1][0])))


def _places_of(scene: Scene, record: RecordId) -> list[tuple[float, float]]:
    """Give the middles of a record's marks; where it stands alone nowhere, of the folds that hold it."""
    marks = scene.marks_of(record)
    if marks:
        return [_centre(mark) for mark in marks]
    return [(box.x + box.width / 2, box.y + box.height / 2) for box in scene.folds_of(record)]
