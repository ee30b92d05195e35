"""Seasons, quarters, decades, centuries, and the early, middle and late part of any of them.

A part is a third: days 1-10, 11-20, 21-end of a month; months 1-4, 5-8, 9-12; years 0-3, 4-6, 7-9 of a
decade, 0-33, 34-66, 67-99 of a century; the first, second and third month of a season.
"""

import re
from dataclasses import replace
from typing import Final

from explorer.model.calendar import days_in_month
from explorer.model.dates.edtf_masks import SEASON_MONTHS
from explorer.model.dates.pieces import (
    SEASONS,
    YEAR_PATTERN,
    DateOrder,
    Pieces,
    astronomical,
    edtf_of_pieces,
    era_of,
)
from explorer.model.dates.spelled import read_pieces
from explorer.model.day_words import year_iso
from explorer.model.errors import ImpossibleDate, UnreadableDate

_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"[\w-]+",
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first",
        ),
        1,
    )
}
_NTH: Final = rf"(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))"
_ERA: Final = r"(?: (?P<era>bce?|ad|ce))?"
_OF: Final = r"(?: of | in | of the | in the | ?- ?| )"

_SEASON: Final = re.compile(rf"(?P<season>{'|'.join(SEASONS)})(?:{_OF}{YEAR_PATTERN})?", re.ASCII)
_WINTER: Final = re.compile(rf"winter{_OF}(?P<year>\d{{4}}) ?[/–-] ?(?P<next>\d{{4}}|\d{{2}})", re.ASCII)
_QUARTER: Final = re.compile(
    rf"(?:q(?P<q>[1-4])|{_NTH} quarter)(?:(?:{_OF}|/)(?P<year>\d{{4}}))?"
    r"|(?P<year_first>\d{4})[ -]?q(?P<q_last>[1-4])",
    re.ASCII,
)
_HALF: Final = re.compile(
    rf"(?:h(?P<h>[12]) ?|(?P<half>first|second|1st|2nd) half{_OF})(?P<rest>.+)", re.ASCII
)
_DECADE: Final = re.compile(rf"(?P<year>\d{{1,3}}0)'?s{_ERA}", re.ASCII)
_CENTURY: Final = re.compile(
    rf"{_NTH}[ -](?:(?P<century>century|centuries|cent|c)|millennium){_ERA}", re.ASCII
)
_THIRD: Final = re.compile(
    r"(?P<third>early|mid|middle|late|beginning|start|end)"
    r"(?: in the | in | of the | of | ?- ?| )(?P<rest>.+)",
    re.ASCII,
)
_THIRDS: Final = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}

_SHARES: Final = {
    ("decade", 3): ((0, 3), (4, 6), (7, 9)),
    ("decade", 2): ((0, 4), (5, 9)),
    ("century", 3): ((0, 33), (34, 66), (67, 99)),
    ("century", 2): ((0, 49), (50, 99)),
    ("millennium", 3): ((0, 333), (334, 666), (667, 999)),
    ("millennium", 2): ((0, 499), (500, 999)),
}
_YEARS: Final = {"decade": 10, "century": 100, "millennium": 1000}


def read_loose(text: str, date_order: DateOrder) -> Pieces | None:
    """Read a season, quarter, half, decade, century or a part of something from tidied small letters."""
    text = text.removeprefix("the ")
    whole = _read_whole(text)
    if whole is not None:
        return whole
    half = _HALF.fullmatch(text)
    if half is not None:
        is_second = (half["h"] or half["half"]) in ("2", "second", "2nd")
        return _part_of(half["rest"], int(is_second), 2, date_order)
    third = _THIRD.fullmatch(text)
    if third is not None:
        return _part_of(third["rest"], _THIRDS[third["third"]], 3, date_order)
    return None


def edtf_of_loose(pieces: Pieces, in_interval: bool = False) -> str:
    """Write any pieces as EDTF: one date, or, where there is no such date, one of a range (`[A..B]`).

    A side of an interval can't be a range: raises UnreadableDate where that would be needed.
    """
    if pieces.unit == "date" and pieces.part is None:
        return edtf_of_pieces(pieces)
    if pieces.year is None:
        raise UnreadableDate("The year is missing: it is never filled in.")
    if pieces.unit == "date":
        first, last = _part_of_year(pieces) if pieces.month is None else _part_of_month(pieces)
        if in_interval and pieces.month is None and pieces.part is not None:
            code = (37 if pieces.parts == 3 else 40) + pieces.part
            return edtf_of_pieces(replace(pieces, month=code, part=None))
    else:
        mask = _mask(pieces)
        if pieces.part is None and mask and (in_interval or pieces.year > 1 or pieces.era == "BC"):
            return mask
        first, last = _span(pieces)
    if first == last:
        return first
    if in_interval:
        raise UnreadableDate(
            "An early, middle or late part can't begin or end an interval: give a day, month or year."
        )
    return f"[{first}..{last}]"


def _read_whole(text: str) -> Pieces | None:
    winter = _WINTER.fullmatch(text)
    if winter is not None:
        year = int(winter["year"])
        if int(winter["next"]) != (year + 1) % (10_000 if len(winter["next"]) == 4 else 100):
            raise ImpossibleDate(f"“{text}”: a winter lasts from December to February of the next year.")
        return Pieces(year, month=24)
    season = _SEASON.fullmatch(text)
    if season is not None:
        era = era_of(season["era"] or season["ad"])
        if season["year"] and not era and len(season["year"]) != 4:
            return None
        return Pieces(int(season["year"]) if season["year"] else None, era, SEASONS[season["season"]])
    quarter = _QUARTER.fullmatch(text)
    if quarter is not None:
        number = int(quarter["q"] or quarter["q_last"] or 0) or _nth(quarter)
        year_text = quarter["year"] or quarter["year_first"]
        return Pieces(int(year_text) if year_text else None, month=32 + number) if number <= 4 else None
    decade = _DECADE.fullmatch(text)
    if decade is not None:
        return _decade(decade, text)
    century = _CENTURY.fullmatch(text)
    if century is not None:
        number = _nth(century)
        unit = "century" if century["century"] else "millennium"
        if number == 0:
            raise ImpossibleDate(f"There is no 0th {unit}: the first one began with AD 1.")
        if unit == "millennium" and number > 10:
            return None
        return Pieces(number, era_of(century["era"]), unit="century" if century["century"] else "millennium")
    return None


def _decade(match: re.Match[str], text: str) -> Pieces | None:
    year, era = int(match["year"]), era_of(match["era"])
    if not era and len(match["year"]) < 4:
        raise UnreadableDate(f"“{text}” may be of any century: write all four digits, like 1990s.")
    if not era and year % 100 == 0 and year != 2000:
        raise UnreadableDate(
            f"“{text}” may be a decade or a century: write {year // 10}X for the ten years,"
            f" {year // 100}XX for the hundred."
        )
    return Pieces(year, era, unit="decade") if year > 0 else None


def _nth(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else _ORDINALS[match["word"]]


def _part_of(rest: str, part: int, parts: int, date_order: DateOrder) -> Pieces | None:
    rest = rest.removeprefix("the ")
    whole = _read_whole(rest) or read_pieces(rest, date_order)
    if whole is None or whole.day is not None or whole.time or whole.part is not None:
        return None
    if whole.month is not None and (whole.month > 24 or (whole.month > 12 and parts != 3)):
        return None
    return replace(whole, part=part, parts=parts)


def _part_of_year(pieces: Pieces) -> tuple[str, str]:
    year = year_iso(astronomical(pieces.year or 0, pieces.era))
    length = 12 // pieces.parts
    first = (pieces.part or 0) * length + 1
    return f"{year}-{first:02d}", f"{year}-{first + length - 1:02d}"


def _part_of_month(pieces: Pieces) -> tuple[str, str]:
    year, month, part = astronomical(pieces.year or 0, pieces.era), pieces.month or 0, pieces.part or 0
    if month > 12:
        extra, index = divmod(SEASON_MONTHS[month][0] + part - 1, 12)
        text = f"{year_iso(year + extra)}-{index + 1:02d}"
        return text, text
    length = 10 if pieces.parts == 3 else 15
    last = (part + 1) * length if part < pieces.parts - 1 else days_in_month(year, month)
    text = f"{year_iso(year)}-{month:02d}"
    return f"{text}-{part * length + 1:02d}", f"{text}-{last:02d}"


def _mask(pieces: Pieces) -> str | None:
    """Write a whole decade, century or millennium with X, where its years share their first digits."""
    year = pieces.year or 0
    sign = "-" if pieces.era == "BC" else ""
    match pieces.unit:
        case "decade":
            return None if sign or year >= 10_000 else f"{year // 10:03d}X"
        case "century":
            return f"{sign}{year - 1:02d}XX"
        case _:
            return f"{sign}{year - 1}XXX"


def _span(pieces: Pieces) -> tuple[str, str]:
    """Give the first and last year of a decade, century or millennium, or of a part of one."""
    number, years = pieces.year or 0, _YEARS[pieces.unit]
    if pieces.unit == "decade":
        first = 1 - (number + 9) if pieces.era == "BC" else number
    else:
        first = 1 - number * years if pieces.era == "BC" else (number - 1) * years
    shares = ((0, years - 1),) if pieces.part is None else _SHARES[pieces.unit, pieces.parts]
    low, high = shares[pieces.part or 0]
    earliest = first + low if pieces.era == "BC" else max(first + low, 1)
    return year_iso(earliest), year_iso(first + high)
