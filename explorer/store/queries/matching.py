"""From what somebody types to an expression that FTS5 understands."""

import re
from collections.abc import Sequence
from typing import Final

from explorer.store.folding import plain

_WORD: Final = re.compile(r"\w+")
_MOST_WORDS: Final = 16
_LONGEST_WORD: Final = 100


def match_of(text: str) -> str | None:
    """The FTS5 expression for what somebody typed, None where there is nothing to look for.

    Every word must be there, the last at least as a beginning. Words that a hyphen or full stop divides,
    and two that stand side by side, are also found written as one ("Jong un" finds "Jongun"). No text that
    anybody types is a syntax error: only word characters reach the expression, between quotes.
    """
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(plain(text))][:_MOST_WORDS]
    if not words:
        return None
    ways = [_all_of(words)]
    ways += [_all_of([*words[:i], words[i] + words[i + 1], *words[i + 2 :]]) for i in range(len(words) - 1)]
    return " OR ".join(f"({way})" for way in ways)


def _all_of(words: Sequence[str]) -> str:
    *whole, last = [f'"{word}"' for word in words]
    return " AND ".join([*whole, f"({last} OR {last}*)"])
