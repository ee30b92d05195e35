"""Ordinary modern dates in orders that `pieces` does not know, such as a log's, read by python-dateutil.

dateutil fills what is missing from a default day and passes over words that it does not need. So only words
of dates are let through, the text is read twice with two defaults, and what differs is missing.
"""

import re
from datetime import datetime
from typing import Final

from explorer.model.dates.pieces import MONTH_PATTERN, WEEKDAY_PATTERN, Pieces, edtf_of_pieces, weekday_of
from explorer.model.errors import ImpossibleDate

_WORDS: Final = re.compile(
    rf"(?:(?P<month>{MONTH_PATTERN})|(?P<weekday>{WEEKDAY_PATTERN})|am|pm|st|nd|rd|th)", re.ASCII
)
_TOKENS: Final = re.compile(r"(?:[a-z]+|\d[\d:.-]*[a-z]*)(?: (?:[a-z]+|\d[\d:.-]*[a-z]*))*", re.ASCII)
_OFFSET: Final = re.compile(r"(?<=\d) ?(?:(?:utc|gmt|z)|(?:utc|gmt)? ?([+-]\d{2}):?(\d{2}))$", re.ASCII)
_DEFAULTS: Final = (datetime(1801, 1, 1, 1, 1, 1, 1), datetime(1802, 3, 16, 2, 2, 2, 2))
"""Two weeks and a day apart, so that a weekday without its day doesn't find the same one twice."""

_PARTS: Final = ("year", "month", "day", "hour", "minute", "second", "microsecond")


def read_modern(text: str) -> str | None:
    """Read a modern date with a month's name and a year of four digits, as EDTF; None where it is none.

    Raises ImpossibleDate where the day is not in the month, or the weekday is another.
    """
    offset = _OFFSET.search(text)
    zone = ""
    if offset is not None:
        text = text[: offset.start()]
        zone = f"{offset[1]}:{offset[2]}" if offset[1] else "Z"
    if not _TOKENS.fullmatch(text):
        return None
    words = [_WORDS.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text)]
    if not all(words) or sum(1 for word in words if word and word["month"]) != 1:
        return None
    weekdays = [word["weekday"] for word in words if word and word["weekday"]]
    numbers = re.findall(r"\d+", text)
    if len(weekdays) > 1 or sum(1 for number in numbers if len(number) == 4) != 1:
        return None
    given = _given(text)
    if given is None or len(numbers) != len(given.keys() - {"month"}):
        return None
    if "year" not in given or "month" not in given or not (zone == "" or "minute" in given):
        return None
    if ("day" not in given or "minute" not in given) and "hour" in given:
        return None
    time = ""
    if "hour" in given:
        time = f"T{given['hour']:02d}:{given['minute']:02d}"
        time += f":{given['second']:02d}" if "second" in given else ""
        time += f".{given['microsecond']:06d}" if "microsecond" in given else ""
    return edtf_of_pieces(
        Pieces(
            year=given["year"],
            month=given["month"],
            day=given.get("day"),
            weekday=weekday_of(weekdays[0]) if weekdays else None,
            time=time + zone,
        )
    )


def _given(text: str) -> dict[str, int] | None:
    """Give the parts that two readings with different defaults agree on."""
    from dateutil import parser  # loaded with the first date that is written in no order of ours

    try:
        first, second = (parser.parse(text, default=default, ignoretz=True) for default in _DEFAULTS)
    except (ValueError, OverflowError) as error:
        if "range" in str(error):
            raise ImpossibleDate(f"“{text}” names a day or a time that does not exist.") from error
        return None
    given = {part: getattr(first, part) for part in _PARTS if getattr(first, part) == getattr(second, part)}
    return {part: value for part, value in given.items() if part != "microsecond" or value}
