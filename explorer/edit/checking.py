"""Checks of single fields; each gives back what is to be stored or raises FieldError."""

import re
from collections.abc import Collection
from typing import Final

from explorer.edit.errors import FieldError
from explorer.model.when import When

_LARGEST: Final = 2**63 - 1
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\Z")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)


def text(field: str, word: str, value: str) -> str:
    """Text as it is, whatever it holds; refused only what a database of text can't keep."""
    if "\x00" in value:
        raise FieldError(field, f"The {word} holds a NUL character, which no text can keep; remove it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FieldError(
            field,
            f"The {word} holds half a character at position {error.start + 1}; remove it.",
        ) from None
    return value


def needed(field: str, word: str, value: str) -> str:
    """Text that must say something."""
    if not value.strip():
        raise FieldError(field, f"The {word} is empty; write one.")
    return text(field, word, value)


def name(field: str, word: str, value: str) -> str:
    """A name: text that must say something, without the space around it."""
    return needed(field, word, value).strip()


def optional(field: str, word: str, value: str | None) -> str | None:
    """Text or nothing; empty text is nothing."""
    return text(field, word, value) if value else None


def one_of(field: str, word: str, value: str, allowed: Collection[str]) -> str:
    """One word of a closed list."""
    if value not in allowed:
        raise FieldError(field, f"“{value[:60]}” is not a {word}; choose one of: {', '.join(allowed)}.")
    return str(value)


def within(field: str, word: str, value: int, first: int, last: int) -> int:
    """A whole number within inclusive bounds."""
    if not first <= value <= last:
        raise FieldError(field, f"The {word} is {value}; choose a number from {first} to {last}.")
    return int(value)


def whole_number(field: str, word: str, value: int) -> int:
    """A whole number that a database can hold."""
    return within(field, word, value, -_LARGEST - 1, _LARGEST)


def colour(field: str, value: str | None) -> str | None:
    """`#rrggbb` or nothing."""
    if not value:
        return None
    if not _COLOUR.match(value):
        raise FieldError(field, f"“{value[:60]}” is not a colour; write it like #2f6fb3.")
    return value.lower()


def web_address(field: str, word: str, value: str | None) -> str | None:
    """An address that a browser opens, or nothing."""
    if not value or not value.strip():
        return None
    address = text(field, word, value).strip()
    if not _WEB_ADDRESS.match(address):
        raise FieldError(
            field,
            f"The {word} “{shortened(address)}” is no web address; write it like https://example.org/page.",
        )
    return address


def when(field: str, word: str, value: When | None) -> When | None:
    """A date whose bounds are in order and can be kept."""
    if value is None:
        return None
    text(field, word, value.text)
    bounds = (value.start_earliest, value.start_latest, value.end_earliest, value.end_latest)
    if any(bound is not None and not -_LARGEST <= bound < _LARGEST for bound in bounds):
        raise FieldError(
            field, f"The {word} “{value.text[:60]}” lies beyond what can be dated; keep it as text."
        )
    for first, last in ((0, 1), (2, 3), (0, 3)):
        earlier, later = bounds[first], bounds[last]
        if earlier is not None and later is not None and earlier > later:
            raise FieldError(field, f"The {word} “{value.text[:60]}” ends before it begins; turn it round.")
    return value


def shortened(value: str, most: int = 60) -> str:
    """Text as a journal's label quotes it: one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
