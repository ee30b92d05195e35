"""One date of an EDTF expression (ISO 8601-2, levels 0 to 2): its parts, its bounds, its normal form.

Intervals and sets of such dates live in `edtf`. Beyond the standard, hours, minutes and milliseconds are
read, a time may carry a qualifier, and a year of more than four digits may have a month and a day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

from explorer.model.calendar import (
    DAY_MS,
    FIRST_YEAR,
    LAST_YEAR,
    day_first_ms,
    day_last_ms,
    day_of,
    days_in_month,
    first_of_month,
    last_of_month,
)
from explorer.model.day_words import MONTH_NAMES, year_in_words
from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.ids import Day
from explorer.model.when import Precision

SEASON_MONTHS: Final = {
    **{first + i: (3 + 3 * i, 5 + 3 * i) for first in (21, 25) for i in range(4)},
    **dict(zip(range(29, 33), ((9, 11), (12, 14), (3, 5), (6, 8)), strict=True)),
    **{33 + i: (1 + 3 * i, 3 + 3 * i) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4 + 4 * i) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6 + 6 * i) for i in range(2)},
}
"""First and last month of EDTF's parts of a year, where month 13 is the next January.

21-24 and 25-28 are the northern seasons from spring on, 29-32 the southern ones, 33-36 quarters,
37-39 thirds (quadrimesters), 40-41 halves (semestrals).
"""

TIME_UNIT_MS: Final = {
    Precision.HOUR: 3_600_000,
    Precision.MINUTE: 60_000,
    Precision.SECOND: 1_000,
    Precision.MILLISECOND: 1,
}

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
_WIDEST_OFFSET_MIN: Final = 18 * 60
"""No clock on earth has been further from UTC than this."""


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
        bounds = _within(*_masked_days(part["year"] or year_text, month_text, day_text))
        precision = _masked_precision(part, month_text)
    qualifiers = _qualifiers(part)
    time_ms = offset_min = None
    if part["hour"] is not None:
        if year is None or day is None:
            return None
        time_ms, precision, offset_min = _time(part)
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


def time_text(time_ms: int, precision: Precision) -> str:
    """Write a time of day to the unit of `precision`: `14`, `14:30`, `14:30:15`, `14:30:15.250`."""
    hour, rest = divmod(time_ms, 3_600_000)
    minute, rest = divmod(rest, 60_000)
    second, millisecond = divmod(rest, 1_000)
    text = f"{hour:02d}:{minute:02d}:{second:02d}.{millisecond:03d}"
    return text[: {Precision.HOUR: 2, Precision.MINUTE: 5, Precision.SECOND: 8}.get(precision, 12)]


def offset_text(offset_min: int) -> str:
    """Write an offset from UTC as EDTF does: `Z`, `+09:00`."""
    if offset_min == 0:
        return "Z"
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{'-' if offset_min < 0 else '+'}{hours:02d}:{minutes:02d}"


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
        raise ImpossibleDate(f"There is no month {month}: months run from 1 to 12.")
    if day is not None:
        raise ImpossibleDate(f"{month} stands for a part of the year in EDTF, and no day can follow it.")
    first, last = SEASON_MONTHS[month]
    return _within(first_of_month(year, first), last_of_month(year, last)), Precision.SEASON


def no_such_day(year: int, month: int, day: int) -> str:
    """Say why a day of a month that exists does not."""
    name = MONTH_NAMES[month - 1]
    if day == 29 and month == 2:
        return (
            f"29 February {year_in_words(year)} does not exist: "
            "that is no leap year, its February ends on the 28th."
        )
    if day == 0:
        return f"There is no day 0 of {name}: days are counted from 1."
    return f"{day} {name} {year_in_words(year)} does not exist: {name} has {days_in_month(year, month)} days."


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


def _masked_days(year_text: str, month_text: str, day_text: str | None) -> tuple[Day, Day]:
    """Find the first and the last day that a pattern with X fits."""
    if month_text.isdigit() and not 1 <= int(month_text) <= 12:
        if int(month_text) not in SEASON_MONTHS:
            raise ImpossibleDate(f"There is no month {int(month_text)}: months run from 1 to 12.")
        if day_text is not None:
            raise ImpossibleDate(f"{month_text} stands for a part of the year, and no day can follow it.")
        first, last = SEASON_MONTHS[int(month_text)]
        years = _fitting_years(year_text)
        return first_of_month(min(years), first), last_of_month(max(years), last)
    years = _fitting_years(year_text)
    first_day = next(_fitting_days(years, month_text, day_text, 1), None)
    last_day = next(_fitting_days(years[::-1], month_text, day_text, -1), None)
    if first_day is None or last_day is None:
        pattern = "-".join((year_text, month_text, *([day_text] if day_text else [])))
        raise ImpossibleDate(f"No day of the calendar fits the pattern {pattern}.")
    return first_day, last_day


def _fitting_years(text: str) -> list[int]:
    if text.startswith("Y"):
        mantissa, _, exponent = text[1:].partition("E")
        return [int(mantissa) * 10 ** int(exponent or 0)]
    digits = text.removeprefix("-")
    numbers = [int("".join(each)) for each in product(*("0123456789" if d == "X" else d for d in digits))]
    return [-number for number in reversed(numbers)] if text.startswith("-") else numbers


def _fitting_days(years: list[int], month_text: str, day_text: str | None, step: int) -> Iterator[Day]:
    """Go through the days that fit, forwards or backwards; without a day, through each month's outer days."""
    months = [month for month in range(1, 13) if _fits(month, month_text)][::step]
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            if day_text is None:
                yield day_of(year, month, 1 if step > 0 else length)
            else:
                days = [day for day in range(1, length + 1) if _fits(day, day_text)][::step]
                if days:
                    yield day_of(year, month, days[0])


def _fits(number: int, pattern: str) -> bool:
    return all(p in ("X", d) for d, p in zip(f"{number:02d}", pattern, strict=True))


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


def _time(part: dict[str, str | None]) -> tuple[int, Precision, int | None]:
    hour, minute, second = (int(part[unit] or 0) for unit in ("hour", "minute", "second"))
    if hour == 24:
        raise ImpossibleDate("There is no hour 24: midnight is 00:00 of the day that follows.")
    if hour > 24:
        raise ImpossibleDate(f"There is no hour {hour}: hours run from 0 to 23.")
    if minute > 59:
        raise ImpossibleDate(f"There is no minute {minute}: minutes run from 0 to 59.")
    if second > 59:
        raise ImpossibleDate(f"There is no second {second}: seconds run from 0 to 59.")
    fraction = part["fraction"]
    if fraction is not None and fraction[3:].strip("0"):
        raise UnreadableDate(
            "A time finer than a millisecond can't be kept: give three decimals of a second."
        )
    millisecond = int(fraction[:3].ljust(3, "0")) if fraction else 0
    precision = (
        Precision.MILLISECOND
        if fraction
        else Precision.SECOND
        if part["second"]
        else Precision.MINUTE
        if part["minute"]
        else Precision.HOUR
    )
    time_ms = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
    assert time_ms < DAY_MS
    return time_ms, precision, _offset(part["offset"])


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if minutes > 59 or hours * 60 + minutes > _WIDEST_OFFSET_MIN:
        raise ImpossibleDate(f"No clock is {text} from UTC: an offset looks like +09:00 or -05:00.")
    return (-1 if text[0] == "-" else 1) * (hours * 60 + minutes)


def _normal(
    part: dict[str, str | None],
    year_text: str,
    time_ms: int | None,
    precision: Precision,
    offset_min: int | None,
) -> str:
    def marked(unit: str, text: str) -> str:
        return f"{part[f'before_{unit}'] or ''}{text}{part[f'after_{unit}'] or ''}"

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
