"""The date box: what is typed, how it was read, and a drawing of its bounds."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.model.ids import Day
from explorer.model.when import When
from explorer.render.theme import Theme
from explorer.ui.editor.bounds_drawing import HEIGHT_PX, BoundsDrawing
from explorer.ui.editor.echo import KEPT, Echo, echo_of
from explorer.ui.editor.fields import line_field, mark_wrong

_GAP_PX: Final = 4
_ECHO_LINE_PX: Final = 18


class WhenBox(QWidget):
    """A line for a date that says at once how it was read.

    With a drawing it has the room for it from the start, and examples stand there meanwhile: nothing
    beneath the box moves while a date is typed. `reference` is the day that `last Thursday` counts from.

    Signals:
        changed(): another text stands in the line.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        reference: Day | None = None,
        date_order: str = "dmy",
        is_drawn: bool = True,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reference = reference
        self._date_order = date_order
        self._is_drawn = is_drawn
        self._given: When | None = None
        self.line = line_field(name, hint)
        self.line.textChanged.connect(self._show)
        self.drawing = BoundsDrawing(theme)
        self.echo_label = QLabel()
        self.echo_label.setProperty("role", "second")
        self.echo_label.setWordWrap(True)
        self.echo_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        layout = QVBoxLayout(self)
        for column in (told, layout):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(_GAP_PX)
        told.addWidget(self.drawing)
        told.addWidget(self.echo_label)
        if is_drawn:
            told.addStretch(1)
            self._told.setMinimumHeight(HEIGHT_PX + _GAP_PX + _ECHO_LINE_PX)
        layout.addWidget(self.line)
        layout.addWidget(self._told)
        self._echo = echo_of("")
        self._show("")

    @property
    def echo(self) -> Echo:
        """How the text was read."""
        return self._echo

    def when(self) -> When:
        """The date as typed; one that was set and not touched since stays what it was, to the bound."""
        if self._given is not None and self.line.text() == self._given.text:
            return self._given
        return self._echo.when

    def set_when(self, when: When) -> None:
        """Show a date as it was typed, or in its normal form where it has no text of its own."""
        shown = when if when.text else When(when.edtf or "")
        self._given = when if when.text else None
        self.line.setText(shown.text)
        self._show(self.line.text())

    def set_wrong(self, is_wrong: bool) -> None:
        """Show a red border, or none."""
        mark_wrong(self.line, is_wrong)

    def _show(self, text: str) -> None:
        self._echo = self._read(text)
        echo = self._echo
        is_read = echo.outcome == "read"
        self.drawing.setVisible(self._is_drawn and is_read)
        self.drawing.show_when(echo.when)
        self.echo_label.setVisible(self._is_drawn or echo.outcome != "empty")
        self._told.setVisible(not self.echo_label.isHidden())
        self.echo_label.setText(self._words(echo))
        self.set_wrong(echo.outcome == "impossible")
        self.changed.emit()

    def _read(self, text: str) -> Echo:
        given = self._given
        if given is not None and text == given.text and not given.is_dated and given.text:
            return Echo("kept", given, KEPT)
        return echo_of(text, reference=self._reference, date_order=self._date_order)

    def _words(self, echo: Echo) -> str:
        tokens = self._theme.tokens
        words = escape(echo.words).replace("\n", "<br>")
        remark = escape(echo.remark)
        strong = f'<span style="color: {tokens["text"]}; font-weight: 600">{words}</span>'
        match echo.outcome:
            case "read":
                counted = f" · {remark}" if remark else ""
                if not self._is_drawn:
                    return f"Read as {strong}{counted}"
                edtf = escape(echo.when.edtf or "")
                # no break between the word and what it stands before
                told = f'EDTF&nbsp;<span style="font-family: monospace">{edtf}</span>'
                return f"Read as {strong}{counted} · {told}"
            case "impossible":
                return f'<span style="color: {tokens["error"]}">{words}</span>'
            case "kept":
                return f"{strong} {remark}"
        return f'<span style="color: {tokens["third"]}">{words}</span>'
