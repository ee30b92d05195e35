"""A date in words where only its bounds are at hand, as in the columns that the timeline is drawn from.

The text as typed and its EDTF say more (a season, a list of days); what is said here is never wrong, only
sometimes plainer.
"""

from typing import Final

from explorer.model.calendar import DAY_MS, civil, day_of_ms, days_in_month
from explorer.model.columns import OPEN_END, OPEN_START
from explorer.model.edtf import parse_edtf
from explorer.model.ids import Day
from explorer.model.wording import day_iso, describe

_LAST_YEAR: Final = 9999
"""Years beyond are written with a Y in EDTF, and hold no months."""


def bounds_in_words(
    start_earliest: int,
    start_latest: int,
    end_earliest: int,
    end_latest: int,
    *,
    is_approximate: bool = False,
    is_uncertain: bool = False,
) -> str:
    """Say a date by its four inclusive bounds in ms: `27 to 28 February 2019`, `about 1984`, `since 2018`.

    OPEN_START and OPEN_END stand for sides that are open or unknown.
    """
    doubt = "%" if is_approximate and is_uncertain else "~" if is_approximate else "?" if is_uncertain else ""
    if start_earliest == OPEN_START and end_latest == OPEN_END:
        return "at an unknown time"
    if start_earliest == OPEN_START:
        return describe(parse_edtf(f"../{_day(end_latest)}"))
    if end_latest == OPEN_END:
        return describe(parse_edtf(f"{_day(start_earliest)}/.."))
    first, last = day_of_ms(start_earliest), day_of_ms(end_latest)
    if first == last:
        return describe(parse_edtf(_day(start_earliest) + doubt))
    is_some_time_within = start_latest >= end_earliest
    if is_some_time_within:
        unit = _unit(first, last)
        return describe(parse_edtf(f"{unit}{doubt}" if unit else f"[{day_iso(first)}..{day_iso(last)}]"))
    return describe(parse_edtf(f"{_side(start_earliest, start_latest)}/{_side(end_earliest, end_latest)}"))


def _side(earliest: int, latest: int) -> str:
    """One side of an interval: its day, its month or year, or the last day that it may be."""
    first, last = day_of_ms(earliest), day_of_ms(latest)
    if first == last:
        return day_iso(first)
    return _unit(first, last) or day_iso(last)


def _unit(first: Day, last: Day) -> str:
    """The EDTF of the month or year that two days bound, empty where they bound neither."""
    (year, month, day), (last_year, last_month, last_day) = civil(first), civil(last)
    if year != last_year or day != 1 or abs(year) > _LAST_YEAR:
        return ""
    if month == 1 and (last_month, last_day) == (12, 31):
        return day_iso(first)[:-6]
    if month == last_month and last_day == days_in_month(year, month):
        return day_iso(first)[:-3]
    return ""


def _day(ms: int) -> str:
    return day_iso(day_of_ms(ms - ms % DAY_MS))
