"""What the window's parts ask of the database, each a question for the worker; only store queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from explorer.model.details import BrowserEntry, Counts, ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Link
from explorer.model.view import SUBJECTS, Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.counts import counts
from explorer.store.queries.details import citations_of, links_of
from explorer.store.queries.listing import list_aliases, list_named
from explorer.store.queries.names import named
from explorer.store.queries.subjects import kept_records
from explorer.store.queries.timeline import hover_of
from explorer.store.store import Store
from explorer.ui.hover_words import HoverWords, hover_words, says_otherwise
from explorer.ui.panes.wording import dots

RELATED_MOST: Final = 50_000
"""So many records of one actor or agreement stand out; nobody tells more apart."""
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
    """What the card says of a mark, or in words of what is none of the timeline's own records."""

    record: ListedRecord | None
    source: str | None
    words: HoverWords | None = None
    says: tuple[str, ...] = ()


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
    words = hover_words(store, named(store, record))
    if words is not None:
        return HoverText(None, None, words)
    cited = citations_of(store, record)
    best = max(cited, key=lambda citation: citation.confidence, default=None)
    text = None
    if best is not None:
        rest = len(cited) - 1
        text = f"{best.source.name} {dots(best.confidence)}" + (f" and {rest} more" if rest else "")
    return HoverText(hover_of(store, record), text, says=says_otherwise(cited))


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


def _most_used(store: Store, kind: RecordKind) -> tuple[BrowserEntry, ...]:
    return tuple(sorted(list_named(store, kind), key=lambda entry: -entry.count))
