"""What one pane, one `show` or one row of a list needs to know, gathered from the records."""

from dataclasses import dataclass
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.records import (
    Act,
    Actor,
    AgreementLife,
    Citation,
    Commitment,
    Event,
    Link,
    Named,
    Source,
    Statement,
    Tie,
)
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a database holds; `first` and `last` are the EDTF of its earliest and its latest record."""

    events: int
    statements: int
    acts: int
    actors: int
    agreements: int
    sources: int
    citations: int
    links: int
    undated: int
    first: str | None
    last: str | None
    schema: int


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """An event, statement or act as one row of a list.

    `title` is a statement's summary, an act's actor, act and agreement. `actors` start with the speakers,
    or the party of an act; `speakers` are those of a statement alone, `act` is set for acts only.
    """

    kind: RecordKind
    id: RecordId
    title: str
    when: When
    actors: tuple[Named, ...] = ()
    agreements: tuple[Named, ...] = ()
    act: str | None = None
    quote: str | None = None
    mode: str | None = None
    status: str | None = None
    private: bool = False
    speakers: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The first rows of a list and how many there are in all.

    `later` of all are dated after the day that was asked for; `rows` has the first of either sort, in order.
    """

    rows: tuple[ListedRecord, ...]
    total: int
    later: int = 0


NO_ROWS: Final = Page((), 0)
"""A list of nothing."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with how often it is cited for the subject and the highest confidence given to it (1 to 5)."""

    source: Named
    citations: int
    confidence: int


@dataclass(frozen=True, slots=True)
class ActorDetail:
    """An actor with what is known of it."""

    actor: Actor
    ties: tuple[Tie, ...]
    agreements: tuple[AgreementLife, ...]
    statements: Page = NO_ROWS
    events: Page = NO_ROWS
    acts: Page = NO_ROWS
    appears_with: tuple[tuple[Named, int], ...] = ()
    sources: tuple[CitedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementDetail:
    """An agreement with its life and what has been said of it."""

    life: AgreementLife
    acts: tuple[ListedRecord, ...] = ()
    statements: Page = NO_ROWS
    events: Page = NO_ROWS
    commitments: tuple[Commitment, ...] = ()
    sources: tuple[CitedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDetail:
    """An event with its links and the statements made at it."""

    event: Event
    links: tuple[Link, ...]
    statements: Page


@dataclass(frozen=True, slots=True)
class StatementDetail:
    """A statement with its links."""

    statement: Statement
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ActDetail:
    """An act with the names that it speaks of, its links and citations."""

    act: Act
    agreement: Named
    names: dict[RecordId, str]
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CitedElsewhere:
    """A citation by what stands on no timeline, such as a tie; `shown_in` has the pane that tells of it."""

    record: Named
    shown_in: Named | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A source with the first of its citations: by events, statements and acts, then by other records.

    `total` and `total_elsewhere` count the citations of either sort, `records` the records that cite it;
    `later` of `total` are by records dated after the day that was asked for; the first of either sort are
    here, in order.
    """

    source: Source
    cited_by: tuple[tuple[ListedRecord, Citation], ...]
    total: int
    cited_elsewhere: tuple[CitedElsewhere, ...] = ()
    total_elsewhere: int = 0
    records: int = 0
    later: int = 0


Detail = ActorDetail | AgreementDetail | EventDetail | StatementDetail | ActDetail | SourceDetail


@dataclass(frozen=True, slots=True)
class BrowserEntry:
    """A name in the browser with the count of its events, statements and acts."""

    record: Named
    short_name: str | None
    kind: str
    count: int
    colour: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What `list` asks for; a record is in when its outer bounds overlap the inclusive bounds (milliseconds).

    `kinds` empty means events, statements and acts. Of records that begin after `begins_by_ms` none is in,
    of the others and the undated none where `begins_after_ms` is given.
    """

    kinds: tuple[RecordKind, ...] = ()
    from_ms: int | None = None
    to_ms: int | None = None
    actor: RecordId | None = None
    agreement: RecordId | None = None
    tag: RecordId | None = None
    place: RecordId | None = None
    text: str | None = None
    limit: int | None = None
    offset: int = 0
    include_private: bool = True
    begins_by_ms: int | None = None
    begins_after_ms: int | None = None


@dataclass(frozen=True, slots=True)
class JournalStep:
    """One edit in the journal; `at` is UTC in ISO 8601."""

    step: int
    label: str
    at: str
    undone: bool


@dataclass(frozen=True, slots=True)
class DeletionAccount:
    """What goes with a record when it is deleted, in words, and why it can't be, if it can't.

    `loses_it` tells what stays and names the record no longer.
    """

    record: Named
    goes_with_it: tuple[str, ...]
    refused_because: str | None = None
    loses_it: tuple[str, ...] = ()
