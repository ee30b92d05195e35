"""The panes' place in the window: one column of tabs or two side by side, and windows torn off."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.changes import Changes
from explorer.model.ids import Day, RecordId
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme, load_theme
from explorer.ui.panes.kept_panes import KeptColumn, KeptPanes, KeptWindow
from explorer.ui.panes.pane_column import PaneColumn
from explorer.ui.panes.pane_deeds import KEYS, MOVED_RECORD, Deed
from explorer.ui.panes.pane_history import PaneHistory
from explorer.ui.panes.pane_style import area_style
from explorer.ui.panes.pane_tabs import PaneTabs
from explorer.ui.panes.pane_window import PaneWindow
from explorer.ui.panes.record_pane import RecordPane
from explorer.ui.worker import Worker

MOST_TABS: Final = 8
"""More that are not pinned leave no room for their names: the one not looked at for longest gives way."""
STACKED_PX: Final = 500
"""Narrower than this two columns can't be read side by side: they stand one above the other."""
BESIDE_SHARE: Final = 0.55
"""A tab that is dropped right of this share of a lone column opens beside it."""
EMPTY_WORDS: Final = "Nothing selected: click a mark or search (Ctrl+K)"
WAITING_WORDS: Final = "Choose a record to read it beside the other one"


class PaneArea(QWidget):
    """Tabs of panes; a record has one pane, in a tab or in a window, and is shown in it again.

    Signals:
        record_chosen(RecordId): a link was followed, or back and forward walked to a record: it is shown
            here already, and the timeline may go to it.
        edit_requested(RecordId), delete_requested(RecordId): the buttons of a pane.
        add_requested(RecordKind, RecordId): a record of that kind is to be added about the record.
        filter_requested(Filter): a list of a pane is to be shown on the timeline.
        said(str): what was done, in one line.
        history_changed(bool, bool): whether there is a way back and a way forward.
        record_shown(RecordId or None): another pane came to the front, whatever the reason.
        comparing_changed(bool): a second column was opened or closed.
    """

    record_chosen = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    add_requested = Signal(object, object)
    filter_requested = Signal(object)
    said = Signal(str)
    history_changed = Signal(bool, bool)
    record_shown = Signal(object)
    comparing_changed = Signal(bool)

    def __init__(self, worker: Worker, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._theme = theme or load_theme("light")
        self._as_of = today()
        self._may_edit = True
        self._history = PaneHistory()
        self._windows: list[PaneWindow] = []
        self._window_size = QByteArray()
        self._columns: list[PaneColumn] = []
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self.empty_label = QLabel(EMPTY_WORDS)
        self.empty_label.setObjectName("pane_empty")
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_label.setWordWrap(True)
        self.empty_label.setFont(sized_font(13))
        self.empty_label.setContentsMargins(32, 0, 32, 0)
        self._landing = QWidget(self)
        self._landing.setObjectName("pane_landing")
        self._landing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._landing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.empty_label, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._active = self._add_column()
        self._bind_keys()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._take_focus)
        self.set_theme(self._theme)
        self._show_or_hide()

    def _bind_keys(self) -> None:
        for deed in (Deed.PIN, Deed.BESIDE, Deed.WINDOW, Deed.CLOSE):
            self._bind(KEYS[deed], partial(self._do_in_front, deed))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+PgDown", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgUp", -1)):
            self._bind(keys, partial(self._step_tab, step))
        self._bind("F6", self._to_other_column)

    def _bind(self, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def sizeHint(self) -> QSize:
        """The width of the drawing."""
        return QSize(372, 600)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the pane in front."""
        pane = self.current_pane
        if pane is not None:
            pane.browser.setFocus(event.reason())

    # What is in front

    @property
    def tabs(self) -> PaneTabs:
        """The row of tabs in which records open."""
        return self._active.tabs

    @property
    def columns(self) -> tuple[PaneColumn, ...]:
        """The columns from left to right: one, or two while comparing."""
        return tuple(self._columns)

    @property
    def windows(self) -> tuple[PaneWindow, ...]:
        """The windows of panes that were torn off."""
        return tuple(self._windows)

    @property
    def is_comparing(self) -> bool:
        """Whether there are two columns."""
        return len(self._columns) > 1

    @property
    def current_record(self) -> RecordId | None:
        """The record in front."""
        pane = self.current_pane
        return None if pane is None else pane.record

    @property
    def current_pane(self) -> RecordPane | None:
        """The pane in front; where the column waits for a record, the one beside it."""
        if self._active.front is not None:
            return self._active.front
        return next((column.front for column in self._columns if column.front is not None), None)

    # What is asked of the panes from outside

    def open_record(self, record: RecordId) -> None:
        """Show `record` in its tab or window, made if there is none, and remember having been there."""
        self._show_record(record)
        self._history.go_to(record)
        self._tell_history()

    def open_beside(self, record: RecordId) -> None:
        """Show `record` in the other column, which is opened if there is none."""
        origin = self._active
        if self.current_pane is None:
            self.open_record(record)
            return
        other = self._other_column(origin) or self._add_column()
        pane = self._take_out(record) or self._make_pane(record)
        other.add(pane)
        self._activate(other)
        self._drop_empty_columns()
        self._history.go_to(record)
        self._tell_history()

    def set_as_of(self, day: Day | None) -> None:
        """Tell the standings of `day` in every pane; None is today."""
        self._as_of = today() if day is None else day
        for pane in self._panes():
            pane.set_as_of(self._as_of)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of `theme`."""
        self._theme = theme
        self.setStyleSheet(area_style(theme))
        for column in self._columns:
            column.set_theme(theme)
        for window in self._windows:
            window.set_theme(theme)
        for pane in self._panes():
            pane.set_theme(theme)

    def set_may_edit(self, may_edit: bool) -> None:
        """Offer to add, edit and delete, or not where the file is for reading alone."""
        self._may_edit = may_edit
        for pane in self._panes():
            pane.set_may_edit(may_edit)

    def refresh(self, changes: Changes) -> None:
        """Read again what the changes touch; a pane whose record is gone is closed."""
        for record in changes.removed:
            self._forget(record)
        for pane in self._panes():
            if pane.touches(changes.touched | changes.removed):
                pane.load()

    def refresh_all(self) -> None:
        """Read every pane again, as when another program has written to the database."""
        for pane in self._panes():
            pane.load()

    def go_back(self) -> None:
        """Show the record that was shown before this one."""
        self._walk(-1)

    def go_forward(self) -> None:
        """Show the record that was left by going back."""
        self._walk(1)

    def close_tab(self, index: int) -> None:
        """Close the tab at `index` of the column in front."""
        self._close(self._active.pane_at(index))

    def close_windows(self) -> None:
        """Close the windows of panes, as when the database is closed."""
        for window in tuple(self._windows):
            self._window_size = window.saveGeometry()
            self._windows.remove(window)
            window.give_up().deleteLater()

    @property
    def kept(self) -> KeptPanes:
        """What is to be there again at the next start: pinned tabs, columns and windows."""
        columns = tuple(
            KeptColumn(
                tuple(pane.record for pane in column.panes() if column.is_pinned(pane)),
                column.front.record if self.is_comparing and column.front is not None else None,
            )
            for column in self._columns
        )
        windows = tuple(
            KeptWindow(window.pane.record, bytes(window.saveGeometry().toBase64().data()).decode())
            for window in self._windows
        )
        size = self._windows[-1].saveGeometry() if self._windows else self._window_size
        return KeptPanes(columns, tuple(self._split.sizes()), windows, bytes(size.toBase64().data()).decode())

    def restore(self, kept: KeptPanes) -> None:
        """Open again what was kept; records that are gone close by themselves."""
        self._window_size = QByteArray.fromBase64(kept.window_size.encode())
        wanted = [column for column in kept.columns if column.pinned or column.front is not None]
        for place, column in enumerate(wanted[:2]):
            target = self._columns[place] if place < len(self._columns) else self._add_column()
            for record in dict.fromkeys([*column.pinned, *([column.front] if column.front else [])]):
                if self._place_of(record) is None:
                    target.add(self._make_pane(record), is_pinned=record in column.pinned)
        if self.is_comparing and len(kept.sizes) == len(self._columns):
            self._split.setSizes(list(kept.sizes))
        for one in kept.windows:
            pane = self._take_out(one.record) or self._make_pane(one.record)
            self._open_window(pane, QByteArray.fromBase64(one.geometry.encode()))
        self._activate(self._columns[0])
        self._show_or_hide()

    # Opening and closing

    def _show_record(self, record: RecordId) -> None:
        window = next((one for one in self._windows if one.pane.record == record), None)
        if window is not None:
            window.show()
            window.raise_()
            return
        column = self._place_of(record)
        if column is None:
            column = self._column_for_new()
            self._make_room(column)
            column.add(self._make_pane(record))
        index = column.index_of(record)
        assert index is not None
        column.bring(index)
        self._activate(column)

    def _column_for_new(self) -> PaneColumn:
        """The column that waits for a record; else the one in use, unless it holds on to a pinned one."""
        for column in self._columns:
            if column.front is None:
                return column
        other = self._other_column(self._active)
        here, there = self._active.front, other.front if other is not None else None
        if other is None or here is None or there is None:
            return self._active
        holds_on = self._active.is_pinned(here) and not other.is_pinned(there)
        return other if holds_on else self._active

    def _make_room(self, column: PaneColumn) -> None:
        loose = [pane for pane in column.panes() if not column.is_pinned(pane)]
        if len(loose) >= MOST_TABS:
            others = list(column.loose())
            if others:
                self._close(min(others, key=lambda pane: self._history.last_seen(pane.record)))

    def _make_pane(self, record: RecordId) -> RecordPane:
        pane = RecordPane(self._worker, record, self._as_of, self._theme)
        pane.set_may_edit(self._may_edit)
        pane.record_chosen.connect(self._follow)
        pane.beside_requested.connect(self.open_beside)
        pane.window_requested.connect(self.open_in_window)
        pane.back_requested.connect(self.go_back)
        pane.edit_requested.connect(self.edit_requested)
        pane.delete_requested.connect(self.delete_requested)
        pane.add_requested.connect(self.add_requested)
        pane.filter_requested.connect(self.filter_requested)
        pane.said.connect(self.said)
        pane.deed_requested.connect(partial(self._do, pane=pane))
        pane.named.connect(partial(self._name_tab, pane))
        pane.gone.connect(partial(self._forget, record))
        pane.load()
        return pane

    def open_in_window(self, record: RecordId) -> None:
        """Show `record` in a window of its own."""
        self._open_window(self._take_out(record) or self._make_pane(record), self._window_size)
        self._drop_empty_columns()

    def _open_window(self, pane: RecordPane, geometry: QByteArray, near: QPoint | None = None) -> None:
        window = PaneWindow(pane, self._theme)
        window.deed_requested.connect(partial(self._do, pane=pane))
        window.closed.connect(partial(self._forget_window, window))
        self._windows.append(window)
        pane.set_place(is_window=True)
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        if near is not None:
            window.move_near(near)
        window.show()

    def _forget_window(self, window: PaneWindow) -> None:
        if window in self._windows:
            self._window_size = window.saveGeometry()
            self._windows.remove(window)
            window.deleteLater()

    def _take_out(self, record: RecordId) -> RecordPane | None:
        """Take a record's pane out of its column or window; None where it has none."""
        for window in self._windows:
            if window.pane.record == record:
                self._window_size = window.saveGeometry()
                self._windows.remove(window)
                pane = window.give_up()
                pane.set_place(is_window=False)
                return pane
        column = self._place_of(record)
        if column is None:
            return None
        pane = next(one for one in column.panes() if one.record == record)
        column.take(pane)
        return pane

    def _close(self, pane: RecordPane) -> None:
        column = self._place_of(pane.record)
        if column is None:
            if self._take_out(pane.record) is not None:
                pane.deleteLater()
            return
        column.take(pane)
        pane.deleteLater()
        self._drop_empty_columns()

    def _forget(self, record: RecordId) -> None:
        """Close the record's pane and take it out of where one has been."""
        self._history.forget(record)
        pane = next((one for one in self._panes() if one.record == record), None)
        if pane is not None:
            self._close(pane)
        self._tell_history()

    # What is asked of one pane's place

    def _do_in_front(self, deed: Deed) -> None:
        pane = self.current_pane
        if pane is not None:
            self._do(deed, pane)

    def _do(self, deed: Deed, pane: RecordPane) -> None:
        column = self._place_of(pane.record)
        match deed:
            case Deed.CLOSE:
                self._close(pane)
            case Deed.DOCK:
                self._dock(pane)
            case _ if column is None:
                if deed is Deed.BESIDE:
                    self.open_beside(pane.record)
            case Deed.PIN:
                column.set_pinned(pane, not column.is_pinned(pane))
            case Deed.BESIDE:
                self._move_beside(pane, column)
            case Deed.WINDOW:
                self.open_in_window(pane.record)
            case Deed.CLOSE_OTHERS:
                for other in column.panes():
                    if other is not pane and not column.is_pinned(other):
                        self._close(other)

    def _move_beside(self, pane: RecordPane, column: PaneColumn) -> None:
        """Move a tab to the other column; the only tab stays, pinned, and the other column waits."""
        other = self._other_column(column)
        if other is None and len(column.panes()) == 1:
            column.set_pinned(pane, True)
            self._activate(self._add_column())
            return
        self._move(pane, column, other or self._add_column())

    def _move(self, pane: RecordPane, origin: PaneColumn, target: PaneColumn) -> None:
        is_pinned = origin.is_pinned(pane)
        origin.take(pane)
        target.add(pane, is_pinned=is_pinned)
        self._activate(target)
        self._drop_empty_columns()
        pane.browser.setFocus()

    def _dock(self, pane: RecordPane) -> None:
        if self._take_out(pane.record) is not None:
            column = self._column_for_new()
            column.add(pane)
            self._activate(column)
            self.window().raise_()
            self.window().activateWindow()
            pane.browser.setFocus()

    def _step_tab(self, step: int) -> None:
        self._active.step(step)

    def _to_other_column(self) -> None:
        other = self._other_column(self._active)
        if other is not None and other.front is not None:
            other.front.browser.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._activate(other)

    # Columns

    def _add_column(self) -> PaneColumn:
        column = PaneColumn(self._theme, WAITING_WORDS)
        column.front_changed.connect(partial(self._take_front, column))
        column.deed_requested.connect(self._do)
        column.tabs.dropped_outside.connect(self._tear_off)
        self._columns.append(column)
        self._split.addWidget(column)
        self._split.setStretchFactor(len(self._columns) - 1, 1)
        if len(self._columns) > 1:
            self.comparing_changed.emit(True)
            self._split.setSizes([1000, 1000])
        self._turn_split()
        return column

    def _drop_empty_columns(self) -> None:
        """Close a column whose last tab has left; one that waits beside another for a record stays."""
        empty = [column for column in self._columns if column.front is None and not column.is_waiting]
        if all(column.front is None for column in self._columns):
            empty = self._columns[1:]
        for column in empty[: len(self._columns) - 1]:
            self._columns.remove(column)
            column.setParent(None)
            column.deleteLater()
            if self._active is column:
                self._activate(self._columns[0])
            self.comparing_changed.emit(False)
        self._show_or_hide()
        self._tell_shown()

    def _other_column(self, column: PaneColumn) -> PaneColumn | None:
        return next((one for one in self._columns if one is not column), None)

    def _place_of(self, record: RecordId) -> PaneColumn | None:
        return next((one for one in self._columns if one.index_of(record) is not None), None)

    def _activate(self, column: PaneColumn) -> None:
        self._active = column
        for one in self._columns:
            one.set_active(one is column, self.is_comparing)
        self._show_or_hide()

    def _take_front(self, column: PaneColumn) -> None:
        if column.front is not None and column in self._columns:
            self._activate(column)
        self._show_or_hide()
        self._tell_shown()

    def _take_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Open the next record where the keyboard is."""
        if now is not None and self.isAncestorOf(now):
            for column in self._columns:
                if column is not self._active and column.isAncestorOf(now):
                    self._activate(column)
                    self._tell_shown()

    def _tell_shown(self) -> None:
        self.record_shown.emit(self.current_record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the columns one above the other where they would be too narrow side by side."""
        super().resizeEvent(event)
        self._turn_split()

    def _turn_split(self) -> None:
        is_narrow = self.isVisible() and self.width() < STACKED_PX
        wanted = Qt.Orientation.Vertical if is_narrow and self.is_comparing else Qt.Orientation.Horizontal
        if self._split.orientation() != wanted:
            self._split.setOrientation(wanted)

    def _show_or_hide(self) -> None:
        has_tabs = any(column.front is not None for column in self._columns)
        self._split.setVisible(has_tabs)
        self.empty_label.setVisible(not has_tabs)

    # Dragging tabs

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tabs, and nothing else."""
        if event.mimeData().hasFormat(MOVED_RECORD):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the tab would land."""
        column = self._landing_column(event.position().toPoint())
        box = self._split.geometry() if column is None else column.geometry().translated(self._split.pos())
        if column is None:
            box.setLeft(box.left() + round(box.width() * BESIDE_SHARE))
        self._landing.setGeometry(box)
        self._landing.show()
        self._landing.raise_()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._landing.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the tab to the column it was dropped on, or open a column for it."""
        self._landing.hide()
        record = _carried(event)
        pane = next((one for one in self._panes() if one.record == record), None)
        if pane is None:
            return
        event.acceptProposedAction()
        origin, target = self._place_of(pane.record), self._landing_column(event.position().toPoint())
        if origin is None:
            self._dock(pane)
        elif target is None:
            self._move_beside(pane, origin)
        elif target is not origin:
            self._move(pane, origin, target)

    def _landing_column(self, place: QPoint) -> PaneColumn | None:
        """The column under a place; None where a lone column is to get another beside it."""
        inside = place - self._split.pos()
        if not self.is_comparing:
            is_beside = inside.x() > self._split.width() * BESIDE_SHARE and inside.y() > self.tabs.height()
            return None if is_beside else self._columns[0]
        under = next((one for one in self._columns if one.geometry().contains(inside)), None)
        return under or self._active

    def _tear_off(self, record: RecordId, where: QPoint) -> None:
        pane = self._take_out(record)
        if pane is not None:
            self._open_window(pane, QByteArray(), where)
            self._drop_empty_columns()

    # Where one has been

    def _follow(self, record: RecordId) -> None:
        self.open_record(record)
        self.record_chosen.emit(record)

    def _walk(self, step: int) -> None:
        record = self._history.step(step)
        if record is not None:
            self._show_record(record)
            self._tell_history()
            self.record_chosen.emit(record)

    def _tell_history(self) -> None:
        self.history_changed.emit(self._history.has_back, self._history.has_forward)

    def _name_tab(self, pane: RecordPane, name: str) -> None:
        for column in self._columns:
            column.name(pane, name)

    def _panes(self) -> Iterator[RecordPane]:
        """Every pane, in a tab or in a window."""
        for column in tuple(self._columns):
            yield from column.panes()
        for window in tuple(self._windows):
            yield window.pane


def _carried(event: QDropEvent) -> RecordId | None:
    """The record whose tab is dropped."""
    number = bytes(event.mimeData().data(MOVED_RECORD).data())
    return RecordId(int(number)) if number.isdigit() else None
