"""The queries of a pane, for the worker's thread: a record's detail with its lists as far as wanted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from explorer.model.calendar import day_last_ms
from explorer.model.details import NO_ROWS, ActorDetail, Page, SourceDetail
from explorer.model.ids import Day, RecordId
from explorer.model.records import Link, Named, Source
from explorer.model.small_details import PaneDetail
from explorer.model.source_uses import SourceUses
from explorer.model.subject_order import ListOrder, SubjectOrder
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries import details, listing
from explorer.store.queries.actor_ties import offices_in_organs, successions
from explorer.store.queries.company import company
from explorer.store.queries.names import named
from explorer.store.queries.parts import ACTOR_RECORDS, AGREEMENT_RECORDS, cited_sources, links_of
from explorer.store.queries.record_history import entered, history
from explorer.store.queries.small_details import pane_detail
from explorer.store.queries.source_uses import resting_on, source_page, source_uses
from explorer.store.queries.stances import stances
from explorer.store.queries.subject_lists import list_page, subject_orders
from explorer.store.store import Store
from explorer.ui.panes.gathered import (
    AGREEMENT_ROWS,
    NOT_READ,
    PAGE_ROWS,
    PARTY_ROWS,
    TIE_ROWS,
    Further,
    Gathered,
)
from explorer.ui.panes.short_names import links_with_short_names, with_short_names
from explorer.ui.panes.sides import LATER
from explorer.ui.panes.wording import short_words

AT_ONCE: Final = 5_000
"""Of a subject with more records the company and sources are counted after the rest is shown."""
COUNTED: Final = (RecordKind.ACTOR, RecordKind.AGREEMENT, RecordKind.SOURCE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pane wants to be shown: the order of its lists, and the rows of each that is to be longer.

    What is dated after `day` is read apart, where one is chosen; `with_organs` lists what an actor's organs
    and office holders did as well, `kind` only the records of a kind that cite a source;
    `has_history` reads the edits of the record.
    """

    order: ListOrder = "newest"
    rows: Mapping[str, int] = field(default_factory=dict)
    day: Day | None = None
    with_organs: bool = False
    kind: str = ""
    has_history: bool = False

    def rows_of(self, section: str, at_first: int = PAGE_ROWS) -> int:
        """How many rows of the list `section` are wanted."""
        return self.rows.get(section, at_first)


def gather(store: Store, record: RecordId, wanted: Wanted) -> Gathered:
    """Read all that the pane of `record` shows; raises the store's `NotKnown` where it is gone.

    What counts very many records is left for `gather_further`.
    """
    subject = named(store, record)
    detail = _detail(store, subject)
    links = links_with_short_names(store, links_of(store, record))
    orders = subject_orders(store, record, subject.kind, with_organs=wanted.with_organs)
    gathered = Gathered(
        detail,
        sources_shown=wanted.rows_of("sources"),
        ties_shown=wanted.rows_of("ties", TIE_ROWS),
        agreements_shown=wanted.rows_of("agreements", AGREEMENT_ROWS),
        links_shown=wanted.rows_of("links"),
        parties_shown=wanted.rows_of("parties", PARTY_ROWS),
        life_shown=wanted.rows_of("life"),
        links=links,
        entered=entered(store, record),
        history=history(store, record) if wanted.has_history else None,
        other_ends=_other_ends(store, record, links),
        with_organs=wanted.with_organs,
    )
    if isinstance(detail, ActorDetail):
        gathered = replace(
            gathered, offices=offices_in_organs(store, record), successions=successions(store, record)
        )
    uses = source_uses(store, record) if subject.kind is RecordKind.SOURCE else None
    total = sum(map(len, orders.values())) if uses is None else uses.total
    is_at_once = total <= AT_ONCE or subject.kind not in COUNTED
    further = gather_further(store, subject) if is_at_once else None
    return paged(store, replace(gathered, orders=orders, uses=uses, further=further), wanted)


def paged(store: Store, gathered: Gathered, wanted: Wanted) -> Gathered:
    """The same with other pages of its lists, as for another day; asks for no more than these rows."""
    if gathered.uses is not None and isinstance(gathered.detail, SourceDetail):
        return _source_paged(store, gathered, gathered.detail.source, gathered.uses, wanted)
    pages = {kind: _page(store, gathered.orders[kind], kind, wanted) for kind in gathered.orders}
    return replace(
        gathered,
        day=wanted.day,
        statements=pages.get(RecordKind.STATEMENT, NO_ROWS),
        events=pages.get(RecordKind.EVENT, NO_ROWS),
        acts=pages.get(RecordKind.ACT, NO_ROWS),
    )


def _source_paged(
    store: Store, gathered: Gathered, source: Source, uses: SourceUses, wanted: Wanted
) -> Gathered:
    """The same with other citations of a source."""
    detail = source_page(
        store,
        source,
        uses,
        wanted.rows_of("cited_by"),
        kind=wanted.kind,
        order=wanted.order,
        day_end_ms=None if wanted.day is None else day_last_ms(wanted.day),
        later_rows=wanted.rows_of(f"{LATER}cited_by"),
    )
    return replace(gathered, day=wanted.day, detail=detail, cited_kind=wanted.kind)


def gather_further(store: Store, subject: Named) -> Further:
    """Count what is told last: company and sources, and of a source what rests on it alone."""
    if subject.kind not in COUNTED:
        return NOT_READ
    if subject.kind is RecordKind.SOURCE:
        return Further(resting=resting_on(store, subject.id))
    if subject.kind is RecordKind.AGREEMENT:
        return Further(sources=cited_sources(store, AGREEMENT_RECORDS, subject.id))
    met = company(store, subject.id)
    return Further(
        cited_sources(store, ACTOR_RECORDS, subject.id, met.every),
        met,
        met.every,
        stances=stances(store, subject.id),
    )


def _detail(store: Store, subject: Named) -> PaneDetail:
    """The record; agreements are named by their short names, as in every list and link of a pane."""
    match subject.kind:
        case RecordKind.ACTOR:
            return details.actor_alone(store, subject.id)
        case RecordKind.AGREEMENT:
            return details.agreement_alone(store, subject.id)
        case _:
            return with_short_names(store, pane_detail(store, subject.id, limit=0))


def _page(store: Store, ordered: SubjectOrder, kind: RecordKind, wanted: Wanted) -> Page:
    """The first rows of a list in order; where a day parts it, those of either side of it."""
    section = f"{kind.value}s"
    end_ms = None if wanted.day is None else day_last_ms(wanted.day)
    return list_page(
        store, ordered, wanted.order, wanted.rows_of(section), end_ms, wanted.rows_of(f"{LATER}{section}")
    )


def _other_ends(store: Store, record: RecordId, links: tuple[Link, ...]) -> dict[RecordId, When]:
    """The dates of the events, statements and acts that a record is linked with."""
    others = {one.to_record.id if one.from_record.id == record else one.from_record.id for one in links}
    return {one.id: one.when for one in listing.records_by_id(store, sorted(others))}


def told_records(store: Store, records: tuple[RecordId, ...]) -> dict[RecordId, str]:
    """Tell events, statements and acts in a line each: the date, who, and what."""
    told = {}
    for one in listing.records_by_id(store, records):
        who = ", ".join(actor.name for actor in one.speakers)
        words = f"{who}: {one.title}" if who else one.title
        told[one.id] = f"{short_words(one.when)}  {words}"
    return told
