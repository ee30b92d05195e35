"""What the mouse, the wheel and the touchpad do on the timeline; the view only passes their events on."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QInputDevice, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from explorer.model.calendar import DAY_MS, day_first_ms, day_of_ms
from explorer.model.ids import Day, RecordId
from explorer.model.wording import day_iso
from explorer.scene.density import AXIS_PX
from explorer.scene.nested_lanes import whole_key
from explorer.scene.primitives import Font, Primitive, Rects, Text
from explorer.scene.scene import Hit
from explorer.scene.sheet import Box
from explorer.scene.time_scale import SHORTEST_SPAN_MS
from explorer.ui.coarse_date import coarse_date, coarse_span, span_in_words
from explorer.ui.lane_chevrons import ARROW_PX, NAME_LINE_PX
from explorer.ui.link_drag import LinkDrag
from explorer.ui.timeline_folds import FoldLists
from explorer.ui.timeline_lane_drag import LaneDrag
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_scroll import LANE_WHEEL_PX

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

DRAG_PX: Final = 4
ZOOM_STEP: Final = 1.25
WHEEL_STEP: Final = 120
EDGE_PX: Final = 4
"""So near to the right edge of the names' column, inside it, a press takes hold of it."""
SMART_ZOOM: Final = 4.0
LIMIT_SHOWN_MS: Final = 1_500
LANE_HITS: Final = ("lane", "hidden_lanes", "show_lanes", "idle_lanes")


class Mode(Enum):
    """What a pressed button is about."""

    NONE = auto()
    PRESSED = auto()
    PAN = auto()
    RUBBER = auto()
    INTERVAL = auto()
    AS_OF = auto()
    COMPARED = auto()
    LANE = auto()
    NAMES_WIDTH = auto()
    LINK = auto()


_CURSORS: Final = {
    Mode.PAN: Qt.CursorShape.ClosedHandCursor,
    Mode.RUBBER: Qt.CursorShape.CrossCursor,
    Mode.INTERVAL: Qt.CursorShape.CrossCursor,
    Mode.AS_OF: Qt.CursorShape.SizeHorCursor,
    Mode.COMPARED: Qt.CursorShape.SizeHorCursor,
    Mode.NAMES_WIDTH: Qt.CursorShape.SplitHCursor,
    Mode.LINK: Qt.CursorShape.CrossCursor,
}


_TOLD: Final = ("record", "said", "commitment")
_FLAGS: Final = {"as_of": Mode.AS_OF, "compare": Mode.COMPARED}
_FLAGS_BEYOND: Final = {"as_of_beyond": Mode.AS_OF, "compare_beyond": Mode.COMPARED}
"""What a press on a flag is about; those of days out of view move once they are dragged."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a menu is asked for: what lies there, its day, the text of its date, and the lane's record."""

    hit: Hit | None
    day: Day
    text: str
    lane: RecordId | None


class Gestures:
    """Turns presses, moves and turns of the wheel into what the view can do."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._mode = Mode.NONE
        self._rest_px = 0.0
        self._is_spent = False
        self.folds = FoldLists(view)
        self.links = LinkDrag(view)
        self._pressed_at = QPointF()
        self._last_at = QPointF()
        self._pressed_hit: Hit | None = None
        self._keys = Qt.KeyboardModifier.NoModifier
        self._lane_drag = LaneDrag(view)
        view.camera.limit_reached.connect(self._tell_limit)

    @property
    def mode(self) -> Mode:
        """What the mouse is doing."""
        return self._mode

    @property
    def is_dragging(self) -> bool:
        """Whether a pressed button is about something that Esc can take back."""
        return self._mode not in (Mode.NONE, Mode.PRESSED)

    def press(self, event: QMouseEvent) -> None:
        """Begin: what becomes of it is told by the keys held and by where the pointer goes."""
        self._view.set_hovered(None, event.position().toPoint())
        self._view.scrolling.hold(event.position().y())
        self._view.camera.hold()
        self._is_spent = False
        self._pressed_at = self._last_at = event.position()
        self._pressed_hit, self._keys = self._view.hit(event.position()), event.modifiers()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._mode = Mode.PAN
        elif event.button() == Qt.MouseButton.LeftButton:
            self._mode = self._mode_of_press(event)
        if self._mode in _CURSORS:
            self._view.viewport().setCursor(_CURSORS[self._mode])
        event.accept()

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or show what lies under the pointer."""
        self._view.scrolling.hold(event.position().y())
        if self._mode is Mode.NONE:
            self._hover(event.position())
            return
        if self._mode is Mode.PRESSED and self._has_moved(event.position()):
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            hit = self._pressed_hit
            if self.links.is_begun_at(event.position(), self._keys, hit):
                self._mode = Mode.LINK
                self._view.viewport().setCursor(_CURSORS[Mode.LINK])
            elif hit is not None and hit.kind == "lane" and hit.lane is not None:
                self._mode = Mode.LANE
                self._lane_drag.begin(hit.lane, event.position())
            elif hit is not None and hit.kind in _FLAGS_BEYOND:
                self._mode = _FLAGS_BEYOND[hit.kind]
            else:
                self._mode = Mode.PAN
        if self._mode is Mode.LANE:
            self._lane_drag.move(event.position())
        elif self._mode is Mode.LINK:
            self.links.move(event.position())
        elif self._mode is Mode.NAMES_WIDTH:
            self._view.set_names_width(event.position().x())
        elif self._mode is Mode.PAN:
            step = event.position() - self._last_at
            self._view.camera.pan(step.x())
            self._scroll(-step.y())
        elif self._mode is Mode.AS_OF:
            self._view.as_of_dragged.emit(day_of_ms(self._view.ms_at(event.position().x())))
        elif self._mode is Mode.COMPARED:
            self._view.compared.dragged.emit(day_of_ms(self._view.ms_at(event.position().x())))
        elif self._mode in (Mode.RUBBER, Mode.INTERVAL):
            self._view.set_band(self._spanned(event.position()))
        self._last_at = event.position()

    def release(self, event: QMouseEvent) -> None:
        """Finish what was begun; a press that went nowhere is a click."""
        mode, self._mode = self._mode, Mode.NONE
        self._shape_cursor(event.position())
        if mode is Mode.LANE:
            self._lane_drag.drop()
        elif mode is Mode.LINK:
            self.links.drop(event.position(), event.globalPosition().toPoint())
        self._view.set_band(())
        if mode is Mode.NAMES_WIDTH:
            self._view.names_width_chosen.emit(self._view.names_width)
        elif mode is Mode.PRESSED:
            self._click(event)
        elif mode is Mode.RUBBER:
            self._select_spanned(event.position())
        elif mode is Mode.INTERVAL:
            self._add_spanned(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Add an event on the date under the pointer, in its lane, or open the record there.

        Where the first click has moved the picture, as on a fold, the second is about nothing.
        """
        if event.button() != Qt.MouseButton.LeftButton or self._is_spent:
            return
        hit = self._view.hit(event.position())
        if self._is_on_edge(event.position()):
            self._view.set_names_width(None)
            self._view.names_width_chosen.emit(None)
        elif hit is not None and hit.record is not None:
            self._view.record_opened.emit(hit.record)
        elif (hit is None or hit.kind == "ground") and self._is_on_marks(event.position()):
            self._view.add_requested.emit(
                self._date_at(event.position().x()), self._lane_at(event.position())
            )

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; over the lanes' names, or with Shift, scroll the lanes; a touchpad pans."""
        view = self._view
        view.scrolling.hold(event.position().y())
        pixels, angle = event.pixelDelta(), event.angleDelta()
        keys = event.modifiers()
        x = event.position().x()
        is_over_names = x < view.header_px
        is_touchpad = _is_touchpad(event)
        moved = QPointF(angle) * (LANE_WHEEL_PX / WHEEL_STEP) if pixels.isNull() else QPointF(pixels)
        is_sideways = bool(angle.x()) and not angle.y()
        if is_touchpad and not keys & Qt.KeyboardModifier.ControlModifier:
            view.camera.pan(0.0 if is_over_names else moved.x())
            self._scroll(-moved.y())
        elif is_over_names or keys & Qt.KeyboardModifier.ShiftModifier:
            down_px = -(moved.y() or moved.x())
            if pixels.isNull() and not down_px % LANE_WHEEL_PX:
                view.scrolling.by(down_px)
            else:  # finer steps are smooth as they are
                self._scroll(down_px)
        elif is_sideways:
            view.camera.pan(moved.x())
        else:
            is_whole_step = (
                angle.y() % WHEEL_STEP == 0 and not is_touchpad
            )  # finer steps are smooth as they are
            view.zoom(ZOOM_STEP ** (angle.y() / WHEEL_STEP), x, is_animated=is_whole_step)
        event.accept()

    def native(self, event: QNativeGestureEvent) -> bool:
        """Zoom at the fingers of a pinch, move with two fingers, go closer where they tap twice."""
        view, kinds, where = self._view, Qt.NativeGestureType, event.position()
        match event.gestureType():
            case kinds.ZoomNativeGesture:
                view.scrolling.hold(where.y())
                view.zoom(max(0.2, 1 + event.value()), where.x())
            case kinds.PanNativeGesture:
                view.camera.pan(event.delta().x())
                self._scroll(-event.delta().y())
            case kinds.SmartZoomNativeGesture:
                view.zoom(SMART_ZOOM, where.x(), is_animated=True)
            case kinds.BeginNativeGesture:
                view.camera.hold()
            case kinds.EndNativeGesture:
                pass
            case _:
                return False
        event.accept()
        return True

    def _scroll(self, down_px: float) -> None:
        """Scroll the lanes; what is less than a pixel is kept for the next time."""
        bar = self._view.verticalScrollBar()
        wished = bar.value() + down_px + self._rest_px
        bar.setValue(round(wished))
        self._rest_px = wished - round(wished)

    def _tell_limit(self, words: str) -> None:
        """Say below the axis why it goes no further."""
        viewport = self._view.viewport()
        middle = QPoint(round((self._view.header_px + viewport.width()) / 2), round(AXIS_PX))
        QToolTip.showText(viewport.mapToGlobal(middle), words, viewport, QRect(), LIMIT_SHOWN_MS)

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies under the pointer, or of the selection where the keyboard asks."""
        where, on_screen = event.pos(), event.globalPos()
        selected = self._view.selected[-1] if self._view.selected else None
        if event.reason() is QContextMenuEvent.Reason.Keyboard and selected is None:
            lane = self._view.lane_of_keys
            geometry = None if lane is None or self._view.scene is None else self._view.scene.lane(lane)
            if geometry is not None:
                corner = QPoint(24, round(max(geometry.y, AXIS_PX) + 24))
                self._view.lane_menu_requested.emit(lane, self._view.viewport().mapToGlobal(corner))
                return
        if event.reason() is QContextMenuEvent.Reason.Keyboard and selected is not None:
            box = None if self._view.scene is None else self._view.scene.box_of(selected)
            if box is not None:
                where = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
                on_screen = self._view.viewport().mapToGlobal(where)
        hit = self._view.hit(where)
        is_in_names = where.x() < self._view.header_px and where.y() >= AXIS_PX
        if is_in_names or (hit is not None and hit.kind in LANE_HITS):  # the names' column has no days
            self._view.lane_menu_requested.emit(None if hit is None else hit.lane, on_screen)
            return
        record = None if hit is None else hit.record
        day, text = self.day_at(where.x()), self._date_at(where.x())
        if record is not None:
            if record not in self._view.selected:
                self._view.select((record,))
            day = self._day_of(record, day)
            text = day_iso(day)
        pointed = Pointed(hit, day, text, self._lane_at(QPointF(where)))
        self._view.menu_requested.emit(pointed, on_screen)

    def give_up(self) -> None:
        """Leave what was begun, as when the focus goes elsewhere."""
        self._mode = Mode.NONE
        self._lane_drag.cancel()
        self.links.cancel()
        self._view.viewport().unsetCursor()
        self._view.set_band(())

    def day_at(self, x: float) -> Day:
        """The day under a viewport pixel."""
        return day_of_ms(self._view.ms_at(x))

    def _date_at(self, x: float) -> str:
        """The text of the date under a viewport pixel, as coarse as the picture."""
        return coarse_date(self._view.ms_at(x), self._view.camera.scale.ms_per_px)

    def _span_to(self, where: QPointF) -> str:
        """The text of the interval from the press to a point."""
        first, last = sorted((self._view.ms_at(self._pressed_at.x()), self._view.ms_at(where.x())))
        return coarse_span(first, last, self._view.camera.scale.ms_per_px)

    def _lane_at(self, where: QPointF) -> RecordId | None:
        """The agreement, actor, place or tag in whose lane a point lies."""
        scene = self._view.scene
        lane = None if scene is None else scene.lane_at(where.y())
        key = 0 if lane is None else whole_key(lane.key)
        return RecordId(key) if key > 0 else None

    def _day_of(self, record: RecordId, otherwise: Day) -> Day:
        """The day on which a record begins, or ends where its beginning is open."""
        content = self._view.content
        place = None if content is None else self._view.lanes.place_of(record)
        if content is None or place is None:
            return otherwise
        return day_of_ms(int(content.lanes.anchors[place]))

    def _mode_of_press(self, event: QMouseEvent) -> Mode:
        hit = self._pressed_hit
        if self.links.take_handle(event.position()):
            return Mode.LINK
        if hit is not None and hit.kind in _FLAGS:
            return _FLAGS[hit.kind]
        if self._is_on_edge(event.position()):
            return Mode.NAMES_WIDTH
        if not self._is_on_marks(event.position()):
            return Mode.PRESSED
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Mode.RUBBER
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (hit is None or hit.record is None):
            return Mode.INTERVAL
        return Mode.PRESSED

    def _is_on_marks(self, where: QPointF) -> bool:
        return where.x() >= self._view.header_px and where.y() >= AXIS_PX

    def _is_on_edge(self, where: QPointF) -> bool:
        """Whether a point lies on the edge of the names' column."""
        return -1 <= self._view.header_px - where.x() <= EDGE_PX and where.y() >= AXIS_PX

    def _has_moved(self, where: QPointF) -> bool:
        return (where - self._pressed_at).manhattanLength() >= DRAG_PX

    def _hover(self, where: QPointF) -> None:
        hit = self._view.hit(where)
        record = hit.record if hit is not None and hit.kind in _TOLD else None
        self._view.set_hovered(record or self._link_at(where, hit), where.toPoint())
        self._shape_cursor(where)

    def _link_at(self, where: QPointF, hit: Hit | None) -> RecordId | None:
        """The link whose arc lies under a point where nothing else does."""
        is_free = self._is_on_marks(where) and (hit is None or hit.kind == "ground")
        return self._view.overlay.link_at(where) if is_free else None

    def _shape_cursor(self, where: QPointF) -> None:
        """Let the cursor say what a press would be about."""
        hit = self._view.hit(where)
        if hit is not None and hit.kind in _FLAGS:
            self._view.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        elif self.links.handle_at(where) is not None:
            self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        elif self._link_at(where, hit) is not None:
            self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._is_on_edge(where):
            self._view.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        elif hit is not None and hit.kind in (*_TOLD, "fold", "elsewhere", *_FLAGS_BEYOND, *LANE_HITS):
            self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._view.viewport().unsetCursor()

    def _click(self, event: QMouseEvent) -> None:
        hit = self._view.hit(event.position())
        link = self._link_at(event.position(), hit)
        if link is not None:
            self.links.link_opened.emit(link)
            return
        if hit is None or hit.kind in ("axis", "ground"):
            if self._is_on_marks(event.position()):
                self._view.select((), tell=True)
            return
        day = self._view.as_of if hit.kind == "as_of_beyond" else self._view.compared.day
        if hit.kind in _FLAGS_BEYOND and day is not None:
            first = day_first_ms(day)
            self._view.camera.show(self._view.camera.around(first, first + DAY_MS))
        elif hit.kind == "elsewhere" and hit.first_ms is not None:
            self._is_spent = True
            self._view.camera.show(self._view.camera.around(hit.first_ms, hit.first_ms))
        elif hit.kind == "fold" and hit.members:
            self.folds.open_at(hit)
        elif hit.kind == "fold" and hit.first_ms is not None and hit.last_ms is not None:
            self._zoom_into(hit.first_ms, hit.last_ms, hit.box.x + hit.box.width / 2)
        elif hit.kind == "commitment" and hit.record is not None:
            self.links.link_opened.emit(hit.record)
        elif hit.kind in ("record", "said") and hit.record is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                kept = [record for record in self._view.selected if record != hit.record]
                is_new = len(kept) == len(self._view.selected)
                self._view.select((*kept, hit.record) if is_new else kept, tell=True)
            else:
                self._view.select((hit.record,), tell=True)
        elif hit.kind in LANE_HITS:
            self._click_lane(hit, event.position())

    def _click_lane(self, hit: Hit, where: QPointF) -> None:
        """A click on a lane's name opens the pane; on its arrow, or below the name, the parties' bands.

        A click below the lanes is about those that are hidden.
        """
        view, key = self._view, hit.lane
        if hit.kind == "show_lanes":
            view.lanes.show_all()
        elif hit.kind == "hidden_lanes":
            view.lanes_requested.emit()
        elif hit.kind == "idle_lanes":
            view.camera.show(view.camera.whole())
        if view.scene is None or key is None or key <= 0:
            return
        lane = view.scene.lane(key)
        name_y = AXIS_PX if lane is None else max(lane.y, AXIS_PX)
        is_on_name = where.y() <= name_y + NAME_LINE_PX and where.x() > ARROW_PX
        if is_on_name or not view.lanes.can_unfold(key):
            view.record_opened.emit(RecordId(key))
        else:
            view.lanes.toggle_fold(key)

    def _zoom_into(self, first_ms: int, last_ms: int, at_x: float) -> None:
        """Travel to the span of a fold; where that is what one sees already, go closer at its place.

        What has begun before the view is shown where it began.
        """
        self._is_spent = True
        span, seen = max(last_ms - first_ms, SHORTEST_SPAN_MS), self._view.time_range
        if span >= seen.span_ms * 0.8 and first_ms >= seen.first_ms:
            self._view.zoom(4.0, at_x, is_animated=True)
        else:
            self._view.camera.show(TimeRange(first_ms - span // 4, last_ms + span // 4))

    def _spanned(self, where: QPointF) -> tuple[Primitive, ...]:
        view = self._view
        left = max(view.header_px, min(self._pressed_at.x(), where.x()))
        right = max(view.header_px, max(self._pressed_at.x(), where.x()))
        if self._mode is Mode.INTERVAL:
            top, bottom = self._pressed_at.y() - 8, self._pressed_at.y() + 8
        else:
            top, bottom = sorted((self._pressed_at.y(), where.y()))
        box = np.array(
            [[left, max(top, AXIS_PX), max(1.0, right - left), max(1.0, bottom - max(top, AXIS_PX))]]
        )
        spanned = Rects(box, "accent", opacity=0.14, radius_px=3.0)
        if self._mode is Mode.RUBBER:
            return (spanned,)
        words = span_in_words(self._span_to(where))
        return (spanned, Text(left, top - 5, words, Font.SECOND_STRONG, "accent"))

    def _select_spanned(self, where: QPointF) -> None:
        scene = self._view.scene
        if scene is None:
            return
        left, right = sorted((self._pressed_at.x(), where.x()))
        top, bottom = sorted((self._pressed_at.y(), where.y()))
        band = Box(left, top, right - left, bottom - top)
        found = [mark.record for mark in scene.marks if mark.box.crosses(band)]  # not by titles
        self._view.select(found, tell=True)

    def _add_spanned(self, where: QPointF) -> None:
        if not self._has_moved(where):
            self._view.add_requested.emit(self._date_at(where.x()), self._lane_at(where))
            return
        self._view.add_requested.emit(self._span_to(where), self._lane_at(self._pressed_at))


def _is_touchpad(event: QWheelEvent) -> bool:
    """Whether fingers on a touchpad move, and not a wheel: only they begin and end."""
    is_pad = event.device().type() == QInputDevice.DeviceType.TouchPad
    return is_pad or event.phase() != Qt.ScrollPhase.NoScrollPhase
