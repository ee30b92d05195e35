"""The small dialog that asks for a date to go to and echoes how it is read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.errors import DateError
from explorer.model.reading import read_when
from explorer.model.when import When
from explorer.model.wording import describe
from explorer.ui.style import set_role


class GoToDate(QDialog):
    """Takes any date that the program can read, also a month, a year or an interval.

    Signals:
        date_chosen(When): the date to show.
    """

    date_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go to date")
        self._box = QLineEdit(self)
        self._box.setAccessibleName("Date")
        self._box.setPlaceholderText("27 Feb 2019, 1987, 5th century, today …")
        self._echo = QLabel(" ", self)
        self._echo.setProperty("role", "second")
        self._echo.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self._go = buttons.addButton("Go", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setProperty("role", "primary")
        self._go.setEnabled(False)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 20, 20, 16)
        lines.setSpacing(10)
        lines.addWidget(self._box)
        lines.addWidget(self._echo)
        lines.addWidget(buttons)
        self.setMinimumWidth(380)
        self._box.textChanged.connect(self._read)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)

    def _read(self, text: str) -> When | None:
        when: When | None = None
        said, role = " ", "second"
        if text.strip():
            try:
                when = read_when(text, reference=today())
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
