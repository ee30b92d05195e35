"""How records are shown and dates read: lanes, density, filter, as-of day, theme, in step everywhere."""

from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.model.ids import Day
from explorer.model.view import Filter
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.ui.actions import LANES, WindowActions
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar

PANES_PAUSE_MS: Final = 120
"""The panes lay out their text anew for each day: while the flag is dragged, no more often than this."""


class TellsTheDay(Protocol):
    """A part of the window that shows the as-of day."""

    def set_as_of(self, day: Day | None) -> None:
        """Show the as-of day."""
        ...


class TellsTheFilter(Protocol):
    """A part of the window that shows which records are kept."""

    def show_filter(self, kept: Filter) -> None:
        """Show `kept` as what is chosen, without telling anybody."""
        ...


class ViewOptions(QObject):
    """Takes each choice from menus, toolbar, browser and timeline, and shows it in all of them.

    Signals:
        changed(): lanes, as-of day or filter are others now.
    """

    changed = Signal()

    def __init__(
        self,
        feed: TimelineFeed,
        actions: WindowActions,
        toolbar: Toolbar,
        timeline: TimelineView,
        filter_tellers: tuple[TellsTheFilter, ...],
        tellers: tuple[TellsTheDay, ...],
        panes: TellsTheDay,
        preferences: Preferences,
        themes: ThemeChooser,
        parent: QObject,
    ) -> None:
        """`tellers` show the as-of day besides timeline and toolbar; `panes` do so more slowly.

        `filter_tellers` show what is filtered.
        """
        super().__init__(parent)
        self._feed = feed
        self._actions = actions
        self._toolbar = toolbar
        self._timeline = timeline
        feed.follow_lanes(timeline.lanes)
        self._filter_tellers = filter_tellers
        self._tellers: tuple[TellsTheDay, ...] = (timeline, toolbar, *tellers)
        self._panes = panes
        self._preferences = preferences
        self._themes = themes
        self._panes_pause = QTimer(self)
        self._panes_pause.setSingleShot(True)
        self._panes_pause.setInterval(PANES_PAUSE_MS)
        self._panes_pause.timeout.connect(self._tell_panes)
        self._show()
        for lanes_by, action in actions.lanes.items():
            action.triggered.connect(partial(self.set_lanes, LanesBy(lanes_by)))
        for density, action in actions.densities.items():
            action.triggered.connect(partial(self.set_density, Density(density)))
        for choice, action in actions.themes.items():
            action.triggered.connect(partial(self.set_theme, choice))
        for order, action in actions.date_orders.items():
            action.triggered.connect(partial(self.set_date_order, order))
        timeline.as_of_dragged.connect(self.drag_as_of)
        toolbar.as_of_chosen.connect(self.set_as_of)

    def set_lanes(self, lanes_by: LanesBy) -> None:
        """Make lanes by something else."""
        self._actions.lanes[lanes_by].setChecked(True)
        self._toolbar.lanes.set_value(dict(LANES)[lanes_by])
        self._feed.set_lanes_by(lanes_by)
        self.changed.emit()

    def set_date_order(self, order: str) -> None:
        """Read dates in digits in this order from now on, wherever they are typed."""
        self._preferences.date_order = order
        self._actions.date_orders[order].setChecked(True)
        self._toolbar.set_date_order(order)

    def set_density(self, density: Density) -> None:
        """Let lanes stand closer or wider, here and the next time."""
        self._preferences.density = density.value
        self._actions.densities[density].setChecked(True)
        self._timeline.lanes.set_density(density)

    def set_theme(self, choice: str) -> None:
        """Wear another theme, now and the next time."""
        self._preferences.theme = choice
        self._themes.choose(choice)

    def set_filter(self, kept: Filter) -> None:
        """Show other records."""
        if kept != self._feed.filter:
            self._feed.set_filter(kept)
            self._tell_filter()
            self.changed.emit()

    def set_as_of(self, day: Day | None) -> None:
        """Show the standings of `day`; None counts all acts and tells no headline."""
        if day != self._feed.as_of:
            self._feed.set_as_of(day)
            self._tell_day()
            self.changed.emit()

    def drag_as_of(self, day: Day) -> None:
        """Show the standings of `day` while its flag is dragged or played; the panes follow less often."""
        if day != self._feed.as_of:
            self._feed.set_as_of(day)
            for teller in self._tellers:
                teller.set_as_of(day)
            if not self._panes_pause.isActive():  # it is told the latest day each time it ends
                self._panes_pause.start()
            self.changed.emit()

    def _show(self) -> None:
        self._actions.lanes[self._feed.lanes_by].setChecked(True)
        self._toolbar.lanes.set_value(dict(LANES)[self._feed.lanes_by])
        self.set_date_order(self._preferences.date_order)
        self._actions.themes[self._themes.choice].setChecked(True)
        self._tell_day()
        self._tell_filter()

    def _tell_day(self) -> None:
        for teller in self._tellers:
            teller.set_as_of(self._feed.as_of)
        self._tell_panes()

    def _tell_panes(self) -> None:
        self._panes_pause.stop()
        self._panes.set_as_of(self._feed.as_of)

    def _tell_filter(self) -> None:
        kept = self._feed.filter
        for teller in self._filter_tellers:
            teller.show_filter(kept)
        self._actions.show_everything.setEnabled(not kept.is_everything)
        self._toolbar.filter.set_value(str(kept.count) if kept.count else "")
