"""One column of panes: its row of tabs, and the pane in front."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.ids import RecordId
from explorer.render.fonts import sized_font
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.ui.panes.pane_tabs import PaneTabs
from explorer.ui.panes.wording import clip, shown
from explorer.ui.style import set_role

if TYPE_CHECKING:
    from explorer.ui.panes.record_pane import RecordPane

WAITING_WORDS: Final = "The next record you open is shown here, beside “{name}”"


class PaneColumn(QWidget):
    """Tabs of panes, one a record; what becomes of them is the area's to say.

    Signals:
        front_changed(): another pane came to the front, or the last one left.
        deed_requested(Deed, RecordPane): something is asked of a tab.
        given_up(): the column that waits for a record is not wanted any more.
    """

    front_changed = Signal()
    deed_requested = Signal(object, object)
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_waiting = True
        self._is_comparing = False
        self.tabs = PaneTabs(theme)
        self.all_tabs_button = QToolButton()
        self.all_tabs_button.setObjectName("pane_all_tabs")
        self.all_tabs_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.all_tabs_button.setIconSize(QSize(12, 12))
        self.all_tabs_button.setFont(sized_font(12))
        self.all_tabs_button.setFixedHeight(26)
        self.all_tabs_button.setToolTip("All open records")
        self.all_tabs_button.clicked.connect(self._offer_all_tabs)
        self.all_tabs_button.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.all_tabs_button)
        self._stack = QStackedWidget()
        self._stack.setObjectName("panes")
        hairline = QFrame()
        hairline.setObjectName("pane_hairline")
        hairline.setFixedHeight(1)
        self.waiting_label = QLabel()
        self.waiting_label.setTextFormat(Qt.TextFormat.PlainText)
        self.waiting_label.setObjectName("pane_empty")
        self.waiting_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting_label.setWordWrap(True)
        self.waiting_label.setContentsMargins(32, 0, 32, 0)
        self.give_up_button = QPushButton("Close this side")
        set_role(self.give_up_button, "link")
        self.give_up_button.clicked.connect(self.given_up)
        self._waiting = QWidget()
        waiting = QVBoxLayout(self._waiting)
        waiting.addStretch(1)
        waiting.addWidget(self.waiting_label)
        waiting.addWidget(self.give_up_button, 0, Qt.AlignmentFlag.AlignHCenter)
        waiting.addStretch(1)
        self._hairline = hairline
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(hairline)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._waiting, 1)
        self.set_theme(theme)
        self._show_or_hide()
        self.tabs.currentChanged.connect(self._bring_to_front)
        self.tabs.tabMoved.connect(self._move_pane)
        self.tabs.deed_requested.connect(
            lambda deed, index: self.deed_requested.emit(deed, self.pane_at(index))
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the pane in front."""
        if self.front is not None:
            self.front.browser.setFocus(event.reason())

    @property
    def front(self) -> "RecordPane | None":
        """The pane in front."""
        return self.pane_at(self.tabs.currentIndex()) if self.tabs.count() else None

    def panes(self) -> "list[RecordPane]":
        """The panes from left to right."""
        return [self.pane_at(index) for index in range(self.tabs.count())]

    def pane_at(self, index: int) -> "RecordPane":
        """The pane of the tab at `index`."""
        pane = self._stack.widget(index)
        return cast("RecordPane", pane)

    def index_of(self, record: RecordId) -> int | None:
        """The place of a record's tab; None where it has none here."""
        return next((at for at, pane in enumerate(self.panes()) if pane.record == record), None)

    def loose(self) -> "Iterator[RecordPane]":
        """The panes that may make room for others: neither pinned nor in front."""
        for index, pane in enumerate(self.panes()):
            if index != self.tabs.currentIndex() and not self.tabs.is_pinned(index):
                yield pane

    def add(self, pane: "RecordPane", *, is_pinned: bool = False, is_behind: bool = False) -> None:
        """Give a pane a tab at the end, and bring it to the front unless it is to stay behind."""
        self.is_waiting = False
        self._stack.addWidget(pane)
        self.tabs.blockSignals(True)
        index = self.tabs.addTab("…")
        self.tabs.setTabData(index, pane.record)
        self.tabs.blockSignals(False)
        if pane.name:
            self.tabs.name_tab(index, pane.name)
        self.tabs.set_pinned(index, is_pinned)
        self._tell_place(index)
        if not is_behind:
            self.bring(index)

    def wait_beside(self, name: str) -> None:
        """Say beside what the next record will be read."""
        self.waiting_label.setText(WAITING_WORDS.format(name=shown(clip(name, 60))))

    def take(self, pane: "RecordPane") -> None:
        """Take a pane and its tab away; the pane lives on."""
        index = self.index_of(pane.record)
        if index is None:
            return
        self.tabs.blockSignals(True)
        self.tabs.removeTab(index)
        self.tabs.blockSignals(False)
        self._stack.removeWidget(pane)
        self.bring(self.tabs.currentIndex())

    def bring(self, index: int) -> None:
        """Bring the tab at `index` to the front."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(index)
        self.tabs.blockSignals(False)
        self._bring_to_front(index)

    def name(self, pane: "RecordPane", name: str) -> None:
        """Give a pane's tab its name."""
        index = self.index_of(pane.record)
        if index is not None:
            self.tabs.name_tab(index, name)
            self._count_tabs()

    def is_pinned(self, pane: "RecordPane") -> bool:
        """Whether a pane is pinned."""
        index = self.index_of(pane.record)
        return index is not None and self.tabs.is_pinned(index)

    def set_pinned(self, pane: "RecordPane", is_pinned: bool) -> None:
        """Pin a pane or let it go."""
        index = self.index_of(pane.record)
        if index is not None:
            self.tabs.set_pinned(index, is_pinned)
            self._tell_place(index)

    def step(self, steps: int) -> None:
        """Bring the next tab to the front, or one before; after the last comes the first."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + steps) % self.tabs.count())

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.tabs.set_theme(theme)
        self.all_tabs_button.setIcon(icon("chevron_down", theme, 12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count_tabs()

    def _count_tabs(self) -> None:
        """Offer the menu of all tabs where the row has no room for them."""
        number = self.tabs.count()
        self.all_tabs_button.setText(str(number))
        self.all_tabs_button.setAccessibleName(f"All {number} open records")
        self.all_tabs_button.setVisible(self.tabs.has_too_many(self.width()))

    def _offer_all_tabs(self) -> None:
        button = self.all_tabs_button
        self.tabs.menu_of_all().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def set_active(self, is_active: bool, is_comparing: bool) -> None:
        """Show whether records open here, where there is another column."""
        set_role(self.tabs, "here" if is_active else "beside")
        self.tabs.set_comparing(is_comparing)
        self._is_comparing = is_comparing
        for index in range(self.tabs.count()):
            self._tell_place(index)

    def _bring_to_front(self, index: int) -> None:
        self._show_or_hide()
        if 0 <= index < self.tabs.count():
            self._stack.setCurrentIndex(index)
            self.tabs.show_cross(index)
        self.front_changed.emit()

    def _tell_place(self, index: int) -> None:
        """Let a pane's own menu name what can be done with its place."""
        head = self.pane_at(index).head
        head.set_place(is_pinned=self.tabs.is_pinned(index), is_comparing=self._is_comparing)

    def _show_or_hide(self) -> None:
        has_tabs = self.tabs.count() > 0
        for part in (self.tabs, self._hairline, self._stack):
            part.setVisible(has_tabs)
        self._waiting.setVisible(not has_tabs)
        self._count_tabs()

    def _move_pane(self, origin: int, target: int) -> None:
        pane = self._stack.widget(origin)
        if pane is not None:
            self._stack.removeWidget(pane)
            self._stack.insertWidget(target, pane)
            self._stack.setCurrentIndex(self.tabs.currentIndex())
