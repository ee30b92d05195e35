"""Dates in numbers alone, such as 27/2/2019, of which a setting tells the order of day and month."""

import re
from dataclasses import replace
from typing import Final

from explorer.model.calendar import days_in_month
from explorer.model.dates.edtf_masks import no_such_day
from explorer.model.dates.pieces import DateOrder, Pieces, astronomical, era_of, two_digit_year
from explorer.model.errors import ImpossibleDate, UnreadableDate

_NUMERIC: Final = re.compile(
    r"(\d{1,4}) ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?\.?(?: (?P<era>bce?|ad|ce))?", re.ASCII
)
_MONTH_AND_YEAR: Final = re.compile(r"(?:(\d{1,2})[/.](\d{4})|(\d{4})[/.-](\d{1,2}))", re.ASCII)
_CJK: Final = re.compile(
    r"(?P<year>\d{4}) ?[年년](?: ?(?P<month>\d{1,2}) ?[月월](?: ?(?P<day>\d{1,2}) ?[日일])?)?"
)
_SOLID: Final = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII)


def read_numeric(text: str, date_order: DateOrder) -> Pieces | None:
    """Read a date in numbers, with the day and the month in their order; None where it is none.

    Raises ImpossibleDate where there is no such month or day in that order: they are never swapped.
    """
    solid = _SOLID.fullmatch(text) or _CJK.fullmatch(text)
    if solid is not None:
        numbers = [None if part is None else int(part) for part in solid.groups()]
        return _checked(Pieces(numbers[0], month=numbers[1], day=numbers[2]), text, "ymd")
    month_and_year = _MONTH_AND_YEAR.fullmatch(text)
    if month_and_year is not None:
        return _month_and_year(month_and_year, text)
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, second, third, era = match[1], match[3], match[4], era_of(match["era"])
    if third is None:
        if date_order == "ymd" or len(first) > 2 or match[2] == "-":
            return None
        return _day_and_month(first, second, date_order)
    if len(first) == 4 and len(third) <= 2:
        return _checked(Pieces(int(first), era, int(second), int(third)), text, "ymd")
    if len(first) <= 2 and len(third) == 2:
        raise UnreadableDate(two_digit_year(text))
    if len(first) > 2 or len(third) != 4:
        return None
    if date_order == "ymd":
        raise UnreadableDate(f"“{text}” has its year last, where the date order is year, month, day.")
    return _checked(
        replace(_day_and_month(first, second, date_order), year=int(third), era=era), text, date_order
    )


def _day_and_month(first: str, second: str, date_order: DateOrder) -> Pieces:
    day, month = (first, second) if date_order == "dmy" else (second, first)
    return Pieces(month=int(month), day=int(day))


def _month_and_year(match: re.Match[str], text: str) -> Pieces | None:
    month, year = (match[1], match[2]) if match[1] else (match[4], match[3])
    if int(month) == int(year) % 100 + 1 and match[3]:
        raise UnreadableDate(
            f"“{text}” may be a month or two years: write {year}-{int(month):02d} or {year}/{int(year) + 1}."
        )
    return Pieces(int(year), month=int(month)) if 1 <= int(month) <= 12 else None


def _checked(pieces: Pieces, text: str, date_order: DateOrder) -> Pieces:
    """Refuse a month or a day that can't be, saying in which order the numbers were read."""
    if pieces.month is not None and not 1 <= pieces.month <= 12:
        order = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}[date_order]
        raise ImpossibleDate(f"There is no month {pieces.month}: “{text}” is read {order}.")
    if pieces.day is not None and pieces.month is not None:
        year = astronomical(pieces.year or 0, pieces.era)
        if not 1 <= pieces.day <= days_in_month(year, pieces.month):
            raise ImpossibleDate(no_such_day(year, pieces.month, pieces.day))
    return pieces
