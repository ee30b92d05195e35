"""The facets of a filter: what each asks for, taken into a filter and out again; no counting here."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.view import ANY_CONFIDENCE, LEAST_IMPORTANCE, SUBJECTS, TIMELINE_KINDS, Filter
from explorer.model.vocabulary import RecordKind

FacetKey = int | str
"""What a value of a facet is known by: a record's number, a word, or a least number."""


class Facet(StrEnum):
    """One respect in which records differ, by its name."""

    KIND = "Kind"
    ACTOR = "Actor"
    AGREEMENT = "Agreement"
    PLACE = "Place"
    TAG = "Tag"
    SOURCE = "Source"
    STATUS = "Status"
    CONFIDENCE = "Confidence"
    IMPORTANCE = "Importance"
    MEDIUM = "Medium"
    PRIVATE = "Private"


SUBJECT_OF: Final = {
    Facet.ACTOR: RecordKind.ACTOR,
    Facet.AGREEMENT: RecordKind.AGREEMENT,
    Facet.PLACE: RecordKind.PLACE,
    Facet.TAG: RecordKind.TAG,
    Facet.SOURCE: RecordKind.SOURCE,
}
"""The facets whose values are records, and of which kind."""
ONE_AT_A_TIME: Final = frozenset({Facet.CONFIDENCE, Facet.IMPORTANCE, Facet.PRIVATE})
"""The facets of which one value holds; of a least number, its records are those of all above it too."""
PRIVATE: Final = "private"
NOT_PRIVATE: Final = "not private"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many records would remain with it alone, None where nobody counted."""

    key: FacetKey
    name: str
    count: int | None


def chosen(kept: Filter, facet: Facet) -> tuple[FacetKey, ...]:
    """The values of a facet that a filter asks for; none where it leaves it open."""
    if facet in SUBJECT_OF:
        return tuple(kept.subjects(SUBJECT_OF[facet]))
    if facet is Facet.KIND:
        return () if kept.kinds == TIMELINE_KINDS else tuple(sorted(kind.value for kind in kept.kinds))
    if facet is Facet.STATUS:
        return tuple(sorted(kept.statuses))
    if facet is Facet.MEDIUM:
        return kept.media
    if facet is Facet.PRIVATE:
        return () if kept.is_private is None else (PRIVATE if kept.is_private else NOT_PRIVATE,)
    if facet is Facet.CONFIDENCE:
        return () if kept.confidence == ANY_CONFIDENCE else (kept.confidence,)
    return () if kept.importance == LEAST_IMPORTANCE else (kept.importance,)


def toggled(kept: Filter, facet: Facet, key: FacetKey) -> Filter:
    """Ask for a value of a facet as well, or no longer; of a least number, for it alone."""
    has = key in chosen(kept, facet)
    if facet in SUBJECT_OF:
        kind, record = SUBJECT_OF[facet], RecordId(int(key))
        return kept.without_subject(kind, record) if has else kept.with_subject(kind, record)
    if facet is Facet.KIND:
        kind = RecordKind(str(key))
        kinds = frozenset({kind}) if kept.kinds == TIMELINE_KINDS else kept.kinds ^ {kind}
        return replace(kept, kinds=kinds or TIMELINE_KINDS)
    if facet is Facet.STATUS:
        return replace(kept, statuses=kept.statuses ^ {str(key)})
    if facet is Facet.MEDIUM:
        rest = tuple(one for one in kept.media if one != key)
        return replace(kept, media=rest if has else (*kept.media, str(key)))
    if has:
        return without(kept, facet)
    if facet is Facet.PRIVATE:
        return replace(kept, is_private=key == PRIVATE)
    if facet is Facet.CONFIDENCE:
        return replace(kept, confidence=int(key))
    return replace(kept, importance=int(key))


def without(kept: Filter, facet: Facet) -> Filter:
    """Leave a facet open, whatever of it was asked for."""
    if facet in SUBJECT_OF:
        field = SUBJECTS[SUBJECT_OF[facet]]
        return replace(kept, **{field: ()})  # type: ignore[arg-type]  # the fields of subjects are tuples
    if facet is Facet.KIND:
        return replace(kept, kinds=TIMELINE_KINDS)
    if facet is Facet.STATUS:
        return replace(kept, statuses=frozenset())
    if facet is Facet.MEDIUM:
        return replace(kept, media=())
    if facet is Facet.PRIVATE:
        return replace(kept, is_private=None)
    if facet is Facet.CONFIDENCE:
        return replace(kept, confidence=ANY_CONFIDENCE)
    return replace(kept, importance=LEAST_IMPORTANCE)
