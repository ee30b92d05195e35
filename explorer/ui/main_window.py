"""The window: bar, browser, timeline, overview, panes; what is chosen in one shows in the others."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.changes import Changes
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.render.theme import Theme
from explorer.scene.lanes import LanesBy
from explorer.ui.actions import WindowActions
from explorer.ui.as_of_window import AsOfWindow
from explorer.ui.browser import Browser
from explorer.ui.browser_feed import BrowserFeed
from explorer.ui.day_light import DayLight
from explorer.ui.editing import Editing
from explorer.ui.empty_state import EmptyState
from explorer.ui.exporting import Exporting
from explorer.ui.facet_feed import FacetFeed
from explorer.ui.facet_panel import FacetPanel
from explorer.ui.filter_bar import FilterBar
from explorer.ui.hover_card import HoverCard
from explorer.ui.hover_teller import HoverTeller
from explorer.ui.lane_options import LaneOptions
from explorer.ui.navigation import Navigation
from explorer.ui.nothing_met import NothingMet
from explorer.ui.notice import Action, Notice
from explorer.ui.overview_view import OverviewView
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.plain_tip import plain_tip
from explorer.ui.preferences import Preferences
from explorer.ui.status_line import StatusLine
from explorer.ui.table.window_table import WindowTable
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_content import Standings, TimelineContent
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar
from explorer.ui.view_options import ViewOptions
from explorer.ui.visited import VisitedView
from explorer.ui.window_columns import WindowColumns
from explorer.ui.window_counts import WindowCounts
from explorer.ui.window_deeds import WindowDeeds, WindowParts
from explorer.ui.window_focus import WindowFocus
from explorer.ui.window_kept import WindowKept
from explorer.ui.window_links import WindowLinks
from explorer.ui.window_style import window_sheet
from explorer.ui.window_views import window_views
from explorer.ui.worker import OpenedFile, Worker

LEAST_WIDTH_PX: Final = 760
DRAFT_SHOWN_MS: Final = 30_000
FRAME: Final = QSize(8, 40)


class MainWindow(QMainWindow):
    """One database on the screen.

    Signals:
        open_requested(), new_requested(), sample_requested(): other databases are asked for.
        recent_requested(Path): one opened before is asked for.
        closed(): the window is closed and its database with it.
    """

    open_requested = Signal()
    new_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)
    closed = Signal()

    def __init__(
        self,
        worker: Worker,
        reader: Worker,
        opened: OpenedFile,
        preferences: Preferences,
        themes: ThemeChooser,
        cache_folder: Path | None = None,
    ) -> None:
        """Without `cache_folder` nothing is kept for the next opening."""
        super().__init__()
        self._worker = worker
        self._reader = reader
        self._opened = opened
        self._preferences = preferences
        self._themes = themes
        self._awaited: RecordId | None = None
        remembered = VisitedView.from_text(preferences.view(opened.path))
        theme = themes.theme
        self.actions_ = WindowActions(self)
        self.toolbar = Toolbar(theme, self)
        self.browser = Browser(theme, self)
        self.timeline = TimelineView(theme, self)
        self.overview = OverviewView(theme, self)
        self.panes = PaneArea(worker, theme, self)
        self.status = StatusLine(self)
        self.empty = EmptyState(self)
        self.day_light = DayLight(self.timeline, theme)
        self.notice = Notice(self, self.timeline)
        self.card = HoverCard(self.timeline)
        self._hover = HoverTeller(worker, self.timeline, self.card)
        self.editing = Editing(worker, preferences, themes, self)
        self.exporting = Exporting(reader, preferences, themes, opened.path, self)
        lanes_by = LanesBy(remembered.lanes_by) if remembered else LanesBy.AGREEMENT
        as_of = remembered.as_of if remembered else today()
        kept = remembered.filter if remembered else Filter()
        self.feed = TimelineFeed(reader, lanes_by, as_of, kept, self, cache_folder)
        self.navigation = Navigation(worker, self.feed, self.timeline, self.browser, self.panes, self)
        self.links = WindowLinks(worker, self.actions_, self.timeline, self.navigation, themes, self)
        self.filter_panel = FacetPanel(theme, self)
        FacetFeed(reader, self.feed, self.filter_panel, self)
        self.filter_bar = FilterBar(theme, self)
        self.options = ViewOptions(
            self.feed,
            self.actions_,
            self.toolbar,
            self.timeline,
            (self.browser, self.toolbar.search, self.filter_panel, self.filter_bar),
            (self.overview, self.status, self.links),
            self.panes,
            preferences,
            themes,
            self,
        )
        self.options.changed.connect(self.navigation.rest)
        self.days = AsOfWindow(
            *(worker, self.feed, self.timeline, self.toolbar, self.actions_, self.options),
            *(self.navigation, theme, self),
        )
        self.lanes = LaneOptions(
            reader, self.timeline, self.toolbar, self.actions_, preferences, opened.path, self
        )
        self.nothing = NothingMet(self.timeline, self.filter_bar)
        self._counts = WindowCounts(
            self.timeline, self.lanes, self.status, self.filter_bar, self.nothing, self
        )
        self.views = window_views(
            worker, opened, self.actions_, self.toolbar, self.timeline, self.navigation, self
        )
        self.names = BrowserFeed(
            worker, self.feed, self.timeline, self.browser, self.filter_bar, preferences, self
        )
        self._lay_out()
        self._focus = WindowFocus(
            self,
            self.actions_,
            self.toolbar.search,
            self.browser,
            self.panes,
            self.timeline,
            self.navigation.leads_back_to_lanes,
        )
        self._focus.return_from(self.toolbar.lanes_popup, self.toolbar.day_popup, self.toolbar.compare_popup)
        self.deeds = WindowDeeds(self._parts(), self)
        self.table = WindowTable(self._parts(), reader, self.feed, theme, self)
        self._connect_data()
        self._connect_parts()
        self._show_state(remembered)
        self._kept = WindowKept(self, self._parts(), self.panes, self.table)
        self._dress(theme)
        self.refresh()
        self.setAcceptDrops(True)
        self.timeline.setFocus()

    # What is asked of the window from outside

    @property
    def path(self) -> Path:
        """The file of the database."""
        return self._opened.path

    def refresh(self) -> None:
        """Read everything that is shown again."""
        self.feed.load()
        self._read_names()

    def _read_names(self) -> None:
        self.names.load()
        self.editing.read_labels()

    def say(self, sentence: str, action: Action | None = None) -> None:
        """Say shortly what was done, with a button for what can be done about it."""
        self.notice.say(sentence, action=action)

    def say_undoable(self, sentence: str) -> None:
        """Say what was written; a click takes it back."""
        self.say(sentence, ("Undo", self.editing.undo))

    def say_failure(self, sentence: str) -> None:
        """Say why something was not done."""
        self.notice.say(sentence, is_error=True)

    def _tell_draft(self, what: str, go_on: Callable[[], object]) -> None:
        """Say that a draft is there from before, long enough to be read after the start."""
        self.notice.say(f"A draft was kept: {what}", action=("Continue", go_on), shown_ms=DRAFT_SHOWN_MS)

    def tell_damage(self, sentence: str | None) -> None:
        """Say what is wrong with the file, if anything; the window goes on with what can be read."""
        if sentence is not None:
            self.say_failure(sentence)

    # Qt's own

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.editing.dialog is not None:
            self.editing.dialog.raise_()
            self.editing.dialog.activateWindow()
            self.editing.dialog.close()
            if self.editing.dialog is not None:  # it asked, and what was written is to be kept
                event.ignore()
                return
        self._kept.close()
        self.hide()  # a large archive is kept for about a second
        self._reader.close()
        self._worker.close()
        self.feed.keep_last(self.path, self._worker.last_state)
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.recent_requested.emit(path)

    # Making

    def _lay_out(self) -> None:
        middle = QWidget(self)
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.filter_bar)
        lines.addWidget(self.days.bar)
        lines.addWidget(self.timeline, 1)
        lines.addWidget(self.days.panel)
        lines.addWidget(self.overview)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(middle)
        self._stack.addWidget(self.empty)
        self._columns = WindowColumns(self.browser, self._stack, self.panes, self)
        whole = QWidget(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.toolbar)
        rows.addWidget(self._columns, 1)
        rows.addWidget(self.status)
        self.setCentralWidget(whole)
        self.actions_.fill(self.menuBar())
        self.addActions(self.actions_.everything())
        self.setWindowTitle(f"{self._opened.path.stem} — Timeline Explorer")
        self.setMinimumWidth(LEAST_WIDTH_PX)

    def _parts(self) -> WindowParts:
        return WindowParts(
            opened=self._opened,
            preferences=self._preferences,
            worker=self._worker,
            actions=self.actions_,
            toolbar=self.toolbar,
            filter_panel=self.filter_panel,
            browser=self.browser,
            timeline=self.timeline,
            overview=self.overview,
            status=self.status,
            columns=self._columns,
            navigation=self.navigation,
            options=self.options,
            editing=self.editing,
            exporting=self.exporting,
            focus=self._focus,
        )

    def _connect_data(self) -> None:
        self._worker.changed.connect(self._take_changes)
        self._worker.changed_elsewhere.connect(self._take_foreign_changes)
        self._worker.settled.connect(self.feed.take_state)
        self._worker.failed.connect(self.say_failure)
        self._worker.idled.connect(partial(self.status.set_file, self._opened))
        self._reader.failed.connect(self.say_failure)
        self._reader.refused.connect(lambda error: self.say_failure(str(error)))
        self.feed.first_ready.connect(self._show_content)
        self.feed.content_ready.connect(self._take_content)
        self.feed.standings_ready.connect(self._take_standings)
        self.feed.titles_ready.connect(self.timeline.add_titles)
        self.editing.said.connect(self.say)
        self.editing.written.connect(self.say_undoable)
        self.editing.failed.connect(self.say_failure)
        self.exporting.said.connect(self.say)
        self.days.said.connect(self.say)
        self.links.said.connect(self.say)
        self.links.serve(self._opened, self.editing, self.panes, self._preferences)
        self.views.said.connect(self.say)
        self.views.written.connect(self.say_undoable)
        self.views.failed.connect(self.say_failure)
        self.exporting.failed.connect(self.say_failure)
        self.editing.done.connect(self._await_record)
        self.editing.draft_kept.connect(self._tell_draft)
        self.editing.count_from(lambda: self.feed.as_of)
        self.editing.told_in.connect(self.navigation.show_record)
        self.editing.closed.connect(self.timeline.setFocus)
        self.editing.labels_changed.connect(self._take_labels)
        self._themes.theme_changed.connect(self._wear)

    def _connect_parts(self) -> None:
        view = self.timeline
        view.range_changed.connect(self._take_range)
        view.titles_wanted.connect(self.feed.want_titles)
        self.overview.range_wanted.connect(self._show_range)
        self.overview.pressed.connect(view.setFocus)
        self.panes.edit_requested.connect(self.editing.edit)
        self.panes.add_requested.connect(self.editing.add_about)
        self.panes.delete_requested.connect(self.editing.delete)
        self.panes.said.connect(self.say)
        self.empty.add_requested.connect(self.editing.add)
        self.empty.sample_requested.connect(self.sample_requested)
        self.toolbar.as_of_chosen.connect(lambda _day: view.setFocus())
        self.panes.record_shown.connect(lambda record: self._columns.set_empty(record is None))
        self._focus.said.connect(self.say)
        deeds = self.deeds
        deeds.said.connect(self.say)
        deeds.failed.connect(self.say_failure)
        deeds.date_chosen.connect(self.navigation.show_when)
        deeds.new_requested.connect(self.new_requested)
        deeds.open_requested.connect(self.open_requested)
        deeds.sample_requested.connect(self.sample_requested)
        deeds.recent_requested.connect(self.recent_requested)
        search = self.toolbar.search
        search.record_chosen.connect(self.navigation.show_record)
        search.record_chosen.connect(lambda _record: self.timeline.setFocus())
        search.date_chosen.connect(self.navigation.show_when)
        search.words_chosen.connect(self._filter_by_words)
        search.left.connect(self.timeline.setFocus)
        view.lanes.said.connect(self.say)
        view.lanes.hidden.connect(lambda words: self.say(words, ("Show again", view.lanes.show_last_hidden)))
        view.lanes.changed.connect(lambda _by: self.navigation.rest())
        self.lanes.lanes_by_chosen.connect(self.options.set_lanes)
        self.lanes.density_chosen.connect(self.options.set_density)
        self.lanes.pane_requested.connect(self.navigation.open_pane)
        self.navigation.visited_changed.connect(self._take_visited)
        self.navigation.view_wanted.connect(self._take_view)
        self.navigation.filter_wanted.connect(self.options.set_filter)
        for asked in (
            self.filter_panel.filter_changed,
            self.filter_bar.filter_requested,
            self.browser.filter_requested,
            self.nothing.filter_requested,
        ):
            asked.connect(self.navigation.filter_by)
        self.panes.filter_requested.connect(self.navigation.filter_to)
        self.filter_bar.left.connect(view.setFocus)
        self.names.gone.connect(self.navigation.drop)
        self.browser.left.connect(view.setFocus)
        self.browser.add_requested.connect(self.editing.add_about)
        self.browser.edit_requested.connect(self.editing.edit)
        self.browser.delete_requested.connect(self.editing.delete)
        self.navigation.said.connect(self.say)
        self.navigation.day_shown.connect(self.day_light.light)
        self.table.said.connect(self.say)
        self.table.written.connect(self.say_undoable)
        self.table.failed.connect(self.say_failure)

    def _show_state(self, remembered: VisitedView | None) -> None:
        """Show what is remembered of the database and of the program."""
        act = self.actions_
        if remembered is not None:
            self.timeline.camera.begin_at(TimeRange(remembered.first_ms, remembered.last_ms))
            self.days.compare.return_to(remembered.compared)
            if remembered.selected is not None:
                self.navigation.resume(remembered.selected)
        if not self._preferences.geometry.isEmpty():
            self.restoreGeometry(self._preferences.geometry)
        else:
            self.resize(QSize(1600, 1000).boundedTo(self.screen().availableSize() - FRAME))
        self._columns.restore(self._preferences.splitter("columns", self._opened.path))
        for name, part in act.parts.items():
            part.setChecked(name not in self._preferences.hidden_parts)
        may_edit = not self._opened.is_read_only
        why_not = None if may_edit else f"Nothing can be changed, because {self._opened.read_only_because}."
        act.allow_editing(why_not)
        self.toolbar.add.setEnabled(may_edit)
        if why_not is not None:
            self.toolbar.add.setToolTip(plain_tip(why_not))
        self.empty.set_may_add(may_edit)
        self.browser.set_may_edit(may_edit)
        act.back.setEnabled(False)
        act.forward.setEnabled(False)
        self.status.set_file(self._opened, True)

    def _dress(self, theme: Theme) -> None:
        """Put `theme` on the window and on those parts that don't put it on themselves when made."""
        self.setStyleSheet(window_sheet(theme))
        self.toolbar.set_theme(theme)
        self.filter_panel.set_theme(theme)
        self.actions_.set_icons(theme)

    def _wear(self, theme: Theme) -> None:
        self._dress(theme)
        parts = (self.browser, self.filter_bar, self.timeline, self.overview, self.day_light)
        for part in (*parts, self.panes, self.days, self.table):
            part.set_theme(theme)

    # What comes from the database

    def _show_content(self, content: TimelineContent) -> None:
        self.timeline.set_content(content)
        self.lanes.take_content()
        extent = self.timeline.camera.extent() if content.extent is None else TimeRange(*content.extent)
        self.overview.set_lanes(content.lanes, extent)
        self._counts.tell()

    def _take_content(self, content: TimelineContent) -> None:
        self._show_content(content)
        is_empty = not len(content.columns) and not content.columns.undated and not content.lives
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if self._awaited is not None:
            record, self._awaited = self._awaited, None
            if self.timeline.revealing.reveal(record, is_whole=True):
                self.timeline.select((record,))

    def _take_standings(self, standings: Standings) -> None:
        self.timeline.set_standings(standings)

    def _take_changes(self, changes: Changes) -> None:
        self.panes.refresh(changes)
        self.navigation.drop(changes.removed)
        self.feed.patch(changes.touched | changes.removed)
        self._read_names()

    def _take_foreign_changes(self) -> None:
        self.panes.refresh_all()
        self.refresh()
        self.say("Another program has changed the database; what is shown is up to date.")

    def _await_record(self, changes: Changes) -> None:
        """Show what an edit was about once the timeline has it."""
        if changes.record is not None and changes.record not in changes.removed:
            self._awaited = changes.record
            self.panes.open_record(changes.record)
            self.navigation.ask_related(changes.record)

    def _take_labels(self, undo: str, redo: str) -> None:
        may_edit = not self._opened.is_read_only
        self.actions_.name_undo(undo, redo, may_edit=may_edit)

    # Where one is

    def _take_range(self, shown: TimeRange) -> None:
        self.overview.set_window(shown)
        self.status.set_range(shown.first_ms, shown.last_ms)
        self._counts.tell()

    def _take_visited(self, has_back: bool, has_forward: bool) -> None:
        self.actions_.back.setEnabled(has_back)
        self.actions_.forward.setEnabled(has_forward)

    def _take_view(self, view: VisitedView) -> None:
        self.options.set_lanes(LanesBy(view.lanes_by))
        self.timeline.lanes.choose(view.lanes, LanesBy(view.lanes_by))
        self.options.set_as_of(view.as_of)
        self.days.compare.return_to(view.compared)
        self.options.set_filter(view.filter)

    def _filter_by_words(self, words: str) -> None:
        self.navigation.filter_by(replace(self.feed.filter, text=words))

    def _show_range(self, wanted: TimeRange, is_animated: bool) -> None:
        self.timeline.camera.show(wanted, is_animated=is_animated)


def _dropped_file(event: QDropEvent) -> Path | None:
    """The one file that is dragged onto the window, None where it is something else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
