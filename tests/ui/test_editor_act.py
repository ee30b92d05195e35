"""The editor on an act: by keyboard alone, what each act asks for, and what it would do to the standing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.drafts import ActDraft, AgreementDraft
from explorer.model.edtf import parse_edtf
from explorer.model.vocabulary import Consent, RecordKind
from explorer.store.queries.journal import steps
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.suggestions import SuggestionPopup
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import (
    CONTROL,
    SHIFT,
    choose,
    draft_in,
    focused,
    press,
    saved_by,
    type_in,
    write,
)
from tests.ui.small_story import HOSTILE, Story

ROWS = ("actor", "effect", "predecessor", "other_agreement")


@pytest.fixture
def open_act(open_editor: OpenEditor, qtbot: QtBot) -> OpenEditor:
    """Open the editor on an act and wait until it knows the kinds of act."""

    def open_(**wishes: object) -> EditorDialog:
        dialog = open_editor(kind=RecordKind.ACT, **wishes)
        qtbot.wait_until(lambda: bool(dialog.form._kinds))
        return dialog

    return open_


def shown_rows(dialog: EditorDialog) -> set[str]:
    """Which of the rows that depend on the act show."""
    return {name for name in ROWS if getattr(dialog.form, name).isVisible()}


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("susp", "suspended"), ("suspended", "suspended"), ("object", "objected"), ("withdrew", "withdrew")],
)
def test_the_shortest_word_that_begins_so_is_taken_first(
    typed: str, taken: str, open_act: OpenEditor, qtbot: QtBot
) -> None:
    """What is typed whole is never passed over for a longer word, and every row is a word of the list."""
    dialog = open_act()
    dialog.form.act.line.setFocus()
    type_in(qtbot, typed)
    rows = dialog.form.act._popup._rows
    shown = [rows.data(rows.index(row)) for row in range(rows.rowCount())]
    assert shown[0] == taken
    assert not [text for text in shown if "new" in str(text).split() or "None" in str(text)]
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.form.act.word() == taken


def test_the_buttons_stay_while_an_act_is_written(open_act: OpenEditor, qtbot: QtBot) -> None:
    """What an act brings with it, and the drawing of its date, have their room from the start."""
    dialog = open_act()
    before = dialog.save_button.mapToGlobal(QPoint(0, 0))
    choose(qtbot, dialog, "inf")
    dialog.form.act.line.setFocus()
    type_in(qtbot, "withdrew")
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "russia")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "between 3 and 9 May 2021")
    qtbot.wait_until(lambda: "Russia" in dialog.form.outlook.text())
    assert dialog.form.when.drawing.isVisible()
    QApplication.processEvents()
    assert dialog.save_button.mapToGlobal(QPoint(0, 0)) == before


def test_a_short_name_is_taken_by_itself_on_saving(open_act: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Ctrl+Enter right after typing: the one agreement that is called so is meant, and the one actor."""
    dialog = open_act()
    dialog.form.act.set_word("suspended")
    dialog.form.actor.line.setFocus()
    type_in(qtbot, "u.s.")
    dialog.form.agreement.line.setFocus()
    type_in(qtbot, "inf treaty")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    act = draft_in(story.path, record)
    assert isinstance(act, ActDraft)
    assert (act.agreement, act.actor) == (story.treaty, story.united_states)


def test_what_several_are_called_is_not_taken_by_itself(
    open_act: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Two agreements of one short name: nothing is saved before one of them is chosen."""
    write(
        story.path, lambda store: edit.add_agreement(store, AgreementDraft("Later", short_name="INF Treaty"))
    )
    dialog = open_act()
    dialog.form.act.set_word("terminated")
    type_in(qtbot, "inf treaty")
    press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL)
    qtbot.wait_until(lambda: "“inf treaty” is not chosen yet" in dialog.form.error_of("agreement"))


def test_an_act_with_an_uncertain_date_is_written_by_keyboard_alone(
    open_act: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Agreement, act, party, date, effect and source, from field to field by Tab, saved by Ctrl+Enter."""
    dialog = open_act()
    assert focused() is dialog.form.agreement.line
    choose(qtbot, dialog, "inf")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "notif")
    assert dialog.form.act.has_suggestions()
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.form.act.word() == "notified withdrawal"
    assert "leaves on the effect day" in dialog.form.act.meaning.text()
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "russia")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "between 10 and 17 Feb 2019")
    assert "one day between" in dialog.form.when.echo_label.text()
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "17 Aug 2019")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "report")
    qtbot.wait_until(lambda: "Russia" in dialog.form.outlook.text())
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    act = draft_in(story.path, record)
    assert isinstance(act, ActDraft)
    assert (act.agreement, act.act, act.actor) == (story.treaty, "notified withdrawal", story.russia)
    assert act.when.edtf == "[2019-02-10..2019-02-17]"
    assert act.effect is not None
    assert act.effect.edtf == "2019-08-17"
    assert [one.source for one in act.citations] == [story.report]
    with Store.open(story.path) as store:
        assert steps(store)[-1].label.startswith("Add act “Russia")


def test_an_act_is_found_by_any_part_of_its_name_or_of_what_it_moves(
    open_act: OpenEditor, qtbot: QtBot
) -> None:
    """Beginnings first, then words inside, then the meaning; Down walks, Tab takes, Escape only closes."""
    dialog = open_act()
    field = dialog.form.act
    field.line.setFocus()
    for typed, first in (("with", "withdrew"), ("withdrawal", "announced withdrawal")):
        field.line.clear()
        type_in(qtbot, typed)
        assert field._popup.current_choice().name == first
    field.line.clear()
    type_in(qtbot, "inherits")
    assert field._popup.current_choice().name == "succeeded"
    press(qtbot, Qt.Key.Key_Escape)
    assert not field.has_suggestions()
    assert dialog.isVisible()
    assert field.word() == ""
    field.line.clear()
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    assert field.word() == "initialled"
    assert focused() is dialog.form.actor.line


def test_an_act_is_chosen_by_mouse(open_act: OpenEditor, qtbot: QtBot) -> None:
    """A click opens the whole list, another takes a row."""
    dialog = open_act()
    field = dialog.form.act
    qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton)
    assert field.has_suggestions()
    told = [field._popup.model().index(row, 0).data() for row in range(7)]
    assert told[0] == "proposed"
    assert told[6] == "signed"
    popup = next(one for one in dialog.findChildren(SuggestionPopup) if one.isVisible())
    row = popup.visualRect(popup.model().index(6, 0))
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert field.word() == "signed"
    assert not field.has_suggestions()


@pytest.mark.parametrize(
    ("word", "rows"),
    [
        ("signed", {"actor"}),
        ("ratified", {"actor", "effect"}),
        ("notified withdrawal", {"actor", "effect"}),
        ("succeeded", {"actor", "effect", "predecessor"}),
        ("superseded", {"effect", "other_agreement"}),
        ("opened for signature", set()),
        ("collapsed", set()),
    ],
)
def test_only_what_makes_sense_for_the_act_is_asked(
    word: str, rows: set[str], open_act: OpenEditor, qtbot: QtBot
) -> None:
    """A party for a party's act, a day of effect, a predecessor, another agreement where there is one."""
    dialog = open_act()
    dialog.form.act.line.setFocus()
    type_in(qtbot, word)
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.form.act.word() == word
    assert shown_rows(dialog) == rows


def test_what_is_left_out_is_not_saved_and_comes_back(open_act: OpenEditor, story: Story) -> None:
    """An effect typed for a notice is no part of a signature, and is there again for a notice."""
    draft = ActDraft(story.treaty, "ratified", parse_edtf("2019"), actor=story.russia)
    dialog = open_act(draft=draft)
    dialog.form.effect.line.setText("2 Aug 2019")
    dialog.form.act.set_word("signed")
    assert dialog.form.draft().effect is None
    dialog.form.act.set_word("acceded")
    assert dialog.form.draft().effect.edtf == "2019-08-02"


def test_what_stood_in_a_record_is_shown_whatever_the_act(
    open_act: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A signature imported with a day of effect keeps it, and it can be seen."""
    odd = ActDraft(story.treaty, "signed", parse_edtf("2019"), story.russia, effect=parse_edtf("2020"))
    record = write(story.path, lambda store: edit.add_act(store, odd))
    dialog = open_act(record=record)
    assert shown_rows(dialog) == {"actor", "effect"}
    saved_by(qtbot, dialog, dialog.save)
    assert draft_in(story.path, record) == odd


def test_a_party_has_to_be_said_where_the_act_is_one_partys(
    open_act: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Withdrawing without saying who is refused beside the party; terminating needs nobody."""
    dialog = open_act(draft=ActDraft(story.treaty, "withdrew", parse_edtf("2019")))
    dialog.save()
    assert dialog.form.error_of("actor") == "“withdrew” is an act of one party; say whose."
    assert focused() is dialog.form.actor.line
    dialog.form.act.set_word("terminated")
    record = saved_by(qtbot, dialog, dialog.save)
    act = draft_in(story.path, record)
    assert isinstance(act, ActDraft)
    assert (act.act, act.actor) == ("terminated", None)


def test_what_is_no_act_is_refused(open_act: OpenEditor, story: Story) -> None:
    """A word that is not in the list is quoted beside the field, however hostile; nothing is guessed."""
    dialog = open_act(draft=ActDraft(story.treaty, "", parse_edtf("2019")))
    dialog.form.act.line.setText(HOSTILE)
    dialog.save()
    assert "is none of the list" in dialog.form.error_of("act")
    assert focused() is dialog.form.act.line
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (
            ActDraft("", "announced withdrawal", parse_edtf("1990-02-01")),
            "On 1 Feb 1990: INF Treaty stays in force; United States: withdrawal announced.",
        ),
        (
            ActDraft("", "suspended", parse_edtf("[1990-02-01..1990-02-09]")),
            "By 9 Feb 1990: INF Treaty stays in force; United States: suspended.",
        ),
    ],
)
def test_what_saving_would_do_is_told_before(
    draft: ActDraft, told: str, open_act: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """The line beside “Standing” says what would stand on the day of the act."""
    dialog = open_act(draft=replace(draft, agreement=story.treaty, actor=story.united_states))
    qtbot.wait_until(lambda: dialog.form.outlook.text() == told)


def test_the_line_follows_what_is_typed(open_act: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """A new date, a claim and an undated text are told at once; a new actor is called by its name."""
    dialog = open_act(draft=ActDraft(story.treaty, "signed", parse_edtf("1990")))
    form = dialog.form
    form.actor.line.setFocus()
    choose(qtbot, dialog, "Ruritania")
    qtbot.wait_until(lambda: "Ruritania: party" in form.outlook.text())
    form.claimed_by.line.setFocus()
    choose(qtbot, dialog, "kimb")
    qtbot.wait_until(lambda: "contested" in form.outlook.text())
    form.when.line.setText("some day")
    qtbot.wait_until(lambda: "moves nothing" in form.outlook.text())
    assert form.draft().claimed_by == story.kimball


def test_a_new_agreement_begins_with_its_first_act(open_act: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """An agreement that is not known is made with the act, in one step, and the line tells of it already."""
    dialog = open_act()
    choose(qtbot, dialog, "Leap Day understanding")
    dialog.form.act.set_word("concluded")
    dialog.form.when.line.setText("29 Feb 2012")
    qtbot.wait_until(
        lambda: dialog.form.outlook.text() == "On 29 Feb 2012: Leap Day understanding begins as adopted."
    )
    with Store.open(story.path) as store:
        before = len(steps(store))
    record = saved_by(qtbot, dialog, dialog.save)
    act = draft_in(story.path, record)
    assert isinstance(act, ActDraft)
    made = draft_in(story.path, act.agreement)
    assert isinstance(made, AgreementDraft)
    assert (made.name, made.kind, made.consent) == ("Leap Day understanding", "treaty", Consent.ENTRY)
    with Store.open(story.path) as store:
        assert len(steps(store)) == before + 1
        edit.undo(store)
        assert store.connection.execute("select count(*) from agreements").fetchone()[0] == 1


def test_parties_sign_one_after_the_other(open_act: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """“Save and add another” keeps agreement, act and day, and goes to the party."""
    dialog = open_act(draft=ActDraft(story.treaty, "signed", parse_edtf("1990-05-01"), story.russia))
    saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL | SHIFT))
    qtbot.wait_until(lambda: focused() is dialog.form.actor.line)
    begun = dialog.form.draft()
    assert (begun.agreement, begun.act, begun.when.edtf, begun.actor) == (
        story.treaty,
        "signed",
        "1990-05-01",
        None,
    )
    choose(qtbot, dialog, "united")
    record = saved_by(qtbot, dialog, dialog.save)
    act = draft_in(story.path, record)
    assert isinstance(act, ActDraft)
    assert act.actor == story.united_states


def test_a_successor_names_whose_place_it_takes(open_act: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Without a predecessor a succession means nothing."""
    dialog = open_act(draft=ActDraft(story.treaty, "succeeded", parse_edtf("1991"), story.kimball))
    dialog.save()
    assert dialog.form.error_of("predecessor") == "Say whose place it takes."
    choose(qtbot, dialog, "soviet")
    record = saved_by(qtbot, dialog, dialog.save)
    act = draft_in(story.path, record)
    assert isinstance(act, ActDraft)
    assert act.predecessor == story.soviet_union
