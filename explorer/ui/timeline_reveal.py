"""Brings a record into view where it stands alone: in time first, then among the lanes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from explorer.model.ids import RecordId
from explorer.scene.build import build_scene
from explorer.scene.density import AXIS_PX
from explorer.scene.lanes import LaneIndex
from explorer.scene.scene import Scene
from explorer.scene.time_scale import SHORTEST_SPAN_MS
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_walk import places_of_all, record_at

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

STEPS: Final = 12
MARGIN_PX: Final = 12
FOR_BOTH: Final = 2
"""To see both ends of a link the range may become so many times as long."""


class Revealing:
    """Travels to a record; the lanes are scrolled once they stand still."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._record: RecordId | None = None
        self._lane: int | None = None
        self._lit: frozenset[RecordId] = frozenset()

    def reveal(self, record: RecordId, *, is_whole: bool = False, lane: int | None = None) -> bool:
        """Travel so that `record` is seen on its own; False where it is not on the timeline.

        With `is_whole` it is seen from its first to its last bound, at a wider scale where need be. With
        `lane`, a number, it is looked for there, and the lane comes into view whole where it fits.
        """
        camera = self._view.camera
        span = camera.span_of((record,))
        if span is None:
            return False
        self._view.lanes.bring_back(record)
        self._record, self._lane, self._lit = record, lane, frozenset()
        ends = span if is_whole else span[:1]
        if not all(map(camera.is_well_in_view, ends)) or not self._is_alone(record, camera.target):
            camera.show(self._range_around(record, *span, is_whole=is_whole))
        if self._view.is_settled:
            self.finish()
        return True

    def reveal_beside(self, record: RecordId, beside: RecordId) -> bool:
        """Travel to `record` without zooming in; False where it is not on the timeline.

        Where a range at most twice as long has room for both it and `beside`, both are in view.
        """
        camera = self._view.camera
        span, both = camera.span_of((record,)), camera.span_of((beside, record))
        if span is None or both is None:
            return False
        self._view.lanes.bring_back(record)
        longest = camera.target.span_ms * FOR_BOTH
        if camera.fitting(*both).span_ms <= longest:
            wanted = both
        else:  # of one that is longer than the view, the beginning
            wanted = span if camera.fitting(*span).span_ms <= longest else (span[0], span[0])
        if not all(map(camera.is_well_in_view, wanted)):
            camera.show(camera.around(*wanted))
        self.scroll_to(record)
        return True

    def scroll_to(self, record: RecordId) -> None:
        """Bring a record into view among the lanes, once they stand still."""
        self._record, self._lane, self._lit = record, None, frozenset()
        if self._view.is_settled:
            self.finish()

    def fit(self) -> None:
        """Fit what is selected, or what stands out where that is on no lane itself, and again everything."""
        view = self._view
        wanted = frozenset(view.selected)
        if view.related and view.camera.span_of(wanted) is None:
            wanted = self._lit = frozenset(RecordId(record) for record in view.related)
        view.camera.fit(wanted)
        if view.is_settled:
            self.finish()

    def reveal_any(self, records: frozenset[RecordId]) -> int | None:
        """See to it that one of `records` is in view, scrolling lanes at most.

        Returns None where one is, else how many of them lie at other times.
        """
        content = self._view.content
        if content is None:
            return None
        lanes, shown = content.lanes, self._view.camera.target
        places = self._shown_places(lanes, records)
        if not np.any((lanes.starts_of(places) <= shown.last_ms) & (lanes.ends_of(places) >= shown.first_ms)):
            return len(np.unique(lanes.rows[places]))
        self._record, self._lane, self._lit = None, None, records
        if self._view.is_settled:
            self.finish()
        return None

    def hidden_among(self, records: frozenset[RecordId]) -> int:
        """How many of `records` stand in hidden lanes alone."""
        content = self._view.content
        if content is None or not self._view.lanes.hidden_count:
            return 0
        lanes = content.lanes
        every, shown = places_of_all(lanes, records), self._shown_places(lanes, records)
        return len(np.setdiff1d(lanes.rows[every], lanes.rows[shown]))

    def reveal_lane(self, key: int) -> None:
        """Scroll to the lane of an actor, an agreement, a place or a tag, if one is shown."""
        scene, content = self._view.scene, self._view.content
        if scene is not None and content is not None and key in content.lanes.number_of:
            self._scroll_to_lane(scene, content.lanes.number_of[key])

    def finish(self) -> None:
        """Scroll to the record that is looked for: first to its lane, then to its mark within it."""
        record, self._record = self._record, None
        lane, self._lane = self._lane, None
        lit, self._lit = self._lit, frozenset()
        scene, content = self._view.scene, self._view.content
        if lit and record is None and scene is not None and content is not None:
            record = self._nearest_unseen(lit, scene, content.lanes)
        if record is None or scene is None or content is None:
            return
        place = self._view.lanes.place_of(record, lane)
        if place is None:
            return
        if scene.box_of(record) is None or (lane is not None and self._has_room_for(scene, lane)):
            self._scroll_to_lane(scene, content.lanes.lane_of(place))
            scene = self._view.scene
        box = None if scene is None else scene.box_of(record)
        if box is not None:
            self._scroll_to(box.y, box.y + box.height)

    def _nearest_unseen(self, lit: frozenset[RecordId], scene: Scene, lanes: LaneIndex) -> RecordId | None:
        """The one of `lit` to scroll to: in the nearest lane, near the middle; None where one is seen."""
        shown = self._view.camera.range
        places = self._shown_places(lanes, lit)
        in_time = (lanes.starts_of(places) <= shown.last_ms) & (lanes.ends_of(places) >= shown.first_ms)
        places = places[in_time]
        if scene.layout is None or not len(places) or self._is_any_seen(lit, scene, lanes, places):
            return None
        offset = AXIS_PX - self._view.verticalScrollBar().value()
        tops = {
            int(number): offset + float(top)
            for number, top in zip(scene.layout.numbers, scene.layout.tops[:-1], strict=True)
        }
        middle_y = (AXIS_PX + self._view.viewport().height()) / 2
        middle_ms = (shown.first_ms + shown.last_ms) // 2
        shown_places = [int(place) for place in places if lanes.lane_of(place) in tops]
        nearest = min(
            shown_places,
            key=lambda place: (
                abs(tops[lanes.lane_of(place)] - middle_y),
                abs(int(lanes.anchors[place]) - middle_ms),
            ),
            default=None,
        )
        return None if nearest is None else record_at(lanes, nearest)

    def _is_any_seen(
        self, lit: frozenset[RecordId], scene: Scene, lanes: LaneIndex, places: npt.NDArray[np.int64]
    ) -> bool:
        """Whether a mark of `lit`, or a fold that holds one, lies in the viewport."""
        room = self._view.viewport().height()
        for hit in scene.hits:
            if not AXIS_PX <= hit.box.y + hit.box.height / 2 <= room:
                continue
            if hit.record is not None and hit.record in lit:
                return True
            if hit.kind == "fold" and hit.first_ms is not None and hit.last_ms is not None:
                number = lanes.number_of.get(hit.lane or 0)
                inside = places[lanes.lanes_of(places) == number]
                anchors = lanes.anchors[inside]
                if np.any((hit.first_ms <= anchors) & (anchors <= hit.last_ms)):
                    return True
        return False

    def _range_around(
        self, record: RecordId, first_ms: int, last_ms: int, *, is_whole: bool = False
    ) -> TimeRange:
        """The widest range, up to the present one, in which a record stands alone and not in a fold.

        With `is_whole` it begins as wide as the record's bounds ask for.
        """
        whole = self._view.camera.whole()
        wished = self._view.camera.range.span_ms
        if is_whole:
            bounds = self._view.camera.fitting(first_ms, last_ms)
            if wished < bounds.span_ms and self._is_alone(record, bounds):
                return bounds
        for _ in range(STEPS):
            is_short = last_ms - first_ms <= (wished * 4 // 5 if is_whole else wished // 2)
            middle = (first_ms + last_ms) // 2 if is_short else first_ms + wished // 3
            start = middle - wished // 2
            if wished <= whole.span_ms:
                start = max(whole.first_ms, min(start, whole.last_ms - wished))
            target = TimeRange(start, start + wished)
            if wished <= SHORTEST_SPAN_MS * 4 or self._is_alone(record, target):
                break
            wished //= 3
        return target

    def _is_alone(self, record: RecordId, shown: TimeRange) -> bool:
        """Whether a record would have a mark of its own in a range, with its lane scrolled to."""
        content = self._view.content
        place = None if content is None else self._view.lanes.place_of(record)
        if content is None or place is None:
            return False
        scale = self._view.camera.scale_of(shown)
        given = replace(self._view.scene_input(content, scale), memory=None, is_moving=False)
        layout = build_scene(given).layout
        top = None if layout is None else layout.top_of(content.lanes.lane_of(place))
        if top is None:
            return False
        return build_scene(replace(given, scroll_y_px=top)).box_of(record) is not None

    def _shown_places(self, lanes: LaneIndex, records: frozenset[RecordId]) -> npt.NDArray[np.int64]:
        """Where any of `records` stands in the lanes that are shown."""
        places = places_of_all(lanes, records)
        if not self._view.lanes.hidden_count:
            return places
        return places[np.isin(lanes.lanes_of(places), self._view.lanes.order)]

    def _scroll_to_lane(self, scene: Scene, number: int) -> None:
        if scene.layout is None:
            return
        at = np.flatnonzero(scene.layout.numbers == number)
        if len(at):
            offset = AXIS_PX - self._view.verticalScrollBar().value()
            tops = scene.layout.tops
            self._scroll_to(offset + float(tops[at[0]]), offset + float(tops[at[0] + 1]))

    def _has_room_for(self, scene: Scene, number: int) -> bool:
        """Whether the viewport can show a lane whole."""
        room = self._view.viewport().height() - AXIS_PX - 2 * MARGIN_PX
        return scene.layout is not None and scene.layout.height_of(number) <= room

    def _scroll_to(self, top: float, bottom: float) -> None:
        """Scroll until the viewport shows the stretch from `top` to `bottom`, or at least its top."""
        bar = self._view.verticalScrollBar()
        room_top = AXIS_PX + MARGIN_PX
        room_bottom = self._view.viewport().height() - MARGIN_PX
        down = max(0.0, bottom - room_bottom)
        down = min(down, top - room_top) if down else min(0.0, top - room_top)
        if down:
            bar.setValue(bar.value() + round(down))
