"""Our schema: the numbered migrations, their version, and what of a file's schema is ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from explorer.paths import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID: Final = 0x44544C58
"""In the header of every database of ours: "DTLX"."""

SCHEMA_VERSION: Final = 2001
"""1000 * incompatible + compatible; the same as the last migration sets."""

_SET: Final = "explorer"
"""Under this name sqlite-utils notes which migrations a database has had."""

SchemaObject = tuple[str, str, str]
"""Type, name and SQL of a trigger, view or virtual table."""


def is_too_new(user_version: int) -> bool:
    """Whether a database of this version needs a newer program."""
    return user_version // 1000 > SCHEMA_VERSION // 1000


def statements_of(script: str) -> list[str]:
    """Split SQL text into statements; a trigger's inner semicolons do not divide it."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    if pending.strip():
        statements.append(pending)
    return statements


def _apply_file(connection: sqlite3.Connection, file: Path) -> None:
    for statement in statements_of(file.read_text(encoding="utf-8")):
        connection.execute(statement)


def _files() -> list[Path]:
    return sorted(migrations().glob("*.sql"))


@cache
def our_migrations() -> "Migrations":
    """The SQL files under db/migrations, in the order of their numbers."""
    from sqlite_utils import Migrations  # takes long to load, and a database of today needs none

    known = Migrations(_SET)
    for file in _files():

        def apply(database: "Database", /, file: Path = file) -> None:
            _apply_file(database.conn, file)

        known(name=file.stem)(apply)
    return known


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether migrations of ours have still to be applied."""
    if not columns_of(connection, "_sqlite_migrations"):
        return True
    rows = connection.execute("select name from _sqlite_migrations where migration_set = ?", (_SET,))
    return not {file.stem for file in _files()} <= {row[0] for row in rows}


def migrate(database: "Database") -> bool:
    """Bring a database to our schema, each migration in one transaction; whether there was anything to do."""
    if not is_older(database.conn):
        return False
    our_migrations().apply(database)
    return True


@contextmanager
def open_blank() -> Iterator[sqlite3.Connection]:
    """An empty database of our schema in memory, to read the schema from."""
    connection = sqlite3.connect(":memory:")
    try:
        for file in _files():
            _apply_file(connection, file)
        yield connection
    finally:
        connection.close()


@cache
def our_objects() -> frozenset[SchemaObject]:
    """Every trigger, view and virtual table that any version of ours has had, by its exact SQL."""
    connection = sqlite3.connect(":memory:")
    known: set[SchemaObject] = set()
    for file in _files():
        _apply_file(connection, file)
        known.update(guarded_objects(connection))
    connection.close()
    return frozenset(known)


@cache
def our_columns() -> dict[str, tuple[str, ...]]:
    """The columns that each table of ours has today."""
    with open_blank() as connection:
        names = [
            row[0]
            for row in connection.execute(
                "select name from sqlite_schema where type = 'table'"
                " and name not like 'sqlite\\_%' escape '\\' and name not like 'search\\_%' escape '\\'"
            )
        ]
        return {name: columns_of(connection, name) for name in names}


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The names of a table's columns, none where there is no such table."""
    return tuple(row[0] for row in connection.execute("select name from pragma_table_info(?)", (table,)))


def guarded_objects(connection: sqlite3.Connection) -> frozenset[SchemaObject]:
    """The triggers, views and virtual tables of a database: what can run when somebody reads or writes."""
    rows = connection.execute(
        "select type, name, coalesce(sql, '') from sqlite_schema"
        " where type in ('trigger', 'view') or type = 'table' and sql like 'create virtual%'"
    )
    return frozenset((row[0], row[1], row[2]) for row in rows)


def missing_objects(connection: sqlite3.Connection) -> list[SchemaObject]:
    """What of our schema a database lacks or has otherwise: tables, indexes, triggers, views.

    A table counts as present where it has all our columns: somebody may have added some.
    """
    with open_blank() as blank:
        ours = _named_objects(blank)
    present = set(_named_objects(connection))
    missing = []
    for type_, name, sql in ours:
        is_plain_table = type_ == "table" and not sql.lower().startswith("create virtual")
        if is_plain_table and set(our_columns().get(name, ())) <= set(columns_of(connection, name)):
            continue
        if (type_, name, sql) not in present:
            missing.append((type_, name, sql))
    return missing


def _named_objects(connection: sqlite3.Connection) -> list[SchemaObject]:
    rows = connection.execute(
        "select type, name, sql from sqlite_schema where sql is not null"
        " and name not like 'sqlite\\_%' escape '\\' and name not like 'search\\_%' escape '\\'"
        " and name not like '\\_sqlite%' escape '\\' order by rowid"
    )
    return [(row[0], row[1], row[2]) for row in rows]


def schema_text() -> str:
    """Our schema as one SQL text, which is kept in db/schema.sql for people to read."""
    with open_blank() as connection:
        version = connection.execute("pragma user_version").fetchone()[0]
        objects = _named_objects(connection)
    head = (
        "-- The schema as all migrations leave it; read it here, change it by a new file under migrations/.\n"
        "-- Written by: python -m explorer.store.schema > db/schema.sql\n\n"
        f"pragma application_id = {APPLICATION_ID};\npragma user_version = {version};\n"
    )
    return head + "".join(f"\n{sql};\n" for _, _, sql in objects)


if __name__ == "__main__":
    print(schema_text(), end="")
