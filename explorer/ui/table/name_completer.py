"""Offers names that are known while one is written in a cell, or the last of several."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from explorer.model.table_rows import TAG_BREAK


class NameCompleter(QObject):
    """A list below a line; what is chosen there takes the place of the name that is being written.

    Signals:
        wanted(str): names that fit this are wanted; `offer` takes them.
    """

    wanted = Signal(str)

    def __init__(self, line: QLineEdit, *, is_list: bool) -> None:
        """With `is_list` the line holds several names, set apart by TAG_BREAK."""
        super().__init__(line)
        self._line = line
        self._is_list = is_list
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(line)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._take)
        line.textEdited.connect(self._ask)

    @property
    def is_list(self) -> bool:
        """Whether the line holds several names."""
        return self._is_list

    @property
    def names(self) -> list[str]:
        """What is offered."""
        return self._names.stringList()

    def offer(self, text: str, names: Sequence[str]) -> None:
        """Offer these names for what was written, unless something else is written by now."""
        if text != self._piece():
            return
        self._names.setStringList(list(names))
        if names and self._line.hasFocus() and tuple(names) != (text,):
            self._completer.complete()
        else:
            self._hide()

    def _ask(self) -> None:
        piece = self._piece()
        if piece:
            self.wanted.emit(piece)
        else:
            self._hide()

    def _piece(self) -> str:
        """The name that is being written: all of the line, or what stands behind the last break."""
        text = self._line.text()
        return text.rpartition(TAG_BREAK)[2].strip() if self._is_list else text.strip()

    def _hide(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _take(self, name: str) -> None:
        before = self._line.text().rpartition(TAG_BREAK)[0] if self._is_list else ""
        self._line.setText(f"{before}{TAG_BREAK} {name}" if before else name)
