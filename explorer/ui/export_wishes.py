"""What the export dialog remembers from picture to picture, and how lengths are typed."""

import json
from dataclasses import asdict, dataclass, fields, replace
from math import ceil, isfinite
from typing import Final

from explorer.model.errors import UserError

UNITS: Final = ("px", "cm", "in")
LOOKS: Final = ("light", "dark", "print")
SCALES: Final = ("1×", "1.5×", "2×", "3×", "4×")
_CM_AN_INCH: Final = 2.54
_FORGOTTEN: Final = frozenset({"look", "is_transparent"})


@dataclass(frozen=True, slots=True)
class ExportWishes:
    """The settings of a picture, apart from what it shows.

    `width` and `height` are pixels before scaling: the file has `scale` times as many. The look is not
    remembered: a dark or see-through picture in the next report would be a surprise.
    """

    width: float = 1600.0
    height: float = 1000.0
    unit: str = "px"
    dpi: float = 200
    scale: str = "1.5×"
    look: str = "light"
    is_transparent: bool = False
    has_legend: bool = True
    has_stamp: bool = True
    folder: str = ""

    @classmethod
    def from_text(cls, text: str) -> "ExportWishes":
        """Read what `to_text` wrote; whatever is missing or makes no sense is as at first."""
        try:
            read = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(read, dict):
            return cls()
        first = cls()
        names = {one.name for one in fields(cls)} - _FORGOTTEN
        kept = {name: read[name] for name in names if _fits(read.get(name), name, first)}
        wishes = replace(first, **kept)
        is_known = wishes.unit in UNITS and wishes.look in LOOKS and wishes.scale in SCALES
        return wishes if is_known else first

    def to_text(self) -> str:
        """Write the wishes as one line, without those that are for one picture only."""
        kept = {name: value for name, value in asdict(self).items() if name not in _FORGOTTEN}
        return json.dumps(kept, ensure_ascii=False)

    @property
    def scale_factor(self) -> float:
        """How many times as many pixels the file has."""
        return factor(self.scale)


def factor(scale: str) -> float:
    """Read one of SCALES."""
    return float(scale.rstrip("×"))


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


def _fits(value: object, name: str, wishes: ExportWishes) -> bool:
    """Whether a value that was read can stand for a wish: of its type, and a length or resolution above 0."""
    kind = type(getattr(wishes, name))
    if kind is not float:
        return isinstance(value, kind)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and value > 0
