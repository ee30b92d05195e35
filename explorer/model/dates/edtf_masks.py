"""Days that fit a pattern with digits that are not known, such as 156X-12-25, and the months of a season."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from explorer.model.calendar import day_of, days_in_month, first_of_month, is_leap_year, last_of_month
from explorer.model.day_words import MONTH_NAMES, year_in_words
from explorer.model.errors import ImpossibleDate
from explorer.model.ids import Day

_DIGITS: Final = "0123456789"
_COMMON_YEAR: Final = 2001
_LEAP_YEAR: Final = 2000

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


def no_such_month(year: int, month: int) -> str:
    """Say why a month does not exist, and help where a span of years such as 1914-18 was meant."""
    if year % 100 < month and year >= 1000:
        return f"There is no month {month}: for a span of years write {year}/{year // 100}{month:02d}."
    return f"There is no month {month}: months run from 1 to 12."


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


def masked_days(year_text: str, month_text: str, day_text: str | None) -> tuple[Day, Day]:
    """Find the first and the last day that a pattern with X fits; raises ImpossibleDate where none does."""
    if month_text.isdigit() and not 1 <= int(month_text) <= 12:
        if int(month_text) not in SEASON_MONTHS:
            raise ImpossibleDate(f"There is no month {int(month_text)}: months run from 1 to 12.")
        if day_text is not None:
            raise ImpossibleDate(f"{month_text} stands for a part of the year, and no day can follow it.")
        first, last = SEASON_MONTHS[int(month_text)]
        first_year, last_year = next(_fitting_years(year_text, 1)), next(_fitting_years(year_text, -1))
        return first_of_month(first_year, first), last_of_month(last_year, last)
    first_day = _outer_day(year_text, month_text, day_text, 1)
    last_day = _outer_day(year_text, month_text, day_text, -1)
    if first_day is None or last_day is None:
        pattern = "-".join((year_text, month_text, *([day_text] if day_text else [])))
        raise ImpossibleDate(f"No day of the calendar fits the pattern {pattern}.")
    return first_day, last_day


def _outer_day(year_text: str, month_text: str, day_text: str | None, step: int) -> Day | None:
    """Find the first (`step` 1) or the last (-1) day that fits; of a year, only its length matters."""
    outer = {year: _outer_in_year(year, month_text, day_text, step) for year in (_COMMON_YEAR, _LEAP_YEAR)}
    if not any(outer.values()):
        return None
    for year in _fitting_years(year_text, step):
        found = outer[_LEAP_YEAR if is_leap_year(year) else _COMMON_YEAR]
        if found is not None:
            return day_of(year, *found)
    return None


def _outer_in_year(year: int, month_text: str, day_text: str | None, step: int) -> tuple[int, int] | None:
    for month in range(1, 13)[::step]:
        if not _fits(month, month_text):
            continue
        for day in range(1, days_in_month(year, month) + 1)[::step]:
            if day_text is None or _fits(day, day_text):
                return month, day
    return None


def _fitting_years(text: str, step: int) -> Iterator[int]:
    """Go through the years that fit a pattern, forwards or backwards."""
    if text.startswith("Y"):
        mantissa, _, exponent = text[1:].partition("E")
        yield int(mantissa) * 10 ** int(exponent or 0)
        return
    sign = -1 if text.startswith("-") else 1
    digits = [_DIGITS[:: sign * step] if digit == "X" else digit for digit in text.removeprefix("-")]
    for each in product(*digits):
        yield sign * int("".join(each))


def _fits(number: int, pattern: str) -> bool:
    return all(p in ("X", d) for d, p in zip(f"{number:02d}", pattern, strict=True))
