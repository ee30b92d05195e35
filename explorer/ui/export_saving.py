"""What is made of a picture on a thread of its own: its file, its copy, and what takes long to tell of it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from explorer.render.fonts import QtMeasure
from explorer.render.pdf import pdf_of
from explorer.render.picture import Picture, enough_px
from explorer.render.png import render
from explorer.render.request import PictureRequest
from explorer.render.saving import PictureFormat, save_picture, weigh
from explorer.render.svg import svg_of
from explorer.render.timeline import Arranged
from explorer.render.watch import Watch


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that is there."""

    path: Path


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture to be copied, and `written`, the same as SVG or PDF where that is its format."""

    image: QImage
    written: bytes


@dataclass(frozen=True, slots=True)
class Weighed:
    """About how many bytes a picture's file has, and a height that holds all lanes, 0 where none does."""

    picture: Picture
    weight: int
    enough_px: int


def save(picture: Picture, path: Path, watch: Watch) -> Saved:
    """Write the file."""
    save_picture(picture, path, watch)
    return Saved(path)


def draw(picture: Picture, form: PictureFormat, watch: Watch) -> Drawn:
    """Draw what goes into the clipboard."""
    watch(0.0)
    image = render(picture)
    watch(0.8)
    write = {PictureFormat.SVG: svg_of, PictureFormat.PDF: pdf_of}.get(form)
    written = b"" if write is None else write(picture)
    watch(1.0)
    return Drawn(image, written)


@dataclass(frozen=True, slots=True)
class Weighing:
    """A picture to be weighed, and all that is needed to look for a height that holds it."""

    picture: Picture
    form: PictureFormat
    request: PictureRequest
    arranged: Arranged

    def weigh(self, watch: Watch) -> Weighed:
        """Weigh it and look for the height."""
        watch(0.0)
        enough = enough_px(self.request, self.picture, QtMeasure(), self.arranged)
        watch(0.5)
        return Weighed(self.picture, weigh(self.picture, self.form), enough)
