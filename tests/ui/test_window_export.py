"""Exporting from the window: what it shows goes into the dialog, and the picture is told of."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.app import Desk
from explorer.cli import gathering
from explorer.edit.sample import build_sample
from explorer.model.calendar import day_of
from explorer.model.view import Filter
from explorer.model.vocabulary import RecordKind
from explorer.scene.lanes import LanesBy
from explorer.store.queries.names import find_named
from explorer.store.store import Store
from explorer.ui import exporting
from explorer.ui.content_loading import load_content
from explorer.ui.export_dialog import ExportDialog
from explorer.ui.main_window import MainWindow
from explorer.ui.preferences import Preferences
from explorer.ui.theming import ThemeChooser


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a copy of the sample with one event made private."""
    path = tmp_path / "talks.db"
    build_sample(path, "hanoi")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "update records set private = 1"
            " where id = (select min(id) from events where when_edtf like '2019%')"
        )
    connection.close()
    desk = Desk(Preferences(tmp_path / "settings.ini"), ThemeChooser(qapp, "light"))
    desk.open(path)
    qtbot.wait_until(lambda: desk.window is not None and desk.window.timeline.scene is not None)
    shown = desk.window
    assert shown is not None
    yield shown
    shown.close()
    qapp.setStyleSheet("")


def opened(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    """Press Ctrl+E and wait for the dialog."""
    window.timeline.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait_until(lambda: window.exporting.dialog is not None)
    dialog = window.exporting.dialog
    assert dialog is not None
    return dialog


def test_a_picture_of_the_view_is_saved_by_keyboard(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Ctrl+E, a name, Enter: the file shows the window's range, lanes and as-of day."""
    dialog = opened(qtbot, window)
    shown = window.timeline.time_range
    source_view = dialog.picture.chunks["View"]
    assert source_view.endswith("lanes by agreement")
    assert dialog.picture.timeline.scene.marks
    assert shown.first_ms < shown.last_ms
    dialog.fields.path_edit.selectAll()
    qtbot.keyClicks(dialog.fields.path_edit, str(tmp_path / "view"))
    with qtbot.wait_signal(dialog.saved):
        qtbot.keyClick(dialog.fields.path_edit, Qt.Key.Key_Return)
    assert not QImage(str(tmp_path / "view.png")).isNull()
    qtbot.wait_until(lambda: window.exporting.dialog is None)


def test_after_saving_the_folder_can_be_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message that tells where the picture lies has a button that opens its folder."""
    shown: list[Path] = []
    monkeypatch.setattr(
        exporting.QDesktopServices, "openUrl", lambda url: shown.append(Path(url.toLocalFile()))
    )
    dialog = opened(qtbot, window)
    dialog.fields.path_edit.setText(str(tmp_path / "eve.png"))
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    assert window.notice.text == f"Saved {tmp_path / 'eve.png'}"
    assert window.notice.button.text() == "Show in folder"
    qtbot.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert shown == [tmp_path]


def test_private_records_stay_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    """The window shows them with a lock; the picture leaves them out and says how many."""
    dialog = opened(qtbot, window)
    dialog.fields.range_field.choice.set_word("everything")
    dialog.refresh()
    assert "1 private record is left out." in dialog.notes.text()
    dialog.reject()


def test_every_title_of_the_picture_is_there(qtbot: QtBot, window: MainWindow) -> None:
    """Titles that the window has not read yet are read for the picture."""
    dialog = opened(qtbot, window)
    dialog.fields.range_field.choice.set_word("everything")
    dialog.refresh()
    qtbot.wait_until(lambda: not dialog.picture.timeline.scene.wanted_titles)
    dialog.reject()


def test_the_window_and_the_command_line_gather_the_same(tmp_path: Path) -> None:
    """Bands, headlines, names and colours of a picture are the same from both, without what is private."""
    path, as_of = tmp_path / "talks.db", day_of(2019, 2, 22)
    build_sample(path, "hanoi")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "update records set private = 1 where id in"
            " (select id from actors where name = 'Vladimir Putin'"
            " union select id from agreements where name like 'New START%')"
        )
    connection.close()
    with Store.open(path, read_only=True) as store:
        shown = load_content(store, LanesBy.AGREEMENT, Filter())
        for day in (None, as_of):
            ours = exporting.gather(store, shown, day)
            theirs = gathering.gather(store, LanesBy.AGREEMENT, day, include_private=False)
            assert (ours.bands, ours.headlines) == (theirs.bands, theirs.headlines)
            assert (ours.names, ours.colours) == (theirs.names, theirs.colours)
            assert "Vladimir Putin" not in ours.names.values()
            assert ours.private == theirs.private
            assert len(ours.private) >= 2
            wanted = ours.columns.ids.tolist()
            assert ours.titles_of(wanted) == theirs.titles_of(wanted)


def test_sources_of_the_database_are_listed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Ticked, they are read off the window's thread and stand beneath the picture, and in the file."""
    dialog = opened(qtbot, window)
    dialog.fields.sources.click()
    qtbot.wait_until(lambda: dialog.picture is not None and dialog.picture.sources.count > 5)
    qtbot.wait_until(dialog.save_button.isEnabled)
    dialog.fields.path_edit.setText(str(tmp_path / "cited.svg"))
    with qtbot.wait_signal(dialog.saved):
        dialog.save()
    assert ">Sources</text>" in (tmp_path / "cited.svg").read_text(encoding="utf-8")


def test_what_is_hidden_and_filtered_is_said(qtbot: QtBot, window: MainWindow) -> None:
    """A filter by name proposes the name as title, and the dialog says how much it keeps back."""
    with Store.open(window.path, read_only=True) as store:
        kim = find_named(store, RecordKind.ACTOR, "Kim Jong-un")
    window.options.set_filter(Filter.about(RecordKind.ACTOR, kim.id))
    qtbot.wait_until(lambda: window.timeline.content.filter.count == 1)
    dialog = opened(qtbot, window)
    assert dialog.fields.title_edit.text() == window.timeline.content.names[int(kim.id)]
    assert "The filter keeps" in dialog.notes.text()
    dialog.reject()
