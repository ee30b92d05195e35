"""Saving a picture in the format that its file's name ends in."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Final

from explorer.render.pdf import pdf_of, save_pdf
from explorer.render.picture import Picture
from explorer.render.png import save_png, write_png
from explorer.render.svg import save_svg, svg_of
from explorer.render.watch import Watch, unwatched


class PictureFormat(StrEnum):
    """What a picture can be saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """What the file's name ends in."""
        return f".{self.value}"


_WEIGHED_PIXELS: Final = 1_500_000
_GROWTH: Final = 1.25
"""A drawing twice as wide and high has 2 ** 1.25 times the bytes, as was seen with the sample."""
_SAVERS: Final[dict[PictureFormat, Callable[[Picture, Path, Watch], None]]] = {
    PictureFormat.PNG: save_png,
    PictureFormat.SVG: save_svg,
    PictureFormat.PDF: save_pdf,
}


def format_of(path: Path) -> PictureFormat | None:
    """Give the format that a name asks for, None where it is none of them."""
    return next((one for one in PictureFormat if one.suffix == path.suffix.lower()), None)


def save_picture(picture: Picture, path: Path, watch: Watch = unwatched) -> None:
    """Write a picture to `path` in the format of its name, else as PNG.

    Raises PictureError where its size or the place can't be had, and what `watch` raises; then nothing is
    left.
    """
    _SAVERS[format_of(path) or PictureFormat.PNG](picture, path, watch)


def weigh(picture: Picture, form: PictureFormat) -> int:
    """Tell about how many bytes the file will have; a large PNG's by a smaller one."""
    if form is PictureFormat.SVG:
        return len(svg_of(picture))
    if form is PictureFormat.PDF:
        return len(pdf_of(picture))
    width, height = picture.size_px
    share = min(1.0, sqrt(_WEIGHED_PIXELS / (width * height)))
    smaller = replace(picture, scale=picture.scale * share)
    kept = BytesIO()
    write_png(smaller, kept)
    return round(kept.tell() / float(share**_GROWTH))
