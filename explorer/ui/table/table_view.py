"""The rows on the screen: which are chosen, which cell the keyboard is in, what is typed and copied there."""

from typing import Final

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from explorer.model.ids import RecordId
from explorer.model.table_rows import Field
from explorer.render.theme import Theme
from explorer.ui.table.cell_editor import CellDelegate
from explorer.ui.table.cells import COLUMNS
from explorer.ui.table.row_order import RowOrder
from explorer.ui.table.table_model import TableModel, column_of, field_at

ROW_PX: Final = 26
CHOSEN_MOST: Final = 2_000
"""So many rows are chosen on the timeline as well; nobody tells more marks apart."""

_Select = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    """The table's rows; the keyboard alone does all that the mouse can.

    Signals:
        rows_chosen(tuple[RecordId, ...], bool): these were chosen, the current one last; whether by keys.
        editor_requested(RecordId): what is not written in a cell is to be changed in the editor.
        private_requested(int): the record in this row is to be private, or not any more.
        copy_requested(): the chosen rows are to be copied.
        typed(str): the next row is wanted whose title begins so.
        menu_requested(QPoint): a menu is asked for, at a global point.
        left(): Esc was pressed; the keyboard goes back to the timeline.
    """

    rows_chosen = Signal(object, bool)
    editor_requested = Signal(object)
    private_requested = Signal(int)
    copy_requested = Signal()
    typed = Signal(str)
    menu_requested = Signal(QPoint)
    left = Signal()

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recordTable")
        self.setAccessibleName("Table of records")
        self._rows = model
        self._theme = theme
        self.cells = CellDelegate(model, theme, self)
        self.cells.stepped.connect(self._step)
        self._by_keys = False
        self._is_told = False
        self._typed = ""
        self._empty_words = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(self.cells)
        self._set_up_heads()
        self.setModel(model)
        self._widen()
        self.doubleClicked.connect(self.write)

    def _set_up_heads(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(ROW_PX)
        down.setDefaultSectionSize(ROW_PX)
        across.setSectionsMovable(True)
        across.setSectionsClickable(True)
        across.setHighlightSections(False)
        across.setSortIndicatorShown(True)
        across.setSortIndicator(column_of(Field.WHEN), Qt.SortOrder.AscendingOrder)
        across.setMinimumSectionSize(40)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.setAccessibleName("Columns")

    def _widen(self) -> None:
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, column.width_px)
            self.setColumnHidden(at, not column.is_shown)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            # a head that follows the selection asks every row of millions whether it is chosen
            head.setSelectionModel(QItemSelectionModel(self._rows, head))

    # What is shown

    @property
    def current_record(self) -> RecordId | None:
        """The record that the keyboard is in."""
        order, index = self._rows.order, self.currentIndex()
        return order.record_at(index.row()) if order is not None and index.isValid() else None

    @property
    def chosen_rows(self) -> tuple[range, ...]:
        """The chosen rows, as ranges from top to bottom."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(place) for place in range(chosen.count()))
        parts = sorted((one.top(), one.bottom() + 1) for one in ranges)
        joined: list[range] = []
        for first, behind in parts:
            if joined and first <= joined[-1].stop:
                joined[-1] = range(joined[-1].start, max(joined[-1].stop, behind))
            else:
                joined.append(range(first, behind))
        return tuple(joined)

    @property
    def is_writing(self) -> bool:
        """Whether a cell is being written."""
        return self.cells.editor is not None

    def chosen_records(self, most: int) -> tuple[RecordId, ...]:
        """Up to so many of the chosen records, from top to bottom."""
        order = self._rows.order
        if order is None:
            return ()
        rows: list[int] = []
        for part in self.chosen_rows:
            rows += part[: most - len(rows)]
        return tuple(order.records_at(np.array(rows, np.int64)))

    @property
    def empty_words(self) -> str:
        """What is said in the place of the rows where there are none."""
        return self._empty_words

    def set_empty_words(self, words: str) -> None:
        """Say this in the place of the rows where there are none."""
        self._empty_words = words
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.cells.set_theme(theme)
        self.viewport().update()

    def show_order(self, order: RowOrder, selected: tuple[RecordId, ...]) -> None:
        """List other rows; what is selected stays so, and the row in sight stays where it is."""
        current, field = self.current_record, self._current_field()
        place = self.currentIndex().row()
        anchor, offset_px = self._anchor()
        with_focus = self._rows.order is not None
        self._rows.set_order(order)
        self.choose(selected, is_scrolling=False)
        rows = [] if current is None else order.rows_of((current,))
        if rows or (with_focus and place >= 0 and len(order)):
            row = rows[0] if rows else min(place, len(order) - 1)
            self._set_current(row, field)
        if anchor is not None and (rows := order.rows_of((anchor,))):
            self.verticalScrollBar().setValue(rows[0] * ROW_PX + offset_px)

    def choose(self, records: tuple[RecordId, ...], *, is_scrolling: bool = True) -> None:
        """Choose the rows of these records, the last one current, without telling anybody."""
        order = self._rows.order
        if order is None or records == self._chosen_last(records):
            return
        rows = sorted(order.rows_of(records[:CHOSEN_MOST]))
        chosen = QItemSelection()
        last = len(COLUMNS) - 1
        for row in rows:
            chosen.select(self._rows.index(row, 0), self._rows.index(row, last))
        self._is_told = True
        self.selectionModel().select(chosen, _Select.ClearAndSelect)
        self._is_told = False
        if rows and is_scrolling:
            current = order.rows_of(records[-1:])
            row = current[0] if current else rows[-1]
            self._set_current(row, self._current_field())
            self.scrollTo(self._rows.index(row, self.currentIndex().column()))

    def go_to(self, row: int) -> None:
        """Choose one row as the arrow keys would."""
        self._by_keys = True
        index = self._rows.index(row, column_of(self._current_field()))
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect | _Select.Rows)
        self.scrollTo(index)

    # Writing

    def write(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Write in a cell, switch what is only yes or no, or ask for the editor where neither can be done."""
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is None:
            return
        is_editable = bool(self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if is_editable and field_at(index) is Field.PRIVATE:
            self.private_requested.emit(index.row())
        elif is_editable:
            self.scrollTo(index)
            self.edit(index)
        else:
            self.editor_requested.emit(row.id)

    def write_again(self, record: RecordId, field: Field, text: str, sentence: str) -> bool:
        """Open a cell with what was refused in it, and say why; False where it is not listed any more."""
        order = self._rows.order
        rows = [] if order is None else order.rows_of((record,))
        if not rows or self._rows.row(rows[0]) is None or field is Field.PRIVATE:
            return False
        index = self._rows.index(rows[0], column_of(field))
        self.setCurrentIndex(index)
        self.edit(index)
        self.cells.say_wrong(text, sentence)
        return True

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+C for the rows: the window would copy the records as text."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        has_modifier = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not has_modifier:
            self.write(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and not has_modifier:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and not has_modifier and self._typing.isActive():
            self.keyboardSearch(" ")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Gather what is typed in quick succession; the row is found by the database."""
        self._typed = self._typed + search if self._typing.isActive() else search.lstrip()
        self._typing.start(1_000)
        if self._typed:
            self.typed.emit(self._typed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows.rowCount() and self._empty_words:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("second"))
            room = self.viewport().rect().adjusted(16, 8, -16, -8)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._empty_words)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_requested.emit(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self._set_current(max(0, self.rowAt(0)), Field.WHEN)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_told:
            self._telling.start(0)

    # Inside

    def _tell(self) -> None:
        records = self.chosen_records(CHOSEN_MOST)
        current = self.current_record
        if current in records:
            records = (*(one for one in records if one != current), current)  # the current one last
        self.rows_chosen.emit(records, self._by_keys)

    def _chosen_last(self, records: tuple[RecordId, ...]) -> tuple[RecordId, ...]:
        """`records` where they are the chosen ones, in whatever order, else those that are."""
        chosen = self.chosen_records(len(records) + 1)
        return records if set(chosen) == set(records) and len(chosen) == len(records) else chosen

    def _set_current(self, row: int, field: Field) -> None:
        index = self._rows.index(row, column_of(field))
        self.selectionModel().setCurrentIndex(index, _Select.NoUpdate)

    def _current_field(self) -> Field:
        index = self.currentIndex()
        if index.isValid() and not self.isColumnHidden(index.column()):
            return field_at(index)
        across = self.horizontalHeader()
        shown = (across.logicalIndex(at) for at in range(across.count()))
        return COLUMNS[next((at for at in shown if not self.isColumnHidden(at)), 0)].field

    def _anchor(self) -> tuple[RecordId | None, int]:
        """The record that stays where it is on the screen, and how many px above its row the view begins."""
        order, top = self._rows.order, self.rowAt(0)
        if order is None or not 0 <= top < len(order):
            return None, 0
        current = self.currentIndex().row()
        last = self.rowAt(self.viewport().height() - 1)
        row = current if top <= current <= (last if last >= 0 else len(order)) else top
        return order.record_at(row), self.verticalScrollBar().value() - row * ROW_PX

    def _step(self, step: int) -> None:
        """Write the next cell of the row that can be written, or the previous."""
        across, index = self.horizontalHeader(), self.currentIndex()
        at = across.visualIndex(index.column()) + step
        while 0 <= at < across.count():
            next_index = self._rows.index(index.row(), across.logicalIndex(at))
            is_editable = bool(self._rows.flags(next_index) & Qt.ItemFlag.ItemIsEditable)
            if (
                is_editable
                and not self.isColumnHidden(next_index.column())
                and field_at(next_index) != Field.PRIVATE
            ):
                self.selectionModel().setCurrentIndex(next_index, _Select.NoUpdate)
                self.write(next_index)
                return
            at += step
