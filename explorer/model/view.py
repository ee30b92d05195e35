"""Which records a view keeps: a filter as one value, written down and read back; no query here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from explorer.model.ids import RecordId
from explorer.model.vocabulary import EVENT_STATUSES, RecordKind

TIMELINE_KINDS: Final = frozenset({RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT})
"""The kinds of records that have a place on the timeline."""

LEAST_IMPORTANCE: Final = 1
MOST_IMPORTANCE: Final = 5
ANY_CONFIDENCE: Final = 0
"""Keeps uncited records as well; from 1 on a record needs a citation of at least so much confidence."""

SUBJECTS: Final[Mapping[RecordKind, str]] = {
    RecordKind.ACTOR: "actors",
    RecordKind.AGREEMENT: "agreements",
    RecordKind.TAG: "tags",
    RecordKind.PLACE: "places",
    RecordKind.SOURCE: "sources",
}
"""The kinds of what a record can be about, in the order in which a filter tells them, and their fields."""

_OF_ACTORS: Final = ("with_organs", "together")
"""The conditions that say how the actors are meant; without actors they say nothing."""

_NO_SUBJECT: Final = "a filter does not ask for the {} that a record is about"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is kept of the records: a record meets every condition, within one any of the listed will do.

    `kinds` are those shown; `importance` is the least; `actors` in any role; `agreements` that it is about
    or moves; `sources` that are cited for it; `text` is searched for as in the search field; `confidence` is
    the least that its best citation has, ANY_CONFIDENCE asks for none; `statuses` are those of events, where
    statements and acts count as happened; `media` are where a statement was made, word for word; `is_private`
    keeps only private records, or only the others. `with_organs` takes what the organs and office holders of
    the `actors` did while they were that; `together` keeps what is about every one of them, not any. Empty
    conditions keep everything.
    """

    kinds: frozenset[RecordKind] = TIMELINE_KINDS
    importance: int = LEAST_IMPORTANCE
    actors: tuple[RecordId, ...] = ()
    agreements: tuple[RecordId, ...] = ()
    tags: tuple[RecordId, ...] = ()
    places: tuple[RecordId, ...] = ()
    sources: tuple[RecordId, ...] = ()
    text: str = ""
    confidence: int = ANY_CONFIDENCE
    statuses: frozenset[str] = frozenset()
    media: tuple[str, ...] = ()
    is_private: bool | None = None
    with_organs: bool = False
    together: bool = False

    @classmethod
    def about(cls, kind: RecordKind, record: RecordId) -> Self:
        """Keep what is about one actor, agreement, tag, place or source; ValueError for other kinds."""
        return cls().with_subject(kind, record)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Filter()

    @property
    def count(self) -> int:
        """How many conditions it sets, each subject for itself: as many as can be taken away one by one."""
        return (
            (self.kinds != TIMELINE_KINDS)
            + (self.importance > LEAST_IMPORTANCE)
            + (self.confidence > ANY_CONFIDENCE)
            + bool(self.statuses)
            + bool(self.media)
            + (self.is_private is not None)
            + (self.with_organs and bool(self.actors))
            + sum(len(self.subjects(kind)) for kind in SUBJECTS)
            + bool(self.text)
        )

    @property
    def asks_database(self) -> bool:
        """Whether more is asked than the columns can tell: subjects, words, media or confidence."""
        asked = replace(
            self,
            kinds=TIMELINE_KINDS,
            importance=LEAST_IMPORTANCE,
            statuses=frozenset(),
            is_private=None,
            with_organs=self.with_organs and bool(self.actors),
            together=self.together and bool(self.actors),
        )
        return asked != Filter()

    def subjects(self, kind: RecordKind) -> tuple[RecordId, ...]:
        """The actors, agreements, tags, places or sources of which one is asked for; ValueError otherwise."""
        match kind:
            case RecordKind.ACTOR:
                return self.actors
            case RecordKind.AGREEMENT:
                return self.agreements
            case RecordKind.TAG:
                return self.tags
            case RecordKind.PLACE:
                return self.places
            case RecordKind.SOURCE:
                return self.sources
            case _:
                raise ValueError(_NO_SUBJECT.format(kind))

    def has_subject(self, kind: RecordKind, record: RecordId) -> bool:
        """Whether records about this subject are asked for."""
        return kind in SUBJECTS and record in self.subjects(kind)

    def with_subject(self, kind: RecordKind, record: RecordId) -> Self:
        """Keep what is about `record` too, or, where none of its kind was asked for, only that."""
        if self.has_subject(kind, record):
            return self
        return self._with(kind, (*self.subjects(kind), record))

    def without_subject(self, kind: RecordKind, record: RecordId) -> Self:
        """Ask no longer for what is about `record`."""
        rest = tuple(one for one in self.subjects(kind) if one != record)
        return self._with(kind, rest)

    def without_records(self, removed: frozenset[RecordId]) -> Self:
        """Ask no longer for what is about records that are gone."""
        kept = self
        for kind in SUBJECTS:
            for record in self.subjects(kind):
                if record in removed:
                    kept = kept.without_subject(kind, record)
        return kept

    def _with(self, kind: RecordKind, records: tuple[RecordId, ...]) -> Self:
        match kind:
            case RecordKind.ACTOR:
                return replace(
                    self,
                    actors=records,
                    with_organs=self.with_organs and bool(records),
                    together=self.together and len(records) > 1,
                )
            case RecordKind.AGREEMENT:
                return replace(self, agreements=records)
            case RecordKind.TAG:
                return replace(self, tags=records)
            case RecordKind.PLACE:
                return replace(self, places=records)
            case RecordKind.SOURCE:
                return replace(self, sources=records)
            case _:
                raise ValueError(_NO_SUBJECT.format(kind))

    def to_plain(self) -> dict[str, object]:
        """Write it down in words, numbers and lists; what is not set is left out."""
        plain: dict[str, object] = {}
        if self.kinds != TIMELINE_KINDS:
            plain["kinds"] = sorted(kind.value for kind in self.kinds)
        if self.importance > LEAST_IMPORTANCE:
            plain["importance"] = self.importance
        for kind, field in SUBJECTS.items():
            if self.subjects(kind):
                plain[field] = list(self.subjects(kind))
        if self.text:
            plain["text"] = self.text
        if self.confidence > ANY_CONFIDENCE:
            plain["confidence"] = self.confidence
        if self.statuses:
            plain["statuses"] = sorted(self.statuses)
        if self.media:
            plain["media"] = list(self.media)
        if self.is_private is not None:
            plain["private"] = self.is_private
        for condition in _OF_ACTORS:
            if self.actors and getattr(self, condition):
                plain[condition] = True
        return plain

    @classmethod
    def from_plain(cls, plain: object) -> Self | None:
        """Read what `to_plain` wrote; None where it is something else."""
        if not isinstance(plain, dict):
            return None
        subjects = [_numbers(plain.get(field, [])) for field in SUBJECTS.values()]
        kinds, text = plain.get("kinds", list(TIMELINE_KINDS)), plain.get("text", "")
        importance = plain.get("importance", LEAST_IMPORTANCE)
        confidence, statuses = plain.get("confidence", ANY_CONFIDENCE), plain.get("statuses", [])
        media, is_private = plain.get("media", []), plain.get("private")
        is_sound = (
            isinstance(kinds, list)
            and all(isinstance(kind, str) and kind in TIMELINE_KINDS for kind in kinds)
            and isinstance(text, str)
            and _is_between(importance, LEAST_IMPORTANCE, MOST_IMPORTANCE)
            and _is_between(confidence, ANY_CONFIDENCE, MOST_IMPORTANCE)
            and isinstance(statuses, list)
            and all(status in EVENT_STATUSES for status in statuses)
            and isinstance(media, list)
            and all(isinstance(medium, str) and medium for medium in media)
            and (is_private is None or isinstance(is_private, bool))
            and all(isinstance(plain.get(condition, False), bool) for condition in _OF_ACTORS)
        )
        actors, agreements, tags, places, sources = subjects
        if not is_sound or None in (actors, agreements, tags, places, sources):
            return None
        return cls(
            frozenset(RecordKind(kind) for kind in kinds),
            importance,
            actors or (),
            agreements or (),
            tags or (),
            places or (),
            sources or (),
            text,
            confidence,
            frozenset(statuses),
            tuple(dict.fromkeys(media)),
            is_private,
            *(bool(actors) and plain.get(condition, False) for condition in _OF_ACTORS),
        )


def _is_between(number: object, least: int, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= most


def _numbers(listed: object) -> tuple[RecordId, ...] | None:
    """A list of record numbers as read from outside, each once; None where it is something else."""
    if not isinstance(listed, list) or not all(_is_between(one, 1, 2**63 - 1) for one in listed):
        return None
    return tuple(dict.fromkeys(RecordId(one) for one in listed))
