"""What was changed of a record, step by step, in words: from the images of rows that the journal keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Cell = str | int | float | bytes | None
RowImage = Mapping[str, Cell]

_WHEN_PARTS: Final = (
    *("when_edtf", "start_earliest", "start_latest", "end_earliest", "end_latest"),
    *("precision", "approximate", "uncertain", "utc_offset_min"),
)
"""What follows from a date as it was typed, with any prefix."""
_HIDDEN: Final = frozenset({"id", "uid", "created", "changed", "position", "import_id"})
_CHILDREN: Final[Mapping[str, str]] = {
    "event_actors": "actor",
    "statement_actors": "actor",
    "event_agreements": "agreement",
    "statement_agreements": "agreement",
    "taggings": "tag",
    "citations": "source",
    "actor_names": "alias",
    "agreement_names": "alias",
    "external_ids": "number elsewhere",
}
OWNERS: Final[Mapping[str, str]] = {
    "event_actors": "event",
    "statement_actors": "statement",
    "event_agreements": "event",
    "statement_agreements": "statement",
    "taggings": "record",
    "citations": "record",
    "actor_names": "actor",
    "agreement_names": "agreement",
    "external_ids": "record",
}
"""The tables whose rows hang on a record, with the column that says on which."""
_NAMING: Final[Mapping[str, tuple[str, ...]]] = {
    "event_actors": ("actor", "role"),
    "statement_actors": ("actor", "role"),
    "event_agreements": ("agreement",),
    "statement_agreements": ("agreement",),
    "taggings": ("tag",),
    "citations": ("source", "locator"),
    "actor_names": ("name",),
    "agreement_names": ("name",),
    "external_ids": ("scheme", "value"),
}
"""The columns that say which row of a table it is."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after an edit; empty where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One edit of a record: what it is called in the journal, when (ISO 8601, UTC), by what, what changed."""

    label: str
    at: str
    origin: str
    changes: tuple[FieldChange, ...]
    is_first: bool = False


def row_in_words(
    table: str, before: RowImage | None, after: RowImage | None, names: Mapping[tuple[str, Cell], str]
) -> tuple[FieldChange, ...]:
    """Tell how a row changed: field by field for the record's own, as added or removed for what hangs on it.

    `names` has the names of the records that columns point at.
    """
    child = _CHILDREN.get(table)
    if child is None:
        return _fields("", before or {}, after or {}, names)
    if before is None or after is None:
        row = (before or after) or {}
        told = _row_name(table, row, names)
        return (FieldChange(child, "" if before is None else told, "" if after is None else told),)
    return _fields(f"{child} {_row_name(table, after, names)}: ", before, after, names)


def _fields(
    prefix: str, before: RowImage, after: RowImage, names: Mapping[tuple[str, Cell], str]
) -> tuple[FieldChange, ...]:
    found = []
    for column in dict.fromkeys((*before, *after)):
        if before.get(column) == after.get(column) or _is_hidden(column):
            continue
        told = [_value(column, row.get(column), names) for row in (before, after)]
        if told[0] != told[1]:
            found.append(FieldChange(prefix + column_in_words(column), told[0], told[1]))
    return tuple(found)


def _is_hidden(column: str) -> bool:
    return column in _HIDDEN or any(column == one or column.endswith(f"_{one}") for one in _WHEN_PARTS)


def column_in_words(column: str) -> str:
    """What a column is called: `when`, `effect`, `other agreement`."""
    if column.endswith("when_text"):
        return column.removesuffix("_when_text").removesuffix("when_text").replace("_", " ").strip() or "when"
    return column.replace("_", " ")


def _value(column: str, cell: Cell, names: Mapping[tuple[str, Cell], str]) -> str:
    if cell is None:
        return ""
    if column in ("private", "prospective"):
        return "yes" if cell else "no"
    return names.get((column, cell), " ".join(str(cell).split()))


def _row_name(table: str, row: RowImage, names: Mapping[tuple[str, Cell], str]) -> str:
    parts = [_value(column, row.get(column), names) for column in _NAMING[table]]
    return ", ".join(part for part in parts if part)
