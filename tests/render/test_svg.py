"""SVG: the painter's picture in shapes and text, sound XML, with its font."""

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer

from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.render.picture import Picture, compose
from explorer.render.png import render
from explorer.render.request import PictureRequest
from explorer.render.saving import save_picture
from explorer.render.svg import svg_of
from explorer.render.svg_shapes import SvgShapes
from explorer.render.theme import load_theme
from explorer.scene.primitives import Fill, Lines, Marks, Primitive, Rects, Shape
from explorer.scene.primitives import Path as Curve
from tests.render.pictures import drawn
from tests.render.story import AS_OF, INF, PACT, story

SVG = "{http://www.w3.org/2000/svg}"


def picture(**wishes: object) -> Picture:
    """A small picture of the story with the wishes of a test."""
    eve = {
        "first_ms": day_first_ms(day_of(2018, 3, 1)),
        "last_ms": day_last_ms(day_of(2019, 4, 30)),
        "as_of": AS_OF,
        "title": "On the eve",
        "width_px": 800,
        "height_px": 420,
        "has_legend": True,
        "unfolded": frozenset({INF, PACT}),
    }
    return compose(replace(PictureRequest(story()), **{**eve, **wishes}))


def seen(document: bytes, width: int, height: int) -> QImage:
    """What a renderer that is not ours makes of a document."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(document)
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    """The colours of an image as numbers, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    bytes_of = np.frombuffer(plain.constBits(), np.uint8).copy()
    return bytes_of.reshape(image.height(), -1, 4)[:, :, :3].astype(int)


def unlike(one: QImage, other: QImage) -> float:
    """The share of pixels that are clearly another colour in two images of one size."""
    a, b = pixels(one), pixels(other)
    return float((np.abs(a - b).max(axis=2) > 60).mean())


def test_another_renderer_shows_the_picture_of_the_screen() -> None:
    """With its letters as shapes, the file looks in Qt's SVG renderer as the PNG does."""
    made = picture(is_text_drawn=True)
    assert unlike(seen(svg_of(made), 800, 420), render(made)) < 0.01


SHAPES: tuple[Primitive, ...] = (
    Rects(np.array([[4.0, 4, 40, 12], [50, 4, 0.2, 12]]), "in_force_ground"),
    Rects(np.array([[4.0, 20, 60, 12]]), "suspended", Fill.HATCH),
    Rects(np.array([[4.0, 36, 60, 12]]), "accent", radius_px=4, outline="text"),
    Rects(np.array([[4.0, 52, 60, 12]]), "accent_ground", radius_px=4, outline="accent", is_dashed=True),
    Lines(np.array([[70.0, 4, 70, 60], [72, 10, 110, 10]]), "line"),
    Lines(np.array([[72.0, 14, 110, 50]]), "text", 2.0),
    Curve(np.array([[72.0, 60], [80, 30], [110, 30], [116, 60]]), "as_of", has_arrow=True),
    *(Marks(np.array([[8.0 + 7 * at, 68]]), shape, "text") for at, shape in enumerate(Shape)),
    *(
        Marks(np.array([[20.0 + 16 * at, 72]]), shape, "actor:1", is_hollow=True)
        for at, shape in enumerate((Shape.DISC, Shape.SPEECH, Shape.DIAMOND))
    ),
)


@pytest.mark.parametrize("primitive", SHAPES, ids=lambda one: type(one).__name__)
def test_each_shape_is_written_as_it_is_painted(primitive: Primitive) -> None:
    """Boxes, hatches, outlines, dashes, lines, curves and marks cover the same pixels in both."""
    shapes = SvgShapes(load_theme("light"), 1.0)
    body = "".join(shapes.of(primitive))
    document = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">{body}</svg>'
    theirs, ours = seen(document.encode(), 480, 320), drawn([primitive], 120, 80, scale=4, ground=None)
    ours.setDevicePixelRatio(1)
    ground = QImage(480, 320, QImage.Format.Format_RGB32)
    both = []
    for image in (theirs, ours):
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        both.append(ground.copy())
    assert unlike(*both) < 0.008
    assert bool((pixels(both[1]) < 255).any())


def test_a_fade_is_a_gradient_of_one_colour() -> None:
    """What fades on screen fades in the file, from nothing to the colour or back."""
    shapes = SvgShapes(load_theme("light"), 1.0)
    (written,) = shapes.of(Rects(np.array([[0.0, 0, 10, 10]]), "accent", Fill.FADE_IN, opacity=0.5))
    (gradient,) = shapes.gradients
    name = re.search('id="([^"]+)"', gradient)
    assert name is not None
    assert f"url(#{name[1]})" in written
    assert re.findall('stop-opacity="([^"]+)"', gradient) == ["0", "0.5"]


def test_text_stays_text() -> None:
    """Titles can be found, copied and read aloud; none is a shape."""
    root = ET.fromstring(svg_of(picture()))
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert {"On the eve", "INF Treaty", "22 Feb 2019", "Second summit, Hanoi"} <= set(words)
    assert root.find(f"{SVG}title").text == "On the eve"
    assert "Records: 6" in root.find(f"{SVG}desc").text


def test_each_line_of_text_has_the_width_it_was_laid_out_for() -> None:
    """A viewer with another font squeezes it: no title reaches into the next mark."""
    made = picture()
    root = ET.fromstring(svg_of(made))
    for one in root.iter(f"{SVG}text"):
        assert float(one.get("x")) + float(one.get("textLength")) <= made.width_px + 1


def test_letters_as_shapes_need_no_font() -> None:
    """Where it must look alike everywhere, no text and no font is in the file."""
    document = svg_of(picture(is_text_drawn=True)).decode()
    assert "<text" not in document
    assert "@font-face" not in document


def test_the_font_comes_with_the_file() -> None:
    """Both weights are in it, each a sound font with the letters that are used and few others."""
    document = svg_of(picture(title="Ünïcødé élan")).decode()
    carried = re.findall("font-weight:([0-9]+);src:url\\(data:font/woff;base64,([^)]+)\\)", document)
    assert [weight for weight, _ in carried] == ["400", "600"]
    for _, packed in carried:
        font = QRawFont(base64.b64decode(packed), 20)
        assert font.isValid()
        assert font.familyName() == "Source Sans 3"
    bold = QRawFont(base64.b64decode(carried[1][1]), 20)
    for letter, is_there in (("Ü", True), ("é", True), ("Q", False)):
        (glyph,) = bold.glyphIndexesForString(letter)
        assert bold.pathForGlyph(glyph).isEmpty() != is_there
    assert len(document) < 200_000


@pytest.mark.parametrize("title", ["<b>&amp;\"'</b>", "two\nlines\x00\x1b", "\ud800", "العربية", "하노이 🕊"])
def test_any_title_makes_sound_xml(title: str) -> None:
    """Markup, control characters and half characters can't break the document."""
    root = ET.fromstring(svg_of(picture(title=title)))
    (shown,) = [one for one in root.iter(f"{SVG}text") if one.get("font-size") == "20"]
    assert shown.text
    assert (shown.get("direction") == "rtl") == (title == "العربية")


def test_its_size_on_paper_is_that_of_the_picture() -> None:
    """1600 px at 200 dpi are 203.2 mm, whatever the viewer thinks a pixel is."""
    root = ET.fromstring(svg_of(picture(scale=2, dpi=200)))
    assert (root.get("width"), root.get("height")) == ("203.2mm", "106.68mm")
    assert root.get("viewBox") == "0 0 800 420"


def test_a_transparent_picture_has_no_page() -> None:
    """Neither page nor ground is drawn."""
    clear = seen(svg_of(picture(is_transparent=True, is_text_drawn=True)), 800, 420)
    assert clear.pixelColor(799, 2).alpha() == 0
    assert seen(svg_of(picture()), 800, 420).pixelColor(799, 2).alpha() == 255


def test_twice_the_same_picture_is_twice_the_same_file(tmp_path: Path) -> None:
    """No time, no name and no chance is in an SVG or a PDF."""
    for suffix in ("svg", "pdf"):
        one, other = tmp_path / f"one.{suffix}", tmp_path / f"other.{suffix}"
        save_picture(picture(), one)
        save_picture(picture(), other)
        assert one.read_bytes() == other.read_bytes()
        assert b"/tmp" not in one.read_bytes()
