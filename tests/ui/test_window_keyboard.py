"""The keyboard in the window: shortcuts win in every line, and the focus returns to the timeline."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.edit import add_event, add_link
from explorer.model.calendar import day_of
from explorer.model.drafts import EventDraft, LinkDraft
from explorer.model.reading import read_when
from explorer.scene.density import Density
from explorer.scene.lanes import LanesBy
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, lane_names, press


def find_command(qtbot: QtBot, window: MainWindow, words: str, name: str) -> None:
    """Type `words` into the search field, walk to the command called `name`, press Enter."""
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, words)
    qtbot.wait_until(lambda: name in [row.text for row in search.found.rows if row.command is not None])
    while search.found.rows[search.current_row].text != name:
        qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)


def test_theme_lanes_and_density_are_found_by_name(
    open_window: OpenWindow, talks: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    """“dark”, “lanes by actor” and “compact” in the search field do what they say."""
    window = open_window(talks)
    find_command(qtbot, window, "dark", "Theme: Dark")
    assert preferences.theme == "dark"
    assert window.focusWidget() is window.timeline
    find_command(qtbot, window, "light", "Theme: Light")
    assert preferences.theme == "light"
    find_command(qtbot, window, "lanes act", "Lanes by actor")
    qtbot.wait_until(lambda: lane_names(window)[:2] == ["Northland", "Southland"])
    assert window.feed.lanes_by is LanesBy.ACTOR
    find_command(qtbot, window, "compact", "Density: Compact")
    assert window.timeline.density is Density.COMPACT


def test_undo_is_found_by_what_it_would_undo(
    open_window: OpenWindow, talks: Path, preferences: Preferences
) -> None:
    """A command whose text changes is found by the text of the moment; no two commands have one name."""
    window = open_window(talks)
    window.actions_.name_undo("Add event “Fourth meeting”", "", may_edit=True)
    names = [command.name for command in window.actions_.commands()]
    assert "Undo Add event “Fourth meeting”" in names
    assert len(names) == len(set(names))
    assert preferences.theme == "system"


def is_left_to_the_window(line: QLineEdit, keys: str) -> bool:
    """Whether a line of text leaves a key to the shortcuts of its window."""
    pressed = QKeySequence(keys)[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(line, event)
    return not event.isAccepted()


@pytest.mark.parametrize("name", ["search", "browserFilter"])
def test_shortcuts_win_over_a_line_of_text(open_window: OpenWindow, talks: Path, name: str) -> None:
    """In a line, too, the window's shortcuts are the window's; what edits the text stays the line's."""
    window = open_window(talks)
    line = window.findChild(QLineEdit, name)
    assert line is not None
    line.setFocus()
    for keys in ("Ctrl+E", "Ctrl+K", "Ctrl+D", "Ctrl+B", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+C"):
        assert is_left_to_the_window(line, keys), keys
    line.insert("two words")
    for keys in ("Ctrl+Z", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Delete", "A"):
        assert not is_left_to_the_window(line, keys), keys
    line.selectAll()
    assert not is_left_to_the_window(line, "Ctrl+C")


def test_undo_in_an_empty_search_field_is_the_windows(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+Z in a field with nothing to undo takes back the last edit."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Written before", read_when("2019")))
    window = open_window(talks)
    qtbot.wait_until(lambda: window.actions_.undo.isEnabled())
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClick(window.toolbar.search, Qt.Key.Key_Z, CONTROL)
    qtbot.wait_until(lambda: window.notice.text.startswith("Undone"))


def test_letters_work_after_the_as_of_day_is_set(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Setting the as-of day by mouse or keyboard gives the keyboard back to the timeline."""
    window = open_window(talks)
    window.toolbar.search.setFocus()
    qtbot.mouseClick(window.toolbar.as_of, LEFT)
    popup = window.toolbar.day_popup
    qtbot.wait_until(popup.isVisible)
    box = popup.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "1 Jan 2019")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.timeline.as_of == day_of(2019, 1, 1)
    assert window.focusWidget() is window.timeline


def test_buttons_of_the_toolbar_leave_the_keyboard_where_it_is(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A click on a button opens its menu; after Esc the timeline has the focus as before."""
    window = open_window(talks)
    for button in (window.toolbar.lanes, window.toolbar.filter, window.toolbar.add):
        qtbot.mouseClick(button, LEFT)
        qtbot.wait_until(lambda: QApplication.activePopupWidget() is not None)
        qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
        assert window.focusWidget() is window.timeline


def test_letters_work_after_a_click_in_the_overview(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A click in the overview moves the timeline and leaves it the keyboard, wherever that was before."""
    window = open_window(talks)
    window.toolbar.search.setFocus()
    before = window.timeline.time_range
    qtbot.mouseClick(window.overview, LEFT, pos=QPoint(window.overview.width() // 3, 30))
    assert window.focusWidget() is window.timeline
    qtbot.wait_until(lambda: window.timeline.is_settled)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_W)
    qtbot.wait_until(lambda: window.timeline.is_settled)
    assert window.timeline.time_range.span_ms < before.span_ms


def test_the_keyboard_walks_from_part_to_part(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+1, 2, 3 lead to timeline, browser and panes, hidden ones too; that no pane is open is said."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_3)
    assert "No pane is open" in window.notice.text
    assert window.focusWidget() is window.timeline
    window.navigation.show_record(id_of(talks, "First meeting"))
    window.actions_.show_panes.setChecked(False)
    window.actions_.show_browser.setChecked(False)
    press(qtbot, window, Qt.Key.Key_3)
    assert window.panes.isVisible()
    assert window.panes.isAncestorOf(window.focusWidget())
    press(qtbot, window, Qt.Key.Key_2)
    assert window.browser.isVisible()
    assert window.focusWidget() is window.browser.names
    press(qtbot, window, Qt.Key.Key_1)
    assert window.focusWidget() is window.timeline


def test_tabs_change_by_keyboard(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+3, then Ctrl+Tab: the next tab is in front, and the one after the last is the first."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Second meeting")
    window.navigation.show_record(first)
    window.navigation.show_record(second)
    press(qtbot, window, Qt.Key.Key_3)
    for expected in (first, second):
        press(qtbot, window, Qt.Key.Key_Tab)
        assert window.panes.current_record == expected


def test_closing_the_last_pane_returns_the_keyboard(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+W in the only pane closes it, and letters work on the timeline again."""
    window = open_window(talks)
    window.navigation.show_record(id_of(talks, "First meeting"))
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_W)
    assert window.panes.current_record is None
    assert window.focusWidget() is window.timeline


def test_held_keys_and_many_turns_of_the_wheel_end_where_they_should(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Keys that repeat faster than the travel takes neither get lost nor go astray."""
    window = open_window(talks)
    view = window.timeline
    start = view.time_range
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_W)
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_S)
    qtbot.wait_until(lambda: view.is_settled)
    assert view.time_range.span_ms == pytest.approx(start.span_ms, rel=1e-3)
    view.select((id_of(talks, "First meeting"),))
    for _ in range(30):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert len(view.selected) == 1
    qtbot.wait_until(lambda: view.is_settled)
    scene = view.scene
    assert scene is not None
    assert scene.box_of(view.selected[0]) is not None


def test_brackets_reach_every_link_and_go_back_the_same_way(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """] walks on to what was not seen yet, [ back; pressed fast, no step is lost."""
    with Store.open(talks) as store:
        middle = id_of(talks, "Second meeting")
        others = [id_of(talks, title) for title in ("First meeting", "Envoys meet", "Third meeting")]
        for other in others:
            add_link(store, LinkDraft(middle, other, "responds to"))
    window = open_window(talks)
    window.navigation.show_record(middle)
    qtbot.wait_until(lambda: len(window.timeline.links) == 3)
    reached = []
    for _ in others:
        qtbot.keyClick(window.timeline, Qt.Key.Key_BracketRight)
        reached.append(window.timeline.selected[-1])
        qtbot.keyClick(window.timeline, Qt.Key.Key_BracketLeft)
        qtbot.wait_until(lambda: window.timeline.selected == (middle,))
        qtbot.wait_until(lambda: len(window.timeline.links) == 3)
    assert sorted(reached) == sorted(others)
    qtbot.keyClick(window.timeline, Qt.Key.Key_BracketRight)
    assert "No further links" in window.notice.text


def test_back_leads_to_where_one_was_however_fast_one_went_on(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A link followed at once after a mark was chosen: Alt+Left returns to that mark and its pane."""
    window = open_window(talks)
    first = id_of(talks, "First meeting")
    window.timeline.select((first,), tell=True)
    assert window.panes.current_pane is not None
    window.panes.current_pane.record_chosen.emit(id_of(talks, "Second meeting"))
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.timeline.selected == (first,)
    assert window.panes.current_record == first
