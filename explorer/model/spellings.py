"""Other spellings of a word: names from Korean, Chinese, Russian or Arabic, each in several letters.

One place for all of it, asked when somebody searches; nothing of it is stored. A spelling is a guess at how
somebody else may have written the name, so what is found by it comes after what is found by the word itself.
Letters are without case and diacritics, as in `store/folding`: of Chosŏn choson, of P'yŏngyang pyongyang.

- Whole words (`ALIKE`): surnames and names whose forms follow no rule that would not hit hundreds of others.
- Sounds (`_SOUNDS`), in words of four letters and more: the Revised and the McCune-Reischauer way of Korean
  (jeong, jong, chong), Pinyin and Wade-Giles (zh, ch), and what is commonly made of them in English (oo, ee).
- Ends (`_ENDS`): -sky, -skii, -skiy and their like.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Final

ALIKE: Final[tuple[tuple[str, ...], ...]] = (
    ("lee", "yi", "ri", "rhee", "li", "i"),
    ("park", "pak", "bak"),
    ("choi", "choe", "choy"),
    ("kim", "gim"),
    ("cho", "jo"),
    ("roh", "noh", "no"),
    ("moon", "mun"),
    ("paik", "paek", "baek"),
    ("jong", "jung", "jeong", "chong", "chung", "cheong"),
    ("kang", "gang"),
    ("un", "eun"),
    ("woo", "wu", "u"),
    ("shin", "sin"),
    ("yun", "yoon"),
    ("beijing", "peking"),
    ("zedong", "tsetung"),
    ("xiaoping", "hsiaoping"),
    ("deng", "teng"),
    ("jieshi", "kaishek"),
    ("xi", "hsi"),
    ("zhou", "chou"),
    ("pyongyang", "pyeongyang", "phyongyang", "phenian"),
    ("choson", "joseon", "chosun", "chosen"),
    ("kyiv", "kiev"),
    ("gorbachev", "gorbachov", "gorbachyov", "gorbatschow"),
    ("yeltsin", "eltsin", "jelzin"),
    ("khrushchev", "khrushchov", "chruschtschow"),
    ("sergey", "sergei", "serguei"),
    ("muhammad", "mohammed", "mohamed", "mohammad", "muhammed", "mohamad"),
    ("hussein", "husayn", "hussain", "husein", "hosein"),
    ("qaddafi", "gaddafi", "kadhafi", "qadhafi", "gadhafi", "kaddafi", "qadafi"),
    ("al", "el"),
    ("khamenei", "khamenehi"),
    ("zarif", "zareef"),
)
"""Words that are written for each other."""

_SOUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "yeo": ("yo", "you"),
    "you": ("yo", "yeo"),
    "yo": ("yeo", "you"),
    "eo": ("o", "u"),
    "eu": ("u",),
    "oo": ("u",),
    "ou": ("u",),
    "ee": ("i",),
    "ch": ("j", "zh"),
    "zh": ("ch", "j"),
    "kh": ("h",),
    "hs": ("x", "s"),
    "sh": ("s",),
    "ts": ("z",),
    "tz": ("ts",),
    "dd": ("d", "dh"),
    "dh": ("d",),
    "ss": ("s",),
    "mm": ("m",),
    "ay": ("ai", "ei"),
    "ei": ("ai", "ey", "ay"),
    "ai": ("ei", "ay"),
    "o": ("eo",),
    "u": ("eu", "oo", "ou"),
    "j": ("ch", "zh"),
    "q": ("k", "g"),
    "x": ("hs",),
    "w": ("v",),
    "v": ("w",),
}
"""A sound, and how else it is written; longer ones are tried first."""
_FIRST_SOUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "g": ("k",),
    "k": ("g",),
    "d": ("t",),
    "t": ("d",),
    "b": ("p",),
    "p": ("b",),
}
"""Sounds that are written otherwise only where a word begins: Busan and Pusan, Daegu and Taegu."""
_ENDS: Final = ("sky", "skyy", "skiy", "skii", "ski", "skij")
_SOUND: Final = re.compile("|".join([*sorted(_SOUNDS, key=len, reverse=True), "."]), re.DOTALL)
_FEWEST_LETTERS: Final = 4
_MOST_LETTERS: Final = 40
_MOST_CHANGES: Final = 2
MOST_SPELLINGS: Final = 24
"""So many other spellings of a word are tried at most, the nearest first."""
MOST_NAMES: Final = 80
"""So many spellings of a name of several words."""
_MOST_RESPELT: Final = 3
_MOST_OF_A_WORD: Final = 9
"""In a name the first three words that may be written otherwise are, each in so many spellings."""


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(one for one in words if one != word) for words in ALIKE for word in words}


def spellings(word: str) -> tuple[str, ...]:
    """Other spellings of one word, in small letters without diacritics; the nearest first, never itself."""
    found = dict.fromkeys(_alike().get(word, ()))
    if word.isascii() and word.isalpha() and _FEWEST_LETTERS <= len(word) <= _MOST_LETTERS:
        for end in _ENDS:
            if word.endswith(end):
                found.update((word[: -len(end)] + other, None) for other in _ENDS if other != end)
                break
        found.update(dict.fromkeys(_respelt(word)))
    found.pop(word, None)
    return tuple(found)[:MOST_SPELLINGS]


def name_spellings(words: tuple[str, ...]) -> tuple[str, ...]:
    """Other spellings of a name of several words, written as one, those with the fewest changes first."""
    choices: list[tuple[str, ...]] = []
    for word in words:
        is_tried = sum(len(one) > 1 for one in choices) < _MOST_RESPELT
        choices.append((word, *spellings(word))[: _MOST_OF_A_WORD if is_tried else 1])
    every = product(*(range(len(one)) for one in choices))
    ranked = sorted(every, key=lambda places: (sum(place > 0 for place in places), sum(places)))
    names = ("".join(one[place] for one, place in zip(choices, places, strict=True)) for places in ranked[1:])
    return tuple(dict.fromkeys(names))[:MOST_NAMES]


def _respelt(word: str) -> Iterator[str]:
    """The word with one sound written otherwise, then with two."""
    sounds = _SOUND.findall(word)
    others = [_SOUNDS.get(sound, ()) for sound in sounds]
    others[0] = (*others[0], *_FIRST_SOUNDS.get(sounds[0], ()))
    places = [place for place, other in enumerate(others) if other]
    changed: list[dict[int, str]] = [{}]
    for _ in range(_MOST_CHANGES):
        changed = [
            {**change, place: other}
            for change in changed
            for place in places
            if place > max(change, default=-1)
            for other in others[place]
        ]
        for change in changed:
            yield "".join(change.get(place, sound) for place, sound in enumerate(sounds))
