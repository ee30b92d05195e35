"""Full-text search over titles, descriptions, quotes, names, aliases and excerpts."""

from collections.abc import Collection

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import fold
from explorer.store.queries.listing import TIMELINE_KINDS, records_by_id
from explorer.store.queries.matching import match_of
from explorer.store.queries.names import named
from explorer.store.store import Store

_LONGEST_NAME = 500
_SEARCH = (
    "select search.rowid, records.kind from search join records on records.id = search.rowid"
    " where search match :match and (:kinds = '[]' or records.kind in (select value from json_each(:kinds)))"
    " order by search.rowid not in (select record from name_keys where key = :key and part <> 'word'"
    "  and kind in ('actor', 'agreement', 'source', 'place', 'tag')),"
    " bm25(search, 10.0, 1.0, 5.0) * case when records.kind in ('actor', 'agreement') then 2.0 else 1.0 end,"
    " search.rowid limit :limit"
)
"""A whole name first; then by BM25, in which less is better, actors and agreements counting double."""


def search(
    store: Store, text: str, limit: int = 50, kinds: Collection[RecordKind] = ()
) -> list[ListedRecord | Named]:
    """The records that hold every word of `text`, best first.

    First what is called exactly that, then by how rare the words are and where they stand: most in a title
    or name, where actors and agreements count double.

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
            for row in store.connection.execute(
                _SEARCH, {"match": match, "kinds": wanted, "limit": limit, "key": fold(text[:_LONGEST_NAME])}
            )
        ]
        on_timeline = [record for record, kind in hits if kind in TIMELINE_KINDS]
        listed = {one.id: one for one in records_by_id(store, on_timeline)}
        return [listed.get(RecordId(record)) or named(store, record) for record, _ in hits]
