"""Text as people type it → `When`, by way of EDTF: each form is written so, and `edtf` alone knows bounds.

Nothing is guessed and nothing is dropped: what could mean two things, or says more than a date can hold,
can't be read.
"""

import re
from typing import Final, get_args

from explorer.model.calendar import day_of_ms
from explorer.model.dates.pieces import DateOrder
from explorer.model.dates.tidy import evened, shown, worded
from explorer.model.dates.typed import TypedDates
from explorer.model.edtf import LONGEST_TEXT, EdtfExpression, parse_edtf, parse_expression, when_of
from explorer.model.errors import UnreadableDate
from explorer.model.ids import Day
from explorer.model.when import When

__all__ = ["parse_edtf", "read_day", "read_or_keep", "read_when"]

_LONGEST_TYPED: Final = 200
"""Characters of a date in words; sets in EDTF may be longer."""

_PLAIN: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", re.ASCII)
_EDTF_LETTERS: Final = re.compile(r"[0-9xutzyes?~%.,/\[\]{}:+\- ]+", re.ASCII | re.IGNORECASE)
_OLD_UNKNOWN: Final = re.compile(r"(?<=[0-9ux-])[ux](?=[ux?~%/,.\-\]}]|$)", re.ASCII)
_SHORT_END: Final = re.compile(r"^((\d{4}-)(\d{2}-)\d{2})/(\d{2}-)?(\d{2})$", re.ASCII)


def read_when(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> When:
    """Read a date as people type it or as EDTF; `When.text` is the text as it is.

    `reference` is the day that `two weeks later` and the like are counted from, and `date_order` (dmy, mdy,
    ymd) tells how `3/4/2019` is read. Raises ImpossibleDate where there is no such date, UnreadableDate where
    the text is no date or could be several.
    """
    if date_order not in get_args(DateOrder):
        raise ValueError(f"the date order is dmy, mdy or ymd, not {date_order!r}")
    if _PLAIN.fullmatch(text):
        return parse_edtf(text)
    if len(text) > LONGEST_TEXT:
        raise UnreadableDate(f"{shown(text, 30)} is too long for a date: it is kept as text at most.")
    even = evened(text)
    if not even:
        raise UnreadableDate("No date is given.")
    expression = _as_edtf(even)
    if expression is None:
        if len(even) > _LONGEST_TYPED:
            raise UnreadableDate(f"{shown(even, 30)} is too long for a date: it is kept as text at most.")
        order: DateOrder = "mdy" if date_order == "mdy" else "ymd" if date_order == "ymd" else "dmy"
        edtf = TypedDates(order, reference).read(worded(even))
        expression = None if edtf is None else parse_expression(edtf)
    if expression is None:
        raise UnreadableDate(
            f"{shown(even)} can't be read as a date: write it like 27 February 2019, Feb 2019, c. 1984, "
            "1990s or 2019-02-27/2019-02-28."
        )
    return when_of(expression, text)


def read_or_keep(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> When:
    """Read a date, or keep the text undated where it can't be read; an impossible date is still refused."""
    try:
        return read_when(text, reference=reference, date_order=date_order)
    except UnreadableDate:
        return When(text)


def read_day(text: str, *, reference: Day | None = None, date_order: str = "dmy") -> Day:
    """Read one full day, such as the as-of day, as `read_when` does; a time of day is passed over."""
    when = read_when(text, reference=reference, date_order=date_order)
    first, last = when.start_earliest, when.end_latest
    is_doubted = when.approximate or when.uncertain
    if first is None or last is None or day_of_ms(first) != day_of_ms(last) or is_doubted:
        raise UnreadableDate(f"{shown(text)} is not one day: give the full day, like 22 February 2019.")
    return day_of_ms(first)


def _as_edtf(text: str) -> EdtfExpression | None:
    """Read EDTF as people write it: with spaces, small letters, or the words of its first draft."""
    plain = parse_expression(text)
    if plain is not None:
        return plain
    text = re.sub(r"\bopen\b", "..", re.sub(r"\bunknown\b(?=/)|(?<=/)unknown\b", "", text))
    if not _EDTF_LETTERS.fullmatch(text):
        return None
    text = re.sub(r" ?(/|,|\.\.|[?~%\[\]{}]) ?", r"\1", text)
    text = re.sub(r"(?<=:[0-9]{2}) (?=(?:[+-][0-9]{2}:?[0-9]{2}|[zZ])$)", "", text)
    text = _SHORT_END.sub(lambda m: f"{m[1]}/{m[2]}{m[4] or m[3]}{m[5]}", text)
    text = text.replace("?~", "%").replace("~?", "%")
    return parse_expression(_OLD_UNKNOWN.sub("X", text).upper())
