"""Which columns point at which tables: read from the schema, so that foreign tables count as well."""

import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import Final

from explorer.store.schema import open_blank

RECORD_TABLES: Final = {
    "actors": "actor",
    "ties": "tie",
    "events": "event",
    "statements": "statement",
    "agreements": "agreement",
    "acts": "act",
    "commitments": "commitment",
    "assessments": "assessment",
    "links": "link",
    "sources": "source",
    "places": "place",
    "tags": "tag",
}
"""The table of each kind of record; its `id` is the record's number."""

KIND_TABLES: Final = {kind: table for table, kind in RECORD_TABLES.items()}
"""The same, by kind."""

UNJOURNALLED: Final = frozenset({"name_keys", "stale", "journal_rows"})
"""Tables that follow from others by themselves and hold nothing of anybody's."""

WITHOUT_RECORDS: Final = frozenset({"views"})
"""Tables of ours that edits write and that hold no record's number in a column."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column of `table` that points at the `id` of `parent`."""

    table: str
    column: str
    parent: str


def pointers(connection: sqlite3.Connection) -> tuple[Pointer, ...]:
    """Every foreign key of the database, ours and others'."""
    rows = connection.execute(
        'select m.name, f."from", f."table" from sqlite_schema as m, pragma_foreign_key_list(m.name) as f'
        " where m.type = 'table' order by m.rowid, f.id"
    )
    return tuple(Pointer(row[0], row[1], row[2]) for row in rows if row[0] not in UNJOURNALLED)


@cache
def record_columns() -> dict[str, tuple[str, ...]]:
    """For each table of ours, the columns that hold numbers of records."""
    with open_blank() as connection:
        columns: dict[str, list[str]] = {}
        for pointer in pointers(connection):
            if pointer.parent == "records" or pointer.parent in RECORD_TABLES:
                columns.setdefault(pointer.table, []).append(pointer.column)
    return {table: tuple(names) for table, names in columns.items()}


def rows_pointing_at(connection: sqlite3.Connection, pointer: Pointer, row_id: int) -> list[int]:
    """The `id` of each row whose pointer holds this number; for a table without `id`, as many zeros."""
    has_id = connection.execute(
        "select 1 from pragma_table_info(?) where name = 'id'", (pointer.table,)
    ).fetchone()
    name = "id" if has_id else "0"
    rows = connection.execute(
        f'select {name} from "{pointer.table}" where "{pointer.column}" = ? order by 1',  # noqa: S608 - names of the schema
        (row_id,),
    )
    return [int(row[0]) for row in rows]
