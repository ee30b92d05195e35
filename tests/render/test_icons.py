"""The program's own icons."""

import numpy as np
import pytest
from PySide6.QtGui import QIcon

from explorer.render.icons import app_icon, icon, icon_names, pixmap
from explorer.render.theme import load_theme


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_icon_is_drawn_inside_its_square(name: str) -> None:
    """An icon has ink, and none of it is cut off at an edge."""
    image = pixmap(name, load_theme("light").colour("text"), 16, 2).toImage()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    alpha = raw[:, 3 : image.width() * 4 : 4]
    assert alpha.any()
    assert not alpha[0].any()
    assert not alpha[-1].any()
    assert not alpha[:, 0].any()
    assert not alpha[:, -1].any()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_is_sharp_at_every_scale(scale: float) -> None:
    """It has as many pixels as the screen shows, drawn for it, not stretched."""
    made = pixmap("search", load_theme("dark").colour("second"), 16, scale)
    assert made.width() == round(16 * scale)
    assert made.devicePixelRatio() == scale


def test_a_disabled_icon_is_paler() -> None:
    """The theme's colour for what is out of reach is used, not a guess of the toolkit's."""
    theme = load_theme("light")
    made = icon("undo", theme)
    inks = {}
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        image = made.pixmap(16, mode).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(16)
            for y in range(16)
            if image.pixelColor(x, y).alpha() == 255
        }
        inks[mode] = colours
    assert theme.hex("second") in inks[QIcon.Mode.Normal]
    assert theme.hex("disabled") in inks[QIcon.Mode.Disabled]


def test_an_unknown_icon_is_our_bug() -> None:
    """A misspelt name fails loudly."""
    with pytest.raises(KeyError, match="serch"):
        icon("serch", load_theme("light"))


def test_the_program_has_a_face_of_its_own() -> None:
    """Its icon is drawn at every size that task bars ask for."""
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
    assert app_icon().pixmap(32, 32).toImage().pixelColor(16, 16).alpha() == 255
