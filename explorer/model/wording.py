"""Dates in plain English: one echo for the reader (`describe`) and one for labels and table cells (`short`).

Years before our era are BC and there is no year 0. What is said holds exactly what the EDTF says, no less doubt
and no more.
"""

from functools import lru_cache
from typing import Final

from explorer.model.dates.date_words import Style, date_words, doubted, pair_words
from explorer.model.dates.edtf_date import EdtfDate
from explorer.model.dates.edtf_time import TIME_UNIT_MS
from explorer.model.day_words import day_in_words, day_iso, day_short, year_in_words
from explorer.model.edtf import EdtfExpression, EdtfInterval, EdtfMember, EdtfSet, coarsest, parse_expression
from explorer.model.errors import DateError
from explorer.model.when import Precision, When

__all__ = ["day_in_words", "day_iso", "day_short", "describe", "short", "year_in_words"]

_LONGEST_LABEL: Final = 40
_LONGEST_ECHO: Final = 80


def describe(when: When, *, weekdays: bool = False) -> str:
    """Say how a date was read, such as `one day between 10 and 17 February 2019`; with `weekdays`, name those too.

    Undated text is quoted as it is.
    """
    words = _words(when.edtf, Style(has_weekdays=weekdays)) if when.edtf else None
    if words is None:
        text = _cut(when.text, _LONGEST_ECHO)
        return f"undated: “{text}”" if text else "undated"
    return words


def short(when: When) -> str:
    """Say a date for a label or a table cell, such as `27–28 Feb 2019`; undated text as it is, cut where it is long."""
    words = _words(when.edtf, Style(is_short=True)) if when.edtf else None
    return words or _cut(when.text, _LONGEST_LABEL) or "undated"


@lru_cache(maxsize=4096)
def _words(edtf: str, style: Style) -> str | None:
    """Word an EDTF expression; None where another program wrote what is none."""
    try:
        expression = parse_expression(edtf)
    except DateError:
        return None
    return None if expression is None else _expression_words(expression, style)


def _expression_words(expression: EdtfExpression, style: Style) -> str:
    match expression:
        case EdtfDate():
            return date_words(expression, style)
        case EdtfInterval(EdtfDate() as start, EdtfDate() as end):
            return _span_words(start, end, style, "–" if style.is_short else "to")
        case EdtfInterval(start, end):
            return _half_open_words(start, end, style)
        case EdtfSet(is_all, (member,)):
            return _range_words(member, is_all, style)
        case EdtfSet(is_all, members):
            return _list_words(members, "and" if is_all else "or", style)


def _span_words(first: EdtfDate, last: EdtfDate, style: Style, joint: str) -> str:
    """Word two dates with `to`, an en dash or `and` between them, saying once what they share."""
    mark = first.common_qualifier
    if mark is None or mark != last.common_qualifier:
        left, right, mark = date_words(first, style, False), date_words(last, style, False), ""
    else:
        left, right = pair_words(first, last, style)
    is_tight = (
        joint == "–" and " " not in left and (" " not in right or left[0].isdigit() == right[0].isdigit())
    )
    if is_tight and first.precision != last.precision and " " in right:
        is_tight = False
    return doubted(f"{left}–{right}" if is_tight else f"{left} {joint} {right}", mark, style)


def _half_open_words(start: EdtfDate | str, end: EdtfDate | str, style: Style) -> str:
    """Word an interval of which one side is open or unknown."""
    if isinstance(start, EdtfDate):
        text = f"since {date_words(start, style, False)}"
        return text if style.is_short else text + (", open-ended" if end == ".." else ", end unknown")
    if isinstance(end, EdtfDate):
        text = f"until {date_words(end, style, False)}"
        return (
            text
            if style.is_short
            else text + (", with an open start" if start == ".." else ", start unknown")
        )
    return ""


def _range_words(member: EdtfMember, is_all: bool, style: Style) -> str:
    """Word a set of one date or of one range."""
    first, last = member.first, member.last
    if not member.is_range:
        return date_words(first, style) if first else ""
    unit = coarsest(date.precision for date in (first, last) if date)
    if is_all:
        every = f"every {unit.value}" if unit != Precision.SEASON else "all"
        if first is None and last is not None:
            return f"{every} up to {date_words(last, style, False)}"
        if last is None and first is not None:
            return f"{every} from {date_words(first, style, False)} on"
        return f"{every} from {_span_words(first, last, style, 'to')}" if first and last else ""
    if first is None and last is not None:
        return f"{date_words(last, style, False)} or earlier"
    if last is None and first is not None:
        return f"{date_words(first, style, False)} or later"
    if first is None or last is None:
        return ""
    between = f"between {_span_words(first, last, style, 'and')}"
    if style.is_short:
        return between
    return f"one day {between}" if unit == Precision.DAY else f"some time {between}"


def _list_words(members: tuple[EdtfMember, ...], word: str, style: Style) -> str:
    """Word a list: `1, 3 and 5 February 2019`, `1667, 1668 or 1670 to 1672`."""
    texts = [_member_words(member, members[-1], style) for member in members]
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"


def _member_words(member: EdtfMember, last_member: EdtfMember, style: Style) -> str:
    first, last = member.first, member.last
    if first is not None and last is not None and member.is_range:
        return _span_words(first, last, style, "to")
    if member.is_range:
        return _range_words(member, False, style)
    if first is None:
        return ""
    other = last_member.first
    has_plain = first.common_qualifier == "" and other is not None and other.common_qualifier == ""
    if member is last_member or other is None or last_member.is_range or not has_plain:
        return date_words(first, style, False)
    if first.precision in TIME_UNIT_MS:
        return date_words(first, style, False)
    return pair_words(first, other, style)[0]


def _cut(text: str, longest: int) -> str:
    text = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * longest]).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
