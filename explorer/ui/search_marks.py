"""Which letters of a title are those that were typed: for marking them in what a search has found."""

from explorer.ui.browser_model import folded

Span = tuple[int, int]
"""Where a stretch of text begins, and how many characters it has."""


def marked(text: str, typed: str) -> tuple[Span, ...]:
    """Find where words of `text` begin with the words of `typed`, without regard to case and accents.

    Each stretch is marked once, in the order of the text; of a word only what was typed of it.
    """
    letters, places = _spread(text)
    wanted = sorted(set("".join(one if one.isalnum() else " " for one in folded(typed)).split()), key=len)
    taken: dict[int, int] = {}
    for word in wanted:
        at = letters.find(word)
        while at >= 0:
            if at == 0 or not letters[at - 1].isalnum():
                end = at + len(word)
                taken[places[at]] = (places[end] if end < len(places) else len(text)) - places[at]
            at = letters.find(word, at + 1)
    return tuple(sorted(taken.items()))


def _spread(text: str) -> tuple[str, list[int]]:
    """Fold a text letter by letter, and tell from which of its characters each letter comes."""
    letters: list[str] = []
    places: list[int] = []
    for place, one in enumerate(text):
        plain = folded(one)
        letters.append(plain)
        places += [place] * len(plain)
    return "".join(letters), places
