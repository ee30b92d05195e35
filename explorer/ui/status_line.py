"""The line at the bottom of the window: how much is shown, the range, the day, and whether all is saved."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.model.calendar import civil, day_of_ms
from explorer.model.ids import Day
from explorer.model.wording import day_short, year_in_words
from explorer.ui.plain_tip import plain_tip
from explorer.ui.worker import OpenedFile

HEIGHT_PX = 26
FILE_LETTERS = 80
DAY_RANGE_DAYS = 92
MONTH_RANGE_DAYS = 366 * 12
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class StatusLine(QFrame):
    """Words side by side, each of which leads to where it can be changed; the right end tells of the file.

    Signals:
        all_requested(): all records are to be brought into view.
        lanes_requested(): which lanes are hidden is asked for.
        undated_requested(): the records without a date are asked for.
        date_requested(): another date is to be gone to.
        as_of_requested(): another as-of day is to be chosen.
    """

    all_requested = Signal()
    lanes_requested = Signal()
    undated_requested = Signal()
    date_requested = Signal()
    as_of_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setFixedHeight(HEIGHT_PX)
        self._shown = self._word("Records shown", "Show all of them in time", self.all_requested)
        self._hidden_lanes = self._word("Hidden lanes", "Choose which lanes are shown", self.lanes_requested)
        self._undated = self._word("Undated records", "List them (Ctrl+U)", self.undated_requested)
        self._range = self._word("Range", "Go to a date (Ctrl+G)", self.date_requested)
        self._as_of = self._word("As-of day", "Choose another day (Ctrl+D)", self.as_of_requested)
        self._as_of.setObjectName("statusAsOf")
        self._file = QLabel(self)
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._file.setAccessibleName("File")
        self._file.setProperty("role", "second")
        line = QHBoxLayout(self)
        line.setContentsMargins(9, 0, 14, 0)
        line.setSpacing(10)
        for label in (self._shown, self._hidden_lanes, self._undated, self._range, self._as_of):
            line.addWidget(label)
        line.addStretch(1)
        line.addWidget(self._file)

    def set_shown(self, shown: int, of_all: int, undated: int) -> None:
        """Tell how many records lie in the range in lanes that are shown, of how many, how many have no date.

        `of_all` counts those without a date as well; 0 where no record is dated.
        """
        self._shown.setText(f"{shown:,} of {of_all:,} shown" if of_all else "no dated records")
        self._range.setVisible(of_all > 0)
        self._undated.setText(f"{undated:,} undated")
        self._undated.setVisible(undated > 0)

    def set_reading(self, shown: int, about: int) -> None:
        """Tell that only a sample of so many records is shown so far, and about how many are being read."""
        digits = len(str(about)) - 2
        self._shown.setText(f"Reading some {round(about, -digits):,} records… a sample of {shown:,} is shown")
        self._undated.setVisible(False)

    def set_hidden_lanes(self, count: int, more: int) -> None:
        """Tell how many lanes are hidden, and how many `more` records in view stand in no other lane.

        With those shown they are all in view, which is what the browser counts.
        """
        lanes = f"{count:,} {'lane' if count == 1 else 'lanes'} hidden"
        self._hidden_lanes.setText(f"{more:,} more in {lanes}" if more else lanes)
        in_view = f"{more:,} more in view {'stands' if more == 1 else 'stand'} in hidden lanes alone. "
        self._hidden_lanes.setToolTip(f"{in_view if more else ''}Choose which lanes are shown")
        self._hidden_lanes.setVisible(count > 0)

    def set_range(self, first_ms: int, last_ms: int) -> None:
        """Tell the range in view."""
        self._range.setText(range_in_words(first_ms, last_ms))

    def set_as_of(self, day: Day | None) -> None:
        """Tell the as-of day."""
        self._as_of.setText("" if day is None else f"as of {day_short(day)}")
        self._as_of.setVisible(day is not None)

    def set_file(self, opened: OpenedFile, is_saved: bool) -> None:
        """Tell the file's name and whether all is saved, or that it can't be changed; at the pointer, why."""
        state = "all changes saved" if is_saved else "saving…"
        if opened.is_read_only:
            state = "read only"  # why, the tip says
        words = f"{opened.path.name} · {state}"
        self._file.setText(words if len(words) <= FILE_LETTERS else words[:FILE_LETTERS] + "…")
        self._file.setToolTip(plain_tip(opened.read_only_because or str(opened.path)))

    @property
    def words(self) -> tuple[QPushButton, ...]:
        """What can be clicked: records shown, hidden lanes, undated, range, as-of day."""
        return (self._shown, self._hidden_lanes, self._undated, self._range, self._as_of)

    @property
    def text(self) -> str:
        """All that is said, as one line."""
        labels = (self._shown, self._hidden_lanes, self._undated, self._range, self._as_of, self._file)
        return " · ".join(label.text() for label in labels if label.text() and not label.isHidden())

    def _word(self, name: str, tip: str, wanted: SignalInstance) -> QPushButton:
        word = QPushButton(self)
        word.setObjectName("statusWord")
        word.setAutoDefault(False)
        word.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        word.setCursor(Qt.CursorShape.PointingHandCursor)
        word.setAccessibleDescription(name)
        word.setToolTip(tip)
        word.clicked.connect(wanted)
        return word


def range_in_words(first_ms: int, last_ms: int) -> str:
    """Say a range as closely as its length asks for: days, months or years."""
    first, last = day_of_ms(first_ms), day_of_ms(last_ms)
    if last - first <= DAY_RANGE_DAYS:
        return day_short(first) if first == last else f"{day_short(first)} – {day_short(last)}"
    (year_a, month_a, _), (year_b, month_b, _) = civil(first), civil(last)
    if last - first <= MONTH_RANGE_DAYS:
        return (
            f"{MONTHS[month_a - 1]} {year_in_words(year_a)} – {MONTHS[month_b - 1]} {year_in_words(year_b)}"
        )
    return f"{year_in_words(year_a)} – {year_in_words(year_b)}"
