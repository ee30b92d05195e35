"""What is said at a cell while it is written: how a date is read, with its bounds, or what is wrong."""

from html import escape
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from explorer.render.theme import Theme
from explorer.ui.editor.bounds_drawing import BoundsDrawing
from explorer.ui.editor.echo import Echo

WIDTH_PX: Final = 340
_GAP_PX: Final = 2
RESTORES: Final = "Esc restores what stood there."


class CellBubble(QFrame):
    """A small panel below a cell, above it where there is no room; it takes neither keys nor clicks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cellBubble")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._cell = QRect()
        self._drawing = BoundsDrawing(theme)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 8, 10, 8)
        lines.setSpacing(4)
        lines.addWidget(self._drawing)
        lines.addWidget(self._label)
        self.setFixedWidth(WIDTH_PX)
        self.hide()

    @property
    def words(self) -> str:
        """What is said at the moment; nothing where nothing is."""
        return "" if self.isHidden() else self._plain

    def set_cell(self, cell: QRect) -> None:
        """Stand at this cell, given in the parent's pixels."""
        self._cell = cell
        self._place()

    def show_echo(self, echo: Echo) -> None:
        """Say how a date is read, or why it can't be."""
        self._drawing.setVisible(echo.outcome == "read")
        self._drawing.show_when(echo.when)
        match echo.outcome:
            case "read":
                edtf = echo.when.edtf or ""
                self._say(f"Read as {echo.words}", f"EDTF {edtf}", echo.remark)
            case "empty":
                self._say("", "No date: it stands on no lane.")
            case "impossible":
                self._say(echo.words, tone="error", last=RESTORES)
            case "kept":
                self._say(echo.words, echo.remark)

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with what was written."""
        self._drawing.hide()
        self._say(sentence, tone="error", last=RESTORES)

    def _say(self, strong: str, *rest: str, tone: str = "text", last: str = "") -> None:
        tokens = self._theme.tokens
        second = " · ".join(part for part in rest if part)
        self._plain = " · ".join(part for part in (strong, second, last) if part)
        words = (
            f'<span style="color: {tokens[tone]}; font-weight: 600">{escape(strong)}</span>' if strong else ""
        )
        quiet = [
            f'<span style="color: {tokens["second"]}">{escape(line)}</span>'
            for line in (second, last)
            if line
        ]
        self._label.setText("<br>".join(part for part in (words, *quiet) if part))
        self.setAccessibleName(self._plain)
        self.show()
        self._place()

    _plain: str = ""

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        x = max(0, min(self._cell.left(), parent.width() - self.width()))
        y = self._cell.bottom() + 1 + _GAP_PX
        if y + self.height() > parent.height():
            above = self._cell.top() - _GAP_PX - self.height()
            y = above if above >= 0 else max(0, parent.height() - self.height())
        self.move(QPoint(x, y))
        self.raise_()
