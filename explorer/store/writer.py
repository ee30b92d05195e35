"""Writing rows inside one edit, with the images before and after that the journal keeps of each."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from explorer.model.changes import NOTHING_CHANGED, Changes, CreatedRecord
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.relations import RECORD_TABLES, record_columns
from explorer.store.rows import Cell

Image = Mapping[str, Cell | bytes]
"""All cells of one row."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row before and after, None where it was not there."""

    table: str
    row_id: int
    before: Image | None
    after: Image | None


def image_of(connection: sqlite3.Connection, table: str, row_id: int) -> Image | None:
    """All cells of a row by its `id`, None where there is no such row."""
    cursor = connection.execute(f"select * from {table} where id = ?", (row_id,))  # noqa: S608 - a table of ours
    cursor.row_factory = None
    row = cursor.fetchone()
    return None if row is None else dict(zip((column[0] for column in cursor.description), row, strict=True))


def insert_row(connection: sqlite3.Connection, table: str, cells: Image) -> int:
    """Insert a row, by the names of its columns; its `id`."""
    names = ", ".join(f'"{name}"' for name in cells)
    marks = ", ".join("?" * len(cells))
    cursor = connection.execute(
        f'insert into "{table}" ({names}) values ({marks})',  # noqa: S608 - names of our own columns
        tuple(cells.values()),
    )
    return int(cursor.lastrowid or 0)


def update_row(connection: sqlite3.Connection, table: str, row_id: int, cells: Image) -> None:
    """Set some cells of a row."""
    settings = ", ".join(f'"{name}" = ?' for name in cells)
    connection.execute(
        f'update "{table}" set {settings} where id = ?',  # noqa: S608 - names of our own columns
        (*cells.values(), row_id),
    )


def delete_row(connection: sqlite3.Connection, table: str, row_id: int) -> None:
    """Delete a row by its `id`."""
    connection.execute(f'delete from "{table}" where id = ?', (row_id,))  # noqa: S608 - a table of ours


def touched_by(change: RowChange) -> frozenset[RecordId]:
    """The records that a changed row belongs to or points at."""
    touched: set[RecordId] = set()
    if change.table == "records" or change.table in RECORD_TABLES:
        touched.add(RecordId(change.row_id))
    for column in record_columns().get(change.table, ()):
        for image in (change.before, change.after):
            cell = image.get(column) if image else None
            if isinstance(cell, int):
                touched.add(RecordId(cell))
    return frozenset(touched)


class Writer:
    """What one edit writes through; it knows which rows changed and which records that touches.

    With `is_journalled` False, as in a bulk, no images are taken and `touched` holds only what is added.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        clock: Callable[[], str],
        new_uid: Callable[[], str],
        is_journalled: bool = True,
        import_id: int | None = None,
    ) -> None:
        self.connection = connection
        self._clock = clock
        self._new_uid = new_uid
        self._is_journalled = is_journalled
        self._import_id = import_id
        self.changed_rows: list[RowChange] = []
        self.created: list[CreatedRecord] = []
        self.label = ""
        self.record: RecordId | None = None
        self.is_undated = False
        self.step: int | None = None
        self._touched: set[RecordId] = set()

    def begin_deed(self) -> None:
        """Begin the next of several deeds; what a bulk's last one touched is forgotten, an edit's is kept."""
        if not self._is_journalled:
            self.changed_rows.clear()
            self.created.clear()
            self._touched.clear()
        self.label, self.record, self.is_undated = "", None, False

    def add_record(self, kind: RecordKind, *, private: bool = False) -> RecordId:
        """Give a new record its number; its own table's row follows with `insert`."""
        now = self._clock()
        cells: dict[str, Cell] = {
            "kind": kind.value,
            "uid": self._new_uid(),
            "private": int(private),
            "import_id": self._import_id,
            "created": now,
            "changed": now,
        }
        return RecordId(self.insert("records", cells))

    def insert(self, table: str, cells: Image) -> int:
        """Add a row; its `id`."""
        row_id = insert_row(self.connection, table, cells)
        self._note(table, row_id, None)
        return row_id

    def update(self, table: str, row_id: int, cells: Image) -> bool:
        """Set cells of a row where they differ; whether any did."""
        before = image_of(self.connection, table, row_id)
        if before is None or all(before.get(name) == cell for name, cell in cells.items()):
            return False
        update_row(self.connection, table, row_id, cells)
        self._note(table, row_id, before)
        return True

    def delete(self, table: str, row_id: int) -> None:
        """Delete a row."""
        before = image_of(self.connection, table, row_id)
        delete_row(self.connection, table, row_id)
        if before is not None:
            self._note(table, row_id, before)

    def sync(
        self, table: str, owner_column: str, owner: int, wanted: Sequence[Image], key: tuple[str, ...]
    ) -> None:
        """Make the rows of `owner` those wanted: rows with the same key are kept, with their ids."""
        cursor = self.connection.execute(
            f"select * from {table} where {owner_column} = ? order by id",  # noqa: S608 - names of ours
            (owner,),
        )
        present = {tuple(row[name] for name in key): int(row["id"]) for row in cursor}
        keys = [tuple(cells[name] for name in key) for cells in wanted]
        for gone in present.keys() - set(keys):
            self.delete(table, present[gone])
        for cells, its_key in zip(wanted, keys, strict=True):
            if its_key in present:
                self.update(table, present[its_key], cells)
            else:
                self.insert(table, {owner_column: owner, **cells})

    def sync_actors(
        self, table: str, owner_column: str, owner: int, parts: Sequence[tuple[int, str]]
    ) -> None:
        """Make the actors and their roles those wanted; where their order is the same no row is touched."""
        cursor = self.connection.execute(
            f"select actor, role from {table} where {owner_column} = ?"  # noqa: S608 - names of ours
            " order by role <> 'speaker', position, id",
            (owner,),
        )
        if [(row[0], row[1]) for row in cursor] == list(parts):
            return
        wanted: list[Image] = [
            {"actor": actor, "role": role, "position": position}
            for position, (actor, role) in enumerate(parts)
        ]
        self.sync(table, owner_column, owner, wanted, ("actor", "role"))

    def mark_changed(self, record: RecordId, *, private: bool) -> bool:
        """Note the time on the record if any of its rows changed; whether any did."""
        self.update("records", record, {"private": int(private)})
        if not self.changed_rows:
            return False
        self.update("records", record, {"changed": self._clock()})
        return True

    def changes(self) -> Changes:
        """The outcome, told to the views."""
        touched = frozenset(self._touched.union(*map(touched_by, self.changed_rows)))
        return changes_of(
            self.connection,
            label=self.label,
            step=self.step,
            record=self.record,
            touched=touched,
            rows=self.changed_rows,
            created=tuple(self.created),
            is_undated=self.is_undated,
        )

    def write_journal(self, origin: str) -> None:
        """Keep the edit as a step of the journal; steps that were undone can't be redone after it."""
        if not self.changed_rows:
            self.label, self.is_undated = NOTHING_CHANGED, False
            return
        self.connection.execute("delete from journal where undone = 1")
        step = insert_row(
            self.connection,
            "journal",
            {"label": self.label, "at": self._clock(), "origin": origin, "record": self.record},
        )
        self.connection.executemany(
            "insert into journal_rows (step, table_name, row_id, before_json, after_json)"
            " values (?, ?, ?, ?, ?)",
            (
                (step, change.table, change.row_id, to_json(change.before), to_json(change.after))
                for change in self.changed_rows
            ),
        )
        self.step = step

    def _note(self, table: str, row_id: int, before: Image | None) -> None:
        if self._is_journalled:
            after = image_of(self.connection, table, row_id)
            self.changed_rows.append(RowChange(table, row_id, before, after))
        elif table == "records":
            self._touched.add(RecordId(row_id))


def changes_of(
    connection: sqlite3.Connection,
    *,
    label: str,
    step: int | None,
    record: RecordId | None,
    touched: frozenset[RecordId],
    rows: Sequence[RowChange],
    created: tuple[CreatedRecord, ...] = (),
    is_undated: bool = False,
) -> Changes:
    """Tell which of the touched records are there, which are gone, and of what kinds they are."""
    asked = touched if record is None else touched | {record}
    known = {
        RecordId(row[0]): RecordKind(row[1])
        for row in connection.execute(
            "select id, kind from records where id in (select value from json_each(?))",
            (json.dumps(sorted(asked)),),
        )
    }
    removed = {
        RecordId(change.row_id): RecordKind(str(change.before["kind"]))
        for change in rows
        if change.table == "records" and change.before is not None and change.row_id not in known
    }
    kind = None if record is None else known.get(record, removed.get(record))
    return Changes(
        label=label,
        step=step,
        touched=touched,
        record=record if record in known else None,
        kind=kind,
        removed=frozenset(removed),
        created=created,
        is_undated=is_undated,
        kinds=frozenset(kind for one, kind in known.items() if one in touched) | frozenset(removed.values()),
    )


def to_json(image: Image | None) -> str | None:
    """A row as JSON; a blob, which only somebody else's column can hold, as `{"blob": hex}`."""
    if image is None:
        return None
    return json.dumps(
        {name: {"blob": cell.hex()} if isinstance(cell, bytes) else cell for name, cell in image.items()},
        ensure_ascii=False,
    )


def from_json(text: str | None) -> Image | None:
    """The row that `to_json` wrote."""
    if text is None:
        return None
    return {
        name: bytes.fromhex(cell["blob"]) if isinstance(cell, dict) else cell
        for name, cell in json.loads(text).items()
    }
