"""A date's bounds as a small drawing: solid where certain, fading to a cap at each outer bound."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.model.calendar import DAY_MS, civil, day_first_ms, day_of, day_of_ms
from explorer.model.day_words import month_short, year_in_words
from explorer.model.ids import Day
from explorer.model.when import When
from explorer.render.fonts import sized_font
from explorer.render.theme import Theme

HEIGHT_PX: Final = 46
_BAR_TOP_PX: Final = 12
_BAR_PX: Final = 11
_AXIS_PX: Final = 28
_TICK_GAP_PX: Final = 84
_DAY_STEPS: Final = (1, 2, 4, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the drawing, at a moment."""

    ms: int
    label: str


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of time that is drawn, in milliseconds."""

    first_ms: int
    last_ms: int


def span_around(when: When) -> Span | None:
    """The stretch that shows the bounds of `when` with room at both sides; None for undated text."""
    known = [
        bound
        for bound in (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
        if bound is not None
    ]
    if not known:
        return None
    first, last = min(known), max(known)
    room = max((last - first) * 3 // 4, DAY_MS * 3 // 2)
    return Span(first - room, last + room)


def ticks_in(span: Span, width_px: int) -> tuple[Tick, ...]:
    """Labels at whole days, months or years, at most one every `_TICK_GAP_PX`; the first names more."""
    most = max(2, width_px // _TICK_GAP_PX)
    days = (span.last_ms - span.first_ms) / DAY_MS
    for step in _DAY_STEPS:
        if days / step <= most:
            return _day_ticks(span, step)
    for step in _MONTH_STEPS:
        if days / (30.4 * step) <= most:
            return _month_ticks(span, step)
    step, digits = 1, 0
    while days / (365.25 * step) > most:
        digits += 1
        step = (1, 2, 5)[digits % 3] * 10 ** (digits // 3)
    return _year_ticks(span, step)


def _day_ticks(span: Span, step: int) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    day = day_of_ms(span.first_ms) + 1
    last_month = 0
    while day_first_ms(Day(day)) <= span.last_ms:
        _, month, day_of_month = civil(Day(day))
        named = f"{day_of_month} {month_short(month)}" if month != last_month else str(day_of_month)
        ticks.append(Tick(day_first_ms(Day(day)), named))
        last_month = month
        day += step
    return tuple(ticks)


def _month_ticks(span: Span, step: int) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    year, month, _ = civil(day_of_ms(span.first_ms))
    number = year * 12 + month - 1
    number += -number % step
    last_year: int | None = None
    while True:
        year, month = number // 12, number % 12 + 1
        ms = day_first_ms(day_of(year, month, 1))
        if ms > span.last_ms:
            return tuple(ticks)
        if ms >= span.first_ms:
            named = f"{month_short(month)} {year_in_words(year)}" if year != last_year else month_short(month)
            ticks.append(Tick(ms, named))
            last_year = year
        number += step


def _year_ticks(span: Span, step: int) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    year = civil(day_of_ms(span.first_ms))[0]
    year += -year % step
    while True:
        try:
            ms = day_first_ms(day_of(year, 1, 1))
        except ValueError:
            return tuple(ticks)
        if ms > span.last_ms:
            return tuple(ticks)
        if ms >= span.first_ms:
            ticks.append(Tick(ms, year_in_words(year)))
        year += step


class BoundsDrawing(QWidget):
    """Draws what a date stands for; nothing for undated text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._when: When | None = None
        self._span: Span | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName("Bounds of the date")

    def sizeHint(self) -> QSize:
        """As wide as its place allows."""
        return QSize(300, HEIGHT_PX)

    def show_when(self, when: When) -> None:
        """Draw another date."""
        self._when = when
        self._span = span_around(when)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the axis with its ticks, and the bounds above it."""
        if self._span is None or self._when is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axis(painter, self._span)
        self._draw_bounds(painter, self._span, self._when)

    def _x_of(self, ms: int, span: Span) -> float:
        return (ms - span.first_ms) / (span.last_ms - span.first_ms) * (self.width() - 2) + 1

    def _draw_axis(self, painter: QPainter, span: Span) -> None:
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(QPointF(0, _AXIS_PX + 0.5), QPointF(self.width(), _AXIS_PX + 0.5))
        painter.setFont(sized_font(12))
        metrics = painter.fontMetrics()
        free_from = 0.0
        for tick in ticks_in(span, self.width()):
            x = self._x_of(tick.ms, span)
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(x - width / 2, 0.0), float(self.width() - width))
            if left < free_from:
                continue
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(x, _AXIS_PX), QPointF(x, _AXIS_PX + 3))
            painter.setPen(self._theme.colour("second"))
            painter.drawText(QPointF(left, HEIGHT_PX - 4), tick.label)
            free_from = left + width + 8

    def _draw_bounds(self, painter: QPainter, span: Span, when: When) -> None:
        edge_left, edge_right = 1.0, self.width() - 1.0
        is_open_left, is_open_right = when.start_earliest is None, when.end_latest is None
        left = edge_left if when.start_earliest is None else self._x_of(when.start_earliest, span)
        right = edge_right if when.end_latest is None else self._x_of(when.end_latest + 1, span)
        sure_from = left if when.start_latest is None else self._x_of(when.start_latest, span)
        sure_to = right if when.end_earliest is None else self._x_of(when.end_earliest + 1, span)
        right = max(right, left + 2)
        strong, weak = QColor(self._theme.colour("accent")), QColor(self._theme.colour("accent"))
        strong.setAlphaF(0.55)
        weak.setAlphaF(0.14)
        fade = QLinearGradient(left, 0, right, 0)
        fade.setColorAt(0, weak)
        fade.setColorAt(1, weak)
        middle = (left + right) / 2
        certain = (sure_from, sure_to) if sure_from < sure_to else (middle, middle)
        for x in certain:
            fade.setColorAt(min(max((x - left) / (right - left), 0.001), 0.999), strong)
        if is_open_left:
            fade.setColorAt(0, strong if sure_from <= left else weak)
        if is_open_right:
            fade.setColorAt(1, strong if sure_to >= right else weak)
        bar = QRectF(left, _BAR_TOP_PX, right - left, _BAR_PX)
        if sure_from <= left and sure_to >= right:
            painter.fillRect(bar, strong)
        else:
            painter.fillRect(bar, fade)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        if is_open_left:
            self._draw_arrow(painter, edge_left, -1)
        else:
            painter.drawLine(QPointF(left, _BAR_TOP_PX - 3), QPointF(left, _AXIS_PX - 1))
        if is_open_right:
            self._draw_arrow(painter, edge_right, 1)
        else:
            painter.drawLine(QPointF(right, _BAR_TOP_PX - 3), QPointF(right, _AXIS_PX - 1))

    def _draw_arrow(self, painter: QPainter, x: float, direction: int) -> None:
        middle = _BAR_TOP_PX + _BAR_PX / 2
        painter.setBrush(self._theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, middle),
                    QPointF(x - direction * 8, middle - 6),
                    QPointF(x - direction * 8, middle + 6),
                ]
            )
        )
