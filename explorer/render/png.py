"""Saving a picture as PNG: refused with the reason, or there as a whole; strip by strip, however large."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from explorer.render.errors import PictureError
from explorer.render.limits import refuse_size
from explorer.render.picture import Picture, draw
from explorer.render.places import write_whole
from explorer.render.png_file import PngFile
from explorer.render.watch import Watch, unwatched

_INCHES_A_METRE: Final = 39.37007874
_STRIP_PIXELS: Final = 1 << 24
"""So much is drawn at once; few strips, for each looks at everything that is drawn."""
_ROWS_AT_ONCE: Final = 64
_DRAWING: Final = 0.5
"""The share of the work that drawing is; packing is the rest."""


def render(picture: Picture) -> QImage:
    """Draw a picture at its full size; raises PictureError where it is too large."""
    width, height = picture.size_px
    refuse_size(width, height)
    image = _strip(picture, 0, height)
    metres = _dots_a_metre(picture)
    image.setDotsPerMeterX(metres)
    image.setDotsPerMeterY(metres)
    return image


def save_png(picture: Picture, path: Path, watch: Watch = unwatched) -> None:
    """Write a picture to `path`, replacing a file that is there; the same picture gives the same bytes.

    It is written beside and renamed, so that there is never half a picture; text chunks carry what the
    picture shows. Raises PictureError where its size or the place can't be had, and what `watch` raises,
    and then leaves nothing.
    """
    refuse_size(*picture.size_px)

    def write(beside: Path) -> None:
        with beside.open("wb") as target:
            write_png(picture, target, watch)

    write_whole(path, write)


def write_png(picture: Picture, target: BinaryIO, watch: Watch = unwatched) -> None:
    """Write a picture as a PNG file."""
    width, height = picture.size_px
    kind = QImage.Format.Format_RGBA8888 if picture.is_transparent else QImage.Format.Format_RGB888
    made = PngFile(
        target,
        width,
        height,
        has_alpha=picture.is_transparent,
        dots_a_metre=_dots_a_metre(picture),
        texts=picture.chunks,
    )
    watch(0.0)
    for top, rows in _strips(width, height):
        strip = _strip(picture, top, rows).convertToFormat(kind)
        watch((top + rows * _DRAWING) / height)
        stride, pixels = strip.bytesPerLine(), memoryview(strip.constBits())
        for done in range(0, rows, _ROWS_AT_ONCE):
            end = min(done + _ROWS_AT_ONCE, rows)
            made.write_rows(pixels[done * stride : end * stride], stride)
            watch((top + rows * _DRAWING + end * (1 - _DRAWING)) / height)
    made.finish()


def _strips(width: int, height: int) -> Iterator[tuple[int, int]]:
    """Cut a height into strips: the top of each and its rows."""
    most = max(_STRIP_PIXELS // width, 1)
    for top in range(0, height, most):
        yield top, min(most, height - top)


def _strip(picture: Picture, top: int, rows: int) -> QImage:
    """Draw so many rows of a picture, the same pixels as if it were drawn as a whole."""
    width, height = picture.size_px
    kind = QImage.Format.Format_ARGB32_Premultiplied if picture.is_transparent else QImage.Format.Format_RGB32
    image = QImage(width, rows, kind)
    if image.isNull():
        raise PictureError(
            f"There is not enough memory for {width:,} × {height:,} px: make one side or the scale smaller.",
            "width",
        )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(0, -top)
    painter.scale(width / picture.width_px, height / picture.height_px)
    draw(painter, picture)
    painter.end()
    return image


def _dots_a_metre(picture: Picture) -> int:
    return round(picture.dpi * _INCHES_A_METRE)
