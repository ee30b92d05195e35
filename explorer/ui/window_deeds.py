"""What each command of the window does: menus, keys and toolbar brought together with the parts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.model.calendar import today
from explorer.model.ids import RecordId
from explorer.model.reading import read_or_keep
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.scene.link_arcs import LinksShown
from explorer.ui.about import tell_about
from explorer.ui.actions import WindowActions
from explorer.ui.browser import Browser
from explorer.ui.editing import Editing
from explorer.ui.exporting import Exporting, ShownView
from explorer.ui.facet_panel import FacetPanel
from explorer.ui.go_to_date import GoToDate
from explorer.ui.navigation import Navigation
from explorer.ui.overview_view import OverviewView
from explorer.ui.preferences import Preferences
from explorer.ui.shortcuts import ShortcutsDialog
from explorer.ui.status_line import StatusLine
from explorer.ui.timeline_gestures import Pointed
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar
from explorer.ui.view_options import ViewOptions
from explorer.ui.window_columns import WindowColumns
from explorer.ui.window_focus import WindowFocus
from explorer.ui.window_menus import fill_recent, timeline_menu
from explorer.ui.window_search import WindowSearch
from explorer.ui.worker import OpenedFile, Worker

ZOOM_STEP: Final = 1.6


@dataclass(frozen=True, slots=True)
class WindowParts:
    """The parts of one window that its commands are about."""

    opened: OpenedFile
    preferences: Preferences
    worker: Worker
    actions: WindowActions
    toolbar: Toolbar
    filter_panel: FacetPanel
    browser: Browser
    timeline: TimelineView
    overview: OverviewView
    status: StatusLine
    columns: WindowColumns
    navigation: Navigation
    options: ViewOptions
    editing: Editing
    exporting: Exporting
    focus: WindowFocus


class WindowDeeds(QObject):
    """Does what a command asks for, or says why it can't be done.

    Signals:
        said(str), failed(str): what was done, or why not, in one line.
        date_chosen(When): a date is to be brought into view.
        new_requested(), open_requested(), sample_requested(), recent_requested(Path): other databases.
    """

    said = Signal(str)
    failed = Signal(str)
    date_chosen = Signal(object)
    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window
        for action, deed in self._deeds():
            action.triggered.connect(lambda _checked=False, deed=deed: deed())
        act, bar = parts.actions, parts.toolbar
        act.show_browser.toggled.connect(parts.browser.setVisible)
        act.show_panes.toggled.connect(parts.columns.wish_panes)
        act.show_overview.toggled.connect(parts.overview.setVisible)
        status = parts.status
        status.all_requested.connect(self._show_all_time)
        status.lanes_requested.connect(act.choose_lanes.trigger)
        status.undated_requested.connect(act.undated.trigger)
        status.date_requested.connect(act.go_to_date.trigger)
        status.as_of_requested.connect(act.as_of.trigger)
        act.recent_menu.aboutToShow.connect(self._fill_recent)
        bar.bind_arrows(act.back, act.forward)
        bar.table.setDefaultAction(act.show_table)
        bar.filter.clicked.connect(lambda: parts.filter_panel.open_below(bar.filter))
        parts.filter_panel.closed.connect(parts.timeline.setFocus)
        bar.bind_menu(bar.add, act.add_menu)
        bar.bind_action(bar.export, act.export)
        bar.search.set_commands(act.commands())
        self._search = WindowSearch(parts.worker, bar.search, parts.timeline, parts.preferences, self)
        bar.search.day_chosen.connect(parts.options.set_as_of)
        parts.timeline.add_requested.connect(self.add_on)
        parts.timeline.menu_requested.connect(self._open_menu)

    def _deeds(self) -> tuple[tuple[QAction, Callable[[], object]], ...]:
        parts, act, view = self._parts, self._parts.actions, self._parts.timeline
        return (
            (act.new, self.new_requested.emit),
            (act.open, self.open_requested.emit),
            (act.sample, self.sample_requested.emit),
            (act.export, self._export),
            (act.quit, self._window.close),
            (act.undo, parts.editing.undo),
            (act.redo, parts.editing.redo),
            *((action, partial(self._add, kind)) for kind, action in act.adds.items()),
            (act.add_again, self._add),
            (act.link_from, self._link_from_current),
            (act.edit, self._edit_current),
            (act.delete, self._delete_current),
            (act.copy, parts.navigation.copy),
            (act.find, self._find),
            (act.fit, view.revealing.fit),
            (act.filter, parts.toolbar.filter.click),
            (act.show_everything, lambda: parts.navigation.filter_by(Filter())),
            (act.choose_lanes, parts.toolbar.lanes.click),
            (act.show_all_lanes, view.lanes.show_all),
            (act.parties, view.lanes.toggle_all_folds),
            (act.zoom_in, partial(self._zoom, ZOOM_STEP)),
            (act.zoom_out, partial(self._zoom, 1 / ZOOM_STEP)),
            (act.go_to_date, self._ask_date),
            (act.as_of, parts.toolbar.open_as_of),
            (act.as_of_today, lambda: parts.options.set_as_of(today())),
            (act.as_of_none, lambda: parts.options.set_as_of(None)),
            (act.back, parts.navigation.go_back),
            (act.forward, parts.navigation.go_forward),
            (act.to_timeline, view.setFocus),
            (act.to_browser, parts.focus.to_browser),
            (act.to_panes, parts.focus.to_panes),
            (act.shortcuts, lambda: ShortcutsDialog(act, self._window).open()),
            (act.about, lambda: tell_about(self._window)),
        )

    def add_on(self, text: str, lane: RecordId | None, kind: RecordKind = RecordKind.EVENT) -> None:
        """Add a record of this date, about what its lane is made of."""
        if self._parts.opened.is_read_only:
            self.failed.emit(f"Nothing can be changed, because {self._parts.opened.read_only_because}.")
        else:
            self._parts.editing.add_in_lane(read_or_keep(text), lane, kind)

    def _find(self) -> None:
        """Begin to search; whoever searches already changes between the filter and everything."""
        if not self._parts.toolbar.search.toggle_within():
            self._parts.focus.to_search()

    def _export(self) -> None:
        timeline = self._parts.timeline
        content, view, selected = timeline.content, timeline.time_range, timeline.selected_range
        selection = timeline.selected
        if content is None:
            return
        self._parts.exporting.export(
            ShownView(
                content=content,
                as_of=timeline.as_of,
                view=(view.first_ms, view.last_ms),
                selection=None if selected is None else (selected.first_ms, selected.last_ms),
                selection_title=content.titles.get(selection[0], "") if len(selection) == 1 else "",
                lanes=timeline.lanes.seen,
                unfolded=timeline.unfolded,
                density=timeline.density,
                has_commitments=timeline.beside.is_everywhere,
                has_links=timeline.overlay.shown is LinksShown.ALL,
                compared=timeline.compared.day,
            )
        )

    def _add(self, kind: RecordKind | None = None) -> None:
        """Add a record about what is selected, of the kind added last unless one is given."""
        self._parts.editing.add_selected(kind, self._parts.navigation.subject)

    def _edit_current(self) -> None:
        record = self._parts.navigation.current
        if record is None:
            self.said.emit("Choose a record to edit first.")
        else:
            self._parts.editing.edit(record)

    def _link_from_current(self) -> None:
        record = self._parts.navigation.current
        if record is None:
            self.said.emit("Choose a record to link from first.")
        else:
            self._parts.editing.add_about(RecordKind.LINK, record)

    def _delete_current(self) -> None:
        record = self._parts.navigation.current
        if record is None:
            self.said.emit("Choose a record to delete first.")
        else:
            self._parts.editing.delete(record)

    def _show_all_time(self) -> None:
        self._parts.navigation.visit()
        self._parts.timeline.camera.show(self._parts.timeline.camera.whole())
        self._parts.timeline.setFocus()

    def _zoom(self, factor: float) -> None:
        timeline = self._parts.timeline
        middle = (timeline.header_px + timeline.viewport().width()) / 2
        timeline.zoom(factor, middle, is_animated=True)

    def _ask_date(self) -> None:
        dialog = GoToDate(self._window, self._parts.preferences.date_order)
        dialog.date_chosen.connect(self._take_date)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_date(self, when: When) -> None:
        self.date_chosen.emit(when)

    def _open_menu(self, pointed: Pointed, where: QPoint) -> None:
        may_add = not self._parts.opened.is_read_only
        add = partial(self.add_on, pointed.text, pointed.lane) if may_add else None
        set_as_of = partial(self._parts.options.set_as_of, pointed.day)
        menu = timeline_menu(
            self._window,
            self._parts.actions,
            pointed,
            add=add,
            add_about=self._parts.editing.add_about,
            set_as_of=set_as_of,
            compare=partial(self._parts.toolbar.compare_popup.day_chosen.emit, pointed.day),
        )
        menu.popup(where)

    def _fill_recent(self) -> None:
        menu, recent = self._parts.actions.recent_menu, self._parts.preferences.recent
        fill_recent(menu, recent, self._parts.opened.path, self.recent_requested.emit)
