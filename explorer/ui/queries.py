"""What the window's parts ask of the database, each a question for the worker; only store queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from explorer.model.details import BrowserEntry, Counts, ListedRecord, ListQuery
from explorer.model.ids import RecordId
from explorer.model.records import Link, Named
from explorer.model.view import SUBJECTS, Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.counts import counts
from explorer.store.queries.details import citations_of, links_of
from explorer.store.queries.listing import count_records, list_aliases, list_named
from explorer.store.queries.names import find_all_named, fold, named, suggest
from explorer.store.queries.search import reasons, search, search_dated
from explorer.store.queries.subjects import kept_records
from explorer.store.queries.timeline import hover_of
from explorer.store.store import Store
from explorer.ui.panes.wording import dots
from explorer.ui.search_box import FOUND_MOST, CountedName, Hit

RELATED_MOST: Final = 50_000
"""So many records of one actor or agreement stand out; nobody tells more apart."""
COUNTED_KINDS: Final = (RecordKind.AGREEMENT, RecordKind.ACTOR)
BEGINNING_MOST: Final = 4
"""So many names of each kind that begin with what is typed come before what is found by its words."""
DATED_MOST: Final = 9
"""So many records of a date that is typed come first; the names and words found follow on the first page."""
COUNTED_MOST: Final = 4
"""So many names found tell how much there is about them; counting for more would keep the search waiting."""
SUGGESTED_MOST: Final = 12
SUGGESTED_AT_FIRST: Final = 4
"""So many names of each kind are offered for a filter, and before anything is typed."""
LINKED_MOST: Final = 300
"""Of so many related records the links are drawn; more would be a thicket."""


@dataclass(frozen=True, slots=True)
class BrowserContent:
    """The counts and the names of the browser, most used first."""

    counts: Counts
    actors: tuple[BrowserEntry, ...]
    agreements: tuple[BrowserEntry, ...]
    sources: tuple[BrowserEntry, ...]
    tags: tuple[BrowserEntry, ...]
    places: tuple[BrowserEntry, ...]
    aliases: Mapping[RecordId, tuple[str, ...]]

    @property
    def names(self) -> dict[RecordId, str]:
        """What a chip calls each of them: an agreement by its short name."""
        listed = (*self.actors, *self.agreements, *self.sources, *self.tags, *self.places)
        return {
            entry.record.id: entry.short_name
            if entry.short_name and entry.record.kind is RecordKind.AGREEMENT
            else entry.record.name
            for entry in listed
        }


@dataclass(frozen=True, slots=True)
class Related:
    """What belongs to a chosen record: what stands out (None: everything does), and the links to draw."""

    record: RecordId
    kind: RecordKind
    records: frozenset[RecordId] | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HoverText:
    """What the card says of a mark."""

    record: ListedRecord
    source: str | None


def browser_content(store: Store) -> BrowserContent:
    """Read the browser's names and counts as one state of the database."""
    with store.reading():
        return BrowserContent(
            counts(store),
            _most_used(store, RecordKind.ACTOR),
            _most_used(store, RecordKind.AGREEMENT),
            _most_used(store, RecordKind.SOURCE),
            _most_used(store, RecordKind.TAG),
            _most_used(store, RecordKind.PLACE),
            list_aliases(store, RecordKind.ACTOR) | list_aliases(store, RecordKind.AGREEMENT),
        )


def hover_text(store: Store, record: RecordId) -> HoverText:
    """Read what the card says: the record and its most trusted source, with the confidence as five dots."""
    cited = citations_of(store, record)
    best = max(cited, key=lambda citation: citation.confidence, default=None)
    text = None
    if best is not None:
        rest = len(cited) - 1
        text = f"{best.source.name} {dots(best.confidence)}" + (f" and {rest} more" if rest else "")
    return HoverText(hover_of(store, record), text)


def related_to(store: Store, record: RecordId) -> Related:
    """Find what stands out when `record` is chosen, and the links from and to it."""
    chosen = named(store, record)
    if chosen.kind in (RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT):
        return Related(record, chosen.kind, None, links_of(store, record))
    if chosen.kind not in SUBJECTS:
        return Related(record, chosen.kind, None, ())
    found = kept_records(store, Filter.about(chosen.kind, record))
    records = [] if found is None else [RecordId(one) for one in found[:RELATED_MOST].tolist()]
    if chosen.kind is RecordKind.SOURCE:
        return Related(record, chosen.kind, frozenset(records), ())
    links = {link.id: link for one in islice(records, LINKED_MOST) for link in links_of(store, one)}
    return Related(record, chosen.kind, frozenset(records), tuple(links.values()))


def related_to_any(store: Store, records: tuple[RecordId, ...]) -> Related:
    """Find what stands out when several names are chosen: what belongs to any; of the last one the lane."""
    every = [related_to(store, record) for record in records]
    links = {link.id: link for one in every for link in one.links}
    lit = frozenset(record for one in every for record in one.records or ())
    return Related(records[-1], every[-1].kind, lit, tuple(links.values())[:LINKED_MOST])


def find(store: Store, text: str, dated: tuple[int, int] | None = None) -> list[Hit]:
    """Search for what is typed, best first; of what is found by other words than its title's, tell which.

    Whoever bears exactly this name comes first, then names that begin with it. Where the text is a date,
    `dated` is its closed range in ms: its records come before all, the most important first. The first
    actors and agreements tell how much there is about them.
    """
    found: dict[RecordId, ListedRecord | Named] = {}
    if dated is not None:
        found.update({one.id: one for one in search_dated(store, *dated, limit=DATED_MOST)})
    named_so = [one for kind in COUNTED_KINDS for one in find_all_named(store, kind, text)]
    begin_so = [
        one
        for kind in COUNTED_KINDS
        for one in suggest(store, kind, text, limit=BEGINNING_MOST)
        if fold(one.name).startswith(fold(text))
    ]
    # of several with one surname, those used most come first
    for one in (*begin_so, *named_so) if len(named_so) > 1 else (*named_so, *begin_so):
        found.setdefault(one.id, one)
    in_time = frozenset(found) if dated is not None else frozenset()
    for hit in search(store, text, limit=FOUND_MOST):
        found.setdefault(hit.id, hit)
    counted = [one for one in found.values() if isinstance(one, Named) and one.kind in COUNTED_KINDS]
    counts_of = {one.id: _counted(store, one) for one in counted[:COUNTED_MOST]}
    asked = [(one.id, one.kind, _title_of(one)) for one in found.values() if one.id not in in_time]
    why = reasons(store, asked, text)
    return [Hit(counts_of.get(record, one), why.get(record, "")) for record, one in found.items()]


def find_subjects(store: Store, text: str) -> list[Named]:
    """Find names that records can be about: those that begin with what is typed, or of which a word does.

    Of no text, the few of each kind that are used most.
    """
    few = SUGGESTED_MOST if text.strip() else SUGGESTED_AT_FIRST
    return [one for kind in SUBJECTS for one in suggest(store, kind, text, limit=few)]


def _title_of(found: ListedRecord | Named) -> str:
    return found.name if isinstance(found, Named) else found.title


def _counted(store: Store, subject: Named) -> CountedName:
    """Count what is about an actor or an agreement, kind by kind."""
    is_actor = subject.kind is RecordKind.ACTOR

    def count(kind: RecordKind) -> int:
        query = ListQuery(
            (kind,),
            actor=subject.id if is_actor else None,
            agreement=None if is_actor else subject.id,
        )
        return count_records(store, query)

    return CountedName(subject, count(RecordKind.STATEMENT), count(RecordKind.EVENT), count(RecordKind.ACT))


def _most_used(store: Store, kind: RecordKind) -> tuple[BrowserEntry, ...]:
    return tuple(sorted(list_named(store, kind), key=lambda entry: -entry.count))
