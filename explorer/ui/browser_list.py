"""The list of the browser: mouse and keys on its rows, told in words of the rows."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from explorer.ui.browser_delegate import FUNNEL_PX
from explorer.ui.browser_model import BrowserRole, BrowserRow, RowKind, Section

_ADDS: Final = Qt.KeyboardModifier.ControlModifier


class BrowserList(QListView):
    """Enter opens a name; a click or the space bar chooses it or folds a section, with Ctrl one name more.

    Signals:
        row_clicked(BrowserRow, bool): a row was clicked; whether it is to be chosen beside the others.
        row_opened(BrowserRow): a double-click, or Enter.
        filter_clicked(BrowserRow): a click on the funnel at the right end of a row.
        menu_requested(BrowserRow, QPoint): the menu of a row is asked for, at a global point.
        typed(str): letters were typed that belong to the line above.
        left_above(): the arrow up on the first row.
        escaped(): Esc.
    """

    row_clicked = Signal(object, bool)
    row_opened = Signal(object)
    filter_clicked = Signal(object)
    menu_requested = Signal(object, object)
    typed = Signal(str)
    left_above = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._has_ctrl = False
        self._pressed_at = QPoint()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # what is chosen, the browser says
        self.clicked.connect(self._tell_click)
        self.doubleClicked.connect(self._tell_open)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._has_ctrl = bool(event.modifiers() & _ADDS)
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        row = index.data(BrowserRole.ROW) if index.isValid() else None
        if isinstance(row, BrowserRow):
            where = self.visualRect(index).center() if is_by_key else event.pos()
            self.menu_requested.emit(row, self.viewport().mapToGlobal(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        is_plain = held == Qt.KeyboardModifier.NoModifier
        row = index.data(BrowserRole.ROW) if index.isValid() else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(row, BrowserRow):
            self.row_opened.emit(row)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._has_ctrl = bool(event.modifiers() & _ADDS)
            self._pressed_at = QPoint()
            self._tell_click(index)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_above.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and index.isValid() and is_plain:
            self._fold(index, is_opening=event.key() == Qt.Key.Key_Right)
        elif is_plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _fold(self, index: QModelIndex, *, is_opening: bool) -> None:
        """Open or close the section of a head; from a name the arrow left leads to its head."""
        row = index.data(BrowserRole.ROW)
        if not isinstance(row, BrowserRow):
            return
        if row.row_kind is RowKind.HEAD:
            if row.is_open is not is_opening:
                self.row_clicked.emit(row, False)
        elif not is_opening:
            model = index.model()
            for at in range(index.row(), -1, -1):
                above = model.index(at, 0).data(BrowserRole.ROW)
                if isinstance(above, BrowserRow) and above.row_kind is RowKind.HEAD:
                    self.setCurrentIndex(model.index(at, 0))
                    return

    def _tell_click(self, index: QModelIndex) -> None:
        row = index.data(BrowserRole.ROW)
        if not isinstance(row, BrowserRow):
            return
        is_on_funnel = self._pressed_at.x() >= self.viewport().width() - FUNNEL_PX
        if is_on_funnel and row.row_kind is RowKind.NAME and row.section is not Section.UNDATED:
            self.filter_clicked.emit(row)
        else:
            self.row_clicked.emit(row, self._has_ctrl)

    def _tell_open(self, index: QModelIndex) -> None:
        row = index.data(BrowserRole.ROW)
        is_on_funnel = self._pressed_at.x() >= self.viewport().width() - FUNNEL_PX
        if isinstance(row, BrowserRow) and not is_on_funnel:
            self.row_opened.emit(row)
