"""The table in the window: the records of the timeline as rows, sorted, chosen and found."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import add_event
from explorer.model.drafts import EventDraft
from explorer.model.reading import read_when
from explorer.model.table_rows import Field
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.model.when import When
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.table import row_order, table_view
from explorer.ui.table.row_order import Scope
from explorer.ui.table.table_model import column_of
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, SHIFT, press
from tests.ui.table_at_work import cells, chosen, index_of, settle, stand_in, with_table

ALT = Qt.KeyboardModifier.AltModifier


def _click_head(qtbot: QtBot, window: MainWindow, field: Field) -> None:
    heads = window.table.view.horizontalHeader()
    at = column_of(field)
    window.table.view.scrollTo(window.table.area.model.index(0, at))
    where = heads.rect().topLeft()
    where.setX(heads.sectionViewportPosition(at) + heads.sectionSize(at) // 3)
    where.setY(heads.height() // 2)
    before = window.table.area.model.order
    qtbot.mouseClick(heads.viewport(), LEFT, pos=where)
    qtbot.wait_until(lambda: window.table.area.model.order is not before)
    settle(qtbot, window)


def test_the_table_has_the_records_of_the_timeline(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Every record that the filter keeps has one row, in the order of time, its date in words."""
    window = with_table(qtbot, open_window, talks)
    content = window.timeline.content
    assert content is not None
    assert len(cells(window, Field.TITLE)) == content.kept
    assert cells(window, Field.WHEN)[0] == "12 Jun 2018"
    assert cells(window, Field.TITLE)[-1] == "Third meeting"
    assert window.table.area.words == "10 records"


def test_ctrl_l_shows_and_hides_it(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+L opens the table with the keyboard in it, and gives the keyboard back when it closes it."""
    window = with_table(qtbot, open_window, talks)
    press(qtbot, window, Qt.Key.Key_L)
    assert not window.table.area.isVisible()
    assert window.timeline.hasFocus()


def test_alone_it_takes_the_place_of_the_timeline(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Alone the table has all the room and the keyboard; Esc brings the timeline back."""
    window = with_table(qtbot, open_window, talks)
    press(qtbot, window, Qt.Key.Key_T, CONTROL | ALT)
    assert not window.timeline.isVisible()
    assert not window.overview.isVisible()
    assert window.table.view.hasFocus()
    press(qtbot, window, Qt.Key.Key_1)
    assert window.table.view.hasFocus(), "what asks for the timeline gets the table in its place"
    qtbot.keyClick(window.table.view, Qt.Key.Key_Escape)
    assert window.timeline.isVisible()
    assert window.overview.isVisible()
    assert window.timeline.hasFocus()


def test_it_follows_the_range_in_view(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """“In view” lists as many records as the status line says are shown, and follows the range."""
    window = with_table(qtbot, open_window, talks, Scope.IN_VIEW)
    stand_in(window, "Third meeting")
    window.timeline.setFocus()
    press(qtbot, window, Qt.Key.Key_Equal)
    press(qtbot, window, Qt.Key.Key_Equal)
    press(qtbot, window, Qt.Key.Key_Equal)

    def agrees() -> bool:
        return not window.table.is_waiting and window.status.text.startswith(
            f"{len(cells(window, Field.TITLE))} of "
        )

    qtbot.wait_until(lambda: window.timeline.is_settled and agrees())
    assert 0 < len(cells(window, Field.TITLE)) < 10


def test_it_follows_the_filter(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What a filter leaves out has no row."""
    window = with_table(qtbot, open_window, talks)
    window.navigation.filter_by(Filter(kinds=frozenset({RecordKind.STATEMENT})))
    qtbot.wait_until(lambda: window.timeline.content is not None and window.timeline.content.kept == 2)
    settle(qtbot, window)
    assert cells(window, Field.TITLE) == ["Step by step", "All at once"]
    assert cells(window, Field.KIND) == ["Statement", "Statement"]


def test_a_click_on_a_head_sorts(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A click sorts by a column, a second one the other way round, and equal ones keep the order of time."""
    window = with_table(qtbot, open_window, talks)
    in_time = cells(window, Field.TITLE)
    _click_head(qtbot, window, Field.TITLE)
    assert cells(window, Field.TITLE) == sorted(in_time, key=str.casefold)
    _click_head(qtbot, window, Field.IMPORTANCE)
    rising = list(zip(cells(window, Field.IMPORTANCE), cells(window, Field.TITLE), strict=True))
    assert [number for number, _ in rising] == sorted(number for number, _ in rising)
    same = [title for number, title in rising if number == "3"]
    assert same == [title for title in in_time if title in same]
    _click_head(qtbot, window, Field.IMPORTANCE)
    falling = list(zip(cells(window, Field.IMPORTANCE), cells(window, Field.TITLE), strict=True))
    assert [number for number, _ in falling] == sorted((number for number, _ in falling), reverse=True)
    assert [title for number, title in falling if number == "3"] == same


def test_what_has_nothing_in_a_column_stands_last(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Rows without an actor stand last, whichever way the table is sorted by actors."""
    window = with_table(qtbot, open_window, talks)
    for _ in range(2):
        _click_head(qtbot, window, Field.ACTORS)
        assert cells(window, Field.ACTORS)[-1] == ""
        assert cells(window, Field.TITLE)[-1] == "A hall is reserved"


def test_a_click_on_a_row_chooses_its_mark(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A click on a row selects the mark on the timeline and opens its pane, as a click on the mark does."""
    window = with_table(qtbot, open_window, talks)
    record = id_of(talks, "Second meeting")
    where = window.table.view.visualRect(index_of(window, "Second meeting")).center()
    qtbot.mouseClick(window.table.view.viewport(), LEFT, pos=where)
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    qtbot.wait_until(lambda: window.panes.current_record == record)
    assert window.table.view.hasFocus()


def test_arrows_walk_the_rows(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The arrow keys choose row after row, and the pane follows when they rest."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet")
    qtbot.keyClick(window.table.view, Qt.Key.Key_Down)
    record = id_of(talks, "Step by step")
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    qtbot.wait_until(lambda: window.panes.current_record == record)


def test_several_rows_are_several_marks(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Shift and the arrow keys choose several rows, and all of their marks."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet")
    qtbot.keyClick(window.table.view, Qt.Key.Key_Down, SHIFT)
    wanted = {id_of(talks, "Envoys meet"), id_of(talks, "Step by step")}
    qtbot.wait_until(lambda: set(window.timeline.selected) == wanted)


def test_a_mark_chooses_its_row(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What is chosen on the timeline, by search or by going back is the chosen row of the table."""
    window = with_table(qtbot, open_window, talks)
    record = id_of(talks, "Third meeting")
    window.navigation.show_record(record)
    assert chosen(window) == {record}
    assert window.table.view.current_record == record
    window.timeline.select(())
    assert chosen(window) == set()


def test_an_edit_elsewhere_keeps_selection_and_place(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """After an edit, a filter or another order the chosen rows are still chosen, the keyboard in them."""
    window = with_table(qtbot, open_window, talks)
    record = id_of(talks, "Second meeting")
    stand_in(window, "Second meeting")
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    _click_head(qtbot, window, Field.TITLE)
    assert chosen(window) == {record}
    assert window.table.view.current_record == record
    window.navigation.filter_by(Filter(importance=4))
    qtbot.wait_until(lambda: window.timeline.content is not None and window.timeline.content.kept == 3)
    settle(qtbot, window)
    assert chosen(window) == {record}
    assert window.table.view.current_record == record


def test_typing_goes_to_a_title(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Typing the beginning of a title goes to its row; the same again to the next that begins so."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "First meeting")
    qtbot.keyClicks(window.table.view, "second m")
    qtbot.wait_until(lambda: window.table.view.current_record == id_of(talks, "Second meeting"))


def test_typing_a_date_goes_there(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Typing a year or a month goes to the first record that begins then."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "First meeting")
    qtbot.keyClicks(window.table.view, "2019-02")
    qtbot.wait_until(
        lambda: cells(window, Field.WHEN)[window.table.view.currentIndex().row()] == "2 Feb 2019"
    )


def test_typing_what_is_not_there_says_so(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Where no title begins as typed, the table says so and stays where it is."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "First meeting")
    qtbot.keyClicks(window.table.view, "zeppelin")
    qtbot.wait_until(lambda: "begins with “zeppelin”" in window.notice.text)
    assert window.table.view.current_record == id_of(talks, "First meeting")


def test_columns_are_chosen_by_keys_and_remembered(
    open_window: OpenWindow, desk: Desk, talks: Path, qtbot: QtBot
) -> None:
    """Columns can be hidden, moved and widened without a mouse, and are so the next time with all else."""
    window = with_table(qtbot, open_window, talks)
    columns = window.table.area.columns
    menu = QMenu(window)
    columns.fill_column(menu, Field.KIND)
    by_name = {action.text().replace("&", ""): action for action in menu.actions()}
    by_name["Move right"].trigger()
    by_name["Wider"].trigger()
    choice = QMenu(window)
    columns.fill_choice(choice)
    next(action for action in choice.actions() if action.text() == "Sources").trigger()
    _click_head(qtbot, window, Field.TITLE)
    shown, width = columns.shown, window.table.view.columnWidth(column_of(Field.KIND))
    assert shown[:3] == (Field.WHEN, Field.TITLE, Field.KIND)
    assert Field.SOURCES not in shown
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    again = open_window(talks)
    qtbot.wait_until(again.table.area.isVisible)
    settle(qtbot, again)
    assert again.table.area.columns.shown == shown
    assert again.table.view.columnWidth(column_of(Field.KIND)) == width
    assert cells(again, Field.TITLE)[0] == "A hall is reserved"


def test_the_model_is_sound(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The rows keep Qt's rules for models through sorting, filtering and edits."""
    window = with_table(qtbot, open_window, talks)
    tester = QAbstractItemModelTester(
        window.table.area.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    _click_head(qtbot, window, Field.TITLE)
    window.navigation.filter_by(Filter(importance=5))
    qtbot.wait_until(lambda: window.timeline.content is not None and window.timeline.content.kept == 2)
    settle(qtbot, window)
    del tester


def test_a_screen_reader_hears_dates_and_doubts(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Cells say in words what they show in signs: a date as it is read, confidence, privacy."""
    window = with_table(qtbot, open_window, talks)
    model, role = window.table.area.model, Qt.ItemDataRole.AccessibleTextRole
    row = cells(window, Field.TITLE).index("A hall is reserved")
    said = {
        field: model.data(model.index(row, column_of(field)), role)
        for field in (Field.WHEN, Field.CONFIDENCE, Field.PRIVATE)
    }
    assert said == {
        Field.WHEN: "one day between 10 and 17 February 2019",
        Field.CONFIDENCE: "high confidence",
        Field.PRIVATE: "not private",
    }
    assert window.table.view.accessibleName()
    assert window.table.area.words


def test_dates_written_as_code_are_shown_in_words(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A date written as EDTF reads as elsewhere; the pointer tells what was written, and the EDTF."""
    with Store.open(talks) as store:
        for title, text in (
            ("A round", "2019-01-07/2019-01-10"),
            ("A visit", "[2018-06-12..2018-06-20]"),
            ("A walk", "the 9th of March 2019"),
        ):
            add_event(store, EventDraft(title, read_when(text)))
    window = with_table(qtbot, open_window, talks)
    model, titles = window.table.area.model, cells(window, Field.TITLE)

    def told(title: str, role: Qt.ItemDataRole) -> str:
        return str(model.data(model.index(titles.index(title), column_of(Field.WHEN)), role))

    display, tip, edit = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.EditRole,
    )
    assert told("A round", display) == "7–10 Jan 2019"
    assert told("A visit", display) == "between 12 and 20 Jun 2018"
    assert told("A walk", display) == "9 Mar 2019"
    assert "EDTF 2019-01-07/2019-01-10" in told("A round", tip)
    assert "written" not in told("A round", tip)
    assert "written “the 9th of March 2019”" in told("A walk", tip)
    assert "EDTF 2019-03-09" in told("A walk", tip)
    assert told("A visit", edit) == "[2018-06-12..2018-06-20]"


def test_heads_stand_above_the_words_of_their_cells(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The first letter of a head and that of a cell below it begin at the same pixel, give or take one."""
    window = with_table(qtbot, open_window, talks)
    view = window.table.view
    at = column_of(Field.TITLE)
    view.scrollTo(view.model().index(0, at))
    heads = view.horizontalHeader()
    left, width = heads.sectionViewportPosition(at), heads.sectionSize(at)
    row = view.visualRect(index_of(window, "Third meeting", Field.TITLE))
    head = heads.viewport().grab(QRect(left, 0, width - 30, heads.height())).toImage()
    cell = view.viewport().grab(row.adjusted(2, 3, -30, -3)).toImage()
    assert abs(_first_ink(head) - (_first_ink(cell) + 2)) <= 1


def _first_ink(image: QImage) -> int:
    """The first column of pixels in which something is written."""
    ground = image.pixelColor(1, image.height() // 2).lightness()
    return next(
        x
        for x in range(1, image.width())
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 60 for y in range(image.height()))
    )


def test_nothing_in_view_says_what_to_do(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Where no record lies in view, the table says so and how all are listed."""
    window = with_table(qtbot, open_window, talks, Scope.UNDATED)
    assert cells(window, Field.TITLE) == []
    assert window.table.area.words == "0 records without a date"
    assert "has a date" in window.table.view.empty_words


def test_more_rows_can_be_chosen_than_marks(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of very many chosen rows only some are marks of the timeline, and all of them stay chosen."""
    monkeypatch.setattr(table_view, "CHOSEN_MOST", 3)
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "First meeting")
    qtbot.keyClick(window.table.view, Qt.Key.Key_A, CONTROL)
    qtbot.wait_until(lambda: len(window.timeline.selected) == 3)
    assert sum(map(len, window.table.view.chosen_rows)) == 10


def test_too_many_rows_are_not_sorted_by_words(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what can be sorted by words the rows stay in the order of time, and the bar says so."""
    monkeypatch.setattr(row_order, "SORTED_BY_TEXT_MOST", 5)
    window = with_table(qtbot, open_window, talks)
    in_time = cells(window, Field.TITLE)
    _click_head(qtbot, window, Field.TITLE)
    assert cells(window, Field.TITLE) == in_time
    assert "in order of time" in window.table.area.words


def test_the_undated_stand_last(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A record without a date is the last row, whether the first or the last in time stands on top."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("A call", When("some day")))
    window = with_table(qtbot, open_window, talks)
    for _ in range(2):
        assert cells(window, Field.TITLE)[-1] == "A call"
        _click_head(qtbot, window, Field.WHEN)
    assert cells(window, Field.TITLE)[0] == "North · signed · River"
