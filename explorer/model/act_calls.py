"""Which kinds of act a word calls: “withdrawal”, “suspends” and “exit” as well as the words of the kinds."""

from collections.abc import Collection
from typing import Final

from explorer.model.act_kinds import FORMAL_ENDS

_FEWEST_COMMON: Final = 4
_ENDING: Final = 3
"""Two words are of one stem where they begin alike and differ in their last letters only."""
_WITHDREW: Final = ("announced withdrawal", "notified withdrawal", "withdrew")
_OTHER_WORDS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("exit", "exits", "exited", "leave", "leaves", "left", "quit", "quits"), _WITHDREW),
    **dict.fromkeys(("join", "joins", "joined"), ("acceded", "rejoined", "ratified", "accepted")),
    **dict.fromkeys(("end", "ends", "ended"), tuple(sorted(FORMAL_ENDS))),
    **dict.fromkeys(("enter", "enters", "entry"), ("entered into force",)),
    **dict.fromkeys(("signature", "signatures"), ("signed",)),
    **dict.fromkeys(("suspension", "suspensions"), ("suspended",)),
    **dict.fromkeys(("withdraw", "withdraws", "withdrawing", "withdrawal", "withdrawals"), _WITHDREW),
}
"""Words of the press for what the kinds call otherwise."""
PASSED_OVER: Final = frozenset({"the", "of", "from", "to", "by", "a", "an", "in", "its", "with", "and", "it"})
"""Small words that no act is found by."""


def kinds_called(word: str, kinds: Collection[str]) -> tuple[str, ...]:
    """Those of the kinds of act that a plain word calls; the word may be unfinished."""
    named = [kind for kind in kinds if kind in _OTHER_WORDS.get(word, ())]
    begun = [kind for kind in kinds if any(part.startswith(word) for part in kind.split())]
    named += begun or [kind for kind in kinds if any(_is_of_stem(part, word) for part in kind.split())]
    return tuple(dict.fromkeys(named))


def _is_of_stem(part: str, word: str) -> bool:
    """Whether a word of a kind and the word are of one stem."""
    common = next(
        (at for at, (one, other) in enumerate(zip(part, word, strict=False)) if one != other),
        min(len(part), len(word)),
    )
    return common >= max(_FEWEST_COMMON, min(len(part), len(word)) - _ENDING)
