"""Saving a picture as PNG: refused with the reason, or there as a whole."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from explorer.render.errors import PictureError
from explorer.render.limits import refuse_size
from explorer.render.picture import Picture, draw
from explorer.render.places import refuse_place, write_whole

_INCHES_A_METRE: Final = 39.37007874


def render(picture: Picture) -> QImage:
    """Draw a picture at its full size; raises PictureError where it is too large."""
    width, height = picture.size_px
    refuse_size(width, height)
    kind = QImage.Format.Format_ARGB32_Premultiplied if picture.is_transparent else QImage.Format.Format_RGB32
    image = QImage(width, height, kind)
    if image.isNull():
        raise PictureError(
            f"There is not enough memory for {width:,} × {height:,} px: make one side or the scale smaller.",
            "width",
        )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(width / picture.width_px, height / picture.height_px)
    draw(painter, picture)
    painter.end()
    metres = round(picture.dpi * _INCHES_A_METRE)
    image.setDotsPerMeterX(metres)
    image.setDotsPerMeterY(metres)
    return image


def save_png(picture: Picture, path: Path) -> None:
    """Write a picture to `path`, replacing a file that is there; the same picture gives the same bytes.

    It is written beside and renamed, so that there is never half a picture; text chunks carry what the
    picture shows. Raises PictureError where its size or the place can't be had, and then leaves nothing.
    """
    refuse_place(path)
    image = render(picture)
    for key, words in picture.chunks.items():
        image.setText(key, words)

    def write(beside: Path) -> None:
        writer = QImageWriter(str(beside), b"png")
        if not writer.write(image):
            reason = writer.errorString().rstrip(".").lower() or "the file could not be written"
            raise PictureError(f"The picture could not be saved as {path}: {reason}.", "path")

    write_whole(path, write)
