"""The rows of the table for Qt: any number of them, of which only those that are looked at are read."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from explorer.model.ids import RecordId
from explorer.model.table_rows import Field, TableRow, is_changeable
from explorer.ui.plain_tip import plain_tip
from explorer.ui.table.cells import COLUMN_OF, COLUMNS, cell_speech, cell_text, cell_tip, cell_words
from explorer.ui.table.row_order import RowOrder

READ_AT_ONCE: Final = 200
"""So many rows are asked for together, those looked at last; a screen holds fewer."""
KEPT_MOST: Final = 6_000
"""So many rows are kept, before those read first are forgotten."""
WAITING: Final = "…"

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX: Final = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows in a `RowOrder`, told by `TableRow` where they have been read; until then a cell says “…”.

    Signals:
        rows_wanted(tuple[RecordId, ...]): these are looked at, and have not been read, or not since an edit.
    """

    rows_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: RowOrder | None = None
        self._count = 0
        self._rows: dict[RecordId, TableRow] = {}
        self._fresh: set[RecordId] = set()
        self._missing: dict[int, None] = {}
        self._written: dict[tuple[RecordId, Field], str] = {}
        self._settled: set[tuple[RecordId, Field]] = set()
        self._may_edit = False
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)

    @property
    def order(self) -> RowOrder | None:
        """What is listed; None before the first answer."""
        return self._order

    def set_may_edit(self, may_edit: bool) -> None:
        """Let cells be written, or none."""
        self._may_edit = may_edit

    def set_order(self, order: RowOrder) -> None:
        """List other records, or the same ones in another order."""
        self.beginResetModel()
        self._order, self._count = order, len(order)
        self._missing.clear()
        self.endResetModel()

    def take_rows(self, rows: Sequence[TableRow]) -> None:
        """Take in rows that were asked for, and show what stands in them."""
        for row in rows:
            self._rows.pop(row.id, None)
            self._rows[row.id] = row
            self._fresh.add(row.id)
        taken = {row.id for row in rows}
        for cell in [cell for cell in self._settled if cell[0] in taken]:
            self._settled.discard(cell)
            self._written.pop(cell, None)
        for record in list(self._rows)[: max(0, len(self._rows) - KEPT_MOST)]:
            del self._rows[record]
            self._fresh.discard(record)
        self._missing.clear()
        self._tell_changed()

    def doubt_rows(self) -> None:
        """Read what is looked at again, after an edit; until then it is shown as it was."""
        self._fresh.clear()
        self._tell_changed()

    def row(self, row: int) -> TableRow | None:
        """What is known of the record in a row; None where it has not been read yet."""
        return None if self._order is None else self._rows.get(self._order.record_at(row))

    def show_written(self, record: RecordId, field: Field, text: str | None) -> None:
        """Show what was written in a cell until it is in the database; None shows what is known."""
        if text is None:
            self._written.pop((record, field), None)
        else:
            self._written[record, field] = text
        self._tell_changed()

    def settle_written(self, record: RecordId, field: Field) -> None:
        """Show what is in the database again, as soon as it has been read: what was written lies there."""
        if (record, field) in self._written:
            self._settled.add((record, field))

    # Qt's own

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return f"{section + 1:,}" if role == _Role.DisplayRole else None
        column = COLUMNS[section]
        if role == _Role.DisplayRole:
            return column.head
        if role == _Role.ToolTipRole:
            return plain_tip(f"{column.head}: {column.tip}")
        if role == _Role.TextAlignmentRole:
            return _alignment(is_number=column.is_number)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._order is None:
            return None
        column = COLUMNS[index.column()]
        if role == _Role.TextAlignmentRole:
            return _alignment(is_number=column.is_number)
        if role not in (_Role.DisplayRole, _Role.EditRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            return None
        record = self._order.record_at(index.row())
        if record not in self._fresh:
            self._want(index.row())
        row = self._rows.get(record)
        if row is None:
            return None if role == _Role.ToolTipRole else WAITING
        written = self._written.get((record, column.field)) if self._written else None
        if written is not None and role != _Role.ToolTipRole:
            return written
        if role == _Role.DisplayRole:
            return cell_words(row, column.field)
        if role == _Role.EditRole:
            return cell_text(row, column.field)
        if role == _Role.ToolTipRole:
            return plain_tip(cell_tip(row, column.field))
        return cell_speech(row, column.field)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self.row(index.row())
        if self._may_edit and row is not None and is_changeable(row.kind, COLUMNS[index.column()].field):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # Inside

    def _want(self, row: int) -> None:
        self._missing.pop(row, None)
        self._missing[row] = None
        if not self._asking.isActive():
            self._asking.start(0)

    def _ask(self) -> None:
        if self._order is not None and self._missing:
            looked_at = [row for row in self._missing if row < self._count][-READ_AT_ONCE:]
            self.rows_wanted.emit(tuple(self._order.records_at(np.array(sorted(looked_at), np.int64))))

    def _tell_changed(self) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))


def _alignment(*, is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def field_at(index: Index) -> Field:
    """Which part of a record a cell tells."""
    return COLUMNS[index.column()].field


def column_of(field: Field) -> int:
    """The column that tells a part of a record."""
    return COLUMN_OF[field]
