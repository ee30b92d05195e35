"""The small dialog that asks for a date to go to and echoes how it is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.errors import DateError
from explorer.model.reading import read_when
from explorer.model.when import When
from explorer.model.wording import describe
from explorer.ui.editor.fields import button
from explorer.ui.style import set_role


class GoToDate(QDialog):
    """Takes any date that the program can read, also a month, a year or an interval.

    Signals:
        date_chosen(When): the date to show.
    """

    date_chosen = Signal(object)

    def __init__(self, parent: QWidget, date_order: str = "dmy") -> None:
        super().__init__(parent)
        self._date_order = date_order
        self.setWindowTitle("Go to date")
        self._box = QLineEdit(self)
        self._box.setAccessibleName("Date")
        self._box.setPlaceholderText("27 Feb 2019, 1987, 5th century, today …")
        self._echo = QLabel(" ", self)
        self._echo.setProperty("role", "second")
        self._echo.setTextFormat(Qt.TextFormat.PlainText)
        self._echo.setWordWrap(True)
        self._go = button("Go", "primary")
        self._go.setDefault(True)
        self._go.setEnabled(False)
        cancel = button("Cancel")
        foot = QFrame(self)
        foot.setProperty("role", "dialog_foot")
        answers = QHBoxLayout(foot)
        answers.setContentsMargins(20, 12, 20, 12)
        answers.setSpacing(8)
        answers.addStretch(1)
        answers.addWidget(cancel)
        answers.addWidget(self._go)
        words = QVBoxLayout()
        words.setContentsMargins(20, 20, 20, 16)
        words.setSpacing(10)
        words.addWidget(self._box)
        words.addWidget(self._echo)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(words)
        lines.addWidget(foot)
        self.setFixedWidth(440)
        self._box.textChanged.connect(self._read)
        self._go.clicked.connect(self._accept)
        cancel.clicked.connect(self.reject)

    def _read(self, text: str) -> When | None:
        when: When | None = None
        said, role = " ", "second"
        if text.strip():
            try:
                when = read_when(text, reference=today(), date_order=self._date_order)
                said = f"Read as {describe(when)}"
            except DateError as error:
                said, role = str(error), "error"
        self._echo.setText(said)
        set_role(self._echo, role)
        self._go.setEnabled(when is not None)
        return when

    def _accept(self) -> None:
        when = self._read(self._box.text())
        if when is not None:
            self.accept()
            self.date_chosen.emit(when)
