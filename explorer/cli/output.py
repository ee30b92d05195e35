"""What the command line prints: JSON documents, aligned columns and safe lines; no shapes of records."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

_BIDI_CONTROLS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_PICTURES: Final = {code: chr(0x2400 + code) for code in range(0x20)} | {
    0x0A: " ⏎ ",
    0x0D: "",
    0x09: " ",
    0x7F: "␡",
}
_PICTURES_OF_C1: Final = dict.fromkeys(range(0x80, 0xA0), "\ufffd")


def plain(text: str) -> str:
    """The text on one line, with control characters made visible so that a terminal can't obey them."""
    return text.translate(_PICTURES | _PICTURES_OF_C1 | dict.fromkeys(map(ord, "\u2028\u2029"), " ⏎ "))


def use_utf8() -> None:
    """Print UTF-8 whatever the locale says; a byte that is no text comes out as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str = "") -> None:
    """Print one line for people."""
    print(plain(line))


def complain(line: str) -> None:
    """Print one line on the error stream."""
    print(plain(line), file=sys.stderr)


def print_json(document: Json) -> None:
    """Print one JSON document, keys in the order given."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def print_json_rows(rows: Iterable[Json]) -> None:
    """Print a JSON array as it comes, one row a line: the memory needed is that of one row."""
    separator = "["
    for row in rows:
        print(separator, json.dumps(row, ensure_ascii=False), sep="\n", end="")
        separator = ","
    print("[]" if separator == "[" else "\n]")


def width_of(text: str) -> int:
    """How many cells of a terminal the text takes: wide letters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(letter) or letter in _BIDI_CONTROLS or letter in "\u200d\ufe0f"
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to `width` cells; a longer one is left as it is."""
    return text + " " * (width - width_of(text))


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> list[str]:
    """Lines of aligned columns; the last column is never padded, and nothing is cut."""
    clean = [[plain(cell) for cell in row] for row in rows]
    widths = [max((width_of(cell) for cell in column), default=0) for column in zip(*clean, strict=True)]
    return [
        gap.join(
            [*(padded(cell, width) for cell, width in zip(row, widths[:-1], strict=False)), row[-1]]
        ).rstrip()
        for row in clean
    ]


def say_columns(rows: Sequence[Sequence[str]], indent: str = "") -> None:
    """Print aligned columns."""
    for line in columns(rows):
        print(indent + line)
