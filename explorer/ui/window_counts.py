"""How many records are shown: the same counts in the status line, the filter's chips and the timeline."""

from PySide6.QtCore import QObject

from explorer.ui.filter_bar import FilterBar
from explorer.ui.lane_options import LaneOptions
from explorer.ui.nothing_met import NothingMet
from explorer.ui.status_line import StatusLine
from explorer.ui.timeline_view import TimelineView


class WindowCounts(QObject):
    """Counts what the timeline shows and tells it to whoever speaks of it."""

    def __init__(
        self,
        timeline: TimelineView,
        lanes: LaneOptions,
        status: StatusLine,
        filter_bar: FilterBar,
        nothing: NothingMet,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._lanes = lanes
        self._status = status
        self._filter_bar = filter_bar
        self._nothing = nothing
        lanes.counted.connect(self.tell)

    def tell(self) -> None:
        """Count anew; of a sample of what is still being read no count is told as that of all."""
        content = self._timeline.content
        if content is None:
            return
        if content.about is not None:
            self._status.set_reading(len(content.columns), content.about)
            self._nothing.hide()
            return
        shown, of_all = self._timeline.time_range, len(content.columns) + len(content.undated)
        in_lanes = self._lanes.count_in(shown.first_ms, shown.last_ms)
        in_view = self._lanes.count_in(shown.first_ms, shown.last_ms, is_of_hidden_too=True)
        self._status.set_shown(in_lanes, of_all if len(content.columns) else 0, len(content.undated_kept))
        self._status.set_hidden_lanes(self._timeline.lanes.hidden_count, in_view - in_lanes)
        self._filter_bar.set_count(content.kept + len(content.undated_kept), of_all)
        self._nothing.tell(content, shown)
