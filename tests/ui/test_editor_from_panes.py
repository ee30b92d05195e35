"""What a pane shows is changed from there, by its pencil, and the pane, browser and lanes follow."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from tests.ui.conftest import OpenWindow
from tests.ui.driving import CONTROL, press
from tests.ui.editor_at_work import focused, type_in
from tests.ui.panes_at_work import shown_in, tab_names

LEFT = Qt.MouseButton.LeftButton


def number_of(path: Path, kind: RecordKind, name: str) -> RecordId:
    """The number of what has a name."""
    with Store.open(path, read_only=True) as store:
        return find_named(store, kind, name).id


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RecordKind.ACTOR, "Ada Miller"),
        (RecordKind.AGREEMENT, "River Treaty"),
        (RecordKind.SOURCE, "Report on the talks"),
    ],
)
def test_what_a_pane_shows_is_renamed_from_there(
    kind: RecordKind, name: str, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The pencil opens the editor on it; the pane has the new name, and Ctrl+Z gives the old one back."""
    window = open_window(talks)
    window.panes.open_record(number_of(talks, kind, name))
    shown_in(window.panes, qtbot)
    pane = window.panes.current_pane
    assert pane is not None
    qtbot.mouseClick(pane.edit_button, LEFT)
    qtbot.wait_until(lambda: window.editing.dialog is not None and window.editing.dialog.isVisible())
    dialog = window.editing.dialog
    assert dialog is not None
    assert dialog.title_label.text() == f"Edit {kind}"
    dialog.activateWindow()
    qtbot.wait_until(lambda: dialog.form.first_field().hasFocus())
    press_keys(qtbot, Qt.Key.Key_End)
    type_in(qtbot, " anew")
    press_keys(qtbot, Qt.Key.Key_Return, CONTROL)
    qtbot.wait_until(lambda: window.editing.dialog is None)
    qtbot.wait_until(lambda: f"{name} anew" in shown_in(window.panes, qtbot))
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: f"{name} anew" not in shown_in(window.panes, qtbot))
    assert len(tab_names(window.panes)) == 1


def press_keys(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key in whatever has the keyboard."""
    qtbot.keyClick(focused(), key, modifiers)
