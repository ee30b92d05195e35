"""The row of tabs over a column of panes: their names and pins, and how they are closed and dragged."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QDrag, QIcon, QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton

from explorer.model.ids import RecordId
from explorer.render.fonts import sized_font
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.ui.panes.pane_deeds import MOVED_RECORD, Deed, fill_menu
from explorer.ui.panes.wording import clip

_TAB_NAME: Final = 24
_MENU_NAME: Final = 60
_LEAST_PX: Final = 128
"""A narrower tab would tell nothing of its name."""
_SCROLLERS_PX: Final = 2
"""Qt keeps room for its arrows, which the menu of all tabs replaces: as little as the style allows."""
_PULLED_OUT_PX: Final = 24
"""So far above or below its row a tab is on its way to another place."""
_MENU: Final = (Deed.PIN, None, Deed.BESIDE, Deed.WINDOW, None, Deed.CLOSE, Deed.CLOSE_OTHERS)


class PaneTabs(QTabBar):
    """The tabs' names; a middle click closes one, dragging one off its row takes it elsewhere.

    Signals:
        deed_requested(Deed, int): something is asked of the tab at that place.
        dropped_outside(RecordId, QPoint): a tab was dropped outside the window, there on the screen.
    """

    deed_requested = Signal(object, int)
    dropped_outside = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_comparing = False
        self.setObjectName("pane_tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(12, 12))
        self.setFont(sized_font(13))
        self.setAccessibleName("Open records")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.currentChanged.connect(self.show_cross)

    def set_theme(self, theme: Theme) -> None:
        """Draw the pins in the colours of `theme`."""
        self._theme = theme
        for index in range(self.count()):
            self.set_pinned(index, self.is_pinned(index))

    def set_comparing(self, is_comparing: bool) -> None:
        """Note whether there is another column to move a tab to."""
        self._is_comparing = is_comparing

    def name_tab(self, index: int, name: str) -> None:
        """Give the tab its name, cut to fit; the whole one is its hint."""
        line = " ".join(name.split())
        short = line if len(line) <= _TAB_NAME else line[: _TAB_NAME - 1].rstrip() + "…"
        self.setTabWhatsThis(index, line)
        self.setTabText(index, short.replace("&", "&&"))
        self.setTabToolTip(index, f"<qt>{escape(line[:400])}</qt>" if len(line) > _TAB_NAME else "")

    def is_pinned(self, index: int) -> bool:
        """Whether the tab at that place is pinned."""
        return not self.tabIcon(index).isNull()

    def set_pinned(self, index: int, is_pinned: bool) -> None:
        """Pin a tab, so that it makes no room for others, or let it go again."""
        self.setTabIcon(index, icon("pin", self._theme, 12) if is_pinned else QIcon())
        name = self.tabText(index).replace("&&", "&")
        self.setAccessibleTabName(index, f"{name}, pinned" if is_pinned else name)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        """A tab's share of the row: its name's width while all fit, then the wide ones give way evenly."""
        height = super().tabSizeHint(index).height()
        return QSize(_shares(self._wanted(), self.width() - _SCROLLERS_PX)[index], height)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802  # Qt's name
        """No tab gives way more than its share says; what is too much for the row is chosen from a menu."""
        return self.tabSizeHint(index)

    def has_too_many(self, room_px: int) -> bool:
        """Whether so much room shows only some of the tabs with a name that can be read."""
        return self.count() > 1 and _are_too_many(self._wanted(), room_px - _SCROLLERS_PX)

    def menu_of_all(self) -> QMenu:
        """Make the menu of all tabs with their whole names, for those that found no room."""
        menu = QMenu(self)
        for index in range(self.count()):
            name = clip(self.tabWhatsThis(index) or self.tabText(index), _MENU_NAME).replace("&", "&&")
            action = menu.addAction(self.tabIcon(index), name, partial(self.setCurrentIndex, index))
            action.setFont(sized_font(13, is_strong=index == self.currentIndex()))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _wanted(self) -> list[int]:
        return [super(PaneTabs, self).tabSizeHint(one).width() for one in range(self.count())]

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
        self.show_cross(self.currentIndex())

    def _close_by(self, cross: QToolButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is cross:
                self.deed_requested.emit(Deed.CLOSE, index)
                return

    def show_cross(self, current: int) -> None:
        """Show the cross of the tab in front alone."""
        for index in range(self.count()):
            cross = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if cross is not None:
                cross.setVisible(index == current)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab by the middle button."""
        if event.button() == Qt.MouseButton.MiddleButton:
            index = self.tabAt(event.position().toPoint())
            if index >= 0:
                self.deed_requested.emit(Deed.CLOSE, index)
                return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take a tab off its row once it is pulled up or down out of it."""
        y = event.position().y()
        is_pulled = y < -_PULLED_OUT_PX or y > self.height() + _PULLED_OUT_PX
        if is_pulled and event.buttons() & Qt.MouseButton.LeftButton and self.currentIndex() >= 0:
            self._let_go(event)
            self.drag(self.currentIndex())
            return
        super().mouseMoveEvent(event)

    def drag(self, index: int) -> None:
        """Drag the tab at `index` as its record's number, until it is dropped somewhere."""
        record: RecordId = self.tabData(index)
        carried = QMimeData()
        carried.setData(MOVED_RECORD, str(int(record)).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.grab(self.tabRect(index)))
        done = drag.exec(Qt.DropAction.MoveAction)
        if done == Qt.DropAction.IgnoreAction and drag.target() is None:
            where = QCursor.pos()
            if not self.window().frameGeometry().contains(where):
                self.dropped_outside.emit(record, where)

    def _let_go(self, event: QMouseEvent) -> None:
        """End the moving within the row, as if the button had been let go there."""
        place = QPointF(self.tabRect(self.currentIndex()).center())
        released = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            place,
            QPointF(self.mapToGlobal(place)),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton,
            event.modifiers(),
        )
        super().mouseReleaseEvent(released)

    def _offer(self, place: QPoint) -> None:
        index = self.tabAt(place)
        if index >= 0:
            self.menu_of(index).popup(self.mapToGlobal(place))

    def menu_of(self, index: int) -> QMenu:
        """Make the menu of the tab at `index`."""
        menu = QMenu(self)
        fill_menu(
            menu,
            _MENU,
            lambda deed: self.deed_requested.emit(deed, index),
            is_pinned=self.is_pinned(index),
            is_comparing=self._is_comparing,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _are_too_many(wanted: Sequence[int], room: int) -> bool:
    """Whether tabs that want so much find no room even where the wide ones give way."""
    return sum(min(width, _LEAST_PX) for width in wanted) > room


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """The widths of tabs that want so much, in a row of `room` pixels: the widest are cut to one width.

    Of too many tabs as many are shown as can be read, all of one width, so that none is shown in part.
    """
    if sum(wanted) <= room:
        return list(wanted)
    if _are_too_many(wanted, room):
        return [room // max(room // _LEAST_PX, 1)] * len(wanted)
    left, cut = room, 0
    for place, width in enumerate(sorted(wanted)):
        cut = left // (len(wanted) - place)
        if width > cut:
            break
        left -= width
    return [min(width, cut) for width in wanted]
