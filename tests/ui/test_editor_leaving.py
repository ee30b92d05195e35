"""Leaving the editor without saving: what it asks, and what it keeps."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import load_theme
from explorer.store.queries.settings import list_drafts, save_draft
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.draft_json import KeptDraft, kept_as_json
from explorer.ui.editor.draft_keeper import last_left_behind
from explorer.ui.worker import Worker
from tests.ui.conftest import OpenEditor, OpenWindow
from tests.ui.editor_at_work import answer, choose, event_of, press, saved_by, type_in
from tests.ui.small_story import Story


def test_escape_asks_only_where_something_was_written(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """An untouched dialog closes at once; a touched one asks, and keeps everything unless told otherwise."""
    dialog = open_editor()
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog = open_editor()
    type_in(qtbot, "half a thought")
    asked = answer(qtbot, "")
    press(qtbot, Qt.Key.Key_Escape)
    assert asked == ["What you have written is not saved yet."]
    assert dialog.isVisible()
    assert dialog.form.title.text() == "half a thought"
    dialog.activateWindow()
    qtbot.wait_until(dialog.form.title.hasFocus)
    answer(qtbot, "&Discard")
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def drafts_in(worker: Worker, qtbot: QtBot) -> list[str]:
    """The contents of the drafts that the database keeps."""
    found: list[list[str]] = []
    worker.ask(lambda store: [draft.content for draft in list_drafts(store)], found.append)
    qtbot.wait_until(lambda: bool(found))
    return found[0]


def test_what_is_being_written_outlives_a_crash(
    open_editor: OpenEditor, worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """A pause is enough; the next dialog offers it, and saving it leaves no draft."""
    dialog = open_editor()
    type_in(qtbot, "Half a meeting")
    dialog.form.people.line.setFocus()
    choose(qtbot, dialog, "russia")
    qtbot.wait_until(lambda: len(drafts_in(worker, qtbot)) == 1)
    dialog.hide()
    again = open_editor()
    assert again.notice.isVisible()
    assert "Half a meeting" in again.notice.label.text()
    qtbot.mouseClick(again.notice.restore_button, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: again.form.title.text() == "Half a meeting")
    assert again.has_changes()
    record = saved_by(qtbot, again, again.save)
    assert [part.actor.id for part in event_of(story.path, record).actors] == [story.russia]
    assert drafts_in(worker, qtbot) == []


def test_a_draft_left_behind_can_be_forgotten(open_editor: OpenEditor, worker: Worker, qtbot: QtBot) -> None:
    """Esc and “Keep as draft” keep it; “Forget it” takes it away for good."""
    dialog = open_editor()
    type_in(qtbot, "Half a meeting")
    answer(qtbot, "Keep as d&raft")
    dialog.reject()
    assert not dialog.isVisible()
    again = open_editor()
    assert again.notice.isVisible()
    qtbot.mouseClick(again.notice.forget_button, Qt.MouseButton.LeftButton)
    assert not again.notice.isVisible()
    assert drafts_in(worker, qtbot) == []


def test_discarding_leaves_no_draft(open_editor: OpenEditor, worker: Worker, qtbot: QtBot) -> None:
    """What was thrown away is not offered again."""
    dialog = open_editor()
    type_in(qtbot, "Half a meeting")
    qtbot.wait_until(lambda: len(drafts_in(worker, qtbot)) == 1)
    answer(qtbot, "&Discard")
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.wait_until(lambda: drafts_in(worker, qtbot) == [])


def test_one_can_write_before_the_database_has_answered(worker: Worker, qtbot: QtBot) -> None:
    """Keys pressed as soon as the window is there are not lost."""
    dialog = EditorDialog(worker, theme=load_theme("light"))
    qtbot.add_widget(dialog, before_close_func=QWidget.hide)
    dialog.show()
    assert dialog.isEnabled()
    qtbot.keyClicks(dialog.form.title, "At once")
    with qtbot.wait_signal(dialog.ready):
        pass
    assert dialog.form.title.text() == "At once"


def test_a_kept_draft_is_told_at_the_start_and_gone_on_with(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """After a crash the window says what was being written; one click opens it as it was."""
    with Store.open(talks) as store:
        kept = KeptDraft(EventDraft("Half a meeting"))
        save_draft(store, RecordKind.EVENT.value, kept_as_json(kept))
    window = open_window(talks)
    qtbot.wait_until(lambda: window.notice.text == "A draft was kept: an event “Half a meeting”")
    assert window.notice.button.text() == "Continue"
    qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.wait_until(lambda: dialog.form.title.text() == "Half a meeting")
    qtbot.wait_until(dialog.isEnabled)
    assert dialog.has_changes()
    assert not dialog.notice.isVisible()
    saved_by(qtbot, dialog, dialog.save)
    with Store.open(talks) as store:
        qtbot.wait_until(lambda: list_drafts(store) == [])


def test_a_draft_of_a_record_that_is_gone_is_not_told(open_window: OpenWindow, talks: Path) -> None:
    """What can't be saved any more is no news."""
    with Store.open(talks) as store:
        kept = KeptDraft(EventDraft("Half a meeting"), RecordId(999_999))
        save_draft(store, RecordKind.EVENT.value, kept_as_json(kept))
        assert last_left_behind(store) is None
    window = open_window(talks)
    assert not window.notice.isVisible()
