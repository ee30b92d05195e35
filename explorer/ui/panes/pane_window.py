"""A window of its own for one pane, torn off the main window; it follows the theme, the day and the edits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.render.icons import app_icon
from explorer.render.theme import Theme
from explorer.ui.panes.pane_deeds import KEYS, Deed
from explorer.ui.panes.pane_history import PaneHistory
from explorer.ui.panes.pane_style import area_style

if TYPE_CHECKING:
    from explorer.ui.panes.record_pane import RecordPane

USUAL_SIZE = QSize(440, 760)
FRAME_PX = 30
LEAST_SIZE = QSize(300, 240)


class PaneWindow(QWidget):
    """A top-level window around a pane, with a back and forward of its own.

    Signals:
        deed_requested(Deed): dock the pane again, or close it.
        walk_requested(int): go back (-1) or forward (1) in this window.
        closed(): the window was closed, by its own button or by the window manager.
    """

    deed_requested = Signal(object)
    walk_requested = Signal(int)
    closed = Signal()

    def __init__(self, pane: "RecordPane", theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.history = PaneHistory()
        self._is_given_up = False
        self.setObjectName("pane_window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowIcon(app_icon())
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for deed in (Deed.DOCK, Deed.CLOSE):
            shortcut = QShortcut(QKeySequence(KEYS[deed]), self)
            shortcut.activated.connect(lambda deed=deed: self.deed_requested.emit(deed))
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.walk_requested.emit(step))
        self.history.go_to(pane.record)
        self.take(pane)
        self.set_theme(theme)

    def take(self, pane: "RecordPane") -> None:
        """Show a pane; the one that was shown before is given up by `let_go`."""
        self.pane = pane
        self._layout.addWidget(pane)
        pane.named.connect(self.name)
        pane.head.set_place(is_window=True)
        pane.head.walk_requested.connect(self.walk_requested)
        pane.show()
        self.name(pane.name)
        self.tell_history()

    def let_go(self) -> "RecordPane":
        """Take the pane out of the window and give it."""
        self._layout.removeWidget(self.pane)
        self.pane.named.disconnect(self.name)
        self.pane.head.walk_requested.disconnect(self.walk_requested)
        self.pane.setParent(None)
        return self.pane

    def tell_history(self) -> None:
        """Let the pane offer the way back and forward that there is."""
        self.pane.head.set_history(self.history.has_back, self.history.has_forward)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go back and forward by the buttons that many mice have for it."""
        step = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button())
        if step is None:
            super().mouseReleaseEvent(event)
        else:
            self.walk_requested.emit(step)

    def name(self, name: str) -> None:
        """Say in the title whose pane it is."""
        line = " ".join(name.split())
        short = line if len(line) <= 80 else line[:79].rstrip() + "…"
        self.setWindowTitle(f"{short} — Timeline Explorer" if short else "Timeline Explorer")

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.setStyleSheet(area_style(theme))

    def move_near(self, where: QPoint) -> None:
        """Stand with the title bar about there, wholly on that screen."""
        screen = (QGuiApplication.screenAt(where) or self.screen()).availableGeometry()
        left = max(min(where.x() - 60, screen.right() - self.width()), screen.left())
        top = max(min(where.y() - 16, screen.bottom() - self.height() - FRAME_PX), screen.top())
        self.move(left, top)

    def give_up(self) -> "RecordPane":
        """Let the pane go and close without a word."""
        self._is_given_up = True
        pane = self.let_go()
        self.close()
        self.deleteLater()
        return pane

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the reader has closed it."""
        event.accept()
        if not self._is_given_up:
            self.closed.emit()
