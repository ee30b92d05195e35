"""An agreement's life as a strip: what stood from its first act to the as-of day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from explorer.model.bands import Band, bands_of
from explorer.model.calendar import civil, day_last_ms, day_of_ms
from explorer.model.day_words import year_in_words
from explorer.model.ids import Day, RecordId
from explorer.model.records import AgreementLife
from explorer.model.wording import day_short
from explorer.render.fonts import sized_font
from explorer.render.shapes import hatch
from explorer.render.theme import Theme
from explorer.ui.panes.standing_words import tone_of

MOST_PARTIES: Final = 8
_WHOLE_PX: Final = 12
_PARTY_PX: Final = 6
_GAP_PX: Final = 3
_AXIS_PX: Final = 20
_TOP_PX: Final = 6
_SHORTEST_PX: Final = 4.0
"""However short a standing lasted, it can be seen."""


@dataclass(frozen=True, slots=True)
class StripBand:
    """One standing as a share of the strip's width, 0 to 1; `word` tells it in full."""

    start: float
    end: float
    tone: str
    is_suspended: bool
    is_uncertain: bool
    word: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows of a strip, the whole first, and the labels at its ends."""

    rows: tuple[tuple[StripBand, ...], ...]
    first: str
    last: str

    @property
    def height_px(self) -> int:
        """The height that it takes."""
        return _TOP_PX + _WHOLE_PX + (len(self.rows) - 1) * (_PARTY_PX + _GAP_PX) + _AXIS_PX

    def row_box(self, row: int, box: QRectF) -> QRectF:
        """Where a row lies within the strip's box."""
        if row == 0:
            return QRectF(box.left(), box.top() + _TOP_PX, box.width(), _WHOLE_PX)
        top = box.top() + _TOP_PX + _WHOLE_PX + _GAP_PX + (row - 1) * (_PARTY_PX + _GAP_PX)
        return QRectF(box.left(), top, box.width(), _PARTY_PX)

    def word_at(self, place: QPointF, box: QRectF) -> str:
        """What stands under a place within the strip's box, in words; empty where nothing does."""
        share = (place.x() - box.left()) / max(box.width(), 1.0)
        for row, bands in enumerate(self.rows):
            where = self.row_box(row, box)
            if where.top() - 1 <= place.y() <= where.bottom() + 1:
                return next((band.word for band in bands if band.start <= share <= band.end), "")
        return ""


def strip_of(life: AgreementLife, as_of: Day) -> Strip | None:
    """The strip of an agreement on a day; None before its first act, or where nothing of it has a date."""
    bands = bands_of(life.agreement, life.acts, as_of)
    rows = [bands.whole, *(those for _, those in bands.parties[:MOST_PARTIES])]
    starts = [band.start_ms for row in rows for band in row]
    if not starts:
        return None
    first_ms, last_ms = min(starts), day_last_ms(as_of)
    if last_ms <= first_ms:
        return None
    names = ["", *(_name(actor, life.names) for actor, _ in bands.parties[:MOST_PARTIES])]
    told = tuple(
        tuple(_share(band, first_ms, last_ms, name) for band in row)
        for row, name in zip(rows, names, strict=True)
    )
    year = civil(day_of_ms(first_ms))[0]
    return Strip(told, year_in_words(year), day_short(as_of))


def _name(actor: RecordId, names: Mapping[RecordId, str]) -> str:
    return names.get(actor, "")


def _share(band: Band, first_ms: int, last_ms: int, name: str) -> StripBand:
    length = last_ms - first_ms
    end_ms = last_ms if band.end_ms is None else min(band.end_ms, last_ms)
    return StripBand(
        (band.start_ms - first_ms) / length,
        (end_ms - first_ms) / length,
        tone_of(band.standing),
        band.suspended or band.standing == "suspended",
        band.uncertain,
        f"{name}: {band.word}" if name else band.word,
    )


def paint_strip(painter: QPainter, strip: Strip, box: QRectF, theme: Theme) -> None:
    """Draw the strip within `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row, bands in enumerate(strip.rows):
        where = strip.row_box(row, box)
        for band in bands:
            right = where.left() + band.end * where.width()
            left = min(where.left() + band.start * where.width(), right - _SHORTEST_PX)
            _paint_band(painter, band, QRectF(left, where.top(), right - left, where.height()), theme)
    bottom = strip.row_box(len(strip.rows) - 1, box).bottom() + 2
    painter.setPen(QPen(theme.colour("as_of"), 2))
    painter.drawLine(QPointF(box.right() - 1, box.top() + 2), QPointF(box.right() - 1, bottom))
    painter.setFont(sized_font(11))
    labels = QRectF(box.left(), bottom, box.width(), _AXIS_PX - 2)
    painter.setPen(theme.colour("third"))
    painter.drawText(labels, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, strip.first)
    painter.setPen(theme.colour("as_of"))
    painter.drawText(labels, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, strip.last)


def _paint_band(painter: QPainter, band: StripBand, box: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    tone = "in_force" if band.is_suspended else band.tone
    painter.setBrush(theme.colour(f"{tone}_ground", 0.6 if band.is_uncertain else 1.0))
    painter.drawRect(box)
    if band.is_suspended:
        painter.setBrush(theme.colour("suspended"))
        stripes = hatch(box.left(), box.top(), box.width(), box.height())
        for x, y, run in stripes.runs:
            painter.translate(x, y)
            painter.drawPath(run)
            painter.translate(-x, -y)
        for stripe in stripes.cut:
            painter.drawConvexPolygon(stripe)
