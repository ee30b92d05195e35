"""What the message over the timeline says, where it stands, and what can be done about it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.main_window import MainWindow
from explorer.ui.notice import Notice
from tests.ui.conftest import OpenWindow
from tests.ui.driving import CONTROL, LEFT, press


def test_what_was_added_is_taken_back_by_a_click(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """“Added …” carries a button that undoes it; what was undone carries none."""
    window = open_window(talks)
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.wait_until(lambda: window.editing.dialog is not None)
    dialog = window.editing.dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.wait_until(dialog.isActiveWindow)
    qtbot.wait_until(lambda: isinstance(dialog.focusWidget(), QLineEdit))
    qtbot.keyClicks(dialog.focusWidget(), "Fourth meeting")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "5 July 2019")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.wait_until(lambda: window.notice.text.startswith("Added event “Fourth meeting”"))
    assert window.notice.button.isVisible()
    assert window.notice.button.text() == "Undo"
    qtbot.mouseClick(window.notice.button, LEFT)
    qtbot.wait_until(lambda: window.notice.text == "Undone: Add event “Fourth meeting”")
    assert not window.notice.button.isVisible()


def test_a_message_covers_nothing_but_the_timeline(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Long or short, wide window or narrow, it stands within the timeline, off overview and panes."""
    window = open_window(talks)
    for width in (1600, 1000):
        window.resize(width, 700)
        for sentence in ("Copied.", "A sentence that goes on and on. " * 8):
            window.say(sentence, ("Undo", window.editing.undo))
            qtbot.wait_until(lambda: _place(window.notice, window).bottom() > 0)
            assert _place(window.timeline, window).contains(_place(window.notice, window))


def test_a_message_stays_while_the_pointer_rests_on_it(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """It waits to go by itself, but not under the pointer nor while its button has the keyboard."""
    window = open_window(talks)
    notice = window.notice
    window.say("Copied.", ("Open", lambda: None))
    qtbot.wait_until(notice.isVisible)
    assert notice.is_waiting
    where = QPointF(5, 5)
    QApplication.sendEvent(notice, QEnterEvent(where, where, QPointF(notice.mapToGlobal(QPoint(5, 5)))))
    assert not notice.is_waiting
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    assert notice.is_waiting
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    notice.button.setFocus()
    assert not notice.is_waiting
    qtbot.keyClick(notice.button, Qt.Key.Key_Escape)
    assert not notice.isVisible()
    assert window.timeline.hasFocus()


def test_a_pointer_that_rested_there_before_does_not_keep_a_message(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What appears beneath a resting pointer goes by itself; once the pointer moves on it, it stays."""
    window = open_window(talks)
    notice = window.notice
    window.say("Copied.")
    qtbot.wait_until(notice.isVisible)
    rested, where = QPointF(QCursor.pos()), QPointF(5, 5)
    QApplication.sendEvent(notice, QEnterEvent(where, where, rested))
    assert notice.is_waiting
    qtbot.mouseMove(notice, QPoint(9, 9))
    qtbot.wait_until(lambda: not notice.is_waiting)


def _place(part: QWidget | Notice, window: MainWindow) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())
