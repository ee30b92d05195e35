"""The panes that were torn off: which windows are open, and the size that the next one takes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, Signal

from explorer.model.ids import RecordId
from explorer.render.theme import Theme
from explorer.ui.panes.kept_panes import KeptWindow
from explorer.ui.panes.pane_window import PaneWindow

if TYPE_CHECKING:
    from explorer.ui.panes.record_pane import RecordPane


class PaneWindows(QObject):
    """Opens and closes windows for panes; each closes with its database.

    Signals:
        deed_requested(Deed, RecordPane): a window's key asks for something.
        walk_requested(int, RecordPane): back (-1) or forward (1) is asked for in the window of a pane.
    """

    deed_requested = Signal(object, object)
    walk_requested = Signal(int, object)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._windows: list[PaneWindow] = []
        self._last_geometry = QByteArray()

    @property
    def windows(self) -> tuple[PaneWindow, ...]:
        """The windows that are open."""
        return tuple(self._windows)

    def panes(self) -> "list[RecordPane]":
        """The panes in them."""
        return [window.pane for window in self._windows]

    def window_of(self, record: RecordId) -> PaneWindow | None:
        """The window of a record; None where it has none."""
        return next((one for one in self._windows if one.pane.record == record), None)

    def holding(self, pane: "RecordPane") -> PaneWindow | None:
        """The window that shows a pane; None where it stands in a tab."""
        return next((one for one in self._windows if one.pane is pane), None)

    def forget(self, record: RecordId) -> None:
        """Take a record that is no more out of where the windows have been."""
        for window in self._windows:
            window.history.forget(record)
            window.tell_history()

    def open(
        self, pane: "RecordPane", geometry: QByteArray | None = None, near: QPoint | None = None
    ) -> PaneWindow:
        """Give a pane a window, of a geometry or like the last one; `near` is where a tab was let go."""
        window = PaneWindow(pane, self._theme)
        window.deed_requested.connect(lambda deed: self.deed_requested.emit(deed, window.pane))
        window.walk_requested.connect(lambda step: self.walk_requested.emit(step, window.pane))
        window.closed.connect(lambda: self._forget(window))
        wanted = self._last_geometry if geometry is None else geometry
        if not wanted.isEmpty():
            window.restoreGeometry(wanted)
        if near is not None:
            window.move_near(near + QPoint(24, 24) * len(self._windows))
        self._windows.append(window)
        window.show()
        pane.browser.setFocus()
        return window

    def take(self, pane: "RecordPane") -> bool:
        """Close the window of a pane, which lives on; tell whether it had one."""
        window = self.holding(pane)
        if window is None:
            return False
        self._note(window)
        window.give_up()
        pane.head.set_place()
        return True

    def close_all(self) -> None:
        """Close every window with its pane."""
        for window in self.windows:
            self._note(window)
            window.give_up().deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        for window in self._windows:
            window.set_theme(theme)

    @property
    def kept(self) -> tuple[KeptWindow, ...]:
        """The windows as they stand."""
        return tuple(KeptWindow(one.pane.record, _as_text(one.saveGeometry())) for one in self._windows)

    @property
    def next_geometry(self) -> str:
        """Size and place of the last window, which the next one takes."""
        last = self._windows[-1].saveGeometry() if self._windows else self._last_geometry
        return _as_text(last)

    def set_next_geometry(self, geometry: str) -> None:
        """Take on what `next_geometry` told."""
        self._last_geometry = geometry_of(geometry)

    def _note(self, window: PaneWindow) -> None:
        self._last_geometry = window.saveGeometry()
        self._windows.remove(window)

    def _forget(self, window: PaneWindow) -> None:
        if window in self._windows:
            self._note(window)
            window.deleteLater()


def geometry_of(text: str) -> QByteArray:
    """Read a geometry back that was written as base 64."""
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))


def _as_text(geometry: QByteArray) -> str:
    return bytes(geometry.toBase64().data()).decode()
