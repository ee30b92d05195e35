"""The calendar of the as-of panel."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.model.calendar import civil, day_of
from explorer.render.theme import load_theme
from explorer.ui.month_grid import CELL_PX, HEAD_PX, ROW_PX, WEEK_PX, MonthGrid

THEME = load_theme("light")


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    """February 2019, its 22nd marked."""
    made = MonthGrid(THEME)
    qtbot.addWidget(made)
    made.show_day(day_of(2019, 2, 22))
    made.show()
    qtbot.wait_exposed(made)
    return made


def cell(row: int, column: int) -> QPoint:
    """The middle of a day: the rows are weeks, Monday is column 0."""
    return QPoint(round((column + 0.5) * CELL_PX), HEAD_PX + WEEK_PX + round((row + 0.5) * ROW_PX))


def point_at(grid: MonthGrid, where: QPoint) -> None:
    """Move the pointer there."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(where),
        grid.mapToGlobal(QPointF(where)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(grid, event)


def colour_at(grid: MonthGrid, where: QPoint) -> str:
    """What is painted there."""
    return grid.grab().toImage().pixelColor(where).name()


def test_a_day_lights_up_under_the_pointer(grid: MonthGrid) -> None:
    """The day that a click would choose has a ground and a hand; the one left has neither any more."""
    beside_the_figure = QPoint(-CELL_PX // 2 + 6, 0)
    first, second = cell(1, 1), cell(1, 2)  # the 5th and the 6th
    point_at(grid, first)
    assert colour_at(grid, first + beside_the_figure) == THEME.hex("hover")
    assert grid.cursor().shape() == Qt.CursorShape.PointingHandCursor
    point_at(grid, second)
    assert colour_at(grid, second + beside_the_figure) == THEME.hex("hover")
    assert colour_at(grid, first + beside_the_figure) != THEME.hex("hover")
    point_at(grid, QPoint(3 * CELL_PX, HEAD_PX + 4))  # the names of the weekdays
    assert grid.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_arrows_turn_the_month(grid: MonthGrid, qtbot: QtBot) -> None:
    """The arrows light up, and lead to the month before and to the next."""
    back, on = QPoint(CELL_PX // 2, HEAD_PX // 2), QPoint(round(6.5 * CELL_PX), HEAD_PX // 2)
    point_at(grid, back)
    assert colour_at(grid, QPoint(6, HEAD_PX // 2)) == THEME.hex("hover")
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=back)
    assert civil(grid.day)[:2] == (2019, 1)
    for _ in range(2):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=on)
    assert civil(grid.day) == (2019, 3, 22)


def test_a_click_chooses(grid: MonthGrid, qtbot: QtBot) -> None:
    """The day clicked is told."""
    with qtbot.wait_signal(grid.day_chosen) as told:
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=cell(1, 1))
    assert told.args == [day_of(2019, 2, 5)]


def test_the_marked_day_shows_the_keyboard(grid: MonthGrid, qtbot: QtBot) -> None:
    """While arrow keys walk the days, the marked one has a ring."""
    grid.activateWindow()
    grid.clearFocus()
    before = grid.grab().toImage()
    grid.setFocus()
    qtbot.wait_until(grid.hasFocus)
    assert grid.grab().toImage() != before
