"""Whoever works by keyboard sees where the keyboard is: every control looks otherwise while it has it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from explorer.model.vocabulary import RecordKind
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, id_of


@pytest.fixture(params=["light", "dark"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, open_window: OpenWindow, talks: Path) -> MainWindow:
    """The window on the story, a pane open."""
    QApplication.setCursorFlashTime(0)
    shown = open_window(talks)
    shown.options.set_theme(request.param)
    shown.panes.open_record(id_of(talks, "Second meeting"))
    qtbot.wait_until(lambda: shown.panes.current_pane is not None)
    return shown


def look_of(widget: QWidget) -> QImage:
    """How a control and what surrounds it closely look."""
    top = widget.window()
    box = widget.rect().translated(widget.mapTo(top, widget.rect().topLeft()))
    return top.grab(box.adjusted(-3, -3, 3, 3)).toImage()


def without_a_ring(qtbot: QtBot, top: QWidget) -> list[str]:
    """The controls that the Tab key reaches and that look the same with the keyboard as without."""
    found = []
    parts = [one for one in top.findChildren(QWidget) if one.isVisibleTo(top) and one.isEnabled()]
    for widget in parts:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_text = isinstance(widget, QTextEdit) and widget.isReadOnly()  # its own cursor is the links'
        if not takes_tab or widget.focusProxy() is not None or is_text or widget.width() < 4:
            continue
        for area in top.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        focused = top.focusWidget()
        if focused is not None:
            focused.clearFocus()
        before = look_of(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            continue
        qtbot.wait_until(widget.hasFocus)
        if look_of(widget) == before:
            kind = "list" if isinstance(widget, QAbstractScrollArea) else "control"
            found.append(f"{kind} {type(widget).__name__} “{widget.accessibleName()}” {widget.objectName()}")
    return found


def test_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    """Toolbar, browser, timeline, overview, panes, status line."""
    assert without_a_ring(qtbot, window) == []


@pytest.mark.parametrize("kind", [RecordKind.EVENT, RecordKind.STATEMENT, RecordKind.ACT, RecordKind.ACTOR])
def test_in_the_editor(qtbot: QtBot, window: MainWindow, kind: RecordKind) -> None:
    """Every field and button."""
    window.editing.add(kind)
    qtbot.wait_until(lambda: window.editing.dialog is not None and window.editing.dialog.isVisible())
    dialog = window.editing.dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    assert without_a_ring(qtbot, dialog) == []


def test_in_the_export(qtbot: QtBot, window: MainWindow) -> None:
    """Every field and button."""
    window.actions_.export.trigger()
    qtbot.wait_until(lambda: window.exporting.dialog is not None and window.exporting.dialog.isVisible())
    dialog = window.exporting.dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    assert without_a_ring(qtbot, dialog) == []
    dialog.reject()
