"""The lists of a pane: what is about a subject in the order of time, and single pages of it."""

from typing import Final

from explorer.model.details import ListedRecord, Page
from explorer.model.ids import RecordId
from explorer.model.subject_order import ListOrder, SubjectOrder
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.columns import read_table
from explorer.store.queries.listing import TIMELINE_KINDS, records_by_id
from explorer.store.queries.organs import RECORDS_OF_ACTING, acting_for, spans_parameter
from explorer.store.store import Store

_TABLES: Final = {RecordKind.EVENT: "events", RecordKind.STATEMENT: "statements", RecordKind.ACT: "acts"}
_OPEN_START: Final = -(2**63)
_ROWS: Final = {
    kind: f"select id, coalesce(start_earliest, {_OPEN_START}), sequence, when_edtf is null from {table}"  # noqa: S608 - constants
    for kind, table in _TABLES.items()
}
_NAMED_IN: Final = {
    (RecordKind.ACTOR, RecordKind.EVENT): "select event from event_actors where actor = :subject",
    (RecordKind.ACTOR, RecordKind.STATEMENT): "select statement from statement_actors where actor = :subject",
    (RecordKind.ACTOR, RecordKind.ACT): (
        "select id from acts where actor = :subject union select id from acts where predecessor = :subject"
        " union select id from acts where claimed_by = :subject"
    ),
    (RecordKind.AGREEMENT, RecordKind.EVENT): (
        "select event from event_agreements where agreement = :subject"
    ),
    (RecordKind.AGREEMENT, RecordKind.STATEMENT): (
        "select statement from statement_agreements where agreement = :subject"
    ),
    (RecordKind.AGREEMENT, RecordKind.ACT): (
        "select id from acts where agreement = :subject"
        " union select id from acts where other_agreement = :subject"
    ),
    (RecordKind.PLACE, RecordKind.EVENT): "select id from events where place = :subject",
    **{(RecordKind.TAG, kind): "select record from taggings where tag = :subject" for kind in TIMELINE_KINDS},
    (RecordKind.EVENT, RecordKind.STATEMENT): "select id from statements where at_event = :subject",
}
"""Where the records of a kind name a subject of a kind."""
LIST_QUERIES: Final = {
    (subject, kind): f"{_ROWS[kind]} where id in ({query})" for (subject, kind), query in _NAMED_IN.items()
}
"""The query of each list; every one goes by an index to the records of its subject."""


def subject_orders(
    store: Store, subject: RecordId, kind: RecordKind, *, with_organs: bool = False
) -> dict[RecordKind, SubjectOrder]:
    """The records about a subject of a kind in the order of time, a list for each kind that has one.

    `with_organs` takes those of an actor's organs and office holders in. Costs what the subject's records
    cost, however many there are of others.
    """
    orders = {}
    with store.reading():
        acting = kind is RecordKind.ACTOR and with_organs
        spans = spans_parameter(acting_for(store, (subject,))) if acting else ""
        for listed in TIMELINE_KINDS:
            if acting:
                query = f"{_ROWS[listed]} where id in ({RECORDS_OF_ACTING[listed]})"
                rows = read_table(store.connection, query, 4, {"spans": spans})
            elif (kind, listed) in LIST_QUERIES:
                rows = read_table(store.connection, LIST_QUERIES[kind, listed], 4, {"subject": subject})
            else:
                continue
            orders[listed] = SubjectOrder.of(rows)
    return orders


def list_page(
    store: Store,
    ordered: SubjectOrder,
    order: ListOrder,
    rows: int,
    day_end_ms: int | None = None,
    later_rows: int = 0,
) -> Page:
    """A page of a list, the later side first where the newest are: as `Page` says."""
    found = ordered.page(order, rows, day_end_ms, later_rows)
    first, later = _listed(store, found.first), _listed(store, found.later)
    dated = [row for row in first if row.when.is_dated]
    undated = [row for row in first if not row.when.is_dated]
    in_order = [*later, *dated] if order == "newest" else [*dated, *later]
    return Page((*in_order, *undated), found.total + found.later_total, found.later_total)


def _listed(store: Store, records: tuple[int, ...]) -> list[ListedRecord]:
    return records_by_id(store, records) if records else []
