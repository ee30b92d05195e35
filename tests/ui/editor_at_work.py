"""Keys, questions and records, for the tests that drive the editor."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer import edit
from explorer.model.changes import Changes
from explorer.model.details import EventDetail, StatementDetail
from explorer.model.drafts import Draft
from explorer.model.ids import RecordId
from explorer.model.records import Event, Statement
from explorer.store.queries import details
from explorer.store.store import Store
from explorer.ui.editor.dialog import EditorDialog
from explorer.ui.editor.question import Question

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    """The field that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys in whatever has the keyboard."""
    for key in keys:
        qtbot.keyClick(focused(), key, modifiers)


def type_in(qtbot: QtBot, text: str) -> None:
    """Type text in whatever has the keyboard."""
    qtbot.keyClicks(focused(), text)


def choose(qtbot: QtBot, dialog: EditorDialog, text: str) -> None:
    """Type a name and take the first suggestion with Enter."""
    type_in(qtbot, text)
    qtbot.wait_until(lambda: any(chips.has_suggestions() for chips in dialog.form.chips()))
    press(qtbot, Qt.Key.Key_Return)


def event_of(path: Path, record: RecordId) -> Event:
    """The event as it is in the database."""
    with Store.open(path) as store:
        detail = details.event(store, record)
    assert isinstance(detail, EventDetail)
    return detail.event


def statement_of(path: Path, record: RecordId) -> Statement:
    """The statement as it is in the database."""
    with Store.open(path) as store:
        detail = details.statement(store, record)
    assert isinstance(detail, StatementDetail)
    return detail.statement


def saved_by(qtbot: QtBot, dialog: EditorDialog, deed: Callable[[], None]) -> RecordId:
    """The record that `deed` saved."""
    with qtbot.wait_signal(dialog.saved) as told:
        deed()
    assert told.args is not None
    record = told.args[0].record
    assert record is not None
    return RecordId(record)


def answer(qtbot: QtBot, words: str) -> list[str]:
    """Give the next question the answer that reads `words`, or Escape for none; what it asked."""
    asked: list[str] = []

    def press_it() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, Question):
            QTimer.singleShot(10, press_it)
            return
        asked.append(question.text.text())
        for pressed in question.findChildren(QPushButton):
            if pressed.text() == words:
                qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
                return
        qtbot.keyClick(question, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press_it)
    return asked


def draft_in(path: Path, record: RecordId) -> Draft:
    """The record as it is in the database, as the draft that an editor begins with."""
    with Store.open(path) as store:
        return edit.draft_of_record(store, record)


def write(path: Path, deed: Callable[[Store], Changes]) -> RecordId:
    """Write a record and give its number."""
    with Store.open(path) as store:
        record = deed(store).record
    assert record is not None
    return RecordId(record)
