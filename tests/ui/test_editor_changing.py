"""Changing a record that is there: what the form does not show stays."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.drafts import CitationDraft, EventDraft
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.when import When
from explorer.ui.worker import Worker
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, event_of, press, saved_by, statement_of, type_in
from tests.ui.small_story import Story


def test_an_unchanged_record_saved_again_stays_what_it_was(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """What the form does not show is kept, and so is every citation."""
    before = event_of(story.path, story.summit)
    dialog = open_editor(record=story.summit)
    assert dialog.title_label.text() == "Edit event"
    assert not dialog.has_changes()
    saved_by(qtbot, dialog, dialog.save)
    assert event_of(story.path, story.summit) == before
    said_before = statement_of(story.path, story.speech)
    dialog = open_editor(record=story.speech)
    assert dialog.title_label.text() == "Edit statement"
    saved_by(qtbot, dialog, dialog.save)
    assert statement_of(story.path, story.speech) == said_before


def test_a_change_of_the_title_leaves_the_rest(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Kind of event, order in the day and citations survive an edit of the title."""
    dialog = open_editor(record=story.summit)
    press(qtbot, Qt.Key.Key_A, modifiers=CONTROL)
    type_in(qtbot, "The Hanoi summit")
    saved_by(qtbot, dialog, dialog.save)
    event = event_of(story.path, story.summit)
    assert (event.title, event.kind, event.sequence) == ("The Hanoi summit", "summit meeting", 2)
    assert event.citations[0].says_when is not None
    assert event.citations[0].says_when.edtf == "[2019-02-16,2019-02-17]"
    assert len(event.citations) == 2


def test_text_of_any_kind_survives_an_edit(
    open_editor: OpenEditor, worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """Line breaks in a title, markup and a hundred thousand letters come out as they went in."""
    made: list[RecordId] = []
    draft = EventDraft("two\nlines <b>", read_when("2019"), description="y" * 100_000 + "\n<i>שלום</i>")
    worker.edit(
        lambda store: edit.add_event(store, draft),
        lambda changes: made.append(RecordId(changes.record or 0)),
    )
    qtbot.wait_until(lambda: bool(made))
    before = event_of(story.path, made[0])
    dialog = open_editor(record=made[0])
    dialog.private.click()
    saved_by(qtbot, dialog, dialog.save)
    after = event_of(story.path, made[0])
    assert (after.title, after.description, after.private) == (before.title, before.description, True)


@pytest.mark.parametrize(
    "text",
    [
        "z" * 100_000,
        "tab\there",
        "line\u2028separator",
        "cr\r\nlf",
        " spaces ",
        "emoji 🤝 שלום \u202e",
        "a\x07b",
    ],
    ids=["long", "tab", "separator", "crlf", "spaces", "scripts", "control"],
)
def test_no_title_is_changed_by_an_edit_of_something_else(
    text: str, open_editor: OpenEditor, worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """Whatever a title, a date's text, a locator or an excerpt holds, it comes out as it went in."""
    made: list[RecordId] = []
    citation = CitationDraft(story.report, text, text)
    draft = EventDraft(text, When(text), description=text, citations=(citation,))
    worker.edit(
        lambda store: edit.add_event(store, draft),
        lambda changes: made.append(RecordId(changes.record or 0)),
    )
    qtbot.wait_until(lambda: bool(made))
    before = event_of(story.path, made[0])
    dialog = open_editor(record=made[0])
    assert not dialog.has_changes()
    dialog.private.click()
    saved_by(qtbot, dialog, dialog.save)
    assert event_of(story.path, made[0]) == replace(before, private=True)
