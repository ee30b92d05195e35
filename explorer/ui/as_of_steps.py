"""Moves the as-of day from change to change, by day, month and year, by key or by itself."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.model.calendar import DAY_MS, civil, day_first_ms, day_of, days_in_month, today
from explorer.model.change_words import DayTold, day_told
from explorer.model.ids import Day
from explorer.scene.lanes import LanesBy
from explorer.ui.timeline_feed import TimelineFeed
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from explorer.ui.view_options import ViewOptions

SPEEDS: Final = {"Slow": 3_000, "Normal": 1_800, "Fast": 700}
"""How long each change stays while they are played, in ms."""
NORMAL: Final = "Normal"
STEP_SHARE: Final = 0.25
"""Where a step leads out of view, the line comes so far from that edge: what was before stays in sight."""
SEEN_PX: Final = 40
"""A lane of which less is on the screen can't be read."""


class AsOfSteps(QObject):
    """Steps among the days on which a standing changes: of the agreement chosen, or in all lanes shown.

    Signals:
        begun(): a step is about to be taken.
        stepped(DayTold): the as-of day is another one now, and this is what it brought.
        moved_elsewhere(DayTold): the as-of day is another one by other means; this is what it brought.
        cleared(): after steps there is no as-of day any more.
        playing_changed(bool): the changes began to be played, or stopped.
        said(str): why there is no further step.
    """

    begun = Signal()
    stepped = Signal(object)
    moved_elsewhere = Signal(object)
    cleared = Signal()
    playing_changed = Signal(bool)
    said = Signal(str)

    def __init__(
        self, feed: TimelineFeed, timeline: TimelineView, options: ViewOptions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._timeline = timeline
        self._options = options
        self._clock = QTimer(self)
        self._clock.setInterval(SPEEDS[NORMAL])
        self._clock.timeout.connect(self._play_on)
        self._told: DayTold | None = None
        feed.standings_ready.connect(self._follow)

    @property
    def is_playing(self) -> bool:
        """Whether the changes are being played."""
        return self._clock.isActive()

    @property
    def among(self) -> frozenset[int] | None:
        """The agreements whose changes are stepped through; None: all."""
        histories, view = self._feed.histories, self._timeline
        if histories is None:
            return None
        chosen = view.selected_lane
        if chosen is not None and chosen in histories.by_agreement:
            return frozenset({chosen})
        lanes = view.lanes
        if lanes.lanes_by is LanesBy.AGREEMENT and (
            lanes.hidden_count or not self._feed.filter.is_everything
        ):
            return frozenset(lanes.keys)
        return None

    @property
    def place(self) -> tuple[int, int]:
        """Which of the days with a change the as-of day has come to, and how many there are."""
        histories, day = self._feed.histories, self._feed.as_of
        if histories is None:
            return 0, 0
        days = histories.days(self.among)
        return (len(days) if day is None else int(days.searchsorted(day, side="right"))), len(days)

    def step_change(self, way: int) -> bool:
        """Go to the next (1) or previous (-1) day on which a standing changes; False where there is none."""
        histories, day = self._feed.histories, self._feed.as_of
        if histories is None:
            return False
        days = histories.days(self.among)
        if not len(days):
            self.said.emit("No standing changes on a known day.")
            return False
        if day is None:
            found: Day | None = Day(int(days[0 if way > 0 else -1]))
        elif way > 0:
            found = histories.next_day(day, self.among)
        else:
            found = histories.previous_day(day, self.among)
        if found is None:
            self.said.emit("No standing changes later." if way > 0 else "No standing changes earlier.")
            return False
        self._go_to(found)
        return True

    def step_by_hand(self, way: int) -> None:
        """The same, as by a key: what is being played stops there."""
        self.stop()
        self.step_change(way)

    def step_days(self, count: int) -> None:
        """Go so many days on, or back."""
        self.stop()
        self._go_to(Day(self._start + count))

    def step_months(self, count: int) -> None:
        """Go so many months on, or back; a month without such a day ends earlier."""
        self.stop()
        year, month, day = civil(self._start)
        months = year * 12 + month - 1 + count
        year, month = months // 12, months % 12 + 1
        self._go_to(day_of(year, month, min(day, days_in_month(year, month))))

    def play(self) -> None:
        """Go through the changes one after another, from the first where no later one is left."""
        histories = self._feed.histories
        if self.is_playing or histories is None:
            return
        days = histories.days(self.among)
        if not len(days):
            self.said.emit("No standing changes on a known day.")
            return
        day = self._feed.as_of
        if day is None or day >= days[-1]:
            self._go_to(Day(int(days[0])))
        else:
            self.step_change(1)
        self._clock.start()
        self.playing_changed.emit(True)

    def stop(self) -> None:
        """Stay at the day that has been reached."""
        if self.is_playing:
            self._clock.stop()
            self.playing_changed.emit(False)

    def set_speed(self, speed: str) -> None:
        """Let each change stay as long as `SPEEDS` has it."""
        self._clock.setInterval(SPEEDS[speed])

    @property
    def _start(self) -> Day:
        return today() if self._feed.as_of is None else self._feed.as_of

    def _play_on(self) -> None:
        _, count = self.place
        if self.place[0] >= count or not self.step_change(1) or self.place[0] >= count:
            self.stop()

    def _go_to(self, day: Day) -> None:
        """Set the as-of day, keep its line in view, and tell what it brought."""
        self.begun.emit()
        histories = self._feed.histories
        told = self._told = self._told_of(day)
        camera = self._timeline.camera
        at_ms = day_first_ms(day) + DAY_MS
        if not camera.is_well_in_view(at_ms):
            shown = camera.target
            share = 1 - STEP_SHARE if at_ms > shown.last_ms - shown.span_ms // 2 else STEP_SHARE
            first_ms = at_ms - round(share * shown.span_ms)
            camera.show(TimeRange(first_ms, first_ms + shown.span_ms))
        self._options.drag_as_of(day)
        self._timeline.compared.set_marked(frozenset(map(int, told.acts)))
        if histories is not None and told.text:
            moved = frozenset(map(int, histories.moved_on(day)))
            show_some_lane(self._timeline, moved if self.among is None else moved & self.among)
        self.stepped.emit(told)

    def _told_of(self, day: Day) -> DayTold:
        histories, content = self._feed.histories, self._timeline.content
        if histories is None or content is None:
            return DayTold(day, "")
        return day_told(histories, day, content.names, self.among)

    def _follow(self) -> None:
        """Once the day is another by other means, nothing is played any more, and its own acts are ringed."""
        day = self._feed.as_of
        if self._told is None or day == self._told.day:
            return
        self.stop()
        self._told = None if day is None else self._told_of(day)
        acts = () if self._told is None else self._told.acts
        self._timeline.compared.set_marked(frozenset(map(int, acts)))
        if self._told is not None:
            self.moved_elsewhere.emit(self._told)
        else:
            self.cleared.emit()


def show_some_lane(view: TimelineView, lanes: frozenset[int]) -> None:
    """Scroll to the first of these lanes, by key, where none of them can be seen."""
    scene = view.scene
    if scene is None:
        return
    is_seen = any(
        lane.key in lanes
        and lane.y + lane.height > scene.axis_px + SEEN_PX
        and lane.y + SEEN_PX < scene.height_px
        for lane in scene.lanes
    )
    there = [key for key in view.lanes.keys if key in lanes]
    if there and not is_seen:
        view.revealing.reveal_lane(there[0])
