"""The links that are drawn over a scene: which, as which arcs, and where their relations are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from explorer.model.ids import RecordId
from explorer.model.link_words import relation_alone
from explorer.model.records import Link
from explorer.scene.arcs import Arc, Spot, arc_between
from explorer.scene.link_labels import PILL_PX, obstacles_of, pills_of, place_label
from explorer.scene.measure import Measure
from explorer.scene.primitives import Colour, Font
from explorer.scene.scene import DrawnMark, Scene
from explorer.scene.sheet import Box, RectLook, Sheet

OPPOSING: Final = frozenset({"reverses", "contradicts", "violates"})
_LETTER_TOP_PX, _LETTER_FOOT_PX = 6.0, 8.0
"""How far the letters of a title reach from its middle: arcs may pass between the titles of two rows."""
_POINT_PX: Final = 11.0
_MOST_QUIET: Final = 6
"""With an actor or an agreement chosen so many links are drawn, the shortest first: no more can be read."""
MOST_OF_ALL: Final = 40
"""Where all links are wanted, so many are drawn, the shortest first, and the rest is counted."""
_MOST_TOLD: Final = 16
"""So many of those tell their relation."""
_MOST_HIDDEN: Final = 0.5
"""Of those, one that would be hidden for more than this is left out."""
_HOVERED_PX: Final = 2.6


class LinksShown(StrEnum):
    """Which links are drawn."""

    SELECTION = "selection"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link and the arc that it is drawn as."""

    link: Link
    arc: Arc


@dataclass(frozen=True, slots=True)
class DrawnLinks:
    """The arcs and words on their sheets; `wanted` is how many links would be drawn if all had room."""

    arcs: Sheet
    words: Sheet
    drawn: tuple[DrawnLink, ...]
    wanted: int


@dataclass(frozen=True, slots=True)
class WantedLinks:
    """The links to draw: those with an end in `lit` with their relations, others thin.

    With `is_all` the others are told as well, as far as there is room; for `most_tried` of them a way is
    sought at most. The `hovered` one is strong.
    """

    links: tuple[Link, ...]
    lit: frozenset[RecordId] = frozenset()
    is_all: bool = False
    hovered: RecordId | None = None
    most_tried: int = 120


def words_of(link: Link) -> str:
    """Tell a link's relation as surely as it is known: "reverses", "seems to reverse"."""
    return relation_alone(link.relation, link.certainty)


def colour_of(link: Link) -> Colour:
    """Give the colour of a link: what opposes stands apart."""
    return "withdrawn" if link.relation in OPPOSING else "accent"


def is_asserted(link: Link) -> bool:
    """Tell whether a link is reported or disputed, and so drawn dashed."""
    return link.certainty != "established"


def time_area(scene: Scene) -> Box:
    """Give the area of the marks: below the axis, beside the names."""
    top = scene.axis_px
    return Box(scene.header_px, top, scene.width_px - scene.header_px, scene.height_px - top)


def draw_links(scene: Scene, measure: Measure, wanted: WantedLinks, halos: Sheet) -> DrawnLinks:
    """Draw links behind what `halos` tells of the selected and the hovered."""
    arcs = Sheet()
    passed, pills = _passed(scene, halos, measure), pills_of(halos)
    area = time_area(scene)
    drawn: list[DrawnLink] = []
    quiet: list[tuple[float, int, Link, Spot, Spot]] = []
    between: dict[frozenset[tuple[float, float]], int] = {}
    for at, link in enumerate(wanted.links):
        is_lit = link.from_record.id in wanted.lit or link.to_record.id in wanted.lit
        is_lit = is_lit or link.id == wanted.hovered
        ends = _ends(scene, link, area, pills, may_fold=is_lit or wanted.is_all)
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
            drawn.append(DrawnLink(link, arc))
            width_px = _HOVERED_PX if link.id == wanted.hovered else 1.5
            arcs.paths += arc.paths(colour_of(link), width_px, 1.0, is_dashed=is_asserted(link))
    thin = _draw_quiet(quiet, wanted, area, passed, between, arcs)
    told = [*drawn, *(thin[:_MOST_TOLD] if wanted.is_all else ())]
    words = _tell(scene, measure, told, (*drawn, *thin), halos)
    return DrawnLinks(arcs, words, (*drawn, *thin), len(drawn) + len(quiet))


def _draw_quiet(
    quiet: list[tuple[float, int, Link, Spot, Spot]],
    wanted: WantedLinks,
    area: Box,
    passed: Sequence[Box],
    between: dict[frozenset[tuple[float, float]], int],
    arcs: Sheet,
) -> list[DrawnLink]:
    """Draw links of what is not chosen thin, the shortest first, as many as can be read."""
    thin: list[DrawnLink] = []
    most = MOST_OF_ALL if wanted.is_all else _MOST_QUIET
    for _, _, link, start, end in sorted(quiet, key=lambda one: one[:2])[: wanted.most_tried]:
        if len(thin) == most:
            break
        pair = frozenset({(start.x, start.y), (end.x, end.y)})
        arc = arc_between(start, end, area, passed, between.get(pair, 0))
        if arc is not None and arc.has_arrow and arc.hidden_share <= _MOST_HIDDEN:
            between[pair] = between.get(pair, 0) + 1
            arcs.paths += arc.paths(colour_of(link), 1.0, 0.7, is_dashed=is_asserted(link))
            thin.append(DrawnLink(link, arc))
    return thin


def _tell(
    scene: Scene,
    measure: Measure,
    told: Sequence[DrawnLink],
    every: Sequence[DrawnLink],
    halos: Sheet,
) -> Sheet:
    """Write relations on their arcs, each where it crosses nothing."""
    words = Sheet()
    taken = obstacles_of(scene, halos, measure) if told else []
    for one in told:
        others = np.concatenate([np.empty((0, 2)), *(other.arc.seen for other in every if other is not one)])
        relation = words_of(one.link)
        width = measure.width(relation, Font.SMALL_STRONG) + 18
        box = place_label(scene, one.arc.curve, width, taken, others)
        if box is not None:
            taken.append(box)
            colour = colour_of(one.link)
            words.rect(box, RectLook("panel", radius_px=9, outline=colour, is_dashed=is_asserted(one.link)))
            words.text(box.x + 9, box.y + PILL_PX / 2 + 4, relation, Font.SMALL_STRONG, colour)
    return words


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
        x, y = centre_of(mark)
        if may_fold or not mark.is_dimmed:
            pill = next((pill for pill in pills if not mark.is_bar and pill.contains(x, y)), _body_of(mark))
            spots.append(Spot(x, y, pill))
    if not spots and may_fold:
        spots = [Spot(box.x + box.width / 2, box.y + box.height / 2, box) for box in scene.folds_of(record)]
    return [spot for spot in spots if area.contains(spot.x, spot.y)]


def centre_of(mark: DrawnMark) -> tuple[float, float]:
    """Give the middle of the mark itself, which stands at the left inside a bar."""
    x = mark.mark_x if mark.mark_x is not None else mark.box.x + mark.box.width / 2
    return x, mark.box.y + mark.box.height / 2
