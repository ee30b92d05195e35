"""Records with their sources in full, for copying them as text."""

from collections.abc import Sequence

from explorer.model.cited_records import CitedRecord, FullCitation
from explorer.model.ids import RecordId
from explorer.model.records import Source
from explorer.store.errors import NotKnown
from explorer.store.queries.details import source_alone
from explorer.store.queries.parts import citations_of
from explorer.store.queries.small_details import pane_detail
from explorer.store.store import Store


def cited_records(store: Store, records: Sequence[RecordId]) -> tuple[CitedRecord, ...]:
    """These records in the order given, each with its sources; those that are gone are left out."""
    sources: dict[RecordId, Source] = {}

    def in_full(source: RecordId) -> Source:
        if source not in sources:
            sources[source] = source_alone(store, source)
        return sources[source]

    found = []
    with store.reading():
        for record in records:
            try:
                detail = pane_detail(store, record, limit=0)
            except NotKnown:
                continue
            cited = tuple(
                FullCitation(
                    one,
                    in_full(one.source.id),
                    None if one.via_source is None else in_full(one.via_source.id),
                )
                for one in citations_of(store, record)
            )
            found.append(CitedRecord(detail, cited))
    return tuple(found)
