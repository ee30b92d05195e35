"""Every text that the window, its panes, dialogs, menus and popups show can be read, in both themes.

4.5 to 1 for what can be used, 3 to 1 for what can't at the moment.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explorer.model.calendar import day_of
from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.store.store import Store
from explorer.ui.actions import ADDS
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.readable import seen_in_widget, too_weak
from tests.ui.whole_sample import agreement_of, sample, sample_made

__all__ = ["sample", "sample_made"]

EVE = day_of(2019, 2, 22)


@pytest.fixture(params=["light", "dark"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, open_window: OpenWindow, sample: Path) -> MainWindow:
    """The window on the sample, on the eve of Hanoi, in one theme and then in the other."""
    shown = open_window(sample)
    shown.options.set_theme(request.param)
    shown.options.set_as_of(EVE)
    shown.timeline.camera.is_animated = False
    shown.navigation.show_record(agreement_of(sample, "INF Treaty"))
    qtbot.wait_until(lambda: shown.timeline.has_standings and shown.timeline.related is not None)
    qtbot.wait_until(lambda: has_pane_with_text(shown))
    return shown


def has_pane_with_text(window: MainWindow) -> bool:
    """Whether the current pane tells something."""
    pane = window.panes.current_pane
    return pane is not None and len(pane.browser.toPlainText()) > 100


def assert_readable(widget: QWidget, at_least: int) -> None:
    """Nothing in a widget is too weak to be read; so many texts are there."""
    seen = seen_in_widget(widget)
    assert len(seen) >= at_least, [one.text for one in seen]
    assert too_weak(seen) == []


def opened_dialog(qtbot: QtBot, kind: type[QDialog] = QDialog) -> QDialog:
    """The dialog that shows, once it does."""

    def look() -> QDialog | None:
        return next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None
        )

    qtbot.wait_until(lambda: look() is not None)
    found = look()
    assert found is not None
    qtbot.wait_exposed(found)
    return found


def first_of(path: Path, table: str, condition: str = "1") -> RecordId:
    """The number of a record of a kind."""
    with Store.open(path, read_only=True) as store:
        row = store.connection.execute(f"select min(id) from {table} where {condition}").fetchone()  # noqa: S608 - the test's own words
    return RecordId(row[0])


def test_the_window(window: MainWindow) -> None:
    """Menu bar, toolbar, browser, pane and status line; what the timeline draws is looked at by itself."""
    window.timeline.hide()
    assert_readable(window, 100)


@pytest.mark.parametrize("table", ["actors", "events", "statements", "sources", "acts"])
def test_each_pane(qtbot: QtBot, window: MainWindow, table: str) -> None:
    """The panes of the other kinds."""
    with qtbot.wait_signal(window.panes.record_shown):
        window.panes.open_record(first_of(window.path, table))
    qtbot.wait_until(lambda: has_pane_with_text(window))
    assert_readable(window.panes, 6)


def test_the_as_of_panel(qtbot: QtBot, window: MainWindow) -> None:
    """The panel with the calendar, and what it says to a day that there is not."""
    window.toolbar.open_as_of()
    popup = window.toolbar.day_popup
    qtbot.wait_until(popup.isVisible)
    assert_readable(popup, 30)
    box = popup.focusWidget()
    assert box is not None
    qtbot.keyClicks(box, "31 April 2018")
    assert_readable(popup, 30)
    popup.close()


def test_what_the_search_finds(qtbot: QtBot, window: MainWindow) -> None:
    """Records, names, dates and commands in the list below the field, the current one too."""
    search = window.toolbar.search
    search.setFocus()
    qtbot.keyClicks(search, "inf")
    found = search.popup
    qtbot.wait_until(found.isVisible)
    assert_readable(found, 6)


def test_the_menus(qtbot: QtBot, window: MainWindow) -> None:
    """Each menu, each line of it at rest and under the pointer; what can't be chosen too."""
    menus = [action.menu() for action in window.menuBar().actions()]
    assert len(menus) >= 5
    for menu in menus:
        assert isinstance(menu, QMenu)
        menu.popup(window.mapToGlobal(QPoint(20, 60)))
        qtbot.wait_until(menu.isVisible)
        assert_readable(menu, 3)
        for action in menu.actions():
            if not action.isSeparator():
                menu.setActiveAction(action)
                for sub in menu.findChildren(QMenu):
                    sub.hide()
                assert too_weak(seen_in_widget(menu)) == []
        menu.close()


def test_every_form_of_the_editor(qtbot: QtBot, window: MainWindow) -> None:
    """Each kind of record has its fields; all of them can be read."""
    for kind, _, _ in ADDS:
        window.editing.add(kind)
        qtbot.wait_until(lambda: window.editing.dialog is not None and window.editing.dialog.isVisible())
        dialog = window.editing.dialog
        assert dialog is not None
        assert_readable(dialog, 8)
        dialog.done(0)
        qtbot.wait_until(lambda: window.editing.dialog is None)


def test_the_choice_of_lanes(qtbot: QtBot, window: MainWindow) -> None:
    """The panel below the lanes' button, and the names in its list."""
    window.actions_.choose_lanes.trigger()
    qtbot.wait_until(lambda: QApplication.activePopupWidget() is not None)
    panel = QApplication.activePopupWidget()
    assert panel is not None
    assert_readable(panel, 20)
    panel.close()


def test_what_a_filter_says(qtbot: QtBot, window: MainWindow) -> None:
    """A filter shows what it keeps above the timeline."""
    russia = first_of(window.path, "actors", "name = 'Russia'")
    window.panes.filter_requested.emit(Filter(actors=(russia,)))
    qtbot.wait_until(window.filter_bar.isVisible)
    assert_readable(window.filter_bar, 2)


@pytest.mark.parametrize("kind", [RecordKind.EVENT, RecordKind.STATEMENT])
def test_the_editor(qtbot: QtBot, window: MainWindow, kind: RecordKind) -> None:
    """The fields at rest, and with a date that there is not, and refused."""
    window.editing.add(kind)
    qtbot.wait_until(lambda: window.editing.dialog is not None and window.editing.dialog.isVisible())
    dialog = window.editing.dialog
    assert dialog is not None
    assert_readable(dialog, 10)
    first = dialog.focusWidget()
    assert first is not None
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    when = dialog.focusWidget()
    assert when is not None
    qtbot.keyClicks(when, "31 April 2018")
    qtbot.keyClick(when, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert_readable(dialog, 10)
    when.clear()  # type: ignore[attr-defined]  # a line of text
    qtbot.keyClicks(when, "between 10 and 17 Feb 2019")
    assert_readable(dialog, 10)


def test_the_export_dialog(qtbot: QtBot, window: MainWindow) -> None:
    """Every field, at rest and where it can't be used."""
    window.actions_.export.trigger()
    qtbot.wait_until(lambda: window.exporting.dialog is not None and window.exporting.dialog.isVisible())
    dialog = window.exporting.dialog
    assert dialog is not None
    assert_readable(dialog, 15)
    dialog.reject()


def test_the_hover_card(qtbot: QtBot, window: MainWindow) -> None:
    """The card beside the pointer."""
    window.timeline.hover_wanted.emit(first_of(window.path, "events", "importance = 5"), QPoint(600, 300))
    qtbot.wait_until(window.card.isVisible)
    assert_readable(window.card, 2)


def test_notices(window: MainWindow) -> None:
    """What was done, and why something was not."""
    window.say("Saved /home/reader/Pictures/hanoi.png")
    assert_readable(window.notice, 1)
    window.say_failure("The file is read-only.")
    assert_readable(window.notice, 1)


def test_the_small_dialogs(qtbot: QtBot, window: MainWindow) -> None:
    """The list of keys, the date to go to, what the program says of itself."""
    for action in (window.actions_.shortcuts, window.actions_.go_to_date, window.actions_.about):
        action.trigger()
        dialog = opened_dialog(qtbot)
        assert_readable(dialog, 3)
        with qtbot.wait_signal(dialog.destroyed):
            dialog.reject()
