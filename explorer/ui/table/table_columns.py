"""Which columns the table shows, in which order and how wide; by mouse in their heads, by keys in a menu."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from explorer.model.table_rows import Field
from explorer.ui.table.cells import COLUMNS
from explorer.ui.table.kept_table import KeptTable
from explorer.ui.table.table_model import column_of
from explorer.ui.table.table_view import TableView

_STEP_PX: Final = 24
_FITTED_MOST_PX: Final = 640


class TableColumns(QObject):
    """Changes the columns of a view as the reader asks.

    Signals:
        sort_wanted(Field, bool): the rows are to be sorted by this, downwards or not.
        changed(): columns are others, or elsewhere, or of another width.
    """

    sort_wanted = Signal(object, bool)
    changed = Signal()

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._heads = view.horizontalHeader()
        self._sorted = (Field.WHEN, False)
        self._heads.sectionClicked.connect(self._sort_by_click)
        self._heads.sectionMoved.connect(lambda *_: self.changed.emit())
        self._heads.sectionResized.connect(lambda *_: self.changed.emit())
        self._heads.sectionHandleDoubleClicked.connect(self._fit)
        self._heads.customContextMenuRequested.connect(self._open_head_menu)

    @property
    def shown(self) -> tuple[Field, ...]:
        """The fields of the columns that are shown, from left to right."""
        return tuple(field for field in self._all if not self._view.isColumnHidden(column_of(field)))

    @property
    def _all(self) -> tuple[Field, ...]:
        return tuple(COLUMNS[self._heads.logicalIndex(at)].field for at in range(self._heads.count()))

    def show_sorted(self, field: Field, *, is_descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        self._sorted = (field, is_descending)
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self._heads.setSortIndicator(column_of(field), order)

    def restore(self, kept: KeptTable) -> None:
        """Take on the columns that were chosen before."""
        for at, field in enumerate(kept.fields):
            self._heads.moveSection(self._heads.visualIndex(column_of(field)), at)
        for field, px in kept.widths_px.items():
            self._view.setColumnWidth(column_of(field), px)
            self._view.setColumnHidden(column_of(field), field in kept.hidden)
        self.show_sorted(kept.sorted_by, is_descending=kept.is_descending)

    def keep_in(self, kept: KeptTable) -> KeptTable:
        """The same with the columns as they are now."""
        hidden = frozenset(self._all) - frozenset(self.shown)
        widths = {
            field: kept.widths_px[field] if field in hidden else self._view.columnWidth(column_of(field))
            for field in self._all
        }
        field, is_descending = self._sorted
        return replace(
            kept,
            fields=self._all,
            widths_px=widths,
            hidden=hidden,
            sorted_by=field,
            is_descending=is_descending,
        )

    def fill_choice(self, menu: QMenu) -> None:
        """Offer every column, ticked where it is shown, and the columns as they were at first."""
        for field in self._all:
            action = menu.addAction(COLUMNS[column_of(field)].head)
            action.setCheckable(True)
            action.setChecked(field in self.shown)
            action.setEnabled(self.shown != (field,))
            action.toggled.connect(partial(self._show, field))
        menu.addSeparator()
        menu.addAction("Columns as at &first").triggered.connect(self.reset)

    def fill_column(self, menu: QMenu, field: Field) -> None:
        """Offer all that can be done with one column."""
        at, head = column_of(field), COLUMNS[column_of(field)].head
        place, shown = self.shown.index(field), self.shown

        def add(text: str, deed: Callable[[], object], *, is_enabled: bool = True) -> None:
            action = menu.addAction(text)
            action.setEnabled(is_enabled)
            action.triggered.connect(lambda _checked=False: deed())

        add(f"Sort by {head} &upwards", lambda: self.sort_wanted.emit(field, False))
        add(f"Sort by {head} &downwards", lambda: self.sort_wanted.emit(field, True))
        menu.addSeparator()
        add("Move &left", partial(self._move, field, -1), is_enabled=place > 0)
        add("Move &right", partial(self._move, field, 1), is_enabled=place < len(shown) - 1)
        add("&Wider", lambda: self._view.setColumnWidth(at, self._view.columnWidth(at) + _STEP_PX))
        add("&Narrower", lambda: self._view.setColumnWidth(at, self._view.columnWidth(at) - _STEP_PX))
        add("Fit to what is in &sight", partial(self._fit, at))
        add(f"&Hide {head}", partial(self._show, field, False), is_enabled=len(shown) > 1)

    def reset(self) -> None:
        """Show all columns as they stand at first; the order of the rows stays."""
        field, is_descending = self._sorted
        self.restore(replace(KeptTable(), sorted_by=field, is_descending=is_descending))
        self.changed.emit()

    def _show(self, field: Field, is_shown: bool) -> None:
        self._view.setColumnHidden(column_of(field), not is_shown)
        self.changed.emit()

    def _move(self, field: Field, step: int) -> None:
        beside = self.shown[self.shown.index(field) + step]
        self._heads.moveSection(
            self._heads.visualIndex(column_of(field)), self._heads.visualIndex(column_of(beside))
        )

    def _fit(self, at: int) -> None:
        wanted = max(self._view.sizeHintForColumn(at), self._heads.sectionSizeHint(at))
        self._view.setColumnWidth(at, min(wanted, _FITTED_MOST_PX))

    def _sort_by_click(self, at: int) -> None:
        field = COLUMNS[at].field
        is_descending = not self._sorted[1] if self._sorted[0] is field else False
        QTimer.singleShot(0, self, lambda: self.sort_wanted.emit(field, is_descending))

    def _open_head_menu(self, where: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self._heads.logicalIndexAt(where)
        if at >= 0:
            self.fill_column(menu, COLUMNS[at].field)
            menu.addSeparator()
        self.fill_choice(menu.addMenu("&Columns"))
        menu.popup(self._heads.mapToGlobal(where))
