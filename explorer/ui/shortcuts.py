"""The list of all keys, for looking up."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.actions import WindowActions
from explorer.ui.editor.fields import button
from explorer.ui.panes.pane_deeds import PANE_KEYS

FRAME: Final = QSize(8, 40)
"""What a window's frame takes of the screen."""
TIMELINE_KEYS: Final = (
    ("W, S", "Zoom in, out"),
    ("A, D", "Move to earlier, to later"),
    ("← →", "Previous, next mark of the lane"),
    ("↑ ↓", "Nearest mark of the lane above, below"),
    ("Enter", "Open the pane of the mark"),
    ("F", "Fit the selection, then everything"),
    ("Home, End", "First, last record"),
    ("] [", "Follow the links of the mark, go back"),
    ("Esc", "Stop playing; choose nothing; again: stop comparing; again: take the filter away"),
    ("P", "Show or hide the parties of the agreement, or of all"),
    ("H", "Hide the lane of the mark"),
    ("Ctrl+Shift+↑ ↓", "Move the lane of the mark up, down; with Home to the top"),
    ("Page Up, Page Down", "Scroll the lanes"),
)
TIMELINE_MOUSE: Final = (
    ("Wheel, pinch", "Zoom at the pointer"),
    ("Shift + wheel, or over the names", "Scroll the lanes"),
    ("Drag, two fingers on a touchpad", "Move"),
    ("Shift + drag", "Choose what is spanned"),
    ("Double-click", "Add an event at that time, in that lane"),
    ("Ctrl + drag", "Add an event over that time"),
    ("Drag a flag", "Move the as-of day, or the day it is compared with"),
    ("Drag a lane's name", "Move the lane"),
    ("Drag the names' edge", "Make room for the names; a double click undoes it"),
)

BROWSER_KEYS: Final = (
    ("Letters", "Keep the names that contain them"),
    ("↑ ↓", "Walk the names"),
    ("← →", "Close or open a section"),
    ("Space, click", "Let what belongs to the name stand out; with Ctrl to several"),
    ("Enter, double-click", "Open the pane of the name"),
    ("Click on its funnel", "Show only what is about the name"),
    ("Menu key, right click", "What else can be done with the name"),
    ("Esc", "Back to the timeline"),
)


_KEYS_SHARE: Final = 2
_DEEDS_SHARE: Final = 3
"""How the width is shared between the keys and what they do; longer words take another line."""


class ShortcutsDialog(QDialog):
    """The keys and what they do, menu by menu; what is typed above keeps the rows that contain it."""

    def __init__(self, actions: WindowActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sections: list[tuple[QLabel, list[tuple[QLabel, QLabel]]]] = []
        self._find = QLineEdit(self)
        self._find.setPlaceholderText("Find a key or what it does")
        self._find.setAccessibleName("Find a key or what it does")
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._keep)
        self._inside = QWidget(self)
        self._inside.setObjectName("shortcutList")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(20, 4, 20, 16)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, _KEYS_SHARE)
        self._grid.setColumnStretch(1, _DEEDS_SHARE)
        self._add_section("On the timeline", TIMELINE_KEYS)
        self._add_section("With the mouse", TIMELINE_MOUSE)
        self._add_section("In the browser", BROWSER_KEYS)
        self._add_section("In the panes", PANE_KEYS)
        native = QKeySequence.SequenceFormat.NativeText
        for title, commands in actions.by_menu():
            keys = [(one.action.shortcut().toString(native), one.name) for one in commands]
            self._add_section(f"Menu {title}", keys)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setAccessibleName("Keys and what they do")
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = button("Close", "primary")
        close.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 20, 8)
        top.addWidget(self._find)
        foot = QFrame(self)
        foot.setProperty("role", "dialog_foot")
        answers = QHBoxLayout(foot)
        answers.setContentsMargins(20, 12, 20, 12)
        answers.addStretch(1)
        answers.addWidget(close)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(top)
        lines.addWidget(area, 1)
        lines.addWidget(foot)
        self.resize(QSize(640, 720).boundedTo(parent.screen().availableSize() - FRAME))
        self._find.setFocus()

    def _add_section(self, title: str, pairs: Sequence[tuple[str, str]]) -> None:
        row = self._grid.rowCount()
        head = QLabel(title, self._inside)
        head.setProperty("role", "strong")
        head.setContentsMargins(0, 10, 0, 2)
        self._grid.addWidget(head, row, 0, 1, 2)
        rows = []
        for keys, deed in pairs:
            row = self._grid.rowCount()
            key, what = QLabel(keys, self._inside), QLabel(deed, self._inside)
            key.setProperty("role", "second")
            for label in (key, what):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(key, row, 0)
            self._grid.addWidget(what, row, 1)
            rows.append((key, what))
        self._sections.append((head, rows))

    def _keep(self, text: str) -> None:
        """Show the rows that contain every word of `text`, and the heads that have one of them."""
        words = text.casefold().split()
        for head, rows in self._sections:
            has_any = False
            for key, what in rows:
                told = f"{key.text()} {what.text()}".casefold()
                is_kept = all(word in told for word in words)
                has_any = has_any or is_kept
                key.setVisible(is_kept)
                what.setVisible(is_kept)
            head.setVisible(has_any)
