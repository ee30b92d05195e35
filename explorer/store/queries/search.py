"""Full-text search over titles, descriptions, quotes, names, aliases and excerpts."""

from collections.abc import Collection

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.listing import TIMELINE_KINDS, records_by_id
from explorer.store.queries.matching import match_of
from explorer.store.queries.names import named
from explorer.store.store import Store

_SEARCH = (
    "select search.rowid, records.kind from search join records on records.id = search.rowid"
    " where search match :match and (:kinds = '[]' or records.kind in (select value from json_each(:kinds)))"
    " order by bm25(search, 10.0, 1.0, 5.0), search.rowid limit :limit"
)


def search(
    store: Store, text: str, limit: int = 50, kinds: Collection[RecordKind] = ()
) -> list[ListedRecord | Named]:
    """The records that hold every word of `text`, best first: a word in a title or name counts most.

    Events, statements and acts come as they are listed, anything else as a name. The last word may be
    unfinished. Any text may be given; of no words, nothing is found.
    """
    match = match_of(text)
    if match is None or limit < 1:
        return []
    wanted = "[" + ",".join(f'"{kind.value}"' for kind in kinds) + "]"
    with store.reading():
        hits = [
            (int(row[0]), RecordKind(row[1]))
            for row in store.connection.execute(_SEARCH, {"match": match, "kinds": wanted, "limit": limit})
        ]
        on_timeline = [record for record, kind in hits if kind in TIMELINE_KINDS]
        listed = {one.id: one for one in records_by_id(store, on_timeline)}
        return [listed.get(RecordId(record)) or named(store, record) for record, _ in hits]
