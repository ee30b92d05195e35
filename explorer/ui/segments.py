"""A row of choices side by side of which one is taken, as one control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segments(QFrame):
    """Choices side by side; Left and Right walk them, Tab passes over the whole.

    Signals:
        chosen(str): another choice was taken, by the user or by `choose`.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """`choices` are pairs of value and word to show; `name` is what a screen reader calls the whole."""
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for number, (value, word) in enumerate(choices):
            button = QPushButton(word, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {word}")
            button.setProperty("segment", _place(number, len(choices)))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        if choices:
            self._buttons[choices[0][0]].setChecked(True)
        self._tell_focus()
        self._group.buttonToggled.connect(self._toggled)

    @property
    def value(self) -> str:
        """The choice that is taken."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, value: str) -> None:
        """Take `value`; KeyError where it is not among the choices."""
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> QPushButton:
        """Give the button of a choice, to disable it or say why."""
        return self._buttons[value]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        enabled = [value for value, button in self._buttons.items() if button.isEnabled()]
        at = enabled.index(self.value) + step
        if 0 <= at < len(enabled):
            self.choose(enabled[at])
            self._buttons[enabled[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, _: QPushButton, is_checked: bool) -> None:
        if is_checked:
            self._tell_focus()
            self.chosen.emit(self.value)

    def _tell_focus(self) -> None:
        """Only the choice that is taken is reached with Tab."""
        for button in self._buttons.values():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            )


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
