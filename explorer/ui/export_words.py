"""The sentences of the export dialog: how large the file will be, and what the picture lacks."""

from collections.abc import Callable
from typing import Final

from explorer.render.captions import filtered_in_words, hidden_in_words, weight_in_words
from explorer.render.picture import Picture

_CM_AN_INCH: Final = 2.54


def file_in_words(picture: Picture, unit: str, weight: int = 0) -> str:
    """Tell the size of the file in pixels and on paper, and about how many bytes, where that is known."""
    width, height = picture.size_px
    is_imperial = unit == "in"
    a_pixel = (1 if is_imperial else _CM_AN_INCH) / picture.dpi
    sides = " × ".join(f"{side * a_pixel:.1f}" for side in (width, height))
    told = f"{width:,} × {height:,} px · {sides} {'in' if is_imperial else 'cm'} at {picture.dpi:g} dpi"
    return f"{told} · about {weight_in_words(weight)}" if weight else told


def size_in_words(picture: Picture, typed: str, unit: str, scale: str) -> str:
    """Say how the pixels of the file come from what is typed, such as `1600 × 1000`."""
    width, height = picture.size_px
    by = f"at {scale}" if unit == "px" else f"at {picture.dpi:g} dpi"
    return f"{typed} {unit} {by} = {width:,} × {height:,} px in the file"


def lacks_in_words(picture: Picture, hidden_lanes: int, hint: Callable[[int], str]) -> str:
    """Say all that the picture lacks; `hint` tells of a logical height that holds all lanes."""
    notes = list(picture.notes_with(hint))
    if hidden_lanes:
        notes.insert(0, hidden_in_words(hidden_lanes, picture.hidden_out))
    if picture.filtered_out:
        notes.insert(0, filtered_in_words(picture.filtered_out))
    return " ".join(notes)
