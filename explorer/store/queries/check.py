"""Looking a database over: damage, schema, dates, dangling rows, standings that can't be, search behind."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from explorer.model.calendar import today
from explorer.model.edtf import parse_edtf
from explorer.model.errors import DateError
from explorer.model.ids import RecordId
from explorer.model.standing import standing_on
from explorer.model.when import When
from explorer.store.blame import shown
from explorer.store.errors import Locked, StoreError
from explorer.store.freshening import count_stale, freshen, mark_all_stale
from explorer.store.queries.lives import all_lives
from explorer.store.relations import RECORD_TABLES
from explorer.store.rows import when_of
from explorer.store.schema import missing_objects
from explorer.store.store import Store

Severity = Literal["error", "warning", "mended"]

_MOST_OF_ONE_KIND: Final = 50

WHEN_PLACES: Final = (
    ("events", ""),
    ("events", "announced_"),
    ("statements", ""),
    ("acts", ""),
    ("acts", "effect_"),
    ("ties", ""),
    ("commitments", "due_"),
    ("assessments", ""),
    ("sources", "published_"),
)
"""The tables that hold dates of records, and the prefixes of their columns."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: an error (the file contradicts itself), a warning (look at it), or what was mended."""

    severity: Severity
    sentence: str
    record: RecordId | None = None


def check(store: Store, fix: bool = False) -> list[Finding]:
    """Look the whole database over; with `fix`, mend what can be mended safely: the indexes and search.

    Of one kind of finding at most 50 are told one by one.
    """
    if fix:
        store.refuse_if_read_only()
    findings: list[Finding] = []
    for look in (_damage, _dangling, _kinds, _dates, _standings):
        found = list(look(store))
        findings += found[:_MOST_OF_ONE_KIND]
        if len(found) > _MOST_OF_ONE_KIND:
            findings.append(Finding("warning", f"… and {len(found) - _MOST_OF_ONE_KIND:,} more like these."))
    findings += _schema(store, fix)
    findings += _search(store, fix)
    return findings


def quick_check(path: Path) -> str | None:
    """Look for damage through a connection of its own, beside whoever has the file open.

    What is wrong in one sentence, or None. Reads the whole file: for a thread in the background.
    """
    try:
        with Store.open(path, read_only=True) as store:
            first = store.connection.execute("pragma quick_check(1)").fetchone()[0]
    except Locked:
        return None  # the next opening will look again
    except StoreError as error:
        return str(error)
    return None if first == "ok" else f"“{shown(path)}” is damaged ({first}); take a copy or a backup of it."


def _damage(store: Store) -> Iterator[Finding]:
    try:
        for row in store.connection.execute("pragma integrity_check(51)"):
            if row[0] != "ok":
                yield Finding("error", f"The file is damaged: {row[0]}.")
    except sqlite3.DatabaseError as error:
        yield Finding("error", f"The file is damaged: {error}.")


def _dangling(store: Store) -> Iterator[Finding]:
    for row in store.connection.execute("pragma foreign_key_check"):
        record = RecordId(row[1]) if row[0] in RECORD_TABLES else None
        yield Finding(
            "error", f"Row {row[1]} of “{row[0]}” points at a row of “{row[2]}” that is not there.", record
        )


def _kinds(store: Store) -> Iterator[Finding]:
    for table, kind in RECORD_TABLES.items():
        rows = store.connection.execute(
            f"select id from records where kind = ? and id not in (select id from {table}) order by id",  # noqa: S608 - a table of ours
            (kind,),
        )
        for row in rows:
            yield Finding(
                "error", f"Record {row[0]} is said to be of the kind {kind} but is not one.", row[0]
            )
        rows = store.connection.execute(
            f"select {table}.id, records.kind from {table} join records using (id) where records.kind <> ?",  # noqa: S608 - a table of ours
            (kind,),
        )
        for row in rows:
            yield Finding(
                "error", f"Record {row[0]} stands in “{table}” but is of the kind {row[1]}.", row[0]
            )


def _dates(store: Store) -> Iterator[Finding]:
    known: dict[str, When | None] = {}
    for table, prefix in WHEN_PLACES:
        for row in store.connection.execute(f"select * from {table}"):  # noqa: S608 - a table of ours
            complaint = _complaint(row, prefix, known)
            if complaint is not None:
                word = (prefix.rstrip("_") + " date").strip()
                yield Finding("error", f"The {word} of record {row['id']} {complaint}.", RecordId(row["id"]))


def _complaint(row: sqlite3.Row, prefix: str, known: dict[str, When | None]) -> str | None:
    when = when_of(row, prefix)
    bounds = (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    if when.edtf is None:
        return None if bounds == (None,) * 4 else "has bounds but is undated"
    if when.edtf not in known:
        try:
            known[when.edtf] = parse_edtf(when.edtf)
        except DateError:
            known[when.edtf] = None
        if len(known) > 10_000:
            known.pop(next(iter(known)))
    read = known.get(when.edtf)
    if read is None:
        return f"can't be read: “{when.edtf}”"
    if bounds != (read.start_earliest, read.start_latest, read.end_earliest, read.end_latest):
        return f"has bounds that “{when.edtf}” does not have"
    if (when.approximate, when.uncertain) != (read.approximate, read.uncertain):
        return f"is not as approximate or uncertain as “{when.edtf}”"
    return None


_BOUND_TO: Final = frozenset({"party", "participant", "suspended", "notice given", "withdrawal announced"})
_MADE_BY_ONE: Final = frozenset({"unilateral undertaking", "resolution"})
_MADE_BY_MANY: Final = frozenset({"adopted", "opened for signature", "acceded"})
"""Acts that tell an agreement among many, of whom a database may well name one or two."""


def _standings(store: Store) -> Iterator[Finding]:
    day = today()
    for life in all_lives(store):
        agreement = life.agreement
        standing = standing_on(agreement, life.acts, day)
        if standing.of_whole not in ("in force", "in effect") or agreement.kind in _MADE_BY_ONE:
            continue
        if any(act.act in _MADE_BY_MANY for act in life.acts):
            continue
        bound = sum(party.standing in _BOUND_TO for party in standing.parties)
        if len(standing.parties) <= 2 and bound < 2:
            yield Finding(
                "warning",
                f"The agreement “{agreement.name}” is {standing.of_whole} with {bound or 'no'}"
                f" part{'y' if bound == 1 else 'ies'}; an act may be missing.",
                agreement.id,
            )


def _schema(store: Store, fix: bool) -> Iterator[Finding]:
    for type_, name, sql in missing_objects(store.connection):
        word = "virtual table" if type_ == "table" and sql.lower().startswith("create virtual") else type_
        if fix and type_ != "table":
            with store.writing():
                store.connection.execute(sql)
                if type_ == "trigger":
                    mark_all_stale(store.connection)
            yield Finding("mended", f"The {word} “{name}” was missing or changed and has been made again.")
        else:
            yield Finding("error", f"The {word} “{name}” is missing or changed.")


def _search(store: Store, fix: bool) -> Iterator[Finding]:
    behind = count_stale(store.connection)
    sound = _is_search_sound(store)
    if fix and (behind or not sound):
        with store.writing():
            if not sound:
                mark_all_stale(store.connection)
            freshen(store.connection)
        yield Finding("mended", "Search has been brought up to date.")
    elif not sound:
        yield Finding("error", "Search does not hold what the records say; “check --fix” writes it anew.")
    elif behind:
        yield Finding(
            "warning",
            f"Search is behind by {behind:,} record{'' if behind == 1 else 's'}; “check --fix” mends that.",
        )


def _is_search_sound(store: Store) -> bool:
    """Whether search and name keys hold every record that has words, and nothing that is gone."""
    row = store.connection.execute(
        "select"
        " (select count(*) from (select id from events union all select id from statements"
        "  union all select id from actors union all select id from agreements"
        "  union all select id from sources union all select id from places union all select id from tags)"
        "  where id not in (select rowid from search) and id not in (select record from stale)),"
        " (select count(*) from search where rowid not in (select id from records)"
        "  and rowid not in (select record from stale)),"
        " (select count(*) from (select id from actors union all select id from agreements"
        "  union all select id from sources union all select id from places union all select id from tags)"
        "  where id not in (select record from name_keys) and id not in (select record from stale))"
    ).fetchone()
    if any(row):
        return False
    if store.is_read_only:
        return True
    try:
        with store.writing():
            store.connection.execute("insert into search (search) values ('integrity-check')")
    except sqlite3.DatabaseError:
        return False
    return True
