"""Bringing full-text search and name keys up to date with the records whose texts have changed."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from explorer.store.folding import fold, joined, plain, side_by_side, surname, word_keys

_SLICE: Final = 500
FEW: Final = 2_000
"""As many records as an edit or an opening brings up to date; the rest waits for idle moments."""

_NAMES: Final = {
    "actor": (
        "select id, name, 'name', kind from actors where id in (select value from json_each(:ids))"
        " union all select id, short_name, 'short name', '' from actors"
        " where id in (select value from json_each(:ids)) and short_name is not null"
        " union all select actor, name, 'alias', '' from actor_names"
        " where actor in (select value from json_each(:ids))"
    ),
    "agreement": (
        "select id, name, 'name', '' from agreements where id in (select value from json_each(:ids))"
        " union all select id, short_name, 'short name', '' from agreements"
        " where id in (select value from json_each(:ids)) and short_name is not null"
        " union all select agreement, name, 'alias', '' from agreement_names"
        " where agreement in (select value from json_each(:ids))"
    ),
    "source": "select id, title, 'name', '' from sources where id in (select value from json_each(:ids))",
    "place": "select id, name, 'name', '' from places where id in (select value from json_each(:ids))",
    "tag": "select id, name, 'name', '' from tags where id in (select value from json_each(:ids))",
}
_TITLES: Final = {
    "event": "select id, title from events where id in (select value from json_each(:ids))",
    "statement": "select id, summary from statements where id in (select value from json_each(:ids))",
}
_BODIES: Final = {
    "actor": "select id, description from actors where id in (select value from json_each(:ids))",
    "agreement": "select id, description from agreements where id in (select value from json_each(:ids))",
    "source": (
        "select id, coalesce(author, '') || char(10) || coalesce(publisher, '') || char(10)"
        " || coalesce(note, '') from sources where id in (select value from json_each(:ids))"
    ),
    "place": "select id, country from places where id in (select value from json_each(:ids))",
    "event": "select id, description from events where id in (select value from json_each(:ids))",
    "statement": (
        "select id, coalesce(quote, '') || char(10) || coalesce(translation, '') from statements"
        " where id in (select value from json_each(:ids))"
    ),
    "act": "select id, note from acts where id in (select value from json_each(:ids))",
    "commitment": (
        "select id, coalesce(article, '') || char(10) || text || char(10) || coalesce(condition, '')"
        " from commitments where id in (select value from json_each(:ids))"
    ),
}
_CITED: Final = (
    "select record, coalesce(locator, '') || ' ' || coalesce(excerpt, '') from citations"
    " where record in (select value from json_each(:ids))"
)


def texts_of(connection: sqlite3.Connection, kind: str, records: Sequence[int]) -> Iterator[tuple[int, str]]:
    """What records of one kind are found by, as it is written: names first, then texts, excerpts last."""
    wanted = {"ids": _as_json(records)}
    for query in (_NAMES.get(kind), _TITLES.get(kind), _BODIES.get(kind), _CITED):
        if query is not None:
            for record, text, *_ in connection.execute(query, wanted):
                yield from ((record, line) for line in (text or "").splitlines() if line.strip())


def count_stale(connection: sqlite3.Connection) -> int:
    """How many records search and name keys are behind by."""
    return int(connection.execute("select count(*) from stale").fetchone()[0])


def has_few_stale(connection: sqlite3.Connection) -> bool:
    """Whether something is behind, and so little that it can be done at once."""
    some = connection.execute("select count(*) from (select 1 from stale limit ?)", (FEW + 1,)).fetchone()
    return 0 < int(some[0]) <= FEW


def freshen(connection: sqlite3.Connection, limit: int | None = None) -> int:
    """Bring up to `limit` records up to date inside the transaction under way; how many that were."""
    done = 0
    while limit is None or done < limit:
        ids = [
            row[0]
            for row in connection.execute(
                "select record from stale limit ?",
                (min(_SLICE, (limit or _SLICE) - done if limit else _SLICE),),
            )
        ]
        if not ids:
            break
        _freshen_some(connection, ids)
        done += len(ids)
    return done


def mark_all_stale(connection: sqlite3.Connection) -> None:
    """Have everything written anew: what search and name keys hold is thrown away."""
    connection.execute("delete from name_keys")
    connection.execute("delete from search")
    connection.execute(
        "insert or ignore into stale (record) select id from records where kind in"
        " ('actor', 'agreement', 'source', 'place', 'tag', 'event', 'statement', 'act', 'commitment')"
    )


def keys_of(kind: str, names: Iterable[tuple[str, str]], actor_kind: str = "") -> Iterator[tuple[str, str]]:
    """The key and part of every name (text, part) that a record of this kind answers to."""
    for text, part in names:
        yield fold(text), part
        yield from ((key, "word") for key in word_keys(text))
        if kind == "actor" and part == "name" and actor_kind == "person":
            family = surname(text)
            if family is not None:
                yield fold(family), "surname"


def stale_keys(connection: sqlite3.Connection, kind: str) -> Iterator[tuple[int, str, str]]:
    """The record, key and part of every name of the records of a kind that name keys are behind by."""
    if kind not in _NAMES:
        return
    ids = [
        row[0]
        for row in connection.execute(
            "select record from stale join records on records.id = stale.record where kind = ?", (kind,)
        )
    ]
    if ids:
        for record, text, part, actor_kind in connection.execute(_NAMES[kind], {"ids": _as_json(ids)}):
            for key, what in keys_of(kind, [(text, part)], actor_kind):
                yield record, key, what


def _as_json(ids: Sequence[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


def _freshen_some(connection: sqlite3.Connection, ids: list[int]) -> None:
    every = _as_json(ids)
    connection.execute("delete from search where rowid in (select value from json_each(?))", (every,))
    connection.execute("delete from name_keys where record in (select value from json_each(?))", (every,))
    by_kind: dict[str, list[int]] = {}
    for record, kind in connection.execute(
        "select id, kind from records where id in (select value from json_each(?))", (every,)
    ):
        by_kind.setdefault(kind, []).append(record)
    for kind, records in by_kind.items():
        _write(connection, kind, records)
    connection.execute("delete from stale where record in (select value from json_each(?))", (every,))


def _write(connection: sqlite3.Connection, kind: str, records: list[int]) -> None:
    wanted = {"ids": _as_json(records)}
    names: dict[int, list[str]] = {}
    keys: set[tuple[int, str, str, str]] = set()
    if kind in _NAMES:
        for record, text, part, actor_kind in connection.execute(_NAMES[kind], wanted):
            names.setdefault(record, []).append(text)
            keys.update((record, kind, key, what) for key, what in keys_of(kind, [(text, part)], actor_kind))
    elif kind in _TITLES:
        for record, text in connection.execute(_TITLES[kind], wanted):
            names.setdefault(record, []).append(text)
    bodies: dict[int, list[str]] = {}
    for query in (_BODIES.get(kind), _CITED):
        if query is not None:
            for record, text in connection.execute(query, wanted):
                if text and text.strip():
                    bodies.setdefault(record, []).append(text)
    connection.executemany(
        "insert into name_keys (record, kind, key, part) values (?, ?, ?, ?)", sorted(keys)
    )
    connection.executemany(
        "insert into search (rowid, name, body, joined) values (?, ?, ?, ?)",
        (
            (record, *_search_cells(names.get(record, ()), bodies.get(record, ()), is_named=kind in _NAMES))
            for record in records
            if record in names or record in bodies
        ),
    )


def _search_cells(names: Sequence[str], bodies: Sequence[str], *, is_named: bool) -> tuple[str, str, str]:
    name, body = plain("\n".join(names)), plain("\n".join(bodies))
    words_as_one = joined(f"{name}\n{body}")
    if is_named:
        words_as_one = " ".join((words_as_one, *map(side_by_side, name.splitlines())))
    return name, body, words_as_one
