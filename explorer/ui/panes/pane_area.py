"""The panes' place in the window: tabs, one a record, and where one has been among them."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.changes import Changes
from explorer.model.ids import Day, RecordId
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme, load_theme
from explorer.ui.panes.pane_style import area_style
from explorer.ui.panes.pane_tabs import PaneTabs
from explorer.ui.panes.record_pane import RecordPane
from explorer.ui.worker import Worker

MOST_TABS: Final = 12
"""More would leave no room for their names: the one not looked at for longest makes room."""
EMPTY_WORDS: Final = "Nothing selected: click a mark or search (Ctrl+K)"


class PaneArea(QWidget):
    """Tabs of panes; a record that has a tab is shown in it again.

    Signals:
        record_chosen(RecordId): a link was followed, or back and forward walked to a record: it is shown
            here already, and the timeline may go to it.
        edit_requested(RecordId), delete_requested(RecordId): the buttons of a pane.
        history_changed(bool, bool): whether there is a way back and a way forward.
        record_shown(RecordId or None): another pane came to the front, whatever the reason.
    """

    record_chosen = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    history_changed = Signal(bool, bool)
    record_shown = Signal(object)

    def __init__(self, worker: Worker, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._theme = theme or load_theme("light")
        self._as_of = today()
        self._history: list[RecordId] = []
        self._here = -1
        self.tabs = PaneTabs()
        self._stack = QStackedWidget()
        self._stack.setObjectName("panes")
        self.empty_label = QLabel(EMPTY_WORDS)
        self.empty_label.setObjectName("pane_empty")
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_label.setWordWrap(True)
        self.empty_label.setFont(sized_font(13))
        self.empty_label.setContentsMargins(32, 0, 32, 0)
        self._hairline = QFrame()
        self._hairline.setObjectName("pane_hairline")
        self._hairline.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._hairline)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.empty_label, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs.currentChanged.connect(self._bring_to_front)
        self.tabs.tabMoved.connect(self._move_pane)
        self.tabs.close_requested.connect(self.close_tab)
        self.tabs.close_others_requested.connect(self._close_others)
        self._bind("Ctrl+W", self._close_current)
        self._bind("Ctrl+Tab", lambda: self._step_tab(1))
        self._bind("Ctrl+Shift+Tab", lambda: self._step_tab(-1))
        self.set_theme(self._theme)
        self._show_or_hide()

    def sizeHint(self) -> QSize:
        """The width of the drawing."""
        return QSize(372, 600)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the pane in front."""
        pane = self._current()
        if pane is not None:
            pane.browser.setFocus(event.reason())

    @property
    def current_record(self) -> RecordId | None:
        """The record in front."""
        pane = self._current()
        return None if pane is None else pane.record

    @property
    def current_pane(self) -> RecordPane | None:
        """The pane in front."""
        return self._current()

    def open_record(self, record: RecordId) -> None:
        """Show `record` in its tab, which is made if there is none, and remember having been there."""
        self._show_record(record)
        if self._here < 0 or self._history[self._here] != record:
            del self._history[self._here + 1 :]
            self._history.append(record)
            self._here = len(self._history) - 1
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
        for pane in self._panes():
            pane.set_theme(theme)

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
        """Close the tab at `index`."""
        pane = self._pane(index)
        self.tabs.removeTab(index)
        self._stack.removeWidget(pane)
        pane.deleteLater()
        self._show_or_hide()
        self._bring_to_front(self.tabs.currentIndex())

    def _show_record(self, record: RecordId) -> None:
        index = self._index_of(record)
        if index is None:
            index = self._add_tab(record)
        self.tabs.setCurrentIndex(index)
        self._bring_to_front(index)

    def _add_tab(self, record: RecordId) -> int:
        if self.tabs.count() >= MOST_TABS:
            self.close_tab(self._least_recent())
        pane = RecordPane(self._worker, record, self._as_of, self._theme)
        pane.record_chosen.connect(self._follow)
        pane.edit_requested.connect(self.edit_requested)
        pane.delete_requested.connect(self.delete_requested)
        pane.named.connect(lambda name, pane=pane: self._name_tab(pane, name))
        pane.gone.connect(lambda pane=pane: self._forget(pane.record))
        self._stack.addWidget(pane)
        self.tabs.blockSignals(True)
        index = self.tabs.addTab("…")
        self.tabs.blockSignals(False)
        self._show_or_hide()
        pane.load()
        return index

    def _least_recent(self) -> int:
        """The tab that was looked at longest ago, never the one in front."""
        last_seen = {record: place for place, record in enumerate(self._history)}
        others = [index for index in range(self.tabs.count()) if index != self.tabs.currentIndex()]
        return min(others, key=lambda index: last_seen.get(self._pane(index).record, -1))

    def _follow(self, record: RecordId) -> None:
        self.open_record(record)
        self.record_chosen.emit(record)

    def _walk(self, step: int) -> None:
        place = self._here + step
        if 0 <= place < len(self._history):
            self._here = place
            record = self._history[place]
            self._show_record(record)
            self._tell_history()
            self.record_chosen.emit(record)

    def _tell_history(self) -> None:
        self.history_changed.emit(self._here > 0, self._here + 1 < len(self._history))

    def _forget(self, record: RecordId) -> None:
        """Close the record's tab and take it out of where one has been."""
        before = sum(1 for one in self._history[: self._here + 1] if one == record)
        self._history = [one for one in self._history if one != record]
        self._here = min(self._here - before, len(self._history) - 1)
        index = self._index_of(record)
        if index is not None:
            self.close_tab(index)
        self._tell_history()

    def _bring_to_front(self, index: int) -> None:
        if 0 <= index < self.tabs.count():
            pane = self._pane(index)
            if self._stack.currentWidget() is not pane:
                self._stack.setCurrentWidget(pane)
            self.record_shown.emit(pane.record)
        elif self.tabs.count() == 0:
            self.record_shown.emit(None)

    def _move_pane(self, origin: int, target: int) -> None:
        pane = self._stack.widget(origin)
        if pane is not None:
            self._stack.removeWidget(pane)
            self._stack.insertWidget(target, pane)
            self._stack.setCurrentIndex(self.tabs.currentIndex())

    def _name_tab(self, pane: RecordPane, name: str) -> None:
        index = self._index_of(pane.record)
        if index is not None:
            self.tabs.name_tab(index, name)

    def _close_current(self) -> None:
        if self.tabs.count():
            self.close_tab(self.tabs.currentIndex())

    def _close_others(self, index: int) -> None:
        kept = self._pane(index).record
        for other in reversed(range(self.tabs.count())):
            if self._pane(other).record != kept:
                self.close_tab(other)

    def _step_tab(self, step: int) -> None:
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _show_or_hide(self) -> None:
        has_tabs = self.tabs.count() > 0
        self.tabs.setVisible(has_tabs)
        self._hairline.setVisible(has_tabs)
        self._stack.setVisible(has_tabs)
        self.empty_label.setVisible(not has_tabs)

    def _bind(self, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def _panes(self) -> list[RecordPane]:
        return [self._pane(index) for index in range(self.tabs.count())]

    def _pane(self, index: int) -> RecordPane:
        pane = self._stack.widget(index)
        assert isinstance(pane, RecordPane)
        return pane

    def _current(self) -> RecordPane | None:
        return self._pane(self.tabs.currentIndex()) if self.tabs.count() else None

    def _index_of(self, record: RecordId) -> int | None:
        for index in range(self.tabs.count()):
            if self._pane(index).record == record:
                return index
        return None
