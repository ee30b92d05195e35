"""The program's own icons, drawn from `resources/icons` in a theme's colours, sharp at every scale."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.paths import resources
from explorer.render.theme import Theme
from explorer.scene.primitives import Colour

_SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_APP_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)
_INK: Final = "#000000"
"""The colour that the files are drawn in; a theme's takes its place."""


@cache
def icon_names() -> frozenset[str]:
    """Give the names of all icons."""
    return frozenset(path.stem for path in (resources() / "icons").glob("*.svg"))


def icon(name: str, theme: Theme, size: int = 16, colour: Colour = "second") -> QIcon:
    """Make an icon of `size` logical pixels; it is greyed where disabled and takes the accent where selected.

    Raises KeyError where there is no icon of that name.
    """
    made = QIcon()
    modes = (
        (QIcon.Mode.Normal, colour),
        (QIcon.Mode.Active, "text" if colour == "second" else colour),
        (QIcon.Mode.Disabled, "disabled"),
        (QIcon.Mode.Selected, "accent" if colour == "second" else colour),
    )
    drawn: dict[Colour, list[QPixmap]] = {}
    for mode, role in modes:
        if role not in drawn:
            renderer = _renderer(name, theme.colour(role))
            drawn[role] = [_rendered(renderer, size, scale) for scale in _SCALES]
        for each in drawn[role]:
            made.addPixmap(each, mode)
    return made


def pixmap(name: str, colour: QColor, size: int = 16, scale: float = 1.0) -> QPixmap:
    """Draw an icon in one colour at `size` logical pixels for a screen of `scale`."""
    return _rendered(_renderer(name, colour), size, scale)


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawn(name).replace(_INK, colour.name()).encode()))


def _rendered(renderer: QSvgRenderer, size: int, scale: float) -> QPixmap:
    side = round(size * scale)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def app_icon() -> QIcon:
    """Make the program's own icon, for windows and task bars."""
    renderer = QSvgRenderer(str(resources() / "icons" / "app" / "timeline-explorer.svg"))
    made = QIcon()
    for side in _APP_SIDES:
        image = QPixmap(side, side)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(image)
    return made


@cache
def _drawn(name: str) -> str:
    if name not in icon_names():
        raise KeyError(f"there is no icon “{name}”")
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
