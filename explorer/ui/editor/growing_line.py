"""The line behind chips: as wide as what stands in it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit

_CURSOR_PX: Final = 12
_LETTERS: Final = 400
"""No row is wider than so many letters."""


class GrowingLine(QLineEdit):
    """A line as wide as what stands in it: an empty one behind chips needs no row of its own."""

    def sizeHint(self) -> QSize:
        """Room for the text, or the hint in its place, and for the cursor."""
        shown = self.text() or self.placeholderText()
        return QSize(_CURSOR_PX + self.fontMetrics().horizontalAdvance(shown[:_LETTERS]), 22)

    def minimumSizeHint(self) -> QSize:
        """A cursor has to fit."""
        return QSize(_CURSOR_PX, 22)
