"""The plain fields of the editor: a line, some lines of text, a choice from a list, a button."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget

LONGEST: Final = 2**31 - 1
"""Qt would cut a line at 32,767 letters; text that is longer must come out as it went in."""


def line_field(name: str, hint: str = "") -> QLineEdit:
    """A line to type in."""
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setMaxLength(LONGEST)
    return line


class TextField(QPlainTextEdit):
    """Some lines of text; Tab goes on to the next field."""

    def __init__(self, name: str, height_px: int, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._given = self._shown = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(height_px)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self.setPlainText(text)
        self._given, self._shown = text, self.toPlainText()

    def text(self) -> str:
        """What is written; a text that was not touched comes out as it was given, down to its line breaks."""
        written = self.toPlainText()
        return self._given if written == self._shown else written

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


class ListField(QComboBox):
    """One word from a list; the wheel scrolls the form, not the list.

    With a `hint` it may stand without a word and says so.
    """

    def __init__(
        self, words: Sequence[str], name: str, parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        for word in words:
            self.addItem(word[:1].upper() + word[1:], word)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if hint:
            self.currentIndexChanged.connect(self._show_state)
            self.set_word("")
            self._show_state()

    def _show_state(self) -> None:
        """Show the hint as one."""
        self.setProperty("is_hint", "true" if self.currentIndex() < 0 else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def word(self) -> str:
        """The word taken, as the records know it; empty where none is."""
        return str(self.currentData() or "")

    def set_word(self, word: str) -> None:
        """Take `word`, or none for an empty one."""
        self.setCurrentIndex(self.findData(word))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class NumberField(QSpinBox):
    """A whole number; the wheel scrolls the form, not the number."""

    def __init__(self, name: str, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


def mark_wrong(widget: QWidget, is_wrong: bool) -> None:
    """Give a field a red border, or take it away."""
    widget.setProperty("invalid", "true" if is_wrong else "false")
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def small_label(text: str) -> QLabel:
    """Words in the second colour between fields."""
    label = QLabel(text)
    label.setProperty("role", "second")
    return label


def shortened(text: str) -> str:
    """Typed text as a sentence quotes it."""
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def button(text: str, role: str = "") -> QPushButton:
    """A button; `role` is one of the common sheet's: `primary`, `danger`, `quiet`, `link` or none."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made
