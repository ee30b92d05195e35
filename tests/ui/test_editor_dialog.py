"""The editor dialog with a real database, driven by keys and mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from small_story import Story, serving, tell_small_story

from explorer import edit
from explorer.model.details import AgreementDetail, EventDetail, StatementDetail
from explorer.model.drafts import EventDraft, RoleDraft
from explorer.model.errors import UserError
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Event, Statement
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import load_theme
from explorer.store.queries import details
from explorer.store.queries.journal import steps
from explorer.store.queries.settings import list_drafts
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.question import Question
from explorer.ui.worker import Worker

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OpenEditor = Callable[..., EditorDialog]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, written once."""
    return tell_small_story(tmp_path_factory.mktemp("told") / "story.db")


@pytest.fixture
def story(told: Story, tmp_path: Path) -> Story:
    """A copy of the small story to work on."""
    return told.copied_to(tmp_path / "story.db")


@pytest.fixture
def worker(story: Story, qtbot: QtBot) -> Iterator[Worker]:
    """A worker on the story."""
    with serving(story.path, qtbot) as serving_worker:
        yield serving_worker


@pytest.fixture
def open_editor(worker: Worker, qtbot: QtBot) -> OpenEditor:
    """Open the editor and wait until it is filled."""

    def open_(**wishes: object) -> EditorDialog:
        dialog = EditorDialog(worker, theme=load_theme("light"), **wishes)  # type: ignore[arg-type]  # a test's shorthand
        qtbot.add_widget(dialog, before_close_func=_close_for_good)
        with qtbot.wait_signal(dialog.ready):
            dialog.show()
        dialog.activateWindow()
        qtbot.wait_until(lambda: dialog.form.title.hasFocus())
        return dialog

    return open_


def _close_for_good(dialog: QWidget) -> None:
    """Close without being asked."""
    dialog.hide()


def focused() -> QWidget:
    """The field that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys in whatever has the keyboard."""
    for key in keys:
        qtbot.keyClick(focused(), key, modifiers)


def type_in(qtbot: QtBot, text: str) -> None:
    """Type text in whatever has the keyboard."""
    qtbot.keyClicks(focused(), text)


def choose(qtbot: QtBot, dialog: EditorDialog, text: str) -> None:
    """Type a name and take the first suggestion with Enter."""
    type_in(qtbot, text)
    qtbot.wait_until(lambda: any(chips.has_suggestions() for chips in dialog.form.chips()))
    press(qtbot, Qt.Key.Key_Return)


def event_of(path: Path, record: RecordId) -> Event:
    """The event as it is in the database."""
    with Store.open(path) as store:
        detail = details.event(store, record)
    assert isinstance(detail, EventDetail)
    return detail.event


def statement_of(path: Path, record: RecordId) -> Statement:
    """The statement as it is in the database."""
    with Store.open(path) as store:
        detail = details.statement(store, record)
    assert isinstance(detail, StatementDetail)
    return detail.statement


def saved_by(qtbot: QtBot, dialog: EditorDialog, deed: Callable[[], None]) -> RecordId:
    """The record that `deed` saved."""
    with qtbot.wait_signal(dialog.saved) as told:
        deed()
    assert told.args is not None
    record = told.args[0].record
    assert record is not None
    return RecordId(record)


def test_an_event_is_written_by_keyboard_alone(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Title, date, a known actor, a new one, a place, a source; Ctrl+Enter saves and closes."""
    dialog = open_editor()
    assert dialog.title_label.text() == "Add event"
    type_in(qtbot, "China reported to weigh its no-first-use policy")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "between 10 and 17 Feb 2019")
    assert "one day between Sunday 10 and Sunday 17 February 2019" in dialog.form.when.echo_label.text()
    assert "[2019-02-10..2019-02-17]" in dialog.form.when.echo_label.text()
    assert dialog.form.when.drawing.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "russ")
    choose(qtbot, dialog, "Fu Cong")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "inf")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "Beijing")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "report")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "paragraph 12")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    assert not dialog.isVisible()
    event = event_of(story.path, record)
    assert event.when.text == "between 10 and 17 Feb 2019"
    assert [(part.actor.name, part.role) for part in event.actors] == [
        ("Russia", "participant"),
        ("Fu Cong", "participant"),
    ]
    assert [named.id for named in event.agreements] == [story.treaty]
    assert event.place is not None
    assert event.place.name == "Beijing"
    assert [(cited.source.id, cited.locator) for cited in event.citations] == [(story.report, "paragraph 12")]


def test_one_save_is_one_step_that_undo_takes_back(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """What the save made on the way goes with it."""
    dialog = open_editor()
    type_in(qtbot, "A meeting")
    dialog.form.people.line.setFocus()
    choose(qtbot, dialog, "Somebody new")
    saved_by(qtbot, dialog, dialog.save)
    with Store.open(story.path) as store:
        assert steps(store)[-1].label == "Add event “A meeting”"
        edit.undo(store)
        names = [row[0] for row in store.connection.execute("select name from actors")]
    assert "Somebody new" not in names


def test_errors_stand_beside_their_fields(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Nothing is saved, the first wrong field has the keyboard, and what is wrong is said there."""
    dialog = open_editor()
    dialog.form.when.line.setFocus()
    type_in(qtbot, "31 April 2018")
    assert "April" in dialog.form.when.echo_label.text()
    press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL)
    qtbot.wait_until(lambda: dialog.form.title.hasFocus())
    assert dialog.form.error_of("title") == "Give the event a title."
    assert dialog.form.error_of("when") == ""
    assert dialog.isVisible()
    type_in(qtbot, "A title")
    assert dialog.form.error_of("title") == ""


def test_unreadable_dates_are_kept_as_undated_text(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """The box says so, and the record has the text."""
    dialog = open_editor()
    type_in(qtbot, "Something")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "some day in spring, they say")
    assert "kept as undated text" in dialog.form.when.echo_label.text()
    record = saved_by(qtbot, dialog, dialog.save)
    event = event_of(story.path, record)
    assert (event.when.text, event.when.edtf) == ("some day in spring, they say", None)


def test_names_are_taken_as_fast_as_they_are_typed(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Enter and Ctrl+Enter do not have to wait for suggestions."""
    dialog = open_editor()
    type_in(qtbot, "A meeting")
    dialog.form.people.line.setFocus()
    type_in(qtbot, "Russia")
    press(qtbot, Qt.Key.Key_Return)
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    assert [part.actor.id for part in event_of(story.path, record).actors] == [story.russia]


def test_a_half_typed_name_is_not_guessed(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Text that was not chosen stops the save and is said so beside its field."""
    dialog = open_editor()
    type_in(qtbot, "A meeting")
    dialog.form.people.line.setFocus()
    type_in(qtbot, "Russ")
    press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL)
    qtbot.wait_until(lambda: dialog.form.error_of("people") != "")
    assert "“Russ” is not chosen yet" in dialog.form.error_of("people")
    assert dialog.isVisible()


def test_chips_are_worked_by_keys(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Backspace removes the last chip, Left and Delete any, Escape closes the list and not the dialog."""
    dialog = open_editor()
    people = dialog.form.people
    people.line.setFocus()
    for name in ("Russia", "United", "Soviet"):
        choose(qtbot, dialog, name)
    assert [one.name for one in people.choices()] == ["Russia", "United States", "Soviet Union"]
    press(qtbot, Qt.Key.Key_Backspace)
    assert [one.name for one in people.choices()] == ["Russia", "United States"]
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Delete)
    assert [one.name for one in people.choices()] == ["United States"]
    type_in(qtbot, "sov")
    qtbot.wait_until(people.has_suggestions)
    press(qtbot, Qt.Key.Key_Escape)
    assert not people.has_suggestions()
    assert people.pending() == "sov"
    assert dialog.isVisible()


def test_the_kind_of_a_new_actor_is_chosen_in_the_list(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Down walks from a new person to a new state."""
    dialog = open_editor()
    type_in(qtbot, "A meeting")
    dialog.form.people.line.setFocus()
    type_in(qtbot, "Ruritania")
    qtbot.wait_until(dialog.form.people.has_suggestions)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert dialog.form.people.choices()[0].new_kind == "state"
    record = saved_by(qtbot, dialog, dialog.save)
    actor = event_of(story.path, record).actors[0].actor
    with Store.open(story.path) as store:
        assert details.actor(store, actor.id).actor.kind == "state"


def test_a_statement_has_speakers_quote_and_mode(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """The kind switch keeps what both kinds have; the statement needs a speaker."""
    dialog = open_editor()
    type_in(qtbot, "Kimball warns")
    dialog.form.kind.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert dialog.title_label.text() == "Add statement"
    assert dialog.form.title.text() == "Kimball warns"
    dialog.save()
    qtbot.wait_until(lambda: dialog.form.error_of("speakers") != "")
    assert dialog.form.speakers.line.hasFocus()
    choose(qtbot, dialog, "kimb")
    dialog.form.quote.setFocus()
    type_in(qtbot, "pattern or habit")
    dialog.form.mode.setFocus()
    press(qtbot, Qt.Key.Key_Left)
    dialog.form.others.line.setFocus()
    choose(qtbot, dialog, "united")
    dialog.form.at_event.line.setFocus()
    choose(qtbot, dialog, "summit")
    record = saved_by(qtbot, dialog, dialog.save)
    statement = statement_of(story.path, record)
    assert (statement.quote, statement.mode) == ("pattern or habit", "partial")
    assert [(part.actor.id, part.role) for part in statement.actors] == [
        (story.kimball, "speaker"),
        (story.united_states, "about"),
    ]
    assert statement.at_event is not None
    assert statement.at_event.id == story.summit


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


def test_save_and_add_another_keeps_the_source(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Ctrl+Shift+Enter saves and begins an empty record of the same kind with the same source."""
    dialog = open_editor()
    type_in(qtbot, "First of a series")
    source = dialog.form.citations.fields()[0].source
    source.line.setFocus()
    choose(qtbot, dialog, "A new paper")
    first = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL | SHIFT))
    qtbot.wait_until(lambda: dialog.form.title.hasFocus())
    assert dialog.isVisible()
    assert dialog.form.title.text() == ""
    assert not dialog.has_changes()
    assert "saved" in dialog.hint_label.text()
    type_in(qtbot, "Second of a series")
    second = saved_by(qtbot, dialog, dialog.save)
    cited = [event_of(story.path, record).citations[0].source for record in (first, second)]
    assert cited[0] == cited[1]


def test_a_second_source_is_cited(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """“Another source” opens empty fields below the first."""
    dialog = open_editor()
    type_in(qtbot, "Twice told")
    citations = dialog.form.citations
    citations.fields()[0].source.line.setFocus()
    choose(qtbot, dialog, "report")
    qtbot.mouseClick(citations.more_button, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: len(citations.fields()) == 2 and citations.fields()[1].source.line.hasFocus())
    choose(qtbot, dialog, "press")
    citations.fields()[1].confidence.setFocus()
    press(qtbot, Qt.Key.Key_5)
    record = saved_by(qtbot, dialog, dialog.save)
    assert [one.confidence for one in event_of(story.path, record).citations] == [3, 5]


def test_an_agreement_is_made_with_the_save(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """A new agreement of the kind chosen is there afterwards, and a refused save leaves none behind."""
    dialog = open_editor()
    type_in(qtbot, "Talks begin")
    dialog.form.agreements.line.setFocus()
    type_in(qtbot, "Leap Day understanding")
    qtbot.wait_until(dialog.form.agreements.has_suggestions)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    record = saved_by(qtbot, dialog, dialog.save)
    agreement = event_of(story.path, record).agreements[0]
    assert agreement.name == "Leap Day understanding"
    with Store.open(story.path) as store:
        detail = details.agreement(store, agreement.id)
    assert isinstance(detail, AgreementDetail)
    assert detail.life.agreement.kind == "political commitment"


def test_a_refused_save_says_why_and_keeps_everything(
    open_editor: OpenEditor, worker: Worker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence stands in the footer, the fields stay, and an agreement made on the way is gone."""
    monkeypatch.setattr(edit, "add_event", _refuse)
    dialog = open_editor()
    type_in(qtbot, "Talks begin")
    dialog.form.agreements.line.setFocus()
    type_in(qtbot, "Understanding")
    qtbot.wait_until(dialog.form.agreements.has_suggestions)
    press(qtbot, Qt.Key.Key_Return)
    dialog.save()
    qtbot.wait_until(lambda: dialog.error_label.text() == "The disk is full.")
    assert dialog.isVisible()
    assert dialog.form.title.text() == "Talks begin"
    names: list[list[str]] = []
    worker.ask(
        lambda store: [row[0] for row in store.connection.execute("select name from agreements")],
        names.append,
    )
    qtbot.wait_until(lambda: bool(names))
    assert names == [["Intermediate Nuclear Treaty"]]


def _refuse(store: Store, draft: EventDraft) -> None:  # noqa: ARG001  # stands in for the edit
    raise UserError("The disk is full.")


def answer(qtbot: QtBot, words: str) -> list[str]:
    """Give the next question the answer that reads `words`, or Escape for none; what it asked."""
    asked: list[str] = []

    def press_it() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, Question):
            QTimer.singleShot(10, press_it)
            return
        asked.append(question.text.text())
        for pressed in question.findChildren(QPushButton):
            if pressed.text() == words:
                qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
                return
        qtbot.keyClick(question, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press_it)
    return asked


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


def test_a_draft_fills_the_fields(open_editor: OpenEditor, story: Story) -> None:
    """A double-click on a lane brings its day and its actor; that alone is nothing written."""
    draft = EventDraft(
        "",
        read_when("27 Feb 2019"),
        actors=(RoleDraft(story.russia, "participant"),),
        agreements=(story.treaty,),
    )
    dialog = open_editor(draft=draft)
    assert dialog.form.when.line.text() == "27 Feb 2019"
    assert [one.name for one in dialog.form.people.choices()] == ["Russia"]
    assert [one.name for one in dialog.form.agreements.choices()] == ["Intermediate Nuclear Treaty"]
    assert not dialog.has_changes()


def test_the_keyboard_walks_every_field_in_order(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Tab goes from the title down to the buttons and leaves nothing out."""
    dialog = open_editor()
    source = dialog.form.citations.fields()[0].source
    source.line.setFocus()
    choose(qtbot, dialog, "report")
    dialog.form.title.setFocus()
    seen: list[str] = []
    while len(seen) < 40 and (not seen or focused() is not dialog.form.title):
        widget = focused()
        seen.append(widget.text() if isinstance(widget, QPushButton) else widget.accessibleName())
        press(qtbot, Qt.Key.Key_Tab)
    assert seen == [
        "Title",
        "When",
        "Actors",
        "Agreements",
        "Place",
        "Tags",
        "Source",
        "Where in the source",
        "Short excerpt",
        "Confidence: Medium, 3 of 5",
        "Date that the source gives",
        "What the source does to this record",
        "+ Another sour&ce",
        "Description",
        "Happened",
        "Certainty",
        "Importance, 1 to 5",
        "Order among records of the same day",
        "Private",
        "Cancel",
        "Save and add anot&her",
        "Save",
        "Event",
    ]


def test_the_kind_can_be_chosen_beforehand(open_editor: OpenEditor) -> None:
    """Add statement opens on a statement."""
    assert open_editor(kind=RecordKind.STATEMENT).title_label.text() == "Add statement"


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
    qtbot.add_widget(dialog, before_close_func=_close_for_good)
    dialog.show()
    assert dialog.isEnabled()
    qtbot.keyClicks(dialog.form.title, "At once")
    with qtbot.wait_signal(dialog.ready):
        pass
    assert dialog.form.title.text() == "At once"
