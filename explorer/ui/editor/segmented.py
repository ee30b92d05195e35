"""A choice of a few words side by side, one of them taken, or none yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segmented(QFrame):
    """One of a few words; Left and Right take the one beside.

    Signals:
        chosen(str): another word was taken by the user.
    """

    chosen = Signal(str)

    def __init__(
        self, words: Sequence[str], name: str, parent: QWidget | None = None, *, is_capital: bool = True
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name)
        self._words = tuple(words)
        self._segments: list[_Segment] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, word in enumerate(self._words):
            segment = _Segment(word[:1].upper() + word[1:] if is_capital else word)
            segment.setAccessibleName(f"{name}: {word}")
            segment.setProperty(
                "segment", "first" if place == 0 else "last" if place == len(self._words) - 1 else "middle"
            )
            segment.clicked.connect(lambda _=False, word=word: self._choose(word))
            segment.stepped.connect(self._step)
            layout.addWidget(segment)
            self._segments.append(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_word(self._words[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the word taken; no focus proxy, for one would be a second stop of Tab."""
        self.taken().setFocus(event.reason())

    def taken(self) -> QWidget:
        """The word taken, as a widget; the first where none is."""
        word = self.word()
        return self._segments[self._words.index(word) if word else 0]

    def segments(self) -> list[QWidget]:
        """The words as widgets, from left to right."""
        return list(self._segments)

    def word(self) -> str:
        """The word taken; empty where none is."""
        return next(
            (word for word, one in zip(self._words, self._segments, strict=True) if one.isChecked()), ""
        )

    def set_word(self, word: str) -> None:
        """Take `word`, or none for an empty one, without telling of it; Tab stops at it, or at the first."""
        stop = word or self._words[0]
        for one, segment in zip(self._words, self._segments, strict=True):
            segment.setChecked(one == word)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == stop else Qt.FocusPolicy.ClickFocus)

    def set_word_enabled(self, word: str, is_enabled: bool, why_not: str = "") -> None:
        """Offer `word` or not; where it is not offered, its tool tip says why."""
        segment = self._segments[self._words.index(word)]
        segment.setEnabled(is_enabled)
        segment.setToolTip("" if is_enabled else why_not)

    def _choose(self, word: str) -> None:
        self.set_word(word)
        self.chosen.emit(word)

    def _step(self, step: int) -> None:
        word = self.word()
        place = (self._words.index(word) if word else -1) + step
        while 0 <= place < len(self._words) and not self._segments[place].isEnabled():
            place += step
        if 0 <= place < len(self._words):
            self._choose(self._words[place])
            self._segments[place].setFocus(Qt.FocusReason.TabFocusReason)


class _Segment(QPushButton):
    """One word of the choice.

    Signals:
        stepped(int): the one before (-1) or after (1) is wanted.
    """

    stepped = Signal(int)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Stay taken when clicked again."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among the words by the arrow keys."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.stepped.emit(-1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.stepped.emit(1)
        else:
            super().keyPressEvent(event)
