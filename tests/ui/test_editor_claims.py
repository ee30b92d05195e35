"""The editor on what is claimed: links, ties, commitments and their assessments."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.draft_kinds import empty_draft
from explorer.model.drafts import (
    ActDraft,
    AssessmentDraft,
    CommitmentDraft,
    LinkDraft,
    StatementDraft,
    TieDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.journal import steps
from explorer.store.store import Store
from explorer.ui.editor.beginning import beginning_about
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, choose, draft_in, focused, press, saved_by, type_in, write
from tests.ui.small_story import Story

LEFT = Qt.MouseButton.LeftButton


def empty_link() -> LinkDraft:
    """The link that the editor begins with."""
    draft = empty_draft(RecordKind.LINK)
    assert isinstance(draft, LinkDraft)
    return draft


def test_a_link_is_drawn_by_keyboard(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Words of a title find either end, whatever its kind; the sentence says what it amounts to."""
    dialog = open_editor(kind=RecordKind.LINK)
    form = dialog.form
    choose(qtbot, dialog, "big steps")
    press(qtbot, Qt.Key.Key_Tab, *[Qt.Key.Key_Down] * 4)
    assert form.relation.word() == "responds to"
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "second summit")
    assert form.sentence.text() == "“Wants big steps” responds to “Second summit, Hanoi”"
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "kimb")
    assert form.sentence.text().endswith(", says Daryl Kimball")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    assert draft_in(story.path, record) == LinkDraft(
        story.bites, story.summit, "responds to", asserted_by=story.kimball, certainty="reported"
    )


def test_no_link_claims_what_nobody_chose(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """A new link has no relation until one is taken, and is only reported unless somebody says more."""
    dialog = open_editor(draft=replace(empty_link(), from_record=story.bites, to_record=story.speech))
    form = dialog.form
    assert (form.relation.currentText(), form.certainty.word()) == ("", "reported")
    assert form.sentence.text() == "“Wants big steps” … “Both sides will act at once”"
    dialog.save()
    assert form.error_of("relation") == "Say how the one bears on the other."
    assert focused() is form.relation
    press(qtbot, Qt.Key.Key_Down)
    assert form.error_of("relation") == ""
    with qtbot.wait_signal(dialog.saved) as told:
        dialog.save_and_add_another()
    assert told.args is not None
    link = draft_in(story.path, told.args[0].record)
    assert isinstance(link, LinkDraft)
    assert (link.relation, link.certainty) == ("reverses", "reported")
    assert form.relation.word() == ""


def test_no_assessment_judges_by_itself(
    owed: tuple[RecordId, RecordId], open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A new assessment has no verdict until one is taken; Space takes the first, Right the next."""
    dialog = open_editor(draft=AssessmentDraft(owed[0], story.kimball, ""))
    form = dialog.form
    assert not any(segment.isChecked() for segment in form.verdict.segments())
    dialog.save()
    assert form.error_of("verdict") == "Say how the commitment was kept."
    press(qtbot, Qt.Key.Key_Space, Qt.Key.Key_Right)
    record = saved_by(qtbot, dialog, dialog.save)
    written = draft_in(story.path, record)
    assert isinstance(written, AssessmentDraft)
    assert written.verdict == "partly met"


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("big steps", "statement · 21 Feb 2019"),
        ("second summit", "event · 27–28 Feb 2019"),
        ("intermediate", "agreement"),
    ],
)
def test_what_is_found_says_which_kind_it_is(
    typed: str, note: str, open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """Events, statements and agreements stand in one list, each with its kind and date beside it."""
    dialog = open_editor(kind=RecordKind.LINK)
    type_in(qtbot, typed)
    qtbot.wait_until(dialog.form.from_record.has_suggestions)
    notes = [dialog.form.from_record._popup._rows.choice_at(row) for row in range(8)]
    assert note in [one.note for one in notes if one is not None]
    assert not any(one.is_new for one in notes if one is not None)


def test_an_act_can_be_linked(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """An act has no name of its own and is found by what it is called: actor, act, agreement."""
    dialog = open_editor(kind=RecordKind.LINK)
    choose(qtbot, dialog, "russia suspended")
    assert [one.record for one in dialog.form.from_record.choices()] == [story.suspended]


def test_a_link_is_turned_round_by_mouse(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """The second record comes first, and the sentence with it."""
    dialog = open_editor(draft=LinkDraft(story.bites, story.speech, "reverses"))
    assert dialog.form.sentence.text().startswith("“Wants big steps” reverses")
    qtbot.mouseClick(dialog.form.turn_button, LEFT)
    assert dialog.form.sentence.text() == "“Both sides will act at once” reverses “Wants big steps”"
    record = saved_by(qtbot, dialog, dialog.save)
    link = draft_in(story.path, record)
    assert isinstance(link, LinkDraft)
    assert (link.from_record, link.to_record) == (story.speech, story.bites)


def test_a_record_is_not_linked_to_itself(open_editor: OpenEditor, story: Story) -> None:
    """Said beside the second record, before anything is asked of the database."""
    dialog = open_editor(draft=LinkDraft(story.bites, story.bites, "reverses"))
    dialog.save()
    assert dialog.form.error_of("to_record") == "A record can't be linked to itself; choose another."
    assert focused() is dialog.form.to_record.line


@pytest.fixture
def owed(story: Story) -> tuple[RecordId, RecordId]:
    """Two commitments under the treaty."""
    first = CommitmentDraft(story.treaty, story.united_states, "Eliminate its missiles", article="4")
    second = CommitmentDraft(story.treaty, story.russia, "Allow inspections")
    return (
        write(story.path, lambda store: edit.add_commitment(store, first)),
        write(story.path, lambda store: edit.add_commitment(store, second)),
    )


def test_a_commitment_is_picked_from_its_agreements(
    owed: tuple[RecordId, RecordId], open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Choosing the agreement offers its commitments, each with obligor and article; keys take one."""
    dialog = open_editor(kind=RecordKind.ASSESSMENT)
    form = dialog.form
    assert not form.commitment.isEnabled()
    choose(qtbot, dialog, "inf")
    qtbot.wait_until(form.commitment.isEnabled)
    lines = [form.commitment.itemText(row) for row in range(form.commitment.count())]
    assert lines == ["United States · Article 4: Eliminate its missiles", "Russia · Allow inspections"]
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "kimb")
    press(qtbot, Qt.Key.Key_Tab, *[Qt.Key.Key_Right] * 3)
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Feb 2019")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    written = draft_in(story.path, record)
    assert isinstance(written, AssessmentDraft)
    assert (written.commitment, written.assessor, written.verdict) == (owed[1], story.kimball, "broken")
    assert written.when.edtf == "2019-02"


def test_an_assessment_knows_the_agreement_of_its_commitment(
    owed: tuple[RecordId, RecordId], open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Opened about a commitment, it shows the agreement, offers the others of it, and asks whose verdict."""
    dialog = open_editor(draft=AssessmentDraft(owed[0], "", "met"))
    form = dialog.form
    qtbot.wait_until(lambda: form.commitment.count() == 2)
    assert form.commitment.record() == owed[0]
    assert [one.record for one in form.agreement.choices()] == [story.treaty]
    assert focused() is form.assessor.line
    assert not dialog.has_changes()
    dialog.save()
    assert form.error_of("assessor") == "Say whose verdict it is."


def test_an_agreement_without_commitments_says_so(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Nothing to pick is told in the list itself, and refused beside it."""
    dialog = open_editor(kind=RecordKind.ASSESSMENT)
    choose(qtbot, dialog, "inf")
    qtbot.wait_until(lambda: dialog.form.commitment.placeholderText() == "No commitment is recorded under it")
    dialog.save()
    assert dialog.form.error_of("commitment") == "Choose the commitment that is assessed."


def test_commitments_are_written_one_after_the_other(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Agreement and obligor stay, the text is empty and has the keyboard."""
    dialog = open_editor(draft=CommitmentDraft(story.treaty, story.russia, ""))
    assert focused() is dialog.form.text
    type_in(qtbot, "Destroy all of it")
    saved_by(qtbot, dialog, dialog.save_and_add_another)
    qtbot.wait_until(lambda: focused() is dialog.form.text and not dialog.form.text.text())
    type_in(qtbot, "Report every year")
    second = saved_by(qtbot, dialog, dialog.save)
    assert draft_in(story.path, second) == CommitmentDraft(story.treaty, story.russia, "Report every year")


def test_a_tie_is_written_by_keyboard(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Actor, relation by arrows, title, whose office, since when; a new actor is made with it."""
    dialog = open_editor(kind=RecordKind.TIE)
    choose(qtbot, dialog, "bieg")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert focused() is dialog.form.title
    type_in(qtbot, "Special Representative")
    press(qtbot, Qt.Key.Key_Tab)
    choose(qtbot, dialog, "State Department")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "23 Aug 2018 to 20 Jan 2021")
    with Store.open(story.path) as store:
        before = len(steps(store))
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    tie = draft_in(story.path, record)
    assert isinstance(tie, TieDraft)
    assert (tie.actor, tie.relation, tie.title) == (story.biegun, "holds office", "Special Representative")
    assert tie.when.edtf == "2018-08-23/2021-01-20"
    with Store.open(story.path) as store:
        assert len(steps(store)) == before + 1


def test_other_ties_have_no_title_but_another_actor(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """“Member of” asks for whom it is a member of, and for no office."""
    dialog = open_editor(draft=TieDraft(story.russia, "member of"))
    assert not dialog.form.title.isVisible()
    dialog.save()
    assert dialog.form.error_of("to_actor") == "Say whom it is tied to."
    qtbot.mouseClick(dialog.form.relation.segments()[0], LEFT)
    assert dialog.form.title.isVisible()
    dialog.save()
    assert dialog.form.error_of("title").startswith("Say which office")


def begun(path: Path, kind: RecordKind, about: RecordId) -> object:
    """What a record of `kind` begins with about another."""
    with Store.open(path, read_only=True) as store:
        return beginning_about(store, kind, about, parse_edtf("2019-02-10"))


def test_what_follows_from_the_record_one_stands_on_is_filled_in(story: Story) -> None:
    """An agreement's act, an actor's words, a statement at an event, a link from it, all with the date."""
    act = begun(story.path, RecordKind.ACT, story.treaty)
    assert isinstance(act, ActDraft)
    assert (act.agreement, act.when.edtf) == (story.treaty, "2019-02-10")
    again = begun(story.path, RecordKind.ACT, story.suspended)
    assert isinstance(again, ActDraft)
    assert again.agreement == story.treaty
    said = begun(story.path, RecordKind.STATEMENT, story.kimball)
    assert isinstance(said, StatementDraft)
    assert [(one.actor, one.role) for one in said.actors] == [(story.kimball, "speaker")]
    there = begun(story.path, RecordKind.STATEMENT, story.summit)
    assert isinstance(there, StatementDraft)
    assert (there.at_event, there.agreements) == (story.summit, (story.treaty,))
    link = begun(story.path, RecordKind.LINK, story.speech)
    assert isinstance(link, LinkDraft)
    assert link.from_record == story.speech
    tie = begun(story.path, RecordKind.TIE, story.kimball)
    assert isinstance(tie, TieDraft)
    assert (tie.actor, tie.when.edtf) == (story.kimball, "2019-02-10")
    owed = begun(story.path, RecordKind.COMMITMENT, story.treaty)
    assert isinstance(owed, CommitmentDraft)
    assert owed.agreement == story.treaty
    cited = begun(story.path, RecordKind.STATEMENT, story.report)
    assert isinstance(cited, StatementDraft)
    assert [one.source for one in cited.citations] == [story.report]
