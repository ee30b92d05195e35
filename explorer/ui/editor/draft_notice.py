"""The line under the editor's title that offers what was written before and never saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from explorer.ui.editor.draft_json import KeptDraft, told_draft
from explorer.ui.editor.fields import button


class DraftNotice(QFrame):
    """Offers a draft that was left behind.

    Signals:
        restore_requested(): go on with it.
        forget_requested(): it is not wanted.
    """

    restore_requested = Signal()
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_notice")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.restore_button = button("Re&store it")
        self.forget_button = button("&Forget it", "quiet")
        self.restore_button.clicked.connect(self.restore_requested)
        self.forget_button.clicked.connect(self.forget_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 6, 20, 6)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.restore_button)
        layout.addWidget(self.forget_button)
        self.hide()

    def offer(self, kept: KeptDraft) -> None:
        """Say what was left behind."""
        self.label.setText(f"Never saved: {told_draft(kept)}")
        self.show()
