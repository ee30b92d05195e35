"""What stands in the middle of the timeline where its filter keeps nothing in view: why, and the ways on."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout

from explorer.model.calendar import day_of_ms
from explorer.model.view import Filter
from explorer.model.wording import day_short
from explorer.ui.filter_bar import FilterBar
from explorer.ui.plain_tip import plain_tip
from explorer.ui.timeline_content import TimelineContent
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_view import TimelineView

_SIDE_PX: Final = 16
_MARGIN_PX: Final = 20
_WIDEST_PX: Final = 520


class NothingMet(QFrame):
    """A sentence and up to three buttons over the time area; it goes as soon as something is in view.

    Signals:
        filter_requested(Filter): the last condition is taken back, or all of them are.
    """

    filter_requested = Signal(object)

    def __init__(self, timeline: TimelineView, filter_bar: FilterBar) -> None:
        super().__init__(timeline)
        self.setObjectName("nothingMet")
        self._timeline = timeline
        self._filter_bar = filter_bar
        self._elsewhere: TimeRange | None = None
        self._sentence = QLabel(self)
        self._sentence.setProperty("role", "strong")
        self._rest = QLabel(self)
        self._rest.setProperty("role", "second")
        self.go = _button("Go to them", self)
        self.go.setToolTip("Show all records that meet the filter (F)")
        self.take_back = _button("Take back the last condition", self)
        self.clear = _button("Clear the filter", self)
        self.clear.setToolTip("Show all records again (Ctrl+Alt+F)")
        self.go.clicked.connect(self._go)
        self.take_back.clicked.connect(self._take_back)
        self.clear.clicked.connect(lambda: self._ask(Filter()))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        for button in self.buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(_MARGIN_PX, 16, _MARGIN_PX, 16)
        lines.setSpacing(8)
        for label in (self._sentence, self._rest):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            lines.addWidget(label)
        lines.addLayout(self._row)
        timeline.installEventFilter(self)
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done about it: go to the records, take the last condition back, clear the filter."""
        return (self.go, self.take_back, self.clear)

    @property
    def text(self) -> str:
        """What is said; empty while it is not shown."""
        parts = (self._sentence.text(), self._rest.text())
        return "" if self.isHidden() else " ".join(part for part in parts if part)

    def tell(self, content: TimelineContent, shown: TimeRange) -> None:
        """Say that the filter keeps nothing of what is shown, where that is so."""
        if not content.is_filtered_out(shown.first_ms, shown.last_ms):
            self._leave()
            return
        first, last = day_short(day_of_ms(shown.first_ms)), day_short(day_of_ms(shown.last_ms))
        self._sentence.setText(f"Nothing meets this filter between {first} and {last}.")
        dated, undated = content.kept, len(content.undated_kept)
        camera = self._timeline.camera
        self._elsewhere = camera.whole_of(TimeRange(*content.lanes.extent())) if dated else None
        self.go.setText("Go to it" if dated == 1 else "Go to them")
        self.go.setVisible(dated > 0)
        self._rest.setText(_told_elsewhere(dated, undated))
        self.take_back.setVisible(len(self._filter_bar.words) > 1)
        condition = self._filter_bar.last
        tip = "" if condition is None else plain_tip(f"Take back: {condition.words}")
        self.take_back.setToolTip(tip)
        self.setAccessibleName(f"{self._sentence.text()} {self._rest.text()}")
        self.show()
        self._place()

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle of the timeline."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        left = round(self._timeline.header_px)
        room = self._timeline.width() - left - 2 * _SIDE_PX
        width = max(min(room, _WIDEST_PX), 1)
        asked = [
            button.sizeHint().width() + self._row.spacing()
            for button in self.buttons
            if not button.isHidden()
        ]
        is_wide = sum(asked) + 2 * _MARGIN_PX <= width
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if is_wide else down)
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(max(layout.heightForWidth(width), self.minimumSizeHint().height()))
        y = max((self._timeline.height() - self.height()) // 2, 0)
        self.move(left + _SIDE_PX + (room - width) // 2, y)
        self.raise_()

    def _go(self) -> None:
        if self._elsewhere is not None:
            self._timeline.setFocus()
            self._timeline.camera.show(self._elsewhere)

    def _take_back(self) -> None:
        last = self._filter_bar.last
        if last is not None:
            self._ask(last.without)

    def _ask(self, wanted: Filter) -> None:
        self._timeline.setFocus()
        self.filter_requested.emit(wanted)

    def _leave(self) -> None:
        """Go, and give the keyboard back where a button had it."""
        if any(button.hasFocus() for button in self.buttons):
            self._timeline.setFocus()
        self.hide()


def _button(words: str, parent: QFrame) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _told_elsewhere(dated: int, undated: int) -> str:
    """Where else the filter keeps something."""
    parts = []
    if dated:
        parts.append(f"{dated:,} {'record meets' if dated == 1 else 'records meet'} it at other times")
    if undated:
        parts.append(f"{undated:,} without a date {'meets' if undated == 1 else 'meet'} it")
    return f"{', '.join(parts)}." if parts else "No record meets it at any time."
