"""The question before a deletion."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.details import DeletionAccount
from explorer.model.drafts import EventDraft
from explorer.model.ids import RecordId
from explorer.model.records import Named
from explorer.model.vocabulary import RecordKind
from explorer.store.errors import NotKnown
from explorer.store.queries.names import named
from explorer.store.store import Store
from explorer.ui.editor.delete_dialog import DeleteDialog, account_in_words
from explorer.ui.worker import Worker
from tests.ui.editor_at_work import write
from tests.ui.small_story import Story


def ask(worker: Worker, record: RecordId, qtbot: QtBot) -> DeleteDialog:
    """The question about `record`, once it is known what goes with it."""
    dialog = DeleteDialog(worker, record)
    qtbot.add_widget(dialog)
    with qtbot.wait_signal(dialog.ready):
        dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("goes", "loses", "words"),
    [
        ((), (), "Nothing else goes with it. Undo brings it back."),
        (("1 citation",), (), "1 citation goes with it. Undo brings it back."),
        (("2 citations", "1 link"), (), "2 citations and 1 link go with it. Undo brings it back."),
        (
            ("2 citations",),
            ("1 statement no longer tells where it was made",),
            "2 citations go with it. 1 statement no longer tells where it was made. Undo brings it back.",
        ),
        (
            (),
            ("1 statement no longer tells where it was made",),
            "1 statement no longer tells where it was made. Undo brings it back.",
        ),
    ],
)
def test_what_goes_with_a_record_is_told_in_a_sentence(
    goes: tuple[str, ...], loses: tuple[str, ...], words: str
) -> None:
    """Counts, and that undo brings it back."""
    record = Named(RecordId(1), RecordKind.EVENT, "A meeting")
    assert account_in_words(DeletionAccount(record, goes, loses_it=loses)) == words


def test_enter_keeps_the_record(worker: Worker, story: Story, qtbot: QtBot) -> None:
    """A key pressed without a look at the question deletes nothing."""
    dialog = ask(worker, story.bites, qtbot)
    dialog.activateWindow()
    qtbot.wait_until(dialog.keep_button.hasFocus)
    qtbot.keyClick(dialog.keep_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    with Store.open(story.path) as store:
        assert named(store, story.bites)


@pytest.mark.parametrize("keys", ["Alt+D", "Tab, Enter"])
def test_a_record_is_deleted_by_keys_and_brought_back_by_undo(
    keys: str, worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """The question names the record; Alt+D or Tab and Enter delete; undo restores it."""
    dialog = ask(worker, story.bites, qtbot)
    assert dialog.heading.text() == "Delete statement “Wants big steps”?"
    assert dialog.windowTitle() == "Delete statement"
    assert "1 link goes with it" in dialog.text.text()
    dialog.activateWindow()
    qtbot.wait_until(dialog.keep_button.hasFocus)
    with qtbot.wait_signal(dialog.deleted):
        if keys == "Alt+D":
            qtbot.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
        else:
            qtbot.keyClick(dialog.keep_button, Qt.Key.Key_Tab)
            assert dialog.delete_button.hasFocus()
            qtbot.keyClick(dialog.delete_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    with Store.open(story.path) as store:
        with pytest.raises(NotKnown):
            named(store, story.bites)
        edit.undo(store)
        assert named(store, story.bites).name == "Wants big steps"


def test_a_long_name_is_cut_at_its_end_and_told_whole_beneath(
    worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """No title bar has room for it, and none gets it to cut it in the middle."""
    title = f"The delegations {'meet again and ' * 12}part"
    record = write(story.path, lambda store: edit.add_event(store, EventDraft(title)))
    dialog = ask(worker, record, qtbot)
    assert dialog.heading.text().startswith("Delete event “The delegations meet again")
    assert dialog.heading.text().endswith("…”?")
    assert dialog.text.text().startswith(f"“{title}”\n")
    assert dialog.windowTitle() == "Delete event"


def test_escape_keeps_the_record(worker: Worker, story: Story, qtbot: QtBot) -> None:
    """The harmless answer is one key away."""
    dialog = ask(worker, story.bites, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    with Store.open(story.path) as store:
        assert named(store, story.bites)


def test_a_record_that_others_need_is_kept_with_the_reason(
    worker: Worker, story: Story, qtbot: QtBot
) -> None:
    """A source that is cited can't go; the question says why and offers nothing else."""
    dialog = ask(worker, story.report, qtbot)
    assert "can't be deleted" in dialog.text.text()
    assert not dialog.delete_button.isVisible()
    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
