"""The bar above the timeline while one steps from change to change: what the day brought, and play."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.model.change_words import DayTold
from explorer.model.ids import RecordId
from explorer.render.icons import icon
from explorer.render.theme import Theme
from explorer.ui.actions import WindowActions
from explorer.ui.as_of_steps import NORMAL, SPEEDS
from explorer.ui.plain_tip import plain_tip

HEIGHT_PX: Final = 36


class AsOfBar(QFrame):
    """Tells each step in one line; shown from the first step until it is closed.

    Signals:
        record_requested(RecordId): the act that a step was about is to be opened.
        speed_chosen(str): how fast the changes are to be played.
        closed(): the bar was closed by its cross or Esc.
    """

    record_requested = Signal(object)
    speed_chosen = Signal(str)
    closed = Signal()

    def __init__(self, actions: WindowActions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("asOfBar")
        self.setFixedHeight(HEIGHT_PX)
        self._actions = actions
        self._told: DayTold | None = None
        self.back = self._tool("Previous change", actions.previous_change.toolTip())
        self.play = self._tool("Play", actions.play.toolTip())
        self.onwards = self._tool("Next change", actions.next_change.toolTip())
        self.sentence = QPushButton(self)
        self.sentence.setObjectName("asOfSentence")
        self.sentence.setAutoDefault(False)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._count = QLabel(self)
        self._count.setProperty("role", "second")
        self.speed = QPushButton(self)
        self.speed.setProperty("role", "link")
        self.speed.setAutoDefault(False)
        self._speeds = QMenu(self.speed)
        self._fill_speeds()
        self.cross = self._tool("Close", "Close (Esc)")
        self.back.clicked.connect(actions.previous_change.trigger)
        self.onwards.clicked.connect(actions.next_change.trigger)
        self.play.clicked.connect(actions.play.trigger)
        self.cross.clicked.connect(self._close)
        self.sentence.clicked.connect(self._open_act)
        self.speed.clicked.connect(self._open_speeds)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 8, 0)
        line.setSpacing(4)
        for tool in (self.back, self.play, self.onwards):
            line.addWidget(tool)
        line.addSpacing(6)
        line.addWidget(self.sentence, 1)
        line.addWidget(self._count)
        line.addSpacing(8)
        line.addWidget(self.speed)
        line.addWidget(self.cross)
        self._is_playing = False
        self.set_theme(theme)
        self.hide()

    @property
    def text(self) -> str:
        """What is told, whole, however narrow the window."""
        return "" if self._told is None else self._told.sentence

    @property
    def count_text(self) -> str:
        """Which of how many days with a change the day is."""
        return self._count.text()

    def tell(self, told: DayTold, place: int, count: int, of_what: str) -> None:
        """Show what a step brought; the day is the `place`th of `count` with a change, or after it."""
        self._told = told
        self._write()
        self.sentence.setEnabled(bool(told.acts))
        self.sentence.setToolTip(
            plain_tip(f"{told.sentence}. Click to open the act" if told.acts else told.sentence)
        )
        self._count.setText(f"{_place_in_words(place, count, is_change=bool(told.text))}{of_what}")
        self.show()

    def set_playing(self, is_playing: bool) -> None:
        """Show whether the changes are being played."""
        self._is_playing = is_playing
        self.play.setAccessibleName("Pause" if is_playing else "Play")
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """Write the sentence, shortened to the room there is."""
        room = max(self.sentence.width() - 12, 40)
        shown = self.sentence.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, room)
        self.sentence.setText(shown.replace("&", "&&"))
        self.sentence.setAccessibleName(self.text)

    def _draw(self) -> None:
        for tool, name in (
            (self.back, "chevron_left"),
            (self.play, "pause" if self._is_playing else "play"),
            (self.onwards, "chevron_right"),
            (self.cross, "close"),
        ):
            tool.setIcon(icon(name, self._theme))

    def _fill_speeds(self) -> None:
        group = QActionGroup(self._speeds)
        for name in SPEEDS:
            action = self._speeds.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == NORMAL)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, name=name: self._choose_speed(name))
        self._choose_speed(NORMAL)

    def _choose_speed(self, name: str) -> None:
        self.speed.setText(f"{name} ▾")
        self.speed.setAccessibleName(f"Speed: {name}")
        self.speed.setToolTip("How fast the changes are played")
        self.speed_chosen.emit(name)

    def _open_speeds(self) -> None:
        self._speeds.popup(self.speed.mapToGlobal(QPoint(0, self.speed.height())))

    def _open_act(self) -> None:
        if self._told is not None and self._told.acts:
            self.record_requested.emit(RecordId(self._told.acts[0]))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _tool(self, name: str, tip: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setAutoRaise(True)
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tool.setAccessibleName(name)
        tool.setToolTip(tip)
        tool.setIconSize(QSize(16, 16))
        tool.setFixedSize(28, 28)
        return tool


def _place_in_words(place: int, count: int, *, is_change: bool) -> str:
    """Say which change the day brings, or between which it lies."""
    if is_change:
        return f"Change {place:,} of {count:,}"
    if not count:
        return "No change"
    if not place:
        return f"Before the first of {count:,} changes" if count > 1 else "Before the only change"
    if place == count:
        return f"After the last of {count:,} changes" if count > 1 else "After the only change"
    return f"Between changes {place:,} and {place + 1:,} of {count:,}"
