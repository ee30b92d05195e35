"""The three columns of the window: browser, timeline, panes, and how wide they are."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class WindowColumns(QSplitter):
    """Widths that suit the window, until the reader has chosen others."""

    def __init__(self, browser: QWidget, middle: QWidget, panes: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_chosen = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part, least_px in ((browser, 150), (middle, 320), (panes, 220)):
            part.setMinimumWidth(least_px)
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep)

    @property
    def chosen(self) -> QByteArray:
        """The widths as the reader has made them; empty where they are the window's own."""
        return self.saveState() if self._is_chosen else QByteArray()

    def restore(self, chosen: QByteArray) -> None:
        """Take on widths that the reader has chosen before."""
        if not chosen.isEmpty():
            self._is_chosen = self.restoreState(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_chosen:
            browser, panes = suitable_px(self.width())
            self.setSizes([browser, self.width() - browser - panes, panes])

    def _keep(self) -> None:
        self._is_chosen = True


def suitable_px(width_px: int) -> tuple[int, int]:
    """The widths of browser and panes for a window: those of the drawing, less where it is narrow."""
    return min(232, max(168, width_px * 15 // 100)), min(372, max(256, width_px * 27 // 100))
