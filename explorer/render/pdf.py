"""A picture as PDF: one page of its size on paper, with its font, and text that can be found and copied."""

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from explorer import __version__
from explorer.render.errors import PictureError
from explorer.render.paint import paint
from explorer.render.picture import Picture, layers
from explorer.render.places import write_whole
from explorer.render.watch import Watch, unwatched
from explorer.scene.primitives import Fill, Primitive, Rects

_POINTS_AN_INCH: Final = 72
_LONGEST_INCHES: Final = 200
"""What viewers take: 14,400 units of a point."""
_DOTS_AN_INCH: Final = 1200
"""How finely places are told in the file; nothing on it is made of dots."""
_MOMENTS: Final = re.compile(rb"/(?:Creation|Mod)Date ?\(D:[^)]*\)|xmp:\w+Date=\"[^\"]*\"")
_FADE_STEPS: Final = 16
"""More of them, each fainter, and viewers round their colours away."""
_NOWHEN: Final = QUuid("{00000000-0000-4000-8000-000000000000}")


def save_pdf(picture: Picture, path: Path, watch: Watch = unwatched) -> None:
    """Write a picture to `path` as PDF; the same picture gives the same bytes.

    Raises PictureError where its size on paper or the place can't be had, and what `watch` raises; then it
    leaves nothing.
    """
    watch(0.0)
    document = pdf_of(picture)
    watch(1.0)

    def write(beside: Path) -> None:
        beside.write_bytes(document)

    write_whole(path, write)


def pdf_of(picture: Picture) -> bytes:
    """Give a picture as a PDF document; needs a Qt application, no display.

    Raises PictureError where the page is larger than a PDF's can be.
    """
    inches = [side / picture.dpi for side in picture.size_px]
    refuse_paper(picture)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setTitle(picture.title or picture.subtitle)
    writer.setCreator(f"Timeline Explorer {__version__}")
    writer.setDocumentId(_NOWHEN)
    size = QPageSize(
        QSizeF(*(side * _POINTS_AN_INCH for side in inches)),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    page = writer.pageLayout().fullRectPixels(_DOTS_AN_INCH)  # its sides are whole points
    painter.scale(page.width() / picture.width_px, page.height() / picture.height_px)
    for shift_px, primitives in layers(picture):
        painter.save()
        painter.translate(0.0, shift_px)
        paint(painter, chain.from_iterable(map(_stepped, primitives)), picture.theme)
        painter.restore()
    painter.end()
    kept.close()
    return _without_its_moment(bytes(kept.data().data()))


def refuse_paper(picture: Picture) -> None:
    """Raise PictureError where a page is larger than viewers take."""
    for side_px, field in zip(picture.size_px, ("width", "height"), strict=True):
        side = side_px / picture.dpi
        if side > _LONGEST_INCHES:
            raise PictureError(
                f"A PDF of {side:,.0f} inches is too large: {_LONGEST_INCHES} in are the most for a side."
                f" Make it smaller, or the resolution finer than {picture.dpi:g} dpi.",
                field,
            )


def _stepped(primitive: Primitive) -> Iterable[Primitive]:
    """Turn what fades into boxes that lie on each other, each adding a little.

    Qt writes fading colours for PDF in a way that every viewer shows as solid; boxes beside each other
    would show seams.
    """
    if not isinstance(primitive, Rects) or primitive.fill not in (Fill.FADE_IN, Fill.FADE_OUT):
        return (primitive,)
    boxes = np.asarray(primitive.boxes, dtype=np.float64).reshape(-1, 4)
    made, seen_through = [], 1.0
    for step in range(_FADE_STEPS):
        share = (step + 0.5) / _FADE_STEPS
        opacity = 1 - (1 - primitive.opacity * share) / seen_through
        seen_through *= 1 - opacity
        part = boxes.copy()
        cut = boxes[:, 2] * step / _FADE_STEPS
        part[:, 2] -= cut
        if primitive.fill is Fill.FADE_IN:
            part[:, 0] += cut
        made.append(Rects(part, primitive.colour, opacity=opacity))
    return made


def _without_its_moment(document: bytes) -> bytes:
    """Take the moment of writing out; nothing moves, since the file tells its places by bytes."""
    return _MOMENTS.sub(lambda found: b" " * len(found[0]), document)
