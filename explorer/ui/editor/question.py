"""The short questions of the editor: whether to leave what was written, and whether to delete a record."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.editor.fields import button


class Answer(Enum):
    """What to do with what was written."""

    KEEP_EDITING = auto()
    DISCARD = auto()


class Question(QDialog):
    """One question in a sentence or two, with the answers as buttons; Esc gives the harmless one."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(440)
        self._heading = QLabel(title)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        self._heading.setProperty("role", "dialog_title")
        self.text = QLabel(text)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        foot = QFrame()
        foot.setProperty("role", "dialog_foot")
        self._answers = QHBoxLayout(foot)
        self._answers.setContentsMargins(20, 12, 20, 12)
        self._answers.setSpacing(8)
        self._answers.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(20, 18, 20, 20)
        words.setSpacing(8)
        words.addWidget(self._heading)
        words.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(words)
        layout.addWidget(foot)

    def set_title(self, title: str) -> None:
        """Ask otherwise."""
        self._heading.setText(title)
        self.setWindowTitle(title)

    def add_answer(self, text: str, role: str = "") -> QPushButton:
        """Add an answer at the right; the one added last is the default."""
        pressed = button(text, role)
        self._answers.addWidget(pressed)
        return pressed


def ask_whether_to_leave(parent: QWidget) -> Answer:
    """Ask what to do with what was written and not saved."""
    question = Question(parent, "Leave without saving?", "What you have written is not saved yet.")
    question.add_answer("&Discard", "danger").clicked.connect(question.accept)
    keep = question.add_answer("&Keep editing", "primary")
    keep.clicked.connect(question.reject)
    keep.setFocus()
    return Answer.DISCARD if question.exec() == QDialog.DialogCode.Accepted else Answer.KEEP_EDITING
