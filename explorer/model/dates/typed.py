"""Dates in words → EDTF: about, before, after, between, from … to, and the single dates they are made of."""

import re
from typing import Final

from explorer.model.calendar import DAY_MS, civil, day_of_ms
from explorer.model.dates.edtf_date import EdtfDate, read_edtf_date
from explorer.model.dates.edtf_time import TIME_UNIT_MS, offset_text, time_text
from explorer.model.dates.loose import edtf_of_loose, read_loose
from explorer.model.dates.modern import read_modern
from explorer.model.dates.pieces import DateOrder, Pieces
from explorer.model.dates.ranges import completed
from explorer.model.dates.relative import counted_from, read_relative
from explorer.model.dates.spelled import read_pieces
from explorer.model.day_words import day_iso, year_iso
from explorer.model.errors import UnreadableDate
from explorer.model.ids import Day
from explorer.model.when import Precision

_PREPOSITION: Final = re.compile(
    r"(?:some ?time |at some point )?(?:in|on|during|within) (?:the year )?(?=[^ ])"
)
_ABOUT: Final = "(?:about|around|circa|approximately|approx|roughly|cca|ca|c|~)"
_DOUBTS: Final = (
    (re.compile(rf"(?:{_ABOUT} |(?:ca|c|~)(?=\d))(?P<rest>.+)"), "~"),
    (re.compile(r"(?:perhaps|possibly|probably|maybe|presumably) (?P<rest>.+)"), "?"),
    (re.compile(r"(?P<rest>.+?) ?(?:\?|\(\?\)|\(uncertain\))"), "?"),
    (re.compile(r"(?P<rest>.+?) ?(?:~|or so|\(about\)|\(approx\)|\(circa\))"), "~"),
    (re.compile(r"(?P<rest>.+?) ?%"), "%"),
)
_LIMITS: Final = (  # with the EDTF of all but `before` and `after`, which leave the date itself out
    (re.compile(r"(?:before|prior to|earlier than) (?P<date>.+)"), "before"),
    (re.compile(r"(?:after|later than) (?P<date>.+)"), "after"),
    (re.compile(r"(?:by|on or before|in or before|(?:not|no) (?:after|later than)) (?P<date>.+)"), "[..%s]"),
    (re.compile(r"(?P<date>.+?) (?:or earlier|or before|at the latest)"), "[..%s]"),
    (re.compile(r"(?:on or after|in or after|(?:not|no) (?:before|earlier than)) (?P<date>.+)"), "[%s..]"),
    (re.compile(r"(?P<date>.+?) (?:or later|or after|at the earliest)"), "[%s..]"),
    (re.compile(r"(?:since|from) (?P<date>.+?)(?: on| onwards?)?"), "%s/.."),
    (re.compile(r"(?P<date>.+?)(?: onwards?| ?[–-])"), "%s/.."),
    (re.compile(r"(?P<date>.+?)(?: to | until | ?[–-] ?)(?:the )?(?:present|now|date)"), "%s/.."),
    (re.compile(r"(?:until|till|up to|through) (?P<date>.+)"), "../%s"),
)
_AFTER_AND_BEFORE: Final = re.compile(r"after (?P<after>.+?),? (?:and|but) before (?P<before>.+)")
_BETWEEN: Final = re.compile(r"(?:some ?time |one day )?between (?P<left>.+?) (?:and|&|to) (?P<right>.+)")
_TWO_THIRDS: Final = re.compile(
    r"(?P<first>early|mid)(?: ?- to | to | ?[–-] ?| or )(?P<last>mid|late)[ -](?P<rest>.+)"
)
_JOINT: Final = re.compile(r" (?:to|until|till|through|thru|-) | ?– ?|-")
_LIST: Final = re.compile(r"(?:either |both )?(?P<first>.+?) (?P<word>or|and|&) (?P<last>.+)")
_ANY_ERA: Final = re.compile(r"(?:bce?|ad|ce)$")
_OUR_ERA: Final = re.compile(r"^(?:ad|ce)\b|(?:ad|[^b]ce)$")
_MOST_JOINTS: Final = 8

_MARKABLE: Final = re.compile(r"(\.\.|[\[\]{},/])")


def marked(edtf: str, mark: str) -> str:
    """Mark every date of an EDTF expression with `?`, `~` or `%`, on top of the mark that it has."""
    parts = _MARKABLE.split(edtf)
    for index, part in enumerate(parts):
        if index % 2 == 0 and part and mark:
            last = part[-1] if part[-1] in "?~%" else ""
            both = mark if last in ("", mark) else "%"
            parts[index] = part.removesuffix(last) + both if last else part + mark
    return "".join(parts)


class TypedDates:
    """Reads dates from tidied small letters as EDTF, in one order of day and month, from a reference day."""

    def __init__(self, date_order: DateOrder, reference: Day | None) -> None:
        self._order = date_order
        self._reference = reference

    def read(self, text: str) -> str | None:
        """Read any form as EDTF; None where it is none. Raises as `read_when` does."""
        for pattern, mark in _DOUBTS:
            match = pattern.fullmatch(text)
            if match is not None:
                inner = self.read(match["rest"])
                return None if inner is None else marked(inner, mark)
        text = _PREPOSITION.sub("", text, count=1) if _PREPOSITION.match(text) else text
        return (
            self._two_limits(text)
            or self._single(text)
            or self._limit(text)
            or self._range(text)
            or self._several(text)
        )

    def _single(self, text: str) -> str | None:
        """Read what is one date, or one of a range."""
        date = read_edtf_date(text.upper())
        if date is not None:
            return date.edtf
        pieces = self._pieces(text)
        if pieces is not None:
            return edtf_of_loose(pieces)
        counted = counted_from(text)
        if counted is not None:
            rest, step = counted
            start = self._date(rest)
            if start is None or start.precision != Precision.DAY or start.is_masked:
                return None
            return marked(step(day_of_ms(start.bounds.start_earliest)), start.overall_qualifier)
        return read_relative(text, self._reference) or read_modern(text)

    def _pieces(self, text: str) -> Pieces | None:
        return read_loose(text, self._order) or read_pieces(text, self._order)

    def _date(self, text: str) -> EdtfDate | None:
        """Read one date, doubted or not, for an expression that can't hold a range in its place."""
        text, mark = _without_doubt(text)
        pieces = self._pieces(text)
        edtf = edtf_of_loose(pieces, in_interval=True) if pieces is not None else self._single(text)
        return None if edtf is None else read_edtf_date(marked(edtf, mark))

    def _limit(self, text: str) -> str | None:
        """Read a date that is told by what it comes before or after."""
        for pattern, way in _LIMITS:
            match = pattern.fullmatch(text)
            if match is None:
                continue
            if way in ("before", "after"):
                edges = self._edges(match["date"])
                if edges is None:
                    return None
                return f"[..{edges[0]}]" if way == "before" else f"[{edges[1]}..]"
            date = self._date(match["date"])
            if date is not None:
                return way % date.edtf
        return None

    def _two_limits(self, text: str) -> str | None:
        """Read what lies between two dates, or in two thirds of something."""
        match = _AFTER_AND_BEFORE.fullmatch(text)
        if match is not None:
            after, before = self._edges(match["after"]), self._edges(match["before"])
            return f"[{after[1]}..{before[0]}]" if after and before else None
        match = _BETWEEN.fullmatch(text)
        if match is not None:
            pair = self._pair(match["left"], match["right"], is_dash=False)
            return f"[{pair[0]}..{pair[1]}]" if pair else None
        match = _TWO_THIRDS.fullmatch(text)
        if match is not None:
            sides = [self._single(f"{third} {match['rest']}") for third in match.group("first", "last")]
            ends = [side.strip("[]").split("..") for side in sides if side]
            return f"[{ends[0][0]}..{ends[1][-1]}]" if len(ends) == 2 else None
        return None

    def _edges(self, text: str) -> tuple[str, str] | None:
        """Give the date just before and the one just after, each in the unit of the date itself."""
        text, mark = _without_doubt(text)
        edtf = self._single(text)
        if edtf is None or "/" in edtf:
            return None
        outer = [read_edtf_date(side) for side in edtf.strip("[]").split("..")]
        first, last = outer[0], outer[-1]
        if first is None or last is None:
            return None
        return marked(_neighbour(first, -1), mark), marked(_neighbour(last, 1), mark)

    def _range(self, text: str) -> str | None:
        """Read `A to B`, trying each place where it may be parted, a bare hyphen last."""
        text = text.removeprefix("from ")
        joints = sorted(
            (joint for joint in _JOINT.finditer(text) if not _is_within_date(text, joint)),
            key=lambda joint: joint[0] == "-",
        )
        if len(joints) > _MOST_JOINTS:
            return None
        trouble: UnreadableDate | None = None
        for joint in joints:
            try:
                pair = self._pair(text[: joint.start()], text[joint.end() :], is_dash="–" in joint[0])
            except UnreadableDate as error:
                trouble = error
                continue
            if pair is not None:
                return "/".join(pair)
        if trouble is not None:
            raise trouble
        return None

    def _pair(self, left: str, right: str, is_dash: bool) -> tuple[str, str] | None:
        (left_text, left_mark), (right_text, right_mark) = _without_doubt(left), _without_doubt(right)
        pieces = self._side(left_text, _ANY_ERA, right_text), self._side(right_text, _OUR_ERA, left_text)
        if pieces[0] is not None and pieces[1] is not None:
            both = completed(pieces[0], pieces[1], is_dash)
            if both is None:
                return None
            first, last = (edtf_of_loose(side, in_interval=True) for side in both)
            return marked(first, left_mark), marked(last, right_mark)
        dates = self._date(left), self._date(right)
        return (dates[0].edtf, dates[1].edtf) if dates[0] and dates[1] else None

    def _side(self, text: str, other_end: re.Pattern[str], other: str) -> Pieces | None:
        """Read one side of a range, where a bare number is a year if the other side tells an era for both."""
        pieces = self._pieces(text) if text else None
        if pieces is None and re.fullmatch(r"\d{3,9}", text) and other_end.search(other):
            return Pieces(int(text))
        return pieces

    def _several(self, text: str) -> str | None:
        """Read `A or B`, one of them, and `A and B`, all of them."""
        match = _LIST.fullmatch(text)
        if match is None:
            return None
        first = match["first"]
        is_numbers = re.fullmatch(r"\d{1,4}(?: \d{1,4})*", first)
        pairs = [
            self._pair(each, match["last"], is_dash=False)
            for each in (first.split() if is_numbers else [first])
        ]
        dates = [pair[0] for pair in pairs if pair is not None]
        if len(dates) < len(pairs) or pairs[-1] is None:
            return None
        listed = ",".join([*dates, pairs[-1][1]])
        return f"[{listed}]" if match["word"] == "or" else f"{{{listed}}}"


def _is_within_date(text: str, joint: re.Match[str]) -> bool:
    """Tell whether a hyphen joins the parts of one date, as in 1999-05-25, and not two dates."""
    left, right = text[: joint.start()], text[joint.end() :]
    if joint[0] != "-" or not re.match(r"\d{1,2}(?!\d)", right):
        return False
    return re.fullmatch(r"\d{4}(?:-\d{1,2})?", left) is not None


def _without_doubt(text: str) -> tuple[str, str]:
    """Part a single date from its mark of doubt."""
    for pattern, mark in _DOUBTS:
        match = pattern.fullmatch(text)
        if match is not None:
            rest, inner = _without_doubt(match["rest"])
            return rest, mark if inner in ("", mark) else "%"
    return text, ""


def _neighbour(date: EdtfDate, step: int) -> str:
    """Write the date one unit before or after; where the unit has no neighbour of its kind, the day there."""
    mark = date.overall_qualifier
    edge = date.bounds.start_earliest - 1 if step < 0 else date.bounds.end_latest + 1
    year, month, _ = civil(day_of_ms(edge))
    if date.precision in TIME_UNIT_MS:
        first = date.bounds.start_earliest + step * TIME_UNIT_MS[date.precision]
        day = day_of_ms(first)
        zone = "" if date.offset_min is None else offset_text(date.offset_min)
        return f"{day_iso(day)}T{time_text(first - day * DAY_MS, date.precision)}{zone}{mark}"
    if date.precision == Precision.YEAR and not date.is_masked:
        return year_iso(year) + mark
    if date.precision == Precision.MONTH and not date.is_masked:
        return f"{year_iso(year)}-{month:02d}{mark}"
    return day_iso(day_of_ms(edge)) + mark
