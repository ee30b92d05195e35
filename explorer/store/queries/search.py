"""Full-text search over titles, descriptions, quotes, names, aliases and excerpts."""

import re
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.folding import fold, plain
from explorer.store.freshening import texts_of
from explorer.store.queries.listing import TIMELINE_KINDS, records_by_id
from explorer.store.queries.matching import match_of
from explorer.store.queries.names import NAMED_KINDS, named
from explorer.store.store import Store

_LONGEST_NAME: Final = 500
_WEIGHED_MOST: Final = 4
"""So many times as many records as are wanted are weighed by importance: the best by their words."""
_LOOK_BACK_MS: Final = 31 * 86_400_000
_DATED_MOST: Final = 100_000
"""So many records of each kind are weighed for a date at most: nobody waits for a century's."""
_WORDS_BEFORE, _WORDS_AFTER = 4, 9
_WEIGHED_WORDS: Final = 20_000
"""So many of the records that hold the words are weighed by these, those added last; and so many names."""
_NAMES_MOST: Final = 500
_WEIGHED = "select rowid as id, bm25(search, 10.0, 1.0, 5.0) as weight from search where search match :match"
_RANKED = (
    "select records.id, records.kind,"
    " records.id in (select record from name_keys where key = :key and part <> 'word'"
    "  and kind in ('actor', 'agreement', 'source', 'place', 'tag')) as is_whole,"
    " weight * case records.kind when 'actor' then 2.0 when 'agreement' then 2.0"
    "  when 'source' then 0.7 else 1.0 end as rank"
    " from ({weighed}) join records using (id)"
    " where (:kinds = '[]' or records.kind in (select value from json_each(:kinds)))"
    " order by is_whole desc, rank, records.id limit :limit"
)
"""A whole name first; then by BM25, in which less is better: actors and agreements double, sources less."""
_SEARCH = _RANKED.format(weighed=f"{_WEIGHED} order by rowid desc limit :most")
_SEARCH_CALLED = _RANKED.format(weighed=f"{_WEIGHED} and rowid in (select value from json_each(:called))")  # noqa: S608 - constants
_HITS = "select count(*) from (select 1 from search where search match :match limit :most + 1)"
_CALLED = (
    "select record from name_keys where kind = :kind and key >= :word and key < :word || char(1114111)"
    " limit :most"
)
"""What is called by a name in which a word begins so."""
_IMPORTANCES = " union all ".join(
    f"select id, importance from {table} where id in (select value from json_each(:ids))"  # noqa: S608 - constants
    for table in ("events", "statements", "acts")
)
_DATED = " union all ".join(
    f"select id, importance, start_earliest from (select id, importance, start_earliest from {table}"  # noqa: S608 - constants
    " where start_earliest between :from_ms - :back_ms and :to_ms and end_latest >= :from_ms"
    " limit :most)"
    for table in ("events", "statements", "acts")
)


def search(
    store: Store, text: str, limit: int = 50, kinds: Collection[RecordKind] = ()
) -> list[ListedRecord | Named]:
    """The records that hold every word of `text`, best first.

    First what is called exactly that, then by how rare the words are and where they stand: most in a title
    or name, where actors and agreements count double and sources less; of events, statements and acts that
    are found alike the more important come first. Of words that very many records hold, those added last and
    what is called by them are weighed.

    Events, statements and acts come as they are listed, anything else as a name. The last word may be
    unfinished. Any text may be given; of no words, nothing is found.
    """
    match = match_of(text)
    if match is None or limit < 1:
        return []
    wanted = "[" + ",".join(f'"{kind.value}"' for kind in kinds) + "]"
    asked: dict[str, str | int] = {
        "match": match,
        "kinds": wanted,
        "limit": limit * _WEIGHED_MOST,
        "key": fold(text[:_LONGEST_NAME]),
        "most": _WEIGHED_WORDS,
    }
    with store.reading():
        rows = store.connection.execute(_SEARCH, asked).fetchall()
        if (kinds or len(rows) == asked["limit"]) and _are_many(store, asked):
            rows = [*{row[0]: row for row in (*rows, *_called(store, text, asked))}.values()]
        ids = f"[{','.join(str(row[0]) for row in rows)}]"
        importance = dict(store.connection.execute(_IMPORTANCES, {"ids": ids}).fetchall())
        rows.sort(key=lambda row: (-row[2], row[3] * (0.7 + 0.1 * importance.get(row[0], 3)), row[0]))
        hits = [(int(row[0]), RecordKind(row[1])) for row in rows[:limit]]
        on_timeline = [record for record, kind in hits if kind in TIMELINE_KINDS]
        listed = {one.id: one for one in records_by_id(store, on_timeline)}
        return [listed.get(RecordId(record)) or named(store, record) for record, _ in hits]


def _are_many(store: Store, asked: dict[str, str | int]) -> bool:
    """Whether more records hold the words than are weighed."""
    (count,) = store.connection.execute(_HITS, asked).fetchone()
    return int(count) > _WEIGHED_WORDS


def _called(store: Store, text: str, asked: dict[str, str | int]) -> list[sqlite3.Row]:
    """What is found among the actors, agreements and the like in whose names a word begins as `text` does."""
    begun = {"word": fold(text[:_LONGEST_NAME]), "most": _NAMES_MOST}
    numbers = [
        int(row[0])
        for kind in NAMED_KINDS
        for row in store.connection.execute(_CALLED, {**begun, "kind": kind.value})
    ]
    called = f"[{','.join(map(str, numbers))}]"
    return store.connection.execute(_SEARCH_CALLED, {**asked, "called": called}).fetchall()


def search_dated(store: Store, from_ms: int, to_ms: int, limit: int = 12) -> list[ListedRecord]:
    """The events, statements and acts of a closed range of time, the most important first, then by date.

    What began up to a month before and lasted into the range is among them.
    """
    asked = {
        "from_ms": from_ms,
        "to_ms": to_ms,
        "back_ms": _LOOK_BACK_MS,
        "most": _DATED_MOST,
        "limit": limit,
    }
    with store.reading():
        rows = store.connection.execute(
            f"select id from ({_DATED}) order by importance desc, start_earliest, id limit :limit",  # noqa: S608 - constants
            asked,
        ).fetchall()
        return records_by_id(store, [int(row[0]) for row in rows])


def reasons(
    store: Store, found: Iterable[tuple[RecordId, RecordKind, str]], text: str
) -> dict[RecordId, str]:
    """Where records that were found for `text` hold those of its words that their titles lack.

    `found` are numbers, kinds and titles; the answer is an alias, or a stretch of a description, a quote or
    an excerpt, as it is written. A record whose title has all the words is left out.
    """
    words = re.findall(r"\w+", plain(text))[:8]
    lacking: dict[RecordId, list[str]] = {}
    by_kind: dict[RecordKind, list[RecordId]] = {}
    for record, kind, title in found:
        rest = [word for word in words if _place_of(word, title.split()) is None]
        if rest:
            lacking[record] = rest
            by_kind.setdefault(kind, []).append(record)
    told: dict[RecordId, str] = {}
    for kind, records in by_kind.items():
        for number, line in texts_of(store.connection, kind.value, records):
            record = RecordId(number)
            if record not in told and (stretch := _stretch(line, lacking[record])):
                told[record] = stretch
    return told


def _stretch(line: str, words: Sequence[str]) -> str:
    """The words of a line around the first of `words` that it holds; empty where it holds none."""
    written = line.split()
    place = next((at for word in words if (at := _place_of(word, written)) is not None), None)
    if place is None:
        return ""
    first, end = max(0, place - _WORDS_BEFORE), place + _WORDS_AFTER
    if len(written) <= _WORDS_BEFORE + _WORDS_AFTER:
        first, end = 0, len(written)
    return ("…" if first else "") + " ".join(written[first:end]) + ("…" if end < len(written) else "")


def _place_of(word: str, written: Sequence[str]) -> int | None:
    """Which of the words as they are written is the first of which a part begins with `word`."""
    for place, one in enumerate(written):
        if any(part.startswith(word) for part in re.findall(r"\w+", plain(one))):
            return place
    return None
