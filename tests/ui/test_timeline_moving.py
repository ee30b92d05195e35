"""Moving by wheel, touchpad, drag and keys: nothing jumps, and what one holds stays in the hand."""

from collections.abc import Callable
from functools import cache
from itertools import cycle, islice

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from explorer.scene.density import AXIS_PX, Density
from explorer.ui.timeline_camera import CLOSEST, FARTHEST
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from tests.ui.test_timeline_view import drag, span, view, wheel

__all__ = ["view"]

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
GESTURE = Qt.NativeGestureType


@cache
def touchpad() -> QPointingDevice:
    """A touchpad, as the desktop tells of one; kept, for events do not hold on to theirs."""
    kinds = QPointingDevice
    return QPointingDevice(
        "pad",
        7,
        QInputDevice.DeviceType.TouchPad,
        kinds.PointerType.Finger,
        QInputDevice.Capability.Position | QInputDevice.Capability.PixelScroll,
        2,
        3,
    )


def slide(
    view: TimelineView,
    dx: int,
    dy: int,
    *,
    where: tuple[int, int] = (600, 300),
    keys: Qt.KeyboardModifier = NO_KEYS,
    has_pixels: bool = True,
) -> None:
    """Move two fingers on a touchpad by so many pixels; some desktops tell of them in angles alone."""
    at = QPointF(*where)
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(dx, dy) if has_pixels else QPoint(),
        QPoint(2 * dx, 2 * dy),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.ScrollUpdate if has_pixels else Qt.ScrollPhase.NoScrollPhase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        touchpad(),
    )
    QApplication.sendEvent(view.viewport(), event)


def gesture(
    view: TimelineView, kind: Qt.NativeGestureType, value: float, delta: tuple[float, float] = (0, 0)
) -> bool:
    """A gesture of the desktop's at 600, 300; whether it was taken."""
    where = QPointF(600, 300)
    event = QNativeGestureEvent(
        kind, QPointingDevice.primaryPointingDevice(), 2, where, where, where, value, QPointF(*delta)
    )
    event.ignore()
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def as_wheel(view: TimelineView, step: int) -> None:
    """A turn of the wheel, in or out."""
    wheel(view, QPoint(617, 300), step)


def as_pinch(view: TimelineView, step: int) -> None:
    """A pinch in many small steps."""
    gesture(view, GESTURE.ZoomNativeGesture, 0.037 * step)


@pytest.mark.parametrize(("zoom", "x"), [(as_wheel, 617), (as_pinch, 600)])
def test_sixty_steps_keep_the_millisecond_under_the_pointer(
    view: TimelineView, zoom: Callable[[TimelineView, int], None], x: int
) -> None:
    """In and out, sixty steps: the time under the pointer is the same to the millisecond after each."""
    before = view.ms_at(x)
    for step in islice(cycle((1, 1, 1, -1, 1)), 60):
        zoom(view, step)
        assert abs(view.ms_at(x) - before) <= 1


def test_animated_steps_keep_it_too(view: TimelineView, qtbot: QtBot) -> None:
    """While the wheel is turned faster than the picture follows, the time under the pointer stays there."""
    view.camera.is_animated = True
    x = 617
    before = view.ms_at(x)
    seen: list[float] = []

    def look() -> None:
        seen.append(abs(view.ms_at(x) - before) / view.camera.scale.ms_per_px)

    view.range_changed.connect(look)
    start = view.time_range.span_ms
    for _ in range(6):
        wheel(view, QPoint(x, 300), 1)
        QTest.qWait(20)
    qtbot.wait_until(lambda: not view.camera.is_moving)
    assert view.time_range.span_ms == pytest.approx(start / 1.25**6, rel=1e-3)
    assert len(seen) > 6
    assert max(seen) <= 1


def test_ctrl_and_wheel_zoom_as_elsewhere(view: TimelineView) -> None:
    """Ctrl and wheel zoom at the pointer on the marks and on the names, by mouse and by touchpad."""
    control = Qt.KeyboardModifier.ControlModifier
    before, under = view.time_range.span_ms, view.ms_at(600)
    wheel(view, QPoint(600, 300), 1, control)
    assert view.time_range.span_ms == pytest.approx(before / 1.25, rel=1e-3)
    slide(view, 0, 60, keys=control)
    assert view.time_range.span_ms < before / 1.5
    assert abs(view.ms_at(600) - under) <= 1


@pytest.mark.parametrize("has_pixels", [True, False])
def test_two_fingers_move_time_and_lanes(view: TimelineView, qtbot: QtBot, has_pixels: bool) -> None:
    """Two fingers pan by as many pixels as they move, sideways in time, up and down over the lanes."""
    view.resize(1000, 230)
    qtbot.wait_until(lambda: view.verticalScrollBar().maximum() > 40)
    under, span_ms = view.ms_at(600), view.time_range.span_ms
    for _ in range(5):
        slide(view, -15, 0, has_pixels=has_pixels)
    moved = 75 if has_pixels else 5 * 30 * 64 / 120
    assert abs(view.ms_at(round(600 - moved)) - under) <= 6 * view.camera.scale.ms_per_px
    assert view.time_range.span_ms == pytest.approx(span_ms, abs=5)
    slide(view, 0, -30, has_pixels=has_pixels)
    assert view.verticalScrollBar().value() == (30 if has_pixels else 32)


def test_slow_fingers_get_somewhere(view: TimelineView, qtbot: QtBot) -> None:
    """Steps of less than a pixel add up."""
    view.resize(1000, 230)
    qtbot.wait_until(lambda: view.verticalScrollBar().maximum() > 20)
    for _ in range(40):
        gesture(view, GESTURE.PanNativeGesture, 0, (0, -0.3))
    assert view.verticalScrollBar().value() == 12


def test_gestures_of_the_desktop(view: TimelineView) -> None:
    """A pan moves, two taps go closer, and what we have no use for is left to others."""
    view.camera.show(span((2019, 1, 1), (2019, 3, 31)), is_animated=False)
    under, before = view.ms_at(600), view.time_range.span_ms
    assert gesture(view, GESTURE.BeginNativeGesture, 0)
    assert gesture(view, GESTURE.PanNativeGesture, 0, (50, 0))
    assert abs(view.ms_at(650) - under) <= view.camera.scale.ms_per_px
    assert gesture(view, GESTURE.EndNativeGesture, 0)
    assert gesture(view, GESTURE.SmartZoomNativeGesture, 1)
    assert view.time_range.span_ms < before / 2
    assert not gesture(view, GESTURE.RotateNativeGesture, 5)


def test_taking_hold_ends_a_travel(view: TimelineView, qtbot: QtBot) -> None:
    """A press in the middle of a travel stops it there; a drag then moves what one sees, not the target."""
    view.camera.is_animated = True
    target = span((2019, 2, 1), (2019, 2, 5))
    view.camera.show(target)
    qtbot.wait_until(lambda: view.camera.is_moving and view.time_range.span_ms != target.span_ms)
    where = QPoint(700, 600)
    send(view, QEvent.Type.MouseButtonPress, where)
    assert not view.camera.is_moving
    held = view.ms_at(where.x())
    assert view.time_range.span_ms > target.span_ms
    send(view, QEvent.Type.MouseMove, where - QPoint(120, 0))
    assert abs(view.ms_at(where.x() - 120) - held) <= 2 * view.camera.scale.ms_per_px
    send(view, QEvent.Type.MouseButtonRelease, where - QPoint(120, 0))


def send(view: TimelineView, kind: QEvent.Type, where: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """One event of the mouse with its left button."""
    is_up = kind == QEvent.Type.MouseButtonRelease
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = Qt.MouseButton.NoButton if is_up else LEFT
    event = QMouseEvent(kind, QPointF(where), view.viewport().mapToGlobal(QPointF(where)), button, held, keys)
    QApplication.sendEvent(view.viewport(), event)


def test_a_trembling_hand_clicks(view: TimelineView) -> None:
    """A press that moves by two pixels is a click and moves nothing."""
    before = view.time_range
    drag(view, QPoint(980, 690), QPoint(981, 691))
    assert view.time_range == before


def test_a_double_click_on_a_fold_adds_nothing(view: TimelineView, qtbot: QtBot) -> None:
    """The first click goes into the fold; the second, which then lies on empty ground, opens no editor."""
    view.resize(1000, 150)
    view.lanes.set_density(Density.COMPACT)
    view.camera.show(span((1000, 1, 1), (3000, 1, 1)), is_animated=False)
    scene = view.scene
    assert scene is not None
    fold = next(hit for hit in scene.hits if hit.kind == "fold")
    where = QPoint(round(fold.box.x + fold.box.width / 2), round(fold.box.y + fold.box.height / 2))
    asked: list[object] = []
    view.add_requested.connect(lambda *what: asked.append(what))
    view.record_opened.connect(asked.append)
    before = view.time_range.span_ms
    for kind in (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    ):
        send(view, kind, where)
    qtbot.wait_until(lambda: view.is_settled)
    assert view.time_range.span_ms < before
    assert asked == []


def test_the_limits_are_said(view: TimelineView, qtbot: QtBot) -> None:
    """Where it goes no closer and no farther a word tells why, and everything stays where it is."""
    told: list[str] = []
    view.camera.limit_reached.connect(told.append)
    wheel(view, QPoint(500, 300), 200)
    assert told == []
    under = view.ms_at(500)
    wheel(view, QPoint(500, 300), 1)
    assert told == [CLOSEST]
    assert abs(view.ms_at(500) - under) <= 1
    qtbot.wait_until(lambda: QToolTip.text() == CLOSEST)
    wheel(view, QPoint(500, 300), -400)
    wheel(view, QPoint(500, 300), -1)
    assert told == [CLOSEST, FARTHEST]
    QToolTip.hideText()


def test_cursors_say_what_a_press_is_about(view: TimelineView) -> None:
    """A hand to drag with, a cross to span with, an arrow at rest."""
    shapes = Qt.CursorShape
    where = QPoint(700, 600)
    for keys, shape in (
        (Qt.KeyboardModifier.ShiftModifier, shapes.CrossCursor),
        (Qt.KeyboardModifier.ControlModifier, shapes.CrossCursor),
    ):
        send(view, QEvent.Type.MouseButtonPress, where, keys)
        assert view.viewport().cursor().shape() == shape
        view.gestures.give_up()
    send(view, QEvent.Type.MouseButtonPress, where)
    send(view, QEvent.Type.MouseMove, where + QPoint(20, 0))
    assert view.viewport().cursor().shape() == shapes.ClosedHandCursor
    send(view, QEvent.Type.MouseButtonRelease, where + QPoint(20, 0))
    assert view.viewport().cursor().shape() == shapes.ArrowCursor


def test_escape_takes_a_rubber_band_back(view: TimelineView, qtbot: QtBot) -> None:
    """Esc while one spans gives up the span and keeps what was selected before."""
    selected = view.selected
    where = QPoint(round(view.header_px) + 20, round(AXIS_PX) + 10)
    send(view, QEvent.Type.MouseButtonPress, where, Qt.KeyboardModifier.ShiftModifier)
    send(view, QEvent.Type.MouseMove, QPoint(900, 600), Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    send(view, QEvent.Type.MouseButtonRelease, QPoint(900, 600), Qt.KeyboardModifier.ShiftModifier)
    assert view.selected == selected


def test_keys_pressed_faster_than_the_travel_add_up(view: TimelineView, qtbot: QtBot) -> None:
    """Three presses of D lead three steps on, although the first travel has not arrived."""
    view.camera.show(span((2018, 1, 1), (2018, 12, 31)), is_animated=False)
    view.camera.is_animated = True
    start = view.time_range
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.wait_until(lambda: not view.camera.is_moving)
    room = TimeRange(start.first_ms, start.last_ms).span_ms
    assert view.time_range.first_ms - start.first_ms == pytest.approx(3 * 0.2 * room, rel=0.01)


def test_the_lane_under_the_pointer_stays_there_while_the_wheel_turns(
    view: TimelineView, qtbot: QtBot
) -> None:
    """Lanes above grow and shrink on the way; the one under the pointer is the same in every frame."""
    view.resize(1000, 260)
    view.camera.show(span((1950, 1, 1), (2050, 1, 1)), is_animated=False)
    qtbot.wait_until(lambda: view.is_settled)
    view.camera.is_animated = True
    where = QPoint(700, 200)
    assert view.scene is not None
    lane = view.scene.lane_at(where.y())
    assert lane is not None
    seen: set[str] = set()

    def look() -> None:
        scene = view.scene
        under = None if scene is None else scene.lane_at(where.y())
        seen.add("none" if under is None else under.name)

    view.range_changed.connect(look)
    for turns in (1,) * 8 + (-1,) * 8:
        wheel(view, where, turns)
        QTest.qWait(15)
    qtbot.wait_until(lambda: view.is_settled)
    look()
    assert seen == {lane.name}
