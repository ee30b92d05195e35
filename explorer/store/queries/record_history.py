"""When a record was entered and changed, by which step or import; its edits one by one from the journal."""

from collections.abc import Mapping
from typing import Final

from explorer.model.ids import RecordId
from explorer.model.record_history import OWNERS, Cell, FieldChange, HistoryStep, RowImage, row_in_words
from explorer.model.small_details import Entered
from explorer.store.queries.names import named_all
from explorer.store.relations import KIND_TABLES, record_columns
from explorer.store.store import Store
from explorer.store.writer import from_json

MOST_STEPS: Final = 50
"""So many of a record's edits are told, the latest first.

An edit is found by the record's rows, which it changes, or at least by the moment that it notes on them.
"""
MOST_ROWS: Final = 2_000
"""Of an edit that touched more rows than this only so many are looked through for the record's."""

_UID_VERSION, _NAMED_UID = 14, "5"
"""A uid's version stands there (RFC 9562): those of samples are made from names, all others by chance."""

STEPS: Final = (
    "select journal.step, label, at, origin, max(table_name = 'records' and before_json is null) as makes"
    " from journal_rows join journal on journal.step = journal_rows.step"
    " where table_name in ('records', :own) and row_id = :record and undone = 0"
    " group by journal.step order by journal.step {towards} limit :most"
)
_ROWS: Final = (
    "select table_name, row_id, before_json, after_json from journal_rows where step = ? order by id limit ?"
)


def entered(store: Store, record: RecordId) -> Entered:
    """When a record was entered and last changed, and by which steps or which import.

    What came with a sample was entered by nobody: it has no such moment, and is changed only by an edit.
    """
    row = store.connection.execute(
        "select created, changed, uid, imports.label, imports.file_name, kind from records"
        " left join imports on imports.id = import_id where records.id = ?",
        (record,),
    ).fetchone()
    if row is None:
        return Entered("", "")
    created, changed, uid = map(str, row[:3])
    is_named = uid[_UID_VERSION : _UID_VERSION + 1] == _NAMED_UID
    first, last = (_step(store, record, KIND_TABLES[str(row[5])], towards) for towards in ("asc", "desc"))
    return Entered(
        created="" if is_named else created,
        changed="" if is_named and changed == created else changed,
        entered_by=first[0] if first is not None and first[1] else "",
        changed_by=last[0] if last is not None and not last[1] else "",
        import_label="" if row[3] is None else str(row[3]),
        import_file="" if row[4] is None else str(row[4]),
        has_history=first is not None,
    )


def _step(store: Store, record: RecordId, own: str, towards: str) -> tuple[str, bool] | None:
    """The label of the first or last edit of a record, and whether that made it."""
    parameters = {"record": record, "own": own, "most": 1}
    row = store.connection.execute(STEPS.format(towards=towards), parameters).fetchone()
    return None if row is None else (str(row[1]), row[4] == 1)


def history(store: Store, record: RecordId) -> tuple[HistoryStep, ...]:
    """The edits of a record that stand, the latest first, each with the fields that it changed."""
    with store.reading():
        kind = store.connection.execute("select kind from records where id = ?", (record,)).fetchone()
        if kind is None:
            return ()
        own = KIND_TABLES[str(kind[0])]
        parameters = {"record": record, "own": own, "most": MOST_STEPS}
        steps = store.connection.execute(STEPS.format(towards="desc"), parameters).fetchall()
        return tuple(
            _told(store, (str(row[1]), str(row[2]), str(row[3])), _rows_of(store, row[0], own, record))
            for row in steps
        )


_Changed = tuple[str, RowImage | None, RowImage | None]


def _rows_of(store: Store, step: int, own: str, record: RecordId) -> list[_Changed]:
    """The rows of a step that are the record's own, or that hang on it."""
    found: list[_Changed] = []
    for table, row_id, before_json, after_json in store.connection.execute(_ROWS, (step, MOST_ROWS)):
        before, after = from_json(before_json), from_json(after_json)
        image = after or before or {}
        is_own = table in (own, "records") and row_id == record
        is_part = table in OWNERS and image.get(OWNERS[table]) == record
        if is_own or is_part:
            found.append((table, before, after))
    return found


def _told(store: Store, step: tuple[str, str, str], rows: list[_Changed]) -> HistoryStep:
    label, at, origin = step
    is_first = any(table == "records" and before is None for table, before, _ in rows)
    names = _names(store, rows)
    changes: list[FieldChange] = []
    for table, before, after in rows:
        if not is_first and (table != "records" or before is not None):
            changes += row_in_words(table, before, after, names)
    return HistoryStep(label, at, origin, tuple(changes), is_first)


def _names(store: Store, rows: list[_Changed]) -> Mapping[tuple[str, Cell], str]:
    """The names of the records that the rows point at, by column and number."""
    pointing: set[tuple[str, int]] = set()
    for table, before, after in rows:
        for column in record_columns().get(table, ()):
            for image in (before, after):
                cell = None if image is None else image.get(column)
                if isinstance(cell, int):
                    pointing.add((column, cell))
    known = {one.id: one.name for one in named_all(store, sorted({number for _, number in pointing}))}
    return {
        (column, number): known.get(RecordId(number), f"number {number}, since deleted")
        for column, number in pointing
    }
