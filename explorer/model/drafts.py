"""What a person has written down before it becomes a record: the input of each edit that adds or changes.

An actor, agreement, place, tag or source is given as a `Reference`: the number of a known record, or a
name. A name is looked up by name, short name and alias; an actor, place, tag or source that is not
known is made, an agreement must be known.
"""

from dataclasses import dataclass

from explorer.model.ids import RecordId
from explorer.model.records import Alias
from explorer.model.vocabulary import DEFAULT_CONFIDENCE, DEFAULT_IMPORTANCE, Consent
from explorer.model.when import UNDATED, When

Reference = RecordId | str


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor named on the fly, with the kind to make it of; used where the kind is known."""

    name: str
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class OwnTieDraft:
    """A tie that leads from the actor being drafted; with `id`, one to keep and change."""

    relation: str
    to_actor: Reference | NewActor | None = None
    title: str | None = None
    when: When = UNDATED
    private: bool = False
    id: RecordId | None = None


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor to add or change; an alias of mere text is borne at any time.

    `ties` are all that lead from it: one that is not given goes. None leaves them as they are.
    """

    name: str
    short_name: str | None = None
    kind: str = "person"
    description: str | None = None
    colour: str | None = None
    aliases: tuple[Alias | str, ...] = ()
    private: bool = False
    ties: tuple[OwnTieDraft, ...] | None = None


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """An actor with its role; `position` is its place in the list."""

    actor: Reference | NewActor
    role: str


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """A citation to make with the record, or, with `id`, one to keep and change."""

    source: Reference
    locator: str | None = None
    excerpt: str | None = None
    confidence: int = DEFAULT_CONFIDENCE
    stance: str = "supports"
    says_when: When | None = None
    via_source: Reference | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event to add or change."""

    title: str
    when: When = UNDATED
    description: str | None = None
    place: Reference | None = None
    kind: str | None = None
    status: str = "happened"
    announced: When | None = None
    certainty: str = "established"
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    actors: tuple[RoleDraft, ...] = ()
    agreements: tuple[Reference, ...] = ()
    tags: tuple[Reference, ...] = ()
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement to add or change; the speakers are the actors with the role `speaker`."""

    summary: str
    when: When = UNDATED
    quote: str | None = None
    language: str | None = None
    translation: str | None = None
    translator: str | None = None
    mode: str = "reported"
    attribution: str = "on record"
    medium: str | None = None
    at_event: RecordId | None = None
    certainty: str = "established"
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    actors: tuple[RoleDraft, ...] = ()
    agreements: tuple[Reference, ...] = ()
    tags: tuple[Reference, ...] = ()
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class ActDraft:
    """An act to add or change."""

    agreement: Reference
    act: str
    when: When = UNDATED
    actor: Reference | NewActor | None = None
    effect: When | None = None
    predecessor: Reference | NewActor | None = None
    other_agreement: Reference | None = None
    claimed_by: Reference | NewActor | None = None
    note: str | None = None
    importance: int = DEFAULT_IMPORTANCE
    sequence: int = 0
    private: bool = False
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """An agreement to add or change."""

    name: str
    short_name: str | None = None
    kind: str = "treaty"
    consent: Consent = Consent.ENTRY
    prospective: bool = False
    description: str | None = None
    aliases: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source to add or change."""

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
class LinkDraft:
    """A link to add or change."""

    from_record: RecordId
    to_record: RecordId
    relation: str
    asserted_by: Reference | NewActor | None = None
    certainty: str = "established"
    note: str | None = None
    private: bool = False
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class TieDraft:
    """A tie to add or change; without `to_actor` it needs a title ("Secretary of State")."""

    actor: Reference | NewActor
    relation: str
    to_actor: Reference | NewActor | None = None
    title: str | None = None
    when: When = UNDATED
    private: bool = False
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentDraft:
    """A commitment to add or change."""

    agreement: Reference
    obligor: Reference | NewActor
    text: str
    owed_to: Reference | NewActor | None = None
    article: str | None = None
    condition: str | None = None
    due: When | None = None
    private: bool = False
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """An assessment of a commitment to add or change."""

    commitment: RecordId
    assessor: Reference | NewActor
    verdict: str
    when: When = UNDATED
    note: str | None = None
    private: bool = False
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place to add or change; latitude and longitude in degrees, both or neither."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class TagDraft:
    """A tag to add or change."""

    name: str
    private: bool = False


Draft = (
    EventDraft
    | StatementDraft
    | ActDraft
    | ActorDraft
    | AgreementDraft
    | SourceDraft
    | PlaceDraft
    | TagDraft
    | LinkDraft
    | TieDraft
    | CommitmentDraft
    | AssessmentDraft
)
"""Whatever is written in the editor."""
