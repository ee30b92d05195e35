"""One EDTF date in plain English, and two that share their last words; `wording` words whole expressions."""

import re
from dataclasses import dataclass
from typing import Final

from explorer.model.calendar import civil, day_of_ms
from explorer.model.dates.edtf_date import EdtfDate
from explorer.model.dates.edtf_masks import SEASON_MONTHS
from explorer.model.dates.edtf_time import TIME_UNIT_MS, time_text
from explorer.model.day_words import (
    MONTH_NAMES,
    month_short,
    ordinal,
    plain_year,
    weekday_name,
    year_in_words,
)
from explorer.model.when import Precision

_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_NTH: Final = ("first", "second", "third", "fourth")
_THIRDS: Final = ("early", "mid", "late")
_MASK: Final = re.compile(
    r"(?P<year>-?[0-9X]{4}|Y-?[0-9]+(?:E[0-9]+)?)(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How to word a date: `is_short` for labels and table cells, `has_weekdays` to name weekdays, too."""

    is_short: bool = False
    has_weekdays: bool = False


def date_words(date: EdtfDate, style: Style, is_alone: bool = True) -> str:
    """Word one date with its doubts; one that stands alone tells, too, which months or years it covers."""
    mark = date.common_qualifier
    text = plain_words(date, style, is_alone)
    if mark is not None:
        return doubted(text, mark, style)
    if style.is_short:
        return doubted(text, date.overall_qualifier, style)
    return f"{text} ({_doubted_parts(date)})"


def doubted(text: str, mark: str, style: Style) -> str:
    """Add the words for `?`, `~` or `%` (both)."""
    if mark in ("~", "%"):
        text = f"c. {text}" if style.is_short else f"about {text}"
    if mark in ("?", "%"):
        if style.is_short:
            return f"{text}?"
        text = f"{text[:-1]}; uncertain)" if text.endswith(")") else f"{text} (uncertain)"
    return text


def plain_words(date: EdtfDate, style: Style, is_alone: bool = True) -> str:
    """Word one date without its doubts."""
    if date.is_masked:
        return _masked_words(date, style, is_alone)
    year = date.year or 0
    if date.month is None:
        return year_in_words(year)
    if date.month > 12:
        return _season_words(year, date.month, style, is_alone)
    if date.day is None:
        return f"{month_words(date.month, style)} {year_in_words(year)}"
    text = _day_words(date, style)
    return text if date.time_ms is None else f"{text}, {clock_words(date, style)}"


def clock_words(date: EdtfDate, style: Style) -> str:
    """Word the time of day, with the offset from UTC where it is known."""
    time_ms = date.time_ms or 0
    if date.precision != Precision.HOUR:
        text = time_text(time_ms, date.precision)
    else:
        hour = time_ms // TIME_UNIT_MS[Precision.HOUR]
        text = f"{hour} h" if style.is_short else f"between {hour:02d}:00 and {hour:02d}:59"
    zone = "" if style.is_short or date.offset_min is None else f" ({offset_words(date.offset_min)})"
    return text + zone


def offset_words(offset_min: int) -> str:
    """Name an offset from UTC: `UTC`, `UTC+9`, `UTC−3:30`."""
    if offset_min == 0:
        return "UTC"
    hours, minutes = divmod(abs(offset_min), 60)
    return f"UTC{'−' if offset_min < 0 else '+'}{hours}" + (f":{minutes:02d}" if minutes else "")


def pair_words(first: EdtfDate, last: EdtfDate, style: Style) -> tuple[str, str]:
    """Word two plain dates so that the first leaves out what the second says: `27` and `28 February 2019`."""
    left, right = plain_words(first, style, False), plain_words(last, style, False)
    if first.precision != last.precision:
        return left, right
    if first.precision == Precision.CENTURY and left.partition("century")[2] == right.partition("century")[2]:
        return left.partition(" century")[0], right
    if first.is_masked or last.is_masked:
        return left, right
    years = (first.year or 0, last.year or 0)
    match first.precision:
        case Precision.DAY if years[0] == years[1] and first.month == last.month:
            left = _day_number(first, style)
        case Precision.DAY if years[0] == years[1]:
            left = f"{_day_number(first, style)} {month_words(first.month or 1, style)}"
        case Precision.MONTH if years[0] == years[1]:
            left = month_words(first.month or 1, style)
        case Precision.SEASON if years[0] == years[1] and _is_plain_season(first) and _is_plain_season(last):
            left = _SEASONS[(first.month or 21) - 21]
        case Precision.YEAR:
            left, right = year_pair(*years)
        case precision if precision in TIME_UNIT_MS and _same_day(first, last):
            left = left.removesuffix(f" ({offset_words(first.offset_min or 0)})")
            right = clock_words(last, style)
        case precision if precision in TIME_UNIT_MS and not style.is_short:
            left, right = (
                f"{clock_words(date, style)} on {_day_words(date, style)}" for date in (first, last)
            )
    return left, right


def year_pair(first: int, last: int) -> tuple[str, str]:
    """Word two years, saying the era once where they share it: `500`, `401 BC`; `27 BC`, `AD 14`."""
    if first <= 0 and last <= 0:
        return plain_year(1 - first), year_in_words(last)
    if first <= 0:
        return year_in_words(first), f"AD {plain_year(last)}"
    return year_in_words(first), plain_year(last)


def month_words(month: int, style: Style) -> str:
    """Name a month, in three letters where the style is short."""
    return month_short(month) if style.is_short else MONTH_NAMES[month - 1]


def years_words(first: int, last: int, style: Style) -> str:
    """Word a span of years."""
    joint = " to " if not style.is_short else " – " if first <= 0 < last else "–"
    return joint.join(year_pair(first, last))


def _day_words(date: EdtfDate, style: Style) -> str:
    return f"{_day_number(date, style)} {month_words(date.month or 1, style)} {year_in_words(date.year or 0)}"


def _day_number(date: EdtfDate, style: Style) -> str:
    name = weekday_name(day_of_ms(date.bounds.start_earliest))
    if not style.has_weekdays:
        return str(date.day)
    return f"{name[:3] if style.is_short else name} {date.day}"


def _same_day(first: EdtfDate, last: EdtfDate) -> bool:
    return day_of_ms(first.bounds.start_earliest) == day_of_ms(last.bounds.start_earliest)


def _is_plain_season(date: EdtfDate) -> bool:
    return date.month in (21, 22, 23)


def _season_words(year: int, code: int, style: Style, is_alone: bool) -> str:
    first, last = SEASON_MONTHS[code]
    said_year = f"{_winter_year(year)}" if last > 12 else year_in_words(year)
    if code < 33:
        where = ("", "northern ", "southern ")[(code - 21) // 4]
        text = f"{where}{_SEASONS[(code - 21) % 4]} {said_year}"
    elif code < 37:
        text = (
            f"Q{code - 32} {said_year}" if style.is_short else f"the {_NTH[code - 33]} quarter of {said_year}"
        )
    elif code < 40:
        text = f"{_THIRDS[code - 37]} {said_year}"
    else:
        text = f"H{code - 39} {said_year}" if style.is_short else f"the {_NTH[code - 40]} half of {said_year}"
    if style.is_short or not is_alone:
        return text
    return f"{text} ({MONTH_NAMES[first - 1]} to {MONTH_NAMES[(last - 1) % 12]})"


def _winter_year(year: int) -> str:
    """Name the two years of a winter: `2018–19`, `45–44 BC`."""
    if year < 1000 or year % 100 == 99:
        return "–".join(year_pair(year, year + 1))
    return f"{plain_year(year)}–{(year + 1) % 100:02d}"


def _masked_words(date: EdtfDate, style: Style, is_alone: bool) -> str:
    """Word a date of which some digits are not known."""
    bounds = date.bounds
    first_year, last_year = civil(day_of_ms(bounds.start_earliest))[0], civil(day_of_ms(bounds.end_latest))[0]
    bare = re.sub(r"[?~%]", "", date.edtf)
    match = _MASK.fullmatch(bare)
    if match is None:
        estimate = bare.partition("S")[0].removeprefix("Y").partition("E")
        year = int(estimate[0]) * 10 ** int(estimate[2] or 0)
        return f"{years_words(first_year, last_year, style)}, estimated at {year_in_words(year)}"
    within = _year_phrase(match["year"], first_year, last_year, style, is_alone)
    month, day = match["month"], match["day"]
    if month is None:
        return within
    preposition = "of" if within.startswith("a") else "in"
    if month.isdigit():
        if int(month) > 12:
            season = _season_words(first_year, int(month), style, False).rpartition(" ")[0]
            return f"{season} {preposition} {within}"
        in_month = month_words(int(month), style)
        if "X" not in match["year"]:
            in_month += f" {within}"
        else:
            in_month += f", {within}" if style.is_short else f" {preposition} {within}"
        return in_month if day is None else _day_of(in_month, day, style)
    months = [number for number in range(1, 13) if re.fullmatch(month.replace("X", r"\d"), f"{number:02d}")]
    if month != "XX":
        span = f"{month_words(months[0], style)} to {month_words(months[-1], style)}"
        some = f"a month from {span} {within if 'X' not in match['year'] else f'{preposition} {within}'}"
        return some if day is None else _day_of(some, day, style)
    if day is None:
        return f"a month {preposition} {within}"
    if day == "XX":
        return f"a day {preposition} {within}"
    return _day_of(f"a month {preposition} {within}", day, style)


def _day_of(month: str, day: str, style: Style) -> str:
    """Put a day, of which a digit may not be known, before a month in words."""
    is_named = not month.startswith("a month")
    if day == "XX":
        return month if style.is_short and is_named else f"a day in {month}"
    if day.isdigit():
        return f"{int(day)} {month}" if is_named else f"the {ordinal(int(day))} of {month}"
    first, last = max(int(day.replace("X", "0")), 1), min(int(day.replace("X", "9")), 31)
    return f"a day from {first} to {last} {month}" if is_named else f"a day of the pattern {day} of {month}"


def _year_phrase(pattern: str, first: int, last: int, style: Style, is_alone: bool) -> str:
    """Word the year of a pattern: a decade, a century, a millennium, or any other."""
    known = pattern.removeprefix("-").rstrip("X")
    article = "" if style.is_short else "the "
    if "X" not in pattern:
        return year_in_words(first)
    if "X" in known:
        return f"a year of the pattern {pattern}"
    if not known:
        return "an unknown year"
    if len(known) == 3:
        return f"{article}{first}s" if first >= 100 else years_words(first, last, style)
    unit, number = ("century", int(known) + 1) if len(known) == 2 else ("millennium", int(known) + 1)
    text = f"{article}{ordinal(number)} {unit}" + (" BC" if pattern.startswith("-") else "")
    return text if style.is_short or not is_alone else f"{text} ({years_words(first, last, style)})"


def _doubted_parts(date: EdtfDate) -> str:
    """Say which of year, month and day is in doubt, and how."""
    doubts = []
    for mark, word in (("~", "approximate"), ("?", "uncertain"), ("%", "approximate and uncertain")):
        parts = [
            unit for unit, own in zip(("year", "month", "day"), date.qualifiers, strict=True) if own == mark
        ]
        if parts:
            doubts.append(f"{' and '.join(parts)} {word}")
    return ", ".join(doubts)
