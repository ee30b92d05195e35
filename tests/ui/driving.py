"""How tests drive the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a shortcut of the window, wherever the focus is."""
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget() or window, key, keys)


def lane_names(window: MainWindow) -> list[str]:
    """The names of the lanes on the screen."""
    scene = window.timeline.scene
    return [] if scene is None else [lane.name for lane in scene.lanes]
