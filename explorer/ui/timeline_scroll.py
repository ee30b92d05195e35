"""How the lanes scroll: as far as they reach, and so that what one looks at stays where it is."""

from typing import TYPE_CHECKING, Final

from explorer.scene.density import AXIS_PX
from explorer.scene.lanes import LaneIndex
from explorer.scene.scene import Scene, steady_scroll

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

LANE_WHEEL_PX: Final = 64


class LaneScroll:
    """Moves the scroll bar along when lanes come, go or change their heights."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._placed: tuple[LaneIndex, int, Scene] | None = None
        self._held_y: float | None = None

    def hold(self, y: float | None) -> None:
        """Keep the lane at this height (viewport pixels) where it is from now on; None: the topmost one."""
        self._held_y = None if y is None or y < AXIS_PX else y

    def follow(self, lanes: LaneIndex, scene: Scene) -> bool:
        """Let the bar reach as far as the lanes, and no lane jump away; True where it scrolled by that.

        The scene is then to be built anew, and `note` told of it.
        """
        bar = self._view.verticalScrollBar()
        was, before = bar.value(), self._placed
        self._fit(scene)
        if before is not None and before[0] is lanes and before[1] == was:
            scroll = steady_scroll(before[2], scene, self._held_y)
            if scroll is not None:
                bar.setValue(round(scroll))
        self.note(lanes, scene)
        return bar.value() != was

    def note(self, lanes: LaneIndex, scene: Scene) -> None:
        """Remember what is on the screen."""
        self._placed = (lanes, self._view.verticalScrollBar().value(), scene)

    def to_top(self) -> None:
        """Begin at the first lane, as with another order."""
        self._placed = None
        self._view.verticalScrollBar().setValue(0)

    def _fit(self, scene: Scene) -> None:
        bar = self._view.verticalScrollBar()
        room = round(self._view.viewport().height() - AXIS_PX)
        bar.setPageStep(max(1, room))
        bar.setSingleStep(LANE_WHEEL_PX)
        bar.setRange(0, max(0, round(scene.content_height_px) - room))
        bar.setEnabled(bar.maximum() > 0)
