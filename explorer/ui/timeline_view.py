"""The timeline on the screen: one scene, built when its input changes, painted, zoomed and pointed at.

What the mouse does lies in `timeline_gestures`, how the arrow keys walk in `timeline_walk`, which lanes are
shown in `timeline_lanes`; nothing here asks the database: titles and hover cards are asked for by signals.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from explorer.model.beside import NOTHING_BESIDE, Beside
from explorer.model.calendar import today
from explorer.model.ids import Day, RecordId
from explorer.model.records import Link
from explorer.render.fonts import QtMeasure
from explorer.render.paint import paint
from explorer.render.theme import Theme
from explorer.scene.build import build_scene
from explorer.scene.density import Density
from explorer.scene.inputs import SceneInput
from explorer.scene.primitives import Primitive
from explorer.scene.scene import Hit, LabelMemory, Scene
from explorer.scene.selection import time_area
from explorer.scene.time_scale import TimeScale
from explorer.ui.accessible_timeline import tell_focus
from explorer.ui.compare_line import CompareLine
from explorer.ui.lane_chevrons import lane_chevrons
from explorer.ui.names_column import NamesColumn
from explorer.ui.packing_ahead import PackingAhead
from explorer.ui.plain_tip import plain_tip
from explorer.ui.pointer_rest import PointerRest
from explorer.ui.timeline_camera import Camera
from explorer.ui.timeline_content import Standings, TimelineContent
from explorer.ui.timeline_gestures import Gestures
from explorer.ui.timeline_keys import TimelineKeys
from explorer.ui.timeline_lanes import TimelineLanes
from explorer.ui.timeline_motion import TimeRange
from explorer.ui.timeline_overlay import TimelineOverlay
from explorer.ui.timeline_reveal import Revealing
from explorer.ui.timeline_scroll import MOST_BUILDS, LaneScroll
from explorer.ui.timeline_tips import tip_at

SETTLE_MS: Final = 250
FOCUS_PX: Final = 2


class TimelineView(QAbstractScrollArea):
    """Lanes of marks under an axis; the keyboard works while it has the focus.

    Signals:
        record_selected(RecordId or None): a mark was chosen, by mouse or keyboard; None: nothing is any more.
        record_walked(RecordId): an arrow key has led to a mark.
        record_opened(RecordId): Enter or a click on a lane's name asks for the pane.
        range_changed(TimeRange): another range is in view.
        as_of_dragged(Day): the as-of line was moved.
        titles_wanted(tuple[RecordId, ...]): the scene lacks these titles.
        hover_wanted(RecordId, QPoint): the pointer rests on a mark.
        hover_ended(): it does so no more.
        add_requested(str, RecordId or None): an event is to be added, of this date, in this lane.
        menu_requested(Pointed, QPoint): a menu is asked for, at a global point.
        lane_menu_requested(int or None, QPoint): that of a lane, or of the lanes, at a global point.
        lanes_requested(): the reader wants to choose lanes.
        names_width_chosen(float or None): the names' column is that wide now; None: as it needs.
        link_followed(int): 1 or -1: the next or the previous link of the selected record.
    """

    record_selected = Signal(object)
    record_walked = Signal(object)
    record_opened = Signal(object)
    range_changed = Signal(object)
    as_of_dragged = Signal(object)
    titles_wanted = Signal(object)
    hover_wanted = Signal(object, object)
    hover_ended = Signal()
    add_requested = Signal(str, object)
    menu_requested = Signal(object, object)
    lane_menu_requested = Signal(object, object)
    lanes_requested = Signal()
    names_width_chosen = Signal(object)
    link_followed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # always there, though unseen without need: the marks must not jump when lanes come and go
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._measure = QtMeasure()
        self._content: TimelineContent | None = None
        self._standings, self._has_standings = Standings(None), False
        self._names_column = NamesColumn(self._measure, self._take_width)
        self.titles: dict[int, str] = {}
        self._as_of: Day | None = None
        self._selected: tuple[RecordId, ...] = ()
        self._related: frozenset[int] | None = None
        self._links: tuple[Link, ...] = ()
        self.beside = NOTHING_BESIDE
        self._memory: LabelMemory | None = None
        self._scene: Scene | None = None
        self._ahead = PackingAhead(self)
        self._wanted: tuple[RecordId, ...] = ()
        self.camera = Camera(self)
        self.camera.moved.connect(self._take_range)
        self.lanes = TimelineLanes(self)
        self.scrolling = LaneScroll(self)
        self.gestures = Gestures(self)
        self.overlay = TimelineOverlay(self)
        self.revealing = Revealing(self)
        self.compared = CompareLine(self, self._invalidate)
        self._keys = TimelineKeys(self)
        self._pointer = PointerRest(self)
        self._pointer.rested.connect(self.hover_wanted)
        self._pointer.left.connect(self.hover_ended)
        self._band: tuple[Primitive, ...] = ()
        self._selected_lane: int | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._invalidate)

    # What is shown

    @property
    def content(self) -> TimelineContent | None:
        """The records in their lanes; None before the first answer."""
        return self._content

    @property
    def selected(self) -> tuple[RecordId, ...]:
        """The chosen records, the current one last."""
        return self._selected

    @property
    def has_standings(self) -> bool:
        """Whether the standings shown are those of the as-of day."""
        return self._content is not None and self._standings.as_of == self._as_of and self._has_standings

    @property
    def standings(self) -> Standings:
        """The bands and headlines that are drawn."""
        return self._standings

    @property
    def related(self) -> frozenset[int] | None:
        """The records that stand out; None where all do."""
        return self._related

    def title_of(self, record: RecordId) -> str:
        """The title that is drawn for a record; empty where it is not known."""
        return self.titles.get(record, "")

    @property
    def selected_lane(self) -> int | None:
        """The key of the lane that stands out, None where none does."""
        return self._selected_lane

    @property
    def lane_of_keys(self) -> int | None:
        """The key of the lane that keys are about: that of the selected mark, or the one that stands out."""
        return self._keys.lane

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that are drawn."""
        return self._links

    @property
    def as_of(self) -> Day | None:
        """The day whose standings are shown."""
        return self._as_of

    @property
    def time_range(self) -> TimeRange:
        """The range in view."""
        return self.camera.range

    @property
    def selected_range(self) -> TimeRange | None:
        """The range that shows what is selected, None where nothing is."""
        span = self.camera.span_of(self._selected)
        return None if span is None else self.camera.fitting(*span)

    @property
    def unfolded(self) -> frozenset[int]:
        """The agreements whose parties have bands of their own."""
        return self.lanes.choice.unfolded

    @property
    def density(self) -> Density:
        """How closely lanes stand."""
        return self.lanes.density

    @property
    def header_px(self) -> float:
        """The width of the column with the lanes' names: as they need, narrower where the window is."""
        return self._names_column.width_in(self.viewport().width())

    @property
    def names_width(self) -> float | None:
        """The width of that column where it was made by hand."""
        return self._names_column.chosen_px

    @property
    def scene(self) -> Scene | None:
        """What is on the screen, built now if its input has changed."""
        if self._scene is None and self._content is not None:
            self._scene = self._build(self._content)
            for _ in range(MOST_BUILDS):
                if not self.scrolling.follow(self._content.lanes, self._scene):
                    break
                self._scene = self._build(self._content)
        return self._scene

    def set_content(self, content: TimelineContent) -> None:
        """Show other records, or the same ones anew; the first ones are shown whole."""
        before, self._content = self._content, content
        self.titles = dict(content.titles)
        self._wanted = ()
        self._memory = None
        self.camera.set_lanes(content.lanes, is_the_rest=before is not None and before.is_partial)
        self._fit_names()
        self._invalidate()

    def add_titles(self, titles: Mapping[int, str]) -> None:
        """Take in titles that were asked for."""
        self.titles.update(titles)
        self.gestures.folds.tell_titles(titles)
        self._invalidate()

    def set_standings(self, standings: Standings) -> None:
        """Draw these bands and headlines."""
        self._standings, self._has_standings = standings, True
        self._fit_names()
        self._invalidate()

    def set_as_of(self, day: Day | None) -> None:
        """Move the as-of line; the bands of that day come by `set_standings`."""
        if day != self._as_of:
            self._as_of = day
            self._invalidate()

    def take_lanes(self, *, is_other_order: bool = False) -> None:
        """Draw the lanes as they are chosen now; in another order they begin at the first one."""
        self._memory = None
        if is_other_order:
            self.scrolling.to_top()
        self._fit_names()
        self._invalidate()

    def set_names_width(self, width_px: float | None) -> None:
        """Give the column with the lanes' names a width; None: as the names need it."""
        self._names_column.choose(width_px)

    def set_theme(self, theme: Theme) -> None:
        """Wear `theme`."""
        self._theme = theme
        self.viewport().update()

    def set_related(
        self, related: Iterable[int] | None, links: Iterable[Link] = (), lane: int | None = None
    ) -> None:
        """Dim all records but these, draw these links, and light up a lane; None dims nothing."""
        self._related = None if related is None else frozenset(related)
        self._links = tuple(links)
        self._selected_lane = lane
        self._invalidate()

    def set_beside(self, beside: Beside) -> None:
        """Draw commitments and dates that are given otherwise."""
        self.beside = beside
        self._invalidate()

    # Where one is

    def zoom(self, factor: float, at_x: float, *, is_animated: bool = False) -> None:
        """Zoom by `factor` keeping the time under `at_x` (viewport pixels) where it is."""
        self.camera.zoom(factor, at_x - self.header_px, is_animated=is_animated)

    def ms_at(self, x: float) -> int:
        """The time under a viewport pixel."""
        return self.camera.scale.ms_at(x - self.header_px)

    def hit(self, where: QPointF | QPoint) -> Hit | None:
        """What lies under a viewport point."""
        scene = self.scene
        return None if scene is None else scene.hit(where.x(), where.y())

    # What is chosen

    def select(self, records: Iterable[RecordId], *, tell: bool = False) -> None:
        """Choose `records`, the current one last."""
        selected = tuple(dict.fromkeys(records))
        if selected == self._selected:
            if tell:
                self.record_selected.emit(selected[-1] if selected else None)
            return
        self._selected = selected
        self.lanes.take_selection(selected)
        self._invalidate()
        self._announce(self.titles.get(selected[-1], "") if selected else "Nothing selected")
        if tell:
            self.record_selected.emit(selected[-1] if selected else None)

    def set_hovered(self, record: RecordId | None, where: QPoint) -> None:
        """Light up the mark under the pointer and, when the pointer rests, ask for its card."""
        if self._pointer.move(record, where):
            self.viewport().update()

    @property
    def band(self) -> tuple[Primitive, ...]:
        """What the mouse is spanning or carrying at the moment."""
        return self._band

    def set_band(self, band: tuple[Primitive, ...]) -> None:
        """Draw what the mouse is spanning at the moment, above everything."""
        self._band = band
        self.viewport().update()

    # Qt's own

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("ground"))
        scene = self.scene
        if scene is not None:
            paint(painter, scene.primitives, self._theme)
            overlay = self.overlay.primitives(scene, self._pointer.record)
            painter.setClipRect(QRectF(*time_area(scene)))
            paint(painter, overlay, self._theme)
            painter.setClipping(False)  # the axis and the names lie over all of it
            paint(painter, lane_chevrons(scene, self.lanes.can_unfold, self.header_px), self._theme)
        if self._band:
            paint(painter, self._band, self._theme)
        if self.hasFocus():
            painter.fillRect(0, 0, self.viewport().width(), FOCUS_PX, self._theme.colour("accent"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_width()

    def _fit_names(self) -> None:
        if self._content is not None:
            self._names_column.fit(self._content.lanes, self.lanes.order, self._standings.headlines)

    def _take_width(self) -> None:
        self.camera.set_width(self.viewport().width() - self.header_px)
        self._invalidate()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.gestures.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.gestures.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.gestures.ask_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.gestures.give_up()
        self.set_hovered(None, QPoint())
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self.gestures.native(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(tip_at(self, event.pos())), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.set_hovered(None, QPoint())
            self.scrolling.hold(None)
        return super().viewportEvent(event)

    # Inside

    def scene_input(self, content: TimelineContent, scale: TimeScale) -> SceneInput:
        """What a scene at `scale` is built from."""
        return SceneInput(
            columns=content.columns,
            lanes=content.lanes,
            scale=scale,
            width_px=float(self.viewport().width()),
            height_px=float(self.viewport().height()),
            measure=self._measure,
            scroll_y_px=float(self.verticalScrollBar().value()),
            header_px=self.header_px,
            density=self.density,
            titles=self.titles,
            colours=content.colours,
            bands=self._standings.bands,
            headlines=self._standings.headlines,
            names=content.names,
            pending=self._standings.pending,
            as_of=self._as_of,
            today=today(),
            unfolded=self.unfolded,
            order=self.lanes.order,
            hidden_lanes=self.lanes.hidden_count,
            guests=self.lanes.guests,
            closes_up=True,
            tells_nearest=not content.is_filtered_out(scale.start_ms, scale.end_ms),  # else it is said
            pins_flag=True,
            selected=self._selected,
            lit=self.compared.lit(content, self._related),
            compared=self.compared.drawn,
            marked=self.compared.marked,
            selected_lane=self._selected_lane,
            memory=self._memory,
            is_moving=self._settling.isActive(),
            beside=self.beside,
        )

    def _build(self, content: TimelineContent) -> Scene:
        given = self.scene_input(content, self.camera.scale)
        scene = build_scene(given)
        self._ahead.follow(given, scene.layout)
        self._memory = scene.memory
        wanted = tuple(RecordId(number) for number in scene.wanted_titles)
        if wanted and wanted != self._wanted:
            self._wanted = wanted
            QTimer.singleShot(0, self, lambda: self.titles_wanted.emit(wanted))
        return scene

    def _announce(self, words: str) -> None:
        """Let a screen reader say what is chosen: the mark, where it is in sight, or its title."""
        self.setAccessibleDescription(words)
        if not tell_focus(self) and QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _invalidate(self) -> None:
        self._scene = None
        self.viewport().update()

    @property
    def is_settled(self) -> bool:
        """Whether nothing moves, and the lanes stand as they will stay."""
        return not self.camera.is_moving and not self._settling.isActive()

    def _settle(self) -> None:
        """Once nothing moves any more, let the lanes close up and bring the record looked for into view."""
        if self.camera.is_moving:
            self._settling.start()
            return
        self._invalidate()
        self.revealing.finish()
        tell_focus(self)

    def _take_range(self, shown: TimeRange) -> None:
        if self._scene is not None:
            self._settling.start()
        self._invalidate()
        self.range_changed.emit(shown)
