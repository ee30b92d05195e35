"""One date with its month in letters, a weekday or a time of day, whole or in part."""

import re
from dataclasses import replace
from typing import Final

from explorer.model.dates.numeric import read_numeric
from explorer.model.dates.pieces import (
    MONTH_PATTERN,
    WEEKDAY_PATTERN,
    YEAR_PATTERN,
    DateOrder,
    Era,
    Pieces,
    era_of,
    month_of,
    two_digit_year,
    weekday_of,
)
from explorer.model.errors import ImpossibleDate, UnreadableDate

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
_SHORT_YEAR: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_DAY}{_GAP}{_MONTH}{_GAP}'?\d\d",
        rf"{_MONTH}{_GAP}{_DAY}{_GAP}'?\d\d",
        rf"{_MONTH} '\d\d",
    )
)
_WEEKDAY_FIRST: Final = re.compile(rf"(?P<name>{WEEKDAY_PATTERN}) (?P<rest>.+)")
_WEEKDAY_LAST: Final = re.compile(rf"(?P<rest>.+) \(?(?P<name>{WEEKDAY_PATTERN})\)?")
_TIME: Final = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?P<fraction>\.\d{1,9})?)?)?"
    r" ?(?P<half>am|pm)?(?: hours| hrs)?(?: ?\(?(?P<zone>(?:utc|gmt|z)?(?: ?[+-]\d{1,2}(?::?\d{2})?)?)\)?)?"
)
_TIME_LAST: Final = re.compile(rf"(?:(?P<rest>.*?)(?: at | ))?{_TIME}", re.ASCII)
_TIME_FIRST: Final = re.compile(rf"(?:at )?{_TIME}(?: on | )(?P<rest>.+)", re.ASCII)
_NOON: Final = re.compile(r"\b(?:12 )?noon\b")
_ZONE_NAME: Final = re.compile(r".*(?::\d\d|\d ?[ap]m) (?!sept)([a-z]{2,4}t)(?: .*)?", re.ASCII)


def read_pieces(text: str, date_order: DateOrder) -> Pieces | None:
    """Read one date, whole or in part, from tidied small letters; None where it is none."""
    text = _NOON.sub("12:00", text)
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
            return replace(date, time=time)
    named = _ZONE_NAME.fullmatch(text)
    if named is not None:
        raise UnreadableDate(
            f"{named[1].upper()} may be more than one time zone: write the offset from UTC, like +09:00."
        )
    return None


def _read_date(text: str, date_order: DateOrder) -> Pieces | None:
    for pattern in (_WEEKDAY_FIRST, _WEEKDAY_LAST):
        match = pattern.fullmatch(text)
        if match is not None:
            date = _read_date(match["rest"], date_order)
            if date is None or date.day is None or date.weekday is not None:
                return None
            return replace(date, weekday=weekday_of(match["name"]))
    text = text.removeprefix("the ")
    for form in _FORMS:
        match = form.fullmatch(text)
        if match is not None:
            pieces = _pieces_of(match.groupdict())
            if pieces is not None:
                return pieces
    if any(form.fullmatch(text) for form in _SHORT_YEAR):
        raise UnreadableDate(two_digit_year(text))
    return read_numeric(text, date_order)


def _pieces_of(found: dict[str, str | None]) -> Pieces | None:
    era: Era = "AD" if found.get("said") else era_of(found.get("era") or found.get("ad"))
    written = found.get("year")
    month, day = found.get("month"), found.get("day")
    if written is not None and not era and len(written) not in ((3, 4) if month else (4,)):
        return None
    if found.get("era") and found.get("ad"):
        return None
    return Pieces(
        year=int(written) if written else None,
        era=era,
        month=month_of(month) if month else None,
        day=int(day) if day else None,
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
