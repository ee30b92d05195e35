"""A month as a grid of days to choose one from; any year, also before our era, which Qt's own can't show."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.model.calendar import civil, day_of, days_in_month, today, weekday
from explorer.model.day_words import MONTH_NAMES
from explorer.model.ids import Day
from explorer.model.wording import day_in_words, year_in_words
from explorer.render.fonts import font
from explorer.render.theme import Theme
from explorer.scene.primitives import Font

CELL_PX: Final = 34
ROW_PX: Final = 28
HEAD_PX: Final = 34
WEEK_PX: Final = 22
WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


class Turn(Enum):
    """The arrows to the month before and to the next."""

    BACK = -1
    ON = 1


class MonthGrid(QWidget):
    """A month with arrows to the one before and after; arrow keys walk days, Page Up and Down months.

    Signals:
        day_chosen(Day): a day was clicked, or Enter pressed on it.
    """

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: Day = today()
        self._year, self._month, _ = civil(self._day)
        self._pointed: Day | Turn | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Calendar")
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(7 * CELL_PX, HEAD_PX + WEEK_PX + 6 * ROW_PX)

    @property
    def day(self) -> Day:
        """The day that is marked."""
        return self._day

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.update()

    def show_day(self, day: Day) -> None:
        """Turn to the month of `day` and mark it."""
        self._day = day
        self._year, self._month, _ = civil(day)
        self.setAccessibleDescription(day_in_words(day))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if event.key() in steps:
            self.show_day(Day(self._day + steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_PageUp:
            self._turn(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._turn(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._turn(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._part_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part_at(event.position().toPoint())
        if isinstance(part, Turn):
            self._turn(part.value)
        elif part is not None:
            self.show_day(part)
            self.day_chosen.emit(part)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        self._paint_days(painter)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setFont(font(Font.TEXT_STRONG))
        painter.setPen(self._theme.colour("text"))
        title = f"{MONTH_NAMES[self._month - 1]} {year_in_words(self._year)}"
        painter.drawText(QRectF(CELL_PX, 0, 5 * CELL_PX, HEAD_PX), centre, title)
        if isinstance(self._pointed, Turn):
            left = 0 if self._pointed is Turn.BACK else 6 * CELL_PX
            self._paint_ground(painter, QRectF(left, 0, CELL_PX, HEAD_PX), "hover")
        pen = QPen(self._theme.colour("second"))
        pen.setWidthF(1.5)
        painter.setPen(pen)
        for middle, way in ((CELL_PX / 2, 1), (6.5 * CELL_PX, -1)):
            tip = QPointF(middle - 2.5 * way, HEAD_PX / 2)
            painter.drawPolyline([tip + QPointF(4.5 * way, -4.5), tip, tip + QPointF(4.5 * way, 4.5)])
        painter.setFont(font(Font.SMALL))
        painter.setPen(self._theme.colour("third"))
        for at, word in enumerate(WEEKDAYS):
            painter.drawText(QRectF(at * CELL_PX, HEAD_PX, CELL_PX, WEEK_PX), centre, word)

    def _paint_days(self, painter: QPainter) -> None:
        now = today()
        for number in range(days_in_month(self._year, self._month)):
            day = Day(self._first() + number)
            cell = self._cell(number)
            is_marked = day == self._day
            if is_marked:
                self._paint_ground(painter, cell, "as_of")
                if self.hasFocus():
                    painter.setPen(QPen(self._theme.colour("text"), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(cell.adjusted(1, 0.75, -1, -0.75), 7, 7)
            elif day == self._pointed:
                self._paint_ground(painter, cell, "hover")
            if day == now and not is_marked:
                painter.setPen(self._theme.colour("third"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(3.5, 2.5, -3.5, -2.5), 6, 6)
            painter.setFont(font(Font.SECOND_STRONG if is_marked else Font.SECOND))
            painter.setPen(self._theme.colour("as_of_text" if is_marked else "text"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _paint_ground(self, painter: QPainter, cell: QRectF, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(colour))
        painter.drawRoundedRect(cell.adjusted(3, 2, -3, -2), 6, 6)

    def _point_at(self, part: Day | Turn | None) -> None:
        """Light up the day or the arrow under the pointer."""
        if part != self._pointed:
            self._pointed = part
            if part is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.update()

    def _part_at(self, where: QPoint) -> Day | Turn | None:
        """The day or the arrow at a place."""
        if where.y() >= HEAD_PX:
            return self._day_at(where)
        if where.x() < CELL_PX:
            return Turn.BACK
        return Turn.ON if where.x() >= 6 * CELL_PX else None

    def _first(self) -> Day:
        return day_of(self._year, self._month, 1)

    def _cell(self, number: int) -> QRectF:
        row, column = divmod(weekday(self._first()) + number, 7)
        return QRectF(column * CELL_PX, HEAD_PX + WEEK_PX + row * ROW_PX, CELL_PX, ROW_PX)

    def _day_at(self, where: QPoint) -> Day | None:
        for number in range(days_in_month(self._year, self._month)):
            if self._cell(number).contains(QPointF(where)):
                return Day(self._first() + number)
        return None

    def _turn(self, months: int) -> None:
        index = self._year * 12 + self._month - 1 + months
        year, month = index // 12, index % 12 + 1
        _, _, number = civil(self._day)
        self.show_day(day_of(year, month, min(number, days_in_month(year, month))))
