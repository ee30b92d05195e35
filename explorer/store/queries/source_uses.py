"""What cites a source: all of it as numbers, single pages of it, and what rests on it alone."""

from typing import Final

from explorer.model.details import CitedElsewhere, SourceDetail
from explorer.model.ids import RecordId
from explorer.model.records import Source
from explorer.model.source_uses import SourceUses
from explorer.model.subject_order import OPEN_START, ListOrder
from explorer.store.queries.columns import read_table
from explorer.store.queries.listing import records_by_id
from explorer.store.queries.names import named
from explorer.store.queries.parts import citations_by_id, pane_telling
from explorer.store.store import Store

USES: Final = (
    "select citations.id, citations.record,"  # noqa: S608 - a constant number
    f" coalesce(events.start_earliest, statements.start_earliest, acts.start_earliest, {OPEN_START}),"
    " coalesce(events.when_edtf, statements.when_edtf, acts.when_edtf) is null,"
    " case when events.id is not null then 0 when statements.id is not null then 1"
    " when acts.id is not null then 2 else 3 end, confidence from citations"
    " left join events on events.id = citations.record"
    " left join statements on statements.id = citations.record"
    " left join acts on acts.id = citations.record where citations.source = :source"
)
RESTING_ON_IT: Final = (
    "select count(distinct record) from citations where source = :source and not exists"
    " (select 1 from citations as others where others.record = citations.record and others.source <> :source)"
)


def source_uses(store: Store, source: RecordId) -> SourceUses:
    """Read who cites a source, when and how sure; costs what its own citations cost."""
    with store.reading():
        return SourceUses.of(read_table(store.connection, USES, 6, {"source": source}))


def resting_on(store: Store, source: RecordId) -> int:
    """Count the records for which no other source is cited."""
    row = store.connection.execute(RESTING_ON_IT, {"source": source}).fetchone()
    return int(row[0])


def source_page(
    store: Store,
    source: Source,
    uses: SourceUses,
    rows: int,
    *,
    kind: str = "",
    order: ListOrder = "oldest",
    day_end_ms: int | None = None,
    later_rows: int = 0,
) -> SourceDetail:
    """A source with the first `rows` of its citations of a kind: those in time, then others."""
    ordered, others = uses.of_kind(kind)
    found = ordered.page(order, rows, day_end_ms, later_rows)
    in_order = [*found.later, *found.first] if order == "newest" else [*found.first, *found.later]
    with store.reading():
        citations = {one.id: one for one in citations_by_id(store, in_order)}
        records = {one.id: one for one in records_by_id(store, [one.record for one in citations.values()])}
        elsewhere = citations_by_id(store, others[: max(rows - found.total, 0)].tolist())
        elsewhere.sort(key=lambda one: (one.record, one.id))
        return SourceDetail(
            source=source,
            cited_by=tuple(
                (records[citations[one].record], citations[one])
                for one in in_order
                if one in citations and citations[one].record in records
            ),
            total=found.total + found.later_total,
            cited_elsewhere=tuple(
                CitedElsewhere(named(store, one.record), pane_telling(store, one.record), one)
                for one in elsewhere
            ),
            total_elsewhere=len(others),
            records=uses.records,
            later=found.later_total,
        )
