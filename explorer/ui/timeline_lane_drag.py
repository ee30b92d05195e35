"""Dragging a lane by its header to another place among the lanes; the view scrolls along at its edges."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QPointF, QTimer

from explorer.render.fonts import QtMeasure
from explorer.scene.density import AXIS_PX
from explorer.scene.primitives import Font, Lines, Primitive, Rects, Text
from explorer.scene.scene import LaneGeometry, Scene

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

EDGE_PX: Final = 32
"""So near to the upper or lower edge the lanes scroll along."""
STEP_MS: Final = 16
FASTEST_PX: Final = 18
GHOST_PX: Final = 30.0
GHOST_MARGIN_PX: Final = 6.0


class LaneDrag(QObject):
    """One lane on its way, from `begin` to `drop` or `cancel`."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view
        self._key: int | None = None
        self._where = QPointF()
        self._measure = QtMeasure()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def key(self) -> int | None:
        """The lane that is dragged, None where none is."""
        return self._key

    def begin(self, key: int, where: QPointF) -> None:
        """Take a lane by its header."""
        self._key = key
        self._timer.start()
        self.move(where)

    def move(self, where: QPointF) -> None:
        """Show where the lane would go."""
        self._where = where
        self._view.set_band(self._drawn())

    def drop(self) -> None:
        """Put the lane where it is shown to go."""
        key, gap = self._key, self._gap()
        self.cancel()
        if key is not None and gap is not None:
            self._view.scrolling.hold(None)  # the lane under the pointer has to make room for this one
            self._view.lanes.move(key, before=gap[0])
            self._view.revealing.reveal_lane(key)

    def cancel(self) -> None:
        """Leave the lane where it was."""
        self._key = None
        self._timer.stop()
        self._view.set_band(())

    def _scroll(self) -> None:
        """Scroll while the pointer is at an edge, the faster the nearer."""
        y, bottom = self._where.y(), self._view.viewport().height()
        beyond = min(y - AXIS_PX - EDGE_PX, 0.0) + max(y - bottom + EDGE_PX, 0.0)
        if beyond:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + round(max(-1.0, min(beyond / EDGE_PX, 1.0)) * FASTEST_PX))
            self._view.set_band(self._drawn())

    def _gap(self) -> tuple[int | None, float] | None:
        """The lane before which the dragged one would go (None: last), and where that is; None: nowhere."""
        scene = self._view.scene
        if scene is None or not scene.lanes:
            return None
        for lane in scene.lanes:
            if self._where.y() < lane.y + lane.height / 2:
                return lane.key, lane.y
        last = scene.lanes[-1]
        keys = self._view.lanes.keys
        behind = keys.index(last.key) + 1
        return (keys[behind] if behind < len(keys) else None), last.y + last.height

    def _drawn(self) -> tuple[Primitive, ...]:
        """A veil over the lane where it was, the line where it would go, and its name at the pointer."""
        scene, gap = self._view.scene, self._gap()
        if self._key is None or scene is None or gap is None:
            return ()
        drawn: list[Primitive] = []
        lane = scene.lane(self._key)
        if lane is not None:
            drawn.append(_veil(scene, lane))
        y = min(max(gap[1], AXIS_PX + 1), scene.height_px - 2)
        drawn.append(Lines(np.array([[0.0, y, scene.width_px, y]]), "accent", 2.0))
        left, width = GHOST_MARGIN_PX, self._view.header_px - 2 * GHOST_MARGIN_PX
        top = min(max(self._where.y() - GHOST_PX / 2, AXIS_PX), scene.height_px - GHOST_PX)
        box = np.array([[left, top, width, GHOST_PX]])
        drawn.append(Rects(box, "panel", radius_px=7.0, outline="accent", opacity=0.96))
        name = self._measure.elided(self._view.lanes.name_of(self._key), Font.TEXT_STRONG, width - 20)
        drawn.append(Text(left + 10, top + GHOST_PX / 2 + 4.5, name, Font.TEXT_STRONG, "text"))
        return tuple(drawn)


def _veil(scene: Scene, lane: LaneGeometry) -> Rects:
    top = max(lane.y, AXIS_PX)
    bottom = max(min(lane.y + lane.height, scene.height_px), top)
    return Rects(np.array([[0.0, top, scene.width_px, bottom - top]]), "ground", opacity=0.7)
