"""A filter in words: its conditions one by one, each with the filter that would be left without it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.view import ANY_CONFIDENCE, LEAST_IMPORTANCE, SUBJECTS, TIMELINE_KINDS, Filter
from explorer.model.vocabulary import EVENT_STATUSES, RecordKind

KINDS: Final = ((RecordKind.EVENT, "Events"), (RecordKind.STATEMENT, "Statements"), (RecordKind.ACT, "Acts"))
IMPORTANCES: Final = (
    (LEAST_IMPORTANCE, "Of any importance"),
    (2, "Importance 2 and above"),
    (3, "Importance 3 and above"),
    (4, "Importance 4 and above"),
    (5, "The most important only"),
)
CONFIDENCES: Final = (
    (ANY_CONFIDENCE, "any"),
    (1, "very low"),
    (2, "low"),
    (3, "medium"),
    (4, "high"),
    (5, "very high"),
)
"""The confidence of the best citation that a record needs at least; `any` takes uncited ones as well."""

_SUBJECT_WORDS: Final[dict[RecordKind, str]] = {
    RecordKind.ACTOR: "With {}",
    RecordKind.AGREEMENT: "About {}",
    RecordKind.TAG: "Tagged {}",
    RecordKind.PLACE: "At {}",
    RecordKind.SOURCE: "Cited to {}",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: what it says, and what is kept without it."""

    words: str
    without: Filter
    is_alternative: bool = False
    """Whether it is one more subject of a kind, of which any will do."""


def conditions(kept: Filter, names: Mapping[RecordId, str]) -> tuple[Condition, ...]:
    """Tell a filter's conditions in the order of the menu; a name that is not known yet reads “…”."""
    told: list[Condition] = []
    if kept.kinds != TIMELINE_KINDS:
        told.append(Condition(_kinds_in_words(kept.kinds), replace(kept, kinds=TIMELINE_KINDS)))
    if kept.importance > LEAST_IMPORTANCE:
        words = dict(IMPORTANCES)[kept.importance]
        told.append(Condition(words, replace(kept, importance=LEAST_IMPORTANCE)))
    if kept.confidence > ANY_CONFIDENCE:
        words = f"Confidence at least {dict(CONFIDENCES)[kept.confidence]}"
        told.append(Condition(words, replace(kept, confidence=ANY_CONFIDENCE)))
    if kept.statuses:
        told.append(Condition(_statuses_in_words(kept.statuses), replace(kept, statuses=frozenset())))
    for place, medium in enumerate(kept.media):
        rest = tuple(one for one in kept.media if one != medium)
        words = f"or {medium}" if place else f"Medium {medium}"
        told.append(Condition(words, replace(kept, media=rest), is_alternative=place > 0))
    if kept.is_private is not None:
        words = "Private only" if kept.is_private else "Not private"
        told.append(Condition(words, replace(kept, is_private=None)))
    for kind in SUBJECTS:
        for place, record in enumerate(kept.subjects(kind)):
            name = names.get(record, "…")
            also = "and" if kind is RecordKind.ACTOR and kept.together else "or"
            words = f"{also} {name}" if place else _SUBJECT_WORDS[kind].format(name)
            told.append(Condition(words, kept.without_subject(kind, record), is_alternative=place > 0))
        if kind is RecordKind.ACTOR and kept.with_organs:
            told.append(Condition("Organs and office holders too", replace(kept, with_organs=False)))
    if kept.text:
        told.append(Condition(f"Words “{kept.text}”", replace(kept, text="")))
    return tuple(told)


def _kinds_in_words(kinds: frozenset[RecordKind]) -> str:
    words = [word for kind, word in KINDS if kind in kinds]
    if not words:
        return "No kind at all"
    return f"{' and '.join([words[0], *(word.lower() for word in words[1:])])} only"


def _statuses_in_words(statuses: frozenset[str]) -> str:
    return f"Status {' or '.join(status for status in EVENT_STATUSES if status in statuses)}"
