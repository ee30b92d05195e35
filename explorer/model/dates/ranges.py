"""Two dates joined into a range, of which either may borrow from the other what it leaves out."""

import re
from dataclasses import replace

from explorer.model.dates.pieces import Pieces
from explorer.model.errors import UnreadableDate


def completed(left: Pieces, right: Pieces, is_dash: bool) -> tuple[Pieces, Pieces] | None:
    """Fill each side's missing year, month, era and day from the other; None where the two don't go together.

    `25` and `28 May 1999` are both in May 1999, `500` and `401 BC` both BC, `1984` and `86` in one century.
    """
    if right.unit in ("century", "millennium") and left.is_day_only:
        left = Pieces(left.day, unit=right.unit)
    if left.is_year_only and right.is_day_only:
        return _year_and_two_digits(left, right, is_dash)
    if left.is_day_only and right.is_year_only and right.era:
        left = Pieces(left.day)
    if left.is_year_only and left.era == "AD" and right.is_day_only:
        right = Pieces(right.day)
    left, right = _with_days(*_with_eras(left, right))
    lacks_month = [side.month is None and side.day is not None for side in (left, right)]
    if any(lacks_month) and (left.day is None or right.day is None):
        return None
    if lacks_month[0]:
        left = replace(left, month=right.month)
    if lacks_month[1]:
        right = replace(right, month=left.month)
    if (left.year is None or right.year is None) and (left.month is None or right.month is None):
        return None
    if left.year is None:
        left = replace(left, year=right.year, era=right.era)
        _refuse_turn_of_year(left, right)
    if right.year is None:
        right = replace(right, year=left.year, era=left.era)
        _refuse_turn_of_year(left, right)
    return left, right


def _refuse_turn_of_year(left: Pieces, right: Pieces) -> None:
    """Ask for both years where one makes the range run backwards, as in `27 December to 2 January 2019`."""
    first, last = left.month or 0, right.month or 0
    if last < first <= 12:
        raise UnreadableDate(
            f"With one year, {left.year}, for both sides it would end before it begins: write both years."
        )


def _year_and_two_digits(left: Pieces, right: Pieces, is_dash: bool) -> tuple[Pieces, Pieces] | None:
    year, end = left.year or 0, right.day or 0
    if left.era == "AD":
        return left, Pieces(end, "AD")
    if left.era or end <= year % 100 or end < 10:
        return None
    if end <= 12 and is_dash:
        raise UnreadableDate(
            f"That may be a month or a span of years: write {year}-{end:02d}"
            f" or {year}/{year // 100}{end:02d}."
        )
    return left, Pieces(year // 100 * 100 + end)


def _with_eras(left: Pieces, right: Pieces) -> tuple[Pieces, Pieces]:
    if right.era and not left.era and left.year is not None:
        left = replace(left, era=right.era)
    if left.era == "AD" and not right.era and right.year is not None:
        right = replace(right, era="AD")
    return left, right


def _with_days(left: Pieces, right: Pieces) -> tuple[Pieces, Pieces]:
    """Give the day of one side to a time alone on the other, and the offset from UTC likewise."""
    if left.time and left.day is None:
        left = replace(right, time=left.time, weekday=None)
    if right.time and right.day is None:
        right = replace(left, time=right.time, weekday=None)
    if left.time and right.time:
        zones = [re.search(r"(?:Z|[+-]\d\d:\d\d)$", side.time) for side in (left, right)]
        if zones[0] and not zones[1]:
            right = replace(right, time=right.time + zones[0][0])
        elif zones[1] and not zones[0]:
            left = replace(left, time=left.time + zones[1][0])
    return left, right
