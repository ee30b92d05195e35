"""Smooth travel from one range of time to another; nothing here draws."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication, QStyle

TRAVEL_MS: Final = 180
LESS_MOTION: Final = "has_less_motion"
"""The application's property that is true where the desktop asks for less motion."""


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A closed range of time in milliseconds; `last_ms` lies after `first_ms`."""

    first_ms: int
    last_ms: int

    @property
    def span_ms(self) -> int:
        """Its length."""
        return self.last_ms - self.first_ms


def between(start: TimeRange, end: TimeRange, share: float) -> TimeRange:
    """The range that lies `share` (0 to 1) of the way from `start` to `end`.

    The span grows by equal factors in equal times, about the one instant that stays where it is on the
    screen; between equal spans the range slides.
    """
    if share >= 1:
        return end
    span_a, span_b = max(1, start.span_ms), max(1, end.span_ms)
    span = math.exp(math.log(span_a) + (math.log(span_b) - math.log(span_a)) * share)
    along = share if abs(span_b - span_a) < span_a * 1e-6 else (span - span_a) / (span_b - span_a)
    first = start.first_ms + round((end.first_ms - start.first_ms) * along)
    return TimeRange(first, first + max(1, round(span)))


class Motion(QObject):
    """Calls `show` with the ranges on the way to a target; a new one starts from where the last got to."""

    def __init__(self, show: Callable[[TimeRange], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._start = TimeRange(0, 1)
        self._end = TimeRange(0, 1)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(TRAVEL_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    @property
    def is_moving(self) -> bool:
        """Whether a travel is under way."""
        return self._animation.state() == QAbstractAnimation.State.Running

    @property
    def target(self) -> TimeRange:
        """Where the last travel leads to."""
        return self._end

    def travel(self, start: TimeRange, end: TimeRange, travel_ms: int = TRAVEL_MS) -> None:
        """Travel from `start` to `end`; at once where the desktop has animations turned off."""
        self._animation.stop()
        self._start, self._end = start, end
        if start == end:
            return
        if not are_animations_on():
            self._show(end)
            return
        self._animation.setDuration(travel_ms)
        self._animation.start()

    def stop(self) -> None:
        """Stay where the travel has got to."""
        self._animation.stop()

    def _step(self, share: object) -> None:
        if isinstance(share, float):
            self._show(between(self._start, self._end, share))


def are_animations_on() -> bool:
    """Whether the desktop wants widgets to move."""
    application = QApplication.instance()
    if application is not None and application.property(LESS_MOTION):
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
