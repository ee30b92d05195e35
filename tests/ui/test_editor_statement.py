"""The editor on a statement: by keyboard alone, by mouse alone, and on one that came from elsewhere."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.drafts import AgreementDraft, CitationDraft, RoleDraft, StatementDraft
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.journal import redo_label, steps
from explorer.store.store import Store
from explorer.ui.editor.chip import Chip
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.suggestions import SuggestionPopup
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import (
    CONTROL,
    choose,
    event_of,
    focused,
    press,
    saved_by,
    statement_of,
    type_in,
)
from tests.ui.small_story import HOSTILE, Story

LEFT = Qt.MouseButton.LeftButton
LINES = "First line,\nsecond line.\n\n“Third” — שלום"


def test_a_statement_is_written_by_keyboard_alone(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """From the kind down to the order in the day, with nothing but keys; Ctrl+Enter saves."""
    dialog = open_editor()
    press(qtbot, Qt.Key.Key_Tab, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert focused() in dialog.page.kind.segments()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Tab)
    type_in(qtbot, "Both will act")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "kimb")
    choose(qtbot, dialog, "bieg")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "at once")
    press(qtbot, Qt.Key.Key_Return)
    type_in(qtbot, "and together")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Tab)
    type_in(qtbot, "21 Feb 2019")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "united")
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Return)
    chip = focused()
    menu = chip.menu if isinstance(chip, Chip) else None
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    dialog.activateWindow()  # which the menu took, where there is no window manager
    qtbot.wait_until(dialog.isActiveWindow)
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "summit")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "INF")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "summ")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "report")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "p. 4")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_5, Qt.Key.Key_Tab)
    type_in(qtbot, "20 Feb 2019")
    press(
        qtbot,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Down,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Down,
        Qt.Key.Key_Tab,
    )
    type_in(qtbot, "speech")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Tab)
    type_in(qtbot, "7")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    said = statement_of(story.path, record)
    assert (said.summary, said.quote, said.mode) == ("Both will act", "at once\nand together", "direct")
    assert [(one.actor.id, one.role) for one in said.actors] == [
        (story.kimball, "speaker"),
        (story.biegun, "speaker"),
        (story.united_states, said.actors[2].role),
    ]
    assert said.actors[2].role != "about"
    assert said.when.edtf == "2019-02-21"
    assert said.at_event is not None
    assert said.at_event.id == story.summit
    assert [one.id for one in said.agreements] == [story.treaty]
    assert [one.name for one in said.tags] == ["summit"]
    citation = said.citations[0]
    assert (citation.source.id, citation.locator, citation.confidence) == (story.report, "p. 4", 5)
    assert citation.stance != "supports"
    assert citation.says_when is not None
    assert citation.says_when.edtf == "2019-02-20"
    assert (said.medium, said.importance, said.sequence) == ("speech", 2, 7)
    assert said.attribution != "on record"


def click_first(qtbot: QtBot, dialog: EditorDialog) -> None:
    """Click the first suggestion of the list that is open."""
    lists = [one for one in dialog.findChildren(SuggestionPopup) if one.isVisible()]
    row = lists[0].visualRect(lists[0].model().index(0, 0))
    qtbot.mouseClick(lists[0].viewport(), LEFT, pos=row.center())


def click_into(qtbot: QtBot, dialog: EditorDialog, field: QWidget) -> None:
    """Scroll to a field as the wheel would, and click into it."""
    dialog.findChildren(QScrollArea)[0].ensureWidgetVisible(field)
    qtbot.mouseClick(field, LEFT, pos=QPoint(field.width() - 6, field.height() // 2))


def test_a_statement_is_written_by_mouse_and_letters(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Every field is reached by a click, every name taken by one; keys are only for text."""
    dialog = open_editor()
    qtbot.mouseClick(dialog.page.kind.segments()[1], LEFT)
    form = dialog.form
    click_into(qtbot, dialog, form.title)
    type_in(qtbot, "Only a step")
    for chips, text in (
        (form.speakers, "kimb"),
        (form.speakers, "bieg"),
        (form.agreements, "INF"),
        (form.citations.fields()[0].source, "report"),
    ):
        click_into(qtbot, dialog, chips)
        assert focused() is chips.line
        type_in(qtbot, text)
        qtbot.wait_until(chips.has_suggestions)
        click_first(qtbot, dialog)
    cross = form.speakers.findChildren(Chip)[1].findChildren(QToolButton)[-1]
    qtbot.mouseClick(cross, LEFT)
    click_into(qtbot, dialog, form.quote)
    type_in(qtbot, "a step")
    qtbot.mouseClick(form.mode.segments()[0], LEFT)
    qtbot.mouseClick(dialog.private, LEFT, pos=QPoint(9, dialog.private.height() // 2))
    record = saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.save_button, LEFT))
    said = statement_of(story.path, record)
    assert (said.summary, said.quote, said.mode, said.private) == ("Only a step", "a step", "direct", True)
    assert [one.actor.id for one in said.actors] == [story.kimball]
    assert [one.id for one in said.agreements] == [story.treaty]
    assert [one.source.id for one in said.citations] == [story.report]


@pytest.fixture
def imported(story: Story) -> RecordId:
    """A statement as an import writes it: two speakers, three citations, a quote of several lines."""
    with Store.open(story.path) as store, edit.bulk(store, "Import", format="json", file_name="a.json"):
        cited = CitationDraft(story.report, "p. 1\np. 2", LINES, 4, says_when=parse_edtf("2019-02-2X"))
        draft = StatementDraft(
            "Two speak\nof it",
            parse_edtf("2019-02-21?"),
            quote=LINES,
            language="Korean",
            translation="All of it",
            translator="B.",
            mode="partial",
            actors=(
                RoleDraft(story.kimball, "speaker"),
                RoleDraft(story.biegun, "speaker"),
                RoleDraft(story.russia, "about"),
            ),
            citations=(
                cited,
                replace(cited, stance="contradicts"),
                CitationDraft("Paper", via_source=story.report),
            ),
        )
        record = edit.add_statement(store, draft).record
    assert record is not None
    return record


def test_an_imported_statement_is_changed_in_one_place_only(
    imported: RecordId, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A new confidence changes that citation; two speakers, line breaks and all else stay."""
    before = statement_of(story.path, imported)
    dialog = open_editor(record=imported)
    assert [one.name for one in dialog.form.speakers.choices()] == ["Daryl Kimball", "Stephen Biegun"]
    assert len(dialog.form.citations.fields()) == 3
    assert dialog.form.quote.toPlainText() == LINES
    assert not dialog.has_changes()
    dialog.form.citations.fields()[1].confidence.setFocus()
    press(qtbot, Qt.Key.Key_1)
    saved_by(qtbot, dialog, dialog.save)
    after = statement_of(story.path, imported)
    assert [one.confidence for one in after.citations] == [4, 1, 3]
    changed = replace(before.citations[1], confidence=1)
    assert after == replace(before, citations=(before.citations[0], changed, before.citations[2]))


def test_saving_it_unchanged_changes_nothing(
    imported: RecordId, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """No step of the journal, and that is what is told."""
    dialog = open_editor(record=imported)
    with Store.open(story.path) as store:
        before = len(steps(store))
    with qtbot.wait_signal(dialog.saved) as told:
        dialog.save()
    assert told.args is not None
    assert told.args[0].done == "Nothing was changed"
    with Store.open(story.path) as store:
        assert len(steps(store)) == before


@pytest.mark.parametrize("kind", [RecordKind.EVENT, RecordKind.STATEMENT])
def test_hostile_text_is_kept_in_every_field(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Markup, quotation marks and marks of direction are only text, wherever they are typed."""
    dialog = open_editor(kind=kind)
    form = dialog.form
    people = form.people if kind is RecordKind.EVENT else form.speakers
    form.title.setText(HOSTILE)
    form.when.line.setText(HOSTILE)
    for chips in (people, form.tags, form.citations.fields()[0].source):
        chips.line.setFocus()
        chips.line.setText(HOSTILE)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.wait_until(lambda chips=chips: len(chips.choices()) == 1)
    cited = form.citations.fields()[0]
    for line in (cited.locator, cited.excerpt, cited.says_when.line):
        line.setText(HOSTILE)
    if kind is RecordKind.STATEMENT:
        form.quote.setPlainText(HOSTILE)
        form.medium.setText(HOSTILE)
    else:
        form.description.setPlainText(HOSTILE)
        form.place.line.setFocus()
        form.place.line.setText(HOSTILE)
        press(qtbot, Qt.Key.Key_Return)
        qtbot.wait_until(lambda: len(form.place.choices()) == 1)
    record = saved_by(qtbot, dialog, dialog.save)
    kept = event_of(story.path, record) if kind is RecordKind.EVENT else statement_of(story.path, record)
    citation = kept.citations[0]
    told = [kept.when.text, kept.actors[0].actor.name, kept.tags[0].name, citation.source.name]
    told += [citation.locator or "", citation.excerpt or ""]
    told.append("" if citation.says_when is None else citation.says_when.text)
    assert told == [HOSTILE] * 7


def test_an_agreement_made_on_the_way_goes_with_undo(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """One save is one step, also where it makes an agreement."""
    dialog = open_editor()
    type_in(qtbot, "Talks begin")
    dialog.form.agreements.line.setFocus()
    choose(qtbot, dialog, "Understanding")
    saved_by(qtbot, dialog, dialog.save)
    with Store.open(story.path) as store:
        assert steps(store)[-1].label == "Add event “Talks begin”"
        edit.undo(store)
        names = [row[0] for row in store.connection.execute("select name from agreements")]
    assert names == ["Intermediate Nuclear Treaty"]


def test_a_refused_agreement_is_said_beside_its_field(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A name that somebody else has taken meanwhile: nothing is saved, nothing can be redone."""
    dialog = open_editor()
    type_in(qtbot, "Talks begin")
    dialog.form.agreements.line.setFocus()
    choose(qtbot, dialog, "Understanding")
    with Store.open(story.path) as store:
        edit.add_agreement(store, AgreementDraft("Understanding"))
        before = [step.label for step in steps(store)]
    dialog.save()
    qtbot.wait_until(lambda: dialog.form.error_of("agreements") != "")
    assert focused() is dialog.form.agreements.line
    with Store.open(story.path) as store:
        assert [step.label for step in steps(store)] == before
        assert redo_label(store) is None


def test_a_quote_in_another_language_has_a_translation(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Naming the language asks for the translation and who made it."""
    dialog = open_editor(kind=RecordKind.STATEMENT)
    form = dialog.form
    assert not form.translation.isVisible()
    form.title.setText("Kim speaks")
    form.speakers.line.setFocus()
    choose(qtbot, dialog, "kimb")
    form.language.setFocus()
    type_in(qtbot, "Korean")
    assert form.translation.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is form.translator
    type_in(qtbot, "KCNA Watch")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "A new way")
    record = saved_by(qtbot, dialog, dialog.save)
    said = statement_of(story.path, record)
    assert (said.language, said.translator, said.translation) == ("Korean", "KCNA Watch", "A new way")
