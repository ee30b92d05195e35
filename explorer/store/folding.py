"""Names and texts without what people write differently: case, diacritics, hyphens, full stops, spaces."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"}
)
_DIVIDERS: Final = r"\-\u2010-\u2015\u2212.·\u00ad"
_DIVIDER: Final = re.compile(f"[{_DIVIDERS}]+")
_COMPOUND: Final = re.compile(rf"[\w{_DIVIDERS}'’ʼ]+")
_HANGUL_GIVEN_NAME: Final = re.compile(r"[A-Z]\w+-[a-z]\w*$")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


def plain(text: str) -> str:
    """Take case and diacritics from `text`; spaces, hyphens and full stops stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def fold(text: str) -> str:
    """The key of a name: two spellings of one name have the same.

    Empty only where `text` is; a name of nothing but dividers keeps them.
    """
    bare = plain(text)
    return "".join(_DIVIDER.sub("", bare).split()) or bare.strip()


def word_keys(text: str) -> tuple[str, ...]:
    """The keys of `text` from its second, third … word on, for a type-ahead that starts at any word."""
    words = re.split(rf"[\s{_DIVIDERS}(,]+", plain(text))
    keys = (fold(" ".join(words[start:])) for start in range(1, min(len(words), 8)))
    return tuple(key for key in keys if key)


def surname(name: str) -> str | None:
    """A person's surname as far as a name shows it, None for a name of one word.

    The last word, without a suffix such as Jr.; the first where the last is a Korean given name
    written with a hyphen ("Kim Jong-un").
    """
    words = name.split("(")[0].replace(",", " ").split()
    while len(words) > 2 and fold(words[-1]) in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return None
    return words[0] if len(words) == 2 and _HANGUL_GIVEN_NAME.match(words[1]) else words[-1]


def joined(text: str) -> str:
    """The words of `text` that hyphens, full stops or apostrophes divide, each as one word ("Jongun us")."""
    words = ((word, re.sub(r"\W", "", word)) for word in _COMPOUND.findall(text))
    return " ".join(whole for word, whole in words if whole and whole not in word)


def side_by_side(text: str) -> str:
    """Each two words of a name that stand side by side, as one word ("Kim Jong un": "kimjong jongun")."""
    words = re.findall(r"\w+", text)
    return " ".join(first + second for first, second in pairwise(words[:20]))
