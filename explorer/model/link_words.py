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


def relation_alone(relation: str, certainty: str) -> str:
    """Tell a relation where nothing else says that it is disputed: `is said to reverse, disputed`."""
    words = relation_words(relation, certainty)
    is_hedged = certainty == "disputed" and relation in _INFINITIVES
    return f"{words}, disputed" if is_hedged else words
