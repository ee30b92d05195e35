"""How well text can be read: what each text is painted in and on, for scenes and for widgets.

A scene's primitives are painted one after the other, so that each text is held against what lies beneath it.
A widget is painted into an SVG, which keeps each text with its colour and place, and into an image, which
shows what it stands on.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QMenu, QWidget

from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import Theme, contrast
from explorer.scene.primitives import Lines, Primitive, Text

Pixels = npt.NDArray[np.uint8]

HAIRLINE_PX = 1.0
"""A line of the grid may run behind a text."""
SPARED = 0.02
"""So much of the ground beneath a text may be an edge of something beside it."""
FONT_SIZE = {"title": 20, "text": 13, "text_strong": 13, "second": 12, "second_strong": 12}


@dataclass(frozen=True, slots=True)
class Seen:
    """A text, the contrast it has, and where it stands in pixels."""

    text: str
    contrast: float
    where: tuple[int, int]
    is_enabled: bool = True

    def __str__(self) -> str:
        return f"{self.text!r} at {self.where}: {self.contrast:.2f}"


def seen_in_scene(
    primitives: Iterable[Primitive], theme: Theme, size: tuple[int, int], ground: str = "ground"
) -> Iterator[Seen]:
    """Each text of a scene against what was painted before it, hairlines left out."""
    image = QImage(QSize(*size), QImage.Format.Format_RGB32)
    image.fill(theme.colour(ground))
    measure = QtMeasure()
    painter = QPainter(image)
    for primitive in primitives:
        if isinstance(primitive, Text):
            tall = FONT_SIZE.get(primitive.font.value, 11)
            width = measure.width(primitive.text, primitive.font)
            box = _body(primitive.x, primitive.y, width, tall)
            beneath = _pixels(image, box.intersected(image.rect()))
            if primitive.text.strip() and beneath.size:
                colour = theme.colour(primitive.colour, primitive.opacity)
                yield Seen(primitive.text, _least(colour, beneath), (box.x(), box.y()))
        elif not (isinstance(primitive, Lines) and primitive.width_px <= HAIRLINE_PX):
            paint(painter, [primitive], theme)
    painter.end()


def seen_in_widget(widget: QWidget) -> list[Seen]:
    """Each text that shows in a widget and those inside it, against the commonest colour behind it."""
    drawing = _drawing(widget)
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for text, colour, box in _texts(drawing):
        inside = box.toAlignedRect().intersected(QRect(QPoint(0, 0), widget.size()))
        crop = _pixels(image, inside)
        if not text.strip() or not crop.size:
            continue
        ground = _commonest(crop)
        ink = _over(colour, ground)
        if _has(crop, ink, ground):  # or else something lies over it, or it is scrolled away
            where = inside.center()
            found.append(
                Seen(text, contrast(ink.name(), ground.name()), (where.x(), where.y()), _is_on(widget, where))
            )
    return found


def too_weak(seen: Iterable[Seen], least: float = 4.5, least_disabled: float = 3.0) -> list[str]:
    """What can't be read well enough, to be shown by a failing test."""
    return sorted({str(one) for one in seen if one.contrast < (least if one.is_enabled else least_disabled)})


def _body(x: float, baseline: float, width: float, tall: int) -> QRect:
    """Where the body of the letters stands, in whole pixels: neither their tips nor what lies beside them."""
    left, right = ceil(x), max(floor(x + width), ceil(x) + 1)
    top, bottom = ceil(baseline - 0.6 * tall), floor(baseline)
    return QRect(left, top, right - left, max(bottom - top, 1))


def _least(colour: QColor, beneath: Pixels) -> float:
    """The contrast that all but a few of the pixels beneath leave."""
    shades, counts = np.unique(beneath.reshape(-1, 3), axis=0, return_counts=True)
    found = []
    for (red, green, blue), count in zip(shades.tolist(), counts.tolist(), strict=True):
        ground = QColor(red, green, blue)
        found.append((contrast(_over(colour, ground).name(), ground.name()), count))
    found.sort()
    spared = SPARED * int(counts.sum())
    passed = 0
    for value, count in found:
        passed += count
        if passed > spared:
            return value
    return found[-1][0]


def _over(colour: QColor, ground: QColor) -> QColor:
    share = colour.alphaF()
    mixed = (
        round(a * share + b * (1 - share))
        for a, b in (
            (colour.red(), ground.red()),
            (colour.green(), ground.green()),
            (colour.blue(), ground.blue()),
        )
    )
    return QColor(*mixed)


def _pixels(image: QImage, box: QRect) -> Pixels:
    """The pixels of a part of an image as (height, width, 3) of red, green, blue."""
    if box.isEmpty():
        return np.empty((0, 0, 3), np.uint8)
    ratio = image.devicePixelRatio()
    part = QRect(
        round(box.x() * ratio),
        round(box.y() * ratio),
        round(box.width() * ratio),
        round(box.height() * ratio),
    )
    crop = image.copy(part).convertToFormat(QImage.Format.Format_RGB32)
    shape = (crop.height(), crop.bytesPerLine() // 4, 4)
    whole = np.frombuffer(crop.constBits(), np.uint8).reshape(shape)[:, : crop.width(), :3]
    return np.array(whole[:, :, ::-1])


def _commonest(crop: Pixels) -> QColor:
    shades, counts = np.unique(crop.reshape(-1, 3), axis=0, return_counts=True)
    return QColor(*shades[int(counts.argmax())].tolist())


def _has(crop: Pixels, ink: QColor, ground: QColor) -> bool:
    """Whether some pixel lies well on the way from the ground to the ink."""
    colour = np.array([ink.red(), ink.green(), ink.blue()], np.float64)
    under = np.array([ground.red(), ground.green(), ground.blue()], np.float64)
    way = colour - under
    length = float(way @ way)
    if length < 1:
        return False
    offsets = crop.reshape(-1, 3) - under
    along = offsets @ way / length
    aside = np.abs(offsets - along[:, None] * way).max(axis=1)
    return bool(((along > 0.55) & (along < 1.1) & (aside < 24)).any())


def _is_on(widget: QWidget, where: QPoint) -> bool:
    """Whether what stands at a point can be used."""
    at = widget.childAt(where) or widget
    if isinstance(at, QMenu):
        action = at.actionAt(at.mapFrom(widget, where) if at is not widget else where)
        return action is None or action.isEnabled()
    return at.isEnabled()


def _drawing(widget: QWidget) -> str:
    kept = QByteArray()
    device = QBuffer(kept)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(widget.size())
    generator.setResolution(96)
    painter = QPainter(generator)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", bytes(kept.data()).decode("utf-8", "replace"))


def _texts(drawing: str) -> Iterator[tuple[str, QColor, QRectF]]:
    """Each text of an SVG as Qt writes it, with its colour and its box in the widget's pixels."""
    for group in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}g"):
        place = re.match(r"matrix\(([^)]*)\)", group.get("transform", ""))
        if place is None:
            continue
        a, b, c, d, dx, dy = (float(number) for number in place[1].split(","))
        for text in group.findall("{http://www.w3.org/2000/svg}text"):
            words = text.text or ""
            font = QFont(text.get("font-family", ""))
            tall = float(text.get("font-size", "13"))
            font.setPixelSize(max(1, round(tall)))
            font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
            width = QFontMetricsF(font).horizontalAdvance(words)
            base = QPointF(float(text.get("x", "0")), float(text.get("y", "0")))
            box = QRectF(base.x(), base.y() - 0.8 * tall, width, 1.05 * tall)
            colour = QColor(text.get("fill", "#000000"))
            colour.setAlphaF(float(text.get("fill-opacity", "1")) * float(group.get("opacity", "1")))
            yield words, colour, QTransform(a, b, c, d, dx, dy).mapRect(box)
