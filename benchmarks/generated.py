"""Databases made up by rule, the same in every run: thirty years, forty actors, twelve agreements."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from explorer.model.calendar import DAY_MS, civil, day_of
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
from explorer.model.ids import Day
from explorer.store.store import Store

ACTORS: Final = 40
AGREEMENTS: Final = 12
FIRST_DAY: Final = day_of(1990, 1, 1)
DAYS: Final = 30 * 365
_MADE_AT: Final = "2020-01-01T00:00:00Z"
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
        """Give the title of a record: some forty letters, the same each time."""
        words = [_WORDS[(number * 7 + place * 11 + number // 13) % len(_WORDS)] for place in range(7)]
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
    """Write the records into a new database."""
    with Store.create(path, clock=lambda: _MADE_AT) as store, store.writing():
        many = store.connection.executemany
        kinds = {EVENT: "event", STATEMENT: "statement", ACT: "act"}
        others = [(number, "actor") for number in range(1, ACTORS + 1)]
        others += [(ACTORS + 1 + number, "agreement") for number in range(AGREEMENTS)]
        many(
            "insert into records (id, kind, uid, created, changed) values (?1, ?2, 'made-' || ?1, ?3, ?3)",
            ((number, kind, _MADE_AT) for number, kind in others),
        )
        many(
            "insert into records (id, kind, uid, created, changed) values (?1, ?2, 'made-' || ?1, ?3, ?3)",
            ((made.first_id + at, kinds[int(kind)], _MADE_AT) for at, kind in enumerate(made.kinds)),
        )
        many(
            "insert into actors (id, name, kind) values (?1, 'Actor ' || ?1, 'state')",
            ((number,) for number in range(1, ACTORS + 1)),
        )
        many(
            "insert into agreements (id, name) values (?1, ?2)",
            ((ACTORS + 1 + number, f"Agreement {number + 1}") for number in range(AGREEMENTS)),
        )
        _write_records(store, made)


_WHEN: Final = (
    "when_text, when_edtf, start_earliest, start_latest, end_earliest, end_latest,"
    " precision, approximate, uncertain, importance"
)


_AT_ONCE: Final = 200_000


def _write_records(store: Store, made: Generated) -> None:
    for first in range(0, len(made), _AT_ONCE):
        _write_some(store, made, range(first, min(first + _AT_ONCE, len(made))))


def _write_some(store: Store, made: Generated, some: range) -> None:
    bounds = np.stack([side[some.start : some.stop] for side in bounds_of(made)], axis=1).tolist()
    rows: dict[int, list[tuple[object, ...]]] = {EVENT: [], STATEMENT: [], ACT: []}
    actors: dict[int, list[tuple[int, int]]] = {EVENT: [], STATEMENT: []}
    agreements: dict[int, list[tuple[int, int]]] = {EVENT: [], STATEMENT: []}
    for at in some:
        kind = int(made.kinds[at])
        number, actor, agreement = made.first_id + at, int(made.actors[at]), int(made.agreements[at])
        flags = int(made.flags[at])
        mark = _MARKS[flags & (APPROXIMATE | UNCERTAIN)]
        edtf = _edtf(int(made.days[at]), int(made.lengths[at]), mark, is_month=bool(made.is_month[at]))
        when = (
            *(edtf, edtf, *bounds[at - some.start], "day"),
            *(int(bool(flags & APPROXIMATE)), int(bool(flags & UNCERTAIN)), int(made.importance[at])),
        )
        if kind == ACT:
            rows[kind].append((number, agreement, actor, _ACTS[at % len(_ACTS)], *when))
            continue
        rows[kind].append((number, made.title(at), *when))
        actors[kind].append((number, actor))
        if agreement:
            agreements[kind].append((number, agreement))
    many = store.connection.executemany
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


def _edtf(day: int, length: int, mark: str, *, is_month: bool) -> str:
    if is_month:
        return f"[{_iso(day)}{mark}..{_iso(day + 29)}{mark}]"
    first = _iso(day) + mark
    return first if length == 1 else f"{first}/{_iso(day + length - 1)}{mark}"


def _iso(day: int) -> str:
    year, month, day_of_month = civil(Day(day))
    return f"{year:04}-{month:02}-{day_of_month:02}"
