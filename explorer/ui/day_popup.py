"""The small panel below a button: type a day, pick one in the calendar, take today or none."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from explorer.model.calendar import today
from explorer.model.errors import DateError
from explorer.model.ids import Day
from explorer.model.reading import read_day
from explorer.model.wording import day_in_words
from explorer.render.theme import Theme
from explorer.ui.month_grid import MonthGrid
from explorer.ui.style import set_role


@dataclass(frozen=True, slots=True)
class DayWords:
    """What a panel calls the day that is chosen in it, and how it offers none."""

    name: str
    none: str
    none_tip: str
    no_day: str
    if_empty: str
    more: str = ""
    """A command beside them that leads further; empty where there is none."""


AS_OF_WORDS: Final = DayWords(
    name="As-of day",
    none="None",
    none_tip="Show every standing as the last act left it",
    no_day="No as-of day: all acts count.",
    if_empty="Enter takes the as-of day away.",
    more="Compare with another day…",
)
COMPARE_WORDS: Final = DayWords(
    name="Day to compare with",
    none="Stop comparing",
    none_tip="List and draw the changes no more",
    no_day="What changed between the as-of day and the day typed here is listed.",
    if_empty="Enter stops comparing.",
)


class DayPopup(QFrame):
    """A popup to choose a day in; Esc or a click elsewhere leaves it as it is.

    Signals:
        day_chosen(Day or None): the day chosen; None for none.
        more_requested(): the further command was chosen.
    """

    day_chosen = Signal(object)
    more_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget, words: DayWords = AS_OF_WORDS) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._words = words
        self.setObjectName("popup")
        self.setAccessibleName(words.name)
        self.date_order = "dmy"
        self._day: Day | None = None
        self._box = QLineEdit(self)
        self._box.setPlaceholderText("Type a day: 22 Feb 2019")
        self._box.setAccessibleName(words.name)
        self._echo = QLabel(" ", self)
        self._echo.setProperty("role", "second")
        self._echo.setTextFormat(Qt.TextFormat.PlainText)
        self._echo.setWordWrap(True)
        self._grid = MonthGrid(theme, self)
        self._today = QPushButton("Today", self)
        self._none = QPushButton(words.none, self)
        self._none.setToolTip(words.none_tip)
        self.more = QPushButton(words.more, self)
        self.more.setProperty("role", "link")
        self.more.setVisible(bool(words.more))
        for button in (self._today, self._none, self.more):
            button.setAutoDefault(False)
        self._lay_out()
        self._box.textEdited.connect(self._read)
        self._box.returnPressed.connect(self._take_typed)
        self._grid.day_chosen.connect(self._take)
        self._today.clicked.connect(lambda: self._take(today()))
        self._none.clicked.connect(lambda: self._take(None))
        self.more.clicked.connect(self._go_further)

    @property
    def echo(self) -> str:
        """How the typed day was read, or why it could not be."""
        return self._echo.text()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._grid.set_theme(theme)

    def open_below(self, button: QWidget, day: Day | None, near: Day | None = None) -> None:
        """Show the panel under `button`, on `day`, or where there is none on the day `near` it, or today."""
        self._day = day
        known = day if day is not None else near
        self._grid.show_day(known if known is not None else today())
        self._none.setEnabled(day is not None or self._words is AS_OF_WORDS)
        self._box.setText("" if day is None else day_in_words(day))
        self._box.selectAll()
        self._say(self._words.no_day if day is None else " ")
        self.adjustSize()
        right = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.move(right - QPoint(self.width(), 0))
        self.show()
        self._box.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._today)
        buttons.addWidget(self._none)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        lines.addWidget(self._box)
        lines.addWidget(self._echo)
        lines.addWidget(self._grid)
        lines.addLayout(buttons)
        lines.addWidget(self.more)

    def _read(self, text: str) -> None:
        if not text.strip():
            self._say(self._words.if_empty)
            return
        try:
            day = read_day(text, reference=today(), date_order=self.date_order)
        except DateError as error:
            self._say(str(error), is_error=True)
            return
        self._grid.show_day(day)
        self._say(f"Read as {day_in_words(day)}.")

    def _take_typed(self) -> None:
        text = self._box.text()
        if not text.strip():
            self._take(None)
            return
        try:
            self._take(read_day(text, reference=today(), date_order=self.date_order))
        except DateError as error:
            self._say(str(error), is_error=True)

    def _go_further(self) -> None:
        self.close()
        self.more_requested.emit()

    def _take(self, day: Day | None) -> None:
        self.close()
        self.day_chosen.emit(day)

    def _say(self, text: str, *, is_error: bool = False) -> None:
        self._echo.setText(text)
        set_role(self._echo, "error" if is_error else "second")
