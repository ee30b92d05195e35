"""How a source is cited in a note or a list, of what is known: author, title, publisher, dates, address."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from explorer.model.calendar import civil, day_of_ms
from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError
from explorer.model.records import Source
from explorer.model.when import When
from explorer.model.wording import describe


class CiteStyle(Enum):
    """A way to cite: a note after the Chicago manual, author and date, or plain words."""

    NOTE = "Chicago note"
    AUTHOR_DATE = "author and date"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class CitePiece:
    """Some words of a citation; an address is a piece of its own, so that it can be a link."""

    words: str
    is_address: bool = False


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNQUOTED: Final = frozenset(
    {
        *("treaty", "treaty document", "law", "constitution", "statute", "executive order", "resolution"),
        *("database", "data", "data set", "dataset"),
    }
)
"""Kinds of source whose titles are names: they stand in a note without quotation marks."""
_DESCRIBES: Final = "the title describes the document"
"""What the note of a source says where its title is no heading of its own, so that nothing is quoted."""
_ENDS_ITSELF: Final = ("?", "!", ".", "…")


def cite_as(source: Source, style: CiteStyle, locator: str | None = None) -> str:
    """Cite a source as one sentence, with the place in it where one is given."""
    return "".join(piece.words for piece in cite_pieces(source, style, locator))


def cite_pieces(source: Source, style: CiteStyle, locator: str | None = None) -> tuple[CitePiece, ...]:
    """The same in pieces; what is not known of the source is left out, nothing is made up."""
    parts = _Parts.of(source, locator)
    match style:
        case CiteStyle.NOTE:
            return _note(parts)
        case CiteStyle.AUTHOR_DATE:
            return _author_date(parts)
        case CiteStyle.PLAIN:
            return _plain(parts)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is known of a source, on one line each; empty where it is not."""

    author: str
    title: str
    publisher: str
    published: When
    locator: str
    url: str
    archived_url: str
    accessed: str
    is_quoted: bool

    @classmethod
    def of(cls, source: Source, locator: str | None) -> "_Parts":
        author, publisher = _line(source.author), _line(source.publisher)
        return cls(
            author,
            _line(source.title),
            "" if publisher == author else publisher,
            source.published,
            _line(locator),
            "".join((source.url or "").split()),
            "".join((source.archived_url or "").split()),
            _line(source.accessed),
            is_quoted=_is_heading(source),
        )


def _note(parts: _Parts) -> tuple[CitePiece, ...]:
    """Author, “Title,” Publisher, February 22, 2019, locator, address (accessed March 3, 2020).

    A title that describes the document, or names a treaty, a law or data, has no quotation marks.
    """
    told = [one for one in (parts.publisher, _date(parts.published), parts.locator) if one]
    has_more = bool(told or parts.url or parts.archived_url)
    mark = "" if parts.title.endswith(("?", "!")) else "," if has_more or parts.accessed else "."
    words = f"{parts.author}, " if parts.author else ""
    if parts.is_quoted:
        words += f"“{_inner(parts.title)}{mark}”"
    else:
        words += f"{parts.title.rstrip('.') or parts.title}{'' if mark == ',' and not has_more else mark}"
    words += (" " if has_more else "") + ", ".join(told)
    pieces = [CitePiece(words)]
    joint = ", " if told else ""
    if parts.url:
        pieces += [CitePiece(joint), CitePiece(parts.url, is_address=True)]
        joint = ", "
    if parts.archived_url:
        pieces += [CitePiece(f"{joint}archived at "), CitePiece(parts.archived_url, is_address=True)]
    pieces.append(CitePiece(_with_stop(pieces[-1].words, parts.accessed, "accessed")))
    return tuple(piece for piece in pieces if piece.words)


def _is_heading(source: Source) -> bool:
    """Whether a title is a heading that can be quoted."""
    kind = _line(source.kind).casefold()
    return kind not in _UNQUOTED and _DESCRIBES not in _line(source.note).casefold()


def _author_date(parts: _Parts) -> tuple[CitePiece, ...]:
    """Author (2019, February 22). Title. Publisher, locator. Address."""
    year = _year_first(parts.published)
    head = f"{parts.author or parts.title.rstrip('.')} ({year})."
    if parts.author:
        head += f" {_stopped(parts.title)}"
    return _with_addresses(head, parts)


def _plain(parts: _Parts) -> tuple[CitePiece, ...]:
    """Author: Title. Publisher, 22 February 2019, locator. Address (read on 3 March 2020)."""
    head = f"{parts.author}: {_stopped(parts.title)}" if parts.author else _stopped(parts.title)
    date = describe(parts.published) if parts.published.is_dated else _line(parts.published.text)
    return _with_addresses(head, parts, date)


def _with_addresses(head: str, parts: _Parts, date: str = "") -> tuple[CitePiece, ...]:
    rest = ", ".join(one for one in (parts.publisher, date, parts.locator) if one)
    pieces = [CitePiece(f"{head} {_stopped(rest)}" if rest else head)]
    addresses = [one for one in (("", parts.url), ("archived at ", parts.archived_url)) if one[1]]
    for place, (before, url) in enumerate(addresses):
        pieces += [CitePiece(f"{', ' if place else ' '}{before}"), CitePiece(url, is_address=True)]
    if addresses:
        read = f" (read on {_written_day(parts.accessed, describe)})" if parts.accessed else ""
        pieces.append(CitePiece(f"{read}."))
    return tuple(pieces)


def _with_stop(before: str, accessed: str, word: str) -> str:
    if accessed:
        return f" ({word} {_written_day(accessed, _date)})."
    return "" if before.endswith((".”", "!”", "?”", ".")) else "."


def _stopped(text: str) -> str:
    return text if text.endswith(_ENDS_ITSELF) else f"{text}."


def _inner(title: str) -> str:
    """A title within quotation marks: its own become single ones, a stop at its end gives way."""
    title = re.sub(r"“([^”]*)”", r"‘\1’", title)
    title = re.sub(r'"([^"]*)"', r"‘\1’", title)
    return title.rstrip(".") or title


def _date(when: When) -> str:
    """A date as American notes have it: `February 22, 2019`; what is no single day in our own words."""
    begins = when.start_earliest
    if begins is not None and when.edtf is not None and _DAY.fullmatch(when.edtf):
        year, month, day = civil(day_of_ms(begins))
        return f"{_MONTHS[month - 1]} {day}, {year}"
    return describe(when) if when.is_dated else _line(when.text)


def _written_day(day: str, written: Callable[[When], str]) -> str:
    """The day on which a source was read, written as a style has it; text that is no date as it is."""
    try:
        return written(parse_edtf(day))
    except DateError:
        return day


def _year_first(when: When) -> str:
    """`2019, February 22`; `n.d.` where nothing is known."""
    if when.is_dated and when.edtf is not None and _DAY.fullmatch(when.edtf):
        month_and_day, _, year = _date(when).rpartition(", ")
        return f"{year}, {month_and_day}"
    return (describe(when) if when.is_dated else _line(when.text)) or "n.d."


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
