"""What a screen reader finds: the marks as a list, the focus on them, and a name for every control."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_first_ms, day_of
from explorer.ui import accessible_timeline
from explorer.ui.accessible_timeline import AccessibleTimeline
from explorer.ui.actions import ADDS
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView
from tests.ui.conftest import OpenWindow, id_of

NAME = QAccessible.Text.Name


@pytest.fixture
def window(open_window: OpenWindow, talks: Path) -> Iterator[MainWindow]:
    """The window on the story while a screen reader listens, February 2019 in view."""
    QAccessible.setActive(True)
    shown = open_window(talks)
    shown.timeline.camera.is_animated = False
    first, last = day_of(2019, 1, 25), day_of(2019, 3, 5)
    shown.timeline.camera.show(TimeRange(day_first_ms(first), day_first_ms(last)))
    yield shown
    QAccessible.setActive(False)


def read(view: TimelineView) -> AccessibleTimeline:
    """The timeline as a screen reader sees it."""
    found = QAccessible.queryAccessibleInterface(view)
    assert isinstance(found, AccessibleTimeline)
    return found


def sentences(view: TimelineView) -> list[str]:
    """What is said of each mark in sight."""
    found = read(view)
    return [found.child(i).text(NAME) for i in range(found.childCount())]


def test_the_marks_in_sight_are_a_list(qtbot: QtBot, window: MainWindow) -> None:
    """Each says what it is, when, and in which lane; those out of sight are not there."""
    view = window.timeline
    qtbot.wait_until(lambda: view.is_settled)
    found = read(view)
    assert found.role() == QAccessible.Role.List
    assert found.text(NAME) == "Timeline"
    said = sentences(view)
    assert "Event: Second meeting, 27 to 28 February 2019, Northland, in Events" in [
        one.replace(", North,", ", Northland,") for one in said
    ]
    assert any("one day between 10 and 17 February 2019" in one for one in said)
    assert any(one.startswith("Statement: All at once") for one in said)
    assert not any("First meeting" in one for one in said)
    assert found.text(QAccessible.Text.Description).startswith(f"{len(said)} marks, 25 Jan 2019")


def test_a_mark_lies_where_it_is_drawn(qtbot: QtBot, window: MainWindow) -> None:
    """Its place on the screen is the mark's, and what lies at that place is the mark."""
    view = window.timeline
    qtbot.wait_until(lambda: view.is_settled)
    found = read(view)
    for i in range(found.childCount()):
        box = found.child(i).rect()
        middle = view.viewport().mapFromGlobal(box.center())
        assert view.viewport().rect().contains(middle)
        assert found.indexOfChild(found.child(i)) == i
    record = id_of(window.path, "Third meeting")
    view.revealing.reveal(record)
    qtbot.wait_until(
        lambda: view.is_settled and view.scene is not None and view.scene.box_of(record) is not None
    )
    scene = view.scene
    assert scene is not None
    box_drawn = scene.box_of(record)
    assert box_drawn is not None
    at = view.viewport().mapToGlobal(QPoint(round(box_drawn.x + box_drawn.width / 2), round(box_drawn.y + 8)))
    under = read(view).childAt(at.x(), at.y())
    assert under is not None
    assert "Third meeting" in under.text(NAME)


def test_walking_moves_the_focus(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step of the arrow keys tells of the mark that it leads to; it is selected and has the focus."""
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() == QAccessible.Event.Focus and event.child() >= 0:
            told.append(sentences(window.timeline)[event.child()])

    monkeypatch.setattr(accessible_timeline.QAccessible, "updateAccessibility", hear)
    view = window.timeline
    view.select((id_of(window.path, "A hall is reserved"),))
    told.clear()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.wait_until(lambda: bool(told) and view.is_settled)
    assert "Second meeting" in told[-1]
    current = read(view).focusChild()
    assert current is not None
    assert "Second meeting" in current.text(NAME)
    state = current.state()
    assert (bool(state.selected), bool(state.focused)) == (True, True)
    assert "selected: Event: Second meeting" in read(view).text(QAccessible.Text.Description)


def test_what_is_out_of_sight_says_so(qtbot: QtBot, window: MainWindow) -> None:
    """A mark that a screen reader still holds when the view has moved on is off the screen, and empty."""
    view = window.timeline
    qtbot.wait_until(lambda: view.is_settled)
    held: QAccessibleInterface = read(view).child(0)
    assert held.text(NAME)
    view.camera.show(TimeRange(day_first_ms(day_of(1950, 1, 1)), day_first_ms(day_of(1951, 1, 1))))
    qtbot.wait_until(lambda: view.is_settled)
    assert held.isValid()
    assert held.text(NAME) == ""
    assert held.rect().isEmpty()
    assert bool(held.state().offscreen)


def nameless(top: QWidget) -> list[str]:
    """The controls of a window that a screen reader has no name for."""
    found = []
    for widget in top.findChildren(QWidget):
        is_control = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if not is_control or not widget.isVisibleTo(top) or isinstance(widget.parent(), QAbstractButton):
            continue
        if widget.objectName().startswith("qt_") or widget.focusProxy() is not None:
            continue
        access = QAccessible.queryAccessibleInterface(widget)
        if access is not None and not access.text(NAME).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return sorted(set(found))


def test_every_control_of_the_window_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    """Nothing that takes the keyboard or a click is without a name, panes included."""
    window.panes.open_record(id_of(window.path, "Second meeting"))
    qtbot.wait_until(lambda: len(window.panes.findChildren(QAbstractButton)) > 1)
    assert nameless(window) == []


def test_every_control_of_the_editor_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    """Fields are named by their labels, buttons by their words, for each kind of record."""
    for kind, _, _ in ADDS:
        window.editing.add(kind)
        qtbot.wait_until(lambda: window.editing.dialog is not None and window.editing.dialog.isVisible())
        dialog = window.editing.dialog
        assert dialog is not None
        assert (kind, nameless(dialog)) == (kind, [])
        dialog.done(0)
        qtbot.wait_until(lambda: window.editing.dialog is None)


def test_every_control_of_the_export_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    """Size, resolution, look and place, too."""
    window.actions_.export.trigger()
    qtbot.wait_until(lambda: window.exporting.dialog is not None and window.exporting.dialog.isVisible())
    dialog = window.exporting.dialog
    assert dialog is not None
    assert nameless(dialog) == []
    dialog.reject()


def test_every_control_of_the_small_dialogs_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    """The date to go to, the keys, the as-of panel."""
    for action in (window.actions_.go_to_date, window.actions_.shortcuts, window.actions_.about):
        action.trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert nameless(dialog) == []
        dialog.close()
    window.actions_.choose_lanes.trigger()
    qtbot.wait_until(lambda: QApplication.activePopupWidget() is not None)
    panel = QApplication.activePopupWidget()
    assert panel is not None
    assert nameless(panel) == []
    panel.close()
    window.toolbar.open_as_of()
    qtbot.wait_until(window.toolbar.day_popup.isVisible)
    assert nameless(window.toolbar.day_popup) == []
    window.toolbar.day_popup.close()
