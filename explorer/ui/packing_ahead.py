"""Packs what the view will show next, in the moments when the window has nothing else to do."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from explorer.scene.ahead import tiles_ahead
from explorer.scene.inputs import SceneInput
from explorer.scene.scene import Layout
from explorer.scene.time_scale import TimeScale


class PackingAhead(QObject):
    """Works a tile at a time between events, so that no frame of a zoom has a whole level to pack."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scale: TimeScale | None = None
        self._steps: Iterator[None] = iter(())
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._step)

    @property
    def is_working(self) -> bool:
        """Whether something is left to pack for the frame that was followed last."""
        return self._idle.isActive()

    def follow(self, given: SceneInput, layout: Layout | None) -> None:
        """Begin anew with what may come after this frame."""
        self._steps = tiles_ahead(given, layout, self._scale)
        self._scale = given.scale
        self._idle.start()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._idle.stop()
