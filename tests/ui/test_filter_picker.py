"""The panel that “By actor, agreement …” opens: names are typed, taken into the filter and out again."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.readable import seen_in_widget, too_weak

LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow, qtbot: QtBot) -> None:
    """Open the panel from the Filter button's menu and wait for the names used most."""
    qtbot.mouseClick(window.toolbar.filter, LEFT)
    menu = window.filter_menu
    qtbot.wait_until(menu.isVisible)
    entry = next(one for one in menu.actions() if one.text().replace("&", "").startswith("By actor"))
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
    qtbot.wait_until(window.filter_picker.isVisible)
    qtbot.wait_until(lambda: bool(window.filter_picker.rows))


def test_names_are_picked_one_after_the_other_by_keyboard(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Typing narrows the names of all kinds, Enter adds one; the panel stays for more until Esc."""
    window = open_window(talks)
    with Store.open(talks, read_only=True) as store:
        treaty = find_named(store, RecordKind.AGREEMENT, "River Treaty").id
        miller = find_named(store, RecordKind.ACTOR, "Ada Miller").id
    opened(window, qtbot)
    picker = window.filter_picker
    assert {row.word for row in picker.rows} >= {"Actor", "Agreement", "Source"}
    qtbot.keyClicks(picker.line, "river")
    qtbot.wait_until(lambda: [row.record for row in picker.rows] == [treaty])
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert window.feed.filter == Filter(agreements=(treaty,))
    assert picker.isVisible()
    qtbot.keyClicks(picker.line, "mill")
    qtbot.wait_until(lambda: [row.record for row in picker.rows] == [miller])
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert window.feed.filter == Filter(agreements=(treaty,), actors=(miller,))
    assert [row.detail for row in picker.rows] == ["in the filter"]
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert window.feed.filter == Filter(agreements=(treaty,))
    qtbot.keyClick(picker.line, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    qtbot.wait_until(window.timeline.hasFocus)


def test_what_the_panel_says_can_be_read(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """In both themes every text of it stands out from its ground; no name found is said."""
    window = open_window(talks)
    for theme in ("light", "dark"):
        window.actions_.themes[theme].trigger()
        opened(window, qtbot)
        qtbot.wait_until(lambda: len(seen_in_widget(window.filter_picker)) > 6)
        assert too_weak(seen_in_widget(window.filter_picker)) == []
        qtbot.keyClicks(window.filter_picker.line, "zzz")
        qtbot.wait_until(lambda: not window.filter_picker.rows)
        assert "No name contains this." in {one.text for one in seen_in_widget(window.filter_picker)}
        qtbot.keyClick(window.filter_picker.line, Qt.Key.Key_Escape)
