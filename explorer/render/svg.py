"""A picture as SVG: shapes that stay sharp at every size, and text that stays text.

The same primitives as on screen, written shape for shape as `paint` draws them. What only some viewers
know (clipping, patterns, filters, style sheets) is not used, but for the font, which is carried along;
a viewer that has it neither there nor on its system squeezes another one into the same widths.
"""

import base64
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QRawFont

from explorer.paths import resources
from explorer.render.font_subset import compressed, cut_down
from explorer.render.fonts import FAMILY, FILES, QtMeasure, font, one_line, size_of
from explorer.render.picture import Picture, layers
from explorer.render.places import write_whole
from explorer.render.svg_shapes import SvgShapes, drawn_as, number
from explorer.render.watch import Watch, unwatched
from explorer.scene.primitives import Font, Primitive, Text

_MM_AN_INCH: Final = 25.4
_FAMILIES: Final = f"'{FAMILY}','Source Sans Pro','Noto Sans','Helvetica Neue',Arial,sans-serif"
_NOT_XML: Final = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"
)
"""What no XML document may hold."""


def save_svg(picture: Picture, path: Path, watch: Watch = unwatched) -> None:
    """Write a picture to `path` as SVG; the same picture gives the same bytes.

    Raises PictureError where the place can't be had, and what `watch` raises, and then leaves nothing.
    """
    watch(0.0)
    document = svg_of(picture)
    watch(1.0)

    def write(beside: Path) -> None:
        beside.write_bytes(document)

    write_whole(path, write)


def svg_of(picture: Picture) -> bytes:
    """Give a picture as an SVG document in UTF-8; needs a Qt application, no display."""
    body = _Body(picture)
    for shift_px, primitives in layers(picture):
        body.add(shift_px, primitives)
    width, height = picture.size_px
    millimetres = [side / picture.dpi * _MM_AN_INCH for side in (width, height)]
    label = picture.title or picture.subtitle or "Timeline"
    written = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(millimetres[0])}mm"'
        f' height="{number(millimetres[1])}mm"'
        f' viewBox="0 0 {number(picture.width_px)} {number(picture.height_px)}" role="img"'
        f" font-family={quoteattr(_FAMILIES)}>",
        f"<title>{_plain(label)}</title>",
        f"<desc>{_plain('. '.join(f'{key}: {words}' for key, words in picture.chunks.items()))}</desc>",
        _fonts_of(body.letters),
        body.definitions,
        *body.written,
        "</svg>\n",
    ]
    return "\n".join(part for part in written if part).encode()


class _Body:
    """What stands between the tags of the document."""

    def __init__(self, picture: Picture) -> None:
        self.written: list[str] = []
        self.letters: dict[bool, set[str]] = {False: set(), True: set()}
        self._picture = picture
        self._shapes = SvgShapes(picture.theme, picture.scale)
        self._measure = QtMeasure()

    @property
    def definitions(self) -> str:
        """The gradients that shapes are filled with."""
        made = self._shapes.gradients
        return f"<defs>{''.join(made)}</defs>" if made else ""

    def add(self, shift_px: float, primitives: Iterable[Primitive]) -> None:
        """Write primitives in their order, all of them moved down by `shift_px`."""
        self.written.append(f'<g transform="translate(0 {number(shift_px)})">' if shift_px else "<g>")
        for primitive in primitives:
            if isinstance(primitive, Text):
                self.written.append(self._text(primitive))
            else:
                self.written += self._shapes.of(primitive)
        self.written.append("</g>")

    def _text(self, text: Text) -> str:
        words = one_line(text.text).translate(_NOT_XML)
        if not words.strip():
            return ""
        if self._picture.is_text_drawn:
            path = QPainterPath()
            path.addText(QPointF(text.x, text.y), font(text.font), words)
            return f'<path d="{drawn_as(path)}"{self._shapes.fill(text.colour, text.opacity)}/>'
        size_px, is_strong = size_of(text.font)
        self.letters[is_strong].update(words)
        width = self._measure.width(text.text, text.font)
        weight = ' font-weight="600"' if is_strong else ""
        is_leftward = _is_leftward(words)
        direction = ' direction="rtl" text-anchor="end"' if is_leftward else ""
        return (
            f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{size_px}"{weight}{direction}'
            f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
            f"{self._shapes.fill(text.colour, text.opacity)}>{escape(words)}</text>"
        )


def _is_leftward(words: str) -> bool:
    """Whether a line begins with a letter of a script that runs to the left."""
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _plain(words: str) -> str:
    return escape(one_line(words).translate(_NOT_XML))


def _fonts_of(letters: dict[bool, set[str]]) -> str:
    """Write the font's letters that are used as a style sheet, for viewers that take fonts from it."""
    faces = []
    for is_strong, used in letters.items():
        if used:
            carried = base64.b64encode(_carried(is_strong, "".join(sorted(used)))).decode("ascii")
            faces.append(
                f"@font-face{{font-family:'{FAMILY}';font-weight:{600 if is_strong else 400};"
                f"src:url(data:font/woff;base64,{carried}) format('woff')}}"
            )
    return f"<style>{''.join(faces)}</style>" if faces else ""


@cache
def _font_file(is_strong: bool) -> bytes:
    return (resources() / "fonts" / FILES[is_strong]).read_bytes()


def _carried(is_strong: bool, letters: str) -> bytes:
    raw = QRawFont.fromFont(font(Font.TEXT_STRONG if is_strong else Font.TEXT))
    return compressed(cut_down(_font_file(is_strong), _glyphs(raw, letters)))


def _glyphs(raw: QRawFont, letters: str) -> Sequence[int]:
    found = raw.glyphIndexesForString(letters)
    return [int(one) for one in np.asarray(found, dtype=np.int64).ravel()]
