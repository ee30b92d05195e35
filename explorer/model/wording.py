"""Dates in plain English: an echo for the reader (`describe`), words for labels and table cells (`short`).

Years before our era are BC and there is no year 0. What is said is what the EDTF says, with no less doubt
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
    """Say how a date was read, such as `one day between 10 and 17 February 2019`.

    With `weekdays`, each day's weekday is named, too. Undated text is quoted as it is.
    """
    words = _words(when.edtf, Style(has_weekdays=weekdays)) if when.edtf else None
    if words is None:
        text = _cut(when.text, _LONGEST_ECHO)
        return f"undated: “{text}”" if text else "undated"
    return words


def short(when: When) -> str:
    """Say a date for a label or a table cell, such as `27–28 Feb 2019`; undated text is cut if long."""
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
    is_tight = joint == "–" and _is_tight(first, last, left, right)
    return doubted(f"{left}–{right}" if is_tight else f"{left} {joint} {right}", mark, style)


def _is_tight(first: EdtfDate, last: EdtfDate, left: str, right: str) -> bool:
    """Tell whether an en dash stands between the two without spaces: `27–28 Feb`, but `27 Feb – 2 Mar`."""
    if first.precision != last.precision:
        return " " not in left + right
    if first.precision == Precision.YEAR:
        return " " not in left.removeprefix("AD ") and not right.startswith("AD")
    is_clock_only = first.time_ms is not None and " " not in right
    return is_clock_only or " " not in left


def _half_open_words(start: EdtfDate | str, end: EdtfDate | str, style: Style) -> str:
    """Word an interval of which one side is open or unknown."""
    if isinstance(start, EdtfDate):
        text = f"since {date_words(start, style, False)}"
        return text if style.is_short else text + (", end open" if end == ".." else ", end unknown")
    if isinstance(end, EdtfDate):
        text = f"until {date_words(end, style, False)}"
        return text if style.is_short else text + (", start open" if start == ".." else ", start unknown")
    return ""


def _range_words(member: EdtfMember, is_all: bool, style: Style) -> str:
    """Word a set of one date or of one range."""
    first, last = member.first, member.last
    if first is not None and not member.is_range:
        return date_words(first, style)
    unit = coarsest(date.precision for date in (first, last) if date)
    every = "all" if unit == Precision.SEASON else f"every {unit.value}"
    if last is not None and first is None:
        text = date_words(last, style, False)
        return f"{every} up to {text}" if is_all else f"{text} or earlier"
    if first is not None and last is None:
        text = date_words(first, style, False)
        return f"{every} from {text} on" if is_all else f"{text} or later"
    if first is None or last is None:
        return ""
    if is_all:
        return f"{every} from {_span_words(first, last, style, 'to')}"
    text = _span_words(first, last, style, "and")
    if style.is_short:
        return f"between {text}"
    if unit in TIME_UNIT_MS and ", " in text:
        day, _, times = text.partition(", ")
        return f"{day}, some time between {times}"
    return f"{'one day' if unit == Precision.DAY else 'some time'} between {text}"


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
