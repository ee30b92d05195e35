"""What stands in the timeline's place while a database holds nothing yet."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.model.vocabulary import RecordKind

FIRST: Final = (
    (RecordKind.EVENT, "Add an event", "Add an event (Ctrl+N)"),
    (RecordKind.STATEMENT, "Add a statement", "Add a statement (Ctrl+Shift+S)"),
    (RecordKind.AGREEMENT, "Add an agreement", "Add an agreement"),
)
"""What a first record is likely to be."""


class EmptyState(QWidget):
    """A friendly line and the ways on.

    Signals:
        add_requested(RecordKind): the first record is to be written down.
        sample_requested(): the sample is to be opened.
    """

    add_requested = Signal(object)
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel("Nothing here yet", self)
        title.setProperty("role", "title")
        line = QLabel("Write down what happened or what was said, or look around in the sample.", self)
        line.setProperty("role", "second")
        rest = QLabel("A database dropped on this window is opened instead.", self)
        rest.setProperty("role", "third")
        self._adds: list[QPushButton] = []
        self._sample = QPushButton("Open the sample", self)
        self._sample.setToolTip("Open a copy of the sample: Hanoi, February 2019, and the story around it")
        self._sample.clicked.connect(self.sample_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for kind, words, tip in FIRST:
            button = QPushButton(words, self)
            button.setToolTip(tip)
            button.clicked.connect(partial(self.add_requested.emit, kind))
            buttons.addWidget(button)
            self._adds.append(button)
        self._adds[0].setProperty("role", "primary")
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setSpacing(10)
        lines.addStretch(2)
        for label in (title, line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            lines.addWidget(label)
        lines.addSpacing(8)
        lines.addLayout(buttons)
        lines.addSpacing(8)
        rest.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(rest)
        lines.addStretch(3)

    def set_may_add(self, may_add: bool) -> None:
        """Offer adding only where the database can be written."""
        for button in self._adds:
            button.setEnabled(may_add)
