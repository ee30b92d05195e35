"""Latitude and longitude as people write them: decimal, in minutes and seconds, with a letter or a sign."""

import re
from typing import Final, Literal

from explorer.model.errors import UserError

Axis = Literal["latitude", "longitude"]

_LETTERS: Final[dict[Axis, str]] = {"latitude": "NS", "longitude": "EW"}
_MOST: Final[dict[Axis, int]] = {"latitude": 90, "longitude": 180}
_NUMBER: Final = r"(\d+(?:[.,]\d+)?)"
_WRITTEN: Final = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[-+\u2212])?\s*{_NUMBER}\s*(?:°|º|d|deg)?"
    rf"(?:\s*{_NUMBER}\s*['\u2032\u2019m]?(?:\s*{_NUMBER}\s*(?:[\"\u2033\u201d]|''|s)?)?)?\s*(?P<after>[NSEW])?\Z",
    re.IGNORECASE,
)
_EXAMPLES: Final[dict[Axis, str]] = {
    "latitude": "39.0392, or 39° 2′ 21″ N",
    "longitude": "125.7625, or 77° 2′ 12″ W",
}
_DIVIDERS: Final = (
    r"\s*[;\t]\s*",
    r",\s+",
    r"(?<=[NSns])[\s,]+",
    r"(?<=\d)[\s,](?=[-+\u2212]?\d+\.\d)",
)
"""What may stand between two coordinates; a bare comma or space only before one with a decimal point."""


class UnreadableDegrees(UserError):
    """A text is no latitude or no longitude; the message says why."""


def read_degrees(text: str, axis: Axis) -> float:
    """Read one coordinate in degrees, north and east positive; raises UnreadableDegrees with the reason."""
    found = _WRITTEN.match(text.strip())
    if found is None:
        raise UnreadableDegrees(f"“{text.strip()[:40]}” is no {axis}; write it like {_EXAMPLES[axis]}.")
    letters = [one.upper() for one in (found["before"], found["after"]) if one]
    if any(letter not in _LETTERS[axis] for letter in letters):
        raise UnreadableDegrees(f"A {axis} is {' or '.join(_LETTERS[axis])}, not {letters[0]}.")
    if len(letters) > 1 or (letters and found["sign"]):
        raise UnreadableDegrees(f"“{text.strip()[:40]}” says twice which side it lies on; keep one of both.")
    degrees, minutes, seconds = (float((one or "0").replace(",", ".")) for one in found.group(3, 4, 5))
    if minutes >= 60 or seconds >= 60:
        raise UnreadableDegrees("Minutes and seconds go from 0 to less than 60.")
    size = degrees + minutes / 60 + seconds / 3600
    if size > _MOST[axis]:
        raise UnreadableDegrees(f"A {axis} goes to {_MOST[axis]} degrees at most.")
    is_negative = found["sign"] in ("-", "\u2212") or (bool(letters) and letters[0] in "SW")
    return round(-size if is_negative else size, 7)


def split_pair(text: str) -> tuple[str, str] | None:
    """The two halves of a pasted pair ("39.0392, 125.7625"), latitude first; None for anything else."""
    for divider in _DIVIDERS:
        halves = re.split(divider, text.strip())
        if len(halves) == 2 and _is_readable(halves[0], "latitude") and _is_readable(halves[1], "longitude"):
            return halves[0], halves[1]
    return None


def _is_readable(text: str, axis: Axis) -> bool:
    try:
        read_degrees(text, axis)
    except UnreadableDegrees:
        return False
    return True


def degrees_as_typed(degrees: float | None) -> str:
    """A coordinate as its field shows it: decimal, with a sign for south and west."""
    return "" if degrees is None else f"{degrees:.7f}".rstrip("0").rstrip(".")


def describe_degrees(latitude: float, longitude: float) -> str:
    """A pair in words: “39.0392° N, 125.7625° E”."""
    return ", ".join(
        f"{degrees_as_typed(abs(degrees))}° {letters[degrees < 0]}"
        for degrees, letters in ((latitude, "NS"), (longitude, "EW"))
    )
