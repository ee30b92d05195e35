"""The editor dialog with a real database, driven by keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.details import AgreementDetail
from explorer.model.draft_kinds import WRITTEN_KINDS
from explorer.model.drafts import ActorDraft, EventDraft, RoleDraft
from explorer.model.errors import UserError
from explorer.model.reading import read_when
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import details
from explorer.store.queries.journal import steps
from explorer.store.store import Store
from explorer.ui.worker import Worker
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import (
    CONTROL,
    SHIFT,
    choose,
    event_of,
    focused,
    press,
    saved_by,
    statement_of,
    type_in,
    write,
)
from tests.ui.small_story import Story


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
    assert "kept as the text it is, on no lane" in dialog.form.when.echo_label.text()
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


def test_another_spelling_offers_who_is_known_before_anybody_new(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Enter on a name in another spelling takes the person who is known, not a new one."""
    write(story.path, lambda store: edit.add_actor(store, ActorDraft("Kim Jong-un")))
    dialog = open_editor()
    dialog.form.people.line.setFocus()
    choose(qtbot, dialog, "Kim Chong-un")
    assert [(one.name, one.is_new) for one in dialog.form.people.choices()] == [("Kim Jong-un", False)]


def test_a_statement_has_speakers_quote_and_mode(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """The kind switch keeps what both kinds have; the statement needs a speaker."""
    dialog = open_editor()
    type_in(qtbot, "Kimball warns")
    dialog.page.kind.setFocus()
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
    assert dialog.hint_label.text() == "Added event “First of a series”"
    assert not source.choices()[0].is_new
    type_in(qtbot, "Second of a series")
    second = saved_by(qtbot, dialog, dialog.save)
    assert dialog.hint_label.textFormat() is Qt.TextFormat.PlainText
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
        "Kind of event",
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


def test_a_planned_event_is_asked_when_it_was_announced(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """What simply happened is not; what was typed is dropped with the field, and kept where it shows."""
    dialog = open_editor()
    type_in(qtbot, "Third summit")
    assert not dialog.form.announced.isVisible()
    dialog.form.status.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert dialog.form.announced.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "summit")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "5 Jan 2019")
    record = saved_by(qtbot, dialog, dialog.save)
    event = event_of(story.path, record)
    assert (event.status, event.kind) == ("planned", "summit")
    assert event.announced is not None
    assert event.announced.edtf == "2019-01-05"


@pytest.mark.parametrize("kind", WRITTEN_KINDS)
def test_a_form_ends_where_its_buttons_begin(kind: RecordKind, open_editor: OpenEditor) -> None:
    """Neither room is left over beneath the last field, nor does it take scrolling to see it whole."""
    dialog = open_editor(kind=kind)
    shown = [row.field for row in dialog.form._rows.values() if row.field.isVisible()]
    last = max(field.mapTo(dialog, field.rect().bottomLeft()).y() for field in shown)
    foot = dialog.private.parentWidget()
    if dialog.height() < dialog.screen().availableGeometry().height() - 80:
        assert 14 <= foot.mapTo(dialog, foot.rect().topLeft()).y() - last <= 22
        assert dialog.scrolled.verticalScrollBar().maximum() == 0
