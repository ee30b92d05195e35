"""Saving a picture as PNG: refused with the reason, or there as a whole."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from explorer.render.errors import PictureError
from explorer.render.limits import refuse_size
from explorer.render.picture import Picture, draw

_INCHES_A_METRE: Final = 39.37007874
_LONGEST_PATH: Final = 90


def refuse_place(path: Path) -> None:
    """Raise PictureError where no file can be written at `path`, with the reason."""
    try:
        _refuse_place(path)
    except (OSError, ValueError) as error:  # a name that is too long, or has a null in it
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise PictureError(f"No file can have the name “{path.name[:60]}”: {reason}.", "path") from error


def _refuse_place(path: Path) -> None:
    folder, told = path.parent, _shortened(path)
    if "\0" in str(path):
        raise ValueError("it has a null character in it")
    if path.is_dir():
        raise PictureError(f"{told} is a folder: give the picture a file name in it.", "path")
    if not folder.exists():
        raise PictureError(
            f"The folder {_shortened(folder)} does not exist: make it first or choose another.", "path"
        )
    if not folder.is_dir():
        raise PictureError(f"{_shortened(folder)} is not a folder, so no picture can be saved in it.", "path")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PictureError(f"The folder {_shortened(folder)} can't be written to: choose another.", "path")
    if path.exists() and not os.access(path, os.W_OK):
        raise PictureError(f"{told} is there already and write-protected: choose another name.", "path")


def _shortened(path: Path) -> str:
    """Write a path, of a very long one its end."""
    written = str(path)
    return written if len(written) <= _LONGEST_PATH else f"…{written[1 - _LONGEST_PATH :]}"


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
    path = path.resolve() if path.is_symlink() else path
    image = render(picture)
    for key, words in picture.chunks.items():
        image.setText(key, words)
    beside = path.with_name(f".picture-{token_hex(4)}.part")
    try:
        with beside.open("xb"):
            pass
        writer = QImageWriter(str(beside), b"png")
        if not writer.write(image):
            reason = writer.errorString().rstrip(".").lower() or "the file could not be written"
            raise PictureError(f"The picture could not be saved as {path}: {reason}.", "path")
        os.replace(beside, path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise PictureError(f"The picture could not be saved as {path}: {reason}.", "path") from error
    finally:
        with suppress(OSError):
            beside.unlink()
