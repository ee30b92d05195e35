"""The columns of panes: one, or two side by side while comparing, and tabs that are dragged between them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from explorer.model.ids import RecordId
from explorer.render.theme import Theme
from explorer.ui.panes.pane_column import PaneColumn
from explorer.ui.panes.pane_deeds import MOVED_RECORD

if TYPE_CHECKING:
    from explorer.ui.panes.record_pane import RecordPane

STACKED_PX: Final = 500
"""Narrower than this two columns can't be read side by side: they stand one above the other."""
BESIDE_SHARE: Final = 0.55
"""A tab that is dropped right of this share of a lone column opens beside it."""


class PaneColumns(QSplitter):
    """One or two columns, of which one is active: that is where records open.

    Signals:
        front_changed(): another pane is in front of the active column, or another column is active.
        comparing_changed(bool): a second column was opened or closed.
        deed_requested(Deed, RecordPane): something is asked of a tab.
        dropped(RecordId, PaneColumn or None): a tab was dropped on a column, or beside the lone one.
        dropped_outside(RecordId, QPoint): a tab was dropped outside the window, there on the screen.
    """

    front_changed = Signal()
    comparing_changed = Signal(bool)
    deed_requested = Signal(object, object)
    dropped = Signal(object, object)
    dropped_outside = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._columns: list[PaneColumn] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setAcceptDrops(True)
        self._landing = QWidget()
        self._landing.setObjectName("pane_landing")
        self._landing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._landing.hide()
        self.active = self.add()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._take_focus)

    @property
    def columns(self) -> tuple[PaneColumn, ...]:
        """The columns from left to right."""
        return tuple(self._columns)

    @property
    def is_comparing(self) -> bool:
        """Whether there are two of them."""
        return len(self._columns) > 1

    @property
    def front(self) -> "RecordPane | None":
        """The pane in front; where the active column waits for a record, the one beside it."""
        if self.active.front is not None:
            return self.active.front
        return next((column.front for column in self._columns if column.front is not None), None)

    def panes(self) -> "list[RecordPane]":
        """The panes of all columns."""
        return [pane for column in self._columns for pane in column.panes()]

    def place_of(self, record: RecordId) -> PaneColumn | None:
        """The column in which a record has a tab; None where it has none."""
        return next((one for one in self._columns if one.index_of(record) is not None), None)

    def other_than(self, column: PaneColumn) -> PaneColumn | None:
        """The column beside another; None where that is the only one."""
        return next((one for one in self._columns if one is not column), None)

    def column_of(self, pane: "RecordPane") -> PaneColumn | None:
        """The column that holds a pane; None where a window does."""
        return next((one for one in self._columns if pane in one.panes()), None)

    @property
    def waiting(self) -> PaneColumn | None:
        """The column that waits for a record; None where none does."""
        return next((column for column in self._columns if column.front is None), None)

    def for_new(self) -> PaneColumn:
        """The column that waits for a record; else the active one, unless it holds on to a pinned one."""
        if self.waiting is not None:
            return self.waiting
        other = self.other_than(self.active)
        here, there = self.active.front, other.front if other is not None else None
        if other is None or here is None or there is None:
            return self.active
        holds_on = self.active.is_pinned(here) and not other.is_pinned(there)
        return other if holds_on else self.active

    def add(self) -> PaneColumn:
        """Open another column, which waits for a record."""
        column = PaneColumn(self._theme)
        column.front_changed.connect(lambda: self._take_front(column))
        column.deed_requested.connect(self.deed_requested)
        column.given_up.connect(lambda: self._give_up(column))
        column.tabs.dropped_outside.connect(self.dropped_outside)
        self._columns.append(column)
        self.addWidget(column)
        self.setStretchFactor(len(self._columns) - 1, 1)
        if self.is_comparing:
            self.comparing_changed.emit(True)
            self.setSizes([1000, 1000])
            self._turn()
        return column

    def drop_empty(self) -> None:
        """Close the column whose last tab has left; one that waits beside another for a record stays."""
        empty = [column for column in self._columns if column.front is None and not column.is_waiting]
        if all(column.front is None for column in self._columns):
            empty = self._columns[1:]
        for column in empty[: len(self._columns) - 1]:
            self._columns.remove(column)
            column.setParent(None)
            column.deleteLater()
            self.activate(self._columns[0])
            self._turn()
            self.comparing_changed.emit(False)
        self.front_changed.emit()

    def _give_up(self, column: PaneColumn) -> None:
        """Close the column that waits."""
        column.is_waiting = False
        self.drop_empty()
        if self.active.front is not None:
            self.active.front.browser.setFocus()

    def activate(self, column: PaneColumn) -> None:
        """Let records open in `column` from now on."""
        self.active = column
        for one in self._columns:
            one.set_active(one is column, self.is_comparing)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        for column in self._columns:
            column.set_theme(theme)

    def _take_front(self, column: PaneColumn) -> None:
        if column.front is not None and column in self._columns:
            self.activate(column)
        self.front_changed.emit()

    def _take_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let the next record open where the keyboard is."""
        if now is not None and self.isAncestorOf(now):
            for column in self._columns:
                if column is not self.active and column.isAncestorOf(now):
                    self.activate(column)
                    self.front_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the columns one above the other where they would be too narrow side by side."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_stacked = self.is_comparing and self.isVisible() and self.width() < STACKED_PX
        wanted = Qt.Orientation.Vertical if is_stacked else Qt.Orientation.Horizontal
        if self.orientation() != wanted:
            self.setOrientation(wanted)

    # Dragging tabs

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tabs, and nothing else."""
        if event.mimeData().hasFormat(MOVED_RECORD):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the tab would land."""
        column = self._column_under(event.position().toPoint())
        box = self.rect() if column is None else column.geometry()
        if column is None:
            box.setLeft(round(box.width() * BESIDE_SHARE))
        self._landing.setParent(self.parentWidget())
        self._landing.setGeometry(box.translated(self.pos()))
        self._landing.show()
        self._landing.raise_()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._landing.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the tab was dropped."""
        self._landing.hide()
        number = bytes(event.mimeData().data(MOVED_RECORD).data())
        if number.isdigit():
            event.acceptProposedAction()
            self.dropped.emit(RecordId(int(number)), self._column_under(event.position().toPoint()))

    def _column_under(self, place: QPoint) -> PaneColumn | None:
        """The column under a place; None where a lone column is to get another beside it."""
        if not self.is_comparing:
            is_beside = place.x() > self.width() * BESIDE_SHARE and place.y() > self.active.tabs.height()
            return None if is_beside else self._columns[0]
        return next((one for one in self._columns if one.geometry().contains(place)), self.active)
