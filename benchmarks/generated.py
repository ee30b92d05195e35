"""Databases made up by rule, the same in every run: thirty years, forty actors, twelve agreements."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from explorer.model.calendar import DAY_MS, day_of
from explorer.model.columns import (
    ACT,
    APPROXIMATE,
    EVENT,
    STATEMENT,
    UNCERTAIN,
    Columns,
    Int64s,
    Membership,
    Uint8s,
)
from explorer.store.freshening import FEW
from explorer.store.store import Store

ACTORS: Final = 40
AGREEMENTS: Final = 12
FIRST_DAY: Final = day_of(1990, 1, 1)
DAYS: Final = 30 * 365
_MADE_AT: Final = "2020-01-01T00:00:00Z"
_SPREAD: Final = 0x9E3779B97F4A7C15
"""Times this, numbers that follow each other become numbers that have nothing to do with each other."""
_ACTS: Final = ("signed", "ratified", "acceded", "amended", "extended", "declared", "suspended", "resumed")
_WORDS: Final = (
    *("talks", "on", "missile", "defence", "open", "in", "Geneva", "after", "long", "delay"),
    *("ministers", "agree", "to", "meet", "again", "before", "summit", "verification", "regime", "renewed"),
    *("envoy", "returns", "without", "result", "sanctions", "eased", "for", "grain", "corridor", "plan"),
)


@dataclass(frozen=True, slots=True)
class Generated:
    """Made-up records, sorted by start; `days` are first days and `lengths` days; ids begin at `first_id`."""

    kinds: Uint8s
    days: Int64s
    lengths: Int64s
    is_month: np.ndarray
    importance: Uint8s
    flags: Uint8s
    actors: Int64s
    agreements: Int64s
    first_id: int = ACTORS + AGREEMENTS + 1

    def __len__(self) -> int:
        return len(self.kinds)

    def title(self, number: int) -> str:
        """Give the title of a record: some forty letters, the same each time, hardly two alike."""
        chosen = (number + 1) * _SPREAD % 2**64 >> 16
        words = [_WORDS[(chosen >> 5 * place) % len(_WORDS)] for place in range(7)]
        return " ".join(words).capitalize()


def generate(count: int, seed: int = 1) -> Generated:
    """Make `count` records: three of ten intervals, one of ten known to the month, more in later years.

    However many there are, an agreement's life has some forty acts at most.
    """
    random = np.random.default_rng(seed)
    days = np.sort((DAYS * np.sqrt(random.random(count))).astype(np.int64)) + FIRST_DAY
    kinds = random.choice((EVENT, STATEMENT), count, p=(0.7, 0.3)).astype(np.uint8)
    kinds[random.choice(count, min(count * 3 // 20, AGREEMENTS * 40), replace=False)] = ACT
    is_interval = (random.random(count) < 0.3) & (kinds == EVENT)
    lengths = np.where(is_interval, 2 + (random.exponential(20, count)).astype(np.int64), 1)
    is_month = (random.random(count) < 0.1) & ~is_interval
    flags = np.where(random.random(count) < 0.05, APPROXIMATE, 0) + np.where(
        random.random(count) < 0.05, UNCERTAIN, 0
    )
    agreements = random.integers(0, AGREEMENTS * 2, count)
    return Generated(
        kinds=kinds,
        days=days.astype(np.int64),
        lengths=lengths.astype(np.int64),
        is_month=is_month,
        importance=random.choice((1, 2, 3, 4, 5), count, p=(0.2, 0.3, 0.35, 0.12, 0.03)).astype(np.uint8),
        flags=flags.astype(np.uint8),
        actors=random.integers(1, ACTORS + 1, count).astype(np.int64),
        agreements=np.where(
            (kinds == ACT) | (agreements < AGREEMENTS), agreements % AGREEMENTS + ACTORS + 1, 0
        ).astype(np.int64),
    )


def bounds_of(made: Generated) -> tuple[Int64s, Int64s, Int64s, Int64s]:
    """Give the four bounds in ms; a record known to the month began and ended some day in thirty."""
    first, last = made.days * DAY_MS, (made.days + made.lengths) * DAY_MS - 1
    return (
        first,
        np.where(made.is_month, first + 29 * DAY_MS, first),
        np.where(made.is_month, first + DAY_MS - 1, last),
        np.where(made.is_month, first + 30 * DAY_MS - 1, last),
    )


def columns_of(made: Generated) -> tuple[Columns, Membership]:
    """Give the records as columns, and which stand with which agreement, without a database."""
    start_earliest, start_latest, end_earliest, end_latest = bounds_of(made)
    columns = Columns.of(
        ids=np.arange(len(made), dtype=np.int64) + made.first_id,
        kinds=made.kinds,
        start_earliest=start_earliest,
        start_latest=start_latest,
        end_earliest=end_earliest,
        end_latest=end_latest,
        importance=made.importance,
        flags=made.flags,
        actors=made.actors,
    )
    rows = np.flatnonzero(made.agreements).astype(np.int64)
    names = {ACTORS + 1 + number: f"Agreement {number + 1}" for number in range(AGREEMENTS)}
    return columns, Membership.of(rows, made.agreements[rows], names)


def titles_of(made: Generated) -> dict[int, str]:
    """Give every title by record number."""
    return {made.first_id + number: made.title(number) for number in range(len(made))}


def write_database(path: Path, made: Generated) -> None:
    """Write the records into a new database, all at once; more than a few are not found by search."""
    with Store.create(path, clock=lambda: _MADE_AT) as store, store.writing():
        connection = store.connection
        _write_names(connection)
        held_back = _take_off(connection)
        for first in range(0, len(made), _AT_ONCE):
            _write_some(connection, made, range(first, min(first + _AT_ONCE, len(made))))
        for sql in held_back:
            connection.execute(sql)
        if len(made) <= FEW:
            connection.execute("insert or ignore into stale (record) select id from records")


def _take_off(connection: sqlite3.Connection) -> list[str]:
    """Drop indexes and triggers, which are made faster once all rows are there; give the SQL of each."""
    rows = connection.execute(
        "select type, name, sql from sqlite_schema where type in ('index', 'trigger') and sql is not null"
    ).fetchall()
    for kind, name, _ in rows:
        connection.execute(f'drop {kind} "{name}"')
    return [sql for *_, sql in rows]


def _write_names(connection: sqlite3.Connection) -> None:
    others = [(number, "actor") for number in range(1, ACTORS + 1)]
    others += [(ACTORS + 1 + number, "agreement") for number in range(AGREEMENTS)]
    many = connection.executemany
    many(_RECORD, ((number, kind, _MADE_AT) for number, kind in others))
    many(
        "insert into actors (id, name, kind) values (?1, 'Actor ' || ?1, 'state')",
        ((number,) for number in range(1, ACTORS + 1)),
    )
    many(
        "insert into agreements (id, name) values (?1, ?2)",
        ((ACTORS + 1 + number, f"Agreement {number + 1}") for number in range(AGREEMENTS)),
    )


_RECORD: Final = (
    "insert into records (id, kind, uid, created, changed) values (?1, ?2, 'made-' || ?1, ?3, ?3)"
)
_WHEN: Final = (
    "when_text, when_edtf, start_earliest, start_latest, end_earliest, end_latest,"
    " precision, approximate, uncertain, importance"
)
_KINDS: Final = {EVENT: "event", STATEMENT: "statement", ACT: "act"}
_AT_ONCE: Final = 200_000


def _write_some(connection: sqlite3.Connection, made: Generated, some: range) -> None:
    here = slice(some.start, some.stop)
    bounds = np.stack([side[here] for side in bounds_of(made)], axis=1).tolist()
    edtfs = _edtfs(made, here)
    flags = made.flags[here]
    columns = zip(
        some,
        made.kinds[here].tolist(),
        made.actors[here].tolist(),
        made.agreements[here].tolist(),
        edtfs,
        bounds,
        ((flags & APPROXIMATE) > 0).tolist(),
        ((flags & UNCERTAIN) > 0).tolist(),
        made.importance[here].tolist(),
        strict=True,
    )
    rows: dict[int, list[tuple[object, ...]]] = {EVENT: [], STATEMENT: [], ACT: []}
    actors: dict[int, list[tuple[int, int]]] = {EVENT: [], STATEMENT: []}
    agreements: dict[int, list[tuple[int, int]]] = {EVENT: [], STATEMENT: []}
    for at, kind, actor, agreement, edtf, sides, is_approximate, is_uncertain, importance in columns:
        number = made.first_id + at
        when = (edtf, edtf, *sides, "day", int(is_approximate), int(is_uncertain), importance)
        if kind == ACT:
            rows[kind].append((number, agreement, actor, _ACTS[at % len(_ACTS)], *when))
            continue
        rows[kind].append((number, made.title(at), *when))
        actors[kind].append((number, actor))
        if agreement:
            agreements[kind].append((number, agreement))
    many = connection.executemany
    kinds = made.kinds[here].tolist()
    many(
        _RECORD, ((made.first_id + at, _KINDS[kind], _MADE_AT) for at, kind in zip(some, kinds, strict=True))
    )
    marks = ", ".join("?" * 10)
    many(f"insert into events (id, title, {_WHEN}) values (?, ?, {marks})", rows[EVENT])  # noqa: S608 - constants
    many(
        f"insert into statements (id, summary, {_WHEN}) values (?, ?, {marks})",  # noqa: S608 - constants
        rows[STATEMENT],
    )
    many(
        f"insert into acts (id, agreement, actor, act, {_WHEN}) values (?, ?, ?, ?, {marks})",  # noqa: S608 - constants
        rows[ACT],
    )
    many("insert into event_actors (event, actor) values (?, ?)", actors[EVENT])
    many("insert into statement_actors (statement, actor) values (?, ?)", actors[STATEMENT])
    many("insert into event_agreements (event, agreement) values (?, ?)", agreements[EVENT])
    many("insert into statement_agreements (statement, agreement) values (?, ?)", agreements[STATEMENT])


_MARKS: Final = {0: "", APPROXIMATE: "~", UNCERTAIN: "?", APPROXIMATE | UNCERTAIN: "%"}


def _edtfs(made: Generated, here: slice) -> list[str]:
    """Give the dates as they are written in EDTF."""
    days = made.days[here].astype("datetime64[D]")
    lengths = np.where(made.is_month[here], 30, made.lengths[here])
    firsts = np.datetime_as_string(days).tolist()
    lasts = np.datetime_as_string(days + (lengths - 1)).tolist()
    marks = [_MARKS[flags & (APPROXIMATE | UNCERTAIN)] for flags in made.flags[here].tolist()]
    return [
        f"[{first}{mark}..{last}{mark}]"
        if is_month
        else first + mark
        if first == last
        else f"{first}{mark}/{last}{mark}"
        for first, last, mark, is_month in zip(
            firsts, lasts, marks, made.is_month[here].tolist(), strict=True
        )
    ]
