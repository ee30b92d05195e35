"""The timeline's records as numpy columns, and which of them stand with whom; streamed from the database."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from typing import Final, Literal, cast

import numpy as np

from explorer.model.columns import (
    ACT,
    APPROXIMATE,
    CANCELLED,
    DISPUTED,
    EVENT,
    NO_HAZY,
    OPEN_END,
    OPEN_START,
    PLANNED,
    POSTPONED,
    PRIVATE,
    REPORTED,
    STATEMENT,
    UNCERTAIN,
    Columns,
    Hazy,
    Int32s,
    Int64s,
    Membership,
    Numbers,
    Undated,
    narrowed,
    ranges,
    row_finder,
    rows_of,
)
from explorer.store.queries.counts import count_undated
from explorer.store.store import Store

Group = Literal["actor", "agreement", "place", "tag"]

_FLAGS: Final = f"approximate * {APPROXIMATE} + uncertain * {UNCERTAIN}"
_CERTAINTY: Final = (
    f"case certainty when 'disputed' then {DISPUTED} when 'reported' then {REPORTED} else 0 end"
)
_STATUS: Final = (
    f"case status when 'planned' then {PLANNED} when 'postponed' then {PLANNED | POSTPONED}"
    f" when 'cancelled' then {CANCELLED} else 0 end"
)
_CLAIMED: Final = f"case when claimed_by is null then 0 else {DISPUTED} end"
_TABLES: Final = (
    (EVENT, "events", f"{_FLAGS} + {_CERTAINTY} + {_STATUS}"),
    (STATEMENT, "statements", f"{_FLAGS} + {_CERTAINTY}"),
    (ACT, "acts", f"{_FLAGS} + {_CLAIMED}"),
)
_FARTHEST: Final = 2**40
"""A sequence further from 0 counts as this: who numbers a day's records needs no more."""
_ROW: Final = (
    "select id, coalesce(start_earliest, {open_start}), coalesce(end_latest, {open_end}),"
    " importance + 8 * ({flags}) + 2048 * max(-{farthest}, min(sequence, {farthest}))"
    " from {table} where when_edtf is not null and id{some} order by id"
)
_HAZY: Final = (
    "select id, coalesce(start_latest, {open_start}), coalesce(end_earliest, {open_end}) from {table}"
    " where when_edtf is not null and id{some}"
    " and (start_latest is not start_earliest or end_earliest is not end_latest)"
)
_FIRST_ACTORS: Final = (
    "select event, actor, position from event_actors where event{some}",
    "select statement, actor, position from statement_actors where role = 'speaker' and statement{some}",
    "select id, actor, 0 from acts where actor is not null and id{some}",
)
_PRIVATE: Final = "select id from records where private = 1 and id{some}"
_IN_SAMPLE: Final = (
    " in (with recursive places (at) as (select 0 union all select at + 1 from places where at < {last})"
    " select {some.first} + at / {some.length} * {some.stride} + at % {some.length} from places)"
)
_AT_ONCE: Final = 1_000_000
_UNDATED: Final = tuple(
    (kind, f"select id, importance, {flags} from {table} where when_edtf is null")  # noqa: S608 - constants
    for kind, table, flags in _TABLES
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A few stretches of record numbers, evenly spread over all: each begins `stride` after the one before.

    Stretches, for what lies side by side in the file is read at once.
    """

    first: int
    stride: int
    stretches: int
    length: int
    about: int
    """How many records there are in all, at most."""


Some = Collection[int] | Sample | None
"""Which record numbers are read; None: all."""


def sample_of(store: Store, most: int, stretches: int = 100) -> Sample | None:
    """A sample of at most so many records, found at once; None where there are hardly more than that."""
    first, last = (
        store.connection.execute(f"select {end}(id) from records").fetchone()[0]  # noqa: S608 - constants
        for end in ("min", "max")
    )
    if first is None or last - first < 2 * most:
        return None
    length = most // stretches
    stride = (last - first + 1 - length) // (stretches - 1)
    return Sample(first, stride, stretches, length, last - first + 1)


def load_columns(store: Store, some: Some = None) -> Columns:
    """Load the dated events, statements and acts, sorted by outer start, then sequence, then number.

    All of them, or those of `some` record numbers, or of a sample. A bound that is open or unknown reads
    OPEN_START or OPEN_END. Streams from the database; while it sorts, it takes some 60 bytes a record.
    """
    with store.reading():
        connection = store.connection
        among = _among(some)
        rows = partial(_ROW.format, open_start=OPEN_START, open_end=OPEN_END, farthest=_FARTHEST, some=among)
        bounds = partial(_HAZY.format, open_start=OPEN_START, open_end=OPEN_END, some=among)
        parts = [read_columns(connection, rows(table=table, flags=flags), 4) for _, table, flags in _TABLES]
        hazy = [read_columns(connection, bounds(table=table), 3) for _, table, _ in _TABLES]
        hazy_ids, start_latest, end_earliest = (_joined(one) for one in zip(*hazy, strict=True))
        actors = _first_actors(store, among)
        (private,) = read_columns(connection, _PRIVATE.format(some=among), 1)
        undated = count_undated(store)
    kinds = np.repeat(np.array([kind for kind, _, _ in _TABLES], np.uint8), [len(part[0]) for part in parts])
    columns_of = [list(one) for one in zip(*parts, strict=True)]
    del parts  # each goes as soon as it is joined
    ids, starts, ends, packed = (_joined(columns_of.pop(0)) for _ in range(4))
    by_id = np.argsort(ids, kind="stable")
    order = by_id[_by_time(starts[by_id], packed[by_id] >> 11)]
    del by_id
    ids, kinds, packed = ids[order], kinds[order], packed[order]
    columns = Columns(
        ids=ids,
        kinds=kinds,
        start_earliest=starts[order].astype(np.int64, copy=False),
        end_latest=ends[order].astype(np.int64, copy=False),
        importance=(packed & 7).astype(np.uint8),
        flags=(packed >> 3).astype(np.uint8),
        actors=_looked_up(ids, *actors),
        hazy=NO_HAZY,
        undated=undated,
    )
    del starts, ends, order
    columns.flags[_there(rows_of(columns, private))] |= PRIVATE
    hazy_rows = rows_of(columns, hazy_ids)
    by_row = np.argsort(hazy_rows)
    inner = (bound[by_row].astype(np.int64, copy=False) for bound in (start_latest, end_earliest))
    return replace(columns, hazy=Hazy(hazy_rows[by_row], *inner))


def _among(some: Some) -> str:
    """The condition that a number is among some, to stand behind its column; true for all without them."""
    if isinstance(some, Sample):
        return _IN_SAMPLE.format(some=some, last=some.stretches * some.length - 1)
    return " is not null" if some is None else f" in ({','.join(map(str, sorted(some)))})"


def _by_time(starts: Numbers, sequences: Numbers) -> Int64s:
    """The order by start, then sequence; where both are the same it stays as it is."""
    order = np.argsort(starts, kind="stable").astype(np.int64)
    if not sequences.any():
        return order
    sequenced = np.unique(starts[sequences != 0])
    ordered = starts[order]
    at = ranges(np.searchsorted(ordered, sequenced), np.searchsorted(ordered, sequenced, side="right"))
    some = order[at]
    order[at] = some[np.lexsort((sequences[some], starts[some]))]
    return order


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


def read_columns(connection: sqlite3.Connection, query: str, width: int) -> tuple[Numbers, ...]:
    """The whole numbers that a query gives, a column each, in half the bytes where they fit."""
    parts: list[list[Numbers]] = [[] for _ in range(width)]
    for stretch in read_stretches(connection, query, width):
        for part, numbers in zip(parts, stretch, strict=True):
            part.append(numbers)
    return tuple(_joined(parts.pop(0)) for _ in range(width))


def read_stretches(connection: sqlite3.Connection, query: str, width: int) -> Iterator[tuple[Numbers, ...]]:
    """The same, a million rows at a time; at least one stretch, perhaps an empty one."""
    cursor = connection.cursor()
    cursor.row_factory = None
    cells = chain.from_iterable(cursor.execute(query))
    while True:
        rows = np.fromiter(islice(cells, width * _AT_ONCE), np.int64).reshape(-1, width)
        columns = tuple(narrowed(np.ascontiguousarray(rows[:, at])) for at in range(width))
        is_last = len(rows) < _AT_ONCE
        del rows  # or it would stand beside the next one
        yield columns
        del columns
        if is_last:
            return


def _joined(parts: Sequence[Numbers]) -> Numbers:
    return cast(Numbers, np.concatenate(parts))


def _first_actors(store: Store, among: str) -> tuple[Numbers, Numbers]:
    """The records that have an actor, in ascending order, and the first actor of each."""
    parts = [read_columns(store.connection, query.format(some=among), 3) for query in _FIRST_ACTORS]
    records, actors, positions = (_joined(one) for one in zip(*parts, strict=True))
    del parts
    is_sorted = (records[1:] > records[:-1]) | (
        (records[1:] == records[:-1]) & (positions[1:] >= positions[:-1])
    )
    if not is_sorted.all():
        order = np.lexsort((positions, records))
        records, actors = records[order], actors[order]
    is_first = np.ones(len(records), np.bool_)
    is_first[1:] = records[1:] != records[:-1]
    return records[is_first], actors[is_first]


def _there(rows: Int32s) -> Int32s:
    return rows[rows >= 0]


def _looked_up(ids: Numbers, keys: Numbers, values: Numbers) -> Numbers:
    """For each id the value beside its key, 0 where it has none; `keys` are sorted."""
    if not len(keys):
        return np.zeros(len(ids), np.int32)
    places = np.minimum(np.searchsorted(keys, ids), len(keys) - 1)
    return np.where(keys[places] == ids, values[places], values.dtype.type(0))


_PAIRS: Final[dict[Group, str]] = {
    "actor": (
        "select event, actor from event_actors where event{some}"
        " union all select statement, actor from statement_actors where statement{some}"
        " union all select id, actor from acts where actor is not null and id{some}"
    ),
    "agreement": (
        "select event, agreement from event_agreements where event{some}"
        " union all select statement, agreement from statement_agreements where statement{some}"
        " union all select id, agreement from acts where id{some}"
    ),
    "place": "select id, place from events where place is not null and id{some}",
    "tag": "select record, tag from taggings where record{some}",
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
        parts = [read_table(store.connection, query, 3) for _, query in _UNDATED]
        (private,) = read_columns(store.connection, _PRIVATE.format(some=""), 1)
    kinds = [np.full(len(part), kind, np.uint8) for (kind, _), part in zip(_UNDATED, parts, strict=True)]
    rows = np.concatenate(parts)
    order = np.argsort(rows[:, 0], kind="stable")
    ids, flags = np.ascontiguousarray(rows[order, 0]), rows[order, 2].astype(np.uint8)
    flags[np.isin(ids, private)] |= PRIVATE
    return Undated(ids, np.concatenate(kinds)[order], rows[order, 1].astype(np.uint8), flags)


def load_membership(store: Store, columns: Columns, group: Group, some: Some = None) -> Membership:
    """Load which rows of `columns` stand with which actors, agreements, places or tags, sorted by row.

    Actors count in any role; an act stands with its party and with its agreement. A pair comes once.
    `names` holds the groups that have a row. With `some` it loads what these stand with.
    """
    query = _PAIRS[group].format(some=_among(some))
    both = np.empty(0, np.int64)
    with store.reading():
        names = group_names(store, group)
        find = row_finder(columns)
        for records, groups in read_stretches(store.connection, query, 2):
            rows = find(records)
            is_dated = rows >= 0
            rows, groups = rows[is_dated], groups[is_dated]
            if not _is_short(groups):
                break
            done = len(both)
            both.resize(done + len(rows), refcheck=False)  # in place: a list of parts would be copied
            both[done:] = _packed(rows, groups)
        else:
            del find
            return _unpacked(both, names)
        records, groups = read_columns(store.connection, query, 2)
    rows = rows_of(columns, records)
    return paired(rows[rows >= 0], groups[rows >= 0], names)


def paired(
    rows: Int32s, groups: Numbers, names: Mapping[int, str], *, is_nearly_sorted: bool = False
) -> Membership:
    """Make a membership of pairs in any order, some perhaps twice; `names` may hold more than are used."""
    if not _is_short(groups):
        used = set(np.unique(groups).tolist())
        return Membership.of(
            rows.astype(np.int64), groups, {one: name for one, name in names.items() if one in used}
        )
    return _unpacked(_packed(rows, groups), names, is_nearly_sorted=is_nearly_sorted)


def _is_short(groups: Numbers) -> bool:
    return not len(groups) or (int(groups.min()) >= 0 and int(groups.max()) < 2**31)


def _packed(rows: Int32s, groups: Numbers) -> Int64s:
    """Pairs as one number each: that sorts many times faster."""
    both = rows.astype(np.int64)
    both <<= 32
    both |= groups
    return both


def _unpacked(both: Int64s, names: Mapping[int, str], *, is_nearly_sorted: bool = False) -> Membership:
    """Make a membership of packed pairs, which are sorted in place."""
    both.sort(kind="stable" if is_nearly_sorted else None)
    is_new = np.ones(len(both), np.bool_)
    is_new[1:] = both[1:] != both[:-1]
    if not is_new.all():
        both = both[is_new]
    rows, groups = np.empty(len(both), np.int32), np.empty(len(both), np.int32)
    np.right_shift(both, 32, out=rows, casting="unsafe")
    np.bitwise_and(both, 2**31 - 1, out=groups, casting="unsafe")
    used: set[int] = set()
    for at in range(0, len(groups), _AT_ONCE):  # all at once would be a sorted copy
        used.update(np.unique(groups[at : at + _AT_ONCE]).tolist())
    return Membership(rows, groups, {one: name for one, name in names.items() if one in used})


def group_names(store: Store, group: Group) -> dict[int, str]:
    """The name by which each actor, agreement, place or tag is shown as a lane."""
    return {int(row[0]): str(row[1]) for row in store.connection.execute(_GROUP_NAMES[group])}
