"""Keeps the table supplied: asks which rows there are, for those that are looked at, and writes cells."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from explorer.model.changes import Changes
from explorer.model.errors import DateError, UserError
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Named
from explorer.model.table_rows import Field, TableRow
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.spelt import suggest_spelt
from explorer.store.queries.table_rows import begin_so, table_rows
from explorer.store.store import Store
from explorer.ui.table.name_completer import NameCompleter
from explorer.ui.table.row_order import RowOrder, Wish, order_rows
from explorer.ui.table.table_model import TableModel, column_of
from explorer.ui.table.table_view import TableView
from explorer.ui.timeline_content import TimelineContent
from explorer.ui.worker import Worker

if TYPE_CHECKING:
    from explorer.edit.fields import Value

_OFFERED: Final = 8
_FOUND_MOST: Final = 5_000
"""Among so many records whose title begins as typed the next one is looked for."""


class TableFeed(QObject):
    """Asks the two workers: the reader what stands in which order, the other for single rows and edits.

    Signals:
        ordered(RowOrder): the rows that were asked for.
        written(Changes, TableRow, Field): a cell is written; the row is as it was before.
        said(str): why nothing was found or changed, in one line.
        failed(str): why a cell that is not in sight any more was not written.
    """

    ordered = Signal(object)
    written = Signal(object, object, object)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, worker: Worker, reader: Worker, model: TableModel, view: TableView) -> None:
        super().__init__(view)
        self._worker = worker
        self._reader = reader
        self._model = model
        self._view = view
        model.rows_wanted.connect(self._read_rows)
        view.typed.connect(self._find)
        view.private_requested.connect(self._switch_private)
        view.cells.written.connect(self._write)
        view.cells.names_wanted.connect(self._offer_names)
        worker.changed.connect(lambda _changes: model.doubt_rows())
        worker.changed_elsewhere.connect(model.doubt_rows)

    def order(self, content: TimelineContent, wish: Wish) -> None:
        """Ask for the rows; what was asked for before is not wanted any more."""
        query = partial(order_rows, content=content, wish=wish)
        self._reader.ask(query, self.ordered.emit, slot="table order")

    def read(self, records: tuple[RecordId, ...], done: Callable[[list[TableRow]], None]) -> None:
        """Read whole rows, to be copied."""
        self._worker.ask(lambda store: table_rows(store, records), done, slot="table copy")

    def _read_rows(self, records: tuple[RecordId, ...]) -> None:
        self._worker.ask(lambda store: table_rows(store, records), self._model.take_rows, slot="table rows")

    def _offer_names(self, completer: NameCompleter, text: str) -> None:
        kind = RecordKind.TAG if completer.is_list else RecordKind.PLACE

        def offer(found: list[Named]) -> None:
            if shiboken6.isValid(completer):  # the cell may be closed by now
                completer.offer(text, [one.name for one in found])

        query = partial(suggest_spelt, kind=kind, text=text, limit=_OFFERED)
        self._worker.ask(query, offer, slot="table names")

    # Writing

    def _write(self, row: TableRow, field: Field, value: "Value", text: str) -> None:
        from explorer.edit.fields import change_field  # with the first cell that is written

        self._model.show_written(row.id, field, text)
        deed = partial(change_field, record=row.id, field=field, value=value)
        self._worker.edit(
            deed, partial(self._take_written, row, field), partial(self._refuse, row, field, text)
        )

    def _take_written(self, row: TableRow, field: Field, changes: Changes) -> None:
        if changes.step is None:
            self._model.show_written(row.id, field, None)
            self.said.emit(f"{changes.label}.")
        else:
            self._model.settle_written(row.id, field)
            self.written.emit(changes, row, field)

    def _refuse(self, row: TableRow, field: Field, text: str, error: UserError) -> None:
        """Open the cell again with what was written, or say why it was not taken where it is gone."""
        self._model.show_written(row.id, field, None)
        if self._view.is_writing or not self._view.write_again(row.id, field, text, str(error)):
            self.failed.emit(f"{error} It was written: “{text}”.")

    def _switch_private(self, place: int) -> None:
        row = self._model.row(place)
        if row is not None:
            shown = self._model.index(place, column_of(Field.PRIVATE)).data(Qt.ItemDataRole.EditRole)
            self._write(row, Field.PRIVATE, not shown, "" if shown else "private")

    # What is typed

    def _find(self, text: str) -> None:
        """Go to the next row whose title begins so, or, for a date, to the first that begins then."""
        order = self._model.order
        if order is None or not len(order):
            return
        if text[:1].isdigit():
            row = _row_on(order, text)
            if row is not None:
                self._view.go_to(row)
                return

        def go(records: list[int]) -> None:
            row = order.next_of(records, self._view.currentIndex().row() - 1)
            if self._model.order is not order:
                return
            if row is None:
                self.said.emit(f"No title in the table begins with “{text.strip()}”.")
            else:
                self._view.go_to(row)

        def query(store: Store) -> list[int]:
            return begin_so(store, text, _FOUND_MOST)

        self._worker.ask(query, go, slot="table typed")


def _row_on(order: RowOrder, text: str) -> int | None:
    """The row of the first record that begins on or after a date; None where the text is none."""
    try:
        when = read_when(text)
    except DateError:
        return None
    return None if when.start_earliest is None else order.row_from(when.start_earliest)
