"""The as-of day in one window: its steps, the bar that tells them, and the day it is compared with."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.model.change_words import DayTold
from explorer.render.theme import Theme
from explorer.ui.actions import WindowActions
from explorer.ui.as_of_bar import AsOfBar
from explorer.ui.as_of_steps import AsOfSteps
from explorer.ui.compare_days import CompareDays
from explorer.ui.compare_panel import ComparePanel
from explorer.ui.navigation import Navigation
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar
from explorer.ui.view_options import ViewOptions
from explorer.ui.worker import Worker


class AsOfWindow(QObject):
    """Brings the commands about the as-of day together with the parts of the window that they move.

    Signals:
        said(str): why nothing happened, or what was copied, in one line.
    """

    said = Signal(str)

    def __init__(
        self,
        worker: Worker,
        feed: TimelineFeed,
        timeline: TimelineView,
        toolbar: Toolbar,
        actions: WindowActions,
        options: ViewOptions,
        navigation: Navigation,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._timeline = timeline
        self._actions = actions
        self._navigation = navigation
        self.bar = AsOfBar(actions, theme, window)
        self.panel = ComparePanel(theme, window)
        self.steps = AsOfSteps(feed, timeline, options, self)
        self.compare = CompareDays(worker, feed, timeline, toolbar, actions, options, self.panel, self)
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self.bar.set_theme(theme)
        self.panel.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc on the timeline end playing before it does anything else."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.steps.is_playing
        ):
            self.steps.stop()
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        act, steps, bar = self._actions, self.steps, self.bar
        for action, deed in (
            (act.next_change, lambda: steps.step_by_hand(1)),
            (act.previous_change, lambda: steps.step_by_hand(-1)),
            (act.next_day, lambda: steps.step_days(1)),
            (act.previous_day, lambda: steps.step_days(-1)),
            (act.next_month, lambda: steps.step_months(1)),
            (act.previous_month, lambda: steps.step_months(-1)),
            (act.next_year, lambda: steps.step_months(12)),
            (act.previous_year, lambda: steps.step_months(-12)),
        ):
            action.triggered.connect(lambda _checked=False, deed=deed: deed())
        act.play.triggered.connect(self._play)
        steps.begun.connect(self._navigation.begin_run)
        steps.stepped.connect(self._tell)
        steps.moved_elsewhere.connect(lambda _told: self._navigation.end_run())
        steps.cleared.connect(self._put_bar_away)
        self._navigation.view_wanted.connect(lambda _view: self._put_bar_away())
        steps.moved_elsewhere.connect(self._tell_where_open)
        steps.playing_changed.connect(self._take_playing)
        steps.said.connect(self.said)
        bar.speed_chosen.connect(steps.set_speed)
        bar.record_requested.connect(self._navigation.show_record)
        bar.closed.connect(self._close_bar)
        self._timeline.installEventFilter(self)
        self.compare.said.connect(self.said)
        self.panel.record_requested.connect(self._navigation.show_record)
        self.compare.changed.connect(self._navigation.rest)

    def _play(self) -> None:
        if self.steps.is_playing:
            self.steps.stop()
        else:
            self.steps.play()
        self._actions.play.setChecked(self.steps.is_playing)

    def _take_playing(self, is_playing: bool) -> None:
        self._actions.play.setChecked(is_playing)
        self._actions.play.setText("Pa&use the changes" if is_playing else "&Play the changes")
        self.bar.set_playing(is_playing)

    def _tell_where_open(self, told: DayTold) -> None:
        """Tell of a day that was reached otherwise, if the bar is there to tell it."""
        if not self.bar.isHidden():
            self._tell(told)

    def _tell(self, told: DayTold) -> None:
        """Show what the day brought; a day without a change is told in the bar where that is open."""
        if not told.text and self.bar.isHidden():
            return
        place, count = self.steps.place
        among = self.steps.among
        where = "" if among is None else " in the lanes shown"
        if self._timeline.selected_lane in (among or ()):
            where = " under what is chosen"
        self.bar.tell(told, place, count, where)

    def _close_bar(self) -> None:
        self._put_bar_away()
        self._timeline.setFocus()

    def _put_bar_away(self) -> None:
        """Tell no more of the steps: one is elsewhere by now."""
        self.steps.stop()
        self._timeline.compared.set_marked(frozenset())
        self.bar.hide()
