"""Changing the records in the window: by keyboard and mouse, taken back, refused, and by others."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import add_event
from explorer.model.changes import Changes
from explorer.model.drafts import EventDraft
from explorer.model.reading import read_or_keep, read_when
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.counts import counts
from explorer.store.store import Store
from explorer.ui.editor.question import Answer
from explorer.ui.main_window import MainWindow
from explorer.ui.plain_tip import plain_tip
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, LEFT, SHIFT, press


def test_an_event_is_added_undone_and_redone_by_keyboard(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+N, title, date, Ctrl+Enter: it is there; Ctrl+Z: gone; Ctrl+Shift+Z: there again."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    qtbot.wait_until(lambda: isinstance(dialog.focusWidget(), QLineEdit))
    qtbot.keyClicks(dialog.focusWidget(), "Fourth meeting")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "5 July 2019")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.wait_until(lambda: "of 11 shown" in window.status.text)
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
    """Ctrl+C copies the selected records, each with its sources."""
    window = open_window(talks)
    window.timeline.select((id_of(talks, "All at once"),))
    window.timeline.setFocus()
    press(qtbot, window, Qt.Key.Key_C)
    clipboard = QGuiApplication.clipboard()
    qtbot.wait_until(lambda: clipboard.text().startswith("21 February 2019 — Ada Miller: “All at once”"))
    assert clipboard.text().endswith("Source: “Report on the talks,” The Wire, p. 2. Confidence: high.")


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
    window.say("Something else.")
    press(qtbot, window, Qt.Key.Key_N)
    assert window.notice.text.startswith("Nothing can be changed, because ")
    assert window.status.text.count("read") == 1


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


def test_the_first_event_of_an_empty_database_is_seen_with_room_around(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """A single day does not fill the whole width: a month is shown at both sides."""
    desk.create(tmp_path / "one.db")
    qtbot.wait_until(lambda: desk.window is not None)
    window = desk.window
    assert window is not None
    qtbot.wait_until(window.empty.isVisible)
    with Store.open(window.path) as store:
        add_event(store, EventDraft("First", read_when("1 March 2019")))
    qtbot.wait_until(window.timeline.isVisible)
    qtbot.wait_until(lambda: "1 of 1 shown" in window.status.text)
    assert "Jan 2019 – " in window.status.text


def test_an_undated_event_is_said_to_stand_on_no_lane(open_window: OpenWindow, talks: Path) -> None:
    """Text that is no date is kept, and one learns why the event is not on the timeline."""
    window = open_window(talks)
    draft = EventDraft("Some day", read_or_keep("when the river freezes"))
    window.editing.saved(add_event_elsewhere(talks, draft))
    assert window.notice.text == "Added event “Some day”, undated: it stands on no lane"


def add_event_elsewhere(path: Path, draft: EventDraft) -> Changes:
    """Write an event as the editor does, and give what it tells."""
    with Store.open(path) as store:
        return add_event(store, draft)


@pytest.mark.parametrize(("answer", "is_open_after"), [(Answer.KEEP_EDITING, True), (Answer.DISCARD, False)])
def test_closing_the_window_asks_what_becomes_of_the_editor(
    open_window: OpenWindow,
    talks: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    answer: Answer,
    is_open_after: bool,
) -> None:
    """Something written and not saved is asked about once: kept, the window stays; discarded, it closes."""
    monkeypatch.setattr("explorer.ui.editor.dialog.ask_whether_to_leave", lambda _dialog: answer)
    window = open_window(talks)
    window.editing.add(RecordKind.EVENT)
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: isinstance(dialog.focusWidget(), QLineEdit))
    qtbot.keyClicks(dialog.focusWidget(), "Half a thought")
    window.close()
    assert window.isVisible() is is_open_after
