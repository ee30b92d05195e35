"""One word of a long list, found by typing any part of it; the list tells what each word means."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explorer.render.theme import Theme
from explorer.ui.editor.choice import Choice
from explorer.ui.editor.compound_field import CompoundField, WrongPart
from explorer.ui.editor.fields import line_field, mark_wrong, shortened
from explorer.ui.editor.suggestions import SuggestionPopup


class WordField(CompoundField):
    """A line and, beneath it while one types, the words that fit; what the word taken means stands below.

    Where no word stands, `rest` stands in the place of its meaning.

    Down and Up walk the list, Enter or Tab takes a word, Escape closes the list and leaves the dialog open.

    Signals:
        word_taken(str): another word stands there; empty where none does.
    """

    word_taken = Signal(str)

    def __init__(
        self, name: str, theme: Theme, hint: str = "", parent: QWidget | None = None, *, rest: str = ""
    ) -> None:
        super().__init__(parent)
        self._rest = rest
        self._theme = theme
        self._words: tuple[Choice, ...] = ()
        self._popup: SuggestionPopup | None = None
        self._told = ""
        self.line = line_field(name, hint)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._search)
        self.line.textChanged.connect(self._tell)
        self.meaning = QLabel()
        self.meaning.setProperty("role", "second")
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setWordWrap(True)
        if not rest:
            self.meaning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.meaning)

    def set_words(self, words: Sequence[Choice]) -> None:
        """Offer these words; what stands in the line stays."""
        self._words = tuple(words)
        self._tell()

    def word(self) -> str:
        """The word taken, whatever its capitals; empty where what is typed is none."""
        typed = " ".join(self.line.text().split()).casefold()
        if not self._words:
            return self.line.text()
        return next((one.name for one in self._words if one.name.casefold() == typed), "")

    def set_word(self, word: str) -> None:
        """Show `word`."""
        self.line.setText(word)

    def walked(self) -> list[QWidget]:
        """Tab stops at the line."""
        return [self.line]

    def wrong(self) -> WrongPart | None:
        """What is typed has to be one of the words."""
        typed = self.line.text().strip()
        if not typed or self.word():
            return None
        return WrongPart(f"“{shortened(typed)}” is none of the list: pick one of its words.", self.line)

    def mark_wrong(self, wrong: WrongPart | None) -> None:
        """Give the line a red border, or none."""
        mark_wrong(self.line, wrong is not None)

    def has_suggestions(self) -> bool:
        """Whether the list of words is open."""
        return self._popup is not None and self._popup.isVisible()

    def close_suggestions(self) -> None:
        """Close the list; what is typed stays."""
        if self._popup is not None:
            self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the line that mean something to the list."""
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
                if event.reason() == Qt.FocusReason.TabFocusReason and not self.line.text():
                    self._open(self._words)
            elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
                self._open(self._words)
            elif event.type() == QEvent.Type.FocusOut:
                self.close_suggestions()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        popup = self._popup
        if popup is None or not popup.isVisible():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._open(self._words)
                return True
            return False
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                popup.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            case Qt.Key.Key_Escape:
                popup.hide()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                is_browsed = key != Qt.Key.Key_Tab or bool(self.line.text()) or popup.was_stepped
                choice = popup.current_choice()
                if choice is not None and is_browsed:
                    self._take(choice)
                popup.hide()
                return key != Qt.Key.Key_Tab
        return False

    def _search(self) -> None:
        """Offer what fits: words that begin so, the shortest first, then those that hold it, or mean it."""
        parts = self.line.text().casefold().split()
        if not parts:
            self._open(self._words)
            return
        ranked = [(rank, one) for one in self._words if (rank := _rank(one, parts)) is not None]
        self._open([one for _, one in sorted(ranked, key=lambda pair: pair[0])])

    def _open(self, words: Sequence[Choice]) -> None:
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = SuggestionPopup(self._theme, self.window())
            self._popup.picked.connect(self._take_picked)
        self._popup.show_below(self.line, list(words), widest_px=self.line.width())
        self._popup.go_to(self.word())

    def _take_picked(self, choice: Choice) -> None:
        self._take(choice)
        self.close_suggestions()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, choice: Choice) -> None:
        self.line.setText(choice.name)

    def _tell(self) -> None:
        word = self.word()
        note = next((one.note for one in self._words if one.name == word), "")
        self.meaning.setText(note or self._rest)
        self.meaning.setVisible(bool(note or self._rest))
        if word != self._told:
            self._told = word
            self.word_taken.emit(word)
        self.changed.emit()


def _rank(choice: Choice, parts: Sequence[str]) -> tuple[int, int] | None:
    """How well a word fits, the lowest best; None where it does not."""
    name = choice.name.casefold()
    if name.startswith(" ".join(parts)):
        return (0, len(name))  # what is typed whole is the shortest of them
    if all(part in name for part in parts):
        return (1, 0)
    return (2, 0) if all(part in f"{name} {choice.note.casefold()}" for part in parts) else None
