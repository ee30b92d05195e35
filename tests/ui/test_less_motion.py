"""Desktops that ask for less motion."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from explorer.ui.less_motion import LessMotion
from explorer.ui.theming import ThemeChooser
from explorer.ui.timeline_motion import LESS_MOTION, TimeRange, are_animations_on
from explorer.ui.timeline_view import TimelineView
from tests.ui.test_timeline_view import span, view

__all__ = ["view"]


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeChooser]:
    """The window's look; motion is on again afterwards."""
    yield ThemeChooser(qapp, "light")
    qapp.setProperty(LESS_MOTION, False)
    qapp.setStyleSheet("")


def test_travels_arrive_at_once(qtbot: QtBot, themes: ThemeChooser, view: TimelineView) -> None:
    """With less motion asked for nothing travels, and controls do not slide; both come back with the wish."""
    view.camera.is_animated = True
    motion = LessMotion(themes)
    motion.changed.connect(themes.set_less_motion)
    motion.take(False)
    button = QPushButton("Save")
    qtbot.addWidget(button)
    assert not are_animations_on()
    assert button.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, button) == 0
    target = span((2019, 2, 1), (2019, 3, 1))
    view.camera.show(target)
    assert not view.camera.is_moving
    assert view.time_range == TimeRange(target.first_ms, target.last_ms)
    themes.choose("dark")
    assert not are_animations_on()
    motion.take(True)
    assert are_animations_on()


def test_only_a_new_wish_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    """The same answer twice, and what is no yes or no, change nothing."""
    motion = LessMotion(QObject(qapp))
    with qtbot.assert_not_emitted(motion.changed):
        motion.take(True)
        motion.take("false")
    with qtbot.wait_signal(motion.changed) as told:
        motion.take(False)
    assert told.args == [True]
    assert motion.is_asked_for
    with qtbot.assert_not_emitted(motion.changed):
        motion.take(False)
