"""What the keys do while the timeline has the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from explorer.ui.timeline_walk import across, along, nearest, place_of, record_at

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

KEY_ZOOM: Final = 1.6
KEY_PAN_SHARE: Final = 0.2


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
            key.Key_Home: lambda: view.camera.go_to_end(is_first=True),
            key.Key_End: lambda: view.camera.go_to_end(is_first=False),
            key.Key_Left: lambda: self._walk(along, -1),
            key.Key_Right: lambda: self._walk(along, 1),
            key.Key_Up: lambda: self._walk(across, -1),
            key.Key_Down: lambda: self._walk(across, 1),
            key.Key_Return: self._open,
            key.Key_Enter: self._open,
            key.Key_Escape: self._clear,
            key.Key_BracketLeft: lambda: view.link_followed.emit(-1),
            key.Key_BracketRight: lambda: view.link_followed.emit(1),
            key.Key_P: self._toggle_parties,
            key.Key_PageUp: lambda: self._scroll(-1),
            key.Key_PageDown: lambda: self._scroll(1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key asks for; False where it asks for nothing here."""
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
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep())

    def _walk(self, way: Callable[..., int | None], step: int) -> None:
        view = self._view
        if view.content is None:
            return
        lanes = view.content.lanes
        place = place_of(lanes, view.selected[-1], self._lane) if view.selected else None
        if place is None:
            here = view.time_range
            place = nearest(lanes, (here.first_ms + here.last_ms) // 2)
        else:
            place = way(lanes, place, step)
        if place is None:
            return
        self._lane = int(lanes.lane_of[place])
        record = record_at(lanes, place)
        view.revealing.reveal(record)
        view.select((record,))
        view.record_walked.emit(record)

    def _toggle_parties(self) -> None:
        """Show or hide the parties of the agreement in whose lane the selected mark stands, or of all."""
        view = self._view
        if view.content is not None and view.selected:
            lanes = view.content.lanes
            place = place_of(lanes, view.selected[-1], self._lane)
            key = 0 if place is None else lanes.lanes[int(lanes.lane_of[place])].key
            if key in view.standings.bands:
                view.toggle_lane(key)
                return
        view.toggle_all_lanes()

    def _open(self) -> None:
        if self._view.selected:
            self._view.record_opened.emit(self._view.selected[-1])

    def _clear(self) -> None:
        self._view.select((), tell=True)
