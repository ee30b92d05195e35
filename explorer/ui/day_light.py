"""A soft band over the day that one went to, for a moment: a view of a year tells nobody which day it was."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.render.theme import Theme
from explorer.ui.timeline_motion import TimeRange, are_animations_on

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

SHOWN_MS: Final = 3_000
"""So long the band stays in all."""
STEP_MS: Final = 60
STEPS: Final = 20
"""In so many steps it fades at the end."""
LEAST_PX: Final = 12
"""A band that is narrower than this is made so wide about its middle."""
STRENGTH: Final = 0.28


class DayLight(QWidget):
    """Lies over the marks, takes no click, and moves with the range; with less motion it goes at once."""

    def __init__(self, view: "TimelineView", theme: Theme) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._theme = theme
        self._day = TimeRange(0, 1)
        self._left = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fade)
        view.range_changed.connect(self._place)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.update()

    def light(self, day: TimeRange) -> None:
        """Show the band over `day` for a moment."""
        self._day = day
        self._left = STEPS
        fades = are_animations_on()
        self._timer.start(SHOWN_MS - STEPS * STEP_MS if fades else SHOWN_MS)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self)
        strength = round(STRENGTH * self._left / STEPS, 3)
        painter.fillRect(self.rect(), self._theme.colour("accent", strength))
        painter.end()

    def _fade(self) -> None:
        self._left = self._left - 1 if are_animations_on() else 0
        if self._left <= 0:
            self._timer.stop()
            self.hide()
        else:
            self._timer.start(STEP_MS)
            self.update()

    def _place(self) -> None:
        """Stand where the day is, within the area of the marks."""
        view, scene = self._view, self._view.scene
        if self._left <= 0 or scene is None:
            return
        scale = view.camera.scale
        left, right = scale.x_at(self._day.first_ms), scale.x_at(self._day.last_ms)
        missing = max(0.0, LEAST_PX - (right - left)) / 2
        band = QRect(
            round(view.header_px + left - missing),
            round(scene.axis_px),
            round(right - left + 2 * missing),
            round(scene.height_px - scene.axis_px),
        )
        area = view.viewport().rect().adjusted(round(view.header_px), 0, 0, 0)
        seen = band & area
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
