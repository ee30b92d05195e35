"""Plain values of the records that the database holds; no I/O, no Qt, no SQL."""

from dataclasses import dataclass

from explorer.model.ids import RecordId
from explorer.model.vocabulary import DEFAULT_CONFIDENCE, DEFAULT_IMPORTANCE, Consent, RecordKind
from explorer.model.when import UNDATED, When


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a link needs it: its number, kind and the name to show."""

    id: RecordId
    kind: RecordKind
    name: str


@dataclass(frozen=True, slots=True)
class ActorInRole:
    """An actor's part in an event or a statement, in the order in which they are told."""

    actor: Named
    role: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, and the span over which it was borne, where that is known."""

    name: str
    when: When = UNDATED


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts or speaks; `colour` is `#rrggbb`, or None for one in turn."""

    id: RecordId
    name: str
    short_name: str | None = None
    kind: str = "person"
    description: str | None = None
    colour: str | None = None
    aliases: tuple[Alias, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A dated relation between two actors, such as an office held or a succession."""

    id: RecordId
    actor: Named
    relation: str
    to_actor: Named | None
    title: str | None
    when: When
    private: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place; latitude and longitude in degrees, north and east positive."""

    id: RecordId
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that records are kept together by."""

    id: RecordId
    name: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A document that records are cited from."""

    id: RecordId
    title: str
    author: str | None = None
    publisher: str | None = None
    published: When = UNDATED
    url: str | None = None
    archived_url: str | None = None
    accessed: str | None = None
    kind: str | None = None
    note: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """The use of a source for one record; `says_when` is the date that the source gives, where it differs."""

    id: int
    record: RecordId
    source: Named
    locator: str | None = None
    excerpt: str | None = None
    confidence: int = DEFAULT_CONFIDENCE
    stance: str = "supports"
    says_when: When | None = None
    via_source: Named | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, or is reported."""

    id: RecordId
    title: str
    when: When
    description: str | None = None
    place: Named | None = None
    kind: str | None = None
    status: str = "happened"
    announced: When | None = None
    certainty: str = "established"
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    actors: tuple[ActorInRole, ...] = ()
    agreements: tuple[Named, ...] = ()
    tags: tuple[Named, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Words by one or more actors on a date; the speakers come first among `actors`."""

    id: RecordId
    summary: str
    when: When
    quote: str | None = None
    language: str | None = None
    translation: str | None = None
    translator: str | None = None
    mode: str = "reported"
    attribution: str = "on record"
    medium: str | None = None
    at_event: Named | None = None
    certainty: str = "established"
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    actors: tuple[ActorInRole, ...] = ()
    agreements: tuple[Named, ...] = ()
    tags: tuple[Named, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A dated step in an agreement's life, by a party or, where `actor` is None, of the whole."""

    id: RecordId
    agreement: RecordId
    act: str
    when: When
    actor: RecordId | None = None
    effect: When | None = None
    predecessor: RecordId | None = None
    other_agreement: RecordId | None = None
    claimed_by: RecordId | None = None
    note: str | None = None
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    is_contradicted: bool = False
    """Whether a citation of it has the stance `contradicts`."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty, armistice, executive agreement, political commitment, undertaking or resolution."""

    id: RecordId
    name: str
    short_name: str | None = None
    kind: str = "treaty"
    consent: Consent = Consent.ENTRY
    prospective: bool = False
    description: str | None = None
    aliases: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class AgreementLife:
    """An agreement, all its acts, and the names of the actors that they speak of."""

    agreement: Agreement
    acts: tuple[Act, ...]
    names: dict[RecordId, str]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A dated verdict by somebody on how a commitment was kept."""

    id: RecordId
    assessor: Named
    verdict: str
    when: When
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one party undertook, to whom, under an agreement."""

    id: RecordId
    obligor: Named
    owed_to: Named | None
    text: str
    article: str | None = None
    condition: str | None = None
    due: When | None = None
    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A typed tie between two records, itself a claim that somebody makes."""

    id: RecordId
    from_record: Named
    to_record: Named
    relation: str
    asserted_by: Named | None = None
    certainty: str = "established"
    note: str | None = None
