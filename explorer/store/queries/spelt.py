"""Finding names and records by other spellings of what is typed, after all that is written as typed."""

import json
import re
from collections.abc import Sequence
from typing import Final

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.spellings import name_spellings, spellings
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import plain
from explorer.store.queries.listing import TIMELINE_KINDS, records_by_id
from explorer.store.queries.names import named, named_all, suggest
from explorer.store.store import Store

_SPELT_KINDS: Final = (RecordKind.ACTOR, RecordKind.AGREEMENT, RecordKind.PLACE)
_MOST_OF_A_WORD: Final = 12
"""So many spellings of each word are looked for in texts."""
_FEWEST_LETTERS: Final = 3
"""A shorter spelling is looked for as a whole word."""
_NAMES: Final = (
    "select distinct name_keys.record from json_each(:keys) as spelt"
    " join json_each(:kinds) as kinds"
    " join name_keys on name_keys.kind = kinds.value and name_keys.key >= spelt.value"
    " and name_keys.key < spelt.value || char(1114111)"
    " where (length(spelt.value) >= :fewest or name_keys.key = spelt.value)"
    " and (name_keys.part <> 'word' or length(spelt.value) > :fewest) limit :most"
)
_RECORDS: Final = (
    "select search.rowid from search where search match :match"
    " order by bm25(search, 10.0, 1.0, 5.0), search.rowid limit :most"
)


def names_spelt(
    store: Store, keys: Sequence[str], limit: int, kinds: Sequence[RecordKind] = _SPELT_KINDS
) -> list[Named]:
    """The records of these kinds whose names, or a word of them, begin with one of these keys."""
    asked = {
        "keys": json.dumps(keys),
        "kinds": json.dumps([kind.value for kind in kinds]),
        "fewest": _FEWEST_LETTERS,
        "most": limit,
    }
    rows = store.connection.execute(_NAMES, asked)
    return named_all(store, [int(row[0]) for row in rows])


def suggest_spelt(store: Store, kind: RecordKind, text: str, limit: int = 8) -> list[Named]:
    """Names that begin with `text`, or of which a word does; then those that do in another spelling of it."""
    found = {one.id: one for one in suggest(store, kind, text, limit)}
    if len(found) < limit and "\x00" not in text:
        keys = name_spellings(tuple(re.findall(r"\w+", plain(text))))
        for one in names_spelt(store, keys, limit, (kind,)) if keys else ():
            found.setdefault(one.id, one)
    return list(found.values())[:limit]


def search_spelt(store: Store, words: Sequence[str], limit: int) -> list[ListedRecord | Named]:
    """The records that hold each of some plain words in one of its spellings, best first."""
    if not words:
        return []
    match = " AND ".join(_any_of(word) for word in words)
    with store.reading():
        rows = store.connection.execute(_RECORDS, {"match": match, "most": limit})
        ids = [RecordId(row[0]) for row in rows]
        every = [named(store, record) for record in ids]
        on_timeline = [one.id for one in every if one.kind in TIMELINE_KINDS]
        listed = {one.id: one for one in records_by_id(store, on_timeline)}
        return [listed.get(one.id, one) for one in every]


def _any_of(word: str) -> str:
    """An FTS5 expression for a word in any spelling; only letters and digits reach it."""
    ways = (word, *spellings(word)[:_MOST_OF_A_WORD])
    return "(" + " OR ".join(f'"{way}"*' if len(way) > _FEWEST_LETTERS else f'"{way}"' for way in ways) + ")"
