"""The queries of a pane, for the worker's thread: a record's detail with its lists as far as wanted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from explorer.model.calendar import day_last_ms
from explorer.model.details import (
    ActorDetail,
    AgreementDetail,
    EventDetail,
    ListedRecord,
    ListQuery,
    Page,
)
from explorer.model.ids import Day, RecordId
from explorer.model.records import Link
from explorer.model.small_details import PaneDetail, PlaceDetail, TagDetail
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries import listing
from explorer.store.queries.details import NOT_PARTED, Parted
from explorer.store.queries.names import named
from explorer.store.queries.parts import links_of
from explorer.store.queries.small_details import entered, pane_detail
from explorer.store.store import Store
from explorer.ui.panes.page import AGREEMENT_ROWS, PAGE_ROWS, PARTY_ROWS, TIE_ROWS, Gathered, Order
from explorer.ui.panes.sides import LATER
from explorer.ui.panes.wording import short_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pane wants to be shown: the order of its lists, and the rows of each that is to be longer.

    What is dated after `day` is read apart, where one is chosen.
    """

    order: Order = "newest"
    rows: Mapping[str, int] = field(default_factory=dict)
    day: Day | None = None

    def rows_of(self, section: str, at_first: int = PAGE_ROWS) -> int:
        """How many rows of the list `section` are wanted."""
        return self.rows.get(section, at_first)


def gather(store: Store, record: RecordId, wanted: Wanted) -> Gathered:
    """Read all that the pane of `record` shows; raises the store's `NotKnown` where it is gone."""
    section = {RecordKind.EVENT: "statements", RecordKind.SOURCE: "cited_by"}.get(named(store, record).kind)
    limit = PAGE_ROWS if section is None else wanted.rows_of(section)
    by_day = (
        NOT_PARTED
        if wanted.day is None
        else Parted(day_last_ms(wanted.day), wanted.rows_of(f"{LATER}{section}"))
    )
    detail = pane_detail(store, record, limit, is_newest_first=wanted.order == "newest", parted=by_day)
    links = links_of(store, record)
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
        day=wanted.day,
        other_ends=_other_ends(store, record, links),
    )
    if isinstance(detail, EventDetail):
        return replace(gathered, statements=detail.statements)
    subject = _subject(detail, record)
    if subject is None:
        return gathered
    return replace(
        gathered,
        statements=_page(store, subject, RecordKind.STATEMENT, "statements", wanted),
        events=_page(store, subject, RecordKind.EVENT, "events", wanted),
        acts=_page(store, subject, RecordKind.ACT, "acts", wanted),
    )


def _subject(detail: PaneDetail, record: RecordId) -> ListQuery | None:
    """What the lists of a pane are about; None where it has none."""
    match detail:
        case ActorDetail():
            return ListQuery(actor=record)
        case AgreementDetail():
            return ListQuery(agreement=record)
        case PlaceDetail():
            return ListQuery(place=record)
        case TagDetail():
            return ListQuery(tag=record)
        case _:
            return None


def _other_ends(store: Store, record: RecordId, links: tuple[Link, ...]) -> dict[RecordId, When]:
    """The dates of the events, statements and acts that a record is linked with."""
    others = {one.to_record.id if one.from_record.id == record else one.from_record.id for one in links}
    return {one.id: one.when for one in listing.records_by_id(store, sorted(others))}


def _page(store: Store, subject: ListQuery, kind: RecordKind, section: str, wanted: Wanted) -> Page:
    """The first rows of a list in order; where a day parts it, those of either side of it."""
    query = replace(subject, kinds=(kind,))
    if wanted.day is None:
        return _side(store, query, wanted.rows_of(section), wanted.order)
    end_ms = day_last_ms(wanted.day)
    first = _side(store, replace(query, begins_by_ms=end_ms), wanted.rows_of(section), wanted.order)
    rows = wanted.rows_of(f"{LATER}{section}")
    later = _side(store, replace(query, begins_after_ms=end_ms), rows, wanted.order)
    dated = [row for row in first.rows if row.when.is_dated]
    undated = [row for row in first.rows if not row.when.is_dated]
    in_order = [*later.rows, *dated] if wanted.order == "newest" else [*dated, *later.rows]
    return Page((*in_order, *undated), first.total + later.total, later.total)


def _side(store: Store, query: ListQuery, rows: int, order: Order) -> Page:
    total = listing.count_records(store, query)
    offset = max(0, total - rows) if order == "newest" else 0
    found: tuple[ListedRecord, ...] = tuple(
        listing.list_records(store, replace(query, offset=offset, limit=rows))
    )
    if order == "newest":
        newest = list(reversed(found))
        newest.sort(key=lambda row: not row.when.is_dated)
        return Page(tuple(newest), total)
    return Page(found, total)


def told_records(store: Store, records: tuple[RecordId, ...]) -> dict[RecordId, str]:
    """Tell events, statements and acts in a line each: the date, who, and what."""
    told = {}
    for one in listing.records_by_id(store, records):
        who = ", ".join(actor.name for actor in one.speakers)
        words = f"{who}: {one.title}" if who else one.title
        told[one.id] = f"{short_words(one.when)}  {words}"
    return told
