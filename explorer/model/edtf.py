"""EDTF expressions: one date, an interval or a set of dates, and the closed bounds that they stand for.

Text as people type it is turned into EDTF by `reading`; here is the only place that says what it means.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from explorer.model.calendar import DAY_MS, civil, day_of, day_of_ms
from explorer.model.dates.edtf_date import Bounds, EdtfDate, read_edtf_date
from explorer.model.dates.edtf_time import offset_text, time_text
from explorer.model.day_words import day_iso
from explorer.model.errors import ImpossibleDate, UnreadableDate
from explorer.model.when import Precision, When

LONGEST_TEXT: Final = 1_000
"""Characters; anything longer is no date, and is not even tried."""

FourBounds = tuple[int | None, int | None, int | None, int | None]
OpenSide = Literal["..", ""]
"""A side of an interval that is open (`..`) or not known (nothing)."""

_PRECISIONS: Final = tuple(Precision)
_PLAIN_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """From one date to another; either side, but not both, may be open or unknown."""

    start: EdtfDate | OpenSide
    end: EdtfDate | OpenSide


@dataclass(frozen=True, slots=True)
class EdtfMember:
    """A date in a set, or a range of dates, whose one side may be open (None)."""

    first: EdtfDate | None
    last: EdtfDate | None

    @property
    def is_range(self) -> bool:
        """Whether it stands for all dates between two, or to one side of one."""
        return self.first is not self.last


@dataclass(frozen=True, slots=True)
class EdtfSet:
    """One of several dates (`[…]`), or all of them (`{…}`)."""

    is_all: bool
    members: tuple[EdtfMember, ...]


EdtfExpression = EdtfDate | EdtfInterval | EdtfSet


def parse_edtf(text: str) -> When:
    """Read strict EDTF, as ISO 8601-2 and the Library of Congress write it.

    Raises UnreadableDate where it is no EDTF, ImpossibleDate where it names a date that does not exist.
    """
    plain = _PLAIN_DAY.fullmatch(text)
    if plain is not None:
        return _plain_day(text, *map(int, plain.groups()))
    expression = parse_expression(text)
    if expression is None:
        shown = text if len(text) <= 60 else text[:60] + "…"
        raise UnreadableDate(f"“{shown}” is not EDTF: write it like 2019-02-27, 1984~ or 2019-02/2019-05.")
    return when_of(expression, text)


def parse_expression(text: str) -> EdtfExpression | None:
    """Read strict EDTF into its parts; None where it is no EDTF. Raises as `parse_edtf` does."""
    if len(text) > LONGEST_TEXT:
        return None
    if text[:1] in ("[", "{"):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return read_edtf_date(text)


def when_of(expression: EdtfExpression, text: str) -> When:
    """Give the bounds of an expression, under the text as typed."""
    match expression:
        case EdtfDate():
            dates = [expression]
            bounds: FourBounds = expression.bounds
        case EdtfInterval(start, end):
            dates = [side for side in (start, end) if isinstance(side, EdtfDate)]
            bounds = (*_start_of(start), *_end_of(end))
        case EdtfSet(is_all, members):
            dates = [date for member in members for date in _dates_of(member)]
            bounds = _bounds_of_all(members) if is_all else _bounds_of_one(members)
    return When(
        text,
        edtf_text(expression),
        *bounds,
        precision=coarsest(date.precision for date in dates),
        approximate=any(date.is_approximate for date in dates),
        uncertain=any(date.is_uncertain for date in dates),
        utc_offset_min=next((date.offset_min for date in dates if date.offset_min is not None), None),
    )


def edtf_text(expression: EdtfExpression) -> str:
    """Write an expression in its normal form."""
    match expression:
        case EdtfDate():
            return expression.edtf
        case EdtfInterval(start, end):
            return "/".join(side if isinstance(side, str) else side.edtf for side in (start, end))
        case EdtfSet(is_all, members):
            text = ",".join(_member_text(member) for member in members)
            return f"{{{text}}}" if is_all else f"[{text}]"


def coarsest(precisions: Iterable[Precision]) -> Precision:
    """Give the coarsest of some precisions."""
    return min(precisions, key=_PRECISIONS.index)


def _plain_day(text: str, year: int, month: int, day: int) -> When:
    """Read the commonest form by a shorter way."""
    try:
        first = day_of(year, month, day) * DAY_MS
    except ValueError:
        read_edtf_date(text)
        raise
    last = first + DAY_MS - 1
    return When(text, text, first, first, last, last, Precision.DAY)


def _read_interval(text: str) -> EdtfInterval | None:
    sides = text.split("/")
    if len(sides) != 2:
        return None
    start, end = (_read_side(side) for side in sides)
    if start is None or end is None:
        return None
    if isinstance(start, str) and isinstance(end, str):
        raise UnreadableDate("An interval needs a date on at least one side.")
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate):
        start, end = _on_one_clock([start, end])
        if end.bounds.end_latest < start.bounds.start_earliest:
            raise ImpossibleDate(f"{start.edtf}/{end.edtf} ends before it begins.")
    return EdtfInterval(start, end)


def _read_side(text: str) -> EdtfDate | OpenSide | None:
    if text == "..":
        return ".."
    return read_edtf_date(text) if text else ""


def _read_set(text: str) -> EdtfSet | None:
    is_all = text.startswith("{")
    if not text.endswith("}" if is_all else "]"):
        return None
    parts = text[1:-1].split(",")
    members = []
    for index, part in enumerate(parts):
        member = _read_member(part)
        if member is None:
            return None
        if (member.first is None and index > 0) or (member.last is None and index < len(parts) - 1):
            return None
        members.append(member)
    dates = [date for member in members for date in _dates_of(member)]
    if len({date.offset_min for date in dates}) > 1:
        clocked = iter(_on_one_clock(dates))
        members = [
            EdtfMember(first := next(clocked), next(clocked) if m.is_range else first)
            if m.first and m.last
            else EdtfMember(next(clocked) if m.first else None, next(clocked) if m.last else None)
            for m in members
        ]
    for member in members:
        _refuse_backward(member)
    return EdtfSet(is_all, tuple(members))


def _read_member(text: str) -> EdtfMember | None:
    if ".." not in text:
        date = read_edtf_date(text)
        return EdtfMember(date, date) if date else None
    first_text, _, last_text = text.partition("..")
    first = read_edtf_date(first_text) if first_text else None
    last = read_edtf_date(last_text) if last_text else None
    if (first is None) != (not first_text) or (last is None) != (not last_text):
        return None
    return EdtfMember(first, last) if first or last else None


def _refuse_backward(member: EdtfMember) -> None:
    if member.first and member.last and member.last.bounds.end_latest < member.first.bounds.start_earliest:
        raise ImpossibleDate(f"{member.first.edtf}..{member.last.edtf} ends before it begins.")


def _member_text(member: EdtfMember) -> str:
    first = member.first.edtf if member.first else ""
    last = member.last.edtf if member.last else ""
    return f"{first}..{last}" if member.is_range else first


def _dates_of(member: EdtfMember) -> list[EdtfDate]:
    if not member.is_range and member.first:
        return [member.first]
    return [date for date in (member.first, member.last) if date]


def _start_of(side: EdtfDate | OpenSide) -> tuple[int | None, int | None]:
    return (None, None) if isinstance(side, str) else side.bounds[:2]


def _end_of(side: EdtfDate | OpenSide) -> tuple[int | None, int | None]:
    return (None, None) if isinstance(side, str) else side.bounds[2:]


def _bounds_of_one(members: tuple[EdtfMember, ...]) -> FourBounds:
    """Bound a date that is one of several: it begins and ends within the outermost of them."""
    firsts, lasts = [member.first for member in members], [member.last for member in members]
    start_earliest, end_latest = _outermost(min, firsts, 0), _outermost(max, lasts, 3)
    start_latest, end_earliest = _outermost(max, lasts, 1), _outermost(min, firsts, 2)
    if start_earliest is not None and start_latest is not None:
        start_latest = max(start_earliest, start_latest)
    if end_earliest is not None and end_latest is not None:
        end_earliest = min(end_earliest, end_latest)
    return start_earliest, start_latest, end_earliest, end_latest


def _bounds_of_all(members: tuple[EdtfMember, ...]) -> FourBounds:
    """Bound what went on at all of several dates: from the first of them to the last."""
    firsts, lasts = [member.first for member in members], [member.last for member in members]
    starts = _outermost(min, firsts, 0), _outermost(min, firsts, 1)
    return *starts, _outermost(max, lasts, 2), _outermost(max, lasts, 3)


def _outermost(pick: Callable[[list[int]], int], dates: list[EdtfDate | None], bound: int) -> int | None:
    """Pick among one of the four bounds of some dates; None where a side is open."""
    known = [date.bounds[bound] for date in dates if date is not None]
    return pick(known) if len(known) == len(dates) else None


def _on_one_clock(dates: list[EdtfDate]) -> list[EdtfDate]:
    """Tell all times by the clock of the first one that has an offset; a record has only one."""
    clock = next((date.offset_min for date in dates if date.offset_min is not None), None)
    if clock is None:
        return dates
    return [
        date if date.offset_min is None or date.offset_min == clock else _on_clock(date, clock)
        for date in dates
    ]


def _on_clock(date: EdtfDate, clock_min: int) -> EdtfDate:
    """Tell the same moment by a clock of another offset; day and month are written anew."""
    ahead_min = clock_min - (date.offset_min or 0)
    if date.precision == Precision.HOUR and ahead_min % 60:
        raise UnreadableDate(
            "Hours by clocks that are not whole hours apart can't be told by one: give minutes."
        )
    first = date.bounds.start_earliest + ahead_min * 60_000
    day = day_of_ms(first)
    year, month, day_of_month = civil(day)
    clock_time = time_text(first - day * DAY_MS, date.precision)
    if date.common_qualifier is None:
        raise UnreadableDate("Parts of a date that are in doubt can't be told by another clock here.")
    mark = date.common_qualifier
    return replace(
        date,
        edtf=f"{day_iso(day)}T{clock_time}{offset_text(clock_min)}{mark}",
        bounds=Bounds(*(bound + ahead_min * 60_000 for bound in date.bounds)),
        year=year,
        month=month,
        day=day_of_month,
        time_ms=first - day * DAY_MS,
        offset_min=clock_min,
        qualifiers=(mark, mark, mark),
    )
