"""The three columns of the window: browser, timeline, panes, and how wide they are."""

from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

NARROW_PX: Final = 1200
"""Below this width an empty pane would take from the timeline what it needs itself."""
LEAST_MIDDLE_PX: Final = 480
"""The timeline keeps so much of its width when two panes are read side by side."""


class WindowColumns(QSplitter):
    """Widths that suit the window, until the reader has chosen others; in a narrow one the sides give way."""

    def __init__(self, browser: QWidget, middle: QWidget, panes: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_chosen = False
        self._panes = panes
        self._is_empty = True
        self._is_wished = True
        self._is_asked_for = False
        self._alone_px: int | None = None
        self._sides_px: tuple[int, int] | None = None
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
            browser, _, panes = self.sizes()
            self._sides_px = (browser, panes) if self._is_chosen else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panes()
        self._share_out()

    def wish_panes(self, is_wished: bool) -> None:
        """Show or hide the panes, as the reader asks."""
        self._is_wished = self._is_asked_for = is_wished
        self._show_panes()

    def set_empty(self, is_empty: bool) -> None:
        """Note whether a pane is open: a narrow window has no room for the place of none."""
        self._is_empty = is_empty
        self._is_asked_for = self._is_asked_for and is_empty
        self._show_panes()

    def set_comparing(self, is_comparing: bool) -> None:
        """Give two columns of panes twice the room, as far as the timeline can spare it, and take it back."""
        browser, middle, panes = self.sizes()
        if is_comparing:
            self._alone_px = panes
            wanted = max(panes, min(2 * suitable_px(self.width())[1], panes + middle - LEAST_MIDDLE_PX))
        else:
            usual = suitable_px(self.width())[1]
            wanted = usual if self._alone_px is None else min(self._alone_px, max(usual, panes // 2))
            self._alone_px = None
        if not self._panes.isHidden():
            self.setSizes([browser, middle + panes - wanted, wanted])

    def _show_panes(self) -> None:
        is_in_the_way = self._is_empty and not self._is_asked_for and self.width() < NARROW_PX
        is_shown = self._is_wished and not is_in_the_way
        if is_shown == self._panes.isHidden():
            self._panes.setVisible(is_shown)
            self._share_out()

    def _share_out(self) -> None:
        if not self._is_chosen:
            browser, panes = suitable_px(self.width())
            if self._alone_px is not None:
                panes = max(panes, min(2 * panes, self.width() - browser - LEAST_MIDDLE_PX))
            panes = 0 if self._panes.isHidden() else panes
            self.setSizes([browser, self.width() - browser - panes, panes])
        elif self._sides_px is not None and self._alone_px is None:
            browser, panes = self._sides_px
            panes = 0 if self._panes.isHidden() else panes
            if (
                self.width() - browser - panes < LEAST_MIDDLE_PX
            ):  # the sides give way, until there is room again
                usual = suitable_px(self.width())
                browser, panes = min(browser, usual[0]), min(panes, usual[1])
            self.setSizes([browser, self.width() - browser - panes, panes])

    def _keep(self) -> None:
        self._is_chosen = True
        browser, _, panes = self.sizes()
        kept = self._sides_px[1] if self._panes.isHidden() and self._sides_px is not None else panes
        self._sides_px = (browser, kept or suitable_px(self.width())[1])


def suitable_px(width_px: int) -> tuple[int, int]:
    """The widths of browser and panes for a window: as drawn, others where it is narrow or wide."""
    browser = min(232, max(168, width_px * 15 // 100))
    panes = min(372, max(256, width_px * 27 // 100))
    return max(browser, min(320, width_px * 12 // 100)), max(panes, min(520, width_px * 19 // 100))
