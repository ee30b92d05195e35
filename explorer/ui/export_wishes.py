"""What the export dialog remembers from picture to picture."""

import json
from dataclasses import asdict, dataclass, fields, replace
from math import isfinite
from typing import Final

from explorer.render.lengths import UNITS
from explorer.render.saving import PictureFormat

LOOKS: Final = ("light", "dark", "print")
FORMS: Final = tuple(one.value for one in PictureFormat)
SCALES: Final = ("1×", "1.5×", "2×", "3×", "4×")
_FORGOTTEN: Final = frozenset({"look", "is_transparent"})


@dataclass(frozen=True, slots=True)
class ExportWishes:
    """The settings of a picture, apart from what it shows.

    `width` and `height` are pixels before scaling: the file has `scale` times as many. The look is not
    remembered: a dark or see-through picture in the next report would be a surprise.
    """

    form: str = "png"
    width: float = 1600.0
    height: float = 1000.0
    unit: str = "px"
    dpi: float = 200
    scale: str = "1.5×"
    look: str = "light"
    is_transparent: bool = False
    has_legend: bool = True
    has_stamp: bool = True
    has_sources: bool = False
    is_text_drawn: bool = False
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
        is_known = wishes.unit in UNITS and wishes.scale in SCALES and wishes.form in FORMS
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


def _fits(value: object, name: str, wishes: ExportWishes) -> bool:
    """Whether a value that was read can stand for a wish: of its type, and a length or resolution above 0."""
    kind = type(getattr(wishes, name))
    if kind is not float:
        return isinstance(value, kind)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and value > 0
