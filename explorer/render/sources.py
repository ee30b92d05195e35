"""The list of sources beneath a picture: numbered by first mention, in columns, and what of it finds room."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from explorer.model.columns import Int64s
from explorer.render.captions import counted
from explorer.render.fonts import QtMeasure
from explorer.render.request import PictureData, PictureRequest
from explorer.scene.primitives import Font, Primitive, Text

LINE_PX: Final = 15.0
SHARE: Final = 1 / 3
"""Of the picture's height the list may take so much; the rest is the timeline's."""
_HEAD_PX: Final = 20.0
_GAP_PX: Final = 24.0
_COLUMN_PX: Final = 330.0
_MOST_LINES: Final = 3
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS_AT_END: Final = re.compile("(?: [⁰¹²³⁴⁵⁶⁷⁸⁹]+)+…?$")
_MOST_MARKS: Final = 4


@dataclass(frozen=True, slots=True)
class SourceList:
    """The list as laid out: `columns` of entries, each its number and lines; `left_out` found no room.

    `whole_px` is the height that the whole list would take, `height_px` the one that it takes.
    """

    columns: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...] = ()
    left_out: int = 0
    count: int = 0
    height_px: float = 0.0
    whole_px: float = 0.0

    @property
    def enough_px(self) -> float:
        """A height of the picture that holds the whole list, 0 where this one does."""
        return self.whole_px / SHARE if self.left_out else 0.0


NO_SOURCES: Final = SourceList()


def numbers_of(data: PictureData, rows: Int64s, *, include_private: bool) -> dict[int, int]:
    """Number the sources of the records in these rows, from 1, in the order in which they are mentioned."""
    if data.citations is None:
        return {}
    mentioned = data.citations.first_mentions(data.columns.ids[rows])
    open_ones = [one for one in mentioned if include_private or one not in data.private]
    return {source: number for number, source in enumerate(open_ones, start=1)}


def with_marks(request: PictureRequest, numbers: Mapping[int, int]) -> PictureRequest:
    """Give the request with the raised numbers of its sources after each title."""
    data = request.data
    citations = data.citations
    if citations is None or not numbers:
        return request
    titles_of = data.titles_of

    def marked(ids: Sequence[int]) -> dict[int, str]:
        return {
            record: title + _marks([numbers[one] for one in citations.sources_of(record) if one in numbers])
            for record, title in titles_of(ids).items()
        }

    return replace(request, data=replace(data, titles_of=marked))


class MarkedMeasure:
    """Measures titles that bear raised numbers, and shortens them before the numbers, which stay whole."""

    def __init__(self, measure: QtMeasure) -> None:
        self._measure = measure

    def width(self, text: str, font: Font) -> float:
        """Give the advance of one line of text in pixels."""
        return self._measure.width(text, font)

    def height(self, font: Font) -> float:
        """Give the line height of a role in pixels."""
        return self._measure.height(font)

    def elided(self, text: str, font: Font, max_px: float) -> str:
        """Shorten text to `max_px`: its title, or, where the numbers alone are too wide, all of it."""
        found = _MARKS_AT_END.search(text)
        if found is None or self.width(text, font) <= max_px:
            return self._measure.elided(text, font, max_px)
        marks = found[0]
        title = self._measure.elided(text[: found.start()], font, max_px - self.width(marks, font))
        return title + marks if title else self._measure.elided(text, font, max_px)


def list_sources(
    data: PictureData, numbers: Mapping[int, int], width_px: float, height_px: float, measure: QtMeasure
) -> SourceList:
    """Lay the numbered sources out in a width, in SHARE of a picture's height at most."""
    if data.citations is None or not numbers:
        return NO_SOURCES
    words = data.citations.words
    count = max(1, int((width_px + _GAP_PX) // (_COLUMN_PX + _GAP_PX)))
    column_px = (width_px - _GAP_PX * (count - 1)) / count
    indent_px = indent_of(len(numbers), measure)
    entries = [
        (number, broken(words.get(source, ""), column_px - indent_px, measure))
        for source, number in sorted(numbers.items(), key=lambda pair: pair[1])
    ]
    whole = _balanced(entries, count)
    whole_px = _height_px(whole)
    most_px = SHARE * height_px
    if whole_px <= most_px:
        return SourceList(whole, 0, len(entries), whole_px, whole_px)
    lines = max(int((most_px - _HEAD_PX) // LINE_PX) - 1, 0)  # one line says how many are missing
    kept = _filled(entries, count, lines)
    shown = sum(len(column) for column in kept)
    taken_px = _HEAD_PX + (_lines(kept) + 1) * LINE_PX
    return SourceList(kept, len(entries) - shown, len(entries), taken_px, whole_px)


def source_primitives(
    listed: SourceList, width_px: float, x: float, y: float, measure: QtMeasure
) -> list[Primitive]:
    """Draw a list with its top left corner at x, y."""
    if not listed.count:
        return []
    made: list[Primitive] = [Text(x, y + 12, "Sources", Font.SMALL_STRONG, "second")]
    top = y + _HEAD_PX
    indent_px = indent_of(listed.count, measure)
    count = max(1, int((width_px + _GAP_PX) // (_COLUMN_PX + _GAP_PX)))
    step_px = (width_px + _GAP_PX) / count
    for place, column in enumerate(listed.columns):
        left, line = x + place * step_px, top + 11
        for number, lines in column:
            written = str(number)
            right = left + indent_px - 6 - measure.width(written, Font.SMALL)
            made.append(Text(right, line, written, Font.SMALL, "third"))
            for words in lines:
                made.append(Text(left + indent_px, line, words, Font.SMALL, "second"))
                line += LINE_PX
    if listed.left_out:
        said = f"… and {counted(listed.left_out, 'more source')}"
        made.append(Text(x, top + _lines(listed.columns) * LINE_PX + 11, said, Font.SMALL, "third"))
    return made


def indent_of(count: int, measure: QtMeasure) -> float:
    """How far entries stand in, so that their numbers find room before them."""
    return measure.width("0" * len(str(count)), Font.SMALL) + 6.0


def broken(words: str, width_px: float, measure: QtMeasure) -> tuple[str, ...]:
    """Break an entry into lines at spaces; what three lines can't hold is shortened."""
    lines: list[str] = []
    rest = [word for word in words.split(" ") if word]
    while rest and len(lines) < _MOST_LINES - 1:
        taken = 1
        while taken < len(rest) and measure.width(" ".join(rest[: taken + 1]), Font.SMALL) <= width_px:
            taken += 1
        lines.append(measure.elided(" ".join(rest[:taken]), Font.SMALL, width_px))
        rest = rest[taken:]
    if rest:
        lines.append(measure.elided(" ".join(rest), Font.SMALL, width_px))
    return tuple(lines) or ("…",)


def _marks(numbers: Sequence[int]) -> str:
    """Write numbers raised, as a footnote's; of many the first ones."""
    told = [str(number).translate(_RAISED) for number in sorted(numbers)[:_MOST_MARKS]]
    return (" " + " ".join(told) + ("…" if len(numbers) > _MOST_MARKS else "")) if told else ""


Entry = tuple[int, tuple[str, ...]]


def _balanced(entries: Sequence[Entry], count: int) -> tuple[tuple[Entry, ...], ...]:
    """Put all entries into columns of the least height."""
    lines = -(-sum(len(entry[1]) for entry in entries) // count)
    while True:
        columns = _filled(entries, count, lines)
        if sum(len(column) for column in columns) == len(entries):
            return columns
        lines += 1


def _filled(entries: Sequence[Entry], count: int, lines: int) -> tuple[tuple[Entry, ...], ...]:
    """Fill columns of so many lines one after the other, until one entry finds no room."""
    columns: list[list[Entry]] = [[]]
    used = 0
    for entry in entries:
        if used + len(entry[1]) > lines:
            if len(columns) == count or len(entry[1]) > lines:
                break
            columns.append([])
            used = 0
        columns[-1].append(entry)
        used += len(entry[1])
    return tuple(tuple(column) for column in columns)


def _lines(columns: Sequence[Sequence[Entry]]) -> int:
    return max((sum(len(entry[1]) for entry in column) for column in columns), default=0)


def _height_px(columns: Sequence[Sequence[Entry]]) -> float:
    return _HEAD_PX + _lines(columns) * LINE_PX
