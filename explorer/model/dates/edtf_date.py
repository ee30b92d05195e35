"""One date of an EDTF expression (ISO 8601-2, levels 0 to 2): its parts, its bounds, its normal form.

Intervals and sets of such dates live in `edtf`. Beyond the standard, hours, minutes and milliseconds are
read, a time may carry a qualifier, and a year of more than four digits may have a month and a day.
"""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from explorer.model.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    day_first_ms,
    day_last_ms,
    day_of,
    days_in_month,
    first_of_month,
    last_of_month,
)
from explorer.model.dates.edtf_masks import SEASON_MONTHS, masked_days, no_such_day, no_such_month
from explorer.model.dates.edtf_time import TIME_UNIT_MS, offset_text, read_time, time_text
from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.when import Precision

_DATE: Final = re.compile(
    r"""
    (?P<before_year>[?~%])?
    (?: (?P<year>-?[0-9X]{4}) | Y(?P<long_year>-?[1-9][0-9]{0,18})(?:E(?P<exponent>[0-9]{1,3}))? )
    (?:S(?P<significant>[0-9]{1,2}))?
    (?P<after_year>[?~%])?
    (?:
        -(?P<before_month>[?~%])?(?P<month>[0-9X]{2})(?P<after_month>[?~%])?
        (?:
            -(?P<before_day>[?~%])?(?P<day>[0-9X]{2})(?P<after_day>[?~%])?
            (?:
                T(?P<hour>[0-9]{2})
                (?: :(?P<minute>[0-9]{2}) (?: :(?P<second>[0-9]{2}) (?: [.,](?P<fraction>[0-9]{1,9}) )? )? )?
                (?P<offset> Z | [+-][0-9]{2}(?: :?[0-9]{2})? )?
                (?P<after_time>[?~%])?
            )?
        )?
    )?
    """,
    re.VERBOSE | re.ASCII,
)


class Bounds(NamedTuple):
    """The four inclusive bounds in milliseconds; of one date none is open."""

    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date as EDTF writes it.

    `year` is None where a digit of it is not known, and so are `month` (a part of the year from 21 on) and
    `day`, which are None, too, where they are not given. `qualifiers` are those in effect on year, month and
    day: one of `?`, `~`, `%` or nothing. `edtf` is the normal form.
    """

    edtf: str
    bounds: Bounds
    precision: Precision
    year: int | None
    month: int | None = None
    day: int | None = None
    time_ms: int | None = None
    offset_min: int | None = None
    qualifiers: tuple[str, str, str] = ("", "", "")
    is_masked: bool = False
    parts_given: int = 1
    """1 for a year alone, 2 with a month, 3 with a day."""

    @property
    def is_approximate(self) -> bool:
        """Whether any part is marked `~` or `%`."""
        return any(mark in "~%" for mark in self.qualifiers if mark)

    @property
    def is_uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`."""
        return any(mark in "?%" for mark in self.qualifiers if mark)

    @property
    def overall_qualifier(self) -> str:
        """The mark that tells both flags of the date as a whole, wherever they were set."""
        if self.is_approximate and self.is_uncertain:
            return "%"
        return "~" if self.is_approximate else "?" if self.is_uncertain else ""

    @property
    def common_qualifier(self) -> str | None:
        """The mark that all given parts share (which may be none: ""), or None where they differ."""
        given = set(self.qualifiers[: self.parts_given])
        return given.pop() if len(given) == 1 else None


def read_edtf_date(text: str) -> EdtfDate | None:
    """Read one date in EDTF; None where the text is no such thing.

    Raises ImpossibleDate where it has the form but no such day or time exists, and UnreadableDate where it
    lies further away than can be counted.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    part = match.groupdict()
    first_year, last_year, year_text = _years(part)
    year = first_year if first_year == last_year else None
    month_text, day_text = part["month"], part["day"]
    if month_text is not None and part["significant"]:
        return None
    month = day = None
    if month_text is None:
        bounds = _within(day_of(first_year, 1, 1), day_of(last_year, 12, 31))
        precision = _year_precision(part, last_year - first_year)
    elif year is not None and month_text.isdigit() and (day_text is None or day_text.isdigit()):
        month = int(month_text)
        day = None if day_text is None else int(day_text)
        bounds, precision = _known(year, month, day)
    else:
        month = int(month_text) if month_text.isdigit() else None
        day = int(day_text) if day_text and day_text.isdigit() else None
        bounds = _within(*masked_days(part["year"] or year_text, month_text, day_text))
        precision = _masked_precision(part, month_text)
    qualifiers = _qualifiers(part)
    time_ms = offset_min = None
    if part["hour"] is not None:
        if year is None or day is None:
            return None
        time_ms, precision, offset_min = read_time(part)
        first = bounds.start_earliest + time_ms
        last = first + TIME_UNIT_MS[precision] - 1
        bounds = Bounds(first, first, last, last)
    return EdtfDate(
        edtf=_normal(part, year_text, time_ms, precision, offset_min),
        bounds=bounds,
        precision=precision,
        year=year,
        month=month,
        day=day,
        time_ms=time_ms,
        offset_min=offset_min,
        qualifiers=qualifiers,
        is_masked="X" in text or part["significant"] is not None,
        parts_given=1 + (month_text is not None) + (day_text is not None),
    )


def _within(first: Day, last: Day) -> Bounds:
    return Bounds(day_first_ms(first), day_first_ms(last), day_last_ms(first), day_last_ms(last))


def _known(year: int, month: int, day: int | None) -> tuple[Bounds, Precision]:
    if 1 <= month <= 12:
        if day is None:
            return _within(day_of(year, month, 1), last_of_month(year, month)), Precision.MONTH
        length = days_in_month(year, month)
        if not 1 <= day <= length:
            raise ImpossibleDate(no_such_day(year, month, day))
        number = day_of(year, month, day)
        return _within(number, number), Precision.DAY
    if month not in SEASON_MONTHS:
        raise ImpossibleDate(no_such_month(year, month))
    if day is not None:
        raise ImpossibleDate(f"{month} stands for a part of the year in EDTF, and no day can follow it.")
    first, last = SEASON_MONTHS[month]
    return _within(first_of_month(year, first), last_of_month(year, last)), Precision.SEASON


def _years(part: dict[str, str | None]) -> tuple[int, int, str]:
    """Give the first and the last year that the text may mean, and its normal form."""
    text = part["year"]
    if text is None:
        mantissa, exponent = part["long_year"] or "", part["exponent"]
        magnitude = len(mantissa.lstrip("-")) + int(exponent or 0)
        if magnitude > 9 or abs(year := int(mantissa) * 10 ** int(exponent or 0)) > LAST_YEAR:
            raise UnreadableDate(
                "A year beyond 292 million can't be placed on a timeline, and is kept as text only."
            )
        if exponent is None and len(mantissa.lstrip("-")) < 5:
            raise UnreadableDate(f"Y stands before years of more than four digits: write {abs(year):04d}.")
        text = f"Y{mantissa}" + (f"E{int(exponent)}" if exponent else "")
    elif "X" in text:
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        near, far = sign * int(digits.replace("X", "0")), sign * int(digits.replace("X", "9"))
        if part["significant"]:
            raise UnreadableDate("A year has either digits that are not known (X) or significant digits (S).")
        return min(near, far), max(near, far), text
    elif text == "-0000":
        raise ImpossibleDate("There is no year -0000: 1 BC is written 0000, 2 BC -0001.")
    else:
        year = int(text)
    significant = part["significant"]
    if significant is None:
        return year, year, text
    hidden = len(str(abs(year))) - int(significant)
    if not 0 <= hidden < len(str(abs(year))):
        raise ImpossibleDate(f"{text} does not have {int(significant)} significant digits.")
    near = abs(year) // 10**hidden * 10**hidden
    far = near + 10**hidden - 1
    first, last = (-far, -near) if year < 0 else (near, far)
    return max(first, FIRST_YEAR), min(last, LAST_YEAR), f"{text}S{int(significant)}"


def _year_precision(part: dict[str, str | None], spread: int) -> Precision:
    if part["year"] is not None and "X" in part["year"]:
        known = part["year"].lstrip("-").index("X")
        return (Precision.MILLENNIUM, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)[known]
    if spread == 0:
        return Precision.YEAR
    return Precision.DECADE if spread < 10 else Precision.CENTURY if spread < 100 else Precision.MILLENNIUM


def _masked_precision(part: dict[str, str | None], month_text: str) -> Precision:
    """Give the unit above the first digit that is not known."""
    if part["year"] is not None and "X" in part["year"]:
        return _year_precision(part, 0)
    return Precision.YEAR if "X" in month_text else Precision.MONTH


def _qualifiers(part: dict[str, str | None]) -> tuple[str, str, str]:
    """Spread the marks over year, month and day: before a part for it alone, after it for all up to it."""
    marks: list[set[str]] = [set(), set(), set()]
    for index, unit in enumerate(("year", "month", "day")):
        marks[index].update(part[f"before_{unit}"] or "")
        for earlier in marks[: index + 1]:
            earlier.update(part[f"after_{unit}"] or "")
    for each in marks:
        each.update(part["after_time"] or "")
    year, month, day = ("%" if "%" in m or len(m) > 1 else "".join(m) for m in marks)
    return year, month, day


def _normal(
    part: dict[str, str | None],
    year_text: str,
    time_ms: int | None,
    precision: Precision,
    offset_min: int | None,
) -> str:
    def marked(unit: str, text: str) -> str:
        return f"{part[f'before_{unit}'] or ''}{text}{part[f'after_{unit}'] or ''}"

    if part["month"] is None:
        return year_text + _qualifiers(part)[0]
    text = marked("year", year_text)
    for unit in ("month", "day"):
        value = part[unit]
        if value is not None:
            text += "-" + marked(unit, value)
    if time_ms is not None:
        text += "T" + time_text(time_ms, precision)
        text += "" if offset_min is None else offset_text(offset_min)
        text += part["after_time"] or ""
    return text
