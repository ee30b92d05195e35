"""Writing in the table's cells: each one undoable step, what can't be taken said at the cell and not lost."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from explorer.edit import add_event
from explorer.model.drafts import EventDraft
from explorer.model.table_rows import Field
from explorer.model.when import When
from explorer.store.queries.table_rows import table_rows
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.table.row_order import Scope
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, SHIFT, press
from tests.ui.table_at_work import cells, index_of, line_of, settle, stand_in, with_table, write


@pytest.fixture
def undated(talks: Path) -> Path:
    """The story with two events that have no date."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Letters are exchanged", When("in those days")))
        add_event(store, EventDraft("A call", When("")))
    return talks


def _in_file(path: Path, title: str) -> str:
    with Store.open(path, read_only=True) as store:
        return table_rows(store, [id_of(path, title)])[0].when.text


def _wait_for(qtbot: QtBot, window: MainWindow, title: str, field: Field, words: str) -> None:
    qtbot.wait_until(lambda: title in cells(window, Field.TITLE))
    qtbot.wait_until(lambda: index_of(window, title, field).data() == words)


def test_a_title_is_written_in_its_cell(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """F2, a new title and Enter: the timeline has it, one Ctrl+Z takes it back, and the cell says so."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet")
    line = write(qtbot, window, "Envoys meet again")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Envoys meet again" in cells(window, Field.TITLE), "what was written shows at once"
    qtbot.wait_until(lambda: "Envoys meet again" in window.notice.text)
    settle(qtbot, window)
    assert window.table.view.hasFocus()
    qtbot.wait_until(lambda: "title of event" in window.actions_.undo.text())
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: "Envoys meet" in cells(window, Field.TITLE))


def test_a_date_says_how_it_is_read(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """While a date is typed the cell says how it is read, with its EDTF; Enter moves the record in time."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet", Field.WHEN)
    line = write(qtbot, window, "early March 2019")
    assert "between Friday 1 and Sunday 10 March 2019" in window.table.view.cells.bubble_words
    assert "EDTF" in window.table.view.cells.bubble_words
    qtbot.keyClick(line, Qt.Key.Key_Return)
    _wait_for(qtbot, window, "Envoys meet", Field.WHEN, "early March 2019")
    qtbot.wait_until(lambda: cells(window, Field.TITLE)[-2:] == ["Envoys meet", "Third meeting"])
    assert window.table.view.current_record == id_of(talks, "Envoys meet"), "the keyboard goes with it"


def test_an_impossible_date_stays_in_its_cell(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A date that can't be is refused at the cell, which stays open with it; Esc leaves all as it was."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet", Field.WHEN)
    line = write(qtbot, window, "31 April 2018")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line_of(window).text() == "31 April 2018"
    assert "April" in window.table.view.cells.bubble_words
    assert window.table.view.cells.bubble_words.endswith("Esc restores what stood there.")
    window.timeline.setFocus()
    assert line_of(window).text() == "31 April 2018", "it is not lost when the keyboard goes elsewhere"
    line_of(window).setFocus()
    qtbot.keyClick(line_of(window), Qt.Key.Key_Escape)
    assert window.table.view.cells.editor is None
    assert _in_file(talks, "Envoys meet") == "5 Sept 2018"


def test_a_refusal_of_the_database_comes_back_to_the_cell(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What only the database can refuse opens the cell again, with what was written and the reason."""
    with sqlite3.connect(talks) as other:
        for uid in ("a", "b"):
            record = other.execute(
                "insert into records (kind, uid, created, changed) values ('tag', ?, 'x', 'x')", (uid,)
            ).lastrowid
            other.execute("insert into tags (id, name) values (?, 'twice')", (record,))
    other.close()
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet", Field.TAGS)
    line = write(qtbot, window, "talks; twice")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: "twice" in window.table.view.cells.bubble_words)
    assert line_of(window).text() == "talks; twice"


def test_choices_are_made_by_keys(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Importance and status are chosen from their lists, and Tab goes on to the next cell."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet", Field.IMPORTANCE)
    qtbot.keyClick(window.table.view, Qt.Key.Key_F2)
    box = window.table.view.cells.editor
    assert isinstance(box, QComboBox)
    qtbot.keyClick(box, Qt.Key.Key_5)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    _wait_for(qtbot, window, "Envoys meet", Field.IMPORTANCE, "5")
    settle(qtbot, window)
    stand_in(window, "Envoys meet", Field.STATUS)
    qtbot.keyClick(window.table.view, Qt.Key.Key_Return)
    box = window.table.view.cells.editor
    assert isinstance(box, QComboBox)
    qtbot.keyClick(box, Qt.Key.Key_P)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert window.table.view.currentIndex().column() != index_of(window, "Envoys meet", Field.STATUS).column()
    _wait_for(qtbot, window, "Envoys meet", Field.STATUS, "planned")


def test_private_is_switched_in_its_cell(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """F2 on “Private” keeps a record private, and again makes it public."""
    window = with_table(qtbot, open_window, talks)
    for words in ("private", ""):
        stand_in(window, "Envoys meet", Field.PRIVATE)
        qtbot.keyClick(window.table.view, Qt.Key.Key_F2)
        _wait_for(qtbot, window, "Envoys meet", Field.PRIVATE, words)
        settle(qtbot, window)


def test_a_place_is_offered_and_made(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A new place is made on the fly; the next time it is offered after its first letters."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet", Field.PLACE)
    qtbot.keyClick(write(qtbot, window, "Riverside"), Qt.Key.Key_Return)
    _wait_for(qtbot, window, "Envoys meet", Field.PLACE, "Riverside")
    settle(qtbot, window)
    stand_in(window, "Third meeting", Field.PLACE)
    line = write(qtbot, window, "Riv")
    qtbot.wait_until(lambda: window.table.view.cells.offered_names == ["Riverside"])
    qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_other_cells_open_the_editor(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Enter on what is not written in a cell opens the editor of the record, and the keyboard comes back."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet", Field.ACTORS)
    qtbot.keyClick(window.table.view, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: dialog.form.draft().title == "Envoys meet")  # type: ignore[union-attr]  # an event's
    dialog.reject()
    qtbot.wait_until(lambda: window.editing.dialog is None)
    qtbot.wait_until(window.table.view.hasFocus)


def test_a_double_click_writes(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """A double click opens a cell where it can be written."""
    window = with_table(qtbot, open_window, talks)
    where = window.table.view.visualRect(index_of(window, "Envoys meet")).center()
    qtbot.mouseClick(window.table.view.viewport(), LEFT, pos=where)
    qtbot.mouseDClick(window.table.view.viewport(), LEFT, pos=where)
    assert line_of(window).text() == "Envoys meet"


def test_a_cell_is_not_taken_away_while_it_is_written(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What is being written stays when another program changes the database, and the rows follow after it."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet")
    line = write(qtbot, window, "Envoys meet once more")
    with Store.open(talks) as store:
        add_event(store, EventDraft("Written elsewhere", When("")))
    qtbot.wait_until(
        lambda: window.timeline.content is not None and len(window.timeline.content.undated) == 1
    )
    assert line_of(window) is line
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: "Written elsewhere" in cells(window, Field.TITLE))
    _wait_for(qtbot, window, "Envoys meet once more", Field.TITLE, "Envoys meet once more")


def test_a_read_only_database_is_not_written(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """In a file that may only be read no cell opens."""
    talks.chmod(0o444)
    window = with_table(qtbot, open_window, talks)
    if not window._opened.is_read_only:  # whoever may write everything
        pytest.skip("this user may write to a read-only file")
    stand_in(window, "Envoys meet")
    assert not index_of(window, "Envoys meet").flags() & Qt.ItemFlag.ItemIsEditable


def test_the_status_line_leads_to_the_undated(open_window: OpenWindow, undated: Path, qtbot: QtBot) -> None:
    """“2 undated” in the status line lists them, with what was written for a date."""
    window = open_window(undated)
    word = next(one for one in window.status.words if one.text() == "2 undated")
    qtbot.mouseClick(word, LEFT)
    settle(qtbot, window, Scope.UNDATED)
    assert cells(window, Field.TITLE) == ["Letters are exchanged", "A call"]
    assert cells(window, Field.WHEN) == ["in those days", "undated"]
    assert window.table.view.hasFocus()


def test_a_date_brings_an_undated_record_onto_the_timeline(
    open_window: OpenWindow, undated: Path, qtbot: QtBot
) -> None:
    """A date written in the list of the undated puts the record on the timeline, and the next is at hand."""
    window = open_window(undated)
    press(qtbot, window, Qt.Key.Key_U)
    settle(qtbot, window, Scope.UNDATED)
    record = id_of(undated, "Letters are exchanged")
    stand_in(window, "Letters are exchanged", Field.WHEN)
    line = write(qtbot, window, "May 2018")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: cells(window, Field.TITLE) == ["A call"])
    qtbot.wait_until(
        lambda: window.timeline.scene is not None and window.timeline.scene.box_of(record) is not None
    )
    assert window.table.view.current_record == id_of(undated, "A call")
    assert window.table.view.hasFocus()


def test_rows_are_copied_in_several_forms(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+C copies the chosen rows with their heads: with tabs as text, and as CSV, Markdown and HTML."""
    window = with_table(qtbot, open_window, talks)
    stand_in(window, "Envoys meet")
    qtbot.keyClick(window.table.view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(window.table.view, Qt.Key.Key_C, CONTROL)
    qtbot.wait_until(lambda: "Copied 2 rows" in window.notice.text)
    forms = QGuiApplication.clipboard().mimeData()
    lines = forms.text().splitlines()
    assert lines[0].split("\t")[:4] == ["When", "EDTF", "Kind", "Title"]
    assert lines[1].split("\t")[:4] == ["5 Sep 2018", "2018-09-05", "event", "Envoys meet"]
    assert len(lines) == 3
    assert bytes(forms.data("text/csv").data()).decode().startswith("When,EDTF,Kind,Title")
    assert bytes(forms.data("text/markdown").data()).decode().splitlines()[1].startswith("| --- |")
    assert "<td>Envoys meet</td>" in forms.html()
