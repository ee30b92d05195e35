"""The browser by mouse and keyboard: sections, counts in view, filters, menus, what is undated."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import add_event, change_actor, draft_of
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.details import BrowserEntry
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Named
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.queries.details import actor as actor_detail
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.browser_model import BrowserOrder, BrowserRow, RowKind, Section
from explorer.ui.main_window import MainWindow
from explorer.ui.timeline_motion import TimeRange
from tests.ui.conftest import OpenWindow, id_of

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> MainWindow:
    """The story with a tag, a place and an undated event, open at 2018 and 2019."""
    with Store.open(talks) as store:
        draft = EventDraft(
            "Rumour of a visit",
            When("some day"),
            actors=(RoleDraft("Ada Miller", "participant"),),
            tags=("visits",),
        )
        add_event(store, draft)
        add_event(store, EventDraft("Old talks", read_when("1990"), place="Geneva", tags=("visits", "talks")))
    opened = open_window(talks)
    qtbot.wait_until(lambda: opened.browser.model.head_of(Section.UNDATED) >= 0)
    show(opened, qtbot, 2018, 2019)
    return opened


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let it go on."""
        self.times += event.type() == QEvent.Type.Paint
        return False


def show(window: MainWindow, qtbot: QtBot, first: int, last: int) -> None:
    """Bring whole years into view."""
    wanted = TimeRange(day_first_ms(day_of(first, 1, 1)), day_last_ms(day_of(last, 12, 31)))
    window.timeline.camera.show(wanted, is_animated=False)
    qtbot.wait_until(lambda: window.timeline.time_range == wanted)


def row_of(window: MainWindow, text: str) -> BrowserRow:
    """The row that says `text`."""
    model: QAbstractItemModel = window.browser.model
    rows = [window.browser.model.row_at(model.index(at, 0)) for at in range(model.rowCount())]
    return next(row for row in rows if row is not None and row.text == text)


def place_of(window: MainWindow, text: str) -> QPoint:
    """The middle of the row that says `text`, scrolled to."""
    names = window.browser.names
    index = next(
        window.browser.model.index(at)
        for at in range(window.browser.model.rowCount())
        if window.browser.model.data(window.browser.model.index(at)) == text
    )
    names.scrollTo(index)
    return names.visualRect(index).center()


def click(window: MainWindow, qtbot: QtBot, text: str, held: Qt.KeyboardModifier | None = None) -> None:
    """Click on a row."""
    viewport = window.browser.names.viewport()
    where = place_of(window, text)
    qtbot.mouseClick(viewport, LEFT, held or Qt.KeyboardModifier.NoModifier, where)


def open_menu(window: MainWindow, text: str) -> dict[str, QAction]:
    """Ask for the menu of a row, and give its entries by their words."""
    for open_before in window.browser.findChildren(QMenu):
        open_before.close()
    names = window.browser.names
    where = place_of(window, text)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, names.viewport().mapToGlobal(where))
    QApplication.sendEvent(names.viewport(), event)
    menu = next(menu for menu in window.browser.findChildren(QMenu) if menu.isVisible())
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_counts_follow_what_is_in_view(window: MainWindow, qtbot: QtBot) -> None:
    """Beside a name stands how many of its records lie in the range; all of them are in its tool tip."""
    model = window.browser.model
    qtbot.wait_until(lambda: model.in_view(row_of(window, "Northland")) == 6)
    show(window, qtbot, 2018, 2018)
    assert model.in_view(row_of(window, "Northland")) == 3
    assert model.in_view(row_of(window, "Geneva")) == 0
    tip = model.data(
        model.index(model.row_of(row_of(window, "Northland").record)), Qt.ItemDataRole.ToolTipRole
    )
    assert tip == "Northland\n3 records in view\n6 records in all"
    assert window.browser.kinds.count_text(RecordKind.EVENT) == "2"
    show(window, qtbot, 1989, 1991)
    assert model.in_view(row_of(window, "Geneva")) == 1


def test_counts_that_come_late_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    """Numbers come after the range and the lanes are drawn, and are painted by themselves."""
    viewport, painted = window.browser.names.viewport(), Painted()
    qtbot.wait_until(lambda: window.browser.model.in_view(row_of(window, "Northland")) > 0)
    viewport.repaint()
    viewport.installEventFilter(painted)
    window.browser.set_counts(None)
    qtbot.wait_until(lambda: painted.times > 0)
    viewport.removeEventFilter(painted)


def test_counts_follow_the_filter(window: MainWindow, qtbot: QtBot) -> None:
    """Under a filter only what it keeps is counted; the boxes of the kinds tell what they would bring."""
    model = window.browser.model
    qtbot.wait_until(lambda: model.in_view(row_of(window, "Northland")) == 6)
    window.browser.kinds.box(RecordKind.ACT).click()
    qtbot.wait_until(lambda: model.in_view(row_of(window, "Northland")) == 4)
    assert window.browser.kinds.count_text(RecordKind.ACT) == "3"


def test_tags_places_and_sources_have_sections(window: MainWindow, qtbot: QtBot) -> None:
    """Every kind of name is listed; a section can be closed and stays so at the next start."""
    heads = [
        row.text
        for row in map(window.browser.model.row_at, map(window.browser.model.index, range(40)))
        if row is not None and row.row_kind is RowKind.HEAD
    ]
    assert heads == ["Actors", "Agreements", "Sources", "Tags", "Places", "Undated"]
    click(window, qtbot, "Tags")
    assert window.browser.model.closed == {Section.TAGS}


def test_closed_sections_and_the_order_are_there_again(
    window: MainWindow, desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """What is closed and how names are ordered is remembered."""
    path = window.path
    window.browser.model.set_closed({Section.SOURCES})
    window.browser.model.set_order(BrowserOrder.NAME)
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    again = open_window(path)
    assert again.browser.model.closed == {Section.SOURCES}
    assert again.browser.model.order is BrowserOrder.NAME


def test_names_stand_by_number_name_or_latest_record(window: MainWindow, qtbot: QtBot) -> None:
    """Three orders, each from the menu; the one that holds is checked."""
    model = window.browser.model
    qtbot.wait_until(lambda: model.in_view(row_of(window, "Northland")) == 6)

    def tags() -> list[str]:
        at = model.head_of(Section.TAGS)
        return [str(model.data(model.index(at + 1))), str(model.data(model.index(at + 2)))]

    assert tags() == ["visits", "talks"]
    entries = open_menu(window, "Actors")
    entries["By name"].trigger()
    assert tags() == ["talks", "visits"]
    model.set_order(BrowserOrder.LATEST)
    first = model.row_at(model.index(1))
    assert first is not None
    assert first.text == "Northland"


def test_ctrl_click_lets_several_names_stand_out(window: MainWindow, qtbot: QtBot) -> None:
    """What belongs to any of the chosen names stands out; with Ctrl a name is added and taken away."""
    click(window, qtbot, "Ada Miller")
    qtbot.wait_until(lambda: window.timeline.related is not None)
    one = window.timeline.related
    assert one is not None
    click(window, qtbot, "Southland", CTRL)
    qtbot.wait_until(lambda: window.timeline.related not in (None, one))
    both = window.timeline.related
    assert both is not None
    assert both > one
    assert len(window.browser.chosen) == 2
    click(window, qtbot, "Southland", CTRL)
    qtbot.wait_until(lambda: window.timeline.related == one)


def test_a_mark_chosen_before_is_no_name_among_others(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+click after a mark was chosen begins with that name alone."""
    window.navigation.show_record(id_of(window.path, "First meeting"))
    click(window, qtbot, "Southland", CTRL)
    assert window.browser.chosen == (row_of(window, "Southland").record,)


def test_a_name_takes_the_place_of_a_selected_mark(window: MainWindow, qtbot: QtBot) -> None:
    """One selection at a time: once a name is clicked, the record selected before is not any more."""
    window.navigation.show_record(id_of(window.path, "First meeting"))
    click(window, qtbot, "Ada Miller")
    assert window.timeline.selected == ()
    qtbot.wait_until(lambda: window.timeline.related is not None)


def test_a_name_that_the_program_marks_at_the_start_moves_no_list(window: MainWindow, qtbot: QtBot) -> None:
    """The list begins at its top, whatever pane opens first; a record that one goes to is scrolled to."""
    names = window.browser.names
    window.resize(1000, 420)
    qtbot.wait_until(lambda: names.verticalScrollBar().maximum() > 60)
    last = row_of(window, "visits").record
    assert last is not None
    window.navigation.introduce(last)
    window.names.load()
    qtbot.wait_until(lambda: window.browser.chosen == (last,))
    assert names.verticalScrollBar().value() == 0
    window.navigation.show_record(last)
    assert names.verticalScrollBar().value() > 0


def test_a_place_lets_its_own_events_stand_out(window: MainWindow, qtbot: QtBot) -> None:
    """Choosing a place dims what happened elsewhere, as choosing a tag does what does not bear it."""
    click(window, qtbot, "Geneva")
    qtbot.wait_until(lambda: window.timeline.related is not None)
    assert [window.timeline.title_of(RecordId(one)) for one in window.timeline.related or ()] == ["Old talks"]
    click(window, qtbot, "visits")
    qtbot.wait_until(lambda: len(window.timeline.related or ()) == 2)


def test_the_funnel_of_a_row_filters_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    """A click at the right end of a row filters by it, the next one no longer; nothing is chosen thereby."""
    names = window.browser.names
    where = QPoint(names.viewport().width() - 14, place_of(window, "Southland").y())
    qtbot.mouseClick(names.viewport(), LEFT, pos=where)
    qtbot.wait_until(lambda: window.filter_bar.words == ["With Southland"])
    assert window.browser.model.is_asked_for(row_of(window, "Southland"))
    assert not window.browser.chosen
    qtbot.mouseClick(names.viewport(), LEFT, pos=where)
    qtbot.wait_until(lambda: window.filter_bar.words == [])


def test_the_menu_of_a_name_filters_edits_and_hides_its_lane(window: MainWindow, qtbot: QtBot) -> None:
    """One menu has all that can be done with a name from where it stands."""
    entries = open_menu(window, "River")
    assert list(entries)[:2] == ["Open pane", "Show only its records"]
    assert {"Hide its lane", "Add act…", "Edit…", "Delete…"} <= set(entries)
    entries["Show only its records"].trigger()
    qtbot.wait_until(lambda: window.filter_bar.words == ["About River"])
    entries = open_menu(window, "visits")
    entries["Add to the filter"].trigger()
    qtbot.wait_until(lambda: window.filter_bar.words == ["About River", "Tagged visits"])
    window.navigation.filter_by(Filter())
    entries = open_menu(window, "River")
    entries["Hide its lane"].trigger()
    assert window.timeline.lanes.hidden_count == 1
    assert "Show its lane again" in open_menu(window, "River")


def test_a_read_only_database_offers_no_changes(window: MainWindow) -> None:
    """Where nothing can be changed the menu of a name has nothing that would."""
    window.browser.set_may_edit(False)
    assert not {"Add act…", "Edit…", "Delete…"} & set(open_menu(window, "River"))


def test_the_keyboard_walks_from_the_line_into_the_names(window: MainWindow, qtbot: QtBot) -> None:
    """Typing narrows, Down walks, letters typed on the list go to the line, Enter opens, Esc lets go."""
    line = window.browser.findChild(QLineEdit, "browserFilter")
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "land")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    names = window.browser.names
    assert names.hasFocus()
    assert names.currentIndex().data() == "Northland"
    qtbot.keyClick(names, Qt.Key.Key_Down)
    assert names.currentIndex().data() == "Southland"
    qtbot.keyClick(names, Qt.Key.Key_Up)
    qtbot.keyClick(names, Qt.Key.Key_Up)
    qtbot.keyClick(names, Qt.Key.Key_Up)
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    names.setFocus()
    qtbot.keyClick(names, "a")
    assert line.hasFocus()
    assert line.text() == "a"
    line.setText("ada")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.panes.current_record == row_of(window, "Ada Miller").record)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert window.timeline.hasFocus()


def test_accents_and_case_do_not_hide_a_name(window: MainWindow) -> None:
    """A name is found however its letters are written."""
    window.browser.model.set_filter("ÀDA mîller")
    assert row_of(window, "Ada Miller").record is not None


def test_a_name_is_found_by_its_aliases(window: MainWindow, talks: Path, qtbot: QtBot) -> None:
    """Whoever types what a state is also called finds it; what it is called stays as it is."""
    with Store.open(talks) as store:
        north = find_named(store, RecordKind.ACTOR, "Northland").id
        draft = draft_of(actor_detail(store, north))
        assert isinstance(draft, ActorDraft)
        change_actor(store, north, replace(draft, aliases=("Upper Republic",)))
    window.refresh()
    qtbot.wait_until(lambda: found_by(window, "upper rep") == ["Northland"])
    assert found_by(window, "upper king") == []


def found_by(window: MainWindow, typed: str) -> list[str]:
    """The names that the browser keeps for what is typed."""
    window.browser.model.set_filter(typed)
    rows = [window.browser.model.row_at(window.browser.model.index(at)) for at in range(20)]
    return [row.text for row in rows if row is not None and row.row_kind is RowKind.NAME]


def test_undated_records_are_listed_and_open(window: MainWindow, qtbot: QtBot) -> None:
    """A record without a date has a place in the browser; a click opens its pane; filters count."""
    assert row_of(window, "Undated").count == 1
    click(window, qtbot, "Rumour of a visit")
    record = row_of(window, "Rumour of a visit").record
    qtbot.wait_until(lambda: window.panes.current_record == record)
    window.browser.kinds.box(RecordKind.EVENT).click()
    qtbot.wait_until(lambda: window.browser.model.head_of(Section.UNDATED) < 0)


def test_a_private_name_bears_a_lock(window: MainWindow, talks: Path, qtbot: QtBot) -> None:
    """Who is private is told beside the name, for eyes and ears."""
    with Store.open(talks) as store:
        ada = find_named(store, RecordKind.ACTOR, "Ada Miller").id
        make_private(store, ada)
    window.refresh()
    qtbot.wait_until(lambda: row_of(window, "Ada Miller").is_private)
    model = window.browser.model
    said = model.data(model.index(model.row_of(ada)), Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).endswith("private")


def make_private(store: Store, actor: RecordId) -> None:
    """Make an actor private as the editor would."""
    draft = draft_of(actor_detail(store, actor))
    assert isinstance(draft, ActorDraft)
    change_actor(store, actor, replace(draft, private=True))


def test_only_the_rows_on_the_screen_are_counted(window: MainWindow, qtbot: QtBot) -> None:
    """However many names there are, panning counts those that show."""
    many = [
        BrowserEntry(Named(RecordId(10_000 + at), RecordKind.ACTOR, f"Person {at}"), None, "person", 1)
        for at in range(3_000)
    ]
    model = window.browser.model
    window.browser.set_entries(RecordKind.ACTOR, many)
    more = row_of(window, "Show all 3,000")
    model.toggle(more)
    assert model.rowCount() > 3_000
    counted = []
    count = model.in_view
    model.in_view = lambda row: counted.append(row) or count(row)  # type: ignore[method-assign, func-returns-value]
    show(window, qtbot, 2019, 2019)
    window.browser.names.viewport().grab()
    assert 0 < len(counted) < 150
