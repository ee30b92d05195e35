"""The pieces of one date as people write it, of which some may be missing: day, month, year, weekday, time.

A piece that is missing is filled from the other side of a range (`25–28 May 1999`), never from today.
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from explorer.model.calendar import day_of, days_in_month, weekday
from explorer.model.dates.edtf_masks import no_such_day
from explorer.model.day_words import MONTH_NAMES, WEEKDAY_NAMES, day_in_words, year_iso
from explorer.model.errors import ImpossibleDate, UnreadableDate

DateOrder = Literal["dmy", "mdy", "ymd"]
Era = Literal["", "BC", "AD"]

MONTH_PATTERN: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
WEEKDAY_PATTERN: Final = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    "|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
YEAR_PATTERN: Final = r"(?:(?P<ad>ad|ce) ?)?(?P<year>\d{1,9})(?: ?(?P<era>bce?|ad|ce))?"

_MONTH: Final = f"(?P<month>{MONTH_PATTERN})"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_GAP: Final = r"(?: of | ?- ?| |(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d))"
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_DAY}{_GAP}{_MONTH}(?:{_GAP}{YEAR_PATTERN})?",
        rf"{_MONTH}{_GAP}{_DAY}(?:{_GAP}{YEAR_PATTERN})?",
        rf"{YEAR_PATTERN}{_GAP}{_MONTH}(?:{_GAP}{_DAY})?",
        rf"{_MONTH}(?:{_GAP}{YEAR_PATTERN})?",
        rf"{YEAR_PATTERN}",
        r"(?P<said>year )(?P<year>\d{1,9})",
        rf"{_DAY} (?P<year>\d{{4}})",
        _DAY,
    )
)
_NUMERIC: Final = re.compile(
    r"(\d{1,4}) ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?\.?(?: (?P<era>bce?|ad|ce))?", re.ASCII
)
_MONTH_AND_YEAR: Final = re.compile(r"(?:(\d{1,2})[/.](\d{4})|(\d{4})[/.-](\d{1,2}))", re.ASCII)
_CJK: Final = re.compile(
    r"(?P<year>\d{4}) ?[年년](?: ?(?P<month>\d{1,2}) ?[月월](?: ?(?P<day>\d{1,2}) ?[日일])?)?"
)
_SOLID: Final = re.compile(r"(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII)
_WEEKDAY_FIRST: Final = re.compile(rf"(?P<name>{WEEKDAY_PATTERN}) (?P<rest>.+)")
_WEEKDAY_LAST: Final = re.compile(rf"(?P<rest>.+) \(?(?P<name>{WEEKDAY_PATTERN})\)?")
_TIME: Final = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?P<fraction>\.\d{1,9})?)?)?"
    r" ?(?P<half>am|pm)?(?: hours| hrs)?(?: ?\(?(?P<zone>(?:utc|gmt|z)?(?: ?[+-]\d{1,2}(?::?\d{2})?)?)\)?)?"
)
_TIME_LAST: Final = re.compile(rf"(?:(?P<rest>.*?)(?: at | ))?{_TIME}", re.ASCII)
_TIME_FIRST: Final = re.compile(rf"(?:at )?{_TIME}(?: on | )(?P<rest>.+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pieces:
    """What was written of one date.

    `year` is the number as written, of the era; `month` may be a part of the year in EDTF's numbers (21-41).
    `time` is EDTF's, from its T on. With another `unit` than a date, `year` is the first year of the decade,
    or the number of the century or millennium. `part` is the share of it that is meant, from 0 of `parts`.
    """

    year: int | None = None
    era: Era = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str = ""
    unit: Literal["date", "decade", "century", "millennium"] = "date"
    part: int | None = None
    parts: int = 3

    @property
    def is_day_only(self) -> bool:
        """Whether nothing but the day of a month was written."""
        return self.day is not None and self.month is None and self.year is None and self.unit == "date"

    @property
    def is_year_only(self) -> bool:
        """Whether nothing but a year was written."""
        return self.year is not None and self.month is None and self.day is None and self.unit == "date"


def read_pieces(text: str, date_order: DateOrder) -> Pieces | None:
    """Read one date, whole or in part, from tidied small letters; None where it is none."""
    whole = _read_date(text, date_order)
    if whole is not None:
        return whole
    for pattern in (_TIME_LAST, _TIME_FIRST):
        match = pattern.fullmatch(text)
        if match is None or not (match["minute"] or match["half"]):
            continue
        time = _time_of(match)
        rest = match["rest"]
        if not rest:
            return Pieces(time=time)
        date = _read_date(rest, date_order)
        if date is not None and date.day is not None:
            return Pieces(date.year, date.era, date.month, date.day, date.weekday, time)
    return None


def edtf_of_pieces(pieces: Pieces) -> str:
    """Write a date of which enough is known as EDTF.

    Raises UnreadableDate where the year or the month is missing, ImpossibleDate where the weekday is another.
    """
    if pieces.year is None:
        raise UnreadableDate("The year is missing: it is never filled in.")
    year = astronomical(pieces.year, pieces.era)
    if pieces.day is not None and pieces.month is None:
        raise UnreadableDate("The month is missing: it is never filled in.")
    text = year_iso(year)
    if pieces.month is not None:
        text += f"-{pieces.month:02d}"
    if pieces.day is not None:
        text += f"-{pieces.day:02d}"
    if pieces.weekday is not None:
        _check_weekday(pieces, year)
    return text + pieces.time


def astronomical(year: int, era: Era) -> int:
    """Count a year of an era from the astronomical year 0, which is 1 BC."""
    if year == 0:
        raise ImpossibleDate("There is no year 0: the year before AD 1 is 1 BC.")
    return 1 - year if era == "BC" else year


def month_of(name: str) -> int:
    """Number a month by its name or abbreviation, in small letters."""
    return next(i for i, full in enumerate(MONTH_NAMES, 1) if full.lower().startswith(name[:3]))


def weekday_of(name: str) -> int:
    """Number a day of the week by its name or abbreviation, in small letters."""
    return next(i for i, full in enumerate(WEEKDAY_NAMES) if full.lower().startswith(name[:3]))


def era_of(written: str | None) -> Era:
    """Tell the era that was written."""
    return "" if not written else "BC" if written.startswith("b") else "AD"


def _read_date(text: str, date_order: DateOrder) -> Pieces | None:
    for pattern in (_WEEKDAY_FIRST, _WEEKDAY_LAST):
        match = pattern.fullmatch(text)
        if match is not None:
            date = _read_date(match["rest"], date_order)
            if date is None or date.day is None or date.weekday is not None:
                return None
            return Pieces(date.year, date.era, date.month, date.day, weekday_of(match["name"]))
    text = text.removeprefix("the ")
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is not None:
            pieces = _pieces_of(match.groupdict())
            if pieces is not None:
                return pieces
    return _read_numeric(text, date_order)


def _pieces_of(found: dict[str, str | None]) -> Pieces | None:
    era: Era = "AD" if found.get("said") else era_of(found.get("era") or found.get("ad"))
    written = found.get("year")
    if written is not None and not era and len(written) != 4:
        return None
    if found.get("era") and found.get("ad"):
        return None
    month, day = found.get("month"), found.get("day")
    return Pieces(
        year=int(written) if written else None,
        era=era,
        month=month_of(month) if month else None,
        day=int(day) if day else None,
    )


def _read_numeric(text: str, date_order: DateOrder) -> Pieces | None:
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
        if date_order == "ymd" or len(first) > 2:
            return None
        return _checked(_day_and_month(first, second, date_order), text, date_order)
    if len(first) == 4 and len(third) <= 2:
        return _checked(Pieces(int(first), era, int(second), int(third)), text, "ymd")
    if len(first) <= 2 and len(third) == 2:
        raise UnreadableDate(
            f"“{text}” has a year of two digits, which may be of any century: write all four."
        )
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
        year = 2000 if pieces.year is None else astronomical(pieces.year, pieces.era)
        if not 1 <= pieces.day <= days_in_month(year, pieces.month):
            raise ImpossibleDate(no_such_day(year, pieces.month, pieces.day))
    return pieces


def _check_weekday(pieces: Pieces, year: int) -> None:
    if pieces.day is None or pieces.month is None:
        raise UnreadableDate("A day of the week needs the day, the month and the year with it.")
    try:
        day = day_of(year, pieces.month, pieces.day)
    except ValueError:
        return
    if weekday(day) != pieces.weekday:
        raise ImpossibleDate(
            f"{day_in_words(day)} is a {WEEKDAY_NAMES[weekday(day)]},"
            f" not a {WEEKDAY_NAMES[pieces.weekday or 0]}."
        )


def _time_of(match: re.Match[str]) -> str:
    hour, half = int(match["hour"]), match["half"]
    if half:
        if not 1 <= hour <= 12:
            raise ImpossibleDate(f"There is no {hour} {half}: hours with am and pm run from 1 to 12.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    text = f"T{hour:02d}"
    if match["minute"]:
        text += f":{match['minute']}"
    if match["second"]:
        text += f":{match['second']}{match['fraction'] or ''}"
    return text + _zone_of(match["zone"] or "")


def _zone_of(written: str) -> str:
    zone = written.removeprefix("utc").removeprefix("gmt").removeprefix("z").strip()
    if not zone:
        return "Z" if written else ""
    sign, digits = zone[0], zone[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return f"{sign}{int(hours):02d}:{minutes}"
