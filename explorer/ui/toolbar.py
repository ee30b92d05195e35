"""The bar at the top: back and forward, search, lanes, the as-of day, export and add."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from explorer.model.ids import Day
from explorer.model.wording import day_short
from explorer.render.theme import Theme
from explorer.ui.day_popup import COMPARE_WORDS, DayPopup
from explorer.ui.lanes_popup import LanesPopup
from explorer.ui.menu_button import MenuButton
from explorer.ui.saved_views_popup import SavedViewsPopup
from explorer.ui.search_box import SearchBox

HEIGHT_PX = 48
VIEWS_FROM_PX = 900
"""A narrower window leaves the views to the menu and the keys."""


class Toolbar(QFrame):
    """Buttons that stand for the window's actions, and the search field.

    Signals:
        as_of_chosen(Day or None): another as-of day was chosen.
    """

    as_of_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setFixedHeight(HEIGHT_PX)
        self._as_of: Day | None = None
        self.back = self._arrow("Back")
        self.forward = self._arrow("Forward")
        self.search = SearchBox(theme, self)
        self.search.setMinimumWidth(150)
        self.search.setMaximumWidth(380)
        self.lanes = MenuButton("Lanes:", theme, self)
        self.filter = MenuButton("Filter", theme, self)
        self.views = MenuButton("Views", theme, self)
        self.as_of = MenuButton("As of", theme, self, dot="as_of")
        self.lanes.setToolTip("What makes a lane, and which lanes are shown (Ctrl+Shift+L)")
        self.filter.setToolTip("Which records are shown (Ctrl+Shift+F)")
        self.views.set_value("")  # which names it for whoever can't see it
        self.views.setToolTip("Open a saved view (Ctrl+Shift+V), or save this one (Ctrl+S)")
        self.as_of.setToolTip("The day for which standings are shown (Ctrl+D)")
        self.table = self._arrow("Table")
        self.export = QPushButton("Export", self)
        self.add = QPushButton("+ Add ▾", self)
        self.add.setProperty("role", "primary")
        self.add.setToolTip("Add an event (Ctrl+N) or a statement (Ctrl+Shift+S)")
        self.add.setAccessibleName("Add")
        for button in (self.export, self.add):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.lanes_popup = LanesPopup(theme, self)
        self.views_popup = SavedViewsPopup(theme, self)
        self._popup = DayPopup(theme, self)
        self._popup.day_chosen.connect(self.as_of_chosen)
        self.compare_popup = DayPopup(theme, self, COMPARE_WORDS)
        self.as_of.clicked.connect(self.open_as_of)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(8)
        line.addWidget(self.back)
        line.addWidget(self.forward)
        line.addWidget(self.search, 2)
        line.addWidget(self.lanes)
        line.addWidget(self.filter)
        line.addWidget(self.views)
        line.addStretch(1)
        line.addWidget(self.as_of)
        line.addWidget(self.table)
        line.addWidget(self.export)
        line.addWidget(self.add)
        self.set_as_of(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.views.setVisible(self.width() >= VIEWS_FROM_PX)

    @property
    def day_popup(self) -> DayPopup:
        """The panel to choose the as-of day in."""
        return self._popup

    def set_date_order(self, order: str) -> None:
        """Read dates in digits in this order."""
        self.search.date_order = order
        self._popup.date_order = self.compare_popup.date_order = order

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        buttons = (self.lanes, self.filter, self.views, self.as_of)
        popups = (self.lanes_popup, self.views_popup, self._popup, self.compare_popup)
        for part in (self.search, *buttons, *popups):
            part.set_theme(theme)

    def set_as_of(self, day: Day | None) -> None:
        """Show the as-of day."""
        self._as_of = day
        self.as_of.set_value("none" if day is None else day_short(day))

    def open_as_of(self) -> None:
        """Open the panel to choose the day in."""
        self._popup.open_below(self.as_of, self._as_of)

    def bind_arrows(self, back: QAction, forward: QAction) -> None:
        """Let the arrows stand for two actions."""
        self.back.setDefaultAction(back)
        self.forward.setDefaultAction(forward)

    def bind_action(self, button: QPushButton, action: QAction) -> None:
        """Let a button stand for an action."""
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))

    def bind_menu(self, button: QPushButton, actions: Sequence[QAction | None]) -> None:
        """Let a button open a menu of actions below it; None makes a line between them."""
        menu = QMenu(button)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        self.open_below(button, menu)

    def open_below(self, button: QPushButton, menu: QMenu) -> None:
        """Let a button open `menu` below it."""
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4))))

    def _arrow(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(name)
        button.setFixedSize(30, 30)
        return button
