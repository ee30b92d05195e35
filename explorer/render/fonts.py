"""The bundled font in the roles that text plays, and the measuring of text that scenes ask for.

Sizes are pixels, never points: a point depends on the device. Without hinting and subpixel rendering the
same text gives the same pixels everywhere. The font's figures all have one width, as dates and counts want.
Scripts that it lacks (Hangul, Arabic, emoji) come from the system's fonts.
"""

import re
import threading
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from explorer.paths import resources
from explorer.scene.primitives import Font

FAMILY: Final = "Source Sans 3"
FILES: Final = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf")
"""The bundled font, regular and semibold."""
_ROLES: Final[dict[Font, tuple[int, int, bool]]] = {  # size and line height in px, semibold
    Font.TITLE: (20, 26, True),
    Font.TEXT: (13, 18, False),
    Font.TEXT_STRONG: (13, 18, True),
    Font.SECOND: (12, 16, False),
    Font.SECOND_STRONG: (12, 16, True),
    Font.SMALL: (11, 14, False),
    Font.SMALL_STRONG: (11, 14, True),
}
_WIDTHS_KEPT: Final = 20_000
_LONGEST: Final = 2_000
"""Text longer than this fills any picture's width; it is cut before it is measured."""
_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")  # joiners and marks of direction stay


@cache
def install_fonts() -> str:
    """Make the bundled fonts known to Qt, once, and give their family; an application object must exist."""
    for name in FILES:
        path = resources() / "fonts" / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"the bundled font {path} can't be loaded")
    return FAMILY


def sized_font(size_px: int, *, is_strong: bool = False) -> QFont:
    """Give the bundled font at a size in pixels, regular or semibold."""
    made = QFont(install_fonts())
    made.setPixelSize(size_px)
    made.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    return made


class _Fonts(threading.local):
    """The fonts of one thread: Qt keeps in a font what belongs to the thread that has drawn with it."""

    def __init__(self) -> None:
        self.by_role: dict[Font, QFont] = {}


_fonts: Final = _Fonts()


def font(role: Font) -> QFont:
    """Give the font of a role. The result is shared within the thread: don't change it."""
    made = _fonts.by_role.get(role)
    if made is None:
        size_px, _, is_strong = _ROLES[role]
        made = _fonts.by_role[role] = sized_font(size_px, is_strong=is_strong)
    return made


def size_of(role: Font) -> tuple[int, bool]:
    """Give the size of a role in pixels, and whether it is semibold."""
    size_px, _, is_strong = _ROLES[role]
    return size_px, is_strong


def one_line(text: str) -> str:
    """Make text fit for one line: line breaks and control characters become single spaces."""
    return text if text.isprintable() else _BREAKS.sub(" ", text)


class QtMeasure:
    """Widths of text as `paint` draws it, remembered from frame to frame."""

    def __init__(self) -> None:
        self._metrics = {role: QFontMetricsF(font(role)) for role in Font}
        self._widths: dict[tuple[str, Font], float] = {}

    def width(self, text: str, font: Font) -> float:
        """Give the advance of one line of text in pixels."""
        key = (text, font)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) >= _WIDTHS_KEPT:
                self._widths.clear()
            width = self._metrics[font].horizontalAdvance(one_line(text[:_LONGEST]))
            self._widths[key] = width
        return width

    def height(self, font: Font) -> float:
        """Give the line height of a role in pixels."""
        return float(_ROLES[font][1])

    def ascent(self, font: Font) -> float:
        """Give how far above its baseline text of a role reaches, in pixels."""
        return self._metrics[font].ascent()

    def elided(self, text: str, font: Font, max_px: float) -> str:
        """Shorten text to `max_px` at its end, with an ellipsis; empty where not even that fits."""
        if len(text) <= _LONGEST and self.width(text, font) <= max_px:
            return text
        ellipsis_px = self.width("…", font)
        if max_px < ellipsis_px:
            return ""
        kept, metrics = one_line(text[:_LONGEST]), self._metrics[font]
        low, high = 0, len(kept)
        while low < high:
            middle = (low + high + 1) // 2
            if metrics.horizontalAdvance(kept[:middle]) + ellipsis_px <= max_px:
                low = middle
            else:
                high = middle - 1
        return kept[:low].rstrip(" ,;:–—-·(") + "…" if low else "…"
