"""Writing down and changing actors by keys and mouse: names, aliases with dates, colour, ties."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.edit import add_actor, change_actor, undo
from explorer.model.changes import Changes
from explorer.model.drafts import ActorDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.reading import read_when
from explorer.model.records import Actor, Alias, Tie
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import load_theme
from explorer.store.queries import details
from explorer.store.store import Store
from explorer.ui.editor.colour_grid import ColourPopup, colour_at
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.forms.actor import ActorForm
from explorer.ui.panes.pane_area import PaneArea
from explorer.ui.worker import Worker
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, answer, choose, draft_in, focused, press, saved_by, type_in
from tests.ui.panes_at_work import open_in
from tests.ui.small_story import Story

LEFT = Qt.MouseButton.LeftButton


def form_of(dialog: EditorDialog) -> ActorForm:
    """The form of the actor."""
    assert isinstance(dialog.form, ActorForm)
    return dialog.form


def actor_of(path: Path, record: RecordId) -> Actor:
    """The actor as it is in the database."""
    with Store.open(path) as store:
        return details.actor(store, record).actor


def own_ties(path: Path, record: RecordId) -> list[Tie]:
    """The ties that lead from an actor."""
    with Store.open(path) as store:
        return [tie for tie in details.actor(store, record).ties if tie.actor.id == record]


def go_to(qtbot: QtBot, name: str) -> None:
    """Press Tab until the field of this name has the keyboard."""
    for _ in range(60):
        widget = focused()
        if name in (widget.accessibleName(), widget.text() if isinstance(widget, QPushButton) else ""):
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def test_an_actor_is_written_by_keys_alone(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Name, a dated alias, an office held and a colour without the mouse, as one step of the journal."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    type_in(qtbot, "Heather Nauert")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Nauert")
    go_to(qtbot, "Aliases")
    type_in(qtbot, "Heather  Norby")
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert focused() is form_of(dialog).aliases.when.line
    type_in(qtbot, "until 2000")
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Right)
    assert focused() is form_of(dialog).aliases.line
    type_in(qtbot, "H. Nauert")
    go_to(qtbot, "+ Add a tie")
    press(qtbot, Qt.Key.Key_Space)
    assert focused().accessibleName() == "Relation"
    go_to(qtbot, "Tied to")
    choose(qtbot, dialog, "united")
    go_to(qtbot, "Title of the office")
    type_in(qtbot, "Spokesperson")
    go_to(qtbot, "When the tie held")
    type_in(qtbot, "24 Apr 2017 to 3 Apr 2019")
    go_to(qtbot, "Colour: Automatic")
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    saved = actor_of(story.path, record)
    assert (saved.name, saved.short_name, saved.kind, saved.colour) == (
        "Heather Nauert",
        "Nauert",
        "person",
        "#3b5bdb",
    )
    first, second = saved.aliases
    assert (first.name, first.when.edtf, second) == ("Heather Norby", "../2000", Alias("H. Nauert"))
    (tie,) = own_ties(story.path, record)
    assert tie.to_actor is not None
    assert (tie.relation, tie.to_actor.name, tie.title, tie.when.edtf) == (
        "holds office",
        "United States",
        "Spokesperson",
        "2017-04-24/2019-04-03",
    )
    with Store.open(story.path) as store:
        assert undo(store).label == "Add actor “Heather Nauert”"
        assert undo(store).label != "Add actor “Heather Nauert”"


def test_an_actor_is_changed_by_mouse(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Kind, colour and an alias's removal by clicks; the record keeps its number, the switch is not shown."""
    dialog = open_editor(kind=RecordKind.ACTOR, record=story.united_states)
    form = form_of(dialog)
    assert dialog.title_label.text() == "Edit actor"
    assert not dialog.page.kind.isVisible()
    assert (form.name.text(), form.short_name.text(), form.kind.word()) == ("United States", "U.S.", "state")
    qtbot.mouseClick(form.aliases.line, LEFT)
    qtbot.keyClicks(form.aliases.line, "America")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(form.aliases.line, "USA")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.mouseClick(form.aliases.alias_chips()[0].close_button, LEFT)
    qtbot.mouseClick(form.colour.swatches()[3], LEFT)
    qtbot.mouseClick(form.kind.segments()[3], LEFT)
    qtbot.mouseClick(dialog.private, LEFT)
    saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.save_button, LEFT))
    saved = actor_of(story.path, story.united_states)
    assert (saved.kind, saved.colour, saved.aliases, saved.private) == (
        "group",
        "#0c8599",
        (Alias("USA"),),
        True,
    )


def test_ties_are_changed_and_taken_away(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """A tie keeps its number when its date is changed, and goes by its cross; undo is one step."""
    dialog = open_editor(kind=RecordKind.ACTOR, record=story.russia)
    form = form_of(dialog)
    for relation, name in (("successor of", "soviet"), ("member of", "vietnam")):
        qtbot.mouseClick(form.ties.more_button, LEFT)
        form.ties.fields()[-1].relation.set_word(relation)
        form.ties.fields()[-1].to_actor.line.setFocus()
        choose(qtbot, dialog, name)
    saved_by(qtbot, dialog, dialog.save)
    successor, member = own_ties(story.path, story.russia)
    dialog = open_editor(kind=RecordKind.ACTOR, record=story.russia)
    form = form_of(dialog)
    assert [one.relation.word() for one in form.ties.fields()] == ["successor of", "member of"]
    form.ties.fields()[0].when.line.setFocus()
    type_in(qtbot, "26 Dec 1991")
    qtbot.mouseClick(form.ties.fields()[1].remove_button, LEFT)
    saved_by(qtbot, dialog, dialog.save)
    (kept,) = own_ties(story.path, story.russia)
    assert (kept.id, kept.when) == (successor.id, kept.when)
    assert kept.when.edtf == "1991-12-26"
    with Store.open(story.path) as store:
        undo(store)
    assert own_ties(story.path, story.russia) == [successor, member]


def test_an_alias_is_removed_by_backspace_and_delete(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Backspace in the empty line takes the last alias, Delete on a chip takes that one."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    form.aliases.line.setFocus()
    for name in ("A", "B", "C", "A"):
        type_in(qtbot, name)
        press(qtbot, Qt.Key.Key_Return)
    assert [alias.name for alias in form.aliases.aliases()] == ["A", "B", "C"]
    press(qtbot, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Delete)
    assert [alias.name for alias in form.aliases.aliases()] == ["B"]
    assert focused() is form.aliases.line


def test_an_alias_is_written_otherwise_and_keeps_its_date(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """A double-click or F2 puts a name back into the line; Enter adds it where it was, with its date."""
    form = form_of(open_editor(kind=RecordKind.ACTOR))
    until = parse_edtf("../1935")
    form.aliases.set_aliases([Alias("Perzia", until), Alias("Iran")])
    qtbot.mouseDClick(form.aliases.alias_chips()[0], LEFT)
    assert focused() is form.aliases.line
    assert form.aliases.aliases() == (Alias("Perzia", until), Alias("Iran"))
    form.aliases.line.selectAll()
    type_in(qtbot, "Persia")
    press(qtbot, Qt.Key.Key_Return)
    assert form.aliases.aliases() == (Alias("Persia", until), Alias("Iran"))
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_F2)
    type_in(qtbot, "ian Empire")
    press(qtbot, Qt.Key.Key_Return)
    assert form.aliases.aliases() == (Alias("Persia", until), Alias("Iranian Empire"))


def test_an_alias_written_otherwise_stands_in_its_place_once_saved(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """The order of aliases is the writer's: the first one stays the first."""
    with Store.open(story.path) as store:
        names = (Alias("Kimbal"), Alias("D. Kimball"))
        change_actor(store, story.kimball, ActorDraft("Daryl Kimball", aliases=names))
    dialog = open_editor(record=story.kimball)
    qtbot.mouseDClick(form_of(dialog).aliases.alias_chips()[0], LEFT)
    type_in(qtbot, "l")
    saved_by(qtbot, dialog, dialog.save)
    written = draft_in(story.path, story.kimball)
    assert isinstance(written, ActorDraft)
    assert written.aliases == (Alias("Kimball"), Alias("D. Kimball"))


def test_a_long_office_ends_in_an_ellipsis_while_it_is_not_written(
    open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """Nothing is cut unseen: the tool tip has it whole, and so has the line while one writes in it."""
    form = form_of(open_editor(kind=RecordKind.ACTOR))
    qtbot.mouseClick(form.ties.more_button, LEFT)
    title = form.ties.fields()[0].title
    title.setFocus()
    office = "Under Secretary of State for Arms Control and International Security Affairs, acting"
    type_in(qtbot, office)
    assert title.shown == office
    press(qtbot, Qt.Key.Key_Tab)
    assert title.shown.endswith("…")
    assert title.shown.startswith("Under Secretary of State")
    assert (title.toolTip(), title.text()) == (office, office)


def test_a_name_that_another_is_called_by_is_remarked(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """A short name or an alias of another is no hindrance, but said; a mere surname is not even that."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    type_in(qtbot, "U.S.")
    words = "United States is also called U.S.: the name will be ambiguous."
    qtbot.wait_until(lambda: form.remark.text() == words and form.remark.isVisible())
    form.name.selectAll()
    type_in(qtbot, "Kimball")
    qtbot.wait_until(lambda: not form.remark.isVisible())
    form.name.selectAll()
    type_in(qtbot, "US")
    qtbot.wait_until(form.remark.isVisible)
    saved_by(qtbot, dialog, dialog.save)


def test_an_impossible_date_is_not_left_for_another(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """While an alias's date can't be, no other's opens in its place: nothing typed is lost unseen."""
    form = form_of(open_editor(kind=RecordKind.ACTOR))
    form.aliases.set_aliases([Alias("A"), Alias("B")])
    first, second = form.aliases.alias_chips()
    qtbot.mouseClick(first.date_button, LEFT)
    type_in(qtbot, "31 April 2018")
    qtbot.mouseClick(second.date_button, LEFT)
    assert focused() is form.aliases.when.line
    assert form.aliases.when.line.text() == "31 April 2018"


def test_what_is_wrong_is_said_beside_its_field(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """No name, no colour and a tie to nobody are each told in their rows, and nothing is saved."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    form.colour.line.setFocus()
    type_in(qtbot, "teal")
    qtbot.mouseClick(form.ties.more_button, LEFT)
    tie = form.ties.fields()[0]
    tie.when.line.setFocus()
    type_in(qtbot, "2019")
    tie.relation.set_word("organ of")
    dialog.save()
    assert form.error_of("name") == "Give the actor a name."
    assert form.error_of("colour") == "“teal” is no colour; write it like #2f6fb3."
    assert form.error_of("ties") == "Say whom it is tied to, or remove the tie “organ of”."
    assert focused() is form.name
    type_in(qtbot, "russia")
    assert form.error_of("name") == ""
    form.colour.line.clear()
    qtbot.keyClicks(form.colour.line, "0C8599")
    qtbot.mouseClick(tie.remove_button, LEFT)
    dialog.save()
    qtbot.wait_until(lambda: form.error_of("name") != "")
    assert form.error_of("name") == (
        f"There is already an actor “Russia” ({story.russia}); give this one a name that tells them apart."
    )
    assert focused() is form.name
    type_in(qtbot, "n Federation")
    record = saved_by(qtbot, dialog, dialog.save)
    assert actor_of(story.path, record).colour == "#0c8599"


def test_an_impossible_date_bars_the_save(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """A tie's and an alias's date that can't be are told beneath themselves, and the keyboard goes there."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    type_in(qtbot, "Somebody")
    form.aliases.line.setFocus()
    type_in(qtbot, "Nobody")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.mouseClick(form.aliases.alias_chips()[0].date_button, LEFT)
    type_in(qtbot, "31 April 2018")
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is form.aliases.when.line
    dialog.save()
    assert dialog.isVisible()
    assert "April" in form.aliases.when.echo.words
    assert focused() is form.aliases.when.line
    form.aliases.when.line.clear()
    qtbot.mouseClick(form.ties.more_button, LEFT)
    tie = form.ties.fields()[0]
    qtbot.keyClicks(tie.title, "Chair")
    qtbot.keyClicks(tie.when.line, "2019-02-30")
    dialog.save()
    assert dialog.isVisible()
    assert focused() is tie.when.line


def test_an_unread_colour_shows_no_colour_taken(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """The discs follow the line: one of the theme's, another's own, or none while it can't be read."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    colour = form_of(dialog).colour
    colour.line.setFocus()
    taken: list[list[str]] = []
    for text in ("#0c8599", "#123456", "#12", ""):
        colour.line.clear()
        type_in(qtbot, text)
        colour.line.textEdited.emit(text)
        taken.append([one.text() for one in colour.swatches() if one.isChecked()])
    assert taken == [["Teal"], ["Another colour"], [], ["Automatic"]]


def test_a_colour_of_ones_own_is_picked_by_keys_and_by_mouse(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """The last disc opens a sheet of colours; Enter or a click takes one, Esc none."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    colour = form_of(dialog).colour
    colour.first().setFocus()
    press(qtbot, *[Qt.Key.Key_Right] * 8, Qt.Key.Key_Space)
    sheet = QApplication.activePopupWidget()
    assert isinstance(sheet, ColourPopup)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(sheet.grid, key)
    assert not sheet.isVisible()
    picked = colour.colour()
    assert picked is not None
    assert picked == colour.line.text()
    assert [one.text() for one in colour.swatches() if one.isChecked()] == ["Another colour"]
    qtbot.mouseClick(colour.swatches()[-1], LEFT)
    qtbot.keyClick(sheet.grid, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert colour.colour() == picked
    qtbot.mouseClick(colour.swatches()[-1], LEFT)
    qtbot.mouseClick(sheet.grid, LEFT, pos=QPoint(sheet.grid.width() - 5, 5))
    assert colour.colour() == colour_at(12, 0)
    assert dialog.isVisible()
    assert dialog.has_changes()


def test_a_dialog_that_grows_stays_on_the_screen(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """However many ties are added and wherever it stands, its buttons can be reached."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    available = dialog.screen().availableGeometry()
    dialog.move(available.right() - 100, available.bottom() - 100)
    for _ in range(9):
        qtbot.mouseClick(form_of(dialog).ties.more_button, LEFT)
    assert dialog.height() > 500
    assert available.contains(dialog.frameGeometry())


def test_the_labels_letters_go_to_colour_and_ties_and_change_nothing(
    open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """Alt+C leads to the colour taken, Alt+T to the first tie or the button for one; neither presses it."""
    form = form_of(open_editor(kind=RecordKind.ACTOR))
    alt = Qt.KeyboardModifier.AltModifier
    form.colour.set_colour("#0c8599")
    press(qtbot, Qt.Key.Key_C, modifiers=alt)
    assert focused() is form.colour.swatches()[3]
    assert form.colour.colour() == "#0c8599"
    press(qtbot, Qt.Key.Key_T, modifiers=alt)
    assert focused() is form.ties.more_button
    assert form.ties.fields() == []
    press(qtbot, Qt.Key.Key_Space)
    form.name.setFocus()
    press(qtbot, Qt.Key.Key_T, modifiers=alt)
    assert focused() is form.ties.fields()[0].relation


def test_an_actor_half_written_outlives_a_crash(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Aliases with their dates and ties come back with the draft."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    type_in(qtbot, "Half an actor")
    form.aliases.set_aliases([Alias("Half", parse_edtf("2019"))])
    qtbot.mouseClick(form.ties.more_button, LEFT)
    form.ties.fields()[0].to_actor.line.setFocus()
    choose(qtbot, dialog, "russia")
    answer(qtbot, "Keep as d&raft")
    dialog.reject()
    again = open_editor(kind=RecordKind.ACTOR)
    assert again.notice.isVisible()
    qtbot.mouseClick(again.notice.restore_button, LEFT)
    qtbot.wait_until(lambda: form_of(again).name.text() == "Half an actor")
    assert form_of(again).draft() == form.draft()
    assert [one.name for one in form_of(again).ties.fields()[0].to_actor.choices()] == ["Russia"]


def test_the_next_actor_is_of_the_same_kind(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Save and add another empties the fields and keeps the kind; nothing of the first is left over."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    type_in(qtbot, "Norway")
    qtbot.mouseClick(form.kind.segments()[1], LEFT)
    form.aliases.line.setFocus()
    type_in(qtbot, "Norge")
    saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.another_button, LEFT))
    assert (form.name.text(), form.kind.word(), form.aliases.aliases(), form.ties.ties()) == (
        "",
        "state",
        (),
        (),
    )
    assert focused() is form.name
    assert not dialog.has_changes()
    type_in(qtbot, "Sweden")
    record = saved_by(qtbot, dialog, dialog.save)
    assert actor_of(story.path, record).kind == "state"


def test_the_keyboard_walks_an_actor_in_order(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Tab goes from the name down to the buttons, through a tie, and leaves nothing out."""
    dialog = open_editor(kind=RecordKind.ACTOR)
    form = form_of(dialog)
    qtbot.mouseClick(form.ties.more_button, LEFT)
    form.name.setFocus()
    seen: list[str] = []
    while len(seen) < 40 and (not seen or focused() is not form.name):
        widget = focused()
        seen.append(widget.text() if isinstance(widget, QPushButton) else widget.accessibleName())
        press(qtbot, Qt.Key.Key_Tab)
    assert seen == [
        "Name",
        "Short name",
        "Person",
        "Aliases",
        "Relation",
        "Tied to",
        "Title of the office",
        "When the tie held",
        "The tie is private",
        "Remove this tie",
        "+ Another tie",
        "Colour: Automatic",
        "Colour as #rrggbb",
        "Description",
        "Private",
        "Cancel",
        "Save and add anot&her",
        "Save",
        "Actor",
    ]


@pytest.mark.parametrize(("relation", "is_titled"), [("holds office", True), ("part of", False)])
def test_only_an_office_has_a_title(
    relation: str, is_titled: bool, open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """The line for a title shows for offices; a tie that has one keeps showing it."""
    form = form_of(open_editor(kind=RecordKind.ACTOR))
    qtbot.mouseClick(form.ties.more_button, LEFT)
    tie = form.ties.fields()[0]
    tie.relation.set_word(relation)
    assert tie.title.isVisible() is is_titled
    tie.title.setText("Chair")
    tie.relation.set_word("member of")
    assert tie.title.isVisible()


def test_an_actor_made_on_the_fly_is_completed_later(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A name typed into an event is an actor that its own editor opens and completes."""
    dialog = open_editor()
    type_in(qtbot, "A talk")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "Fu Cong")
    with qtbot.wait_signal(dialog.saved) as told:
        dialog.save()
    assert told.args is not None
    (made,) = told.args[0].created
    assert (made.kind, made.name) == (RecordKind.ACTOR, "Fu Cong")
    again = open_editor(kind=RecordKind.ACTOR, record=made.id)
    form = form_of(again)
    assert form.name.text() == "Fu Cong"
    form.description.setFocus()
    type_in(qtbot, "Director-general for arms control.")
    saved_by(qtbot, again, again.save)
    assert actor_of(story.path, made.id).description == "Director-general for arms control."


def test_the_colour_in_turn_is_shown_for_an_actor_that_is_there(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """“Automatic” shows which colour that is, and goes on doing so while another is tried."""
    form = form_of(open_editor(kind=RecordKind.ACTOR, record=story.united_states))
    light = load_theme("light")
    assert form.colour.swatches()[0].colour == light.hex("actor:0")
    qtbot.mouseClick(form.colour.swatches()[4], LEFT)
    assert form.colour.swatches()[0].colour == light.hex("actor:0")
    assert form_of(open_editor(kind=RecordKind.ACTOR)).colour.swatches()[0].colour is None


def test_ties_that_lead_here_are_said_to_be_others(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """An actor that others are tied to says by how many; one that nobody is tied to says nothing."""
    dialog = open_editor(kind=RecordKind.ACTOR, record=story.biegun)
    form = form_of(dialog)
    assert not form.ties.remark_label.isVisible()
    qtbot.mouseClick(form.ties.more_button, LEFT)
    form.ties.fields()[0].to_actor.line.setFocus()
    choose(qtbot, dialog, "united")
    saved_by(qtbot, dialog, dialog.save)
    form = form_of(open_editor(kind=RecordKind.ACTOR, record=story.united_states))
    qtbot.wait_until(form.ties.remark_label.isVisible)
    assert form.ties.fields() == []
    assert form.ties.remark_label.text().startswith("1 tie leads here from other actors")


def test_the_pane_tells_when_an_alias_was_borne(area: PaneArea, worker: Worker, qtbot: QtBot) -> None:
    """A name that is borne no more stands in the pane as an earlier one, with its span."""
    draft = ActorDraft("Iran", kind="state", aliases=(Alias("Persia", read_when("until 1935")), "IRI"))
    told: list[Changes] = []
    worker.edit(lambda store: add_actor(store, draft), told.append)
    qtbot.wait_until(lambda: bool(told))
    assert told[0].record is not None
    shown = open_in(area, told[0].record, qtbot)
    assert "also IRI" in shown
    assert "earlier Persia (until 1935)" in shown
