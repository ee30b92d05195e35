"""What the editor does alike for every kind: nothing is lost, each save can be undone, drafts are kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.draft_kinds import WRITTEN_KINDS, empty_draft, kind_of
from explorer.model.drafts import (
    ActDraft,
    ActorDraft,
    AgreementDraft,
    AssessmentDraft,
    CitationDraft,
    CommitmentDraft,
    Draft,
    EventDraft,
    LinkDraft,
    PlaceDraft,
    RoleDraft,
    SourceDraft,
    StatementDraft,
    TagDraft,
    TieDraft,
)
from explorer.model.edtf import parse_edtf
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.render.theme import load_theme
from explorer.store.queries.journal import redo, steps, undo
from explorer.store.queries.settings import list_drafts
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.draft_json import KeptDraft
from explorer.ui.editor.draft_keeper import PAUSE_MS
from explorer.ui.editor.forms.table import FORMS
from explorer.ui.editor.saving import Save, deed_of
from explorer.ui.worker import Worker
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import draft_in, press, saved_by, type_in, write
from tests.ui.small_story import HOSTILE, Story

DAY = parse_edtf("[2019-02-10..2019-02-17]")


def full_drafts(story: Story) -> dict[RecordKind, Draft]:
    """A draft of each kind that says whatever can be said; what it refers to is written with it."""
    cited = (CitationDraft(story.report, "p. 3", "two\nlines", 4, says_when=parse_edtf("2019")),)
    owed = CommitmentDraft(story.treaty, story.russia, "Eliminate\nall of it", owed_to=story.united_states)
    commitment = write(story.path, lambda store: edit.add_commitment(store, owed))
    drafts: tuple[Draft, ...] = (
        EventDraft(
            "Talks",
            DAY,
            description="one\ntwo",
            place="Hanoi",
            kind="summit\nmeeting",
            announced=parse_edtf("2019-01"),
            status="planned",
            certainty="reported",
            importance=4,
            sequence=3,
            actors=(RoleDraft(story.russia, "host"),),
            agreements=(story.treaty,),
            tags=("summit",),
            citations=cited,
        ),
        StatementDraft(
            "Words",
            DAY,
            quote="q\nr",
            language="Korean\n",
            translation="s\nt",
            translator="two\nof them",
            mode="direct",
            actors=(RoleDraft(story.kimball, "speaker"),),
        ),
        ActDraft(
            story.treaty,
            "notified withdrawal",
            DAY,
            actor=story.russia,
            effect=parse_edtf("2019-08"),
            claimed_by=story.united_states,
            note="note\nof two lines",
            importance=5,
            sequence=-2,
            citations=cited,
        ),
        LinkDraft(
            story.speech, story.treaty, "violates", story.kimball, "disputed", "a\nnote", citations=cited
        ),
        TieDraft(story.biegun, "holds office", story.united_states, "Special\nenvoy", DAY, citations=cited),
        replace(owed, article="Article\nIV", condition="if\nso", due=parse_edtf("1991-06"), citations=cited),
        AssessmentDraft(commitment, story.kimball, "disputed", DAY, "a\nnote", citations=cited),
        ActorDraft("Ruritania\nof old", "R.", "state", "de\nscription", "#123456", ("Alias",)),
        AgreementDraft("Pact\nof two lines", "P.", "resolution", description="d\ne", aliases=("Alias pact",)),
        SourceDraft("Paper\nof two lines", "A.", "P.", parse_edtf("2019-02"), "https://example.org/a"),
        PlaceDraft("Hanoi\nin two lines", "Vietnam", 21.0285, 105.854),
        TagDraft("a tag\nof two lines"),
    )
    return {kind_of(draft): draft for draft in drafts}


def test_every_kind_has_a_form() -> None:
    """Whatever can be drafted can be written in the dialog, and the dialog offers nothing else."""
    assert set(FORMS) == set(WRITTEN_KINDS)
    assert all(form.KIND is kind for kind, form in FORMS.items())


@pytest.mark.parametrize("kind", FORMS)
def test_a_record_saved_again_unchanged_stays_what_it_was(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Line breaks, numbers of citations and what no field shows come out as they went in; no step is told."""
    record = write(story.path, deed_of(Save(full_drafts(story)[kind])))
    before = draft_in(story.path, record)
    with Store.open(story.path) as store:
        count = len(steps(store))
    dialog = open_editor(kind=kind, record=record)
    assert dialog.title_label.text() == f"Edit {kind}"
    assert not dialog.has_changes()
    assert replace(dialog.form.draft(), private=before.private) == before
    saved_by(qtbot, dialog, dialog.save)
    assert draft_in(story.path, record) == before
    with Store.open(story.path) as store:
        assert len(steps(store)) == count


@pytest.mark.parametrize("kind", FORMS)
def test_a_save_of_any_kind_is_one_step_that_is_undone_and_redone(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Undo takes the record away and redo brings it back the same, also where it is private."""
    dialog = open_editor(kind=kind, draft=full_drafts(story)[kind])
    dialog.private.click()
    with Store.open(story.path) as store:
        count = len(steps(store))
    record = saved_by(qtbot, dialog, dialog.save)
    written = draft_in(story.path, record)
    assert written.private
    with Store.open(story.path) as store:
        assert len(steps(store)) == count + 1
        undo(store)
        gone = store.connection.execute("select 1 from records where id = ?", (record,)).fetchone()
        assert gone is None
        redo(store)
    assert draft_in(story.path, record) == written


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_not_private_is_made_so(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """The box in the footer is about every kind, and changes nothing else."""
    record = write(story.path, deed_of(Save(full_drafts(story)[kind])))
    before = draft_in(story.path, record)
    dialog = open_editor(kind=kind, record=record)
    dialog.private.click()
    saved_by(qtbot, dialog, dialog.save)
    assert draft_in(story.path, record) == replace(before, private=True)


@pytest.mark.parametrize("kind", FORMS)
def test_nothing_written_is_refused_with_what_is_missing(
    kind: RecordKind, open_editor: OpenEditor, story: Story
) -> None:
    """An empty form of any kind names its gaps beside the fields and goes to the first."""
    dialog = open_editor(kind=kind)
    with Store.open(story.path) as store:
        count = len(steps(store))
    dialog.save()
    missing = dialog.form.missing()
    assert missing
    first = next(iter(missing))
    assert dialog.form.error_of(first) == missing[first]
    assert dialog.isVisible()
    with Store.open(story.path) as store:
        assert len(steps(store)) == count


@pytest.mark.parametrize("kind", FORMS)
def test_every_mnemonic_of_every_kind_means_one_thing(kind: RecordKind, open_editor: OpenEditor) -> None:
    """Alt and a letter lead to one field or button, whichever kind is written."""
    dialog = open_editor(kind=kind)
    dialog.notice.offer(KeptDraft(EventDraft("Left behind")))
    labelled = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    words = [one.text() for one in [*labelled, *dialog.findChildren(QAbstractButton)] if one.isVisible()]
    letters = [word[word.index("&") + 1].casefold() for word in words if "&" in word]
    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("kind", FORMS)
def test_tab_walks_every_field_of_every_kind(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """From the first field down to the buttons and round again, past no field that can be written in."""
    dialog = open_editor(kind=kind, draft=full_drafts(story)[kind])
    start = dialog.form.walked()[0]
    start.setFocus()
    seen: list[QWidget] = []
    while len(seen) < 90 and (not seen or dialog.focusWidget() is not start):
        widget = dialog.focusWidget()
        assert widget is not None
        seen.append(widget)
        press(qtbot, Qt.Key.Key_Tab)
    fields = [one for one in dialog.form.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
    fields += [one for one in dialog.form.findChildren(QPlainTextEdit) if one.isVisible()]
    missed = [one.accessibleName() for one in fields if one not in seen and not _is_inside(one)]
    assert missed == []
    assert [one for one in dialog.form.walked() if one in seen] == [
        one for one in seen if one in dialog.form.walked()
    ]
    assert dialog.save_button in seen


def _is_inside(field: QWidget) -> bool:
    """Whether a line is only a part of a number field."""
    return field.objectName() == "qt_spinbox_lineedit"


@pytest.mark.parametrize("kind", FORMS)
def test_a_draft_of_every_kind_outlives_the_dialog(
    kind: RecordKind, open_editor: OpenEditor, worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """Written, kept, and the dialog gone as in a crash: the next one offers it, and it is the same again."""
    dialog = open_editor(kind=kind)
    line = next(
        one
        for one in dialog.form.walked()
        if isinstance(one, QLineEdit | QPlainTextEdit) and _holds_text(one)
    )
    line.setFocus()
    type_in(qtbot, "2 Feb 2019")
    written = dialog.form.draft()
    assert written != empty_draft(kind)

    def kept() -> bool:
        with Store.open(story.path, read_only=True) as store:
            return bool(list_drafts(store))

    qtbot.wait_until(kept, timeout=PAUSE_MS * 4)
    dialog.hide()
    again = EditorDialog(worker, theme=load_theme("light"))
    qtbot.add_widget(again, before_close_func=QWidget.hide)
    with qtbot.wait_signal(again.ready):
        again.show()
    assert again.notice.isVisible()
    again.notice.restore_button.click()
    qtbot.wait_until(lambda: again.form.KIND is kind and again.isEnabled())
    assert again.form.draft() == written
    assert again.has_changes()
    assert again.title_label.text() == f"Add {kind}"


def _holds_text(field: QLineEdit | QPlainTextEdit) -> bool:
    """Whether what is typed there is the draft's at once, not a name to be chosen first."""
    names = {"Title", "Summary", "When", "Note", "Due", "Text", "Name", "Publisher", "Description"}
    return field.accessibleName() in names


@pytest.mark.parametrize("kind", FORMS)
def test_hostile_text_is_only_text_in_every_kind(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Markup and marks of direction are kept as they are in each line and text, and shown as they are."""
    wanted: dict[RecordKind, Callable[[Draft], Draft]] = {
        RecordKind.ACT: lambda draft: replace(draft, note=HOSTILE),
        RecordKind.LINK: lambda draft: replace(draft, note=HOSTILE),
        RecordKind.TIE: lambda draft: replace(draft, title=HOSTILE),
        RecordKind.COMMITMENT: lambda draft: replace(draft, text=HOSTILE, article=HOSTILE, condition=HOSTILE),
        RecordKind.ASSESSMENT: lambda draft: replace(draft, note=HOSTILE),
        RecordKind.ACTOR: lambda draft: replace(draft, name=HOSTILE, short_name=HOSTILE, aliases=(HOSTILE,)),
        RecordKind.AGREEMENT: lambda draft: replace(draft, name=HOSTILE, aliases=(HOSTILE,)),
        RecordKind.SOURCE: lambda draft: replace(draft, title=HOSTILE, author=HOSTILE, note=HOSTILE),
        RecordKind.PLACE: lambda draft: replace(draft, name=HOSTILE, country=HOSTILE),
        RecordKind.TAG: lambda draft: replace(draft, name=HOSTILE),
        RecordKind.EVENT: lambda draft: replace(draft, title=HOSTILE, description=HOSTILE),
        RecordKind.STATEMENT: lambda draft: replace(draft, summary=HOSTILE, quote=HOSTILE, medium=HOSTILE),
    }
    draft = wanted[kind](full_drafts(story)[kind])
    dialog = open_editor(kind=kind, draft=draft)
    record = saved_by(qtbot, dialog, dialog.save)
    written = draft_in(story.path, record)
    changed = {name for name in ("note", "title", "text", "name", "summary") if _part(draft, name) == HOSTILE}
    assert changed
    assert all(_part(written, name) == HOSTILE for name in changed)
    again = open_editor(kind=kind, record=record)
    assert not again.has_changes()


def _part(draft: Draft, name: str) -> object:
    return getattr(draft, name, None)


def test_what_several_kinds_have_stays_when_the_kind_is_switched(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Date, actors, agreements, sources and words go from event to act to commitment, and none is lost."""
    drafts = full_drafts(story)
    dialog = open_editor(draft=replace(drafts[RecordKind.EVENT], agreements=(story.treaty,)))
    assert not dialog.has_changes()

    def switch(kind: RecordKind) -> None:
        if kind in (RecordKind.COMMITMENT, RecordKind.TIE):
            dialog.page.kind._actions[kind].trigger()
        else:
            words = [one.text().casefold() for one in dialog.page.kind.segments()]
            qtbot.mouseClick(dialog.page.kind.segments()[words.index(kind.value)], Qt.MouseButton.LeftButton)

    switch(RecordKind.ACT)
    act = dialog.form.draft()
    assert isinstance(act, ActDraft)
    assert (act.agreement, act.actor, act.note) == (story.treaty, story.russia, "one\ntwo")
    assert act.when == DAY
    assert [one.source for one in act.citations] == [story.report]
    assert (act.importance, act.sequence) == (4, 3)
    assert not dialog.has_changes()
    switch(RecordKind.COMMITMENT)
    owed = dialog.form.draft()
    assert isinstance(owed, CommitmentDraft)
    assert (owed.agreement, owed.obligor, owed.text) == (story.treaty, story.russia, "one\ntwo")
    switch(RecordKind.SOURCE)
    source = dialog.form.draft()
    assert isinstance(source, SourceDraft)
    assert source.title == "Talks"
    switch(RecordKind.EVENT)
    back = dialog.form.draft()
    assert isinstance(back, EventDraft)
    expected = drafts[RecordKind.EVENT]
    assert isinstance(expected, EventDraft)
    assert (back.title, back.when, back.actors) == ("Talks", DAY, (RoleDraft(story.russia, "host"),))
    assert (back.agreements, back.status, back.description) == ((story.treaty,), "planned", "one\ntwo")
    assert dialog.title_label.text() == "Add event"


def test_a_date_that_can_not_be_read_stays_as_typed_when_the_kind_is_switched(
    open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """Neither an impossible date nor words are lost or taken for a date."""
    dialog = open_editor()
    for text, outcome in (("31 April 2018", "impossible"), ("some day", "kept")):
        dialog.form.when.line.setText(text)
        qtbot.mouseClick(dialog.page.kind.segments()[2], Qt.MouseButton.LeftButton)
        assert dialog.form.when.line.text() == text
        assert dialog.form.when.echo.outcome == outcome
        qtbot.mouseClick(dialog.page.kind.segments()[0], Qt.MouseButton.LeftButton)
        assert dialog.form.when.line.text() == text


def test_the_rarer_kinds_are_taken_from_the_menu_by_keys(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Right on the last kind opens the menu; Down and Enter take one, Escape leaves the kind as it was."""
    dialog = open_editor(kind=RecordKind.LINK)
    switch = dialog.page.kind
    switch.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    qtbot.wait_until(switch.menu.isVisible)
    qtbot.keyClick(switch.menu, Qt.Key.Key_Escape)
    assert dialog.form.KIND is RecordKind.LINK
    assert switch.kind is RecordKind.LINK
    qtbot.mouseClick(switch.segments()[-1], Qt.MouseButton.LeftButton)
    qtbot.wait_until(switch.menu.isVisible)
    qtbot.keyClick(switch.menu, Qt.Key.Key_Down)
    qtbot.keyClick(switch.menu, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: dialog.form.KIND is RecordKind.COMMITMENT)
    assert switch.segments()[-1].text() == "Commitment ▾"
    assert dialog.windowTitle() == "Add commitment"


@pytest.mark.parametrize("kind", FORMS)
def test_save_and_add_another_begins_the_same_kind(
    kind: RecordKind, open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """What was saved is gone from the form, the kind and the sources stay, and nothing counts as written."""
    draft = full_drafts(story)[kind]
    dialog = open_editor(kind=kind, draft=draft)
    record = saved_by(qtbot, dialog, dialog.save_and_add_another)
    assert dialog.isVisible()
    assert dialog.form.KIND is kind
    assert not dialog.has_changes()
    begun = dialog.form.draft()
    assert begun != draft
    if getattr(draft, "citations", ()):
        assert [one.source for one in begun.citations] == [story.report]
    assert isinstance(record, int)


def test_a_record_of_any_number_is_refused_where_it_is_gone(worker: Worker, qtbot: QtBot) -> None:
    """A record that was deleted meanwhile is said to be gone, in the dialog that was to change it."""
    gone = RecordId(999_999)
    dialog = EditorDialog(worker, theme=load_theme("light"), kind=RecordKind.ACT, record=gone)
    qtbot.add_widget(dialog, before_close_func=QWidget.hide)
    dialog.show()
    qtbot.wait_until(lambda: "no record with the number 999999" in dialog.error_label.text())


def test_the_next_record_begins_without_what_was_written_of_other_kinds(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """An event begun and saved as a statement leaves nothing behind; only the source stays."""
    draft = full_drafts(story)[RecordKind.EVENT]
    dialog = open_editor(draft=draft)
    segments = dialog.page.kind.segments()
    qtbot.mouseClick(segments[1], Qt.MouseButton.LeftButton)
    assert dialog.form.KIND is RecordKind.STATEMENT
    saved_by(qtbot, dialog, dialog.save_and_add_another)
    qtbot.mouseClick(segments[0], Qt.MouseButton.LeftButton)
    begun = dialog.form.draft()
    assert isinstance(begun, EventDraft)
    assert [one.source for one in begun.citations] == [story.report]
    assert replace(begun, citations=(), certainty="established") == EventDraft("")
    assert not dialog.has_changes()


def test_the_dialog_is_as_high_as_the_kind_needs(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """A switch makes it lower or higher and leaves its top where it was; a height given by hand is kept."""
    dialog = open_editor(kind=RecordKind.STATEMENT)
    high, top = dialog.height(), dialog.frameGeometry().top()
    segments = dialog.page.kind.segments()
    qtbot.mouseClick(segments[6], Qt.MouseButton.LeftButton)
    assert dialog.form.KIND is RecordKind.PLACE
    assert dialog.height() < high - 200
    assert dialog.frameGeometry().top() == top
    qtbot.mouseClick(segments[1], Qt.MouseButton.LeftButton)
    assert dialog.height() == high
    dialog.resize(dialog.width(), high - 30)
    qtbot.mouseClick(segments[6], Qt.MouseButton.LeftButton)
    assert dialog.height() == high - 30
