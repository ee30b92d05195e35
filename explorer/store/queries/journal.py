"""The journal: which edits were made, and undoing and redoing them row for row."""

import sqlite3
from collections.abc import Sequence

from explorer.model.changes import Changes
from explorer.model.details import JournalStep
from explorer.model.ids import RecordId
from explorer.store.errors import CannotUndo, NotKnown
from explorer.store.queries.names import named, shortened
from explorer.store.relations import RECORD_TABLES, WITHOUT_RECORDS, Pointer, pointers, record_columns
from explorer.store.schema import our_columns
from explorer.store.store import Store
from explorer.store.writer import (
    Image,
    RowChange,
    changes_of,
    delete_row,
    from_json,
    image_of,
    insert_row,
    touched_by,
    update_row,
)


def steps(store: Store) -> list[JournalStep]:
    """Every edit in the journal, newest last."""
    rows = store.connection.execute("select step, label, at, undone from journal order by step")
    return [JournalStep(int(row[0]), str(row[1]), str(row[2]), row[3] == 1) for row in rows]


_LAST_DONE = "select step, label, record from journal where undone = 0 order by step desc limit 1"
_FIRST_UNDONE = "select step, label, record from journal where undone = 1 order by step limit 1"


def undo_label(store: Store) -> str | None:
    """What `undo` would take back, None where there is nothing."""
    row = store.connection.execute(_LAST_DONE).fetchone()
    return None if row is None else str(row["label"])


def redo_label(store: Store) -> str | None:
    """What `redo` would do again, None where there is nothing."""
    row = store.connection.execute(_FIRST_UNDONE).fetchone()
    return None if row is None else str(row["label"])


def undo(store: Store) -> Changes:
    """Take back the last edit: its tables are then what they were, row for row.

    Refused where somebody else has changed one of its rows since, or built on them.
    """
    with store.writing():
        step = store.connection.execute(_LAST_DONE).fetchone()
        if step is None:
            raise CannotUndo("There is nothing to undo.")
        changes = [
            RowChange(change.table, change.row_id, change.after, change.before)
            for change in reversed(_changes(store.connection, step["step"]))
        ]
        return _replay(store, step, changes, "undo", undone=1)


def redo(store: Store) -> Changes:
    """Do the edit again that was undone last."""
    with store.writing():
        step = store.connection.execute(_FIRST_UNDONE).fetchone()
        if step is None:
            raise CannotUndo("There is nothing to redo.")
        return _replay(store, step, _changes(store.connection, step["step"]), "redo", undone=0)


def _changes(connection: sqlite3.Connection, step: int) -> list[RowChange]:
    rows = connection.execute(
        "select table_name, row_id, before_json, after_json from journal_rows where step = ? order by id",
        (step,),
    )
    return [
        RowChange(str(row[0]), int(row[1]), from_json(row[2]), from_json(row[3])) for row in rows.fetchall()
    ]


def _replay(
    store: Store, step: sqlite3.Row, changes: Sequence[RowChange], verb: str, *, undone: int
) -> Changes:
    connection = store.connection
    label = str(step["label"])
    every_pointer = pointers(connection)
    try:
        for change in changes:
            _refuse_changed(store, change, label, verb)
            if change.after is None:
                _refuse_depended_on(store, change, every_pointer, label, verb)
            _put(connection, change)
    except sqlite3.IntegrityError as error:
        raise CannotUndo(
            f"“{label}” can't be {_done(verb)}, because what it needs has been changed since ({error})."
        ) from error
    connection.execute("update journal set undone = ? where step = ?", (undone, step["step"]))
    touched = frozenset[RecordId]().union(*map(touched_by, changes))
    return changes_of(
        connection, label=label, step=int(step["step"]), record=step["record"], touched=touched, rows=changes
    )


def _done(verb: str) -> str:
    return "undone" if verb == "undo" else "redone"


def _put(connection: sqlite3.Connection, change: RowChange) -> None:
    if change.after is None:
        delete_row(connection, change.table, change.row_id)
    elif change.before is None:
        insert_row(connection, change.table, change.after)
    else:
        changed = {name: cell for name, cell in change.after.items() if change.before.get(name) != cell}
        update_row(connection, change.table, change.row_id, changed)


def _refuse_changed(store: Store, change: RowChange, label: str, verb: str) -> None:
    """Refuse a row that is not as the journal left it; others’ columns count only where the row would go."""
    if change.table not in {"records", *record_columns(), *WITHOUT_RECORDS}:
        raise CannotUndo(f"“{label}” can't be {_done(verb)}: its table “{change.table}” is not known.")
    present = image_of(store.connection, change.table, change.row_id)
    if change.before is None:
        if present is None:
            return
        what = "a row has been put in its place"
    elif present is None:
        what = "it has been deleted"
    else:
        goes = change.after is None
        differing = [
            name
            for name, cell in change.before.items()
            if present.get(name) != cell and (goes or name in our_columns()[change.table])
        ]
        if not differing:
            return
        what = f"its {_in_words(differing[0])} has been changed"
    raise CannotUndo(
        f"“{label}” can't be {_done(verb)}: {_subject(store, change)} is not as this program left it"
        f" ({what}, perhaps by another program)."
    )


def _in_words(column: str) -> str:
    return column.replace("_edtf", "").replace("_text", "").replace("_", " ")


def _refuse_depended_on(
    store: Store, change: RowChange, every_pointer: Sequence[Pointer], label: str, verb: str
) -> None:
    """A row that others still point at can't go: they were added since, and nothing may vanish with it."""
    for pointer in every_pointer:
        if pointer.parent != change.table:
            continue
        row = store.connection.execute(
            f'select 1 from "{pointer.table}" where "{pointer.column}" = ? limit 1',  # noqa: S608 - names of the schema
            (change.row_id,),
        ).fetchone()
        if row is not None:
            raise CannotUndo(
                f"“{label}” can't be {_done(verb)}: {_subject(store, change)} has been used since"
                f" in the table “{pointer.table}”; remove that first."
            )


def _subject(store: Store, change: RowChange) -> str:
    record = change.row_id if change.table == "records" or change.table in RECORD_TABLES else None
    image: Image = change.before or change.after or {}
    if record is None:
        owners = [image.get(column) for column in record_columns().get(change.table, ())]
        record = next((owner for owner in owners if isinstance(owner, int)), None)
    if record is not None:
        try:
            found = named(store, record)
        except NotKnown:
            return f"record {record}"
        return f"the {found.kind} “{shortened(found.name)}”"
    if change.table == "views":
        return f"the view “{shortened(str(image.get('name', change.row_id)))}”"
    return f"row {change.row_id} of “{change.table}”"
