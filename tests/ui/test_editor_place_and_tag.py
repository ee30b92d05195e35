"""Writing down and changing places and tags by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.edit import undo
from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.model.records import Place
from explorer.model.vocabulary import RecordKind
from explorer.store.queries import details
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.draft_json import KeptDraft
from explorer.ui.editor.forms.place import PlaceForm
from explorer.ui.editor.forms.tag import TagForm
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, event_of, focused, press, saved_by, type_in
from tests.ui.small_story import Story

LEFT = Qt.MouseButton.LeftButton


def form_of(dialog: EditorDialog) -> PlaceForm:
    """The form of the place."""
    assert isinstance(dialog.form, PlaceForm)
    return dialog.form


def place_of(path: Path, record: RecordId) -> Place:
    """The place as it is in the database."""
    with Store.open(path) as store:
        return details.place(store, record)


def number_of(path: Path, kind: RecordKind, name: str) -> RecordId:
    """The number of a place or a tag."""
    with Store.open(path) as store:
        return find_named(store, kind, name).id


def test_a_place_is_written_by_keys_alone(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Coordinates are read as they are written, and told back."""
    dialog = open_editor(kind=RecordKind.PLACE)
    form = form_of(dialog)
    for text in ("Washington", "United States", "38 54 N", "77.0365 W"):
        type_in(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    assert form.coordinates.echo_label.text() == "Read as 38.9° N, 77.0365° W"
    press(qtbot, Qt.Key.Key_Space)
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    assert place_of(story.path, record) == Place(
        record, "Washington", "United States", 38.9, -77.0365, private=True
    )


def test_a_pair_from_a_map_fills_both_lines(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """What is pasted into the latitude is divided, and the keyboard goes on to the longitude."""
    form = form_of(open_editor(kind=RecordKind.PLACE))
    QApplication.clipboard().setText("21.0278, 105.8342")
    form.coordinates.latitude.setFocus()
    press(qtbot, Qt.Key.Key_V, modifiers=CONTROL)
    assert (form.coordinates.latitude.text(), form.coordinates.longitude.text()) == ("21.0278", "105.8342")
    assert focused() is form.coordinates.longitude
    assert form.coordinates.degrees() == (21.0278, 105.8342)


def test_a_place_made_on_the_fly_is_completed_and_taken_back(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """The place of an event gets its country and a better name; the event has it, undo takes it back."""
    record = number_of(story.path, RecordKind.PLACE, "Hanoi")
    dialog = open_editor(kind=RecordKind.PLACE, record=record)
    form = form_of(dialog)
    assert (form.name.text(), form.country.text(), form.coordinates.degrees()) == ("Hanoi", "", (None, None))
    form.name.selectAll()
    type_in(qtbot, "Ha Noi")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Vietnam")
    saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.save_button, LEFT))
    assert place_of(story.path, record) == Place(record, "Ha Noi", "Vietnam")
    shown = event_of(story.path, story.summit).place
    assert shown is not None
    assert shown.name == "Ha Noi"
    with Store.open(story.path) as store:
        assert undo(store).label == "Change place “Ha Noi”"
    assert place_of(story.path, record) == Place(record, "Hanoi")


@pytest.mark.parametrize(
    ("latitude", "longitude", "said", "is_first"),
    [
        ("91", "10", "A latitude goes to 90 degrees at most.", True),
        ("10", "190", "A longitude goes to 180 degrees at most.", False),
        ("10 E", "10", "A latitude is N or S, not E.", True),
        ("10", "", "The longitude is missing: write both, or neither.", False),
        ("", "10", "The latitude is missing: write both, or neither.", True),
    ],
)
def test_coordinates_that_are_none_are_told(
    latitude: str, longitude: str, said: str, is_first: bool, open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """What lies nowhere is told beneath, the line that is wrong gets the keyboard, and nothing is saved."""
    dialog = open_editor(kind=RecordKind.PLACE)
    form = form_of(dialog)
    type_in(qtbot, "Nowhere")
    qtbot.keyClicks(form.coordinates.latitude, latitude)
    qtbot.keyClicks(form.coordinates.longitude, longitude)
    dialog.save()
    assert form.error_of("coordinates") == said
    assert focused() is (form.coordinates.latitude if is_first else form.coordinates.longitude)
    assert focused().property("invalid") == "true"
    form.coordinates.latitude.setText("10")
    form.coordinates.longitude.selectAll()
    qtbot.keyClicks(form.coordinates.longitude, "10")
    assert form.error_of("coordinates") == ""


def test_a_place_needs_a_name_of_its_own(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """No name, or one that another place has, is told beside the name."""
    dialog = open_editor(kind=RecordKind.PLACE)
    form = form_of(dialog)
    dialog.save()
    assert form.error_of("name") == "Give the place a name."
    type_in(qtbot, "hanoi")
    dialog.save()
    qtbot.wait_until(lambda: "already a place “Hanoi”" in form.error_of("name"))


def test_a_tag_is_renamed_by_keys_and_taken_back(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """What bears the tag has its new name; undo gives the old one back."""
    record = number_of(story.path, RecordKind.TAG, "summit")
    dialog = open_editor(kind=RecordKind.TAG, record=record)
    assert isinstance(dialog.form, TagForm)
    assert dialog.title_label.text() == "Edit tag"
    dialog.form.name.selectAll()
    type_in(qtbot, "summitry")
    saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    assert [tag.name for tag in event_of(story.path, story.summit).tags] == ["summitry"]
    with Store.open(story.path) as store:
        undo(store)
    assert [tag.name for tag in event_of(story.path, story.summit).tags] == ["summit"]


def test_a_tag_is_chosen_from_the_rarer_kinds(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """What was typed as an event's title is the tag's name once the kind is switched."""
    dialog = open_editor()
    type_in(qtbot, "sanctions")
    dialog.page.kind.kind_chosen.emit(RecordKind.TAG)
    assert isinstance(dialog.form, TagForm)
    assert dialog.form.name.text() == "sanctions"
    record = saved_by(qtbot, dialog, dialog.save)
    assert number_of(story.path, RecordKind.TAG, "sanctions") == record


@pytest.mark.parametrize(
    "kind",
    [RecordKind.ACTOR, RecordKind.AGREEMENT, RecordKind.SOURCE, RecordKind.PLACE, RecordKind.TAG],
)
def test_every_mnemonic_of_a_named_kind_means_one_thing(kind: RecordKind, open_editor: OpenEditor) -> None:
    """Alt and a letter lead to one field or button, whichever kind is written."""
    dialog = open_editor(kind=kind)
    dialog.notice.offer(KeptDraft(EventDraft("Left behind")))
    labelled = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    words = [one.text() for one in [*labelled, *dialog.findChildren(QAbstractButton)] if one.isVisible()]
    letters = [word[word.index("&") + 1].casefold() for word in words if "&" in word]
    assert len(letters) >= 4
    assert sorted(letters) == sorted(set(letters))
