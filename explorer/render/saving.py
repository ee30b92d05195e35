"""Saving a picture in the format that its file's name ends in."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final

from explorer.render.pdf import save_pdf
from explorer.render.picture import Picture
from explorer.render.png import save_png
from explorer.render.svg import save_svg


class PictureFormat(StrEnum):
    """What a picture can be saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """What the file's name ends in."""
        return f".{self.value}"


_SAVERS: Final[dict[PictureFormat, Callable[[Picture, Path], None]]] = {
    PictureFormat.PNG: save_png,
    PictureFormat.SVG: save_svg,
    PictureFormat.PDF: save_pdf,
}


def format_of(path: Path) -> PictureFormat | None:
    """Give the format that a name asks for, None where it is none of them."""
    return next((one for one in PictureFormat if one.suffix == path.suffix.lower()), None)


def save_picture(picture: Picture, path: Path, form: PictureFormat | None = None) -> None:
    """Write a picture to `path` in `form`, else in that of its name, else as PNG.

    Raises PictureError where its size or the place can't be had, and then leaves nothing.
    """
    _SAVERS[form or format_of(path) or PictureFormat.PNG](picture, path)
