"""The strip below the timeline: how much there is at any time, with the window that is in view above."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.model.calendar import today
from explorer.model.ids import Day
from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import Theme
from explorer.scene.lanes import LaneIndex
from explorer.scene.overview import HEIGHT_PX, build_overview
from explorer.scene.scene import Scene
from explorer.scene.time_scale import TimeScale
from explorer.ui.timeline_motion import TimeRange

KEY_SHARE: Final = 0.25
MARGIN_SHARE: Final = 0.075


class Grip(Enum):
    """Which part of the window is held."""

    NONE = auto()
    WINDOW = auto()
    LEFT = auto()
    RIGHT = auto()


class OverviewView(QWidget):
    """Everything at once; the window can be dragged, stretched at its edges, and put where one clicks.

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
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._measure = QtMeasure()
        self._lanes: LaneIndex | None = None
        self._as_of: Day | None = None
        self._whole = TimeRange(0, 1)
        self._window = TimeRange(0, 1)
        self._scene: Scene | None = None
        self._grip = Grip.NONE
        self._grip_ms = 0

    def sizeHint(self) -> QSize:
        return QSize(600, round(HEIGHT_PX))

    def set_lanes(self, lanes: LaneIndex, whole: TimeRange) -> None:
        """Show how many records there are at any time, from the first to the last of `whole`.

        The margin is a little wider than the timeline's own, so that the handles can be gripped.
        """
        self._lanes = lanes
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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        scene = self.scene
        if scene is not None:
            paint(painter, scene.primitives, self._theme)
        if self.hasFocus():
            painter.fillRect(0, 0, self.width(), 2, self._theme.colour("accent"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._invalidate()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        if event.button() != Qt.MouseButton.LeftButton or self._lanes is None:
            return
        x = event.position().x()
        self._grip = self._grip_at(event.position())
        scale = self._scale()
        if self._grip is Grip.NONE:
            middle = scale.ms_at(x)
            half = self._window.span_ms // 2
            self.range_wanted.emit(TimeRange(middle - half, middle + half), True)
            self._grip_ms = half
            self._grip = Grip.WINDOW
        else:
            held = self._window.last_ms if self._grip is Grip.RIGHT else self._window.first_ms
            self._grip_ms = scale.ms_at(x) - held

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._grip is Grip.NONE:
            grip = self._grip_at(event.position())
            shapes = {Grip.NONE: Qt.CursorShape.ArrowCursor, Grip.WINDOW: Qt.CursorShape.OpenHandCursor}
            self.setCursor(shapes.get(grip, Qt.CursorShape.SizeHorCursor))
            return
        at_ms = self._scale().ms_at(x) - self._grip_ms
        window = self._window
        if self._grip is Grip.WINDOW:
            wanted = TimeRange(at_ms, at_ms + window.span_ms)
        elif self._grip is Grip.LEFT:
            wanted = TimeRange(min(at_ms, window.last_ms - self._least_ms()), window.last_ms)
        else:
            wanted = TimeRange(window.first_ms, max(at_ms, window.first_ms + self._least_ms()))
        self.range_wanted.emit(wanted, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002  # Qt's own signature
        self._grip = Grip.NONE

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = (event.angleDelta().y() or event.angleDelta().x()) / 120
        step = round(self._window.span_ms * KEY_SHARE * -turns)
        self.range_wanted.emit(TimeRange(self._window.first_ms + step, self._window.last_ms + step), False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            step = round(self._window.span_ms * KEY_SHARE) * steps[Qt.Key(event.key())]
            self.range_wanted.emit(TimeRange(self._window.first_ms + step, self._window.last_ms + step), True)
        else:
            super().keyPressEvent(event)

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
