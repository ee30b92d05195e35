"""What stands in the timeline's place while a database holds nothing yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A friendly line and the two ways on.

    Signals:
        add_requested(), sample_requested()
    """

    add_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel("Nothing here yet", self)
        title.setProperty("role", "title")
        line = QLabel("Write down the first event, or look around in the sample.", self)
        line.setProperty("role", "second")
        self._add = QPushButton("Add an event", self)
        self._add.setProperty("role", "primary")
        self._add.setToolTip("Add an event (Ctrl+N)")
        self._sample = QPushButton("Open the sample", self)
        self._sample.setToolTip("Open a copy of the sample: Hanoi, February 2019, and the story around it")
        self._add.clicked.connect(self.add_requested)
        self._sample.clicked.connect(self.sample_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._add)
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
        lines.addStretch(3)

    def set_may_add(self, may_add: bool) -> None:
        """Offer adding only where the database can be written."""
        self._add.setEnabled(may_add)
