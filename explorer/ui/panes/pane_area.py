"""The panes' place in the window: tabs in one column or two side by side, and windows torn off."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.model.changes import Changes
from explorer.model.ids import Day, RecordId
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme, load_theme
from explorer.ui.panes.kept_panes import KeptColumn, KeptPanes, KeptTab
from explorer.ui.panes.pane_column import PaneColumn
from explorer.ui.panes.pane_columns import PaneColumns
from explorer.ui.panes.pane_deeds import Deed
from explorer.ui.panes.pane_history import PaneHistory
from explorer.ui.panes.pane_keys import bind_keys
from explorer.ui.panes.pane_style import area_style
from explorer.ui.panes.pane_tabs import PaneTabs
from explorer.ui.panes.pane_window import PaneWindow
from explorer.ui.panes.pane_windows import PaneWindows, geometry_of
from explorer.ui.panes.wording import clip
from explorer.ui.worker import Worker

if TYPE_CHECKING:
    from explorer.ui.panes.record_pane import RecordPane

MOST_TABS: Final = 8
"""More that are not pinned leave no room for their names: the one not looked at for longest gives way."""
EMPTY_WORDS: Final = "Nothing selected: click a mark or search (Ctrl+K)"


class PaneArea(QWidget):
    """Tabs of panes and windows; a record has one tab, and is shown in it again.

    Signals:
        record_chosen(RecordId): a link was followed, or back and forward walked to a record: it is shown
            here already, and the timeline may go to it.
        edit_requested(RecordId), delete_requested(RecordId): the buttons of a pane.
        add_requested(RecordKind, RecordId): a record of that kind is to be added about the record.
        filter_requested(Filter): a list of a pane is to be shown on the timeline.
        range_requested(TimeRange): a part of time is to be shown, as of a bar in a pane.
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
    range_requested = Signal(object)
    said = Signal(str)
    history_changed = Signal(bool, bool)
    record_shown = Signal(object)
    comparing_changed = Signal(bool)

    def __init__(self, worker: Worker, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._theme = theme or load_theme("light")
        self._as_of: Day | None = None
        self._may_edit = True
        self._history = PaneHistory()
        self._split = PaneColumns(self._theme)
        self._windows = PaneWindows(self._theme, self)
        self.empty_label = QLabel(EMPTY_WORDS)
        self.empty_label.setObjectName("pane_empty")
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_label.setWordWrap(True)
        self.empty_label.setFont(sized_font(13))
        self.empty_label.setContentsMargins(32, 0, 32, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.empty_label, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._split.front_changed.connect(self._take_front)
        self._split.comparing_changed.connect(self.comparing_changed)
        self._split.deed_requested.connect(self._do)
        self._split.dropped.connect(self._take_dropped)
        self._split.dropped_outside.connect(self._tear_off)
        self._windows.deed_requested.connect(self._do)
        self._windows.walk_requested.connect(self._walk_from)
        bind_keys(self, self._do_in_front, self._step_tab, self._to_other_column)
        self.set_theme(self._theme)
        self._show_or_hide()

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
        return self._split.active.tabs

    @property
    def columns(self) -> tuple[PaneColumn, ...]:
        """The columns from left to right: one, or two while comparing."""
        return self._split.columns

    @property
    def windows(self) -> tuple[PaneWindow, ...]:
        """The windows of panes that were torn off."""
        return self._windows.windows

    @property
    def is_comparing(self) -> bool:
        """Whether there are two columns."""
        return self._split.is_comparing

    @property
    def current_record(self) -> RecordId | None:
        """The record in front."""
        pane = self.current_pane
        return None if pane is None else pane.record

    @property
    def current_pane(self) -> "RecordPane | None":
        """The pane in front; where a column waits for a record, the one beside it."""
        return self._split.front

    # What is asked of the panes from outside

    def open_record(self, record: RecordId) -> None:
        """Show `record` in its tab or window, made if there is none, and remember having been there."""
        self._show_record(record)
        self._visit(record)

    def open_beside(self, record: RecordId) -> None:
        """Show `record` in the other column, which is opened if there is none."""
        if self.current_pane is None:
            self.open_record(record)
            return
        other = self._split.other_than(self._split.active) or self._split.add()
        pane = self._take_out_of_place(record) or self._read_pane(record)
        other.add(pane)
        self._split.activate(other)
        self._split.drop_empty()
        self._visit(record)

    def open_in_window(self, record: RecordId) -> None:
        """Show `record` in a window of its own."""
        window = self._windows.window_of(record)
        if window is not None:
            window.raise_()
            return
        beside = self.mapToGlobal(QPoint(-40, 80))
        self._windows.open(self._take_out_of_place(record) or self._read_pane(record), near=beside)
        self._split.drop_empty()

    def set_as_of(self, day: Day | None) -> None:
        """Tell the standings of `day` in every pane, and what is later apart; None is today, undivided."""
        self._as_of = day
        for pane in self._panes():
            pane.set_as_of(self._as_of)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of `theme`."""
        self._theme = theme
        self.setStyleSheet(area_style(theme))
        self._split.set_theme(theme)
        self._windows.set_theme(theme)
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
                pane.load_again()

    def refresh_all(self) -> None:
        """Read every pane again, as when another program has written to the database."""
        for pane in self._panes():
            pane.load_again()

    def go_back(self) -> None:
        """Show the record that was shown before this one."""
        self._walk(-1)

    def go_forward(self) -> None:
        """Show the record that was left by going back."""
        self._walk(1)

    def close_tab(self, index: int) -> None:
        """Close the tab at `index` of the column in front."""
        self._close(self._split.active.pane_at(index))

    def close_windows(self) -> None:
        """Close the windows of panes, as when the database is closed."""
        self._windows.close_all()

    @property
    def kept(self) -> KeptPanes:
        """What is to be there again at the next start: the tabs of each column, and the windows."""
        columns = tuple(
            KeptColumn(
                tuple(KeptTab(one.record, clip(one.name), column.is_pinned(one)) for one in column.panes()),
                None if column.front is None else column.front.record,
            )
            for column in self.columns
        )
        return KeptPanes(
            columns,
            tuple(self._split.sizes()),
            self._windows.kept,
            self._windows.next_geometry,
            self.columns.index(self._split.active),
        )

    def restore(self, kept: KeptPanes) -> None:
        """Open again what was kept: the names of all tabs, of which each is read when it comes to the front.

        Panes of records that are gone close by themselves then.
        """
        self._windows.set_next_geometry(kept.window_size)
        wanted = [column for column in kept.columns if column.tabs]
        for place, column in enumerate(wanted[:2]):
            target = self.columns[place] if place < len(self.columns) else self._split.add()
            for tab in column.tabs:
                if self._split.place_of(tab.record) is None:
                    pane = self._make_pane(tab.record, tab.name)
                    target.add(pane, is_pinned=tab.is_pinned, is_behind=True)
            front = None if column.front is None else target.index_of(column.front)
            target.bring(front or 0)
        if self.is_comparing and len(kept.sizes) == len(self.columns):
            self._split.setSizes(list(kept.sizes))
        for one in kept.windows:
            self._windows.open(self._read_pane(one.record), geometry_of(one.geometry))
        self._split.drop_empty()
        self._split.activate(self.columns[kept.active if kept.active in range(len(self.columns)) else 0])
        self._show_or_hide()

    # Opening and closing

    def _show_record(self, record: RecordId) -> None:
        column, waiting = self._split.place_of(record), self._split.waiting
        window = self._windows.window_of(record)
        if column is None and window is not None:
            window.show()
            window.raise_()
            return
        if column is None:
            column = self._split.for_new()
            self._make_room(column)
            column.add(self._read_pane(record))
        elif waiting is not None and column.front is not None and column.front.record != record:
            pane = self._pane_in(column, record)
            is_pinned = column.is_pinned(pane)
            column.take(pane)
            waiting.add(pane, is_pinned=is_pinned)
            column = waiting
        index = column.index_of(record)
        assert index is not None
        column.bring(index)
        self._split.activate(column)

    def _make_room(self, column: PaneColumn) -> None:
        loose = [pane for pane in column.panes() if not column.is_pinned(pane)]
        behind = list(column.loose())
        if len(loose) >= MOST_TABS and behind:
            self._close(min(behind, key=lambda pane: self._history.last_seen(pane.record)))

    def _read_pane(self, record: RecordId) -> "RecordPane":
        """Make a pane and read its record at once."""
        pane = self._make_pane(record)
        pane.load()
        return pane

    def _make_pane(self, record: RecordId, name: str = "") -> "RecordPane":
        """Make a pane whose record is read when it is seen; until then it has `name`."""
        from explorer.ui.panes.record_pane import RecordPane  # comes with the first pane

        pane = RecordPane(self._worker, record, self._as_of, self._theme, name)
        pane.set_may_edit(self._may_edit)
        pane.record_chosen.connect(partial(self._follow, pane))
        pane.beside_requested.connect(self.open_beside)
        pane.window_requested.connect(self.open_in_window)
        pane.back_requested.connect(partial(self._walk_from, -1, pane))
        pane.edit_requested.connect(self.edit_requested)
        pane.delete_requested.connect(self.delete_requested)
        pane.add_requested.connect(self.add_requested)
        pane.filter_requested.connect(self.filter_requested)
        pane.range_requested.connect(self.range_requested)
        pane.said.connect(self.said)
        pane.deed_requested.connect(partial(self._do, pane=pane))
        pane.named.connect(partial(self._name_tab, pane))
        pane.gone.connect(partial(self._forget, record))
        return pane

    def _pane_in(self, column: PaneColumn, record: RecordId) -> "RecordPane":
        return next(one for one in column.panes() if one.record == record)

    def _take_out_of_place(self, record: RecordId) -> "RecordPane | None":
        """Take a record's pane out of its column, else out of its window; None where it has none."""
        pane = next((one for one in self._panes() if one.record == record), None)
        if pane is not None:
            self._take_out(pane)
        return pane

    def _take_out(self, pane: "RecordPane") -> None:
        column = self._split.column_of(pane)
        if not self._windows.take(pane) and column is not None:
            column.take(pane)

    def _close(self, pane: "RecordPane") -> None:
        self._take_out(pane)
        pane.deleteLater()
        self._split.drop_empty()

    def _forget(self, record: RecordId) -> None:
        """Close the record's panes and take it out of where one has been."""
        self._history.forget(record)
        self._windows.forget(record)
        for pane in self._panes():
            if pane.record == record:
                self._close(pane)
        self._tell_history()

    # What is asked of one pane's place

    def _do_in_front(self, deed: Deed) -> None:
        pane = self.current_pane
        if pane is not None:
            self._do(deed, pane)

    def _do(self, deed: Deed, pane: "RecordPane") -> None:
        column = self._split.column_of(pane)
        match deed:
            case Deed.CLOSE:
                self._close(pane)
            case Deed.DOCK:
                self._dock(pane)
            case Deed.WINDOW:
                self.open_in_window(pane.record)
            case Deed.BESIDE if column is not None and self.is_comparing:
                self._move_beside(pane, column)
            case Deed.BESIDE if column is not None:
                self._hold(pane, column)
            case Deed.PIN if column is not None:
                column.set_pinned(pane, not column.is_pinned(pane))
            case Deed.CLOSE_OTHERS if column is not None:
                for other in column.panes():
                    if other is not pane and not column.is_pinned(other):
                        self._close(other)

    def _hold(self, pane: "RecordPane", column: PaneColumn) -> None:
        """Keep a pane on its side, pinned; the next record that is opened comes to the other side."""
        column.set_pinned(pane, True)
        column.bring(column.panes().index(pane))
        waiting = self._split.add()
        waiting.wait_beside(pane.name)
        self._split.activate(waiting)

    def _move_beside(self, pane: "RecordPane", column: PaneColumn) -> None:
        """Move a tab to the other column; the only tab stays, and the other column waits."""
        other = self._split.other_than(column)
        if other is None and len(column.panes()) == 1:
            self._hold(pane, column)
            return
        self._move(pane, column, other or self._split.add())

    def _move(self, pane: "RecordPane", origin: PaneColumn, target: PaneColumn) -> None:
        is_pinned = origin.is_pinned(pane)
        origin.take(pane)
        target.add(pane, is_pinned=is_pinned)
        self._split.activate(target)
        self._split.drop_empty()
        pane.browser.setFocus()

    def _dock(self, pane: "RecordPane") -> None:
        tabbed = self._split.place_of(pane.record)
        if self._windows.take(pane):
            if tabbed is not None:  # it has a tab already
                self._close(self._pane_in(tabbed, pane.record))
            column = self._split.for_new()
            column.add(pane)
            self._split.activate(column)
            self.window().raise_()
            self.window().activateWindow()
            pane.browser.setFocus()

    def _take_dropped(self, record: RecordId, target: PaneColumn | None) -> None:
        pane = next((one for one in self._panes() if one.record == record), None)
        if pane is None:
            return
        origin = self._split.column_of(pane)
        if origin is None:
            self._dock(pane)
        elif target is None:
            self._move_beside(pane, origin)
        elif target is not origin:
            self._move(pane, origin, target)

    def _tear_off(self, record: RecordId, where: QPoint) -> None:
        pane = self._take_out_of_place(record)
        if pane is not None:
            self._windows.open(pane, near=where)
            self._split.drop_empty()

    def _step_tab(self, step: int) -> None:
        self._split.active.step(step)

    def _to_other_column(self) -> None:
        other = self._split.other_than(self._split.active)
        if other is not None and other.front is not None:
            other.front.browser.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._split.activate(other)

    # Where one is and has been

    def _take_front(self) -> None:
        self._show_or_hide()
        self.record_shown.emit(self.current_record)

    def _show_or_hide(self) -> None:
        has_tabs = self._split.front is not None
        self._split.setVisible(has_tabs)
        self.empty_label.setVisible(not has_tabs)

    def _follow(self, pane: "RecordPane", record: RecordId) -> None:
        """Show what a link leads to where the link is: in the tabs, or in the window of its own."""
        window = self._windows.holding(pane)
        if window is None:
            self.open_record(record)
        else:
            window.history.go_to(record)
            self._show_in(window, record)
        self.record_chosen.emit(record)

    def _show_in(self, window: PaneWindow, record: RecordId) -> None:
        if window.pane.record != record:
            window.let_go().deleteLater()
            window.take(self._read_pane(record))
        window.tell_history()
        window.pane.browser.setFocus()

    def _walk_from(self, step: int, pane: "RecordPane") -> None:
        """Go back or forward where a pane stands: each window has a way of its own."""
        window = self._windows.holding(pane)
        if window is None:
            self._walk(step)
            return
        record = window.history.step(step)
        if record is not None:
            self._show_in(window, record)
            self.record_chosen.emit(record)

    def _walk(self, step: int) -> None:
        record = self._history.step(step)
        if record is not None:
            self._show_record(record)
            self._tell_history()
            self.record_chosen.emit(record)

    def _visit(self, record: RecordId) -> None:
        self._history.go_to(record)
        self._tell_history()

    def _tell_history(self) -> None:
        self.history_changed.emit(self._history.has_back, self._history.has_forward)

    def _name_tab(self, pane: "RecordPane", name: str) -> None:
        for column in self.columns:
            column.name(pane, name)

    def _panes(self) -> "list[RecordPane]":
        """Every pane, in a tab or in a window."""
        return [*self._split.panes(), *self._windows.panes()]
