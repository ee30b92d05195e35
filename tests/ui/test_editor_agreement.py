"""Writing down and changing agreements by keys and mouse."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.edit import undo
from explorer.model.ids import RecordId
from explorer.model.records import Agreement
from explorer.model.vocabulary import Consent, RecordKind
from explorer.store.queries import details
from explorer.store.store import Store
from explorer.ui.editor.consent_field import EXPLAINED
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.forms.agreement import AgreementForm
from tests.ui.conftest import OpenEditor
from tests.ui.editor_at_work import CONTROL, answer, focused, press, saved_by, type_in
from tests.ui.small_story import Story

LEFT = Qt.MouseButton.LeftButton


def form_of(dialog: EditorDialog) -> AgreementForm:
    """The form of the agreement."""
    assert isinstance(dialog.form, AgreementForm)
    return dialog.form


def agreement_of(path: Path, record: RecordId) -> Agreement:
    """The agreement as it is in the database."""
    with Store.open(path) as store:
        return details.agreement(store, record).life.agreement


def test_an_agreement_is_written_by_keys_alone(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """Name, kind, consent, aliases and description without the mouse."""
    dialog = open_editor(kind=RecordKind.AGREEMENT)
    type_in(qtbot, "Joint Plan")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "JP")
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "pol")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    assert focused() is form_of(dialog).consent.button_of(Consent.ENTRY)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "The deal")
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    type_in(qtbot, "Words.")
    record = saved_by(qtbot, dialog, lambda: press(qtbot, Qt.Key.Key_Return, modifiers=CONTROL))
    assert agreement_of(story.path, record) == Agreement(
        record,
        "Joint Plan",
        "JP",
        "political commitment",
        Consent.SIGNATURE,
        prospective=True,
        description="Words.",
        aliases=("The deal",),
    )


def test_an_agreement_is_changed_by_mouse_and_taken_back(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """A click on what consent means takes it; undo brings the old one back in one step."""
    before = agreement_of(story.path, story.treaty)
    dialog = open_editor(kind=RecordKind.AGREEMENT, record=story.treaty)
    form = form_of(dialog)
    assert (form.name.text(), form.short_name.text()) == ("Intermediate Nuclear Treaty", "INF Treaty")
    told = {label.text(): label for label in form.consent.findChildren(QLabel)}
    qtbot.mouseClick(told[EXPLAINED[Consent.INSTRUMENT]], LEFT)
    qtbot.mouseClick(form.aliases.line, LEFT)
    type_in(qtbot, "INF")
    saved_by(qtbot, dialog, lambda: qtbot.mouseClick(dialog.save_button, LEFT))
    after = agreement_of(story.path, story.treaty)
    assert (after.consent, after.aliases) == (Consent.INSTRUMENT, ("INF",))
    with Store.open(story.path) as store:
        assert undo(store).label == "Change agreement “Intermediate Nuclear Treaty”"
    assert agreement_of(story.path, story.treaty) == before


def test_saving_an_agreement_untouched_changes_nothing(
    open_editor: OpenEditor, story: Story, qtbot: QtBot
) -> None:
    """Open and save leaves no step to undo."""
    with Store.open(story.path) as store:
        before = store.connection.execute("select count(*) from journal").fetchone()[0]
    dialog = open_editor(kind=RecordKind.AGREEMENT, record=story.treaty)
    assert not dialog.has_changes()
    saved_by(qtbot, dialog, dialog.save)
    with Store.open(story.path) as store:
        assert store.connection.execute("select count(*) from journal").fetchone()[0] == before


def test_a_name_is_needed_and_must_be_free(open_editor: OpenEditor, story: Story, qtbot: QtBot) -> None:
    """No name, or one that another agreement has, is told beside the name."""
    dialog = open_editor(kind=RecordKind.AGREEMENT)
    form = form_of(dialog)
    dialog.save()
    assert form.error_of("name") == "Give the agreement a name."
    type_in(qtbot, "intermediate nuclear treaty")
    dialog.save()
    qtbot.wait_until(lambda: form.error_of("name") != "")
    assert f"already an agreement “Intermediate Nuclear Treaty” ({story.treaty})" in form.error_of("name")
    assert focused() is form.name


def test_the_labels_letter_goes_to_the_consent_and_changes_nothing(
    open_editor: OpenEditor, qtbot: QtBot
) -> None:
    """Alt+C leads to the way that is taken; it takes no other."""
    dialog = open_editor(kind=RecordKind.AGREEMENT)
    consent = form_of(dialog).consent
    consent.button_of(Consent.INSTRUMENT).click()
    press(qtbot, Qt.Key.Key_C, modifiers=Qt.KeyboardModifier.AltModifier)
    assert focused() is consent.button_of(Consent.INSTRUMENT)
    assert consent.consent() is Consent.INSTRUMENT


def test_a_half_written_agreement_is_kept(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """The draft comes back with its consent and aliases."""
    dialog = open_editor(kind=RecordKind.AGREEMENT)
    type_in(qtbot, "Half a treaty")
    form = form_of(dialog)
    form.consent.button_of(Consent.INSTRUMENT).click()
    form.aliases.line.setFocus()
    type_in(qtbot, "Half")
    answer(qtbot, "Keep as d&raft")
    dialog.reject()
    again = open_editor(kind=RecordKind.AGREEMENT)
    qtbot.mouseClick(again.notice.restore_button, LEFT)
    qtbot.wait_until(lambda: form_of(again).name.text() == "Half a treaty")
    assert form_of(again).consent.consent() is Consent.INSTRUMENT
    assert [alias.name for alias in form_of(again).aliases.aliases()] == ["Half"]


def test_the_keyboard_walks_an_agreement_in_order(open_editor: OpenEditor, qtbot: QtBot) -> None:
    """Tab goes from the name down to the buttons; the ways to consent are one stop."""
    dialog = open_editor(kind=RecordKind.AGREEMENT)
    form = form_of(dialog)
    seen: list[str] = []
    while len(seen) < 40 and (not seen or focused() is not form.name):
        widget = focused()
        seen.append(widget.text() if isinstance(widget, QPushButton) else widget.accessibleName())
        press(qtbot, Qt.Key.Key_Tab)
    assert seen == [
        "Name",
        "Short name",
        "Kind of agreement",
        "Prospective",
        "Consent by entry",
        "Aliases",
        "Description",
        "Private",
        "Cancel",
        "Save and add anot&her",
        "Save",
        "Agreement",
    ]
