"""The bar above the timeline that tells what is filtered: a chip for each condition, and how much is kept."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from explorer.model.ids import RecordId
from explorer.model.view import Filter
from explorer.render.fonts import one_line
from explorer.render.icons import pixmap
from explorer.render.theme import Theme
from explorer.ui.editor.flow_layout import FlowLayout
from explorer.ui.filter_words import Condition, conditions
from explorer.ui.plain_tip import plain_tip

CHIP_PX: Final = 24
WORDS_PX: Final = 260
"""A longer name is shortened in its chip; the tool tip has all of it."""


class FilterChip(QPushButton):
    """One condition; a click, Enter, Delete or Backspace takes it away, the arrow keys walk.

    Signals:
        removed(): it is not wanted any more.
        stepped(int): the chip before (-1) or after (1) is wanted.
    """

    removed = Signal()
    stepped = Signal(int)

    def __init__(self, condition: Condition, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterChip")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(CHIP_PX)
        words = one_line(condition.words)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, WORDS_PX)
        self.setText(f"{shown.replace('&', '&&')}  ×")
        self.setAccessibleName(f"Filter: {words}; remove")
        self.setToolTip(plain_tip(f"{words}: click to take this condition away"))
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.removed.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case _:
                super().keyPressEvent(event)


class FilterBar(QFrame):
    """Shown only while something is filtered: nobody takes a part of the records for all of them.

    Signals:
        filter_requested(Filter): a condition was taken away, or all of them.
        left(): Esc was pressed in it; the keyboard goes back to the timeline.
    """

    filter_requested = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._filter = Filter()
        self._names: Mapping[RecordId, str] = {}
        self._conditions: tuple[Condition, ...] = ()
        self._last: int | None = None
        self._chips: list[FilterChip] = []
        self._mark = QLabel(self)
        self._mark.setFixedHeight(CHIP_PX)
        self._place = QWidget(self)
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self._place)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._count = QLabel(self)
        self._count.setProperty("role", "second")
        self._count.setFixedHeight(CHIP_PX)
        self.clear = QPushButton("Clear all", self)
        self.clear.setProperty("role", "link")
        self.clear.setAutoDefault(False)
        self.clear.setFixedHeight(CHIP_PX)
        self.clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clear.clicked.connect(lambda: self.filter_requested.emit(Filter()))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 14, 6)
        line.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._mark, 0, top)
        line.addWidget(self._place, 1)
        line.addWidget(self._count, 0, top)
        line.addWidget(self.clear, 0, top)
        self.set_theme(theme)
        self.hide()

    @property
    def chips(self) -> list[FilterChip]:
        """The chips, in the order in which they stand."""
        return self._chips

    @property
    def words(self) -> list[str]:
        """What the chips say."""
        return [condition.words for condition in self._conditions]

    @property
    def last(self) -> Condition | None:
        """The condition that was set last; the last chip where that is not known, None without any."""
        if not self._conditions:
            return None
        return self._conditions[-1 if self._last is None else self._last]

    @property
    def count_text(self) -> str:
        """How much is kept, in words."""
        return self._count.text()

    def show_filter(self, kept: Filter) -> None:
        """Show the conditions of `kept`; without any the bar goes."""
        if kept != self._filter:
            self._filter = kept
            self._count.setText("")
            before = set(self.words)
            self._last = None
            self._tell()
            added = [place for place, words in enumerate(self.words) if words not in before]
            self._last = added[-1] if before and added else None

    def set_names(self, names: Mapping[RecordId, str]) -> None:
        """Call actors, agreements, tags, places and sources by these names."""
        self._names = names
        self._tell()

    def set_count(self, kept: int, of_all: int) -> None:
        """Tell how many of all records are kept."""
        nothing = "No record meets it: " if not kept and of_all else ""
        self._count.setText(f"{nothing}{kept:,} of {of_all:,} {'record' if of_all == 1 else 'records'}")

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._mark.setPixmap(pixmap("filter", theme.colour("accent"), 14, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        told = conditions(self._filter, self._names)
        if told == self._conditions:
            return
        focused = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._conditions, self._chips = told, []
        for place, condition in enumerate(told):
            chip = FilterChip(condition, self._place)
            chip.removed.connect(partial(self.filter_requested.emit, condition.without))
            chip.stepped.connect(partial(self._step, place))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        self._place.updateGeometry()
        self.setVisible(bool(told))
        if focused is not None:
            if told:
                self._chips[min(focused, len(told) - 1)].setFocus()
            else:
                self.left.emit()

    def _step(self, place: int, step: int) -> None:
        wanted = place + step
        if 0 <= wanted < len(self._chips):
            self._chips[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        elif wanted == len(self._chips):
            self.clear.setFocus(Qt.FocusReason.TabFocusReason)
