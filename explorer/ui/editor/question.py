"""The short questions of the editor: whether to leave what was written, and whether to delete a record."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.ui.editor.fields import button

WIDTH_PX: Final = 440
MARGIN_PX: Final = 20
_ROOM_PX: Final = 18 + 8 + 20
"""Above, between and below the words."""


class Answer(Enum):
    """What to do with what was written."""

    KEEP_EDITING = auto()
    DISCARD = auto()
    KEEP_DRAFT = auto()


class Question(QDialog):
    """One question in a sentence or two, with the answers as buttons; Esc gives the harmless one."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(WIDTH_PX)
        self.heading = QLabel(title)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setProperty("role", "dialog_title")
        self.text = QLabel(text)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self._foot = QFrame()
        self._foot.setProperty("role", "dialog_foot")
        self._answers = QHBoxLayout(self._foot)
        self._answers.setContentsMargins(20, 12, 20, 12)
        self._answers.setSpacing(8)
        self._answers.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(MARGIN_PX, 18, MARGIN_PX, 20)
        words.setSpacing(8)
        words.addWidget(self.heading)
        words.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(words, 1)
        layout.addWidget(self._foot)

    def set_title(self, title: str) -> None:
        """Ask otherwise."""
        self.heading.setText(title)
        self.setWindowTitle(title)
        self._fit()

    def set_text(self, text: str) -> None:
        """Say otherwise what it is about."""
        self.text.setText(text)
        self._fit()

    def _fit(self) -> None:
        """Take the height that the words need."""
        inner_px = WIDTH_PX - 2 * MARGIN_PX
        words_px = sum(label.heightForWidth(inner_px) for label in (self.heading, self.text))
        self.setFixedHeight(words_px + _ROOM_PX + self._foot.sizeHint().height())

    def add_answer(self, text: str, role: str = "") -> QPushButton:
        """Add an answer at the right; Enter gives the one that has the keyboard."""
        pressed = button(text, role)
        pressed.setAutoDefault(True)
        self._answers.addWidget(pressed)
        return pressed

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need in the font they are shown in."""
        super().showEvent(event)
        self._fit()


def ask_whether_to_leave(parent: QWidget) -> Answer:
    """Ask what to do with what was written and not saved."""
    question = Question(parent, "Leave without saving?", "What you have written is not saved yet.")
    given: list[Answer] = []
    for words, role, chosen in (
        ("&Discard", "danger", Answer.DISCARD),
        ("Keep as d&raft", "", Answer.KEEP_DRAFT),
    ):
        pressed = question.add_answer(words, role)
        pressed.clicked.connect(lambda _=False, chosen=chosen: given.append(chosen))
        pressed.clicked.connect(question.accept)
    keep = question.add_answer("&Keep editing", "primary")
    keep.clicked.connect(question.reject)
    keep.setFocus()
    question.exec()
    return given[0] if given else Answer.KEEP_EDITING
