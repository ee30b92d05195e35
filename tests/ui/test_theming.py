"""Which theme the window wears, and when it changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.render.theme import load_theme
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser


class Desktop(QObject):
    """A desktop that turns light or dark, as Qt's style hints tell of it."""

    colorSchemeChanged = Signal(object)  # noqa: N815  # Qt's name

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802  # Qt's name
        """Which it is."""
        return self._scheme

    def turn(self, scheme: Qt.ColorScheme) -> None:
        """Become light or dark."""
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    """A desktop that is light."""
    yield Desktop()
    qapp.setStyleSheet("")


def choosing(qapp: QApplication, desktop: Desktop, choice: str) -> ThemeChooser:
    """The window's choice on that desktop."""
    return ThemeChooser(qapp, choice, desktop)  # type: ignore[arg-type]  # has what is asked of the hints


def test_it_follows_the_desktop(qtbot: QtBot, qapp: QApplication, desktop: Desktop) -> None:
    """The desktop turns dark and light again: so do the controls, without a restart."""
    chooser = choosing(qapp, desktop, "system")
    button = QPushButton("Export")
    qtbot.addWidget(button)
    button.resize(90, 30)
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        with qtbot.wait_signal(chooser.theme_changed):
            desktop.turn(scheme)
        theme = load_theme(name)
        assert chooser.theme is theme
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.hex("panel")
        assert button.grab().toImage().pixelColor(8, 15).name() == theme.hex("panel")


def test_a_choice_of_ones_own_stays(qtbot: QtBot, qapp: QApplication, desktop: Desktop) -> None:
    """Who has chosen light keeps it when the desktop turns dark; left to the desktop, it is dark."""
    chooser = choosing(qapp, desktop, "light")
    with qtbot.assert_not_emitted(chooser.theme_changed):
        desktop.turn(Qt.ColorScheme.Dark)
    assert chooser.theme.name == "light"
    with qtbot.wait_signal(chooser.theme_changed):
        chooser.choose("system")
    assert chooser.theme.name == "dark"


def test_the_whole_window_follows(
    qtbot: QtBot, qapp: QApplication, desktop: Desktop, talks: Path, tmp_path: Path
) -> None:
    """The timeline, the overview, the toolbar, the browser and the panes turn dark with the desktop."""
    desk = Desk(Preferences(tmp_path / "settings.ini"), choosing(qapp, desktop, "system"))
    desk.open(talks)
    qtbot.wait_until(lambda: desk.window is not None and desk.window.timeline.has_standings)
    window = desk.window
    assert window is not None
    light = brightness(window)
    desktop.turn(Qt.ColorScheme.Dark)
    qtbot.wait_until(lambda: brightness(window) < 0.25 < 0.75 < light)
    for part in (window.timeline, window.overview, window.toolbar, window.browser, window.panes):
        shown = part.grab().toImage()
        assert shown.pixelColor(shown.width() - 30, shown.height() - 3).lightnessF() < 0.3, part.objectName()
    window.close()
    qtbot.wait_until(lambda: desk.window is None)


def brightness(window: MainWindow) -> float:
    """How light the window is in the middle of many places."""
    image = window.grab().toImage()
    places = [(x, y) for x in range(5, image.width(), 40) for y in range(5, image.height(), 40)]
    return sum(image.pixelColor(x, y).lightnessF() for x, y in places) / len(places)
