"""What the window does for its panes: remembers them, gives them room to compare, closes their windows."""

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget

from explorer.ui.panes.kept_panes import KeptPanes
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.preferences import Preferences
from explorer.ui.window_columns import WindowColumns
from explorer.ui.worker import OpenedFile

_KEPT = "panes"


class WindowPanes(QObject):
    """Opens the panes that were kept for a database, and keeps them again when it is closed."""

    def __init__(
        self,
        panes: PaneArea,
        columns: WindowColumns,
        preferences: Preferences,
        opened: OpenedFile,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._panes = panes
        self._preferences = preferences
        self._opened = opened
        panes.comparing_changed.connect(columns.set_comparing)
        panes.set_may_edit(not opened.is_read_only)
        kept = bytes(preferences.splitter(_KEPT, opened.path).data()).decode("utf-8", "replace")
        panes.restore(KeptPanes.from_text(kept))

    def keep(self) -> None:
        """Remember tabs, columns and windows."""
        kept = QByteArray(self._panes.kept.to_text().encode())
        self._preferences.set_splitter(_KEPT, self._opened.path, kept)

    def close(self) -> None:
        """Remember them, and close the windows with the database."""
        self.keep()
        self._panes.close_windows()
