"""Bands of agreements' lanes: what stood when, told by colour, pattern and word."""

from collections.abc import Sequence
from typing import Final

from explorer.model.bands import Band
from explorer.scene.inputs import SceneInput
from explorer.scene.layout import PARTIES_TOP_PX, parties_in_view
from explorer.scene.primitives import Colour, Fill, Font
from explorer.scene.scene import LaneGeometry
from explorer.scene.sheet import Box, LineLook, RectLook, Sheet

PARTY_BAND_PX: Final = 10.0
_ROOM_PX: Final = 7.0
_SHORTEST_PX: Final = 40.0
_LINE_PX: Final = 4.0
_DIMMED: Final = 0.35
"""How much is left of the bands of lanes without a change, while two days are compared."""
_PARTY_WORDS_PX: Final = 7.0
"""How far a party's name reaches above the middle of its band."""

_IN_FORCE: Final = frozenset(
    {
        *("in force", "in effect", "provisionally applied", "suspended", "party", "participant"),
        *("notice given", "withdrawal announced"),
    }
)
_SIGNED: Final = frozenset(
    {
        *("proposed", "initialled", "adopted", "signed", "opened for signature"),
        *("negotiating", "signatory", "contracting", "concluded", "announced"),
    }
)
_WITHDRAWN: Final = frozenset({"withdrawn", "declined"})


def tone_of(standing: str) -> Colour:
    """Give the colour role of a standing; it is also the stem of its ground's and its text's tokens."""
    if standing in _IN_FORCE:
        return "in_force"
    if standing in _SIGNED:
        return "signed"
    return "withdrawn" if standing in _WITHDRAWN else "ended"


def draw_bands(
    given: SceneInput, lanes: Sequence[LaneGeometry], as_of_x: float | None, shapes: Sheet, words: Sheet
) -> tuple[list[Box], list[Box]]:
    """Draw the bands of the lanes on screen; gives their boxes, and those of the words inside."""
    band_boxes: list[Box] = []
    boxes: list[Box] = []
    measures = given.measures
    for lane in lanes:
        bands = given.bands.get(lane.key)
        if bands is None or lane.key < 0:
            continue
        height = measures.band_px
        top = lane.y + ((lane.height - height) / 2 if lane.is_idle else measures.above_px)
        has_words = not measures.is_band_behind
        opacity = _DIMMED if given.compared is not None and given.compared.dims(lane.key) else 1.0
        for band in bands.whole:
            drawn = _draw_band(given, band, top, height, shapes, 3.0, opacity)
            if drawn is not None:
                band_boxes.append(drawn)
            if has_words:
                word = _draw_word(given, band, top, as_of_x, words)
                if word is not None:
                    boxes.append(word)
        if lane.is_unfolded:
            party_top = lane.y + (
                measures.above_px + measures.row_px if measures.is_band_behind else PARTIES_TOP_PX
            )
            for number, (_, party_bands) in enumerate(parties_in_view(given, lane.key)):
                middle = party_top + (number + 0.5) * measures.party_px
                for band in party_bands:
                    _draw_band(given, band, middle - PARTY_BAND_PX / 2, PARTY_BAND_PX, shapes, 2.0, opacity)
    return band_boxes, boxes


def span_of(given: SceneInput, band: Band) -> tuple[float, float] | None:
    """Give the visible part of a band in px, None where none is."""
    x0 = max(given.header_px + given.scale.x_at(band.start_ms), given.header_px)
    x1 = given.width_px
    if band.end_ms is not None:
        x1 = min(given.header_px + given.scale.x_at(band.end_ms + 1), given.width_px)
    return (x0, x1) if x1 - x0 >= 0.5 else None


def _draw_band(
    given: SceneInput,
    band: Band,
    top: float,
    height: float,
    sheet: Sheet,
    radius_px: float,
    opacity: float,
) -> Box | None:
    span = span_of(given, band)
    if span is None:
        return None
    tone = tone_of(band.standing)
    box = Box(span[0], top, span[1] - span[0], height)
    is_dashed = band.contested or band.uncertain
    outline = ("suspended" if band.contested else tone) if is_dashed else None
    look = RectLook(
        f"{tone}_ground", radius_px=radius_px, outline=outline, is_dashed=is_dashed, opacity=opacity
    )
    sheet.rect(box, look)
    if band.suspended:
        sheet.rect(box, RectLook("suspended", Fill.HATCH, opacity=opacity))
    return box


def _draw_word(given: SceneInput, band: Band, top: float, as_of_x: float | None, sheet: Sheet) -> Box | None:
    """Write what the band stands for, pinned to its visible part, beside the as-of line."""
    span = span_of(given, band)
    if span is None:
        return None
    text = band.word + (" · contested" if band.contested else "") + (" · uncertain" if band.uncertain else "")
    start, end = span[0] + _ROOM_PX, span[1] - _ROOM_PX
    stretches = [(start, end)]
    if as_of_x is not None and start - _LINE_PX < as_of_x < end + _LINE_PX:
        stretches = [(start, as_of_x - _LINE_PX), (max(start, as_of_x + _LINE_PX), end)]
    width = given.measure.width(text, Font.SECOND_STRONG)
    fitting = [stretch for stretch in stretches if stretch[1] - stretch[0] >= width]
    stretch = fitting[0] if fitting else max(stretches, key=lambda one: one[1] - one[0])
    room = stretch[1] - stretch[0]
    if room < _SHORTEST_PX and room < width:
        return None
    text = given.measure.elided(text, Font.SECOND_STRONG, room)
    width = given.measure.width(text, Font.SECOND_STRONG)
    height = given.measures.band_px
    sheet.text(stretch[0], top + height / 2 + 4, text, Font.SECOND_STRONG, f"{tone_of(band.standing)}_text")
    return Box(stretch[0], top, width, height)


def draw_party_names(given: SceneInput, lane: LaneGeometry, sheet: Sheet, words_end: float) -> None:
    """Name each party in the header column, at the height of its band.

    The lane's own name and headline, which stay at the top while it scrolls, end at `words_end`: a party
    beneath them is not named.
    """
    measures = given.measures
    party_top = lane.y + (measures.above_px + measures.row_px if measures.is_band_behind else PARTIES_TOP_PX)
    for number, (actor, _) in enumerate(parties_in_view(given, lane.key)):
        middle = party_top + (number + 0.5) * measures.party_px
        if middle < words_end + _PARTY_WORDS_PX:
            continue
        name = given.measure.elided(given.names.get(actor, ""), Font.SECOND, given.header_px - 36)
        sheet.text(24, middle + 4, name, Font.SECOND, "second")
        sheet.line((14, middle, 20, middle), LineLook("line"))
