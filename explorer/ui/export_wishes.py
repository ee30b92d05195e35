"""What the export dialog remembers from picture to picture, and how lengths are typed."""

import json
from dataclasses import asdict, dataclass, fields, replace
from math import isfinite
from typing import Final

from explorer.model.errors import UserError

UNITS: Final = ("px", "cm", "in")
LOOKS: Final = ("light", "dark", "print")
SCALES: Final = ("1×", "1.5×", "2×", "3×", "4×")
_CM_AN_INCH: Final = 2.54


@dataclass(frozen=True, slots=True)
class ExportWishes:
    """The settings of a picture, apart from what it shows; `width_px` and `height_px` are the file's."""

    width_px: int = 2400
    height_px: int = 1400
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
        kept = {one.name: read[one.name] for one in fields(cls) if _fits(read.get(one.name), one.name, first)}
        wishes = replace(first, **kept)
        is_known = wishes.unit in UNITS and wishes.look in LOOKS and wishes.scale in SCALES
        return wishes if is_known else first

    def to_text(self) -> str:
        """Write the wishes as one line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def scale_factor(self) -> float:
        """How many pixels of the file a logical pixel takes."""
        return float(self.scale.rstrip("×"))


def read_length(text: str, unit: str, dpi: float, name: str) -> int:
    """Read a length as typed, in pixels of the file; raises UserError where it is no number."""
    written = text.strip().removesuffix(unit).strip().replace("\N{NO-BREAK SPACE}", "")
    written = written.replace(",", "" if unit == "px" else ".").replace(" ", "")
    try:
        number = float(written)
    except ValueError:
        number = -1.0
    if not isfinite(number) or number <= 0:
        raise UserError(f"The {name} must be a number of {_named(unit)} above 0, not “{text.strip()[:40]}”.")
    inches = {"px": number / dpi, "cm": number / _CM_AN_INCH, "in": number}[unit]
    return round(inches * dpi)


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


def write_length(length_px: int, unit: str, dpi: float) -> str:
    """Write a length of the file in a unit."""
    if unit == "px":
        return str(length_px)
    inches = length_px / dpi
    return f"{inches * _CM_AN_INCH if unit == 'cm' else inches:.2f}".rstrip("0").rstrip(".")


def _named(unit: str) -> str:
    return {"px": "pixels", "cm": "centimetres", "in": "inches"}[unit]


def _fits(value: object, name: str, wishes: ExportWishes) -> bool:
    """Whether a value that was read can stand for a wish: of its type, and a length or resolution above 0."""
    kind = type(getattr(wishes, name))
    if kind not in (int, float):
        return isinstance(value, kind)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and value > 0 and (kind is float or isinstance(value, int))
