"""How a link's relation is told, as surely as it is known; the one place for these words."""

from typing import Final

_INFINITIVES: Final = {
    "reverses": "reverse",
    "contradicts": "contradict",
    "reaffirms": "reaffirm",
    "responds to": "respond to",
    "leads to": "lead to",
    "implements": "implement",
    "violates": "violate",
    "part of": "be part of",
}

_BACK: Final = {
    "reverses": ("is", "reversed by"),
    "contradicts": ("is", "contradicted by"),
    "reaffirms": ("is", "reaffirmed by"),
    "responds to": ("is", "answered by"),
    "leads to": ("follows", "follow", "from"),
    "implements": ("is", "implemented by"),
    "violates": ("is", "violated by"),
    "part of": ("has", "have", "as a part"),
}
"""The same told from the other end: a verb, where it is not “to be” its infinitive, and the rest."""


def relation_words(relation: str, certainty: str) -> str:
    """Tell a relation so that another record may follow: `reverses`, or `seems to reverse`.

    What is reported seems to be so, what is disputed is said to be so. A relation that another program
    made up stays as it is, with its certainty behind it.
    """
    hedge = {"reported": "seems to", "disputed": "is said to"}.get(certainty)
    if hedge is None:
        return relation
    verb = _INFINITIVES.get(relation)
    return f"{relation} ({certainty})" if verb is None else f"{hedge} {verb}"


def relation_back(relation: str, certainty: str) -> str:
    """Tell a relation from the record that it leads to: `is reversed by`, `seems to be reversed by`."""
    if relation not in _BACK:
        words = f"is what the next {relation}:"
        return words if certainty == "established" else f"{words[:-1]} ({certainty}):"
    verb, *others = _BACK[relation]
    infinitive, rest = others if len(others) == 2 else ("be", others[0])
    hedge = {"reported": "seems to", "disputed": "is said to"}.get(certainty)
    return f"{verb} {rest}" if hedge is None else f"{hedge} {infinitive} {rest}"


def relation_alone(relation: str, certainty: str) -> str:
    """Tell a relation where nothing else says that it is disputed: `is said to reverse, disputed`."""
    words = relation_words(relation, certainty)
    is_hedged = certainty == "disputed" and relation in _INFINITIVES
    return f"{words}, disputed" if is_hedged else words
