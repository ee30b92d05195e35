"""Opening, reading and clicking, for the tests that drive the panes."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from explorer.model.ids import RecordId
from explorer.ui.panes.pane_area import PaneArea


def open_in(area: PaneArea, record: RecordId, qtbot: QtBot) -> str:
    """Open a record, wait for it, and give the text that is shown."""
    area.open_record(record)
    return shown_in(area, qtbot)


def shown_in(area: PaneArea, qtbot: QtBot) -> str:
    """The text of the pane in front, once it is read."""
    qtbot.wait_until(lambda: area.current_pane is not None and area.current_pane.is_loaded)
    pane = area.current_pane
    assert pane is not None
    return pane.browser.toPlainText().replace("\u00a0", " ")


def click_link(
    area: PaneArea,
    words: str,
    qtbot: QtBot,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    after: str = "",
) -> None:
    """Click the link that reads `words` in the pane in front, the first one after `after`."""
    pane = area.current_pane
    assert pane is not None
    browser = pane.browser
    found = browser.document().find(words, _whole_line(browser.document(), after))
    while found.charFormat().anchorHref() == "":
        found = browser.document().find(words, found)
        assert not found.isNull(), f"there is no link {words}"
    found.setPosition(found.selectionStart() + 1)
    browser.setTextCursor(found)
    browser.ensureCursorVisible()
    qtbot.mouseClick(browser.viewport(), button, pos=browser.cursorRect(found).center() + QPoint(2, 0))


def _whole_line(document: QTextDocument, text: str) -> QTextCursor:
    """The place of a line that reads `text` and nothing else; the beginning where it is empty."""
    found = QTextCursor(document)
    while text and found.block().text() != text:
        assert found.movePosition(QTextCursor.MoveOperation.NextBlock), f"there is no line {text}"
    return found


def tab_names(area: PaneArea) -> list[str]:
    """What the tabs read."""
    tabs = area.tabs
    return [tabs.tabText(index) for index in range(tabs.count())]


def count_in(area: PaneArea, words: str) -> int:
    """How often `words` are shown in the pane in front."""
    assert area.current_pane is not None
    return area.current_pane.browser.toPlainText().count(words)


def kind_line(area: PaneArea) -> str:
    """The line above the title of the pane in front."""
    assert area.current_pane is not None
    return area.current_pane.kind_label.text()
