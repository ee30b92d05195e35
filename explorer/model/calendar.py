"""Days and milliseconds of the proleptic Gregorian calendar, in whole numbers; no text lives here.

Years are astronomical: 1 BC is year 0, 44 BC is year -43. The arithmetic is exact for every year from
`FIRST_YEAR` to `LAST_YEAR`, beyond which milliseconds no longer fit in 64 bits.
"""

from datetime import date
from typing import Final

from explorer.model.ids import Day

DAY_MS: Final = 86_400_000
FIRST_YEAR: Final = -292_000_000
LAST_YEAR: Final = 292_000_000
_FURTHEST_YEAR: Final = 292_200_000
"""Somewhat further, so that what is next to the outermost dates can still be counted."""

_DAYS_IN_MONTH: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_ERA: Final = 146_097
"""Days in 400 years, after which the calendar repeats itself."""

_EPOCH_FROM_MARCH_OF_0: Final = 719_468
"""Days from 1 March of year 0 to 1970-01-01."""

_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()


def is_leap_year(year: int) -> bool:
    """Tell whether the astronomical `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month; `month` is 1 to 12."""
    return 29 if month == 2 and is_leap_year(year) else _DAYS_IN_MONTH[month - 1]


def day_of(year: int, month: int, day: int) -> Day:
    """Number the day of an astronomical year, a month from 1 to 12 and a day of the month.

    Raises ValueError where there is no such day, or the year is beyond 292 million.
    The formula is Howard Hinnant's `days_from_civil`, https://howardhinnant.github.io/date_algorithms.html.
    """
    if abs(year) > _FURTHEST_YEAR:
        raise ValueError(f"the year {year} is beyond 292 million")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"there is no day {day} in month {month} of {year}")
    if month <= 2:
        year -= 1
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return Day(era * _DAYS_IN_ERA + day_of_era - _EPOCH_FROM_MARCH_OF_0)


def civil(day: Day) -> tuple[int, int, int]:
    """Give the astronomical year, the month (1-12) and the day of the month; the inverse of `day_of`."""
    era, day_of_era = divmod(day + _EPOCH_FROM_MARCH_OF_0, _DAYS_IN_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day_of_month = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = (month_from_march + 2) % 12 + 1
    year = year_of_era + era * 400
    return (year + 1 if month <= 2 else year), month, day_of_month


def day_first_ms(day: Day) -> int:
    """Give the first millisecond of a day."""
    return day * DAY_MS


def day_last_ms(day: Day) -> int:
    """Give the last millisecond of a day."""
    return day * DAY_MS + DAY_MS - 1


def day_of_ms(ms: int) -> Day:
    """Give the day that a millisecond lies in."""
    return Day(ms // DAY_MS)


def weekday(day: Day) -> int:
    """Give the day of the week, from 0 for Monday to 6 for Sunday."""
    return (day + 3) % 7


def first_of_month(year: int, month: int) -> Day:
    """Give the first day of a month, which may be counted from another year: month 13 is the next January."""
    year += (month - 1) // 12
    return day_of(year, (month - 1) % 12 + 1, 1)


def last_of_month(year: int, month: int) -> Day:
    """Give the last day of a month, counted as in `first_of_month`."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    return day_of(year, month, days_in_month(year, month))


def today() -> Day:
    """Give the present day by this machine's clock and time zone."""
    return Day(date.today().toordinal() - _EPOCH_ORDINAL)
