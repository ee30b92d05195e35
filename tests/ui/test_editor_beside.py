"""A name in the editor opens in its own editor, on top, and comes back with what it is called now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.ui.editor.chip import Chip
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.forms.actor import ActorForm
from explorer.ui.editor.forms.event import EventForm
from explorer.ui.editor.forms.place import PlaceForm
from explorer.ui.worker import Worker
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, choose, event_of, press, saved_by, type_in
from tests.ui.small_story import Story

LEFT = Qt.MouseButton.LeftButton


def opened_from(qtbot: QtBot, outer: EditorDialog) -> EditorDialog:
    """The editor that has been opened on top of another, filled."""

    def inner() -> EditorDialog | None:
        found = [one for one in outer.findChildren(EditorDialog) if one.isVisible()]
        return found[-1] if found else None

    qtbot.wait_until(lambda: (one := inner()) is not None and one.form.first_field().hasFocus())
    found = inner()
    assert found is not None
    return found


def event_form(dialog: EditorDialog) -> EventForm:
    """The form of the event."""
    assert isinstance(dialog.form, EventForm)
    return dialog.form


def test_a_place_is_completed_from_the_event_that_names_it(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A double-click on the place opens it; its new name stands in the event, which is not changed by it."""
    outer = open_editor(record=story.summit)
    (chip,) = event_form(outer).place.findChildren(Chip)
    qtbot.mouseDClick(chip, LEFT)
    inner = opened_from(qtbot, outer)
    assert isinstance(inner.form, PlaceForm)
    inner.form.name.selectAll()
    type_in(qtbot, "Ha Noi")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Vietnam")
    saved_by(qtbot, inner, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    qtbot.wait_until(lambda: [one.name for one in event_form(outer).place.choices()] == ["Ha Noi"])
    assert outer.isVisible()
    assert not outer.has_changes()
    saved_by(qtbot, outer, outer.save)
    place = event_of(story.path, story.summit).place
    assert place is not None
    assert place.name == "Ha Noi"


def test_an_actor_is_opened_by_keys_from_its_chip(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Left goes to the chip, Enter opens its menu, whose last row opens the actor; Esc comes back."""
    outer = open_editor()
    type_in(qtbot, "A talk")
    form = event_form(outer)
    form.people.line.setFocus()
    choose(qtbot, outer, "russia")
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    inner = opened_from(qtbot, outer)
    assert isinstance(inner.form, ActorForm)
    assert inner.form.name.text() == "Russia"
    press(qtbot, Qt.Key.Key_Escape)
    assert not inner.isVisible()
    assert outer.isVisible()
    assert form.title.text() == "A talk"
    assert [one.record for one in form.people.choices()] == [story.russia]


def test_a_record_is_open_only_once(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """What an editor further down is changing can't be opened on top of it, and it says so."""
    outer = open_editor(kind=RecordKind.ACTOR, record=story.russia)
    outer.open_beside(story.united_states)
    inner = opened_from(qtbot, outer)
    inner.open_beside(story.russia)
    assert inner.error_label.text() == "That record is open in the editor already."
    assert not [one for one in inner.findChildren(EditorDialog) if one.isVisible()]
    inner.reject()


def test_what_is_not_made_yet_has_no_editor(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """A name that would be made with the save can't be opened before it is there."""
    outer = open_editor()
    form = event_form(outer)
    form.place.line.setFocus()
    choose(qtbot, outer, "Da Nang")
    (chip,) = form.place.findChildren(Chip)
    assert chip.choice.is_new
    qtbot.mouseDClick(chip, LEFT)
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert outer.findChildren(EditorDialog) == []


def test_an_editor_opens_filled_and_at_its_size(worker: Worker, story: Story, qtbot: QtBot) -> None:
    """The editor of a record shows once it is filled, and does not grow after that; an empty one at once."""
    dialog = EditorDialog(worker, kind=RecordKind.EVENT, record=story.summit)
    qtbot.add_widget(dialog, before_close_func=QWidget.hide)
    dialog.open_filled()
    assert not dialog.isVisible()
    qtbot.wait_until(dialog.isVisible)
    form = event_form(dialog)
    assert form.title.text() == "Second summit, Hanoi"
    assert not form.title.hasSelectedText()
    height_px = dialog.height()
    qtbot.wait_until(form.title.hasFocus)
    assert dialog.height() == height_px
    empty = EditorDialog(worker)
    qtbot.add_widget(empty, before_close_func=QWidget.hide)
    empty.open_filled()
    assert empty.isVisible()


def test_an_editor_of_what_is_gone_opens_and_says_so(worker: Worker, qtbot: QtBot) -> None:
    """A record deleted meanwhile leaves a sentence, not a window that never comes."""
    dialog = EditorDialog(worker, record=RecordId(4711))
    qtbot.add_widget(dialog, before_close_func=QWidget.hide)
    dialog.open_filled()
    qtbot.wait_until(dialog.isVisible)
    assert "4711" in dialog.error_label.text()
