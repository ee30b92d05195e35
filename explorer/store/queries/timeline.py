"""The timeline's records as numpy columns, and what a frame asks for besides."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final, Literal

import numpy as np

from explorer.model.columns import (
    ACT,
    APPROXIMATE,
    CANCELLED,
    DISPUTED,
    EVENT,
    OPEN_END,
    OPEN_START,
    PLANNED,
    PRIVATE,
    REPORTED,
    STATEMENT,
    UNCERTAIN,
    Columns,
    Int64s,
    Membership,
    Undated,
)
from explorer.model.details import ListedRecord
from explorer.model.ids import RecordId
from explorer.store.errors import NotKnown
from explorer.store.queries.act_titles import act_titles
from explorer.store.queries.counts import count_undated
from explorer.store.queries.listing import records_by_id
from explorer.store.store import Store

Group = Literal["actor", "agreement", "place", "tag"]

_BOUNDS: Final = (
    f"coalesce(start_earliest, {OPEN_START}), coalesce(start_latest, {OPEN_START}),"
    f" coalesce(end_earliest, {OPEN_END}), coalesce(end_latest, {OPEN_END})"
)
_QUALIFIED: Final = f"approximate * {APPROXIMATE} + uncertain * {UNCERTAIN}"
_CERTAINTY: Final = (
    f"case certainty when 'disputed' then {DISPUTED} when 'reported' then {REPORTED} else 0 end"
)
_STATUS: Final = (
    f"case status when 'planned' then {PLANNED} when 'postponed' then {PLANNED}"
    f" when 'cancelled' then {CANCELLED} else 0 end"
)
_CLAIMED: Final = f"case when claimed_by is null then 0 else {DISPUTED} end"

_ROWS: Final = (
    (
        EVENT,
        f"select id, {_BOUNDS}, importance, sequence, {_QUALIFIED} + {_CERTAINTY} + {_STATUS}, 0"  # noqa: S608 - constants
        " from events where when_edtf is not null",
    ),
    (
        STATEMENT,
        f"select id, {_BOUNDS}, importance, sequence, {_QUALIFIED} + {_CERTAINTY}, 0"  # noqa: S608 - constants
        " from statements where when_edtf is not null",
    ),
    (
        ACT,
        f"select id, {_BOUNDS}, importance, sequence, {_QUALIFIED} + {_CLAIMED}, coalesce(actor, 0)"  # noqa: S608 - constants
        " from acts where when_edtf is not null",
    ),
)
_WIDTH: Final = 9
_UNDATED: Final = (
    (EVENT, "select id, importance from events where when_edtf is null"),
    (STATEMENT, "select id, importance from statements where when_edtf is null"),
    (ACT, "select id, importance from acts where when_edtf is null"),
)


def load_columns(store: Store) -> Columns:
    """Load every dated event, statement and act, sorted by outer start, then sequence, then number.

    A bound that is open or unknown reads OPEN_START or OPEN_END. Streams from the database, some 200 bytes
    a record at most.
    """
    with store.reading():
        parts = [(kind, read_table(store.connection, query, _WIDTH)) for kind, query in _ROWS]
        first_actors = {
            EVENT: _first_actors(store, _EVENT_ACTORS),
            STATEMENT: _first_actors(store, _SPEAKERS),
        }
        private = read_table(store.connection, "select id from records where private = 1 order by id", 1)[
            :, 0
        ]
        undated = count_undated(store)
    for kind, part in parts:
        if kind in first_actors:
            part[:, 8] = _looked_up(part[:, 0], *first_actors[kind])
    kinds = np.concatenate([np.full(len(part), kind, np.uint8) for kind, part in parts])
    rows = np.concatenate([part for _, part in parts])
    order = np.lexsort((rows[:, 0], rows[:, 6], rows[:, 1]))
    rows, kinds = rows[order], kinds[order]
    flags = rows[:, 7].astype(np.uint8)
    if len(private):
        flags[np.isin(rows[:, 0], private, assume_unique=True)] |= PRIVATE
    return Columns(
        ids=np.ascontiguousarray(rows[:, 0]),
        kinds=kinds,
        start_earliest=np.ascontiguousarray(rows[:, 1]),
        start_latest=np.ascontiguousarray(rows[:, 2]),
        end_earliest=np.ascontiguousarray(rows[:, 3]),
        end_latest=np.ascontiguousarray(rows[:, 4]),
        importance=rows[:, 5].astype(np.uint8),
        flags=flags,
        actors=np.ascontiguousarray(rows[:, 8]),
        undated=undated,
    )


def read_table(
    connection: sqlite3.Connection,
    query: str,
    width: int,
    parameters: Mapping[str, str | int] | None = None,
) -> Int64s:
    """The whole numbers that a query gives, a row each, streamed without a list of them."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cells = chain.from_iterable(cursor.execute(query, parameters or {}))
    return np.fromiter(cells, np.int64).reshape(-1, width)


_EVENT_ACTORS: Final = "select event, actor from event_actors order by event, position, id"
_SPEAKERS: Final = (
    "select statement, actor from statement_actors where role = 'speaker' order by statement, position, id"
)


def _first_actors(store: Store, query: str) -> tuple[Int64s, Int64s]:
    pairs = read_table(store.connection, query, 2)
    records, first = np.unique(pairs[:, 0], return_index=True)
    return records, pairs[first, 1]


def _looked_up(ids: Int64s, keys: Int64s, values: Int64s) -> Int64s:
    """For each id the value beside its key, 0 where it has none; `keys` are sorted."""
    if not len(keys):
        return np.zeros(len(ids), np.int64)
    places = np.minimum(np.searchsorted(keys, ids), len(keys) - 1)
    return np.where(keys[places] == ids, values[places], 0)


_PAIRS: Final[dict[Group, str]] = {
    "actor": (
        "select event, actor from event_actors union select statement, actor from statement_actors"
        " union select id, actor from acts where actor is not null"
    ),
    "agreement": (
        "select event, agreement from event_agreements union select statement, agreement"
        " from statement_agreements union select id, agreement from acts"
    ),
    "place": "select id, place from events where place is not null",
    "tag": "select record, tag from taggings",
}
_GROUP_NAMES: Final[dict[Group, str]] = {
    "actor": "select id, name from actors",
    "agreement": "select id, coalesce(short_name, name) from agreements",
    "place": "select id, name from places",
    "tag": "select id, name from tags",
}


def load_undated(store: Store) -> Undated:
    """Load the events, statements and acts that have no date, by number."""
    with store.reading():
        parts = [read_table(store.connection, query, 2) for _, query in _UNDATED]
    kinds = [np.full(len(part), kind, np.uint8) for (kind, _), part in zip(_UNDATED, parts, strict=True)]
    rows = np.concatenate(parts)
    order = np.argsort(rows[:, 0], kind="stable")
    return Undated(
        ids=np.ascontiguousarray(rows[order, 0]),
        kinds=np.concatenate(kinds)[order],
        importance=rows[order, 1].astype(np.uint8),
    )


def load_membership(store: Store, columns: Columns, group: Group) -> Membership:
    """Load which rows of `columns` stand with which actors, agreements, places or tags, sorted by row.

    Actors count in any role; an act stands with its party and with its agreement. `names` holds the
    groups that have a row.
    """
    with store.reading():
        pairs = read_table(store.connection, _PAIRS[group], 2)
        names = {int(row[0]): str(row[1]) for row in store.connection.execute(_GROUP_NAMES[group])}
    order = np.argsort(columns.ids, kind="stable")
    sorted_ids = columns.ids[order]
    if not len(sorted_ids) or not len(pairs):
        return Membership(np.empty(0, np.int64), np.empty(0, np.int64), {})
    places = np.minimum(np.searchsorted(sorted_ids, pairs[:, 0]), len(sorted_ids) - 1)
    there = sorted_ids[places] == pairs[:, 0]
    rows, groups = order[places[there]].astype(np.int64), pairs[there, 1]
    by_row = np.lexsort((groups, rows))
    rows, groups = rows[by_row], groups[by_row]
    used = {int(one) for one in np.unique(groups)}
    return Membership(rows, groups, {one: name for one, name in names.items() if one in used})


def titles_of(store: Store, ids: Iterable[int]) -> dict[int, str]:
    """The titles of these events, statements and acts."""
    wanted = f"[{','.join(str(int(one)) for one in ids)}]"
    rows = store.connection.execute(
        "select id, title from events where id in (select value from json_each(:ids))"
        " union all select id, summary from statements where id in (select value from json_each(:ids))",
        {"ids": wanted},
    )
    return {int(row[0]): str(row[1]) for row in rows} | act_titles(store, wanted)


def hover_of(store: Store, record: RecordId) -> ListedRecord:
    """What a card says of the record under the pointer."""
    found = records_by_id(store, [record])
    if not found:
        raise NotKnown(f"There is no event, statement or act with the number {record}.")
    return found[0]


def actor_colours(store: Store) -> dict[int, str | None]:
    """The colour that each actor has been given, `#rrggbb`, or None."""
    return {int(row[0]): row[1] for row in store.connection.execute("select id, colour from actors")}
