"""How tests of the table drive it: the window with its table, what stands in it, and a cell being written."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.model.ids import RecordId
from explorer.model.table_rows import Field
from explorer.ui.main_window import MainWindow
from explorer.ui.table.row_order import Scope
from explorer.ui.table.table_model import column_of
from tests.ui.conftest import OpenWindow
from tests.ui.driving import press


def with_table(
    qtbot: QtBot, open_window: OpenWindow, path: Path, scope: Scope = Scope.EVERYTHING, width: int = 1400
) -> MainWindow:
    """Open a window and its table by keys, and wait until all rows are there."""
    window = open_window(path, width)
    if not window.actions_.show_table.isChecked():
        press(qtbot, window, Qt.Key.Key_L)
    qtbot.wait_until(window.table.view.hasFocus)
    window.table.area.scope_chosen.emit(scope)
    settle(qtbot, window, scope)
    return window


def settle(qtbot: QtBot, window: MainWindow, scope: Scope = Scope.EVERYTHING) -> None:
    """Wait until the rows are those of what the timeline shows now, and have been read."""

    def is_settled() -> bool:
        order = window.table.area.model.order
        return (
            order is not None
            and order.wish.scope is scope
            and order.content is window.timeline.content
            and not window.table.is_waiting
            and all("…" not in line for line in cells(window, Field.TITLE))
        )

    qtbot.wait_until(is_settled)


def cells(window: MainWindow, field: Field) -> list[str]:
    """What a column shows, from top to bottom."""
    model = window.table.area.model
    return [str(model.data(model.index(row, column_of(field)))) for row in range(model.rowCount())]


def index_of(window: MainWindow, title: str, field: Field = Field.TITLE) -> QModelIndex:
    """The cell of a field in the row with this title."""
    return window.table.area.model.index(cells(window, Field.TITLE).index(title), column_of(field))


def stand_in(window: MainWindow, title: str, field: Field = Field.TITLE) -> None:
    """Put the keyboard into a cell."""
    view = window.table.view
    view.setFocus()
    view.setCurrentIndex(index_of(window, title, field))


def line_of(window: MainWindow) -> QLineEdit:
    """The line that a cell is being written in."""
    editor = window.table.view.cells.editor
    assert isinstance(editor, QLineEdit)
    return editor


def write(qtbot: QtBot, window: MainWindow, text: str) -> QLineEdit:
    """Open the cell that the keyboard is in with F2 and write in it, without closing it."""
    qtbot.keyClick(window.table.view, Qt.Key.Key_F2)
    line = line_of(window)
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def chosen(window: MainWindow) -> set[RecordId]:
    """The records of the chosen rows."""
    return set(window.table.view.chosen_records(1_000))
