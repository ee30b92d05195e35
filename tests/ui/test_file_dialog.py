"""The file dialog where the desktop has none of its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from explorer.render.theme import load_theme
from explorer.ui.file_dialog import FileIcons, file_dialog
from explorer.ui.style import dress
from tests.ui.readable import seen_in_widget, too_weak


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_wears_the_theme(qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: str) -> None:
    """Its words can be read, names have the room that the other columns leave, files have our icons."""
    (tmp_path / "A story of talks and of treaties.db").touch()
    dress(qapp, load_theme(theme))
    dialog = file_dialog(None, "Open a database", str(tmp_path), "All files (*)", load_theme(theme))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait_exposed(dialog)
    table = dialog.findChild(QTreeView)
    assert table is not None
    qtbot.wait_until(lambda: table.model().rowCount(table.rootIndex()) == 1)
    assert too_weak(seen_in_widget(dialog)) == []
    assert table.columnWidth(0) > max(table.columnWidth(column) for column in (1, 2, 3))
    qapp.setStyleSheet("")


def test_a_database_is_told_from_other_files(qtbot: QtBot, tmp_path: Path) -> None:
    """A folder, a database and any other file have three icons."""
    del qtbot
    icons = FileIcons(load_theme("light"))
    for name in ("story.db", "notes.txt"):
        (tmp_path / name).touch()
    wanted = [tmp_path, tmp_path / "story.db", tmp_path / "notes.txt"]
    keys = {icons.icon(QFileInfo(str(path))).cacheKey() for path in wanted}
    assert len(keys) == 3
