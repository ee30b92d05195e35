"""The whole window on a real database, driven by keys and mouse; what is asserted is what a user sees."""

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app import SAMPLE_NAME, Desk
from explorer.edit import add_event
from explorer.model.calendar import day_of, today
from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries.counts import counts
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.editor.question import Question
from explorer.ui.main_window import MainWindow
from explorer.ui.plain_tip import plain_tip
from explorer.ui.preferences import Preferences
from tests.ui.conftest import OpenWindow, id_of

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a shortcut of the window, wherever the focus is."""
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget() or window, key, keys)


def pane_title(window: MainWindow) -> str:
    """What the pane in front is about, once it has been read."""
    pane = window.panes.current_pane
    return "" if pane is None or not pane.is_loaded else pane.title


def test_the_window_tells_what_it_shows(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Title, status line and browser name the file, the counts, the range and the day."""
    window = open_window(talks)
    assert window.windowTitle() == "talks — Timeline Explorer"
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    assert f"as of {today_short()}" in window.status.text
    assert "2018 – " in window.status.text
    assert "talks.db · all changes saved" in window.status.text
    rows = [window.browser.model.data(window.browser.model.index(at)) for at in range(9)]
    assert rows[:4] == ["Actors", "Northland", "Southland", "Ada Miller"]
    assert "River" in rows


def today_short() -> str:
    """Today as the status line writes it."""
    from explorer.model.wording import day_short

    return day_short(today())


def test_a_click_on_a_mark_opens_its_pane(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Selecting in the timeline opens the pane of the record."""
    window = open_window(talks)
    record = id_of(talks, "Second meeting")
    scene = window.timeline.scene
    assert scene is not None
    box = scene.box_of(record)
    assert box is not None
    where = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
    qtbot.mouseClick(window.timeline.viewport(), LEFT, pos=where)
    qtbot.wait_until(lambda: window.panes.current_record == record)
    assert window.timeline.selected == (record,)


def test_a_link_in_a_pane_moves_the_timeline(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Following a link selects the record on the timeline and brings it into view."""
    window = open_window(talks)
    record = id_of(talks, "First meeting")
    window.panes.record_chosen.emit(record)
    assert window.timeline.selected == (record,)
    qtbot.wait_until(lambda: _is_drawn(window, record))


def _is_drawn(window: MainWindow, record: int) -> bool:
    scene = window.timeline.scene
    return scene is not None and any(mark.record == record for mark in scene.marks)


def test_search_finds_records_names_and_dates(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+K, a few letters, Enter: the record is selected, its pane open, the field empty again."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "second me")
    qtbot.wait_until(lambda: search.popup.isVisible() and search.found.rowCount() > 0)
    assert search.found.rows[0].text == "Second meeting"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    record = id_of(talks, "Second meeting")
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    assert window.panes.current_record == record
    assert search.text() == ""
    assert not search.popup.isVisible()


def test_search_is_reached_from_every_part(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+K leads to the search field also from another field, where Qt has a meaning of its own for it."""
    window = open_window(talks)
    filter_line = window.browser.findChild(QLineEdit, "browserFilter")
    assert filter_line is not None
    for part in (filter_line, window.browser.names, window.overview, window.timeline):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_K, CONTROL)
        assert window.toolbar.search.hasFocus()


def test_markup_is_shown_as_it_is_written(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A title such as <b>bold</b> is text: in the tip, in the notice, in what the search did not find."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("<b>bold</b> & <script>", read_when("2019-03-01")))
    window = open_window(talks)
    qtbot.wait_until(lambda: "11 of 11" in window.status.text)
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: window.notice.text == "Undone: Add event “<b>bold</b> & <script>”")
    assert plain_tip("<b>x</b>") == '<p style="white-space: pre-wrap">&lt;b&gt;x&lt;/b&gt;</p>'
    assert plain_tip("River & Sons") == "River & Sons"


def test_a_date_in_the_search_field_goes_there(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What reads as a date is offered first, and Enter shows it."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, "March 2019")
    qtbot.wait_until(lambda: search.found.rowCount() > 0 and search.found.rows[0].word == "Go to")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.wait_until(
        lambda: "2019" in window.status.text and "Feb 2019 – " in window.status.text.replace("28 ", "")
    )


def test_a_command_is_found_by_name(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Typing a command's words offers it; Enter runs it."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, "no as-of")
    qtbot.wait_until(lambda: any(row.word == "Command" for row in search.found.rows))
    while search.found.rows[search.current_row].word != "Command":
        qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: "as of" not in window.status.text)


def test_escape_leaves_the_search_and_returns_to_the_timeline(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Nothing found is said; Esc closes the results and the timeline has the focus."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, "zzzz")
    qtbot.wait_until(search.popup.isVisible)
    assert search.found.rowCount() == 0
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.popup.isVisible()
    assert window.timeline.hasFocus()


def test_the_browser_dims_the_rest_and_opens_by_enter(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A click on an actor lets its records stand out; Enter opens its pane; a second click lets all go."""
    window = open_window(talks)
    names = window.browser.names
    model = window.browser.model
    index = next(model.index(at) for at in range(model.rowCount()) if model.index(at).data() == "Ada Miller")
    names.scrollTo(index)
    where = names.visualRect(index).center()
    qtbot.mouseClick(names.viewport(), LEFT, pos=where)
    said = {id_of(talks, "Step by step"), id_of(talks, "All at once")}
    qtbot.wait_until(lambda: window.timeline.related == said)
    assert [link.relation for link in window.timeline.links] == ["reverses"]
    qtbot.mouseClick(names.viewport(), LEFT, pos=where)
    assert window.timeline.related is None
    names.setCurrentIndex(index)
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.panes.current_record is not None)


def test_the_browser_filters_names(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The filter line keeps names that contain its text, and says so where none does."""
    window = open_window(talks)
    box = window.browser.findChild(QLineEdit, "browserFilter")
    assert box is not None
    qtbot.keyClicks(box, "south")
    model = window.browser.model
    assert [model.index(at).data() for at in range(model.rowCount())] == ["Actors", "Southland"]
    qtbot.keyClicks(box, "xx")
    assert model.rowCount() == 0


def test_the_models_are_sound(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The models of browser and search keep Qt's rules while they change."""
    window = open_window(talks)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    browser, search = window.browser.model, window.toolbar.search
    testers = [QAbstractItemModelTester(browser, fatal), QAbstractItemModelTester(search.found, fatal)]
    for text in ("s", "so", ""):
        browser.set_filter(text)
    for at in (0, 0):
        row = browser.row_at(browser.index(at))
        assert row is not None
        browser.toggle(row)
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClicks(search, "meeting")
    qtbot.wait_until(lambda: search.found.rowCount() > 0)
    assert testers


def test_kinds_filter_the_timeline(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Unchecking a kind takes its records from the timeline, and the filter button counts the condition."""
    window = open_window(talks)
    window.browser.box(RecordKind.ACT).click()
    qtbot.wait_until(lambda: "7 of 10 shown" in window.status.text)
    assert window.toolbar.filter.value == "1"
    window.browser.box(RecordKind.ACT).click()
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    assert window.toolbar.filter.value == ""


def test_the_filter_menu_keeps_the_most_important(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The menu's kinds and importance work together with the browser's boxes."""
    window = open_window(talks)
    qtbot.mouseClick(window.toolbar.filter, LEFT)
    menu = window.filter_menu
    qtbot.wait_until(menu.isVisible)
    actions = {action.text(): action for action in menu.actions()}
    actions["The most important only"].trigger()
    qtbot.wait_until(lambda: "2 of 10 shown" in window.status.text)
    actions["Events"].trigger()
    qtbot.wait_until(lambda: "0 of 10 shown" in window.status.text)
    assert not window.browser.box(RecordKind.EVENT).isChecked()
    assert window.toolbar.filter.value == "2"
    actions["Show everything"].trigger()
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    menu.close()


def test_lanes_change_by_shortcut(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Alt+2 makes lanes by actor; the toolbar tells, the lanes have the actors' names."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.AltModifier)
    qtbot.wait_until(lambda: _lane_names(window)[:2] == ["Northland", "Southland"])
    assert window.toolbar.lanes.value == "Actor"
    assert window.feed.lanes_by is LanesBy.ACTOR


def _lane_names(window: MainWindow) -> list[str]:
    scene = window.timeline.scene
    return [] if scene is None else [lane.name for lane in scene.lanes]


def test_the_as_of_day_is_typed_and_standings_follow(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+D, a day, Enter: line, status and headline are those of the day; an unreadable one says why."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_D)
    popup = window.toolbar.day_popup
    qtbot.wait_until(popup.isVisible)
    box = popup.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "32 May")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.echo.strip()
    box.selectAll()
    qtbot.keyClicks(box, "1 Jan 2019")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.timeline.has_standings)
    assert window.timeline.as_of == day_of(2019, 1, 1)
    assert "as of 1 Jan 2019" in window.status.text
    assert _headline(window) == "in force"
    window.options.set_as_of(day_of(2019, 2, 3))
    qtbot.wait_until(lambda: "North" in _headline(window))
    assert _headline(window) == "in force · North suspended"


def _headline(window: MainWindow) -> str:
    return next((one.text for one in window.timeline.standings.headlines.values()), "")


def test_an_event_is_added_undone_and_redone_by_keyboard(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+N, title, date, Ctrl+Enter: it is there; Ctrl+Z: gone; Ctrl+Shift+Z: there again."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: isinstance(dialog.focusWidget(), QLineEdit))
    qtbot.keyClicks(dialog.focusWidget(), "Fourth meeting")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "5 July 2019")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.wait_until(lambda: "11 of 11 shown" in window.status.text or "of 11 shown" in window.status.text)
    assert window.notice.text == "Added event “Fourth meeting”"
    record = id_of(talks, "Fourth meeting")
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    qtbot.wait_until(lambda: window.actions_.undo.isEnabled())
    assert "Fourth meeting" in window.actions_.undo.text()
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: "of 10 shown" in window.status.text)
    assert window.notice.text == "Undone: Add event “Fourth meeting”"
    assert window.timeline.selected == ()
    qtbot.wait_until(lambda: window.actions_.redo.isEnabled())
    press(qtbot, window, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.wait_until(lambda: "of 11 shown" in window.status.text)
    assert window.notice.text == "Redone: Add event “Fourth meeting”"


def test_undo_survives_a_restart(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What another session wrote is named in the menu and can be taken back."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Written before", read_when("2019")))
    window = open_window(talks)
    qtbot.wait_until(lambda: "Written before" in window.actions_.undo.text())
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: window.notice.text.startswith("Undone"))
    with Store.open(talks, read_only=True) as store:
        assert counts(store).events == 5


def test_a_double_click_opens_the_editor_with_the_day(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The date under the pointer stands in the date box of the editor."""
    window = open_window(talks)
    viewport = window.timeline.viewport()
    qtbot.mouseDClick(viewport, LEFT, pos=QPoint(viewport.width() - 60, viewport.height() - 12))
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: any(box.text().startswith("20") for box in dialog.findChildren(QLineEdit)))
    dialog.reject()


def test_deleting_asks_first_and_can_be_undone(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Delete tells what goes with the record; after it, its mark and its pane are gone until undo."""
    window = open_window(talks)
    record = id_of(talks, "Third meeting")
    window.navigation.show_record(record)
    qtbot.wait_until(lambda: window.panes.current_record == record)
    press(qtbot, window, Qt.Key.Key_Delete)
    qtbot.wait_until(lambda: any(box.isVisible() for box in _dialogs(window)))
    dialog = next(box for box in _dialogs(window) if box.isVisible())
    button = next(one for one in dialog.findChildren(QPushButton) if "Delete" in one.text().replace("&", ""))
    qtbot.wait_until(button.isEnabled)
    qtbot.mouseClick(button, LEFT)
    qtbot.wait_until(lambda: "of 9 shown" in window.status.text)
    assert window.panes.current_record != record
    assert window.timeline.selected == ()
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: "of 10 shown" in window.status.text)


def _dialogs(window: MainWindow) -> list[QDialog]:
    return window.findChildren(QDialog)


def test_back_and_forward_return_to_views(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Alt+Left returns to the range and selection before, Alt+Right to those after."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Second meeting")
    window.navigation.show_record(first)
    window.navigation.visit()
    window.navigation.show_record(second)
    window.navigation.visit()
    alt = Qt.KeyboardModifier.AltModifier
    press(qtbot, window, Qt.Key.Key_Left, alt)
    qtbot.wait_until(lambda: window.timeline.selected == (first,))
    assert window.panes.current_record == first
    press(qtbot, window, Qt.Key.Key_Right, alt)
    qtbot.wait_until(lambda: window.timeline.selected == (second,))


def test_brackets_follow_the_links(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """From a statement, ] leads to the one that it reverses, and again back."""
    window = open_window(talks)
    first, second = id_of(talks, "Step by step"), id_of(talks, "All at once")
    window.navigation.show_record(second)
    qtbot.wait_until(lambda: len(window.timeline.links) == 1)
    qtbot.keyClick(window.timeline, Qt.Key.Key_BracketRight)
    qtbot.wait_until(lambda: window.timeline.selected == (first,))
    qtbot.wait_until(lambda: any(link.from_record.id == second for link in window.timeline.links))
    qtbot.keyClick(window.timeline, Qt.Key.Key_BracketLeft)
    qtbot.wait_until(lambda: window.timeline.selected == (second,))


def test_the_hover_card_tells_who_when_and_the_source(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Resting on a mark shows its title, date in words, actors and source."""
    window = open_window(talks)
    record = id_of(talks, "Second meeting")
    scene = window.timeline.scene
    assert scene is not None
    box = scene.box_of(record)
    assert box is not None
    where = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
    qtbot.mouseMove(window.timeline.viewport(), where)
    qtbot.wait_until(window.card.isVisible)
    assert window.card.text.split("\n") == [
        "Second meeting",
        "27 to 28 February 2019",
        "Northland, Southland",
        "Report on the talks",
    ]


def test_another_programs_change_is_shown(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A row written by somebody else is on the timeline a moment later, and it is said."""
    window = open_window(talks)
    record = id_of(talks, "Envoys meet")
    other = sqlite3.connect(talks)
    with other:
        other.execute("update events set title = 'Envoys meet again' where id = ?", (record,))
    other.close()
    qtbot.wait_until(lambda: window.timeline.title_of(record) == "Envoys meet again")
    assert window.notice.text.startswith("Another program has changed")


def test_copying_puts_date_and_title_into_the_clipboard(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+C copies the selected records, a line each."""
    window = open_window(talks)
    window.timeline.select((id_of(talks, "All at once"),))
    window.timeline.setFocus()
    press(qtbot, window, Qt.Key.Key_C)
    clipboard = QGuiApplication.clipboard()
    qtbot.wait_until(lambda: clipboard.text() == "21 Feb 2019: Ada Miller: “All at once”")


def test_an_empty_database_offers_a_start(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """Without records the window says so and offers the two ways on; adding one brings the timeline."""
    path = tmp_path / "empty.db"
    desk.create(path)
    qtbot.wait_until(lambda: desk.window is not None)
    window = desk.window
    assert window is not None
    qtbot.wait_until(window.empty.isVisible)
    button = next(one for one in window.empty.findChildren(QPushButton) if one.text() == "Add an event")
    qtbot.mouseClick(button, LEFT)
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    dialog.reject()


def test_a_read_only_database_refuses_edits_with_the_reason(
    open_window: OpenWindow, talks: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The file is shown, what changes it is off, a double-click says why."""
    open_ = Store.open
    monkeypatch.setattr("explorer.app.Store.open", lambda path, **_: open_(path, read_only=True))
    window = open_window(talks)
    assert "talks.db · read only" in window.status.text
    act = window.actions_
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    assert not any(one.isEnabled() for one in (act.add_event, act.add_statement, act.undo, act.delete))
    viewport = window.timeline.viewport()
    qtbot.mouseDClick(viewport, LEFT, pos=QPoint(viewport.width() - 60, viewport.height() - 12))
    assert window.notice.text.startswith("Nothing can be changed, because ")
    assert window.editing.dialog is None


def test_escape_lets_the_browsers_choice_go(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """After an actor was chosen in the browser, Esc on the timeline lets all records stand out again."""
    window = open_window(talks)
    window.navigation.focus_on(_actor(talks, "Ada Miller"))
    qtbot.wait_until(lambda: window.timeline.related is not None)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert window.timeline.related is None


def _actor(path: Path, name: str) -> RecordId:
    with Store.open(path, read_only=True) as store:
        return find_named(store, RecordKind.ACTOR, name).id


def test_a_damaged_file_is_told_in_the_background(
    open_window: OpenWindow, talks: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What the quick check finds is said in one sentence while the window goes on."""
    monkeypatch.setattr("explorer.app.quick_check", lambda _path: "The file is damaged.")
    window = open_window(talks)
    qtbot.wait_until(lambda: window.notice.text == "The file is damaged.")


def test_what_cannot_be_opened_is_told_with_a_way_on(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """One sentence names the file, and the dialog offers another, a new one or the sample."""
    path = tmp_path / "letter.db"
    path.write_text("Dear all")
    desk.open(path)
    qtbot.wait_until(lambda: any(one.isVisible() for one in _questions()))
    question = next(one for one in _questions() if one.isVisible())
    assert "letter.db" in question.text.text()
    answers = {one.text().replace("&", ""): one for one in question.findChildren(QPushButton)}
    assert list(answers) == ["Close", "New…", "Open the sample", "Open another…"]
    qtbot.mouseClick(answers["Open the sample"], LEFT)
    qtbot.wait_until(lambda: desk.window is not None, timeout=20_000)
    assert desk.window is not None
    assert desk.window.windowTitle().startswith(Path(SAMPLE_NAME).stem)
    assert path.read_text() == "Dear all"


def _questions() -> list[Question]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Question)]


def test_closing_everything_finishes(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """Where a file can't be opened and nothing else shows, closing the question ends the program."""
    desk.open(tmp_path / "nothing.db")
    qtbot.wait_until(lambda: any(one.isVisible() for one in _questions()))
    question = next(one for one in _questions() if one.isVisible())
    with qtbot.wait_signal(desk.finished):
        qtbot.keyClick(question, Qt.Key.Key_Escape)


def test_what_was_seen_last_is_seen_again(
    open_window: OpenWindow, desk: Desk, talks: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    """Range, lanes, as-of day and the recent files are remembered from one start to the next."""
    window = open_window(talks)
    window.options.set_as_of(day_of(2019, 2, 22))
    window.actions_.lanes[LanesBy.KIND].trigger()
    qtbot.wait_until(lambda: _lane_names(window)[:1] == ["Events"])
    window.timeline.camera.is_animated = False
    window.timeline.zoom(4.0, 600)
    shown = window.timeline.time_range
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    assert preferences.recent[0] == talks
    again = open_window(talks)
    assert again.feed.lanes_by is LanesBy.KIND
    assert again.feed.as_of == day_of(2019, 2, 22)
    assert again.timeline.time_range.span_ms == pytest.approx(shown.span_ms, rel=1e-6)


def test_the_theme_changes_without_a_restart(open_window: OpenWindow, talks: Path) -> None:
    """Dark and light are put on at once, timeline and controls alike."""
    window = open_window(talks)
    light = window.grab().toImage().pixelColor(20, window.height() - 10).lightness()
    window.actions_.themes["dark"].trigger()
    dark = window.grab().toImage().pixelColor(20, window.height() - 10).lightness()
    assert light > 200 > 80 > dark
    window.actions_.themes["light"].trigger()
    assert window.grab().toImage().pixelColor(20, window.height() - 10).lightness() == light


def test_every_command_has_its_place_and_no_key_twice(open_window: OpenWindow, talks: Path) -> None:
    """No shortcut is given to two commands, and each command stands in a menu."""
    window = open_window(talks)
    keys = [key.toString() for action in window.actions_.everything() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    in_menus = set()
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        menu = waiting.pop()
        for action in menu.actions():
            in_menus.add(action)
            if action.menu() is not None:
                waiting.append(action.menu())
    assert not [action.text() for action in window.actions_.everything() if action not in in_menus]


@pytest.mark.parametrize("size", [(1000, 700), (1600, 1000), (2560, 1200)])
def test_the_window_fits_narrow_and_wide(
    open_window: OpenWindow, talks: Path, size: tuple[int, int], qtbot: QtBot
) -> None:
    """At every width the toolbar's buttons lie inside the window, whole, and none over another."""
    window = open_window(talks, *size)
    qtbot.wait_until(lambda: window.width() == size[0])
    bar = window.toolbar
    parts = [bar.back, bar.forward, bar.search, bar.lanes, bar.filter, bar.as_of, bar.export, bar.add]
    boxes = [part.geometry() for part in parts]
    assert boxes[-1].right() < bar.width()
    assert all(one.right() < next_.left() for one, next_ in pairwise(boxes))
    assert all(part.width() >= part.sizeHint().width() for part in (bar.lanes, bar.filter, bar.as_of))
