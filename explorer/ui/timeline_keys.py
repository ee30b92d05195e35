"""What the keys do while the timeline has the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from explorer.scene.density import AXIS_PX
from explorer.scene.nested_lanes import parts_of, whole_key
from explorer.ui.timeline_walk import across, along, nearest, nearest_in, outermost, record_at

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

KEY_ZOOM: Final = 1.6
KEY_PAN_SHARE: Final = 0.2
PAGE_SHARE: Final = 0.9
"""A page leaves something of the one before in sight."""
_OF_LANE: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held together with an arrow, they move the lane instead of walking."""


class TimelineKeys:
    """Maps keys to what the view can do; letters count only without Ctrl, Alt or Meta."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._lane: int | None = None
        key = Qt.Key
        self._deeds: dict[int, Callable[[], None]] = {
            key.Key_W: lambda: self._zoom(KEY_ZOOM),
            key.Key_S: lambda: self._zoom(1 / KEY_ZOOM),
            key.Key_Plus: lambda: self._zoom(KEY_ZOOM),
            key.Key_Minus: lambda: self._zoom(1 / KEY_ZOOM),
            key.Key_A: lambda: self._pan(1),
            key.Key_D: lambda: self._pan(-1),
            key.Key_F: lambda: view.revealing.fit(),
            key.Key_Home: lambda: self._go_to_end(is_first=True),
            key.Key_End: lambda: self._go_to_end(is_first=False),
            key.Key_Left: lambda: self._walk(-1),
            key.Key_Right: lambda: self._walk(1),
            key.Key_Up: lambda: self._walk_across(-1),
            key.Key_Down: lambda: self._walk_across(1),
            key.Key_Return: self._open,
            key.Key_Enter: self._open,
            key.Key_Escape: self._clear,
            key.Key_BracketLeft: lambda: view.link_followed.emit(-1),
            key.Key_BracketRight: lambda: view.link_followed.emit(1),
            key.Key_P: self._toggle_parties,
            key.Key_H: lambda: self._of_lane(view.lanes.hide),
            key.Key_PageUp: lambda: self._scroll(-1),
            key.Key_PageDown: lambda: self._scroll(1),
        }
        self._deeds_of_lane: dict[int, Callable[[int], None]] = {
            key.Key_Up: lambda lane: view.lanes.move_by(lane, -1),
            key.Key_Down: lambda lane: view.lanes.move_by(lane, 1),
            key.Key_Home: view.lanes.move_to_top,
        }

    @property
    def lane(self) -> int | None:
        """The key of the lane that keys are about: that of the selected mark, or the one that stands out."""
        view = self._view
        if view.content is None:
            return None
        lanes = view.content.lanes
        if view.selected:
            place = view.lanes.place_of(view.selected[-1], self._lane)
            if place is not None:
                return whole_key(lanes.lanes[lanes.lane_of(place)].key)
        return view.selected_lane if view.selected_lane in view.lanes.keys else None

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; False where it asks for nothing here."""
        view = self._view
        view.scrolling.hold(self._selected_y)
        if event.key() == Qt.Key.Key_Escape and view.gestures.is_dragging:
            view.gestures.give_up()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _OF_LANE:
            deed_of_lane = self._deeds_of_lane.get(event.key())
            if deed_of_lane is not None:
                self._of_lane(deed_of_lane)
            return deed_of_lane is not None
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        is_bracket_by_alt_gr = event.text() in ("[", "]")
        deed = self._deeds.get(event.key())
        if is_bracket_by_alt_gr:
            deed = self._deeds[Qt.Key.Key_BracketLeft if event.text() == "[" else Qt.Key.Key_BracketRight]
        elif held != Qt.KeyboardModifier.NoModifier:
            return False
        if deed is None:
            return False
        deed()
        return True

    def _zoom(self, factor: float) -> None:
        view = self._view
        view.zoom(factor, (view.header_px + view.viewport().width()) / 2, is_animated=True)

    def _pan(self, way: int) -> None:
        view = self._view
        room = view.viewport().width() - view.header_px
        view.camera.pan(way * KEY_PAN_SHARE * room, is_animated=True)

    def _scroll(self, way: int) -> None:
        self._view.scrolling.by(way * self._view.verticalScrollBar().pageStep() * PAGE_SHARE)

    def _of_lane(self, deed: Callable[[int], None]) -> None:
        """Do something with the lane that keys are about, and keep it in sight."""
        view, lane = self._view, self.lane
        if lane is None:
            view.lanes.said.emit("Choose a mark or a lane first.")
            return
        deed(lane)
        if lane in view.lanes.keys:
            view.revealing.reveal_lane(lane)

    def _walk(self, step: int) -> None:
        view, here = self._view, self._here
        if view.content is not None:
            lanes = view.content.lanes
            self._go_to(self._first() if here is None else along(lanes, here, step))

    def _walk_across(self, step: int) -> None:
        view, here = self._view, self._here
        if view.content is not None:
            lanes = view.content.lanes
            self._go_to(self._first() if here is None else across(lanes, here, step, view.lanes.order))

    @property
    def _selected_y(self) -> float | None:
        """How high the selected mark stands, where it is in sight: its lane stays there."""
        scene = self._view.scene
        if scene is None or not self._view.selected:
            return None
        box = scene.box_of(self._view.selected[-1])
        middle = None if box is None else box.y + box.height / 2
        return middle if middle is not None and AXIS_PX <= middle <= scene.height_px else None

    @property
    def _here(self) -> int | None:
        """Where the selected mark stands, in the lane that one walks along if it is there too."""
        view = self._view
        return view.lanes.place_of(view.selected[-1], self._lane) if view.selected else None

    def _first(self) -> int | None:
        """Where walking begins: the first mark in view of the lane that stands out, else in the middle."""
        view = self._view
        shown = view.time_range
        if view.content is None:
            return None
        index, lane = view.content.lanes, self.lane
        if lane is not None:
            number = index.number_of[lane]
            parts = parts_of(index, number)
            if len(parts):
                return nearest(index, (shown.first_ms + shown.last_ms) // 2, parts)
            first, end = index.between(number, shown.first_ms, shown.last_ms + 1)
            if first < end:
                return first
            return nearest_in(index, number, (shown.first_ms + shown.last_ms) // 2)
        return nearest(index, (shown.first_ms + shown.last_ms) // 2, view.lanes.order)

    def _go_to(self, place: int | None) -> None:
        view = self._view
        if place is None or view.content is None:
            return
        lanes = view.content.lanes
        self._lane = lanes.lane_of(place)
        record = record_at(lanes, place)
        view.revealing.reveal(record, lane=self._lane)
        view.select((record,))
        view.record_walked.emit(record)

    def _go_to_end(self, *, is_first: bool) -> None:
        """Choose the first or the last record that is shown, without zooming."""
        view = self._view
        if view.content is None:
            return
        lanes = view.content.lanes
        place = outermost(lanes, view.lanes.order, is_first=is_first)
        if place is None:
            return
        self._lane = lanes.lane_of(place)
        record = record_at(lanes, place)
        view.camera.go_to_end(record, is_first=is_first)
        view.revealing.scroll_to(record)
        view.select((record,))
        view.record_walked.emit(record)

    def _toggle_parties(self) -> None:
        """Show or hide the parties of the agreement in whose lane the selected mark stands, or of all."""
        view, lane = self._view, self.lane
        if lane is not None and view.lanes.can_unfold(lane):
            view.lanes.toggle_fold(lane)
        else:
            view.lanes.toggle_all_folds()

    def _open(self) -> None:
        if self._view.selected:
            self._view.record_opened.emit(self._view.selected[-1])

    def _clear(self) -> None:
        self._view.select((), tell=True)
