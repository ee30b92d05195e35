"""Comparing pictures pixel by pixel, and drawing primitives to compare."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.render.paint import paint
from explorer.render.theme import load_theme
from explorer.scene.primitives import Primitive

GOLDEN = Path(__file__).parent / "golden"


def drawn(
    primitives: Iterable[Primitive],
    width: int,
    height: int,
    *,
    theme: str = "light",
    scale: float = 1.0,
    ground: str | None = "ground",
) -> QImage:
    """Paint primitives on a fresh image; without a ground it is transparent."""
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(load_theme(theme).colour(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, primitives, load_theme(theme))
    painter.end()
    return image


def pixel(image: QImage, x: int, y: int) -> str:
    """Give the colour of a pixel as `#rrggbb`."""
    return image.pixelColor(x, y).name()


def assert_golden(image: QImage, name: str) -> None:
    """Hold an image against `golden/NAME.png`, exactly; on failure leave got, expected and difference.

    With UPDATE_GOLDEN set, the image becomes the golden one.
    """
    path = GOLDEN / f"{name}.png"
    got = image.convertToFormat(QImage.Format.Format_RGB32)
    if os.environ.get("UPDATE_GOLDEN"):
        assert got.save(str(path))
    expected = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    if got == expected:
        return
    folder = Path(tempfile.mkdtemp(prefix=f"golden-{name}-"))
    got.save(str(folder / "got.png"))
    expected.save(str(folder / "expected.png"))
    differing = _difference(got, expected)
    differing.save(str(folder / "difference.png"))
    raise AssertionError(f"{name}.png is drawn otherwise: see {folder}")


def _difference(got: QImage, expected: QImage) -> QImage:
    """White where both are the same, red where not."""
    made = QImage(got.size().expandedTo(expected.size()), QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    for y in range(made.height()):
        for x in range(made.width()):
            inside = got.rect().contains(x, y) and expected.rect().contains(x, y)
            if not inside or got.pixel(x, y) != expected.pixel(x, y):
                made.setPixelColor(x, y, QColor("red"))
    return made
