"""The range of a picture: what the window shows, the selection, everything, or dates as typed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.model.calendar import day_of_ms
from explorer.model.day_words import day_in_words
from explorer.model.errors import DateError
from explorer.model.reading import read_when
from explorer.render.captions import range_in_words
from explorer.render.errors import PictureError
from explorer.ui.editor.segmented import Segmented
from explorer.ui.style import set_role

VIEW, SELECTION, EVERYTHING, DATES = RANGES = ("this view", "selection", "everything", "dates")
_LONGEST: Final = 120

Bounds = tuple[int | None, int | None]


class RangeField(QWidget):
    """One of the ranges by name, its dates in a box that can be typed over, and how they were read.

    Signals:
        chosen(): another range was chosen.
        typed(): dates are being typed.
    """

    chosen = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Segmented(RANGES, "Range")
        self.dates_edit = QLineEdit()
        self.dates_edit.setAccessibleName("Dates of the range")
        self.dates_edit.setPlaceholderText("Mar 2018 – 5 Apr 2019")
        self.dates_edit.setMaxLength(_LONGEST)
        self.told = QLabel()
        self.told.setProperty("role", "second")
        self.told.setFixedHeight(24)
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.told.setContentsMargins(0, 3, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice)
        row.addWidget(self.dates_edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.told)
        self.setFocusProxy(self.choice)
        self._date_order = "dmy"
        self._of_view: tuple[int, int] = (0, 0)
        self._of_selection: tuple[int, int] | None = None
        self.choice.chosen.connect(self._choose)
        self.dates_edit.textEdited.connect(self._type)

    def show_ranges(
        self, view: tuple[int, int], selection: tuple[int, int] | None, date_order: str = "dmy"
    ) -> None:
        """Offer the ranges of the window, inclusive milliseconds; dates of numbers are read in that order."""
        self._of_view, self._of_selection, self._date_order = view, selection, date_order
        self.choice.set_word_enabled(SELECTION, selection is not None, "Nothing is selected.")
        self._write()

    def bounds(self) -> Bounds:
        """Give the range that is chosen, None on a side that is left open.

        Raises PictureError where dates can't be read, or none are typed.
        """
        match self.choice.word():
            case "this view":
                return self._of_view
            case "selection" if self._of_selection is not None:
                return self._of_selection
            case "dates":
                return self._typed_bounds()
            case _:
                return None, None

    def tell(self, first_ms: int, last_ms: int, words: str, records: str) -> None:
        """Say which days the picture runs from and to, and how much it shows; `words` tell it shortly."""
        set_role(self.told, "second")
        first, last = day_in_words(day_of_ms(first_ms)), day_in_words(day_of_ms(last_ms))
        self.told.setText(f"{first if first == last else f'{first} to {last}'} · {records}")
        if self.choice.word() in (VIEW, EVERYTHING):
            self.dates_edit.setText(words)
            self.dates_edit.setCursorPosition(0)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the range, in the place of what it is."""
        set_role(self.told, "error")
        self.told.setText(sentence)
        self.told.setToolTip(sentence)
        is_typed = self.choice.word() == DATES
        set_role(self.dates_edit, "true" if is_typed else "false", name="invalid")

    def forget_refusal(self) -> None:
        """Nothing is wrong any more."""
        set_role(self.told, "second")
        self.told.setText("")
        self.told.setToolTip("")
        set_role(self.dates_edit, "false", name="invalid")

    def focus_on_fault(self) -> None:
        """Take the keyboard to where a range can be mended."""
        (self.dates_edit if self.choice.word() == DATES else self.choice).setFocus()

    def _typed_bounds(self) -> Bounds:
        text = self.dates_edit.text().strip()
        if not text:
            raise PictureError("Type the dates, such as Mar 2018 – 5 Apr 2019, or since 2018.", "range")
        try:
            when = read_when(text, date_order=self._date_order)
        except DateError as error:
            raise PictureError(str(error), "range") from error
        return when.start_earliest, when.end_latest

    def _choose(self) -> None:
        self._write()
        if self.choice.word() == DATES:
            self.dates_edit.setFocus()
            self.dates_edit.selectAll()
        self.chosen.emit()

    def _type(self) -> None:
        self.choice.set_word(DATES)
        self.typed.emit()

    def _write(self) -> None:
        """Write the range that is chosen where dates are typed; what was there stays to be typed over."""
        word = self.choice.word()
        chosen = self._of_view if word == VIEW else self._of_selection if word == SELECTION else None
        if chosen is not None:
            self.dates_edit.setText(range_in_words(*chosen))
            self.dates_edit.setCursorPosition(0)
        elif word == EVERYTHING:
            self.dates_edit.setText("")
