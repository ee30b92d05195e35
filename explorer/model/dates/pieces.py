"""The pieces of one date as people write it, of which some may be missing: day, month, year, weekday, time.

A piece that is missing is filled from the other side of a range (`25–28 May 1999`), never from today.
"""

from dataclasses import dataclass
from typing import Final, Literal

from explorer.model.calendar import day_of, weekday
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
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF's numbers of the seasons."""

YEAR_PATTERN: Final = r"(?:(?P<ad>ad|ce) ?)?(?P<year>\d{1,12})(?: ?(?P<era>bce?|ad|ce))?"


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


def edtf_of_pieces(pieces: Pieces) -> str:
    """Write a date of which enough is known as EDTF.

    Raises UnreadableDate where the year or the month is missing, ImpossibleDate where the weekday is another.
    """
    if pieces.year is None:
        raise UnreadableDate("The year is missing: it is never filled in.")
    year = astronomical(pieces.year, pieces.era)
    if pieces.day is not None and pieces.month is None:
        raise UnreadableDate("The month is missing: it is never filled in.")
    if pieces.day is not None and not 1 <= (pieces.month or 0) <= 12:
        raise ImpossibleDate(f"There is no month {pieces.month}, in the order in which the numbers are read.")
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


def two_digit_year(text: str) -> str:
    """Say why a year of two digits is not read."""
    return f"“{text}” has a year of two digits, which may be of any century: write all four."


def era_of(written: str | None) -> Era:
    """Tell the era that was written."""
    return "" if not written else "BC" if written.startswith("b") else "AD"


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
