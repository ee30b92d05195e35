"""Themes: what each colour role looks like, read from `resources/themes`; shapes are drawn in `paint`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from PySide6.QtGui import QColor

from explorer.model.errors import UserError
from explorer.paths import resources
from explorer.scene.primitives import Colour

THEME_NAMES: Final = ("light", "dark", "print")
_MARK_CONTRAST: Final = 3.2
"""What a mark in a colour of the user's own must have against the ground, so that it stays visible."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look.

    `tokens` maps each role to `#rrggbb`; `actors` are the colours given to actors in turn.
    """

    name: str
    is_dark: bool
    tokens: Mapping[str, str]
    actors: tuple[str, ...]
    _resolved: dict[tuple[str, float], QColor] = field(default_factory=dict, compare=False, repr=False)

    def hex(self, colour: Colour) -> str:
        """Give `#rrggbb` for a token, for `actor:N` (the colours return in turn) or for `#rrggbb`.

        A colour out of the light theme's turn becomes this theme's in its place; any other of the user's
        own is moved towards the text until it can be told from the ground. Raises KeyError for an unknown
        token.
        """
        if colour.startswith("#"):
            place = _places_in_turn().get(colour.lower())
            if place is not None:
                return self.actors[place]
            return _told_from(colour, self.tokens["ground"], self.tokens["text"])
        if colour.startswith("actor:"):
            return self.actors[int(colour[6:]) % len(self.actors)]
        return self.tokens[colour]

    def colour(self, colour: Colour, opacity: float = 1.0) -> QColor:
        """Resolve a colour; asking again costs a look-up. The result is shared: don't change it."""
        key = (colour, opacity)
        found = self._resolved.get(key)
        if found is None:
            found = QColor(self.hex(colour))
            found.setAlphaF(min(max(opacity, 0.0), 1.0))
            self._resolved[key] = found
        return found


@cache
def load_theme(name: str) -> Theme:
    """Read the theme `name`; raises UserError where there is none of that name."""
    if name not in THEME_NAMES:
        raise UserError(f"There is no theme “{name}”: choose light, dark or print.")
    path = resources() / "themes" / f"{name}.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return Theme(name, bool(read["is_dark"]), dict(read["colours"]), tuple(read["actors"]["in_turn"]))


@cache
def _places_in_turn() -> Mapping[str, int]:
    """The colours that actors are given in turn, as the light theme has them."""
    return {colour: place for place, colour in enumerate(load_theme("light").actors)}


def contrast(one: str, other: str) -> float:
    """Give the contrast of two `#rrggbb` colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _told_from(colour: str, ground: str, towards: str) -> str:
    """Mix `colour` with `towards` in steps of a tenth until it can be told from the ground."""
    full = QColor(colour)
    if not full.isValid():
        return towards
    mixed, end = full, QColor(towards)
    for tenths in range(1, 11):
        if contrast(mixed.name(), ground) >= _MARK_CONTRAST:
            break
        share = tenths / 10
        mixed = QColor(
            *(
                round(a + (b - a) * share)
                for a, b in zip(full.getRgb()[:3], end.getRgb()[:3], strict=True)  # type: ignore[index]  # stubs say object
            )
        )
    return mixed.name()
