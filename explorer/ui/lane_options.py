"""What is chosen about lanes, in step everywhere: panel, header menus, timeline, counts and settings."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QPoint, Signal

from explorer.model.columns import Int64s
from explorer.scene.density import Density
from explorer.scene.lane_choice import LaneChoice, arranged, rows_shown
from explorer.scene.lanes import LaneIndex, LanesBy
from explorer.scene.nested_lanes import is_part, whole_key
from explorer.ui.actions import WindowActions
from explorer.ui.lane_list import LaneEntry
from explorer.ui.lane_menu import lane_menu
from explorer.ui.preferences import Preferences
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar
from explorer.ui.worker import Worker

Bounds = tuple[Int64s, Int64s]
"""The outer starts and the outer ends of records, each sorted."""


class LaneOptions(QObject):
    """Remembers the lanes of one database and lets the reader choose them.

    Signals:
        lanes_by_chosen(LanesBy), density_chosen(Density): chosen in the panel.
        pane_requested(RecordId): the pane of what a lane is made of.
        counted(): another number of records stands in lanes that are shown.
    """

    lanes_by_chosen = Signal(object)
    density_chosen = Signal(object)
    pane_requested = Signal(object)
    counted = Signal()

    def __init__(
        self,
        reader: Worker,
        timeline: TimelineView,
        toolbar: Toolbar,
        actions: WindowActions,
        preferences: Preferences,
        database: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._timeline = timeline
        self._toolbar = toolbar
        self._actions = actions
        self._preferences = preferences
        self._database = database
        self._bounds: Bounds | None = None
        timeline.lanes.begin_with(remembered_lanes(preferences, database), Density(preferences.density))
        timeline.set_names_width(preferences.names_width(database))
        actions.densities[timeline.density].setChecked(True)
        timeline.lanes.changed.connect(self._take_change)
        timeline.lanes_requested.connect(self.open)
        timeline.lane_menu_requested.connect(self._open_menu)
        timeline.names_width_chosen.connect(partial(preferences.set_names_width, database))
        lanes, panel = timeline.lanes, toolbar.lanes_popup
        toolbar.lanes.clicked.connect(self.open)
        panel.lanes_by_chosen.connect(self.lanes_by_chosen)
        panel.sort_chosen.connect(lanes.sort_by)
        panel.density_chosen.connect(self.density_chosen)
        panel.fold_requested.connect(lambda fold: lanes.fold_all() if fold else lanes.unfold_all())
        panel.lanes_toggled.connect(lanes.show_or_hide)
        panel.in_view_requested.connect(self._show_in_view)

    def open(self) -> None:
        """Open the panel."""
        self._fill_panel()
        self._toolbar.lanes_popup.open_below(self._toolbar.lanes)

    def take_content(self) -> None:
        """Take in that the timeline has other records or other lanes."""
        self._tell_menus()
        self._bounds = None
        self._count()
        self._tell_panel()

    def count_in(self, first_ms: int, last_ms: int, *, is_of_hidden_too: bool = False) -> int:
        """How many records in lanes that are shown, or in any, are in view: not what only touches an edge."""
        first_ms, last_ms = first_ms + 1, last_ms - 1
        content = self._timeline.content
        if self._bounds is None or is_of_hidden_too:
            return 0 if content is None else content.count_in(first_ms, last_ms)
        starts, ends = self._bounds
        return int(np.searchsorted(starts, last_ms, side="right") - np.searchsorted(ends, first_ms))

    @property
    def entries(self) -> list[LaneEntry]:
        """The lanes to choose from, in their order, those that a filter has emptied last."""
        content, choice = self._timeline.content, self._timeline.lanes.choice
        if content is None:
            return []
        index, headlines = content.lanes, self._timeline.standings.headlines
        is_by_agreement, is_by_actor = (
            index.lanes_by is LanesBy.AGREEMENT,
            index.lanes_by is LanesBy.ACTOR,
        )
        tones = self._timeline.standings.tones() if is_by_agreement else {}

        def colour(key: int) -> str:
            if key < 0:
                return ""
            if is_by_actor:
                return content.colours.get(key, "third")
            return tones.get(key, "none") if is_by_agreement else ""

        every = arranged(index, LaneChoice(choice.sort, choice.order))
        entries = []
        for lane in (index.lanes[number] for number in every[~is_part(index)[every]].tolist()):
            headline = headlines.get(lane.key) if is_by_agreement else None
            note = lane.note if headline is None else headline.text
            entries.append(
                LaneEntry(lane.key, lane.name, note, lane.count, colour(lane.key), is_by_agreement)
            )
        if content.membership is not None:
            emptied = content.membership.names.items() - {(lane.key, lane.name) for lane in index.lanes}
            entries += [
                LaneEntry(key, name, "", 0, colour(key), is_by_agreement)
                for key, name in sorted(emptied, key=lambda one: one[1])
            ]
        return entries

    def _take_change(self, lanes_by: LanesBy) -> None:
        lanes = self._timeline.lanes
        self._preferences.set_lanes(self._database, lanes_by.value, lanes.choice_of(lanes_by).to_text())
        if lanes_by is lanes.lanes_by:
            self._tell_menus()
            self._count()
            self._tell_panel()

    def _tell_menus(self) -> None:
        lanes = self._timeline.lanes
        self._actions.densities[self._timeline.density].setChecked(True)
        self._actions.show_all_lanes.setEnabled(lanes.hidden_count > 0)
        self._actions.parties.setText(f"Show or hide all &{lanes.parts_word}")
        self._actions.parties.setEnabled(lanes.can_unfold_any)

    def _tell_panel(self) -> None:
        """Let the panel follow where it is open; else it is filled when it is opened."""
        if self._toolbar.lanes_popup.isVisible():
            self._fill_panel()

    def _fill_panel(self) -> None:
        panel, lanes = self._toolbar.lanes_popup, self._timeline.lanes
        if self._timeline.content is not None:
            panel.show_choice(lanes.lanes_by, lanes.choice, self._timeline.density)
            panel.show_entries(self.entries, lanes.choice.hidden)

    def _count(self) -> None:
        """Count the records in lanes that are shown, off the window's thread."""
        content, lanes = self._timeline.content, self._timeline.lanes
        if content is None or not lanes.hidden_count:
            self._bounds = None
            self._reader.forget("lanes")
            self.counted.emit()
            return
        index, order = content.lanes, lanes.order
        self._reader.ask(lambda _store: shown_bounds(index, order), self._take_bounds, slot="lanes")

    def _take_bounds(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.counted.emit()

    def _show_in_view(self, listed: frozenset[int]) -> None:
        content, lanes = self._timeline.content, self._timeline.lanes
        if content is None:
            return
        index, shown = content.lanes, self._timeline.time_range
        numbers = index.lanes_touching(shown.first_ms, shown.last_ms).tolist()
        lanes.show_of(listed, frozenset(whole_key(index.lanes[number].key) for number in numbers))

    def _open_menu(self, key: int | None, where: QPoint) -> None:
        menu = lane_menu(
            self._timeline,
            self._timeline,
            key,
            open_pane=self.pane_requested.emit,
            choose=self.open,
        )
        menu.popup(where)


def shown_bounds(index: LaneIndex, order: Int64s) -> Bounds:
    """Give the bounds of the records in the lanes `order`, to count what lies in a range."""
    mask = rows_shown(index, order)
    columns = index.columns
    return columns.start_earliest[mask], np.sort(columns.end_latest[mask], kind="stable")


def remembered_lanes(preferences: Preferences, database: Path) -> dict[LanesBy, LaneChoice]:
    """What was chosen about the lanes of a database before, for each grouping."""
    read = {by: LaneChoice.from_text(preferences.lanes(database, by.value)) for by in LanesBy}
    return {by: choice for by, choice in read.items() if choice is not None}
