"""The strip below the timeline: how much there is at any time, with the window that is in view above."""

from enum import Enum, auto
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.model.calendar import today
from explorer.model.ids import Day
from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import Theme
from explorer.scene.lanes import LaneIndex
from explorer.scene.overview import HEIGHT_PX, build_overview
from explorer.scene.primitives import Font, Primitive, Rects, Text
from explorer.scene.scene import Scene
from explorer.scene.time_scale import TimeScale
from explorer.ui.status_line import range_in_words
from explorer.ui.timeline_motion import TimeRange

KEY_SHARE: Final = 0.25
KEY_ZOOM: Final = 1.6
WHEEL_ZOOM: Final = 1.25
MARGIN_SHARE: Final = 0.075
DRAG_PX: Final = 4
NEARLY_ALL: Final = 0.9
"""A window that covers so much of the strip leaves nowhere to drag it to: a drag brushes a new one."""


class Grip(Enum):
    """What a pressed button holds."""

    NONE = auto()
    GROUND = auto()
    BRUSH = auto()
    WINDOW = auto()
    LEFT = auto()
    RIGHT = auto()


_CURSORS: Final = {
    Grip.NONE: Qt.CursorShape.CrossCursor,
    Grip.GROUND: Qt.CursorShape.CrossCursor,
    Grip.BRUSH: Qt.CursorShape.CrossCursor,
    Grip.WINDOW: Qt.CursorShape.OpenHandCursor,
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
}


class OverviewView(QWidget):
    """Everything at once; its window is dragged, stretched at the edges, brushed anew, put where one clicks.

    Signals:
        range_wanted(TimeRange, bool): a range to show, and whether to travel there.
        pressed(): a button was pressed on it; the keyboard stays with the timeline.
    """

    range_wanted = Signal(object, bool)
    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self.setAccessibleName("Overview")
        self.setToolTip(
            "Drag over a time to show it; drag the window or its handles; double-click for everything"
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._measure = QtMeasure()
        self._lanes: LaneIndex | None = None
        self._as_of: Day | None = None
        self._extent = TimeRange(0, 1)
        self._whole = TimeRange(0, 1)
        self._window = TimeRange(0, 1)
        self._scene: Scene | None = None
        self._grip = Grip.NONE
        self._grip_ms = 0
        self._pressed_x = 0.0
        self._brush: TimeRange | None = None

    def sizeHint(self) -> QSize:
        return QSize(600, round(HEIGHT_PX))

    @property
    def whole(self) -> TimeRange:
        """The stretch of time that it spans."""
        return self._whole

    def set_lanes(self, lanes: LaneIndex, whole: TimeRange) -> None:
        """Show how many records there are at any time, from the first to the last of `whole`.

        The margin is a little wider than the timeline's own, so that the handles can be gripped.
        """
        self._lanes, self._extent = lanes, whole
        margin = round(whole.span_ms * MARGIN_SHARE)
        self._whole = TimeRange(whole.first_ms - margin, whole.last_ms + margin)
        self._invalidate()

    def set_as_of(self, day: Day | None) -> None:
        """Show where the as-of day lies."""
        self._as_of = day
        self._invalidate()

    def set_window(self, window: TimeRange) -> None:
        """Show which range is in view."""
        if window != self._window:
            self._window = window
            self.setAccessibleDescription(range_in_words(window.first_ms, window.last_ms))
            self._invalidate()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.update()

    @property
    def scene(self) -> Scene | None:
        """What is on the strip, built now if its input has changed."""
        if self._scene is None and self._lanes is not None:
            self._scene = build_overview(
                self._lanes,
                self._scale(),
                window=(self._window.first_ms, self._window.last_ms),
                measure=self._measure,
                height_px=float(self.height()),
                as_of=self._as_of,
                today=today(),
            )
        return self._scene

    @property
    def brushed(self) -> TimeRange | None:
        """The range that is being brushed, None where none is."""
        return self._brush

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        scene = self.scene
        if scene is not None:
            paint(painter, scene.primitives, self._theme)
            paint(painter, self._brush_drawn(), self._theme)
        if self.hasFocus():
            painter.fillRect(0, 0, self.width(), 2, self._theme.colour("accent"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._invalidate()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._give_up()

    # By mouse and touchpad

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        if event.button() != Qt.MouseButton.LeftButton or self._lanes is None:
            return
        self._pressed_x = event.position().x()
        grip = self._grip_at(event.position())
        is_brush = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_brush or grip is Grip.NONE or (grip is Grip.WINDOW and self._covers_nearly_all()):
            self._grip = Grip.GROUND
            return
        self._grip = grip
        held = self._window.last_ms if grip is Grip.RIGHT else self._window.first_ms
        self._grip_ms = self._scale().ms_at(self._pressed_x) - held
        if grip is Grip.WINDOW:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._grip is Grip.NONE:
            self.setCursor(self._cursor_at(event.position()))
            return
        if self._grip is Grip.GROUND and abs(x - self._pressed_x) >= DRAG_PX:
            self._grip = Grip.BRUSH
            self.grabKeyboard()  # for Esc: the focus stays with the timeline
        if self._grip is Grip.BRUSH:
            first, last = sorted(self._scale().ms_at(at) for at in (self._pressed_x, x))
            self._brush = TimeRange(first, max(last, first + self._least_ms()))
            self.update()
        elif self._grip is not Grip.GROUND:
            self.range_wanted.emit(self._dragged_to(self._scale().ms_at(x) - self._grip_ms), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, brush = self._grip, self._brush
        self._give_up()
        if grip is Grip.BRUSH and brush is not None:
            self.range_wanted.emit(brush, True)
        elif grip is Grip.GROUND:
            half = self._window.span_ms // 2
            middle = self._scale().ms_at(event.position().x())
            self.range_wanted.emit(TimeRange(middle - half, middle + half), True)
        self.setCursor(self._cursor_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.range_wanted.emit(self._everything(), True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move the window by the wheel; with Ctrl, make it smaller or larger."""
        turns = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._stretch(WHEEL_ZOOM**-turns, is_animated=False)
        else:
            self._move(-turns * KEY_SHARE, is_animated=False)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._stretch(1 / max(0.2, 1 + event.value()), is_animated=False)
            event.accept()
            return True
        return super().event(event)

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        extent, span = self._everything(), self._window.span_ms
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(KEY_SHARE if key == Qt.Key.Key_Right else -KEY_SHARE)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Up, Qt.Key.Key_W):
            self._stretch(1 / KEY_ZOOM)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Down, Qt.Key.Key_S):
            self._stretch(KEY_ZOOM)
        elif key == Qt.Key.Key_Home:
            self.range_wanted.emit(TimeRange(extent.first_ms, extent.first_ms + span), True)
        elif key == Qt.Key.Key_End:
            self.range_wanted.emit(TimeRange(extent.last_ms - span, extent.last_ms), True)
        elif key == Qt.Key.Key_F:
            self.range_wanted.emit(extent, True)
        elif key == Qt.Key.Key_Escape and self._grip is not Grip.NONE:
            self._give_up()
        else:
            super().keyPressEvent(event)

    # Inside

    def _move(self, share: float, *, is_animated: bool = True) -> None:
        """Move the window by a share of its width."""
        step = round(self._window.span_ms * share)
        wanted = TimeRange(self._window.first_ms + step, self._window.last_ms + step)
        self.range_wanted.emit(self._kept_near(wanted), is_animated)

    def _stretch(self, factor: float, *, is_animated: bool = True) -> None:
        """Make the window larger by `factor` around its middle."""
        middle = (self._window.first_ms + self._window.last_ms) // 2
        half = max(1, round(self._window.span_ms * factor / 2))
        self.range_wanted.emit(TimeRange(middle - half, middle + half), is_animated)

    def _dragged_to(self, at_ms: int) -> TimeRange:
        """The window with what is held of it at another time."""
        window, least = self._window, self._least_ms()
        if self._grip is Grip.WINDOW:
            return self._kept_near(TimeRange(at_ms, at_ms + window.span_ms))
        if self._grip is Grip.LEFT:
            return TimeRange(min(at_ms, window.last_ms - least), window.last_ms)
        return TimeRange(window.first_ms, max(at_ms, window.first_ms + least))

    def _kept_near(self, wanted: TimeRange) -> TimeRange:
        """A window whose middle lies on the strip, so that it can always be seen and held."""
        middle = (wanted.first_ms + wanted.last_ms) // 2
        off = min(max(middle, self._whole.first_ms), self._whole.last_ms) - middle
        return TimeRange(wanted.first_ms + off, wanted.last_ms + off)

    def _everything(self) -> TimeRange:
        margin = round(self._extent.span_ms * MARGIN_SHARE)
        return TimeRange(self._extent.first_ms - margin, self._extent.last_ms + margin)

    def _covers_nearly_all(self) -> bool:
        first = max(self._window.first_ms, self._whole.first_ms)
        last = min(self._window.last_ms, self._whole.last_ms)
        return last - first >= NEARLY_ALL * self._whole.span_ms

    def _brush_drawn(self) -> tuple[Primitive, ...]:
        """The range being brushed, and which it is."""
        brush = self._brush
        if brush is None:
            return ()
        scale = self._scale()
        left, right = max(scale.x_at(brush.first_ms), 0.0), min(scale.x_at(brush.last_ms), self.width())
        words = range_in_words(brush.first_ms, brush.last_ms)
        width = self._measure.width(words, Font.SECOND_STRONG)
        x = min(max((left + right - width) / 2, 8.0), self.width() - width - 8)
        bottom = self.height() - 20.0
        return (
            Rects(
                np.array([[left, 4.0, max(right - left, 1.0), bottom - 4]]),
                "accent",
                opacity=0.22,
                radius_px=3,
            ),
            Rects(np.array([[x - 6, 6.0, width + 12, 20.0]]), "panel", radius_px=6, outline="accent"),
            Text(x, 20.5, words, Font.SECOND_STRONG, "accent"),
        )

    def _give_up(self) -> None:
        if self._grip is Grip.BRUSH:
            self.releaseKeyboard()
        self._grip, self._brush = Grip.NONE, None
        self.update()

    def _cursor_at(self, where: QPointF) -> Qt.CursorShape:
        grip = self._grip_at(where)
        is_ground = grip is Grip.WINDOW and self._covers_nearly_all()
        return _CURSORS[Grip.GROUND if is_ground else grip]

    def _scale(self) -> TimeScale:
        return TimeScale.fitting(self._whole.first_ms, self._whole.last_ms, float(max(1, self.width())), 12.0)

    def _least_ms(self) -> int:
        return max(60_000, round(self._scale().ms_per_px))

    def _grip_at(self, where: QPointF) -> Grip:
        scene = self.scene
        hit = None if scene is None else scene.hit(where.x(), where.y())
        grips = {"window": Grip.WINDOW, "window_left": Grip.LEFT, "window_right": Grip.RIGHT}
        return Grip.NONE if hit is None else grips.get(hit.kind, Grip.NONE)

    def _invalidate(self) -> None:
        self._scene = None
        self.update()
