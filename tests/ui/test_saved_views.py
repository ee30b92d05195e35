"""Views kept by name, in the window: saved, opened, replaced, renamed, deleted, by keyboard and by mouse."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.edit import delete_record
from explorer.edit.saved_views import save_view
from explorer.model.calendar import day_first_ms, day_last_ms, day_of, today
from explorer.model.saved_view import SavedLanes, ViewSettings
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries.saved_views import list_views
from explorer.store.store import Store
from explorer.ui.editor.question import Question
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.driving import CONTROL, LEFT, SHIFT, press
from tests.ui.readable import seen_in_widget, too_weak

SUMMER = ViewSettings(
    day_first_ms(day_of(2018, 6, 1)),
    day_last_ms(day_of(2018, 8, 31)),
    SavedLanes("actor", "most records", density="compact"),
    Filter(kinds=frozenset({RecordKind.EVENT})),
    as_of=day_of(2018, 6, 12),
)


def keep(path: Path, name: str, settings: ViewSettings) -> None:
    """Write a view into a database."""
    with Store.open(path) as store:
        save_view(store, name, settings)


def kept(path: Path) -> dict[str, ViewSettings | None]:
    """The views of a database."""
    with Store.open(path, read_only=True) as store:
        return {view.name: view.settings for view in list_views(store)}


def ready(window: MainWindow, qtbot: QtBot, *names: str) -> None:
    """Wait until the window knows the views."""
    qtbot.wait_until(lambda: tuple(view.name for view in window.views.views) == names)


def shows_summer(window: MainWindow) -> bool:
    """Whether the window shows all that the view of the summer keeps."""
    shown, content = window.timeline.camera.target, window.timeline.content
    return (
        (shown.first_ms, shown.last_ms) == (SUMMER.first_ms, SUMMER.last_ms)
        and window.feed.lanes_by is LanesBy.ACTOR
        and window.feed.filter == SUMMER.filter
        and window.feed.as_of == SUMMER.as_of
        and content is not None
        and content.lanes.lanes_by is LanesBy.ACTOR
        and window.timeline.density.value == "compact"
    )


def test_what_is_shown_is_saved_by_name_and_opened_again(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """Ctrl+S, a name and Enter keep the view; later Ctrl+Shift+V and Enter bring all of it back."""
    keep(talks, "Summer", SUMMER)
    window = open_window(talks)
    ready(window, qtbot, "Summer")
    before = window.navigation.view
    press(qtbot, window, Qt.Key.Key_S)
    popup = window.toolbar.views_popup
    qtbot.wait_until(popup.isVisible)
    qtbot.keyClicks(popup.line, "All of it")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    ready(window, qtbot, "All of it", "Summer")
    qtbot.wait_until(lambda: window.notice.text == "Saved view “All of it”")
    assert not popup.isVisible()
    press(qtbot, window, Qt.Key.Key_V, CONTROL | SHIFT)
    qtbot.wait_until(popup.isVisible)
    qtbot.keyClick(popup.line, Qt.Key.Key_Down)
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: shows_summer(window))
    qtbot.wait_until(window.timeline.hasFocus)
    press(qtbot, window, Qt.Key.Key_V, CONTROL | SHIFT)
    qtbot.keyClicks(popup.line, "all")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: replace(window.navigation.view, lanes=before.lanes) == before)


def test_a_view_is_opened_by_mouse_and_left_by_the_way_back(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The toolbar's button lists the views, a click opens one; back leads to where one was."""
    keep(talks, "Summer", SUMMER)
    window = open_window(talks)
    ready(window, qtbot, "Summer")
    before = window.navigation.view
    qtbot.mouseClick(window.toolbar.views, LEFT)
    views = window.toolbar.views_popup.list
    qtbot.wait_until(views.isVisible)
    qtbot.mouseClick(views.viewport(), LEFT, pos=views.visualRect(views.model().index(0, 0)).center())
    qtbot.wait_until(lambda: shows_summer(window))
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.wait_until(lambda: window.navigation.view == before)


def test_a_view_of_today_stays_one_of_today(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """Where the as-of day is today's one may keep that day, or the word; the box is offered for no other."""
    window = open_window(talks)
    popup = window.toolbar.views_popup
    for name, is_wanted in (("Ever", True), ("That day", False)):
        press(qtbot, window, Qt.Key.Key_S)
        qtbot.wait_until(popup.follows_today.isVisible)
        popup.follows_today.setChecked(is_wanted)
        qtbot.keyClicks(popup.line, name)
        qtbot.keyClick(popup.line, Qt.Key.Key_Return)
        qtbot.wait_until(lambda name=name: name in [view.name for view in window.views.views])  # type: ignore[misc]  # a default binds it
    days = {name: (one.as_of, one.is_as_of_today) for name, one in kept(talks).items() if one is not None}
    assert days == {"Ever": (None, True), "That day": (today(), False)}
    window.options.set_as_of(day_of(2019, 2, 22))
    press(qtbot, window, Qt.Key.Key_S)
    qtbot.wait_until(popup.isVisible)
    assert not popup.follows_today.isVisible()
    popup.close()


@pytest.mark.parametrize("is_replaced", [True, False])
def test_a_view_is_replaced_only_after_a_question(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, is_replaced: bool
) -> None:
    """A name that is taken asks; keeping the old one writes nothing, replacing can be undone."""
    keep(talks, "Summer", SUMMER)
    window = open_window(talks)
    ready(window, qtbot, "Summer")
    press(qtbot, window, Qt.Key.Key_S)
    popup = window.toolbar.views_popup
    qtbot.keyClicks(popup.line, "Summer")
    assert popup.save.text() == "Replace “Summer”"
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    question = window.findChild(Question, "replaceView")
    assert isinstance(question, Question)
    qtbot.wait_until(question.isVisible)
    word = "&Replace" if is_replaced else "&Keep the old one"
    answer = next(one for one in question.findChildren(QPushButton) if one.text() == word)
    qtbot.mouseClick(answer, LEFT)
    if is_replaced:
        qtbot.wait_until(lambda: window.notice.text == "Replaced view “Summer”")
        assert kept(talks)["Summer"] != SUMMER
        press(qtbot, window, Qt.Key.Key_Z)
        qtbot.wait_until(lambda: kept(talks)["Summer"] == SUMMER)
    else:
        qtbot.wait_until(window.timeline.hasFocus)
        assert kept(talks)["Summer"] == SUMMER


def test_views_are_renamed_and_deleted_in_the_panel(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """F2 and a name rename, Ctrl+Delete deletes, the panel stays; undo brings the view back."""
    keep(talks, "Summer", SUMMER)
    keep(talks, "Winter", SUMMER)
    window = open_window(talks)
    ready(window, qtbot, "Summer", "Winter")
    press(qtbot, window, Qt.Key.Key_V, CONTROL | SHIFT)
    popup = window.toolbar.views_popup
    qtbot.wait_until(popup.isVisible)
    qtbot.keyClick(popup.line, Qt.Key.Key_F2)
    assert "Summer" in popup.told
    qtbot.keyClicks(popup.line, "Winter")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: popup.told.startswith("There is a view “Winter” already"))
    popup.line.clear()
    popup.list.choose(0)
    qtbot.keyClick(popup.line, Qt.Key.Key_F2)
    qtbot.keyClicks(popup.line, "June")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    ready(window, qtbot, "June", "Winter")
    popup.line.clear()
    popup.list.choose(0)
    qtbot.keyClick(popup.line, Qt.Key.Key_Delete, CONTROL)
    ready(window, qtbot, "Winter")
    assert popup.isVisible()
    qtbot.keyClick(popup.line, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_Z)
    ready(window, qtbot, "June", "Winter")
    assert window.notice.text == "Undone: Delete view “June”"


def test_a_view_is_found_among_everything_else(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """The search field finds views by a word of their name and opens them."""
    keep(talks, "Long summer", SUMMER)
    window = open_window(talks)
    ready(window, qtbot, "Long summer")
    press(qtbot, window, Qt.Key.Key_K)
    search = window.toolbar.search
    qtbot.keyClicks(search, "summ")
    qtbot.wait_until(lambda: [row.word for row in search.found.rows][:1] == ["View"])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: shows_summer(window))


def test_a_view_opens_with_what_remains(open_window: OpenWindow, talks: Path, qtbot: QtBot) -> None:
    """What a view asks for and is gone is said, and the rest is shown."""
    with Store.open(talks) as store:
        found = store.connection.execute("select id from events where title = 'Envoys meet'").fetchone()
        save_view(store, "Envoys", ViewSettings(SUMMER.first_ms, SUMMER.last_ms, selected=(found[0],)))
        delete_record(store, found[0])
    window = open_window(talks)
    ready(window, qtbot, "Envoys")
    window.views.open_named("Envoys")
    qtbot.wait_until(lambda: "1 record is gone that the view “Envoys” asks for" in window.notice.text)
    assert window.timeline.camera.target.first_ms == SUMMER.first_ms
    assert window.timeline.selected == ()


def test_a_view_that_nobody_can_read_is_told_and_can_go(
    open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """What another program wrote into the table neither breaks the window nor stays for ever."""
    with Store.open(talks) as store, store.writing():
        store.connection.execute("insert into views (name, settings) values ('Odd', ?)", ("[" * 9999,))
    window = open_window(talks)
    ready(window, qtbot, "Odd")
    window.views.open(window.views.views[0])
    qtbot.wait_until(lambda: "“Odd” can't be read" in window.notice.text)
    press(qtbot, window, Qt.Key.Key_V, CONTROL | SHIFT)
    popup = window.toolbar.views_popup
    qtbot.wait_until(popup.isVisible)
    qtbot.keyClick(popup.line, Qt.Key.Key_Delete, CONTROL)
    ready(window, qtbot)
    assert popup.told.startswith("No view is saved yet.")


def test_the_window_opens_at_a_view_by_name(desk: Desk, talks: Path, qtbot: QtBot) -> None:
    """Whoever names a view when opening the database sees it at once."""
    keep(talks, "Summer", SUMMER)
    desk.open(talks, "summer")
    qtbot.wait_until(lambda: desk.window is not None and shows_summer(desk.window))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_the_panel_says_can_be_read(
    open_window: OpenWindow, talks: Path, qtbot: QtBot, theme: str
) -> None:
    """In both themes every text of the panel stands out from its ground."""
    keep(talks, "Summer", SUMMER)
    window = open_window(talks)
    window.options.set_theme(theme)
    ready(window, qtbot, "Summer")
    press(qtbot, window, Qt.Key.Key_V, CONTROL | SHIFT)
    popup = window.toolbar.views_popup
    qtbot.wait_until(popup.isVisible)
    QApplication.processEvents()
    assert too_weak(seen_in_widget(popup)) == []
