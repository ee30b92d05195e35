"""From a report's sentence to its check, by keyboard alone and in few keystrokes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_of
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import desk, preferences
from tests.ui.driving import press
from tests.ui.panes_at_work import shown_in

__all__ = ["desk", "preferences"]

IN_FORCE = "In force on 22 February 2019"


class Keys:
    """A keyboard that counts what is pressed: a shortcut, a letter and Enter are one each."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.pressed = 0
        self._window = window
        self._qtbot = qtbot

    def search(self, text: str, first: str) -> None:
        """Search for a text, wait until the first result is this, and take it."""
        box = self._window.toolbar.search
        press(self._qtbot, self._window, Qt.Key.Key_K)
        self._qtbot.keyClicks(box, text)
        self._qtbot.wait_until(lambda: bool(box.found.rows) and box.found.rows[0].text == first)
        self._qtbot.wait_until(lambda: box.current_row == 0)
        self._qtbot.keyClick(box, Qt.Key.Key_Return)
        self.pressed += 1 + len(text) + 1


@pytest.fixture
def window(desk: Desk, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on the sample, opened for the first time."""
    path = tmp_path / "hanoi.db"
    build_sample(path)
    desk.open(path)
    qtbot.wait_until(lambda: desk.window is not None and desk.window.timeline.content is not None)
    qtbot.wait_until(lambda: desk.window is not None and len(desk.window.views.views) == 4)
    assert desk.window is not None
    opened = desk.window
    # the sample opens at a view with a pane of its own, which would come before what is opened meanwhile
    qtbot.wait_until(lambda: "Intermediate-Range Nuclear Forces" in shown_in(opened.panes, qtbot))
    return opened


def reads_in_force(window: MainWindow, qtbot: QtBot) -> bool:
    """Whether the pane in front says that NAFTA was in force on the day of the report."""
    text = " ".join(shown_in(window.panes, qtbot).split())
    return "North American Free Trade Agreement" in text and IN_FORCE in text


def test_what_stood_on_the_day_of_the_report(window: MainWindow, qtbot: QtBot) -> None:
    """Where the sample opens, the day is the report's already: five keystrokes."""
    keys = Keys(window, qtbot)
    keys.search("naf", "North American Free Trade Agreement")
    qtbot.wait_until(lambda: reads_in_force(window, qtbot))
    assert keys.pressed == 5


def test_what_stood_then_from_wherever_one_is(window: MainWindow, qtbot: QtBot) -> None:
    """From another day, the view of the eve brings the report's day with it: nine keystrokes."""
    window.options.set_as_of(day_of(2021, 12, 31))
    keys = Keys(window, qtbot)
    keys.search("ev", "The eve of Hanoi")
    qtbot.wait_until(lambda: window.feed.as_of == day_of(2019, 2, 22))
    keys.search("naf", "North American Free Trade Agreement")
    qtbot.wait_until(lambda: reads_in_force(window, qtbot))
    assert keys.pressed == 9
