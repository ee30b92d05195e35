"""Dates told from another day: today, last Thursday, two weeks later, the following month.

What points back to something told before (`the following day`) needs a reference day; what is told from the
speaker's own day (`last Thursday`) is counted from today where there is none.
"""

import re
from collections.abc import Callable
from typing import Final

from explorer.model.calendar import civil, first_of_month, last_of_month, today, weekday
from explorer.model.dates.edtf_masks import SEASON_MONTHS
from explorer.model.dates.pieces import MONTH_PATTERN, SEASONS, WEEKDAY_PATTERN, month_of, weekday_of
from explorer.model.day_words import WEEKDAY_NAMES, day_iso, year_iso
from explorer.model.errors import UnreadableDate
from explorer.model.ids import Day

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        re.findall(r"\w+", "one two three four five six seven eight nine ten eleven twelve"), 1
    )
} | {"a": 1, "an": 1}
_COUNTED: Final = re.compile(
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|fortnight|month|year)(?P<plural>s?)"
    r" (?P<way>later|afterwards|afterward|after|earlier|beforehand|before|ago|from now|hence)",
    re.ASCII,
)
_COUNTED_FROM: Final = re.compile(
    rf"(?:the |(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}) )"
    r"(?P<unit>day|week|fortnight|month|year)(?P<plural>s?)"
    r" (?P<way>after|before) (?P<rest>.+)",
    re.ASCII,
)
_DIRECTIONS: Final = {"earlier": -1, "beforehand": -1, "before": -1, "ago": -1}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_SPOKEN: Final = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_NEIGHBOUR: Final = re.compile(
    r"(?P<way>following|next|previous|preceding|same|that) (?P<unit>day|week|month|year)", re.ASCII
)
_BESIDE: Final = re.compile(r"(?P<unit>day|week|month|year) (?P<way>before|after)", re.ASCII)
_NEIGHBOURS: Final = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0}
_NAMED: Final = re.compile(
    rf"(?:on )?(?P<way>last|past|next|coming|this)"
    rf" (?:(?P<weekday>{WEEKDAY_PATTERN})|(?P<month>{MONTH_PATTERN})"
    rf"|(?P<season>{'|'.join(SEASONS)})|(?P<unit>week|month|year))",
    re.ASCII,
)
_NAMES: Final = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0}
_BARE_WEEKDAY: Final = re.compile(rf"(?:on |this )?(?P<weekday>{WEEKDAY_PATTERN})")


def read_relative(text: str, reference: Day | None) -> str | None:
    """Read a date told from the reference day from tidied small letters, as EDTF; None where it is none."""
    has_article = text.startswith("the ")
    text = text.removeprefix("the ")
    if text in _SPOKEN:
        return day_iso(Day(_spoken_from(reference) + _SPOKEN[text]))
    match = _BESIDE.fullmatch(text)
    if match is not None:
        return _neighbour(_told_from(reference, text), 1 if match["way"] == "after" else -1, match["unit"])
    match = _COUNTED.fullmatch(text)
    if match is not None and _agrees(match):
        is_spoken = match["way"] in ("ago", "from now", "hence")
        day = _spoken_from(reference) if is_spoken else _told_from(reference, text)
        count = _number(match["count"])
        return moved(day, count * _DIRECTIONS.get(match["way"], 1), match["unit"])
    match = _NEIGHBOUR.fullmatch(text)
    if match is not None and (has_article or match["way"] != "next"):
        day = _told_from(reference, text)
        return _neighbour(day, _NEIGHBOURS[match["way"]], match["unit"])
    match = _NAMED.fullmatch(text)
    if match is not None:
        return _named(match, _spoken_from(reference))
    match = _BARE_WEEKDAY.fullmatch(text)
    if match is not None:
        name = WEEKDAY_NAMES[weekday_of(match["weekday"])]
        raise UnreadableDate(f"Which {name} is not said: write last {name}, next {name}, or the day itself.")
    return None


def moved(day: Day, count: int, unit: str) -> str:
    """Go some days, weeks, fortnights, months or years from a day, as EDTF.

    Months and years lead to a month and a year, not to a day: whoever says two years later means no more.
    """
    if unit in _DAYS:
        return day_iso(Day(day + count * _DAYS[unit]))
    return _neighbour(day, count, unit)


def _spoken_from(reference: Day | None) -> Day:
    return today() if reference is None else reference


def _told_from(reference: Day | None, text: str) -> Day:
    if reference is None:
        raise UnreadableDate(f"“{text}” needs a reference day that it is counted from.")
    return reference


def _neighbour(day: Day, step: int, unit: str) -> str:
    """Name the day, week, month or year that is `step` after that of `day`; a week is one day of it."""
    year, month, _ = civil(day)
    if unit == "day":
        return day_iso(Day(day + step))
    if unit == "week":
        monday = day - weekday(day) + 7 * step
        return f"[{day_iso(Day(monday))}..{day_iso(Day(monday + 6))}]"
    if unit == "year":
        return year_iso(year + step)
    years, index = divmod(month - 1 + step, 12)
    return f"{year_iso(year + years)}-{index + 1:02d}"


def _named(match: re.Match[str], day: Day) -> str | None:
    step = _NAMES[match["way"]]
    if match["unit"]:
        return _neighbour(day, step, match["unit"])
    if step == 0:
        return None
    if match["weekday"]:
        away = (weekday_of(match["weekday"]) - weekday(day)) % 7
        return day_iso(Day(day + (away or 7) if step > 0 else day + away - 7))
    if match["season"]:
        return _season(SEASONS[match["season"]], step, day)
    year, month, _ = civil(day)
    named = month_of(match["month"])
    if (named >= month and step < 0) or (named <= month and step > 0):
        year += step
    return f"{year_iso(year)}-{named:02d}"


def _season(code: int, step: int, day: Day) -> str:
    """Name the last season that is over, or the next that has not begun."""
    first, last = SEASON_MONTHS[code]
    year = civil(day)[0] + (1 if step > 0 else 0)
    while step < 0 and last_of_month(year, last) >= day:
        year -= 1
    while step > 0 and first_of_month(year - 1, first) > day:
        year -= 1
    return f"{year_iso(year)}-{code}"


def counted_from(text: str) -> tuple[str, Callable[[Day], str]] | None:
    """Part `two weeks after 3 June 1999` into the date it is counted from and the way from there."""
    match = _COUNTED_FROM.fullmatch(text)
    if match is None or not _agrees(match):
        return None
    count = 1 if not match["count"] else _number(match["count"])
    step = count if match["way"] == "after" else -count
    unit = match["unit"]
    return match["rest"], lambda day: moved(day, step, unit)


def _agrees(match: re.Match[str]) -> bool:
    """Tell whether the unit has the plural that its count asks for; `1984 year later` counts nothing."""
    return bool(match["plural"]) == (match["count"] is not None and _number(match["count"]) != 1)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]
