"""Comparing the as-of day with a second one: keeps the day, the panel and the timeline in step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from explorer.model.calendar import DAY_MS, day_first_ms, today
from explorer.model.comparing import Comparison
from explorer.model.day_words import day_short
from explorer.model.ids import Day
from explorer.ui.actions import WindowActions
from explorer.ui.as_of_steps import show_some_lane
from explorer.ui.compare_panel import ComparePanel
from explorer.ui.compare_rows import ChangeRow
from explorer.ui.compare_text import Sources, sources_of, written
from explorer.ui.panes.copying import copy_text
from explorer.ui.timeline_content import Standings
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_view import TimelineView
from explorer.ui.toolbar import Toolbar
from explorer.ui.view_options import ViewOptions
from explorer.ui.worker import Worker


class CompareDays(QObject):
    """Holds the second day; its changes come with the standings of the as-of day.

    Signals:
        changed(): the second day is another one, or comparing has begun or ended.
        said(str): what was copied.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        worker: Worker,
        feed: TimelineFeed,
        timeline: TimelineView,
        toolbar: Toolbar,
        actions: WindowActions,
        options: ViewOptions,
        panel: ComparePanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._feed = feed
        self._timeline = timeline
        self._toolbar = toolbar
        self._actions = actions
        self._options = options
        self._panel = panel
        self._day: Day | None = None
        self._is_new = False
        feed.standings_ready.connect(self._take_standings)
        timeline.compared.dragged.connect(self.set_day)
        timeline.installEventFilter(self)
        toolbar.compare_popup.day_chosen.connect(self.set_day)
        toolbar.compare_popup.day_chosen.connect(lambda _day: timeline.setFocus())
        toolbar.day_popup.more_requested.connect(self.ask_day)
        actions.compare.triggered.connect(self.ask_day)
        actions.compare_swap.triggered.connect(self.swap)
        actions.compare_end.triggered.connect(self.end)
        panel.first_requested.connect(partial(self._ask_other, is_earlier=True))
        panel.last_requested.connect(partial(self._ask_other, is_earlier=False))
        panel.dimming_changed.connect(timeline.compared.set_dimming)
        panel.closed.connect(self.end)
        panel.copy_requested.connect(self._copy)
        self._show()

    @property
    def day(self) -> Day | None:
        """The day that the as-of day is compared with, None while nothing is compared."""
        return self._day

    def ask_day(self) -> None:
        """Ask for the day to compare with."""
        self._toolbar.compare_popup.open_below(self._toolbar.as_of, self._day, self._feed.as_of)

    def set_day(self, day: Day | None) -> None:
        """Compare with this day; None ends it. Without an as-of day it is compared with today."""
        if day is not None and self._feed.as_of is None:
            self._options.set_as_of(today())
        if day != self._day:
            self._is_new = self._day is None
            self._day = day
            self._show()
            self._feed.set_compared(day)
            self.changed.emit()

    def return_to(self, day: Day | None) -> None:
        """Compare with what was compared before; the timeline is led back by whoever asks."""
        self.set_day(day)
        self._is_new = False

    def swap(self) -> None:
        """Let the second day be the as-of day, and the other way round."""
        day, as_of = self._day, self._feed.as_of
        if day is not None and as_of is not None:
            self._options.set_as_of(day)
            self.set_day(as_of)

    def end(self) -> None:
        """Compare no more."""
        self.set_day(None)
        self._timeline.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc on the timeline end comparing where nothing is chosen that it could let go of."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._day is not None
            and not self._timeline.selected
            and self._timeline.related is None
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            self.end()
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        """Show the days wherever they are told; the changes follow with the standings."""
        day, as_of = self._day, self._feed.as_of
        self._timeline.compared.set_day(day)
        for action in (self._actions.compare_swap, self._actions.compare_end):
            action.setEnabled(day is not None)
        if day is None or as_of is None:
            self._panel.hide()
        else:
            self._panel.set_days(day, as_of)

    def _take_standings(self, standings: Standings) -> None:
        if self._day is None:
            return
        if self._feed.as_of is None:  # there is nothing to compare with any more
            self.set_day(None)
            return
        self._show()
        comparison = standings.comparison
        is_between = self._day != self._feed.as_of  # while the two are exchanged, they are one for a moment
        if comparison is not None and not (is_between and comparison.first == comparison.last):
            self._timeline.compared.set_comparison(comparison)
            self._panel.set_comparison(comparison)
            if self._is_new:
                self._is_new = False
                self._show_both(comparison)
                show_some_lane(self._timeline, comparison.lanes)

    def _show_both(self, comparison: Comparison) -> None:
        """Bring both days into view, unless they are; where one is, no closer than it has been."""
        camera = self._timeline.camera
        ends = [day_first_ms(day) + DAY_MS for day in (comparison.first, comparison.last)]
        here = camera.target
        if not all(here.first_ms <= end_ms <= here.last_ms for end_ms in ends):
            camera.show(camera.around(ends[0], ends[1]))

    def _ask_other(self, *, is_earlier: bool) -> None:
        """Ask for the earlier or the later day, whichever of the two it is."""
        if self._day is None or self._feed.as_of is None:
            return
        if is_earlier == (self._day <= self._feed.as_of):
            self.ask_day()
        else:
            self._toolbar.open_as_of()

    def _copy(self, form: str) -> None:
        rows, day, as_of = self._panel.rows, self._day, self._feed.as_of
        if day is None or as_of is None:
            return
        acts = [row.act_id for row in rows if row.act_id is not None]
        days = (min(day, as_of), max(day, as_of))
        done = partial(self._take_sources, form, rows, days)
        self._worker.ask(partial(sources_of, acts=acts), done, slot="compare sources")

    def _take_sources(
        self, form: str, rows: Sequence[ChangeRow], days: tuple[Day, Day], sources: Sources
    ) -> None:
        copy_text(written(form, rows, days, sources))
        changes = "1 change" if len(rows) == 1 else f"{len(rows):,} changes"
        between = f"{day_short(days[0])} to {day_short(days[1])}"
        self.said.emit(f"Copied {changes} from {between} as {form if form != 'Text' else 'text'}.")
