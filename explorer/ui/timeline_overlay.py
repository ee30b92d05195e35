"""What lies over the timeline: the selected, the hovered, and links; built anew when any is another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF

from explorer.model.ids import RecordId
from explorer.model.records import Link
from explorer.render.fonts import QtMeasure
from explorer.scene.link_arcs import LinksShown
from explorer.scene.primitives import Primitive
from explorer.scene.scene import Scene
from explorer.scene.selection import Overlay, overlay_of

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

REACH_PX: Final = 4.0
"""So near to an arc the pointer is about its link."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An overlay, and what it was built from; titles that come later bring a scene of their own."""

    scene: Scene
    asked: tuple[object, ...]
    overlay: Overlay


class TimelineOverlay:
    """Keeps what was built last; a view that is painted again without any change builds nothing."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._measure = QtMeasure()
        self._shown = LinksShown.SELECTION
        self._read: RecordId | None = None
        self._in_view: tuple[Link, ...] = ()
        self._kept: _Kept | None = None

    @property
    def shown(self) -> LinksShown:
        """Which links are drawn."""
        return self._shown

    def show(self, shown: LinksShown) -> None:
        """Draw the links of the selection, all in view, or none."""
        self._shown = shown
        self._view.viewport().update()

    def take_in_view(self, links: tuple[Link, ...]) -> None:
        """Take the links of what is in view, which are drawn where all are wanted."""
        self._in_view = links
        self._view.viewport().update()

    def set_read(self, record: RecordId | None) -> None:
        """Ring the mark of the record whose pane is in front."""
        self._read = record
        self._view.viewport().update()

    def primitives(self, scene: Scene, hovered: RecordId | None) -> tuple[Primitive, ...]:
        """Give the shapes for a scene."""
        view, read = self._view, self._read
        links = view.links
        if self._shown is LinksShown.ALL:
            links = tuple({link.id: link for link in (*links, *self._in_view)}.values())
        has_knob = view.gestures.links.has_handle
        asked = (hovered, view.selected, links, read, self._shown, has_knob)
        kept = self._kept
        if kept is None or kept.scene is not scene or kept.asked != asked:
            overlay = overlay_of(
                scene,
                self._measure,
                hovered=hovered,
                selected=view.selected,
                titles=view.titles,
                links=links,
                read=read,
                shown=self._shown,
                has_knob=has_knob,
                is_moving=not view.is_settled,
            )
            kept = self._kept = _Kept(scene, asked, overlay)
        return kept.overlay.primitives

    def link_at(self, where: QPointF) -> RecordId | None:
        """The link whose arc passes a point, the topmost one; None where none does."""
        drawn = () if self._kept is None else self._kept.overlay.links
        for one in drawn:
            if one.arc.passes(where.x(), where.y(), REACH_PX):
                return one.link.id
        return None
