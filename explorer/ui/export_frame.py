"""The parts of the export dialog in their places: head, preview, fields, foot; what they do is elsewhere."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.render.theme import Theme
from explorer.ui.export_fields import ExportFields
from explorer.ui.export_preview import PicturePreview

_SIZE: Final = QSize(920, 880)
_NOTES_PX: Final = 66
"""Room for four lines, whether they are needed or not: the fields above must not move."""
_FRAME: Final = QSize(16, 48)
"""What a window manager may need around the dialog on a small screen."""


class ExportFrame(QDialog):
    """The export dialog as it is drawn."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export picture")
        self.preview = PicturePreview(theme, self)
        self.fields = ExportFields()
        self.size_label = QLabel()
        self.size_label.setProperty("role", "second")
        self.notes = QLabel()
        self.notes.setProperty("role", "second")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setWordWrap(True)
        self.notes.setFixedHeight(_NOTES_PX)
        self.copy_button = QPushButton("&Copy")
        self.cancel_button = QPushButton("Cancel")
        self.save_button = QPushButton()
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        for button in (self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
        title = QLabel("Export picture")
        title.setProperty("role", "dialog_title")
        head, line = _bar("dialog_head")
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self.size_label)
        foot, line = _bar("dialog_foot")
        line.addWidget(self.notes, 1)
        for button in (self.copy_button, self.cancel_button, self.save_button):
            line.addWidget(button)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How much of the picture is done")
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self.preview, self.fields, self.progress, foot):
            column.addWidget(part, 1 if part is self.preview else 0)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))


def _bar(role: str) -> tuple[QFrame, QHBoxLayout]:
    """Make the bar at the head or the foot."""
    bar = QFrame()
    bar.setProperty("role", role)
    line = QHBoxLayout(bar)
    line.setContentsMargins(20, 12, 20, 12)
    line.setSpacing(8)
    return bar, line
