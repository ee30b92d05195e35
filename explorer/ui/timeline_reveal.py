"""Brings a record into view where it stands alone: in time first, then among the lanes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from explorer.model.ids import RecordId
from explorer.scene.build import build_scene
from explorer.scene.density import AXIS_PX
from explorer.scene.scene import Scene
from explorer.scene.time_scale import SHORTEST_SPAN_MS
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_walk import place_of

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

STEPS: Final = 12
MARGIN_PX: Final = 12


class Revealing:
    """Travels to a record; the lanes are scrolled once they stand still."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._record: RecordId | None = None

    def reveal(self, record: RecordId) -> bool:
        """Travel so that `record` is seen on its own; False where it is not on the timeline."""
        camera = self._view.camera
        span = camera.span_of((record,))
        if span is None:
            return False
        self._record = record
        if not camera.is_well_in_view(span[0]) or not self._is_alone(record, camera.target):
            camera.show(self._range_around(record, *span))
        if self._view.is_settled:
            self.finish()
        return True

    def reveal_lane(self, key: int) -> None:
        """Scroll to the lane of an actor, an agreement, a place or a tag, where there is one."""
        scene, content = self._view.scene, self._view.content
        if scene is not None and content is not None and key in content.lanes.number_of:
            self._scroll_to_lane(scene, content.lanes.number_of[key])

    def finish(self) -> None:
        """Scroll to the record that is looked for: first to its lane, then to its mark within it."""
        record, self._record = self._record, None
        scene, content = self._view.scene, self._view.content
        if record is None or scene is None or content is None:
            return
        if scene.box_of(record) is None:
            place = place_of(content.lanes, record)
            if place is None:
                return
            self._scroll_to_lane(scene, int(content.lanes.lane_of[place]))
            scene = self._view.scene
        box = None if scene is None else scene.box_of(record)
        if box is not None:
            self._scroll_to(box.y, box.y + box.height)

    def _range_around(self, record: RecordId, first_ms: int, last_ms: int) -> TimeRange:
        """The widest range, up to the present one, in which a record stands alone and not in a fold."""
        whole = self._view.camera.whole()
        wished = self._view.camera.range.span_ms
        for _ in range(STEPS):
            is_short = last_ms - first_ms <= wished // 2
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
        place = None if content is None else place_of(content.lanes, record)
        if content is None or place is None:
            return False
        scale = self._view.camera.scale_of(shown)
        given = replace(self._view.scene_input(content, scale), memory=None, is_moving=False)
        layout = build_scene(given).layout
        top = None if layout is None else layout.top_of(int(content.lanes.lane_of[place]))
        if top is None:
            return False
        return build_scene(replace(given, scroll_y_px=top)).box_of(record) is not None

    def _scroll_to_lane(self, scene: Scene, number: int) -> None:
        if scene.layout is None:
            return
        at = np.flatnonzero(scene.layout.numbers == number)
        if len(at):
            offset = AXIS_PX - self._view.verticalScrollBar().value()
            tops = scene.layout.tops
            self._scroll_to(offset + float(tops[at[0]]), offset + float(tops[at[0] + 1]))

    def _scroll_to(self, top: float, bottom: float) -> None:
        """Scroll until the viewport shows the stretch from `top` to `bottom`, or at least its top."""
        bar = self._view.verticalScrollBar()
        room_top = AXIS_PX + MARGIN_PX
        room_bottom = self._view.viewport().height() - MARGIN_PX
        down = max(0.0, bottom - room_bottom)
        down = min(down, top - room_top) if down else min(0.0, top - room_top)
        if down:
            bar.setValue(bar.value() + round(down))
