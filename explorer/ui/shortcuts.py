"""The list of all keys, for looking up."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.actions import WindowActions
from explorer.ui.editor.fields import button
from explorer.ui.panes.pane_deeds import PANE_KEYS

TIMELINE_KEYS: Final = (
    ("W, S", "Zoom in, out"),
    ("A, D", "Move to earlier, to later"),
    ("← →", "Previous, next mark of the lane"),
    ("↑ ↓", "Nearest mark of the lane above, below"),
    ("Enter", "Open the pane of the mark"),
    ("F", "Fit the selection, then everything"),
    ("Home, End", "First, last record"),
    ("] [", "Follow the links of the mark, go back"),
    ("Esc", "Choose nothing"),
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
    ("Drag the flag", "Move the as-of day"),
    ("Drag a lane's name", "Move the lane"),
    ("Drag the names' edge", "Make room for the names; a double click undoes it"),
)


class ShortcutsDialog(QDialog):
    """Two columns: the keys, and what they do."""

    def __init__(self, actions: WindowActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget(self)
        inside.setObjectName("shortcutList")
        grid = QGridLayout(inside)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        native = QKeySequence.SequenceFormat.NativeText
        everywhere = [
            (action.shortcut().toString(native), action.text().replace("&", "").rstrip("…"))
            for action in actions.everything()
            if not action.shortcut().isEmpty()
        ]
        for title, pairs in (
            ("On the timeline", TIMELINE_KEYS),
            ("With the mouse", TIMELINE_MOUSE),
            ("In the panes", PANE_KEYS),
            ("Everywhere", everywhere),
        ):
            row = grid.rowCount()
            head = QLabel(title, inside)
            head.setProperty("role", "strong")
            head.setContentsMargins(0, 10 if row > 1 else 0, 0, 2)
            grid.addWidget(head, row, 0, 1, 2)
            for keys, deed in pairs:
                row = grid.rowCount()
                label = QLabel(keys, inside)
                label.setProperty("role", "second")
                grid.addWidget(label, row, 0)
                grid.addWidget(QLabel(deed, inside), row, 1)
        area = QScrollArea(self)
        area.setAccessibleName("Keys and what they do")
        area.setWidget(inside)
        area.setWidgetResizable(True)
        close = button("Close", "primary")
        close.clicked.connect(self.reject)
        foot = QFrame(self)
        foot.setProperty("role", "dialog_foot")
        answers = QHBoxLayout(foot)
        answers.setContentsMargins(20, 12, 20, 12)
        answers.addStretch(1)
        answers.addWidget(close)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(area)
        lines.addWidget(foot)
        self.resize(560, 680)
