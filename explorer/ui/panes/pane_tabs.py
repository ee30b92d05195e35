"""The row of tabs over the panes: their names, and how they are closed."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton

from explorer.render.fonts import sized_font

_TAB_NAME: Final = 24
_LEAST_PX: Final = 96
"""A narrower tab would tell nothing of its name."""


class PaneTabs(QTabBar):
    """The tabs' names; a middle click closes one.

    Signals:
        close_requested(int), close_others_requested(int): of the tab at that place.
    """

    close_requested = Signal(int)
    close_others_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane_tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFont(sized_font(13))
        self.setAccessibleName("Open records")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.currentChanged.connect(self._show_cross)

    def name_tab(self, index: int, name: str) -> None:
        """Give the tab its name, cut to fit; the whole one is its hint."""
        line = " ".join(name.split())
        short = line if len(line) <= _TAB_NAME else line[: _TAB_NAME - 1].rstrip() + "…"
        self.setTabText(index, short.replace("&", "&&"))
        self.setTabToolTip(index, f"<qt>{escape(line[:400])}</qt>" if len(line) > _TAB_NAME else "")

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        """A tab's share of the row: its name's width while all fit, then the wide ones give way evenly."""
        wanted = [super(PaneTabs, self).tabSizeHint(one).width() for one in range(self.count())]
        height = super().tabSizeHint(index).height()
        return QSize(_shares(wanted, self.width())[index], height)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        """No tab gives way more than its share says; what is too much for the row is scrolled to."""
        return self.tabSizeHint(index)

    def tabInserted(self, index: int) -> None:  # noqa: N802  # Qt's name
        """Give each tab a cross that closes it; it shows on the tab in front."""
        super().tabInserted(index)
        cross = QToolButton(self)
        cross.setObjectName("pane_close")
        cross.setText("×")
        cross.setToolTip("Close (Ctrl+W)")
        cross.setAccessibleName("Close this record's tab")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setFixedSize(16, 18)
        cross.clicked.connect(lambda: self._close_by(cross))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)
        self._show_cross(self.currentIndex())

    def _close_by(self, cross: QToolButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is cross:
                self.close_requested.emit(index)
                return

    def _show_cross(self, current: int) -> None:
        for index in range(self.count()):
            cross = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if cross is not None:
                cross.setVisible(index == current)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab by the middle button."""
        if event.button() == Qt.MouseButton.MiddleButton:
            index = self.tabAt(event.position().toPoint())
            if index >= 0:
                self.close_requested.emit(index)
                return
        super().mouseReleaseEvent(event)

    def _offer(self, place: QPoint) -> None:
        index = self.tabAt(place)
        if index < 0:
            return
        menu = QMenu(self)
        menu.addAction("Close\tCtrl+W", lambda: self.close_requested.emit(index))
        menu.addAction("Close the others", lambda: self.close_others_requested.emit(index))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(place))


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """The widths of tabs that want so much, in a row of `room` pixels: the widest are cut to one width."""
    if sum(wanted) <= room:
        return list(wanted)
    left, cut = room, 0
    for place, width in enumerate(sorted(wanted)):
        cut = left // (len(wanted) - place)
        if width > cut:
            break
        left -= width
    return [min(width, max(cut, _LEAST_PX)) for width in wanted]
