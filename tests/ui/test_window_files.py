"""Which database the window shows: opened, refused, dropped, remembered."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.app import SAMPLE_NAME, Desk
from explorer.edit import delete_record
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_of, day_of_ms
from explorer.model.ids import RecordId
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui import window_kept
from explorer.ui.editor.question import Question
from explorer.ui.preferences import Preferences
from explorer.ui.visited import VisitedView
from tests.ui.conftest import OpenWindow
from tests.ui.driving import LEFT, lane_names

EVE_LANES = (
    *("INF Treaty", "JCPOA", "Paris Agreement", "NAFTA", "Panmunjom Declaration", "Singapore Statement"),
    *("10th SMA", "Leap Day understanding"),
)
"""The agreements that the report is about."""


def test_a_damaged_file_is_told_in_the_background(
    open_window: OpenWindow, talks: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What the quick check finds is said in one sentence while the window goes on."""
    monkeypatch.setattr("explorer.app.quick_check", lambda _path: "The file is damaged.")
    window = open_window(talks)
    qtbot.wait_until(lambda: window.notice.text == "The file is damaged.")


def test_what_cannot_be_opened_is_told_with_a_way_on(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """One sentence names the file, and the dialog offers another, a new one or the sample."""
    path = tmp_path / "letter.db"
    path.write_text("Dear all")
    desk.open(path)
    qtbot.wait_until(lambda: any(one.isVisible() for one in _questions()))
    question = next(one for one in _questions() if one.isVisible())
    assert "letter.db" in question.text.text()
    answers = {one.text().replace("&", ""): one for one in question.findChildren(QPushButton)}
    assert list(answers) == ["Close", "New…", "Open the sample", "Open another…"]
    qtbot.mouseClick(answers["Open the sample"], LEFT)
    qtbot.wait_until(lambda: desk.window is not None, timeout=20_000)
    assert desk.window is not None
    assert desk.window.windowTitle().startswith(Path(SAMPLE_NAME).stem)
    assert path.read_text() == "Dear all"


def _questions() -> list[Question]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Question)]


def test_another_database_takes_the_windows_place(
    open_window: OpenWindow, desk: Desk, talks: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The next window shows before the one before closes; its file is alone again; both are recent."""
    first = open_window(talks)
    other = tmp_path / "other.db"
    with qtbot.wait_signal(first.closed):
        desk.create(other)
    assert desk.window is not None
    assert desk.window.path == other
    assert [path.name for path in tmp_path.glob("talks.db*")] == ["talks.db"]
    menu = desk.window.actions_.recent_menu
    menu.aboutToShow.emit()
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("other.db", False),
        ("talks.db", True),
    ]
    menu.actions()[1].trigger()
    qtbot.wait_until(lambda: desk.window is not None and desk.window.path == talks)


def test_the_first_start_opens_the_sample_and_the_next_one_the_last_file(
    desk: Desk, talks: Path, preferences: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    """Without a file the sample is copied into the user's folder; later the last file is opened again."""
    desk.start(None)
    qtbot.wait_until(lambda: desk.window is not None, timeout=20_000)
    assert desk.window is not None
    assert desk.window.path == tmp_path / SAMPLE_NAME
    desk.open_sample()
    assert desk.window.notice.text == "The sample is open already."
    preferences.remember(talks)
    desk.start(None)
    qtbot.wait_until(lambda: desk.window is not None and desk.window.path == talks)


def test_the_sample_opens_first_on_the_day_of_its_report(desk: Desk, qtbot: QtBot) -> None:
    """The first look is at the year before the report, as of its day, with the treaty of that month told."""
    desk.start(None)
    qtbot.wait_until(lambda: desk.window is not None, timeout=20_000)
    window = desk.window
    assert window is not None
    qtbot.wait_until(lambda: window.panes.tabs.tabText(0) == "INF Treaty")
    assert window.feed.as_of == day_of(2019, 2, 22)
    shown = window.timeline.camera.target
    assert (day_of_ms(shown.first_ms), day_of_ms(shown.last_ms)) == (day_of(2018, 3, 1), day_of(2019, 4, 5))
    assert window.timeline.related is None, "nothing is dimmed that nobody has chosen"
    assert window.timeline.lanes.name_of(window.timeline.selected_lane or 0) == "INF Treaty"


def test_the_sample_opens_first_with_the_lanes_that_its_report_is_about(desk: Desk, qtbot: QtBot) -> None:
    """Eight agreements in the order of the report, the first unfolded, then what is tied to none; the rest
    is hidden and said to be, and all of it is one click away."""
    desk.start(None)
    qtbot.wait_until(lambda: desk.window is not None, timeout=20_000)
    window = desk.window
    assert window is not None
    qtbot.wait_until(lambda: window.timeline.has_standings)
    lanes = window.timeline.lanes
    assert [lanes.name_of(key) for key in lanes.keys] == [*EVE_LANES, "Events", "Statements"]
    assert lanes.choice.unfolded == {lanes.keys[0]}
    assert lanes.hidden_count == 51
    qtbot.wait_until(lambda: "51 lanes hidden" in window.status.text)
    window.actions_.show_all_lanes.trigger()
    assert lanes.hidden_count == 0


def test_a_copy_of_the_sample_without_a_remembered_view_opens_as_the_first_time(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """A copy left over from elsewhere opens on the report's day too: nothing depends on what was there."""
    build_sample(tmp_path / SAMPLE_NAME)
    desk.start(None)
    qtbot.wait_until(lambda: desk.window is not None, timeout=20_000)
    window = desk.window
    assert window is not None
    qtbot.wait_until(lambda: window.panes.tabs.tabText(0) == "INF Treaty")
    assert window.feed.as_of == day_of(2019, 2, 22)


def test_the_next_start_shows_what_was_last_looked_at(
    desk: Desk, open_window: OpenWindow, talks: Path, qtbot: QtBot
) -> None:
    """The pane in front is there again after a restart; one whose record is gone is not asked for."""
    window = open_window(talks)
    content = window.timeline.content
    assert content is not None
    (event,) = (RecordId(one) for one, title in content.titles.items() if title == "Third meeting")
    window.navigation.show_record(event)
    qtbot.wait_until(lambda: window.panes.current_record == event)
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    again = open_window(talks)
    qtbot.wait_until(lambda: again.panes.current_record == event)
    again.close()
    qtbot.wait_until(lambda: desk.window is None)
    with Store.open(talks) as store:
        delete_record(store, event)
    last = open_window(talks)
    qtbot.wait_until(lambda: last.timeline.has_standings)
    assert last.panes.current_record is None
    assert not last.notice.isVisible()


def test_a_file_dropped_on_the_window_is_opened(
    open_window: OpenWindow, desk: Desk, talks: Path, story_file: Path, qtbot: QtBot
) -> None:
    """One local file is taken; anything else is left alone."""
    window = open_window(talks)
    for urls, is_taken in (([QUrl("https://example.org/x.db")], False), ([_url(story_file)], True)):
        mime = QMimeData()
        mime.setUrls(urls)
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter.ignore()
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted() is is_taken
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, drop)
    qtbot.wait_until(lambda: desk.window is not None and desk.window.path == story_file)


def _url(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))


def test_closing_everything_finishes(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """Where a file can't be opened and nothing else shows, closing the question ends the program."""
    desk.open(tmp_path / "nothing.db")
    qtbot.wait_until(lambda: any(one.isVisible() for one in _questions()))
    question = next(one for one in _questions() if one.isVisible())
    with qtbot.wait_signal(desk.finished):
        qtbot.keyClick(question, Qt.Key.Key_Escape)


def test_what_was_seen_last_is_seen_again(
    open_window: OpenWindow, desk: Desk, talks: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    """Range, lanes, as-of day and the recent files are remembered from one start to the next."""
    window = open_window(talks)
    window.options.set_as_of(day_of(2019, 2, 22))
    window.actions_.lanes[LanesBy.KIND].trigger()
    qtbot.wait_until(lambda: lane_names(window)[:1] == ["Events"])
    window.timeline.camera.is_animated = False
    window.timeline.zoom(4.0, 600)
    shown = window.timeline.time_range
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    assert preferences.recent[0] == talks
    again = open_window(talks)
    assert again.feed.lanes_by is LanesBy.KIND
    assert again.feed.as_of == day_of(2019, 2, 22)
    assert again.timeline.time_range.span_ms == pytest.approx(shown.span_ms, rel=1e-6)


def test_a_crash_loses_nothing_of_what_is_seen(
    open_window: OpenWindow,
    talks: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Range, as-of day, selection, tabs and size are kept soon after they changed."""
    monkeypatch.setattr(window_kept, "KEPT_AFTER_MS", 20)
    window = open_window(talks)
    with Store.open(talks, read_only=True) as store:
        north = find_named(store, RecordKind.ACTOR, "Northland").id

    def left() -> Preferences:
        """What another start would find if this one were killed now."""
        copied = tmp_path / f"left-{len(list(tmp_path.glob('left-*')))}.ini"
        shutil.copy(tmp_path / "settings.ini", copied)
        return Preferences(copied)

    def view() -> VisitedView | None:
        return VisitedView.from_text(left().view(talks))

    window.options.set_as_of(day_of(2019, 2, 22))
    qtbot.wait_until(lambda: (told := view()) is not None and told.as_of == day_of(2019, 2, 22))
    window.timeline.camera.is_animated = False
    window.timeline.zoom(4.0, 600)
    shown = window.timeline.time_range
    qtbot.wait_until(lambda: (told := view()) is not None and told.first_ms == shown.first_ms)
    window.panes.open_record(north)
    qtbot.wait_until(lambda: f"{north}".encode() in left().splitter("panes", talks).data())
    window.resize(1200, 777)
    qtbot.wait_until(lambda: left().geometry == window.saveGeometry())


def test_nothing_is_written_while_nothing_changes(
    open_window: OpenWindow, talks: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that is as it was leaves the file alone, however often it is told that it may be another."""
    monkeypatch.setattr(window_kept, "KEPT_AFTER_MS", 0)
    window = open_window(talks)
    file = tmp_path / "settings.ini"
    saved: list[int] = []
    monkeypatch.setattr(Preferences, "save", _counting(Preferences.save, saved))
    window.options.changed.emit()
    qtbot.wait_until(lambda: len(saved) == 1)
    before = file.stat()
    window.options.changed.emit()
    qtbot.wait_until(lambda: len(saved) == 2)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def _counting(save: Callable[[Preferences], None], saved: list[int]) -> Callable[[Preferences], None]:
    """`save`, and a number more in `saved` each time."""

    def counted(preferences: Preferences) -> None:
        save(preferences)
        saved.append(len(saved))

    return counted


def test_a_sample_made_elsewhere_opens_first_at_its_own_view_too(
    desk: Desk, open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Made by the command line under any name, it opens on the day of its report; later where one was."""
    path = tmp_path / "mine.db"
    build_sample(path)
    window = open_window(path)
    assert window.feed.as_of == day_of(2019, 2, 22)
    assert window.timeline.lanes.hidden_count > 0
    window.options.set_as_of(day_of(2018, 6, 12))
    window.close()
    qtbot.wait_until(lambda: desk.window is None)
    assert open_window(path).feed.as_of == day_of(2018, 6, 12)
