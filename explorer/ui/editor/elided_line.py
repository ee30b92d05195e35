"""A line to type in that says so where it has no room for all of its text."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from explorer.ui.editor.fields import LONGEST
from explorer.ui.plain_tip import plain_tip

_INSET_PX = 2
"""What Qt leaves free at both sides of a line's text."""


class ElidedLine(QLineEdit):
    """While it is not written in, text that is too long ends in an ellipsis and is whole in the tool tip."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._tell_whole)

    @property
    def shown(self) -> str:
        """The text as it can be read at the moment."""
        if self.hasFocus():
            return self.text()
        room_px = self._text_box().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or for less."""
        super().resizeEvent(event)
        self._tell_whole()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning again once the line is left."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has room for more, or for less."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text with its ellipsis where it needs one; else all is Qt's."""
        if self.shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        painter.drawText(
            self._text_box(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown
        )

    def _text_box(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return box.adjusted(_INSET_PX, 0, -_INSET_PX, 0)

    def _tell_whole(self) -> None:
        self.setToolTip("" if self.shown == self.text() else plain_tip(self.text()))
