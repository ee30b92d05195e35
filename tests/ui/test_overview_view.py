"""The strip with all of time: its window dragged, stretched, brushed, moved by wheel and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.model.view import Filter
from explorer.render.theme import load_theme
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store
from explorer.ui.content_loading import load_content
from explorer.ui.overview_view import OverviewView
from explorer.ui.timeline_motion import TimeRange

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHAPES = Qt.CursorShape


def days(first: tuple[int, int, int], last: tuple[int, int, int]) -> TimeRange:
    """From the first moment of a day to that of another."""
    return TimeRange(day_first_ms(day_of(*first)), day_first_ms(day_of(*last)))


WINDOW = days((2018, 9, 1), (2018, 12, 1))


@pytest.fixture
def strip(qtbot: QtBot, talks: Path) -> OverviewView:
    """The strip of the story, 1000 px wide, its window three months of 2018; it follows what it asks for."""
    made = OverviewView(load_theme("light"))
    qtbot.add_widget(made)
    made.resize(1000, 92)
    made.show()
    qtbot.wait_exposed(made)
    with Store.open(talks, read_only=True) as store:
        content = load_content(store, LanesBy.AGREEMENT, Filter())
    made.set_lanes(content.lanes, days((2018, 6, 1), (2019, 7, 1)))
    made.set_window(WINDOW)
    made.range_wanted.connect(lambda wanted, _is_animated: made.set_window(wanted))
    return made


def place(strip: OverviewView, kind: str) -> QPoint:
    """The middle of what can be gripped."""
    scene = strip.scene
    assert scene is not None
    box = next(hit.box for hit in scene.hits if hit.kind == kind)
    return QPoint(round(box.x + box.width / 2), 40)


def send(strip: OverviewView, kind: QEvent.Type, where: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """One event of the mouse with its left button."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    event = QMouseEvent(kind, QPointF(where), strip.mapToGlobal(QPointF(where)), button, held, keys)
    QApplication.sendEvent(strip, event)


def drag(strip: OverviewView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press, move in steps, release."""
    send(strip, QEvent.Type.MouseButtonPress, start, keys)
    for step in range(1, 6):
        send(strip, QEvent.Type.MouseMove, start + (end - start) * step / 5, keys)
    send(strip, QEvent.Type.MouseButtonRelease, end, keys)


def wheel(strip: OverviewView, turns: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Turn the wheel over the strip."""
    where = QPointF(500, 40)
    event = QWheelEvent(
        where,
        strip.mapToGlobal(where),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip, event)


def shown(strip: OverviewView) -> TimeRange:
    """The window."""
    return strip._window


def test_a_brush_chooses_a_range(strip: OverviewView, qtbot: QtBot) -> None:
    """A drag over the ground shows what it covers, named meanwhile; the view travels there at the release."""
    start, end = QPoint(600, 40), QPoint(760, 40)
    send(strip, QEvent.Type.MouseButtonPress, start)
    send(strip, QEvent.Type.MouseMove, end)
    brushed = strip.brushed
    assert brushed is not None
    assert shown(strip) == WINDOW
    with qtbot.wait_signal(strip.range_wanted) as asked:
        send(strip, QEvent.Type.MouseButtonRelease, end)
    assert asked.args == [brushed, True]
    scene = strip.scene
    assert scene is not None
    box = next(hit.box for hit in scene.hits if hit.kind == "window")
    assert (box.x, box.x + box.width) == pytest.approx((600, 760), abs=1)


def test_shift_brushes_over_the_window_too(strip: OverviewView) -> None:
    """With Shift a drag inside the window chooses a part of it; where the window is all, any drag does."""
    where = place(strip, "window")
    drag(strip, where - QPoint(20, 0), where + QPoint(20, 0), Qt.KeyboardModifier.ShiftModifier)
    assert shown(strip).span_ms < WINDOW.span_ms / 2
    strip.set_window(days((2017, 1, 1), (2021, 1, 1)))
    drag(strip, QPoint(300, 40), QPoint(400, 40))
    assert shown(strip).span_ms < 70 * DAY_MS


def test_escape_gives_a_brush_up(strip: OverviewView, qtbot: QtBot) -> None:
    """Esc while one brushes leaves everything as it was."""
    send(strip, QEvent.Type.MouseButtonPress, QPoint(600, 40))
    send(strip, QEvent.Type.MouseMove, QPoint(700, 40))
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert strip.brushed is None
    send(strip, QEvent.Type.MouseButtonRelease, QPoint(700, 40))
    assert shown(strip) == WINDOW


def test_a_click_puts_the_window_there(strip: OverviewView, qtbot: QtBot) -> None:
    """A click on the ground, and a trembling one too, centres the window on its time."""
    with qtbot.wait_signal(strip.range_wanted) as asked:
        drag(strip, QPoint(800, 40), QPoint(801, 41))
    wanted, is_animated = asked.args
    assert is_animated
    assert wanted.span_ms == pytest.approx(WINDOW.span_ms, abs=2)
    scene = strip.scene
    assert scene is not None
    assert place(strip, "window").x() == pytest.approx(801, abs=2)


@pytest.mark.parametrize("window", [WINDOW, days((2018, 9, 1), (2018, 9, 2))])
def test_handles_are_easy_to_grip(strip: OverviewView, window: TimeRange) -> None:
    """Each handle answers on at least 12 px, and the window between them can still be dragged."""
    strip.set_window(window)
    scene = strip.scene
    assert scene is not None
    found = [hit.kind for x in range(2000) if (hit := scene.hit(x / 2, 40)) is not None]
    assert found.count("window_left") >= 24
    assert found.count("window_right") >= 24
    assert found.count("window") >= 8


def test_handles_stretch_and_the_window_moves(strip: OverviewView) -> None:
    """A handle takes its own end along, the window both; neither end passes the other."""
    right = place(strip, "window_right")
    drag(strip, right, right + QPoint(80, 0))
    assert shown(strip).first_ms == WINDOW.first_ms
    assert shown(strip).last_ms > WINDOW.last_ms + 20 * DAY_MS
    left = place(strip, "window_left")
    drag(strip, left, left + QPoint(900, 0))
    assert shown(strip).first_ms < shown(strip).last_ms
    strip.set_window(WINDOW)
    middle = place(strip, "window")
    drag(strip, middle, middle + QPoint(120, 0))
    assert shown(strip).span_ms == WINDOW.span_ms
    assert shown(strip).first_ms > WINDOW.first_ms + 40 * DAY_MS


def test_the_window_is_never_lost(strip: OverviewView) -> None:
    """Dragged or turned far beyond the strip, its middle stays on it."""
    middle = place(strip, "window")
    drag(strip, middle, middle + QPoint(5000, 0))
    scene = strip.scene
    assert scene is not None
    assert {"window", "window_left"} <= {hit.kind for hit in scene.hits}
    for _ in range(40):
        wheel(strip, 1)
    scene = strip.scene
    assert scene is not None
    assert {"window", "window_right"} <= {hit.kind for hit in scene.hits}


def test_wheel_and_keys(strip: OverviewView, qtbot: QtBot) -> None:
    """Wheel and arrows move the window, Ctrl+wheel, + and - stretch it, Home, End and F go to the ends."""
    wheel(strip, -1)
    assert shown(strip).first_ms > WINDOW.first_ms
    wheel(strip, 1)
    assert shown(strip).first_ms == pytest.approx(WINDOW.first_ms, abs=5)
    wheel(strip, 1, Qt.KeyboardModifier.ControlModifier)
    assert shown(strip).span_ms == pytest.approx(WINDOW.span_ms / 1.25, rel=1e-3)
    qtbot.keyClick(strip, Qt.Key.Key_Minus)
    assert shown(strip).span_ms > WINDOW.span_ms
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    first = shown(strip).first_ms
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert shown(strip).first_ms > first
    qtbot.keyClick(strip, Qt.Key.Key_F)
    assert shown(strip).first_ms == first
    assert strip.accessibleDescription().startswith(("2018", "Jun 2018", "May 2018"))


def test_a_double_click_shows_everything(strip: OverviewView) -> None:
    """Twice on the strip and all of it is in view."""
    for kind in (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    ):
        send(strip, kind, QPoint(700, 40))
    assert shown(strip).first_ms < day_first_ms(day_of(2018, 6, 1))
    assert shown(strip).last_ms > day_first_ms(day_of(2019, 7, 1))


def test_cursors_tell_what_can_be_done(strip: OverviewView) -> None:
    """A cross to brush, an open hand to drag with, an arrow each way on the handles."""
    for kind, shape in (
        ("window", SHAPES.OpenHandCursor),
        ("window_left", SHAPES.SizeHorCursor),
        ("window_right", SHAPES.SizeHorCursor),
    ):
        where = place(strip, kind)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(where),
            strip.mapToGlobal(QPointF(where)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            NO_KEYS,
        )
        QApplication.sendEvent(strip, event)
        assert strip.cursor().shape() == shape
    drag(strip, QPoint(900, 40), QPoint(900, 40))
    strip.set_window(WINDOW)
    drag(strip, QPoint(700, 40), QPoint(700, 40))
    send(strip, QEvent.Type.MouseButtonPress, place(strip, "window"))
    assert strip.cursor().shape() == SHAPES.ClosedHandCursor
