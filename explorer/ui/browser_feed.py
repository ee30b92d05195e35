"""Keeps the browser supplied: names and totals, what is in view, what has no date, what makes a lane."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.listing import records_by_id
from explorer.ui.browser import UNDATED_MOST, Browser
from explorer.ui.browser_counts import BrowserCounts
from explorer.ui.filter_bar import FilterBar
from explorer.ui.preferences import Preferences
from explorer.ui.queries import BrowserContent, browser_content
from explorer.ui.timeline_content import Standings, TimelineContent
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from explorer.ui.worker import Worker


class BrowserFeed(QObject):
    """Asks the worker for what the browser lists, and lets it count by what the timeline shows.

    Signals:
        gone(frozenset[RecordId]): the timeline is filtered by these, but they are no more.
    """

    gone = Signal(object)

    def __init__(
        self,
        worker: Worker,
        feed: TimelineFeed,
        timeline: TimelineView,
        browser: Browser,
        filter_bar: FilterBar,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._feed = feed
        self._timeline = timeline
        self._browser = browser
        self._filter_bar = filter_bar
        browser.restore(preferences.browser)
        feed.content_ready.connect(self._take_content)
        feed.counts_ready.connect(self._take_counts)
        feed.standings_ready.connect(self._take_standings)
        timeline.range_changed.connect(self._take_range)
        timeline.lanes.changed.connect(lambda _lanes_by: self._tell_lanes())
        browser.lane_hidden.connect(self._hide_lane)

    def load(self) -> None:
        """Read the names again."""
        self._worker.ask(browser_content, self._take_names, slot="browser")

    def _take_names(self, content: BrowserContent) -> None:
        self._filter_bar.set_names(content.names)
        self._browser.set_totals(content.counts)
        self._browser.set_aliases(content.aliases)
        listed = {
            RecordKind.ACTOR: content.actors,
            RecordKind.AGREEMENT: content.agreements,
            RecordKind.SOURCE: content.sources,
            RecordKind.TAG: content.tags,
            RecordKind.PLACE: content.places,
        }
        for kind, entries in listed.items():
            self._browser.set_entries(kind, entries)
        gone = {
            record
            for kind, entries in listed.items()
            for record in set(self._feed.filter.subjects(kind)) - {entry.record.id for entry in entries}
        }
        if gone:
            self.gone.emit(frozenset(gone))

    def _take_content(self, content: TimelineContent) -> None:
        self._browser.set_colours(content.colours)
        self._tell_lanes()
        undated = content.undated_kept
        if undated:
            query = partial(records_by_id, records=undated[:UNDATED_MOST])
            shown = partial(self._browser.set_undated, total=len(undated))
            self._worker.ask(query, shown, slot="undated")
        else:
            self._worker.forget("undated")
            self._browser.set_undated((), 0)

    def _take_counts(self, counts: BrowserCounts | None) -> None:
        self._browser.set_counts(counts)

    def _take_standings(self, standings: Standings) -> None:
        words = {number: line.text for number, line in standings.headlines.items()}
        self._browser.set_standings(standings.tones(), words)

    def _take_range(self, shown: TimeRange) -> None:
        # what only touches an edge is not in view, as in the status line
        self._browser.set_range(shown.first_ms + 1, shown.last_ms - 1)

    def _tell_lanes(self) -> None:
        lanes = self._timeline.lanes
        self._browser.set_lanes(lanes.lanes_by, lanes.choice.hidden)

    def _hide_lane(self, record: RecordId, is_hidden: bool) -> None:
        if is_hidden:
            self._timeline.lanes.hide(int(record))
        else:
            self._timeline.lanes.show(int(record))
