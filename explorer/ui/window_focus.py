"""Where the keyboard goes: from part to part of the window, and which keys lines of text must leave to it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget

from explorer.model.ids import RecordId
from explorer.ui.actions import WindowActions
from explorer.ui.browser import Browser
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.search_box import SearchBox

EDITING_KEYS: Final = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)
"""What these keys mean in a line of text everybody knows; Ctrl+E, Ctrl+K and the like are the window's."""


class WindowFocus(QObject):
    """Leads the keyboard to search, browser and panes, and sees to it that shortcuts work in every line.

    Signals:
        said(str): why the keyboard stays where it is.
    """

    said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        actions: WindowActions,
        search: SearchBox,
        browser: Browser,
        panes: PaneArea,
        timeline: QWidget,
        leads_back_to_lanes: Callable[[], bool],
    ) -> None:
        """`leads_back_to_lanes` tells whether going back leads to other lanes."""
        super().__init__(window)
        self._window = window
        self._popups: tuple[QWidget, ...] = ()
        self._leads_back_to_lanes = leads_back_to_lanes
        window.installEventFilter(self)
        self._actions = actions
        self._search = search
        self._browser = browser
        self._panes = panes
        self._timeline = timeline
        panes.record_shown.connect(self._leave_empty_panes)
        self._keys = _keys_of(actions.everything())
        for line in window.findChildren(QLineEdit):
            if line.window() is window:
                line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the window's shortcuts to the window, but for those that edit the text of a line.

        A key whose command can't be used now comes as far as the window: then it is said why.
        """
        if watched is self._window and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._say_why_not(QKeySequence(event.keyCombination()))
        if (
            watched in self._popups
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._timeline.setFocus()  # the popup closes by itself
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QLineEdit)
            and QKeySequence(event.keyCombination()) in self._keys
        ):
            event.setAccepted(_is_for(watched, event))
            return True
        return super().eventFilter(watched, event)

    def _say_why_not(self, keys: QKeySequence) -> bool:
        for action in self._actions.everything():
            if keys in action.shortcuts() and not action.isEnabled():
                if action is self._actions.undo and self._leads_back_to_lanes():
                    self.said.emit("Nothing to undo; Alt+Left goes back to the lanes as they were.")
                    return True
                if why := self._actions.why_not(action):
                    self.said.emit(why)
                    return True
        return False

    def return_from(self, *popups: QWidget) -> None:
        """Give the keyboard to the timeline when Esc closes one of these popups."""
        self._popups = popups
        for popup in popups:
            popup.installEventFilter(self)

    def to_search(self) -> None:
        """Begin to search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def to_browser(self) -> None:
        """Walk the names, shown if they were hidden."""
        self._actions.show_browser.setChecked(True)
        self._browser.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_panes(self) -> None:
        """Read the pane in front, shown if it was hidden."""
        if self._panes.current_record is None:
            self.said.emit("No pane is open: choose a mark or search for a name first.")
            return
        self._actions.show_panes.setChecked(True)
        self._panes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_empty_panes(self, record: RecordId | None) -> None:
        """Give the keyboard to the timeline once the last pane is closed, unless somebody is typing."""
        if record is None and not isinstance(self._timeline.window().focusWidget(), QLineEdit):
            self._timeline.setFocus()


def _keys_of(actions: Sequence[QAction]) -> list[QKeySequence]:
    return [keys for action in actions for keys in action.shortcuts()]


def _is_for(line: QLineEdit, event: QKeyEvent) -> bool:
    """Whether a key edits the text of a line: undo, redo and copy only where there is something to do."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return line.isUndoAvailable()
    if event.matches(QKeySequence.StandardKey.Redo):
        return line.isRedoAvailable()
    if event.matches(QKeySequence.StandardKey.Copy):
        return line.hasSelectedText()
    return any(event.matches(keys) for keys in EDITING_KEYS)
