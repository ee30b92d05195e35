"""Panes side by side and in windows of their own: pinning, comparing, tearing off, docking again."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.calendar import day_of
from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.render.theme import load_theme
from explorer.store.store import Store
from explorer.ui.panes.kept_panes import KeptPanes
from explorer.ui.panes.pane_area import MOST_TABS, PaneArea
from explorer.ui.panes.pane_columns import STACKED_PX, PaneColumns
from explorer.ui.panes.pane_deeds import MOVED_RECORD
from explorer.ui.worker import Worker
from tests.ui.panes_at_work import click_link, open_in, shown_in, tab_names
from tests.ui.small_story import Story

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(area: PaneArea, keys: str, qtbot: QtBot) -> None:
    """Press keys in the pane in front."""
    assert area.current_pane is not None
    area.current_pane.browser.setFocus()
    stroke = QKeySequence(keys)[0]
    qtbot.keyClick(area.current_pane.browser, stroke.key(), stroke.keyboardModifiers())


def columns(area: PaneArea) -> list[list[str]]:
    """The names of the tabs, column by column."""
    return [[column.tabs.tabText(n) for n in range(column.tabs.count())] for column in area.columns]


def choose(menu: QMenu, words: str) -> None:
    """Choose the entry of a menu that begins with `words`."""
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()
    menu.deleteLater()


def drop(area: PaneArea, record: RecordId, place: QPoint) -> None:
    """Drop a dragged tab there."""
    carried = QMimeData()
    carried.setData(MOVED_RECORD, str(int(record)).encode())
    split = area.columns[0].parentWidget()
    assert isinstance(split, PaneColumns)
    split.dropEvent(
        QDropEvent(
            QPointF(place),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


@pytest.fixture
def wide(area: PaneArea) -> PaneArea:
    """The panes with room for two columns."""
    area.resize(800, 900)
    return area


def test_two_records_are_read_side_by_side(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Open beside keeps a tab on its side with the others; what is opened next comes to the other side."""
    for record in (story.treaty, story.russia, story.kimball):
        open_in(wide, record, qtbot)
    menu = wide.tabs.menu_of(0)
    with qtbot.wait_signal(wide.comparing_changed):
        choose(menu, "Open beside")
    assert columns(wide) == [["INF Treaty", "Russia", "Daryl Kimball"], []]
    assert wide.columns[1].waiting_label.text().endswith("is shown here, beside “INF Treaty”")
    open_in(wide, story.russia, qtbot)
    assert columns(wide) == [["INF Treaty", "Daryl Kimball"], ["Russia"]]
    assert wide.columns[0].front is not None
    assert wide.columns[0].front.record == story.treaty
    left, right = wide.columns
    assert left.front is not None
    assert left.front.isVisible()
    assert right.front is not None
    assert right.front.isVisible()
    assert abs(left.width() - right.width()) <= 2
    assert left.width() + right.width() >= 795


def test_the_only_tab_stays_and_the_other_side_waits(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Comparing from one record pins it; what is chosen next opens beside it."""
    open_in(wide, story.treaty, qtbot)
    pane = wide.current_pane
    assert pane is not None
    qtbot.mouseClick(pane.head.beside_button, Qt.MouseButton.LeftButton)
    assert wide.columns[1].waiting_label.isVisible()
    wide.open_record(story.russia)
    qtbot.wait_until(lambda: columns(wide) == [["INF Treaty"], ["Russia"]])
    assert wide.columns[0].tabs.is_pinned(0)


def test_a_side_that_waits_can_be_closed(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Whoever changes their mind about comparing has one column again, and the keyboard in it."""
    open_in(wide, story.treaty, qtbot)
    press(wide, "Ctrl+Alt+B", qtbot)
    waiting = wide.columns[1]
    with qtbot.wait_signal(wide.comparing_changed) as told:
        qtbot.mouseClick(waiting.give_up_button, Qt.MouseButton.LeftButton)
    assert told.args == [False]
    assert columns(wide) == [["INF Treaty"]]
    pane = wide.current_pane
    assert pane is not None
    assert pane.browser.hasFocus()


def test_what_is_pinned_is_not_replaced(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """However far one walks on, a pinned tab stays in its place; an unpinned one gives way."""
    with Store.open(story.path) as store:
        made = [edit.add_event(store, EventDraft(f"E{number}")).record for number in range(MOST_TABS + 2)]
    open_in(area, story.treaty, qtbot)
    press(area, "Ctrl+Alt+P", qtbot)
    open_in(area, story.russia, qtbot)
    for record in made:
        assert record is not None
        open_in(area, record, qtbot)
    assert tab_names(area)[0] == "INF Treaty"
    assert "Russia" not in tab_names(area)
    assert len(tab_names(area)) == MOST_TABS + 1
    choose(area.tabs.menu_of(area.tabs.count() - 1), "Close the others")
    assert tab_names(area) == ["INF Treaty", f"E{MOST_TABS + 1}"]
    choose(area.tabs.menu_of(0), "Unpin")
    assert not area.tabs.is_pinned(0)


def test_walking_on_leaves_the_pinned_side_alone(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """With a pinned record at one side, records open at the other, wherever the keyboard is."""
    open_in(wide, story.treaty, qtbot)
    press(wide, "Ctrl+Alt+B", qtbot)
    open_in(wide, story.russia, qtbot)
    press(wide, "F6", qtbot)
    assert wide.current_record == story.treaty
    open_in(wide, story.summit, qtbot)
    assert columns(wide) == [["INF Treaty"], ["Russia", "Second summit, Hanoi"]]
    wide.open_record(story.treaty)
    assert wide.current_record == story.treaty


def test_closing_one_side_brings_back_one_column(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The last tab of a side takes its column with it, whichever side it is."""
    open_in(wide, story.treaty, qtbot)
    open_in(wide, story.russia, qtbot)
    wide.open_beside(story.russia)
    press(wide, "F6", qtbot)
    with qtbot.wait_signal(wide.comparing_changed) as told:
        press(wide, "Ctrl+W", qtbot)
    assert told.args == [False]
    assert columns(wide) == [["Russia"]]
    assert wide.current_record == story.russia
    press(wide, "Ctrl+W", qtbot)
    assert wide.empty_label.isVisible()


def test_each_side_has_its_own_tabs_by_keyboard(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Ctrl+Page Down walks the tabs of the side in use, Ctrl+Page Up back."""
    for record in (story.treaty, story.russia, story.summit):
        open_in(wide, record, qtbot)
    wide.open_beside(story.summit)
    assert columns(wide) == [["INF Treaty", "Russia"], ["Second summit, Hanoi"]]
    press(wide, "F6", qtbot)
    before = wide.current_record
    press(wide, "Ctrl+PgDown", qtbot)
    assert {before, wide.current_record} == {story.treaty, story.russia}
    press(wide, "Ctrl+PgUp", qtbot)
    assert wide.current_record == before


def test_a_tab_is_dragged_to_the_other_side(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Dropped at the right of a lone column it opens one; dropped on a column it moves there."""
    for record in (story.treaty, story.russia, story.summit):
        open_in(wide, record, qtbot)
    drop(wide, story.russia, QPoint(700, 400))
    assert columns(wide) == [["INF Treaty", "Second summit, Hanoi"], ["Russia"]]
    drop(wide, story.summit, QPoint(700, 400))
    assert columns(wide) == [["INF Treaty"], ["Russia", "Second summit, Hanoi"]]
    drop(wide, story.treaty, QPoint(700, 400))
    assert columns(wide) == [["Russia", "Second summit, Hanoi", "INF Treaty"]]


def test_a_tab_dropped_outside_becomes_a_window(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Dragging a tab off the window tears it off, near the place where it was let go."""
    open_in(area, story.treaty, qtbot)
    open_in(area, story.russia, qtbot)
    area.tabs.dropped_outside.emit(story.russia, QPoint(500, 100))
    assert tab_names(area) == ["INF Treaty"]
    (window,) = area.windows
    assert window.isVisible()
    assert window.pane.record == story.russia
    area.close_windows()


def test_narrow_panes_stand_one_above_the_other(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Where two columns would be too narrow to read they are stacked, and again side by side with room."""
    open_in(area, story.treaty, qtbot)
    open_in(area, story.russia, qtbot)
    assert area.width() < STACKED_PX
    area.open_beside(story.russia)
    upper, lower = area.columns
    qtbot.wait_until(lambda: lower.y() > upper.y())
    assert upper.width() == area.width()
    area.resize(800, 900)
    qtbot.wait_until(lambda: lower.x() > upper.x())


def test_a_link_opens_beside_by_the_middle_button(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The record one reads stays, and what it names comes beside it; the timeline is not moved."""
    open_in(wide, story.treaty, qtbot)
    pane = wide.current_pane
    assert pane is not None
    told: list[RecordId] = []
    wide.record_chosen.connect(told.append)
    click_link(wide, "Russia", qtbot, Qt.MouseButton.MiddleButton)
    qtbot.wait_until(lambda: columns(wide) == [["INF Treaty"], ["Russia"]])
    assert told == []


def test_a_link_opens_beside_by_the_keyboard(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Tab to the link, Shift+Enter: the record one reads stays; Backspace goes back to it."""
    open_in(wide, story.treaty, qtbot)
    press(wide, "Tab", qtbot)
    pane = wide.current_pane
    assert pane is not None
    qtbot.keyClick(pane.browser, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.wait_until(lambda: columns(wide) == [["INF Treaty"], ["U.S."]])
    with qtbot.wait_signal(wide.record_chosen) as told:
        press(wide, "Backspace", qtbot)
    assert told.args == [story.treaty]
    assert wide.current_record == story.treaty


def test_a_pane_in_a_window_follows_the_day_the_theme_and_edits(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """A torn-off pane is as much alive as the others, and its title names it."""
    open_in(area, story.treaty, qtbot)
    open_in(area, story.russia, qtbot)
    area.open_record(story.treaty)
    press(area, "Ctrl+Alt+W", qtbot)
    assert tab_names(area) == ["Russia"]
    (window,) = area.windows
    qtbot.wait_exposed(window)
    assert window.windowTitle() == "INF Treaty — Timeline Explorer"
    area.set_as_of(day_of(2019, 8, 3))
    qtbot.wait_until(lambda: "Terminated" in window.pane.browser.toPlainText())
    area.set_theme(load_theme("dark"))
    colour = window.pane.browser.document().find("Intermediate").charFormat().foreground().color().name()
    assert colour == load_theme("dark").tokens["text"]
    worker.changed.connect(area.refresh)
    worker.edit(lambda store: edit.delete_record(store, story.speech))
    qtbot.wait_until(lambda: "in parallel" not in window.pane.browser.toPlainText())
    area.open_record(story.treaty)
    assert tab_names(area) == ["Russia"], "a record has one pane"
    area.close_windows()


def test_a_window_docks_again_by_key_and_closes_by_key(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """The key that tore it off brings it back; Ctrl+W closes it for good."""
    open_in(area, story.treaty, qtbot)
    press(area, "Ctrl+Alt+W", qtbot)
    assert area.current_record is None
    (window,) = area.windows
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    window.pane.browser.setFocus()
    qtbot.keyClick(window.pane.browser, Qt.Key.Key_W, CONTROL | ALT)
    assert area.windows == ()
    assert tab_names(area) == ["INF Treaty"]
    assert "In force" in shown_in(area, qtbot)
    area.activateWindow()
    qtbot.wait_until(area.isActiveWindow)
    press(area, "Ctrl+Alt+W", qtbot)
    (window,) = area.windows
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    qtbot.keyClick(window.pane.browser, Qt.Key.Key_W, CONTROL)
    assert area.windows == ()
    assert area.current_record is None


def test_a_window_whose_record_is_gone_closes(
    area: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """Nothing is shown of what was deleted, and a window closed by its frame is forgotten."""
    area.open_in_window(story.bites)
    area.open_in_window(story.summit)
    assert len(area.windows) == 2
    worker.changed.connect(area.refresh)
    worker.edit(lambda store: edit.delete_record(store, story.bites))
    qtbot.wait_until(lambda: [one.pane.record for one in area.windows] == [story.summit])
    area.windows[0].close()
    assert area.windows == ()


def test_every_tab_and_window_is_there_again(
    wide: PaneArea, story: Story, worker: Worker, qtbot: QtBot
) -> None:
    """Every tab survives a restart with its side, order, pin and name; it is read once it is in front."""
    for record in (story.treaty, story.biegun, story.kimball, story.russia):
        open_in(wide, record, qtbot)
    wide.tabs.set_pinned(0, True)
    wide.open_beside(story.russia)
    wide.open_in_window(story.summit)
    wide.windows[0].resize(500, 400)
    kept = KeptPanes.from_text(wide.kept.to_text())
    assert kept == wide.kept
    wide.close_windows()
    again = PaneArea(worker, load_theme("light"))
    qtbot.add_widget(again)
    again.resize(800, 900)
    again.restore(kept)
    again.show()
    qtbot.wait_until(
        lambda: columns(again) == [["INF Treaty", "Stephen Biegun", "Daryl Kimball"], ["Russia"]]
    )
    qtbot.wait_until(lambda: again.columns[0].panes()[2].is_loaded)
    assert [pane.is_loaded for pane in again.columns[0].panes()] == [False, False, True]
    again.columns[0].tabs.setCurrentIndex(1)
    assert "Stephen Biegun" in shown_in(again, qtbot)
    assert again.columns[0].tabs.is_pinned(0)
    assert not again.columns[1].tabs.is_pinned(0)
    assert [window.pane.record for window in again.windows] == [story.summit]
    assert again.windows[0].width() == 500
    again.close_windows()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"columns": [{}]}', '{"sizes": ["x"]}', '{"windows": 7}'])
def test_what_can_not_be_read_keeps_nothing(text: str) -> None:
    """A settings file written by anybody else opens no pane and does no harm."""
    assert KeptPanes.from_text(text) == KeptPanes()


def test_the_head_of_a_pane_names_what_can_be_done_with_its_place(
    wide: PaneArea, story: Story, qtbot: QtBot
) -> None:
    """Its menu says unpin where the tab is pinned, and how it goes on from two columns or a window."""
    open_in(wide, story.treaty, qtbot)
    pane = wide.current_pane
    assert pane is not None

    def offered() -> list[str]:
        menu = pane.head.more_menu()
        menu.deleteLater()
        return [action.text().split("\t")[0] for action in menu.actions() if action.text()][2:]

    assert offered() == ["Pin", "Open beside", "Open in a window", "Close"]
    press(wide, "Ctrl+Alt+B", qtbot)
    assert offered() == ["Unpin", "Move to the other side", "Open in a window", "Close"]
    open_in(wide, story.russia, qtbot)
    wide.open_in_window(story.treaty)
    assert offered() == ["Dock in the main window", "Close"]
    wide.close_windows()


def test_the_menu_of_a_tab_offers_all_of_it(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """Pin, open beside, open in a window, close, close the others: each with its key."""
    open_in(area, story.treaty, qtbot)
    menu = area.tabs.menu_of(0)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Pin\tCtrl+Alt+P",
        "Open beside\tCtrl+Alt+B",
        "Open in a window\tCtrl+Alt+W",
        "Close\tCtrl+W",
        "Close the others",
    ]
    choose(menu, "Open in a window")
    assert len(area.windows) == 1
    area.close_windows()
    assert QApplication.activePopupWidget() is None


def test_the_buttons_of_every_pane_stand_at_one_height(wide: PaneArea, story: Story, qtbot: QtBot) -> None:
    """However high its small timeline is, a pane's buttons are where the hand expects them."""
    tops = set()
    for record in (story.treaty, story.kimball, story.summit):
        open_in(wide, record, qtbot)
        pane = wide.current_pane
        assert pane is not None
        qtbot.wait_until(lambda pane=pane: pane.head.edit_button.isVisible())
        tops.add(pane.head.edit_button.mapTo(wide, QPoint(0, 0)).y())
    assert len(tops) == 1


def test_a_window_has_a_way_back_of_its_own(area: PaneArea, story: Story, qtbot: QtBot) -> None:
    """A link in a torn-off pane opens there; keys, buttons and the mouse lead back and forward in it."""
    open_in(area, story.kimball, qtbot)
    area.open_in_window(story.treaty)
    (window,) = area.windows
    qtbot.wait_until(lambda: window.pane.is_loaded)
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    browser = window.pane.browser
    browser.setFocus()
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    with qtbot.wait_signal(area.record_chosen) as told:
        qtbot.keyClick(browser, Qt.Key.Key_Return)
    assert told.args == [story.united_states]
    assert window.pane.record == story.united_states
    assert tab_names(area) == ["Daryl Kimball"], "the main window stays where it is"
    qtbot.wait_until(lambda: window.windowTitle() == "U.S. — Timeline Explorer")
    assert window.pane.head.back_button.isVisible()
    qtbot.keyClick(window.pane.browser, Qt.Key.Key_Left, ALT)
    assert window.pane.record == story.treaty
    qtbot.keyClick(window.pane.browser, Qt.Key.Key_Right, ALT)
    assert window.pane.record == story.united_states
    qtbot.mouseClick(window.pane.browser.viewport(), Qt.MouseButton.BackButton)
    assert window.pane.record == story.treaty
    qtbot.mouseClick(window.pane.head.forward_button, Qt.MouseButton.LeftButton)
    assert window.pane.record == story.united_states
    qtbot.keyClick(window.pane.browser, Qt.Key.Key_Backspace)
    assert window.pane.record == story.treaty
    qtbot.keyClick(window.pane.browser, Qt.Key.Key_W, CONTROL | ALT)
    qtbot.wait_until(lambda: tab_names(area) == ["Daryl Kimball", "INF Treaty"])
    assert area.current_pane is not None
    assert not area.current_pane.head.back_button.isVisible()
