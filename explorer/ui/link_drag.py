"""Drawing a link from mark to mark: from the handle of the selected mark, or from any mark with Ctrl."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal

from explorer.model.ids import RecordId
from explorer.render.fonts import QtMeasure
from explorer.scene.arcs import Spot, arc_between
from explorer.scene.density import AXIS_PX
from explorer.scene.link_arcs import centre_of, time_area
from explorer.scene.primitives import Font, Primitive, Rects, Text
from explorer.scene.scene import DrawnMark, Hit, Scene
from explorer.scene.selection import knob_of
from explorer.scene.sheet import Box

if TYPE_CHECKING:
    from explorer.ui.timeline_view import TimelineView

REACH_PX: Final = 4.0
"""So much beyond its edge the handle can still be taken."""
EDGE_PX: Final = 28
"""So near to an edge of the time area the view goes along."""
STEP_MS: Final = 16
FASTEST_PX: Final = 14
_WORDS_PX: Final = 360.0
_NEAR_PX: Final = 4.0


class LinkDrag(QObject):
    """A link on its way, from the press on a mark to the drop on another, or to `cancel`.

    Signals:
        linked(RecordId, RecordId, QPoint): one mark was dropped on another, at a point of the screen.
        link_from_requested(RecordId): the handle was clicked: the other end is to be typed.
        link_opened(RecordId): the arc of a link was clicked.
        said(str): why nothing came of it, in one line.
    """

    linked = Signal(object, object, QPoint)
    link_from_requested = Signal(object)
    link_opened = Signal(object)
    said = Signal(str)

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view
        self._measure = QtMeasure()
        self._why_not = ""
        self._from: RecordId | None = None
        self._where = self._begun_at = QPointF()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._go_along)

    @property
    def has_handle(self) -> bool:
        """Whether the selected mark shows a handle: where links can be added."""
        return not self._why_not

    @property
    def origin(self) -> RecordId | None:
        """The record that the link starts from, None where none is drawn."""
        return self._from

    def allow(self, why_not: str | None) -> None:
        """Let links be drawn, or, with the reason why not, none."""
        self._why_not = why_not or ""
        self._view.viewport().update()

    def take_handle(self, where: QPointF) -> bool:
        """Begin at the handle of the selected mark, where a point lies on it."""
        box = self.handle_at(where)
        if box is None:
            return False
        self._begin(self._view.selected[-1], where)
        return True

    def is_begun_at(self, where: QPointF, keys: Qt.KeyboardModifier, hit: Hit | None) -> bool:
        """Begin at a mark that was pressed with Ctrl, once the pointer has moved on from there."""
        is_asked = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if not is_asked or hit is None or hit.kind != "record" or hit.record is None:
            return False
        if self._why_not:
            self.said.emit(self._why_not)
            return False
        self._begin(hit.record, where)
        return True

    def handle_at(self, where: QPointF) -> Box | None:
        """The handle under a point, None where there is none."""
        scene, selected = self._view.scene, self._view.selected
        if scene is None or len(selected) != 1 or not self.has_handle:
            return None
        titles = {int(selected[0]): self._view.title_of(selected[0])}
        for mark in scene.marks_of(selected[0]):
            knob = knob_of(scene, self._measure, mark, titles)
            if knob is not None:
                x, y, width, height = knob
                wide = Box(x - REACH_PX, y - REACH_PX, width + 2 * REACH_PX, height + 2 * REACH_PX)
                if wide.contains(where.x(), where.y()):
                    return knob
        return None

    def move(self, where: QPointF) -> None:
        """Draw the arc to the pointer; a mark beneath it lights up and is named."""
        self._where = where
        self._view.set_band(self._drawn())

    def drop(self, where: QPointF, on_screen: QPoint) -> None:
        """Link the mark under the pointer, or say why nothing can be linked there."""
        origin, target, hit = self._from, self._target(where), self._view.hit(where)
        self.cancel()
        if origin is None:
            return
        if (where - self._begun_at).manhattanLength() < REACH_PX:
            self.link_from_requested.emit(origin)
        elif target is not None:
            self.linked.emit(origin, target, on_screen)
        elif hit is not None and hit.kind == "fold":
            self.said.emit("Several records stand there: zoom in to link one of them.")
        elif hit is None or hit.record != origin:
            self.said.emit("No link was drawn: drop it on another mark.")

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._from = None
        self._timer.stop()
        self._view.set_band(())

    def _begin(self, record: RecordId, where: QPointF) -> None:
        self._from, self._where, self._begun_at = record, where, where
        self._timer.start()
        self._view.set_band(self._drawn())

    def _target(self, where: QPointF) -> RecordId | None:
        hit = self._view.hit(where)
        if hit is None or hit.kind != "record" or hit.record == self._from:
            return None
        return hit.record

    def _drawn(self) -> tuple[Primitive, ...]:
        scene, origin = self._view.scene, self._from
        if scene is None or origin is None:
            return ()
        area, x, y = time_area(scene), self._where.x(), self._where.y()
        start = _nearest(scene, origin, x, y)
        target = self._target(self._where)
        end_mark = None if target is None else _nearest(scene, target, x, y)
        end = Spot(x, y, Box(x - 1, y - 1, 2, 2)) if end_mark is None else _spot(end_mark)
        shapes: list[Primitive] = []
        words = "Drop on the mark that it bears on"
        if target is not None:
            words = f"Link to “{self._view.title_of(target)}”"
        if end_mark is not None:
            bx, by, width, height = end_mark.box
            halo = np.array([[bx - 3, by + 1, width + 6, height - 2]])
            shapes.append(
                Rects(halo, "accent", radius_px=6, outline="accent", outline_px=2, fill_opacity=0.12)
            )
        if start is not None:
            arc = arc_between(_spot(start), end, area, ())
            shapes += [] if arc is None else arc.paths("accent", 2.0, 1.0)
        return (*shapes, *self._told(words, x, y, area))

    def _told(self, words: str, x: float, y: float, area: Box) -> tuple[Primitive, ...]:
        """Say beside the pointer what a drop would do."""
        words = self._measure.elided(words, Font.SMALL_STRONG, min(_WORDS_PX, area.width - 24))
        width = self._measure.width(words, Font.SMALL_STRONG) + 16
        left = max(min(x + 14, area.x + area.width - width - 4), area.x + 4)
        top = y + 16 if y + 42 < area.y + area.height else y - 36
        box = np.array([[left, top, width, 22.0]])
        return (
            Rects(box, "panel", radius_px=6, outline="accent"),
            Text(left + 8, top + 15, words, Font.SMALL_STRONG, "text"),
        )

    def _go_along(self) -> None:
        """Move the view while the pointer is at an edge of the time area, the faster the nearer."""
        viewport, header = self._view.viewport(), self._view.header_px
        across = _beyond(self._where.x(), header, viewport.width())
        down = _beyond(self._where.y(), AXIS_PX, viewport.height())
        if across:
            self._view.camera.pan(-across)
        if down:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + round(down))
        if across or down:
            self._view.set_band(self._drawn())


def _beyond(at: float, first: float, last: float) -> float:
    """How far to go in a step, negative towards `first`."""
    beyond = min(at - first - EDGE_PX, 0.0) + max(at - last + EDGE_PX, 0.0)
    return max(-1.0, min(beyond / EDGE_PX, 1.0)) * FASTEST_PX


def _nearest(scene: Scene, record: RecordId, x: float, y: float) -> DrawnMark | None:
    """The mark of a record that lies nearest to a point: it may stand in several lanes."""
    marks = scene.marks_of(record)
    if not marks:
        return None
    return min(marks, key=lambda mark: abs(centre_of(mark)[1] - y) * _NEAR_PX + abs(centre_of(mark)[0] - x))


def _spot(mark: DrawnMark) -> Spot:
    x, y = centre_of(mark)
    return Spot(x, y, mark.box if mark.is_bar else Box(x - 7, y - 7, 14, 14))
