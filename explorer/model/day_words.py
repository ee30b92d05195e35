"""Days, months and years in words; whole dates with their doubts are worded in `wording`."""

from typing import Final

from explorer.model.calendar import civil, weekday
from explorer.model.ids import Day

MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def year_in_words(year: int) -> str:
    """Name an astronomical year as people do: `2019`, `44 BC`; there is no year 0.

    Years of our era of other than four digits take AD, so that 79 is not taken for 1979.
    """
    if year <= 0:
        return f"{plain_year(1 - year)} BC"
    return f"AD {plain_year(year)}" if year < 1_000 or year >= 10_000 else str(year)


def plain_year(number: int) -> str:
    """Write the number of a year, with commas from five digits on."""
    return f"{number:,}" if number >= 10_000 else str(number)


def month_short(month: int) -> str:
    """Abbreviate a month's name to three letters."""
    return MONTH_NAMES[month - 1][:3]


def day_in_words(day: Day) -> str:
    """Write a day out: `22 February 2019`."""
    year, month, day_of_month = civil(day)
    return f"{day_of_month} {MONTH_NAMES[month - 1]} {year_in_words(year)}"


def day_short(day: Day) -> str:
    """Write a day for labels and table cells: `22 Feb 2019`."""
    year, month, day_of_month = civil(day)
    return f"{day_of_month} {month_short(month)} {year_in_words(year)}"


def weekday_name(day: Day) -> str:
    """Name the day of the week: `Friday`."""
    return WEEKDAY_NAMES[weekday(day)]


def year_iso(year: int) -> str:
    """Write an astronomical year as EDTF does: `2019`, `-0043`, `Y12000`."""
    if -9999 <= year <= 9999:
        return f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return f"Y{year}"


def day_iso(day: Day) -> str:
    """Write a day as EDTF does: `2019-02-22`."""
    year, month, day_of_month = civil(day)
    return f"{year_iso(year)}-{month:02d}-{day_of_month:02d}"


def ordinal(number: int) -> str:
    """Write an ordinal: `1st`, `2nd`, `3rd`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
