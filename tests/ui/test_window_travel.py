"""Where going to a date, following a link and filtering lead: never so close that all around is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.model.calendar import DAY_MS, day_first_ms, day_of
from explorer.ui import day_light
from explorer.ui.go_to_date import GoToDate
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import LESS_MOTION, TimeRange
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import press


def test_a_day_gone_to_stands_in_the_middle_at_the_present_scale(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+G and a day: half a year stays half a year, and the day stands in its middle."""
    window = open_window(talks)
    look_at(window, (2018, 5, 1), (2018, 11, 1))
    wide = window.timeline.time_range.span_ms
    go_to(qtbot, window, "30 June 2019")
    shown = window.timeline.time_range
    assert shown.span_ms == pytest.approx(wide, rel=1e-6)
    middle = (shown.first_ms + shown.last_ms) / 2
    assert middle == pytest.approx(day_first_ms(day_of(2019, 6, 30)), abs=DAY_MS)


@pytest.mark.parametrize("has_less_motion", [False, True])
def test_a_day_gone_to_is_lit_for_a_moment(
    open_window: OpenWindow,
    talks: Path,
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    has_less_motion: bool,
) -> None:
    """A band stands over the day in the middle, lets the mouse through, and goes; a month has none."""
    monkeypatch.setattr(day_light, "SHOWN_MS", 1_500)
    monkeypatch.setattr(day_light, "STEP_MS", 10)
    window = open_window(talks)
    look_at(window, (2018, 5, 1), (2018, 11, 1))
    go_to(qtbot, window, "February 2019")
    light = window.day_light
    assert not light.isVisible()
    look_at(window, (2018, 5, 1), (2018, 11, 1))
    before = qapp.property(LESS_MOTION)
    qapp.setProperty(LESS_MOTION, has_less_motion)
    try:
        go_to(qtbot, window, "30 June 2019")
        qtbot.wait_until(lambda: window.timeline.is_settled)
        assert light.isVisible()
        scale = window.timeline.camera.scale
        at = window.timeline.header_px + scale.x_at(day_first_ms(day_of(2019, 6, 30)) + DAY_MS // 2)
        assert light.geometry().center().x() == pytest.approx(at, abs=2)
        assert light.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        qtbot.wait_until(lambda: not light.isVisible())
    finally:
        qapp.setProperty(LESS_MOTION, before)


def test_a_day_gone_to_from_afar_is_shown_within_a_year(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """From a range of decades a day is shown in a range of a year; a month is fitted as it is."""
    window = open_window(talks)
    look_at(window, (1990, 1, 1), (2020, 1, 1))
    go_to(qtbot, window, "30 June 2019")
    assert window.timeline.time_range.span_ms == pytest.approx(366 * DAY_MS, rel=1e-3)
    go_to(qtbot, window, "February 2019")
    assert 28 * DAY_MS < window.timeline.time_range.span_ms < 40 * DAY_MS


def test_following_a_link_keeps_the_scale_and_both_ends_in_view(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """] widens the range where both ends fit within twice of it; else it moves without zooming in."""
    window = open_window(talks)
    first, second = id_of(talks, "Step by step"), id_of(talks, "All at once")
    ends = window.timeline.camera.span_of((first, second))
    assert ends is not None
    between = ends[1] - ends[0]
    for share, has_both in ((0.8, True), (0.2, False)):
        window.navigation.show_record(second)
        qtbot.wait_until(lambda: len(window.timeline.links) == 1)
        bounds = window.timeline.camera.span_of((second,))
        assert bounds is not None
        start = bounds[0] - round(between * share / 2)
        window.timeline.camera.show(TimeRange(start, start + round(between * share)), is_animated=False)
        before = window.timeline.time_range.span_ms
        qtbot.keyClick(window.timeline, Qt.Key.Key_BracketRight)
        qtbot.wait_until(lambda: window.timeline.selected == (first,))
        qtbot.wait_until(lambda: window.timeline.is_settled)
        shown = window.timeline.time_range
        linked = window.timeline.camera.span_of((first,))
        assert linked is not None
        assert shown.first_ms < linked[0] < shown.last_ms
        assert (shown.first_ms < ends[0] and ends[1] < shown.last_ms) is has_both
        assert before * 0.999 < shown.span_ms < before * 2.001


def look_at(window: MainWindow, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """Show the time from one day to another, at once."""
    wanted = TimeRange(day_first_ms(day_of(*first)), day_first_ms(day_of(*last)))
    window.timeline.camera.show(wanted, is_animated=False)


def go_to(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Press Ctrl+G, type a date and press Enter."""
    press(qtbot, window, Qt.Key.Key_G)
    qtbot.wait_until(lambda: isinstance(QApplication.activeModalWidget(), GoToDate))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    box = dialog.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: not window.timeline.camera.is_moving)
