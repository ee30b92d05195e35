"""What tests look at to see whether a file was touched, and dumps of tables."""

import sqlite3
from pathlib import Path

from explorer.store.store import Store

Folder = dict[str, tuple[bytes, int]]
Tables = dict[str, list[tuple[object, ...]]]


def folder_of(path: Path) -> Folder:
    """Every file beside `path` with its bytes and its time of change."""
    return {
        file.name: (file.read_bytes() if file.is_file() else b"", file.stat().st_mtime_ns)
        for file in sorted(path.parent.iterdir())
    }


def tables_of(store: Store) -> Tables:
    """Every row of every table that people's work is in: all but the journal, search and its lists."""
    names = [
        row[0]
        for row in store.connection.execute(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'"
            " and name not like 'journal%' and name not like 'search%' and name not in ('name_keys', 'stale')"
        )
    ]
    every_row = "select * from {} order by 1, 2"
    return {name: [tuple(row) for row in store.connection.execute(every_row.format(name))] for name in names}


def search_of(store: Store) -> Tables:
    """What search and the name keys hold."""
    return {
        "search": [tuple(row) for row in store.connection.execute("select rowid, * from search order by 1")],
        "name_keys": [
            tuple(row)
            for row in store.connection.execute(
                "select record, kind, key, part from name_keys order by 1, 3, 4"
            )
        ],
        "stale": [tuple(row) for row in store.connection.execute("select * from stale")],
    }


def run_sql(path: Path, *statements: str) -> None:
    """Have another program change the file: plain `sqlite3` with settings of its own."""
    connection = sqlite3.connect(path)
    connection.execute("pragma foreign_keys = on")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
