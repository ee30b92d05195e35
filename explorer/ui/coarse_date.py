"""Dates as coarse as the picture: what a place of the pointer can tell at a scale, and no more."""

from enum import IntEnum, auto
from typing import Final

from explorer.model.calendar import DAY_MS, civil, day_of_ms
from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError
from explorer.model.reading import read_when
from explorer.model.wording import day_iso, short

LEAST_PX: Final = 3.0
"""Narrower than this nobody aims: the next coarser unit is meant."""
LEAST_TIME_PX: Final = 24.0
"""Hours and minutes are meant only where each of them is plain to see."""
LAST_YEAR: Final = 9999
"""Years beyond have their digits written out after a Y, and no X for those that are not known."""


class Unit(IntEnum):
    """How coarse a date is, the finest first."""

    MINUTE = auto()
    HOUR = auto()
    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    DECADE = auto()
    CENTURY = auto()
    MILLENNIUM = auto()


_YEAR_MS: Final = 31_556_952_000
_LENGTH_MS: Final = {
    Unit.MINUTE: 60_000,
    Unit.HOUR: 3_600_000,
    Unit.DAY: DAY_MS,
    Unit.MONTH: _YEAR_MS // 12,
    Unit.YEAR: _YEAR_MS,
    Unit.DECADE: 10 * _YEAR_MS,
    Unit.CENTURY: 100 * _YEAR_MS,
    Unit.MILLENNIUM: 1000 * _YEAR_MS,
}


def unit_at(ms_per_px: float) -> Unit:
    """The finest unit that one can aim at where a pixel stands for so many milliseconds."""
    for unit, length_ms in _LENGTH_MS.items():
        least_px = LEAST_TIME_PX if unit < Unit.DAY else LEAST_PX
        if length_ms >= least_px * ms_per_px:
            return unit
    return Unit.MILLENNIUM


def coarse_date(at_ms: int, ms_per_px: float) -> str:
    """The text of the day, month, year, decade … under a pixel: “1918” where a month is not to be seen."""
    unit = unit_at(ms_per_px)
    first, last = _bounds(at_ms, unit)
    text = first if first == last else f"{first}/{last}"
    return _in_words(text) if unit > Unit.YEAR else text


def coarse_span(first_ms: int, last_ms: int, ms_per_px: float) -> str:
    """The text of the interval between two pixels, both ends as coarse as the picture."""
    unit = unit_at(ms_per_px)
    first, last = _bounds(first_ms, unit), _bounds(last_ms, unit)
    return coarse_date(first_ms, ms_per_px) if first == last else f"{first[0]}/{last[1]}"


def span_in_words(text: str) -> str:
    """Say a text of this module shortly, as it shows beside a span while one drags."""
    return short(parse_edtf(text) if "/" in text else read_when(text))


def _bounds(at_ms: int, unit: Unit) -> tuple[str, str]:
    """The first and the last EDTF date of the unit around an instant; the same where one says it all."""
    day = day_of_ms(at_ms)
    year = civil(day)[0]
    if unit <= Unit.DAY:
        text = day_iso(day)
        minutes = at_ms % DAY_MS // 60_000
        if unit is Unit.HOUR:
            text += f"T{minutes // 60:02d}"
        elif unit is Unit.MINUTE:
            text += f"T{minutes // 60:02d}:{minutes % 60:02d}"
        return text, text
    if unit is Unit.MONTH:
        text = day_iso(day)[:-3]
        return text, text
    hidden = unit - Unit.YEAR
    size = 10**hidden
    if abs(year) <= LAST_YEAR and abs(year) >= (size if year < 0 else 0):
        sign, digits = "-" if year < 0 else "", f"{abs(year):04d}"
        text = sign + digits[: 4 - hidden] + "X" * hidden
        return text, text
    first = year // size * size
    return _year(first), _year(first + size - 1)


def _year(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"Y{year}" if abs(year) > LAST_YEAR else f"{sign}{abs(year):04d}"


def _in_words(edtf: str) -> str:
    """“1910s” for “191X”, where the words are read as the same date again."""
    words = short(parse_edtf(edtf))
    try:
        return words if read_when(words).edtf == edtf else edtf
    except DateError:
        return edtf
