"""The whole window on a real database, driven by keys and mouse; what is asserted is what a user sees."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_of, today
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.editor.when_box import WhenBox
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, lane_names, press


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


def test_walking_opens_one_pane_where_one_stops(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Arrow keys pass over marks without opening each; a stop, or Enter, opens the pane."""
    window = open_window(talks)
    window.timeline.select((id_of(talks, "First meeting"),))
    for _ in range(3):
        qtbot.keyClick(window.timeline, Qt.Key.Key_Right)
    stop = id_of(talks, "Second meeting")
    assert window.timeline.selected == (stop,)
    qtbot.wait_until(lambda: window.panes.current_record == stop)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Right)
    qtbot.keyClick(window.timeline, Qt.Key.Key_Return)
    assert window.panes.current_record == id_of(talks, "Third meeting")
    tabs = window.panes.findChild(QTabBar)
    assert tabs is not None
    assert tabs.count() == 2


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
    window.browser.kinds.box(RecordKind.ACT).click()
    qtbot.wait_until(lambda: "7 of 10 shown" in window.status.text)
    assert window.toolbar.filter.value == "1"
    window.browser.kinds.box(RecordKind.ACT).click()
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    assert window.toolbar.filter.value == ""


def test_lanes_change_by_shortcut(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Alt+2 makes lanes by actor; the toolbar tells, the lanes have the actors' names."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.AltModifier)
    qtbot.wait_until(lambda: lane_names(window)[:2] == ["Northland", "Southland"])
    assert window.toolbar.lanes.value == "Actor"
    assert window.feed.lanes_by is LanesBy.ACTOR


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
    """Resting on a mark shows its title, date in words, actors, and source with its confidence."""
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
        "Report on the talks ●●●●○",
    ]


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


def test_the_theme_changes_without_a_restart(open_window: OpenWindow, talks: Path) -> None:
    """Dark and light are put on at once, timeline and controls alike."""
    window = open_window(talks)
    light = window.grab().toImage().pixelColor(5, window.height() - 10).lightness()
    window.actions_.themes["dark"].trigger()
    dark = window.grab().toImage().pixelColor(5, window.height() - 10).lightness()
    assert light > 200 > 80 > dark
    window.actions_.themes["light"].trigger()
    assert window.grab().toImage().pixelColor(5, window.height() - 10).lightness() == light


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


def test_the_panes_follow_the_dragged_flag_when_it_rests(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """While the flag is dragged line and status tell its day; the pane tells the day where it rests."""
    window = open_window(talks)
    with Store.open(talks, read_only=True) as store:
        river = find_named(store, RecordKind.AGREEMENT, "River").id
    window.navigation.show_record(river)
    qtbot.wait_until(lambda: pane_text(window) != "")
    for number in (1, 15, 20):
        window.timeline.as_of_dragged.emit(day_of(2019, 1, number))
        assert f"as of {number} Jan 2019" in window.status.text
    qtbot.wait_until(lambda: "20 January 2019" in pane_text(window))


def pane_text(window: MainWindow) -> str:
    """What the pane in front says."""
    pane = window.panes.current_pane
    return "" if pane is None or not pane.is_loaded else pane.browser.toPlainText()


def test_dates_in_digits_are_read_in_the_order_chosen_everywhere(
    open_window: OpenWindow, talks: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    """Once the month is said to come first, editor, search, as-of day and go-to-date all read it first."""
    window = open_window(talks)
    window.actions_.date_orders["mdy"].trigger()
    assert preferences.date_order == "mdy"

    search = window.toolbar.search
    search.setFocus()
    qtbot.keyClicks(search, "3/4/2019")
    qtbot.wait_until(lambda: search.found.rowCount() > 0 and search.found.rows[0].text == "4 March 2019")
    search.clear()

    window.toolbar.open_as_of()
    qtbot.keyClicks(window.toolbar.day_popup.findChild(QLineEdit), "3/4/2019")
    qtbot.keyClick(window.toolbar.day_popup.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.feed.as_of == day_of(2019, 3, 4))

    window.actions_.add_event.trigger()
    dialog = window.editing.dialog
    assert dialog is not None
    when = dialog.findChild(WhenBox)
    when.line.setText("3/4/2019")
    assert when.when().edtf == "2019-03-04"
    when.line.clear()
    dialog.reject()
