"""Panes within the window: room to compare, what is remembered, and windows that close with the database."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.ui.shortcuts import ShortcutsDialog
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import press

ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def test_two_columns_take_room_from_the_timeline_and_give_it_back(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Comparing doubles the panes' width, and closing one side returns it."""
    window = open_window(talks, 1600, 900)
    window.navigation.show_record(id_of(talks, "First meeting"))
    alone = window.panes.width()
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_B, ALT)
    qtbot.wait_until(lambda: window.panes.width() >= 2 * alone - 4)
    window.navigation.show_record(id_of(talks, "Second meeting"))
    qtbot.wait_until(lambda: [len(one.panes()) for one in window.panes.columns] == [1, 1])
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_W)
    qtbot.wait_until(lambda: abs(window.panes.width() - alone) <= 4)
    assert window.panes.current_record == id_of(talks, "First meeting")


def test_a_narrow_window_stacks_what_is_compared(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """At 1000 px the timeline keeps its room, and the two panes stand one above the other."""
    window = open_window(talks, 1000, 800)
    window.navigation.show_record(id_of(talks, "First meeting"))
    window.navigation.show_record(id_of(talks, "Second meeting"))
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_B, ALT)
    upper, lower = window.panes.columns
    qtbot.wait_until(lambda: lower.y() > upper.y())
    assert window.timeline.width() >= 460


def test_windows_close_with_the_database_and_are_there_again(
    desk: Desk, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A torn-off pane is gone with its window's database; the next start opens it again, and every tab."""
    window = open_window(talks)
    first, second, third = (id_of(talks, f"{one} meeting") for one in ("First", "Second", "Third"))
    for record in (second, first):
        window.navigation.show_record(record)
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_P, ALT)
    window.panes.open_in_window(third)
    (torn_off,) = window.panes.windows
    torn_off.resize(420, 500)
    window.activateWindow()
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    again = open_window(talks)
    qtbot.wait_until(lambda: again.panes.current_record == first)
    assert [pane.record for pane in again.panes.columns[0].panes()] == [second, first]
    assert [again.panes.tabs.is_pinned(at) for at in range(2)] == [False, True]
    (back,) = again.panes.windows
    assert back.isVisible()
    assert (back.pane.record, back.width()) == (third, 420)
    qtbot.wait_until(lambda: back.windowTitle() == "Third meeting — Timeline Explorer")


def test_the_keys_of_the_panes_are_listed(open_window: OpenWindow, talks: Path) -> None:
    """Whoever looks for a key finds those of the panes as well."""
    window = open_window(talks)
    dialog = ShortcutsDialog(window.actions_, window)
    told = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"In the panes", "Ctrl+Alt+B", "Open the tab beside, to compare", "F6"} <= told
    dialog.close()
