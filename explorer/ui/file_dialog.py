"""The dialog to choose a file in: the desktop's own, or Qt's with the program's icons where there is none."""

from functools import cache
from typing import Final

from PySide6.QtCore import QFileInfo, QSize, Qt
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QHeaderView, QListView, QTreeView, QWidget

from explorer.render.icons import icon
from explorer.render.theme import Theme, load_theme

SIZE_PX: Final = QSize(820, 520)
FRAME: Final = QSize(8, 40)
DATABASES: Final = frozenset({"db", "sqlite", "sqlite3"})
Place = QAbstractFileIconProvider.IconType


def file_dialog(parent: QWidget | None, title: str, folder: str, kinds: str, theme: Theme) -> QFileDialog:
    """Make the dialog; not a class of its own, for which Qt would leave the desktop's dialog aside."""
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setIconProvider(_icons(theme.name))
    table = dialog.findChild(QTreeView)
    if table is not None:  # Qt's own
        dialog.resize(SIZE_PX.boundedTo(dialog.screen().availableSize() - FRAME))
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    places = dialog.findChild(QListView, "sidebar")
    if places is not None:
        places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return dialog


class FileIcons(QAbstractFileIconProvider):
    """A folder, a database, any other file: each in the theme's quiet colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._folder, self._place, self._database, self._file = (
            icon(name, theme) for name in ("folder", "home", "timeline", "file")
        )

    def icon(self, of: QFileInfo | Place) -> QIcon:
        """The icon of a file or of a kind of place."""
        if isinstance(of, QFileInfo):
            if of.isDir():
                return self._folder
            return self._database if of.suffix().lower() in DATABASES else self._file
        if of is Place.Folder:
            return self._folder
        return self._file if of is Place.File else self._place


@cache
def _icons(theme_name: str) -> FileIcons:
    """The icons of a theme, kept: a dialog does not hold on to them."""
    return FileIcons(load_theme(theme_name))
