"""Lengths of pictures as people type them: pixels, or centimetres and inches of the finished picture."""

from math import ceil, isfinite
from typing import Final

from explorer.model.errors import UserError

UNITS: Final = ("px", "cm", "in")
_CM_AN_INCH: Final = 2.54


def read_length(text: str, unit: str, dpi: float, scale: float, name: str) -> float:
    """Read a length as typed, in pixels before scaling; raises UserError where it is no number.

    Centimetres and inches are those of the finished picture on paper: there the resolution alone decides
    how many pixels the file has.
    """
    written = text.strip().removesuffix(unit).strip().replace("\N{NO-BREAK SPACE}", "")
    written = written.replace(",", "" if unit == "px" else ".").replace(" ", "")
    try:
        number = float(written)
    except ValueError:
        number = -1.0
    if not isfinite(number) or number <= 0:
        raise UserError(f"The {name} must be a number of {_named(unit)} above 0, not “{text.strip()[:40]}”.")
    return logical_px(number, unit, dpi, scale)


def logical_px(number: float, unit: str, dpi: float, scale: float) -> float:
    """Give a length in pixels before scaling."""
    if unit == "px":
        return number
    inches = number / _CM_AN_INCH if unit == "cm" else number
    file_px = inches * dpi
    return (round(file_px) if isfinite(file_px) else file_px) / scale


def read_dpi(text: str) -> float:
    """Read a resolution as typed; raises UserError where it is no number."""
    written = text.strip().lower().removesuffix("dpi").strip().replace(",", ".")
    try:
        number = float(written)
    except ValueError:
        number = -1.0
    if not isfinite(number) or number <= 0:
        raise UserError(f"The resolution must be a number of dpi above 0, not “{text.strip()[:40]}”.")
    return number


def write_length(length: float, unit: str, dpi: float, scale: float, *, is_least: bool = False) -> str:
    """Write a length in pixels before scaling in a unit; the least that is needed is never rounded down."""
    inches = length * scale / dpi
    number = {"px": length, "cm": inches * _CM_AN_INCH, "in": inches}[unit]
    if is_least:
        number = ceil(round(number * 100, 6)) / 100
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _named(unit: str) -> str:
    return {"px": "pixels", "cm": "centimetres", "in": "inches"}[unit]
