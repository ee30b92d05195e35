"""Adding and editing every kind from the window: menus, keys, lanes, marks, and what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.edit import add_event, undo
from explorer.model.calendar import day_of
from explorer.model.drafts import ActDraft, EventDraft
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.queries.settings import get_setting
from explorer.store.store import Store
from explorer.ui.editing import LAST_KIND
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, id_of
from tests.ui.driving import CONTROL, SHIFT, press
from tests.ui.editor_at_work import draft_in, type_in
from tests.ui.panes_at_work import shown_in

ALT = Qt.KeyboardModifier.AltModifier


def dialog_of(window: MainWindow, qtbot: QtBot) -> EditorDialog:
    """The editor, once it is open and filled."""
    qtbot.wait_until(lambda: window.editing.dialog is not None and window.editing.dialog.isVisible())
    dialog = window.editing.dialog
    assert dialog is not None
    qtbot.wait_until(dialog.isEnabled)
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    return dialog


def act_of(path: Path, word: str) -> RecordId:
    """The number of the first act of a kind."""
    with Store.open(path, read_only=True) as store:
        row = store.connection.execute("select id from acts where act = ? order by id", (word,)).fetchone()
    return RecordId(row[0])


@pytest.mark.parametrize("kind", RecordKind)
def test_every_kind_is_in_the_add_menu(
    kind: RecordKind, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Each kind has its line in the menu, and the line opens the editor on it."""
    window = open_window(talks)
    window.actions_.adds[kind].trigger()
    assert dialog_of(window, qtbot).title_label.text() == f"Add {kind}"


def test_the_lines_of_the_add_menu_have_letters_of_their_own(open_window: OpenWindow, talks: Path) -> None:
    """Alt+E, A and a letter lead to one kind; no two letters and no two shortcuts are the same."""
    window = open_window(talks)
    texts = [action.text() for action in window.actions_.adds.values()]
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert sorted(letters) == sorted(set(letters))
    keys = [one.shortcut().toString() for one in window.actions_.everything() if not one.shortcut().isEmpty()]
    assert sorted(keys) == sorted(set(keys))


def test_the_add_menu_says_add_once(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Its lines are the kinds alone, the common ones before a line; the search still finds “Add tie”."""
    window = open_window(talks)
    qtbot.mouseClick(window.toolbar.add, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    menu.close()
    assert texts[:7] == ["Event…", "Statement…", "Act…", "Actor…", "Agreement…", "", "Source…"]
    assert "Add tie" in [command.name for command in window.actions_.commands()]
    keys = [command.name for _, commands in window.actions_.by_menu() for command in commands]
    assert "Add act" in keys


def test_an_act_is_added_by_keyboard_and_taken_back(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+Alt+A, agreement, act, an uncertain date, Ctrl+Enter; it is selected; Ctrl+Z takes it back."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_A, CONTROL | ALT)
    dialog = dialog_of(window, qtbot)
    for text in ("River", "terminated"):
        type_in(qtbot, text)
        if text == "River":
            qtbot.wait_until(dialog.form.agreement.has_suggestions)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.form.when.line
    type_in(qtbot, "between 3 and 9 March 2019")
    qtbot.wait_until(lambda: "terminated" in dialog.form.outlook.text())
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.wait_until(lambda: window.editing.dialog is None)
    qtbot.wait_until(lambda: window.notice.text.startswith("Added act “"))
    record = act_of(talks, "terminated")
    act = draft_in(talks, record)
    assert isinstance(act, ActDraft)
    assert act.when.edtf == "[2019-03-03..2019-03-09]"
    qtbot.wait_until(lambda: window.timeline.selected == (record,))
    qtbot.wait_until(lambda: window.actions_.undo.isEnabled())
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: window.notice.text.startswith("Undone: Add act"))


def test_a_link_starts_from_the_chosen_record(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Alt+K: the chosen record stands in “From”, the keyboard in “To”; without one, it is said."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_K, CONTROL | ALT)
    qtbot.wait_until(lambda: window.notice.text == "Choose a record to link from first.")
    record = id_of(talks, "Second meeting")
    window.navigation.show_record(record)
    press(qtbot, window, Qt.Key.Key_K, CONTROL | ALT)
    dialog = dialog_of(window, qtbot)
    assert [one.record for one in dialog.form.from_record.choices()] == [record]
    assert dialog.focusWidget() is dialog.form.to_record.line
    assert not dialog.has_changes()


def test_an_act_is_edited_from_the_timeline(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Ctrl+Enter on a chosen act opens its editor, which knows what it says."""
    window = open_window(talks)
    record = act_of(talks, "suspended")
    window.navigation.show_record(record)
    press(qtbot, window, Qt.Key.Key_Return)
    dialog = dialog_of(window, qtbot)
    assert dialog.title_label.text() == "Edit act"
    assert dialog.form.act.word() == "suspended"
    assert dialog.form.actor.choices()[0].name == "Northland"


def test_another_of_the_kind_added_last_is_one_key_away(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+Shift+A begins with an event, and after a tag was added with a tag, in the next session too."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_A, CONTROL | SHIFT)
    dialog = dialog_of(window, qtbot)
    assert dialog.form.KIND is RecordKind.EVENT
    dialog.reject()
    window.editing.add(RecordKind.TAG)
    dialog = dialog_of(window, qtbot)
    type_in(qtbot, "to be checked")
    dialog.save()
    qtbot.wait_until(lambda: window.editing.dialog is None)
    qtbot.wait_until(lambda: window.editing.last_kind is RecordKind.TAG)

    def remembered() -> bool:
        with Store.open(talks, read_only=True) as store:
            return get_setting(store, LAST_KIND) == "tag"

    qtbot.wait_until(remembered)
    window.close()
    again = open_window(talks)
    press(qtbot, again, Qt.Key.Key_A, CONTROL | SHIFT)
    assert dialog_of(again, qtbot).form.KIND is RecordKind.TAG


def test_what_is_remembered_of_another_program_is_no_kind(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Any word may stand in the settings; it is passed over."""
    with Store.open(talks) as store, store.writing():
        store.connection.execute("insert into settings values (?, ?)", (LAST_KIND, "<b>nothing</b>"))
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_A, CONTROL | SHIFT)
    assert dialog_of(window, qtbot).form.KIND is RecordKind.EVENT


def menu_at(window: MainWindow, where: QPoint) -> QMenu:
    """The menu of a place on the timeline."""
    viewport = window.timeline.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_place_on_the_timeline_offers_every_kind(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """“Add here” holds the other kinds; an act added in a treaty's lane is that treaty's, on that day."""
    window = open_window(talks)
    view = window.timeline
    qtbot.wait_until(lambda: view.scene is not None and bool(view.scene.lanes))
    assert view.scene is not None
    lane = next(one for one in view.scene.lanes if one.name == "River")
    where = QPoint(view.viewport().width() - 30, round(lane.y + lane.height - 4))
    menu = menu_at(window, where)
    here = next(action.menu() for action in menu.actions() if action.text() == "Add here")
    assert isinstance(here, QMenu)
    texts = [action.text().replace("&", "") for action in here.actions()]
    assert texts == [
        f"{kind[:1].upper()}{kind[1:]}…" for kind in window.actions_.adds if kind is not RecordKind.EVENT
    ]
    here.actions()[1].trigger()
    menu.close()
    dialog = dialog_of(window, qtbot)
    assert dialog.form.KIND is RecordKind.ACT
    assert [one.name for one in dialog.form.agreement.choices()] == ["River Treaty"]
    assert dialog.form.when.echo.outcome == "read"


def test_a_mark_offers_what_is_about_it(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """“Statement about it” begins a statement at that event, “Link from here” a link from it."""
    window = open_window(talks)
    record = id_of(talks, "Third meeting")
    window.navigation.show_record(record)
    qtbot.wait_until(lambda: window.timeline.is_settled and window.timeline.selected == (record,))
    for text, kind in (("Statement about it…", RecordKind.STATEMENT), ("Lin&k from here…", RecordKind.LINK)):
        window.activateWindow()
        scene = window.timeline.scene
        assert scene is not None
        box = scene.box_of(record)
        assert box is not None
        menu = menu_at(window, QPoint(round(box.x + 4), round(box.y + box.height / 2)))
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        dialog = dialog_of(window, qtbot)
        assert dialog.form.KIND is kind
        field = dialog.form.at_event if kind is RecordKind.STATEMENT else dialog.form.from_record
        assert [one.record for one in field.choices()] == [record]
        dialog.reject()
        qtbot.wait_until(lambda: window.editing.dialog is None)


def treaty_in(path: Path) -> RecordId:
    """The number of the one agreement."""
    with Store.open(path, read_only=True) as store:
        return RecordId(store.connection.execute("select id from agreements").fetchone()[0])


@pytest.mark.parametrize("way", ["browser", "pane", "mark"])
def test_an_act_is_of_the_agreement_that_is_selected(
    way: str, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Chosen in the browser, open in the pane in front, or told by the mark: Ctrl+Alt+A asks for the act."""
    window = open_window(talks)
    treaty = treaty_in(talks)
    if way == "browser":
        window.browser.names_chosen.emit((treaty,))
    elif way == "pane":
        window.panes.open_record(treaty)
        qtbot.wait_until(lambda: window.panes.current_record == treaty)
    else:
        window.navigation.show_record(act_of(talks, "suspended"))
    press(qtbot, window, Qt.Key.Key_A, CONTROL | ALT)
    dialog = dialog_of(window, qtbot)
    assert [one.record for one in dialog.form.agreement.choices()] == [treaty]
    assert dialog.focusWidget() is dialog.form.act.line
    assert dialog.hint_label.text() == "About River Treaty · Ctrl+Shift+Backspace clears it"
    assert not dialog.has_changes()


def test_relative_dates_count_from_the_as_of_day(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """“Last Thursday” is told from the day that the window stands on, and the echo says so."""
    window = open_window(talks)
    window.options.set_as_of(day_of(2019, 2, 22))
    press(qtbot, window, Qt.Key.Key_N)
    dialog = dialog_of(window, qtbot)
    dialog.form.when.line.setFocus()
    type_in(qtbot, "last Thursday")
    assert dialog.form.when.when().edtf == "2019-02-21"
    assert "counted from 22 Feb 2019" in dialog.form.when.echo_label.text()


def test_what_was_filled_in_is_taken_out_by_one_key(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+Shift+Backspace, wherever one is in the form; what was typed stays."""
    window = open_window(talks)
    window.panes.open_record(treaty_in(talks))
    qtbot.wait_until(lambda: window.panes.current_record is not None)
    press(qtbot, window, Qt.Key.Key_N)
    dialog = dialog_of(window, qtbot)
    assert [one.name for one in dialog.form.agreements.choices()] == ["River Treaty"]
    type_in(qtbot, "Elsewhere")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Backspace, CONTROL | SHIFT)
    assert dialog.form.agreements.choices() == ()
    assert dialog.form.title.text() == "Elsewhere"
    assert dialog.hint_label.text() == "Ctrl+Enter saves · Esc closes"


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [
        (RecordKind.TIE, "actor", "Ada Miller"),
        (RecordKind.STATEMENT, "speakers", "Ada Miller"),
        (RecordKind.LINK, "from_record", ""),
        (RecordKind.COMMITMENT, "obligor", "Ada Miller"),
    ],
)
def test_a_new_record_is_about_the_actor_that_is_selected(
    kind: RecordKind, field: str, name: str, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """As far as its kind can be: no link is drawn from an actor."""
    window = open_window(talks)
    with Store.open(talks, read_only=True) as store:
        actor = find_named(store, RecordKind.ACTOR, "Ada Miller").id
    window.browser.names_chosen.emit((actor,))
    window.actions_.adds[kind].trigger()
    dialog = dialog_of(window, qtbot)
    assert [one.name for one in getattr(dialog.form, field).choices()] == ([name] if name else [])


def test_an_event_is_not_about_the_event_that_is_selected(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Only an agreement, an actor, a place or the like is taken over; nothing is to be cleared."""
    window = open_window(talks)
    window.navigation.show_record(id_of(talks, "Second meeting"))
    press(qtbot, window, Qt.Key.Key_N)
    dialog = dialog_of(window, qtbot)
    assert dialog.form.draft() == EventDraft("")
    assert dialog.hint_label.text() == "Ctrl+Enter saves · Esc closes"


def test_panes_ask_for_records_about_what_they_show(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What a pane asks for opens with what follows from its record."""
    window = open_window(talks)
    with Store.open(talks, read_only=True) as store:
        treaty = RecordId(store.connection.execute("select id from agreements").fetchone()[0])
    window.panes.add_requested.emit(RecordKind.COMMITMENT, treaty)
    dialog = dialog_of(window, qtbot)
    assert dialog.form.KIND is RecordKind.COMMITMENT
    assert [one.record for one in dialog.form.agreement.choices()] == [treaty]
    assert dialog.focusWidget() is dialog.form.obligor.line


def test_nothing_is_added_to_a_database_that_can_not_be_written(
    open_window: OpenWindow, talks: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Every command that would change something is off, and its tip says why."""
    open_ = Store.open
    monkeypatch.setattr("explorer.app.Store.open", lambda path, **_: open_(path, read_only=True))
    window = open_window(talks)
    act = window.actions_
    qtbot.wait_until(lambda: "10 of 10 shown" in window.status.text)
    for action in (*act.adds.values(), act.add_again, act.link_from, act.edit, act.delete):
        assert not action.isEnabled(), action.text()
        assert action.toolTip().startswith("Nothing can be changed, because "), action.text()
    assert not window.toolbar.add.isEnabled()
    menu = menu_at(window, QPoint(window.timeline.viewport().width() - 30, 200))
    adding = [one for one in menu.actions() if one.text().startswith("Add")]
    assert len(adding) == 2
    assert not any(one.isEnabled() for one in adding)
    menu.close()


def test_what_others_do_meanwhile_leaves_the_editor_alone(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """While one writes, another program takes its own step back; what is written stays and is saved."""
    with Store.open(talks) as store:
        add_event(store, EventDraft("Written elsewhere"))
    window = open_window(talks)
    window.editing.add(RecordKind.PLACE)
    dialog = dialog_of(window, qtbot)
    type_in(qtbot, "Panmunjom")
    with Store.open(talks) as store:
        undo(store)
    dialog.save()
    qtbot.wait_until(lambda: window.notice.text == "Added place “Panmunjom”")


def test_what_belongs_to_a_record_is_shown_where_it_is_told(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """A link leads to the record it starts from, a tie to its actor, and undo and redo do the same."""
    window = open_window(talks)
    first, second = id_of(talks, "First meeting"), id_of(talks, "Third meeting")
    window.editing.add_about(RecordKind.LINK, first)
    dialog = dialog_of(window, qtbot)
    type_in(qtbot, "Third meeting")
    qtbot.wait_until(dialog.form.to_record.has_suggestions)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert [one.record for one in dialog.form.to_record.choices()] == [second]
    dialog.form.relation.set_word("leads to")
    dialog.save()
    qtbot.wait_until(lambda: window.panes.current_record == first)
    qtbot.wait_until(lambda: window.timeline.selected == (first,))
    qtbot.wait_until(lambda: window.actions_.undo.isEnabled())
    press(qtbot, window, Qt.Key.Key_Z)
    qtbot.wait_until(lambda: window.notice.text.startswith("Undone: Add link"))
    qtbot.wait_until(lambda: window.actions_.redo.isEnabled())
    press(qtbot, window, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.wait_until(lambda: window.notice.text.startswith("Redone: Add link"))
    qtbot.wait_until(lambda: window.panes.current_record == first)


@pytest.mark.parametrize("kind", [RecordKind.PLACE, RecordKind.TAG])
def test_a_place_or_a_tag_opens_its_pane_once_saved(
    kind: RecordKind, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """It is said to be added, and its pane comes to the front, as that of any other record does."""
    window = open_window(talks)
    window.editing.add(kind)
    dialog = dialog_of(window, qtbot)
    type_in(qtbot, "Panmunjom")
    with qtbot.wait_signal(window.editing.done):
        dialog.save()
    assert window.notice.text == f"Added {kind} “Panmunjom”"
    qtbot.wait_until(lambda: "Panmunjom" in shown_in(window.panes, qtbot))
