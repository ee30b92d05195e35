"""Remembers how the window is a moment after it changed, so that a crash loses nothing of it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.table.window_table import WindowTable
from explorer.ui.window_deeds import WindowParts
from explorer.ui.window_panes import WindowPanes

KEPT_AFTER_MS: Final = 2_000
"""So long after the last change the window is remembered."""
_OF_THE_FRAME: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange})


class WindowKept(QObject):
    """Keeps size, parts, tabs, table and the place in the database once nothing of it changes any more."""

    def __init__(self, window: QWidget, parts: WindowParts, panes: PaneArea, table: WindowTable) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._panes = WindowPanes(panes, parts.columns, parts.preferences, parts.opened, window)
        self._table = table
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MS)
        self._soon.timeout.connect(self._keep_shown)
        act = parts.actions
        for change in (
            *(parts.timeline.range_changed, parts.options.changed, parts.navigation.visited_changed),
            *(panes.record_shown, panes.history_changed, panes.comparing_changed),
            *(parts.columns.splitterMoved, act.show_table.toggled),
            *(part.toggled for part in act.parts.values()),
        ):
            change.connect(self._touch)
        window.installEventFilter(self)

    def close(self) -> None:
        """Keep all of it as the window is left, and close the panes' windows with it."""
        self._window.removeEventFilter(self)
        self._keep()
        self._panes.close()
        self._soon.stop()
        self._soon.timeout.disconnect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the window's size or place is another."""
        if event.type() in _OF_THE_FRAME:
            self._touch()
        return super().eventFilter(watched, event)

    def _touch(self) -> None:
        self._soon.start()

    def _keep_shown(self) -> None:
        if self._parts.timeline.content is not None:  # before, the range is nobody's choice
            self._keep()

    def _keep(self) -> None:
        parts, preferences = self._parts, self._parts.preferences
        path = parts.opened.path
        preferences.geometry = self._window.saveGeometry()
        preferences.set_splitter("columns", path, parts.columns.chosen)
        left = replace(parts.navigation.view, selected=parts.navigation.current)
        preferences.set_view(path, left.to_text())
        preferences.browser = parts.browser.to_text()
        of_window = parts.actions.parts.items()
        preferences.hidden_parts = frozenset(name for name, act in of_window if not act.isChecked())
        self._panes.keep()
        self._table.keep()
        preferences.save()
