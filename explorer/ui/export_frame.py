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

_SIZE: Final = QSize(1000, 980)
_HEAD_PX: Final = 49
_FOOT_PX: Final = 58
"""As high as the editor's, and room for three lines of what is left out: the fields above do not move."""
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
        self.hint_label = QLabel("Ctrl+Enter saves · Esc closes")
        self.hint_label.setProperty("role", "third")
        self.height_button = QPushButton()
        self.height_button.setToolTip("As high as all lanes and sources need")
        self.height_button.hide()
        self.copy_button = QPushButton("&Copy")
        self.cancel_button = QPushButton("Cancel")
        self.save_button = QPushButton()
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        for button in (self.height_button, self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
        title = QLabel("Export picture")
        title.setProperty("role", "dialog_title")
        head, line = _bar("dialog_head", 0)
        head.setFixedHeight(_HEAD_PX)
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(self.size_label)
        line.addSpacing(16)
        line.addWidget(self.hint_label)
        foot, line = _bar("dialog_foot", 4)
        foot.setMinimumHeight(_FOOT_PX)
        line.addWidget(self.notes, 1)
        for button in (self.height_button, self.copy_button, self.cancel_button, self.save_button):
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

    def say(self, sentence: str) -> None:
        """Say something at the foot."""
        self.notes.setText(sentence)
        self.notes.setToolTip(sentence)

    def offer_height(self, words: str) -> None:
        """Offer to set a height, with its unit; nothing where there are no words."""
        self.height_button.setText(f"Set hei&ght to {words}" if words else "")
        self.height_button.setVisible(bool(words))


def _bar(role: str, above_px: int) -> tuple[QFrame, QHBoxLayout]:
    """Make the bar at the head or the foot."""
    bar = QFrame()
    bar.setProperty("role", role)
    line = QHBoxLayout(bar)
    line.setContentsMargins(20, above_px, 20, above_px)
    line.setSpacing(8)
    return bar, line
