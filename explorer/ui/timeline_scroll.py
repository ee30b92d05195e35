"""How the lanes scroll: as far as they reach, and so that what one looks at stays where it is."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QVariantAnimation

from explorer.scene.density import AXIS_PX
from explorer.scene.lanes import LaneIndex
from explorer.scene.scene import Layout, Scene, steady_scroll
from explorer.ui.timeline_motion import are_animations_on

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

LANE_WHEEL_PX: Final = 64
GLIDE_MS: Final = 110
MOST_BUILDS: Final = 4
"""So often at most a scene is built anew for one frame because lanes above have changed their heights."""
_ELSEWHERE: Final = -1
"""Stands for where a scene was scrolled to that is to be built anew, further up or down."""


class LaneScroll:
    """Moves the scroll bar along when lanes come, go or change their heights."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._placed: tuple[LaneIndex, int, Scene] | None = None
        self._glide = QVariantAnimation(view)
        self._glide.setDuration(GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glide_to)
        self._held_y: float | None = None
        self._shift = 0

    def hold(self, y: float | None) -> None:
        """Keep the lane at this height (viewport pixels) where it is from now on; None: the topmost one."""
        self._held_y = None if y is None or y < AXIS_PX else y

    def by(self, dy_px: float) -> None:
        """Scroll the lanes, gliding where the desktop wants things to move; further calls add up."""
        bar = self._view.verticalScrollBar()
        is_gliding = self._glide.state() == QAbstractAnimation.State.Running
        start = int(self._glide.endValue()) + self._shift if is_gliding else bar.value()
        self._shift = 0
        target = min(max(start + round(dy_px), bar.minimum()), bar.maximum())
        self._glide.stop()
        if not (self._view.camera.is_animated and are_animations_on()):
            bar.setValue(target)
            return
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(target)
        self._glide.start()

    def follow(self, lanes: LaneIndex, scene: Scene) -> bool:
        """Let the bar reach as far as the lanes, and no lane jump away; True where it scrolled by that.

        The scene is then to be built anew and followed again: what comes into sight may change its height.
        """
        bar = self._view.verticalScrollBar()
        was, before = bar.value(), self._placed
        self._fit(scene)
        if before is not None and before[0] is lanes and before[1] == was:
            scroll = steady_scroll(before[2], scene, self._held_y)
            if scroll is not None:
                bar.setValue(round(scroll))
        elif (
            before is not None
            and before[0] is lanes
            and before[2].layout is not None
            and scene.layout is not None
        ):
            target = scrolled(before[2].layout, scene.layout, was)
            self._shift += target - was  # the rest of a glide goes with it
            bar.setValue(target)
        has_scrolled = bar.value() != was
        self._placed = (lanes, _ELSEWHERE if has_scrolled else was, scene)
        return has_scrolled

    def to_top(self) -> None:
        """Begin at the first lane, as with another order."""
        self._glide.stop()
        self._placed = None
        self._view.verticalScrollBar().setValue(0)

    def _glide_to(self, value: object) -> None:
        if isinstance(value, int):
            self._view.verticalScrollBar().setValue(value + self._shift)

    def _fit(self, scene: Scene) -> None:
        bar = self._view.verticalScrollBar()
        room = round(self._view.viewport().height() - AXIS_PX)
        bar.setPageStep(max(1, room))
        bar.setSingleStep(LANE_WHEEL_PX)
        bar.setRange(0, max(0, round(scene.content_height_px) - room))
        bar.setEnabled(bar.maximum() > 0)


def scrolled(before: Layout, after: Layout, y: int) -> int:
    """Where to scroll so that lanes stand as they would at `y` had none changed its height: px from the top.

    The lane that begins first below `y` stays, for the one that it cuts through may have become lower.
    """
    at = int(np.searchsorted(before.tops[:-1], y))
    while at < len(before.numbers):
        top = after.top_of(int(before.numbers[at]))
        if top is not None:
            return y + round(top - float(before.tops[at]))
        at += 1
    return y
