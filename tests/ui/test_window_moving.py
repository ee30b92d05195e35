"""Status line, menus and parts of the window: what leads where, and what is remembered of it."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import add_event, undo
from explorer.model.drafts import EventDraft
from explorer.model.table_rows import Field
from explorer.model.when import When
from explorer.store.queries.journal import undo_label
from explorer.store.store import Store
from explorer.ui.go_to_date import GoToDate
from explorer.ui.main_window import MainWindow
from explorer.ui.shortcuts import ShortcutsDialog
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import press
from tests.ui.table_at_work import cells

LEFT = Qt.MouseButton.LeftButton


def menus_of(window: MainWindow) -> list[QMenu]:
    """All menus of the menu bar, those within others too."""
    found = []
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        menu = waiting.pop()
        if isinstance(menu, QMenu):
            found.append(menu)
            waiting += [action.menu() for action in menu.actions()]
    return found


def test_the_letters_of_each_menu_are_unique(open_window: OpenWindow, talks: Path) -> None:
    """Alt and a letter lead to one entry of a menu, never to two, and every entry has a letter."""
    window = open_window(talks)
    window.actions_.name_undo("Add event “A”", "", may_edit=True)
    for menu in menus_of(window):
        entries = [action.text().replace("&&", "") for action in menu.actions() if action.text()]
        assert [text for text in entries if "&" not in text] == [], menu.title()
        letters = Counter(text[text.index("&") + 1].lower() for text in entries)
        assert [letter for letter, times in letters.items() if times > 1] == [], menu.title()


def test_every_key_is_bound_once(open_window: OpenWindow, talks: Path) -> None:
    """No two commands of the window share a key, and every plain command has one."""
    window = open_window(talks)
    actions = window.actions_.everything()
    keys = Counter(key.toString() for action in actions for key in action.shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_command_stands_in_a_menu(open_window: OpenWindow, talks: Path) -> None:
    """Whatever a key does can be found by looking through the menus."""
    window = open_window(talks)
    shown = {action for menu in menus_of(window) for action in menu.actions()}
    missing = [action.text() for action in window.actions_.everything() if action not in shown]
    assert missing == []


def test_the_list_of_keys_is_made_of_the_menus_and_can_be_searched(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Every key of every menu is listed with the words of its command; typing keeps what contains them."""
    window = open_window(talks)
    dialog = ShortcutsDialog(window.actions_, window)
    dialog.show()
    told = {label.text() for label in dialog.findChildren(QLabel)}
    for action in window.actions_.everything():
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString() in told
    assert {"Lanes by actor", "Theme: Dark", "Density: Compact", "Menu View"} <= told
    line = dialog.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "lanes actor")
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Menu View", "Ctrl+Alt+2", "Lanes by actor"]
    dialog.close()


def test_no_line_of_the_list_of_keys_is_cut(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Long lines wrap, however narrow the list is; there is nothing to scroll sideways."""
    window = open_window(talks)
    dialog = ShortcutsDialog(window.actions_, window)
    dialog.show()
    for width_px in (640, 480):
        dialog.resize(width_px, 500)
        area = dialog.findChild(QScrollArea)
        assert area is not None
        inside = area.widget()
        qtbot.wait_until(lambda area=area: area.widget().width() <= area.viewport().width())  # type: ignore[misc]  # the area of this turn
        for label in inside.findChildren(QLabel):
            assert label.geometry().right() <= inside.width()
            assert label.heightForWidth(label.width()) <= label.height(), label.text()
            longest = max(label.text().split(), key=len)
            assert label.fontMetrics().horizontalAdvance(longest) <= label.width(), label.text()
    dialog.close()


def test_the_words_of_the_status_line_lead_somewhere(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A click on undated lists them, on the range asks for a date, on the count shows all of time."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Rumour", When("some day")))
    window = open_window(talks)
    window.timeline.zoom(8, 600)
    before = window.timeline.time_range
    shown, lanes, undated, when, as_of = window.status.words
    qtbot.wait_until(undated.isVisible)
    qtbot.mouseClick(undated, LEFT)
    table = window.table.view
    qtbot.wait_until(table.hasFocus)
    assert table.isVisible()
    qtbot.wait_until(lambda: cells(window, Field.TITLE) == ["Rumour"])
    qtbot.mouseClick(shown, LEFT)
    qtbot.wait_until(lambda: window.timeline.time_range.span_ms > before.span_ms * 4)
    assert window.timeline.hasFocus()
    qtbot.mouseClick(when, LEFT)
    dialog = window.findChild(GoToDate)
    assert dialog is not None
    dialog.reject()
    qtbot.mouseClick(as_of, LEFT)
    assert window.toolbar.day_popup.isVisible()
    window.toolbar.day_popup.hide()
    assert not lanes.isVisible()


def test_wide_sides_give_way_in_a_narrow_window_and_come_back(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """However wide the sides were made, the timeline keeps its room; in a wide window they are as before."""
    window = open_window(talks, width=1600)
    window.navigation.open_pane(id_of(talks, "First meeting"))
    qtbot.wait_until(window.panes.isVisible)
    for handle, by in (
        (window.browser.parentWidget().handle(1), 160),
        (window.panes.parentWidget().handle(2), -150),
    ):
        middle = handle.rect().center()
        qtbot.mousePress(handle, LEFT, pos=middle)
        qtbot.mouseMove(handle, middle + QPoint(by, 0))
        qtbot.mouseRelease(handle, LEFT, pos=middle)
    wide = window.browser.width(), window.panes.width()
    assert wide[0] > 380
    window.resize(1000, 800)
    qtbot.wait_until(lambda: window.width() == 1000)
    assert window.timeline.width() >= 480
    window.resize(1600, 900)
    qtbot.wait_until(lambda: (window.browser.width(), window.panes.width()) == wide)


def test_hidden_parts_stay_hidden_at_the_next_start(
    open_window: OpenWindow, desk: Desk, talks: Path, qtbot: QtBot
) -> None:
    """Who hides the overview and the browser finds them hidden again, and brings them back by their keys."""
    window = open_window(talks)
    window.actions_.show_overview.trigger()
    window.actions_.show_browser.trigger()
    assert not window.overview.isVisible()
    assert not window.browser.isVisible()
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    window = open_window(talks)
    assert not window.overview.isVisible()
    assert not window.browser.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.browser.isVisible()


def test_a_key_that_can_do_nothing_says_why(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Z without an edit; after a lane was hidden it names the key that brings the lanes back."""
    with Store.open(talks) as store:
        while undo_label(store):
            undo(store)
    window = open_window(talks)
    qtbot.wait_until(lambda: not window.actions_.undo.isEnabled())
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.notice.text == "Nothing to undo."
    window.navigation.visit()
    window.timeline.lanes.hide(window.timeline.lanes.keys[0])
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.notice.text == "Nothing to undo; Alt+Left goes back to the lanes as they were."
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.timeline.lanes.hidden_count == 0


def test_esc_in_a_panel_of_the_toolbar_returns_to_the_timeline(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Lanes and as-of day: the panel closes, and the letter keys work again at once."""
    window = open_window(talks)
    for button, panel in (
        (window.toolbar.lanes, window.toolbar.lanes_popup),
        (window.toolbar.as_of, window.toolbar.day_popup),
    ):
        button.setFocus()
        button.click()
        qtbot.wait_until(panel.isVisible)
        qtbot.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Escape)
        qtbot.wait_until(lambda panel=panel: not panel.isVisible())
        assert window.focusWidget() is window.timeline
