"""Writing down and changing sources by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.edit import undo
from explorer.model.calendar import today
from explorer.model.day_words import day_iso
from explorer.model.ids import RecordId
from explorer.model.records import Source
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import details
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.forms.source import SourceForm
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, answer, focused, press, saved_by, type_in
from tests.ui.small_story import Story

LEFT = Qt.MouseButton.LeftButton


def form_of(dialog: EditorDialog) -> SourceForm:
    """The form of the source."""
    assert isinstance(dialog.form, SourceForm)
    return dialog.form


def source_of(path: Path, record: RecordId) -> Source:
    """The source as it is in the database."""
    with Store.open(path) as store:
        return details.source(store, record).source


def test_a_source_is_written_by_keys_alone(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Every field from the title to the note, with the date of publication read while it is typed."""
    dialog = open_editor(kind=RecordKind.SOURCE)
    for text in ("News report", "A. Writer", "The Daily", "21 Feb 2019", "https://example.org/a?b=1"):
        type_in(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    assert form_of(dialog).published.echo.words == "Thursday 21 February 2019"
    type_in(qtbot, "https://archive.example/1")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "1 March 2019")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "arti")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Its own source is unnamed.")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    saved = source_of(story.path, record)
    assert saved.published.edtf == "2019-02-21"
    assert (saved.title, saved.author, saved.publisher, saved.url, saved.archived_url) == (
        "News report",
        "A. Writer",
        "The Daily",
        "https://example.org/a?b=1",
        "https://archive.example/1",
    )
    assert (saved.accessed, saved.kind, saved.note) == ("2019-03-01", "article", "Its own source is unnamed.")


def test_a_source_is_changed_and_taken_back(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """The title changes and what was not touched stays, to the letter; undo is one step."""
    before = source_of(story.path, story.report)
    dialog = open_editor(kind=RecordKind.SOURCE, record=story.report)
    form = form_of(dialog)
    assert (form.title.text(), form.author.text()) == ("Report on the eve of Hanoi", "A. Reporter")
    assert not dialog.has_changes()
    form.title.selectAll()
    type_in(qtbot, "Report")
    qtbot.mouseClick(dialog.private, LEFT)
    saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.save_button, LEFT))
    after = source_of(story.path, story.report)
    assert (after.title, after.private, after.url) == ("Report", True, before.url)
    with Store.open(story.path) as store:
        undo(store)
    assert source_of(story.path, story.report) == before


def test_a_day_of_access_is_kept_as_a_day(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """“today” is written as the day that it is; text that is no date stays as it is."""
    dialog = open_editor(kind=RecordKind.SOURCE)
    form = form_of(dialog)
    type_in(qtbot, "First")
    form.accessed.line.setFocus()
    type_in(qtbot, "today")
    first = saved_by(qtbot, dialog, dialog.save_and_add_another)
    assert source_of(story.path, first).accessed == day_iso(today())
    type_in(qtbot, "Second")
    form.accessed.line.setFocus()
    form.accessed.line.selectAll()
    type_in(qtbot, "in the reading room")
    second = saved_by(qtbot, dialog, dialog.save)
    assert source_of(story.path, second).accessed == "in the reading room"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("url", "www.example.org", "no web address; write it like https://example.org/page"),
        ("archived_url", "ftp://example.org", "no web address"),
    ],
)
def test_an_address_that_is_none_is_told_beside_it(
    name: str, typed: str, said: str, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """What no browser opens is told beside its own line, which gets the keyboard; nothing is saved."""
    dialog = open_editor(kind=RecordKind.SOURCE)
    form = form_of(dialog)
    dialog.save()
    assert form.error_of("title") == "Give the source a title."
    type_in(qtbot, "Odd")
    line = form.url if name == "url" else form.archived_url
    line.setFocus()
    type_in(qtbot, typed)
    dialog.save()
    qtbot.wait_until(lambda: form.error_of(name) != "")
    assert said in form.error_of(name)
    assert focused() is line
    line.selectAll()
    type_in(qtbot, "https://example.org")
    record = saved_by(qtbot, dialog, dialog.save)
    assert source_of(story.path, record).title == "Odd"


def test_an_impossible_date_of_publication_bars_the_save(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """The date says of itself why it can't be, and the keyboard goes there."""
    dialog = open_editor(kind=RecordKind.SOURCE)
    form = form_of(dialog)
    type_in(qtbot, "News")
    form.published.line.setFocus()
    type_in(qtbot, "30 Feb 2019")
    form.title.setFocus()
    dialog.save()
    assert dialog.isVisible()
    assert focused() is form.published.line
    assert form.error_of("published") == ""


def test_the_next_source_keeps_where_it_comes_from(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Publisher, kind and day of access stay for the next one; title and address do not."""
    dialog = open_editor(kind=RecordKind.SOURCE)
    form = form_of(dialog)
    type_in(qtbot, "First")
    form.publisher.setFocus()
    type_in(qtbot, "The Daily")
    form.url.setFocus()
    type_in(qtbot, "https://example.org/1")
    saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.another_button, LEFT))
    assert (form.title.text(), form.publisher.text(), form.url.text()) == ("", "The Daily", "")
    assert focused() is form.title


def test_a_half_written_source_is_kept(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """The draft comes back with its date as it was typed."""
    dialog = open_editor(kind=RecordKind.SOURCE)
    type_in(qtbot, "Half a source")
    form_of(dialog).published.line.setFocus()
    type_in(qtbot, "early 2019")
    answer(qtbot, "Keep as d&raft")
    dialog.reject()
    again = open_editor(kind=RecordKind.SOURCE)
    qtbot.mouseClick(again.notice.restore_button, LEFT)
    qtbot.wait_until(lambda: form_of(again).title.text() == "Half a source")
    assert form_of(again).published.line.text() == "early 2019"


def test_a_source_cited_on_the_fly_is_completed_later(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A title typed while citing is a source that its own editor opens and completes."""
    with Store.open(story.path) as store:
        made = find_named(store, RecordKind.SOURCE, "Press statement").id
    dialog = open_editor(kind=RecordKind.SOURCE, record=made)
    form = form_of(dialog)
    form.publisher.setFocus()
    type_in(qtbot, "White House")
    saved_by(qtbot, dialog, dialog.save)
    assert source_of(story.path, made).publisher == "White House"
